"""Small random systems: ladders and their limits, reductions, and what takes the place of a barred sanction."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sentencing.law.provision import Elements, Fallback, Instead, Reduction, System
from sentencing.law.sanction import Ladder, Rung, Sanction
from sentencing.law.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

DAY = "2020-01-01"
PAST = ("2001-01-01", "2019-12-31")
PRESENT = ("2020-01-01", "")
MONTHS = (6, 12, 24, 36, 60, 84)


def rung(name: str, kind: str = "", limits: Span | None = None) -> Rung:
    return Rung(name, kind or name, {}, limits)


RUNGS = (
    (
        rung("not-pursued", "exempt"),
        rung("exempt"),
        rung("fine"),
        rung("surveillance", limits=Span(3, 24)),
        rung("detention", limits=Span(1, 6)),
        rung("prison", limits=Span(6, 120)),
        rung("life"),
        rung("death"),
    ),
    (
        rung("exempt"),
        rung("not-pursued", "exempt"),
        rung("fine"),
        rung("prison", limits=Span(0, None)),
        rung("servitude", "prison", Span(12, 120)),
        rung("life"),
    ),
)
LADDERS = st.sampled_from([Ladder.of(rungs) for rungs in RUNGS])


def sanction(text: str) -> Sanction:
    return Sanction.parse(text)


def _terms(name: str) -> Iterator[Sanction]:
    """A term as statutes write them: with either end, or both, or none."""
    yield Sanction(name)
    for low, high in itertools.product((None, *MONTHS), (None, *MONTHS)):
        least = max(low or 0, 12)
        if low is not None or high is not None:
            if high is None or high >= least:
                yield Sanction(name, Span(low, high))
            if high is not None and high > least:
                yield Sanction(name, Span(low, high, high_open=True))


@cache
def frames(names: tuple[str, ...]) -> st.SearchStrategy[tuple[Sanction, ...]]:
    """Frames over the rungs of a ladder. (Strategies are kept: making one costs more than drawing from it.)"""
    terms = [term for name in ("prison", "servitude") if name in names for term in _terms(name)]
    others = [Sanction(name) for name in names if name not in ("exempt", "not-pursued", "prison", "servitude")]
    one = st.sampled_from(terms) | st.sampled_from(others)
    return st.lists(one, min_size=1, max_size=3, unique_by=lambda each: each.rung).map(tuple)


@cache
def fallbacks(*, may_be_next: bool = False) -> st.SearchStrategy[tuple[Fallback, ...]]:
    named = st.sampled_from([sanction(text) for text in ("prison ..<min", "fine", "prison 6m..2y", "life")])
    follows = st.booleans() if may_be_next else st.just(False)
    use = st.lists(named, min_size=1, max_size=2).map(tuple)
    return st.lists(st.builds(Fallback, use, follows, st.sampled_from(["", "view"])), min_size=1, max_size=2).map(tuple)


SCALES: tuple[dict[str, Any], ...] = (
    {"max": (3, 4), "min": (1, 2)},
    {"max": (1, 2), "min": (1, 3), "rungs": {"life": (sanction("prison 2y..7y"),)}},
    {"max": (3, 4), "min_table": ((60, 24), (24, 6), (12, 3))},
    {"max": (3, 2), "min": (3, 2)},
)


@st.composite
def reductions(draw: st.DrawFn, name: str) -> list[Reduction]:
    """A reduction; sometimes with an earlier version that is no longer law."""
    method = draw(st.sampled_from(["next-tier", "next-tier", "any-lower", "scale"]))
    made = Reduction(
        name, "1", method, draw(fallbacks()), None, None, (), {}, draw(st.sampled_from([1, 1, 2])), "", "", ""
    )
    if method == "scale":
        made = made._replace(**draw(st.sampled_from(SCALES)))
    if draw(st.booleans()):
        return [made]
    older = made._replace(method="any-lower", times=2, since=PAST[0], until=PAST[1])
    return [older, made._replace(since=PRESENT[0])]


@st.composite
def systems(draw: st.DrawFn) -> System:
    ladder = draw(LADDERS)
    names = ["step", "other"][: draw(st.integers(1, 2))]
    insteads = [
        Instead(of, "1", draw(fallbacks(may_be_next=True)), "", "")
        for of in ("death", "life", "prison")
        if of in ladder.rank and draw(st.booleans())
    ]
    return System(
        id="xx",
        title={},
        currency="XXX",
        language="en",
        code="xx/code",
        since="",
        ladder=ladder,
        mitigated="step",
        order=tuple(draw(st.permutations(names))),
        no_minimum=draw(st.sampled_from([(), (), ("fine",)])),
        reductions=tuple(version for name in names for version in draw(reductions(name))),
        insteads=tuple(insteads),
        totals=(),
        instruments={},
        wording={},
        source=None,
        elements=Elements(),
    )
