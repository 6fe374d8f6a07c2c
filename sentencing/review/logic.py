"""What is wrong in the logic of an offence, found over all answers to all questions, none sampled."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING, Any

from sentencing.engine.formula import atoms, both, either, names, negate, reduce
from sentencing.engine.frame import ENDLESS, Framed, longest, next_lower, shortest
from sentencing.engine.heads import heads, late, never
from sentencing.engine.reading import Reading
from sentencing.law import band as bands
from sentencing.law.condition import facts_of
from sentencing.law.provision import in_force
from sentencing.law.record import Record
from sentencing.law.sanction import TERM_KINDS
from sentencing.review.holding import Answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.domain import Question
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.heads import Heads
    from sentencing.engine.program import Program
    from sentencing.law.condition import Node
    from sentencing.law.provision import Elements, Rule

LIGHTENING = frozenset({"lighter", "mitigated", "exempt", "not-pursued", "cap", "lift-floor"})
AGGRAVATING = frozenset({"heavier", "aggravated", "floor"})


class Fault(Record):
    """Something wrong: the kind of finding, the noun and id of the element, and what it is, in words."""

    finding: str
    noun: str
    id: str
    what: str


class Seen:
    """What was looked at before: it is not looked at again."""

    def __init__(self) -> None:
        self._decided: set[object] = set()
        self._rests: dict[Formula, frozenset[str]] = {}
        self.questions: dict[object, Question] = {}

    def before(self, program: Program, *deciding: object) -> bool:
        """Whether the same decided the same question of this offence in a program seen before."""
        key = (program.offence.id, deciding)
        known = key in self._decided
        self._decided.add(key)
        return known

    def rests_on(self, formula: Formula) -> frozenset[str]:
        """The circumstances without which a formula does not hold."""
        if formula not in self._rests:
            self._rests[formula] = frozenset(_rests_on(formula))
        return self._rests[formula]


def faults(program: Program, seen: Seen) -> Iterator[Fault]:
    """The faults of an offence as it stands on one day, for one subject, if they cannot be those of a program seen
    before."""
    yield from _two_ways(program, seen)
    nothing = Reading(program.facts, {"subject": program.subject})
    start = heads(program._replace(rules=()), nothing, program.needs)
    frames = tuple((each.tier.id, each.tier.ladder, each.tier.lighter_than, each.frame) for each, _ in program.tiers)
    if seen.before(program, start.before_tier(), frames):
        return
    every = Ladder(program, start, Answers(start.before_tier(), nothing, seen.questions))
    yield from _tiers(every)
    yield from _baseless(every)
    yield from _spans(program)
    yield from _nothing_below(program)
    yield from _holes(program)
    yield from _monotone(every)


class Ladder:
    """The tiers of a program as formulas over answers, and which answers there can be."""

    def __init__(self, program: Program, start: Heads, answers: Answers) -> None:
        self.program = program
        self.start = start
        self.answers = answers
        grades = [_grave(program, tier) for tier, _ in program.tiers]
        self.tiers = [each for each, _ in program.tiers]
        self.grades = grades

    @cached_property
    def liable(self) -> tuple[Formula, ...]:
        """What makes a person liable, by answers that can go together."""
        return _liable(self.start)

    def applying(self, holding: tuple[Formula, ...]) -> list[Formula]:
        """When each tier applies (see `frame.applies`), by when each of them holds."""
        return [self._applies(index, holding) for index in range(len(self.tiers))]

    def _applies(self, index: int, holding: tuple[Formula, ...]) -> Formula:
        tier = self.tiers[index].tier
        among = [at for at, each in enumerate(self.tiers) if bool(each.tier.ladder) == bool(tier.ladder)]
        before = [holding[at] for at, each in enumerate(self.tiers) if each.tier.ladder and not tier.ladder]

        def yielding(index: int) -> Formula:
            name = self.tiers[index].tier.id
            return either(*(holding[at] for at in among if name in self.tiers[at].tier.lighter_than))

        graver = [at for at in among if at != index and (self.grades[at], -at) > (self.grades[index], -index)]
        return both(
            holding[index],
            negate(yielding(index)),
            *(negate(each) for each in before),
            *(negate(both(holding[at], negate(yielding(at)))) for at in graver),
        )


def _liable(state: Heads) -> tuple[Formula, ...]:
    return (state.needs, negate(state.barred), negate(state.never))


def _tiers(every: Ladder) -> Iterator[Fault]:
    """Tiers that never apply, and ties that the file does not settle."""
    applying = every.applying(every.start.tiers)
    applied = {
        tier.tier.id
        for tier, applies in zip(every.tiers, applying, strict=True)
        if every.answers.allow(applies, *every.liable)
    }
    for tier in every.tiers:
        if tier.tier.id not in applied:
            yield Fault("unreachable", "tier", tier.tier.id, "no answers make this tier apply")
    yield from _ties(every, applying)


def _baseless(every: Ladder) -> Iterator[Fault]:
    """Answers that make the offence out and reach no tier."""
    if every.tiers and every.answers.allow(negate(either(*every.start.tiers)), *every.liable):
        yield Fault("no-base", "offence", every.program.offence.id, "some answers that its needs allow reach no tier")


def _settled(every: Ladder, one: int, two: int) -> bool:
    """Whether one of two tiers goes before the other by what it says."""
    first, second = every.tiers[one].tier, every.tiers[two].tier
    return first.id in second.lighter_than or second.id in first.lighter_than


def _ties(every: Ladder, applying: list[Formula]) -> Iterator[Fault]:
    holding = every.start.tiers
    tied: set[tuple[str, str]] = set()
    for one, two in combinations(range(len(holding)), 2):
        names_ = sorted((every.tiers[one].tier.id, every.tiers[two].tier.id))
        equal = every.grades[one] == every.grades[two] and names_[0] != names_[1] and not _settled(every, one, two)
        if equal and every.answers.allow(
            holding[one], holding[two], either(applying[one], applying[two]), *every.liable
        ):
            tied.add((names_[0], names_[1]))
    for first, last in sorted(tied | set(_ladders_met(every))):
        what = f"both this tier and '{last}' can hold and neither is graver: say which goes first"
        yield Fault("tie", "tier", first, what)


def _ladders_met(every: Ladder) -> Iterator[tuple[str, str]]:
    """Named ladders of which tiers hold together: the first and the last of them by name."""
    held: dict[str, Formula] = {}
    for tier, holds in zip(every.tiers, every.start.tiers, strict=True):
        if tier.tier.ladder:
            held[tier.tier.ladder] = either(held.get(tier.tier.ladder, False), holds)
    for first, last in combinations(sorted(held), 2):
        outside = (negate(holds) for name, holds in held.items() if not first <= name <= last)
        if every.answers.allow(held[first], held[last], *outside, *every.liable):
            yield first, last


def _grave(program: Program, tier: Framed) -> tuple[Any, ...]:
    return bands.severity(program.system.ladder, tier.frame)


def _spans(program: Program) -> Iterator[Fault]:
    """Spans beyond the jurisdiction's limits, and gaps and overlaps between tiers next to each other in severity."""
    ladder = program.system.ladder
    for tier, _ in program.tiers:
        for sanction in tier.tier.principal:
            limits = ladder.rung(sanction.rung).limits
            if limits and sanction.span and not limits.holds(ladder.within_limits(sanction).span or limits):
                yield Fault(
                    "beyond-limits", "tier", tier.tier.id, f"{sanction.rung} goes beyond what the jurisdiction allows"
                )
    groups: dict[tuple[str, str], list[Framed]] = {}
    for tier, _ in program.tiers:
        groups.setdefault((tier.tier.ladder, tier.tier.subject), []).append(tier)
    for group in groups.values():
        in_order = sorted(group, key=lambda each: bands.severity(ladder, each.frame))
        for lower, upper in pairwise(in_order):
            yield from _between(program, lower, upper)


