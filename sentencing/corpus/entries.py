"""What the index of a corpus holds: systems, offences and articles by name."""

from __future__ import annotations

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Text: TypeAlias = dict[str, str]


class SystemEntry(Record):
    """A legal system of the corpus, and its chapters as pairs of an id and a title, in the order of its code."""

    id: str
    title: Text
    language: str
    chapters: tuple[tuple[str, Text], ...]


class Entry(Record):
    """An offence: its id, system, article, latest title, the chapter it stands in, and the scope of its file."""

    id: str
    jurisdiction: str
    article: str
    title: Text
    chapter: str
    scope: str


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
    names its offence, and its answers as that offence's records name them."""

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
