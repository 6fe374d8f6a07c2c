"""Whether the lawful sentences of a case fit what a claim asserts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.claim import added, rungs_of
from sentencing.law import band as bands
from sentencing.law.sanction import Sanction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.engine.assessment import Outcome
    from sentencing.law.band import Band
    from sentencing.law.claim import Assertion
    from sentencing.law.provision import Addition
    from sentencing.law.sanction import Ladder

# A case fits; the court may pass a sentence outside what is asserted; it can pass none inside.
FITS, PERMITS, FORCES = "fits", "permits", "forces"
_UNPUNISHED = "exempt"


def fit(ladder: Ladder, asserts: Assertion, outcomes: Iterable[Outcome]) -> str:
    """How the outcomes that are open to a court fit an assertion."""
    every = [_sentence(ladder, asserts, each.band, each.additional) for each in outcomes]
    if asserts.verb == "includes":
        return FITS if any(possible for possible, _ in every) else FORCES
    if all(sure for _, sure in every):
        return FITS
    return PERMITS if any(possible for possible, _ in every) else FORCES


def no_sentence(ladder: Ladder) -> Band:
    """What someone who is not liable gets, for a claim that speaks of anyone: nothing."""
    rung = next(each for each in ladder.rungs if each.kind == _UNPUNISHED)
    return (Sanction(rung.id),)


def asserted(ladder: Ladder, asserts: Assertion, band: Band) -> Band:
    """The part of a band of principal punishments that an assertion names."""
    wanted = [each._replace(rung=rung) for each in asserts.sanctions for rung in rungs_of(ladder, each)]
    match asserts.verb:
        case "at-least":
            return bands.at_least(ladder, band, wanted[0])
        case "at-most":
            return bands.at_most(ladder, band, wanted[-1])
        case _:
            return bands.meet(ladder, band, bands.band(ladder, wanted))


def _sentence(ladder: Ladder, asserts: Assertion, band: Band, additional: tuple[Addition, ...]) -> tuple[bool, bool]:
    """Whether some sentence of an outcome fits, and whether each does."""
    if added(ladder, asserts):
        some, every = _added(ladder, asserts, band, additional)
    else:
        named = asserted(ladder, asserts, band)
        some, every = bool(named), bands.plain(named) == bands.plain(band)
    return (not every, not some) if asserts.verb in ("never", "excludes") else (some, every)


def _added(ladder: Ladder, asserts: Assertion, band: Band, additional: tuple[Addition, ...]) -> tuple[bool, bool]:
    """Whether a sentence of an outcome may hold one of the sanctions named, beside the principal punishment or in its
    place, and whether each sentence holds one."""
    rungs = {rung for each in asserts.sanctions for rung in rungs_of(ladder, each)}
    alone = [each.rung in rungs for each in band]
    added_to = [[choice.rung in rungs for choice in each.choices] for each in additional]
    must = any(all(named) and each.mode.startswith("shall") for each, named in zip(additional, added_to, strict=True))
    return any(alone) or any(map(any, added_to)), all(alone) or must
