"""Whether what places have set fits the figures that a file asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.corpus.problem import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.document import Path
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.sources import Source
    from sentencing.law import statute


def places(source: Source) -> Iterator[Problem]:
    """Places that a file lists twice, figures that no fact of it asks for, and those that may not be set."""
    seen: set[str] = set()
    for index, place in enumerate(source.content.place):
        if place.id in seen:
            yield source.document.problem(
                ("place", index, "id"), f"the place '{place.id}' is listed twice in this file"
            )
        seen.add(place.id)
        yield from _figures(source, ("place", index, "figures"), place)


def _figures(source: Source, path: Path, place: statute.Place) -> Iterator[Problem]:
    asked = {each.id: each.within for each in source.content.fact if each.within}
    for name, figure in place.figures.items():
        span = asked.get(name)
        if span is None:
            what = f"{quoted(name)} is no fact of this file that an authority sets ('within')"
            yield source.document.problem((*path, name), what, nearest(name, asked), key=True)
        elif not int(span.low or 0) <= figure <= int(span.high or 0):
            yield source.document.problem(
                (*path, name), f"{figure} lies outside {span.low}..{span.high}, within which '{name}' is set"
            )
