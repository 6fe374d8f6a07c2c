"""Claims that single cases answer: those that compare two offences, and those about what follows a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.engine.assess import assess
from sentencing.law import band as bands

if TYPE_CHECKING:
    from sentencing.debate.claim import Posed, Side
    from sentencing.engine.assessment import Assessment, Following
    from sentencing.engine.case import Law
    from sentencing.law.band import Band
    from sentencing.law.sanction import Ladder


def compared(law: Law, posed: Posed) -> tuple[str, str, tuple[Assessment, ...]]:
    """The verdicts on a comparison, and the two cases: each side with what the claim assumes of it."""
    assert posed.than is not None
    sides = tuple(_plain(law, side, posed.day) for side in (posed.side, posed.than))
    left, right = sides if posed.claim.asserts.verb != "lighter" else sides[::-1]
    ladder = posed.system.ladder
    if not (left.frame and right.frame):
        return "undecided", "wrong", sides
    if posed.claim.asserts.verb == "same":
        same = bands.plain(left.may) == bands.plain(right.may) and bands.plain(left.frame) == bands.plain(right.frame)
        return ("true", "right", sides) if same else ("false", "wrong", sides)
    graver = bands.severity(ladder, left.frame) > bands.severity(ladder, right.frame)
    return _heavier(ladder, left.may, right.may), "right" if graver else "wrong", sides


def _plain(law: Law, side: Side, day: str) -> Assessment:
    return assess(law, side.offences[0], side.case, day)


def _heavier(ladder: Ladder, one: Band, other: Band) -> str:
    """Whether every sentence of a band is heavier than every one of another; false if none is."""
    (most, least), (their_most, their_least) = bands.severity(ladder, one), bands.severity(ladder, other)
    if least > their_most:
        return "true"
    return "false" if most <= their_least else "not-guaranteed"


def followed(law: Law, posed: Posed) -> tuple[str, str, tuple[Following, ...], Assessment]:
    """The verdicts on what follows a sentence, the consequences that tell of it, and the case."""
    case, asserts = _plain(law, posed.side, posed.day), posed.claim.asserts
    reached = any(each.reached and each.consequence.id == asserts.name for each in case.consequences)
    right = reached is (asserts.verb == "follows")
    wanted = dict.fromkeys((asserts.name, *posed.claim.served))
    found = tuple(each for name in wanted for each in case.consequences if each.consequence.id == name and each.reached)
    return ("true" if right else "false"), ("right" if right else "wrong"), found, case
