"""How a motion is drawn: frames before and after on one scale, clauses side by side, outcomes as a heat map."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from sentencing.debate.matrix import MILDER, OTHER, SAME, WORSE
from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.tui.prose import Passage, toned, wrap
from sentencing.tui.ruler import LEAST, Scale, axis, bar
from sentencing.tui.tones import PLAIN, QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.report.ruler import Ruler as Measured

_WIDEST = 84
_CELL, _WIDE_CELL = 10, 16  # cells of a column of the matrix, at least and at most
_SHADE = 30  # the tint, in per cent
_WAYS = {WORSE: "$error", MILDER: "$success", OTHER: "$warning", SAME: "$quiet"}
SIGNS = {WORSE: "▲", MILDER: "▼", OTHER: "◆", SAME: "="}
_BESIDE = 64  # cells from which two texts stand side by side
_BAR = " │ "


class Scaled(Record):
    """The scale on which the frames below are drawn, each with two bands named so."""

    scale: Scale
    marks: tuple[str, str]

    def lines(self, width: int) -> list[Content]:
        """The labels, and the line with its ticks."""
        if width < LEAST:
            return []
        scale, measured = self.within(width)
        margin = " " * self.margin
        return [Content(margin).append(scale.labels(measured)), Content(margin).append(axis(measured))]

    def within(self, width: int) -> tuple[Scale, Measured]:
        """The scale and its bands at a width."""
        return self.scale.within(min(width, _WIDEST) - self.margin)

    @property
    def margin(self) -> int:
        """The cells before a band."""
        return max(map(cells.width, self.marks)) + 4


class Before(Record):
    """A frame that moves, before and after: its name, where it stands, and two bands on the scale, named by `at`."""

    scaled: Scaled
    at: int
    title: str
    cite: str

    def lines(self, width: int) -> list[Content]:
        """The name, and the two bands."""
        if cells.width(f"{self.title}  {self.cite}") <= width:
            named = [Content.assemble((self.title, PLAIN), "  ", (self.cite, QUIET))]
        else:
            named = [*toned(self.title, width, PLAIN), *toned(self.cite, width, QUIET)]
        return [*named, *(self._bands(width) if width >= LEAST else ())]

    def _bands(self, width: int) -> Iterator[Content]:
        rows = {row.band: row for row in self.scaled.within(width)[1].rows}
        for side, mark in enumerate(self.scaled.marks):
            row = rows.get(f"{self.at}:{side}")
            drawn = bar(row, solid=True) if row else Content.styled("–", QUIET)
            yield Content.styled(cells.pad(f"  {mark}", self.scaled.margin), QUIET).append(drawn)


class Sides(Record):
    """A clause in two columns, the law and the motion; where there is little room, one below the other."""

    title: str
    cite: str
    marks: tuple[str, str]
    before: str
    after: str

    def lines(self, width: int) -> list[Content]:
        """Its name, and what it says on both sides; what stays as it is stands there once."""
        head = Passage(f"{self.title}  {self.cite}".rstrip(), STRONG).lines(width)
        if self.before == self.after:
            return [*head, *toned(self.before, width - 2, QUIET, 2)]
        return [*head, *(self._beside if width >= _BESIDE else self._below)(width)]

    def _beside(self, width: int) -> Iterator[Content]:
        room = (min(width, 2 * _WIDEST) - 2 - len(_BAR)) // 2
        columns = [[mark, *wrap(said, room)] for mark, said in self._said]
        size = max(map(len, columns))
        for index in range(size):
            one, two = (each[index] if index < len(each) else "" for each in columns)
            tone = PLAIN if index else QUIET
            yield Content.assemble("  ", (cells.pad(one, room), QUIET), (_BAR, "$faint"), (two, tone)).rstrip()

    def _below(self, width: int) -> Iterator[Content]:
        for (mark, said), tone in zip(self._said, (QUIET, PLAIN), strict=True):
            yield Content.styled(f"  {mark}", QUIET)
            yield from toned(said, width - 4, tone, 4)

    @property
    def _said(self) -> tuple[tuple[str, str], tuple[str, str]]:
        return (self.marks[0], self.before), (self.marks[1], self.after)


class Heat(Record):
    """The matrix: outcomes under the law on the left, under the motion above; in each cell which way it is from one to
    the other. How many answers come out so is left to JSON: they are not people."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    cells: dict[tuple[int, int], str]
    law: str
    motion: str

    def lines(self, width: int) -> list[Content]:
        """The map, where there is room; else a list of what goes where."""
        margin = min(max(map(cells.width, (*self.before, self.law))) + 2, width * 2 // 5)
        size = min((min(width, _WIDEST) - margin) // len(self.after), _WIDE_CELL)
        unbroken = (cells.width(word) + 2 for each in self.after for word in each.split() if word.isascii())
        whole = size >= max(_CELL, max(unbroken, default=0))
        return list(self._map(margin, size) if whole else self._listed(width))

    def _map(self, margin: int, size: int) -> Iterator[Content]:
        heads = [wrap(each, size - 2) for each in self.after]
        height = max(map(len, heads))
        yield Content.assemble(" " * margin, (self.motion, QUIET))
        for index in range(height):
            label = self.law if index == height - 1 else ""
            row = "".join(cells.pad(head[index] if index < len(head) else "", size) for head in heads)
            yield Content.assemble((cells.pad(label, margin), QUIET), (row.rstrip(), PLAIN))
        for line, name in enumerate(self.before):
            parts = [self._cell(self.cells.get((line, column)), size) for column in range(len(self.after))]
            first, *rest = wrap(name, margin - 2)
            yield Content.assemble((cells.pad(first, margin), PLAIN), *parts)
            yield from (Content(each) for each in rest)

    def _cell(self, way: str | None, size: int) -> Content:
        if way is None:
            return Content.styled(cells.pad(" ·", size), "$faint")
        return Content.assemble((cells.pad(f" {SIGNS[way]}", size - 1), f"on {_WAYS[way]} {_SHADE}%"), " ")

    def _listed(self, width: int) -> Iterator[Content]:
        for (line, column), way in self.cells.items():
            text = f"{SIGNS[way]} {self.before[line]} → {self.after[column]}"
            yield from Passage(text).lines(width)
