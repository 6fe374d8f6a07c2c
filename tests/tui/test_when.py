"""The day whose law is shown: how it is typed, and what is said where there is none."""

from __future__ import annotations

import time

import pytest
from textual.widgets import Input

from sentencing.corpus.store import Corpus
from sentencing.tui.days import read_day
from sentencing.tui.help import Help
from sentencing.tui.questions import Questions
from sentencing.tui.walk import Walk
from sentencing.tui.when import When
from tests import shipped
from tests.tui.house import lines, opened, press, text, type_text


def flat(pilot: object) -> str:
    return " ".join(text(pilot).split())  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["", "  ", "today", "Today", "今天"])
def test_today_is_a_day_and_so_is_nothing_typed(typed: str) -> None:
    assert read_day(typed) == time.strftime("%Y-%m-%d")


@pytest.mark.parametrize(
    "typed", ["2015-06-18", "20150618", "2015/6/18", "2015年6月18日", "18 Jun 2015", "18 June 2015", "18 jun., 2015"]
)
def test_a_day_is_written_in_several_ways(typed: str) -> None:
    assert read_day(typed) == "2015-06-18"


@pytest.mark.parametrize("typed", ["30 Feb 2015", "18 Ju 2015", "18 Brumaire 2015", "Jun 18", "18 6 2015"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert not read_day(typed)


@pytest.mark.parametrize(
    ("typed", "language", "why"),
    [
        ("2015-02-30", "en", "Feb 2015 has 28 days. Type a date like 2015-11-01."),
        ("2016-02-30", "zh", "2016年2月只有29天。"),
        ("20150631", "en", "Jun 2015 has 30 days."),
        ("31 Nov 2015", "en", "Nov 2015 has 30 days."),
        ("2015-13-01", "en", "A year has 12 months."),
        ("18 Brumaire 2015", "en", "That is no date."),
    ],
)
async def test_why_there_is_no_such_day_is_said(corpus: Corpus, typed: str, language: str, why: str) -> None:
    async with opened(corpus, language=language) as pilot:
        await press(pilot, "d", "ctrl+u")
        pilot.app.screen.query_one(Input).value = typed
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, When)
        assert why in flat(pilot)


async def test_a_question_about_a_day_says_why_there_is_no_such_day() -> None:
    async with opened(shipped.law(), "cn/240", size=(80, 24)) as pilot:
        await press(pilot, "x")
        questions = pilot.app.screen.query_one(Questions)
        questions.highlighted = questions.get_option_index("offence-date")
        await press(pilot, *"2015023")
        assert "has 28 days" not in text(pilot)
        await press(pilot, "0")
        assert "Feb 2015 has 28 days." in text(pilot)
        await press(pilot, "enter")
        await type_text(pilot, "2015-02-30")
        assert "Feb 2015 has 28 days." in flat(pilot)


@pytest.mark.parametrize("typed", ["2015-06", "2015", "June 2015", "2015年6月"])
async def test_a_month_is_refused_with_what_is_missing(corpus: Corpus, typed: str) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "d", "ctrl+u")
        pilot.app.screen.query_one(Input).value = typed
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, When)
        assert "type a day of it" in flat(pilot)


async def test_a_day_that_is_not_encoded_keeps_the_dialog_open_and_says_why() -> None:
    async with opened(shipped.law(), "cn/240") as pilot:
        await press(pilot, "3", "d", "ctrl+u")
        await type_text(pilot, "1979-01-01")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, When)
        assert "no law is encoded here for 1 Jan 1979" in flat(pilot)
        await press(pilot, "ctrl+u", *"2999", "minus", *"01", "minus", *"01", "enter")
        assert isinstance(pilot.app.screen, When)
        assert "is still to come" in flat(pilot)
        await press(pilot, "ctrl+u", "enter")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.day == time.strftime("%Y-%m-%d")
        assert "Not taken" not in text(pilot)


async def test_the_walk_names_the_key_of_the_day(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        assert "d law day" in lines(pilot)[-1]
    async with opened(corpus, size=(60, 20)) as pilot:
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, Help)
        from sentencing.tui.prose import Prose, lay_out

        said = [str(line.plain) for line in lay_out(pilot.app.screen.query_one(Prose).blocks, 200)]
        assert sum("The day whose law is asked about" in line for line in said) == 1
