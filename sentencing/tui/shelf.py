"""The saved cases of a user: files in a folder, read for a list, with what can be said of each."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator

from sentencing.corpus.problem import StatuteError, UsageProblem, without_command
from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case, CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.lead import lead
from sentencing.report.telling import version_of
from sentencing.report.words import Words
from sentencing.saved import ENDING, SavedCase, read_case
from sentencing.tui.answers import shown
from sentencing.tui.prose import Block, Entry, Gap, Passage, Table
from sentencing.tui.refusal import refusal
from sentencing.tui.told import name_of, tell
from sentencing.tui.tones import QUIET, STRONG, WARNING

_MOST = 200  # files that are read for the list, the latest first
_LONGEST = 80  # characters of a file's name
_PATHS = ("/", "~/", "./", "../")  # begin what names a file of the user's own choice


class Kept(Record):
    """A file of a case: where it is, and the case, or what is wrong with it."""

    path: str
    case: SavedCase | None
    problem: str = ""

    @property
    def title(self) -> str:
        """What the case is called, or else its file."""
        return (self.case.title if self.case else "") or os.path.basename(self.path)


def kept_in(corpus: Corpus, folder: str) -> Iterator[Kept]:
    """The cases in a folder, the one written last first; none if there is no folder."""
    try:
        files = [entry for entry in os.scandir(folder) if entry.name.endswith(ENDING) and entry.is_file()]
    except OSError:
        return
    for entry in sorted(files, key=lambda each: -each.stat().st_mtime)[:_MOST]:
        yield kept(corpus, entry.path)


def kept(corpus: Corpus, path: str) -> Kept:
    """The case in a file, or what is wrong with it."""
    try:
        return Kept(path, read_case(corpus, path))
    except (StatuteError, UsageProblem, OSError) as error:
        return Kept(path, None, without_command(str(error)))


def path_of(folder: str, title: str) -> str:
    """The file for a case of that name: letters and digits of any script, everything else a hyphen."""
    kept_characters = "".join(each if each.isalnum() else " " for each in title.casefold())
    return os.path.join(folder, ("-".join(kept_characters.split())[:_LONGEST] or "case") + ENDING)


def chosen(name: str) -> tuple[str, str]:
    """The file that a path names, as the shell takes it, and a title for the case in it; empty for what is no path."""
    if not name.startswith(_PATHS):
        return "", ""
    path = os.path.abspath(os.path.expanduser(name)).removesuffix(ENDING)
    return path + ENDING, os.path.basename(path)


def command(path: str) -> str:
    """What asks for the case on the command line."""
    return f"sentencing range {shlex.quote(path)}"


def preview(law: PreparedLaw, corpus: Corpus, one: Kept, day: str, words: Words) -> Iterator[Block]:
    """What is in a file: the offence, the answer, what was said, the note; or what is wrong with it."""
    yield Passage(one.title, STRONG)
    if one.case is None:
        yield Passage(words.say("This file is damaged. Nothing in it was changed."), WARNING)
        yield from (Passage(line, QUIET) for line in one.problem.splitlines())
        return
    yield from _told(law, corpus, one.case, day, words)
    if one.case.note:
        yield Gap()
        yield Passage(one.case.note)
    yield Gap()
    yield Passage(command(one.path), QUIET)


def _told(law: PreparedLaw, corpus: Corpus, case: SavedCase, day: str, words: Words) -> Iterator[Block]:
    offence, day = corpus.offence(case.offence), case.as_of or day
    title = words.text(version_of(offence, day).title)
    yield Passage(words.meant("an offence and its id", "{title} ({id})", title=title, id=case.offence), QUIET)
    if case.as_of:
        yield Passage(words.say("law of {date}", date=amounts.date(words, case.as_of)), QUIET)
    yield Gap()
    try:
        told = tell(law, case.offence, Case(case.facts), day, words)
    except CaseError as error:
        yield from refusal(words, None, error)
        return
    yield Passage(words.sentences(lead(told.telling)))
    yield Gap()
    asked = [question for name in case.facts if (question := told.question(name))]
    yield Table(tuple(Entry(name_of(told, each), "", shown(told.telling, each), QUIET) for each in asked))
