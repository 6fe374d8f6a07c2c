"""Why: what moved the range and what moved nothing, step by step, each with its article."""

from __future__ import annotations

from sentencing.law import band as bands
from sentencing.law.effect import WITHIN_FRAME
from sentencing.law.record import Record
from sentencing.report import amounts, effects
from sentencing.report.lead import cited
from sentencing.report.words import capital

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sentencing.engine.assessment import Outcome, Reason
    from sentencing.law.band import Band
    from sentencing.law.provision import Rule, Tier
    from sentencing.law.sanction import Sanction
    from sentencing.report.telling import Telling


FOUND = ("must-be-found", "may-be-found")  # reasons that tell what an instrument says that a circumstance means
IDLE = ("idle", "not-in-force", "other-law", "unasked", "not-carried")  # reasons that tell what was said in vain


class Step(Record):
    """One line of the reasons: what, where the law says so, and what it does."""

    label: str
    cite: str
    text: str


def steps(telling: Telling) -> tuple[Step, ...]:
    """What led to the range, in order; then the rules that moved nothing."""
    return tuple(_steps(telling))


def _steps(telling: Telling) -> Iterator[Step]:
    ordered = sorted(telling.assessment.reasons, key=lambda each: _severity_of_possible(telling, each))
    for reason in ordered:
        if not _still(reason):
            yield from steps_of(telling, reason)
    yield from _landings(telling)
    yield from _limits(telling)
    for reason in ordered:
        if _still(reason) and reason.step == "rule":
            yield from steps_of(telling, reason)


def _still(reason: Reason) -> bool:
    """Whether a reason is a rule or a bar that moves nothing."""
    return reason.step in ("rule", "bar") and reason.before == reason.after


def _severity_of_possible(telling: Telling, reason: Reason) -> Any:
    """Tiers that an answer may lie in come by severity; everything else stays in its order."""
    return bands.severity(telling.ladder, reason.after or ()) if reason.code == "possible" else ()


def steps_of(telling: Telling, reason: Reason) -> Iterator[Step]:
    """The lines of one reason; none for those that are told otherwise."""
    match reason.step:
        case "reference":
            yield _reference(telling, reason)
        case "needs" if reason.code in FOUND:
            yield _defined(telling, reason)
        case "tier":
            yield from _tier(telling, reason)
        case "rule" | "bar":
            yield _rule(telling, reason)
        case "instead":
            yield _instead(telling, reason)


def _reference(telling: Telling, reason: Reason) -> Step:
    label, words = _label_of_reference(telling, reason.id), telling.words
    title = telling.title_inside(reason.detail["to"])
    match reason.code:
        case "punish":
            text = words.say("punished as {title}", title=title)
        case "heavier":
            text = words.say("{title} is graver", title=title)
        case "lapses":
            text = words.say("{title} is not made out", title=title)
        case _:
            text = words.say("convicted of {title}", title=title)
    return Step(label or title, telling.speech.cite(reason.cite, main=True), text)


def _label_of_reference(telling: Telling, identity: str) -> str:
    asked = telling.law.offence(telling.assessment.offence).elements.references
    found = next((each for each in (*asked, *telling.offence.elements.references) if each.id == identity), None)
    return telling.speech.text(found.label) if found else ""


def _defined(telling: Telling, reason: Reason) -> Step:
    """What an instrument says that a circumstance means."""
    speech, words = telling.speech, telling.words
    given = [speech.label(name) for name in reason.detail["circumstances"]]
    told = words.both(given) if given else ""
    if not given:  # it rests on the offence alone
        text = words.say("holds of this offence by its article")
    elif reason.code == "must-be-found":
        text = words.say("must be found, because of: {circumstances}", circumstances=told)
    else:
        text = words.say("may be found, given: {circumstances}", circumstances=told)
    return Step(capital(speech.label(reason.id)), speech.cite(reason.cite, main=True), text)


