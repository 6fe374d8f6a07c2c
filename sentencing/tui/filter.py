"""The filter of the library: one line that searches everything, and what it finds, the best first."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive, var
from textual.timer import Timer
from textual.widgets import Input

from sentencing.corpus.find import search
from sentencing.report.cells import clip
from sentencing.report.words import Words, mark
from sentencing.tui.keys import bound, quietly
from sentencing.tui.lines import Lines
from sentencing.tui.messages import NOWHERE, Looked, Place, Searched
from sentencing.tui.tones import QUIET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.find import Hit
    from sentencing.corpus.store import Corpus

_MOST = 100
_NUMBER = 9  # cells of the system and the number of its article
_RESTS = 0.25  # seconds after the last key: then what is found first is previewed


class Hits(Lines):
    """What was found, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [quietly("enter", "choose", "hits.choose")]

    def line(self, index: int, width: int) -> Content:
        """The number and the title."""
        place = self.places[index]
        number = f"{place.system} {place.number} ".ljust(_NUMBER)
        title = self.words.text(place.title) if self.words else place.id
        return Content.assemble((number, QUIET), clip(title, max(width - len(number), 1)))

    def find(self, places: tuple[Place, ...]) -> None:
        """Show what is found, with the cursor on the best."""
        with self.prevent(Looked):
            self.cursor = 0
        self.show(places)


class Line(Input):
    """The line that is typed on. What enter does comes after what was typed before it, however fast."""

    # It is as wide as it is, whatever is typed on it: no letter asks for a layout of the whole screen.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "enter",
            "submit",
            mark("a key", "open"),
            mark("a key", "Walk through a case of the offence that was found"),
            "hits.open",
            shown="enter",
        ),
    ]


class Filter(Vertical):
    """Searches as one types; the arrows go through what is found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quietly("down", "move(1)", "hits.down"),
        quietly("up", "move(-1)", "hits.up"),
    ]

    DEFAULT_CSS = """
    Filter {
        display: none;
        height: auto;
        &.-searching { height: 1fr; }
        Input { margin-bottom: 1; background: $background; }
    }
    """

    words: var[Words | None] = var(None)

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self.corpus = corpus
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The line, and the list below it."""
        yield Line(compact=True)
        yield Hits().data_bind(Filter.words)

    def on_mount(self) -> None:
        """Follow every letter at once, so that it is drawn together with what it finds."""
        self.watch(self.query_one(Line), "value", self.follow, init=False)

    def follow(self, text: str) -> None:
        """Search for what is typed; preview the best once the typing rests."""
        asked = bool(text.strip())
        found = search(self.corpus.find_index(), text, _MOST) if asked else ()
        self.query_one(Hits).find(tuple(map(_place, found)))
        self.post_message(Searched(active=asked))
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(_RESTS, self._tell) if asked else None

    def _tell(self) -> None:
        """Say what the cursor is on, if on anything."""
        self.post_message(Looked(self.query_one(Hits).place or NOWHERE))

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Choose what the cursor is on."""
        event.stop()
        hits = self.query_one(Hits)
        hits.call_next(hits.action_choose)

    def action_move(self, step: int) -> None:
        """Go through what was found while one types."""
        hits = self.query_one(Hits)
        hits.call_next(hits.action_cursor_down if step > 0 else hits.action_cursor_up)


def _place(hit: Hit) -> Place:
    return Place(hit.kind, hit.id, hit.jurisdiction, hit.article, hit.title, "")
