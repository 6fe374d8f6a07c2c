"""Each part of an answer as one plain sentence or phrase: what `text` says in JSON."""

from __future__ import annotations

from sentencing.report import amounts, effects, ground
from sentencing.report.lead import unmade
from sentencing.report.why import FOUND, IDLE, idle, needs, steps_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.assessment import Assumption, Following, Reason, Unmade
    from sentencing.report.telling import Telling


def unmade_text(telling: Telling, each: Unmade) -> str:
    """Why the person is not liable."""
    return unmade(telling, each)


def assumption_text(telling: Telling, each: Assumption) -> str:
    """Something that the answer takes for granted."""
    return ground.basis(telling, each).text


def consequence_text(telling: Telling, each: Following) -> str:
    """What follows, or what to say where it cannot."""
    return telling.speech.text(each.consequence.label if each.reached else each.consequence.otherwise)


def reason_text(telling: Telling, reason: Reason) -> str:
    """One step of the answer."""
    match reason.step:
        case "version":
            return _version(telling, reason)
        case "needs" if reason.code not in FOUND:
            return _needs(telling, reason)
        case "why-not":
            return _why_not(telling, reason)
    said = [_step(telling, step.label, step.text) for step in steps_of(telling, reason)]
    return telling.words.meant("between reasons", "; ").join(said)


def _step(telling: Telling, label: str, text: str) -> str:
    return telling.words.meant("a fact and its value", "{fact}: {value}", fact=label, value=text)


def _version(telling: Telling, reason: Reason) -> str:
    words, since, until = telling.words, reason.detail["since"], reason.detail["until"]
    if since and until:
        return words.say(
            "In force from {since} to {until}", since=amounts.date(words, since), until=amounts.date(words, until)
        )
    if until:
        return words.say("In force until {until}", until=amounts.date(words, until))
    return words.say("In force since {since}", since=amounts.date(words, since)) if since else words.say("In force")


def _needs(telling: Telling, reason: Reason) -> str:
    condition = effects.condition(telling.speech, reason.detail["needs"])
    if reason.code == "presumed":
        return telling.words.say("Presumed: {condition}", condition=condition)
    return telling.words.say("Made out: {condition}", condition=condition)


def _why_not(telling: Telling, reason: Reason) -> str:
    if reason.code in IDLE:
        return idle(telling, reason)
    tier, words, speech = telling.tiers.get(reason.id), telling.words, telling.speech
    frame = speech.brief(reason.after or ())
    if tier is None or reason.code == "graver-applies":
        return words.say("{frame}: a graver tier applies", frame=frame)
    if reason.code == "ruled-out":
        return words.say("{frame}: what is known rules it out", frame=frame)
    if reason.code == "within" and (outer := telling.tiers.get(tier.within)) and outer.when:
        condition = effects.condition(speech, outer.when)
        return words.say("{frame}: it is only within {condition}", frame=frame, condition=condition)
    if reason.detail["when"] is None:
        return words.say("{frame}: its condition does not hold", frame=frame)
    return needs(telling, tier, reason)
