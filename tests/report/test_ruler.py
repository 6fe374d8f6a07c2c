"""The ruler: made from any ladder, true to the bands, never too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.law.band import band, union
from sentencing.law.sanction import Ladder, Rung, Sanction
from sentencing.law.span import Span
from sentencing.report.ruler import Ruler, Tick, ruler

Band = tuple[Sanction, ...]

WITH_LIMITS = Ladder.of(
    (
        Rung("exempt", "exempt", {}),
        Rung("fine", "fine", {}),
        Rung("detention", "detention", {}, Span.parse("1m..6m")),
        Rung("prison", "prison", {}, Span.parse("6m..15y")),
        Rung("life", "life", {}),
        Rung("death", "death", {}),
    )
)
WITHOUT = Ladder.of((Rung("fine", "fine", {}), Rung("prison", "prison", {}), Rung("life", "life", {})))


def made(ladder: Ladder, *written: str) -> Band:
    return band(ladder, map(Sanction.parse, written))


def label_width(tick: Tick) -> int:
    return 5 if tick.months is None else len(str(tick.months))


def covered(drawn: Ruler, name: str) -> set[int]:
    row = next(row for row in drawn.rows if row.band == name)
    return {column for run in row.runs for column in range(run.first, run.last + 1)}


def column(drawn: Ruler, months: int) -> int:
    return next(tick.column for tick in drawn.ticks if tick.months == months)


def test_the_scale_comes_from_limits_and_bands() -> None:
    drawn = ruler(WITH_LIMITS, {"frame": made(WITH_LIMITS, "prison 5y..10y")}, 60, label_width)
    assert [(tick.rung, tick.months) for tick in drawn.ticks] == [
        ("prison", 6),
        ("prison", 60),
        ("prison", 120),
        ("prison", 180),
        ("life", None),
        ("death", None),
    ]
    assert covered(drawn, "frame") == set(range(column(drawn, 60), column(drawn, 120) + 1))


def test_ends_that_nothing_sets() -> None:
    drawn = ruler(WITHOUT, {"frame": made(WITHOUT, "prison 10y..", "life")}, 60, label_width)
    assert [(tick.rung, tick.months, tick.edge) for tick in drawn.ticks] == [
        ("prison", None, "low"),
        ("prison", 120, ""),
        ("prison", None, "high"),
        ("life", None, ""),
    ]
    high = drawn.ticks[2].column
    assert covered(drawn, "frame") >= set(range(column(drawn, 120), high + 1))


def test_an_end_that_is_not_included_is_left_out() -> None:
    drawn = ruler(WITH_LIMITS, {"frame": made(WITH_LIMITS, "prison 5y..<10y")}, 60, label_width)
    assert max(covered(drawn, "frame")) == column(drawn, 120) - 1


def test_rungs_that_no_band_holds_are_not_drawn_but_the_gravest() -> None:
    drawn = ruler(WITH_LIMITS, {"frame": made(WITH_LIMITS, "detention", "prison ..3y")}, 60, label_width)
    assert [tick.rung for tick in drawn.ticks if tick.rung != "prison"] == ["detention", "life", "death"]


def test_each_column_says_which_band_first_held_it() -> None:
    frame, may = made(WITH_LIMITS, "prison 10y..", "life"), made(WITH_LIMITS, "prison 5y..", "life")
    drawn = ruler(WITH_LIMITS, {"frame": frame, "shall": frame, "may": may, "open": may}, 70, label_width)
    assert [(row.band, row.differs) for row in drawn.rows] == [
        ("frame", True),
        ("shall", False),
        ("may", True),
        ("open", False),
    ]
    origins = [run.origin for run in drawn.rows[2].runs]
    assert origins == ["may", "frame", "frame"]


def test_where_room_is_short_the_ends_of_other_tiers_go_first() -> None:
    others = [made(WITH_LIMITS, f"prison {years}y..{years + 1}y") for years in range(1, 14)]
    drawn = ruler(WITH_LIMITS, {"frame": made(WITH_LIMITS, "prison 5y..10y")}, 40, label_width, others)
    months = [tick.months for tick in drawn.ticks if tick.months is not None]
    assert {6, 60, 120, 180} <= set(months)
    assert drawn.width <= 40


def test_nothing_to_draw() -> None:
    drawn = ruler(WITH_LIMITS, {"frame": ()}, 60, label_width)
    assert drawn.rows == ()


SPANS = st.tuples(st.integers(6, 180), st.integers(6, 180)).map(lambda ends: Span(min(ends), max(ends)))
SANCTIONS = st.one_of(
    SPANS.map(lambda span: Sanction("prison", span)),
    st.sampled_from(["exempt", "fine", "detention", "life", "death"]).map(Sanction),
)


@pytest.mark.parametrize("ladder", [WITH_LIMITS], ids=["limits"])
@given(bands=st.lists(st.lists(SANCTIONS, min_size=1, max_size=4), min_size=1, max_size=4), width=st.integers(48, 110))
def test_any_bands(ladder: Ladder, bands: list[list[Sanction]], width: int) -> None:
    shown: dict[str, Band] = {}
    so_far: Band = ()
    for name, sanctions in zip(("frame", "shall", "may", "open"), bands, strict=False):
        so_far = union(ladder, [so_far, band(ladder, sanctions)])
        shown[name] = so_far
    drawn = ruler(ladder, shown, width, label_width)
    places = [tick.column for tick in drawn.ticks]
    assert places == sorted(set(places))
    assert drawn.width <= width
    held: set[int] = set()
    for row in drawn.rows:
        columns = covered(drawn, row.band)
        assert held <= columns
        assert all(0 <= column <= drawn.width for column in columns)
        assert [run.first for run in row.runs] == sorted(run.first for run in row.runs)
        held = columns


def test_rungs_that_no_band_holds_make_room() -> None:
    """An end that a band has stays before a rung that none holds; a scale too full is at least not wider than asked."""
    shown = {"frame": made(WITH_LIMITS, "prison 3y..10y")}
    others = [made(WITH_LIMITS, "detention", "prison ..3y")]
    wide = ruler(WITH_LIMITS, shown, 80, label_width, others)
    assert "detention" in [tick.rung for tick in wide.ticks]
    narrow = ruler(WITH_LIMITS, shown, 30, label_width, others)
    assert "detention" not in [tick.rung for tick in narrow.ticks]
    assert {36, 120} <= {tick.months for tick in narrow.ticks}
    assert narrow.width <= 30
