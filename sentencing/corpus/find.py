"""Finding offences and articles by whatever people type: a number, a title, another name, pinyin, a word of the law.

What is found exactly costs string searches only; a library for typing errors is loaded when nothing else fits."""

from __future__ import annotations

import re
from functools import lru_cache
from heapq import nsmallest

from sentencing.corpus.numerals import Numbering
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.corpus.entries import Text

NUMBERS = "numbers"  # the field of the articles that have no file of their own and are told here
# The fields of a document, and the score of a query that is one of its forms, begins one, or stands in one.
FIELDS: dict[str, tuple[int, int, int]] = {
    "title": (100, 92, 85),
    "alias": (99, 88, 80),
    "spelt": (98, 86, 0),
    "part": (95, 87, 78),
    "part-spelt": (94, 84, 0),
    "label": (90, 72, 65),
    "label-spelt": (89, 70, 0),
    "summary": (50, 50, 45),
    NUMBERS: (0, 0, 0),
}
_NAMING = tuple(field for field in FIELDS if field not in ("summary", NUMBERS))
NUMBER, PART_OF_NUMBER = 110, 75
# An article of the General Part whose circumstance or rule bears exactly the name typed.
_GENERAL_LABEL = 8
NAMED = 80  # from here on, what was typed stands in a name
_POOR = 60  # below this, what was typed may be a typing error
_SIMILAR, _SIMILAR_PART = 75, 82
# Words are forms of one if they begin alike, with so many letters at least, and each ends in at most so many others.
_BEGINNING, _ENDING = 4, 3


class Doc(Record):
    """An offence or article to be found. `fields`: each with its forms, one a line, between line ends. A `part` is one
    of the things that a title lists, which is not its name."""

    id: str
    kind: str
    jurisdiction: str
    article: str
    title: Text
    general: bool
    fields: dict[str, str]


class Hit(Record):
    """Something found, in which field, by which of its words, and how well (to 100; a number found is 110)."""

    id: str
    kind: str
    jurisdiction: str
    article: str
    title: Text
    field: str
    matched: str
    score: int


class Match(Record):
    """A document that a query found: in which field, by which form of it, and how well. An empty `form` is one that the
    query stands in."""

    doc: Doc
    field: str
    query: str
    form: str
    score: int

    def hit(self) -> Hit:
        """What is told of it."""
        form = self.form or _line(self.doc.fields[self.field], self.query)
        doc = self.doc
        return Hit(doc.id, doc.kind, doc.jurisdiction, doc.article, doc.title, self.field, form, self.score)


class Index(Record):
    """Everything that can be found."""

    docs: tuple[Doc, ...]
    numbering: dict[str, Numbering]
    everything: tuple[str, ...]

    @classmethod
    def load(cls, packed: dict[str, Any]) -> Index:
        """The index as the corpus stores it."""
        docs = tuple(Doc(*row) for row in packed["docs"])
        numbering = {name: Numbering.unpack(row) for name, row in packed["numbering"].items()}
        return cls(docs, numbering, tuple("\n".join(doc.fields.values()) for doc in docs))


