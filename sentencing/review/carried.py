"""Answers that a reference carries by their id to an offence which asks something else by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.engine.follow import question
from sentencing.law.provision import Circumstance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.names import Names
    from sentencing.corpus.sources import Source
    from sentencing.engine.case import Law
    from sentencing.law import statute
    from sentencing.law.provision import Fact, Offence

    Asked = dict[str, list[Fact | Circumstance]]


def carried(law: Law, names: Names, source: Source) -> Iterator[tuple[int, str, str]]:
    """The answers of which no reference of a file says whether they go along: its number, the id, and the offence that
    asks otherwise. A further conviction takes over only what is asked in the same words."""
    for index, reference in enumerate(source.content.reference):
        said = {*reference.with_, *reference.apart, *reference.alike}
        for to in _targets(reference):
            for offence in names.reached(source, reference) if to in names.system.homes else ():
                here, there = (_asked(names, law.offence(each)) for each in (offence, to))
                for name in sorted(here.keys() & there.keys() - said):
                    if _otherwise(here[name], there[name]):
                        yield index, name, to


def _targets(reference: statute.Reference) -> tuple[str, ...]:
    return tuple(filter(None, (reference.convict, reference.punish, *reference.heavier, *reference.acts)))


def _asked(names: Names, offence: Offence) -> Asked:
    """What an offence asks, every version of it, but for what is shared by all."""
    found: Asked = {}
    every: list[Fact | Circumstance] = [*offence.elements.facts, *offence.elements.circumstances]
    for each in every:
        if each.id not in names.system.common and ":" not in each.id:
            found.setdefault(each.id, []).append(each)
    return found


def _otherwise(here: list[Fact | Circumstance], there: list[Fact | Circumstance]) -> bool:
    """Whether no version asks the same: what the court judges of one offence, it has not judged of another."""
    return not any(question(one) == question(other) and not _judged(one, other) for one in here for other in there)


def _judged(one: Fact | Circumstance, other: Fact | Circumstance) -> bool:
    return isinstance(one, Circumstance) and isinstance(other, Circumstance) and one.open and one.cite != other.cite
