"""Text on the screen: headings, passages and rows, broken into lines as a careful typesetter would.

Everything reaches the screen as `Content`, never as markup: brackets in the law are brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widget import Widget

from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.tui.tones import HEADING, PLAIN, QUIET

_NARROW = 56  # cells below which the parts of a row stand under each other
_GAP = 2
_AFTER_WIDE = re.compile("(?<=[\u3001\u3002\uff01-\uff1f]) ")
_CITES = (20, 28)  # cells; longer cites run on below: where there is little room, and where there is more
_TEXT = 44  # cells that a text beside them needs for that
_LEAST = 12  # cells that a first part is always given
_ALONE = 10  # cells below which the last line of a paragraph looks lost
_SHORTER = (2, 4, 6, 8, 12)  # cells by which its lines may be made shorter for that


class Block(Protocol):
    """Anything that can be set in lines."""

    def lines(self, width: int) -> list[Content]:
        """Its lines, none wider than so many cells."""


class Heading(Record):
    """The title of what follows; an empty line stands before it."""

    text: str

    def lines(self, width: int) -> list[Content]:
        """The title."""
        return toned(self.text, width, HEADING)


class Passage(Record):
    """A paragraph, in one of the tones."""

    text: str
    tone: str = PLAIN

    def lines(self, width: int) -> list[Content]:
        """The paragraph."""
        return toned(self.text, width, self.tone)


class Gap(Record):
    """Empty lines."""

    height: int = 1

    def lines(self, width: int) -> list[Content]:
        """The empty lines."""
        del width
        return [Content("")] * self.height


class Entry(Record):
    """A row: what, where the law says so, and what that does."""

    label: str
    cite: str
    text: str
    tone: str = PLAIN


class Table(Record):
    """Rows whose parts stand below each other; `label` is the most cells that the first part may take. Where there are
    fewer cells than `narrow`, the parts of a row stand under each other."""

    rows: tuple[Entry, ...]
    label: int = 30
    narrow: int = _NARROW

    def lines(self, width: int) -> list[Content]:
        """The rows."""
        if not self.rows or width < self.narrow:
            return [line for entry in self.rows for line in _stacked(entry, width)]
        label = min(max(cells.width(entry.label) for entry in self.rows), self.label)
        cite = max(cells.width(entry.cite) for entry in self.rows)
        label, cite = _sizes(label, cite, max(cells.width(entry.text) for entry in self.rows), width)
        # Broken into lines, they may take less.
        sizes = _widest((each.label for each in self.rows), label), _widest((each.cite for each in self.rows), cite)
        return [line for entry in self.rows for line in _in_columns(entry, *sizes, width)]


class Row(Record):
    """One row that is set as those around it are: `label`, `cite` and `text` are the cells that the widest parts of all
    of them take."""

    entry: Entry
    label: int
    cite: int
    text: int

    def lines(self, width: int) -> list[Content]:
        """The row."""
        if width < _NARROW:
            return list(_stacked(self.entry, width))
        return list(_in_columns(self.entry, *_sizes(self.label, self.cite, self.text, width), width))


def rows_of(entries: Iterable[Entry], label: int = 30) -> list[Row]:
    """Entries as rows of their own that stand as in one table."""
    every = list(entries)
    widest = min(max((cells.width(each.label) for each in every), default=0), label)
    cite = max((cells.width(each.cite) for each in every), default=0)
    text = max((cells.width(each.text) for each in every), default=0)
    return [Row(each, widest, cite, text) for each in every]


class Prose(Widget):
    """Blocks of text, as high as they are. Text can be selected with the mouse."""

    blocks: reactive[tuple[Block, ...]] = reactive(())
    # Only as many lines more or less ask for a layout of the whole screen.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    _laid: tuple[tuple[Block, ...], int, list[Content]] = ((), 0, [])

    def watch_blocks(self) -> None:
        """Take as many lines as are needed."""
        width, height = self.content_size
        if self.styles.auto_dimensions and not (width and len(self._lines(width)) == height):
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the blocks take at that width."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The blocks at the width that the widget has; a mark where its height cuts them off."""
        width, height = self.content_size
        lines = self._lines(width)
        if not self.styles.auto_dimensions and 0 < height < len(lines):
            lines = _cut(lines[:height], width)
        return Content("\n").join(lines)

    @property
    def takes(self) -> int:
        """The lines that the blocks take at the width that the widget has."""
        return len(self._lines(self.content_size.width))

    @property
    def whole(self) -> bool:
        """Whether all of it is seen."""
        return self.takes <= self.content_size.height

    def _lines(self, width: int) -> list[Content]:
        """The lines at a width, laid out once."""
        blocks, before, lines = self._laid
        if blocks is not self.blocks or before != width:
            lines = lay_out(self.blocks, width)
            self._laid = (self.blocks, width, lines)
        return lines


