"""Which law governs an act that is judged on a later day, in words."""

from __future__ import annotations

from sentencing.report import amounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.in_time import InTime
    from sentencing.report.telling import Telling


def both_laws(telling: Telling, found: InTime) -> list[tuple[str, str, str]]:
    """The two laws: of what, its day, and the frame that it has for the act."""
    words = telling.words
    return [
        (
            words.meant("the law of the day of it", "act"),
            amounts.date(words, found.committed),
            _frame(telling, found.old),
        ),
        (
            words.meant("the law of the day of it", "judgment"),
            amounts.date(words, found.judged),
            _frame(telling, found.new),
        ),
    ]


def governing(telling: Telling, found: InTime) -> str:
    """Which of them governs, why, and by which rule; and what applies of the other one besides."""
    words, speech = telling.words, telling.speech
    said = _governing(telling, found)
    if not found.besides:
        return said
    rules = [
        words.meant(
            "a rule and its cite",
            "{label} ({cite})",
            label=speech.text(each.label),
            cite=speech.cite(each.cite, main=True),
        )
        for each in found.besides
    ]
    listed = words.meant("between rules of another law", "; ").join(rules)
    if found.governs is found.old:
        besides = words.say("Of the law of judgment there applies besides: {rules}.", rules=listed)
    else:
        besides = words.say("Of the law of the act there applies besides: {rules}.", rules=listed)
    return words.sentences((said, besides))


def _governing(telling: Telling, found: InTime) -> str:
    words = telling.words
    cite = words.meant("between cites", "; ").join(telling.speech.cite(each, main=True) for each in found.cites)
    if found.governs.liable is False and _exempt(found.governs):
        return _nobody_liable(telling, found, cite)
    match found.why:
        case "milder":
            return words.say("The law of judgment governs: it is milder ({cite}).", cite=cite)
        case "no-crime-now":
            return words.say("The law of judgment governs: under it this is no offence ({cite}).", cite=cite)
        case "no-crime-then":
            return words.say("The law of the act governs: under it this was no offence ({cite}).", cite=cite)
        case "undecided":
            return words.say(
                "The law of the act governs unless that of judgment is milder; what is not known decides ({cite}).",
                cite=cite,
            )
        case _:
            return words.say("The law of the act governs: that of judgment is not milder ({cite}).", cite=cite)


def _nobody_liable(telling: Telling, found: InTime, cite: str) -> str:
    """Which law governs where something about the person or the proceedings, not the offence, rules liability out."""
    words = telling.words
    if found.other.liable is False:
        return words.say("This person is not liable under either law ({cite}).", cite=cite)
    if found.governs is found.old:
        return words.say("The law of the act governs: under it this person is not liable ({cite}).", cite=cite)
    return words.say("The law of judgment governs: under it this person is not liable ({cite}).", cite=cite)


def _exempt(answer: Assessment) -> bool:
    """Whether there is an offence, for which this person does not answer: too young, or out of time."""
    return any(each.code == "rule" for each in answer.not_liable)


def governing_json(telling: Telling, found: InTime | None) -> dict[str, Any] | None:
    """The same as JSON; None where only one law can govern."""
    from sentencing.report.json import band

    if found is None:
        return None
    laws = {"old": found.old, "new": found.new}
    shown = {
        name: {
            "as_of": each.day,
            "liable": each.liable,
            "tier": each.tier.id if each.tier else None,
            "frame": band(telling.ladder, each.frame),
            "shall": band(telling.ladder, each.shall),
            "may": band(telling.ladder, each.may),
        }
        for name, each in laws.items()
    }
    governs = "new" if found.governs is found.new else "old"
    text = governing(telling, found)
    besides = [each.id for each in found.besides]
    return {"governs": governs, "why": found.why, "cites": list(found.cites), "besides": besides, **shown, "text": text}


def _frame(telling: Telling, answer: Assessment) -> str:
    if answer.liable is False:
        return telling.words.say("not liable") if _exempt(answer) else telling.words.say("no offence")
    if not answer.frame:
        return telling.words.say("open: {band}", band=telling.speech.band(answer.open))
    return telling.speech.brief(answer.frame)
