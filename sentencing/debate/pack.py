"""A pack: cards prepared for an evening, on the keys 1 to 9, as a TOML file.

A card names an offence (with facts, as `range` takes them, and a day), a claim or a motion by its id, or is free text.
What is wrong with a pack is told with its place in the file; the first mistake is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sentencing.corpus.document import Document, Path, open_document, shown
from sentencing.corpus.problem import Problem, StatuteError, nearest, quoted
from sentencing.law.record import Record

KINDS = ("offence", "claim", "motion", "text")  # what a card is of: it has exactly one of these keys
_KEYS = (*KINDS, "key", "given", "as_of", "title", "more", "style")
_MOST = 9
_LONGEST = 2000  # characters of free text


class Prepared(Record):
    """A card as the pack names it. `kind` is one of KINDS, `name` what that key says; `given`: facts as they are typed;
    `as_of`: an ISO day, empty for that of the question; `title` replaces its tag line; `more`: lines below a free text;
    `path`: its place in the file."""

    key: int
    kind: str
    name: str
    given: tuple[str, ...]
    as_of: str
    title: str
    more: tuple[str, ...]
    style: str
    path: Path


class Pack(Record):
    """The cards by their keys, the title of the whole, and the language it asks for (empty: none)."""

    document: Document
    title: str
    language: str
    cards: tuple[Prepared, ...]

    def problem(self, card: Prepared, what: str, key: str = "") -> StatuteError:
        """What is wrong with one of its cards, at a key of it or where it says what it is of."""
        return StatuteError([self.document.problem((*card.path, key or card.kind), what)])


def read_pack(path: str) -> Pack:
    """The pack in a file; raises StatuteError with its first mistake."""
    document = open_document(path)
    for problem in _problems(document):
        raise StatuteError([problem])
    cards = tuple(_prepared(index, each) for index, each in enumerate(document.table["card"]))
    return Pack(document, document.table.get("title", ""), document.table.get("language", ""), cards)


def _prepared(index: int, each: Mapping[str, Any]) -> Prepared:
    kind = next(name for name in KINDS if name in each)
    more = each.get("more", ())
    return Prepared(
        each.get("key", index + 1),
        kind,
        each[kind],
        tuple(each.get("given", ())),
        str(each.get("as_of", "")),
        each.get("title", ""),
        (more,) if isinstance(more, str) else tuple(more),
        each.get("style", ""),
        ("card", index),
    )


def _problems(document: Document) -> Iterator[Problem]:
    table = document.table
    for key in table:
        if key not in ("title", "language", "card"):
            hint = nearest(key, ("title", "language", "card"))
            yield document.problem((key,), f"there is no key {quoted(key)} here", hint, key=True)
    for key in ("title", "language"):
        if not isinstance(table.get(key, ""), str):
            yield document.problem((key,), f"a string is wanted, not {shown(table[key])}")
    cards = table.get("card")
    if not isinstance(cards, list) or not cards:
        yield document.problem(("card",) if "card" in table else (), "a pack has one to nine [[card]] tables")
        return
    if len(cards) > _MOST:
        yield document.problem(("card", _MOST), f"a pack has at most {_MOST} cards, one for each key")
    taken: dict[int, int] = {}
    for index, each in enumerate(cards):
        if not isinstance(each, dict):
            yield document.problem(("card", index), f"a table is wanted, not {shown(each)}")
            continue
        yield from _wrong(document, ("card", index), each)
        key = each.get("key", index + 1)
        if taken.setdefault(key, index) != index:
            yield document.problem(("card", index), f"key {key} is taken by another card")


def _wrong(document: Document, path: Path, each: Mapping[str, Any]) -> Iterator[Problem]:
    for key in each:
        if key not in _KEYS:
            yield document.problem((*path, key), f"there is no key {quoted(key)} here", nearest(key, _KEYS), key=True)
    named = [kind for kind in KINDS if kind in each]
    if len(named) != 1:
        yield document.problem(path, f"a card has one of {', '.join(KINDS)}, not {len(named)} of them")
    for key in (*named, "title", "style"):
        if not isinstance(each.get(key, ""), str):
            yield document.problem((*path, key), f"a string is wanted, not {shown(each[key])}")
    if "key" in each and (type(each["key"]) is not int or not 1 <= each["key"] <= _MOST):
        yield document.problem((*path, "key"), f"a number from 1 to {_MOST} is wanted, not {shown(each['key'])}")
    if "as_of" in each and not isinstance(each["as_of"], date):
        yield document.problem((*path, "as_of"), "a date without quotes, such as 2015-06-18, is wanted")
    yield from _lists(document, path, each, named)
    for kind in named:
        if isinstance(each[kind], str) and not 0 < len(each[kind].strip()) <= _LONGEST:
            yield document.problem((*path, kind), f"1 to {_LONGEST} characters are wanted")


def _lists(document: Document, path: Path, each: Mapping[str, Any], named: list[str]) -> Iterator[Problem]:
    """What is wrong with the facts, and with the lines below a free text."""
    for key, kind in (("given", "offence"), ("more", "text")):
        if key not in each:
            continue
        value = each[key]
        listed = [value] if key == "more" and isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            yield document.problem((*path, key), f"a list of strings is wanted, not {shown(value)}")
        elif named and named[0] != kind:
            yield document.problem((*path, key), f"'{key}' goes with '{kind}'", key=True)
