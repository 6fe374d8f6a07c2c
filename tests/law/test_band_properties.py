"""Bands are a distributive lattice, their merging is canonical, and every cut agrees with the points."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sentencing.law import band as bands
from sentencing.law.band import plain
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from tests.law.oracle import LADDER, in_span, points, sanctions, several

if TYPE_CHECKING:
    from random import Random

    from sentencing.law.band import Band

made = several.map(lambda found: bands.band(LADDER, found))


def union(*each: Band) -> Band:
    return bands.union(LADDER, each)


def meet(one: Band, other: Band) -> Band:
    return bands.meet(LADDER, one, other)


def same(one: Band, other: Band) -> bool:
    return plain(one) == plain(other)


@given(several)
def test_a_band_holds_exactly_its_sanctions(found: list[Sanction]) -> None:
    assert points(bands.band(LADDER, found)) == points(found)


@given(several, several)
def test_merging_is_canonical(one: list[Sanction], other: list[Sanction]) -> None:
    first, second = bands.band(LADDER, one), bands.band(LADDER, other)
    # The strategies draw ends inside the sampled steps, and an end that is None lies outside them on its own side.
    assert same(first, second) == (points(one) == points(other) and _endless(first) == _endless(second))


@given(several, st.randoms(use_true_random=False))
def test_order_of_mention_does_not_matter(found: list[Sanction], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert same(bands.band(LADDER, found), bands.band(LADDER, shuffled))


@given(made)
def test_a_band_is_in_order_and_disjoint(found: Band) -> None:
    assert same(bands.band(LADDER, found), found)
    ranks = [LADDER.rank[each.rung] for each in found]
    assert ranks == sorted(ranks)
    for one, other in pairwise(found):
        assert one.rung != other.rung or not one.span.touches(other.span)  # type: ignore[union-attr, arg-type]


@given(made, made)
def test_union_and_meet_are_commutative_and_idempotent(one: Band, other: Band) -> None:
    assert same(union(one, other), union(other, one))
    assert same(meet(one, other), meet(other, one))
    assert same(union(one, one), one)
    assert same(meet(one, one), one)


@given(made, made, made)
def test_union_and_meet_are_associative(one: Band, other: Band, third: Band) -> None:
    assert same(union(union(one, other), third), union(one, union(other, third)))
    assert same(meet(meet(one, other), third), meet(one, meet(other, third)))


@given(made, made)
def test_union_and_meet_absorb_each_other(one: Band, other: Band) -> None:
    assert same(union(one, meet(one, other)), one)
    assert same(meet(one, union(one, other)), one)


@given(made, made, made)
def test_each_distributes_over_the_other(one: Band, other: Band, third: Band) -> None:
    assert same(meet(one, union(other, third)), union(meet(one, other), meet(one, third)))
    assert same(union(one, meet(other, third)), meet(union(one, other), union(one, third)))


@given(made, made)
def test_union_and_meet_are_those_of_the_points(one: Band, other: Band) -> None:
    assert points(union(one, other)) == points(one) | points(other)
    assert points(meet(one, other)) == points(one) & points(other)


@given(made, made)
def test_holds_is_the_order_of_the_lattice(outer: Band, inner: Band) -> None:
    held = bands.holds(LADDER, outer, inner)
    assert held == same(union(outer, inner), outer) == same(meet(outer, inner), inner)
    if held:
        assert points(inner) <= points(outer)


@given(made, sanctions())
def test_lighter_than_is_below_every_point_of_the_limit(found: Band, limit: Sanction) -> None:
    expected = {point for point in points(found) if _below(point, limit)}
    assert points(bands.lighter_than(LADDER, found, limit)) == expected


@given(made, sanctions())
def test_at_least_and_at_most_cut_at_the_ends(found: Band, limit: Sanction) -> None:
    span = limit.span
    floor = Span(span.low, None, span.low_open) if span else None
    cap = Span(None, span.high, high_open=span.high_open) if span else None
    assert points(bands.at_least(LADDER, found, limit)) == {
        point for point in points(found) if _rank(point) > LADDER.rank[limit.rung] or _on(point, limit.rung, floor)
    }
    assert points(bands.at_most(LADDER, found, limit)) == {
        point for point in points(found) if _rank(point) < LADDER.rank[limit.rung] or _on(point, limit.rung, cap)
    }


@given(made, st.frozensets(st.sampled_from([rung.id for rung in LADDER.rungs])))
def test_without_takes_whole_rungs(found: Band, rungs: frozenset[str]) -> None:
    assert points(bands.without(LADDER, found, rungs)) == {point for point in points(found) if point[0] not in rungs}


@given(made)
def test_nothing_in_a_band_is_lighter_than_its_lightest(found: Band) -> None:
    lightest = bands.lightest(found)
    assert (lightest is None) == (not found)
    if lightest is not None:
        assert bands.lighter_than(LADDER, found, lightest) == ()
        assert not found[0].span or found[0].span.low_open or bands.holds(LADDER, found, (lightest,))


@given(made, made)
def test_severity_grows_with_the_gravest_end(outer: Band, inner: Band) -> None:
    if not outer or not inner or not bands.holds(LADDER, outer, inner):
        return
    (high, low), (inner_high, inner_low) = bands.severity(LADDER, outer), bands.severity(LADDER, inner)
    assert inner_high <= high
    assert inner_low >= low


def test_open_ends_that_do_not_touch_stay_apart() -> None:
    below, above = Sanction("prison", Span(6, 10, high_open=True)), Sanction("prison", Span(10, 15))
    beyond = Sanction("prison", Span(10, 15, low_open=True))
    assert plain(bands.band(LADDER, [below, above])) == (("prison", Span(6, 15)),)
    assert len(bands.band(LADDER, [below, beyond])) == 2


def test_spans_of_different_units_are_not_merged() -> None:
    money = Sanction("fine", Span(1, 5, unit="money"))
    share = Sanction("fine", Span(1, 5, unit="share"), of="gain")
    assert len(bands.band(LADDER, [money, share])) == 2
    assert bands.meet(LADDER, (money,), (share,)) == ()
    assert not bands.holds(LADDER, (money,), (share,))


def test_a_contested_part_stays_contested_beside_a_certain_one() -> None:
    contested = Sanction("detention", Span(1, 3), contested="view")
    certain = Sanction("prison", Span(6, 9))
    assert bands.band(LADDER, [certain, contested]) == (contested, certain)
    assert not bands.band(LADDER, [contested, Sanction("detention", Span(1, 3))])[0].contested


def _rank(point: tuple[str, object]) -> int:
    return LADDER.rank[point[0]]


def _on(point: tuple[str, object], rung: str, span: Span | None) -> bool:
    return point[0] == rung and in_span(span, point[1])  # type: ignore[arg-type]


def _below(point: tuple[str, object], limit: Sanction) -> bool:
    if point[0] != limit.rung:
        return _rank(point) < LADDER.rank[limit.rung]
    if limit.span is None or limit.span.low is None:
        return False
    return in_span(Span(None, limit.span.low, high_open=not limit.span.low_open), point[1])  # type: ignore[arg-type]


def _endless(found: Band) -> list[tuple[str, bool, bool]]:
    """Which rungs begin or end nowhere: the sampled points do not tell that from an end beyond the last point."""
    return [
        (each.rung, each.span is None or each.span.low is None, _no_end(each)) for each in found if _no_limits(each)
    ]


def _no_end(sanction: Sanction) -> bool:
    return sanction.span is None or sanction.span.high is None


def _no_limits(sanction: Sanction) -> bool:
    return LADDER.rung(sanction.rung).limits is None
