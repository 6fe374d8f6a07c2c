"""The shipped law, compiled once for all the tests that ask it something."""

from __future__ import annotations

import os
from functools import cache
from tempfile import mkdtemp

from sentencing.corpus.roots import shipped
from sentencing.corpus.store import Corpus, open_corpus
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Assessment
from sentencing.engine.case import Case

Answer = bool | int | str | None
DAY = "2026-11-22"


@cache
def cache_folder() -> str:
    """A cache folder that every test of this run may share."""
    return mkdtemp(prefix="sentencing-tests-")


@cache
def law() -> Corpus:
    """The shipped law."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = cache_folder()
    try:
        return open_corpus((shipped(),))
    finally:
        if before is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = before


def answer(offence: str, day: str = DAY, /, **said: Answer) -> Assessment:
    """The assessment of a case: `_` in the name of a fact stands for `-`."""
    return assess(law(), offence, Case({name.replace("_", "-"): value for name, value in said.items()}), day)
