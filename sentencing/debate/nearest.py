"""Which of the claims that there are is meant by some words; and what is no question of sentencing law.

A verdict on another claim than the one that was made is worse than none. So words mean a claim only where they say what
it says: the same offence, ages, figures and sanctions, the same always, never or may, and no word besides.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sentencing.law.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sentencing.corpus.claims import Wording
    from sentencing.law.claim import Claim

_SAME = 85  # of 100: a word typed is then the word of a claim, mistyped
_TYPEABLE = 4  # letters from which a word may be mistyped
_SPARE = 6  # of so many words of a claim one may be left out
_LIKE = 0.3  # from which a claim is worth naming
_OFFERED = 3
_TRAILING = " .!?。！？\"'“”"
_WORD = r"[0-9]+|[a-z]+|[^\W\d_a-z]"


class Meant(Record):
    """What words mean: the claim, None if none is meant for sure; and those that are most like them."""

    claim: Claim | None
    like: tuple[Claim, ...]


class Content(Record):
    """The words of a text that carry its meaning: those that decide (sanctions, figures, offences, always or never), in
    one form each, and the others."""

    deciding: frozenset[str]
    other: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.deciding | self.other

    def says(self, form: Content) -> bool:
        """Whether this says what the form of a claim says."""
        if not self.every or self.deciding != form.deciding:
            return False
        missing = [word for word in form.other if not _among(word, self.other)]
        return all(_among(word, form.other) for word in self.other) and len(missing) <= len(form.every) // _SPARE


class Reader:
    """Reads texts for what they say, by how people word a claim."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def content(self, text: str) -> Content:
        """What a text says."""
        deciding, other = set(), set()
        for found in self._pattern.finditer(_normal(text)):
            said = found[0]
            if said in self._phrases:
                deciding.add(self._phrases[said])
            elif said.isdigit():
                deciding.add(said)
            else:
                other.add(said)
        return Content(frozenset(deciding - {""}), frozenset(other))

    @cached_property
    def _phrases(self) -> dict[str, str]:
        """The one form of every phrase; empty for what says nothing."""
        wording = self.wording
        return {
            **{phrase: asserted.rpartition(" ")[2] for phrase, asserted in wording.assertion.items()},
            **wording.sanction,
            **{phrase: str(number) for phrase, number in wording.number.items()},
            **{phrase: name for name, phrases in wording.alike.items() for phrase in (name, *phrases)},
            **dict.fromkeys(wording.filler, ""),
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._phrases, key=len, reverse=True)
        return re.compile("|".join([*map(_whole, longest_first), _WORD]))


def apart(wording: Wording, typed: str) -> str:
    """The kind of question that is none of sentencing law, by its cues; empty for a question that may be one."""
    text = _normal(typed)
    return next((kind for kind, cues in wording.apart.items() if any(cue in text for cue in cues)), "")


def exact(claims: Iterable[Claim], typed: str) -> Claim | None:
    """The claim that is worded so."""
    text = _normal(typed)
    return next((each for each in claims if text == each.id or text in _forms(each)), None)


def nearest(wording: Wording, claims: Sequence[Claim], typed: str) -> Meant:
    """The claim that words mean, if they mean one for sure, and those that are most like them."""
    reader = Reader(wording)
    asked = reader.content(typed)
    forms = [[reader.content(form) for form in _forms(each)] for each in claims]
    weights = _weights(forms)
    likeness = [max(_likeness(asked, form, weights) for form in each) for each in forms]
    order = sorted(range(len(claims)), key=lambda at: -likeness[at])
    meant = [at for at in order if any(asked.says(form) for form in forms[at])]
    sure = meant and (len(meant) == 1 or likeness[meant[0]] > likeness[meant[1]])
    like = tuple(claims[at] for at in order[:_OFFERED] if likeness[at] >= _LIKE)
    return Meant(claims[meant[0]] if sure else None, like)


def _weights(forms: Sequence[Sequence[Content]]) -> dict[str, float]:
    """How much each word tells: the more, the fewer claims have it, and a figure half as much as what it is of."""
    held = [frozenset[str]().union(*(form.every for form in each)) for each in forms]
    words = frozenset[str]().union(*held)
    told = {word: log((len(held) + 1) / sum(word in each for each in held)) for word in words}
    return {word: weight / 2 if word.isdigit() else weight for word, weight in told.items()}


def _likeness(asked: Content, form: Content, weights: dict[str, float]) -> float:
    """How much of what is said on either side is said on both, from 0 to 1."""
    unknown = max(weights.values(), default=1.0)
    common = sum(weights[word] for word in form.every if _among(word, asked.every))
    whole = sum(weights.get(word, unknown) for word in (*asked.every, *form.every))
    return 2 * common / whole if whole else 0.0


def _among(word: str, words: frozenset[str]) -> bool:
    """Whether a word is one of some, or one of them mistyped."""
    typeable = (each for each in words if min(len(each), len(word)) >= _TYPEABLE and not each.isdigit())
    return word in words or any(fuzz.ratio(word, each) >= _SAME for each in typeable)


def _whole(phrase: str) -> str:
    """A phrase as a pattern: of letters, whole words only."""
    before = r"(?<![a-z0-9])" if phrase[0].isascii() and phrase[0].isalnum() else ""
    after = r"(?![a-z0-9])" if phrase[-1].isascii() and phrase[-1].isalnum() else ""
    return f"{before}{re.escape(phrase)}{after}"


def _forms(claim: Claim) -> Iterator[str]:
    yield claim.id.replace("-", " ")
    yield from (_normal(each) for each in (*claim.text.values(), *claim.alias))


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().strip(_TRAILING).split())
