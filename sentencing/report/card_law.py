"""Cards of the law itself: of an offence, and of the answer to a question about a case."""

from __future__ import annotations

from sentencing.corpus.entries import in_order
from sentencing.engine.assessment import Assessment, Via
from sentencing.engine.program import reaches, version_on
from sentencing.law import band as bands
from sentencing.law.provision import on
from sentencing.law.record import Record
from sentencing.report import effects, elements, ground
from sentencing.report.card import Card, Dates, Line, card_ruler
from sentencing.report.lead import carried, lead
from sentencing.report.ruler import BANDS
from sentencing.report.standing import last_changed
from sentencing.report.telling import Telling, heading_of, version_of
from sentencing.report.text import row_name
from sentencing.report.why import notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from sentencing.engine.case import Law
    from sentencing.law.effect import Option
    from sentencing.law.provision import OffenceVersion, Rule, Tier
    from sentencing.law.sanction import Sanction
    from sentencing.report.card import CardRuler
    from sentencing.report.card_sources import Library
    from sentencing.report.quotes import Quote
    from sentencing.report.words import Words

_MOST_RULES = 4
_MOST_FOLLOWING = 2


class Given(Record):
    """What a card of the law is made from beside the answer: where its sources are, what the user's own copy of the
    text says, and what made it."""

    library: Library
    quotes: tuple[Quote, ...] = ()
    tool: Mapping[str, str] = {}


def offence_telling(words: Words, law: Law, offence: str, day: str) -> Telling:
    """An offence on a day with nothing said of a case; one without frames of its own with those that it is punished by.
    Raises NotInForceError."""
    found = law.offence(offence)
    version_on(found, day)
    lent = [each for each in on(found.elements.references, day) if each.kind == "punish"]
    via = () if found.elements.tiers else tuple(Via(each.id, each.cite, each.kind, each.to[0]) for each in lent[:1])
    return Telling(words, law, Assessment(offence, day, {}, via=via))


def offence_card(telling: Telling, given: Given) -> Card:
    """The card of an offence: everything that its frames reach. `telling` is an `offence_telling`."""
    tiers = offence_tiers(telling)
    cites = sorted((each.cite for each in tiers), key=in_order) or [_version(telling).article]
    sources = given.library.sources(cites, _url(telling))
    return Card(
        telling.assessment.offence,
        "offence",
        telling.words.language,
        _reach(telling, tiers),
        tag=telling.title(telling.offence.id),
        place=_place(telling),
        more=tuple(carried(telling)),
        table=tuple(_table(telling, tiers)),
        expect=tuple(_expected(telling, tiers)),
        assumptions=(Line("", telling.words.say("The frames as they are written; no fact of a case is assumed.")),),
        quotes=given.quotes,
        citations=sources.citations,
        links=sources.links,
        csl=sources.csl,
        dates=_dates(telling, given, (_version(telling), *tiers)),
        ruler=card_ruler(
            telling,
            {each.id: telling.frame(each) for each in tiers},
            {each.id: _label(telling, each) for each in tiers},
            solid=True,
        ),
        tool=given.tool,
    )


def assessment_card(telling: Telling, given: Given) -> Card:
    """The card of an answer: what a court may lawfully impose on these facts."""
    answer = telling.assessment
    cites = [*([answer.tier.cite] if answer.tier else []), *(each.cite for each in answer.rules)]
    cites += [each.cite for each in answer.not_liable]
    sources = given.library.sources(cites or [_version(telling).article], _url(telling))
    sentences, first = lead(telling), _first(answer)
    return Card(
        answer.offence,
        "assessment",
        telling.words.language,
        telling.words.sentences(sentences[:first]),
        tag=telling.title(answer.offence),
        place=_place(telling),
        asked=tuple(facts(telling)),
        more=sentences[first:],
        expect=(*(Line("", each) for each in notes(telling)), *_following(telling)),
        assumptions=tuple(Line(*each) for each in ground.assumptions(telling)),
        quotes=given.quotes,
        citations=sources.citations,
        links=sources.links,
        csl=sources.csl,
        dates=_dates(telling, given, (_version(telling), *([telling.tier] if telling.tier else []), *answer.rules)),
        ruler=_bands(telling),
        tool=given.tool,
    )


