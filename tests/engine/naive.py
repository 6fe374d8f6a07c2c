"""The naive judge: what an assessment must say, found by trying every answer, every finding and every choice.

Written from the specification alone; it shares nothing with the engine but the records of the law. It is exponential
in everything, so the cases that it is given are small.
"""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sentencing.law.provision import Rule, on
from tests.engine.naive_matter import (
    Matter,
    answered,
    bars_liability,
    charge_of,
    firing,
    frame,
    impossible,
    liable,
    needs,
    route,
    targets,
    tier_of,
)
from tests.engine.naive_truth import asked_of, truth
from tests.engine.zones import Piece, Zone, canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.law.condition import Node
    from sentencing.law.provision import Elements, Fact, Offence, Tier
    from tests.engine.naive_matter import Charge

    Place = tuple[str, str]
    Stretches = tuple[Piece, ...]


class ImpossibleError(Exception):
    """No way of answering what is unknown goes together with what is known."""


class Verdict(NamedTuple):
    """What an assessment must say; `outcomes` are (tier, stretches) pairs."""

    liable: bool | None
    convicted_of: str | None
    tier: str | None
    frame: Stretches = ()
    shall: Stretches = ()
    may: Stretches = ()
    open: Stretches = ()
    outcomes: frozenset[tuple[str, Stretches]] = frozenset()


class World(NamedTuple):
    """One way of answering everything, with some findings: what holds there. No tier: not liable."""

    charge: Charge
    found: frozenset[str]
    tier: Tier | None

    def outcomes(self) -> set[tuple[str, Stretches]]:
        assert self.tier
        return self.charge.court.outcomes(self.tier, _moving(self.charge, self.tier), mandatory_only=False)


def judge(law: Any, offence: str, facts: dict[str, Any], day: str) -> Verdict:
    """The verdict on a case, by exhaustion. Raises ImpossibleError."""
    if _said_in_vain(charge_of(law, Matter(offence, facts, {}, frozenset()), day)):
        raise ImpossibleError
    closure = list(closure_of(law, offence, facts))
    named_unknown, unnamed = _unknown(law, closure, facts, day)
    findings = findings_of(law, closure, day)
    worlds = list(_worlds(law, offence, facts, day, (named_unknown, unnamed, findings)))
    if not worlds:
        raise ImpossibleError
    answers = {world.tier is not None for world in worlds}
    if answers == {False}:
        return Verdict(False, None, None)
    whole = {outcome for world in worlds if world.tier for outcome in world.outcomes()}
    open_zone = _zone(whole)
    verdict = Verdict(None if len(answers) == 2 else True, None, None)
    reached = _tiers(worlds)
    ladder = worlds[0].charge.court.ladder
    if len(reached) != 1:
        offences = {name for (name, _), _ in reached}
        return verdict._replace(
            convicted_of=offences.pop() if len(offences) == 1 else None, open=canonical(ladder, open_zone)
        )
    return _decided(law, verdict, (offence, facts, day), (worlds, reached.pop(), findings, open_zone))


def _said_in_vain(charge: Charge) -> bool:
    """Whether what the case itself says cannot go together."""
    scene = charge.scene._replace(values=charge.matter.named)
    return any(
        never.said and truth(never.when, scene) is True
        for part in (charge.own.elements, charge.system.elements)
        for never in on(part.nevers, charge.day)
    )


def _decided(
    law: Any,
    verdict: Verdict,
    case: tuple[str, dict[str, Any], str],
    known: tuple[list[World], tuple[Place, str], list[str], Zone],
) -> Verdict:
    offence, facts, day = case
    worlds, (place, tier_id), findings, open_zone = known
    # `?` stays named and unanswered: it has its default, or is not established.
    routes = [
        route(law, Matter(offence, facts, {}, found), day, partial(_known_frame, law), partial(_may_stand, law))
        for found in _subsets(findings)
    ]
    charges = [passed[-1] for passed in routes]
    charge = charges[0]
    if charge.place != place:  # the stated case goes another way than every answer to what it leaves open
        return verdict._replace(convicted_of=place[0], open=canonical(charge.court.ladder, open_zone))
    ladder = charge.court.ladder
    tier = next(each for each in charge.court.tiers if each.id == tier_id)
    made = [(each, reached) for each in charges if (reached := _stated_tier(each, tier, worlds)) is not None]
    made = made or [(charge, tier)]
    fewest = [(each, at) for each, at in made if not any(o.matter.found < each.matter.found for o, _ in made)]
    shall = {outcome for each, at in fewest for outcome in _named(place, each, at, mandatory_only=True)}
    whole = {outcome for each, at in made for outcome in _named(place, each, at, mandatory_only=False)}
    may = _zone(whole)
    if all(any(map(impossible, passed)) for passed in routes):  # what `?` counts as meanwhile cannot be
        may, shall = open_zone, {("", open_zone)}
    return verdict._replace(
        convicted_of=place[0],
        tier=tier_id,
        frame=canonical(ladder, charge.court.frame(tier)),
        shall=canonical(ladder, _zone(shall)),
        may=canonical(ladder, may),
        open=canonical(ladder, open_zone | may),
        outcomes=frozenset(whole),
    )


