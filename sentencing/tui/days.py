"""Days as people type them, and why what has the form of a day is none."""

from __future__ import annotations

import re
import time
from calendar import monthrange
from datetime import date

from sentencing.corpus.values import DATE
from sentencing.report import amounts
from sentencing.report.words import Words, languages, words

_BARE = r"(\d{4})(\d{2})(\d{2})"
_WRITTEN = r"(?P<day>\d{1,2}) +(?P<month>[^\W\d]+)\.?,? +(?P<year>\d{4})"  # as the program writes it
_MONTHS = 12


def read_day(text: str) -> str:
    """The day (ISO date) that a text is: a date, or, in any language, today; nothing typed is today too. Empty for no
    day."""
    text = text.strip()
    if text.lower() in ("", *(words(each).meant("a day", "today").lower() for each in languages())):
        return time.strftime("%Y-%m-%d")
    parts = _parts(text)
    try:
        return (date(*parts) if parts else date.fromisoformat(text)).isoformat()
    except ValueError:
        return ""


def whole(text: str) -> bool:
    """Whether a text has the form of a date, be there such a day or not."""
    return _parts(text) is not None


def why_none(words: Words, text: str) -> str:
    """Why there is no such day as a text that has the form of a date says; empty where there is, and for others."""
    year, month, day = _parts(text.strip()) or (1, 1, 1)
    if not 1 <= month <= _MONTHS:
        return words.say("A year has 12 months.")
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return ""
    name = amounts.months(words)[month - 1]
    return words.meant("a month", "{name} {year} has {n} days.", name=name, month=month, year=year, n=last)


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of what has the form of a date."""
    if found := re.fullmatch(DATE, text) or re.fullmatch(_BARE, text):
        year, month, day = map(int, found.groups())
        return year, month, day
    written = re.fullmatch(_WRITTEN, text)
    month = _month(written["month"]) if written else 0
    return (int(written["year"]), month, int(written["day"])) if written and month else None


def _month(name: str) -> int:
    """The month of a name, whole or as the program shortens it, in any language; 0 for none."""
    for each in languages():
        for month, short in enumerate(amounts.months(words(each)), 1):
            if name.lower().startswith(short.lower()):
                return month
    return 0
