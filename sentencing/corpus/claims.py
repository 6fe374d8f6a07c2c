"""Files of claims: read when somebody asks about what is said of the law, and never compiled with it.

They stand in the folder `claims` of a folder of law. Whether a claim fits the law it speaks of is for `debate` to say.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sentencing.corpus.document import open_document
from sentencing.corpus.problem import StatuteError
from sentencing.corpus.read import read_as
from sentencing.law.claim import ClaimFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.document import Document, Path
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
    return tuple(path for folder in _folders(roots) for path in _files(folder) if os.path.basename(path) != WORDING)


def wording_files(roots: Iterable[str]) -> tuple[str, ...]:
    """The files that tell how people word a claim."""
    paths = (os.path.join(folder, WORDING) for folder in _folders(roots))
    return tuple(path for path in paths if os.path.isfile(path))


def read_claims(paths: Iterable[str]) -> tuple[Written, ...]:
    """Every claim of these files; raises StatuteError with every problem of every file."""
    found: list[Written] = []
    problems = []
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
    content = read_as(document, ClaimFile)
    return (Written(each, document, ("claim", index)) for index, each in enumerate(content.claim))


def _folders(roots: Iterable[str]) -> Iterator[str]:
    return (folder for root in roots if os.path.isdir(folder := os.path.join(root, FOLDER)))


def _files(folder: str) -> list[str]:
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(_SUFFIX)]
