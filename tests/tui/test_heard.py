"""What is asked about an offence: only what something here rests on, and not again what other answers decide."""

from __future__ import annotations

import pytest

from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.words import words
from sentencing.tui.questions import Questions
from sentencing.tui.told import Told, tell
from tests import shipped
from tests.tui.house import DAY, opened, press, settled, squeezed, text
from tests.tui.test_walk_keys import beside, row, walk


def told(offence: str, facts: dict[str, object]) -> Told:
    return tell(PreparedLaw(shipped.law()), offence, Case(facts), DAY, words("en"))  # type: ignore[arg-type]


@pytest.mark.parametrize("offence", ["cn/232", "cn/133-1", "cn/264"])
def test_what_is_asked_for_other_offences_is_not_asked(offence: str) -> None:
    asked = {each.name for each in told(offence, {}).questions}
    assert not asked & {"victims", "victim", "cn/347:act", "cn/240:ringleader"}
    assert {"stage", "offence-date", "age", "surrender"} <= asked


def test_what_trafficking_asks_stays() -> None:
    asked = {each.name for each in told("cn/240", {}).questions}
    assert {"victims", "ringleader", "stage", "offence-date"} <= asked


def test_what_a_case_says_stays_on_the_sheet() -> None:
    assert "victims" in {each.name for each in told("cn/232", {"victims": 2}).questions}


async def test_a_checklist_of_a_killing_says_nothing_of_transporting() -> None:
    async with opened(shipped.law(), "cn/232", size=(120, 60)) as pilot:
        await press(pilot, "x")
        said = text(pilot)
        assert "transporting" not in said
        assert "Number of victims" not in said


async def test_what_an_amount_decides_is_not_left_to_the_court() -> None:
    async with opened(shipped.law(), "cn/264", size=(120, 80)) as pilot:
        assert "·" in row(pilot, "Value stolen")
        assert "CNY 0" not in text(pilot)
        assert "Value stolen (yuan): not said. That there is an offence is presumed." in text(pilot)
        questions = walk(pilot).query_one(Questions)
        questions.highlighted = questions.get_option_index("amount")
        await settled(pilot)
        await press(pilot, *"5000")
        assert "is presumed." not in text(pilot)
        before, _, left = text(pilot).partition("Left to the court")
        assert "A fairly large amount" in before
        assert "A huge amount" in left
        assert "A fairly large amount" not in left.partition("What follows")[0]
        assert "Afairlylargeamount" not in beside(pilot)
        await press(pilot, "x")
        assert "yes" in row(pilot, "A fairly large amount")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_filter_that_finds_nothing_says_so(language: str) -> None:
    async with opened(shipped.law(), "cn/240", size=(80, 24), language=language) as pilot:
        await press(pilot, "i", "1", "7")
        assert squeezed({"en": "No question holds that.", "zh": "没有这样的问题"}[language]) in squeezed(text(pilot))
        await press(pilot, "escape")
        assert squeezed({"en": "No question holds that.", "zh": "没有这样的问题"}[language]) not in squeezed(
            text(pilot)
        )
        assert walk(pilot).query_one(Questions).question
