"""The line in which one types what the questions listed are to hold."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from sentencing.report.words import Words, mark
from sentencing.tui.fields import begin, sought
from sentencing.tui.keys import bound, quietly


class Narrow(Input):
    """Seen only while it is used."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape",
            "give_up",
            mark("a key", "all questions"),
            mark("a key", "List all questions again"),
            "narrow.back",
            shown="esc",
        ),
        bound("enter,down,tab", "go", mark("a key", "list"), mark("a key", "To the list"), "narrow.go", shown="enter"),
        quietly("up", "go", "narrow.up"),
    ]
    DEFAULT_CSS = """
    Narrow, Narrow:focus { display: none; height: 1; margin-bottom: 1; background: $background; }
    Narrow.-used { display: block; }
    """
    words: reactive[Words | None] = reactive(None)

    class Narrowed(Message):
        """What the questions are to hold; `done`: on to the list."""

        def __init__(self, wanted: str, *, done: bool = False) -> None:
            super().__init__()
            self.wanted = wanted
            self.done = done

    def __init__(self) -> None:
        super().__init__(compact=True)

    def watch_words(self, words: Words | None) -> None:
        """Say what it is for, in another language."""
        if words:
            self.placeholder = words.say("type to narrow the questions")

    def begin(self) -> None:
        """Be used."""
        self.add_class("-used")
        begin(self)

    def close(self) -> None:
        """Be used no more."""
        self.remove_class("-used")
        self.value = ""

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Narrow the list as one types."""
        event.stop()
        if self.has_class("-used"):
            self.post_message(self.Narrowed(sought(event.value)))

    def action_go(self) -> None:
        """On to the list."""
        if sought(self.value):
            self.post_message(self.Narrowed(sought(self.value), done=True))
        else:
            self.action_give_up()

    def action_give_up(self) -> None:
        """All questions again."""
        self.close()
        self.post_message(self.Narrowed("", done=True))
