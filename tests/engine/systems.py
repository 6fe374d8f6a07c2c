"""Small random systems: ladders and their limits, reductions, and what takes the place of a barred sanction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sentencing.law.provision import Elements, Fallback, Instead, Reduction, System
from sentencing.law.sanction import Ladder, Rung, Sanction
from sentencing.law.span import Span

if TYPE_CHECKING:
    from typing import Any

DAY = "2020-01-01"
PAST = ("2001-01-01", "2019-12-31")
PRESENT = ("2020-01-01", "")
MONTHS = (6, 12, 24, 36, 60, 84)


def rung(name: str, kind: str = "", limits: Span | None = None) -> Rung:
    return Rung(name, kind or name, {}, limits)


LADDERS = (
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


def sanction(text: str) -> Sanction:
    return Sanction.parse(text)


@st.composite
def terms(draw: st.DrawFn, ladder: Ladder, *, least: bool = False) -> Sanction:
    """A sanction as statutes write them: a term with either end or none, or a rung without a span."""
    name = draw(st.sampled_from([each.id for each in ladder.rungs if each.kind != "exempt"] + ["prison"] * 4))
    if name not in ("prison", "servitude"):
        return Sanction(name)
    low = draw(st.sampled_from(MONTHS if least else (None, *MONTHS)))
    longer = [None, *(month for month in MONTHS if month >= (low or 12))]
    high = draw(st.sampled_from(longer))
    high_open = high is not None and high > max(low or 0, 12) and draw(st.booleans())
    return Sanction(name, None if low is None and high is None else Span(low, high, high_open=high_open))


def frames(ladder: Ladder) -> st.SearchStrategy[tuple[Sanction, ...]]:
    return st.lists(terms(ladder), min_size=1, max_size=3, unique_by=lambda each: each.rung).map(tuple)


@st.composite
def fallbacks(draw: st.DrawFn, *, may_be_next: bool = False) -> tuple[Fallback, ...]:
    use = st.lists(st.sampled_from(["prison ..<min", "fine", "prison 6m..2y", "life"]), min_size=1, max_size=2)
    made = st.builds(
        lambda texts, follows, contested: Fallback(
            tuple(map(sanction, texts)), may_be_next and follows, "view" if contested else ""
        ),
        use,
        st.booleans(),
        st.booleans(),
    )
    return tuple(draw(st.lists(made, min_size=1, max_size=2)))


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
    ladder = Ladder.of(draw(st.sampled_from(LADDERS)))
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
