"""Every consistent way of answering what is unknown, without listing them.

The formulas of a program are reduced one question at a time; ways of answering that leave the same formulas behind are
one state, which keeps the words (`engine.outcome`) that the court has by any of them. A rule that is decided is folded
into the words and forgotten, so the states stay few (a decision diagram by frontier). Exact: what comes out is the
union over all answers and all findings open to the court.
"""

from __future__ import annotations

from sentencing.engine.domain import questions
from sentencing.engine.formula import atoms, disjuncts, either, negate, reduce, replaced
from sentencing.engine.heads import late, tier_of
from sentencing.engine.outcome import NOTHING, Reach, fold
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from sentencing.engine.domain import Question, Truth
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.heads import Heads
    from sentencing.engine.outcome import Reached, Word
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading
    from sentencing.law.band import Band

    Words: TypeAlias = frozenset[Word]
    States: TypeAlias = dict["State", frozenset[Words]]

_FALSE, _TRUE = 0, 1


class Explored(Record):
    """What can come out: whether the person can be liable, and can be not liable; the tiers; the band of them all."""

    liable: frozenset[bool]
    tiers: frozenset[str]
    open: Band


class State(Record):
    """What ways of answering leave behind: formulas by number. `never` are the parts of which none may be; those
    that cannot be are left out.

    `tier` is its id, empty until it is decided; `dead` tells that the person is not liable, whatever else is answered.
    """

    never: tuple[int, ...]
    barred: int
    needs: int
    tiers: tuple[int, ...]
    rules: tuple[int, ...]
    tier: str = ""
    dead: bool = False


def explore(program: Program, start: Heads, reading: Reading, *, within: Formula = True) -> Explored:
    """The union over every answer to what `start` leaves open with which a formula holds."""
    start = start._replace(never=reduce(("any", (start.never, negate(within))), reading.known))
    start = start._replace(never=reduce(start.never, _idle(start).get))
    first = frozenset(atoms(within))  # few ways of answering these are left: the states stay few from the beginning
    ends, landed = _landed(program, start, reading, first, apart=False)
    if landed is None:  # some word contradicts itself: it counts with those answers by which every word does
        ends, landed = _landed(program, start, reading, first, apart=True)
    return Explored(
        frozenset(not end.dead for end in ends),
        frozenset(end.tier for end in ends if end.tier),
        bands.union(program.system.ladder, [each.band for each in landed or ()]),
    )


def _idle(start: Heads) -> Truth:
    """Yes-no questions on which nothing rests but what must not be, and the answer by which it is not: no other answer
    leads further."""
    matter = {atom for formula in (*start.before_tier()[1:], *start.rules) for atom in atoms(formula)}
    wanted: dict[Atom, set[bool]] = {}

    def note(atom: Atom, value: bool) -> Formula:  # noqa: FBT001 - it is called by position
        wanted.setdefault(atom, set()).add(value)
        return atom

    replaced(start.never, note, wanted=False)
    return {
        atom: True in each
        for atom, each in wanted.items()
        if atom[0] == "var" and atom not in matter and len(each) == 1
    }


def _landed(
    program: Program, start: Heads, reading: Reading, first: frozenset[Atom], *, apart: bool
) -> tuple[States, tuple[Reached, ...] | None]:
    """The last states and where their words lead; None if that takes the words of each way of answering `apart`."""
    table = _Table(program, apart=apart)
    before, after = _in_order(start, reading, first)
    ends = table.answered(table.settled(table.answered(table.start(start), before)), after)
    reach = Reach(program.system, program.day, tuple(each for each, _ in program.tiers))
    sets = {(end.tier, words) for end, ways in ends.items() if end.tier for words in ways}
    if not apart:
        tiers = {tier for tier, _ in sets}
        sets = {(each, frozenset().union(*(words for tier, words in sets if tier == each))) for each in tiers}
    found = [(words, reach.ways(program.ready(tier), words)) for tier, words in sets]
    whole = apart or all(len(words) == len(landed) for words, landed in found)
    return ends, tuple(each for _, landed in found for each in landed.values()) if whole else None


class TooManyError(Exception):
    """More states than were asked for at most."""


def decided(start: Heads, reading: Reading, most: int = 0) -> Iterator[Heads]:
    """The states in which liability and tier are decided, over every consistent answer to what they leave open. Raises
    TooManyError where that leads over more states than `most`; 0 sets no limit."""
    table = _Table(None, apart=False, most=most)
    before, _ = _in_order(start._replace(rules=()), reading, frozenset())
    for state in table.answered(table.start(start._replace(rules=())), before):
        yield start._replace(
            never=either(*(table.formulas[number] for number in state.never)),
            barred=table.formulas[state.barred],
            needs=table.formulas[state.needs],
            tiers=tuple(table.formulas[number] for number in state.tiers) or (False,) * len(start.tiers),
            rules=(),
        )


def _in_order(start: Heads, reading: Reading, first: frozenset[Atom]) -> tuple[list[Question], list[Question]]:
    """The questions that decide liability and tier, after those about some atoms, and those that only the rules ask."""
    deciding = {*first, *(atom for formula in start.before_tier()[1:] for atom in atoms(formula))}
    asked = questions((*start.before_tier()[1:], *start.rules, start.never), reading)
    before = [question for question in asked if any(atom in deciding for atom in question.answers[0])]
    before.sort(key=lambda question: first.isdisjoint(question.answers[0]))
    return before, [question for question in asked if question not in before]


