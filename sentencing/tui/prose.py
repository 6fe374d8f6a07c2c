"""Text on the screen: headings, passages and rows, broken into lines as a careful typesetter would.

Everything reaches the screen as `Content`, never as markup: brackets in the law are brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, TypeAlias

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from sentencing.law.record import Record
from sentencing.report import cells

_NARROW = 56  # cells below which the parts of a row stand under each other
_GAP = 2


class Heading(Record):
    """The title of what follows; an empty line stands before it."""

    text: str


class Passage(Record):
    """A paragraph. `tone` is one of the widget's tones: plain (empty), strong, quiet, faint, accent or warning."""

    text: str
    tone: str = ""
    indent: int = 0


class Entry(Record):
    """A row: what, where the law says so, and what that does."""

    label: str
    cite: str
    text: str
    tone: str = ""


class Table(Record):
    """Rows whose parts stand below each other; `label` is the most cells that the first part may take."""

    rows: tuple[Entry, ...]
    label: int = 30


class Gap(Record):
    """An empty line."""


Block: TypeAlias = Heading | Passage | Table | Gap
Styles: TypeAlias = Mapping[str, Style]


class Prose(Widget):
    """Blocks of text, as high as they are. Text can be selected with the mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "prose--heading",
        "prose--strong",
        "prose--quiet",
        "prose--faint",
        "prose--accent",
        "prose--warning",
    }

    blocks: reactive[tuple[Block, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the blocks take at that width."""
        del container, viewport
        return len(lay_out(self.blocks, width, {}))

    def render(self) -> Content:
        """The blocks at the width that the widget has."""
        lines = lay_out(self.blocks, self.content_size.width, self.tones)
        return Content("\n").join(lines)

    @property
    def tones(self) -> Styles:
        """The styles of the tones, from the style sheet."""
        return {name.partition("--")[2]: self.get_visual_style(name, partial=True) for name in self.COMPONENT_CLASSES}


def lay_out(blocks: Iterable[Block], width: int, tones: Styles) -> list[Content]:
    """The lines of some blocks, none wider than `width` cells."""
    lines: list[Content] = []
    for block in blocks:
        match block:
            case Heading():
                lines += [*([Content("")] if lines else []), *_toned(block.text, width, tones, "heading")]
            case Passage():
                lines += _toned(block.text, width, tones, block.tone, block.indent)
            case Table():
                lines += _table(block, width, tones)
            case Gap():
                lines.append(Content(""))
    return lines


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most so many cells; none of Chinese begins with closing punctuation."""
    return cells.wrap(text, max(width, 2)) if text else []


def _toned(text: str, width: int, tones: Styles, tone: str, indent: int = 0) -> list[Content]:
    before = " " * indent
    return [_styled(before + line, tones, tone) for line in wrap(text, width - indent)]


def _styled(text: str, tones: Styles, tone: str) -> Content:
    return Content.styled(text, tones[tone]) if tone in tones else Content(text)


def _table(table: Table, width: int, tones: Styles) -> Iterator[Content]:
    if width < _NARROW:
        for entry in table.rows:
            yield from _stacked(entry, width, tones)
        return
    label = min(max(cells.width(entry.label) for entry in table.rows), table.label)
    cite = min(max(cells.width(entry.cite) for entry in table.rows), 20)
    for entry in table.rows:
        yield from _in_columns(entry, (label, cite, width), tones)


def _stacked(entry: Entry, width: int, tones: Styles) -> Iterator[Content]:
    """A row in a narrow place: the label and the cite on one line if they fit, the text below, set in."""
    one = cells.width(entry.label) + _GAP + cells.width(entry.cite)
    if entry.cite and one <= width:
        yield Content.assemble(_styled(entry.label, tones, entry.tone), " " * _GAP, _styled(entry.cite, tones, "quiet"))
    else:
        yield from _toned(entry.label, width, tones, entry.tone)
        yield from _toned(entry.cite, width, tones, "quiet")
    yield from _toned(entry.text, width, tones, "quiet", _GAP)


def _in_columns(entry: Entry, sizes: tuple[int, int, int], tones: Styles) -> Iterator[Content]:
    label, cite, width = sizes
    before = label + _GAP + (cite + _GAP if cite else 0)
    parts = (wrap(entry.label, label), wrap(entry.cite, cite) if cite else [], wrap(entry.text, width - before))
    for index in range(max(map(len, parts))):
        first, second, third = (part[index] if index < len(part) else "" for part in parts)
        pieces = [_styled(cells.pad(first, label + _GAP), tones, entry.tone)]
        if cite:
            pieces.append(_styled(cells.pad(second, cite + _GAP), tones, "quiet"))
        yield Content.assemble(*pieces, Content(third)).rstrip()
