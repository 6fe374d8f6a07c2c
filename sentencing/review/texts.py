"""The user's own copies of official texts: kept in the user's data folder, quoted beside the figures made from them.

SENTENCING_TEXTS names another folder, which may also be laid out as `verify --texts` wants it. Nothing in it is ever
changed but by `texts add` and `texts remove`. What reads a text is imported only where there is one.
"""

from __future__ import annotations

import os

from sentencing.corpus.problem import UsageProblem, one_line, quoted
from sentencing.folders import texts_folder
from sentencing.law.record import Record
from sentencing.law.values import pins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from sentencing.corpus.store import Corpus
    from sentencing.review.official.copy import Copy
    from sentencing.review.official.text import Code, Paragraph

_ENDING = ".txt"
_UNDATED = "undated"


class Kept(Record):
    """A text that is there: of which instrument of which system, as of which day (empty if unknown), and the file.
    `own`: it was added, and `texts remove` takes it away."""

    system: str
    instrument: str
    as_of: str
    path: str
    own: bool


class Taken(Record):
    """A text that was taken, its words line by line: how many articles it has, and of the paragraphs that the encoding
    of its instrument was checked against, how many stand so in it, and how many there are."""

    text: Kept
    words: str
    articles: int
    same: int
    known: int


class Quoted(Record):
    """A paragraph of a copy. `state`: `same` if it has the fingerprint that the encoding was checked against, `changed`
    if it has another, `unknown` where there is none to compare, or the copy is of another day."""

    cite: str
    text: str
    state: str
    as_of: str


def kept(corpus: Corpus, place: str = "") -> tuple[Kept, ...]:
    """The texts that are there, system by system, those of an instrument from the oldest."""
    place = place or texts_folder()
    if not os.path.isdir(place):
        return ()
    found: list[Kept] = []
    for entry in corpus.systems():
        system = corpus.system(entry.id)
        found += _added(place, system.id)
        found += _listed(place, system.id, system.wording)
    return tuple(sorted(found))


def _added(place: str, system: str) -> Iterator[Kept]:
    own = os.path.join(place, system)
    for name in sorted(os.listdir(own)) if os.path.isdir(own) else ():
        stem, at, day = name.removesuffix(_ENDING).partition("@")
        if at and name.endswith(_ENDING):
            yield Kept(system, f"{system}/{stem}", "" if day == _UNDATED else day, os.path.join(own, name), True)


def _listed(place: str, system: str, wording: Mapping[str, Any]) -> Iterator[Kept]:
    """Those that the wording names by their place in the folder; texts that only amend are none to quote from."""
    for each in wording.get("text", ()):
        path = os.path.join(place, *each["file"].split("/"))
        if not each.get("amends") and os.path.isfile(path):
            yield Kept(system, each["instrument"], str(each.get("as_of", "")), path, False)


def take(corpus: Corpus, path: str, as_of: str = "") -> Taken:
    """A copy of a text, to be written where it says; raises UsageProblem if it is none that is known. `as_of` says its
    day, if it does not."""
    from sentencing.review.official.copy import read_copy, recognised

    shown = one_line(path, 400)
    systems = [corpus.system(each.id) for each in corpus.systems()]
    readable = [each for each in systems if _readable(each.wording)]
    readers = [(each.id, each.wording, tuple(corpus.instruments(each.id).values())) for each in readable]
    copy = recognised(shown, read_copy(path), readers)
    same, known, checked = _compared(corpus, copy)
    copy = copy._replace(as_of=as_of or copy.as_of or (checked if known and same == known else ""))
    stem = copy.instrument.id.partition("/")[2]
    target = os.path.join(texts_folder(), copy.system, f"{stem}@{copy.as_of or _UNDATED}{_ENDING}")
    made = Kept(copy.system, copy.instrument.id, copy.as_of, target, True)
    return Taken(made, copy.text, len(copy.articles), same, known)


def _readable(wording: Mapping[str, Any]) -> bool:
    return "heading" in wording.get("layout", {}) and "item" in wording.get("layout", {})


def _compared(corpus: Corpus, copy: Copy) -> tuple[int, int, str]:
    """Of the paragraphs that the encoding was checked against: how many stand so in the copy, and how many there are;
    and the day of that text, if it is one."""
    from sentencing.review.official.text import fingerprint

    known: dict[str, str] = {}
    days = set()
    for each in corpus.articles():
        source = corpus.article(each.id).source if each.jurisdiction == copy.system else {}
        if source.get("instrument") == copy.instrument.id and source.get("fingerprint"):
            known.update(source["fingerprint"])
            days.add(source.get("text_as_of", ""))
    found = {each.cite: each for paragraphs in copy.articles.values() for each in paragraphs}
    same = sum(cite in found and fingerprint((found[cite],)) == known[cite] for cite in known)
    return same, len(known), days.pop() if len(days) == 1 else ""


