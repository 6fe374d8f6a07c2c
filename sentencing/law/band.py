"""Bands: sets of sanctions on a ladder, and their algebra.

A band is a tuple of sanctions from least to most severe, disjoint, with spans that overlap or touch merged into one.
Every function here takes and returns bands in that form; `band` makes it from any sanctions. Union and intersection
form a distributive lattice with containment as its order (the property tests state the laws).
"""

from __future__ import annotations

from functools import reduce

from sentencing.law.sanction import TERM_KINDS, Ladder, Sanction
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
        merged.extend(_merge(by_rung[rung], term=ladder.rung(rung).kind in TERM_KINDS))
    return tuple(merged)


def union(ladder: Ladder, bands: Iterable[Band]) -> Band:
    """Every sanction that stands in one of the bands."""
    return band(ladder, (sanction for each in bands for sanction in each))


def meet(ladder: Ladder, one: Band, other: Band) -> Band:
    """Every sanction that stands in both bands."""
    return band(ladder, (found for a in one for b in other if (found := _meet(a, b)) is not None))


def meets(ladder: Ladder, sanctions: Iterable[Sanction], other: Band) -> bool:
    """Whether any of these sanctions, within the jurisdiction's limits, stands in a band, in whole or in part."""
    return any(
        one.rung == each.rung and _meet(ladder.within_limits(one), each) is not None
        for one in sanctions
        for each in other
    )


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
    rank, low = ladder.rank[limit.rung], limit.span and limit.span.low

    def clipped() -> Iterable[Sanction]:
        for sanction in sanctions:
            if ladder.rank[sanction.rung] < rank:
                yield sanction
            elif sanction.rung == limit.rung and limit.span and low is not None and _comparable(sanction, limit):
                yield _clip(sanction, Span(None, low, high_open=not limit.span.low_open, unit=limit.span.unit))

    return band(ladder, clipped())


def at_least(ladder: Ladder, sanctions: Band, floor: Sanction) -> Band:
    """Those of the sanctions that are as severe as the lightest end of `floor`, or more so."""
    rank, span = ladder.rank[floor.rung], floor.span
    cut = Span(span.low, None, span.low_open, unit=span.unit) if span else None

    def clipped() -> Iterable[Sanction]:
        for sanction in sanctions:
            if ladder.rank[sanction.rung] > rank:
                yield sanction
            elif sanction.rung == floor.rung:
                yield _clip(sanction, cut)

    return band(ladder, clipped())


def at_most(ladder: Ladder, sanctions: Band, cap: Sanction) -> Band:
    """Those of the sanctions that are no more severe than the gravest end of `cap`."""
    rank, span = ladder.rank[cap.rung], cap.span
    cut = Span(None, span.high, high_open=span.high_open, unit=span.unit) if span else None

    def clipped() -> Iterable[Sanction]:
        for sanction in sanctions:
            if ladder.rank[sanction.rung] < rank:
                yield sanction
            elif sanction.rung == cap.rung:
                yield _clip(sanction, cut)

    return band(ladder, clipped())


def without(ladder: Ladder, sanctions: Band, rungs: frozenset[str]) -> Band:
    """The sanctions that stand on none of these rungs."""
    if not rungs:
        return sanctions
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
    if high:
        return (rank, _ENDLESS, True) if span is None or span.high is None else (rank, span.high, not span.high_open)
    return (rank, -1, False) if span is None or span.low is None else (rank, span.low, span.low_open)


def _comparable(one: Sanction, other: Sanction) -> bool:
    """Whether the spans of two sanctions of one rung are counted alike: in one unit, of one basis."""
    return one.span is None or other.span is None or (one.span.unit, one.of) == (other.span.unit, other.of)


def _clip(sanction: Sanction, cut: Span | None) -> Sanction:
    """The part of a sanction within a cut; what is counted otherwise cannot be compared, and stands."""
    if cut is None or (cut.low is None and cut.high is None) or (sanction.span and sanction.span.unit != cut.unit):
        return sanction
    return sanction._replace(span=sanction.span.meet(cut) if sanction.span else cut)


def _meet(one: Sanction, other: Sanction) -> Sanction | None:
    if one.rung != other.rung or not _comparable(one, other):
        return None
    if one.span is None or other.span is None:
        return one if other.span is None else other
    span = one.span.meet(other.span)
    return None if span.empty else one._replace(span=span, contested=one.contested or other.contested)


def _merge(same_rung: list[Sanction], *, term: bool) -> list[Sanction]:
    """Sanctions of one rung as disjoint spans in order; a span none of whose parts is certain stays contested.

    The whole of a rung that is not a `term` has no span, though parts of it may have had.
    """
    if len(same_rung) == 1 and (term or not _endless(same_rung[0])):
        return same_rung
    if all(sanction.span is not None for sanction in same_rung):
        in_order = sorted(same_rung, key=_beginning)
        merged = reduce(_append, in_order[1:], in_order[:1])
        if term or not any(_endless(sanction) for sanction in merged):
            return merged
    return [_certain(same_rung)._replace(span=None)]


def _endless(sanction: Sanction) -> bool:
    span = sanction.span
    return span is not None and span.low is None and span.high is None and not span.high_rung


def _append(done: list[Sanction], following: Sanction) -> list[Sanction]:
    last = done[-1]
    assert last.span is not None
    assert following.span is not None
    if not _comparable(last, following) or not last.span.touches(following.span):
        return [*done, following]
    return [*done[:-1], _certain([last, following])._replace(span=last.span.hull(following.span))]


def _certain(sanctions: list[Sanction]) -> Sanction:
    return next((sanction for sanction in sanctions if not sanction.contested), sanctions[0])


def _beginning(sanction: Sanction) -> tuple[str, str, bool, Number, bool]:
    """A key that puts spans counted alike together, in the order in which they begin."""
    assert sanction.span is not None
    span, low = sanction.span, sanction.span.low
    return (span.unit, sanction.of, low is not None, 0 if low is None else low, span.low_open)