def cites_of(telling: Telling) -> tuple[str, ...]:
    """The places whose words a card quotes: those of the frames."""
    tier = telling.assessment.tier
    if telling.assessment.facts and tier:
        return (tier.cite,)
    return tuple(dict.fromkeys(each.cite for each in offence_tiers(telling)))


def offence_tiers(telling: Telling) -> tuple[Tier, ...]:
    """The frames that an offence has for persons (if only an organisation can commit it, for those responsible in it),
    from the lightest."""
    every = telling.tiers.values()
    own = [each for each in every if each.subject == "person"] or list(every)
    return tuple(sorted(own, key=lambda each: bands.severity(telling.ladder, telling.frame(each))))


def facts(telling: Telling) -> Iterator[str]:
    """What was said of the case, in words."""
    speech, words = telling.speech, telling.words
    for name, value in telling.assessment.facts.items():
        label = speech.label(name)
        if value is True:
            yield label
        elif value is False:
            yield words.meant("a fact that was denied", "not: {fact}", fact=label)
        elif value is None:
            yield words.meant("a fact that is not known", "{fact}: not known", fact=label)
        else:
            yield words.meant("a fact and its value", "{fact}: {value}", fact=label, value=speech.value(name, value))


# What an offence's frames reach, in one sentence.


def _reach(telling: Telling, tiers: tuple[Tier, ...]) -> str:
    words = telling.words
    if not tiers:
        return words.say("It has no frame of its own.")
    base = next((each for each in tiers if not each.lighter_than), tiers[0])
    said = [words.sentence(elements.punishment(telling.speech, base))]
    if telling.frame(tiers[-1])[-1] != telling.frame(base)[-1]:
        said.append(
            words.say("In graver cases, up to {highest}.", highest=_most(telling, telling.frame(tiers[-1])[-1]))
        )
    if tiers.index(base):
        said.append(
            words.say("In less serious cases, from {lowest}.", lowest=_least(telling, telling.frame(tiers[0])[0]))
        )
    return words.sentences(said)


def _most(telling: Telling, sanction: Sanction) -> str:
    span = sanction.span
    if span is None or span.high is None:
        return telling.speech.brief((sanction,))
    return telling.speech.band((sanction._replace(span=span._replace(low=span.high, low_open=False)),))


def _least(telling: Telling, sanction: Sanction) -> str:
    span = sanction.span
    if span is None or span.low is None:
        return telling.speech.brief((sanction,))
    return telling.speech.band((sanction._replace(span=span._replace(high=span.low, high_open=False, high_rung="")),))


def _table(telling: Telling, tiers: tuple[Tier, ...]) -> Iterator[Line]:
    """The frames, if there are several, and what an organisation pays."""
    speech = telling.speech
    if len(tiers) > 1:
        yield from (_row(telling, each) for each in tiers)
    for unit in on(telling.offence.elements.units, telling.assessment.day):
        said = telling.words.sentence(elements.organisation(speech, unit))
        yield Line(telling.words.say("An organisation"), said, speech.cite(unit.cite))


def _row(telling: Telling, tier: Tier) -> Line:
    said = telling.words.sentence(elements.frame(telling.speech, tier))
    return Line(_label(telling, tier), said, telling.speech.cite(tier.cite))


def _label(telling: Telling, tier: Tier) -> str:
    """What a tier is called; without a label, when it applies."""
    if tier.label:
        return telling.speech.text(tier.label)
    if tier.when is None:
        return telling.words.say("As a rule")
    said = effects.condition(telling.speech, tier.when)
    return said[:1].upper() + said[1:]


# What will be asked.


def _expected(telling: Telling, tiers: tuple[Tier, ...]) -> Iterator[Line]:
    words = telling.words
    lowering = list(_lowering(telling))
    must = [each for each in lowering if each.modality == "shall" and all(map(_lowers, each.options))]
    may = [each for each in lowering if each not in must]
    if must:
        said = words.say("Yes, and it must: {rules}.", rules=_named(telling, must))
        yield Line(words.say("Can a court go lower?"), said)
        if may:
            yield Line("", words.say("It may, and need not: {rules}.", rules=_named(telling, may)))
    elif may:
        said = words.say("It may, and need not: {rules}.", rules=_named(telling, may))
        yield Line(words.say("Can a court go lower?"), said)
    yield from _death(telling, tiers)


