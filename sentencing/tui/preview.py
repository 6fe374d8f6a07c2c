"""What the library says of the thing under the cursor: an offence with its tiers, an article, or a system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from textual.content import Content

from sentencing.engine.assessment import Assessment
from sentencing.law import band as bands
from sentencing.law.provision import Consequence, Offence, Rule, Tier, on
from sentencing.law.record import Record
from sentencing.report import ground
from sentencing.report.effects import condition, listed, options
from sentencing.report.speech import Speech
from sentencing.report.standing import standing
from sentencing.report.telling import Telling, heading_of, version_of
from sentencing.report.words import Words
from sentencing.tui.prose import Block, Entry, Gap, Heading, Passage, Table, toned
from sentencing.tui.ruler import LEAST, Scale, axis, bar
from sentencing.tui.tones import PLAIN, QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.entries import Article, ArticleEntry
    from sentencing.corpus.store import Corpus
    from sentencing.law.provision import Text

T = TypeVar("T", Rule, Consequence)
_WIDEST = 84
_ROOMY = 56  # cells from which the cases that a tier counts are listed
_MOST = 12  # of them, at most
_INDENT = 2


class Drawn(Record):
    """A tier on the common scale: the id of its band, what it says, under which condition, and the cases that this
    only counts."""

    band: str
    text: str
    condition: str
    cases: tuple[str, ...] = ()


class Tiers(Record):
    """The tiers of an offence on one scale, the lightest first."""

    scale: Scale
    tiers: tuple[Drawn, ...]

    def lines(self, width: int) -> list[Content]:
        """The scale, and for each tier its band, what it says and its condition."""
        if width < LEAST:
            return [line for tier in self.tiers for line in _said(tier, width)]
        scale, measured = self.scale.within(min(width, _WIDEST))
        rows = {row.band: row for row in measured.rows}
        lines = [scale.labels(measured), axis(measured)]
        for tier in self.tiers:
            lines += [bar(rows[tier.band], solid=True), *_said(tier, width)]
        return lines


def _said(tier: Drawn, width: int) -> list[Content]:
    cases = [line for each in tier.cases for line in toned(each, width, QUIET, _INDENT)] if width >= _ROOMY else []
    return [*toned(tier.text, width, PLAIN), *toned(tier.condition, width, QUIET), *cases, Content("")]


def of_offence(corpus: Corpus, name: str, day: str, words: Words) -> Iterator[Block]:
    """An offence: its names, what it is, a ruler for each tier, its dates and how it was checked."""
    offence = corpus.offence(name)
    telling = Telling(words, corpus, Assessment(name, day, {}))
    yield from _head(telling, offence)
    tiers = sorted(
        (tier for tier in telling.tiers.values() if tier.principal and tier.subject == "person"),
        key=lambda tier: bands.severity(telling.ladder, telling.frame(tier)),
    )
    if tiers:
        yield Gap()
        drawn = Scale(telling, {tier.id: telling.frame(tier) for tier in tiers})
        yield Tiers(drawn, tuple(_drawn(telling, tier) for tier in tiers))
    yield from _foot(telling, offence)


def _head(telling: Telling, offence: Offence) -> Iterator[Block]:
    version, speech = version_of(offence, telling.assessment.day), telling.speech
    placed = heading_of(speech, offence, telling.assessment.day) if _numbered(version.article) else ""
    yield from _titled(speech, version.title, placed, version.summary)


def _numbered(article: str) -> bool:
    """Whether an article has a number, and not a name alone."""
    return any(map(str.isdigit, article))


def _titled(speech: Speech, title: Text, heading: str, summary: Text) -> Iterator[Block]:
    """The title in every language, where it stands, and what it is about in our own words."""
    own, words = speech.text(title), speech.words
    yield Passage(own, STRONG)
    yield from (Passage(other) for other in title.values() if other != own)
    system = speech.text(speech.system.title)
    place = words.meant("a place in a heading", "{system}, {heading}", system=system, heading=heading)
    yield Passage(place if heading else system, QUIET)
    about = speech.text(summary)
    if about:
        yield Gap()
        yield Passage(about)


def _drawn(telling: Telling, tier: Tier) -> Drawn:
    speech, words = telling.speech, telling.words
    said = words.sentence(speech.punishment(telling.frame(tier), tier.additional))
    when = _condition(telling, tier)
    place = words.meant("a reason", "{reason} ({cite})", reason=when, cite=speech.cite(tier.cite))
    cases = listed(speech, tier.when) if tier.when else ()
    return Drawn(tier.id, said, place[:1].upper() + place[1:], cases if len(cases) <= _MOST else ())


def _condition(telling: Telling, tier: Tier) -> str:
    """When a tier applies, in a line; where it has no condition, what it is called."""
    speech, words = telling.speech, telling.words
    if tier.when is None:
        return speech.text(tier.label) or words.say("the ordinary case")
    when = condition(speech, tier.when)
    outer = telling.tiers.get(tier.within)
    if outer is None or outer.when is None:
        return when
    return words.both([condition(speech, outer.when), when])


def _foot(telling: Telling, offence: Offence) -> Iterator[Block]:
    words = telling.words
    said = [each for each in [standing(words, telling.system, offence, telling.assessment.day)] if each]
    if offence.source:
        said.append(ground.checked(words, offence.source))
    if said:
        yield Passage(words.meant("between sentences", " ").join(said), QUIET)


def of_article(corpus: Corpus, entry: ArticleEntry, day: str, words: Words) -> Iterator[Block]:
    """An article of the General Part: what it is about, its rules and what follows by it."""
    article, system = corpus.article(entry.id), corpus.system(entry.jurisdiction)
    speech = Speech(words, system, day)
    placed = speech.heading(article.article) if _numbered(article.article) else ""
    yield from _titled(speech, article.title, placed, article.summary)
    rules = _named(on(system.elements.rules, day), article, "rule")
    if rules:
        yield Heading(words.say("Rules"))
        yield Table(tuple(_rule(speech, rule) for rule in rules))
    following = _named(on(system.elements.consequences, day), article, "consequence")
    if following:
        yield Heading(words.say("What follows"))
        yield Table(tuple(Entry(speech.cite(each.cite), "", speech.text(each.label), QUIET) for each in following))


def _named(elements: Iterable[T], article: Article, noun: str) -> list[T]:
    """Those of a system's elements that an article declares."""
    names = {row["id"] for row in article.elements.get(noun, ())}
    return [each for each in elements if each.id in names]


def _rule(speech: Speech, rule: Rule) -> Entry:
    words, chosen = speech.words, options(speech, rule.options)
    if rule.modality == "shall":
        said = words.meant("the court must", "must: {effects}", effects=chosen)
    else:
        said = words.meant("the court may", "may: {effects}", effects=chosen)
    return Entry(speech.text(rule.label), speech.cite(rule.cite), said)
