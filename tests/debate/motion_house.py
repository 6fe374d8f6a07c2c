"""The shipped motions laid over the shipped law, each once for all the tests."""

from __future__ import annotations

from datetime import date
from functools import cache

from sentencing.corpus.motions import MotionSource, motions
from sentencing.corpus.overlay import AmendedLaw, laid_over
from sentencing.corpus.roots import shipped, system_folders
from sentencing.corpus.sources import SystemSource, read_systems

THEN = date(2015, 6, 18)
# The first lines of a motion over the test law; what it changes follows.
HEAD = """[motion]
id = "m"
system = "xx"
title = { en = "M" }
summary = { en = "It changes something." }
status = "proposed"
by = { en = "Somebody" }
published = { title = { en = "Boat News" }, date = 2026-01-15 }
"""


@cache
def system() -> SystemSource:
    """The files of the system that every shipped motion speaks of."""
    return next(each for each in read_systems(system_folders((shipped(),))) if each.id == "cn")


@cache
def shipped_motions() -> dict[str, MotionSource]:
    """The shipped motions by id."""
    return {each.motion.id: each for each in motions((shipped(),))}


@cache
def proposed(name: str, day: date = THEN) -> AmendedLaw:
    """A motion laid over the law of a day."""
    return laid_over(system(), shipped_motions()[name], day)