@lru_cache(maxsize=2**14)
def normal(text: str) -> str:
    """Text as it is compared: small letters, full-width forms narrowed, spaces and hyphens alike."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    return " ".join(re.sub(r"[\s_-]+", " ", text.lower()).split())


def search(index: Index, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """The best matches of what was typed, best first; those that match every word of it, if there are several."""
    query = normal(text)[:200]
    if not query:
        return ()
    found: dict[str, Match] = {}
    for match in (*_by_number(index, text), *_by_words(index, query)):
        found.setdefault(match.doc.id + match.doc.kind, match)
    if not any(match.score >= NAMED for match in found.values()):
        for match in _by_stems(index, query):
            other = found.setdefault(match.doc.id + match.doc.kind, match)
            found[match.doc.id + match.doc.kind] = max(match, other, key=lambda each: each.score)
    best = nsmallest(limit, found.values(), key=_rank)
    if (not best or best[0].score < _POOR) and len(query) > 1:
        best = nsmallest(limit, [*best, *_similar(index, query)], key=_rank)
    return tuple(match.hit() for match in best)


def _rank(match: Match) -> tuple[int, int, str]:
    return (-match.score, len(next(iter(match.doc.title.values()), "")), match.doc.id)


def _by_number(index: Index, text: str) -> Iterator[Match]:
    """What bears the article number that was typed, in any writing, with or without its system."""
    text = text.strip().lower()
    system, _, rest = text.rpartition("/")
    for name, numbering in index.numbering.items():
        article = numbering.article(rest) if system in ("", name) else ""
        for doc in index.docs if article else ():
            if doc.jurisdiction != name:
                continue
            if doc.article.lower() == article or doc.id.partition("/")[2] == article:
                yield Match(doc, "article", text, doc.article, NUMBER)
            elif doc.article.startswith((f"{article}-", f"{article}.")):
                yield Match(doc, "article", text, doc.article, PART_OF_NUMBER)
            elif f"\n{article}\n" in doc.fields.get(NUMBERS, ""):
                yield Match(doc, NUMBERS, text, article, PART_OF_NUMBER)


def _by_words(index: Index, query: str) -> Iterator[Match]:
    words = query.split()
    for doc, everything in zip(index.docs, index.everything, strict=True):
        if query in everything:
            if match := _best(doc, query):
                yield match
        elif len(words) > 1 and all(word in everything for word in words):
            matches = [match for word in words if (match := _best(doc, word))]
            if len(matches) == len(words):
                yield min(matches, key=lambda match: match.score)


def _by_stems(index: Index, query: str) -> Iterator[Match]:
    """What holds another form of every word that was typed: `thefts`, `trafficked children`."""
    words = query.split()
    if not words or not all(word.isascii() and len(word) > _BEGINNING for word in words):
        return
    for doc, everything in zip(index.docs, index.everything, strict=True):
        if all(word[: max(len(word) - _ENDING, _BEGINNING)] in everything for word in words):
            matches = [match for word in words if (match := _stem(doc, word))]
            if len(matches) == len(words):
                yield min(matches, key=lambda match: match.score)


def _stem(doc: Doc, word: str) -> Match | None:
    """The best field in which another form of a word stands; the more letters differ, the worse."""
    for cut in range(min(_ENDING, len(word) - _BEGINNING) + 1):
        begins = word[: len(word) - cut]
        scores = [(_form(name, text, begins), name) for name, text in doc.fields.items() if begins in text]
        best, field = max(scores, default=(0, ""))
        if best:
            return Match(doc, field, begins, "", max(best - _ENDING - cut, 0))
    return None


def _form(field: str, text: str, begins: str) -> int:
    """How well a word that begins so stands in a field: as all of a form, at its beginning, or within it."""
    word = rf"{re.escape(begins)}[a-z]{{0,{_ENDING}}}\b"
    shapes = (f"\n{word}\n", f"\n{word}", rf"\b{word}")
    return next((score for score, shape in zip(FIELDS[field], shapes, strict=True) if re.search(shape, text)), 0)


def _best(doc: Doc, query: str) -> Match | None:
    """The best field of a document in which the query stands."""
    scores = [(_score(doc, name, text, query), name) for name, text in doc.fields.items() if query in text]
    best, field = max(scores, default=(0, ""))
    return Match(doc, field, query, "", best) if best else None


def _score(doc: Doc, field: str, text: str, query: str) -> int:
    exact, prefix, inside = FIELDS[field]
    if f"\n{query}\n" in text:
        return exact + (_GENERAL_LABEL if doc.general and field.startswith("label") else 0)
    if f"\n{query}" in text:
        return prefix
    if query.isascii() and f" {query}" not in text:
        inside -= 30  # in the middle of a word
    return max(inside, 0)


def _line(text: str, query: str) -> str:
    lines = text.split("\n")
    return next((line for line in lines if line.startswith(query)), None) or next(
        line for line in lines if query in line
    )


def _similar(index: Index, query: str) -> Iterator[Match]:
    """What the query resembles, word by word, for typing errors."""
    from rapidfuzz import fuzz, process

    choices = list(_choices(index.docs))
    forms = [form for form, _, _ in choices]
    whole = process.extract(query, forms, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=40)
    part = (
        process.extract(query, forms, scorer=fuzz.partial_ratio, score_cutoff=_SIMILAR_PART, limit=40)
        if len(query) > 3
        else []
    )
    best: dict[str, Match] = {}
    for share, found in ((0.6, whole), (0.5, part)):
        for form, score, at in found:
            _, doc, field = choices[at]
            match = Match(doc, field, query, form, int(score * share * FIELDS[field][1] / 92))
            if len(form) * 2 > len(query) and match.score > best.get(doc.id + doc.kind, match._replace(score=0)).score:
                best[doc.id + doc.kind] = match
    yield from best.values()


def _choices(docs: Iterable[Doc]) -> Iterator[tuple[str, Doc, str]]:
    for doc in docs:
        for field in _NAMING:
            for form in doc.fields.get(field, "").split("\n"):
                if form:
                    yield form, doc, field
                    if " " in form:
                        yield from ((word, doc, field) for word in form.split() if len(word) > 3)
