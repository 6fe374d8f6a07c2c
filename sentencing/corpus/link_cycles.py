"""What rests on itself: circumstances and definitions, tiers inside tiers, references, borrowed frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sentencing.law.statute import Circumstance, Definition, Reference, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from sentencing.corpus.document import Path
    from sentencing.corpus.names import Found, Names
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.sources import Source

    Place = tuple[Source, Path]

N = TypeVar("N", bound="Hashable")


def cycles(names: Names, sources: Iterable[Source]) -> Iterator[Problem]:
    """Every chain that comes back to where it began; of circumstances, those that what these files say is part of."""
    yield from _circumstances(names, sources)
    yield from _tiers(names)
    yield from _offences(names)
    yield from _frames(names)


def circles(starts: Iterable[N], after: Callable[[N], Iterable[N]]) -> Iterator[list[N]]:
    """One circle for each way back that a walk from these nodes to those after them meets, each node walked once."""
    done: set[N] = set()
    for start in starts:
        trail: dict[N, Iterator[N]] = {} if start in done else {start: iter(after(start))}
        while trail:
            node, steps = next(reversed(trail.items()))
            following = next(steps, None)
            if following is None:
                done.add(node)
                del trail[node]
            elif following in trail:
                order = list(trail)
                yield order[order.index(following) :]
            elif following not in done:
                trail[following] = iter(after(following))


def _along(edges: dict[N, list[N]]) -> Callable[[N], Iterable[N]]:
    return lambda node: edges.get(node, ())


def _circumstances(names: Names, sources: Iterable[Source]) -> Iterator[Problem]:
    said = ((source, name) for source in sources for name in (*source.inputs, *_defined(source)))
    starts = (found for source, name in said if (found := names.find(source, name)))
    for circle in circles(starts, names.behind):
        source, path = _declared(names, circle[0])
        yield source.document.problem(
            path, f"it rests on itself: {_chain([each.seen_from(source) for each in circle])}"
        )


def _defined(source: Source) -> Iterator[str]:
    return (definition.of for definition in source.content.definition)


def _declared(names: Names, found: Found) -> Place:
    """Where a circumstance is derived, or else defined."""
    for index, each in enumerate(found.source.content.circumstance):
        if each.id == found.name and isinstance(each, Circumstance) and each.when:
            return found.source, ("circumstance", index, "when")
    source, definition = names.definitions[found][0]
    return source, ("definition", _index(source.content.definition, definition))


def _index(elements: tuple[Definition, ...] | tuple[Tier, ...] | tuple[Reference, ...], wanted: object) -> int:
    return next(index for index, each in enumerate(elements) if each is wanted)


def _tiers(names: Names) -> Iterator[Problem]:
    for key in ("within", "lighter_than"):
        yield from _between_tiers(names, key)


def _between_tiers(names: Names, key: str) -> Iterator[Problem]:
    seen: set[Place] = set()
    for offence in names.system.versions:
        places: dict[str, Place] = {}
        edges: dict[str, list[str]] = {}
        for source, index, tier in names.tiers(offence):
            value = getattr(tier, key)
            edges.setdefault(tier.id, []).extend(
                [value] if isinstance(value, str) and value else getattr(value, "ids", ())
            )
            if value and getattr(value, "ids", True):
                places.setdefault(tier.id, (source, ("tier", index, key)))
        for circle in circles(edges, _along(edges)):
            place = places[circle[0]]
            if place not in seen:
                seen.add(place)
                yield place[0].document.problem(
                    place[1], f"the tiers are each {key.replace('_', ' ')} the other: {_chain(circle)}"
                )


def _offences(names: Names) -> Iterator[Problem]:
    yield from _graph(_references(names), "the offences refer to each other in a circle")


def _references(names: Names) -> Iterator[tuple[str, str, Place]]:
    for offence in names.system.versions:
        for source, index, each in names.references(offence):
            for key in ("convict", "punish"):
                if target := getattr(each, key):
                    yield offence, target, (source, ("reference", index, key))


def _frames(names: Names) -> Iterator[Problem]:
    def borrowed() -> Iterator[tuple[str, str, Place]]:
        for offence in names.system.versions:
            for source, index, tier in names.tiers(offence):
                if tier.frame_of:
                    yield f"{offence}#{tier.id}", tier.frame_of, (source, ("tier", index, "frame_of"))

    yield from _graph(borrowed(), "the frames are borrowed in a circle")


def _graph(found: Iterable[tuple[str, str, Place]], what: str) -> Iterator[Problem]:
    edges: dict[str, list[str]] = {}
    places: dict[tuple[str, str], Place] = {}
    for start, end, place in found:
        edges.setdefault(start, []).append(end)
        places[(start, end)] = place
    for circle in circles(edges, _along(edges)):
        source, path = places[(circle[0], circle[1] if len(circle) > 1 else circle[0])]
        yield source.document.problem(path, f"{what}: {_chain(circle)}")


def _chain(circle: list[str]) -> str:
    return " -> ".join([*circle, circle[0]])