def _death(telling: Telling, tiers: tuple[Tier, ...]) -> Iterator[Line]:
    """What is to be said of a sanction that may be suspended, and of those whom it never reaches."""
    words, speech, ladder = telling.words, telling.speech, telling.ladder
    reached = dict.fromkeys(each.rung for tier in tiers for each in telling.frame(tier))
    for rung in (ladder.rung(name) for name in reached):
        if not rung.reprieve:
            continue
        title = speech.text(rung.title)
        forms = words.say("{forms} ({cite}).", forms=speech.reprieve(rung), cite=speech.cite(rung.reprieve))
        yield Line(words.say("Is {sanction} always carried out?", sanction=title), forms[:1].upper() + forms[1:])
        barred = [each for each in _reaching(telling) if _bars(each, rung.id)]
        if barred:
            yield Line(words.say("Whom does it never reach?"), words.sentence(_named(telling, barred)))


def _lowering(telling: Telling) -> Iterator[Rule]:
    """The rules that take a sentence below the frame or away."""
    return (rule for rule in _reaching(telling) if any(map(_lowers, rule.options)))


def _lowers(option: Option) -> bool:
    return any(effect.verb in ("mitigated", "exempt") for effect in option.effects)


def _reaching(telling: Telling) -> Iterator[Rule]:
    """The rules of the system and the offence that reach this offence on the day."""
    version = _version(telling)
    names = frozenset({telling.offence.id, *version.properties, f"chapter:{version.chapter}"})
    every = (*telling.offence.elements.rules, *telling.system.elements.rules)
    return (each for each in on(every, telling.assessment.day) if reaches(each, names))


def _bars(rule: Rule, rung: str) -> bool:
    only = len(rule.options) == 1 and len(rule.options[0].effects) == 1
    return only and rule.options[0].effects[0].verb == "bar" and rule.options[0].effects[0].name == rung


def _named(telling: Telling, rules: list[Rule]) -> str:
    speech, words = telling.speech, telling.words
    said = [
        words.meant(
            "a reason", "{reason} ({cite})", reason=speech.inside(each.label), cite=speech.cite(each.cite, main=True)
        )
        for each in rules[:_MOST_RULES]
    ]
    more = len(rules) - len(said)
    listed = words.meant("between reasons", "; ").join(said)
    return words.many("{listed}; and {n} more", "{listed}; and {n} more", more, listed=listed) if more else listed


def _following(telling: Telling) -> Iterator[Line]:
    for each in ground.following(telling)[0][:_MOST_FOLLOWING]:
        yield Line("", telling.words.sentence(each.text), each.cite)


# Where and when.


def _version(telling: Telling) -> OffenceVersion:
    return version_of(telling.law.offence(telling.assessment.offence), telling.assessment.day)


def _place(telling: Telling) -> str:
    return telling.words.meant(
        "a place in a heading",
        "{system}, {heading}",
        system=telling.speech.text(telling.system.title),
        heading=heading_of(telling.speech, telling.offence, telling.assessment.day),
    )


def _url(telling: Telling) -> str:
    return telling.offence.source.url if telling.offence.source else ""


def _dates(telling: Telling, given: Given, held: Iterable[Any]) -> Dates:
    every = tuple(held)
    source = telling.offence.source
    since = max((each.since for each in every), default="")
    until = min((each.until for each in every if each.until), default="")
    checked = (source.text_as_of, source.checked) if source and not ground.other_law(telling) else ("", "")
    changed = last_changed(telling.offence, telling.assessment.day)
    later = changed if since and changed > since else ""
    return Dates(telling.assessment.day, since, until, *checked, given.library.today, later)


def _first(answer: Assessment) -> int:
    """How many of the leading sentences belong into the large one: what carries the case, and the range itself."""
    if answer.liable is False:
        return 1
    carried = sum(each.kind != "cumulate" for each in answer.via)
    return carried + (answer.liable is None) + (2 if answer.tier is None else 1)


def _bands(telling: Telling) -> CardRuler | None:
    answer = telling.assessment
    names = {name: row_name(telling.words, name) for name in BANDS}
    others = [telling.frame(tier) for tier in telling.tiers.values()]
    return card_ruler(telling, {name: getattr(answer, name) for name in BANDS}, names, others)
