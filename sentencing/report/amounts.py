"""Numbers of the law in words: terms, money, shares and dates, and the spans between them."""

from __future__ import annotations

from sentencing.report.words import mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sentencing.law.grammar import Number
    from sentencing.law.sanction import Rung
    from sentencing.law.span import Span
    from sentencing.report.words import Words


def term(words: Words, months: Number) -> str:
    """A term of months: `7 years 6 months`."""
    if not isinstance(months, int):
        return _broken(words, months)
    years, left = divmod(months, 12)
    said_years = words.many("{n} year", "{n} years", years) if years else ""
    said_months = words.many("{n} month", "{n} months", left) if left or not years else ""
    if said_years and said_months:
        return words.meant("a term", "{years} {months}", years=said_years, months=said_months)
    return said_years or said_months


def _broken(words: Words, months: Number) -> str:
    """A term that is not a whole number of months, which only a scaled bound can be."""
    whole, rest = divmod(months, 1)
    share = words.meant("a part of a month", "{share} of a month", share=rest)
    if not whole:
        return share
    return words.meant("a term", "{term} and {share}", term=term(words, int(whole)), share=share)


def amount(words: Words, number: Number, unit: str, money: str = "", currency: str = "") -> str:
    """An end of a span in its unit: months, days, money or share. `money` is the system's own way to write a sum."""
    match unit:
        case "months":
            return term(words, number)
        case "days":
            return words.many("{n} day", "{n} days", int(number))
        case "share":
            return _share(words, number)
        case _:
            return _money(words, number, money, currency)


def _share(words: Words, number: Number) -> str:
    if isinstance(number, int):
        return words.meant(
            "a whole multiple, {n}, of an amount", "{percent}%", n=words.number(number), percent=number * 100
        )
    return words.meant("a share of an amount", "{percent}%", percent=words.number(int(number * 100)))


def _money(words: Words, number: Number, money: str, currency: str) -> str:
    if money:
        return money.format(n=words.number(int(number)))
    return words.meant("money", "{currency} {n}", currency=currency, n=f"{int(number):,}")


def span(
    words: Words, of: Span, rung: Rung | None = None, money: Mapping[str, str] | None = None, graver: str = ""
) -> str:
    """A span in words. `graver` is the name of the sanction that it runs on to. A language may leave an end unsaid
    that is only the limit of the sanction (`rung`) itself."""
    kept = dict(money or {})
    low = None if of.low is None else amount(words, of.low, of.unit, **kept)
    high = graver or (None if of.high is None else amount(words, of.high, of.unit, **kept))
    if low is None or high is None:
        return _half(words, of, low, high)
    if of.low == of.high and not of.high_rung:
        return low
    return words.meant(*_between(of, rung), low=_before(words, of) or low, high=high)


def _half(words: Words, of: Span, low: str | None, high: str | None) -> str:
    """A span with one end, or none."""
    if low is not None:
        over = words.meant("a span", "over {low}", low=low) if of.low_open else ""
        return over or words.meant("a span", "{low} or more", low=low)
    if high is not None:
        under = words.meant("a span", "under {high}", high=high) if of.high_open else ""
        return under or words.meant("a span", "up to {high}", high=high)
    return words.meant("a span", "any length")


def _between(of: Span, rung: Rung | None) -> tuple[str, str]:
    """The message for a span with two ends."""
    low, high = whole(of, rung)
    if of.high_open:
        if low:
            return mark("a span that begins where the sanction itself does", "{low} to under {high}")
        return mark("a span", "{low} to under {high}")
    if of.low_open:
        return mark("a span", "over {low} to {high}")
    if low and not high:
        return mark("a span that begins where the sanction itself does", "{low} to {high}")
    if high and not low:
        return mark("a span that ends where the sanction itself does", "{low} to {high}")
    return mark("a span", "{low} to {high}")


def whole(of: Span, rung: Rung | None) -> tuple[bool, bool]:
    """Whether a span begins, and ends, where the jurisdiction lets the sanction begin and end."""
    limits = rung.limits if rung else None
    if limits is None or of.unit != limits.unit:
        return False, False
    return of.low == limits.low and not of.low_open, of.high == limits.high and not of.high_open


def _before(words: Words, of: Span) -> str:
    """The lower end, where the upper is in the same unit and says it: the `5` of `5 to 10 years`."""
    if of.unit == "months" and isinstance(of.low, int) and isinstance(of.high, int):
        if of.low % 12 == 0 and of.high % 12 == 0 and of.low:
            return words.meant("years, followed by more years", "{n}", n=words.number(of.low // 12))
        if of.low < 12 and of.high < 12:
            return words.meant("months, followed by more months", "{n}", n=words.number(of.low))
    return ""


def date(words: Words, day: str) -> str:
    """An ISO date as the language writes it: `22 Nov 2026`."""
    year, month, number = day.split("-")
    name = months(words)[int(month) - 1]
    return words.meant("a date", "{day} {name} {year}", day=int(number), month=int(month), name=name, year=year)


def months(words: Words) -> list[str]:
    """The names of the twelve months, short."""
    return words.meant("the twelve months, short", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()


def iso(day: int) -> str:
    """A date as an answer holds it, 20151101, as an ISO date."""
    return f"{day // 10_000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"


def measured(value: int, unit: str) -> str:
    """A quantity, which is kept in the smallest unit, in its own: 60000 mg as `60g`."""
    from sentencing.law.condition import UNITS

    size = UNITS.get(unit, 1)
    whole, rest = divmod(value, size)
    exact = f"{whole}.{str(rest).zfill(len(str(size)) - 1).rstrip('0')}" if rest else str(whole)
    return f"{exact}{unit}"


def as_given(fact: object, value: Any) -> Any:
    """An answer as people give it: a date as an ISO date, a quantity with its unit."""
    kind = getattr(fact, "type", "")
    if kind == "date" and isinstance(value, int):
        return iso(value)
    if kind == "quantity" and isinstance(value, int):
        return measured(value, getattr(fact, "unit", ""))
    return value
