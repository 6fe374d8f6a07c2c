"""Reads what a paragraph of official text lets or makes a court do, and where it sends the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sentencing.law.numerals import Numerals
from sentencing.review.official.text import Paragraph

# Between the effects that one phrase leaves the court to choose from.
OR = " | "


@dataclass(frozen=True, slots=True)
class Leniency:
    """A clause that the court must or may follow: one of `effects`, as statute files write them."""

    modality: str
    effects: frozenset[str]
    item: str
    words: str

    def __str__(self) -> str:
        return f"{self.modality} {' | '.join(sorted(self.effects))}"


@dataclass(frozen=True, slots=True)
class Referral:
    """A clause that sends the case to other provisions.

    `kind`: `convict`, `punish`, `heavier` or `cumulate`, or `named` where only the name of a crime says which.
    `articles`: those of the same instrument that it names; `paragraphs`: those of the same article, by number.
    """

    kind: str
    articles: tuple[str, ...]
    paragraphs: tuple[int, ...]
    item: str
    words: str

    @property
    def leads(self) -> bool:
        """Whether it says where it leads, so that no name of a crime has to."""
        return bool(self.articles or self.paragraphs or self.kind in ("heavier", "cumulate"))

    def __str__(self) -> str:
        return f"{self.kind} {', '.join(self.articles)}".strip()


class ClauseReader:
    """Reads clauses of leniency and severity, and references. `effects` are those that it has words for."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        rule, reference, frame = wording["rule"], wording["reference"], wording["frame"]
        self.rule: Mapping[str, Any] = rule
        self.reference: Mapping[str, Any] = reference
        self.numerals = Numerals.of(wording)
        said = (*rule["words"].values(), *rule["phrases"].values())
        self.effects = frozenset(effect for each in said for effect in each.split(OR))
        self._breaks = frame["stops"] + frame["pauses"]
        self._stops = re.compile(f"[{re.escape(frame['stops'])}]")
        joins = "|".join(map(re.escape, (frame["and"], frame["or"])))
        word, end = f"(?:{'|'.join(rule['words'])})", re.escape(rule["end"])
        self._words = re.compile(f"{word}(?:{end})?(?:(?:{joins}){word}(?:{end})?)*(?<={end})(?!{rule['not_before']})")
        self._modals = re.compile("|".join(sorted(rule["modals"], key=len, reverse=True)))
        self._reference = re.compile(reference["pattern"])
        self._named = re.compile(reference["named"])
        self._pins = re.compile(f"(?P<article>{self._number('article')})|(?P<paragraph>{self._number('paragraph')})")

    def leniencies(self, paragraph: Paragraph) -> tuple[Leniency, ...]:
        """The clauses that make a sentence lighter or heavier, or exclude one."""
        text = paragraph.text
        found = [(hit, self._effects(hit[0])) for hit in self._words.finditer(text)]
        for phrase, effect in self.rule["phrases"].items():
            found += [(hit, frozenset(effect.split(OR))) for hit in re.finditer(phrase, text)]
        in_order = sorted(found, key=lambda pair: pair[0].start())
        return tuple(self._leniency(paragraph, hit, effects) for hit, effects in in_order)

    def referrals(self, paragraph: Paragraph) -> tuple[Referral, ...]:
        """The clauses that send the case to other provisions. A crime that is named in a clause which says itself where
        it leads is no clause of its own."""
        text = paragraph.text
        found = [(hit, self._referral(paragraph, hit)) for hit in self._reference.finditer(text)]
        led = [hit.span() for hit, referral in found if referral.leads]
        named = (hit for hit in self._named.finditer(text) if not any(low <= hit.start() < high for low, high in led))
        others = (Referral("named", (), (), paragraph.item_at(hit.start()), hit[0]) for hit in named)
        return (*(referral for _, referral in found), *others)

    def names(self, paragraph: Paragraph) -> tuple[int, ...]:
        """The numbers of the other paragraphs of its article that it names, whatever it says of them."""
        return self._targets(paragraph.text, paragraph)[1]

    def _number(self, key: str) -> str:
        """A pattern for a number of articles or paragraphs, without groups of its own."""
        return re.sub(r"\((?!\?)", "(?:", self.reference[key].replace("{n}", self.numerals.pattern))

    def _effects(self, words: str) -> frozenset[str]:
        return frozenset(effect for word, effect in self.rule["words"].items() if re.search(word, words))

    def _leniency(self, paragraph: Paragraph, hit: re.Match[str], effects: frozenset[str]) -> Leniency:
        before = paragraph.text[: hit.start()]
        cut = max(before.rfind(mark) for mark in self._breaks) + 1
        # A modal word that ends in a break binds what follows it.
        modals = [each for each in self._modals.finditer(before) if each.end() >= cut]
        modality = self.rule["modals"][modals[-1][0]] if modals else self.rule["otherwise"]
        start = min([cut, *(each.start() for each in modals)])
        return Leniency(modality, effects, paragraph.item_at(hit.start()), paragraph.text[start : hit.end()])

    def _referral(self, paragraph: Paragraph, hit: re.Match[str]) -> Referral:
        target, item = hit["target"] or "", paragraph.item_at(hit.start())
        for kind in ("heavier", "cumulate"):
            if self.reference[kind] in target or hit.groupdict().get(kind):
                articles, _ = self._targets(self._sentence(paragraph.text, hit), paragraph)
                return Referral(kind, articles, (), item, hit[0])
        articles, paragraphs = self._targets(target, paragraph)
        return Referral("convict" if hit["convict"] else "punish", articles, paragraphs, item, hit[0])

    def _sentence(self, text: str, hit: re.Match[str]) -> str:
        starts = [stop.end() for stop in self._stops.finditer(text, 0, hit.start())]
        return text[starts[-1] if starts else 0 : hit.end()]

    def _targets(self, words: str, paragraph: Paragraph) -> tuple[tuple[str, ...], tuple[int, ...]]:
        articles: list[str] = []
        paragraphs = list(self._relative(words, paragraph.number))
        for hit in self._pins.finditer(words):
            if hit["article"]:
                articles.append("-".join(str(number) for number in self._numbers(hit[0])))
            elif not articles:
                paragraphs += self._numbers(hit[0])
        return tuple(dict.fromkeys(articles)), tuple(dict.fromkeys(paragraphs))

    def _relative(self, words: str, here: int) -> Iterator[int]:
        if any(every in words for every in self.reference["every"]):
            yield from range(1, here)
        for word, back in self.reference["previous"].items():
            if word in words:
                yield from range(max(1, here - back), here)

    def _numbers(self, words: str) -> list[int]:
        return [self.numerals.read(number) for number in re.findall(self.numerals.pattern, words)]
