"""Every article of a system's code, and what became of it: encoded, without a charge of its own, repealed, or not
encoded. Told from the files alone; the numbers between the first and the last article of each part are all there."""

from __future__ import annotations

from sentencing.corpus.entries import in_order
from sentencing.law.days import following
from sentencing.law.record import Record
from sentencing.law.values import pins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sentencing.corpus.entries import Article
    from sentencing.corpus.store import Corpus
    from sentencing.law.provision import System, Text

    Row = dict[str, Any]

ENCODED, DELEGATED, REPEALED, MISSING = "encoded", "delegated", "repealed", "not-encoded"
# What an article may do besides having a charge, in the order in which it is told.
DOES = ("tier", "unit", "rule", "reference", "consequence", "definition", "note")
_SAYING = ("note", "consequence", "rule", "fact", "circumstance")  # notes are about what they cite; the rest uses it
GENERAL, SPECIAL, BESIDE = "general", "special", "beside"


class Note(Record):
    """What another file says of an article that has none of its own: where, about which place, and what."""

    under: str
    cite: str
    text: Text


class Covered(Record):
    """An article on a day. `part`: of the code (general or special), or of an instrument beside it.

    `status`: encoded (`charges` in force), delegated (no charge of its own: `does` counts what it says by noun, and
    `bears_on` are the offences that it names), repealed (`since` that day), or not encoded (`since`: from that day on
    it is; `notes`: what is said of it elsewhere).
    """

    instrument: str
    article: str
    part: str
    chapter: str
    status: str
    title: Text
    since: str = ""
    charges: tuple[str, ...] = ()
    does: dict[str, int] = {}  # noqa: RUF012 - a record's default, never changed
    bears_on: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def covered(corpus: Corpus, system: System, day: str) -> tuple[Covered, ...]:
    """The articles of a system's code by part and number, the gaps among them; then those of other instruments."""
    files = [corpus.article(each.id) for each in corpus.articles() if each.jurisdiction == system.id]
    chapters = {each.id: each.chapter for each in corpus.entries() if each.jurisdiction == system.id}
    found = [_article(system, each, chapters, day) for each in files if each.article]
    code = [each for each in found if each.part != BESIDE]
    missing = tuple(_missing(code, files))
    parts = [_in_chapters([each for each in (*code, *missing) if each.part == part]) for part in (GENERAL, SPECIAL)]
    return (*parts[0], *parts[1], *sorted((each for each in found if each.part == BESIDE), key=_place))


def _place(each: Covered) -> tuple[Any, ...]:
    return each.instrument, in_order(each.article)


# An article that has a file.


def _article(system: System, file: Article, chapters: dict[str, str], day: str) -> Covered:
    instrument = file.source.get("instrument", system.code)
    part = BESIDE if instrument != system.code else GENERAL if file.general else SPECIAL
    made = Covered(instrument, file.article, part, _chapter(file, chapters), DELEGATED, file.title)
    if file.until and file.until < day:
        return made._replace(status=REPEALED, since=following(file.until))
    begun = _begun(file)
    if begun > day:
        return made._replace(status=MISSING, since=begun)
    charges = dict.fromkeys(row["id"] for row in file.elements.get("offence", ()) if _stands(row, day))
    does = {noun: n for noun in DOES if (n := sum(_stands(row, day) for row in file.elements.get(noun, ())))}
    made = made._replace(does=does, bears_on=tuple(file.bears_on))
    return made._replace(status=ENCODED, charges=tuple(charges)) if charges else made


def _stands(row: Row, day: str) -> bool:
    """Whether an element is law on a day."""
    return row.get("from", "") <= day and (not row.get("until") or day <= row["until"])


def _begun(file: Article) -> str:
    """The first day for which an article is encoded: that of its first charge, or else of whatever it says; empty where
    nothing says that it had one."""
    charges = file.elements.get("offence", ())
    said = charges or [row for noun in DOES for row in file.elements.get(noun, ())]
    return min((row.get("from", "") for row in said), default="")


def _chapter(file: Article, chapters: dict[str, str]) -> str:
    """The chapter of an article's charges, or of those it is most about: the offences it bears on and gives examples
    of; empty where the file does not tell."""
    about = list(file.offences) or [*file.bears_on, *(row["offence"] for row in file.elements.get("example", ()))]
    named = [chapters[each] for each in about if chapters.get(each)]
    return max(dict.fromkeys(named), key=named.count) if named else ""


def _in_chapters(articles: list[Covered]) -> list[Covered]:
    """Articles in the order of the code. One whose file does not tell its chapter stands in that of the one before; one
    that another chapter's charges stand around is only about that chapter, not in it."""
    ordered = sorted(articles, key=_place)
    placed: list[Covered] = []
    for index, each in enumerate(ordered):
        before = placed[-1].chapter if placed else ""
        after = next((one.chapter for one in ordered[index + 1 :] if one.charges or one.chapter == before), before)
        own = each.chapter if each.charges or each.chapter in (before, after) else ""
        placed.append(each._replace(chapter=own or before or after))
    return placed


# Articles that have none.


def _missing(code: list[Covered], files: list[Article]) -> Iterator[Covered]:
    """The numbers of a code between the first and the last article of each part for which there is no file, and those
    beyond them that another file takes up."""
    noted, instrument = _noted(files), next((each.instrument for each in code), "")
    wanted = {
        number: part
        for part in (GENERAL, SPECIAL)
        for number in _gaps([each.article for each in code if each.part == part])
    }
    special = min((in_order(each.article) for each in code if each.part == SPECIAL), default=())
    for number in noted:
        wanted.setdefault(number, SPECIAL if special and in_order(number) >= special else GENERAL)
    for number, part in wanted.items():
        if not any(each.article == number for each in code):
            yield Covered(instrument, number, part, "", MISSING, {}, notes=tuple(noted.get(number, ())))


def _gaps(articles: list[str]) -> list[str]:
    """Every number from the first to the last of these articles, with as many inserted ones as are known of each."""
    heads: dict[int, int] = {}
    for article in articles:
        head, _, inserted = article.partition("-")
        if head.isdecimal():
            last = int(inserted) if inserted.isdecimal() else 0
            heads[int(head)] = max(heads.get(int(head), 0), last)
    if not heads:
        return []
    numbers = range(min(heads), max(heads) + 1)
    return [f"{n}-{k}" if k else str(n) for n in numbers for k in range(heads.get(n, 0) + 1)]


def _noted(files: list[Article]) -> dict[str, list[Note]]:
    """What each file says of other articles of the code: in notes, or in what it takes from them."""
    found: dict[str, list[Note]] = {}
    for file in files:
        for row in (row for noun in _SAYING for row in file.elements.get(noun, ())):
            for pin in pins(row["cite"]) if row.get("cite") else ():
                if not pin.instrument and pin.article != file.article:
                    said = row.get("text") or row.get("label", {})
                    found.setdefault(pin.article, []).append(Note(file.article, row["cite"], said))
    return found