def remove(corpus: Corpus, name: str) -> tuple[Kept, ...]:
    """Take texts away again: those that were added of an instrument, or one of them (`cn/criminal-law@2025-04-19`).
    Raises UsageProblem if there is none."""
    instrument, _, day = name.partition("@")
    own = [each for each in kept(corpus) if each.own and each.instrument == instrument]
    gone = [each for each in own if not day or (each.as_of or _UNDATED) == day]
    if not gone:
        raise UsageProblem(f"no text of {quoted(name)} was added; `sentencing texts` lists what is there")
    for each in gone:
        os.remove(each.path)
    return tuple(gone)


def quotes(
    corpus: Corpus, system: str, cites: Iterable[str], day: str, source: Mapping[str, Any], most: int = 4
) -> tuple[Quoted, ...]:
    """The paragraphs that cites name, from the text that stood on a day; none where there is no such text. `source` is
    that of the statute file: its instrument, the day of its text, its fingerprints."""
    place = texts_folder()
    if not os.path.isdir(place):
        return ()
    record = corpus.system(system)
    texts = [each for each in (*_added(place, system), *_listed(place, system, record.wording)) if each.as_of <= day]
    instruments = corpus.instruments(system)
    read: dict[str, Code] = {}
    found: dict[str, Quoted] = {}
    for pin in (pin for cite in cites for pin in pins(cite)):
        instrument = pin.instrument or record.code
        held = sorted(each for each in texts if each.instrument == instrument)
        amended = [since for _, since in instruments[instrument].amended] if instrument in instruments else []
        if held and held[-1].path not in read:
            read[held[-1].path] = _read(held[-1], record.wording)
        for paragraph in _pointed(read[held[-1].path].get(pin.article, ()), pin.labels) if held else ():
            cite = paragraph.cite if instrument == record.code else f"{instrument} {paragraph.cite}"
            state = _state(paragraph, held[-1], _checked(corpus, system, paragraph, source), amended)
            found.setdefault(cite, Quoted(cite, _words_of(paragraph, record.wording), state, held[-1].as_of))
    return tuple(found.values())[:most]


def _read(text: Kept, wording: Mapping[str, Any]) -> Code:
    """The articles of a text; none where it cannot be read any more."""
    from sentencing.review.official.copy import articles_of

    try:
        with open(text.path, encoding="utf-8-sig", errors="replace") as file:
            return articles_of(file.read(), wording, text.instrument)
    except OSError:
        return {}


def _pointed(paragraphs: tuple[Paragraph, ...], labels: tuple[str, ...]) -> tuple[Paragraph, ...]:
    return tuple(each for each in paragraphs if not labels or str(each.number) == labels[0])


def _checked(corpus: Corpus, system: str, paragraph: Paragraph, source: Mapping[str, Any]) -> Mapping[str, Any]:
    """The source that has the fingerprint of a paragraph: the one given, else that of the article's own file."""
    if paragraph.cite in source.get("fingerprint", {}):
        return source
    own = next((each.id for each in corpus.articles() if each.id == f"{system}/{paragraph.article}"), "")
    return corpus.article(own).source if own else source


def _state(paragraph: Paragraph, text: Kept, source: Mapping[str, Any], amended: Iterable[str]) -> str:
    """Whether the encoding was checked against these words; a copy from before a later change may well differ."""
    from sentencing.review.official.text import fingerprint

    known = source.get("fingerprint", {}).get(paragraph.cite) if source.get("instrument") == text.instrument else None
    if known == fingerprint((paragraph,)):
        return "same"
    older = any(text.as_of < since <= str(source.get("text_as_of", "")) for since in amended)
    return "unknown" if known is None or older else "changed"


def _words_of(paragraph: Paragraph, wording: Mapping[str, Any]) -> str:
    """The paragraph with its items as a list."""
    from sentencing.law.numerals import Numerals

    listed, numerals = wording["layout"].get("listed", "({item}) "), Numerals.of(wording)
    numbers = {line.item: numerals.spell(int(line.item)) for line in paragraph.lines if line.item}
    items = ((listed.format(item=numbers[line.item]) if line.item else "", line.text) for line in paragraph.lines)
    return "\n".join(number + text for number, text in items)
