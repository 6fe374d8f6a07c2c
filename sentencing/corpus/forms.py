"""The forms under which something may be typed: its words in every language, and their pinyin."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin

from sentencing.corpus.find import FIELDS, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.names import Names
    from sentencing.law.provision import Offence

_PARTS = re.compile(r"[、，,;；/()（）:：]+")
_SPELT = {"label": "label-spelt", "part": "part-spelt"}  # where the pinyin of a field stands, if not with the names
_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def pinyin(text: str) -> tuple[str, ...]:
    """The pinyin of the Chinese characters in a text, in full and by initials; empty where there are none."""
    han = "".join(_HAN.findall(text))
    if not han:
        return ()
    syllables = lazy_pinyin(han, style=Style.NORMAL)
    full, initials = "".join(syllables), "".join(each[:1] for each in syllables)
    plain = full.replace("v", "u")
    return tuple(dict.fromkeys((full, plain, initials)))


def parts(text: str) -> Iterator[str]:
    """A text and the parts that it lists: both of `自首、坦白`."""
    yield text
    yield from (part.strip() for part in _PARTS.split(text) if part.strip() and part.strip() != text)


def typed(words: Iterable[str]) -> dict[str, list[str]]:
    """Pinyin forms of the words, each with the words it is of."""
    forms: dict[str, list[str]] = {}
    for word in words:
        for form in pinyin(word):
            forms.setdefault(form, []).append(word)
    return forms


def words_of(offence: Offence, names: Names) -> Iterator[str]:
    """Titles and aliases of an offence."""
    for version in offence.versions:
        yield from version.title.values()
    for record in names.system.versions[offence.id]:
        yield from record.alias


def fields(words: dict[str, Iterable[str]]) -> dict[str, str]:
    """The forms of a document by field, each field one text with a form a line, as `find` searches them."""
    made: dict[str, list[str]] = {field: [] for field in FIELDS}
    for field, texts in words.items():
        for text in texts:
            for place, form in _forms(field, text):
                made[place].append(form)
    return {field: "\n" + "\n".join(dict.fromkeys(lines)) + "\n" for field, lines in made.items() if lines}


def _forms(field: str, text: str) -> Iterator[tuple[str, str]]:
    """The forms of a text, each with the field that it goes to; what a title merely lists is no title."""
    if field == "summary":
        yield field, normal(text)
        return
    for part in parts(text):
        place = "part" if field == "title" and part != text else field
        yield place, normal(part)
        yield from ((_SPELT.get(place, "spelt"), form) for form in pinyin(part))