def _tier(telling: Telling, reason: Reason) -> Iterator[Step]:
    """The tier that the facts reach, by the circumstances that lead there; or, undecided, one of those it may be."""
    speech, words = telling.speech, telling.words
    cite, frame = speech.cite(reason.cite, main=True), speech.brief(reason.after or ())
    tier = telling.tiers.get(reason.id)
    label = (speech.text(tier.label) if tier else "") or words.say("The frame")
    if reason.code == "possible":
        when = tier.when if tier and not tier.label else None
        yield Step(label if when is None else capital(effects.condition(speech, when)), cite, frame)
        return
    found = [name for name in reason.detail["circumstances"] if speech.named(name) is not None]
    said = (
        words.say("{before} becomes {after}", before=speech.brief(reason.before), after=frame)
        if reason.before
        else frame
    )
    if not found:
        yield Step(label, cite, said)
    for index, name in enumerate(found):
        own = getattr(speech.named(name), "cite", "") or reason.cite
        yield Step(
            capital(speech.label(name)), speech.cite(own, main=True), said if index == 0 else words.say("the same")
        )


def _rule(telling: Telling, reason: Reason) -> Step:
    speech, words = telling.speech, telling.words
    cite = speech.cite(reason.cite, main=True)
    if reason.code == "nothing-below":
        text = words.say("already the lightest: going below it changes nothing")
        return Step(words.say("Nothing lies below"), cite, text)
    if reason.code == "contested-below":
        return Step(words.say("Nothing certain below"), cite, words.say("only what is contested is lighter"))
    if reason.code == "conflict":
        text = words.say("obliged and barred at once: the law does not say which goes first")
        return Step(speech.text(reason.detail["label"]), cite, text)
    return Step(speech.text(reason.detail["label"]), cite, _effect(telling, reason))


def _effect(telling: Telling, reason: Reason) -> str:
    """What a rule lets or makes a court do, and, where no bound moves, that none does."""
    words = telling.words
    near = frozenset(each.rung for band in (telling.assessment.frame, telling.assessment.open) for each in band)
    chosen = effects.options(
        telling.speech, reason.detail["options"], near | {each.rung for each in reason.before or ()}
    )
    if reason.detail["modality"] == "shall":
        said = words.meant("the court must", "must: {effects}", effects=chosen)
    else:
        said = words.meant("the court may", "may: {effects}", effects=chosen)
    if reason.before != reason.after:
        return said
    if _within_frame(reason):
        frame = telling.speech.brief(telling.assessment.frame)
        return words.say("{effects}, within {frame}; the range stays the same", effects=said, frame=frame)
    return words.say("{effects}; the range stays the same", effects=said)


def _within_frame(reason: Reason) -> bool:
    verbs = {effect.verb for option in reason.detail["options"] for effect in option.effects}
    return verbs <= WITHIN_FRAME | {"bar"}


def _instead(telling: Telling, reason: Reason) -> Step:
    speech, words = telling.speech, telling.words
    named = words.both([speech.text(telling.ladder.rung(each).title) for each in reason.detail["of"]])
    text = words.say("in its place: {band}", band=speech.brief(reason.after or ()))
    cite = speech.cite(reason.cite, main=len(reason.detail["of"]) == 1)
    return Step(words.say("Barred: {sanction}", sanction=named), cite, text)


def _landings(telling: Telling) -> Iterator[Step]:
    """Where going below the frame, or above it, leads."""
    answer = telling.assessment
    seen: list[Band] = [reason.after for reason in answer.reasons if reason.step == "instead" and reason.after]
    if any(reason.code == "nothing-below" for reason in answer.reasons):
        return
    for outcome in answer.outcomes:
        name = _reduction_used(telling, outcome)
        if name is not None and outcome.band not in seen:
            seen.append(outcome.band)
            yield _landing(telling, outcome, name)


