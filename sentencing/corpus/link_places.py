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


def places(source: Source, path: Path, place: statute.Place) -> Iterator[Problem]:
    """A place that is listed before, a figure that no fact of the file asks for, and one that may not be set."""
    same = [index for index, each in enumerate(source.content.place) if each.id == place.id]
    if path[-1] != same[0]:
        yield source.document.problem((*path, "id"), f"the place '{place.id}' is listed twice in this file")
    asked = {each.id: each.within for each in source.content.fact if each.within}
    for name, figure in place.figures.items():
        where, span = (*path, "figures", name), asked.get(name)
        if span is None:
            what = f"{quoted(name)} is no fact of this file that an authority sets ('within')"
            yield source.document.problem(where, what, nearest(name, asked), key=True)
        elif not int(span.low or 0) <= figure <= int(span.high or 0):
            yield source.document.problem(where, f"{figure} lies outside {span}, within which '{name}' is set")
