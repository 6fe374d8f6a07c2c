"""What a condition is worth: true, false, or None where that rests on something unknown. Read straight off the tree."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, NamedTuple

from sentencing.law.provision import on
from tests.engine.zones import Zone, longest, shortest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.law.condition import Node
    from sentencing.law.provision import Circumstance, Definition, Elements, Fact, Tier
    from sentencing.law.sanction import Ladder

SIGNS = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}


class Terms(NamedTuple):
    """The facts and circumstances that conditions may speak of, on one day, under one charge."""

    ladder: Ladder
    offence: str
    properties: tuple[str, ...]
    facts: dict[str, Fact]
    circumstances: dict[str, Circumstance]
    definitions: tuple[Definition, ...]


class Scene(NamedTuple):
    """A state of affairs: answers (None or absent: unknown), the findings that the court makes (None: that is unknown
    too), and the tier, once known."""

    terms: Terms
    values: dict[str, Any]
    found: frozenset[str] | None = frozenset()
    tier: Tier | None = None
    frame: Zone = frozenset()


def terms_of(ladder: Ladder, offence: str, properties: tuple[str, ...], parts: Iterable[Elements], day: str) -> Terms:
    listed = list(parts)
    return Terms(
        ladder,
        offence,
        properties,
        {fact.id: fact for part in listed for fact in part.facts},
        {each.id: each for part in listed for each in on(part.circumstances, day)},
        tuple(each for part in listed for each in on(part.definitions, day)),
    )


def silence(terms: Terms) -> dict[str, Any]:
    """What is taken to be so where nobody says anything."""
    values: dict[str, Any] = {}
    for fact in terms.facts.values():
        values[fact.id] = fact.default[0] if isinstance(fact.default, tuple) else fact.default
        values.update({f"{fact.id}.{part.id}": 0 for part in fact.parts})
    values.update({each.id: None if each.default == "unknown" else False for each in terms.circumstances.values()})
    return values


def truth(node: Node | None, scene: Scene) -> bool | None:
    """The worth of a condition in a scene."""
    if node is None:
        return True
    match node[0]:
        case "yes":
            return _circumstance(node[1], scene)
        case "test":
            return every(_compare(node[1], sign, operand, scene) for sign, operand in node[2])
        case "not":
            return opposite(truth(node[1], scene))
        case "all":
            return every(truth(part, scene) for part in node[1])
        case "any":
            return some(truth(part, scene) for part in node[1])
        case "at-least":
            return _at_least(node[1], [truth(part, scene) for part in node[2]])
        case "offence":
            return node[1] == scene.terms.offence or node[1] in scene.terms.properties
        case _:
            return _of_tier(node, scene)


def every(parts: Iterable[bool | None]) -> bool | None:
    listed = list(parts)
    return False if False in listed else None if None in listed else True


def some(parts: Iterable[bool | None]) -> bool | None:
    listed = list(parts)
    return True if True in listed else None if None in listed else False


def opposite(part: bool | None) -> bool | None:  # noqa: FBT001
    return None if part is None else not part


def _at_least(wanted: int, parts: list[bool | None]) -> bool | None:
    if parts.count(True) >= wanted:
        return True
    return None if parts.count(True) + parts.count(None) >= wanted else False


def _circumstance(name: str, scene: Scene) -> bool | None:
    """Asserted, derived, or what a definition makes of it; one that is not in force is nothing."""
    circumstance = scene.terms.circumstances.get(name)
    if circumstance is None:
        return False
    value = scene.values.get(name)
    grounds = [value if isinstance(value, bool) else None]
    if circumstance.when is not None:
        grounds.append(truth(circumstance.when, scene))
    for each in scene.terms.definitions:
        if each.of == name and each.shall is not None:
            grounds.append(truth(each.shall, scene))
        if each.of == name and each.may is not None:
            found = None if scene.found is None else name in scene.found
            grounds.append(every([found, truth(each.may, scene)]))
    return some(grounds)


def _compare(name: str, sign: str, operand: Any, scene: Scene) -> bool | None:
    value = scene.values.get(name)
    if value is None:
        return None
    if operand[0] == "n":
        return bool(SIGNS[sign](value, operand[1]))
    if operand[0] == "w":
        order = [each.id for each in scene.terms.facts[name].values]
        return bool(SIGNS[sign](order.index(value), order.index(operand[1])))
    _, other, numerator, denominator = operand
    return _compare_facts(value * denominator, sign, _range(other, scene), numerator)


def _compare_facts(value: int, sign: str, others: Iterable[int] | None, numerator: int) -> bool | None:
    """Known where every figure that the other fact may be says the same."""
    if others is None:
        return None
    answers = {bool(SIGNS[sign](value, other * numerator)) for other in others}
    return answers.pop() if len(answers) == 1 else None


def _range(name: str, scene: Scene) -> Iterable[int] | None:
    value = scene.values.get(name)
    if value is not None:
        return [value]
    fact = scene.terms.facts.get(name)
    if fact is None or fact.within is None:
        return None
    low, high = fact.within
    return range(low, high + 1) if high - low < 1000 else (low, high)


def _of_tier(node: Node, scene: Scene) -> bool | None:
    if scene.tier is None:
        return None
    match node[0]:
        case "tier":
            return bool(scene.tier.id == node[1])
        case "frame":
            return any(scene.terms.ladder.rung(piece.rung).kind == node[1] for piece in scene.frame)
        case _:
            end = (longest if node[0] == "frame-max" else shortest)(scene.terms.ladder, scene.frame)
            return all(SIGNS[sign](end, operand[1]) for sign, operand in node[1])


def asked_of(node: Node | None) -> Iterable[Node]:
    """The leaves of a condition."""
    if node is None:
        return
    match node[0]:
        case "not":
            yield from asked_of(node[1])
        case "all" | "any":
            for part in node[1]:
                yield from asked_of(part)
        case "at-least":
            for part in node[2]:
                yield from asked_of(part)
        case _:
            yield node
