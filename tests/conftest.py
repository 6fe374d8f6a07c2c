"""How hard the property tests try. By default the same examples every time, so that a run says something about the
change it runs on; `HYPOTHESIS_PROFILE=deep` looks for new ones, and long."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

LENIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("default", max_examples=60, derandomize=True, deadline=None, suppress_health_check=LENIENT)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=LENIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: much of a test of the app is waiting."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def no_texts(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is quoted from official texts is never that of whoever runs the tests."""
    monkeypatch.setenv("SENTENCING_TEXTS", str(tmp_path_factory.getbasetemp() / "no-texts"))
