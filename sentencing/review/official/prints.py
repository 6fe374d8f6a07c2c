"""Fingerprints of the paragraphs that a file cites: they tell when a text has changed since it was compared."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.corpus.sources import Source
from sentencing.law.values import pins
from sentencing.review.official.edition import Texts
from sentencing.review.official.encoded import Encoding
from sentencing.review.official.result import Compared, Finding, Place, Result, Skipped
from sentencing.review.official.text import Paragraph, fingerprint


def compare_fingerprints(encoding: Encoding, newest: Texts) -> Iterator[Result]:
    """Every fingerprint that a file holds must be that of the newest text."""
    for source in encoding.system.sources:
        for cite, known in source.content.source.fingerprint.items() if source.content.source else ():
            paragraphs = _cited(source, cite, newest)
            if not paragraphs:
                why = "there is no such paragraph to compare it with"
                yield Skipped(source.document.file, cite, "the fingerprint", why)
                continue
            yield Compared("fingerprints")
            if fingerprint(paragraphs) != known:
                place = Place(source.document, ("source", "fingerprint", cite))
                yield Finding(place, cite, f"the text of {cite} has changed since it was checked", "", "changed", cite)


def fingerprints(encoding: Encoding, source: Source, newest: Texts) -> dict[str, str]:
    """The fingerprint of each paragraph of its instrument that a file cites, by its cite, in the order of the text."""
    if source.content.source is None:
        return {}
    pinned = [pin for element in encoding.elements if element.source is source for pin in element.pins]
    mine = (pin for pin in pinned if pin.instrument == source.content.source.instrument)
    cited = {paragraph for pin in mine for paragraph in newest.read(pin)}
    in_order = sorted(cited, key=lambda paragraph: (_order(paragraph.article), paragraph.number))
    return {paragraph.cite: fingerprint((paragraph,)) for paragraph in in_order}


def _cited(source: Source, cite: str, newest: Texts) -> tuple[Paragraph, ...]:
    assert source.content.source is not None
    pin = pins(cite)[0]
    return newest.read(pin if pin.instrument else pin._replace(instrument=source.content.source.instrument))


def _order(article: str) -> tuple[int, ...]:
    return tuple(int(part) for part in article.split("-"))
