"""Sheets that ask one thing: a name, a note, whether to go on."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from sentencing.report.words import mark
from sentencing.tui.keys import bound, quietly
from sentencing.tui.prose import Passage, Prose
from sentencing.tui.tones import QUIET


class Named(ModalScreen[str | None]):
    """Asks for a line of text; ends with it, or with None. An empty line is none."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("escape", "dismiss(None)", mark("a key", "back"), mark("a key", "Leave it"), "name.back", shown="esc"),
    ]

    def __init__(self, title: str, value: str, about: str) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._about = about

    def compose(self) -> ComposeResult:
        """What is asked, a line to type in, and what becomes of it."""
        with Vertical(id="sheet"):
            yield Static(Content(self._title), id="title", markup=False)
            yield Input(self._value, compact=True, max_length=200)
            yield _lines(self._about)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take the line."""
        if event.value.strip():
            self.dismiss(event.value.strip())

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet leaves."""
        if event.widget is self:
            self.dismiss(None)


class Note(ModalScreen[str]):
    """A page to write on. However it is left, what stands there is kept."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape",
            "keep",
            mark("a key", "keep"),
            mark("a key", "Keep the note"),
            "note.keep",
            shown="esc",
        ),
    ]

    def __init__(self, title: str, note: str, about: str) -> None:
        super().__init__()
        self._title = title
        self._note = note
        self._about = about

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical(id="sheet"):
            yield Static(Content(self._title), id="title", markup=False)
            yield TextArea(self._note, compact=True, tab_behavior="focus")
            yield _lines(self._about)

    def action_keep(self) -> None:
        """Keep what stands there."""
        self.dismiss(self.query_one(TextArea).text.strip())

    def on_click(self, event: events.Click) -> None:
        """A click beside the page keeps it too."""
        if event.widget is self:
            self.action_keep()


class Sure(ModalScreen[bool]):
    """Asks whether to do what cannot be undone; only a plain yes is one."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("y", "dismiss(True)", mark("a key", "yes"), mark("a key", "Do it"), "sure.yes"),
        bound("n", "dismiss(False)", mark("a key", "no"), mark("a key", "Leave everything as it is"), "sure.no"),
        quietly("escape", "dismiss(False)", "sure.back"),
    ]

    def __init__(self, question: str, about: str) -> None:
        super().__init__()
        self._question = question
        self._about = about

    def compose(self) -> ComposeResult:
        """The question, and the keys that answer it."""
        with Vertical(id="sheet"):
            yield Static(Content(self._question), id="title", markup=False)
            yield _lines(self._about)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet is no yes."""
        if event.widget is self:
            self.dismiss(False)


def _lines(text: str) -> Prose:
    """A text in small print, line by line."""
    prose = Prose()
    prose.blocks = tuple(Passage(line, QUIET) for line in text.splitlines())
    return prose
