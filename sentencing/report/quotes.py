"""Paragraphs quoted from the user's own copy of an official text, each with what is to be said of it."""

from __future__ import annotations

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.report.speech import Speech
    from sentencing.review.texts import Quoted


class Quote(Record):
    """A paragraph, and a sentence on whether the encoding was checked against these words. `state`: same, changed or
    unknown; `as_of`: the day of the copy, empty if it does not say."""

    cite: str
    text: str
    state: str
    as_of: str
    said: str


def quotes_of(speech: Speech, found: Iterable[Quoted]) -> tuple[Quote, ...]:
    """The paragraphs that were found, in the words of a language."""
    return tuple(Quote(*each, _said(speech, each)) for each in found)


def _said(speech: Speech, quoted: Quoted) -> str:
    words, cite = speech.words, speech.cite(quoted.cite)
    match quoted.state:
        case "same":
            said = words.say("Your copy of {cite}; the figures here were checked against these words.", cite=cite)
        case "changed":
            said = words.say(
                "Your copy of {cite}; these are NOT the words that the figures here were checked against.", cite=cite
            )
        case _:
            said = words.say("Your copy of {cite}; the figures here were not compared with these words.", cite=cite)
    return said
