"""The answer in one to three sentences: what the court must do, what it may do and need not, and what it depends on."""

from __future__ import annotations

from sentencing.law import band as bands
from sentencing.law.provision import on
from sentencing.law.sanction import TERM_KINDS
from sentencing.report.amounts import date, term
from sentencing.report.effects import begun, options
from sentencing.report.speech import starred
from sentencing.report.telling import additions_of, beyond

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assessment, Reason, Unmade, Via
    from sentencing.law.band import Band
    from sentencing.report.telling import Telling


def lead(telling: Telling) -> tuple[str, ...]:
    """The sentences that answer the question, in order."""
    answer = telling.assessment
    if answer.liable is False:
        return tuple(_not_liable(telling))
    said = (*carried(telling), *_conditional(telling))
    said += tuple(_undecided(telling) if answer.tier is None else _decided(telling))
    said += tuple(_convictions(telling))
    return (*said, *starred(telling.words, said))


def headline(telling: Telling) -> tuple[str, ...]:
    """The answer in brief: its first sentences and, whatever comes between, what the court may do and need not."""
    answer, said = telling.assessment, lead(telling)
    if answer.liable is False or answer.tier is None:
        return said[:2]
    return tuple(dict.fromkeys((*said[:2], *_may(telling))))


def _not_liable(telling: Telling) -> Iterator[str]:
    answer, words = telling.assessment, telling.words
    yield from (_by_reference(telling, via) for via in answer.via if via.kind not in ("cumulate", "punish"))
    if answer.not_liable[:1] and answer.not_liable[0].code == "needs":
        yield words.say("This offence is not made out.")
    else:
        yield words.say("Not liable for this offence.")
    for each in answer.not_liable:
        yield words.sentence(unmade(telling, each))
    if answer.elsewhere:
        named = words.both([_offence(telling, each) for each in answer.elsewhere])
        yield words.say("The same acts make this person liable for another offence: {offences}.", offences=named)


def unmade(telling: Telling, unmade: Unmade) -> str:
    """Why the person is not liable, with the article."""
    speech, words = telling.speech, telling.words
    cite = speech.cite(unmade.cite, main=True)
    match unmade.code:
        case "rule":
            return words.meant("a reason", "{reason} ({cite})", reason=speech.text(unmade.detail["label"]), cite=cite)
        case "unit":
            return words.say("the law does not punish an organisation for it ({cite})", cite=cite)
        case "only-unit":
            return words.say("only an organisation can commit it, and those responsible in it ({cite})", cite=cite)
        case "not-yet":
            since = date(words, unmade.detail["since"])
            return words.say(
                "there was no such offence when the act was done: it is one since {date} ({cite})",
                date=since,
                cite=cite,
            )
        case _:
            needs = unmade.detail.get("needs")
            what = begun(speech, needs) if needs else words.say("one of its tiers")
            return words.say("it takes {what} ({cite})", what=what, cite=cite)


def _offence(telling: Telling, offence: str) -> str:
    return telling.words.meant("an offence and its id", "{title} ({id})", title=telling.title(offence), id=offence)


def cited(telling: Telling, label: str, cite: str) -> str:
    """A reason with its article."""
    return telling.words.meant(
        "a reason and its article", "{label}, {cite}", label=label, cite=telling.speech.cite(cite, main=True)
    )


def carried(telling: Telling) -> Iterator[str]:
    """How the case came to be one of another offence."""
    for via in telling.assessment.via:
        if via.kind != "cumulate":
            yield _by_reference(telling, via)


def _by_reference(telling: Telling, via: Via) -> str:
    to, cite, words = _offence(telling, via.to), telling.speech.cite(via.cite), telling.words
    match via.kind:
        case "punish":
            return words.say("Punished as {offence}, {cite}.", offence=to, cite=cite)
        case "heavier":
            return words.say("{offence} is the graver offence and applies, {cite}.", offence=to, cite=cite)
        case _:
            return words.say("The offence is {offence}, {cite}.", offence=to, cite=cite)


def _conditional(telling: Telling) -> Iterator[str]:
    answer, words = telling.assessment, telling.words
    if answer.liable is not None:
        return
    if answer.unknown:
        facts = words.both([telling.speech.label(name) for name in answer.unknown])
        yield words.say("Whether this person is liable depends on what is not known: {facts}. If so:", facts=facts)
    else:
        yield words.say("Whether this person is liable is for the court to find. If so:")


