"""The day of an act that is judged under a later law: both laws are shown, and the one that governs is drawn."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from sentencing.engine.case import Case
from sentencing.tui.choose import Choose
from sentencing.tui.questions import Questions
from sentencing.tui.shell import SentencingApp
from sentencing.tui.walk import Walk
from tests.shipped import law
from tests.tui.house import lines, opened, press, settled, text, type_text


def flat(pilot: object) -> str:
    return " ".join(text(pilot).split())  # type: ignore[arg-type]


async def on_the_day_of_the_offence(pilot: object) -> None:
    questions = pilot.app.screen.query_one(Questions)  # type: ignore[attr-defined]
    questions.highlighted = questions.get_option_index("offence-date")
    await settled(pilot)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["2015-06-18", "20150618", "2015-6-18"])
async def test_a_buyer_of_june_2015_is_judged_by_the_law_of_then(typed: str) -> None:
    async with opened(law(), "cn/241", size=(200, 60)) as pilot:
        await on_the_day_of_the_offence(pilot)
        await type_text(pilot, typed)
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.case == Case({"offence-date": 20150618})
        assert walk.told is not None
        assert walk.told.assessment.day == "2015-06-18"
        assert "law of 18 Jun 2015" in text(pilot)
        said = flat(pilot)
        assert "Which law" in said
        assert "The law of the act governs: that of judgment is not milder (12(1))." in said
        assert "The law of 18 Jun 2015 governs." in said
        assert "The period of limitation, 5 years, ended on 18 Jun 2020 (87(1)(1))" in said


async def test_a_day_is_chosen_from_those_on_which_the_law_changed_or_typed_there() -> None:
    async with opened(law(), "cn/241", size=(120, 60)) as pilot:
        await on_the_day_of_the_offence(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choose)
        assert "1 Nov 2015 the law of this offence changed" in flat(pilot)
        await type_text(pilot, "2014-02-03")
        await press(pilot, "enter")
        assert pilot.app.screen.case == Case({"offence-date": 20140203})  # type: ignore[attr-defined]


async def test_the_day_of_judgment_is_asked_once_the_day_of_the_act_is_named() -> None:
    async with opened(law(), "cn/241") as pilot:
        questions = pilot.app.screen.query_one(Questions)
        assert "judgment-date" not in {option.id for option in questions.options}
        await on_the_day_of_the_offence(pilot)
        await type_text(pilot, "20150618")
        assert "judgment-date" in {option.id for option in questions.options}


@pytest.mark.parametrize("offence", [None, "cn/241"])
async def test_the_law_of_a_day_to_come_is_not_shown(offence: str | None) -> None:
    async with opened(law(), offence, size=(120, 60)) as pilot:
        await press(pilot, "d")
        pilot.app.screen.query_one(Input).value = "2099-01-01"
        await press(pilot, "enter")
        assert "1 Jan 2099 is still to come" in flat(pilot)
        assert pilot.app.day == "2026-11-22"  # type: ignore[attr-defined]


async def test_an_act_on_a_day_to_come_is_not_taken() -> None:
    async with opened(law(), "cn/241", size=(120, 60)) as pilot:
        await on_the_day_of_the_offence(pilot)
        await type_text(pilot, "2099-01-01")
        assert "1 Jan 2099 is still to come" in flat(pilot)
        assert pilot.app.screen.case == Case({})  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("day", "language", "head"),
    [
        ("1990-06-01", "en", "Criminal Law of 1979, art. 141"),
        ("1995-06-01", "en", "Decision of 1991, art. 1"),
        ("1995-06-01", "zh", "《1991年决定》第1条"),
        ("2015-06-01", "en", "Criminal Law 240"),
    ],
)
async def test_the_head_and_the_comparison_name_the_law_of_the_day(day: str, language: str, head: str) -> None:
    app = SentencingApp(law(), "cn/240", language, day)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert head in lines(pilot)[0]
        await press(pilot, "p")
        assert head.partition(",")[0] in text(pilot)
        await press(pilot, "escape", "c")
        assert head in flat(pilot)
        await press(pilot, "f2")
        await type_text(pilot, "/240")
        assert head in flat(pilot)


async def test_in_a_narrow_window_the_head_still_names_the_law_of_the_day() -> None:
    app = SentencingApp(law(), "cn/240", "en", "1995-06-01")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert lines(pilot)[0].startswith("  Decision of 1991, art. 1  Trafficking in women or child")
        assert "law of 1 Jun 1995" in lines(pilot)[0]
