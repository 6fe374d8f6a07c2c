"""Files of motions: which there are, what each says, and whether it is a motion at all. Whether it fits the law that it
would change is seen when it is laid over it (`corpus.overlay`)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sentencing.corpus import forms
from sentencing.corpus.document import Document, open_document
from sentencing.corpus.find import Doc, Index, search
from sentencing.corpus.problem import Problem, StatuteError, UsageProblem, quoted
from sentencing.corpus.read import read_as
from sentencing.corpus.schema import toml_key
from sentencing.law.motion import NOUNS, Clause, Frame, Motion, MotionFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.document import Path

FOLDER = "motions"
_KINDS = ("remove", "replace", "add")  # in this order: what is removed may be added in other words
_DATES = (("since", "from"), ("until", "until"))
_LOOKED_AT = 10


@dataclass(frozen=True, eq=False)
class MotionSource:
    """A motion with the text it was read from."""

    document: Document
    content: MotionFile

    @property
    def motion(self) -> Motion:
        """What is proposed, and by whom."""
        return self.content.motion

    def clauses(self) -> Iterator[tuple[str, Path, Any]]:
        """Each clause: whether it removes, replaces or adds, its place in the file, and what it says."""
        for kind in _KINDS:
            for index, clause in enumerate(getattr(self.content, kind)):
                yield kind, (kind, index), clause


def read_motion(path: str) -> MotionSource:
    """A motion; raises StatuteError with every problem of its file."""
    document = open_document(path)
    source = MotionSource(document, read_as(document, MotionFile))
    problems = list(_wrong(source))
    if problems:
        raise StatuteError(problems)
    return source


def motions(roots: Iterable[str]) -> tuple[MotionSource, ...]:
    """The motions in the folders of law, of each id the first; raises StatuteError with every problem of every file."""
    found: dict[str, MotionSource] = {}
    problems: list[Problem] = []
    for path in motion_files(roots):
        try:
            source = read_motion(path)
            found.setdefault(source.motion.id, source)
        except StatuteError as error:
            problems.extend(error.problems)
    if problems:
        raise StatuteError(problems)
    return tuple(found.values())


def motion_meant(roots: Iterable[str], text: str) -> MotionSource:
    """The motion that is meant by a path, an id or words; raises UsageProblem for none, or several."""
    if os.path.isfile(text):
        return read_motion(text)
    if text.endswith(".toml"):
        raise UsageProblem(f"there is no file {quoted(text)}")
    known = {source.motion.id: source for source in motions(roots)}
    if text in known:
        return known[text]
    hits = search(_index(known.values()), text, _LOOKED_AT)
    best = [hit.id for hit in hits if hit.score == hits[0].score]
    if not best:
        raise UsageProblem(f"no motion is called {quoted(text)}; there are {', '.join(known) or 'none'}")
    if len(best) > 1:
        raise UsageProblem(f"{quoted(text)} may mean {', '.join(best)}: say which", tuple(best))
    return known[best[0]]


def motion_files(roots: Iterable[str]) -> Iterator[str]:
    """The files of motions in these folders of law."""
    for root in roots:
        folder = os.path.join(root, FOLDER)
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else ()
        yield from (os.path.join(folder, name) for name in names if name.endswith(".toml") and name[0] != ".")


def _index(sources: Iterable[MotionSource]) -> Index:
    docs = tuple(_doc(source.motion) for source in sources)
    return Index(docs, {}, tuple("\n".join(doc.fields.values()) for doc in docs))


def _doc(motion: Motion) -> Doc:
    words = {
        "title": (*motion.title.values(), motion.id),
        "alias": motion.alias,
        "summary": (*motion.summary.values(), *motion.by.values()),
    }
    return Doc(motion.id, "motion", motion.system, "", motion.title, False, forms.fields(dict(words)))


def _wrong(source: MotionSource) -> Iterator[Problem]:
    """What is wrong with a motion, seen for itself."""
    motion, document = source.motion, source.document
    if (motion.status == "passed") is not (motion.in_force is not None):
        what = "a motion that passed, and no other, says from which day it is law"
        yield document.problem(("motion", "in_force" if motion.in_force else "status"), what)
    if motion.in_force and motion.in_force <= motion.published.date:
        what = f"it is law ({motion.in_force}) before it was published ({motion.published.date})"
        yield document.problem(("motion", "in_force"), what)
    said = [each for each in source.clauses() if any(_held(each[2]))]
    if not said:
        yield document.problem(("motion",), "it changes nothing: [[replace]], [[add]] or [[remove]] says what")
    for _, path, clause in source.clauses():
        if not any(_held(clause)):
            yield document.problem(path, "the clause holds nothing, such as a [[replace.tier]]")
        if isinstance(clause, Clause):
            yield from _clause(document, path, clause)


def _held(clause: Any) -> Iterator[bool]:
    return (bool(getattr(clause, noun, ())) for noun in (*NOUNS, "sanctions", "cite", "needs"))


def _clause(document: Document, path: Path, clause: Clause) -> Iterator[Problem]:
    for noun in NOUNS:
        for index, each in enumerate(getattr(clause, noun)):
            for field, key in _DATES:
                if getattr(each, field, None):
                    what = "a motion speaks of one day of law: its clauses have no dates"
                    yield document.problem((*path, noun, index, key), what, key=True)
    for index, frame in enumerate(clause.sanctions):
        if not frame.principal and frame.additional is None:
            keys = " / ".join(toml_key(field, Frame) for field in ("principal", "additional"))
            yield document.problem((*path, "sanctions", index), f"one of {keys} is required here")
