"""Choosing the day whose law is shown."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import Input

from sentencing.report.words import Words, mark
from sentencing.tui.fields import Field
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound
from sentencing.tui.over import Over
from sentencing.tui.prose import Block, Passage, Prose
from sentencing.tui.tones import QUIET, STRONG, WARNING


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

    def __init__(self, day: str, words: Words) -> None:
        super().__init__(words)
        self._day = day

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
        self._ask(self.language.say("Type a date: 2015-11-01."), QUIET)

    def _ask(self, below: str, tone: str) -> None:
        self.blocks = (Passage(self.language.say("The law of which day?"), STRONG), Passage(below, tone))

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take the day, if it is one."""
        try:
            day = date.fromisoformat(event.value.strip())
        except ValueError:
            self._ask(self.language.say("That is no date. Type one like 2015-11-01."), WARNING)
        else:
            self.dismiss(day.isoformat())