def _undecided(telling: Telling) -> Iterator[str]:
    """Only what is open can be said: the tier depends on something unknown."""
    answer, words, speech = telling.assessment, telling.words, telling.speech
    yield words.say("It depends on what is not known: {facts}.", facts=_unknown(telling))
    yield words.sentence(words.say("open: {band}", band=speech.band(answer.open)))


def _decided(telling: Telling) -> Iterator[str]:
    answer, words, speech = telling.assessment, telling.words, telling.speech
    added = additions_of(telling, answer.shall) or (answer.additional if answer.shall == answer.frame else ())
    yield words.sentence(speech.punishment(answer.shall, added))
    if any(each.span and each.span.low is None and telling.ladder.kind(each) in TERM_KINDS for each in answer.shall):
        yield words.say("The law sets no minimum.")
    if bands.plain(answer.shall) != bands.plain(answer.frame):
        yield _must(telling)
    yield from _may(telling)
    yield from _in_vain(telling)
    yield from _beside(telling)
    if bands.plain(answer.open) != bands.plain(answer.may):
        yield _open(telling)


def _must(telling: Telling) -> str:
    """What obliges the court to go beyond the frame, or cuts the frame back."""
    answer, words = telling.assessment, telling.words
    frame = telling.speech.brief(answer.frame)
    moved = _moved(telling, "shall")
    why = _because(telling, moved) or words.say("what the law puts in place of a barred punishment")
    if len(moved) == 1 and not _only_bars(moved[0]):
        chosen = options(telling.speech, moved[0].detail["options"])
        return words.say(
            "The frame is {frame}, but the court must choose: {options} ({why}).", frame=frame, options=chosen, why=why
        )
    if not bands.meet(telling.ladder, answer.shall, answer.frame):
        return words.say("The frame is {frame}, but the court may not stay in it ({why}).", frame=frame, why=why)
    return words.say("The frame is {frame}, but the court is bound otherwise ({why}).", frame=frame, why=why)


def _moved(telling: Telling, modality: str) -> list[Reason]:
    """The rules of a modality that moved a bound."""
    rules = [each for each in telling.assessment.reasons if each.step in ("rule", "bar") and each.code == "applies"]
    moved = [each for each in rules if each.before != each.after and each.detail.get("modality") == modality]
    if modality == "may":
        return moved
    frame = telling.assessment.frame
    return [
        each for each in moved if not _only_bars(each) or bands.holds(telling.ladder, frame, _barred(telling, each))
    ]


def _only_bars(reason: Reason) -> bool:
    return all(effect.verb == "bar" for option in reason.detail["options"] for effect in option.effects)


def _barred(telling: Telling, reason: Reason) -> Band:
    """What a bar takes away."""
    return beyond(telling.ladder, reason.before or (), reason.after or ())


def _because(telling: Telling, moved: list[Reason]) -> str:
    named = [cited(telling, telling.speech.inside(each.detail["label"]), each.cite) for each in moved]
    return telling.words.meant("between reasons", "; ").join(named)


def _may(telling: Telling) -> Iterator[str]:
    """What the court may do and need not."""
    answer, words, ladder = telling.assessment, telling.words, telling.ladder
    extra = beyond(ladder, answer.may, answer.shall)
    if not extra:
        return
    why = _because(telling, _moved(telling, "may")) or _findings(telling)
    lightest = bands.lightest(answer.shall)
    lower = bands.lighter_than(ladder, extra, lightest) if lightest else ()
    if bands.plain(lower) != bands.plain(extra):
        yield words.say(
            "The court may also choose {band} ({why}). It need not.", band=telling.speech.band(extra), why=why
        )
    elif low := _down_to(telling, extra):
        yield words.say("The court may go down to {low} ({why}). It need not.", low=low, why=why)
    else:
        yield words.say(
            "The court may go lower, to {band} ({why}). It need not.", band=telling.speech.band(extra), why=why
        )


