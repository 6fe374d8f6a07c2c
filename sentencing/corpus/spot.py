"""Where a word stands inside a condition or another value of a file, so that a mistake can be placed on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.document import Document, Path
    from sentencing.corpus.problem import Problem


def at_path(table: Any, path: Path) -> Any:
    """The value at a path of a parsed file, None if there is none."""
    for step in path:
        if isinstance(step, str) and isinstance(table, dict):
            table = table.get(step)
        elif isinstance(step, int) and isinstance(table, list) and step < len(table):
            table = table[step]
        else:
            return None
    return table


def problem_at(document: Document, path: Path, word: str, what: str, hint: str = "") -> Problem:
    """A problem with a word somewhere below `path`, placed on it, or on the whole value where it is not written so."""
    for place, at, key in _places(at_path(document.table, path), path, word):
        return document.problem(place, what, hint, at=at, key=key)
    return document.problem(path, what, hint)


def _places(value: Any, path: Path, word: str) -> Iterator[tuple[Path, int, bool]]:
    if isinstance(value, str):
        found = re.search(rf"(?<![\w./:-]){re.escape(word)}(?![\w:-])", value)
        if found:
            yield path, found.start(), False
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _places(each, (*path, index), word)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _in_entry(key, each, (*path, key), word)


def _in_entry(key: str, value: Any, path: Path, word: str) -> Iterator[tuple[Path, int, bool]]:
    if key == word:
        yield path, 0, True
    whole, _, part = word.rpartition(".")
    if key == whole and isinstance(value, dict) and part in value:
        yield (*path, part), 0, True
    yield from _places(value, path, word)
