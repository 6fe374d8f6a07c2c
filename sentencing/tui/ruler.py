"""The ruler: the jurisdiction's sanctions from least to most severe on one line, and bands drawn on it.

A band differs from the others by its pattern as well as by its shade. Whatever holds nothing else than the band above
it is drawn thin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.report.ruler import BANDS, Row, Ruler, ruler
from sentencing.report.telling import Telling
from sentencing.report.text import row_name, tick_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.band import Band

PATTERNS = {"frame": "█", "shall": "▓", "may": "▒", "open": "░"}
_THIN = "━"
_OUT = "╌"  # what the frame holds and the court cannot reach
_AXIS, _TICK = "─", "┴"
_LEAST = 24  # columns below which a ruler says nothing
_WIDEST = 110


class Scale(Record):
    """What a ruler draws: bands by name in the order of their rows, and the frames of the other tiers, whose ends are
    marked where there is room."""

    telling: Telling
    bands: Mapping[str, Band]
    others: tuple[Band, ...] = ()

    def measured(self, width: int) -> Ruler:
        """The scale at a width."""
        return ruler(self.telling.ladder, self.bands, width, self.label_width, self.others)

    def label_width(self, tick: object) -> int:
        """How many columns the label of a tick takes."""
        return cells.width(tick_name(self.telling, tick))  # type: ignore[arg-type]


def of_answer(telling: Telling) -> Scale | None:
    """The four bands of an answer; None where there is nothing to draw."""
    answer = telling.assessment
    if not answer.open:
        return None
    others = tuple(telling.frame(tier) for tier in telling.tiers.values())
    return Scale(telling, {name: getattr(answer, name) for name in BANDS}, others)


class RulerView(Widget):
    """An answer's ruler: a line for each band, or, `compact`, one for all of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "ruler--label",
        "ruler--axis",
        "ruler--frame",
        "ruler--shall",
        "ruler--may",
        "ruler--open",
    }

    scale: reactive[Scale | None] = reactive(None, layout=True)
    compact: reactive[bool] = reactive(False, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Two lines for a compact ruler; else the labels, the axis and a line for each band."""
        del container, viewport
        if self.scale is None or width < _LEAST:
            return 0
        return 2 if self.compact else 2 + len(BANDS)

    def render(self) -> Content:
        """The ruler at the width that the widget has."""
        width = min(self.content_size.width, _WIDEST)
        if self.scale is None or width < _LEAST:
            return Content("")
        lines = _compact(self.scale, width, self.tones) if self.compact else _whole(self.scale, width, self.tones)
        return Content("\n").join(lines)

    @property
    def tones(self) -> dict[str, Style]:
        """The styles of the parts, from the style sheet."""
        return {name.partition("--")[2]: self.get_visual_style(name, partial=True) for name in self.COMPONENT_CLASSES}


def _whole(scale: Scale, width: int, tones: Mapping[str, Style]) -> Iterator[Content]:
    words = scale.telling.words
    names = {band: row_name(words, band) for band in BANDS}
    margin = max(map(cells.width, names.values())) + 2
    measured = scale.measured(width - margin)
    yield Content.styled(" " * margin + labels(scale, measured), tones["label"])
    yield Content.styled(" " * margin + axis(measured), tones["axis"])
    drawn = {row.band: row for row in measured.rows}
    for band in BANDS:
        row = drawn.get(band)
        name = Content.styled(cells.pad(names[band], margin), tones["label"])
        yield name + (bar(row, tones) if row else Content(""))


def _compact(scale: Scale, width: int, tones: Mapping[str, Style]) -> Iterator[Content]:
    """The labels, and one line on which each column shows the first band that holds it."""
    measured = scale.measured(width)
    yield Content.styled(labels(scale, measured), tones["label"])
    rows = {row.band: row for row in measured.rows}
    reach = {column: run.origin for run in rows["open"].runs for column in range(run.first, run.last + 1)}
    frame = rows.get("frame")
    out = {column for run in (frame.runs if frame else ()) for column in range(run.first, run.last + 1)} - set(reach)
    ticks = {tick.column for tick in measured.ticks}
    yield Content.assemble(*(_cell(column, reach, out, ticks, tones) for column in range(measured.width)))


def _cell(
    column: int, reach: Mapping[int, str], out: set[int], ticks: set[int], tones: Mapping[str, Style]
) -> tuple[str, Style]:
    if column in reach:
        return PATTERNS[reach[column]], tones[reach[column]]
    if column in out:
        return _OUT, tones["label"]
    return ("┼" if column in ticks else _AXIS), tones["axis"]


def labels(scale: Scale, measured: Ruler) -> str:
    """The labels of the ticks, each beginning at its own."""
    line = ""
    for tick in measured.ticks:
        line = cells.pad(line, tick.column) + tick_name(scale.telling, tick)
    return line


def axis(measured: Ruler) -> str:
    """The line on which the ticks stand."""
    ticks = {tick.column for tick in measured.ticks}
    return "".join(_TICK if column in ticks else _AXIS for column in range(measured.width))


def bar(row: Row, tones: Mapping[str, Style], *, solid: bool = False) -> Content:
    """A band: each stretch in the pattern of the first band that holds it, thin if it says nothing new; or, `solid`,
    all of it in one."""
    parts: list[tuple[str, Style] | str] = []
    at = 0
    for run in row.runs:
        glyph = PATTERNS["frame"] if solid else PATTERNS[run.origin] if row.differs else _THIN
        parts += [" " * (run.first - at), (glyph * (run.last + 1 - run.first), tones[run.origin])]
        at = run.last + 1
    return Content.assemble(*parts)
