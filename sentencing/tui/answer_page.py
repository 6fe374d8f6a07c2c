"""What the desk shows of a claim or a motion: the answer, or, until there is one, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sentencing.debate.written import short
from sentencing.tui.prose import Gap, Passage
from sentencing.tui.tones import QUIET, STRONG, WARNING
from sentencing.tui.verdicts import Answers, claim_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.case import Law
    from sentencing.report.words import Words
    from sentencing.tui.answering import Answering
    from sentencing.tui.docket import Matter
    from sentencing.tui.prose import Block


def answer_page(words: Words, law: Law, matter: Matter, answers: Answering, day: str) -> Answers:
    """The page of a matter as far as its answer is known on a day."""
    found: Any = answers.known(matter, day)
    if found is None:
        return Answers(tuple(_asked(words, matter, answers.seconds(matter, day))), {})
    if isinstance(found, str):
        return Answers((_text(words, matter), Gap(), Passage(found, WARNING)), {})
    if matter.claim:
        page = claim_page(words, law, found)
        if not matter.group and not matter.forms:  # it was typed
            first, *rest = page.blocks
            understood = Passage(words.say("Understood: {said}", said=short(matter.claim)), QUIET)
            return page._replace(blocks=(first, understood, *rest))
        return page
    from sentencing.tui.motions import motion_page  # with the tables of a motion

    seconds = answers.seconds_of_claims(matter, day) if found.whole else answers.seconds(matter, day)
    return motion_page(words, found, seconds)


def _asked(words: Words, matter: Matter, seconds: int | None) -> Iterator[Block]:
    """What is asked, before there is an answer."""
    yield _text(words, matter)
    if matter.motion:
        yield Passage(words.text(matter.motion.motion.by), QUIET)
    yield Gap()
    if seconds is None:
        yield Passage(words.say("Enter finds the answer."), QUIET)
    else:
        yield Passage(words.say("Looking at every case … {n} s", n=seconds), QUIET)


def _text(words: Words, matter: Matter) -> Passage:
    text = words.text(matter.text)
    return Passage(words.meant("a claim", "“{text}”", text=text) if matter.claim else text, STRONG)
