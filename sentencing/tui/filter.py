"""The filter of the library: one line that searches everything, and what it finds, the best first."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive, var
from textual.timer import Timer
from textual.widgets import Input

from sentencing.corpus.find import matches, query_of, sure, with_similar
from sentencing.report.cells import clip
from sentencing.report.words import Words, mark
from sentencing.tui.fields import sought
from sentencing.tui.keys import bound, obeyed, quietly
from sentencing.tui.lines import Lines
from sentencing.tui.messages import NOWHERE, Looked, Place
from sentencing.tui.tones import QUIET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.find import Doc, Index, Match
    from sentencing.corpus.store import Corpus

_MOST = 100
_NUMBER = 9  # cells of the system and the number of its article
_RESTS = 0.25  # seconds after the last key: then what is found first is previewed


class Hits(Lines[Place]):
    """What was found, a line each."""

    DEFAULT_CSS = "Hits { display: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [quietly("enter", "choose", "hits.choose")]

    def place_of(self, row: Place) -> Place:
        """What was found."""
        return row

    def line(self, row: Place, width: int) -> Content:
        """The number and the title; or that nothing was found, and what to do."""
        if row is NOWHERE:
            said = self.words.say("Nothing found: Esc lists the law.") if self.words else ""
            return Content.styled(clip(said, width), QUIET)
        number = f"{row.system} {row.number} ".ljust(_NUMBER)
        title = self.words.text(row.title) if self.words else row.id
        return Content.assemble((number, QUIET), clip(title, max(width - len(number), 1)))

    def find(self, places: tuple[Place, ...]) -> None:
        """Show what is found, with the cursor on the best."""
        with self.prevent(Looked):
            self.cursor = 0
        self.show(places)


class Filter(Input):
    """The line that is typed on: it searches as one types, and the arrows go through what is found. What resembles what
    is typed takes longer to find: it waits until the typing rests, and until then what was found before stands."""

    DEFAULT_CSS = "Filter { display: none; margin-bottom: 1; background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "enter",
            "submit",
            mark("a key", "open"),
            mark("a key", "Walk through a case of the offence that was found"),
            "hits.open",
            shown="enter",
        ),
        quietly("down", "move(1)", "hits.down"),
        quietly("up", "move(-1)", "hits.up"),
    ]

    # It is as wide as it is, whatever is typed on it: no letter asks for a layout of the whole screen.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    searching: var[bool] = var(default=False)
    words: var[Words | None] = var(None)

    def __init__(self, corpus: Corpus, hits: Hits) -> None:
        super().__init__(compact=True)
        self.corpus = corpus
        self.hits = hits
        self._found: tuple[Match, ...] = ()
        self._query = ""
        self._holding: Index | None = None
        self._resting: Timer | None = None

    def watch_words(self, words: Words | None) -> None:
        """Say what can be typed."""
        if words:
            self.placeholder = words.say("a number, a name, a word")

    async def on_key(self, event: events.Key) -> None:
        """Each key does what it does before the next, however fast they are pressed."""
        if not event.is_printable:
            await obeyed(self, event)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Whoever waits for it follows the value itself, so that both are drawn together."""
        event.stop()

    def watch_value(self, text: str) -> None:
        """Search for what is typed; once the typing rests, also for what resembles it, and preview the best."""
        text = sought(text)
        self.searching = bool(text.strip())
        self._found = self._matches(text)
        if self._found or not self.searching:
            self._list()
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(_RESTS, self._rest) if self.searching else None

    def watch_searching(self, searching: bool) -> None:  # noqa: FBT001 - a watcher's argument comes by position
        """Show what is found."""
        self.hits.display = searching

    def _matches(self, text: str) -> tuple[Match, ...]:
        """What holds what is typed: whoever types on looks only at what held it so far."""
        index, query = self.corpus.find_index(), query_of(text)
        held = self._holding if self._holding and query.startswith(self._query) else index
        self._query, self._holding = query, held.holding(query)
        return matches(index, text, _MOST, holding=self._holding)

    def _list(self) -> None:
        self.hits.find(tuple(_place(match.doc) for match in self._found) or (NOWHERE,))

    def _rest(self) -> None:
        """The typing rests, or someone goes on with what was found."""
        if self._resting is None:
            return
        self._resting.stop()
        self._resting = None
        if not sure(self._found):
            self._found = with_similar(self.corpus.find_index(), sought(self.value), self._found, _MOST)
            self._list()
        self.post_message(Looked(self.hits.place or NOWHERE))

    async def action_submit(self) -> None:
        """Choose what the cursor is on."""
        self._rest()
        self.hits.action_choose()

    def action_move(self, step: int) -> None:
        """Go through what was found while one types."""
        self._rest()
        self.hits.cursor += step


def _place(doc: Doc) -> Place:
    return Place(doc.kind, doc.id, doc.jurisdiction, doc.article, doc.title, "")
