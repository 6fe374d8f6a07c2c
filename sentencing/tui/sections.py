"""An answer as blocks of text: the sentence, why, what is left to the court, what follows, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.debate.proposed import ProposedLaw
from sentencing.report import amounts, ground
from sentencing.report.comparison import changes_nothing
from sentencing.report.governing import both_laws, governing
from sentencing.report.lead import lead
from sentencing.report.limitation import limitation
from sentencing.report.plain import consequence_text
from sentencing.report.telling import elsewhere, heading_of, version_of
from sentencing.report.why import notes, steps
from sentencing.tui.answers import silence_is_unknown
from sentencing.tui.bar import Head
from sentencing.tui.history import History
from sentencing.tui.prose import Block, Entry, Gap, Heading, Passage, Table
from sentencing.tui.rows import COURT
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told, name_of
from sentencing.tui.tones import QUIET, STRONG, WARNING

_TERM = 40  # cells of what is left to the court, at most


def head(told: Told, history: History, *, motion: bool) -> Head:
    """Where one is: the offence, in whose law it stands on that day, the day, and whether the case is one that was
    saved, or of a law that a motion makes."""
    words, speech, day = told.words, told.telling.speech, told.assessment.day
    asked = told.telling.law.offence(told.offence)
    version, placed = version_of(asked, day), elsewhere(asked, day)
    system, heading = speech.text(told.telling.system.title), heading_of(speech, asked, day)
    place = words.meant("a place in a heading", "{system}, {heading}", system=system, heading=heading)
    title = speech.text(version.title)
    other = next((each for each in version.title.values() if each != title), "")
    short = speech.instrument(placed.partition(" ")[0]) if placed else speech.cite(version.article)
    return Head(place, title, other, _aside(told, history, motion=motion), (heading, short))


def _aside(told: Told, history: History, *, motion: bool) -> str:
    words = told.words
    law = words.say("law of {date}", date=amounts.date(words, told.assessment.day))
    if motion:
        return words.say("{law}, under a motion", law=law)
    if history.title and history.changed:
        return words.meant("a case and its law", "“{case}”, changed; {law}", case=history.title, law=law)
    return words.meant("a case and its law", "“{case}”, {law}", case=history.title, law=law) if history.title else law


def sentence(told: Told) -> tuple[Block, ...]:
    """The answer: what the court must do stands out, what it may do follows."""
    first, *rest = lead(told.telling)
    said = told.words.meant("between sentences", " ").join(rest)
    return (Passage(first, STRONG), *([Passage(said)] if rest else []))


def laws(told: Told) -> tuple[Block, ...]:
    """The two laws that may govern, and which does; and before them whether prosecution is too late by now."""
    if told.laws is None:
        return ()
    late = limitation(told.telling, told.laws)
    rows = tuple(Entry(*each) for each in both_laws(told.telling, told.laws))
    first = (Gap(), Passage(late, STRONG)) if late else ()
    return (*first, Heading(told.words.say("Which law")), Table(rows), Passage(governing(told.telling, told.laws)))


def proposal(told: Told) -> tuple[Block, ...]:
    """The motion that the law is taken to have passed, if there is one, and whether it changes anything here."""
    law = told.telling.law
    if not isinstance(law, ProposedLaw):
        return ()
    idle = changes_nothing(told.telling)
    title = Passage(told.telling.speech.text(dict(law.title)))
    return (
        Heading(told.words.say("The law as this motion would have it")),
        title,
        *([Passage(idle, WARNING)] if idle else []),
    )


def why(told: Told) -> tuple[Block, ...]:
    """What moved the range, step by step."""
    rows = tuple(Entry(each.label, each.cite, each.text) for each in steps(told.telling))
    return (Heading(told.words.say("Why")), Table(rows)) if rows else ()


def change(told: Told) -> tuple[Block, ...]:
    """What would change it, and what is left to the court."""
    return tuple(_change(told))


def follows(told: Told) -> tuple[Block, ...]:
    """What follows from the sentence: what a reader asks first, then the rest."""
    rows = tuple(_following(told))
    return (Heading(told.words.say("What follows")), Table(rows, label=12)) if rows else ()


def rests(told: Told) -> tuple[Block, ...]:
    """What the answer rests on, and where it comes from."""
    return tuple(_rests(told))


def note(told: Told, text: str) -> tuple[Block, ...]:
    """What the user wrote beside the case."""
    passages = [Passage(line) if line else Gap() for line in text.splitlines()]
    return (Heading(told.words.meant("beside a case", "Note")), *passages) if text else ()


def _change(told: Told) -> Iterator[Block]:
    helps = [
        told.telling.speech.text(each.detail["help"]) for each in told.assessment.not_liable if each.detail.get("help")
    ]
    said = [*_presumed(told), *helps, *notes(told.telling)]
    if said:
        yield Heading(told.words.say("What would change it"))
        yield from (Passage(each) for each in said)
    left = tuple(_left(told)) if told.assessment.liable is not False else ()
    if left:
        yield Heading(told.words.say("Left to the court"))
        yield Table(left, label=_TERM)


def _presumed(told: Told) -> Iterator[str]:
    """The amounts that the offence turns on and that nobody said, while it is presumed to be made out."""
    if any(each.step == "needs" and each.code == "presumed" for each in told.assessment.reasons):
        for each in told.questions:
            measured = each.kind in ("amount", "quantity") and not silence_is_unknown(each)
            if measured and each.own and each.deciding and each.matters and not each.said:
                yield told.words.say(
                    "{fact}: not said. That there is an offence is presumed.", fact=name_of(told, each)
                )


def _left(told: Told) -> Iterator[Entry]:
    """The open terms that bear on this case, and how they stand."""
    speech = told.telling.speech
    for each in told.questions:
        if each.open and (each.said or (each.matters and each.deciding)):
            cite = speech.cite(each.about.cite, main=True)
            yield Entry(f"{name_of(told, each)} {COURT}", cite, _stands(told, each), "" if each.said else QUIET)


def _stands(told: Told, question: Question) -> str:
    words = told.words
    if not question.said:
        return words.meant("an open term", "not said")
    if question.answer is None:
        return words.meant("an open term", "not known")
    if question.answer is True:
        return words.meant("an open term", "taken as found")
    return words.meant("an open term", "taken as not found")


def _rests(told: Told) -> Iterator[Block]:
    found = ground.assumptions(told.telling, told.words.say("x lists them"))
    rows = tuple(Entry(each.kind, "", each.text, QUIET) for each in found)
    if rows:
        yield Heading(told.words.say("What it rests on"))
        yield Table(rows, label=14)
    yield from _source(told)


def _following(told: Told) -> Iterator[Entry]:
    first, _ = ground.following(told.telling)
    yield from (Entry(each.label, each.cite, each.text) for each in first)
    said = {each.text for each in first}
    for each in told.assessment.consequences:
        text = consequence_text(told.telling, each)
        if text not in said:
            kind = ground.modality(told.words, each.consequence.modality if each.reached else "bar")
            yield Entry(kind, told.telling.speech.cite(each.consequence.cite, main=True), text, QUIET)


def _source(told: Told) -> Iterator[Block]:
    said, cite = ground.statute_words(told.telling)
    if said:
        yield Gap()
        yield Passage(said)
        yield Passage(told.telling.speech.cite(cite), QUIET)
    yield Gap()
    yield Passage(told.words.meant("between sentences", " ").join(ground.provenance(told.telling)), QUIET)