def _between(program: Program, lower: Framed, upper: Framed) -> Iterator[Fault]:
    ladder = program.system.ladder
    top, bottom = lower.frame[-1], upper.frame[0]
    names_ = f"'{lower.tier.id}' and '{upper.tier.id}'"
    if top.rung == bottom.rung and top.span and bottom.span:
        if not top.span.touches(bottom.span):
            yield Fault("gap", "tier", upper.tier.id, f"a gap between {names_}: no term between them can be imposed")
        elif bottom.span.low is not None and (top.span.high is None or top.span.high > bottom.span.low):
            yield Fault("overlap", "tier", upper.tier.id, f"{names_} overlap")
    elif ladder.rank[top.rung] > ladder.rank[bottom.rung]:
        yield Fault("overlap", "tier", upper.tier.id, f"{names_} overlap")
    elif _terms_end_early(program, lower, upper):
        yield Fault("gap", "tier", upper.tier.id, f"a gap between {names_}: the lower one ends before its limit")


def _terms_end_early(program: Program, lower: Framed, upper: Framed) -> bool:
    """Whether terms stop short of the limit below a tier that has no terms."""
    ladder = program.system.ladder
    top, limits = lower.frame[-1], ladder.rung(lower.frame[-1].rung).limits
    if ladder.kind(top) != "prison" or top.span is None or limits is None or limits.high is None:
        return False
    return longest(ladder, lower.frame) < limits.high and upper.frame[0].rung != top.rung


