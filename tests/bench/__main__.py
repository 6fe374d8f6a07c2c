"""How fast things are, as ratios of two commands in one run: `python -m tests.bench [WHAT ...]`.

`answer`  one answer on the command line, against `python -c pass`
`paint`   the app's first paint, against the smallest Textual app
`filter`  a key in the library's filter, and `keystroke` one that answers in a walk, with all that is drawn, against a
          key on the line of an app that has nothing else
`memory`  at the first paint and in use, against the smallest app
`assess`  assessments a second, with reasons, of one named case
`check`   a full check of the shipped statutes, in seconds
`cases`   questions over all cases: histograms against OpenFisca-core, a claim against z3, law against motion, hostile
          tiers, shipped offences. The competitors are in the extra `bench`
`compile` compiling the shipped statutes from nothing, in seconds

Nothing here is a test: machines differ, ratios of two things in one run less so. Medians of alternating runs.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sentencing.corpus.roots import default_roots, system_folders
from sentencing.corpus.store import open_corpus
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from tests.bench import app, cases

SMALLEST = """
from textual.app import App
class Smallest(App):
    def on_mount(self):
        self.call_after_refresh(self.exit)
Smallest().run(headless=True)
"""
OURS = """
from sentencing.tui.app import first_paint
first_paint()
"""


def paired(ours: list[str], other: list[str], runs: int = 15) -> tuple[float, float, float]:
    """Medians of both commands in milliseconds, and the median of their ratios pair by pair."""
    pairs = [(wall(ours), wall(other)) for _ in range(runs)]
    ratio = median(one / two for one, two in pairs)
    return median(one for one, _ in pairs) * 1000, median(two for _, two in pairs) * 1000, ratio


def wall(command: list[str]) -> float:
    """Wall-clock seconds of a command."""
    start = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def compared(name: str, ours: list[str], other: list[str]) -> None:
    """Print a pair."""
    wall(ours), wall(other)
    one, two, ratio = paired(ours, other)
    print(f"{name}: {one:.0f} ms against {two:.0f} ms, {ratio:.2f} times")


def answer() -> None:
    """One answer against starting Python."""
    ours = [str(Path(sys.executable).with_name("sentencing")), "range", "cn/240", "victims=3"]
    compared("answer", ours, [sys.executable, "-c", "pass"])


def paint() -> None:
    """First paint against the smallest app."""
    compared("paint", [sys.executable, "-c", OURS], [sys.executable, "-c", SMALLEST])


def assessments() -> None:
    """Assessments a second."""
    law = PreparedLaw(open_corpus(default_roots()))
    case = Case({"victims": 3, "surrender": True})
    assess(law, "cn/240", case, "2026-11-22")
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < 2:
        assess(law, "cn/240", case, "2026-11-22")
        count += 1
    print(f"assess: {count / (time.perf_counter() - start):.0f} a second")


def spent(command: list[str], **environment: str) -> tuple[float, float]:
    """Seconds that a command takes, by the clock and of all processors together."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | environment
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def check() -> None:
    """A full check; the bar is 20 seconds for 1,500 files."""
    files = sum(len(folder.files) for folder in system_folders(default_roots()))
    open_corpus(default_roots())
    clock, processors = spent([sys.executable, "-m", "sentencing", "check"])
    print(f"check: {clock:.1f} s, {processors:.1f} s of processors, {files} files; the bar is {files / 75:.1f} s")


def memory() -> None:
    """Memory of the app."""
    app.memory(OURS, SMALLEST)


def compiling() -> None:
    """Compiling everything, as after an installation."""
    with TemporaryDirectory() as folder:
        clock, processors = spent([sys.executable, "-m", "sentencing", "list"], XDG_CACHE_HOME=folder)
    print(f"compile: {clock:.1f} s, {processors:.1f} s of processors")


KINDS = {
    "answer": answer,
    "paint": paint,
    "filter": app.filtering,
    "keystroke": app.keystroke,
    "memory": memory,
    "assess": assessments,
    "check": check,
    "compile": compiling,
    "cases": cases.every,
}

if __name__ == "__main__":
    for kind in sys.argv[1:] or KINDS:
        KINDS[kind]()
