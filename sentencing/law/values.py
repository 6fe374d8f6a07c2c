"""Cites, and the other small values of a statute file."""

from __future__ import annotations

from sentencing.law.grammar import GrammarError, ratio
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.grammar import Number

_ARTICLE = r"[0-9A-Za-z][0-9A-Za-z.-]*"
_PIN = rf"(?:[a-z]{{2,3}}/[a-z0-9.-]+ )?{_ARTICLE}(?:\([0-9A-Za-z.-]+\))*"


class Pin(Record):
    """One pinpoint: the instrument (empty: the system's code), the article, and the labels after it.

    The first label is always the paragraph, the second the item: 263(1)(4).
    """

    instrument: str
    article: str
    labels: tuple[str, ...]


class Cite(Record):
    """Where the law says so: `240(1)(2)`, `241(2); 241(4)`, `cn/fashi-2016-28 1`."""

    text: str

    @staticmethod
    def pattern() -> str:
        """The grammar as a regular expression, for editors."""
        return rf"{_PIN}(?:; {_PIN})*"

    @classmethod
    def parse(cls, text: str) -> Cite:
        """Check a cite; raises GrammarError."""
        import re

        at = 0
        for part in text.split("; "):
            if not re.fullmatch(_PIN, part):
                raise GrammarError(f"'{part}' is not a cite, such as 240(1)(2) or cn/fashi-2016-28 1", at)
            at += len(part) + 2
        return cls(text)


def pins(cite: str) -> tuple[Pin, ...]:
    """The pinpoints of a cite."""
    return tuple(_pin(part) for part in cite.split("; "))


def _pin(text: str) -> Pin:
    instrument, _, place = text.rpartition(" ")
    article, *labels = place.replace(")", "").split("(")
    return Pin(instrument, article, tuple(labels))


class Some(Record):
    """One id or a list of ids."""

    ids: tuple[str, ...]

    @classmethod
    def parse(cls, raw: object) -> Some:
        """Read a string or a list of strings; raises GrammarError."""
        if isinstance(raw, str):
            return cls((raw,))
        if isinstance(raw, (list, tuple)):
            for index, each in enumerate(raw):
                if not isinstance(each, str):
                    raise GrammarError("an id is a string").under(index)
            return cls(tuple(raw))
        raise GrammarError("an id or a list of ids is wanted")


class Given(Record):
    """A value of a fact as a statute file gives it: true, a number, a word, `18..74`, `?`, or `@fact`."""

    raw: bool | int | str

    @classmethod
    def parse(cls, raw: object) -> Given:
        """Read a boolean, whole number, date or string; raises GrammarError."""
        if isinstance(raw, (bool, int, str)):
            return cls(raw)
        if hasattr(raw, "isoformat"):
            return cls(raw.isoformat())
        raise GrammarError("true, false, a whole number, a word or a date is wanted")


class Ratio(Record):
    """An exact fraction, `3/4`."""

    numerator: int
    denominator: int

    @staticmethod
    def pattern() -> str:
        """The grammar as a regular expression, for editors."""
        return r"\d+/[1-9]\d*|\d+"

    @classmethod
    def parse(cls, text: str) -> Ratio:
        """Read `3/4` or `2`; raises GrammarError."""
        import re

        found = re.fullmatch(r"(\d+)(?:/([1-9]\d*))?", text)
        if not found:
            raise GrammarError(f"'{text}' is not a fraction, such as 3/4")
        return cls(int(found[1]), int(found[2] or 1))

    def of(self, number: Number) -> Number:
        """That share of a number."""
        if isinstance(number, int):
            return ratio(number * self.numerator, self.denominator)
        return ratio(number.numerator * self.numerator, number.denominator * self.denominator)
