"""Finding offences and articles by whatever people type: a number, a title, another name, pinyin, a word of the law.

What is found exactly costs string searches only; a library for typing errors is loaded when nothing else fits."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from heapq import nsmallest

from sentencing.corpus.numerals import Numbering
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
_SPELT = tuple(field for field in FIELDS if field.endswith("spelt"))
_WORDED = tuple(field for field in _NAMING if field not in _SPELT)
NUMBER, PART_OF_NUMBER = 110, 75
# An article of the General Part whose circumstance or rule bears exactly the name typed.
_GENERAL_LABEL = 8
_MID_WORD = 30  # by which it counts less that a query stands in the middle of a word
NAMED = 80  # from here on, what was typed stands in a name
_POOR = 60  # below this, what was typed may be a typing error
_SIMILAR, _SIMILAR_PART = 75, 82
_SHORT = 5  # letters that resemble too much
_ABROAD = 8  # by how much another system's match must be better to come first
_MOST_SIMILAR = 40  # forms that what was typed may have been meant as
_LONGEST = 200  # characters of what was typed that are looked at
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

    @property
    def key(self) -> str:
        """What tells it from every other: an offence and an article may have one id."""
        return self.id + self.kind


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

    def holding(self, query: str) -> Index:
        """Of all this, what holds every word of a query: what holds those of a longer one that begins with it is in
        there."""
        words = query.split()
        held = [
            (doc, everything)
            for doc, everything in zip(self.docs, self.everything, strict=True)
            if all(word in everything for word in words)
        ]
        return Index(tuple(doc for doc, _ in held), self.numbering, tuple(everything for _, everything in held))


@lru_cache(maxsize=2**14)
def normal(text: str) -> str:
    """Text as it is compared: small letters, full-width forms narrowed, spaces and hyphens alike."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    return " ".join(re.sub(r"[\s_-]+", " ", text.lower()).split())


def search(index: Index, text: str, limit: int = 20, system: str = "") -> tuple[Hit, ...]:
    """The best matches of what was typed, best first; those that match every word of it, if there are several.
    `system` goes before the others where they match about as well: the first of them, if none is told."""
    found = matches(index, text, limit, system)
    return tuple(match.hit() for match in (found if sure(found) else with_similar(index, text, found, limit, system)))


def query_of(text: str) -> str:
    """What was typed, as it is looked for."""
    return normal(text)[:_LONGEST]


def matches(index: Index, text: str, limit: int, system: str = "", holding: Index | None = None) -> tuple[Match, ...]:
    """What holds what was typed, or other forms of its words, best first. `holding` is as much of the index as is known
    to have all that holds it (see `Index.holding`)."""
    query = query_of(text)
    if not query:
        return ()
    found: dict[str, Match] = {}
    for match in (*_by_number(index, text), *_by_words(holding or index, query, limit)):
        found.setdefault(match.doc.key, match)
    if not any(match.score >= NAMED for match in found.values()):
        for match in _by_stems(index, query):
            found[match.doc.key] = max(match, found.get(match.doc.key, match), key=_score)
    return tuple(nsmallest(limit, found.values(), key=_ranked(index, system)))


def sure(found: tuple[Match, ...]) -> bool:
    """Whether what was found is so good that what was typed is no typing error."""
    return bool(found) and found[0].score >= _POOR


def with_similar(index: Index, text: str, found: tuple[Match, ...], limit: int, system: str = "") -> tuple[Match, ...]:
    """The same with what was typed taken for a typing error. It takes ten times as long as to find what holds it."""
    query = query_of(text)
    if len(query) < 2:
        return found
    return tuple(nsmallest(limit, [*found, *_similar(index, query)], key=_ranked(index, system)))


def _score(match: Match) -> int:
    return match.score


def _ranked(index: Index, system: str) -> Callable[[Match], tuple[int, int, str]]:
    """What comes first: what matches best, of one system before the others, and the shorter title."""
    home = system or next(iter(index.numbering), "")

    def rank(match: Match) -> tuple[int, int, str]:
        score = match.score - (_ABROAD if match.doc.jurisdiction != home else 0)
        return (-score, len(next(iter(match.doc.title.values()), "")), match.doc.id)

    return rank


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


def _by_words(index: Index, query: str, limit: int) -> Iterator[Match]:
    words = query.split()
    whole, several = [], []
    for doc, everything in zip(index.docs, index.everything, strict=True):
        if query in everything:
            whole.append(doc)
        elif len(words) > 1 and all(word in everything for word in words):
            several.append(doc)
    yield from _standing(whole, query, limit)
    yield from _of_every_word([{match.doc.key: match for match in _standing(several, word)} for word in words])


def _of_every_word(found: list[dict[str, Match]]) -> Iterator[Match]:
    """Of what was found for each word: the documents of every word, each where the worst of them stands."""
    for key in found[0] if found else ():
        if all(key in each for each in found):
            yield min((each[key] for each in found), key=_score)


def _standing(docs: list[Doc], query: str, limit: int = sys.maxsize) -> Iterator[Match]:
    """Where in each document a query stands best, the best first. What stands worse is not looked for once as many are
    found as are wanted."""
    held: dict[str, list[Doc]] = {}
    known: set[int] = set()
    for score, field, text, general in _ways(query):
        if len(known) >= limit:
            return
        if field not in held:
            held[field] = [doc for doc in docs if query in doc.fields.get(field, "")]
        for doc in held[field]:
            if (doc.general or not general) and id(doc) not in known and text in doc.fields[field]:
                known.add(id(doc))
                yield Match(doc, field, query, "", score)


