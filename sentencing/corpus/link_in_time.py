"""Whether the facts and elements exist by which a system says which of two laws governs, and when an act may no longer
be prosecuted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.corpus.problem import nearest, quoted
from sentencing.law import jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.document import Document, Path
    from sentencing.corpus.names import Names
    from sentencing.corpus.problem import Problem

_TOTAL = "total"


def in_time(
    names: Names, document: Document, path: Path, record: jurisdiction.InTime | jurisdiction.Transition
) -> Iterator[Problem]:
    """Days that are no shared dates, and transitions of what is nowhere."""
    if isinstance(record, jurisdiction.InTime):
        dates = [found.name for found in names.common_inputs() if found.fact and found.fact.type == "date"]
        named = [(("committed", index), name) for index, name in enumerate(record.committed)]
        for place, name in [*named, (("judged",), record.judged)]:
            if name not in dates:
                what = f"there is no shared date {quoted(name)}"
                yield document.problem((*path, *place), what, nearest(name, dates))
        return
    yield from _first(names, document, path, record)
    known = {_TOTAL}
    for source in names.system.sources:
        known |= {each.id for each in source.content.rule} | {each.id for each in source.content.consequence}
    for index, name in enumerate(record.elements):
        if name not in known:
            what = f"there is no rule or consequence {quoted(name)}"
            yield document.problem((*path, "elements", index), what, nearest(name, sorted(known)))


def _first(names: Names, document: Document, path: Path, record: jurisdiction.Transition) -> Iterator[Problem]:
    """What is no instrument with a first day; and a transition that does not say what it is about."""
    moves = (bool(record.before), bool(record.elements), bool(record.first))
    if moves not in ((True, True, False), (False, False, True)):
        what = "a transition says which 'elements', for acts 'before' what day; or which instruments were 'first'"
        yield document.problem(path, what)
    if record.since and not record.first:
        yield document.problem((*path, "from"), "only what was 'first' says 'from' what day on acts are reached")
    begun = [each.id for each in names.system.content.instrument if each.since]
    for index, name in enumerate(record.first):
        if name not in begun:
            what = f"there is no instrument {quoted(name)} with a first day in jurisdiction.toml"
            yield document.problem((*path, "first", index), what, nearest(name, begun))


def limitation(names: Names, document: Document, path: Path, record: jurisdiction.Limitation) -> Iterator[Problem]:
    """Periods of consequences that are nowhere, or that are no terms; circumstances that nobody can be asked about."""
    known = {each.id for source in names.system.sources for each in source.content.consequence}
    for name, period in record.periods.items():
        if name not in known:
            what = f"there is no consequence {quoted(name)}"
            yield document.problem((*path, "periods", name), what, nearest(name, sorted(known)))
        if period.unit != "months" or period.low is None or period.low != period.high:
            yield document.problem((*path, "periods", name), "a period is one term, such as 5y")
    inputs = [found.name for found in names.common_inputs() if not found.fact]
    for index, name in enumerate(record.asks):
        if name not in inputs:
            what = f"there is no shared circumstance {quoted(name)}"
            yield document.problem((*path, "asks", index), what, nearest(name, inputs))