def _cut(lines: list[Content], width: int) -> list[Content]:
    """Lines of which more follow, with the mark of that behind what they say last."""
    last = max((at for at, line in enumerate(lines) if line.plain.strip()), default=0)
    return [*lines[:last], lines[last].truncate(max(width - 2, 1)).rstrip().append(" …")]


class Column(VerticalScroll):
    """Prose that is scrolled. However long it is, nothing else changes its place."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)


def lay_out(blocks: Iterable[Block], width: int) -> list[Content]:
    """The lines of some blocks, one after another."""
    lines: list[Content] = []
    for block in blocks:
        if lines and isinstance(block, Heading):
            lines.append(Content(""))
        lines += block.lines(width)
    return lines


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most so many cells; none of Chinese begins with closing punctuation. What is as wide as a Chinese
    character has its own space after it."""
    return _balanced(_AFTER_WIDE.sub("", text), max(width, 2)) if text else []


def _balanced(text: str, width: int) -> list[str]:
    """The lines; a little shorter, where that keeps a word from standing alone on the last of them."""
    lines = cells.wrap(text, width)
    for less in _SHORTER if len(lines) > 1 and _lost(lines, width) else ():
        tried = cells.wrap(text, max(width - less, 2))
        if len(tried) > len(lines):
            break
        if not _lost(tried, width):
            return tried
    return lines


def _lost(lines: list[str], width: int) -> bool:
    return cells.width(lines[-1]) < min(_ALONE, width // 4)


def toned(text: str, width: int, tone: str, indent: int = 0) -> list[Content]:
    """A text in one tone, broken into lines."""
    return [Content.styled(" " * indent + line, tone) for line in wrap(text, width - indent)]


def _stacked(entry: Entry, width: int) -> Iterator[Content]:
    """A row in a narrow place: the label and the cite on one line if they fit, the text below, set in."""
    one = cells.width(entry.label) + _GAP + cells.width(entry.cite)
    if entry.cite and one <= width:
        yield Content.assemble((entry.label, entry.tone), " " * _GAP, (entry.cite, QUIET))
    else:
        yield from toned(entry.label, width, entry.tone)
        yield from toned(entry.cite, width, QUIET)
    yield from toned(entry.text, width, QUIET, _GAP)


def _widest(texts: Iterable[str], width: int) -> int:
    """The cells of the longest line of some texts, broken at a width."""
    return max((cells.width(line) for text in texts for line in wrap(text, width)), default=0)


def _sizes(label: int, cite: int, text: int, width: int) -> tuple[int, int]:
    """The cells that the first two parts of a row get: the third gets what it takes, or half of what is left."""
    few, many = _CITES
    cite = min(cite, max(min(width - label - 2 * _GAP - _TEXT, many), few))
    room = width - cite - 2 * _GAP
    return min(label, max(room // 2, room - text, _LEAST)), cite


def _in_columns(entry: Entry, label: int, cite: int, width: int) -> Iterator[Content]:
    before = label + _GAP + (cite + _GAP if cite else 0)
    parts = (wrap(entry.label, label), wrap(entry.cite, cite), wrap(entry.text, width - before))
    for index in range(max(map(len, parts))):
        first, second, third = (part[index] if index < len(part) else "" for part in parts)
        middle = (cells.pad(second, cite + _GAP) if cite else "", QUIET)
        yield Content.assemble((cells.pad(first, label + _GAP), entry.tone), middle, third).rstrip()
