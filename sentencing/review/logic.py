"""What is wrong in the logic of an offence, found over all answers to all questions, none sampled."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sentencing.engine.explore import decided
from sentencing.engine.formula import atoms, both, either, names, negate, reduce
from sentencing.engine.frame import Framed, longest
from sentencing.engine.heads import heads, late, tier_of
from sentencing.engine.reading import Reading
from sentencing.law import band as bands
from sentencing.law.condition import facts_of
from sentencing.law.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def faults(program: Program, looked_at: set[object]) -> Iterator[Fault]:
    """The faults of an offence as it stands on one day, for one subject.

    `looked_at` keeps what decided the tier in programs seen before: one that is the same in that has the same faults.
    """
    yield from _two_ways(program)
    nothing = Reading(program.facts, {"subject": program.subject})
    start = heads(program, nothing, program.needs)
    frames = tuple((each.tier.id, each.tier.ladder, each.tier.lighter_than, each.frame) for each, _ in program.tiers)
    deciding = (start.before_tier(), frames)
    if deciding in looked_at:
        return
    looked_at.add(deciding)
    states = tuple(decided(start, nothing))
    yield from _tiers(program, states)
    yield from _baseless(program, start, nothing)
    yield from _spans(program)
    yield from _monotone(program, start, nothing)


def _tiers(program: Program, states: tuple[Heads, ...]) -> Iterator[Fault]:
    """Tiers that never apply, and ties that the file does not settle."""
    applied: set[str] = set()
    for state in states:
        tier = tier_of(program, state.tiers)
        if state.barred is True or state.needs is False:
            continue
        if tier is not None:
            applied.add(tier.tier.id)
    for tier, _ in program.tiers:
        if tier.tier.id not in applied:
            yield Fault("unreachable", "tier", tier.tier.id, "no answers make this tier apply")
    yield from _ties(program, states)


def _baseless(program: Program, start: Heads, nothing: Reading) -> Iterator[Fault]:
    """Answers that make the offence out and reach no tier."""
    between = start._replace(tiers=(negate(either(*start.tiers)),), rules=())
    if start.tiers and any(_liable(state) and state.tiers[0] is True for state in decided(between, nothing)):
        yield Fault("no-base", "offence", program.offence.id, "some answers that its needs allow reach no tier")


def _liable(state: Heads) -> bool:
    return state.barred is not True and state.needs is not False


def _ties(program: Program, states: tuple[Heads, ...]) -> Iterator[Fault]:
    tied: set[tuple[str, str]] = set()
    for state in states:
        holding = [tier for (tier, _), holds in zip(program.tiers, state.tiers, strict=True) if holds is True]
        applying = tier_of(program, state.tiers)
        for other in holding:
            if applying and other is not applying and _grave(program, other) == _grave(program, applying):
                tied.add((min(other.tier.id, applying.tier.id), max(other.tier.id, applying.tier.id)))
        named = {tier.tier.ladder for tier in holding if tier.tier.ladder}
        if len(named) > 1:
            tied.add((min(named), max(named)))
    for one, two in sorted(tied):
        if one != two:
            yield Fault(
                "tie", "tier", one, f"both this tier and '{two}' can hold and neither is graver: say which goes first"
            )


def _grave(program: Program, tier: Framed) -> object:
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


def _monotone(program: Program, start: Heads, nothing: Reading) -> Iterator[Fault]:
    """Circumstances that raise a bound of the frame under some answers and lower one under others."""
    asked = dict.fromkeys(atom for formula in start.tiers for atom in atoms(formula) if atom[0] == "var")
    graded = _graded(program)
    for atom in asked:
        if graded and _only_adds(program, start, atom):
            continue
        signs = frozenset(_moves(program, start, nothing, atom))
        if len(signs) > 1:
            yield Fault(
                "not-monotone",
                "circumstance",
                atom[1],
                "it raises a bound under some answers and lowers one under others",
            )


def _graded(program: Program) -> bool:
    """Whether of any two tiers the graver one is so at both ends."""
    grades = [bands.severity(program.system.ladder, tier.frame) for tier, _ in program.tiers]
    return all(
        one <= other for low, high in pairwise(sorted(grades)) for one, other in zip(low, high, strict=True)
    ) and not any(tier.tier.ladder for tier, _ in program.tiers)


def _only_adds(program: Program, start: Heads, atom: Atom) -> bool:
    """Whether a circumstance can only make more tiers hold, none of which goes before a graver one: then, of graded
    tiers, it can only raise a bound."""
    for (tier, _), formula in zip(program.tiers, start.tiers, strict=True):
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


def _moves(program: Program, start: Heads, nothing: Reading, atom: Atom) -> Iterator[int]:
    """How the bounds of the frame move when a circumstance goes from no to yes: 1 up, -1 down, whatever else is so."""
    without, with_it = (start.reduced({atom: value}.get) for value in (False, True))
    joint = without._replace(
        never=("any", (without.never, with_it.never)),
        barred=("any", (without.barred, with_it.barred)),
        needs=both(without.needs, with_it.needs),
        tiers=(*without.tiers, *with_it.tiers),
        rules=(),
    ).reduced(lambda _: None)
    half = len(program.tiers)
    for state in decided(joint, nothing):
        if not _liable(state):
            continue
        before = tier_of(program, state.tiers[:half])
        after = tier_of(program, state.tiers[half:])
        if before and after and before is not after:
            yield from _signs(program, before, after)


def _signs(program: Program, before: Framed, after: Framed) -> Iterator[int]:
    ladder = program.system.ladder
    for one, other in zip(bands.severity(ladder, before.frame), bands.severity(ladder, after.frame), strict=True):
        if one != other:
            yield 1 if other > one else -1


def _two_ways(program: Program) -> Iterator[Fault]:
    """Circumstances that one rule makes lighter and another heavier."""
    lightening = {name for rule, formula in program.rules if _has(rule, LIGHTENING) for name in _rests_on(formula)}
    aggravating = {name for rule, formula in program.rules if _has(rule, AGGRAVATING) for name in _rests_on(formula)}
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
    decided_formula = reduce(late(program, tier, (formula,))[0], nothing.known)
    start = heads(program, nothing, program.needs)._replace(
        barred=False, needs=True, tiers=(decided_formula,), rules=()
    )
    return any(state.tiers[0] is True for state in decided(start, nothing))


def asked_names(program: Program) -> frozenset[str]:
    """Every fact and circumstance that something of the program asks about, or that a fine is a share of."""
    formulas: list[Formula] = [program.needs]
    for group in (program.tiers, program.rules, program.bars_liability, program.references, program.consequences):
        formulas += [formula for _, formula in group]
    formulas += [formula for _, formula in program.nevers]
    return frozenset(name for formula in formulas for name in names(formula)) | frozenset(_bases(program))


def asked_in(elements: Elements, needs: tuple[Node | None, ...], general: Elements) -> frozenset[str]:
    """Every fact and circumstance that these elements ask about on any day, through what circumstances mean."""
    meanings: dict[str, list[Node | None]] = {}
    for part in (elements, general):
        for circumstance in part.circumstances:
            meanings.setdefault(circumstance.id, []).append(circumstance.when)
        for definition in part.definitions:
            meanings.setdefault(definition.of, []).extend((definition.shall, definition.may))
    groups = (elements.tiers, elements.rules, elements.references, elements.consequences, elements.nevers)
    left = [node for node in (*needs, *(each.when for group in groups for each in group)) if node]
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
