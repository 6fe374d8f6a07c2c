from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.store import Corpus, open_corpus
from tests.tui.house import root
from tests.tui.rooms_house import debated


@pytest.fixture(autouse=True)
def _at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typing rests at once: what it leads to is previewed without a wait."""
    monkeypatch.setattr("sentencing.tui.filter._RESTS", 0.001)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The test law, compiled once."""
    return _compiled(root(tmp_path_factory.mktemp("statutes")), tmp_path_factory)


@pytest.fixture(scope="session")
def debate(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The test law with claims and motions, compiled once."""
    return _compiled(debated(tmp_path_factory.mktemp("statutes")), tmp_path_factory)


def _compiled(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    made = open_corpus((str(root),))
    patch.undo()
    return made


@pytest.fixture(autouse=True)
def answers_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test finds what another, or whoever runs them, has kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
