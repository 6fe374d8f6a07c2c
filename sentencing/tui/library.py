"""Library: the law as a tree, a filter that searches all of it, and a preview of what the cursor is on.

The first picture is the tree alone; the preview, the filter and the list of hits come when they are wanted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.screen import Screen

from sentencing.report import amounts
from sentencing.report.words import Words, mark
from sentencing.tui.bar import Bar, Head
from sentencing.tui.hints import Hints
from sentencing.tui.keys import Seeking, bound
from sentencing.tui.messages import Chosen, Dated, Looked, Opened, Place
from sentencing.tui.prose import Block, Column, Passage, Prose
from sentencing.tui.tones import QUIET
from sentencing.tui.tree import LawTree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus


class Library(Seeking, Screen[None], Dated):
    """Where one finds an offence."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as the base class declares it
        (0, "-tiny"),
        (72, "-narrow"),
        (100, "-normal"),
        (150, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]  # noqa: RUF012 - the same
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "slash",
            "find",
            mark("a key", "find"),
            mark("a key", "Find by number, name, pinyin or a word of the law"),
            "app.find",
            shown="/",
        ),
        bound(
            "escape",
            "clear",
            mark("a key", "tree"),
            mark("a key", "Leave the filter, back to the tree"),
            "library.clear",
            shown="esc",
        ),
    ]

    words: var[Words | None] = var(None)
    head: var[Head] = var(Head())
    invitation: var[tuple[Block, ...]] = var(())
    preview: var[tuple[Block, ...]] = var(())

    def __init__(self, corpus: Corpus, day: str, words: Words) -> None:
        super().__init__()
        self.corpus = corpus
        self.day = day
        self._at: Place | None = None
        self._wanted: Place | None = None
        # What the first picture shows is there before it is drawn: nothing is drawn twice.
        head, invitation = _said(words, day)
        self.set_reactive(Library.words, words)
        self.set_reactive(Library.head, head)
        self.set_reactive(Library.invitation, invitation)

    def compose(self) -> ComposeResult:
        """The tree, and above it an invitation to search."""
        yield Bar().data_bind(Library.head)
        with Vertical(id="left"):
            yield Prose(id="invitation").data_bind(blocks=Library.invitation)
            yield LawTree(self.corpus).data_bind(Library.words)
        yield Hints().data_bind(Library.words)

    def on_mount(self) -> None:
        """Begin in the tree."""
        self.query_one(LawTree).focus()
        self.watch(self.app, "drawn", self._when_drawn)

    def _when_drawn(self, drawn: bool) -> None:  # noqa: FBT001 - a watcher's argument comes by position
        if drawn:
            self.call_next(self._complete)

    async def _complete(self) -> None:
        """Add what the first picture does not need."""
        if self.query("#preview") or not self.is_attached:
            return
        from sentencing.tui.filter import Filter, Hits

        hits = Hits().data_bind(Library.words)
        asked = Filter(self.corpus, hits).data_bind(Library.words)
        await self.query_one("#left").mount(asked, hits, before=self.query_one(LawTree))
        self.watch(asked, "searching", self._search, init=False)
        text = Prose().data_bind(blocks=Library.preview)
        await self.mount(Column(text, id="preview", can_focus=False), before=self.query_one(Hints))
        self._look(self._at)
        self._prepare()

    @work(thread=True)
    def _prepare(self) -> None:
        """Import what the next key may want."""
        import sentencing.tui.walk  # noqa: F401 - it is the import itself that is wanted

    def watch_words(self) -> None:
        """Say everything in another language."""
        if self.is_mounted:
            self._entitle()
            self._look(self._at)

    def dated(self, day: str) -> bool:
        """Show the law of another day."""
        self.day = day
        self._entitle()
        self._look(self._at)
        return True

    def _entitle(self) -> None:
        if self.words:
            self.head, self.invitation = _said(self.words, self.day)

    @property
    def place(self) -> Place | None:
        """What the cursor is on."""
        return self._at

    # The filter.

    def action_find(self, typed: str = "") -> None:
        """To the filter, as soon as it is there; what stood in it gives way to what is typed."""
        if not self.query("Filter"):
            self.call_after_refresh(self.action_find, typed)
            return
        from sentencing.tui.fields import begin
        from sentencing.tui.filter import Filter

        self.add_class("-filtering")
        begin(self.query_one(Filter), typed)
        self.refresh_bindings()

    def _search(self, searching: bool) -> None:  # noqa: FBT001 - a watcher's argument comes by position
        """Show what is found in place of the tree; the tree while nothing is sought."""
        tree = self.query_one(LawTree)
        tree.display = not searching
        if not searching:
            self._look(tree.place)

    def action_clear(self) -> None:
        """Back to the tree."""
        from sentencing.tui.filter import Filter

        self.remove_class("-filtering")
        self.query_one(Filter).value = ""
        self.query_one(LawTree).focus()
        self._look(self.query_one(LawTree).place)

    def come_back(self) -> None:
        """To what was found, or to the tree: whoever comes back from a case types no more."""
        for tree in self.query(LawTree):  # there is none yet where the library is only being opened
            (tree if tree.display else self.query_one("Hits")).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what has no meaning here and now."""
        del parameters
        return self.has_class("-filtering") if action == "clear" else True

    # The preview.

    @on(Looked)
    def look(self, message: Looked) -> None:
        """Preview what the cursor is on, once the cursor itself is drawn; whoever goes on meanwhile does not wait."""
        self._wanted = message.place
        self.call_after_refresh(self._look_at, message.place)

    def _look_at(self, place: Place) -> None:
        if place is self._wanted:
            self._look(place)

    @on(Opened)
    def take(self, message: Opened) -> None:
        """Walk through an offence."""
        if message.place.kind == "offence":
            self.post_message(Chosen(message.place.id))

    def _look(self, place: Place | None) -> None:
        self._at = place
        if place is None or self.words is None or not self.query("#preview"):
            return
        shown = tuple(self._blocks(place, self.words))
        if shown:
            self.preview = shown
            self.query_one("#preview").scroll_home(animate=False)

    def _blocks(self, place: Place, words: Words) -> Iterable[Block]:
        from sentencing.tui import welcome

        if place.kind == "nothing":
            return welcome.nothing(words)
        if place.kind in ("system", "part"):
            system = next(each for each in self.corpus.systems() if each.id == place.system)
            return welcome.of_system(self.corpus, system, words)
        from sentencing.tui import preview  # with the report; the first picture is drawn without it

        if place.kind == "offence":
            return preview.of_offence(self.corpus, place.id, self.day, words)
        article = next(each for each in self.corpus.articles() if each.id == place.id)
        return preview.of_article(self.corpus, article, self.day, words)


def _said(words: Words, day: str) -> tuple[Head, tuple[Block, ...]]:
    """The head of the screen, and the invitation to search."""
    law = words.say("law of {date}", date=amounts.date(words, day))
    return Head(title=words.say("sentencing"), aside=law), (
        Passage(words.say("/ find a number, a name, a word"), QUIET),
    )