def _named(place: Place, charge: Charge, tier: Tier, *, mandatory_only: bool) -> set[tuple[str, Stretches]]:
    """The outcomes under a tier, called by the offence too where it is not the one of the verdict."""
    found = charge.court.outcomes(tier, _moving(charge, tier), mandatory_only=mandatory_only)
    return found if charge.own.id == place[0] else {(f"{charge.own.id}#{name}", zone) for name, zone in found}


def _known_frame(law: Any, charge: Charge) -> Zone:
    """The one frame that applies under a charge, if the person is liable, with every answer to what is unknown."""
    reached = _tiers_under(law, charge)
    return charge.court.frame(reached.popitem()[1]) if len(reached) == 1 else frozenset()


def _may_stand(law: Any, charge: Charge) -> bool:
    """Whether some answer to what is unknown makes the person liable under a charge."""
    return bool(_tiers_under(law, charge))


def _stands(charge: Charge) -> bool:
    """Whether the person is liable under a charge of which everything is known."""
    return tier_of(charge) is not None and liable(charge) is True


def _tiers_under(law: Any, charge: Charge) -> dict[str, Tier]:
    """The tiers that apply under a charge with some answer to what is unknown, if the person is liable."""
    named = charge.matter.named
    named, unnamed = _unknown(law, list(closure_of(law, charge.own.id, named)), named, charge.day)
    found = {}
    for values in itertools.product(*named.values(), *unnamed.values()):
        answers = dict(zip((*named, *unnamed), values, strict=True))
        one = answered(charge, {name: answers[name] for name in named}, {name: answers[name] for name in unnamed})
        tier = tier_of(one)
        if tier is not None and liable(one) is True:
            found[tier.id] = tier
    return found


def _stated_tier(charge: Charge, decided: Tier, worlds: list[World]) -> Tier | None:
    """The tier in which the stated case is under some findings: the one that every answer gives, if there is one."""
    if impossible(charge) or needs(charge) is False or _barred(charge):
        return None
    found = charge.matter.found
    reached = {
        world.tier.id: world.tier
        for world in worlds
        if world.found == found and world.tier and world.charge.place == charge.place
    }
    if reached and not found:
        return decided
    return reached.popitem()[1] if len(reached) == 1 else tier_of(charge) if reached else None


def _barred(charge: Charge) -> bool:
    return any(bars_liability(rule) for rule in firing(charge, None))


def _moving(charge: Charge, tier: Tier) -> list[Rule]:
    return [rule for rule in firing(charge, tier) if not bars_liability(rule)]


def _tiers(worlds: list[World]) -> set[tuple[Place, str]]:
    """The tiers that different answers give; what the court merely may find does not unsettle a tier."""
    plain = _pairs([world for world in worlds if not world.found])
    if plain:
        return plain
    reached = [world for world in worlds if world.tier]
    least = [world for world in reached if not any(_fewer(other, world) for other in reached)]
    return _pairs(least)


def _fewer(one: World, other: World) -> bool:
    return one.found < other.found and one.charge.scene.values == other.charge.scene.values


def _pairs(worlds: Iterable[World]) -> set[tuple[Place, str]]:
    return {(world.charge.place, world.tier.id) for world in worlds if world.tier}


def _zone(outcomes: Iterable[tuple[str, Stretches]]) -> Zone:
    return frozenset(piece for _, stretches in outcomes for piece in stretches)


def _worlds(
    law: Any,
    offence: str,
    facts: dict[str, Any],
    day: str,
    free: tuple[dict[str, list[Any]], dict[str, list[Any]], list[str]],
) -> Iterator[World]:
    """Every way of answering what is unknown, with every set of findings, that goes together."""
    named_unknown, unnamed, findings = free
    names = [*named_unknown, *unnamed]
    for values in itertools.product(*named_unknown.values(), *unnamed.values()):
        answers = dict(zip(names, values, strict=True))
        named = {**facts, **{name: answers[name] for name in named_unknown}}
        supposed = {name: answers[name] for name in unnamed}
        for found in _subsets(findings):
            matter = Matter(offence, named, supposed, found)
            passed = route(law, matter, day, frame, _stands)
            if not any(impossible(each) for each in passed):
                yield World(passed[-1], found, tier_of(passed[-1]) if liable(passed[-1]) is True else None)


def _subsets(findings: list[str]) -> list[frozenset[str]]:
    """Every set of findings, the empty one first."""
    return [frozenset(each) for size in range(len(findings) + 1) for each in itertools.combinations(findings, size)]


