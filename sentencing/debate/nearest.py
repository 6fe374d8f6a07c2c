"""Which of the claims that there are is meant by some words; and what is no question of sentencing law."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sentencing.corpus.problem import UsageProblem, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sentencing.corpus.claims import Wording
    from sentencing.law.claim import Claim

_SURE = 78  # of 100: below it, what was typed is only like a claim
_LIKE = 45
_OFFERED = 3
_TRAILING = " .!?。！？\"'“”"


def apart(wording: Wording, typed: str) -> str:
    """The kind of question that is none of sentencing law, by its cues; empty for a question that may be one."""
    text = _normal(typed)
    return next((kind for kind, cues in wording.apart.items() if any(cue in text for cue in cues)), "")


def exact(claims: Iterable[Claim], typed: str) -> Claim | None:
    """The claim that is worded so."""
    text = _normal(typed)
    return next((each for each in claims if text == each.id or text in _forms(each)), None)


def nearest(claims: Sequence[Claim], typed: str) -> Claim:
    """The claim that words mean; raises UsageProblem, with the most similar ones, if none is meant for sure."""
    text = _normal(typed)
    scored = sorted(((_likeness(each, text), -at) for at, each in enumerate(claims)), reverse=True)
    ranked = [(score, claims[-at]) for score, at in scored if score >= _LIKE]
    if ranked and ranked[0][0] >= _SURE and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
        return ranked[0][1]
    offered = tuple(each.id for _, each in ranked[:_OFFERED])
    hint = f"; perhaps {' or '.join(offered)}" if offered else "; `sentencing claim` lists them"
    raise UsageProblem(f"no claim says {quoted(typed)}{hint}", offered)


def _likeness(claim: Claim, text: str) -> float:
    return max(max(fuzz.ratio(text, form), _partly(text, form)) for form in _forms(claim))


def _partly(text: str, form: str) -> float:
    """How much the words of one are words of the other; where there are no spaces, the characters."""
    if " " in text or " " in form:
        return min(fuzz.token_set_ratio(text, form), fuzz.token_sort_ratio(text, form) + 20)
    shorter = min(len(text), len(form))
    return fuzz.partial_ratio(text, form) * min(1.0, shorter / 4)


def _forms(claim: Claim) -> Iterator[str]:
    yield claim.id.replace("-", " ")
    yield from (_normal(each) for each in (*claim.text.values(), *claim.alias))


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().strip(_TRAILING).split())
