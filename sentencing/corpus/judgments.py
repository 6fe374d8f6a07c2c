"""Files of judgments: whether they fit the law they speak of, and what a corpus keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sentencing.corpus.articles import plain
from sentencing.corpus.convert import base_number
from sentencing.corpus.link import answer_problems
from sentencing.corpus.link_conditions import unknown
from sentencing.corpus.link_sanctions import sanction_problems
from sentencing.corpus.problem import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.document import Document, Path
    from sentencing.corpus.names import Names
    from sentencing.corpus.problem import Problem
    from sentencing.law.judgment import Judgment
    from sentencing.law.sanction import Sanction


def judgment_problems(names: Names) -> Iterator[Problem]:
    """Every problem of a system's files of judgments, each placed in its file."""
    seen: set[str] = set()
    for document, path, each in _judgments(names):
        if each.id in seen:
            yield document.problem((*path, "id"), f"there is another judgment '{each.id}'")
        seen.add(each.id)
        for place, sanction in _sanctions(each):
            yield from sanction_problems(names, document, (*path, *place), sanction)
        if each.offence in names.system.versions:
            yield from _given(names, document, path, each)
        else:
            what, known = f"there is no offence {quoted(each.offence)} in this system", names.system.versions
            yield document.problem((*path, "offence"), what, nearest(each.offence, known))


def judgments(names: Names) -> Iterator[dict[str, Any]]:
    """What a corpus keeps of a system's judgments: the keys of TOML, the answers as the offence's records have them."""
    for _, _, each in _judgments(names):
        home = names.system.homes[each.offence]
        given: dict[str, Any] = {}
        for key, value in each.given.items():
            answer = names.find_answer(home, each.offence, key)
            assert answer is not None
            found, name = answer
            given[name] = base_number(found.fact, value.raw) if found.fact and not found.fact.values else value.raw
        days = {"acted": each.acted.text, "judged": each.judged.text}
        source = {**plain(each.source), "date": each.source.date.text if each.source.date else ""}
        yield {**plain(each), **days, "source": source, "given": given}


def _judgments(names: Names) -> Iterator[tuple[Document, Path, Judgment]]:
    for document, content in names.system.judgments:
        for index, each in enumerate(content.judgment):
            yield document, ("judgment", index), each


def _sanctions(each: Judgment) -> Iterator[tuple[Path, Sanction]]:
    yield ("sentence",), each.sentence
    if each.total:
        yield ("total",), each.total
    yield from ((("additional", index), sanction) for index, sanction in enumerate(each.additional))


def _given(names: Names, document: Document, path: Path, each: Judgment) -> Iterator[Problem]:
    """The facts of the case: the offence must ask for them, and take the answers."""
    home = names.system.homes[each.offence]
    for key, value in each.given.items():
        place = (*path, "given", key)
        found = names.find_answer(home, each.offence, key)
        if found is None:
            what, hint = unknown(names, home, key)
            yield document.problem(place, what, hint, key=True)
        else:
            yield from (document.problem(place, what, hint) for what, hint in answer_problems(found[0], value.raw))
