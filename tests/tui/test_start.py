"""Starting: what is imported before the first picture, compiling, and what ends a start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sentencing.corpus.problem import StatuteError
from sentencing.corpus.store import open_corpus
from sentencing.tui.app import opened as compiled
from sentencing.tui.library import Library
from sentencing.tui.opening import Opening, filled, share
from sentencing.tui.shell import SentencingApp
from tests.tui.house import DAY, root, settled

REPOSITORY = Path(__file__).parents[2]


def modules(code: str, folder: Path, cache: Path) -> set[str]:
    """What is loaded after running some code, the law in `folder` compiled before."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(REPOSITORY), "TERM": "xterm"}
    told = "import sys; print('\\n'.join(sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", f"{code.format(folder=folder)}\n{told}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stderr.split())


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of law, and a cache in which it is compiled."""
    folder, cache = root(tmp_path_factory.mktemp("statutes")), tmp_path_factory.mktemp("cache")
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(cache))
    open_corpus((str(folder),))
    patch.undo()
    return folder, cache


PAINT = "from sentencing.tui.app import first_paint; first_paint('only:{folder}')"
WALK = """
from sentencing.corpus.store import open_corpus
from sentencing.tui.shell import SentencingApp
import asyncio
async def main():
    app = SentencingApp(open_corpus(("{folder}",)), "xx/20", "en", "2026-11-22")
    async with app.run_test() as pilot:
        await pilot.press("3", "l", "tab", "f1", "escape", "escape", "slash", "b")
asyncio.run(main())
"""


def test_the_app_never_loads_what_reads_toml(law: tuple[Path, Path]) -> None:
    for code in (PAINT, WALK):
        loaded = modules(code, *law)
        for name in ("pydantic", "tomli", "tree_sitter", "pypinyin", "markdown_it", "rich.markdown"):
            assert name not in loaded, name


def test_the_first_picture_is_drawn_without_the_engine(law: tuple[Path, Path]) -> None:
    loaded = modules(PAINT, *law)
    assert "sentencing.tui.library" in loaded
    for name in (
        "sentencing.engine.assess",
        "sentencing.report.telling",
        "sentencing.corpus.find",
        "sentencing.tui.walk",
        "sentencing.tui.preview",
        "rapidfuzz",
    ):
        assert name not in loaded, name


def test_starting_is_cheap_to_import() -> None:
    command = [sys.executable, "-c", "import sys, sentencing.tui.app; print('textual' in sys.modules)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout.strip() == "False"


async def test_compiling_is_shown_and_then_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    roots = (str(root(tmp_path)),)
    assert compiled(roots) is None
    app = SentencingApp(lambda told: (open_corpus(roots, told), None), None, "en", DAY)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, Opening)
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert isinstance(app.screen, Library)
    assert compiled(roots) is not None


async def test_a_mistake_in_the_law_ends_the_app_with_the_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = root(tmp_path)
    (folder / "xx" / "20.toml").write_text("[[offence]]\nid = 3\n", encoding="utf-8")
    app = SentencingApp(lambda told: (open_corpus((str(folder),), told), None), None, "en", DAY)
    async with app.run_test() as pilot:
        for _ in range(100):
            await pilot.pause(0.05)
            if app.failure:
                break
    assert isinstance(app.failure, StatuteError)


def test_the_bar_fills_as_the_law_is_compiled() -> None:
    come = [("read", 0, 0), ("read", 3, 4), ("link", 1, 4), ("link", 4, 4), ("compile", 2, 4), ("compile", 4, 4)]
    shown = [filled(share(*each)) for each in come]
    assert {len(each) for each in shown} == {len(shown[0])}
    assert [each.count("━") for each in shown] == [0, 6, 10, 16, 20, 24]
