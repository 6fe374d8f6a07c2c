"""What the statute files of a system say, arranged for comparison with official texts: element by element, by cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from sentencing.corpus.shape import records
from sentencing.corpus.sources import Source, SystemSource
from sentencing.law import jurisdiction, statute
from sentencing.law.values import Cite, Pin, Some, pins
from sentencing.review.official.edition import Texts
from sentencing.review.official.result import Finding, Place, Skipped
from sentencing.review.official.text import Paragraph

_CITES = ("cite", "limits_cite", "reprieve")
_NAMES = {jurisdiction.RungRecord: "rung"}


@dataclass(frozen=True)
class Element:
    """A record of a statute file that has a cite, as written. `pins` name the instrument in full."""

    place: Place
    record: Any
    cite: str
    pins: tuple[Pin, ...]
    source: Source | None

    @property
    def file(self) -> str:
        """The path of its file."""
        return self.place.document.file

    @property
    def id(self) -> str:
        """Its id; of a definition, that of the circumstance; empty if it has none."""
        if isinstance(self.record, statute.Definition):
            return self.record.of
        return str(getattr(self.record, "id", ""))

    @property
    def name(self) -> str:
        """What the element is called in a report: `tier aggravated`."""
        kind = _NAMES.get(type(self.record), type(self.record).__name__.lower())
        return f"{kind} {self.id}".strip()

    @property
    def dated(self) -> bool:
        """Whether it is of a kind that can have dates: what cannot, such as a fact, serves every version that asks."""
        return hasattr(self.record, "since")

    def in_force(self, day: date) -> bool:
        """Whether it is law on a day, with an offence that it bears on."""
        return _dated(self.record, day) and self._offence_in_force(day)

    def cites(self, paragraph: Paragraph) -> bool:
        """Whether one of its pinpoints names this paragraph, an item of it, or its whole article."""
        return any(
            (pin.instrument, pin.article) == (paragraph.instrument, paragraph.article)
            and pin.labels[:1] in ((), (str(paragraph.number),))
            for pin in self.pins
        )

    def _offence_in_force(self, day: date) -> bool:
        if self.source is None or self.source.common or not self.source.content.offence:
            return True
        only = getattr(self.record, "of", None)
        named = only.ids if isinstance(only, Some) else ()
        offences = self.source.content.offence
        mine = [offence for offence in offences if offence.id in named] or offences
        return any(_dated(offence, day) for offence in mine)


@dataclass(frozen=True)
class Encoding:
    """A system's files as elements."""

    system: SystemSource
    _kept: dict[date, list[tuple[Element, tuple[Paragraph, ...]]]] = field(default_factory=dict, repr=False)

    @property
    def code(self) -> str:
        """The instrument that a bare cite means."""
        return self.system.content.jurisdiction.code

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element of every file, jurisdiction.toml first."""
        found = [*self._of(Place(self.system.document), self.system.content, None)]
        for source in self.system.sources:
            found += self._of(Place(source.document), source.content, source)
        return tuple(found)

    def on(self, texts: Texts, *types: type) -> Iterator[tuple[Element, tuple[Paragraph, ...]]]:
        """The elements of these types (all, if none is named) to compare with some texts, and what they cite there."""
        for element, paragraphs in self._in_force(texts):
            if (not types or isinstance(element.record, types)) and reached(element, texts):
                yield element, paragraphs

    def encoded(self, texts: Texts) -> Iterator[tuple[Source, Paragraph, tuple[Element, ...]]]:
        """Each paragraph of the articles that have a file, with that file and the elements in force that cite it."""
        citing: dict[Paragraph, list[Element]] = {}
        for element, paragraphs in self._in_force(texts):
            for paragraph in dict.fromkeys(paragraphs):
                citing.setdefault(paragraph, []).append(element)
        for article, source in self.homes.items():
            for paragraph in texts.article(article):
                yield source, paragraph, tuple(citing.get(paragraph, ()))

    def _in_force(self, texts: Texts) -> list[tuple[Element, tuple[Paragraph, ...]]]:
        """The elements in force on the day of some texts, each with what it cites there."""
        if texts.day not in self._kept:
            found = ((each, tuple(one for pin in each.pins for one in texts.read(pin))) for each in self.elements)
            self._kept[texts.day] = [(each, read) for each, read in found if read and _holds(each, texts)]
        return self._kept[texts.day]

    @cached_property
    def homes(self) -> dict[str, Source]:
        """The file that is about each article of the code: by its [article], an offence, or the cites of its tiers."""
        found: dict[str, Source] = {}
        for source in self.system.sources:
            if source.article:
                found.setdefault(source.article.article, source)
            for offence in source.content.offence:
                found.setdefault(offence.article, source)
        for element in self.elements:
            if isinstance(element.record, statute.Tier) and element.source:
                for pin in element.pins:
                    if pin.instrument == self.code:
                        found.setdefault(pin.article, element.source)
        return found

    def articles_of(self, offence: str) -> frozenset[str]:
        """The articles that an offence stands in: its own, and those that its tiers cite. Where no file declares it,
        what its id says."""
        if offence not in self.system.homes:
            return frozenset({offence.rpartition("/")[2].split(".")[0]})
        own = (version.article for version in self.system.versions[offence])
        tiers = (each for each in self.elements if isinstance(each.record, statute.Tier) and self._bears(each, offence))
        return frozenset((*own, *(pin.article for each in tiers for pin in each.pins if pin.instrument == self.code)))

    def _bears(self, tier: Element, offence: str) -> bool:
        """Whether a tier is an offence's: it names it, or names none and stands in its file."""
        only: Some = tier.record.of
        return offence in only.ids if only.ids else tier.source is self.system.homes[offence]

    def _of(self, place: Place, content: Any, source: Source | None) -> Iterator[Element]:
        for path, record in records(content):
            for key in _CITES if not isinstance(record, statute.Waiver) else ():
                if isinstance(cite := getattr(record, key, None), Cite):
                    found = (pin if pin.instrument else pin._replace(instrument=self.code) for pin in pins(cite.text))
                    yield Element(Place(place.document, path), record, cite.text, tuple(found), source)


