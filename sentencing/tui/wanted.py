"""Which questions hold what was typed: in what they are called, in an answer that one can choose, in what is asked, or
in what explains it."""

from __future__ import annotations

import re

from sentencing.corpus.find import normal
from sentencing.law.record import Record
from sentencing.tui.told import name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.tui.sheet import Question
    from sentencing.tui.told import Told

_SENTENCES = re.compile(r"(?<=[.!?。！？；])\s*")
# Ranks: the label holds whole words, or the beginnings of some; what is said below it holds them.
_WHOLE, _PART, _BELOW = 0, 2, 4


class Fit(Record):
    """How well a question fits what was typed (0 is best), and what holds it where that is not the label."""

    rank: int
    held_by: str = ""


def fit(told: Told, question: Question, typed: str) -> Fit | None:
    """How a question fits what was typed; None where it holds not all of it. A word of a script with spaces between
    words is held where one begins with it."""
    asked, label = _plain(typed), name_of(told, question)
    words, called = asked.split(), _plain(label)
    left = [word for word in words if not _holds(called, word)]
    if not left:
        whole = all(f" {word} " in f" {called} " for word in words)
        return Fit((_WHOLE if whole else _PART) + (not called.startswith(asked)))
    for rank, text in _below(told, question):
        if all(_holds(_plain(text), word) for word in left):
            return Fit(rank, text)
    return None


def _below(told: Told, question: Question) -> Iterator[tuple[int, str]]:
    """What else is said of a question, what the reader is likelier to mean first."""
    text, about = told.telling.speech.text, question.about
    for number, value in enumerate(question.values, 1):
        yield _BELOW, f"{number} {text(value.label)}"
    for rank, said in enumerate((about.ask, about.help), _BELOW + 1):
        yield from ((rank, sentence) for sentence in _SENTENCES.split(text(said)) if sentence)


def _plain(text: str) -> str:
    """A text as its words are compared."""
    return " ".join(re.sub(r"[^\w]", " ", normal(text)).split())


def _holds(text: str, word: str) -> bool:
    return f" {word}" in f" {text}" if word.isascii() else word in text
