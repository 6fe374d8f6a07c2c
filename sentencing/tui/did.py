"""What an answer did: the same case with it and without it, compared. Something is always said, even where no number
moved."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.engine.assessment import Assessment
from sentencing.engine.case import CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.law import band as bands
from sentencing.law.provision import Rule
from sentencing.law.record import Record
from sentencing.report import amounts, elements
from sentencing.report.plain import consequence_text
from sentencing.report.ruler import BANDS
from sentencing.report.telling import Telling
from sentencing.report.why import idle as said_in_vain
from sentencing.report.why import steps_of
from sentencing.tui.answers import silence_is_unknown
from sentencing.tui.idle import clause, why_idle
from sentencing.tui.places import figures_of, set_there, without
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told, answer
from sentencing.tui.waiting import Waiting, waiting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.assessment import Reason

_MOST_FOLLOWING = 2  # consequences that are named, one where bounds moved; the rest are counted


class Did(Record):
    """What one answer did, in sentences; `moved` tells whether any bound, tier or liability did."""

    said: tuple[str, ...]
    moved: bool


def did(law: PreparedLaw, told: Told, question: Question) -> Did | None:
    """What the answer to a question does; None where it has none or where the case cannot be without it."""
    if not question.said:
        return None
    case = without(told, question)
    try:
        before = answer(law, told.offence, case, told.day)
    except CaseError:
        return None
    waited = [each for each in waiting(law, case, before) if question.name in each.names]
    waits = {each.rule.id: each for each in waiting(law, told.case, told.assessment)}
    still = [waits[each.rule.id] for each in waited if each.rule.id in waits]
    closed = [each.rule for each in waited if each.rule.id not in waits]
    moved = (*_moved(told.telling, before, told.assessment), *_joined(told.telling, before, told.assessment))
    said = (*moved, *_ruled(told, before, closed), *_followed(told, before, 1 if moved else _MOST_FOLLOWING))
    return Did((*_placed(told, question), *(said or (_nothing(law, told, question, still),))), moved=bool(moved))


def _placed(told: Told, question: Question) -> Iterator[str]:
    """Where the figures that the case has were set, if they are those of a place."""
    words, speech, there = told.words, told.telling.speech, set_there(told, question)
    if there:
        set_ = figures_of(told, question, there[0].id)
        figures = words.series([speech.value(name.rpartition(":")[2], figure) for name, figure in set_.items()])
        names = words.series([speech.text(place.label) for place in there])
        yield words.say("Figures set in {places}: {figures}.", places=names, figures=figures)


def _moved(telling: Telling, before: Assessment, after: Assessment) -> Iterator[str]:
    """What became of liability, of the charge, and of the first band that is another one now."""
    words = telling.words
    if before.liable != after.liable:
        yield _liability(telling, after)
    if after.liable is False or before.liable is False:
        return
    if before.convicted_of != after.convicted_of and after.convicted_of:
        yield words.say("Convicted of {title}.", title=telling.title_inside(after.convicted_of))
    if before.day != after.day:
        yield words.say("The law of {date} governs.", date=amounts.date(words, after.day))
    name = next((each for each in BANDS if _plain(before, each) != _plain(after, each)), None)
    if name:
        yield _became(telling, name, before, after)


def _joined(telling: Telling, before: Assessment, after: Assessment) -> Iterator[str]:
    """What became of the further convictions, and of what all of them come to together."""
    words, speech = telling.words, telling.speech
    had, have = _further(before), _further(after)
    for offence in have:
        if offence not in had:
            yield words.say("A further conviction: {title}.", title=telling.title(offence))
    for offence in had:
        if offence not in have:
            yield words.say("No longer a further conviction: {title}.", title=telling.title(offence))
    if after.total and before.total and bands.plain(before.total) != bands.plain(after.total):
        was, now = speech.brief(before.total), speech.brief(after.total)
        yield words.say("Together: {before} becomes {after}.", before=was, after=now)
    elif after.total and not before.total:
        yield words.say("Together: {band}.", band=speech.brief(after.total))


def _further(assessment: Assessment) -> list[str]:
    return [each.convicted_of or each.offence for each in assessment.cumulate if each.liable is not False]


def _plain(assessment: Assessment, name: str) -> object:
    return bands.plain(getattr(assessment, name))


def _liability(telling: Telling, after: Assessment) -> str:
    words = telling.words
    match after.liable:
        case False:
            return words.say("With it this person is not liable for this offence.")
        case True:
            return words.say("Without it this person would not certainly be liable.")
        case _:
            return words.say("It leaves open whether this person is liable.")


def _became(telling: Telling, name: str, before: Assessment, after: Assessment) -> str:
    """What a band was and what it is."""
    words, speech = telling.words, telling.speech
    if not after.frame:
        return words.say("It leaves the frame open: {band}.", band=speech.brief(after.open))
    was, now = (speech.brief(getattr(each, name) or each.open) for each in (before, after))
    match name:
        case "frame":
            return words.say("The frame of {before} becomes {after}.", before=was, after=now)
        case "shall":
            return words.say("What the court must: {before} becomes {after}.", before=was, after=now)
        case "may":
            return words.say("What the court may: {before} becomes {after}.", before=was, after=now)
        case _:
            return words.say("What is open: {before} becomes {after}.", before=was, after=now)


def _ruled(told: Told, before: Assessment, closed: list[Rule]) -> Iterator[str]:
    """The rules that came with the answer, those that went, and, of those it `closed`, those that can come no more."""
    telling, words = told.telling, told.words
    had, have = {each.id for each in before.rules}, {each.id for each in told.assessment.rules}
    for reason in told.assessment.reasons:
        idle = reason.step == "bar" and reason.before == reason.after
        if reason.step in ("rule", "bar") and reason.code == "applies" and reason.id not in had and not idle:
            yield from _step(telling, reason)
    for rule in before.rules:
        if rule.id not in have:
            label, cite = telling.speech.text(rule.label), telling.speech.cite(rule.cite, main=True)
            yield words.say("No longer: {label} ({cite}).", label=telling.speech.inside(rule.label) or label, cite=cite)
    for rule in closed:
        if rule.id not in have:
            yield words.say("No longer possible: {rule}", rule=_rule(telling, rule))


def _rule(telling: Telling, rule: Rule) -> str:
    """What a rule that need not hold would do."""
    label, cite = telling.speech.text(rule.label), telling.speech.cite(rule.cite, main=True)
    return _said(telling, label, cite, elements.rule(telling.speech, rule, conditional=False))


def _said(telling: Telling, label: str, cite: str, text: str) -> str:
    return telling.words.meant(
        "a rule and what it does", "{label} ({cite}): {text}.", label=label, cite=cite, text=text
    )


def _step(telling: Telling, reason: Reason) -> Iterator[str]:
    for each in steps_of(telling, reason):
        yield _said(telling, each.label, each.cite, each.text)


def _followed(told: Told, before: Assessment, most: int) -> Iterator[str]:
    """What now follows from a sentence, and what no longer does."""
    words = told.words
    if before.liable is False or not told.assessment.outcomes:
        return
    had, have = _following(told.telling, before), _following(told.telling, told.assessment)
    came, went = ([each for each in one if each not in other] for one, other in ((have, had), (had, have)))
    said = [words.say("Follows: {what}", what=words.sentence(each)) for each in came[:most]]
    if len(came) > most:
        said.append(words.many("{n} more follows.", "{n} more follow.", len(came) - most))
    if not came:
        said = [words.say("No longer follows: {what}", what=words.sentence(each)) for each in went[:most]]
    if said:
        yield words.sentences(said)


def _following(telling: Telling, assessment: Assessment) -> list[str]:
    about = telling.about(assessment)
    return [consequence_text(about, each) for each in assessment.consequences if each.reached]


def _nothing(law: PreparedLaw, told: Told, question: Question, still: list[Waiting]) -> str:
    words = told.words
    for reason in told.assessment.reasons:
        if reason.code == "idle" and reason.id == question.name:
            return said_in_vain(told.telling, reason)
    if silence_is_unknown(question):
        open_ = next(_open(told, question, still), "")
        if open_:
            return open_
    elif question.answer is False or question.answer == getattr(question.about, "default", None):
        return words.say("Changes nothing here: it is what silence means already.")
    if question.matters:
        return words.say("Changes nothing as things are.")
    because = clause(told, why_idle(law, told, (question,))[question.name])
    return words.say("Changes nothing here: {why}.", why=because)


def _open(told: Told, question: Question, still: list[Waiting]) -> Iterator[str]:
    """What waits for the answer, or with it for others."""
    words = told.words
    for each in still:
        yield words.say(
            "It stays open whether this applies: {rule} It depends on what is asked of: {facts}.",
            rule=_rule(told.telling, each.rule),
            facts=_labels(told, each.names),
        )
    left = tuple(name for name in told.assessment.unknown if name != question.name)
    if left and question.matters:
        yield words.say("No bound moves yet. It depends on what is asked of: {facts}.", facts=_labels(told, left))


def _labels(told: Told, names: tuple[str, ...]) -> str:
    labels = [told.telling.speech.label(name.rpartition(":")[2]) for name in names]
    return told.words.meant("between reasons", "; ").join(labels)
