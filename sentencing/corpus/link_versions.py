"""Whether ids are unique where they must be, and whether versions follow each other without gap or overlap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sentencing.corpus.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.document import Document, Path
    from sentencing.corpus.names import Names
    from sentencing.corpus.sources import Source

    Element = tuple[Document, Path, Any]
    Flaw = tuple[Problem, str]  # and, where it is a gap between versions, the id of which they are versions

GAP = "gap"  # the finding that a waiver of such a gap names
_NOUNS = ("tier", "rule", "reference", "consequence")
_OF_AN_ARTICLE = ("offence", "tier", "unit", "rule", "reference", "consequence", "definition")


def versions(names: Names, offences: Iterable[str]) -> Iterator[Problem]:
    """Every id that stands for two things at once, and every gap between versions that no waiver admits, in what bears
    on these offences."""
    yield from _inputs(names)
    yield from _doctrines(names)
    yield from _outlasting(names.system.sources)
    waived = {
        (source.document.file, waiver.of)
        for source in names.system.sources
        for waiver in source.content.waiver
        if waiver.finding == GAP
    }
    yield from (
        problem for problem, gap in _every_series(names, offences) if not gap or (problem.file, gap) not in waived
    )


def gaps(names: Names, document: Document) -> frozenset[str]:
    """The ids between whose versions there is a gap in a file, admitted by a waiver or not."""
    return frozenset(
        gap for problem, gap in _every_series(names, names.system.versions) if gap and problem.file == document.file
    )


def _every_series(names: Names, offences: Iterable[str]) -> Iterator[Flaw]:
    system = names.system
    jurisdiction = system.content.jurisdiction
    reductions = ((("jurisdiction", "reduction", index), each) for index, each in enumerate(jurisdiction.reduction))
    instruments = ((("instrument", index), each) for index, each in enumerate(system.content.instrument))
    yield from _series((system.document, *each) for each in (*reductions, *instruments))
    yield from _series(_elements(system.sources, "offence"))
    for source in system.sources:
        yield from _series(_elements([source], "circumstance"))
    found: dict[Flaw, None] = {}
    for offence in offences:
        for noun in _NOUNS:
            placed = names.bearing(offence, noun)
            bearing = ((source.document, (noun, index), each) for source, index, each in placed)
            found |= dict.fromkeys(_series(bearing))
    yield from found


def _elements(sources: Iterable[Source], noun: str) -> Iterator[Element]:
    for source in sources:
        for index, each in enumerate(getattr(source.content, noun)):
            yield source.document, (noun, index), each


def _outlasting(sources: Iterable[Source]) -> Iterator[Problem]:
    """What an article that was repealed still says after its last day."""
    for source in sources:
        last = source.article.until if source.article else None
        for noun in _OF_AN_ARTICLE if last else ():
            for document, path, each in _elements([source], noun):
                if each.until is None or each.until > last:
                    what = f"the article was repealed after {last}: this {noun} ends with it at the latest"
                    yield document.problem((*path, "until"), what)


def _inputs(names: Names) -> Iterator[Problem]:
    for source in names.system.sources:
        seen: dict[str, str] = {}
        for noun in ("fact", "circumstance"):
            for document, path, each in _elements([source], noun):
                owner = names.system.common.get(each.id)
                if owner and owner is not source:
                    yield document.problem(
                        (*path, "id"), f"'{each.id}' is shared by all files ({owner.scope}): use it, or another id"
                    )
                if (noun == "fact" and each.id in seen) or seen.get(each.id, noun) != noun:
                    yield document.problem((*path, "id"), f"'{each.id}' stands twice in this file")
                seen.setdefault(each.id, noun)


def _doctrines(names: Names) -> Iterator[Problem]:
    elements = list(_elements(names.system.sources, "doctrine"))
    elements += [
        (names.system.document, ("doctrine", index), each) for index, each in enumerate(names.system.content.doctrine)
    ]
    seen: dict[str, Document] = {}
    for document, path, each in elements:
        if each.id in seen:
            yield document.problem((*path, "id"), f"another doctrine is called '{each.id}', in {seen[each.id].file}")
        seen.setdefault(each.id, document)


def _series(elements: Iterable[Element]) -> Iterator[Flaw]:
    by_id: dict[str, list[Element]] = {}
    for element in elements:
        by_id.setdefault(element[2].id, []).append(element)
    for name, series in by_id.items():
        ordered = sorted(series, key=lambda element: element[2].since or date.min) if len(series) > 1 else series
        for before, after in pairwise(ordered):
            yield from _between(name, before, after)


def _between(name: str, before: Element, after: Element) -> Iterator[Flaw]:
    document, path, later = after
    until: date | None = before[2].until
    if until is None or (later.since or date.min) <= until:
        what = f"'{name}' stands twice: it overlaps with the one in {_where(before, document)}"
        yield document.problem((*path, "id"), what), ""
    elif later.since and until < date.max and later.since > until + timedelta(days=1):
        what = f"'{name}' has a gap: the version before it ({_where(before, document)}) ends on {until}"
        yield document.problem((*path, "from"), f"{what}; a [[waiver]] can admit it"), name


def _where(element: Element, document: Document) -> str:
    """Where an element stands, as a problem in a document tells it."""
    return f"line {element[0].places.key(element[1])[0]}" if element[0] is document else element[0].file
