"""The answers that the desk knows, and those that are being found beside the screen."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from sentencing.corpus.problem import StatuteError, UsageProblem
from sentencing.engine.case import CaseError
from sentencing.tui.thinking import Thinker

if TYPE_CHECKING:
    from collections.abc import Callable

    from sentencing.corpus.motions import MotionSource
    from sentencing.corpus.store import Corpus
    from sentencing.tui.docket import Docket, Matter
    from sentencing.tui.thinking import Outcome

_WHOLE = "#whole"  # ends the key of the job that goes on from the frames of a motion to the whole of it
_CLAIMS = "#claims"  # and that of the job that puts the claims to its law


class Answering:
    """Answers are kept as long as the app runs. `tell` is called, beside the screen, with what came of a job."""

    def __init__(self, corpus: Corpus, tell: Callable[[str, Outcome], None]) -> None:
        self._corpus = corpus
        self._found: dict[str, Any] = {}
        self._since: dict[str, float] = {}
        self._motions: dict[str, MotionSource] = {}  # those that were asked about
        self._thinker = Thinker(tell)

    @property
    def waiting(self) -> bool:
        """Whether anything is being found."""
        return bool(self._since)

    def stop(self) -> None:
        """Nobody waits for an answer any more."""
        self._thinker.stop()

    def known(self, matter: Matter, day: str) -> Any:
        """The answers to a claim, what a motion would do, or, where it was refused, why; None if it is not known."""
        return self._found.get(_key(matter, day))

    def seconds(self, matter: Matter, day: str) -> int | None:
        """How long it has been looked for; None if it is not."""
        key = _key(matter, day)
        seconds = self._past(key)
        return self._past(key + _WHOLE) if seconds is None else seconds

    def seconds_of_claims(self, matter: Matter, day: str) -> int | None:
        """How long the claims have been put to a motion's law."""
        return self._past(_key(matter, day) + _CLAIMS)

    def _past(self, key: str) -> int | None:
        return int(time.monotonic() - self._since[key]) if key in self._since else None

    def ask(self, matter: Matter, day: str) -> None:
        """Find the answer under the law of a day, unless it is known or being found."""
        from sentencing.tui.docket import claim_answers, motion_begun

        key = _key(matter, day)
        if matter.claim and key not in self._found:
            self._think(key, partial(claim_answers, self._corpus, matter.claim, day))
        elif matter.motion and key not in self._found:
            self._motions[key] = matter.motion
            self._think(key, partial(motion_begun, self._corpus, matter.motion))

    def ask_claims(self, docket: Docket, matter: Matter, day: str) -> None:
        """Find out which claims a motion turns."""
        from sentencing.tui.docket import motion_claims

        self._think(_key(matter, day) + _CLAIMS, partial(motion_claims, docket, self.known(matter, day)))

    def _think(self, key: str, job: Callable[[], object]) -> None:
        if key not in self._since:
            self._since[key] = time.monotonic()
            self._thinker.ask(key, job)

    def learn(self, key: str, outcome: Outcome) -> str:
        """Keep what came of a job; whose answer it belongs to. Raises what is no refusal."""
        error = outcome.error
        if error is not None and not isinstance(error, (UsageProblem, StatuteError, CaseError)):
            raise error
        began = self._since.pop(key, None)
        whose = key.removesuffix(_CLAIMS).removesuffix(_WHOLE)
        if key.endswith(_CLAIMS) and error is None:
            self._found[whose] = self._found[whose]._replace(claims=outcome.value)
        else:
            self._found[whose] = outcome.value if error is None else str(error)
        if error is None and key in self._motions and not self._found[key].whole:
            self._go_on(key, began)
        return whose

    def _go_on(self, key: str, began: float | None) -> None:
        """From what was found first of a motion to the whole of it."""
        from sentencing.tui.docket import motion_completed

        self._think(key + _WHOLE, partial(motion_completed, self._corpus, self._motions[key], self._found[key]))
        if began is not None:
            self._since[key + _WHOLE] = began

    def belongs(self, key: str, matter: Matter, day: str) -> bool:
        """Whether an answer is that to a matter."""
        return key == _key(matter, day)


def _key(matter: Matter, day: str) -> str:
    return matter.id if matter.motion else f"{matter.id}@{day}"
