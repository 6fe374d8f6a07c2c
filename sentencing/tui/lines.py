"""Lines that each lead to a place in the library, with a cursor on one of them.

They are drawn one by one from what is seen, without a widget, node or option for each: those take longer to make than
all the rest of the picture that a key changes. A line that was drawn before is not made again.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sentencing.report.words import Words
from sentencing.tui.keys import MOVES
from sentencing.tui.messages import Looked, Opened, Place

Row = TypeVar("Row")  # what a line is made from: immutable
_KEPT = 2**10  # lines that are kept as they were drawn


class Lines(ScrollView, Generic[Row], can_focus=True):
    """Says in a message what the cursor is on and what was chosen."""

    # Its scrollbar has its column always: other lines ask for no layout of the whole screen.
    DEFAULT_CSS = """
    Lines {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        overflow-x: hidden;
        overflow-y: scroll;
        & > .lines--cursor { background: $block-cursor-blurred-background; }
        &:focus > .lines--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .lines--hover { background: $block-hover-background; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", "lines--hover"}
    BINDINGS: ClassVar[list[BindingType]] = [*MOVES]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    if TYPE_CHECKING:

        def line(self, row: Row, width: int) -> Content:
            """What a line says, in at most so many cells: whoever has the lines says it."""

        def place_of(self, row: Row) -> Place:
            """Where a line leads."""

    words: reactive[Words | None] = reactive(None)
    cursor: var[int] = var(0)
    hovered: var[int] = var(-1)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self._strip = lru_cache(_KEPT)(self._drawn)

    def show(self, rows: tuple[Row, ...]) -> None:
        """Other lines than before. Only those that differ are drawn."""
        before, self.rows = self.rows, rows
        if not self.is_attached:
            return
        top, (width, height) = self.scroll_offset.y, self.size
        self.set_reactive(Lines.virtual_size, Size(0, len(rows)))
        self.vertical_scrollbar.window_virtual_size = max(len(rows), height)
        seen = zip_longest(before[top : top + height], rows[top : top + height])
        differ = [Region(0, y, width, 1) for y, (old, new) in enumerate(seen) if old != new]
        if differ:
            self.refresh(*differ)

    @property
    def place(self) -> Place | None:
        """What the cursor is on."""
        return self.place_of(self.rows[self.cursor]) if self.rows else None

    def action_choose(self) -> None:
        """Choose what the cursor is on."""
        if self.place:
            self.post_message(Opened(self.place))

    # What is drawn.

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines without anything around them: to see whether there is a border takes longer than to draw a line."""
        top, width = self.scroll_offset.y, max(self.scrollable_content_region.width, 1)
        _, background = self.background_colors
        blank = Strip.blank(width, self.rich_style)
        strips = [(self._at(top + y, width) or blank).crop(*crop.column_span) for y in crop.line_range]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, background) for strip in strips]
        return strips

    def _at(self, index: int, width: int) -> Strip | None:
        if index >= len(self.rows):
            return None
        name = "lines--cursor" if index == self.cursor else "lines--hover" if index == self.hovered else ""
        return self._strip(self.rows[index], width, name)

    def _drawn(self, row: Row, width: int, name: str) -> Strip:
        style = self.get_visual_style(name) if name else self.visual_style
        line = Strip(self.line(row, width).render_segments(style))
        return line.adjust_cell_length(width, style.rich_style)

    def notify_style_update(self) -> None:
        """Other colours: no line looks as it did."""
        super().notify_style_update()
        self._strip.cache_clear()

    def watch_words(self) -> None:
        """Another language: no line says what it did."""
        self._strip.cache_clear()

    # Where the cursor is.

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on a line."""
        return max(min(cursor, len(self.rows) - 1), 0)

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Keep it in sight, and tell where it is."""
        self._draw(before, cursor)
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True, immediate=True)
        self.tell()

    def _draw(self, *lines: int) -> None:
        for line in lines:
            self.refresh_line(line)

    def tell(self) -> None:
        """Say what the cursor is on."""
        if self.place and self.is_attached:
            self.post_message(Looked(self.place))

    def action_cursor_down(self) -> None:
        """One line down."""
        self.cursor += 1

    def action_cursor_up(self) -> None:
        """One line up."""
        self.cursor -= 1

    def action_first(self) -> None:
        """To the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """To the last line."""
        self.cursor = len(self.rows)

    def action_page_down(self) -> None:
        """A page down."""
        self.cursor += self.scrollable_content_region.height

    def action_page_up(self) -> None:
        """A page up."""
        self.cursor -= self.scrollable_content_region.height

    # The mouse.

    def watch_hovered(self, before: int, hovered: int) -> None:
        """Show which line it is on."""
        self._draw(before, hovered)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which line the mouse is on."""
        self.hovered = event.y + self.scroll_offset.y

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.hovered = -1

    def on_click(self, event: events.Click) -> None:
        """Go to the line that was clicked, and do what enter does."""
        index = event.y + self.scroll_offset.y
        if index < len(self.rows):
            self.cursor = index
            self.action_choose()
