"""What stands on the screen while the law is compiled: the first time, and whenever a statute file has changed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.screen import Screen

from sentencing.report.words import Words
from sentencing.tui.prose import Block, Gap, Passage, Prose
from sentencing.tui.tones import ACCENT, QUIET, STRONG

_STEPS = 24  # cells of the bar that shows that work goes on
_LENGTH = 6
_SECONDS = 0.08


class Opening(Screen[None]):
    """Says what is being done, and that it goes on. Its bar shows no share: nobody knows how much is left."""

    DEFAULT_CSS = """
    Opening { align: center middle; Prose { width: 64; max-width: 90%; } }
    """

    blocks: reactive[tuple[Block, ...]] = reactive(())

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._step = 0

    def compose(self) -> ComposeResult:
        """A few lines in the middle."""
        yield Prose().data_bind(Opening.blocks)

    def on_mount(self) -> None:
        """Begin to move."""
        self._move()
        self._moving = self.set_interval(_SECONDS, self._move)

    def on_screen_suspend(self) -> None:
        """It is done."""
        self._moving.stop()

    def _move(self) -> None:
        said = self.words.say("This is done once, and again whenever a statute file has changed.")
        self.blocks = (
            Passage(self.words.say("Compiling the law"), STRONG),
            Gap(),
            Passage(moving(self._step), ACCENT),
            Gap(),
            Passage(said, QUIET),
        )
        self._step += 1


def moving(step: int) -> str:
    """A bar on which a stretch goes to and fro."""
    way = _STEPS - _LENGTH
    at = way - abs(step % (2 * way) - way)
    return "─" * at + "━" * _LENGTH + "─" * (way - at)
