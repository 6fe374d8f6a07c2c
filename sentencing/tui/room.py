"""What the comparison and the desk have in common: a head, the words they speak in, and the way out."""

from __future__ import annotations

from textual.reactive import var
from textual.screen import Screen

from sentencing.engine.prepared import PreparedLaw
from sentencing.report.words import Words
from sentencing.tui.bar import Head
from sentencing.tui.history import History
from sentencing.tui.messages import Left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus


class Room(Screen[None]):
    """A room that stays as it was left."""

    CSS_PATH = "rooms.tcss"

    words: var[Words | None] = var(None)
    head: var[Head] = var(Head())

    def __init__(self, corpus: Corpus, day: str, words: Words) -> None:
        super().__init__()
        self.corpus = corpus
        self.day = day
        self.law = PreparedLaw(corpus)
        self.set_reactive(Room.words, words)

    @property
    def language(self) -> Words:
        """The words that it speaks in."""
        assert self.words is not None
        return self.words

    def out(self) -> None:
        """Back to where one came from."""
        self.post_message(Left("", History()))
