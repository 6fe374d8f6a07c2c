"""Spans against membership: which values lie in them, half-open ends included."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given

from sentencing.law.span import Span
from tests.law.oracle import STEPS, in_span, spans


@given(spans())
def test_a_span_is_empty_when_no_value_lies_in_it(span: Span) -> None:
    # An end that is None lies far away, so a span without one is never empty.
    closed = span.low is not None and span.high is not None
    assert span.empty == (closed and not any(in_span(span, step) for step in STEPS))


@given(spans(), spans())
def test_meet_holds_what_both_hold(one: Span, other: Span) -> None:
    both = one.meet(other)
    assert all(in_span(both, step) == (in_span(one, step) and in_span(other, step)) for step in STEPS)


@given(spans(), spans())
def test_meet_is_commutative(one: Span, other: Span) -> None:
    assert one.meet(other) == other.meet(one)


@given(spans(), spans())
def test_hull_of_touching_spans_is_their_union(one: Span, other: Span) -> None:
    assume(not one.empty and not other.empty)
    first, second = sorted((one, other), key=_beginning)
    if first.touches(second):
        hull = first.hull(second)
        assert all(in_span(hull, step) == (in_span(first, step) or in_span(second, step)) for step in STEPS)
        assert hull == second.hull(first)


@given(spans(), spans())
def test_spans_touch_unless_a_value_lies_between(one: Span, other: Span) -> None:
    assume(not one.empty and not other.empty)
    first, second = sorted((one, other), key=_beginning)
    between = [
        step
        for step in STEPS
        if not in_span(first, step) and not in_span(second, step) and _after(first, step) and _before(second, step)
    ]
    assert first.touches(second) == (not between)


@given(spans(), spans())
def test_holds_is_containment(outer: Span, inner: Span) -> None:
    assume(not inner.empty)
    # Spans that go on beyond the sampled steps are told apart by their ends alone.
    reaches = (inner.low is not None or outer.low is None) and (inner.high is not None or outer.high is None)
    inside = reaches and all(in_span(outer, step) for step in STEPS if in_span(inner, step))
    assert outer.holds(inner) == inside


@pytest.mark.parametrize(
    ("one", "other", "merge"),
    [
        ("5y..10y", "10y..15y", True),
        ("5y..<10y", "10y..15y", True),
        ("5y..10y", "11y..15y", False),
    ],
)
def test_closed_ends_touch(one: str, other: str, merge: bool) -> None:  # noqa: FBT001
    assert Span.parse(one).touches(Span.parse(other)) is merge


def test_two_open_ends_leave_a_value_between() -> None:
    assert not Span(60, 120, high_open=True).touches(Span(120, 180, low_open=True))
    assert Span(60, 120, high_open=True).touches(Span(120, 180))
    assert Span(60, 120).touches(Span(120, 180, low_open=True))


def test_a_graver_rung_is_the_end_only_while_no_number_is() -> None:
    upwards = Span.parse("5y..life")
    assert upwards.meet(Span.parse("3y..7y")) == Span.parse("3y..7y").meet(upwards) == Span(60, 84)
    assert upwards.meet(Span.parse("3y..")) == Span.parse("3y..").meet(upwards) == upwards
    assert upwards.hull(Span.parse("3y..7y")).high_rung == "life"
    assert not upwards.hull(Span.parse("3y..")).high_rung


def _beginning(span: Span) -> tuple[Fraction, bool]:
    return (Fraction(-1) if span.low is None else Fraction(span.low), span.low_open)


def _after(span: Span, step: Fraction) -> bool:
    """Whether a step comes after everything in the span."""
    return span.high is not None and (step > span.high or (step == span.high and span.high_open))


def _before(span: Span, step: Fraction) -> bool:
    return span.low is not None and (step < span.low or (step == span.low and span.low_open))
