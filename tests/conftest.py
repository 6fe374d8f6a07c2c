"""How hard the property tests try. By default the same examples every time, so that a run says something about the
change it runs on; `HYPOTHESIS_PROFILE=deep` looks for new ones, and long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

LENIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("default", max_examples=60, derandomize=True, deadline=None, suppress_health_check=LENIENT)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=LENIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
