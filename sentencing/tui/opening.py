"""What stands on the screen while the law is compiled: the first time, and whenever a statute file has changed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import var
from textual.screen import Screen

from sentencing.corpus.progress import STEPS
from sentencing.report.progress import told_so_far
from sentencing.report.words import Words
from sentencing.tui.prose import Block, Gap, Passage, Prose
from sentencing.tui.tones import ACCENT, QUIET, STRONG

_CELLS = 24  # of the bar


class Opening(Screen[None]):
    """Says what is being done, and how far it has come."""

    DEFAULT_CSS = """
    Opening { align: center middle; Prose { width: 64; max-width: 90%; } }
    """

    blocks: var[tuple[Block, ...]] = var(())
    words: var[Words | None] = var(None)
    come: var[tuple[str, int, int]] = var((STEPS[0], 0, 0))

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.set_reactive(Opening.words, words)

    def compose(self) -> ComposeResult:
        """A few lines in the middle."""
        yield Prose().data_bind(Opening.blocks)

    def on_mount(self) -> None:
        """Say what is done before it has come far."""
        self._tell()

    def watch_come(self) -> None:
        """It has come further: the step, the files that are done, and how many there are."""
        self._tell()

    def watch_words(self) -> None:
        """The same in another language."""
        self._tell()

    def _tell(self) -> None:
        assert self.words is not None
        said = self.words.say("This is done once, and again whenever a statute file has changed.")
        self.blocks = (
            Passage(told_so_far(self.words, *self.come), STRONG),
            Gap(),
            Passage(filled(share(*self.come)), ACCENT),
            Gap(),
            Passage(said, QUIET),
        )


def share(step: str, done: int, total: int) -> float:
    """How much of everything is done, from 0 to 1."""
    return (STEPS.index(step) + (done / total if total else 0)) / len(STEPS)


def filled(part: float) -> str:
    """A bar of which a part is done."""
    cells = int(part * _CELLS)
    return "━" * cells + "─" * (_CELLS - cells)
