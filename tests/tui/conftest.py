from __future__ import annotations

import pytest

from sentencing.corpus.store import Corpus, open_corpus
from tests.tui.house import root


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The test law, compiled once."""
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    made = open_corpus((str(root(tmp_path_factory.mktemp("statutes"))),))
    patch.undo()
    return made
