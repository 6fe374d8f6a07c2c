"""Compiling statute files into the sections of a corpus."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sentencing.corpus import forms
from sentencing.corpus.articles import article, article_entries, entries, instruments, system_entry
from sentencing.corpus.compile import compile_offence, compile_system
from sentencing.corpus.find import NUMBERS
from sentencing.corpus.judgments import judgment_problems, judgments
from sentencing.corpus.link import link
from sentencing.corpus.names import Names
from sentencing.corpus.numerals import Numbering
from sentencing.corpus.problem import StatuteError
from sentencing.corpus.progress import Progress
from sentencing.corpus.sources import read_systems
from sentencing.law.packed import pack
from sentencing.law.statute import Circumstance, Fact
from sentencing.law.values import pins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.entries import ArticleEntry
    from sentencing.corpus.progress import Told
    from sentencing.corpus.roots import SystemFolder
    from sentencing.corpus.sources import Source
    from sentencing.law.provision import Elements, Offence


def build(folders: tuple[SystemFolder, ...], told: Told | None = None) -> dict[str, bytes]:
    """The sections of a corpus of these systems, each as JSON; raises StatuteError with every problem of every file.

    `told` hears how far it has come."""
    progress = Progress(told)
    every = [Names(system) for system in read_systems(folders, progress)]
    files = sum(len(names.system.sources) for names in every)
    progress.step("link", files)
    problems = [problem for names in every for problem in (*link(names, progress), *judgment_problems(names))]
    if problems:
        raise StatuteError(problems)
    progress.step("compile", files)
    sections: dict[str, Any] = {}
    docs: list[Any] = []
    for names in every:
        docs.extend(_system(names, sections, progress))
    sections["list"] = {
        "systems": [system_entry(names.system) for names in every],
        "offences": [entry for names in every for entry in entries(names.system)],
        "articles": [entry for names in every for entry in article_entries(names)],
    }
    sections["judgments"] = [each for names in every for each in judgments(names)]
    sections["find"] = {
        "docs": docs,
        "numbering": {names.system.id: Numbering.of(names.system.wording).pack() for names in every},
    }
    return {
        name: json.dumps(section, ensure_ascii=False, separators=(",", ":")).encode()
        for name, section in sections.items()
    }


def _system(names: Names, sections: dict[str, Any], progress: Progress) -> Iterator[Any]:
    """Fill in the sections of one system; yields what can be found in it."""
    system = compile_system(names)
    sections[f"system:{system.id}"] = pack(system)
    sections[f"instruments:{system.id}"] = instruments(names.system)
    sections[f"typed:{system.id}"] = forms.typed(_inputs(system.elements))
    found: dict[str, dict[str, str]] = {}
    for source in progress.each(names.system.sources):
        sections[f"article:{source.scope}"] = article(names, source)
        for name in source.offences:
            offence = compile_offence(names, name)
            sections[f"offence:{name}"] = pack(offence)
            sections[f"typed:{name}"] = forms.typed(_inputs(offence.elements))
            found[name] = _offence_fields(names, offence)
    for entry in entries(names.system):
        yield [entry.id, "offence", *entry[1:4], False, found[entry.id]]
    for about in article_entries(names):
        source = names.system.by_scope[about.id]
        if not source.offences:
            yield [about.id, "article", *about[1:4], about.general, _article_fields(names, source, about)]


def _inputs(elements: Elements) -> Iterator[str]:
    """The labels and aliases of facts, values and circumstances."""
    for fact in elements.facts:
        yield from (*fact.label.values(), *fact.alias)
        for each in (*fact.values, *fact.parts):
            yield from (*each.label.values(), *each.alias)
    for circumstance in elements.circumstances:
        yield from (*circumstance.label.values(), *circumstance.alias)


def _offence_fields(names: Names, offence: Offence) -> dict[str, str]:
    own = offence.elements
    return forms.fields(
        {
            "title": [title for version in offence.versions for title in version.title.values()],
            "alias": [alias for record in names.system.versions[offence.id] for alias in record.alias],
            "label": [*_inputs(own), *_labels([*own.rules, *own.tiers, *own.references, *own.consequences])],
            "summary": [text for version in offence.versions for text in version.summary.values()],
        },
        _title_ending(names.system.wording),
    )


def _title_ending(wording: dict[str, Any]) -> str:
    """The word with which the titles of a system's offences end, and without which they are known."""
    find = wording.get("find")
    return str(find.get("title_ending", "")) if isinstance(find, dict) else ""


def _article_fields(names: Names, source: Source, entry: ArticleEntry) -> dict[str, str]:
    content = source.content
    about = source.article
    elements = [
        *content.circumstance,
        *content.fact,
        *_cited(names, entry.article),
        *content.rule,
        *content.consequence,
    ]
    aliases = [alias for each in elements for alias in getattr(each, "alias", ())]
    made = forms.fields(
        {
            "title": entry.title.values(),
            "label": [*_labels(elements), *aliases],
            "summary": about.summary.values() if about else (),
        }
    )
    numbers = _told_here(names, source) if entry.general else ()
    return {**made, NUMBERS: "\n".join(("", *numbers, ""))} if numbers else made


def _told_here(names: Names, source: Source) -> tuple[str, ...]:
    """The articles of the system's code that a file speaks of and that have no file of their own."""
    own = {each.article.article for each in names.system.sources if each.article}
    content = source.content
    said: list[Any] = [*content.circumstance, *content.fact, *content.rule, *content.consequence]
    said += [*content.definition, *content.note]
    cited = (pin for each in said if each.cite for pin in pins(each.cite.text))
    return tuple(dict.fromkeys(pin.article for pin in cited if not pin.instrument and pin.article not in own))


def _cited(names: Names, article: str) -> Iterator[Any]:
    """The shared facts and circumstances that cite an article of the system's code: they are found with it."""
    for source in names.system.sources:
        shared: tuple[Fact | Circumstance, ...] = (*source.content.circumstance, *source.content.fact)
        for each in shared if source.shared else ():
            if each.cite and each.cite.text.partition("(")[0].partition(";")[0] == article:
                yield each


def _labels(elements: Iterable[Any]) -> Iterator[str]:
    for each in elements:
        yield from each.label.values()
