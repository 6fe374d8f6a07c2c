"""Assessments side by side: scenarios, days of law, offences, legal systems, the law and a motion.

Facts are the same where their ids are (ids mean the same in every provision); a fact that another offence does not ask
about cannot be carried to it, and is told.
"""

from __future__ import annotations

from functools import reduce

from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.law import band as bands
from sentencing.law.record import Record
from sentencing.law.sanction import KINDS, Ladder, Rung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Answer, Law
    from sentencing.law.band import Band
    from sentencing.law.provision import System

FEWEST, MOST = 2, 4  # columns


class Side(Record):
    """What one column asks: an offence and the facts of a case under the law of a day (ISO date). `motion` is the id
    of the proposal that the law is taken to have passed, or empty, and `proposal` its title; `unasked` are the facts of
    the first column that this offence does not ask about."""

    law: Law
    offence: str
    facts: dict[str, Answer]
    day: str
    motion: str = ""
    unasked: tuple[str, ...] = ()
    proposal: Mapping[str, str] = {}  # never changed, like every value here


class Column(Record):
    """What one column asks, and the answer."""

    side: Side
    assessment: Assessment


def compare(sides: Iterable[Side]) -> tuple[Column, ...]:
    """The columns; raises CaseError as the engine does."""
    return tuple(Column(each, assess(each.law, each.offence, Case(each.facts), each.day)) for each in sides)


def carried(side: Side, offence: str) -> Side:
    """The same facts under another offence, as far as it asks about them."""
    found = side.law.offence(offence)
    parts = (found.elements, side.law.system(found.system).elements)
    known = {each.id for part in parts for each in part.facts}
    known.update(each.id for part in parts for each in part.circumstances)
    kept = {name: value for name, value in side.facts.items() if name.partition(".")[0] in known}
    return side._replace(offence=offence, facts=kept, unasked=tuple(name for name in side.facts if name not in kept))


def common_ladder(systems: Iterable[System]) -> Ladder:
    """A ladder on which bands of all these systems can be drawn: that of the one system, or the kinds of sanction that
    all systems share, with no limits of their own."""
    ladders = {each.id: each.ladder for each in systems}
    if len(ladders) == 1:
        return ladders.popitem()[1]
    rungs = [rung for ladder in ladders.values() for rung in ladder.rungs]
    by_kind = {kind: [rung for rung in rungs if rung.kind == kind] for kind in KINDS}
    return Ladder.of(tuple(_common(kind, same) for kind, same in by_kind.items() if same))


def _common(kind: str, same: list[Rung]) -> Rung:
    """The rungs of one kind as one, whose limits hold all of theirs; none where one has none."""
    limits = [rung.limits for rung in same]
    whole = reduce(lambda one, other: one and other and one.hull(other), limits)
    return Rung(kind, kind, same[0].title, whole)


def on_ladder(common: Ladder, system: System, band: Band) -> Band:
    """A band of a system, on a ladder common to several: its sanctions by their kinds."""
    if common == system.ladder:
        return band
    return bands.band(common, (each._replace(rung=system.ladder.kind(each)) for each in band))
