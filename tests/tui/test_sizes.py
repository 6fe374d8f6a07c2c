"""Every room in the smallest and the widest windows, in both languages: nothing breaks, and what matters most is seen."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from sentencing.corpus.store import Corpus
from sentencing.report.words import words
from sentencing.tui.compare import Compare
from sentencing.tui.desk import Desk
from sentencing.tui.library import Library
from sentencing.tui.walk import Walk
from tests.tui.house import OFFENCE, lines, opened, press, settled, squeezed, text
from tests.tui.rooms_house import answered

SIZES = [(60, 20), (300, 80), (20, 5)]
ROOMS = {"library": (Library, "f2"), "walk": (Walk, "f3"), "compare": (Compare, "f4"), "desk": (Desk, "f5")}


async def into(pilot: Pilot[None], room: str) -> None:
    """Go into a room, with something in it."""
    if room == "compare":
        await press(pilot, "c", "escape", "4", "c", "left")
        assert len(pilot.app.screen.sides) == 2  # type: ignore[attr-defined]
    else:
        await press(pilot, ROOMS[room][1])
    if room == "desk":
        await press(pilot, "enter")
        await answered(pilot)
    assert isinstance(pilot.app.screen, ROOMS[room][0])


def matters(room: str, language: str, *, tiny: bool) -> str:
    """What must be seen of a room: where one is, the answer, the verdict; in a tiny window as much of it as goes in."""
    said = words(language)
    whole = {
        "library": {"en": "Exland", "zh": "Exland"}[language],
        "walk": {"en": "1 to 3 years in prison", "zh": "一年以上三年以下"}[language],
        "compare": {"en": "1 to 3 years in", "zh": "一年以上三年以下"}[language],
        "desk": {"en": "Whoever takes a bicycle [sic]", "zh": "盗用自行车的，至少判一年"}[language],
    }[room]
    short = {"walk": whole[:6], "compare": said.say("Compare"), "desk": whole[:7], "library": whole}[room]
    return short if tiny else whole


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("room", ROOMS)
async def test_a_room_lives_in_any_window(debate: Corpus, room: str, size: tuple[int, int], language: str) -> None:
    wanted = squeezed(matters(room, language, tiny=size == (20, 5)))
    async with opened(debate, OFFENCE, size=size, language=language) as pilot:
        await into(pilot, room)
        assert len(lines(pilot)) == size[1]
        assert wanted in squeezed(text(pilot))
        for other in ((1, 1), (300, 80), size):
            await pilot.resize_terminal(*other)
            await settled(pilot)
            assert len(lines(pilot)) == other[1]
        assert wanted in squeezed(text(pilot))
        await press(pilot, "l", "l", "tab", "down", "up", "shift+tab")
        assert wanted in squeezed(text(pilot))
