"""The tree of the law: systems, their chapters and General Part, and in them offences and articles. It is filled as it
is opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.reactive import reactive
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from sentencing.report.words import Words
from sentencing.tui.keys import MOVES, quietly
from sentencing.tui.messages import Looked, Opened, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus

GENERAL = "general"


class LawTree(Tree[Place], inherit_bindings=False):
    """Says in a message what the cursor is on and what was opened."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        quietly("enter", "select_cursor", "tree.choose"),
        quietly("space", "toggle_node", "tree.toggle"),
        quietly("right", "open", "tree.open"),
        quietly("left,h", "close", "tree.close"),
    ]

    words: reactive[Words | None] = reactive(None)

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(Text(""))
        self.corpus = corpus
        self.show_root = False
        self.show_guides = False
        self.guide_depth = 2

    def on_mount(self) -> None:
        """The systems, the first of them open if it is the only one."""
        for place in _systems(self.corpus):
            self._add(self.root, place)
        first = next(iter(self.root.children), None)
        if first:
            self._fill(first)
            first.expand()
            self.cursor_line = 0

    def watch_words(self) -> None:
        """Say every title in another language."""
        if self.is_mounted:
            for node in _under(self.root):
                node.set_label(self._label(node.data))

    def _add(self, node: TreeNode[Place], place: Place) -> None:
        if place.kind in ("system", "part"):
            node.add(self._label(place), place)
        else:
            node.add_leaf(self._label(place), place)

    def _label(self, place: Place | None) -> Text:
        if place is None or self.words is None:
            return Text("")
        title = self.words.text(place.title, place.language)
        if place.kind == "part" and place.id == GENERAL:
            title = self.words.say("General Part")
        number = Text(place.number.ljust(6) + " ", "dim") if place.number else Text("")
        return number + Text(title)

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Place]) -> None:
        """Fill a node when it is opened for the first time."""
        event.stop()
        self._fill(event.node)

    def _fill(self, node: TreeNode[Place]) -> None:
        if node.data and not node.children:
            for place in _inside(self.corpus, node.data):
                self._add(node, place)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Place]) -> None:
        """Tell where the cursor is."""
        event.stop()
        if event.node.data:
            self.post_message(Looked(event.node.data))

    @property
    def place(self) -> Place | None:
        """What the cursor is on."""
        return self.cursor_node.data if self.cursor_node else None

    def on_tree_node_selected(self, event: Tree.NodeSelected[Place]) -> None:
        """Tell what was chosen."""
        event.stop()
        if event.node.data and not event.node.allow_expand:
            self.post_message(Opened(event.node.data))

    def action_first(self) -> None:
        """To the first line."""
        self.cursor_line = 0

    def action_last(self) -> None:
        """To the last line."""
        self.cursor_line = self.last_line

    def action_open(self) -> None:
        """Open the node, or go to the first thing in it."""
        node = self.cursor_node
        if node and node.allow_expand and not node.is_expanded:
            node.expand()
        elif node and node.children:
            self.move_cursor(node.children[0])

    def action_close(self) -> None:
        """Close the node, or go to the one it is in."""
        node = self.cursor_node
        if node and node.is_expanded and node.allow_expand:
            node.collapse()
        elif node and node.parent and node.parent is not self.root:
            self.move_cursor(node.parent)


def _under(node: TreeNode[Place]) -> Iterator[TreeNode[Place]]:
    for child in node.children:
        yield child
        yield from _under(child)


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
