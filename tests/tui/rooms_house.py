"""The test law with claims and a motion, and the rooms of the app on it."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from textual.pilot import Pilot

from sentencing.tui.compare import Compare
from sentencing.tui.desk import Desk
from sentencing.tui.page import Page
from tests.tui.house import HERE, root, settled

WORDING = HERE.parent.parent / "statutes" / "claims" / "wording.toml"
_PATIENCE = 400  # looks at an answer that is being found


def debated(folder: Path) -> Path:
    """A folder with the test law, two claims and a motion in it."""
    law = root(folder)
    (law / "claims").mkdir()
    (law / "motions").mkdir()
    shutil.copy(HERE / "claims.toml", law / "claims" / "claims.toml")
    shutil.copy(WORDING, law / "claims" / "wording.toml")
    shutil.copy(HERE / "motion.toml", law / "motions" / "motion.toml")
    return law


def compare(pilot: Pilot[None]) -> Compare:
    """The comparison, which is on the screen."""
    assert isinstance(pilot.app.screen, Compare)
    return pilot.app.screen


def desk(pilot: Pilot[None]) -> Desk:
    """The desk, which is on the screen."""
    assert isinstance(pilot.app.screen, Desk)
    return pilot.app.screen


async def answered(pilot: Pilot[None]) -> None:
    """Wait for the answer that the desk is finding."""
    for _ in range(_PATIENCE):
        if not desk(pilot).waiting:
            break
        await asyncio.sleep(0.02)
        await pilot.pause()
    await settled(pilot)
    assert not desk(pilot).waiting


def page(pilot: Pilot[None]) -> str:
    """What stands on the page, whether or not it is scrolled to."""
    here = pilot.app.screen.query_one(Page)
    return "\n".join(line.plain for block in here.blocks for line in block.lines(max(here.size.width - 4, 20)))
