"""The questions of a case: what there is to ask about an offence, and what can still change the answer.

A question matters if some answer to it, everything else being as it is, can change liability, the tier, a rule, a
reference or a consequence: if it is left in one of their conditions once all else is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sentencing.engine.assessment import Assessment
from sentencing.engine.case import Case
from sentencing.engine.formula import names, reduce
from sentencing.engine.heads import frame_atom
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.program import Program, scope_of
from sentencing.engine.reading import Reading, read
from sentencing.law.provision import Circumstance, Fact, Value, naming
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.frame import Framed

    Topic = tuple[str, str]  # a group, and the offence reached whose own questions these are, or nothing

# The groups in which questions are asked; the last holds what any act may have about it, whatever the offence.
GROUPS = ("act", "person", "participation", "afterwards", "proceedings", "any-act")
YES_NO = "yes-no"
SUBJECT = "subject"  # the fact that says who is sentenced: it decides which tiers there are


class Question(Record):
    """One thing to ask. `name` is what a case answers it under; `kind` is yes-no or the type of the fact; `part` the
    part of a quantity; `offence` the one whose own question it is, where a reference has carried the case there.

    `said` tells whether the case answers it, `matters` whether it can change the answer as things are, `heard` whether
    anything here rests on it at all, `deciding`
    whether the offence itself turns on it (its needs, its tiers or its references), `own` whether only it asks so.
    """

    name: str
    kind: str
    about: Fact | Circumstance
    part: Value | None
    offence: str
    said: bool
    answer: Answer
    matters: bool
    heard: bool
    deciding: bool
    own: bool

    @property
    def open(self) -> bool:
        """Whether it is for the court to judge."""
        return isinstance(self.about, Circumstance) and self.about.open

    @property
    def within(self) -> tuple[int, int] | None:
        """The span in which an authority sets the figure that is asked for; None where none does."""
        return self.about.within if isinstance(self.about, Fact) else None

    @property
    def here(self) -> bool:
        """Whether this offence has a use for it. A general fact about an act on which nothing here rests is there for
        other offences; who acted and when is asked of every act."""
        about_act = self.group in (GROUPS[0], GROUPS[-1]) and self.kind != "date"
        elsewhere = about_act or ":" in self.about.id
        return self.heard or self.own or not elsewhere

    @property
    def group(self) -> str:
        """The group it is asked in."""
        group = self.about.group if self.about.group in GROUPS else GROUPS[0]
        apart = group == GROUPS[0] and self.kind == YES_NO and not self.deciding and not self.offence and not self.own
        return GROUPS[-1] if apart else group

    @property
    def topic(self) -> Topic:
        """What it is listed under."""
        return self.group, self.offence

    @property
    def values(self) -> tuple[Value, ...]:
        """What there is to choose from."""
        return self.about.values if isinstance(self.about, Fact) else ()


def topics(questions: Iterable[Question]) -> tuple[Topic, ...]:
    """The topics under which questions are listed: by group, in each the offence asked about before those reached."""
    found = dict.fromkeys(each.topic for each in questions)
    offences = [*dict.fromkeys(["", *(offence for _, offence in found)])]
    return tuple(sorted(found, key=lambda each: (GROUPS.index(each[0]), offences.index(each[1]))))


def sheet(law: PreparedLaw, offence: str, case: Case, day: str, assessment: Assessment) -> tuple[Question, ...]:
    """Every question about an offence, in the order in which they are asked: by group, the offence's own before the
    general ones. Where references carried the case on, the questions of the offences reached follow in their groups.
    What is there for other offences alone is not asked.
    """
    asked = programs_of(law, offence, case, day, assessment)
    dates = _dates(law, offence, case)
    found: dict[str, Question] = {}
    for program, scope in asked:
        for question in _questions(program, case, scope, assessment):
            if not scope or question.about.id in _own(program):
                name = scoped(question.name, scope)
                if name not in found and _plain(name, asked[0][0]):
                    said = name in case.facts
                    matters = question.matters or name in dates
                    if not (said or matters or question.here):
                        continue
                    found[name] = question._replace(name=name, said=said, answer=case.facts.get(name), matters=matters)
    return tuple(sorted(found.values(), key=lambda each: GROUPS.index(each.group)))


def _dates(law: PreparedLaw, offence: str, case: Case) -> frozenset[str]:
    """The days that decide which law governs: that of the act, and, once it is named, the others."""
    rule = law.system(law.offence(offence).system).in_time
    if rule is None:
        return frozenset()
    named = any(name in case.facts for name in rule.committed)
    return frozenset((*rule.committed, rule.judged) if named else rule.committed[-1:])


def plain_case(case: Case, scope: str) -> Case:
    """A case as the offence of a scope sees it."""
    return Case({name.removeprefix(f"{scope}:"): value for name, value in case.facts.items()}) if scope else case


def scoped(name: str, scope: str) -> str:
    """The name under which the case asked about answers a question of another offence."""
    return f"{scope}:{name}" if scope and ":" not in name else name


def _plain(name: str, program: Program) -> bool:
    """Whether a name is not just another way to write one of the offence's own."""
    scope, _, rest = name.rpartition(":")
    return scope != scope_of(program.offence.id) or rest not in _own(program)


def _own(program: Program) -> frozenset[str]:
    elements = program.offence.elements
    asked: list[Fact | Circumstance] = [*elements.facts, *elements.circumstances]
    return frozenset(each.id for each in asked)


