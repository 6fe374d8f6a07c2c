"""Lines that each lead to a place in the library, with a cursor on one of them.

They are drawn one by one from what is seen, without a widget, node or option for each: those take longer to make than
all the rest of the picture that a key changes.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sentencing.report.words import Words
from sentencing.tui.keys import MOVES
from sentencing.tui.messages import Looked, Opened, Place


class Lines(ScrollView, can_focus=True):
    """Says in a message what the cursor is on and what was chosen."""

    DEFAULT_CSS = """
    Lines {
        height: 1fr;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .lines--cursor { background: $block-cursor-blurred-background; }
        &:focus > .lines--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .lines--hover { background: $block-hover-background; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", "lines--hover"}
    BINDINGS: ClassVar[list[BindingType]] = [*MOVES]

    # Where it stands does not depend on how many lines there are: other lines ask for no layout of the whole screen.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    if TYPE_CHECKING:

        def line(self, index: int, width: int) -> Content:
            """What a line says, in at most so many cells: whoever has the lines says it."""

    words: reactive[Words | None] = reactive(None)
    cursor: reactive[int] = reactive(0)
    hovered: reactive[int] = reactive(-1)

    def __init__(self) -> None:
        super().__init__()
        self.places: tuple[Place, ...] = ()

    def show(self, places: tuple[Place, ...]) -> None:
        """Other lines than before, which lead to these places. Only those that differ are drawn."""
        before, self.places = self.places, places
        if not self.is_attached:
            return
        self.set_reactive(Lines.virtual_size, Size(0, len(places)))
        self.vertical_scrollbar.window_virtual_size = len(places)
        overflows = len(places) > self.container_size.height
        top, (width, height) = self.scroll_offset.y, self.size
        seen = zip_longest(before[top : top + height], places[top : top + height])
        differ = [Region(0, y, width, 1) for y, (old, new) in enumerate(seen) if old != new]
        if differ or self.show_vertical_scrollbar != overflows:
            self.refresh(*differ, layout=self.show_vertical_scrollbar != overflows)

    @property
    def place(self) -> Place | None:
        """What the cursor is on."""
        return self.places[self.cursor] if self.places else None

    def action_choose(self) -> None:
        """Choose what the cursor is on."""
        if self.place:
            self.post_message(Opened(self.place))

    # What is drawn.

    def render_line(self, y: int) -> Strip:
        """One line, as wide as the list."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= len(self.places) or width < 1:
            return Strip.blank(width, self.rich_style)
        name = "lines--cursor" if index == self.cursor else "lines--hover" if index == self.hovered else ""
        style = self.get_visual_style(name) if name else self.visual_style
        line = Strip(self.line(index, width).render_segments(style))
        return line.adjust_cell_length(width, style.rich_style)

    # Where the cursor is.

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on a line."""
        return max(min(cursor, len(self.places) - 1), 0)

    def watch_cursor(self) -> None:
        """Keep it in sight, and tell where it is."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True, immediate=True)
        self.tell()

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
        self.cursor = len(self.places)

    def action_page_down(self) -> None:
        """A page down."""
        self.cursor += self.scrollable_content_region.height

    def action_page_up(self) -> None:
        """A page up."""
        self.cursor -= self.scrollable_content_region.height

    # The mouse.

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which line the mouse is on."""
        self.hovered = event.y + self.scroll_offset.y

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self.hovered = -1

    def on_click(self, event: events.Click) -> None:
        """Go to the line that was clicked, and do what enter does."""
        index = event.y + self.scroll_offset.y
        if index < len(self.places):
            self.cursor = index
            self.action_choose()
