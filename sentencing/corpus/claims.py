"""Files of claims: read when somebody asks about what is said of the law, and never compiled with it.

They stand in the folder `claims` of a folder of law. Whether a claim fits the law it speaks of is for `debate` to say.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sentencing.corpus.document import open_document
from sentencing.corpus.problem import StatuteError
from sentencing.corpus.read import read_as
from sentencing.law.claim import ENDS, SETS, ClaimFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.document import Document, Path
    from sentencing.corpus.problem import Problem
    from sentencing.law.claim import Claim

FOLDER = "claims"
WORDING = "wording.toml"  # how people word a claim: no claims stand in it
_SUFFIX = ".toml"


@dataclass(frozen=True, eq=False)
class Written:
    """A claim where it is written: the file, and its path in it."""

    claim: Claim
    document: Document
    path: Path


def claim_files(roots: Iterable[str]) -> tuple[str, ...]:
    """The files of claims in these folders of law, in the order of the folders."""
    return tuple(path for folder in _folders(roots) for path in _files(folder) if not is_wording(path))


def is_wording(path: str) -> bool:
    """Whether a file tells how people word a claim."""
    return os.path.basename(path) == WORDING


def wording_files(roots: Iterable[str]) -> tuple[str, ...]:
    """The files that tell how people word a claim."""
    paths = (os.path.join(folder, WORDING) for folder in _folders(roots))
    return tuple(path for path in paths if os.path.isfile(path))


def read_claims(paths: Iterable[str]) -> tuple[Written, ...]:
    """Every claim of these files; raises StatuteError with every problem of every file."""
    found: list[Written] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found += _read(path)
        except StatuteError as error:
            problems += error.problems
    seen: dict[str, Written] = {}
    for each in found:
        if seen.setdefault(each.claim.id, each) is not each:
            what = f"there is another claim '{each.claim.id}'"
            problems.append(each.document.problem((*each.path, "id"), what))
    if problems:
        raise StatuteError(problems)
    return tuple(found)


def _read(path: str) -> Iterator[Written]:
    document = open_document(path)
    content: ClaimFile = read_as(document, ClaimFile)
    return (Written(each, document, ("claim", index)) for index, each in enumerate(content.claim))


def _folders(roots: Iterable[str]) -> Iterator[str]:
    return (folder for root in roots if os.path.isdir(folder := os.path.join(root, FOLDER)))


def _files(folder: str) -> list[str]:
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(_SUFFIX)]


@dataclass(frozen=True)
class Wording:
    """How people word a claim: phrases for what is asserted and for no sentence at all (`outcome`), those that stand
    after the sanction (`ending`), what stands between both ends of a span, words for sanctions, units and numbers, what
    joins sanctions, other words that mean the same, those that say nothing, and the cues of what is no question of
    sentencing law, by the kind of question it is."""

    assertion: dict[str, str] = field(default_factory=dict)
    outcome: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ending: dict[str, str] = field(default_factory=dict)
    between: tuple[str, ...] = ()
    sanction: dict[str, str] = field(default_factory=dict)
    unit: dict[str, tuple[str, ...]] = field(default_factory=dict)
    number: dict[str, int] = field(default_factory=dict)
    join: tuple[str, ...] = ()
    alike: dict[str, tuple[str, ...]] = field(default_factory=dict)
    filler: tuple[str, ...] = ()
    apart: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_wording(paths: Iterable[str]) -> Wording:
    """The wording of all these files together, the first going before the others; raises StatuteError."""
    made: dict[str, dict[str, Any]] = {}
    for path in reversed(tuple(paths)):
        document = open_document(path)
        problems = [document.problem(place, what) for place, what in _misworded(document.table)]
        if problems:
            raise StatuteError(problems)
        for name, table in document.table.items():
            made.setdefault(name, {}).update(table)
    return Wording(
        assertion={**made.get("assertion", {})},
        outcome={name: tuple(each) for name, each in made.get("outcome", {}).items()},
        ending={**made.get("ending", {})},
        between=tuple(made.get("between", {}).get("of", ())),
        sanction={**made.get("sanction", {})},
        unit={name: tuple(each) for name, each in made.get("unit", {}).items()},
        number={**made.get("number", {})},
        join=tuple(made.get("join", {}).get("or", ())),
        alike={name: tuple(each) for name, each in made.get("alike", {}).items()},
        filler=tuple(word for words in made.get("filler", {}).values() for word in words),
        apart={name: tuple(each) for name, each in made.get("apart", {}).items()},
    )


def _misworded(table: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Everything that is wrong with a wording, with the path of its key."""
    for name, inner in table.items():
        if name not in _TABLES:
            yield (name,), f"there is no table '{name}' here, only {', '.join(_TABLES)}"
        elif not isinstance(inner, dict):
            yield (name,), "a table is wanted here"
        else:
            wanted, said = _TABLES[name]
            yield from (((name, key), f"{said} is wanted here") for key, each in inner.items() if not wanted(each))
    for name, known in (("assertion", (*ENDS, *SETS)), ("ending", ENDS)):
        phrases = table.get(name, {})
        for phrase, asserted in phrases.items() if isinstance(phrases, dict) else ():
            if isinstance(asserted, str) and asserted.rpartition(" ")[2] not in known:
                yield (name, phrase), f"'{asserted}' asserts nothing of a sentence ({', '.join(known)})"


def _words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each for each in value)


def _word(value: object) -> bool:
    return isinstance(value, str)


def _whole(value: object) -> bool:
    return type(value) is int


_TABLES: dict[str, tuple[Callable[[object], bool], str]] = {
    "assertion": (_word, "a string"),
    "outcome": (_words, "a list of words"),
    "ending": (_word, "a string"),
    "between": (_words, "a list of words"),
    "sanction": (_word, "a string"),
    "unit": (_words, "a list of words"),
    "number": (_whole, "a whole number"),
    "join": (_words, "a list of words"),
    "alike": (_words, "a list of words"),
    "filler": (_words, "a list of words"),
    "apart": (_words, "a list of words"),
}
