"""`sentencing check`: the encoding's own logic, and the examples in the files.

Everything is found over all answers to all questions. A finding that the law really has is waived in its file, with
its cite; a waiver of something that is not found is a finding itself.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sentencing.corpus.link_versions import GAP, gaps
from sentencing.corpus.names import Names
from sentencing.corpus.problem import Problem
from sentencing.engine.case import NotInForceError
from sentencing.engine.formula import both, negate
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.program import scope_of
from sentencing.law.days import following
from sentencing.law.provision import Never, in_force, naming
from sentencing.review import examples
from sentencing.review.carried import carried
from sentencing.review.cites import miscited
from sentencing.review.logic import AGGRAVATING, LIGHTENING, Seen, asked_in, asked_names, faults, fires
from sentencing.review.official.result import IDLE, WAIVED_AS
from sentencing.review.processes import shared_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sentencing.corpus.sources import Source, SystemSource
    from sentencing.engine.case import Law
    from sentencing.engine.formula import Formula
    from sentencing.engine.program import Program
    from sentencing.law import statute
    from sentencing.law.provision import Elements, Offence

EXAMPLES_WANTED = 3
_EVER = "9999-12-31"  # the day after which nothing more changes
_NOUNS = {"tier": "tier", "circumstance": "circumstance", "fact": "fact", "rule": "rule", "offence": "offence"}


@dataclass(frozen=True)
class Finding:
    """Something found in a file: its kind, the element, and the path of that element in the file."""

    source: Source
    kind: str
    of: str
    path: tuple[str | int, ...]
    what: str

    def problem(self) -> Problem:
        """The finding with its file, line and column."""
        return self.source.document.problem(self.path, f"{self.what} ({self.kind})")


def check(
    law: Law,
    systems: tuple[SystemSource, ...],
    today: str,
    within: str = "",
    progress: Callable[[str], None] | None = None,
) -> tuple[Problem, ...]:
    """Every finding in the files of these systems, of which the law was compiled, in the order of the files.

    `within` limits what is looked at to a file or folder; `today` (ISO) is the day on which examples without a date are
    assessed; `progress` is told each file that was checked.
    """
    prepared = PreparedLaw(law)
    every = [_Programs(prepared, Names(system)) for system in systems]
    parts = [
        _Part(programs, source, today)
        for programs in every
        for source in programs.names.system.sources
        if _inside(source.document.file, within)
    ]
    told = (lambda part: progress(part.source.document.file)) if progress else None
    return tuple(sorted({Problem(*row) for row in shared_out(_rows, parts, told)}))


def _inside(file: str, within: str) -> bool:
    path, folder = os.path.abspath(file), os.path.abspath(within)
    return not within or path == folder or path.startswith(folder + os.sep)


@dataclass(frozen=True)
class _Part:
    """A file to check, and what it is checked with."""

    programs: _Programs
    source: Source
    today: str


def _rows(part: _Part) -> list[tuple[Any, ...]]:
    """What is found in a file, as plain rows: they may come from another process."""
    programs, source, names = part.programs, part.source, part.programs.names
    found = [*_cites(names, source), *_carried(programs.law, names, source), *_file(source, programs)]
    found += _examples(programs.law, names, source, part.today)
    return [tuple(finding.problem()) for finding in _unwaived(names, source, found)]


class _Programs:
    """The programs of a system's offences, made when asked for."""

    def __init__(self, law: PreparedLaw, names: Names) -> None:
        self.law = law
        self.names = names
        self.seen = Seen()
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}
        self._asked: dict[tuple[str, str], frozenset[str]] = {}
        self._made: dict[tuple[str, str, str], tuple[Program, ...]] = {}

    def on(self, offence: str, day: str, subject: str = "person") -> tuple[Program, ...]:
        """The programs of a day, none where the offence is not encoded for it."""
        key = (offence, day, subject)
        if key not in self._made:
            try:
                self._made[key] = _prepared(self.law, *key)
            except NotInForceError:
                self._made[key] = ()
        return self._made[key]

    def of(self, offence: str) -> Iterator[Program]:
        """The programs on every day on which the offence's own law changes, for every subject it knows."""
        yield from self._at(offence, "")

    def reached(self, source: Source, rule: statute.Rule) -> Iterator[Program]:
        """The programs of the offences that a rule bears on, on every day of its time on which their own law or the
        general law changes."""
        first, last = _iso(rule.since), _iso(rule.until) or "9999"
        for offence in self.names.reached(source, rule):
            for day, subject in self._states(offence):
                if first <= day <= last:
                    yield from self.on(offence, day, subject)

    def _states(self, offence: str) -> tuple[tuple[str, str], ...]:
        """The days on which an offence's own law or the general law changes, with the subjects that the first know."""
        if offence not in self._known:
            found = self.law.offence(offence)
            own = ((day, subject) for day in _days(found.versions, found.elements) for subject in _subjects(found, day))
            general = self.law.system(self.names.system.id).elements
            shared = ((day, "person") for day in _days(found.versions, general))
            self._known[offence] = tuple(dict.fromkeys((*own, *shared)))
        return self._known[offence]

    def asked_by(self, source: Source, day: str) -> Iterator[str]:
        """Every fact and circumstance that the programs of a file ask about on a day, or on any, with its scope and
        without."""
        for offence in source.offences:
            for program in self._at(offence, day):
                for name in asked_names(program):
                    yield from _forms(offence, name)

    def _at(self, offence: str, day: str) -> Iterator[Program]:
        found = self.law.offence(offence)
        days = _days(found.versions, found.elements)
        for each in [last for last in days if last <= day][-1:] if day else days:
            for subject in _subjects(found, each):
                yield from self.on(offence, each, subject)

    def asks(self, offence: str, day: str) -> frozenset[str]:
        """Every fact and circumstance that an offence asks about on a day, or on any, with its scope and without."""
        key = (offence, day)
        if key not in self._asked:
            found, general = self.law.offence(offence), self.law.system(self.names.system.id).elements
            needs = tuple(each.needs for each in found.versions if not day or in_force(each, day))
            asked = asked_in(found.elements, needs, general, day)
            self._asked[key] = frozenset(form for each in asked for form in _forms(offence, each))
        return self._asked[key]

    def asked(self, day: str) -> frozenset[str]:
        """Every fact and circumstance that any file asks about on a day, or on any, with its scope and without."""
        key = ("", day)
        if key not in self._asked:
            general = self.law.system(self.names.system.id).elements
            own = asked_in(general, (), general, day)
            self._asked[key] = own.union(*(self.asks(offence, day) for offence in self.names.system.homes))
        return self._asked[key]


