"""Where the law says so, in the manner of a citation style.

A style is data (`styles/*.toml`): pieces of text with fields, a form for each system and kind of instrument. What is to
be filled in stands with the instrument. Nothing here knows a style, a system or a language.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import tomli

from sentencing.corpus.entries import Instrument
from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.law.numerals import Numerals
from sentencing.law.record import Record
from sentencing.law.values import Pin, pins

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "styles")
_SENTENCE = r"s\d+"  # a label that counts the sentences of a paragraph
_FIELD = re.compile(r"\{(\w+)\}")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Cited(Record):
    """An instrument of a system as a citation names it on a day. `own` is the language in which it is written."""

    system: str
    own: str
    instrument: Instrument
    day: str


@cache
def styles() -> Mapping[str, Mapping[str, Any]]:
    """The citation styles by id."""
    found = {}
    for name in sorted(os.listdir(_FOLDER)):
        with open(os.path.join(_FOLDER, name), "rb") as file:
            made = tomli.load(file)
        found[str(made["id"])] = made
    return found


def style_meant(name: str) -> str:
    """The id of the style that a name means; raises UsageProblem for none."""
    wanted = name.strip().lower()
    for identity, each in styles().items():
        if wanted in (identity, each["title"].lower(), *each.get("also", ())):
            return identity
    known = ", ".join(f"{identity} ({each['title']})" for identity, each in styles().items())
    other = "a program that knows others reads --format csl"
    raise UsageProblem(f"there is no citation style {quoted(name)}, only {known}; {other}")


def style_for(language: str) -> str:
    """The style that answers in a language use if none is asked for."""
    spoken = [identity for identity, each in styles().items() if language in each.get("speaks", ())]
    return spoken[0] if spoken else next(iter(styles()))


def citation(style: str, cited: Cited, places: Iterable[Pin]) -> str:
    """A citation of some places in one instrument, in a style by its id."""
    return _Style(styles()[style]).cite(cited, tuple(places))


def by_instrument(cites: Iterable[str], code: str) -> dict[str, tuple[Pin, ...]]:
    """The pinpoints of cites by their instruments, each once; a bare cite is of the system's code."""
    found: dict[str, dict[Pin, None]] = {}
    for pin in (pin for cite in cites if cite for pin in pins(cite)):
        found.setdefault(pin.instrument or code, {})[pin] = None
    return {instrument: tuple(places) for instrument, places in found.items()}


class _Style:
    def __init__(self, style: Mapping[str, Any]) -> None:
        self.style = style
        self.numerals = Numerals.of(style)

    def cite(self, cited: Cited, places: tuple[Pin, ...]) -> str:
        form = self._form(cited)
        values = {**self._names(cited), **self._dates(cited), "pin": self._pin(form, places)}
        return "".join(piece for piece in (_filled(each, values) for each in form["cite"]) if piece)

    def _form(self, cited: Cited) -> Mapping[str, Any]:
        forms = self.style["form"]
        form: Mapping[str, Any] = forms.get(cited.system, forms["default"])
        named: Mapping[str, Any] = form.get(cited.instrument.kind, form)
        return named

    def _names(self, cited: Cited) -> dict[str, str]:
        """Names by language, `own` being that of the law itself; none of them twice."""
        one = cited.instrument
        values = {"number": one.number, "romanized": one.romanized, "volume": one.volume, "chapter": one.chapter}
        for kind, text in (("title", one.title), ("short", one.short), ("by", one.by)):
            values.update((f"{kind}_{language}", self._inside(said)) for language, said in text.items())
            values[f"{kind}_own"] = self._inside(text.get(cited.own, ""))
        for language, said in one.title.items():
            values[f"name_{language}"] = self._inside(one.short.get(language, said))
        if values["title_own"] == values.get("title_en"):
            del values["title_own"]
        return values

    def _inside(self, title: str) -> str:
        return title.translate(str.maketrans(self.style.get("nested", {})))

    def _dates(self, cited: Cited) -> dict[str, str]:
        one = cited.instrument
        held = [made for made, since in one.amended if since <= cited.day]
        later = any(since > cited.day for _, since in one.amended)
        days = {"made": one.made, "revised": one.revised, "effective": one.since, "amended": held[-1] if held else ""}
        past = (held[-1] if held else one.revised or one.made)[:4] if later else ""
        return {**{name: self._date(day) for name, day in days.items()}, "past": past, "text_year": one.text_as_of[:4]}

    def _date(self, day: str) -> str:
        if not day:
            return ""
        year, month, number = map(int, day.split("-"))
        named = self.style.get("months", [str(each) for each in range(1, 13)])[month - 1]
        return str(self.style["date"]).format(year=year, month=named, day=number)

    def _pin(self, form: Mapping[str, Any], places: tuple[Pin, ...]) -> str:
        if not places:
            return ""
        between, last = form.get("join", self.style["join"])
        said = ["".join(self._parts(form, pin)) for pin in places]
        joined = between.join(said[:-1]) + last + said[-1] if len(said) > 1 else said[0]
        return str(form["several" if len(said) > 1 else "one"]).format(pins=joined)

    def _parts(self, form: Mapping[str, Any], pin: Pin) -> Iterator[str]:
        article, *inserted = pin.article.split("-")
        yield self._part(form["parts"][0], article)
        for each in inserted:
            yield self._part(form["inserted"], each)
        level = 0
        for label in pin.labels:
            if "sentence" in form and re.fullmatch(_SENTENCE, label):
                yield self._part(form["sentence"], label[1:])
                continue
            level += 1
            yield self._part(form["parts"][min(level, len(form["parts"]) - 1)], label)

    def _part(self, template: str, label: str) -> str:
        number = int(label) if label.isdecimal() else None
        words = label if number is None else self.numerals.spell(number)
        return template.format(n=label, words=words, roman=label if number is None else _roman(number))


def _filled(piece: str, values: Mapping[str, str]) -> str:
    """A piece with its fields filled in; empty where one of them is."""
    wanted = _FIELD.findall(piece)
    if not all(values.get(name) for name in wanted):
        return ""
    return _FIELD.sub(lambda found: values[found[1]], piece)


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
    return made