def _ways(query: str) -> list[tuple[int, str, str, bool]]:
    """Every way in which a query can stand in a field, the best first: how good that is, the field, what stands there,
    and whether that holds of articles of the General Part alone."""
    ways = []
    for field, (exact, prefix, inside) in FIELDS.items():
        ways += [(exact, field, f"\n{query}\n", False), (prefix, field, f"\n{query}", False)]
        if field.startswith("label"):
            ways.append((exact + _GENERAL_LABEL, field, f"\n{query}\n", True))
        if query.isascii():
            ways += [(inside, field, f" {query}", False), (inside - _MID_WORD, field, query, False)]
        else:
            ways.append((inside, field, query, False))
    return sorted((way for way in ways if way[0] > 0), reverse=True)


def _by_stems(index: Index, query: str) -> Iterator[Match]:
    """What holds another form of every word that was typed: `thefts`, `trafficked children`."""
    words = query.split()
    if not words or not all(word.isascii() and len(word) > _BEGINNING for word in words):
        return
    stems = [word[: max(len(word) - _ENDING, _BEGINNING)] for word in words]
    docs = [
        doc
        for doc, everything in zip(index.docs, index.everything, strict=True)
        if all(stem in everything for stem in stems)
    ]
    yield from _of_every_word([{match.doc.key: match for match in _forms(docs, word)} for word in words])


def _forms(docs: list[Doc], word: str) -> Iterator[Match]:
    """The best field of each document in which another form of a word stands; the more letters differ, the worse."""
    for cut in range(min(_ENDING, len(word) - _BEGINNING) + 1):
        begins = word[: len(word) - cut]
        form = rf"{re.escape(begins)}[a-z]{{0,{_ENDING}}}\b"
        shapes = [re.compile(shape) for shape in (f"\n{form}\n", f"\n{form}", rf"\b{form}")]
        rest = []
        for doc in docs:
            texts = [(name, text) for name, text in doc.fields.items() if begins in text and name not in _SPELT]
            scores = [(_shaped(name, text, shapes), name) for name, text in texts]
            best, field = max(scores, default=(0, ""))
            if best:
                yield Match(doc, field, begins, "", max(best - _ENDING - cut, 0))
            else:
                rest.append(doc)
        docs = rest


def _shaped(field: str, text: str, shapes: list[re.Pattern[str]]) -> int:
    """How well a word stands in a field: as all of a form, at its beginning, or within it."""
    return next((score for score, shape in zip(FIELDS[field], shapes, strict=True) if shape.search(text)), 0)


def _line(text: str, query: str) -> str:
    lines = text.split("\n")
    return next((line for line in lines if line.startswith(query)), None) or next(
        line for line in lines if query in line
    )


def _similar(index: Index, query: str) -> Iterator[Match]:
    """What the query resembles, word by word, for typing errors."""
    from rapidfuzz import fuzz, process

    spelt, named = _forms_of(index, _SPELT), _with_words(_forms_of(index, _WORDED))
    alike = [form for form in (*named, *spelt) if len(query) > _SHORT or _akin(query, form)]
    whole = process.extract(query, alike, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=_MOST_SIMILAR)
    longer = [form for form in named if _covers(query, form) and _akin(query, form)]
    part = (
        process.extract(query, longer, scorer=fuzz.partial_ratio, score_cutoff=_SIMILAR_PART, limit=_MOST_SIMILAR)
        if len(query) > 3
        else []
    )
    best: dict[str, Match] = {}
    for share, found in ((0.6, whole), (0.5, part)):
        for form, score, _ in found:
            for doc, field in _bearing(index, form):
                match = Match(doc, field, query, form, int(score * share * FIELDS[field][1] / 92))
                best[doc.key] = max(best.get(doc.key, match), match, key=_score)
    yield from best.values()


def _akin(query: str, form: str) -> bool:
    """Whether a form can be what was meant by a query that is no word: a word of each begins with the same letter."""
    if not (query.isascii() and form.isascii()):
        return True
    return not {word[0] for word in query.split()}.isdisjoint(word[0] for word in form.split())


def _covers(query: str, form: str) -> bool:
    """Whether a form is as much of a query as must be the same: two thirds of it, or a word of it that is the half."""
    return len(form) * 3 > len(query) * 2 or (len(form) * 2 > len(query) and form in query.split())


def _forms_of(index: Index, fields: tuple[str, ...]) -> set[str]:
    """Every form of some fields. A spelling of few letters, such as initials, resembles anything."""
    texts = {text for doc in index.docs for name, text in doc.fields.items() if name in fields}
    return {form for text in texts for form in text.split("\n") if form and (len(form) > _SHORT or fields != _SPELT)}


def _with_words(forms: set[str]) -> set[str]:
    """Forms, and the longer words of those that have several."""
    return forms | {word for form in forms if " " in form for word in form.split() if len(word) > 3}


def _bearing(index: Index, form: str) -> Iterator[tuple[Doc, str]]:
    """The documents of a form or one of its words, each with the best field that has it."""
    for doc, everything in zip(index.docs, index.everything, strict=True):
        if form in everything:
            word = re.compile(rf"[\n ]{re.escape(form)}[\n ]")
            field = next((name for name in _NAMING if word.search(doc.fields.get(name, ""))), "")
            if field:
                yield doc, field
