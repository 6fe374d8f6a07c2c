"""The index of a corpus, and what each file says, for showing and finding."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from sentencing.corpus.convert import base_number, iso
from sentencing.corpus.entries import Article, ArticleEntry, Entry, Instrument, SystemEntry, in_order
from sentencing.corpus.names import BEARING
from sentencing.corpus.schema import keys_of
from sentencing.law import statute
from sentencing.law.condition import Condition
from sentencing.law.effect import Option, written
from sentencing.law.packed import pack
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from sentencing.law.values import Cite, Given, Ratio, Some

_NOBODY = Some(())

if TYPE_CHECKING:
    from sentencing.corpus.names import Names
    from sentencing.corpus.sources import Source, SystemSource


def system_entry(system: SystemSource) -> SystemEntry:
    """A system's line in the index."""
    record = system.content.jurisdiction
    return SystemEntry(
        system.id, record.title, record.language, tuple((each.id, each.title) for each in record.chapter)
    )


def entries(system: SystemSource) -> list[Entry]:
    """Its offences, in the order of the code."""
    made = [
        Entry(
            offence,
            system.id,
            last.article,
            last.title,
            last.chapter,
            system.homes[offence].scope,
            tuple((iso(each.since), iso(each.until), each.title) for each in versions),
        )
        for offence, versions in system.versions.items()
        for last in [max(versions, key=lambda each: each.since or date.min)]
    ]
    return sorted(made, key=lambda each: (in_order(each.article), in_order(each.id.partition("/")[2]), each.id))


def instruments(system: SystemSource) -> list[Instrument]:
    """Its instruments, with what citing them takes."""
    return [_instrument(each) for each in system.content.instrument]


def _instrument(each: statute.Instrument) -> Instrument:
    named = (each.id, each.kind, each.title, each.short, each.number, each.url, iso(each.since), iso(each.text_as_of))
    cited = each.citing or statute.Citing()
    days = tuple((iso(change.on), iso(change.since or change.on)) for change in cited.amended)
    made = (cited.by, iso(cited.made), iso(cited.revised), days, cited.volume, cited.chapter)
    return Instrument(*named, cited.romanized, cited.abbreviation, *made)


def article_entries(names: Names) -> list[ArticleEntry]:
    """Its articles, in the order of the code."""
    made = [
        ArticleEntry(
            source.scope, names.system.id, article.article, article.title, source.common, bearers(names, source)
        )
        for source in names.system.sources
        if (article := source.article)
    ]
    return sorted(made, key=lambda each: (in_order(each.article), each.id))


def bearers(names: Names, source: Source) -> tuple[str, ...]:
    """The offences that a file declares, or, if none, those that its tiers are for."""
    if source.offences or source.common:
        return source.offences
    return tuple(dict.fromkeys(offence for tier in source.content.tier for offence in names.reached(source, tier)))


def article(names: Names, source: Source) -> Article:
    """Everything that a file says."""
    about = source.article or statute.Article(article="", title={})
    content = plain(source.content)
    content["example"] = [_example(names, source, each) for each in source.content.example]
    return Article(
        source.scope,
        names.system.id,
        about.article,
        about.title,
        about.summary,
        source.common,
        bearers(names, source),
        content.get("source", {}),
        source.document.file,
        {noun: rows for noun, rows in content.items() if noun not in ("article", "source")},
        about.until.isoformat() if about.until else "",
        bears_on(names, source),
    )


def bears_on(names: Names, source: Source) -> tuple[str, ...]:
    """The offences of other files that the elements of a file say they are for."""
    named = (each for noun in BEARING for each in getattr(source.content, noun) if each.of.ids)
    reached = dict.fromkeys(offence for each in named for offence in names.reached(source, each))
    return tuple(offence for offence in reached if offence not in source.offences)


def _example(names: Names, source: Source, example: statute.Example) -> dict[str, Any]:
    """An example with its offence named, and its answers named and counted as the records of that offence have them."""
    offence = names.example_offence(source, example)
    given: dict[str, Any] = {}
    for key, value in example.given.items():
        answer = names.find_answer(source, offence, key)
        assert answer is not None
        found, name = answer
        given[name] = base_number(found.fact, value.raw) if found.fact and value.raw != "?" else value.raw
    return {**plain(example), "offence": offence, "given": given}


def plain(value: Any) -> Any:
    """A record of a statute file as JSON, with the keys of TOML and without those that are not there."""
    match value:
        case str() | bool() | int() | None:
            return value
        case Cite():
            return value.text
        case Given():
            return value.raw
        case Some():
            return list(value.ids)
        case Condition():
            return pack(value.node)
        case Sanction():
            return written(value)
        case Option():
            return str(value)
        case Span() | Ratio():
            return value.pack() if isinstance(value, Span) else f"{value.numerator}/{value.denominator}"
        case date():
            return value.isoformat()
        case tuple():
            return [plain(each) for each in value]
        case dict():
            return {key: plain(each) for key, each in value.items()}
    if not dataclasses.is_dataclass(value):
        return value
    pairs = ((key, getattr(value, name)) for name, key in keys_of(value))
    return {key: plain(each) for key, each in pairs if each and each != _NOBODY}
