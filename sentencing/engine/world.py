"""One reading of a case under an offence: the tier, the rules that hold, and every outcome the court may reach."""

from __future__ import annotations

import itertools

from sentencing.engine.asked import carry, possibilities
from sentencing.engine.assessment import Beside, Outcome
from sentencing.engine.heads import findings, heads, late, tier_of
from sentencing.engine.outcome import BESIDE, START, Reach, fold
from sentencing.engine.reading import Reading, name_of
from sentencing.law import band as bands
from sentencing.law.provision import Addition
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.asked import Asked
    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Formula
    from sentencing.engine.frame import Framed
    from sentencing.engine.outcome import Reached, Words
    from sentencing.engine.program import Program
    from sentencing.law.band import Band
    from sentencing.law.provision import Rule


class World(Record):
    """A reading of a case under an offence in which nothing is left to answer. `found` are the findings that the court
    makes in it."""

    program: Program
    tier: Framed
    rules: tuple[Rule, ...]
    found: frozenset[str]


class Ways(Record):
    """What a court can do over some worlds: the outcomes, their union, and what had to be decided on the way."""

    outcomes: tuple[Outcome, ...]
    band: Band
    flags: frozenset[str]


def worlds(asked: Asked, deciding: Iterable[str], tier: str) -> Iterator[World]:
    """The worlds of a case: one for each way of making the findings that the court may make. The first makes none.

    `deciding` are the questions on which it depends where the case goes. Where a finding decides whether the person is
    liable, the worlds without liability are left out. `tier` is the one that every answer to what is unknown gives,
    where the court makes no finding.
    """
    for found in _choices(name for name in deciding if name.startswith("find:")):
        reached = carry(asked.supposing(found))
        for more in _choices(map(name_of, (*findings(reached.stated), *findings(reached.heads)))):
            made = _world(asked, _finding(reached, more), found | more, tier)
            if made is not None:
                yield made


def _choices(names: Iterable[str]) -> Iterator[dict[str, Answer]]:
    """Every way of making these findings or not; the first makes none."""
    listed = tuple(dict.fromkeys(names))
    for choice in itertools.product((False, True), repeat=len(listed)):
        yield dict(zip(listed, choice, strict=True))


def least(made: Iterable[World]) -> tuple[World, ...]:
    """The worlds in which the court makes no finding that it need not make."""
    every = tuple(made)
    return tuple(world for world in every if not any(other.found < world.found for other in every))


def _finding(reached: Asked, found: dict[str, Answer]) -> Asked:
    if not found:
        return reached
    silent, exact = (each._replace(values={**each.values, **found}) for each in (reached.silent, reached.exact))
    return reached.reading(silent, silent if reached.exact is reached.silent else exact)


def _world(asked: Asked, reached: Asked, found: dict[str, Answer], tier_id: str) -> World | None:
    program, state = reached.program, reached.stated
    tier = _tier(asked, reached, found, tier_id)
    impossible = state.never is True or state.needs is False
    if impossible or tier is None or late(program, tier, (state.barred,))[0] is True:
        return None
    return World(program, tier, rules_of(program, tier, state.rules), _found(reached.silent))


def _tier(asked: Asked, reached: Asked, found: dict[str, Answer], tier_id: str) -> Framed | None:
    """The tier of a world: the one that every answer to what is unknown gives there, or else that of the reading."""
    program, start = reached.program, reached.heads
    if not found:
        return program.ready(tier_id)
    if all(isinstance(formula, bool) for formula in start.before_tier()):
        return tier_of(program, start.tiers)
    possible = possibilities(asked.supposing(found)).tiers
    tiers = {tier for place, tier in possible if place == reached.place}
    if not tiers or len(tiers) == 1:
        return program.ready(min(tiers)) if tiers else None
    return tier_of(program, reached.stated.tiers)


def assumed(asked: Asked, tier_id: str) -> World:
    """What holds if the person is liable, where the reading would not have it so; the court makes no finding."""
    program, tier = asked.program, asked.program.ready(tier_id)
    silent = asked.silent._replace(finding=False)
    return World(program, tier, rules_of(program, tier, heads(program, silent, True).rules), _found(silent))


def _found(reading: Reading) -> frozenset[str]:
    prefix = "find:"
    return frozenset(
        name.removeprefix(prefix) for name, value in reading.values.items() if name.startswith(prefix) and value is True
    )


def rules_of(program: Program, tier: Framed, formulas: tuple[Formula, ...]) -> tuple[Rule, ...]:
    """The rules whose condition holds; one that rests on something unknown does not."""
    decided = late(program, tier, formulas)
    return tuple(rule for (rule, _), holds in zip(program.rules, decided, strict=True) if holds is True)


def must(made: Iterable[World]) -> Ways:
    """What remains if the court does all that it must and nothing that it merely may."""
    return _ways(made, mandatory_only=True)


def may(made: Iterable[World]) -> Ways:
    """Everything that the court can lawfully reach."""
    return _ways(made, mandatory_only=False)


def band_with(world: World, rules: tuple[Rule, ...], *, mandatory_only: bool) -> Band:
    """The band of a world under some of its rules only."""
    return _ways((world._replace(rules=rules),), mandatory_only=mandatory_only).band


def moves(world: World, besides: tuple[Rule, ...], rule: Rule) -> bool:
    """Whether one more rule would move a band of a world, or add to it, `besides` others that do not hold there yet."""
    if any(effect.verb in BESIDE for option in rule.options for effect in option.effects):
        return True
    before = (*world.rules, *besides)
    return any(
        band_with(world, before, mandatory_only=bound) != band_with(world, (*before, rule), mandatory_only=bound)
        for bound in (True, False)
    )


def _ways(made: Iterable[World], *, mandatory_only: bool) -> Ways:
    every = tuple(made)
    here = every[0].program
    outcomes: dict[tuple[object, ...], Outcome] = {}
    flags: set[str] = set()
    for world in every:
        program = world.program
        reach = Reach(program.system, program.day, tuple(each for each, _ in program.tiers))
        words = _words(world, mandatory_only=mandatory_only)
        for word, reached in reach.ways(world.tier, words).items():
            flags |= reached.flags
            tier = reached.tier if program.offence.id == here.offence.id else f"{program.offence.id}#{reached.tier}"
            added = _added(world.rules, mandatory_only=mandatory_only)
            _keep(outcomes, reached._replace(tier=tier), (*sorted(world.found), *words[word]), added)
    band = bands.union(here.system.ladder, (each.band for each in outcomes.values()))
    return Ways(tuple(outcomes.values()), band, frozenset(flags))


def _words(world: World, *, mandatory_only: bool) -> Words:
    words = START
    for rule in world.rules:
        if rule.modality == "shall" or not mandatory_only:
            words = fold(words, rule, world.program.system, free=rule.modality == "may")
    return words


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
