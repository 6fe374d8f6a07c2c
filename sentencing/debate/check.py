"""Are the claims of some files sound: do they fit the law they speak of, and are they answered as is expected?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.corpus.claims import read_claims, read_wording
from sentencing.corpus.problem import StatuteError
from sentencing.debate.claim import ClaimError, pose
from sentencing.debate.verdict import answer
from sentencing.engine.case import CaseError
from sentencing.engine.prepared import PreparedLaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.claims import Written
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.store import Corpus
    from sentencing.debate.verdict import Answered


def claim_problems(
    corpus: Corpus, files: tuple[str, ...], wordings: Iterable[str], today: str, *, answered: bool
) -> tuple[Problem, ...]:
    """Every problem of these files; with `answered`, also where a claim is not answered as its author expects, which
    takes seconds for each. `today` (ISO) is the day of law beside those that a claim names."""
    try:
        read_wording(wordings)
        law = PreparedLaw(corpus)
        found = [each for one in read_claims(files) for each in _problems(corpus, law, one, today, answered=answered)]
    except StatuteError as error:
        return error.problems
    return tuple(found)


def _problems(corpus: Corpus, law: PreparedLaw, one: Written, today: str, *, answered: bool) -> Iterator[Problem]:
    for day in days_of(one, today):
        try:
            posed = pose(corpus, one.claim, day)
            if answered and one.claim.answer:
                yield from _unexpected(one, answer(law, posed))
        except ClaimError as error:
            yield one.document.problem((*one.path, *error.path), error.what, error.hint, key=error.key)
            return
        except CaseError as error:
            yield one.document.problem((*one.path, "given"), str(error))
            return


def days_of(one: Written, today: str) -> tuple[str, ...]:
    """The days of law for which a claim is answered."""
    return tuple(sorted({each.isoformat() for each in one.claim.as_of} | {today}))


def _unexpected(one: Written, answered: Answered) -> Iterator[Problem]:
    """Where the verdicts are not those that the author expects."""
    expected = answered.expected
    if expected is None:
        return
    index = one.claim.answer.index(expected)
    for key in ("verdict", "statute"):
        wanted, found = getattr(expected, key), getattr(answered, key)
        if wanted != found:
            what = f"on {answered.posed.day} it is '{found}', not '{wanted}'"
            yield one.document.problem((*one.path, "answer", index, key), what)
