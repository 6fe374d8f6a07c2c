"""What a band is by definition: a set of points on a ladder. Slow, obvious, and shares no code with `law.band`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sentencing.law.sanction import Ladder, Rung, Sanction
from sentencing.law.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.law.grammar import Number

    Point = tuple[str, Fraction]

TOP = 8
LADDER = Ladder.of(
    (
        Rung("exempt", "exempt", {}),
        Rung("fine", "fine", {}),
        Rung("detention", "detention", {}, Span(1, 4)),
        Rung("prison", "prison", {}, Span(3, 7)),
        Rung("penal-servitude", "prison", {}),
        Rung("life", "life", {}),
    )
)
# A quarter of a step apart: every end that the strategies draw, a point between any two of them, and beyond the last.
STEPS = tuple(Fraction(quarter, 4) for quarter in range(-2, 4 * TOP + 3))
POINTS: tuple[Point, ...] = tuple((rung.id, step) for rung in LADDER.rungs for step in STEPS)

ends = st.none() | st.integers(0, TOP) | st.integers(0, 2 * TOP).map(lambda halves: Fraction(halves, 2))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A span, perhaps empty; an end that is None is neither in nor out."""
    low, high = draw(ends), draw(ends)
    return Span(low, high, low is not None and draw(st.booleans()), high is not None and draw(st.booleans()))


@st.composite
def sanctions(draw: st.DrawFn) -> Sanction:
    """A sanction of any rung, with a span or none; the span may be empty."""
    rung = draw(st.sampled_from(LADDER.rungs))
    unit = "money" if rung.kind == "fine" else "months"
    span = draw(st.none() | spans())
    return Sanction(rung.id, span._replace(unit=unit) if span else None, contested=draw(st.sampled_from(("", "view"))))


several = st.lists(sanctions(), max_size=5)


def in_span(span: Span | None, step: Number) -> bool:
    """Whether a step lies in a span; no span is every step."""
    if span is None:
        return True
    above = span.low is None or step > span.low or (step == span.low and not span.low_open)
    return above and (span.high is None or step < span.high or (step == span.high and not span.high_open))


def written(sanction: Sanction) -> Span | None:
    """The span of a sanction once the ladder's limits close the ends that it leaves open."""
    limits = LADDER.rung(sanction.rung).limits
    if limits is None or sanction.span is None:
        return limits if sanction.span is None else sanction.span
    span = sanction.span
    low = (limits.low, limits.low_open) if span.low is None else (span.low, span.low_open)
    high = (limits.high, limits.high_open) if span.high is None else (span.high, span.high_open)
    return Span(low[0], high[0], low[1], high[1])


def points(found: Iterable[Sanction]) -> frozenset[Point]:
    """The sampled points that stand in one of the sanctions."""
    listed = [(sanction.rung, written(sanction)) for sanction in found]
    return frozenset(
        (rung, step) for rung, step in POINTS if any(name == rung and in_span(span, step) for name, span in listed)
    )
