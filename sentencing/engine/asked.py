"""An offence asked about with a case: made ready, carried where references lead, and every way it can come out."""

from __future__ import annotations

import itertools
from functools import partial

from sentencing.engine import follow
from sentencing.engine.assessment import Via
from sentencing.engine.domain import questions
from sentencing.engine.explore import explore
from sentencing.engine.follow import holding, mapped, unsettled
from sentencing.engine.formula import LATE, atoms, names, renamed
from sentencing.engine.heads import heads, never
from sentencing.engine.presume import with_presumption
from sentencing.engine.program import needs_of, scope_of
from sentencing.engine.reading import read
from sentencing.law import band as bands
from sentencing.law.provision import naming
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from sentencing.engine.case import Answer, Case
    from sentencing.engine.domain import Question
    from sentencing.engine.explore import Explored
    from sentencing.engine.follow import Carried
    from sentencing.engine.formula import Formula
    from sentencing.engine.heads import Heads
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading
    from sentencing.law.band import Band
    from sentencing.law.condition import Node
    from sentencing.law.provision import Fact, Reference

    Place: TypeAlias = tuple[str, str]

ONE_OF = ("convict", "heavier")  # references by which another offence takes this one's place


class Came(Record):
    """How a case came to an offence: the references that carried it, the rules that go with it, and what it left."""

    via: tuple[Via, ...] = ()
    rules: Carried = ()
    left: tuple[Asked, ...] = ()


HERE = Came()


