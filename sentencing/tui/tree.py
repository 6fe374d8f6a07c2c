"""The tree of the law: systems, their chapters and General Part, and in them offences and articles. A branch is read
when it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from sentencing.law.record import Record
from sentencing.report.cells import clip
from sentencing.report.words import mark
from sentencing.tui.keys import bound, quietly
from sentencing.tui.lines import Lines
from sentencing.tui.messages import Place
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


class LawTree(Lines[Node]):
    """The tree from its roots, of which the first is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
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

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self.corpus = corpus
        self.rows = tuple(Node(place, 0, open=False) for place in _systems(corpus))
        if self.rows:
            self._open(0)

    def on_mount(self) -> None:
        """Say where the cursor is."""
        self.show(self.rows)
        self.tell()

    # What is drawn.

    def place_of(self, row: Node) -> Place:
        """What the line is of."""
        return row.place

    def line(self, row: Node, width: int) -> Content:
        """A line, set in as deep as it stands."""
        mark = (_OPEN if row.open else _CLOSED) if row.branch else ""
        number = _number(row.place).ljust(_NUMBER) if row.place.number else ""
        before = "  " * row.depth + mark
        title = clip(self._title(row.place), max(width - len(before) - len(number), 1))
        return Content.assemble((before, QUIET), (number, QUIET), title)

    def _title(self, place: Place) -> str:
        if self.words is None:
            return ""
        if place.kind == "part" and place.id == GENERAL:
            return self.words.say("General Part")
        return self.words.text(place.title, place.language)

    # What is open.

    def action_choose(self) -> None:
        """Open or close a branch; choose an offence or an article."""
        if self.rows and self.rows[self.cursor].branch:
            self.action_toggle_branch()
        else:
            super().action_choose()

    def action_toggle_branch(self) -> None:
        """Open or close a branch."""
        if self.rows and self.rows[self.cursor].branch:
            (self._close if self.rows[self.cursor].open else self._open)(self.cursor)

    def action_open(self) -> None:
        """Open a branch, or go to the first thing in it."""
        node = self.rows[self.cursor] if self.rows else None
        if node and node.branch and not node.open:
            self._open(self.cursor)
        elif node and node.open:
            self.cursor += 1

    def action_close(self) -> None:
        """Close a branch, or go to the one that this is in."""
        if self.rows and self.rows[self.cursor].open:
            self._close(self.cursor)
            return
        above = (
            index for index in range(self.cursor - 1, -1, -1) if self.rows[index].depth < self.rows[self.cursor].depth
        )
        self.cursor = next(above, self.cursor)

    def _open(self, index: int) -> None:
        node = self.rows[index]
        inside = tuple(Node(place, node.depth + 1, open=False) for place in _inside(self.corpus, node.place))
        self._replace_nodes(index, index + 1, (node._replace(open=True), *inside))

    def _close(self, index: int) -> None:
        node = self.rows[index]
        end = index + 1
        while end < len(self.rows) and self.rows[end].depth > node.depth:
            end += 1
        self._replace_nodes(index, end, (node._replace(open=False),))

    def _replace_nodes(self, first: int, end: int, nodes: tuple[Node, ...]) -> None:
        self.show((*self.rows[:first], *nodes, *self.rows[end:]))


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
