"""Bands: sets of sanctions on a ladder, and their algebra.

A band is a tuple of sanctions from least to most severe, disjoint, with spans that overlap or touch merged into one.
Every function here takes and returns bands in that form; `band` makes it from any sanctions. Union and intersection
form a distributive lattice with containment as its order (the property tests state the laws).
"""

from __future__ import annotations

from functools import reduce

from sentencing.law.sanction import Ladder, Sanction
from sentencing.law.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from sentencing.law.grammar import Number

    Band: TypeAlias = tuple[Sanction, ...]


def band(ladder: Ladder, sanctions: Iterable[Sanction]) -> Band:
    """The band that holds exactly these sanctions, each within the jurisdiction's limits."""
    by_rung: dict[str, list[Sanction]] = {}
    for sanction in sanctions:
        limited = ladder.within_limits(sanction)
        if limited.span is None or not limited.span.empty:
            by_rung.setdefault(limited.rung, []).append(limited)
    merged: list[Sanction] = []
    for rung in sorted(by_rung, key=ladder.rank.__getitem__):
        merged.extend(_merge(by_rung[rung]))
    return tuple(merged)


def union(ladder: Ladder, bands: Iterable[Band]) -> Band:
    """Every sanction that stands in one of the bands."""
    return band(ladder, (sanction for each in bands for sanction in each))


def meet(ladder: Ladder, one: Band, other: Band) -> Band:
    """Every sanction that stands in both bands."""
    return band(ladder, (found for a in one for b in other if (found := _meet(a, b)) is not None))


def holds(ladder: Ladder, outer: Band, inner: Band) -> bool:
    """Whether every sanction of `inner` stands in `outer`."""
    return plain(meet(ladder, outer, inner)) == plain(inner)


def plain(sanctions: Band) -> tuple[tuple[str, Span | None], ...]:
    """The sanctions alone, without the doctrine they rest on or the basis of a fine: what makes two bands equal."""
    return tuple((sanction.rung, sanction.span) for sanction in sanctions)


def lightest(sanctions: Band) -> Sanction | None:
    """The one lightest outcome: the first rung, at the beginning of its span. None of nothing."""
    if not sanctions:
        return None
    first = sanctions[0]
    if first.span is None or first.span.low is None:
        return first
    return first._replace(span=Span(first.span.low, first.span.low, unit=first.span.unit))


def lighter_than(ladder: Ladder, sanctions: Band, limit: Sanction) -> Band:
    """Those of the sanctions that are strictly lighter than the lightest end of `limit`."""
    rank = ladder.rank[limit.rung]
    ceiling = limit.span.low if limit.span else None

    def clipped() -> Iterable[Sanction]:
        for sanction in sanctions:
            if ladder.rank[sanction.rung] < rank:
                yield sanction
            elif ladder.rank[sanction.rung] == rank and sanction.span and ceiling is not None:
                yield sanction._replace(span=sanction.span.meet(Span(None, ceiling, high_open=True)))

    return band(ladder, clipped())


def at_least(ladder: Ladder, sanctions: Band, floor: Sanction) -> Band:
    """Those of the sanctions that are as severe as the lightest end of `floor`, or more so."""
    return _from(ladder, sanctions, floor.rung, Span(floor.span.low, None) if floor.span else None)


def at_most(ladder: Ladder, sanctions: Band, cap: Sanction) -> Band:
    """Those of the sanctions that are no more severe than the gravest end of `cap`."""
    rank = ladder.rank[cap.rung]
    span = Span(None, cap.span.high, high_open=cap.span.high_open) if cap.span else None

    def clipped() -> Iterable[Sanction]:
        for sanction in sanctions:
            if ladder.rank[sanction.rung] < rank:
                yield sanction
            elif ladder.rank[sanction.rung] == rank:
                yield sanction._replace(span=sanction.span.meet(span)) if span and sanction.span else sanction

    return band(ladder, clipped())


def without(ladder: Ladder, sanctions: Band, rungs: frozenset[str]) -> Band:
    """The sanctions that stand on none of these rungs."""
    return band(ladder, (sanction for sanction in sanctions if sanction.rung not in rungs))


def severity(ladder: Ladder, sanctions: Band) -> tuple[tuple[int, Number, bool], tuple[int, Number, bool]]:
    """A key that orders frames: by the gravest outcome, then by the lightest (法释〔1997〕12号 arts 1-2)."""
    return (_end(ladder, sanctions, high=True), _end(ladder, sanctions, high=False))


_ENDLESS = 10**9


def _end(ladder: Ladder, sanctions: Band, *, high: bool) -> tuple[int, Number, bool]:
    if not sanctions:
        return (-1, 0, False)
    sanction = sanctions[-1] if high else sanctions[0]
    rank, span = ladder.rank[sanction.rung], sanction.span
    if span is None:
        return (rank, 0, False)
    if high:
        return (rank, _ENDLESS if span.high is None else span.high, not span.high_open)
    return (rank, -1 if span.low is None else span.low, span.low_open)


def _from(ladder: Ladder, sanctions: Band, rung: str, span: Span | None) -> Band:
    rank = ladder.rank[rung]

    def clipped() -> Iterable[Sanction]:
        for sanction in sanctions:
            if ladder.rank[sanction.rung] > rank:
                yield sanction
            elif ladder.rank[sanction.rung] == rank:
                yield sanction._replace(span=sanction.span.meet(span)) if span and sanction.span else sanction

    return band(ladder, clipped())


def _meet(one: Sanction, other: Sanction) -> Sanction | None:
    if one.rung != other.rung:
        return None
    if one.span is None or other.span is None:
        return one if other.span is None else other
    span = one.span.meet(other.span)
    return None if span.empty else one._replace(span=span, contested=one.contested or other.contested)


def _merge(same_rung: list[Sanction]) -> list[Sanction]:
    """Sanctions of one rung as disjoint spans in order; a span none of whose parts is certain stays contested."""
    if any(sanction.span is None for sanction in same_rung):
        return [_certain(same_rung)._replace(span=None)]
    in_order = sorted(same_rung, key=_beginning)
    return reduce(_append, in_order[1:], in_order[:1])


def _append(done: list[Sanction], following: Sanction) -> list[Sanction]:
    last = done[-1]
    assert last.span is not None and following.span is not None
    if not last.span.touches(following.span):
        return [*done, following]
    return [*done[:-1], _certain([last, following])._replace(span=last.span.hull(following.span))]


def _certain(sanctions: list[Sanction]) -> Sanction:
    return next((sanction for sanction in sanctions if not sanction.contested), sanctions[0])


def _beginning(sanction: Sanction) -> tuple[bool, Number, bool]:
    assert sanction.span is not None
    low = sanction.span.low
    return (low is not None, 0 if low is None else low, sanction.span.low_open)
