"""How hard the property tests try: `HYPOTHESIS_PROFILE=deep` for a long run."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

LENIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("default", max_examples=60, deadline=None, suppress_health_check=LENIENT)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=LENIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