def _forms(offence: str, name: str) -> tuple[str, ...]:
    """A name with and without the scope of its file, and without the part that it names."""
    scope, whole = scope_of(offence), name.split(".", maxsplit=1)[0]
    return name, whole, f"{scope}:{name}", f"{scope}:{whole}"


def _prepared(law: PreparedLaw, offence: str, day: str, subject: str) -> tuple[Program, ...]:
    """The ways in which an offence is punished: with what the first `punish` reference that holds lends, and where none
    does, with its own tiers. Answers by which another way is the right one cannot be in a program."""
    references, made = law.offence(offence).elements.references, []
    otherwise: Formula = True
    for each in references:
        if each.kind == "punish" and in_force(each, day):
            program = law.program(offence, day, subject, each.to[0])
            condition = program.formula(each.when)
            made.append(_only_where(program, both(otherwise, condition)))
            otherwise = both(otherwise, negate(condition))
            if each.when is None:
                return tuple(made)
    return (*made, _only_where(law.program(offence, day, subject), otherwise))


def _only_where(program: Program, condition: Formula) -> Program:
    never = (Never(("all", ()), program.version.article, {}), negate(condition))
    return program if condition is True else program._replace(nevers=(*program.nevers, never))


def _days(versions: Iterable[Any], elements: Elements) -> list[str]:
    """The first day of each state of these elements, within the time for which an offence is encoded."""
    dated: list[Any] = [each for group in elements for each in group if hasattr(each, "since")]
    starts = {each.since for each in dated} | {following(each.until) for each in dated if each.until}
    first = min((version.since for version in versions), default="")
    last = max((version.until or "9999" for version in versions), default="9999")
    return sorted(day for day in {first, *starts} if first <= day <= last) or [""]


def _subjects(offence: Offence, day: str) -> tuple[str, ...]:
    units = [unit for unit in offence.elements.units if in_force(unit, day)]
    if not units:
        return ("person",)
    return ("person", "unit", "unit-persons") if units[0].persons != "none" else ("person", "unit")


def _file(source: Source, programs: _Programs) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for offence in source.offences:
        for program in programs.of(offence):
            for fault in faults(program, programs.seen):
                if (fault.finding, fault.id) not in told:
                    told.add((fault.finding, fault.id))
                    yield Finding(source, fault.finding, fault.id, _path(source, fault.noun, fault.id), fault.what)
    yield from _two_sided(source)
    yield from _half_set(source)
    yield from _unused(source, programs)
    yield from _idle_rules(source, programs)


def _cites(names: Names, source: Source) -> Iterator[Finding]:
    return (Finding(source, each.finding, each.of, each.path, each.what) for each in miscited(names, source))


def _carried(law: Law, names: Names, source: Source) -> Iterator[Finding]:
    for index, name, to in carried(law, names, source):
        what = f"'{name}' is another question in {to}: is it 'apart', its answer not carried, or 'alike'?"
        yield Finding(source, "carried", name, ("reference", index), what)


