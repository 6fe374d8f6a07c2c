"""Numbers as people type them: digits, thousands separators, the numerals of a system's language (its wording.toml
lists them in `[numerals]`), and the article that a number names (headed as `[layout]` says)."""

from __future__ import annotations

import re

from sentencing.law.numerals import Numerals
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_GROUPED = r"\d{1,3}(?:[,_ ']\d{3})+|\d+(?:_\d+)*"
_LABELLED = r"(?:[^\W\d_]+\.?|§+)?\s*(\d+[a-z]?(?:[-.]\d+[a-z]?)*)(?:\([^()]*\))*"
_LONGEST = 20  # characters: no figure that the law asks about is longer


class Numbering(Record):
    """The numerals of a system, and the regular expression of an article's heading, in which `{n}` is a number."""

    numerals: Numerals
    heading: str

    @classmethod
    def of(cls, wording: dict[str, Any]) -> Numbering:
        """How a system's wording writes numbers and heads an article; digits alone, if it does not say."""
        layout = wording.get("layout")
        heading = layout.get("heading") if isinstance(layout, dict) else None
        return cls(Numerals.of(wording), heading if isinstance(heading, str) else "")

    def pack(self) -> list[Any]:
        """The numbering as JSON."""
        return [[self.numerals.digits, dict(self.numerals.scales), dict(self.numerals.also)], self.heading]

    @classmethod
    def unpack(cls, packed: list[Any]) -> Numbering:
        """A numbering as the corpus stores it."""
        return cls(Numerals(*packed[0]), packed[1])

    def number(self, text: str) -> int | None:
        """`3`, `1,000`, `三`, `3万`, `二百四十`: the number, or None if it is not one."""
        if len(text) > _LONGEST:
            return None
        if re.fullmatch(_GROUPED, text):
            return int(re.sub(r"\D", "", text))
        if text.isascii() or not re.fullmatch(self.numerals.pattern, text):
            return None
        return self.numerals.read(text)

    def article(self, text: str) -> str:
        """The article that a text names (`240`, `art. 240`, `240(1)`, a heading of the system), or an empty string."""
        if found := re.fullmatch(_LABELLED, text):
            return found[1]
        for form in (text, *self._headed(text)):
            if found := self._match(form):
                numbers = [self.number(group) for group in found.groups() if group]
                return "-".join(str(number) for number in numbers if number is not None)
        return ""

    def leading(self, text: str) -> tuple[int, str] | None:
        """A number and what follows it (`3人`), if the text begins with one and goes on."""
        patterns = (r"\d[\d,_]*", self.numerals.pattern)
        number = max((found[0] for each in patterns if (found := re.match(each, text))), key=len, default="")
        rest = text[len(number) :].strip()
        value = self.number(number)
        return (value, rest) if rest and value is not None else None

    def _match(self, text: str) -> re.Match[str] | None:
        if not self.heading:
            return None
        try:
            return re.fullmatch(self.heading.replace("{n}", self.numerals.pattern), text + " ")
        except re.error:
            return None

    def _headed(self, text: str) -> tuple[str, ...]:
        """The text with what a heading has around its number, where one typed the number alone or with half of it."""
        before, _, after = self.heading.partition("({n})")
        after = re.split(r"[(\[\\?*+|]", after)[0]
        return (before + text, before + text + after) if after else ()
