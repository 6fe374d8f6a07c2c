"""A page of text that scrolls, in which some blocks can be chosen and opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from sentencing.law.record import Record
from sentencing.report.words import mark
from sentencing.tui.keys import MOVES, bound
from sentencing.tui.prose import Block, Heading
from sentencing.tui.tones import ACCENT

_INDENT = 2
_MARK = "› "
_NEAR = 3  # lines by which a page without a choice at hand goes on


class Choice(Record):
    """A block that can be chosen, and its name."""

    name: str
    block: Block

    def lines(self, width: int) -> list[Content]:
        """The block, set in."""
        return Inset(self.block).lines(width)

    def marked(self, width: int) -> list[Content]:
        """The block with the cursor on it."""
        first, *rest = self.block.lines(max(width - _INDENT, 2))
        return [Content.styled(_MARK, ACCENT).append(first).stylize("bold"), *(Content("  ").append(x) for x in rest)]


class Inset(Record):
    """A block set in as a choice is, among choices."""

    block: Block

    def lines(self, width: int) -> list[Content]:
        """The block, set in."""
        return [Content(" " * _INDENT).append(each) for each in self.block.lines(max(width - _INDENT, 2))]


class Page(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Blocks, one after another; the cursor goes through those that are choices, else the page scrolls."""

    DEFAULT_CSS = "Page { scrollbar-size-vertical: 1; overflow-x: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        bound(
            "enter",
            "open",
            mark("a key", "open"),
            mark("a key", "Open what the cursor is on"),
            "page.open",
            shown="enter",
        ),
    ]

    class Opened(Message):
        """A choice that was opened, by its name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    blocks: var[tuple[Block, ...]] = var(())
    at: var[int] = var(0)

    def compose(self) -> Iterator[Widget]:
        """The text."""
        yield Text().data_bind(Page.blocks, Page.at)

    @property
    def choices(self) -> list[Choice]:
        """What can be chosen, from above."""
        return [each for each in self.blocks if isinstance(each, Choice)]

    @property
    def chosen(self) -> str:
        """The name of the choice that the cursor is on; empty where there is none."""
        every = self.choices
        return every[min(self.at, len(every) - 1)].name if every else ""

    def begin(self, blocks: tuple[Block, ...], *, keep: bool = False) -> None:
        """Another page from its beginning; with `keep` the same page said anew."""
        self.blocks = blocks
        if not keep:
            self.at = 0
            self.scroll_home(animate=False)
        self.at = max(min(self.at, len(self.choices) - 1), 0)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is nothing to choose, nothing is opened."""
        del parameters
        return bool(self.choices) if action == "open" else True

    def action_cursor_down(self) -> None:
        """The next choice, if it is near; else further down."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """The choice before, if it is near; else further up."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """To the next choice, unless there is text to read before it."""
        top = int(self.scroll_y)
        seen = range(top - (_NEAR if by < 0 else 0), top + self.size.height + (_NEAR if by > 0 else 0))
        following = range(self.at + 1, len(self.choices)) if by > 0 else range(self.at - 1, -1, -1)
        text = self.query_one(Text)
        for index in following:
            first, height = text.place(index)
            if first in seen or first + height - 1 in seen:
                self.at = index
                self._show()
                return
        self.scroll_relative(y=by * _NEAR, animate=False)

    def _show(self) -> None:
        text = self.query_one(Text)
        first, height = text.place(self.at)
        # what stands above the first choice is read with it
        top = 0 if self.at == 0 and first + height <= self.size.height else first
        self.scroll_to_region(Region(0, top, 1, first + height - top), animate=False, force=True)

    def action_first(self) -> None:
        """To the beginning."""
        self.at = 0
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.at = max(len(self.choices) - 1, 0)
        self.scroll_end(animate=False)

    def action_open(self) -> None:
        """Open what the cursor is on."""
        if self.chosen:
            self.post_message(self.Opened(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """A click on a choice opens it."""
        line = event.y + int(self.scroll_y)
        text = self.query_one(Text)
        for index in range(len(self.choices)):
            first, height = text.place(index)
            if first <= line < first + height:
                self.at = index
                self.action_open()


class Text(Widget):
    """The blocks, as high as they are."""

    DEFAULT_CSS = "Text { height: auto; }"
    blocks: reactive[tuple[Block, ...]] = reactive((), layout=True)
    at: reactive[int] = reactive(0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the blocks take at that width."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The blocks at the width that the widget has."""
        return Content("\n").join(self._lines(self.content_size.width))

    def place(self, choice: int) -> tuple[int, int]:
        """The first line of a choice, and how many it takes."""
        count, seen = 0, -1
        for block, lines in self._laid(self.content_size.width):
            seen += isinstance(block, Choice)
            if seen == choice and isinstance(block, Choice):
                return count, len(lines)
            count += len(lines)
        return 0, 0

    def _lines(self, width: int) -> list[Content]:
        return [line for _, lines in self._laid(width) for line in lines]

    def _laid(self, width: int) -> Iterator[tuple[Block, list[Content]]]:
        seen, above = 0, False
        for block in self.blocks:
            lines = block.lines(width)
            if isinstance(block, Choice):
                lines = block.marked(width) if seen == self.at else lines
                seen += 1
            if above and isinstance(block, Heading):
                lines = [Content(""), *lines]
            above = above or bool(lines)
            yield block, lines
