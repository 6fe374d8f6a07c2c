"""An offence asked about with a case: made ready, carried where references lead, and every way it can come out."""

from __future__ import annotations

import itertools

from sentencing.engine import follow
from sentencing.engine.assessment import Via
from sentencing.engine.domain import questions
from sentencing.engine.explore import explore
from sentencing.engine.follow import holding, mapped, unsettled
from sentencing.engine.formula import atoms, reduce
from sentencing.engine.heads import heads
from sentencing.engine.presume import with_presumption
from sentencing.engine.program import needs_of, scope_of
from sentencing.engine.reading import read
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from sentencing.engine.case import Case
    from sentencing.engine.domain import Question
    from sentencing.engine.explore import Explored
    from sentencing.engine.follow import Carried
    from sentencing.engine.formula import Formula
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading
    from sentencing.law.band import Band
    from sentencing.law.provision import Reference

    Place: TypeAlias = tuple[str, str]

ONE_OF = ("convict", "heavier")  # references by which another offence takes this one's place


class Asked(Record):
    """An offence asked about with a case: ready to decide, read in two ways.

    In `silent`, `?` counts as if it were not named; in `exact` it stays unknown.
    """

    law: PreparedLaw
    case: Case
    program: Program
    silent: Reading
    exact: Reading
    needs: Formula
    presumed: bool
    carried: Carried = ()
    via: tuple[Via, ...] = ()

    @property
    def place(self) -> Place:
        """The charge, and the offence whose tiers it borrows (or nothing)."""
        lent = self.via[-1].to if self.via and self.via[-1].kind == "punish" else ""
        return self.program.offence.id, lent


class Possible(Record):
    """What can come out over all answers: liability, (place, tier) pairs, and the union of what the court may do."""

    liable: frozenset[bool]
    tiers: frozenset[tuple[Place, str]]
    open: Band


def ask(
    law: PreparedLaw, offence: str, case: Case, day: str, carried: Carried = (), via: tuple[Via, ...] = ()
) -> Asked:
    """An offence made ready, with what a `punish` reference borrows."""
    subject = str(case.facts.get("subject") or "person")
    program = law.program(offence, day, subject, carried=carried)
    needs = program.version.needs
    borrowing = next(iter(holding(program, read(program, case), "punish")), None)
    if borrowing is not None:
        lender = borrowing.to[0]
        needs = needs_of(program.offence, law.offence(lender), day)
        program = law.program(offence, day, subject, lender, (*carried, *follow.own_rules(borrowing)))
        via = (*via, _via(borrowing, lender))
    formula, presumed = with_presumption(program, case, needs)
    return Asked(
        law,
        case,
        program,
        read(program, case),
        read(program, case, unknown_as_absent=False),
        formula,
        presumed,
        carried,
        via,
    )


def _via(reference: Reference, to: str) -> Via:
    return Via(reference.id, reference.cite, reference.kind, to)


def carry(asked: Asked) -> Asked:
    """The offence that the case ends in, once every reference that replaces it is followed."""
    for kind in ONE_OF:
        for reference in holding(asked.program, asked.silent, kind):
            if kind == "convict":
                return carry(target(asked, reference, reference.to[0]))
            graver = _graver(asked, reference)
            if graver is not asked:
                return carry(graver)
    return asked


def target(asked: Asked, reference: Reference, to: str) -> Asked:
    """The offence that a reference names, with what the reference makes of the case."""
    case = mapped(asked.case, reference, asked.silent, scope_of(to))
    rules = follow.carried(asked.program, reference)
    return ask(asked.law, to, case, asked.program.day, rules, (*asked.via, _via(reference, to)))


def _graver(asked: Asked, reference: Reference) -> Asked:
    """The one of two offences whose frame is graver; of equals, the one asked about."""
    best, frame = asked, _frame(asked)
    for to in named(asked, reference):
        other = target(asked, reference, to)
        theirs = _frame(other)
        ladder = asked.program.system.ladder
        if theirs and bands.severity(ladder, theirs) > bands.severity(ladder, frame):
            best, frame = other, theirs
    return best


def named(asked: Asked, reference: Reference) -> tuple[str, ...]:
    """The offences of a reference; `other` is the one that the case names in `other-offence`."""
    other = asked.silent.values.get("other-offence")
    return tuple(str(other) if to == "other" else to for to in reference.to if to != "other" or other)


