"""How long a key takes in the running app, and how much memory the app takes."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from statistics import median

from textual.pilot import Pilot

from sentencing.corpus.roots import default_roots
from sentencing.corpus.store import open_corpus
from sentencing.tui.filter import Filter
from sentencing.tui.shell import SentencingApp

DAY = "2026-11-22"
SIZE = (120, 40)
IDLE = "f12"  # bound to nothing: what it takes is the harness's own
FILTERED = ("trafficking", "zishou", "264", "fraud credit")
ANSWERED = ("plus", "plus", "minus", "plus", "down", "y", "n", "z", "down", "y", "question_mark", "z", "z")
MEASURED = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


async def taken(pilot: Pilot[None], key: str) -> float:
    """Milliseconds of the processor that a key takes, with everything that it causes; waiting does not count."""
    start = time.process_time()
    await pilot.press(key)
    await pilot.pause()
    return (time.process_time() - start) * 1000


async def keys(offence: str | None, before: tuple[str, ...], pressed: list[str]) -> tuple[list[float], float]:
    """Milliseconds of each key, and those of a key that does nothing."""
    app = SentencingApp(open_corpus(default_roots()), offence, "en", DAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1)
        for key in before:
            await pilot.press(key)
        await pilot.pause(1)
        idle = median([await taken(pilot, IDLE) for _ in range(30)])
        return [await taken(pilot, key) for key in pressed], idle


def told(name: str, times: list[float], idle: float) -> None:
    """Print what a key takes beyond one that does nothing."""
    own = sorted(each - idle for each in times)
    print(f"{name}: median {median(own):.1f} ms, slowest {own[-1]:.1f} ms, beside {idle:.1f} ms of the harness")


def filtering() -> None:
    """A key in the library's filter: what is found, and then all that is drawn of it."""
    asyncio.run(finding())
    pressed = [key for word in FILTERED for key in (*word.replace(" ", "_"), "ctrl+a", "ctrl+k")]
    named = ["space" if key == "_" else key for key in pressed]
    times, idle = asyncio.run(keys(None, ("slash",), named))
    told("filter", [each for each, key in zip(times, named, strict=True) if not key.startswith("ctrl")], idle)


async def finding() -> None:
    """Finding alone, letter by letter, with the list that it fills."""
    app = SentencingApp(open_corpus(default_roots()), None, "en", DAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1)
        filtered = app.screen.query_one(Filter)
        typed = [word[:end] for word in FILTERED for end in range(1, len(word) + 1)]
        filtered.watch_value(FILTERED[0])
        times = []
        for text in typed:
            start = time.process_time()
            filtered.watch_value(text)
            times.append((time.process_time() - start) * 1000)
        print(f"finding: median {median(times):.1f} ms, slowest {max(times):.1f} ms")


def keystroke() -> None:
    """A key that answers in a walk."""
    times, idle = asyncio.run(keys("cn/240", (), [*ANSWERED] * 3))
    told("keystroke", times, idle)


def memory(ours: str, other: str) -> None:
    """Memory at the first paint, and with everything that follows it, against the smallest app."""
    whole = "import asyncio; from tests.bench.app import keys; asyncio.run(keys('cn/240', (), ['plus', 'y', 'escape', 'slash', 'a']))"
    sizes = {name: _peak(code) for name, code in (("smallest", other), ("first paint", ours), ("in use", whole))}
    least = sizes["smallest"]
    print("memory: " + ", ".join(f"{name} {size:.0f} MB ({size / least:.2f} times)" for name, size in sizes.items()))


def _peak(code: str) -> float:
    """Megabytes that a process takes at most."""
    done = subprocess.run([sys.executable, "-c", f"{code}\n{MEASURED}"], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1]) / 1024