def _reduction_used(telling: Telling, outcome: Outcome) -> str | None:
    """The reduction by which an outcome was reached (empty: the one that the bare word means); None without any."""
    ended = all(telling.ladder.kind(each) == "exempt" for each in outcome.band)
    if ended or outcome.band == telling.assessment.frame:
        return None
    used = [rule for rule in telling.assessment.rules if rule.id in outcome.by]
    effects_used = [effect for rule in used for option in rule.options for effect in option.effects]
    names = [effect.name for effect in effects_used if effect.verb in ("mitigated", "aggravated")]
    return names[0] if names else None


def _landing(telling: Telling, outcome: Outcome, name: str) -> Step:
    speech, words, reached = telling.speech, telling.words, telling.assessment.tier
    reduction = telling.reduction(name)
    punishment = speech.brief(outcome.band)
    if outcome.additional:
        added = speech.additions(outcome.additional)
        punishment = words.meant("a punishment", "{principal}, {added}", principal=punishment, added=added)
    cite = speech.cite(reduction.cite, main=True) if reduction else ""
    if reached and outcome.tier != reached.id:
        return Step(words.say("One step down"), cite, punishment)
    if reduction and reduction.method == "scale":
        return Step(words.say("The frame reduced"), cite, punishment)
    return Step(words.say("Below the frame"), cite, punishment)


def _limits(telling: Telling) -> Iterator[Step]:
    """Ends that the article leaves open and the jurisdiction sets."""
    tier = telling.tier
    for sanction in tier.principal if tier else ():
        rung = telling.ladder.rung(sanction.rung)
        if rung.limits and rung.limits_cite and (sanction.span is None or None in sanction.span[:2]):
            yield _limit(telling, sanction)


def _limit(telling: Telling, sanction: Sanction) -> Step:
    speech, words = telling.speech, telling.words
    rung = telling.ladder.rung(sanction.rung)
    limits, span = rung.limits, sanction.span
    assert limits is not None
    cite = speech.cite(rung.limits_cite, main=True)
    if span is None or (span.low is None and span.high is None):
        return Step(capital(speech.text(rung.title)), cite, amounts.span(words, limits))
    written = words.say("“{words}”", words=amounts.span(words, span))
    if span.high is None and limits.high is not None:
        end = amounts.amount(words, limits.high, limits.unit)
        return Step(written, cite, words.say("ends at {end} for one offence", end=end))
    begin = amounts.amount(words, limits.low or 0, limits.unit)
    return Step(written, cite, words.say("begins at {begin}", begin=begin))


# What else would have to be true, and what was said in vain.


def notes(telling: Telling) -> tuple[str, ...]:
    """Sentences on what the facts do not reach, and on what they say in vain."""
    reasons = [reason for reason in telling.assessment.reasons if reason.step == "why-not"]
    return (*_idle(telling, reasons), *_needing(telling, reasons))


def _idle(telling: Telling, reasons: list[Reason]) -> Iterator[str]:
    return (idle(telling, reason) for reason in reasons if reason.code in IDLE)


def idle(telling: Telling, reason: Reason) -> str:
    """That something was said in vain, and with what it would count."""
    speech, words = telling.speech, telling.words
    if reason.code == "other-law":
        day = amounts.date(words, reason.detail["day"])
        label = reason.detail.get("label")  # of what is no question of this day's law
        said = speech.text(label) if label else capital(_said(telling, reason))
        return words.say("{fact} counts only under the law of {date}.", fact=said, date=day)
    if reason.code == "not-in-force":
        label, cite = speech.text(reason.detail["label"]), speech.cite(reason.cite, main=True)
        day = amounts.date(words, reason.detail["day"])
        return words.say("{label} ({cite}) changes nothing: it is not law on {date}.", label=label, cite=cite, date=day)
    if reason.code == "not-carried":
        values = {"title": telling.title_inside(reason.detail["to"]), "name": reason.detail["name"]}
        return words.say(
            "Not taken over for {title}, which asks anew: {fact} (say {name}).",
            fact=_said(telling, reason),
            **values,
        )
    if reason.code == "unasked":
        return words.say(
            "{fact} changes nothing: this offence does not ask about it.", fact=capital(_said(telling, reason))
        )
    values = {"label": speech.text(reason.detail["label"]), "cite": speech.cite(reason.cite, main=True)}
    outer = _outer(telling, reason.detail["tiers"])
    if outer is None or outer.when is None:
        return words.say("{label} ({cite}) changes nothing here.", **values)
    needed = effects.condition(speech, outer.when)
    return words.say(
        "{label} ({cite}) changes nothing here: it counts only together with {condition}.", condition=needed, **values
    )


