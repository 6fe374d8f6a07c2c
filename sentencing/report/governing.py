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
    """Which of them governs, why, and by which rule."""
    words = telling.words
    cite = words.meant("between cites", "; ").join(telling.speech.cite(each, main=True) for each in found.cites)
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
    return {"governs": governs, "why": found.why, "cites": list(found.cites), **shown, "text": text}


def _frame(telling: Telling, answer: Assessment) -> str:
    if answer.liable is False:
        return telling.words.say("no offence")
    if not answer.frame:
        return telling.words.say("open: {band}", band=telling.speech.band(answer.open))
    return telling.speech.brief(answer.frame)
