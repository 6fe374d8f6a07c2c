"""A claim as a summary of the Code: the frames as written of which it speaks, and whether it is true of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.claim import rungs_of
from sentencing.debate.fit import FITS, fit
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Outcome
from sentencing.engine.case import CaseError
from sentencing.law import band as bands
from sentencing.law.provision import in_force
from sentencing.law.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.debate.cases import Cases
    from sentencing.debate.claim import Posed
    from sentencing.engine.case import Law
    from sentencing.engine.space import Group
    from sentencing.law.band import Band
    from sentencing.law.provision import Addition, Rule

RIGHT, INCOMPLETE, WRONG = "right", "incomplete", "wrong"


class Frame(Record):
    """A frame as written: the offence, its tier and cite, what is added; whether the claim fits it, and whether it does
    once what is barred in every case that the claim assumes is left out."""

    offence: str
    tier: str
    cite: str
    band: Band
    additional: tuple[Addition, ...]
    fits: bool
    fits_barred: bool


def frames_of(law: Law, posed: Posed, cases: Cases) -> Iterator[Frame]:
    """The frames that the cases of a claim reach, each once."""
    barred = _barred(law, posed, cases.offence)
    seen: set[tuple[str | None, str | None]] = set()
    for group in cases.grounds:
        key = (group.convicted_of, group.tier)
        if group.liable is not False and group.frame and key not in seen and cases.counts(group):
            seen.add(key)
            yield _frame(law, posed, group, barred)


def _frame(law: Law, posed: Posed, group: Group, barred: frozenset[str]) -> Frame:
    ladder, asserts = posed.system.ladder, posed.claim.asserts
    assert group.convicted_of
    assert group.tier
    tiers = law.offence(group.convicted_of).elements.tiers
    tier = next((each for each in tiers if each.id == group.tier and in_force(each, posed.day)), None)
    added = tier.additional if tier else _added(group)
    left = bands.without(ladder, group.frame, barred) or group.frame
    fits, fits_barred = (
        fit(ladder, asserts, [Outcome(group.tier, band, added, ())]) == FITS for band in (group.frame, left)
    )
    cite = tier.cite if tier else ""
    return Frame(group.convicted_of, group.tier, cite, group.frame, added, fits, fits_barred)


def named(posed: Posed, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames of the offences that a claim names. Those of an offence to which they lead never speak for it, and
    speak against it only where its own do not already."""
    own = tuple(each for each in frames if each.offence in posed.side.offences)
    if not own or posed.claim.asserts.cases != "every":
        return own or frames
    led = (each for each in frames if each not in own and not each.fits)
    return (*own, *led) if all(each.fits for each in own) else own


def barring(law: Law, posed: Posed, frames: tuple[Frame, ...]) -> tuple[str, ...]:
    """Where the law says that what a claim assumes bars a sanction that it names and a frame holds, or, where it speaks
    of anyone, all liability."""
    ladder = posed.system.ladder
    wanted = {rung for each in posed.claim.asserts.sanctions for rung in rungs_of(ladder, each)}
    held = wanted & {each.rung for frame in frames for each in frame.band}
    try:
        found = assess(law, posed.side.offences[0], posed.side.case, posed.day)
    except CaseError:
        return ()
    if found.liable is False and posed.claim.liable == "anyone":
        return tuple(each.cite for each in found.not_liable)
    bars = ((rule.cite, _barred_by(rule)) for rule in found.rules if rule.modality == "shall")
    return tuple(dict.fromkeys(cite for cite, names in bars if names & held))


def _barred_by(rule: Rule) -> frozenset[str]:
    return frozenset(each.name for option in rule.options for each in option.effects if each.verb == "bar")


def _added(group: Group) -> tuple[Addition, ...]:
    """What goes with a frame that another offence lends."""
    return next((each.additional for each in group.outcomes if each.tier == group.tier and each.additional), ())


def _barred(law: Law, posed: Posed, offence: str) -> frozenset[str]:
    """The sanctions that are barred by what the claim assumes, whatever else is the case."""
    try:
        rules = assess(law, offence, posed.side.case, posed.day).rules
    except CaseError:
        return frozenset()
    return frozenset[str]().union(*(_barred_by(rule) for rule in rules if rule.modality == "shall"))


def summary(posed: Posed, verdict: str, frames: tuple[Frame, ...]) -> str:
    """`right`, `incomplete` (true of some frames, not of others it speaks of) or `wrong`."""
    if verdict == "true":
        return RIGHT
    if posed.claim.asserts.cases != "every":
        return WRONG
    if frames and all(each.fits for each in frames):
        return RIGHT
    return INCOMPLETE if any(each.fits or each.fits_barred for each in frames) else WRONG
