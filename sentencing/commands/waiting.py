"""One line on the terminal that tells how far something has come, and is gone when it is done."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sentencing.report.cells import width
from sentencing.report.progress import told_so_far

if TYPE_CHECKING:
    from typing import TextIO

    from sentencing.report.words import Words

SECONDS = 0.5  # what takes no longer than this is not worth a line
PAUSE = 0.1  # between two changes of it


class Line:
    """The line. It stays empty for half a second."""

    def __init__(self, words: Words, stream: TextIO) -> None:
        self._words = words
        self._stream = stream
        self._next = time.monotonic() + SECONDS
        self._cells = 0

    def show(self, step: str, done: int, total: int) -> None:
        """Tell how many files of a step (see `corpus.progress`) are done."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + PAUSE
            text = told_so_far(self._words, step, done, total)
            cells = width(text)
            self._write(f"\r{text}{' ' * (self._cells - cells)}")
            self._cells = cells

    def erase(self) -> None:
        """Leave nothing of it."""
        if self._cells:
            self._write(f"\r{' ' * self._cells}\r")
            self._cells = 0

    def _write(self, text: str) -> None:
        """Where nobody listens it is lost."""
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._next = float("inf")
