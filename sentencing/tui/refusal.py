"""What is said where the engine refuses a case: which answers, by which article, or which day."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.engine.ahead import NotKnownError
from sentencing.engine.case import CaseError, ImpossibleCaseError, NotInForceError
from sentencing.report import amounts
from sentencing.report.comparison import fact
from sentencing.report.words import Words
from sentencing.tui.told import Told
from sentencing.tui.tones import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from sentencing.engine.case import Answer
    from sentencing.report.telling import Telling
    from sentencing.tui.prose import Block

    Facts = Mapping[str, Answer]


def refusal(words: Words, told: Told | None, error: CaseError, facts: Facts | None = None) -> tuple[Block, ...]:
    """Why something was not taken; the case stays as it was."""
    from sentencing.tui.prose import Passage  # not where there is no screen

    return tuple(Passage(each, WARNING) for each in refused(words, told, error, facts))


def refused(words: Words, told: Told | None, error: CaseError, facts: Facts | None = None) -> Iterator[str]:
    """Why something was not taken, sentence by sentence; `facts` are those of the case that was refused."""
    match error:
        case ImpossibleCaseError() if told:
            speech = told.telling.speech
            yield _meeting(told.telling, error, facts or {})
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


def _meeting(telling: Telling, error: ImpossibleCaseError, facts: Facts) -> str:
    """Which answers meet in what cannot be: those given, and what is presumed as long as nothing else is said."""
    words, speech = telling.words, telling.speech
    given = [name for name in error.answers if name in facts] or error.answers
    named = [fact(telling, name, facts[name]) if name in facts else speech.label(name) for name in given]
    if error.presumed:
        silent = [fact(telling, name, getattr(speech.named(name), "default", None)) for name in error.presumed]
        return words.say(
            "Not taken: {answers} cannot go with {presumed}, which is presumed until it is answered. Answer it first.",
            answers=words.both(named),
            presumed=words.both(silent),
        )
    if len(named) == 1:
        return words.say("Not taken: {answers} cannot be.", answers=named[0])
    return words.say("Not taken: {answers} cannot go together.", answers=words.both(named))


def not_known(words: Words, error: NotKnownError) -> Iterator[str]:
    """That a day is still to come, and until when the law is known."""
    day = amounts.date(words, error.day)
    yield words.say("Not taken: {date} is still to come, and its law is not known.", date=day)
    if error.checked:
        yield words.say("The texts were last checked on {date}.", date=amounts.date(words, error.checked))