def closure_of(law: Any, offence: str, facts: dict[str, Any]) -> Iterator[Offence]:
    """The offence and every one that a reference of it may lead to, the one that the case itself names included."""
    general = law.system(law.offence(offence).system).elements.references
    left, seen = [offence], set()
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            found = law.offence(name)
            yield found
            listed = (*found.elements.references, *general)
            followed = [each for each in listed if each.kind in ("convict", "punish", "heavier")]
            left += [to for each in followed for to in targets(each, facts)]


def findings_of(law: Any, closure: list[Offence], day: str) -> list[str]:
    """The circumstances that a court may find, need not."""
    parts = [*(each.elements for each in closure), law.system(closure[0].system).elements]
    return list(dict.fromkeys(each.of for part in parts for each in on(part.definitions, day) if each.may is not None))


def unknown_of(law: Any, closure: list[Offence], facts: dict[str, Any], day: str) -> dict[str, list[Any]]:
    """What is not known of a case and may matter, with every value that it may have."""
    named, unnamed = _unknown(law, closure, facts, day)
    return {**named, **unnamed}


def _unknown(
    law: Any, closure: list[Offence], facts: dict[str, Any], day: str
) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    """What is not known and may matter, with every value that it may have: what was named so, and what nobody named."""
    parts = [*(each.elements for each in closure), law.system(closure[0].system).elements]
    domains = domains_of(law, closure, facts, day)
    silent = {each.id for part in parts for each in on(part.circumstances, day) if each.default == "unknown"}
    silent |= {fact.id for part in parts for fact in part.facts if fact.default is None and not fact.parts}
    named = {name: domains[name] for name, value in facts.items() if value is None and name in domains}
    return named, {name: domains[name] for name in domains if name in silent and name not in facts}


def domains_of(law: Any, closure: list[Offence], facts: dict[str, Any], day: str) -> dict[str, list[Any]]:
    """Everything that conditions speak of, with every value that it may have."""
    parts = [*(each.elements for each in closure), law.system(closure[0].system).elements]
    nodes = [node for part in parts for node in _conditions(part)]
    nodes += [each.needs for offence in closure for each in offence.versions]
    leaves = [leaf for node in nodes for leaf in asked_of(node)]
    copied = [
        (name, str(given)[1:])
        for part in parts
        for each in part.references
        for name, given in each.given.items()
        if str(given).startswith("@")
    ]
    speaks = {leaf[1] for leaf in leaves if leaf[0] in ("yes", "test")} | {source for _, source in copied}
    speaks |= {operand[1] for leaf in leaves if leaf[0] == "test" for _, operand in leaf[2] if operand[0] == "@"}
    domains = {each.id: [False, True] for part in parts for each in on(part.circumstances, day)}
    listed = {fact.id: fact for part in parts for fact in part.facts}
    tests = [leaf for leaf in leaves if leaf[0] == "test"]
    pairs = {*copied, *((leaf[1], operand[1]) for leaf in tests for _, operand in leaf[2] if operand[0] == "@")}
    for fact in listed.values():
        for name in {f"{fact.id}.{part.id}" for part in fact.parts} or {fact.id}:
            domains[name] = (
                _domain(fact, _numbers(_linked(name, pairs), tests, listed, facts)) if name in speaks else []
            )
    return {name: values for name, values in domains.items() if name in speaks}


def _linked(name: str, pairs: set[tuple[str, str]]) -> set[str]:
    """The facts that one is compared with, or copied to and from, directly or through others."""
    found, size = {name}, 0
    while len(found) > size:
        size = len(found)
        found |= {one for pair in pairs if found & set(pair) for one in pair}
    return found


def _conditions(part: Elements) -> Iterator[Node | None]:
    for each in (*part.circumstances, *part.tiers, *part.rules, *part.references, *part.nevers):
        yield each.when
    for definition in part.definitions:
        yield definition.shall
        yield definition.may


def _domain(fact: Fact, numbers: list[int]) -> list[Any]:
    if fact.values:
        return [value.id for value in fact.values]
    if fact.within:
        low, high = fact.within
        return list(range(low, high + 1)) if high - low < 20 else [n for n in numbers if low <= n <= high]
    return numbers


def _numbers(linked: set[str], tests: list[Node], listed: dict[str, Fact], named: dict[str, Any]) -> list[int]:
    """Whole numbers on and around every threshold of some facts; all of them, where the thresholds are small."""
    comparisons = [each for leaf in tests if leaf[1] in linked for each in leaf[2]]
    known = {named[name] for name in linked & named.keys() if type(named[name]) is int}
    cuts = {operand[1] for _, operand in comparisons if operand[0] == "n"} | known
    cuts |= {end for name in linked & listed.keys() for end in listed[name].within or ()}
    shares = {(operand[2], operand[3]) for _, operand in comparisons if operand[0] == "@"}
    cuts |= {cut * up // down for cut in cuts for up, down in [*shares, *((down, up) for up, down in shares if up)]}
    if max(cuts, default=0) <= 12:
        return list(range(int(max(cuts, default=0)) + 3))
    return sorted({0} | {int(cut) + step for cut in cuts for step in (-1, 0, 1) if cut + step >= 0})
