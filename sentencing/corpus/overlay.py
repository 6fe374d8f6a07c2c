"""A motion laid over the law of one day: the files it would change, with its clauses in them, are linked and converted
as ever. Whatever does not fit is a problem of the motion's file.

It is the law of that day only: what a clause replaces or removes goes in all its versions, and what it says has no
dates.
"""

from __future__ import annotations

import dataclasses
import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sentencing.corpus.compile import compile_offence, compile_system
from sentencing.corpus.document import Document
from sentencing.corpus.link import link
from sentencing.corpus.motions import read_motion
from sentencing.corpus.names import Names
from sentencing.corpus.problem import Problem, StatuteError, nearest, quoted
from sentencing.corpus.progress import uncollected
from sentencing.corpus.sources import Source, read_systems
from sentencing.law.motion import NOUNS, Clause
from sentencing.law.packed import load_offence, load_system, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sentencing.corpus.document import Path
    from sentencing.corpus.motions import MotionSource
    from sentencing.corpus.roots import SystemFolder
    from sentencing.corpus.sources import SystemSource
    from sentencing.law.condition import Condition
    from sentencing.law.motion import Frame, Removal, Struck
    from sentencing.law.provision import Offence, System
    from sentencing.law.sanction import Sanction
    from sentencing.law.statute import Tier

AMENDS_NONE = "it amends no offence: 'about' says in which ones its effect is shown"
_RESTING = ("tier", "rule", "reference", "consequence")  # what a paragraph that is repealed takes with it


class AmendedLaw:
    """A system as a motion would have it, as the engine takes it. `files` are the scopes of the files it changes;
    `packed` is what of it has been asked for, as the corpus would keep it: `system`, and `offence:ID`."""

    def __init__(self, names: Names, files: tuple[str, ...]) -> None:
        self._names = names
        self.files = files
        self.packed: dict[str, Any] = {}
        self._made: dict[str, Offence] = {}

    @cached_property
    def _system(self) -> System:
        self.packed["system"] = _plain(compile_system(self._names))
        return load_system(self.packed["system"])

    def system(self, identity: str) -> System:
        """The system, if it is that one; raises LookupError."""
        if identity != self._names.system.id:
            raise LookupError(identity)
        return self._system

    def offence(self, identity: str) -> Offence:
        """An offence of the system; raises LookupError."""
        if identity not in self._made:
            if identity not in self._names.system.versions:
                raise LookupError(identity)
            packed = self.packed[f"offence:{identity}"] = _plain(compile_offence(self._names, identity))
            self._made[identity] = load_offence(packed)
        return self._made[identity]

    @property
    def offences(self) -> tuple[str, ...]:
        """The offences that the changed files declare, in the order of the motion."""
        by_scope = self._names.system.by_scope
        return tuple(offence for scope in self.files for offence in by_scope[scope].offences)


def amended(folders: tuple[SystemFolder, ...], motion: MotionSource, day: date, *, sound: bool = False) -> AmendedLaw:
    """The law of a day with a motion laid over it; raises StatuteError with every problem of the motion. Files that are
    `sound`, having been compiled as they stand, are not checked again."""
    with uncollected():
        return laid_over(_system_of(read_systems(folders, sound=sound), motion), motion, day)


def misfits(systems: tuple[SystemSource, ...], files: Iterable[str]) -> Iterator[Problem]:
    """Every problem of these files of motions, each laid over the law of the day on which it was published; the systems
    fit together."""
    for file in files:
        try:
            motion = read_motion(file)
            law = laid_over(_system_of(systems, motion), motion, motion.motion.published.date)
            if not (motion.motion.about or law.offences):
                yield motion.document.problem(("motion",), AMENDS_NONE)
        except StatuteError as error:
            yield from error.problems


def laid_over(system: SystemSource, motion: MotionSource, day: date) -> AmendedLaw:
    """The same, where the files of the system are read already, and fit together."""
    overlay = _Overlay(system, motion, day)
    sources = overlay.sources()
    if overlay.problems:
        raise StatuteError(overlay.problems)
    names = Names(dataclasses.replace(system, sources=sources))
    concerned = _concerned(names, tuple(overlay.drafts))
    problems = [*_about(names, motion), *(_placed(motion, each) for each in link(names, sources=concerned))]
    if problems:
        raise StatuteError(problems)
    return AmendedLaw(names, tuple(overlay.drafts))