class Asked(Record):
    """An offence asked about with a case: ready to decide, read in two ways.

    In `silent`, `?` counts as if it were not named; in `exact` it stays unknown: they are one where nothing is. `heads`
    is what its answer depends on. `lending` is the reference by which another offence lends its tiers, if one does.
    """

    law: PreparedLaw
    case: Case
    program: Program
    silent: Reading
    exact: Reading
    heads: Heads
    needs: Formula
    presumed: bool
    came: Came
    lending: Reference | None

    @property
    def via(self) -> tuple[Via, ...]:
        """Every reference on the way here, in order."""
        return (*self.came.via, _via(self.lending, self.lending.to[0])) if self.lending else self.came.via

    @property
    def place(self) -> Place:
        """The charge, and the offence whose tiers it borrows (or nothing)."""
        return self.program.offence.id, self.lending.to[0] if self.lending else ""

    @property
    def stated(self) -> Heads:
        """What its answer depends on where `?` counts as if it were not named."""
        return self.heads if self.exact is self.silent else heads(self.program, self.silent, self.needs)

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Everything that unknown answers bear on here."""
        return (*self.heads.all(), *unsettled(self.program, self.exact, (*ONE_OF, "punish")))

    @property
    def wants(self) -> Node | None:
        """What it takes for the offence to be made out, what the borrowed one takes included."""
        lender = self.law.offence(self.lending.to[0]) if self.lending else None
        return needs_of(self.program.offence, lender, self.program.day)

    @property
    def impossible(self) -> bool:
        """Whether the answers certainly cannot go together."""
        return never(self.program, self.exact) is True

    def answered(self, case: Case) -> Asked:
        """The same offence, asked about with other answers."""
        return ask(self.law, self.program.offence.id, case, self.program.day, self.came)

    def supposing(self, answers: dict[str, Answer]) -> Asked:
        """The same offence, with answers tried out for what is unknown."""
        return self.answered(self.case.suppose(answers)) if answers else self

    def reading(self, silent: Reading, exact: Reading) -> Asked:
        """The same offence, read otherwise."""
        return self._replace(silent=silent, exact=exact, heads=heads(self.program, exact, self.needs))


class Possible(Record):
    """What can come out over all answers: liability, (place, tier) pairs, and the union of what the court may do; and
    the questions on which it depends where the case goes."""

    liable: frozenset[bool]
    tiers: frozenset[tuple[Place, str]]
    open: Band
    asking: tuple[str, ...] = ()


def ask(law: PreparedLaw, offence: str, case: Case, day: str, came: Came = HERE) -> Asked:
    """An offence made ready, with what a `punish` reference borrows."""
    program = law.program(offence, day, _subject(case), carried=came.rules)
    return _lent(law, (offence, day), case, came, _lending(program, case))


def _lending(program: Program, case: Case) -> Reference | None:
    """The reference by which another offence lends its tiers; the court makes no finding that it need not make."""
    if all(each.kind != "punish" for each, _ in program.references):
        return None
    return next(iter(holding(program, read(program, case)._replace(finding=False), "punish")), None)


def _lent(law: PreparedLaw, of: tuple[str, str], case: Case, came: Came, lending: Reference | None) -> Asked:
    """An offence on a day, punished with what a reference borrows, if any."""
    offence, day = of
    lender = lending.to[0] if lending else ""
    rules = (*came.rules, *follow.own_rules(lending)) if lending else came.rules
    program = law.program(offence, day, _subject(case), lender, rules)
    needs = needs_of(program.offence, law.offence(lender) if lender else None, day)
    formula, presumed = with_presumption(program, case, needs)
    silent = exact = read(program, case)
    if None in case.facts.values():
        exact = read(program, case, unknown_as_absent=False)
    return Asked(law, case, program, silent, exact, heads(program, exact, formula), formula, presumed, came, lending)


def _subject(case: Case) -> str:
    return str(case.facts.get("subject") or "person")


def _via(reference: Reference, to: str) -> Via:
    return Via(reference.id, reference.cite, reference.kind, to)


def carry(asked: Asked) -> Asked:
    """The offence that the case ends in, once every reference that replaces it is followed. The court makes no finding
    that it need not make."""
    for kind in ONE_OF:
        for reference in holding(asked.program, asked.silent._replace(finding=False), kind):
            onward = _onward(asked, reference)
            if onward is not asked:
                return carry(onward)
    return asked


def _onward(asked: Asked, reference: Reference) -> Asked:
    """Where a reference that holds leads; here, where it names no offence, compares this one with none graver, or
    lapses."""
    if reference.kind == "heavier":
        return _graver(asked, reference)
    onward = next((target(asked, reference, to) for to in named(asked, reference)), asked)
    return asked if reference.lapses and not made_out(onward) else onward


def made_out(asked: Asked) -> bool:
    """Whether the offence in which a case ends may be made out; the court makes no finding that it need not make."""
    end = carry(asked)
    return True in _without_rules(end).liable


def target(asked: Asked, reference: Reference, to: str) -> Asked:
    """The offence that a reference names, with what the reference makes of the case."""
    lost = follow.apart(asked.program, reference, asked.law.offence(to))
    case = mapped(asked.case, reference, asked.silent, scope_of(to), lost)
    rules = follow.carried(asked.program, asked.silent, asked.exact, reference)
    came = Came((*asked.via, _via(reference, to)), rules, (*asked.came.left, asked))
    return ask(asked.law, to, case, asked.program.day, came)


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
    """The offences of a reference; where a fact names one, that which the case answers, unless the case has come from
    there."""
    passed = (asked.program.offence.id, *(each.program.offence.id for each in asked.came.left))
    values = asked.silent.values
    every = (values.get(naming(each)) if naming(each) else each for each in reference.to)
    return tuple(str(to) for to in every if to is not None and (to in reference.to or to not in passed))


def _without_rules(asked: Asked) -> Explored:
    """What can come out of liability and tier alone; the court makes no finding that it need not make."""
    program, exact = asked.program._replace(rules=()), asked.exact._replace(finding=False)
    return explore(program, heads(program, exact, asked.needs)._replace(never=False), exact)


def _frame(asked: Asked) -> Band:
    """The frame that applies if the person is liable, where that is known and the court makes no finding that it need
    not make."""
    tiers = _without_rules(asked).tiers
    return asked.program.ready(min(tiers)).frame if len(tiers) == 1 else ()


def possibilities(asked: Asked) -> Possible:
    """What can come out over every answer to what is unknown, through every reference that may carry the case."""
    if "subject" in asked.program.facts and asked.case.facts.get("subject", "") is None:
        return _together(asked, map(possibilities, _as_each_subject(asked)))
    open_questions = _asking(asked, unsettled(asked.program, asked.exact, (*ONE_OF, "punish")))
    replacing = [reference for kind in ONE_OF for reference in holding(asked.program, asked.exact, kind)]
    for reference in () if open_questions else replacing:
        open_questions = _asking(asked, _deciding(asked, reference))
        onward = asked if open_questions else _onward(asked, reference)
        if onward is not asked:
            return _together(asked, () if asked.impossible else [possibilities(onward)])
        if open_questions:
            break
    if open_questions:
        return _together(asked, map(possibilities, _answered(asked, open_questions)), open_questions)
    explored = explore(asked.program, asked.heads, asked.exact)
    pairs = frozenset((asked.place, tier) for tier in explored.tiers)
    return Possible(explored.liable, pairs, explored.open)


def _as_each_subject(asked: Asked) -> Iterator[Asked]:
    """The same case of a person, of an organisation, and of those responsible in one."""
    for value in asked.program.facts["subject"].values:
        yield asked.answered(asked.case.answer("subject", value.id))


def _deciding(asked: Asked, reference: Reference) -> tuple[Formula, ...]:
    """What decides where a reference that holds leads, or can only be told before it is followed."""
    words = partial(follow.name_at_source, asked.program, reference)
    others = [(target(asked, reference, to), partial(words, scope_of(to))) for to in named(asked, reference)]
    found = [asked.heads.never] if reference.kind == "convict" else [*asked.heads.before_tier()]
    for other, word in others if reference.kind == "heavier" else ():
        found += (renamed(each, word) for each in other.heads.before_tier()[1:])
    for other, word in others if reference.lapses else ():
        for one, inner in reachable(other):
            found += (renamed(renamed(each, inner), word) for each in one.formulas)
    every = [*asked.formulas, *(renamed(each, word) for other, word in others for each in other.formulas)]
    lost = follow.replaced_by(reference)
    return (*found, *(atom for each in every for atom in atoms(each) if lost.intersection(names(atom))))


def _asking(asked: Asked, formulas: tuple[Formula, ...]) -> tuple[Question, ...]:
    """The questions that these formulas ask, with every answer that makes a difference to them, or to any offence in
    which the case may end."""
    deciding = {atom for formula in formulas for atom in atoms(formula) if atom[0] not in LATE}
    if not deciding:
        return ()
    every = list(formulas)
    facts: dict[str, Fact] = {}
    for one, words in reachable(asked):
        every += (renamed(each, words) for each in one.formulas)
        facts.update((words(name), fact) for name, fact in one.program.facts.items())
    found = questions(every, asked.exact._replace(facts={**facts, **asked.exact.facts}))
    return tuple(question for question in found if any(atom in deciding for atom in question.answers[0]))


def reachable(asked: Asked) -> Iterator[tuple[Asked, Callable[[str], str]]]:
    """Every offence in which the case may end, and what puts its names into the words used here."""
    yield asked, str
    program, left = asked.program, [each.program.offence.id for each in asked.came.left]
    perhaps = follow.perhaps(program, asked.exact, "punish")
    for lending in (None, *perhaps) if perhaps else ():
        yield _lent(asked.law, (program.offence.id, program.day), asked.case, asked.came, lending), str
    for kind in ONE_OF:
        for reference in (*holding(program, asked.exact, kind), *follow.perhaps(program, asked.exact, kind)):
            for to in named(asked, reference):
                for one, words in reachable(target(asked, reference, to)) if to not in left else ():
                    yield one, partial(_at_source, program, reference, scope_of(to), words)


def _at_source(program: Program, reference: Reference, scope: str, words: Callable[[str], str], name: str) -> str:
    return follow.name_at_source(program, reference, scope, words(name))


def _answered(asked: Asked, open_questions: tuple[Question, ...]) -> Iterator[Asked]:
    """The same case with each consistent way of answering these questions."""
    asked_names = [name for question in open_questions for name in question.names]
    for values in itertools.product(*(question.values for question in open_questions)):
        one = asked.supposing(dict(zip(asked_names, itertools.chain(*values), strict=True)))
        if not one.impossible:
            yield one


def _together(asked: Asked, each: Iterable[Possible], asking: tuple[Question, ...] = ()) -> Possible:
    found = tuple(each)
    own = [name for question in asking for name in question.names]
    return Possible(
        frozenset().union(*(possible.liable for possible in found)),
        frozenset().union(*(possible.tiers for possible in found)),
        bands.union(asked.program.system.ladder, (possible.open for possible in found)),
        tuple(dict.fromkeys([*own, *(name for possible in found for name in possible.asking)])),
    )
