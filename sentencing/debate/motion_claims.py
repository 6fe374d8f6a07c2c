"""Which claims about the law a motion would make true, or false."""

from __future__ import annotations

from sentencing.debate.claim import ClaimError, pose
from sentencing.debate.verdict import answer
from sentencing.engine.case import CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.claim import FOLLOWING
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.store import Corpus
    from sentencing.debate.claim import Posed
    from sentencing.engine.case import Law
    from sentencing.law.claim import Claim

_MOST = 4  # offences that a claim may speak of: of a whole chapter, what a motion does to one of them says little


class Turned(Record):
    """A claim, and its verdicts (as a promise, as a summary) under the law and under the motion."""

    claim: Claim
    before: tuple[str, str]
    after: tuple[str, str]

    @property
    def turns(self) -> bool:
        """Whether a verdict is another."""
        return self.before != self.after


def turned(
    corpus: Corpus, proposed: Law, claims: Iterable[Claim], offences: Iterable[str], day: str
) -> tuple[Turned, ...]:
    """The claims that speak of a few offences, some of these among them, with their verdicts on a day.

    What does not fit the law of that day is left out, and so is what a claim says of the time served.
    """
    amended = frozenset(offences)
    laws = (PreparedLaw(corpus), PreparedLaw(proposed))
    found = []
    for posed in _posed(corpus, claims, day):
        if amended.intersection(_about(posed)):
            before, after = (answer(law, posed) for law in laws)
            found.append(Turned(posed.claim, (before.verdict, before.statute), (after.verdict, after.statute)))
    return tuple(found)


def _posed(corpus: Corpus, claims: Iterable[Claim], day: str) -> Iterator[Posed]:
    for claim in claims:
        if claim.asserts.verb in FOLLOWING:
            continue
        try:
            posed = pose(corpus, claim, day)
        except (ClaimError, CaseError):
            continue
        if len(_about(posed)) <= _MOST:
            yield posed


def _about(posed: Posed) -> tuple[str, ...]:
    return (*posed.side.offences, *(posed.than.offences if posed.than else ()))
