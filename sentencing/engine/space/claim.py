"""A claim over no more than it can distinguish: which rules can change whether it holds, however many others fire."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, islice, product

from sentencing.engine.formula import LATE, atoms, reduce
from sentencing.engine.frame import applies
from sentencing.engine.heads import frame_atom
from sentencing.engine.space.courts import NOT_LIABLE
from sentencing.engine.space.route import Leaf
from sentencing.engine.space.scene import truth
from sentencing.engine.space.words import SILENT, after, alike
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.space.compiled import Ground, Ruled
    from sentencing.engine.space.courts import Courts
    from sentencing.engine.space.group import Group
    from sentencing.engine.space.stops import Meeting, Stop
    from sentencing.engine.space.words import Kind, Said

    Rules = tuple[tuple[Kind, Formula], ...]

FOLLOWED = 200  # words of one stop; past them no rule is dropped
TRIED = 8  # simple scenarios


class Claim:
    """A claim on one enquiry. Where the court may make findings, a claim may rest on every rule."""

    def __init__(self, ground: Ground, courts: Courts, holds: Callable[[Group], bool]) -> None:
        self._ground = ground
        self._courts = courts
        self._holds = holds

    @cached_property
    def _followed(self) -> tuple[Words, ...] | None:
        """The words to which the rules of each stop may lead; None where they are too many, or findings matter."""
        (stops,), (ruled,) = self._ground.stops, self._ground.ruled
        formulas = (*self._ground.deciding(), *(formula for rules in ruled for _, formula in rules))
        if any(atom[0] == "find" for formula in formulas for atom in atoms(formula)):
            return None
        every = [_followed(stop, rules) for stop, rules in zip(stops, ruled, strict=True)]
        return tuple([each for each in every if each is not None]) if None not in every else None

    def _so(self, stop: int, tier: int, said: Said) -> bool:
        """Whether the claim holds where a case ends in a tier with these words."""
        number = self._courts.group(0, ((Leaf(stop, tier), said, (0,)),))
        assert number is not None  # without findings nothing is left to assess
        return self._holds(self._courts.listed[number])

    @cached_property
    def _truths(self) -> list[list[tuple[bool, ...]]]:
        """By stop, and words, whether the claim holds in each tier."""
        return [
            [tuple([self._so(at, tier, said) for tier in range(len(stop.tiers))]) for said in words.said]
            for at, (stop, words) in enumerate(zip(self._ground.stops[0], self._followed or (), strict=True))
        ]

    @property
    def possible(self) -> bool:
        """Whether the rules may lead anywhere where the claim holds."""
        return self._followed is None or self._holds(NOT_LIABLE) or any(map(any, chain(*self._truths)))

    @property
    def ruled(self) -> Ruled:
        """The rules that can change whether the claim holds."""
        if self._followed is None:
            return self._ground.ruled
        kept = []
        for words, truths, rules in zip(self._followed, self._truths, self._ground.ruled[0], strict=True):
            moving = {key for key, moves in zip(words.kinds, _moving(words.steps, truths), strict=True) if moves}
            kept.append(tuple([each for each in rules if alike(each[0]) in moving]))
        return (tuple(kept),)

    def met(self) -> bool:
        """Whether one of the simplest scenarios meets the claim: that in which nothing is named, then, for tiers and
        words with which it holds, one in which just the conditions of those are met."""
        if self._followed is None:
            return False
        at, meeting = self._begins
        words, rules = self._followed[at], self._ground.ruled[0][at]
        ends = product(zip(words.said, words.paths, strict=True), enumerate(meeting.plain.tiers))
        fit = (
            [condition, *_first(rules, path)]
            for (said, path), (tier, (_, condition)) in ends
            if self._so(at, tier, said)
        )
        return any(facts is not None and self._meets(facts) for facts in chain(({},), map(_met, islice(fit, TRIED))))

    @property
    def _begins(self) -> tuple[int, Meeting]:
        """How a case begins, and the number of the stop at which it does."""
        meeting = self._ground.meetings[0][0][1]
        return next(at for at, each in enumerate(self._ground.stops[0]) if each is meeting.plain), meeting

    def _meets(self, facts: Mapping[str, Answer]) -> bool:
        """Whether a scenario meets the claim; no, where that is not plain from the first stop."""
        opened = self._ground.enquiries[0].open
        if opened is not None and not opened.issuperset(facts):
            return False
        at, meeting = self._begins
        scenario, said = _Scenario(meeting, facts), SILENT
        tier = scenario.tier()
        if tier is None:
            return False
        for kind, formula in self._ground.ruled[0][at]:
            fires = scenario.holds(formula, tier)
            if fires is None:
                return False
            said = after(said, kind, meeting.plain.program.system) if fires else said
        return self._so(at, tier, said)


class _Scenario(Record):
    """A scenario at the first stop."""

    meeting: Meeting
    facts: Mapping[str, Answer]

    def holds(self, formula: Formula, tier: int | None = None) -> bool | None:
        """Whether a condition holds; None where that rests on what is not answered, or on the tier if there is none."""
        program = self.meeting.plain.program

        def known(atom: Atom) -> bool | None:
            late = atom[0] in LATE and tier is not None
            return frame_atom(program, program.tiers[tier or 0][0], atom) if late else truth(atom, self.facts)

        found = reduce(formula, known)
        return found if isinstance(found, bool) else None

    def tier(self) -> int | None:
        """The tier that applies; None where there is none, where references lead on, or where it cannot be."""
        stop = self.meeting.plain
        onward = (*self.meeting.lent, *stop.convict, *stop.heavier)
        if any(self.holds(each) is not False for each in (stop.never, *(condition for condition, _ in onward))):
            return None
        held = [self.holds(formula) for _, formula in stop.tiers]
        if not self.holds(stop.needs) or None in held:
            return None
        left = [tier for (tier, _), holds in zip(stop.tiers, held, strict=True) if holds]
        found = applies(tuple(left), stop.program.system.ladder)
        if found is None:
            return None
        at = next(index for index, (tier, _) in enumerate(stop.tiers) if tier is found)
        return at if self.holds(stop.barred, at) is False else None


class Words(Record):
    """The words of a stop, silence first; for each of them the kinds of rules on one way there, by number, and where
    each kind leads on from it. `kinds` are keys of kinds."""

    kinds: tuple[object, ...]
    said: tuple[Said, ...]
    paths: tuple[tuple[int, ...], ...]
    steps: list[tuple[int, ...]]


def _followed(stop: Stop, rules: Rules) -> Words | None:
    """All words to which rules may lead; None if they are too many."""
    kinds, system = {alike(kind): kind for kind, _ in rules}, stop.program.system
    paths: dict[Said, tuple[int, ...]] = {SILENT: ()}
    number, waiting, steps = {SILENT: 0}, [SILENT], []
    for said in waiting:
        row = [after(said, kind, system) for kind in kinds.values()]
        for at, each in enumerate(row):
            if each not in number:
                number[each] = len(number)
                paths[each] = (*paths[said], at)
                waiting.append(each)
        steps.append(tuple([number[each] for each in row]))
        if len(number) > FOLLOWED:
            return None
    return Words(tuple(kinds), tuple(number), tuple(paths.values()), steps)


def _first(rules: Rules, path: tuple[int, ...]) -> list[Formula]:
    """The condition of the first rule of each kind on a way."""
    found: dict[object, Formula] = {}
    for kind, formula in rules:
        found.setdefault(alike(kind), formula)
    conditions = list(found.values())
    return [conditions[at] for at in path]


def _met(formulas: Sequence[Formula], *, wanted: bool = True) -> dict[str, Answer] | None:
    """Answers with which all formulas are as wanted, the first that come to mind; None if none do."""
    facts: dict[str, Answer] = {}
    for formula in formulas:
        more = _answers(formula, wanted=wanted)
        if more is None or any(facts.get(word, value) != value for word, value in more.items()):
            return None
        facts.update(more)
    return facts


def _answers(formula: Formula, *, wanted: bool) -> dict[str, Answer] | None:
    if isinstance(formula, bool):
        return {} if formula is wanted else None
    match formula[0]:
        case "not":
            return _answers(formula[1], wanted=not wanted)
        case "all" | "any" if (formula[0] == "all") is wanted:
            return _met(formula[1], wanted=wanted)
        case "all" | "any":
            ways = (_answers(part, wanted=wanted) for part in formula[1])
            return next((way for way in ways if way is not None), None)
        case "said" if formula[1].silent is not wanted:
            return {formula[1].word: wanted}
        case _:
            return {} if truth(formula, {}) is wanted else None


def _moving(steps: list[tuple[int, ...]], truths: list[tuple[bool, ...]]) -> list[bool]:
    """Of each kind, whether a rule of it leads from some words to others that the claim, now or later, tells from
    them (the coarsest partition: Moore 1956)."""
    numbers: dict[object, int] = {}
    classes = [numbers.setdefault(truth, len(numbers)) for truth in truths]
    while True:
        told: dict[object, int] = {}
        finer = [
            told.setdefault((here, *(classes[to] for to in row)), len(told))
            for here, row in zip(classes, steps, strict=True)
        ]
        if len(told) == len(set(classes)):
            break
        classes = finer
    kinds = range(len(steps[0]))
    return [any(classes[row[kind]] != here for here, row in zip(classes, steps, strict=True)) for kind in kinds]
