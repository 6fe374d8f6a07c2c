"""Carries out an amendment on the text of a code, as far as that text is known.

Understood: an article or some paragraphs of it worded anew, inserted or deleted. Where an amendment does anything else
to an article (amends one item of a list), that article is no longer known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sentencing.law.numerals import Numerals
from sentencing.review.official.text import Code, Paragraph, renumbered, split

Articles = dict[str, tuple[Paragraph, ...]]


@dataclass(frozen=True, slots=True)
class Instruction:
    """What an amendment says to do, and the words that it gives for it, one paragraph or item a line."""

    says: str
    words: str


def amended(code: Code, text: str, wording: Mapping[str, Any], instrument: str) -> Code:
    """The code after an amendment. Raises ValueError where the wording's patterns do not fit the text."""
    return _Amendment(wording, instrument).carried_out(code, text)


class _Amendment:
    def __init__(self, wording: Mapping[str, Any], instrument: str) -> None:
        self.wording = wording
        self.instrument = instrument
        self.words: Mapping[str, str] = wording["amendment"]
        self.numerals = Numerals.of(wording)
        self.pins = re.compile(f"(?P<article>{self._inner('article')})|(?P<paragraph>{self._inner('paragraph')})")

    def carried_out(self, code: Code, text: str) -> Code:
        made, article = dict(code), ""
        for instruction in self._instructions(text):
            articles, paragraphs = self._named(instruction.says)
            article = articles[0] if articles else article
            made = self._one(made, instruction, article, articles, paragraphs)
        return made

    def _one(
        self, code: Articles, told: Instruction, article: str, articles: list[str], numbers: list[int]
    ) -> Articles:
        says, words = told.says, self.words
        if re.search(words["insert_article"], says):
            return code | self._read(told, articles[1] if len(articles) > 1 else "")
        if not told.words and words["delete"] not in says:
            return code
        if words["whole"] in says or (words["replace"] in says and not numbers and not self._of_entry(says)):
            return code | self._read(told, article)
        return self._of_paragraphs(code, told, article, numbers)

    def _of_paragraphs(self, code: Articles, told: Instruction, article: str, numbers: list[int]) -> Articles:
        known, new = code.get(article, ()), self._read(told, article).get(article, ())
        without = {name: found for name, found in code.items() if name != article}
        if not known or not numbers or self._of_entry(told.says):
            return without
        if self.words["delete"] in told.says:
            kept = [each for each in known if each.number not in numbers]
        elif re.search(self.words["insert_paragraph"], told.says):
            kept = [*known[: numbers[0] - 1], *new, *known[numbers[0] - 1 :]]
        else:
            # Where paragraphs were moved first, the last number is the one that the new words have.
            first = numbers[-len(new)] if new else numbers[-1]
            kept = [*known[: first - 1], *new, *known[first - 1 + len(new) :]]
        return without | {article: renumbered(article, kept)}

    def _of_entry(self, says: str) -> bool:
        return bool(re.search(self.words["entry"].replace("{n}", self.numerals.pattern), says))

    def _read(self, told: Instruction, article: str) -> Articles:
        return dict(split(told.words, self.wording, self.instrument, article))

    def _instructions(self, text: str) -> Iterator[Instruction]:
        """What lies outside the quotation marks, and what then lies inside."""
        opening, closing = self.words["open"], self.words["close"]
        numbered = re.compile(self.words["item"].replace("{n}", self.numerals.pattern))
        says, given, inside = "", list[str](), False
        for line in self._lines(text):
            # A numbered line begins an instruction even where a copy has lost the closing mark before it.
            if (inside or line.startswith(opening)) and not numbered.match(line):
                words = line
            else:
                if says:
                    yield Instruction(says, "\n".join(given))
                says, mark, words = line.partition(opening)
                given = []
                words = mark + words
            if words:
                inside = closing not in words
                given.append(words.removeprefix(opening).rpartition(closing)[0] or words.removeprefix(opening))
        yield Instruction(says, "\n".join(given))

    def _lines(self, text: str) -> Iterator[str]:
        """The lines, with the items of a list that runs on in one line on lines of their own."""
        item = self.wording["layout"]["item"].replace("{n}", self.numerals.pattern)
        for raw in text.splitlines():
            if raw.strip() and not re.match(self.wording["layout"]["skip"], raw.strip()):
                yield from re.sub(rf"(?<=[：；:])(?={item})", "\n", raw.strip()).splitlines()

    def _named(self, says: str) -> tuple[list[str], list[int]]:
        articles: list[str] = []
        paragraphs: list[int] = []
        for hit in self.pins.finditer(says):
            numbers = [self.numerals.read(each) for each in re.findall(self.numerals.pattern, hit[0])]
            if hit["article"]:
                articles.append("-".join(map(str, numbers)))
            else:
                paragraphs += numbers
        return articles, paragraphs

    def _inner(self, key: str) -> str:
        return re.sub(r"\((?!\?)", "(?:", self.words[key].replace("{n}", self.numerals.pattern))
