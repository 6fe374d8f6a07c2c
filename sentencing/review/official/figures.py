"""Compares the figures that conditions, limits and totals rest on with the numbers of the official text, and asks
whether every cite names something that the text has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sentencing.law import jurisdiction, statute
from sentencing.law.condition import Condition
from sentencing.law.grammar import ratio
from sentencing.law.numerals import Numerals
from sentencing.law.span import Span
from sentencing.law.values import Pin
from sentencing.review.official.edition import MissingError, Texts
from sentencing.review.official.encoded import Element, Encoding, unless_beyond
from sentencing.review.official.result import Compared, Finding, Place, Result, Skipped
from sentencing.review.official.text import Paragraph

if TYPE_CHECKING:
    from sentencing.law.condition import Node
    from sentencing.law.grammar import Number

# Every text has words such as "one of"; these numbers would be found anywhere.
_TRIVIAL = frozenset({0, 1})


def compare_cites(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Every pinpoint of what is in force must name something in the text."""
    for element in encoding.elements:
        for pin in element.pins:
            reached = element.in_force(texts.day) if texts.dated(pin) else texts.newest
            if element.dated and pin.instrument in texts.editions and reached:
                yield Compared("cites")
                yield from _missing(element, pin, texts)


def compare_undated_cites(encoding: Encoding, days: Iterable[Texts]) -> Iterator[Result]:
    """The same of what has no dates of its own, such as a fact: some text must have it."""
    for element in encoding.elements:
        for pin in element.pins if not element.dated else ():
            found = [list(_missing(element, pin, texts)) for texts in days if pin.instrument in texts.editions]
            yield from (Compared("cites") for _ in found[:1])
            if found and all(found):
                yield from found[-1]


def _missing(element: Element, pin: Pin, texts: Texts) -> Iterator[Finding]:
    try:
        texts.paragraphs(pin)
    except MissingError as error:
        where = pin.article + "".join(f"({label})" for label in pin.labels)
        yield Finding(element.place, where, f"{element.name}: {error}", str(texts.day), "cite", element.id)


def compare_figures(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Every figure of what is in force must stand in a paragraph that it cites, or in one that this names."""
    for element, paragraphs in encoding.on(texts):
        wanted = set(_figures(element.record)) - _TRIVIAL
        near = {each for paragraph in paragraphs for each in (paragraph, *texts.named(paragraph))}
        said = _said(near, texts)
        for figure in sorted(wanted):
            yield Compared("figures")
            if figure not in said:
                what = f"{element.name} rests on {figure}; no such number stands there"
                yield unless_beyond(element, texts, what, "figure")


def compare_spans(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """The spans of sanctions that a consequence follows from must stand in an article of the code that it cites."""
    for element, paragraphs in encoding.on(texts, statute.Consequence):
        own = [paragraph for paragraph in paragraphs if paragraph.instrument == texts.code]
        wanted = {end for sanction in element.record.on for end in _ends(sanction.span)}
        if own and element.record.modality in ("shall", "may"):
            said = _said((each for paragraph in own for each in texts.article(paragraph.article)), texts)
            for figure in sorted(wanted - said):
                what = f"{element.name} is on sentences of {figure}; no such number stands in the article"
                yield unless_beyond(element, texts, what, "figure")
            yield from (Compared("figures") for _ in wanted)


def compare_accounts(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Every paragraph of the newest text of an article that has a file should be cited by something."""
    for source, paragraph, here in encoding.encoded(texts) if texts.newest else ():
        if here:
            continue
        if source.content.offence:
            what = "nothing cites this paragraph; a note can say what it is about"
            place = Place(source.document)
            yield Finding(place, paragraph.cite, what, str(texts.day), "paragraph", paragraph.cite)
        else:
            yield Skipped(source.document.file, paragraph.cite, "the paragraph", "nothing cites it")


def _said(paragraphs: Iterable[Paragraph], texts: Texts) -> set[Number]:
    """The numbers of some paragraphs; where they speak of so many times a number, those products too."""
    wording, joined = texts.readers.wording, "\n".join(paragraph.text for paragraph in paragraphs)
    found = set(figures(joined, wording))
    numerals = Numerals.of(wording)
    times = wording["units"]["times"].replace("{n}", f"({numerals.pattern})")
    factors = {numerals.read(hit[1]) for hit in re.finditer(times, joined)}
    return found | {number * factor for number in found for factor in factors}


def figures(text: str, wording: Mapping[str, Any]) -> Iterator[Number]:
    """Every number of a text: bare, in the base unit of the unit that follows it, and as words that mean one."""
    numerals, worth = Numerals.of(wording), wording["figures"]
    number, units = numerals.pattern, "|".join(sorted(map(re.escape, worth), key=len, reverse=True))
    yield from (value for word, value in wording["number_words"].items() if word in text)
    percent = re.escape(wording["units"]["percent"]).replace(r"\{n\}", f"({number})")
    yield from (ratio(numerals.read(found[1]), 100) for found in re.finditer(percent, text))
    yield from (numerals.read(found[0]) for found in re.finditer(number, text))
    # As few words for the number as will do: a unit may begin with a word that is a number too.
    yield from (numerals.read(hit[1]) * worth[hit[2]] for hit in re.finditer(f"({number}?)({units})", text))


def _figures(record: Any) -> Iterator[Number]:
    match record:
        case statute.Circumstance(when=Condition(node=node)):
            yield from _of_node(node)
        case statute.Definition(shall=shall, may=may):
            yield from (figure for each in (shall, may) if each for figure in _of_node(each.node))
        case statute.Rule(when=Condition(node=node)) | statute.Tier(when=Condition(node=node)):
            yield from _of_node(node, negated=False)
        case statute.Fact(within=Span() as span) | jurisdiction.RungRecord(limits=Span() as span):
            yield from _ends(span)
        case jurisdiction.Total(cap=caps):
            yield from (end for cap in caps for span in (cap.cap, cap.sum) for end in _ends(span))


def _of_node(node: Node, *, negated: bool = True) -> Iterator[Number]:
    """The figures of a condition. What a rule excludes is another provision's: such figures only if `negated`."""
    match node[0]:
        case "not":
            yield from _of_node(node[1]) if negated else ()
        case "all" | "any":
            yield from (figure for part in node[1] for figure in _of_node(part, negated=negated))
        case "at-least":
            yield from (figure for part in node[2] for figure in _of_node(part, negated=negated))
        case "test":
            yield from _of_comparisons(node[2])
        case "frame-max" | "frame-min":
            yield from _of_comparisons(node[1])


def _of_comparisons(comparisons: tuple[tuple[str, Node], ...]) -> Iterator[Number]:
    for _, operand in comparisons:
        if operand[0] == "n" and not _is_date(operand[1]):
            yield operand[1]
        elif operand[0] == "@" and operand[2] != operand[3]:
            yield ratio(operand[2], operand[3])


def _ends(span: Span | None) -> Iterator[Number]:
    for end in (span.low, span.high) if span else ():
        if end is not None:
            yield end


def _is_date(number: Number) -> bool:
    """Whether a number of a test is a date as YYYYMMDD."""
    if not isinstance(number, int) or not 19000101 <= number <= 21001231:
        return False
    return 1 <= number // 100 % 100 <= 12 and 1 <= number % 100 <= 31
