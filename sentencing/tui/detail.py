"""The question under the cursor, in full: what the answer to it did, what is asked, what it means, where the law says
so, what can be answered."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from sentencing.engine.prepared import PreparedLaw
from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.tui.answers import NUMBERS
from sentencing.tui.did import did
from sentencing.tui.places import places
from sentencing.tui.prose import Block, Gap, Passage, wrap
from sentencing.tui.rows import COURT
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told
from sentencing.tui.tones import ACCENT, PLAIN, QUIET, STRONG

_BETWEEN = "   "


def detail(law: PreparedLaw, told: Told, question: Question | None) -> tuple[Block, ...]:
    """The blocks that explain a question; none for none."""
    return (*_effect(law, told, question), *_detail(told, question)) if question else ()


def _effect(law: PreparedLaw, told: Told, question: Question) -> Iterator[Block]:
    """What the answer given did, at once."""
    done = did(law, told, question)
    if done:
        first, *rest = done.said
        yield Passage(f"→ {first}", STRONG if done.moved else PLAIN)
        yield from (Passage(each, QUIET) for each in rest)
        yield Gap()


def _detail(told: Told, question: Question) -> Iterator[Block]:
    speech, words = told.telling.speech, told.words
    about = question.about
    yield Passage(speech.text(about.ask) or speech.text(about.label))
    if question.part is not None:
        yield Passage(speech.text(question.part.label), ACCENT)
    if question.values:
        yield _values(told, question)
    if question.open:
        yield Passage(words.say("{mark} For the court to judge.", mark=COURT), ACCENT)
    if question.within:
        yield from _within(told, question, *question.within)
    if about.help:
        yield Passage(speech.text(about.help), QUIET)
    cite = speech.cite(about.cite)
    how = _how(told, question)
    said = words.meant("between sentences", " ").join(part for part in (cite and words.sentence(cite), how) if part)
    if said:
        yield Passage(said, QUIET)


def _within(told: Told, question: Question, low: int, high: int) -> Iterator[Block]:
    """That an authority sets the figure, and between which."""
    words, speech = told.words, told.telling.speech
    least, most = (speech.value(question.about.id, each) for each in (low, high))
    said = words.say("An authority sets it, from {low} to {high}; unknown until it is said.", low=least, high=most)
    yield Passage(said, ACCENT)


class Numbered(Record):
    """Short texts after their numbers, as many to a line as it holds; none is parted from its number."""

    texts: tuple[str, ...]

    def lines(self, width: int) -> list[Content]:
        """The lines."""
        lines: list[str] = []
        for each in (f"{number} {text}" for number, text in enumerate(self.texts, 1)):
            joined = f"{lines[-1]}{_BETWEEN}{each}" if lines else each
            if lines and cells.width(joined) <= width:
                lines[-1] = joined
            else:
                lines += wrap(each, width)
        return [Content.styled(line, ACCENT) for line in lines]


def _values(told: Told, question: Question) -> Numbered:
    speech = told.telling.speech
    return Numbered(tuple(speech.text(value.label) for value in question.values))


def _how(told: Told, question: Question) -> str:
    words = told.words
    if question.kind == "date":
        return words.say("Type a date, as 2015-11-01 or 20151101; or choose one.")
    if question.within:
        if places(question):
            return words.say("Choose the place with Enter, or type its figure.")
        return words.say("Type the figure of the place, or choose one.")
    if question.kind in NUMBERS:
        unit = getattr(question.about, "unit", "")
        return (
            words.say("Type a number ({unit}), or + and -.", unit=unit)
            if unit
            else words.say("Type a number, or + and -.")
        )
    return ""