class _Table:
    """Formulas by number, so that equal ones are one and each is reduced by each answer once. States keep the words of
    all ways of answering together, or those of each `apart`. At `most` so many are looked at; 0 sets no limit."""

    def __init__(self, program: Program | None, *, apart: bool, most: int = 0) -> None:
        self._apart = apart
        self._most = most
        self.formulas: list[Formula] = [False, True]
        self._program = program
        self._numbers: dict[Formula, int] = {}
        self._atoms: dict[int, frozenset[Atom]] = {}
        self._longer: dict[tuple[int, Words], Words] = {}

    def number(self, formula: Formula) -> int:
        """The number of a formula."""
        if isinstance(formula, bool):
            return int(formula)
        if formula not in self._numbers:
            self._numbers[formula] = len(self.formulas)
            self.formulas.append(formula)
        return self._numbers[formula]

    def reduced(self, number: int, answer: Truth) -> int:
        """The number of a formula after an answer; most answers do not touch it."""
        if number not in self._atoms:
            self._atoms[number] = frozenset(atoms(self.formulas[number]))
        if self._atoms[number].isdisjoint(answer):
            return number
        return self.number(reduce(self.formulas[number], answer.get))

    def start(self, heads: Heads) -> States:
        """The state before any answer."""
        state = State(
            _parts(map(self.number, disjuncts(heads.never))),
            self.number(heads.barred),
            self.number(heads.needs),
            tuple(map(self.number, heads.tiers)),
            tuple(map(self.number, heads.rules)),
        )
        return dict([self._folded(state, frozenset({frozenset({NOTHING})}))])

    def answered(self, states: States, asked: Iterable[Question]) -> States:
        """The consistent states after every way of answering these questions."""
        current = {state: ways for state, ways in states.items() if _TRUE not in state.never}
        for question in asked:
            found: States = {}
            for answer in question.answers:
                after_answer = _Reduced(self, answer)
                for state, ways in current.items():
                    after = _after(state, after_answer)
                    if _TRUE not in after.never:
                        self._add(found, *self._folded(after, ways))
            if 0 < self._most < len(found):
                raise TooManyError
            current = found
        return current

    def settled(self, states: States) -> States:
        """The states with their tier, where the person is liable, and the rules that ask about it resolved."""
        found: States = {}
        for state, ways in states.items():
            self._add(found, *self._folded(self._with_tier(state), ways))
        return found

    def _with_tier(self, state: State) -> State:
        if state.dead or _fails(state):
            return _dead(state)
        assert self._program is not None
        tier = tier_of(self._program, tuple(self.formulas[number] for number in state.tiers))
        assert tier is not None
        barred, *rules = late(self._program, tier, tuple(self.formulas[each] for each in (state.barred, *state.rules)))
        if barred is True:
            return _dead(state)
        return State(state.never, _FALSE, _TRUE, (), tuple(map(self.number, rules)), tier.tier.id)

    def _folded(self, state: State, ways: frozenset[Words]) -> tuple[State, frozenset[Words]]:
        """Rules that are decided, folded into the words and marked as done."""
        if _TRUE not in state.rules:
            return state, ways
        for index, number in enumerate(state.rules):
            if number == _TRUE:
                ways = frozenset(self._with_rule(index, words) for words in ways)
        return state._replace(rules=tuple(_FALSE if number == _TRUE else number for number in state.rules)), ways

    def _with_rule(self, index: int, words: Words) -> Words:
        key = (index, words)
        if key not in self._longer:
            assert self._program is not None
            rule = self._program.rules[index][0]
            longer = fold(dict.fromkeys(words, ()), rule, self._program.system, free=rule.modality == "may")
            self._longer[key] = frozenset(longer)
        return self._longer[key]

    def _add(self, states: States, state: State, ways: frozenset[Words]) -> None:
        if state in states:
            ways |= states[state]
            ways = ways if self._apart else frozenset({frozenset().union(*ways)})
        states[state] = ways


class _Reduced(dict[int, int]):
    """Formulas by number after an answer, each reduced when it is first asked for."""

    def __init__(self, table: _Table, answer: Truth) -> None:
        super().__init__({_FALSE: _FALSE, _TRUE: _TRUE})
        self._table = table
        self._answer = answer

    def __missing__(self, number: int) -> int:
        reduced = self[number] = self._table.reduced(number, self._answer)
        return reduced


def _after(state: State, reduced: _Reduced) -> State:
    """A state after an answer."""
    step = reduced.__getitem__
    never, barred, needs = _parts(map(step, state.never)), step(state.barred), step(state.needs)
    rules, tiers = tuple(map(step, state.rules)), tuple(map(step, state.tiers))
    after = State(never, barred, needs, tiers, rules, state.tier, state.dead)
    return _dead(after) if after.dead or (not after.tier and _fails(after)) else after


def _parts(numbers: Iterable[int]) -> tuple[int, ...]:
    """Each number once, in order, that of what cannot be left out."""
    return tuple(sorted({*numbers} - {_FALSE}))


def _fails(state: State) -> bool:
    """Whether the person is not liable, whatever else is answered."""
    return state.barred == _TRUE or state.needs == _FALSE or not any(state.tiers)


def _dead(state: State) -> State:
    return State(state.never, _TRUE, _FALSE, (), (), dead=True)
