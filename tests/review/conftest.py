from __future__ import annotations

from tests.corpus.conftest import cache_home

__all__ = ["cache_home"]
