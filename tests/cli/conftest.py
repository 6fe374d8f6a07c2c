from __future__ import annotations

import pytest

from tests import shipped


@pytest.fixture(autouse=True)
def cache_home(monkeypatch: pytest.MonkeyPatch) -> str:
    """The commands compile the shipped law once, not in every test; the user's cache and choices stay out of it."""
    shipped.law()
    monkeypatch.setenv("XDG_CACHE_HOME", shipped.cache_folder())
    for name in ("SENTENCING_STATUTES", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return shipped.cache_folder()
