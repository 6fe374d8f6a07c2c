"""The ruler: the jurisdiction's sanctions from least to most severe on one line, and bands drawn on it.

A band differs from the others by its pattern as well as by its shade. Whatever holds nothing else than the band above
it is drawn thin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.report.ruler import BANDS, Row, Ruler, Tick, ruler
from sentencing.report.telling import Telling
from sentencing.report.text import row_name, tick_name
from sentencing.tui.tones import ACCENT, FAINT, PLAIN, QUIET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.band import Band

PATTERNS = {"frame": "█", "shall": "▓", "may": "▒", "open": "░"}
TONES = {"frame": ACCENT, "shall": ACCENT, "may": ACCENT, "open": PLAIN}
THIN = "━"
OUT = "╌"  # what the frame holds and the court cannot reach
_AXIS, _TICK, _CROSS = "─", "┴", "┼"
LEAST = 24  # columns below which a ruler says nothing
_WIDEST = 110
_MOST = (2, 5)  # of the line is what terms keep beside words that are not cut: two fifths
LABELS = (14, 6, 4, 3)  # cells of a label, at most: the more, the more room there is


class Scale(Record):
    """What a ruler draws: bands by name in the order of their rows, and the frames of the other tiers, whose ends are
    marked where there is room. No label takes more than `longest` cells."""

    telling: Telling
    bands: Mapping[str, Band]
    others: tuple[Band, ...] = ()
    longest: int = LABELS[0]
    whole: bool = False

    def within(self, width: int) -> tuple[Scale, Ruler]:
        """The scale at a width, its labels as long as there is room for. No word in them is cut as long as nothing else
        gives way to it, and terms keep most of the line."""
        scale, measured = _fitting(self, width)
        wordy = scale._replace(whole=True)
        if all(wordy.label(tick) == scale.label(tick) for tick in measured.ticks):
            return scale, measured
        wordy, other = _fitting(wordy, width)
        kept = [tick.rung for tick in other.ticks] == [tick.rung for tick in measured.ticks]
        most, all_of_it = _MOST
        return (wordy, other) if kept and _terms(other) * all_of_it >= other.width * most else (scale, measured)

    def label(self, tick: Tick) -> str:
        """The label of a tick."""
        name = tick_name(self.telling, tick, whole=self.whole)
        while cells.width(name) > self.longest:
            name = name[:-1]
        return name

    def label_width(self, tick: Tick) -> int:
        """How many columns the label of a tick takes."""
        return cells.width(self.label(tick))

    def labels(self, measured: Ruler) -> Content:
        """The labels of the ticks, each beginning at its own."""
        line = ""
        for tick in measured.ticks:
            line = cells.pad(line, tick.column) + self.label(tick)
        return Content.styled(line, QUIET)


def _fitting(scale: Scale, width: int) -> tuple[Scale, Ruler]:
    """The scale with the longest labels that fit, and what they measure."""
    for longest in LABELS:
        made = scale._replace(longest=longest)
        measured = ruler(made.telling.ladder, made.bands, width, made.label_width, made.others)
        if measured.width <= width:
            break
    return made, measured


def _terms(measured: Ruler) -> int:
    """The columns that terms take."""
    columns = [tick.column for tick in measured.ticks if tick.kind == "prison"]
    return columns[-1] - columns[0] if columns else 0


def of_answer(telling: Telling) -> Scale | None:
    """The four bands of an answer; None where there is nothing to draw."""
    answer = telling.assessment
    if not answer.open:
        return None
    others = tuple(telling.frame(tier) for tier in telling.tiers.values())
    return Scale(telling, {name: getattr(answer, name) for name in BANDS}, others)


class RulerView(Widget):
    """An answer's ruler: a line for each band, or, `compact`, one for all of them."""

    scale: reactive[Scale | None] = reactive(None)
    compact: reactive[bool] = reactive(False, layout=True)

    def watch_scale(self, before: Scale | None, scale: Scale | None) -> None:
        """It is as high as it was, unless there is nothing to draw."""
        if (before is None) != (scale is None):
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Two lines for a compact ruler; else the labels, the axis and a line for each band."""
        del container, viewport
        if self.scale is None or width < LEAST:
            return 0
        return 2 if self.compact else 2 + len(BANDS)

    def render(self) -> Content:
        """The ruler at the width that the widget has."""
        width = min(self.content_size.width, _WIDEST)
        if self.scale is None or width < LEAST:
            return Content("")
        lines = _compact(self.scale, width) if self.compact else _whole(self.scale, width)
        return Content("\n").join(line.truncate(width) for line in lines)


def _whole(scale: Scale, width: int) -> Iterator[Content]:
    names = {band: row_name(scale.telling.words, band) for band in BANDS}
    margin = max(map(cells.width, names.values())) + 2
    scale, measured = scale.within(width - margin)
    yield " " * margin + scale.labels(measured)
    yield " " * margin + axis(measured)
    rows = {row.band: row for row in measured.rows}
    for band in BANDS:
        row = rows.get(band)
        name = Content.styled(cells.pad(names[band], margin), QUIET if row else FAINT)
        yield name + (bar(row) if row else Content(""))


def large(scale: Scale, width: int, thick: int) -> Iterator[Content]:
    """The ruler at any width, each band so many lines thick; a band that holds what the one above it does is left
    out."""
    if width < LEAST:
        return
    names = {band: row_name(scale.telling.words, band) for band in BANDS}
    margin = max(map(cells.width, names.values())) + 2
    scale, measured = scale.within(width - margin)
    yield Content(" " * margin).append(scale.labels(measured))
    yield Content(" " * margin).append(axis(measured))
    for row in measured.rows:
        if not row.differs:
            continue
        for line in range(thick):
            name = names[row.band] if line == thick // 2 else ""
            yield Content.styled(cells.pad(name, margin), QUIET).append(bar(row))
        if thick > 1:
            yield Content("")


def _compact(scale: Scale, width: int) -> Iterator[Content]:
    """The labels, and one line on which each column shows the first band that holds it."""
    scale, measured = scale.within(width)
    yield scale.labels(measured)
    rows = {row.band: row for row in measured.rows}
    reach = _columns(rows.get("open"))
    out = _columns(rows.get("frame")).keys() - reach.keys()
    ticks = {tick.column for tick in measured.ticks}
    yield Content.assemble(*(_cell(column, reach, out, ticks) for column in range(measured.width)))


def _columns(row: Row | None) -> dict[int, str]:
    """The columns of a row, each with the first band that holds it."""
    runs = row.runs if row else ()
    return {column: run.origin for run in runs for column in range(run.first, run.last + 1)}


def _cell(column: int, reach: Mapping[int, str], out: set[int], ticks: set[int]) -> tuple[str, str]:
    if column in reach:
        return PATTERNS[reach[column]], TONES[reach[column]]
    if column in out:
        return OUT, QUIET
    return _CROSS if column in ticks else _AXIS, FAINT


def axis(measured: Ruler) -> Content:
    """The line on which the ticks stand."""
    ticks = {tick.column for tick in measured.ticks}
    return Content.styled("".join(_TICK if column in ticks else _AXIS for column in range(measured.width)), FAINT)


def bar(row: Row, *, solid: bool = False) -> Content:
    """A band: each stretch in the pattern of the first band that holds it, thin if it says nothing new; or, `solid`,
    all of it in one."""
    parts: list[tuple[str, str]] = []
    at = 0
    for run in row.runs:
        origin = "frame" if solid else run.origin
        glyph = PATTERNS[origin] if row.differs or solid else THIN
        parts += [(" " * (run.first - at), PLAIN), (glyph * (run.last + 1 - run.first), TONES[origin])]
        at = run.last + 1
    return Content.assemble(*parts)
