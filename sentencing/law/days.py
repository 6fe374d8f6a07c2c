"""Days as ISO dates: whether a text is one, which comes next, and which some months later. (`datetime` is slow to
import.)"""

from __future__ import annotations


def is_day(text: str) -> bool:
    """Whether a text is a day such as 2015-06-18."""
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not text.isascii() or not "".join(parts).isdigit():
        return False
    year, month, day = map(int, parts)
    return bool(year) and 1 <= month <= 12 and 1 <= day <= _length(year, month)


def following(day: str) -> str:
    """The day after."""
    year, month, number = map(int, day.split("-"))
    if number < _length(year, month):
        return f"{year:04d}-{month:02d}-{number + 1:02d}"
    return f"{year:04d}-{month + 1:02d}-01" if month < 12 else f"{year + 1:04d}-01-01"


def later(day: str, months: int) -> str:
    """The same day some months later, or the last of a month that is too short for it."""
    year, month, number = map(int, day.split("-"))
    years, month = divmod(month - 1 + months, 12)
    year, month = year + years, month + 1
    return f"{year:04d}-{month:02d}-{min(number, _length(year, month)):02d}"


def _length(year: int, month: int) -> int:
    """How many days a month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
