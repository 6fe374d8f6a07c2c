"""The official text of an instrument, split into articles and paragraphs by the patterns of the system's wording."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sentencing.law.numerals import Numerals


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: its head, or (a part of) an item of its list (`item` is then the item's number)."""

    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the law counts them: a head and the items that belong to it."""

    instrument: str
    article: str
    number: int
    lines: tuple[Line, ...]

    @property
    def cite(self) -> str:
        """The cite of the paragraph in its instrument: `240(1)`."""
        return f"{self.article}({self.number})"

    @property
    def text(self) -> str:
        """The whole paragraph, one line for each item."""
        return "\n".join(line.text for line in self.lines)

    def item_at(self, position: int) -> str:
        """The item in which a position of `text` lies; empty in the head. Raises IndexError outside the text."""
        end = -1
        for line in self.lines:
            end += len(line.text) + 1
            if position <= end:
                return line.item
        raise IndexError(position)


Code = Mapping[str, tuple[Paragraph, ...]]

# The number of the article of a text that has no numbered articles.
_ONLY = "1"


def split(text: str, wording: Mapping[str, Any], instrument: str = "", article: str = "") -> Code:
    """The paragraphs of each article of a text, by the article's number (`133-1` where it is inserted).

    What stands before the first heading belongs to `article`; to none, if that is empty. A heading without a number is
    that of the only article, the first. A listed line without a number is part of the item above it.
    """
    code: dict[str, list[Paragraph]] = {}
    for paragraph in _paragraphs(text, wording, instrument, article):
        found = code.setdefault(paragraph.article, [])
        found.append(replace(paragraph, number=len(found) + 1))
    return {name: tuple(paragraphs) for name, paragraphs in code.items()}


def renumbered(article: str, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs as those of one article, from the first."""
    return tuple(replace(each, article=article, number=number) for number, each in enumerate(paragraphs, 1))


def corrected(code: Code, begins: Mapping[str, str], struck: Iterable[str]) -> Code:
    """A copy put right: articles that `begins` says begin at a paragraph of another become their own; paragraphs and
    articles that are `struck` fall away. All cites are in the numbers of the copy."""
    starts = {cite: article for article, cite in begins.items()}
    gone = frozenset(struck)
    made: dict[str, list[Paragraph]] = {}
    for article, paragraphs in code.items():
        if article in gone:
            continue
        current = article
        for paragraph in paragraphs:
            current = starts.get(paragraph.cite, current)
            kept = made.setdefault(current, [])
            if paragraph.cite not in gone:
                kept.append(replace(paragraph, article=current, number=len(kept) + 1))
    return {article: tuple(found) for article, found in made.items()}


def fingerprint(paragraphs: Iterable[Paragraph]) -> str:
    """A digest of the words of some paragraphs, whatever white space lies between them."""
    words = "".join(re.sub(r"\s+", "", paragraph.text) for paragraph in paragraphs)
    return f"sha256:{hashlib.sha256(words.encode()).hexdigest()}"


def _paragraphs(text: str, wording: Mapping[str, Any], instrument: str, article: str) -> Iterator[Paragraph]:
    """The paragraphs in order, each of them numbered 1."""
    numerals = Numerals.of(wording)
    heading, item = (_pattern(wording, key, numerals) for key in ("heading", "item"))
    lines: tuple[Line, ...] = ()
    for line in _lines(text, wording["layout"]):
        begins, listed = heading.match(line), item.match(line)
        if listed and lines:
            number = str(numerals.read(listed[1])) if listed[1] else lines[-1].item
            lines = (*lines, Line(number, line[listed.end() :]))
            continue
        if lines:
            yield Paragraph(instrument, article, 1, lines)
        if begins:
            article = "-".join(str(numerals.read(group)) for group in begins.groups() if group) or _ONLY
        head = line[begins.end() :] if begins else line
        lines = (Line("", head),) if article and head else ()
    if lines:
        yield Paragraph(instrument, article, 1, lines)


def _pattern(wording: Mapping[str, Any], key: str, numerals: Numerals) -> re.Pattern[str]:
    return re.compile(wording["layout"][key].replace("{n}", numerals.pattern))


def _lines(text: str, layout: Mapping[str, Any]) -> Iterator[str]:
    for raw in text.translate(str.maketrans(layout.get("same", {}))).splitlines():
        line = raw.strip()
        if re.match(layout["stop"], line):
            return
        if line and not re.match(layout["skip"], line):
            yield line
