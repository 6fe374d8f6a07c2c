"""The filter of the library: one line that searches everything, and what it finds, the best first."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sentencing.corpus.find import search
from sentencing.report.words import Words, mark
from sentencing.tui.keys import bound, quietly
from sentencing.tui.messages import NOWHERE, Looked, Opened, Place, Searched
from sentencing.tui.rows import Numbered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.find import Hit
    from sentencing.corpus.store import Corpus

_MOST = 100


class Line(Input):
    """The line that is typed on. What enter does comes after what was typed before it, however fast."""

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
        Input { margin-bottom: 1; background: $background; }
        OptionList, OptionList:focus {
            border: none;
            padding: 0;
            background: $background;
            background-tint: $background 0%;
            height: 1fr;
            scrollbar-size-vertical: 1;
        }
        OptionList > .option-list--option { padding: 0 1 0 0; }
    }
    """

    words: reactive[Words | None] = reactive(None)

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self.corpus = corpus
        self._found: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, and the list below it."""
        yield Line(compact=True)
        yield OptionList(markup=False)

    def watch_words(self) -> None:
        """Say what was found in another language."""
        if self.is_mounted:
            self._show()

    @on(Input.Changed)
    def follow(self, event: Input.Changed) -> None:
        """Search for what is typed."""
        event.stop()
        asked = bool(event.value.strip())
        self._found = search(self.corpus.find_index(), event.value, _MOST) if asked else ()
        self.post_message(Searched(active=asked))
        self._show()
        if asked and not self._found:
            self.post_message(Looked(NOWHERE))

    def _show(self) -> None:
        hits = self.query_one(OptionList)
        hits.set_options(Option(self._line(hit)) for hit in self._found)
        hits.highlighted = 0 if self._found else None

    def _line(self, hit: Hit) -> Numbered:
        title = self.words.text(hit.title) if self.words else hit.id
        return Numbered(f"{hit.jurisdiction} {hit.article} ".ljust(9), title)

    @on(OptionList.OptionHighlighted)
    def look(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the cursor is on."""
        event.stop()
        self.post_message(Looked(self._place(event.option_index)))

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Tell what was chosen."""
        event.stop()
        self.post_message(Opened(self._place(event.option_index)))

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Choose what the cursor is on."""
        event.stop()
        self.query_one(OptionList).action_select()

    def action_move(self, step: int) -> None:
        """Go through what was found while one types."""
        hits = self.query_one(OptionList)
        (hits.action_cursor_down if step > 0 else hits.action_cursor_up)()

    def _place(self, index: int) -> Place:
        hit = self._found[index]
        return Place(hit.kind, hit.id, hit.jurisdiction, hit.article, hit.title, "")
