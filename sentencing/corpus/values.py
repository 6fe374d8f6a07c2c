"""Answers as people type them, read as the fact that they answer wants them."""

from __future__ import annotations

import re

from sentencing.corpus.find import normal
from sentencing.corpus.numerals import Numbering
from sentencing.corpus.problem import UsageProblem, nearest, quoted
from sentencing.law.condition import UNITS
from sentencing.law.condition import number as read_number
from sentencing.law.grammar import GrammarError
from sentencing.law.provision import Circumstance
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.law.provision import Fact, FactValue

    Answer = FactValue | None

UNKNOWN = ("?", "unknown")
_ANSWERS = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_LARGEST = 10**15
OLDEST = 150  # years
DATE = r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?"


class Forms(Record):
    """How people write answers in a system: its numerals, its units as numbers, its words for yes and no, and the word
    in which it counts money."""

    numbering: Numbering
    figures: dict[str, int]
    answers: dict[str, bool]
    money: str = ""

    @classmethod
    def of(cls, wording: dict[str, Any]) -> Forms:
        """The forms that a system's wording.toml lists, beside those that this program knows everywhere."""
        figures, answers = wording.get("figures", {}), wording.get("answers", {})
        money = str(wording.get("units", {}).get("money", "")).replace("{n}", "").strip()
        return cls(Numbering.of(wording), figures, {**_ANSWERS, **answers}, money)


def read_value(name: str, fact: Fact | Circumstance, text: str, forms: Forms) -> Answer:
    """The answer that a text is: a boolean, a word of a choice, a number (quantities in their smallest unit, dates as
    YYYYMMDD), or None for `?`. Raises UsageProblem where it is no answer."""
    if text.lower() in UNKNOWN:
        return None
    if isinstance(fact, Circumstance):
        return _yes_or_no(name, text, forms)
    if fact.values:
        return _value(name, fact, text)
    if fact.type == "date":
        return _date(name, text)
    number = _quantity(fact, text, forms) if fact.type == "quantity" else _number(fact, text, forms.numbering)
    if number is None or number >= _LARGEST or (fact.type == "age" and number > OLDEST):
        raise UsageProblem(f"{name}: {quoted(text)} is not {_wanted(fact)}")
    if fact.within and not fact.within[0] <= number <= fact.within[1]:
        raise UsageProblem(f"{name}: {quoted(text)} lies outside {_set_within(fact)}")
    return number


def _set_within(fact: Fact) -> str:
    """The figures that an authority may set, and where that is said."""
    size = UNITS.get(fact.unit, 1) if fact.type == "quantity" else 1
    low, high = (f"{end // size}{fact.unit}" for end in fact.within or ())
    return f"{low}..{high}, within which that figure is set ({fact.cite})"


def _wanted(fact: Fact) -> str:
    if fact.type == "quantity":
        alone = f"; a number alone counts {fact.unit}" if fact.unit else ""
        return f"a quantity such as 50g{alone}"
    if fact.places:
        return "a whole number, nor a place that has set it"
    return "an age in years" if fact.type == "age" else "a whole number, 0 or more"


def _yes_or_no(name: str, text: str, forms: Forms) -> bool:
    answer = forms.answers.get(text.lower())
    if answer is None:
        raise UsageProblem(f"{name} is a yes-no question: {name}=yes, {name}=no or {name}=?, not {quoted(text)}")
    return answer


def _value(name: str, fact: Fact, text: str) -> str:
    form = normal(text)
    for value in fact.values:
        if text == value.id or form in (normal(word) for word in (value.id, *value.label.values(), *value.alias)):
            return value.id
    names = [value.id for value in fact.values]
    hint = nearest(text, names)
    did = f"; did you mean '{hint}'?" if hint else ""
    raise UsageProblem(f"{name} is one of {', '.join(names)}, not {quoted(text)}{did}")


def _date(name: str, text: str) -> int:
    found = re.fullmatch(DATE, text)
    if found:
        year, month, day = (int(part) for part in found.groups())
        if _exists(year, month, day):
            return year * 10_000 + month * 100 + day
    raise UsageProblem(f"{name}: {quoted(text)} is not a date such as 2015-11-01")


def _exists(year: int, month: int, day: int) -> bool:
    from datetime import date

    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _number(fact: Fact, text: str, numbering: Numbering) -> int | None:
    """A whole number, alone or with one of the words that the fact counts in (`3人`, `5000 yuan`)."""
    number = numbering.number(text)
    if number is not None:
        return number
    leading = numbering.leading(text)
    if leading and normal(leading[1]) in (normal(word) for word in (*fact.alias, fact.unit)):
        return leading[0]
    return None


def _quantity(fact: Fact, text: str, forms: Forms) -> int | None:
    """A quantity in the smallest unit; a bare number is in the fact's own unit."""
    number = forms.numbering.number(text)
    if number is not None:
        return number * UNITS.get(fact.unit, 1)
    leading = forms.numbering.leading(text)
    if leading and leading[1] in forms.figures:
        return leading[0] * forms.figures[leading[1]]
    try:
        plain = text.replace(" ", "").lower()
        made = read_number(plain + fact.unit if plain[-1:].isdigit() and "." in plain else plain)
    except (GrammarError, ValueError):
        return None
    return made if isinstance(made, int) and not re.fullmatch(DATE, text) else None