def _holes(program: Program) -> Iterator[Fault]:
    """Frames with a hole in them: beside a lesser kind, a prison term that begins above the shortest."""
    ladder = program.system.ladder
    for tier, _ in program.tiers:
        for lower, upper in pairwise(tier.frame):
            limits, span = ladder.rung(upper.rung).limits, upper.span
            terms = ladder.kind(upper) == "prison" and ladder.kind(lower) in TERM_KINDS and lower.rung != upper.rung
            if terms and limits and span and (span.low or 0) > (limits.low or 0):
                what = (
                    "a hole in the frame: nothing between its lesser kinds and its shortest prison term can be imposed"
                )
                yield Fault("hole", "tier", tier.tier.id, what)


def _nothing_below(program: Program) -> Iterator[Fault]:
    """Tiers of life or death below which there is none: a step down from them leads nowhere certain."""
    tiers, system = tuple(tier for tier, _ in program.tiers), program.system
    steps = any(each.id == system.mitigated and each.method == "next-tier" for each in system.reductions)
    for tier in tiers if steps else ():
        alone = next_lower(tier, tiers, system.ladder) is None
        if alone and tier.frame and shortest(system.ladder, tier.frame) >= ENDLESS:
            what = "an attempt or an accessory has nowhere lower to go: there is no tier below, and no shortest term"
            yield Fault("nothing-below", "tier", tier.tier.id, what)


def _monotone(every: Ladder) -> Iterator[Fault]:
    """Circumstances that raise a bound of the frame under some answers and lower one under others."""
    asked = dict.fromkeys(atom for formula in every.start.tiers for atom in atoms(formula) if atom[0] == "var")
    graded = _graded(every)
    for atom in asked:
        if not (graded and _only_adds(every, atom)) and _moves_both_ways(every, atom):
            what = "it raises a bound under some answers and lowers one under others"
            yield Fault("not-monotone", "circumstance", atom[1], what)


def _graded(every: Ladder) -> bool:
    """Whether of any two tiers the graver one is so at both ends."""
    return all(
        one <= other for low, high in pairwise(sorted(every.grades)) for one, other in zip(low, high, strict=True)
    ) and not any(tier.tier.ladder for tier in every.tiers)


def _only_adds(every: Ladder, atom: Atom) -> bool:
    """Whether a circumstance can only make more tiers hold, none of which goes before a graver one: then, of graded
    tiers, it can only raise a bound."""
    for tier, formula in zip(every.tiers, every.start.tiers, strict=True):
        signs = frozenset(_polarities(formula, atom, positive=True))
        if signs and (tier.tier.lighter_than or signs != {True}):
            return False
    return True


def _polarities(formula: Formula, atom: Atom, *, positive: bool) -> Iterator[bool]:
    """Whether each occurrence of an atom in a formula is affirmed (True) or denied."""
    if isinstance(formula, bool):
        return
    if formula == atom:
        yield positive
    elif formula[0] == "not":
        yield from _polarities(formula[1], atom, positive=not positive)
    elif formula[0] in ("all", "any", "at-least"):
        for part in formula[-1]:
            yield from _polarities(part, atom, positive=positive)


