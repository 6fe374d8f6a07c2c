"""What a page about an offence or an article lists: the records of the law, on one day or in every version."""

from __future__ import annotations

from sentencing.law.provision import on
from sentencing.law.record import Record
from sentencing.report.telling import version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.corpus.store import Corpus
    from sentencing.law.provision import (
        Circumstance,
        Consequence,
        Definition,
        Doctrine,
        Fact,
        Never,
        Offence,
        Reference,
        Rule,
        Source,
        System,
        Text,
        Tier,
        Unit,
    )
    from sentencing.report.quotes import Quote

EVER = ""  # in place of a day: every version, with its dates


class Shown(Record):
    """What a page is about, and what it lists. `offence` is None for an article that declares none."""

    system: System
    day: str
    title: Text
    article: str
    summary: Text
    source: Source | None
    offence: Offence | None = None
    facts: tuple[Fact, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    tiers: tuple[Tier, ...] = ()
    units: tuple[Unit, ...] = ()
    definitions: tuple[Definition, ...] = ()
    rules: tuple[Rule, ...] = ()
    references: tuple[Reference, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    nevers: tuple[Never, ...] = ()
    doctrines: tuple[Doctrine, ...] = ()
    notes: tuple[tuple[str, Text], ...] = ()
    examples: tuple[dict[str, Any], ...] = ()
    quotes: tuple[Quote, ...] = ()


def offence_shown(
    system: System,
    offence: Offence,
    day: str,
    examples: Iterable[dict[str, Any]] = (),
    notes: Iterable[tuple[str, Text]] = (),
) -> Shown:
    """An offence on a day, or with all its versions (EVER), and the examples and notes of its file."""
    version = version_of(offence, day or "9999")
    own = offence.elements

    def those(elements: tuple[Any, ...]) -> tuple[Any, ...]:
        return on(elements, day) if day else elements

    return Shown(
        system,
        day,
        version.title,
        version.article,
        version.summary,
        offence.source,
        offence,
        own.facts,
        those(own.circumstances),
        those(own.tiers),
        those(own.units),
        those(own.definitions),
        those(own.rules),
        those(own.references),
        those(own.consequences),
        those(own.nevers),
        own.doctrines,
        tuple(notes),
        tuple(examples),
    )


def page(corpus: Corpus, name: str, day: str) -> Shown:
    """What there is to show of an offence, or of an article without offences."""
    if not corpus.knows(name):
        from sentencing.report.article import article_shown

        article = corpus.article(name)
        return article_shown(corpus.system(article.jurisdiction), article, day)
    offence = corpus.offence(name)
    files = [corpus.article(each.id) for each in corpus.articles() if name in each.offences]
    examples = [row for file in files for row in file.elements.get("example", ()) if row["offence"] == name]
    notes = [(row["cite"], row["text"]) for file in files for row in file.elements.get("note", ())]
    return offence_shown(corpus.system(offence.system), offence, day, examples, notes)
