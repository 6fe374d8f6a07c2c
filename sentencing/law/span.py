"""Spans: the stretch of a sanction between two ends, each of which is included unless it says otherwise."""

from __future__ import annotations

from sentencing.law.grammar import GrammarError, pack_number, ratio, unpack_number
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.grammar import Number

BOUND = r"(?:\d+y(?:\d+m)?|\d+m|\d+d|\d+%|\d+(?:\.\d+)?x|\d+)"
SPAN = rf"(?:>?{BOUND})?(?:\.\.(?:<?(?:{BOUND}|[a-z][a-z0-9-]*))?)?"


class Span(Record):
    """From `low` to `high` in `unit`: `months`, `days`, `money` (the jurisdiction's currency) or `share`.

    An end that is None is silence: nothing says where the span begins or stops. An end counts as part of the span
    unless `low_open` or `high_open` is set. `high_rung` names a graver sanction that the span runs on to
    (supervision from five years to life); in a reduction it may be `min`, the frame's own minimum.
    """

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False
    unit: str = "months"
    high_rung: str = ""

    @staticmethod
    def pattern() -> str:
        """The grammar as a regular expression, for editors."""
        return SPAN

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read `5y..10y`, `10y..`, `..3y`, `15y`, `..<5y`, `>3y..`, `20000..200000`, `50%..2x`; raises GrammarError."""
        import re

        low_text, dots, high_text = text.partition("..")
        low_open = low_text.startswith(">") and bool(dots)
        low, unit = _bound(low_text[low_open:], int(low_open))
        if not dots:
            if low is None:
                raise GrammarError("a span is missing, such as 5y..10y")
            return cls(low, low, unit=unit)
        high_open = high_text.startswith("<")
        high_text = high_text[high_open:]
        at = len(low_text) + 2 + high_open
        if low_open and low is None:
            raise GrammarError("a bound is missing after '>', such as >3y..", 1)
        if high_open and not high_text:
            raise GrammarError("a bound is missing after '<', such as ..<5y", at)
        if high_text and not high_text[0].isdigit():
            if not re.fullmatch(r"[a-z][a-z0-9-]*", high_text):
                raise GrammarError(f"'{high_text}' is neither a bound such as 10y nor a sanction", at)
            return cls(low, None, low_open, high_open, unit, high_text)
        high, high_unit = _bound(high_text, at)
        if low is not None and high is not None:
            if unit != high_unit:
                raise GrammarError(f"'{low_text}' and '{high_text}' are in different units", at)
            if low > high or (low == high and (low_open or high_open)):
                raise GrammarError(f"the span ends ({high_text}) before it begins ({low_text})", at)
        return cls(low, high, low_open, high_open, unit if low is not None else high_unit)

    @property
    def empty(self) -> bool:
        """Whether no value lies in the span."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def meet(self, other: Span) -> Span:
        """What both spans hold; it may be empty."""
        low, low_open = max_low((self.low, self.low_open), (other.low, other.low_open))
        high, high_open = min_high((self.high, self.high_open), (other.high, other.high_open))
        rung = "" if high is not None else self.high_rung or other.high_rung
        return Span(low, high, low_open, high_open, self.unit, rung)

    def touches(self, other: Span) -> bool:
        """Whether the two, `self` beginning no later, leave no value between them."""
        if self.high is None or other.low is None:
            return True
        return self.high > other.low or (self.high == other.low and not (self.high_open and other.low_open))

    def hull(self, other: Span) -> Span:
        """The shortest span that holds both; with touching spans, their union."""
        low, low_open = min_low((self.low, self.low_open), (other.low, other.low_open))
        high, high_open = max_high((self.high, self.high_open), (other.high, other.high_open))
        endless = any(span.high is None and not span.high_rung for span in (self, other))
        return Span(low, high, low_open, high_open, self.unit, "" if endless else self.high_rung or other.high_rung)

    def holds(self, other: Span) -> bool:
        """Whether every value of `other` lies in this span."""
        return self.meet(other)[:4] == other[:4]

    def pack(self) -> list[object]:
        """The span as JSON."""
        return [pack_number(self.low), pack_number(self.high), self.low_open, self.high_open, self.unit, self.high_rung]

    @classmethod
    def unpack(cls, packed: list[object] | None) -> Span | None:
        """The inverse of `pack`."""
        if packed is None:
            return None
        low, high, low_open, high_open, unit, rung = packed
        return cls(unpack_number(low), unpack_number(high), low_open, high_open, unit, rung)  # type: ignore[arg-type]


End = tuple["Number | None", bool]


def max_low(one: End, other: End) -> End:
    """The later of two beginnings; None begins before everything."""
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    return max(one, other)


def min_low(one: End, other: End) -> End:
    """The earlier of two beginnings."""
    return one if max_low(one, other) == other else other


def min_high(one: End, other: End) -> End:
    """The earlier of two ends; None ends after everything."""
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    return min(one, other, key=_closing)


def max_high(one: End, other: End) -> End:
    """The later of two ends."""
    return one if min_high(one, other) == other else other


def _closing(end: End) -> tuple[Number, bool]:
    value, is_open = end
    assert value is not None
    return value, not is_open


def _bound(text: str, at: int) -> tuple[Number | None, str]:
    import re

    if not text:
        return None, "months"
    found = re.fullmatch(r"(\d+)(y|m|d|%|x|)(?:(\d+)m)?|(\d+)\.(\d+)x", text)
    if not found or (found[3] and found[2] != "y"):
        raise GrammarError(f"'{text}' is not a bound (5y, 6m, 1y6m, 30d, 20000, 50%, 2x)", at)
    if found[4]:
        return ratio(int(found[4] + found[5]), 10 ** len(found[5])), "share"
    number = int(found[1])
    match found[2]:
        case "y":
            return number * 12 + int(found[3] or 0), "months"
        case "m":
            return number, "months"
        case "d":
            return number, "days"
        case "%":
            return ratio(number, 100), "share"
        case "x":
            return number, "share"
        case _:
            return number, "money"