def _moves_both_ways(every: Ladder, atom: Atom) -> bool:
    """Whether, whatever else is so, a bound of the frame goes up when a circumstance goes from no to yes, and one goes
    down."""
    without, with_it = (every.start.reduced({atom: value}.get) for value in (False, True))
    liable = (*_liable(without), *_liable(with_it))
    before, after = every.applying(without.tiers), every.applying(with_it.tiers)

    def moves(sign: int) -> bool:
        return any(
            every.answers.allow(before[one], after[other], *liable)
            for one, other in permutations(range(len(every.tiers)), 2)
            if sign in _signs(every.grades[one], every.grades[other])
        )

    return moves(1) and moves(-1)


def _signs(before: tuple[Any, ...], after: tuple[Any, ...]) -> frozenset[int]:
    """Whether a bound goes up (1), and whether one goes down (-1)."""
    return frozenset(1 if other > one else -1 for one, other in zip(before, after, strict=True) if one != other)


def _two_ways(program: Program, seen: Seen) -> Iterator[Fault]:
    """Circumstances that one rule makes lighter and another heavier."""
    lightening = {name for rule, formula in program.rules if _has(rule, LIGHTENING) for name in seen.rests_on(formula)}
    aggravating = {
        name for rule, formula in program.rules if _has(rule, AGGRAVATING) for name in seen.rests_on(formula)
    }
    for name in sorted(lightening & aggravating):
        if name in program.circumstances:
            yield Fault("not-monotone", "circumstance", name, "one rule makes it lighter and another heavier")


def _has(rule: Rule, verbs: frozenset[str]) -> bool:
    return any(effect.verb in verbs for option in rule.options for effect in option.effects)


def _rests_on(formula: Formula) -> Iterator[str]:
    """The circumstances without which a formula does not hold."""
    for name in dict.fromkeys(names(formula)):
        if reduce(formula, {("var", name): False}.get) is False:
            yield name


def fires(program: Program, rule: Rule) -> bool:
    """Whether some consistent answers make a rule hold under this offence."""
    formula = next((each for other, each in program.rules if other == rule), None)
    if formula is None:
        formula = next((each for other, each in program.bars_liability if other == rule), None)
    if formula is None:
        return False
    return any(_can_hold(program, formula, tier) for tier, _ in program.tiers)


def _can_hold(program: Program, formula: Formula, tier: Framed) -> bool:
    nothing = Reading(program.facts, {"subject": program.subject})
    decided = reduce(late(program, tier, (formula,))[0], nothing.known)
    impossible = never(program, nothing)
    return Answers((decided, impossible), nothing, {}).allow(decided, negate(impossible))


def asked_names(program: Program) -> frozenset[str]:
    """Every fact and circumstance that something of the program asks about, or that a fine is a share of."""
    formulas: list[Formula] = [program.needs]
    for group in (program.tiers, program.rules, program.bars_liability, program.references, program.consequences):
        formulas += [formula for _, formula in group]
    formulas += [formula for _, formula in program.nevers]
    return frozenset(name for formula in formulas for name in names(formula)) | frozenset(_bases(program))


def asked_in(elements: Elements, needs: tuple[Node | None, ...], general: Elements, day: str) -> frozenset[str]:
    """Every fact and circumstance that these elements ask about on a day (on any: ""), through what they mean."""
    meanings: dict[str, list[Node | None]] = {}
    for part in (elements, general):
        for circumstance in part.circumstances:
            if not day or in_force(circumstance, day):
                meanings.setdefault(circumstance.id, []).append(circumstance.when)
        for definition in part.definitions:
            meanings.setdefault(definition.of, []).extend((definition.shall, definition.may))
    groups = (elements.tiers, elements.rules, elements.references, elements.consequences, elements.nevers)
    asking = (each for group in groups for each in group if not day or in_force(each, day))
    left = [node for node in (*needs, *(each.when for each in asking)) if node]
    found: set[str] = set()
    while left:
        for name in facts_of(left.pop()):
            if name not in found:
                found.add(name)
                left += [node for node in meanings.get(name, ()) if node]
    return frozenset(found)


def _bases(program: Program) -> Iterator[str]:
    """The facts that fines are shares of."""
    for tier, _ in program.tiers:
        added = (choice for addition in tier.tier.additional for choice in addition.choices)
        yield from (sanction.of for sanction in (*tier.tier.principal, *added) if sanction.of)