def _concerned(names: Names, changed: tuple[str, ...]) -> tuple[Source, ...]:
    """The files that are changed and those that may name something in them: all, where a file that all share is."""
    by_scope, every = names.system.by_scope, names.system.sources
    if any(by_scope[scope].common for scope in changed):
        return every
    return tuple(each for each in every if any(scope in each.document.text or scope == each.scope for scope in changed))


def _plain(record: object) -> Any:
    """A record as the corpus would keep it."""
    return json.loads(json.dumps(pack(record)))


def _system_of(systems: Iterable[SystemSource], motion: MotionSource) -> SystemSource:
    """The system that a motion speaks of, as its files say it."""
    known = {each.id: each for each in systems}
    wanted = motion.motion.system
    if wanted not in known:
        what = f"there is no system {quoted(wanted)}"
        raise StatuteError([motion.document.problem(("motion", "system"), what, nearest(wanted, known))])
    return known[wanted]


def _about(names: Names, motion: MotionSource) -> Iterator[Problem]:
    known = names.system.versions
    for index, offence in enumerate(motion.motion.about):
        if offence not in known:
            what = f"there is no offence {quoted(offence)} in this system"
            yield motion.document.problem(("motion", "about", index), what, nearest(offence, known))


def _placed(motion: MotionSource, problem: Problem) -> Problem:
    """A problem of the amended law, in the motion's file: what fits nowhere any more is owed to what it takes away."""
    if problem.file == motion.document.file:
        return problem
    _, path, _ = min(motion.clauses(), key=lambda each: ("remove", "replace", "add").index(each[0]))
    what = f"with this the law no longer fits together: {problem.file}:{problem.line}: {problem.where}: {problem.what}"
    return motion.document.problem(path, what)


@dataclasses.dataclass
class _Draft:
    """A file being changed: for each noun its elements, each with the text it stands in and its place there."""

    source: Source
    elements: dict[str, list[tuple[Any, Document, Path]]]
    needs: dict[str, tuple[Condition | None, Document, Path]] = dataclasses.field(default_factory=dict)  # by offence

    @classmethod
    def of(cls, source: Source) -> _Draft:
        """A file as it stands."""
        held: dict[str, list[tuple[Any, Document, Path]]] = {
            noun: [(each, source.document, (noun, index)) for index, each in enumerate(getattr(source.content, noun))]
            for noun in NOUNS
        }
        return cls(source, held)

    def made(self) -> Source:
        """The file as it has become. Its examples are of the law as it was."""
        table: dict[str, Any] = {key: each for key, each in self.source.document.table.items() if key != "example"}
        placed: dict[Path, tuple[Document, Path]] = {}
        for noun, listed in self.elements.items():
            table[noun] = [_at(document.table, path) for _, document, path in listed]
            placed |= {(noun, index): (document, path) for index, (_, document, path) in enumerate(listed)}
        records: dict[str, Any] = {noun: tuple(each for each, _, _ in listed) for noun, listed in self.elements.items()}
        offences = list(self.source.content.offence)
        for index, each in enumerate(offences):
            if each.id in self.needs:
                needs, document, path = self.needs[each.id]
                offences[index] = dataclasses.replace(each, needs=needs)
                placed["offence", index, "needs"] = (document, path)
        content = dataclasses.replace(self.source.content, example=(), offence=tuple(offences), **records)
        document = _AmendedDocument(self.source.document, table, placed)
        return dataclasses.replace(self.source, document=document, content=content)


