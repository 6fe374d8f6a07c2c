"""Numbers written in words that multiply and add: digits, and scales such as ten, hundred and thousand.

What the words are is data. A language without such words has none, and its numbers are written with digits.
"""

from __future__ import annotations

from types import MappingProxyType

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MYRIAD = 10_000


class Numerals(Record):
    """Ten digit words from nought to nine, scale words with what each multiplies by, and other words for a digit, which
    are read but never written. All may be empty."""

    digits: str = ""
    scales: Mapping[str, int] = MappingProxyType({})
    also: Mapping[str, int] = MappingProxyType({})

    @classmethod
    def of(cls, wording: Mapping[str, Any]) -> Numerals:
        """The numerals of a system's wording, or none."""
        return cls(**wording.get("numerals", {}))

    @property
    def pattern(self) -> str:
        """A regular expression for one number, in words or in digits."""
        import re

        return rf"[0-9{re.escape(self.digits + ''.join((*self.scales, *self.also)))}]+"

    def spell(self, number: int) -> str:
        """A whole number, 0 or more, in words (in digits, if the language has no words for it)."""
        if not self.digits:
            return str(number)
        words = self._spell(number)
        ten = next((word for word, value in self.scales.items() if value == 10), "")
        # Ten to nineteen, standing alone, drop the leading one.
        return words[1:] if ten and words.startswith(self.digits[1] + ten) else words

    def read(self, text: str) -> int:
        """The number that words or digits say; raises ValueError if they say none."""
        import re

        total = section = current = 0
        for run in re.findall(r"[0-9]+|[^0-9]", text):
            scale = self.scales.get(run)
            if scale is None:
                current = self._digit(run)
            elif scale < _MYRIAD:
                section, current = section + (current or 1) * scale, 0
            else:
                part, section, current = section + current, 0, 0
                total = total + part * scale if total >= scale else (total + part) * scale
        return total + section + current

    def _spell(self, number: int) -> str:
        if number < 10:
            return self.digits[number]
        word, scale = max(((w, s) for w, s in self.scales.items() if s <= number), key=lambda pair: pair[1])
        head, rest = divmod(number, scale)
        gap = self.digits[0] if rest and rest * 10 < scale else ""
        return self._spell(head) + word + gap + (self._spell(rest) if rest else "")

    def _digit(self, run: str) -> int:
        if run.isdecimal() and run.isascii():
            return int(run)
        if run in self.also:
            return self.also[run]
        if run not in self.digits:
            raise ValueError(f"'{run}' is not a digit")
        return self.digits.index(run)
