"""The ruler: bands drawn on a jurisdiction's ladder, least severe on the left.

This module only measures. It says which columns of which row belong to which band; whoever draws it (the command
line in characters, the app in styles) decides how that looks. The scale is made from the ladder's limits and the
bands' own ends, so that it fits any system.
"""

from __future__ import annotations

from sentencing.law.record import Record
from sentencing.law.sanction import TERM_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sentencing.law.band import Band
    from sentencing.law.grammar import Number
    from sentencing.law.sanction import Ladder, Rung, Sanction
    from sentencing.law.span import Span

BANDS = ("frame", "shall", "may", "open")  # in the order in which they are drawn
# The rungs, where a system has them, that are drawn even if no band reaches them: how far away they are.
_ALWAYS = frozenset({"prison", "life", "death"})
_CELL = 4  # a sanction without length is a mark of this many columns


class Tick(Record):
    """A labelled place on the scale: a term in months, or, without one, the whole of a rung.

    `months` is None at an end that neither text nor jurisdiction sets (`edge` is "low" or "high" there).
    """

    column: int
    rung: str
    kind: str
    months: Number | None = None
    edge: str = ""


class Run(Record):
    """Columns `first` to `last`, both included, that a row's band holds. `origin` is the first of the bands drawn that
    holds them: in a row for `may`, what the frame holds already has the origin `frame`."""

    first: int
    last: int
    origin: str


class Row(Record):
    """One band. `differs` tells whether it holds anything else than the band above it."""

    band: str
    runs: tuple[Run, ...]
    differs: bool


class Ruler(Record):
    """A scale and the bands on it, `width` columns wide."""

    width: int
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


def ruler(
    ladder: Ladder,
    drawn: Mapping[str, Band],
    width: int,
    label_width: Callable[[Tick], int],
    others: Iterable[Band] = (),
) -> Ruler:
    """Measure a ruler of at most `width` columns.

    `drawn` are the bands by name, in the order of the rows; `label_width` tells how many columns the label of a tick
    takes. The ends of `others` (the frames of other tiers) are marked where there is room.
    """
    shown = [band for band in drawn.values() if band]
    places = _places(ladder, shown, tuple(others))
    held = {sanction.rung for band in shown for sanction in band}
    ends = [end for band in shown for end in _ends(ladder, band)]
    ticks = _laid_out(places, ends, held, width, label_width)
    rows: list[Row] = []
    above: Band = ()
    seen: dict[str, set[int]] = {}
    for name, band in drawn.items():
        if not band:
            continue
        columns = {column for sanction in band for column in _columns(sanction, ladder, ticks)}
        seen[name] = columns
        rows.append(Row(name, _runs(columns, seen), _plain(band) != _plain(above)))
        above = band
    last = ticks[-1] if ticks else None
    return Ruler(last.column + max(_CELL, label_width(last)) if last else 0, ticks, tuple(rows))


def _plain(band: Band) -> tuple[object, ...]:
    return tuple(sanction[:2] for sanction in band)


def _places(ladder: Ladder, shown: list[Band], others: tuple[Band, ...]) -> list[Tick]:
    """The ticks in order, not yet with their columns."""
    present = {sanction.rung for band in (*shown, *others) for sanction in band}
    made: list[Tick] = []
    for rung in ladder.rungs:
        if rung.id not in present and rung.id not in _ALWAYS:
            continue
        if rung.kind == "prison":
            made += _term_ticks(rung, [*shown, *others])
        else:
            made.append(Tick(0, rung.id, rung.kind))
    return made


def _term_ticks(rung: Rung, every: list[Band]) -> list[Tick]:
    """The ends of terms on a rung: the jurisdiction's limits, and those that the bands have."""
    limits = rung.limits
    spans = [each.span for band in every for each in band if each.rung == rung.id and each.span]
    months = {end for span in spans for end in (span.low, span.high) if end is not None}
    if limits:
        months.update(end for end in (limits.low, limits.high) if end is not None)
    ticks = [Tick(0, rung.id, rung.kind, each) for each in sorted(months)]
    if limits is None or limits.low is None:
        ticks.insert(0, Tick(0, rung.id, rung.kind, None, "low"))
    if limits is None or limits.high is None:
        ticks.append(Tick(0, rung.id, rung.kind, None, "high"))
    return ticks


