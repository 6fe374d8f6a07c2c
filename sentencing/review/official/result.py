"""What a comparison yields: differences, things that could not be compared, and what was compared without either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sentencing.corpus.document import Document, Path
from sentencing.corpus.problem import Problem, one_line

# What a waiver's `finding` begins with where it means one of these, and not one of the encoding's own logic.
WAIVED_AS = "text-"
IDLE = "nothing is found that this would waive"


@dataclass(frozen=True)
class Place:
    """A place in a statute file: the path of a record in it."""

    document: Document
    path: Path = ()


@dataclass(frozen=True)
class Finding:
    """A difference between a statute file and an official text. `day` is that of the text, empty if it never changed.

    A waiver names it by `sort` and `of`: what sort of difference it is, and the element or paragraph that it is about.
    """

    place: Place
    cite: str
    what: str
    day: str
    sort: str
    of: str

    def problem(self) -> Problem:
        """The finding with its file, line and column, and the name that a waiver gives it."""
        when = f", text as of {self.day}" if self.day else ""
        what = f"{self.cite}: {self.what} ({WAIVED_AS}{self.sort}{when})"
        return self.place.document.problem(self.place.path, what)


@dataclass(frozen=True)
class Skipped:
    """Something that could not be compared, by name, and why."""

    file: str
    cite: str
    what: str
    why: str

    def __str__(self) -> str:
        said = (one_line(self.file, 1000), self.cite, self.what, self.why)
        return ": ".join(part for part in said if part)


@dataclass(frozen=True)
class Compared:
    """A clause or figure that was compared with its counterpart, whatever came of it. `kind` is for counting."""

    kind: str


Result: TypeAlias = Finding | Skipped | Compared
