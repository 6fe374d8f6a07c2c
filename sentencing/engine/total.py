"""Sentences for several offences made into one, as the system's data say (PRC Criminal Law art. 69 is such data)."""

from __future__ import annotations

import itertools

from sentencing.law import band as bands
from sentencing.law.provision import on
from sentencing.law.sanction import TERM_KINDS, Sanction
from sentencing.law.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.law.band import Band
    from sentencing.law.grammar import Number
    from sentencing.law.provision import System, Total

    Terms = list[tuple[int, int]]


def total_of(system: System, day: str, convictions: tuple[Assessment, ...]) -> Band | None:
    """The band of the one sentence that several convictions end in; None where only one stands, or the system's data
    give no rule.

    Each conviction counts with its `may`; where that depends on something unknown, with its `open`. A further one that
    is not certain may bring nothing.
    """
    rule = next(iter(on(system.totals, day)), None)
    standing = [each.may or each.open for each in convictions if each.liable is not False]
    if rule is None or len(standing) < 2 or not all(standing):
        return None
    every = itertools.product(*(_perhaps(convictions[0], each) for each in convictions if each.liable is not False))
    return bands.union(system.ladder, (_one(system, rule, tuple(filter(None, each))) for each in every))


def _perhaps(first: Assessment, each: Assessment) -> tuple[Sanction | None, ...]:
    """What a conviction may bring to the total: nothing too, where it may not stand though the first does."""
    band = each.may or each.open
    return (*band, None) if first.liable and each.liable is None else band


def after_total(system: System, day: str, convictions: tuple[Assessment, ...]) -> Band:
    """Terms of a lesser kind that one of the convictions may bring and that are served after the total: surveillance
    after prison or detention (art. 69(2))."""
    rule = next(iter(on(system.totals, day)), None)
    standing = [each.may or each.open for each in convictions if each.liable is not False]
    if rule is None:
        return ()
    rank = system.ladder.rank
    return bands.band(
        system.ladder,
        (
            sanction
            for index, band in enumerate(standing)
            for sanction in band
            if sanction.rung in rule.after
            and any(
                rank[other.rung] > rank[sanction.rung] and system.ladder.kind(other) in TERM_KINDS
                for place, others in enumerate(standing)
                for other in others
                if place != index
            )
        ),
    )


def _one(system: System, rule: Total, chosen: tuple[Sanction, ...]) -> Band:
    """The total when each conviction gets a sentence from one of these sanctions."""
    ladder = system.ladder
    gravest = max(chosen, key=lambda each: ladder.rank[each.rung])
    if ladder.kind(gravest) in rule.absorb or ladder.kind(gravest) not in TERM_KINDS:
        return bands.band(ladder, [gravest])
    swallowed = set(rule.swallows.get(gravest.rung, ()))
    left = [each for each in chosen if each.rung not in swallowed and ladder.kind(each) in TERM_KINDS]
    served = [each for each in left if each.rung == gravest.rung]
    return bands.band(ladder, _aggregate(rule, gravest.rung, served))


def _aggregate(rule: Total, rung: str, terms: list[Sanction]) -> Iterator[Sanction]:
    """From the longest single term to the sum of them, at most the cap that the sum brings."""
    spans = [each.span for each in terms if each.span]
    low = max((span.low for span in spans if span.low is not None), default=None)
    if len(spans) == 1 or any(span.high is None for span in spans):
        high = spans[0].high if len(spans) == 1 else None
        yield Sanction(rung, Span(low, high, high_open=spans[0].high_open if len(spans) == 1 else False))
        return
    total = sum(span.high for span in spans if span.high is not None)
    is_open = any(span.high_open for span in spans)
    longest = max(_caps(rule, rung, total, is_open=is_open), default=None)
    high = total if longest is None else min(total, longest)
    yield Sanction(rung, Span(low, high, high_open=is_open and high == total))


def _caps(rule: Total, rung: str, total: Number, *, is_open: bool) -> Iterable[int]:
    """The caps that some sum up to `total`, or short of it if that end `is_open`, meets."""
    for cap in rule.caps:
        least = cap.sum.low if cap.sum else None
        if cap.rung == rung and (least is None or total > least or (total == least and not is_open)):
            yield cap.high