def _said(telling: Telling, reason: Reason) -> str:
    """An answer: a circumstance, the value of a choice, or a fact and its number."""
    speech, value = telling.speech, reason.detail["value"]
    if value is True:
        return speech.label(reason.id)
    if getattr(speech.named(reason.id), "values", ()):
        return speech.value(reason.id, value)
    said = {"fact": speech.label(reason.id), "value": speech.value(reason.id, value)}
    return telling.words.meant("a fact and its value", "{fact}: {value}", **said)


def _outer(telling: Telling, tiers: list[str]) -> Tier | None:
    """The tier inside which a circumstance would count."""
    inner = next((telling.tiers[name] for name in tiers if name in telling.tiers and telling.tiers[name].within), None)
    return telling.tiers.get(inner.within) if inner else None


def _needing(telling: Telling, reasons: list[Reason]) -> Iterator[str]:
    """What each tier that does not apply would take; one that lies in another such tier, after it."""
    offered = {each.id: each for each in reasons if each.id in telling.tiers and _offers(each)}
    for reason in offered.values():
        if telling.tiers[reason.id].within not in offered:
            yield needs(telling, telling.tiers[reason.id], reason)
            yield from _needing_besides(telling, reason.id, offered)


def _offers(reason: Reason) -> bool:
    offer = reason.detail.get("offer")
    return offer is not None and bool(offer.missing)


def _needing_besides(telling: Telling, outer: str, offered: dict[str, Reason]) -> Iterator[str]:
    """What the tiers in one that is offered would take besides."""
    for tier in telling.tiers.values():
        if tier.within == outer and tier.id in offered:
            yield _needs(telling, tier, offered[tier.id], besides=True)
            yield from _needing_besides(telling, tier.id, offered)


def needs(telling: Telling, tier: Tier, reason: Reason) -> str:
    """What would open a tier that does not apply, or why not even that would let the court impose it."""
    return _needs(telling, tier, reason, besides=False)


def _needs(telling: Telling, tier: Tier, reason: Reason, *, besides: bool) -> str:
    speech, words, found = telling.speech, telling.words, reason.detail["offer"]
    wanted = found.missing[:1] if besides else tuple(reversed(found.missing))
    together = effects.condition(speech, wanted[0] if len(wanted) == 1 else ("all", wanted))
    values = {"condition": together, "cite": speech.cite(tier.cite, main=True)}
    if found.forbidden:
        return _forbidden(telling, tier, found.forbidden, values)
    values["band"] = capital(speech.brief(found.band))
    if besides:
        return words.say("{band} would take {condition} besides ({cite}).", **values)
    if _is_graver(telling, telling.frame(tier)):
        return words.say("{band} would take {condition} ({cite}).", **values)
    return words.say("{band} would be for {condition} ({cite}).", **values)


def _forbidden(telling: Telling, tier: Tier, rules: tuple[Rule, ...], values: dict[str, str]) -> str:
    """That a tier's frame would be out of the court's reach even then."""
    speech, words = telling.speech, telling.words
    return words.say(
        "With {condition} ({cite}) the frame would be {frame}, but the court may not impose it ({rules}).",
        frame=speech.brief(telling.frame(tier)),
        rules=words.meant("between reasons", "; ").join(
            cited(telling, speech.inside(each.label), each.cite) for each in rules
        ),
        **values,
    )


def _is_graver(telling: Telling, band: Band) -> bool:
    frame = telling.assessment.frame
    return bands.severity(telling.ladder, band) > bands.severity(telling.ladder, frame)
