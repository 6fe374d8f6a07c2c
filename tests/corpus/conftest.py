from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def cache_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """No test touches the user's cache, nor law that the user has chosen."""
    home = str(tmp_path_factory.mktemp("cache"))
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    monkeypatch.delenv("SENTENCING_STATUTES", raising=False)
    return home
