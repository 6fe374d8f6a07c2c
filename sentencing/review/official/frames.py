"""Compares tiers and units with the penalties of the official text, both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from sentencing.law import statute
from sentencing.law.effect import written
from sentencing.law.sanction import Sanction
from sentencing.review.official.edition import Texts
from sentencing.review.official.encoded import Element, Encoding
from sentencing.review.official.penalties import Added, Penalty
from sentencing.review.official.result import Compared, Finding, Place, Result, Skipped
from sentencing.review.official.text import Paragraph

Frame: TypeAlias = "tuple[tuple[Sanction, ...], tuple[Added, ...]]"

_MODES = ("shall", "may", "shall_or_sole", "may_or_sole")


def compare_tiers(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Each tier in force must stand in the text that it cites, or in a text that this one refers to."""
    for element, paragraphs in encoding.on(texts, statute.Tier):
        if element.record.principal:
            yield Compared("tiers")
            yield from _tier(encoding, texts, element, paragraphs)


def compare_threats(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Each penalty of the articles that have a file must be a tier there."""
    for source, paragraph, here in encoding.encoded(texts):
        tiers = [each for each in here if isinstance(each.record, statute.Tier)]
        for threat in texts.threats(paragraph):
            yield Compared("penalties of the text")
            frame, where = _read(threat), _cite(paragraph, threat.item)
            if not any(_frame(tier.record) == frame and _within(tier, paragraph, threat) for tier in tiers):
                what = f"no tier states {shown(frame)} ({threat.words})"
                yield Finding(Place(source.document), where, what, str(texts.day), "penalty", where)


def compare_units(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Each unit in force must pay what the text that it cites says."""
    for element, paragraphs in encoding.on(texts, statute.Unit):
        yield Compared("units")
        yield from _unit(encoding, texts, element, paragraphs)


def compare_fines(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Each fine of an organisation, in the articles that have a file, must be a unit's. (General rules only say that
    there are such fines.)"""
    for source, paragraph, here in encoding.encoded(texts):
        units = [each for each in here if isinstance(each.record, statute.Unit)]
        for fine in texts.fines(paragraph) if not source.common else ():
            yield Compared("fines of organisations in the text")
            if not any(_same(unit.record.principal, fine.principal) for unit in units):
                what = f"no unit pays {shown(_read(fine))} ({fine.words})"
                yield Finding(Place(source.document), paragraph.cite, what, str(texts.day), "fine", paragraph.cite)


def compare_unread(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Words of punishment that no phrase accounts for, in the paragraphs that tiers and units cite."""
    for element, paragraphs in encoding.on(texts, statute.Tier, statute.Unit):
        for paragraph in paragraphs:
            for words in texts.readers.unread(paragraph):
                yield Skipped(element.file, paragraph.cite, f"…{words.strip()}", "no penalty phrase of the wording")


def shown(frame: Frame) -> str:
    """A frame in the notation of statute files."""
    principal, additional = frame
    said = [" | ".join(written(sanction) for sanction in principal)]
    said += [f"{mode} {' | '.join(written(choice) for choice in choices)}" for mode, choices in additional]
    return ", ".join(said)


def _tier(encoding: Encoding, texts: Texts, element: Element, paragraphs: tuple[Paragraph, ...]) -> Iterator[Result]:
    frame = _frame(element.record)
    here = [hit for each in paragraphs for hit in texts.threats(each) if _within(element, each, hit)]
    there = [hit for each in paragraphs for to in texts.referred(each) for hit in texts.threats(to)]
    found = next((hit for hit in (*here, *there) if _read(hit) == frame), None)
    if found is None:
        among = "; ".join(dict.fromkeys(shown(_read(hit)) for hit in here)) or "no penalty"
        what = f"{element.name} has {shown(frame)}; the text there has {among}"
        yield Finding(element.place, element.cite, what, str(texts.day), "tier", element.id)
    else:
        official = (found.principal, found.additional)
        yield from _bases(encoding, texts, element, _flat(_full(element.record)), _flat(official))


def _unit(encoding: Encoding, texts: Texts, element: Element, paragraphs: tuple[Paragraph, ...]) -> Iterator[Result]:
    unit: statute.Unit = element.record
    fines = [fine for paragraph in paragraphs for fine in texts.fines(paragraph)]
    found = next((fine for fine in fines if _same(unit.principal, fine.principal)), None)
    if found is not None:
        yield from _bases(encoding, texts, element, unit.principal, found.principal)
        yield from _persons(texts, element, paragraphs)
    elif fines or unit.principal:
        among = "; ".join(dict.fromkeys(shown(_read(fine)) for fine in fines)) or "no fine of an organisation"
        what = f"the unit pays {shown((unit.principal, ())) or 'nothing'}; the text there has {among}"
        yield Finding(element.place, element.cite, what, str(texts.day), "unit", element.cite)


def _persons(texts: Texts, element: Element, paragraphs: tuple[Paragraph, ...]) -> Iterator[Result]:
    """Who answers with the organisation: by frames of their own, or by reference to others."""
    own = any(threat.after_fine for paragraph in paragraphs for threat in texts.threats(paragraph))
    refers = any(texts.referrals(paragraph) for paragraph in paragraphs)
    match element.record.persons:
        case "none" if own or refers:
            what = "the text punishes them"
        case "same" if own and not refers and _others(texts, paragraphs):
            what = "the text gives them frames of their own"
        case "own" if not own and not refers:
            what = "the text gives them no frame"
        case _:
            return
    what = f"the unit's persons are `{element.record.persons}`; {what}"
    yield Finding(element.place, element.cite, what, str(texts.day), "persons", element.cite)


def _others(texts: Texts, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether the article also threatens persons outside these paragraphs."""
    return any(texts.threats(each) for each in texts.article(paragraphs[0].article) if each not in paragraphs)


def _bases(
    encoding: Encoding, texts: Texts, element: Element, said: tuple[Sanction, ...], official: tuple[Sanction, ...]
) -> Iterator[Result]:
    """What a share is a share of: the fact's label or an alias must be the words of the text."""
    for encoded, read in zip(said, official, strict=True):
        names = _names(encoding, element, encoded.of)
        if encoded.of != read.of and read.of not in names:
            what = f"{element.name}: {written(encoded)} is of '{'/'.join(names)}'; the text says '{read.of}'"
            yield Finding(element.place, element.cite, what, str(texts.day), "basis", element.id)


def _names(encoding: Encoding, element: Element, fact: str) -> list[str]:
    local = element.source.content.fact if element.source else ()
    shared = (each for source in encoding.system.sources if source.common for each in source.content.fact)
    for each in (*local, *shared):
        if each.id == fact:
            return [*each.label.values(), *each.alias]
    return []


def _within(element: Element, paragraph: Paragraph, penalty: Penalty) -> bool:
    """Whether a pinpoint names the place of a penalty: its paragraph, and no item other than the one it stands in."""
    return element.cites(paragraph) and any(
        pin.article == paragraph.article and (len(pin.labels) < 2 or penalty.item in ("", pin.labels[1]))
        for pin in element.pins
    )


def _full(tier: statute.Tier) -> Frame:
    added = ((mode.replace("_", "-"), getattr(each, mode)) for each in tier.additional for mode in _MODES)
    return tier.principal, tuple((mode, choices) for mode, choices in added if choices)


def _frame(tier: statute.Tier) -> Frame:
    """The frame of a tier, without what a share is a share of."""
    return _bare(*_full(tier))


def _read(penalty: Penalty) -> Frame:
    return _bare(penalty.principal, penalty.additional)


def _bare(principal: tuple[Sanction, ...], additional: tuple[Added, ...]) -> Frame:
    return _baseless(principal), tuple((mode, _baseless(choices)) for mode, choices in additional)


def _baseless(sanctions: tuple[Sanction, ...]) -> tuple[Sanction, ...]:
    return tuple(sanction._replace(of="") for sanction in sanctions)


def _same(one: tuple[Sanction, ...], other: tuple[Sanction, ...]) -> bool:
    return _baseless(one) == _baseless(other)


def _flat(frame: Frame) -> tuple[Sanction, ...]:
    principal, additional = frame
    return (*principal, *(choice for _, choices in additional for choice in choices))


def _cite(paragraph: Paragraph, item: str) -> str:
    return f"{paragraph.cite}({item})" if item else paragraph.cite