def _in_vain(telling: Telling) -> Iterator[str]:
    """That a court let or told to go below the frame finds nothing there."""
    answer, words = telling.assessment, telling.words
    if bands.plain(answer.may) != bands.plain(answer.frame) or not any(
        each.code == "nothing-below" for each in answer.reasons
    ):
        return
    applied = [each for each in answer.reasons if each.step == "rule" and each.code == "applies"]
    reducing = [each for each in applied if _reduces(each)]
    bound = [each for each in reducing if each.detail["modality"] == "shall"]
    why = _because(telling, bound or reducing) or _findings(telling)
    if any(_only_reduces(each) for each in bound):
        yield words.say("The court must go below the frame ({why}), but nothing lies below it.", why=why)
    elif bound:
        chosen = options(telling.speech, bound[0].detail["options"])
        yield words.say(
            "The court must choose: {options} ({why}); nothing lies below the frame.", options=chosen, why=why
        )
    else:
        yield words.say("The court may go below the frame ({why}), but nothing lies below it.", why=why)


def _reduces(reason: Reason) -> bool:
    return any(effect.verb == "mitigated" for option in reason.detail["options"] for effect in option.effects)


def _only_reduces(reason: Reason) -> bool:
    return all(effect.verb == "mitigated" for option in reason.detail["options"] for effect in option.effects)


def _down_to(telling: Telling, extra: Band) -> str:
    """The term that a lower band begins with, where it is one stretch of prison that joins what is there already."""
    only = extra[0]
    joined = telling.assessment.shall[0].rung == only.rung
    if len(extra) > 1 or not joined or only.span is None or only.span.low is None:
        return ""
    return term(telling.words, only.span.low)


def _findings(telling: Telling) -> str:
    """What the court would have to find or use, where no single rule did it."""
    used = dict.fromkeys(name for outcome in telling.assessment.outcomes for name in outcome.by)
    rules = {rule.id: rule for rule in telling.assessment.rules}
    said = [
        cited(telling, telling.speech.inside(rules[name].label), rules[name].cite) for name in used if name in rules
    ]
    said += [telling.speech.label(name) for name in used if name not in rules]
    return telling.words.meant("between reasons", "; ").join(said)


def _beside(telling: Telling) -> Iterator[str]:
    words, speech = telling.words, telling.speech
    for each in telling.assessment.beside:
        said = speech.band((each.sanction,))
        cite = speech.cite(each.cite)
        if each.modality == "shall":
            yield words.say(
                "On top of it, one after the other, must come {sanction} ({cite}).", sanction=said, cite=cite
            )
        else:
            yield words.say(
                "On top of it, one after the other, may come {sanction} ({cite}).", sanction=said, cite=cite
            )


def _open(telling: Telling) -> str:
    """What else is possible, as long as something is not known."""
    answer, words, speech = telling.assessment, telling.words, telling.speech
    extra = beyond(telling.ladder, answer.open, answer.may)
    if answer.liable is None:
        return words.say("As long as that is not known, also: {band}.", band=speech.band(extra))
    band = speech.band(extra)
    return words.say("Depending on what is not known ({facts}), also: {band}.", facts=_unknown(telling), band=band)


def _unknown(telling: Telling) -> str:
    """What is not known: facts, or, where none is missing, what a court may find and need not."""
    answer, words = telling.assessment, telling.words
    if not answer.unknown:
        return words.say("the court's findings")
    return words.meant("between reasons", "; ").join(telling.speech.label(name) for name in answer.unknown)


def _convictions(telling: Telling) -> Iterator[str]:
    """Further convictions and the total."""
    answer, words, speech = telling.assessment, telling.words, telling.speech
    for each in answer.cumulate:
        yield _further(telling, each)
    if answer.total:
        rule = next(iter(on(telling.system.totals, answer.day)), None)
        cite = speech.cite(rule.cite, main=True) if rule else ""
        yield words.say("Together: {band} ({cite}).", band=speech.band(answer.total), cite=cite)
    if answer.after_total:
        yield words.say("Served after it, if imposed: {band}.", band=speech.band(answer.after_total))


def _further(telling: Telling, conviction: Assessment) -> str:
    words = telling.words
    named = _offence(telling, conviction.convicted_of or conviction.offence)
    cite = next((telling.speech.cite(via.cite) for via in conviction.via if via.kind == "cumulate"), "")
    said = telling.about(conviction).speech.band(conviction.may or conviction.open)
    if conviction.liable is False:
        return words.say("Not a further conviction: {offence} ({cite}).", offence=named, cite=cite)
    if conviction.liable is None:
        return words.say(
            "Perhaps a further conviction: {offence}, {band} ({cite}).", offence=named, band=said, cite=cite
        )
    return words.say("A further conviction: {offence}, {band} ({cite}).", offence=named, band=said, cite=cite)
