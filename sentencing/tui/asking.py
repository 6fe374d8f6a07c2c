"""Sheets that ask one thing: a name, a note, whether to go on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from sentencing.report.words import Words, mark
from sentencing.tui.fields import Field
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound, quietly
from sentencing.tui.over import Over, Result, Said
from sentencing.tui.prose import Passage, Prose
from sentencing.tui.tones import QUIET


class _Asking(Over[Result]):
    """A title above, and small print below."""

    def __init__(self, title: Said, about: Said, words: Words) -> None:
        super().__init__(words)
        self._title = title
        self._about = about

    def on_mount(self) -> None:
        """Say both."""
        self.say()

    def say(self) -> None:
        """The title, and below line by line what becomes of the answer."""
        self.query_one("#title", Static).update(Content(self._title(self.language)))
        lines = self._about(self.language).splitlines()
        self.query_one(Prose).blocks = tuple(Passage(line, QUIET) for line in lines)


class Named(_Asking[str]):
    """Asks for a line of text; ends with it, or with None. An empty line is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("escape", "dismiss(None)", mark("a key", "back"), mark("a key", "Leave it"), "name.back", shown="esc"),
    ]

    def __init__(self, title: Said, value: str, about: Said, words: Words) -> None:
        super().__init__(title, about, words)
        self._value = value

    def compose(self) -> ComposeResult:
        """What is asked, a line to type in, and what becomes of it."""
        with Vertical(id="sheet"):
            yield Static(id="title", markup=False)
            yield Field(self._value, max_length=200)
            yield Prose()
            yield Hints().data_bind(Over.words)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take the line."""
        if event.value.strip():
            self.dismiss(event.value.strip())


class Note(_Asking[str]):
    """A page to write on. However it is left, what stands there is kept."""

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

    def __init__(self, title: Said, note: str, about: Said, words: Words) -> None:
        super().__init__(title, about, words)
        self._note = note

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical(id="sheet"):
            yield Static(id="title", markup=False)
            yield TextArea(self._note, compact=True, tab_behavior="focus")
            yield Prose()
            yield Hints().data_bind(Over.words)

    def action_keep(self) -> None:
        """Keep what stands there."""
        self.dismiss(self.query_one(TextArea).text.strip())

    def leave(self) -> None:
        """A click beside the page keeps it too."""
        self.action_keep()


class Sure(_Asking[bool]):
    """Asks whether to do what cannot be undone; only a plain yes is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("y", "dismiss(True)", mark("a key", "yes"), mark("a key", "Do it"), "sure.yes"),
        bound("n", "dismiss(False)", mark("a key", "no"), mark("a key", "Leave everything as it is"), "sure.no"),
        quietly("escape", "dismiss(False)", "sure.back"),
    ]

    def compose(self) -> ComposeResult:
        """The question, and the keys that answer it."""
        with Vertical(id="sheet"):
            yield Static(id="title", markup=False)
            yield Prose()
            yield Hints().data_bind(Over.words)
