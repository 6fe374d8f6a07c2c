"""The forms under which something may be typed: its words in every language, and their pinyin."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sentencing.corpus.find import FIELDS, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.names import Names
    from sentencing.law.provision import Offence

_PARTS = re.compile(r"[、，,;；/()（）:：]+")
# Where the pinyin of a field stands.
_SPELT = {"title": "spelt", "alias": "spelt", "part": "part-spelt", "label": "label-spelt"}
_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def pinyin(text: str) -> tuple[str, ...]:
    """The pinyin of the Chinese characters in a text, in full and by initials; empty where there are none."""
    han = "".join(_HAN.findall(text))
    if not han:
        return ()
    from pypinyin import Style, lazy_pinyin  # half a second, for nothing where all that is typed is an id

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


def fields(words: dict[str, Iterable[str]], ending: str = "") -> dict[str, str]:
    """The forms of a document by field, each field one text with a form a line, as `find` searches them. A title is
    also known without the `ending` that titles of its system have."""
    made: dict[str, list[str]] = {field: [] for field in FIELDS}
    for field, texts in words.items():
        for text in texts:
            whole = (text, text.removesuffix(ending)) if field == "title" else (text,)
            listed = list(parts(text.removesuffix(ending)))[1:] if field == "title" else ()
            others = parts(text) if field in ("alias", "label") else whole
            _take(made, field, others)
            _take(made, "part", listed)
    return {field: "\n" + "\n".join(dict.fromkeys(lines)) + "\n" for field, lines in made.items() if lines}


def _take(made: dict[str, list[str]], field: str, texts: Iterable[str]) -> None:
    for text in texts:
        made[field].append(normal(text))
        if field in _SPELT:
            made[_SPELT[field]].extend(pinyin(text))
