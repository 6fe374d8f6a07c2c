"""What it would take: the fewest changes to each other result, and what each answer would do alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.reactive import var
from textual.screen import ModalScreen

from sentencing.corpus.store import Corpus
from sentencing.debate.whatif import WhatIf, what_if
from sentencing.engine.case import CaseError
from sentencing.report.telling import Telling
from sentencing.report.whatif import effect_rows, way_rows
from sentencing.report.words import Words, mark
from sentencing.tui.keys import bound
from sentencing.tui.prose import Block, Entry, Heading, Passage, Prose, Table
from sentencing.tui.refusal import refusal
from sentencing.tui.told import Told
from sentencing.tui.tones import QUIET, STRONG


class Other(ModalScreen[None]):
    """A sheet that is filled as soon as it is worked out, beside the screen."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape,q,w", "dismiss", mark("a key", "back"), mark("a key", "Back to the case"), "other.back", shown="esc"
        )
    ]
    words: var[Words | None] = var(None)
    blocks: var[tuple[Block, ...]] = var(())

    def __init__(self, corpus: Corpus, told: Told) -> None:
        super().__init__()
        self._corpus = corpus
        self._told = told
        self._found: WhatIf | None = None
        self.set_reactive(Other.words, told.words)

    def compose(self) -> ComposeResult:
        """One sheet, which scrolls."""
        with VerticalScroll(id="sheet"):
            yield Prose().data_bind(Other.blocks)

    def on_mount(self) -> None:
        """Begin to work it out."""
        self.blocks = (Passage(self._told.words.say("Looking at every way of changing the answers …"), QUIET),)
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        told = self._told
        try:
            found = what_if(self._corpus, told.offence, dict(told.case.facts), told.assessment.day)
        except CaseError as error:
            self.app.call_from_thread(self._refuse, error)
        else:
            self.app.call_from_thread(self._show, found)

    def _refuse(self, error: CaseError) -> None:
        self.blocks = refusal(self._told.words, self._told, error)

    def _show(self, found: WhatIf) -> None:
        self._found = found
        if self.words:
            self.blocks = tuple(_blocks(Telling(self.words, self._corpus, found.assessment), found))

    def watch_words(self) -> None:
        """Say it in another language."""
        if self._found:
            self._show(self._found)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet leaves."""
        if event.widget is self:
            self.dismiss()


def _blocks(telling: Telling, found: WhatIf) -> Iterator[Block]:
    words = telling.words
    ways, effects = way_rows(telling, found), effect_rows(telling, found)
    if not ways and not effects:
        yield Passage(words.say("No answer changes the result."), STRONG)
    for title, rows in ((words.say("What it would take"), ways), (words.say("Each alone"), effects)):
        if rows:
            yield Heading(title)
            yield Table(tuple(Entry(label, "", text) for label, text in rows))
