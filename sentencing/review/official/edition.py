"""Official texts as they stood on one day, and everything that can be read in their paragraphs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sentencing.corpus.document import open_document
from sentencing.corpus.problem import StatuteError, UsageProblem
from sentencing.corpus.sources import SystemSource
from sentencing.corpus.wording import misworded
from sentencing.law.values import Pin
from sentencing.review.official.amend import amended
from sentencing.review.official.clauses import ClauseReader, Leniency, Referral
from sentencing.review.official.penalties import Penalty, PenaltyReader
from sentencing.review.official.text import Code, Paragraph, corrected, split


class MissingError(LookupError):
    """A cite names something that the text does not have; the message says what."""


class Readers:
    """The readers of a system's wording, built once. What was once read in a paragraph is kept: most of a code is the
    same from one day to the next."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        self.wording = wording
        self.clauses = ClauseReader(wording)
        self.reader = PenaltyReader(wording)
        self.penalties = cache(self.reader.read)
        self.unread = cache(self.reader.unread)
        self.leniencies = cache(self.clauses.leniencies)
        self.referrals = cache(self.clauses.referrals)
        self.names = cache(self.clauses.names)


@dataclass(frozen=True)
class Edition:
    """One text. `as_of` is None where it was never changed; `partial` says that articles may be missing in the copy."""

    instrument: str
    as_of: date | None
    partial: bool
    articles: Code


