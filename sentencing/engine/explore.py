"""Every consistent way of answering what is unknown, without listing them.

The formulas of a program are reduced one question at a time; ways of answering that leave the same formulas behind are
one state. A rule that is decided is folded into the state's words and forgotten, so the states stay few (a decision
diagram by frontier). Exact: what comes out is the union over all answers and all findings open to the court.
"""

from __future__ import annotations

from sentencing.engine.domain import questions
from sentencing.engine.formula import LATE, atoms, names, reduce
from sentencing.engine.frame import applies, longest, shortest
from sentencing.engine.outcome import START, Reach, fold
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sentencing.engine.domain import Question, Truth
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.frame import Framed
    from sentencing.engine.outcome import Word, Words
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading
    from sentencing.law.band import Band
    from sentencing.law.provision import Rule


class Heads(Record):
    """What a program's answer depends on, reduced by what is known."""

    never: Formula
    barred: Formula
    needs: Formula
    tiers: tuple[Formula, ...]
    rules: tuple[Formula, ...]

    def before_tier(self) -> tuple[Formula, ...]:
        """The formulas that decide liability and tier."""
        return (self.never, self.barred, self.needs, *self.tiers)

    def reduced(self, known: Callable[[Atom], bool | None]) -> Heads:
        """The same under more answers."""
        return Heads(
            reduce(self.never, known),
            reduce(self.barred, known),
            reduce(self.needs, known),
            tuple(reduce(each, known) for each in self.tiers),
            tuple(reduce(each, known) for each in self.rules),
        )


class Explored(Record):
    """What can come out: whether the person can be liable, and can be not liable; the tiers; the band of them all."""

    liable: frozenset[bool]
    tiers: frozenset[str]
    open: Band


def heads(program: Program, reading: Reading, needs: Formula) -> Heads:
    """A program's formulas under a reading."""
    return Heads(
        ("any", tuple(formula for _, formula in program.nevers)),
        ("any", tuple(formula for _, formula in program.bars_liability)),
        needs,
        tuple(formula for _, formula in program.tiers),
        tuple(formula for _, formula in program.rules),
    ).reduced(reading.known)


def explore(program: Program, start: Heads, reading: Reading) -> Explored:
    """The union over every answer to what `start` leaves open."""
    reach = Reach(program.system, program.day, tuple(each for each, _ in program.tiers))
    liable: set[bool] = set()
    tiers: set[str] = set()
    found: list[Band] = []
    deciding = {atom for formula in start.before_tier() for atom in atoms(formula)}
    asked = questions((*start.before_tier(), *start.rules), reading)
    early = [question for question in asked if any(atom in deciding for atom in question.answers[0])]
    for state in _answered({start: None}, early):
        if state.never is True:
            continue
        tier = tier_of(program, state)
        if state.barred is True or state.needs is False or tier is None:
            liable.add(False)
            continue
        liable.add(True)
        tiers.add(tier.tier.id)
        for words in _word_sets(program, late(program, tier, state.rules), reading):
            found += [reached.band for word in words if (reached := reach.reached(tier, word)) is not None]
    return Explored(frozenset(liable), frozenset(tiers), bands.union(program.system.ladder, found))


def tier_of(program: Program, state: Heads) -> Framed | None:
    """The tier that applies where every tier's condition is decided."""
    holding = tuple(tier for (tier, _), holds in zip(program.tiers, state.tiers, strict=True) if holds is True)
    return applies(holding, program.system.ladder)


def late(program: Program, tier: Framed, rules: tuple[Formula, ...]) -> tuple[Formula, ...]:
    """The rules' formulas once the tier is known."""

    def known(atom: Atom) -> bool | None:
        return frame_atom(program, tier, atom)

    return tuple(reduce(formula, known) for formula in rules)


def frame_atom(program: Program, tier: Framed, atom: Atom) -> bool | None:
    """Whether an atom about the tier holds; None for other atoms."""
    if atom[0] not in LATE:
        return None
    ladder = program.system.ladder
    match atom[0]:
        case "tier":
            return bool(atom[1] == tier.tier.id)
        case "frame":
            return any(ladder.kind(each) == atom[1] for each in tier.frame)
        case _:
            value = (longest if atom[0] == "frame-max" else shortest)(ladder, tier.frame)
            return all(_compare(value, sign, operand[1]) for sign, operand in atom[1])


def _compare(value: int, sign: str, limit: int) -> bool:
    match sign:
        case ">=":
            return value >= limit
        case "<=":
            return value <= limit
        case ">":
            return value > limit
        case "<":
            return value < limit
        case _:
            return (value == limit) is (sign == "==")


def _answered(states: dict[Heads, None], asked: Iterable[Question]) -> Iterable[Heads]:
    """The distinct states after every way of answering these questions."""
    for question in asked:
        memo: dict[tuple[int, Formula], Formula] = {}
        following: dict[Heads, None] = {}
        for state in states:
            for index, answer in enumerate(question.answers):
                after = _after(state, index, answer, memo)
                if after.never is not True:
                    following[after] = None
        states = following
    return states


def _after(state: Heads, index: int, answer: Truth, memo: dict[tuple[int, Formula], Formula]) -> Heads:
    def step(formula: Formula) -> Formula:
        if isinstance(formula, bool):
            return formula
        key = (index, formula)
        if key not in memo:
            memo[key] = reduce(formula, answer.get)
        return memo[key]

    return Heads(
        step(state.never), step(state.barred), step(state.needs), tuple(map(step, state.tiers)), tuple(map(step, state.rules))
    )


def _word_sets(program: Program, rules: tuple[Formula, ...], reading: Reading) -> Iterable[frozenset[Word]]:
    """The sets of words that the court may use, over every answer to what the rules leave open."""
    listed = [rule for rule, _ in program.rules]
    states: dict[tuple[tuple[Formula, ...], frozenset[Word]], None] = {_folded(program, listed, rules, START): None}
    for question in questions(rules, reading):
        following: dict[tuple[tuple[Formula, ...], frozenset[Word]], None] = {}
        for formulas, words in states:
            for answer in question.answers:
                after = tuple(reduce(formula, answer.get) for formula in formulas)
                following[_folded(program, listed, after, dict.fromkeys(words, ()))] = None
        states = following
    return {words: None for _, words in states}


def _folded(
    program: Program, rules: list[Rule], formulas: tuple[Formula, ...], words: Words
) -> tuple[tuple[Formula, ...], frozenset[Word]]:
    """Rules that are decided, folded into the words and marked as done."""
    for rule, formula in zip(rules, formulas, strict=True):
        if formula is True:
            words = fold(words, rule, program.system, free=rule.modality == "may")
    return tuple(False if formula is True else formula for formula in formulas), frozenset(words)


def left_open(state: Heads) -> tuple[str, ...]:
    """The facts and circumstances that a state still depends on, in order of appearance."""
    formulas = (*state.before_tier(), *state.rules)
    return tuple(dict.fromkeys(name for formula in formulas for name in names(formula)))


def findings(state: Heads) -> tuple[Atom, ...]:
    """The findings that the court may make and that matter."""
    formulas = (*state.before_tier(), *state.rules)
    return tuple(dict.fromkeys(atom for formula in formulas for atom in atoms(formula) if atom[0] == "find"))