class _AmendedDocument(Document):
    """A statute file with clauses of a motion in it. Each problem is placed where the element was written."""

    def __init__(self, base: Document, table: dict[str, Any], placed: dict[Path, tuple[Document, Path]]) -> None:
        super().__init__(base.file, base.text, table)
        self._base = base
        self._placed = placed

    def problem(self, path: Path, what: str, hint: str = "", *, at: int = 0, key: bool = False) -> Problem:
        """A problem, where the element it is about was written."""
        size = 3 if path[:3] in self._placed else 2
        document, head = self._placed.get(path[:size], (self._base, path[:size]))
        return document.problem((*head, *path[size:]), what, hint, at=at, key=key)


def _at(table: Any, path: Path) -> Any:
    for step in path:
        table = table[step]
    return table


class _Overlay:
    """Lays a motion over the files of a system. `drafts` are the files changed, by scope."""

    def __init__(self, system: SystemSource, motion: MotionSource, day: date) -> None:
        self.system = system
        self.motion = motion
        self.day = day
        self.drafts: dict[str, _Draft] = {}
        self.problems: list[Problem] = []

    def sources(self) -> tuple[Source, ...]:
        """Every file of the system, as the motion would have it."""
        for kind, path, clause in self.motion.clauses():
            draft = self._draft(path, clause.in_)
            for noun in NOUNS if draft else ():
                for index, each in enumerate(getattr(clause, noun, ())):
                    self._element(kind, draft, noun, (*path, noun, index), each)
            if draft and clause.needs is not None:
                self._needs(kind, draft, (*path, "needs"), clause)
            for index, cite in enumerate(getattr(clause, "cite", ()) if draft else ()):
                self._repeal(draft, (*path, "cite", index), cite.text)
            for index, frame in enumerate(clause.sanctions if draft else ()):
                self._sanctions(kind, draft, (*path, "sanctions", index), frame)
        changed = {scope: draft.made() for scope, draft in self.drafts.items()}
        return tuple(changed.get(source.scope, source) for source in self.system.sources)

    def _problem(self, path: Path, what: str, hint: str = "") -> None:
        self.problems.append(self.motion.document.problem(path, what, hint))

    def _draft(self, path: Path, name: str) -> Any:
        """The file that a clause speaks of: by an offence, or by an article."""
        home = self.system.homes.get(name) or self.system.by_scope.get(name)
        if home is None:
            known = (*self.system.homes, *self.system.by_scope)
            what = f"there is no offence and no article {quoted(name)} in this system"
            self._problem((*path, "in"), what, nearest(name, known))
            return None
        return self.drafts.setdefault(home.scope, _Draft.of(home))

    def _needs(self, kind: str, draft: _Draft, path: Path, clause: Clause | Removal) -> None:
        """What an offence needs, replaced, added or removed in every version."""
        every = [each for each in draft.source.content.offence if clause.in_ in (each.id, draft.source.scope)]
        if len({each.id for each in every}) != 1:
            self._problem(path, f"'in' must name the one offence that this is needed for, not {quoted(clause.in_)}")
            return
        standing = any(each.needs is not None and self._in_force(each) for each in every)
        if kind == "add" and standing:
            self._problem(path, f"{every[0].id} needs something already: [[replace]] changes it")
        elif kind != "add" and not standing:
            self._problem(path, f"{every[0].id} needs nothing on {self.day}")
        else:
            needs = clause.needs if isinstance(clause, Clause) else None
            draft.needs[every[0].id] = (needs, self.motion.document, path)

    def _element(self, kind: str, draft: _Draft, noun: str, path: Path, each: Any) -> None:
        """One element, replaced, added or removed."""
        name = each if isinstance(each, str) else getattr(each, "id", "")
        here = path if isinstance(each, str) else (*path, "id")
        standing = self._standing(draft, noun, name) if name else False
        if kind == "add" and standing:
            self._problem(here, f"{draft.source.scope} has a {noun} {quoted(name)} already: [[replace]] changes it")
        elif kind != "add" and not standing:
            self._missing(draft, noun, here, name)
        elif kind == "remove":
            self._end(draft, noun, name)
        else:
            self._put(draft, noun, name, each, path)

    def _missing(self, draft: _Draft, noun: str, path: Path, name: str) -> None:
        what = f"there is no {noun} {quoted(name)} in {draft.source.scope} on {self.day}"
        motion = self.motion.motion
        if motion.in_force and motion.in_force <= self.day:
            what = f"{what}: this motion is law since {motion.in_force}, so it is laid over the law of an earlier day"
        known = [each.id for each, _, _ in draft.elements[noun] if hasattr(each, "id") and self._in_force(each)]
        self._problem(path, what, nearest(name, known))

    def _in_force(self, each: Any) -> bool:
        since, until = getattr(each, "since", None), getattr(each, "until", None)
        return (since is None or since <= self.day) and (until is None or self.day <= until)

    def _standing(self, draft: _Draft, noun: str, name: str) -> bool:
        """Whether there is such an element on that day."""
        return any(each.id == name and self._in_force(each) for each, _, _ in draft.elements[noun])

    def _end(self, draft: _Draft, noun: str, name: str) -> int:
        """Take an element away, in every version. Its place in the file."""
        every = draft.elements[noun]
        place = next((at for at, each in enumerate(every) if getattr(each[0], "id", None) == name), len(every))
        draft.elements[noun] = [each for each in every if getattr(each[0], "id", None) != name]
        return place

    def _repeal(self, draft: _Draft, path: Path, cite: str) -> None:
        """Remove everything that rests on a paragraph."""
        found = [
            (noun, each.id)
            for noun in _RESTING
            for each, _, _ in draft.elements[noun]
            if self._in_force(each) and cite in each.cite.text.split("; ")
        ]
        if not found:
            self._problem(path, f"nothing in {draft.source.scope} rests on {quoted(cite)} on {self.day}")
        for noun, name in found:
            self._end(draft, noun, name)

    def _put(self, draft: _Draft, noun: str, name: str, each: Any, path: Path) -> None:
        """Put an element in place of what had its id, or at the end."""
        place = self._end(draft, noun, name) if name else len(draft.elements[noun])
        article = draft.source.article
        dated = hasattr(each, "until") and article is not None and article.until is not None
        made = dataclasses.replace(each, until=article.until) if dated and article else each
        draft.elements[noun].insert(place, (made, self.motion.document, path))

    # Sanctions alone: the tier stays as it is.

    def _sanctions(self, kind: str, draft: _Draft, path: Path, frame: Frame | Struck) -> None:
        if not self._standing(draft, "tier", frame.tier):
            self._missing(draft, "tier", (*path, "tier"), frame.tier)
            return
        every = (each for each, _, _ in draft.elements["tier"])
        standing = next(each for each in every if each.id == frame.tier and self._in_force(each))
        principal = self._principal(kind, path, frame, standing)
        if self.problems:
            return
        additional = getattr(frame, "additional", None)
        made = dataclasses.replace(
            standing,
            principal=principal,
            additional=standing.additional if additional is None else additional,
            frame_of="" if principal else standing.frame_of,
            since=None,
            until=None,
        )
        self._put(draft, "tier", frame.tier, made, path)

    def _principal(self, kind: str, path: Path, frame: Frame | Struck, tier: Tier) -> tuple[Sanction, ...]:
        """The principal punishments of a tier, with some more, or without some; empty where that is a problem."""
        if kind == "replace":
            return frame.principal or tier.principal
        if tier.frame_of:
            self._problem((*path, "tier"), f"the tier {quoted(tier.id)} has the frame of {tier.frame_of}: replace it")
            return ()
        if kind == "add":
            return tuple(dict.fromkeys((*tier.principal, *frame.principal)))
        for index, each in enumerate(frame.principal):
            if not any(_strikes(each, other) for other in tier.principal):
                self._problem((*path, "principal", index), f"the tier {quoted(tier.id)} does not hold it")
                return ()
        left = tuple(each for each in tier.principal if not any(_strikes(one, each) for one in frame.principal))
        if not left:
            self._problem(
                (*path, "principal"), f"nothing is left of {quoted(tier.id)}: its id under [[remove]] takes it away"
            )
        return left


def _strikes(one: Sanction, other: Sanction) -> bool:
    """Whether a sanction named is the other, or the whole rung of it."""
    return one.rung == other.rung and (one.span is None or one.span == other.span)
