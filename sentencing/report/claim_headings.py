"""What the cases that are listed under a claim show of a court, as a heading over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.fit import FORCES, PERMITS
from sentencing.report.words import mark

if TYPE_CHECKING:
    from sentencing.debate.verdict import Answered
    from sentencing.report.words import Words

# What a list of cases shows of a court, by what is asserted: in a column, and over a list.
_LOWER, _HIGHER, _NAMED, _OTHER = "at-least", "at-most", "never", "always"
_COLUMNS = {
    (FORCES, _LOWER): mark("a case of a claim", "Must go lower"),
    (PERMITS, _LOWER): mark("a case of a claim", "May go lower"),
    (FORCES, _HIGHER): mark("a case of a claim", "Must go higher"),
    (PERMITS, _HIGHER): mark("a case of a claim", "May go higher"),
    (FORCES, _NAMED): mark("a case of a claim", "Must impose it"),
    (PERMITS, _NAMED): mark("a case of a claim", "May impose it"),
    (FORCES, _OTHER): mark("a case of a claim", "Must differ"),
    (PERMITS, _OTHER): mark("a case of a claim", "May differ"),
}
_HEADINGS = {
    (FORCES, _LOWER): mark("a heading over cases", "The court must go lower"),
    (PERMITS, _LOWER): mark("a heading over cases", "The court may go lower"),
    (FORCES, _HIGHER): mark("a heading over cases", "The court must go higher"),
    (PERMITS, _HIGHER): mark("a heading over cases", "The court may go higher"),
    (FORCES, _NAMED): mark("a heading over cases", "The court must impose it"),
    (PERMITS, _NAMED): mark("a heading over cases", "The court may impose it"),
    (FORCES, _OTHER): mark("a heading over cases", "The court must do otherwise"),
    (PERMITS, _OTHER): mark("a heading over cases", "The court may do otherwise"),
}


def shown_as(words: Words, answered: Answered, kind: str, *, whole: bool = False) -> str:
    """What the cases of a kind (`forces` or `permits`) show, in few words for a column or as a `whole` heading."""
    if answered.posed.claim.asserts.cases != "every":
        return words.meant("a case of a claim", "There is")
    return words.meant(*(_HEADINGS if whole else _COLUMNS)[kind, _about(answered)])


def _about(answered: Answered) -> str:
    """Where what is not as asserted lies: lower, higher, at what is named, or elsewhere."""
    match answered.posed.claim.asserts.verb:
        case "at-least" | "at-most" | "never" as verb:
            return verb
        case "excludes":
            return _NAMED
        case "always" if _gravest_named(answered):
            return _LOWER
        case _:
            return _OTHER


def _gravest_named(answered: Answered) -> bool:
    """Whether the gravest of what the frames hold is asserted: what lies outside is then lower."""
    rank = answered.posed.system.ladder.rank
    held = max((rank[each.rung] for frame in answered.frames for each in frame.band), default=0)
    return any(rank.get(each.rung, -1) >= held > 0 for each in answered.posed.claim.asserts.sanctions)
