"""One offence and one reading of a case: the tier, the rules that hold, and every outcome the court may reach."""

from __future__ import annotations

import itertools

from sentencing.engine.assessment import Beside, Outcome
from sentencing.engine.explore import explore
from sentencing.engine.heads import findings, heads, late, tier_of
from sentencing.engine.outcome import START, Reach, fold
from sentencing.engine.reading import Reading, name_of
from sentencing.law import band as bands
from sentencing.law.provision import Addition
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.formula import Formula
    from sentencing.engine.frame import Framed
    from sentencing.engine.outcome import Reached, Words
    from sentencing.engine.program import Program
    from sentencing.law.band import Band
    from sentencing.law.provision import Rule


class World(Record):
    """A reading in which nothing is left to answer. `found` are the findings that the court makes in it."""

    tier: Framed
    rules: tuple[Rule, ...]
    found: tuple[str, ...]


class Ways(Record):
    """What a court can do over some worlds: the outcomes, their union, and what had to be decided on the way.

    `forced` tells that every way contradicted itself, so that an ending which a rule bars stands after all.
    """

    outcomes: tuple[Outcome, ...]
    band: Band
    flags: frozenset[str]
    forced: bool = False


def worlds(program: Program, reading: Reading, exact: Reading, needs: Formula, tier: Framed) -> tuple[World, ...]:
    """The worlds of a reading: one for each way of making the findings that the court may make. The first makes none.

    Where a finding decides whether the person is liable, the worlds without liability are left out. `tier` is the one
    that every answer to what `exact` leaves unknown gives, where the court makes no finding.
    """
    free = findings(heads(program, reading, needs))
    choices = [dict(zip(map(name_of, free), choice, strict=True)) for choice in _product(len(free))]
    made = (_world(program, _finding(reading, each), _finding(exact, each), needs, tier) for each in choices)
    return tuple(filter(None, made)) or (_assumed(program, _finding(reading, choices[0]), tier),)


def _product(length: int) -> Iterable[tuple[bool, ...]]:
    return itertools.product((False, True), repeat=length)


def _finding(reading: Reading, found: dict[str, bool]) -> Reading:
    return reading._replace(values={**reading.values, **found})


def _world(program: Program, reading: Reading, exact: Reading, needs: Formula, assumed: Framed) -> World | None:
    state = heads(program, reading, needs)
    tier = _tier(program, reading, exact, needs, assumed)
    impossible = state.never is True or state.needs is False
    if impossible or tier is None or late(program, tier, (state.barred,))[0] is True:
        return None
    return World(tier, rules_of(program, tier, state.rules), _found(reading))


def _tier(program: Program, reading: Reading, exact: Reading, needs: Formula, assumed: Framed) -> Framed | None:
    """The tier of a world: the one that every answer to what is unknown gives there, or else that of the reading."""
    start = heads(program, exact, needs)
    if all(isinstance(formula, bool) for formula in start.before_tier()):
        return tier_of(program, start.tiers)
    reached = explore(program, start._replace(rules=()), exact).tiers
    if not reached or not _found(reading):
        return assumed if reached else None
    return program.ready(min(reached)) if len(reached) == 1 else tier_of(program, heads(program, reading, needs).tiers)


def _assumed(program: Program, reading: Reading, tier: Framed) -> World:
    """What holds if the person is liable, where the reading would not have it so."""
    return World(tier, rules_of(program, tier, heads(program, reading, True).rules), _found(reading))


def _found(reading: Reading) -> tuple[str, ...]:
    return tuple(
        name[len("find:") :] for name, value in reading.values.items() if name.startswith("find:") and value is True
    )


def rules_of(program: Program, tier: Framed, formulas: tuple[Formula, ...]) -> tuple[Rule, ...]:
    """The rules whose condition holds; one that rests on something unknown does not."""
    decided = late(program, tier, formulas)
    return tuple(rule for (rule, _), holds in zip(program.rules, decided, strict=True) if holds is True)


def must(program: Program, made: Iterable[World]) -> Ways:
    """What remains if the court does all that it must and nothing that it merely may."""
    return _ways(program, tuple(made), mandatory_only=True)


def may(program: Program, made: Iterable[World]) -> Ways:
    """Everything that the court can lawfully reach."""
    return _ways(program, tuple(made), mandatory_only=False)


def band_with(program: Program, world: World, rules: tuple[Rule, ...], *, mandatory_only: bool) -> Band:
    """The band of a world under some of its rules only."""
    return _ways(program, (world._replace(rules=rules),), mandatory_only=mandatory_only).band


def _ways(program: Program, made: tuple[World, ...], *, mandatory_only: bool) -> Ways:
    reach = Reach(program.system, program.day, tuple(each for each, _ in program.tiers))
    outcomes: dict[tuple[object, ...], Outcome] = {}
    flags: set[str] = set()
    forced = False
    for world in made:
        words = _words(program, world, mandatory_only=mandatory_only)
        results = [(reached, by) for word, by in words.items() if (reached := reach.reached(world.tier, word))]
        forced = forced or not results
        for reached, by in results or _forced(reach, world, words):
            flags |= reached.flags
            _keep(outcomes, reached, (*world.found, *by), _added(world.rules, mandatory_only=mandatory_only))
    band = bands.union(program.system.ladder, (each.band for each in outcomes.values()))
    return Ways(tuple(outcomes.values()), band, frozenset(flags), forced)


def _words(program: Program, world: World, *, mandatory_only: bool) -> Words:
    words = START
    for rule in world.rules:
        if rule.modality == "shall" or not mandatory_only:
            words = fold(words, rule, program.system, free=rule.modality == "may")
    return words


def _forced(reach: Reach, world: World, words: Words) -> Iterator[tuple[Reached, tuple[str, ...]]]:
    """The words without their bars, where with them no way is left."""
    for word, by in words.items():
        reached = reach.reached(world.tier, frozenset(each for each in word if each[0].verb != "bar"))
        if reached is not None:
            yield reached, by


def _keep(
    outcomes: dict[tuple[object, ...], Outcome], reached: Reached, by: tuple[str, ...], added: tuple[Addition, ...]
) -> None:
    additional = (*reached.additional, *added) if reached.additional or not _ended(reached) else ()
    key = (reached.tier, reached.band, additional)
    if key not in outcomes or len(by) < len(outcomes[key].by):
        outcomes[key] = Outcome(reached.tier, reached.band, additional, by)


def _ended(reached: Reached) -> bool:
    return len(reached.band) == 1 and reached.band[0].rung in ("exempt", "not-pursued")


def _added(rules: tuple[Rule, ...], *, mandatory_only: bool) -> tuple[Addition, ...]:
    """What rules add to whatever principal punishment is chosen."""
    return tuple(
        Addition(rule.modality, (effect.sanction,))
        for rule in rules
        for option in rule.options
        for effect in option.effects
        if effect.verb == "add" and effect.sanction and (rule.modality == "shall" or not mandatory_only)
    )


def added(world: World) -> tuple[Addition, ...]:
    """The additions of the tier shown: its own, and those that rules bring."""
    return (*world.tier.tier.additional, *_added(world.rules, mandatory_only=False))


def beside(world: World) -> tuple[Beside, ...]:
    """Sanctions served beside whatever is chosen."""
    return tuple(
        Beside(effect.sanction, rule.id, rule.cite, rule.modality, True)
        for rule in world.rules
        for option in rule.options
        for effect in option.effects
        if effect.verb == "consecutive" and effect.sanction
    )
