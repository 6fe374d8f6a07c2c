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

    from sentencing.corpus.store import Corpus
    from sentencing.tui.docket import Docket, Matter
    from sentencing.tui.thinking import Outcome

_CLAIMS = "#claims"  # ends the key of the job that puts the claims to a motion's law


class Answering:
    """Answers are kept as long as the app runs. `tell` is called, beside the screen, with what came of a job."""

    def __init__(self, corpus: Corpus, tell: Callable[[str, Outcome], None]) -> None:
        self._corpus = corpus
        self._found: dict[str, Any] = {}
        self._since: dict[str, float] = {}
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
        return self._past(_key(matter, day))

    def seconds_of_claims(self, matter: Matter, day: str) -> int | None:
        """How long the claims have been put to a motion's law."""
        return self._past(_key(matter, day) + _CLAIMS)

    def _past(self, key: str) -> int | None:
        return int(time.monotonic() - self._since[key]) if key in self._since else None

    def ask(self, matter: Matter, day: str) -> None:
        """Find the answer under the law of a day, unless it is known or being found."""
        from sentencing.tui.docket import claim_answers, motion_answer

        key = _key(matter, day)
        if matter.claim and key not in self._found:
            self._think(key, partial(claim_answers, self._corpus, matter.claim, day))
        elif matter.motion and key not in self._found:
            self._think(key, partial(motion_answer, self._corpus, matter.motion))

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
        self._since.pop(key, None)
        whose = key.removesuffix(_CLAIMS)
        if whose != key and error is None:
            self._found[whose] = self._found[whose]._replace(claims=outcome.value)
        else:
            self._found[whose] = outcome.value if error is None else str(error)
        return whose

    def belongs(self, key: str, matter: Matter, day: str) -> bool:
        """Whether an answer is that to a matter."""
        return key == _key(matter, day)


def _key(matter: Matter, day: str) -> str:
    return matter.id if matter.motion else f"{matter.id}@{day}"
