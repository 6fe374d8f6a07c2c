"""Where a card's law can be read: its citations in a style, links, and the same as CSL-JSON for any other style."""

from __future__ import annotations

from sentencing.law.record import Record
from sentencing.report.citation import Cited, by_instrument, citation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from sentencing.corpus.entries import Instrument
    from sentencing.law.provision import System
    from sentencing.law.values import Pin
    from sentencing.report.words import Words

_MOST = 4  # instruments named on a card


class Sources(Record):
    """What fills a card's fields of these names."""

    citations: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    csl: tuple[Mapping[str, Any], ...] = ()


class Library(Record):
    """A system with its instruments, on a day, cited in a style; `today` is the day on which it was looked at."""

    words: Words
    system: System
    instruments: Mapping[str, Instrument]
    style: str
    day: str
    today: str

    def sources(self, cites: Iterable[str], url: str = "") -> Sources:
        """The sources of some cites. `url` is where the system's code is read, if the file says so."""
        places = by_instrument(cites, self.system.code)
        known = [(self.instruments[name], pins) for name, pins in places.items() if name in self.instruments][:_MOST]
        return Sources(
            tuple(citation(self.style, self._cited(each), pins) for each, pins in known),
            tuple(self._links(known, url)),
            tuple(self._csl(each, pins) for each, pins in known),
        )

    def _cited(self, instrument: Instrument) -> Cited:
        return Cited(self.system.id, self.system.language, instrument, self.day)

    def _links(self, known: list[tuple[Instrument, tuple[Pin, ...]]], url: str) -> Iterator[tuple[str, str]]:
        for each, _ in known:
            address = url if url and each.id == self.system.code else each.url
            yield from read_at(self.words.text(each.short or each.title, self.system.language), address)

    def _csl(self, one: Instrument, pins: tuple[Pin, ...]) -> dict[str, Any]:
        """An item of CSL-JSON, as reference managers read it."""
        own = self.system.language
        said = {
            "id": f"{one.id}-{'-'.join(_id(pin) for pin in pins)}".replace("/", "-"),
            "type": "legislation",
            "title": one.title.get(own) or self.words.text(one.title, own),
            "title-short": one.short.get(own, ""),
            "section": "; ".join(_place(pin) for pin in pins),
            "volume": one.volume,
            "container-title": one.abbreviation if one.volume else "",
            "number": one.number or one.chapter,
            "authority": one.by.get("en", ""),
            "jurisdiction": self.system.title.get("en", self.system.id),
            "issued": _date(one.revised or one.made or one.since),
            "accessed": _date(self.today),
            "URL": one.url,
            "language": own,
            "note": self._note(one),
        }
        return {key: value for key, value in said.items() if value}

    def _note(self, one: Instrument) -> str:
        held = [made for made, since in one.amended if since <= self.day]
        said = [f"original-title: {one.title['en']}"] if one.title.get("en") and self.system.language != "en" else []
        said += [f"amended: {held[-1]}"] if held else []
        return "\n".join([*said, f"law as of: {self.day}"])


def read_at(title: str, address: str) -> tuple[tuple[str, str], ...]:
    """A title with the address at which it can be read; nothing for what is no address of a page."""
    return ((title, address),) if address.startswith(("https://", "http://")) else ()


def _id(pin: Pin) -> str:
    return ".".join((pin.article, *pin.labels))


def _place(pin: Pin) -> str:
    return pin.article + "".join(f"({label})" for label in pin.labels)


def _date(day: str) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
