"""What is said where the engine refuses a case: which answers, by which article, or which day."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.engine.ahead import NotKnownError
from sentencing.engine.case import CaseError, ImpossibleCaseError, NotInForceError
from sentencing.report import amounts
from sentencing.report.words import Words
from sentencing.tui.told import Told
from sentencing.tui.tones import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.tui.prose import Block


def refusal(words: Words, told: Told | None, error: CaseError) -> tuple[Block, ...]:
    """Why something was not taken; the case stays as it was."""
    from sentencing.tui.prose import Passage  # not where there is no screen

    said = refused(words, told, error) if told else iter([str(error)])
    return tuple(Passage(each, WARNING) for each in said)


def refused(words: Words, told: Told, error: CaseError) -> Iterator[str]:
    """Why something was not taken, sentence by sentence."""
    speech = told.telling.speech
    match error:
        case ImpossibleCaseError():
            named = words.both([speech.label(name) for name in error.answers])
            yield words.say("Not taken: {answers} cannot go together.", answers=named)
            reason, cite = speech.text(error.label), speech.cite(error.cite)
            yield words.sentence(words.meant("a reason", "{reason} ({cite})", reason=reason, cite=cite))
        case NotInForceError() if error.new:
            since = amounts.date(words, error.since)
            yield words.say("Not taken: there was no such offence before {since}.", since=since)
        case NotKnownError():
            yield from not_known(words, error)
        case NotInForceError():
            yield words.say("Not taken: no law is encoded here for {date}.", date=amounts.date(words, error.day))
            if error.since:
                yield words.say("In force since {since}.", since=amounts.date(words, error.since))
        case _:
            yield str(error)


def not_known(words: Words, error: NotKnownError) -> Iterator[str]:
    """That a day is still to come, and until when the law is known."""
    day = amounts.date(words, error.day)
    yield words.say("Not taken: {date} is still to come, and its law is not known.", date=day)
    if error.checked:
        yield words.say("The texts were last checked on {date}.", date=amounts.date(words, error.checked))