def reached(element: Element, texts: Texts) -> bool:
    """Whether the texts of a day are those to compare an element with: what has no dates, or rests only on texts that
    never changed, is compared once, with the newest."""
    if element.dated and any(texts.dated(pin) and texts.read(pin) for pin in element.pins):
        return element.in_force(texts.day)
    return texts.newest


def beyond(element: Element, texts: Texts) -> str:
    """The first of an element's pinpoints that there is no text for, so that what is not found may stand there."""
    unread = (pin for pin in element.pins if not texts.read(pin))
    return next((f"{pin.instrument} {pin.article}" for pin in unread), "")


def unless_beyond(element: Element, texts: Texts, what: str, sort: str) -> Finding | Skipped:
    """What an element says and the texts do not: a finding, if there is a text for each of its pinpoints and if it
    does not rest on contested doctrine rather than on words."""
    if doctrine := getattr(element.record, "contested", ""):
        return Skipped(element.file, element.cite, what, f"it rests on doctrine ({doctrine})")
    if elsewhere := beyond(element, texts):
        return Skipped(element.file, element.cite, what, f"there is no text of {elsewhere}")
    return Finding(element.place, element.cite, what, str(texts.day), sort, element.id)


def _holds(element: Element, texts: Texts) -> bool:
    """Whether an element is in force on the day of some texts; one that rests on texts that never changed always is."""
    return not any(texts.dated(pin) and texts.read(pin) for pin in element.pins) or element.in_force(texts.day)


def _dated(record: Any, day: date) -> bool:
    since, until = getattr(record, "since", None), getattr(record, "until", None)
    return (since is None or since <= day) and (until is None or day <= until)
