"""The tree of the law: systems, their chapters and General Part, and in them offences and articles. A branch is read
when it is opened.

It is drawn line by line from what is open, without a widget or node for each line: a tree of nodes takes longer to make
than all the rest of the first picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sentencing.law.record import Record
from sentencing.report.cells import clip
from sentencing.report.words import Words, mark
from sentencing.tui.keys import MOVES, bound, quietly
from sentencing.tui.messages import Looked, Opened, Place
from sentencing.tui.tones import QUIET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus

GENERAL = "general"
_BRANCHES = ("system", "part")
_CLOSED, _OPEN = "▸ ", "▾ "
_NUMBER = 7  # cells of an article's number


class Node(Record):
    """A line of the tree: what it is, how deep it stands, and whether it is open."""

    place: Place
    depth: int
    open: bool

    @property
    def branch(self) -> bool:
        """Whether there is something in it."""
        return self.place.kind in _BRANCHES


class LawTree(ScrollView, can_focus=True):
    """Says in a message what the cursor is on and what was chosen."""

    DEFAULT_CSS = """
    LawTree {
        height: 1fr;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .tree--cursor { background: $block-cursor-blurred-background; }
        &:focus > .tree--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .tree--hover { background: $block-hover-background; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tree--cursor", "tree--hover"}
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        bound(
            "enter",
            "choose",
            mark("a key", "open"),
            mark("a key", "Open a branch, or walk through a case of an offence"),
            "tree.choose",
            shown="enter",
        ),
        quietly("space", "toggle_branch", "tree.toggle"),
        quietly("right", "open", "tree.open"),
        quietly("left,h", "close", "tree.close"),
    ]

    words: reactive[Words | None] = reactive(None)
    cursor: reactive[int] = reactive(0)
    hovered: reactive[int] = reactive(-1)

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self.corpus = corpus
        systems = [Node(place, 0, open=False) for place in _systems(corpus)]
        self.nodes: tuple[Node, ...] = tuple(systems)
        if systems:
            self._open(0)

    def on_mount(self) -> None:
        """Say where the cursor is."""
        self._measure()
        self._tell()

    # What is drawn.

    def render_line(self, y: int) -> Strip:
        """One line, as wide as the tree."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= len(self.nodes) or width < 1:
            return Strip.blank(width, self.rich_style)
        name = "tree--cursor" if index == self.cursor else "tree--hover" if index == self.hovered else ""
        style = self.get_visual_style(name) if name else self.visual_style
        line = Strip(self._line(self.nodes[index], width).render_segments(style))
        return line.adjust_cell_length(width, style.rich_style)

    def _line(self, node: Node, width: int) -> Content:
        mark = (_OPEN if node.open else _CLOSED) if node.branch else ""
        number = _number(node.place).ljust(_NUMBER) if node.place.number else ""
        before = "  " * node.depth + mark
        title = clip(self._title(node.place), max(width - len(before) - len(number), 1))
        return Content.assemble((before, QUIET), (number, QUIET), title)

    def _title(self, place: Place) -> str:
        if self.words is None:
            return ""
        if place.kind == "part" and place.id == GENERAL:
            return self.words.say("General Part")
        return self.words.text(place.title, place.language)

    def _measure(self) -> None:
        """The height changed."""
        self.virtual_size = Size(0, len(self.nodes))
        self.refresh()

    # Where the cursor is.

    @property
    def place(self) -> Place | None:
        """What the cursor is on."""
        return self.nodes[self.cursor].place if self.nodes else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on a line."""
        return max(min(cursor, len(self.nodes) - 1), 0)

    def watch_cursor(self) -> None:
        """Keep it in sight, and tell where it is."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True, immediate=True)
        self._tell()

    def _tell(self) -> None:
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
        self.cursor = len(self.nodes)

    def action_page_down(self) -> None:
        """A page down."""
        self.cursor += self.scrollable_content_region.height

    def action_page_up(self) -> None:
        """A page up."""
        self.cursor -= self.scrollable_content_region.height

    # What is open.

    def action_choose(self) -> None:
        """Open or close a branch; choose an offence or an article."""
        if not self.nodes:
            return
        if self.nodes[self.cursor].branch:
            self.action_toggle_branch()
        else:
            self.post_message(Opened(self.nodes[self.cursor].place))

    def action_toggle_branch(self) -> None:
        """Open or close a branch."""
        if self.nodes and self.nodes[self.cursor].branch:
            (self._close if self.nodes[self.cursor].open else self._open)(self.cursor)

    def action_open(self) -> None:
        """Open a branch, or go to the first thing in it."""
        node = self.nodes[self.cursor] if self.nodes else None
        if node and node.branch and not node.open:
            self._open(self.cursor)
        elif node and node.open:
            self.cursor += 1

    def action_close(self) -> None:
        """Close a branch, or go to the one that this is in."""
        if self.nodes and self.nodes[self.cursor].open:
            self._close(self.cursor)
            return
        above = (
            index for index in range(self.cursor - 1, -1, -1) if self.nodes[index].depth < self.nodes[self.cursor].depth
        )
        self.cursor = next(above, self.cursor)

    def _open(self, index: int) -> None:
        node = self.nodes[index]
        inside = tuple(Node(place, node.depth + 1, open=False) for place in _inside(self.corpus, node.place))
        self._replace_nodes(index, index + 1, (node._replace(open=True), *inside))

    def _close(self, index: int) -> None:
        node = self.nodes[index]
        end = index + 1
        while end < len(self.nodes) and self.nodes[end].depth > node.depth:
            end += 1
        self._replace_nodes(index, end, (node._replace(open=False),))

    def _replace_nodes(self, first: int, end: int, nodes: tuple[Node, ...]) -> None:
        self.nodes = (*self.nodes[:first], *nodes, *self.nodes[end:])
        if self.is_attached:
            self._measure()

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
        if index < len(self.nodes):
            self.cursor = index
            self.action_choose()


def _number(place: Place) -> str:
    """The number of an article; none for what has a name in place of one."""
    number = place.number
    return f"{number} " if any(map(str.isdigit, number)) else ""


def _systems(corpus: Corpus) -> Iterator[Place]:
    for system in corpus.systems():
        yield Place("system", system.id, system.id, "", system.title, system.language)


def _inside(corpus: Corpus, place: Place) -> Iterator[Place]:
    if place.kind == "system":
        yield from _parts(corpus, place)
    elif place.id == GENERAL:
        for article in corpus.articles():
            if article.general and article.jurisdiction == place.system:
                yield Place("article", article.id, place.system, article.article, article.title, place.language)
    else:
        for entry in corpus.entries():
            if entry.chapter == place.id and entry.jurisdiction == place.system:
                yield Place("offence", entry.id, place.system, entry.article, entry.title, place.language)


def _parts(corpus: Corpus, place: Place) -> Iterator[Place]:
    """The General Part, the chapters in which something is encoded, and the offences that stand in none."""
    if any(each.general and each.jurisdiction == place.id for each in corpus.articles()):
        yield Place("part", GENERAL, place.id, "", {}, place.language)
    entries = [each for each in corpus.entries() if each.jurisdiction == place.id]
    used = {entry.chapter for entry in entries}
    system = next(each for each in corpus.systems() if each.id == place.id)
    known = dict(system.chapters)
    for chapter, title in system.chapters:
        if chapter in used:
            yield Place("part", chapter, place.id, "", title, place.language)
    for entry in entries:
        if entry.chapter not in known:
            yield Place("offence", entry.id, place.id, entry.article, entry.title, place.language)
