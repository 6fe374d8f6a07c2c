"""What a terminal does to the app: it is killed, made tiny, two run at a time, and strange characters are pasted."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from textual import events

from sentencing.corpus.store import Corpus, open_corpus
from sentencing.tui.session import opened as restored
from tests.tui.house import DAY, OFFENCE, lines, opened, press, root, settled

TIMES = 60 if os.environ.get("SENTENCING_EVERY") else 12
SIZES = [(20, 5), (10, 3), (3, 3), (2, 1), (1, 1), (300, 80), (80, 24)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_killed_in_a_terminal_it_loses_at_most_the_last_keystroke(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    law = root(tmp_path)
    open_corpus((str(law),))
    chance = random.Random(20)
    for turn in range(TIMES):
        folder = tmp_path / f"own-{turn}"
        handled = killed(folder, law, chance.randrange(1, 4), chance.random() * 0.04)
        _, kept = restored(str(folder / "state" / "sessions"))
        history = kept.histories.get(OFFENCE)
        assert len(history.past if history else ()) in (handled, handled + 1), turn
        assert kept.offence == OFFENCE


def killed(folder: Path, law: Path, keys: int, later: float) -> int:
    """Run the app, press keys, and kill it a moment after one more; how many it had handled before that."""
    import fcntl
    import pty
    import struct
    import termios

    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {**os.environ, "SENTENCING_FOLDER": str(folder), "TERM": "xterm-256color"}
        command = [
            sys.executable,
            "-m",
            "sentencing",
            OFFENCE,
            "--statutes",
            f"only:{law}",
            "--as-of",
            DAY,
            "--lang",
            "en",
        ]
        os.execve(sys.executable, command, environment)
    assert quiet(terminal, 30, first=True)
    for _ in range(keys):
        os.write(terminal, b"+")
        assert quiet(terminal, 10)
    os.write(terminal, b"+")
    time.sleep(later)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return keys


def quiet(terminal: int, patience: float, *, first: bool = False) -> bool:
    """Whether something was drawn, and then nothing for a while."""
    end, drawn = time.monotonic() + patience, 0
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.5 if first else 0.25)
        if ready:
            drawn += len(os.read(terminal, 65536))
        elif drawn > (3000 if first else 0):
            return True
    return False


@pytest.mark.parametrize("offence", [None, OFFENCE])
async def test_it_lives_in_any_window(corpus: Corpus, offence: str | None) -> None:
    async with opened(corpus, offence) as pilot:
        for keys in ([], ["f1"], ["escape", "ctrl+p"], ["escape", "f"], ["escape", "d"], ["escape", "slash", "b"]):
            await press(pilot, *keys)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await settled(pilot)
                assert len(lines(pilot)) == size[1]


STRANGE = "a\x1b]52;c;AAAA\x07\x1b[31m\x9b2J\u202e\u2066b\r\x00[/x]\ud800"


async def test_nothing_that_a_terminal_acts_on_is_drawn(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        for keys in (["slash"], ["escape", "ctrl+p"], ["escape", "d"]):
            await press(pilot, *keys)
            assert pilot.app.focused
            pilot.app.post_message(events.Paste(STRANGE))
            await settled(pilot)
            assert "[/x]" in pilot.app.focused.value  # type: ignore[attr-defined]
            for line in lines(pilot):
                for each in line:
                    assert unicodedata.category(each) not in ("Cc", "Cf", "Cs"), (keys, hex(ord(each)))
