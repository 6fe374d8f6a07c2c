"""Whether the files of a system fit together: everything that is named exists, versions follow one another, and nothing
rests on itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sentencing.corpus.convert import base_number
from sentencing.corpus.link_conditions import condition, unknown, wrong_part
from sentencing.corpus.link_cycles import cycles
from sentencing.corpus.link_in_time import in_time, limitation
from sentencing.corpus.link_places import places
from sentencing.corpus.link_sanctions import effect_problems, mismeasured, sanction_problems
from sentencing.corpus.link_versions import versions
from sentencing.corpus.problem import nearest, quoted
from sentencing.corpus.progress import SILENT, Progress
from sentencing.corpus.schema import keys_of, toml_key
from sentencing.corpus.shape import records
from sentencing.corpus.spot import problem_at
from sentencing.law import jurisdiction, statute
from sentencing.law.condition import Condition
from sentencing.law.effect import Option
from sentencing.law.grammar import GrammarError
from sentencing.law.provision import naming
from sentencing.law.sanction import KINDS, Sanction
from sentencing.law.values import Cite, pins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.document import Document, Path
    from sentencing.corpus.names import Found, Names
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.sources import Source

_BEARING = (statute.Tier, statute.Unit, statute.Rule, statute.Reference, statute.Consequence)
_BY_FACT = ("convict", "heavier", "cumulate")
_TARGETS = ("convict", "punish", "heavier", "cumulate", "acts", "convicted_of", "offence")


def link(names: Names, progress: Progress = SILENT, sources: tuple[Source, ...] | None = None) -> list[Problem]:
    """Every problem of a system's files as a whole, each placed in its file; with `sources`, of these files, where the
    rest is known to be sound."""
    every = names.system.sources if sources is None else sources
    offences = [offence for source in every for offence in source.offences]
    found = [*_jurisdiction(names), *(each for source in progress.each(every) for each in _source(names, source))]
    return _once(found or [*versions(names, offences), *cycles(names, every)])


def _once(problems: list[Problem]) -> list[Problem]:
    """One line for the same mistake made many times in a file, at the first of its places."""
    same: dict[tuple[str, str], list[Problem]] = {}
    for problem in sorted(set(problems), key=lambda each: each[:3]):
        same.setdefault((problem.file, problem.what), []).append(problem)
    return [
        first._replace(what=f"{first.what} (and {len(more)} more times in this file)") if more else first
        for first, *more in same.values()
    ]


def _jurisdiction(names: Names) -> Iterator[Problem]:
    system = names.system
    record, document = system.content.jurisdiction, system.document
    code = record.code
    if code and code not in names.instruments:
        yield _missing(document, ("jurisdiction", "code"), "instrument", code, names.instruments)
    for path, each in records(system.content):
        yield from _values(names, document, path, each)
        if isinstance(each, (jurisdiction.Reduction, jurisdiction.Fallback)) and each.contested:
            yield from _doctrine(document, path, each.contested, _doctrines(names, None))
        if isinstance(each, jurisdiction.RungRecord) and each.limits and (what := mismeasured(each.kind, each.limits)):
            yield document.problem((*path, "limits"), what)
        if isinstance(each, (jurisdiction.InTime, jurisdiction.Transition)):
            yield from in_time(names, document, path, each)
        if isinstance(each, jurisdiction.Limitation):
            yield from limitation(names, document, path, each)
        for index, kind in enumerate(each.absorb if isinstance(each, jurisdiction.Total) else ()):
            if kind not in KINDS:
                yield _missing(document, (*path, "absorb", index), "kind of sanction", kind, KINDS)


def _source(names: Names, source: Source) -> Iterator[Problem]:
    content, document = source.content, source.document
    if source.article is None and not source.shared:
        yield document.problem((), "a file without an offence says in [article] what it is about")
    if content.source and content.source.instrument not in names.instruments:
        yield _missing(document, ("source", "instrument"), "instrument", content.source.instrument, names.instruments)
    yield from places(source)
    for path, record in records(content):
        yield from _values(names, document, path, record)
        yield from _record(names, source, path, record)


def _values(names: Names, document: Document, path: Path, record: Any) -> Iterator[Problem]:
    """The cites, sanctions and effects in the fields of a record."""
    for name, key in keys_of(record):
        value = getattr(record, name)
        if isinstance(value, Cite):
            yield from _cite(names, document, (*path, key), value)
        elif isinstance(value, dict):
            for inner, each in value.items():
                yield from _each(names, document, (*path, key, inner), each)
        elif type(value) is tuple:
            yield from _each(names, document, (*path, key), value)


def _each(names: Names, document: Document, path: Path, values: Any) -> Iterator[Problem]:
    for index, each in enumerate(values if type(values) is tuple else ()):
        if isinstance(each, Sanction):
            yield from sanction_problems(names, document, (*path, index), each)
        elif isinstance(each, Option):
            for effect in each.effects:
                yield from effect_problems(names, document, (*path, index), effect)


def _cite(names: Names, document: Document, path: Path, cite: Cite) -> Iterator[Problem]:
    for pin in pins(cite.text):
        if pin.instrument and pin.instrument not in names.instruments:
            what = f"there is no instrument {quoted(pin.instrument)} in jurisdiction.toml"
            yield problem_at(document, path, pin.instrument, what, nearest(pin.instrument, names.instruments))


def _record(names: Names, source: Source, path: Path, record: Any) -> Iterator[Problem]:
    for name, key in keys_of(record):
        value = getattr(record, name)
        if isinstance(value, Condition):
            yield from condition(names, source, (*path, key), record, value)
    if getattr(record, "contested", ""):
        yield from _doctrine(source.document, path, record.contested, _doctrines(names, source))
    if isinstance(record, _BEARING):
        yield from _bearing(names, source, path, record)
    match record:
        case statute.Offence():
            yield from _offence(names, source, path, record)
        case statute.Definition():
            yield from _definition(names, source, path, record)
        case statute.Tier():
            yield from _tier(names, source, path, record)
        case statute.Unit():
            yield from _unit(source, path, record)
        case statute.Rule() | statute.Consequence():
            yield from _instead_of(names, source, path, record)
            if isinstance(record, statute.Rule):
                yield from _bar(source, path, record)
        case statute.Reference():
            yield from _targets(names, source, path, record)
            yield from _with(names, source, path, record)
        case statute.Example():
            yield from _targets(names, source, path, record)
            yield from _example(names, source, path, record)


def _bearing(names: Names, source: Source, path: Path, record: Any) -> Iterator[Problem]:
    """Which offences an element says that it is for, and the facts that its fines are shares of."""
    jurisdiction = names.system.content.jurisdiction
    known = [*names.system.versions, *jurisdiction.properties, *(f"chapter:{each.id}" for each in jurisdiction.chapter)]
    for key in ("of", "but"):
        for name in getattr(record, key).ids if hasattr(record, key) else ():
            if name not in known:
                what = f"{quoted(name)} is no offence, chapter or property"
                yield problem_at(source.document, (*path, key), name, what, nearest(name, known))
    if (
        not record.of.ids
        and not source.offences
        and not (source.common and not isinstance(record, (statute.Tier, statute.Unit)))
    ):
        yield source.document.problem(path, "this file declares no offence: 'of' must say which this is for")
    yield from _shares(names, source, path, record)


def _shares(names: Names, source: Source, path: Path, record: Any) -> Iterator[Problem]:
    """The facts that fines are shares of."""
    for place, sanction in _fines(record):
        if sanction.of and not names.find(source, sanction.of):
            yield problem_at(source.document, (*path, *place), sanction.of, *unknown(names, source, sanction.of))


def _fines(record: Any) -> Iterator[tuple[Path, Sanction]]:
    for key in ("principal", "on"):
        yield from (((key, index), each) for index, each in enumerate(getattr(record, key, ())))
    for index, addition in enumerate(getattr(record, "additional", None) or ()):
        for mode in ("shall", "may", "shall_or_sole", "may_or_sole"):
            for at, each in enumerate(getattr(addition, mode)):
                yield ("additional", index, toml_key(mode), at), each


def _offence(names: Names, source: Source, path: Path, record: statute.Offence) -> Iterator[Problem]:
    jurisdiction = names.system.content.jurisdiction
    if record.id != source.scope and not record.id.startswith(f"{source.scope}."):
        yield source.document.problem(
            (*path, "id"), f"an offence of this file is called '{source.scope}', or that and a dot and more"
        )
    if record.chapter and record.chapter not in [each.id for each in jurisdiction.chapter]:
        chapters = [each.id for each in jurisdiction.chapter]
        yield _missing(source.document, (*path, "chapter"), "chapter", record.chapter, chapters)
    for index, name in enumerate(record.is_):
        if name not in jurisdiction.properties:
            yield _missing(source.document, (*path, "is", index), "property", name, jurisdiction.properties)


def _definition(names: Names, source: Source, path: Path, record: statute.Definition) -> Iterator[Problem]:
    found = names.find(source, record.of)
    if found is None:
        yield source.document.problem((*path, "of"), *unknown(names, source, record.of))
    elif found.fact or found.part:
        yield source.document.problem((*path, "of"), f"{quoted(record.of)} is no circumstance: only those are defined")


def _tier(names: Names, source: Source, path: Path, record: statute.Tier) -> Iterator[Problem]:
    tiers = sorted({tier for offence in names.reached(source, record) for tier in names.tier_names(offence)})
    for key, name in (("within", record.within), *(("lighter_than", each) for each in record.lighter_than.ids)):
        if name and (name not in tiers or name == record.id):
            what = f"there is no other tier {quoted(name)} of the same offence"
            yield problem_at(
                source.document, (*path, key), name, what, nearest(name, [each for each in tiers if each != record.id])
            )
    if record.frame_of:
        yield from _frame_of(names, source, path, record.frame_of)


def _frame_of(names: Names, source: Source, path: Path, frame_of: str) -> Iterator[Problem]:
    offence, mark, tier = frame_of.partition("#")
    place = (*path, "frame_of")
    if not mark:
        yield source.document.problem(place, f"{quoted(frame_of)} names no tier, as {offence}#base does")
    elif offence not in names.system.versions:
        yield _missing(source.document, place, "offence", offence, names.system.versions)
    elif tier not in names.tier_names(offence):
        yield _missing(source.document, place, f"tier of {offence}", tier, names.tier_names(offence))


def _unit(source: Source, path: Path, record: statute.Unit) -> Iterator[Problem]:
    ladders = {each.ladder for each in source.content.tier} - {""}
    known = ["same", "own", "none", *sorted(ladders)]
    if record.persons not in known:
        yield _missing(source.document, (*path, "persons"), "ladder of tiers", record.persons, known)


def _instead_of(names: Names, source: Source, path: Path, record: Any) -> Iterator[Problem]:
    noun = str(path[0])
    abroad = (each for _, _, each in names.abroad[noun])
    known = [each.id for each in (*getattr(source.content, noun), *abroad)] if record.instead_of.ids else []
    for name in record.instead_of.ids:
        if name not in known or name == record.id:
            what = f"there is no other {noun} {quoted(name)} here"
            yield problem_at(
                source.document,
                (*path, "instead_of"),
                name,
                what,
                nearest(name, [each for each in known if each != record.id]),
            )


def _bar(source: Source, path: Path, record: statute.Rule) -> Iterator[Problem]:
    """No liability is no choice of the court: such a rule offers nothing else."""
    if record.bars_liability and (record.may or len(record.shall) > 1 or len(record.shall[0].effects) > 1):
        key = "may" if record.may else "shall"
        yield source.document.problem((*path, key), 'a rule against liability says shall = ["not-liable"], and no more')


def _targets(names: Names, source: Source, path: Path, record: Any) -> Iterator[Problem]:
    """The offences that a reference or an example names."""
    for key in _TARGETS:
        value = getattr(record, key, "")
        for name in (value,) if isinstance(value, str) else value:
            if (
                name
                and name not in names.system.versions
                and not (key in _BY_FACT and naming(name) in _asked_for(names))
            ):
                what = f"there is no offence {quoted(name)} in this system"
                yield problem_at(source.document, (*path, key), name, what, nearest(name, names.system.versions))


def _asked_for(names: Names) -> list[str]:
    """The shared facts that ask for an offence."""
    return [found.name for found in names.common_inputs() if found.fact and found.fact.type == "offence"]


def _with(names: Names, source: Source, path: Path, record: statute.Reference) -> Iterator[Problem]:
    """The facts that a reference sets: the key must be one of the target's, `@fact` one of this offence's. What goes
    along or does not must be asked by both."""
    targets = (record.convict, record.punish, *record.heavier, *record.cumulate, *record.acts)
    homes = [names.system.homes[each] for each in targets if each in names.system.homes]
    for key, index, name in ((k, i, n) for k in ("apart", "alike") for i, n in enumerate(getattr(record, k))):
        for home in homes if not any(names.find(home, name) for home in homes) else ():
            yield source.document.problem((*path, key, index), *unknown(names, home, name))
        if not names.find_given(source, record, name):
            yield source.document.problem((*path, key, index), *unknown(names, source, name))
    for key, value in record.with_.items():
        place = (*path, "with", key)
        found = next((found for home in homes if (found := names.find(home, key))), None)
        if homes and found is None:
            yield source.document.problem(place, *unknown(names, homes[0], key), key=True)
        elif isinstance(value.raw, str) and value.raw.startswith("@"):
            if not names.find_given(source, record, value.raw[1:]):
                yield source.document.problem(place, *unknown(names, source, value.raw[1:]), at=1)
        elif found:
            yield from (source.document.problem(place, what, hint) for what, hint in answer_problems(found, value.raw))


def _example(names: Names, source: Source, path: Path, record: statute.Example) -> Iterator[Problem]:
    offence = names.example_offence(source, record)
    if not offence:
        yield source.document.problem(path, "'offence' must say which offence this is an example of")
        return
    home = names.system.homes.get(offence)
    if home is None or (record.convicted_of and record.convicted_of not in names.system.homes):
        return  # `_targets` says so
    for key, value in record.given.items():
        place = (*path, "given", key)
        found = names.find_answer(source, offence, key)
        if found is None:
            what, hint = unknown(names, source, key, also=home.inputs)
            yield source.document.problem(place, what, hint, key=True)
        else:
            yield from (
                source.document.problem(place, what, hint) for what, hint in answer_problems(found[0], value.raw)
            )
    yield from _shares(names, source, path, record)
    convicted = record.convicted_of or offence
    tiers = names.tiers_reached(offence) | names.tier_names(convicted)
    if record.tier and record.tier not in tiers:
        yield _missing(source.document, (*path, "tier"), f"tier of {convicted}", record.tier, tiers)


def answer_problems(found: Found, raw: Any) -> Iterator[tuple[str, str]]:
    """Why a value is no answer to what was asked, if it is none."""
    if raw == "?":
        return
    if found.fact is None:
        if not isinstance(raw, bool):
            yield f'{quoted(found.name)} is a yes-no question: true, false or "?"', ""
        return
    yield from wrong_part(found)
    if found.fact.values:
        values = [value.id for value in found.fact.values]
        if raw not in values:
            yield f"{quoted(raw)} is none of the values of '{found.fact.id}'", nearest(str(raw), values)
    elif isinstance(raw, bool) or not _number(found.fact, raw):
        yield f"{quoted(raw)} is no {found.fact.type}", ""


def _number(fact: statute.Fact, raw: Any) -> bool:
    if fact.type == "offence":
        return isinstance(raw, str)
    try:
        return all(
            isinstance(base_number(fact, end), int) for end in (raw.split("..") if isinstance(raw, str) else (raw,))
        )
    except GrammarError:
        return False


def _doctrine(document: Document, path: Path, name: str, known: Iterable[str]) -> Iterator[Problem]:
    if name.rpartition(":")[2] not in known:
        yield _missing(document, (*path, "contested"), "doctrine", name, known)


def _doctrines(names: Names, source: Source | None) -> list[str]:
    system = [each.id for each in names.system.content.doctrine]
    return system + [
        each.id for other in names.system.sources if other.common or other is source for each in other.content.doctrine
    ]


def _missing(document: Document, path: Path, noun: str, name: str, known: Iterable[str]) -> Problem:
    return document.problem(path, f"there is no {noun} {quoted(name)}", nearest(name, known))
