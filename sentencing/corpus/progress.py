"""How far the compiling of the law has come, for whoever waits."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    Item = TypeVar("Item")
    Told: TypeAlias = Callable[[str, int, int], None]

STEPS = ("read", "link", "compile")  # in their order; each goes through every file


class Progress:
    """Tells the step, how many of its files are done, and how many there are. What is `told` may raise to stop."""

    def __init__(self, told: Told | None) -> None:
        self._told = told
        self._step, self._done, self._total = "", 0, 0

    def step(self, name: str, total: int) -> None:
        """Begin a step."""
        self._step, self._done, self._total = name, 0, total

    def done(self) -> None:
        """A file is done."""
        self._done += 1
        if self._told:
            self._told(self._step, self._done, self._total)

    def each(self, files: Iterable[Item]) -> Iterator[Item]:
        """These files, each done when the next is asked for."""
        for file in files:
            yield file
            self.done()


SILENT = Progress(None)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for garbage: what is read is kept, and looking through all of it again and again takes time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
