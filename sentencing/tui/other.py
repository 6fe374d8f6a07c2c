"""What it would take: the fewest changes to each other result, and what each answer would do alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.reactive import var

from sentencing.corpus.store import Corpus
from sentencing.debate.whatif import Way, WhatIf, what_if
from sentencing.engine.case import CaseError
from sentencing.law.band import severity
from sentencing.report.telling import Telling
from sentencing.report.whatif import effect_rows, way_rows
from sentencing.report.words import mark
from sentencing.tui.keys import bound
from sentencing.tui.over import Over
from sentencing.tui.prose import Block, Entry, Heading, Passage, Prose, Table
from sentencing.tui.refusal import refusal
from sentencing.tui.told import Told, retell
from sentencing.tui.tones import QUIET, STRONG


class Other(Over[None]):
    """A sheet that is filled as soon as it is worked out, beside the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape,q,w", "dismiss", mark("a key", "back"), mark("a key", "Back to the case"), "other.back", shown="esc"
        )
    ]
    blocks: var[tuple[Block, ...]] = var(())

    def __init__(self, corpus: Corpus, told: Told) -> None:
        super().__init__(told.words)
        self._corpus = corpus
        self._told = told
        self._found: WhatIf | CaseError | None = None

    def compose(self) -> ComposeResult:
        """One sheet, which scrolls."""
        with VerticalScroll(id="sheet"):
            yield Prose().data_bind(Other.blocks)

    def on_mount(self) -> None:
        """Begin to work it out."""
        self.say()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        told = self._told
        try:
            found = what_if(self._corpus, told.offence, dict(told.case.facts), told.assessment.day)
        except CaseError as error:
            self.app.call_from_thread(self._show, error)
        else:
            self.app.call_from_thread(self._show, found)

    def _show(self, found: WhatIf | CaseError) -> None:
        self._found = found
        self.say()

    def say(self) -> None:
        """What was found, or that it is being looked for."""
        words, found = self.language, self._found
        if found is None:
            self.blocks = (Passage(words.say("Looking at every way of changing the answers …"), QUIET),)
        elif isinstance(found, CaseError):
            self.blocks = refusal(words, retell(self._told, words), found)
        else:
            self.blocks = tuple(_blocks(Telling(words, self._corpus, found.assessment), found))


def _blocks(telling: Telling, found: WhatIf) -> Iterator[Block]:
    words = telling.words
    ways, effects = way_rows(telling, _apart(telling, found)), effect_rows(telling, found)
    ways = [(label if before != label else "", said) for (label, said), before in zip(ways, _labels(ways), strict=True)]
    if not ways and not effects:
        yield Passage(words.say("No answer changes the result."), STRONG)
    for title, rows in ((words.say("What it would take"), ways), (words.say("Each alone"), effects)):
        if rows:
            yield Heading(title)
            yield Table(tuple(Entry(label, "", text) for label, text in rows))


def _labels(rows: list[tuple[str, str]]) -> list[str]:
    """The label of the row above each."""
    return ["", *(label for label, _ in rows[:-1])]


def _apart(telling: Telling, found: WhatIf) -> WhatIf:
    """Every set of changes on its own, those to lower frames first, the lowest of them first."""
    ladder, now = telling.ladder, found.assessment.frame

    def lower(way: Way) -> bool:
        return way.goal.kind == "tier" and bool(now) and severity(ladder, way.goal.band) < severity(ladder, now)

    first = sorted(filter(lower, found.ways), key=lambda each: severity(ladder, each.goal.band))
    sets = ((each, each.changes) for each in (*first, *(each for each in found.ways if not lower(each))))
    ways = (one for each, some in sets for one in ([each._replace(changes=(x,)) for x in some] or [each]))
    return found._replace(ways=tuple(ways))
