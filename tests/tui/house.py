"""The test law with one offence more, the app on it, and what stands on its screen."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from sentencing.corpus.store import Corpus
from sentencing.tui.shell import SentencingApp

DATA = Path(__file__).parent.parent / "data"
HERE = Path(__file__).parent
DAY = "2026-11-22"
OFFENCE = "xx/20"
SIZES = [(80, 24), (120, 40), (200, 50), (60, 20), (40, 12)]


def root(folder: Path) -> Path:
    """A folder with the test law in it."""
    shutil.copytree(DATA / "xx", folder / "law" / "xx")
    shutil.copy(HERE / "law.toml", folder / "law" / "xx" / "20.toml")
    return folder / "law"


@asynccontextmanager
async def opened(
    corpus: Corpus, offence: str | None = OFFENCE, *, size: tuple[int, int] = (120, 40), language: str = "en"
) -> AsyncIterator[Pilot[None]]:
    """The app, running."""
    app = SentencingApp(corpus, offence, language, DAY)
    async with app.run_test(size=size, tooltips=True) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing moves any more. What a later key made needless is cancelled: that is no failure."""
    for _ in range(3):
        await pilot.pause()
    while working := [each for each in pilot.app.workers if not each.is_finished]:
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete(working)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until everything is drawn."""
    await pilot.press(*keys)
    await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await press(pilot, *({" ": "space", "-": "minus", "/": "slash", ".": "full_stop"}.get(each, each) for each in text))


def lines(pilot: Pilot[None]) -> list[str]:
    """What stands on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text(pilot: Pilot[None]) -> str:
    """What stands on the screen."""
    return "\n".join(lines(pilot))


def squeezed(said: str) -> str:
    """A text without any space, so that it can be found however its lines were broken."""
    return "".join(said.split())
