"""Reads the penalties that a paragraph of official text threatens, by the templates of the system's wording.

The same templates write a frame (`report.formula`) and read one, so that each can be tested against the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sentencing.law.grammar import ratio
from sentencing.law.numerals import Numerals
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from sentencing.review.official.text import Paragraph

if TYPE_CHECKING:
    from sentencing.law.grammar import Number

Added = tuple[str, tuple[Sanction, ...]]

# Which named units of the wording make a bound of which unit of a span, and how many of that one is.
_UNITS: Mapping[str, tuple[tuple[str, Number], ...]] = {
    "months": (("year", 12), ("month", 1)),
    "days": (("day", 1),),
    "money": (("money", 1),),
    "share": (("percent", ratio(1, 100)), ("times", 1)),
}
_SHAPES = ("between", "between_below", "least", "most", "below", "exactly")
_BASIS = r"[^{breaks}]{{1,24}}?"


@dataclass(frozen=True, slots=True)
class Penalty:
    """A penalty phrase: `threat` is what a person gets, `fine` what an organisation pays, `mention` neither.

    A share's `of` holds the words of the text for what it is a share of. `after_fine`: an organisation's fine comes
    before it in the same paragraph, so that it is for the persons who answer with the organisation.
    """

    sort: str
    principal: tuple[Sanction, ...]
    additional: tuple[Added, ...]
    item: str
    start: int
    end: int
    words: str
    after_fine: bool = False


class PenaltyReader:
    """Reads penalty phrases. Build it once for each system."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        self.wording = wording
        self.numerals = Numerals.of(wording)
        self.rungs: dict[str, str] = {word: rung for rung, word in wording["kinds"].items()}
        self._sanction = self._sanction_pattern(named=False)
        self._parts = re.compile(self._sanction_pattern(named=True))
        self._list = self._list_pattern()
        self._added = [(mode, self._added_pattern(mode)) for mode in self._modes()]
        self._sorts = {sort: re.compile(pattern) for sort, pattern in self._sort_patterns()}
        self._kind = re.compile(_any(self.rungs))

    def read(self, paragraph: Paragraph) -> tuple[Penalty, ...]:
        """Every penalty phrase of a paragraph, in the order of the text."""
        found = sorted(self._find(paragraph.text), key=lambda penalty: (penalty.start, -penalty.end))
        kept: list[Penalty] = []
        for penalty in found:
            if not kept or penalty.start >= kept[-1].end:
                kept.append(penalty)
        fined = [penalty.start for penalty in kept if penalty.sort == "fine"]
        return tuple(_placed(penalty, paragraph, fined) for penalty in kept)

    def unread(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The words of punishment that stand in no phrase that `read` finds, each with the words before it."""
        read = self.read(paragraph)
        return tuple(
            paragraph.text[max(0, found.start() - 8) : found.end()]
            for found in self._kind.finditer(paragraph.text)
            if not any(penalty.start <= found.start() < penalty.end for penalty in read)
        )

    def span(self, text: str) -> Span:
        """A span in the words of the text; raises ValueError if it is none."""
        for unit in _UNITS:
            bound = self._bound(unit)
            for shape in self._shapes():
                template = self._template(self.wording["span"][shape])
                pattern = template.replace("{low}", f"(?P<low>{bound})").replace("{high}", f"(?P<high>{bound})")
                if found := re.fullmatch(pattern, text):
                    ends = {end: self._value(words, unit) for end, words in found.groupdict().items()}
                    return _span(shape, ends, unit)
        raise ValueError(f"'{text}' is not a span")

    def _find(self, text: str) -> Iterator[Penalty]:
        for sort, pattern in self._sorts.items():
            for found in pattern.finditer(text):
                principal = self._sanctions(found["principal"])
                added = tuple(self._additions(found["added"] or "")) if sort == "threat" else ()
                yield Penalty(sort, principal, added, "", found.start(), found.end(), found[0])

    def _sanctions(self, text: str) -> tuple[Sanction, ...]:
        return tuple(self._one(found) for found in self._parts.finditer(text))

    def _one(self, found: re.Match[str]) -> Sanction:
        share = found["share"]
        span = self.span(share or found["other"]) if share or found["other"] else None
        return Sanction(self.rungs[found["kind"]], span, found["of"] or "")

    def _additions(self, text: str) -> Iterator[Added]:
        at = 0
        while at < len(text):
            mode, found = next((mode, hit) for mode, each in self._added if (hit := each.match(text, at)))
            yield mode, self._sanctions(found["choices"])
            at = found.end()

    def _sort_patterns(self) -> Iterator[tuple[str, str]]:
        frame = self.wording["frame"]
        principal = f"(?P<principal>{self._list})"
        added = "|".join(_unnamed(pattern.pattern) for _, pattern in self._added)
        threat = self._template(frame["penalty"]).replace("{principal}", principal)
        yield "threat", f"(?<!{'|'.join(frame['not_after'])}){threat}(?P<added>(?:{added})*)"
        for sort, table in (("fine", "unit"), ("mention", "mention")):
            yield sort, self._template(self.wording[table]["penalty"]).replace("{principal}", principal)

    def _modes(self) -> list[str]:
        # The longest first: one mode's words may begin another's.
        return sorted(self.wording["additional"], key=lambda mode: -len(self.wording["additional"][mode]))

    def _added_pattern(self, mode: str) -> re.Pattern[str]:
        template = self.wording["frame"]["added"].replace("{added}", self.wording["additional"][mode])
        return re.compile(self._template(template).replace("{choices}", f"(?P<choices>{self._list})"))

    def _list_pattern(self) -> str:
        joins = _any([self.wording["frame"]["and"], self.wording["frame"]["or"]])
        return f"(?:{self._sanction})(?:(?:{joins})(?:{self._sanction}))*"

    def _sanction_pattern(self, *, named: bool) -> str:
        """A sanction: a share with what it is a share of, or another span, or none; then the kind."""
        frame = self.wording["frame"]
        breaks = re.escape(frame["stops"] + frame["pauses"])
        share = self._span_pattern("share")
        other = "|".join(self._span_pattern(unit) for unit in _UNITS if unit != "share")
        of, kind = _BASIS.format(breaks=breaks), _any(self.rungs)
        if named:
            of, share, other, kind = f"(?P<of>{of})?", f"(?P<share>{share})", f"(?P<other>{other})", f"(?P<kind>{kind})"
        else:
            of, share, other, kind = f"(?:{of})?", f"(?:{share})", f"(?:{other})", f"(?:{kind})"
        span = f"(?:{of}{share}|{other})?"
        return self._template(frame["sanction"]).replace("{of}{span}", span).replace("{kind}", kind)

    def _span_pattern(self, unit: str) -> str:
        bound = self._bound(unit)
        templates = (self._template(self.wording["span"][shape]) for shape in self._shapes())
        return "|".join(each.replace("{low}", bound).replace("{high}", bound) for each in templates)

    def _shapes(self) -> list[str]:
        return [shape for shape in _SHAPES if shape in self.wording["span"]]

    def _bound(self, unit: str) -> str:
        if unit == "months":
            year, month = self._unit("year"), self._unit("month")
            return f"(?:{year}(?:{month})?|{month})"
        return f"(?:{'|'.join(self._unit(name) for name, _ in _UNITS[unit])})"

    def _unit(self, name: str) -> str:
        return self._template(self.wording["units"][name]).replace("{n}", self.numerals.pattern)

    def _value(self, words: str, unit: str) -> Number:
        total: Number = 0
        for name, worth in _UNITS[unit]:
            pattern = self._template(self.wording["units"][name]).replace("{n}", f"({self.numerals.pattern})")
            for found in re.finditer(pattern, words):
                total += self.numerals.read(found[1]) * worth
        return ratio(total.numerator, total.denominator)

    @staticmethod
    def _template(template: str) -> str:
        """A template as a regular expression that still holds its places."""
        return re.sub(r"\\([{}])", r"\1", re.escape(template))


def _placed(penalty: Penalty, paragraph: Paragraph, fined: Iterable[int]) -> Penalty:
    after = any(start < penalty.start for start in fined)
    return replace(penalty, item=paragraph.item_at(penalty.start), after_fine=after)


def _span(shape: str, ends: Mapping[str, Number], unit: str) -> Span:
    low, high = ends.get("low"), ends.get("high")
    if shape == "exactly":
        high = low
    return Span(low, high, high_open=shape in ("below", "between_below"), unit=unit)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _unnamed(pattern: str) -> str:
    return pattern.replace("(?P<choices>", "(?:")
