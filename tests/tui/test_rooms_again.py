"""Back to the walk: F3 leads to the case that was left last, with everything that was answered in it, whichever walk
lies below."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.tui.library import Library
from sentencing.tui.shell import SentencingApp
from sentencing.tui.walk import Walk
from tests import shipped
from tests.tui.house import DAY, opened, press, settled, type_text
from tests.tui.test_desk import asked


@asynccontextmanager
async def begun(corpus: Corpus, folder: Path) -> AsyncIterator[Pilot[None]]:
    """The app as it starts where it was left."""
    app = SentencingApp(corpus, None, "en", DAY, sessions=str(folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        yield pilot
    app.session.close()


async def find(pilot: Pilot[None], wanted: str) -> None:
    """Open an offence by its number, from the library."""
    await press(pilot, "f2", "slash")
    await type_text(pilot, wanted)
    await press(pilot, "enter")


def walk(pilot: Pilot[None]) -> Walk:
    assert isinstance(pilot.app.screen, Walk)
    return pilot.app.screen


async def left_with_three(folder: Path) -> None:
    """The app is left in a case with three victims."""
    async with begun(shipped.law(), folder) as pilot:
        await find(pilot, "240")
        await press(pilot, "3", "q")


async def test_f3_leads_to_the_case_that_was_left_last_after_a_restart(tmp_path: Path) -> None:
    law = shipped.law()
    await left_with_three(tmp_path)
    async with begun(law, tmp_path) as pilot:
        assert walk(pilot).case == Case({"victims": 3})
        await find(pilot, "264")
        await press(pilot, "5", "0")
        await press(pilot, "f2", "f3")
        assert (walk(pilot).offence, walk(pilot).case) == ("cn/264", Case({"amount": 50}))
        await press(pilot, "f5", "f3")
        assert (walk(pilot).offence, walk(pilot).case) == ("cn/264", Case({"amount": 50}))


async def test_no_answer_is_lost_between_two_walks_of_an_offence(tmp_path: Path) -> None:
    law = shipped.law()
    await left_with_three(tmp_path)
    async with begun(law, tmp_path) as pilot:
        await find(pilot, "240")
        await press(pilot, "i")
        await type_text(pilot, "surrender")
        await press(pilot, "enter", "y")
        both = Case({"victims": 3, "surrender": True})
        assert walk(pilot).case == both
        await press(pilot, "f2", "f3")
        assert walk(pilot).case == both
        await find(pilot, "240")
        assert walk(pilot).case == both
        await press(pilot, "escape", "f3", "z")
        assert walk(pilot).case == Case({"victims": 3})
    async with begun(law, tmp_path) as pilot:
        assert walk(pilot).case == Case({"victims": 3})


async def test_a_case_opened_at_the_desk_is_the_one_that_f3_leads_back_to(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await press(pilot, "4")
        await asked(pilot, "at least a year")
        await press(pilot, "enter")
        case = walk(pilot).case
        assert case != Case({"bicycles": 4})
        await press(pilot, "f5", "f3")
        assert walk(pilot).case == case
        await press(pilot, "z")
        assert walk(pilot).case == Case({"bicycles": 4})


async def test_an_offence_without_law_on_the_day_leads_to_the_library_with_a_reason() -> None:
    async with opened(shipped.law(), "cn/344.trading") as pilot:
        assert isinstance(pilot.app.screen, Library)
        assert "no law is encoded" in "".join(str(each.message) for each in pilot.app._notifications)
