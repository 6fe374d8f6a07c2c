"""What takes seconds, done beside the screen: one thing at a time, what was asked last first."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from types import TracebackType

Job = Callable[[], object]


class Outcome:
    """What came of a job: its value, or the error that ended it."""

    def __init__(self) -> None:
        self.value: object = None
        self.error: BaseException | None = None

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        self.error = error
        return True


class Thinker:
    """Does jobs in a thread that does not keep the program from ending. `tell` is called there, with the key of the job
    and what came of it."""

    def __init__(self, tell: Callable[[str, Outcome], None]) -> None:
        self._tell = tell
        self._lock = Lock()
        self._wanted: dict[str, Job] = {}
        self._running = False

    def ask(self, key: str, job: Job) -> None:
        """Do a job next; one that is waiting is not asked for twice."""
        with self._lock:
            self._wanted.pop(key, None)
            self._wanted[key] = job
            if self._running:
                return
            self._running = True
        Thread(target=self._work, name="desk", daemon=True).start()

    def stop(self) -> None:
        """Do nothing more, and tell nothing."""
        with self._lock:
            self._wanted.clear()
            self._tell = _nobody

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._running = False
                    return
                key, job = self._wanted.popitem()
            outcome = Outcome()
            with outcome:
                outcome.value = job()
            self._tell(key, outcome)


def _nobody(key: str, outcome: Outcome) -> None:
    """Nobody is listening any more."""