@dataclass(frozen=True)
class Texts:
    """The editions that hold on one day, by instrument. `code` is the instrument that bare cites mean; `newest`: no
    later day of it is to be compared."""

    day: date
    newest: bool
    code: str
    editions: Mapping[str, Edition]
    readers: Readers

    def article(self, article: str) -> tuple[Paragraph, ...]:
        """The paragraphs of an article of the code, none if the text lacks it."""
        return self.editions[self.code].articles.get(article, ())

    def paragraphs(self, pin: Pin) -> tuple[Paragraph, ...]:
        """The paragraphs that a pinpoint names: one, or all of the article's. Raises MissingError; none where there is
        no text, or none of that article in a partial copy."""
        edition = self.editions.get(pin.instrument)
        if edition is None or (edition.partial and pin.article not in edition.articles):
            return ()
        if pin.article not in edition.articles:
            raise MissingError(f"the text has no article {pin.article}")
        return _pointed(edition.articles[pin.article], pin)

    def read(self, pin: Pin) -> tuple[Paragraph, ...]:
        """The same, or nothing where the text lacks it."""
        try:
            return self.paragraphs(pin)
        except MissingError:
            return ()

    def dated(self, pin: Pin) -> bool:
        """Whether a pinpoint is in an instrument that has changed, so that the day matters."""
        edition = self.editions.get(pin.instrument)
        return edition is not None and edition.as_of is not None

    def threats(self, paragraph: Paragraph) -> tuple[Penalty, ...]:
        """What a person is threatened with in a paragraph."""
        return tuple(penalty for penalty in self.penalties(paragraph) if penalty.sort == "threat")

    def fines(self, paragraph: Paragraph) -> tuple[Penalty, ...]:
        """What an organisation is threatened with in a paragraph."""
        return tuple(penalty for penalty in self.penalties(paragraph) if penalty.sort == "fine")

    def penalties(self, paragraph: Paragraph) -> tuple[Penalty, ...]:
        """Every penalty phrase of a paragraph."""
        return self.readers.penalties(paragraph)

    def leniencies(self, paragraph: Paragraph) -> tuple[Leniency, ...]:
        """Every clause of leniency or severity of a paragraph."""
        return self.readers.leniencies(paragraph)

    def referrals(self, paragraph: Paragraph) -> tuple[Referral, ...]:
        """Every reference of a paragraph."""
        return self.readers.referrals(paragraph)

    def named(self, paragraph: Paragraph) -> tuple[Paragraph, ...]:
        """The other paragraphs of its article that a paragraph names, such as the preceding one."""
        numbers = self.readers.names(paragraph)
        siblings = self.editions[paragraph.instrument].articles[paragraph.article]
        return tuple(each for each in siblings if each.number in numbers)

    def referred(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """The paragraphs whose frames a paragraph uses by reference: of its own article, and of the articles named."""
        articles = self.editions[paragraph.instrument].articles
        for referral in self.referrals(paragraph):
            yield from (each for each in articles[paragraph.article] if each.number in referral.paragraphs)
            for article in referral.articles:
                yield from articles.get(article, ())


def library(system: SystemSource, folder: str) -> tuple[tuple[Texts, ...], tuple[str, ...]]:
    """The texts in a folder that a system's wording names, for each day on which its code stood as one of them has it,
    the newest last; and the names of the files that are not there.

    Raises StatuteError if the wording is not whole, UsageProblem if a text cannot be read.
    """
    if "text" not in system.wording:
        return (), ()
    check_wording(system)
    files = (entry["file"] for entry in system.wording["text"])
    missing = tuple(file for file in files if not os.path.isfile(os.path.join(folder, *file.split("/"))))
    there = sorted((each for each in system.wording["text"] if each["file"] not in missing), key=_age)
    found = list(_editions(there, folder, system.wording))
    return tuple(_by_day(found, system.content.jurisdiction.code, system.wording)), missing


def check_wording(system: SystemSource) -> None:
    """Whether what reads official texts is whole in a system's wording; raises StatuteError with every mistake."""
    wrong = tuple(misworded(system.wording))
    if wrong:
        document = open_document(os.path.join(system.folder, "wording.toml"))
        raise StatuteError([document.problem(path, what) for path, what in wrong])


def _editions(entries: Iterable[Mapping[str, Any]], folder: str, wording: Mapping[str, Any]) -> Iterator[Edition]:
    """The texts in the order of time. What is partial, or amends, is laid over what was known of its instrument."""
    known: dict[str, Code] = {}
    for entry in entries:
        instrument, before = entry["instrument"], known.get(entry["instrument"], {})
        partial = entry.get("partial", False) or entry.get("amends", False)
        known[instrument] = _read(entry, os.path.join(folder, *entry["file"].split("/")), wording, before)
        yield Edition(instrument, entry.get("as_of"), partial, known[instrument])


def _read(entry: Mapping[str, Any], path: str, wording: Mapping[str, Any], before: Code) -> Code:
    if "heading" in entry:
        wording = {**wording, "layout": {**wording["layout"], "heading": entry["heading"]}}
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        if entry.get("amends"):
            return amended(before, text, wording, entry["instrument"])
        code = split(text, wording, entry["instrument"])
    except (OSError, ValueError) as error:
        raise UsageProblem(f"{path} cannot be read as the wording says: {error}") from None
    corrections: Mapping[str, Any] = wording.get("corrections", {}).get(entry["file"], {})
    code = corrected(code, corrections.get("begins", {}), corrections.get("struck", ()))
    return {**before, **code} if entry.get("partial") else code


def _by_day(found: list[Edition], code: str, wording: Mapping[str, Any]) -> Iterator[Texts]:
    readers = Readers(wording)
    days = sorted({edition.as_of for edition in found if edition.instrument == code and edition.as_of})
    for day in days:
        held = (each for each in found if each.as_of is None or each.as_of <= day)
        yield Texts(day, day == days[-1], code, {edition.instrument: edition for edition in held}, readers)


def _age(entry: Mapping[str, Any]) -> date:
    return entry.get("as_of") or date.min


def _pointed(paragraphs: tuple[Paragraph, ...], pin: Pin) -> tuple[Paragraph, ...]:
    if not pin.labels:
        return paragraphs
    number, *inner = pin.labels
    if not number.isdecimal() or not 1 <= int(number) <= len(paragraphs):
        raise MissingError(f"article {pin.article} of the text has {len(paragraphs)} paragraph(s)")
    paragraph = paragraphs[int(number) - 1]
    if inner and inner[0] not in {line.item for line in paragraph.lines if line.item}:
        raise MissingError(f"{paragraph.cite} has no item {inner[0]} in the text")
    return (paragraph,)
