"""What the index of a corpus holds: systems, offences and articles by name."""

from __future__ import annotations

import re

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Text: TypeAlias = dict[str, str]


def in_order(article: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts article numbers as a code counts: 133 before 133-1 before 134."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d{1,15}|[^\d.()-]+", article)
    )


class SystemEntry(Record):
    """A legal system of the corpus, and its chapters as pairs of an id and a title, in the order of its code."""

    id: str
    title: Text
    language: str
    chapters: tuple[tuple[str, Text], ...]


class Entry(Record):
    """An offence: its id, system, article, latest title, the chapter it stands in, the scope of its file, and its
    versions: the first and the last day of each, and its title."""

    id: str
    jurisdiction: str
    article: str
    title: Text
    chapter: str
    scope: str
    versions: tuple[tuple[str, str, Text], ...]

    @property
    def stands(self) -> bool:
        """Whether it is still an offence."""
        return any(not until for _, until, _ in self.versions)

    def on(self, day: str) -> Entry | None:
        """The offence as it is called on a day; None where it is not encoded for it, or no offence any more."""
        for since, until, title in self.versions:
            if since <= day and (not until or day <= until):
                return self._replace(title=title)
        return None


class ArticleEntry(Record):
    """A file about an article. `general`: of the General Part. `offences`: those it declares, or, where it only sets
    penalties, those that its tiers are for."""

    id: str
    jurisdiction: str
    article: str
    title: Text
    general: bool
    offences: tuple[str, ...]


class Article(Record):
    """Everything that one file says, in TOML's own words: `elements` maps each noun to its tables, where sanctions,
    cites and options are strings as written, dates ISO strings, and conditions nodes (see `law.condition`). An example
    names its offence, and its answers as that offence's records name them. `until`: the last day of an article that was
    repealed. `bears_on`: the offences of other files that its own elements say they are for."""

    id: str
    jurisdiction: str
    article: str
    title: Text
    summary: Text
    general: bool
    offences: tuple[str, ...]
    source: dict[str, Any]
    file: str
    elements: dict[str, list[dict[str, Any]]]
    until: str = ""
    bears_on: tuple[str, ...] = ()


class Instrument(Record):
    """An act, code, interpretation or other instrument of a system: its names, and what citing it takes. `amended` has
    a pair for each change: the day on which it was made, and the day from which it is law."""

    id: str
    kind: str
    title: Text
    short: Text
    number: str
    url: str
    since: str
    text_as_of: str
    romanized: str = ""
    abbreviation: str = ""
    by: Text = {}  # noqa: RUF012 - never changed
    made: str = ""
    revised: str = ""
    amended: tuple[tuple[str, str], ...] = ()
    volume: str = ""
    chapter: str = ""