def programs_of(
    law: PreparedLaw, offence: str, case: Case, day: str, assessment: Assessment
) -> list[tuple[Program, str]]:
    """The offence asked about and those that the case was carried to, each made ready, with the scope of its names."""
    subject = str(case.facts.get(SUBJECT) or "person")
    lender = next((via.to for via in assessment.via if via.kind == "punish"), "")
    others = [via.to for via in assessment.via if via.kind != "punish"]
    others += [each.offence for each in assessment.cumulate]
    further = [name for name in dict.fromkeys(others) if name != offence]
    return [
        (law.program(offence, day, subject, lender), ""),
        *((law.program(name, day, subject), scope_of(name)) for name in further),
    ]


def _questions(program: Program, case: Case, scope: str, assessment: Assessment) -> Iterator[Question]:
    """The questions of one program in order; `matters` is worked out on the case as that offence sees it."""
    asked = _asked_by(program)
    bearing = _live(program, plain_case(case, scope), assessment, asked)
    found = {each.id for each in assessment.reasons if each.code == "must-be-found"}
    tiers, references = _deciding(program)
    facts: list[Fact] = sorted(program.facts.values(), key=lambda fact: fact.id not in _own(program))
    every: list[Fact | Circumstance] = [*facts, *program.circumstances.values()]
    every.sort(key=lambda each: 0 if _asked_in(each, tiers) else 1 if _asked_in(each, references) else 2)
    offence = program.offence.id if scope else ""
    for each in every:
        deciding = _asked_in(each, tiers | references)
        for name, kind, part in _names(each):
            matters, own = name in bearing and name not in found, each.id in _own(program)
            yield Question(name, kind, each, part, offence, False, None, matters, name in asked, deciding, own)


def _names(each: Fact | Circumstance) -> Iterator[tuple[str, str, Value | None]]:
    """What it is answered under: its id, or those of its parts; nothing for what is only derived."""
    if isinstance(each, Circumstance):
        if each.when is None or each.ask:
            yield each.id, YES_NO, None
    elif each.parts:
        yield from ((f"{each.id}.{part.id}", each.type, part) for part in each.parts)
    else:
        yield each.id, each.type, None


def _asked_in(each: Fact | Circumstance, asked: frozenset[str]) -> bool:
    return each.id in asked or any(f"{each.id}.{part.id}" in asked for part in getattr(each, "parts", ()))


def _deciding(program: Program) -> tuple[frozenset[str], frozenset[str]]:
    """What the needs and tiers of an offence turn on, and what its references do."""
    tiers = [program.needs, *(formula for _, formula in program.tiers)]
    references = [formula for _, formula in program.references]
    return _in_any(tiers), _in_any(references)


def _in_any(formulas: Iterable[Formula]) -> frozenset[str]:
    return frozenset(name for formula in formulas for name in names(formula))


def formulas_of(program: Program) -> Iterator[Formula]:
    """Everything that decides something in a program."""
    yield program.needs
    for part in (program.tiers, program.bars_liability, program.rules, program.consequences):
        yield from (formula for _, formula in part)
    # `acts` only tells what else the person is liable for.
    yield from (formula for reference, formula in program.references if reference.kind != "acts")


def live(program: Program, case: Case, assessment: Assessment) -> frozenset[str]:
    """The names left in some condition when everything but the name itself is filled in."""
    return _live(program, case, assessment, _asked_by(program))


def _asked_by(program: Program) -> dict[str, list[Formula]]:
    """The names on which something rests in a program, each with the conditions that do."""
    asked: dict[str, list[Formula]] = {}
    for formula in formulas_of(program):
        for name in dict.fromkeys(names(formula)):
            asked.setdefault(name, []).append(formula)
    return asked


def _live(program: Program, case: Case, assessment: Assessment, asked: dict[str, list[Formula]]) -> frozenset[str]:
    reading = read(program, case)
    tier = reached(program, assessment)

    def left(name: str, formulas: Iterable[Formula]) -> bool:
        without = Reading(reading.facts, {**reading.values, name: None})

        def known(atom: Atom) -> bool | None:
            decided = frame_atom(program, tier, atom) if tier else None
            return without.known(atom) if decided is None else decided

        return any(name in names(reduce(formula, known)) for formula in formulas)

    found = {name for name, formulas in asked.items() if left(name, formulas)} | _presumed(program, case, reading)
    if program.unit_crime:
        found.add(SUBJECT)
    return frozenset((*found, *_naming(program, case)))


def _naming(program: Program, case: Case) -> Iterator[str]:
    """The facts by which a case names the offences of a reference: of several, one after the other."""
    for reference, _ in program.references:
        for name in filter(None, map(naming, reference.to)):
            yield name
            if case.facts.get(name) is None:
                break


def reached(program: Program, assessment: Assessment) -> Framed | None:
    """The tier of a program that a case reached; None where it is none of its tiers, or open."""
    return next((each for each, _ in program.tiers if assessment.tier and each.tier.id == assessment.tier.id), None)


def _presumed(program: Program, case: Case, reading: Reading) -> frozenset[str]:
    """What naming the offence presumes as long as nobody denies it."""
    unsaid = {name: None for name in names(program.needs) if name not in case.facts}
    return frozenset(names(reduce(program.needs, Reading(reading.facts, {**reading.values, **unsaid}).known)))
