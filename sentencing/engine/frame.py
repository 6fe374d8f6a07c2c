"""The frame of a tier, what lies below it, and its longest and shortest term."""

from __future__ import annotations

from sentencing.law import band as bands
from sentencing.law.record import Record
from sentencing.law.sanction import PRINCIPAL_KINDS, TERM_KINDS, Ladder, Sanction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.law.band import Band
    from sentencing.law.provision import System, Tier

ENDLESS = 10**9  # longer than any term: life and death


class Framed(Record):
    """A tier and its frame, after the jurisdiction's limits."""

    tier: Tier
    frame: Band


def framed(system: System, tiers: Iterable[Tier]) -> tuple[Framed, ...]:
    """The tiers with their frames."""
    return tuple(Framed(tier, frame_of(system, tier)) for tier in tiers)


def frame_of(system: System, tier: Tier) -> Band:
    """Everything that a tier lets a court choose: principal punishments, those additions that may stand alone, and,
    where its text sets no minimum, what the jurisdiction then allows besides."""
    sole = [choice for addition in tier.additional if addition.mode.endswith("-or-sole") for choice in addition.choices]
    besides = [Sanction(rung) for rung in system.no_minimum] if _no_minimum(system.ladder, tier) else []
    return bands.band(system.ladder, [*tier.principal, *(each._replace(span=None) for each in sole), *besides])


def _no_minimum(ladder: Ladder, tier: Tier) -> bool:
    terms = [each for each in tier.principal if ladder.kind(each) == "prison"]
    return any(each.span is None or each.span.low is None for each in terms)


def applies(tiers: tuple[Framed, ...], ladder: Ladder) -> Framed | None:
    """Of tiers that hold: those that another is lighter than are dropped, and the gravest of the rest applies.

    A tier of a named ladder goes before the unnamed one.
    """
    named = [each for each in tiers if each.tier.ladder]
    among = named or list(tiers)
    yielding = {identity for each in among for identity in each.tier.lighter_than}
    left = [each for each in among if each.tier.id not in yielding]
    return max(left, key=lambda each: bands.severity(ladder, each.frame), default=None)


def next_lower(of: Framed, tiers: tuple[Framed, ...], ladder: Ladder) -> Framed | None:
    """The gravest tier, of the same ladder and subject, whose lightest outcome is lighter than this tier's, with the
    part of its frame that is."""
    limit = bands.lightest(of.frame)
    if limit is None:
        return None
    own, place = bands.severity(ladder, of.frame), (of.tier.ladder, of.tier.subject)
    others = [each for each in tiers if each.frame != of.frame and (each.tier.ladder, each.tier.subject) == place]
    lower = [(severity, each) for each in others if (severity := bands.severity(ladder, each.frame)) <= own]
    lower.sort(key=lambda each: each[0], reverse=True)
    lighter = (Framed(each.tier, bands.lighter_than(ladder, each.frame, limit)) for _, each in lower)
    return next((each for each in lighter if each.frame), None)


def longest(ladder: Ladder, frame: Band) -> int:
    """The longest term of a frame in months (rounded down); more than any term where life or death is in it."""
    return max((_term(ladder, each, high=True) for each in frame), default=0)


def shortest(ladder: Ladder, frame: Band) -> int:
    """The shortest prison term of a frame in months; 0 where something lighter than prison is in it."""
    return min((_term(ladder, each, high=False) for each in frame), default=0)


def _term(ladder: Ladder, sanction: Sanction, *, high: bool) -> int:
    kind, span = ladder.kind(sanction), sanction.span
    if _graver_than_terms(kind):
        return ENDLESS
    if span is None or kind not in (TERM_KINDS if high else ("prison",)):
        return 0
    end = span.high if high else span.low or 0
    return ENDLESS if end is None else int(end)


def _graver_than_terms(kind: str) -> bool:
    return kind in PRINCIPAL_KINDS and PRINCIPAL_KINDS.index(kind) > PRINCIPAL_KINDS.index("prison")