def _frame(asked: Asked) -> Band:
    """The frame that applies, unless the court makes a finding that it need not make."""
    none = {f"find:{name}": False for name in asked.program.circumstances}
    explored = _explored(asked._replace(exact=asked.exact._replace(values={**none, **asked.exact.values})))
    tier = next(iter(sorted(explored.tiers)), None)
    return asked.program.ready(tier).frame if tier else ()


def _explored(asked: Asked) -> Explored:
    return explore(asked.program, heads(asked.program, asked.exact, asked.needs), asked.exact)


def possibilities(asked: Asked) -> Possible:
    """What can come out over every answer to what is unknown, through every reference that may carry the case."""
    if asked.case.facts.get("subject", "") is None:
        return _together(asked, [possibilities(each) for each in _as_each_subject(asked)])
    open_questions = _asking(asked, unsettled(asked.program, asked.exact, (*ONE_OF, "punish")))
    replacing = [reference for kind in ONE_OF for reference in holding(asked.program, asked.exact, kind)]
    for reference in () if open_questions else replacing:
        if reference.kind == "convict":
            return possibilities(target(asked, reference, reference.to[0]))
        open_questions = _deciding(asked, reference)
        graver = asked if open_questions else _graver(asked, reference)
        if graver is not asked:
            return possibilities(graver)
        if open_questions:
            break
    if open_questions:
        return _together(asked, [possibilities(each) for each in _answered(asked, open_questions)])
    explored = _explored(asked)
    pairs = frozenset((asked.place, tier) for tier in explored.tiers)
    return Possible(explored.liable, pairs, explored.open)


def _as_each_subject(asked: Asked) -> Iterator[Asked]:
    """The same case of a person, of an organisation, and of those responsible in one."""
    subject = asked.program.facts.get("subject")
    for value in subject.values if subject else ():
        case = asked.case.answer("subject", value.id)
        yield ask(asked.law, asked.program.offence.id, case, asked.program.day, asked.carried, asked.via)


def _deciding(asked: Asked, reference: Reference) -> tuple[Question, ...]:
    """What decides which of several offences is graver and is not known, in the words of the one asked about."""
    found = {question.names: question for question in _undecided(asked)}
    for to in named(asked, reference):
        for question in _undecided(target(asked, reference, to)):
            names = tuple(
                follow.name_at_source(asked.program, reference, scope_of(to), name) for name in question.names
            )
            found.setdefault(names, question._replace(names=names))
    return tuple(found.values())


def _undecided(asked: Asked) -> tuple[Question, ...]:
    """The questions that decide liability and tier."""
    return _asking(asked, heads(asked.program, asked.exact, asked.needs).before_tier())


def _asking(asked: Asked, formulas: tuple[Formula, ...]) -> tuple[Question, ...]:
    """The questions that these formulas ask, with every answer that makes a difference to them, to this offence or to
    one that a reference leads to."""
    deciding = {atom for formula in formulas for atom in atoms(formula)}
    if not deciding:
        return ()
    every = [*formulas, *heads(asked.program, asked.exact, asked.needs).all()]
    for reference, _ in asked.program.references:
        for to in named(asked, reference) if reference.kind in ONE_OF else ():
            other = target(asked, reference, to)
            every += heads(other.program, asked.exact, other.needs).all()
    found = questions(every, asked.exact)
    return tuple(question for question in found if any(atom in deciding for atom in question.answers[0]))


def _answered(asked: Asked, open_questions: tuple[Question, ...]) -> list[Asked]:
    """The same case with each consistent way of answering these questions."""
    asked_names = [name for question in open_questions for name in question.names]
    found = []
    for values in itertools.product(*(question.values for question in open_questions)):
        case = asked.case.suppose(dict(zip(asked_names, itertools.chain(*values), strict=True)))
        one = ask(asked.law, asked.program.offence.id, case, asked.program.day, asked.carried, asked.via)
        if not any(reduce(formula, one.exact.certain) is True for _, formula in one.program.nevers):
            found.append(one)
    return found


def _together(asked: Asked, each: list[Possible]) -> Possible:
    return Possible(
        frozenset().union(*(possible.liable for possible in each)),
        frozenset().union(*(possible.tiers for possible in each)),
        bands.union(asked.program.system.ladder, (possible.open for possible in each)),
    )
