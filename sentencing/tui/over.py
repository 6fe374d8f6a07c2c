"""What every sheet over a screen can do: speak another language while it is open, be jumped about in, be left by a
click beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import BindingType
from textual.reactive import var
from textual.screen import ModalScreen

from sentencing.report.words import Words, mark
from sentencing.tui.fields import Choices, Field
from sentencing.tui.keys import JUMP, bound, quietly

Result = TypeVar("Result")
_SHEET = 0.9  # of the height of the screen is the most that a sheet takes
_BESIDE_LIST = 8  # lines of a sheet beside its list: a title, a line to type in, the keys, and space
_BESIDE_TEXT = 4  # the same beside a text
_LINE = 2  # lines that a line to type in takes above a text
Said = Callable[[Words], str]  # a text in whatever language is spoken


class Over(ModalScreen[Result | None], Generic[Result]):
    """A sheet. The keys of the app do not reach it: those that make sense here are its own. While a line is typed, the
    letters go there, and the second key of each still works."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "l",
            "app.language",
            mark("a key", "language"),
            mark("a key", "The next language"),
            "app.language",
            show=False,
        ),
        quietly("ctrl+l", "app.language", "app.language"),
        *JUMP,
    ]
    words: var[Words | None] = var(None)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.set_reactive(Over.words, words)

    @property
    def language(self) -> Words:
        """The words that it speaks in."""
        assert self.words is not None
        return self.words

    def watch_words(self) -> None:
        """Say everything in another language."""
        if self.is_mounted:
            self.say()

    def say(self) -> None:
        """Say everything."""

    def on_resize(self) -> None:
        """No list and no text grows over the sheet: what it holds can be scrolled to."""
        text = _BESIDE_TEXT + (_LINE if self.query(Field) else 0)
        for found, beside in ((self.query(Choices), _BESIDE_LIST), (self.query("#text"), text)):
            for each in found:
                each.styles.max_height = max(int(self.size.height * _SHEET) - beside, 1)

    def leave(self) -> None:
        """What a click beside the sheet does."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet leaves."""
        if event.widget is self:
            self.leave()
