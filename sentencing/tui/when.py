"""Choosing the day whose law is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import Input

from sentencing.report.words import Words, mark
from sentencing.tui.days import read_day, why_none
from sentencing.tui.fields import Field
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound
from sentencing.tui.over import Over
from sentencing.tui.prose import Block, Passage, Prose
from sentencing.tui.tones import QUIET, STRONG, WARNING

_PARTS = 3  # of a date: without one of them it is a month or a year


class When(Over[str]):
    """Ends with a day (ISO date), or None. Escape and a click outside leave the day as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape",
            "dismiss(None)",
            mark("a key", "back"),
            mark("a key", "Leave the day as it is"),
            "when.back",
            shown="esc",
        ),
    ]

    blocks: var[tuple[Block, ...]] = var(())

    def __init__(self, day: str, words: Words, refuses: Callable[[str], str] = lambda _: "") -> None:
        """`refuses` says why the law of a day cannot be shown; nothing where it can."""
        super().__init__(words)
        self._day = day
        self._refuses = refuses

    def compose(self) -> ComposeResult:
        """A line to type in, and below it what is wanted or what is wrong."""
        with Vertical(id="sheet"):
            yield Prose(id="title").data_bind(When.blocks)
            yield Field(self._day)
            yield Hints().data_bind(Over.words)

    def on_mount(self) -> None:
        """Ask."""
        self.say()

    def say(self) -> None:
        """What is asked, and how it is answered."""
        self._ask(self.language.say("Type a date: 2015-11-01. Nothing typed is today."), QUIET)

    def _ask(self, below: str, tone: str) -> None:
        self.blocks = (Passage(self.language.say("The law of which day?"), STRONG), Passage(below, tone))

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take the day, if it is one whose law can be shown; else say why not, and ask on."""
        day = read_day(event.value)
        if not day:
            self._ask(self._no_day(event.value), WARNING)
        elif why := self._refuses(day):
            self._ask(why, WARNING)
        else:
            self.dismiss(day)

    def _no_day(self, text: str) -> str:
        words = self.language
        parts = [*re.findall(r"\d+", text), *re.findall(r"[^\W\d_]{3,}", text)]
        if len(parts) < _PARTS and re.search(r"\b\d{4}(?!\d)", text):
            return words.say("The law can change within a month or a year: type a day of it, as 2015-06-18.")
        how = words.say("Type a date like 2015-11-01.")
        return words.sentences([why_none(words, text) or words.say("That is no date."), how])
