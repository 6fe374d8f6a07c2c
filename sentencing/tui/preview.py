"""What the library says of the thing under the cursor: an offence with its tiers, an article, or a system."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.engine.assessment import Assessment
from sentencing.law import band as bands
from sentencing.law.provision import Offence, Rule, System, Tier, on
from sentencing.law.record import Record
from sentencing.report import amounts, ground
from sentencing.report.effects import condition, options
from sentencing.report.speech import Speech
from sentencing.report.telling import Telling, version_of
from sentencing.report.words import Words
from sentencing.tui.prose import Block, Entry, Gap, Heading, Passage, Table
from sentencing.tui.ruler import Scale
from sentencing.tui.tones import QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.band import Band
    from sentencing.corpus.entries import ArticleEntry, SystemEntry
    from sentencing.corpus.store import Corpus


class Drawn(Record):
    """A tier on a shared ruler: the id of its band, what it says, and under which condition."""

    band: str
    text: str
    condition: str


class Shown(Record):
    """A preview: what stands above the rulers, the rulers, and what stands below."""

    above: tuple[Block, ...]
    scale: Scale | None = None
    tiers: tuple[Drawn, ...] = ()
    below: tuple[Block, ...] = ()


def of_offence(corpus: Corpus, name: str, day: str, words: Words) -> Shown:
    """An offence: its names, what it is, a ruler for each tier, its dates and how it was checked."""
    offence = corpus.offence(name)
    telling = Telling(words, corpus, Assessment(name, day, {}))
    tiers = sorted(
        (tier for tier in telling.tiers.values() if tier.principal and tier.subject == "person"),
        key=lambda tier: bands.severity(telling.ladder, telling.frame(tier)),
    )
    drawn: dict[str, Band] = {tier.id: telling.frame(tier) for tier in tiers}
    return Shown(
        tuple(_head(telling, offence)),
        Scale(telling, drawn) if drawn else None,
        tuple(_drawn(telling, tier) for tier in tiers),
        tuple(_foot(telling, offence)),
    )


def _head(telling: Telling, offence: Offence) -> Iterator[Block]:
    version, speech = version_of(offence, telling.assessment.day), telling.speech
    title = speech.text(version.title)
    yield Passage(title, STRONG)
    yield from (Passage(other) for other in version.title.values() if other != title)
    place = telling.words.meant("a place in a heading", "{system}, {heading}", system=speech.text(telling.system.title), heading=speech.heading(version.article))
    yield Passage(place, QUIET)
    summary = speech.text(version.summary)
    if summary:
        yield Gap()
        yield Passage(summary)


def _drawn(telling: Telling, tier: Tier) -> Drawn:
    speech, words = telling.speech, telling.words
    said = words.sentence(speech.punishment(telling.frame(tier), tier.additional))
    when = condition(speech, tier.when) if tier.when else speech.inside(tier.label) if tier.label else words.say("the ordinary case")
    if tier.within:
        when = words.say("{condition}, within a graver case", condition=when)
    place = words.meant("a reason", "{reason} ({cite})", reason=when, cite=speech.cite(tier.cite))
    return Drawn(tier.id, said, place[:1].upper() + place[1:])


def _foot(telling: Telling, offence: Offence) -> Iterator[Block]:
    version, words = version_of(offence, telling.assessment.day), telling.words
    said = []
    if version.since and version.until:
        said.append(words.say("In force from {since} to {until}.", since=amounts.date(words, version.since), until=amounts.date(words, version.until)))
    elif version.since:
        said.append(words.say("In force since {since}.", since=amounts.date(words, version.since)))
    if offence.source:
        said.append(ground.checked(telling.words, offence.source))
    if said:
        yield Passage(words.meant("between sentences", " ").join(said), QUIET)


def of_article(corpus: Corpus, entry: ArticleEntry, day: str, words: Words) -> Shown:
    """An article of the General Part: what it is about, its rules and what follows by it."""
    article, system = corpus.article(entry.id), corpus.system(entry.jurisdiction)
    speech = Speech(words, system, day)
    above: list[Block] = [Passage(speech.text(article.title), STRONG)]
    above += [Passage(other) for other in article.title.values() if other != speech.text(article.title)]
    above.append(Passage(f"{speech.text(system.title)}, {speech.heading(article.article)}", QUIET))
    summary = speech.text(article.summary)
    above += [Gap(), Passage(summary)] if summary else []
    return Shown(tuple(above), below=tuple(_rules(speech, system, article.elements, day)))


def _rules(speech: Speech, system: System, elements: dict[str, list[dict[str, object]]], day: str) -> Iterator[Block]:
    named = {str(row["id"]) for row in elements.get("rule", ())}
    rules = [rule for rule in on(system.elements.rules, day) if rule.id in named]
    if rules:
        yield Heading(speech.words.say("Rules"))
        yield Table(tuple(_rule(speech, rule) for rule in rules))
    named = {str(row["id"]) for row in elements.get("consequence", ())}
    following = [each for each in on(system.elements.consequences, day) if each.id in named]
    if following:
        yield Heading(speech.words.say("What follows"))
        yield from (Passage(speech.text(each.label)) for each in following)


def _rule(speech: Speech, rule: Rule) -> Entry:
    chosen = options(speech, rule.options)
    words = speech.words
    said = (
        words.meant("the court must", "must: {effects}", effects=chosen)
        if rule.modality == "shall"
        else words.meant("the court may", "may: {effects}", effects=chosen)
    )
    return Entry(speech.text(rule.label), speech.cite(rule.cite), said)


def of_system(corpus: Corpus, entry: SystemEntry, words: Words) -> Shown:
    """A legal system: what of it is encoded, and how to begin."""
    offences = sum(each.jurisdiction == entry.id for each in corpus.entries())
    articles = sum(each.jurisdiction == entry.id and each.general for each in corpus.articles())
    said = words.many("{n} offence", "{n} offences", offences)
    if articles:
        said = words.both([said, words.many("{n} article of the General Part", "{n} articles of the General Part", articles)])
    return Shown((Passage(words.text(entry.title, entry.language), STRONG), Passage(words.sentence(said), QUIET), *welcome(words)))


def welcome(words: Words) -> tuple[Block, ...]:
    """What this is and how to begin."""
    return (
        Gap(),
        Passage(words.say("Every sentence a court may lawfully impose, what it must do and what it may do, with the article behind each word.")),
        Gap(),
        Passage(words.say("Press / and type a number, a name or a word of the law. Press Enter on an offence to walk through a case."), QUIET),
        Gap(),
        Passage(words.say("What the law allows, not a prediction; not legal advice."), QUIET),
    )
