"""Days as text count as the calendar does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.law.days import following, is_day


@given(st.dates(max_value=date(9999, 12, 30)))
def test_the_day_after(day: date) -> None:
    assert is_day(day.isoformat())
    assert following(day.isoformat()) == (day + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2015",
        "2015-06",
        "2015-6-1",
        "2015-02-29",
        "1900-02-29",
        "2015-13-01",
        "2015-00-10",
        "2015-06-00",
        "0000-01-01",
        "２０１５-06-18",
        "2015-06-18-",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert not is_day(text)
