"""Keys pressed faster than rooms, sheets and lines open: each goes where it would have gone one by one."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.tui.claims import Claims
from sentencing.tui.in_turn import Followed
from sentencing.tui.library import Library
from sentencing.tui.questions import Questions
from sentencing.tui.shell import SentencingApp
from sentencing.tui.tree import LawTree
from sentencing.tui.walk import Walk
from sentencing.tui.when import When
from tests.tui.house import DAY, OFFENCE, opened, press, settled, text
from tests.tui.rooms_house import desk


async def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press keys without waiting for what any of them does."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(6):
        await settled(pilot)


async def test_a_key_after_the_desk_goes_to_its_list(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await at_once(pilot, "f5", "G")
        here = desk(pilot)
        assert here.query_one(Input).value == ""
        claims = here.query_one(Claims)
        assert claims.has_focus
        assert claims.highlighted == claims.option_count - 1


async def test_what_is_typed_at_once_stands_in_the_filter_of_the_desk(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await at_once(pilot, "f5", "slash", *"life")
        here = desk(pilot)
        assert here.query_one(Input).value == "life"
        assert here.query_one(Input).has_focus
        assert "Nobody gets life" in text(pilot)
        assert "Whoever takes" not in text(pilot)


async def test_a_day_typed_at_once_is_that_of_the_dialog(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await at_once(pilot, "4", "d", *"2015", "ctrl+u")
        assert isinstance(pilot.app.screen, When)
        assert pilot.app.screen.query_one(Input).value == ""
        await press(pilot, "escape")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.case == Case({"bicycles": 4})


async def test_keys_after_the_walk_is_left_are_the_librarys(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash", *"bicycle", "enter")
        assert isinstance(pilot.app.screen, Walk)
        await at_once(pilot, "4", "escape", "d", "escape")
        library = pilot.app.screen
        assert isinstance(library, Library)
        assert library.query_one("#left Input", Input).value == "bicycle"
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, When)


@pytest.mark.parametrize("found", [True, False])
async def test_escape_from_a_walk_returns_to_the_list(corpus: Corpus, *, found: bool) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, *(("slash", *"bicycle") if found else ("G",)), "enter")
        assert isinstance(pilot.app.screen, Walk)
        await press(pilot, "escape")
        library = pilot.app.screen
        assert isinstance(library, Library)
        assert not isinstance(library.focused, Input)
        assert isinstance(library.focused, LawTree) is not found
        await press(pilot, "l")
        assert "盗用自行车" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Walk)


async def test_keys_go_on_when_whoever_had_them_is_gone(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await at_once(pilot, "f1", "escape", "w", "escape", "p", "escape", "i", "escape", "4")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.case == Case({"bicycles": 4})
        assert (walk.offence, walk.day) == (OFFENCE, DAY)


async def test_what_a_key_led_to_is_not_followed_once_the_app_has_closed(corpus: Corpus) -> None:
    closed = SentencingApp(corpus, None, "en", DAY)
    assert not closed.screen_stack
    await closed.on_followed(Followed(1))


async def test_nothing_is_worked_out_of_a_walk_that_is_left(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        await walk.query_one(Questions).remove()
        walk.study()
        await pilot.app.workers.wait_for_complete()
        assert all(worker.error is None for worker in pilot.app.workers)