def _ends(ladder: Ladder, band: Band) -> list[Number]:
    spans = [each.span for each in band if each.span and ladder.kind(each) == "prison"]
    return [end for span in spans for end in (span.low, span.high) if end is not None]


def _laid_out(
    places: list[Tick], wanted: list[Number], held: set[str], width: int, label_width: Callable[[Tick], int]
) -> tuple[Tick, ...]:
    """The ticks with columns. Where there is no room for all, what no band shown has goes first, and then some air."""
    while True:
        least = [max(label_width(tick) + 2, _CELL + 1) for tick in places]
        if sum(least) <= width or not _drop(places, wanted, held):
            break
    if sum(least) > width:
        least = [max(label_width(tick) + 1, _CELL + 1) for tick in places]
    spare = max(width - sum(least), 0)
    weights = [_weight(one, other) for one, other in zip(places, [*places[1:], None], strict=False)]
    total = sum(weights) or 1
    laid: list[Tick] = []
    column, shared = 0, 0
    for tick, size, weight in zip(places, least, weights, strict=True):
        laid.append(tick._replace(column=column + spare * shared // total))
        column, shared = column + size, shared + weight
    return tuple(laid)


def _weight(one: Tick, other: Tick | None) -> int:
    """How much of the spare room belongs between two ticks: as much as there are months between them."""
    if other is None or one.rung != other.rung:
        return 0
    if one.months is None or other.months is None:
        return 24  # an end that nothing sets lies somewhere
    return int(other.months - one.months)


def _drop(places: list[Tick], wanted: list[Number], held: set[str]) -> bool:
    """Take one tick away; False if none can go. First the ends of terms that no band has, those nearest to the one
    before first; then rungs that no band holds; then the other ends."""
    inner = [
        index
        for index in range(1, len(places) - 1)
        if places[index - 1].rung == places[index].rung == places[index + 1].rung and places[index].months is not None
    ]
    inner.sort(key=lambda index: (places[index].months in wanted, _weight(places[index - 1], places[index])))
    idle = [index for index, tick in enumerate(places) if tick.rung not in held]
    idle.sort(key=lambda index: places[index].kind in _ALWAYS)
    going = inner if inner and places[inner[0]].months not in wanted else idle or inner
    if going:
        del places[going[0]]
    return bool(going)


def _columns(sanction: Sanction, ladder: Ladder, ticks: tuple[Tick, ...]) -> range:
    """The columns that a sanction takes."""
    mine = [tick for tick in ticks if tick.rung == sanction.rung]
    if not mine:
        return range(0)
    if sanction.span is None or ladder.kind(sanction) not in TERM_KINDS or len(mine) == 1:
        return range(mine[0].column, mine[-1].column + (_CELL if len(mine) == 1 else 1))
    first, last = _reach(sanction.span, mine)
    return range(first, max(last, first) + 1)


def _reach(span: Span, ticks: list[Tick]) -> tuple[int, int]:
    low = ticks[0].column if span.low is None else _column(span.low, ticks)
    high = ticks[-1].column if span.high is None else _column(span.high, ticks)
    return low + (span.low_open and low < high), high - span.high_open


def _column(months: Number, ticks: list[Tick]) -> int:
    """Where a term lies: on its tick, or in proportion between the two ticks around it."""
    marked = [tick for tick in ticks if tick.months is not None]
    before = [tick for tick in marked if tick.months <= months]  # type: ignore[operator]
    after = [tick for tick in marked if tick.months >= months]  # type: ignore[operator]
    if not before or not after:
        return (before or after or ticks)[-1 if before else 0].column
    left, right = before[-1], after[0]
    if left.months == right.months:
        return left.column
    room = right.column - left.column
    return left.column + int(room * (months - left.months) // (right.months - left.months))  # type: ignore[operator]


def _runs(columns: set[int], seen: dict[str, set[int]]) -> tuple[Run, ...]:
    """Stretches of neighbouring columns that have the same origin."""
    runs: list[Run] = []
    for column in sorted(columns):
        origin = next(name for name, held in seen.items() if column in held)
        if runs and runs[-1].last == column - 1 and runs[-1].origin == origin:
            runs[-1] = runs[-1]._replace(last=column)
        else:
            runs.append(Run(column, column, origin))
    return tuple(runs)