def _path(source: Source, noun: str, identity: str) -> tuple[str | int, ...]:
    """Where an element stands in its file; the file itself where it is declared elsewhere."""
    for index, element in enumerate(getattr(source.content, _NOUNS[noun])):
        if element.id == identity:
            return (noun, index)
    return ()


def _two_sided(source: Source) -> Iterator[Finding]:
    """Rules that let a court choose between mercy and its opposite: no law does."""
    for index, rule in enumerate(source.content.rule):
        verbs = {effect.verb for option in (*rule.shall, *rule.may) for effect in option.effects}
        if verbs & LIGHTENING and verbs & AGGRAVATING:
            what = "one of its options makes the sentence lighter and another heavier"
            yield Finding(source, "not-monotone", rule.id, ("rule", index), what)


def _half_set(source: Source) -> Iterator[Finding]:
    """Places that lack a figure which others of the file have: an authority sets them together."""
    every = dict.fromkeys(name for place in source.content.place for name in place.figures)
    for index, place in enumerate(source.content.place):
        missing = [name for name in every if name not in place.figures]
        if missing:
            what = f"'{place.id}' has set no {' and no '.join(missing)}, as the other places of this file have"
            yield Finding(source, "half-set", place.id, ("place", index), what)


def _unused(source: Source, programs: _Programs) -> Iterator[Finding]:
    for noun in ("circumstance", "fact"):
        for index, element in enumerate(getattr(source.content, noun)):
            name = element.id if source.common else f"{source.scope}:{element.id}"
            day = (_iso(element.until) or _EVER) if noun == "circumstance" else ""
            if not (_mentioned(source, element.id) or _asked(source, programs, name, day)):
                yield Finding(source, "unused", element.id, (noun, index), f"nothing asks about this {noun}")


def _asked(source: Source, programs: _Programs, name: str, day: str) -> bool:
    """Whether anything asks about a name on a day, or on any: most is asked about by its own file."""
    return (
        any(name in programs.asks(offence, day) for offence in source.offences)
        or name in programs.asked(day)
        or name in programs.asked_by(source, day)
    )


def _mentioned(source: Source, name: str) -> bool:
    """Whether a reference hands the answer on or leads where it says, or it says whom the case is about."""
    references = source.content.reference
    handed = {given.raw for each in references for given in each.with_.values()}
    leading = {naming(to) for each in references for to in (*each.heavier, *each.cumulate, each.convict)}
    return f"@{name}" in handed or name in leading or source.shared


def _idle_rules(source: Source, programs: _Programs) -> Iterator[Finding]:
    for index, rule in enumerate(source.content.rule):
        since, until = _iso(rule.since), _iso(rule.until)
        if not any(_fires(program, rule.id, since, until) for program in programs.reached(source, rule)):
            yield Finding(source, "never-fires", rule.id, ("rule", index), "no answers make this rule hold")


def _fires(program: Program, identity: str, since: str, until: str) -> bool:
    for rule, _ in (*program.rules, *program.bars_liability):
        if (rule.id, rule.since, rule.until) == (identity, since, until):
            return fires(program, rule)
    return False


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _examples(law: PreparedLaw, names: Names, source: Source, today: str) -> Iterator[Finding]:
    wanted = EXAMPLES_WANTED if _says_law(source) else 0
    if len(source.content.example) < wanted:
        what = f"{len(source.content.example)} examples; every file has at least {wanted}"
        yield Finding(source, "few-examples", source.scope, (), what)
    for index, example in enumerate(source.content.example):
        for key, what in examples.wrong(law, names, source, example, today):
            yield Finding(source, "example", str(index), ("example", index, key), f"the example is wrong: {what}")


def _says_law(source: Source) -> bool:
    content = source.content
    return bool(content.offence or content.tier or content.rule or content.consequence or content.reference)


def _unwaived(names: Names, source: Source, found: list[Finding]) -> Iterator[Finding]:
    """What no waiver admits, and the waivers that admit nothing. Those of differences from the official text are for
    `verify` to judge."""
    waived = {(waiver.finding, waiver.of) for waiver in source.content.waiver}
    met = {(finding.kind, finding.of) for finding in found}
    yield from (finding for finding in found if (finding.kind, finding.of) not in waived)
    if any(finding == GAP for finding, _ in waived - met):
        met |= {(GAP, name) for name in gaps(names, source.document)}
    for index, waiver in enumerate(source.content.waiver):
        if not waiver.finding.startswith(WAIVED_AS) and (waiver.finding, waiver.of) not in met:
            yield Finding(source, "idle-waiver", waiver.of, ("waiver", index), IDLE)
