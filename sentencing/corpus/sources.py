"""A whole system as its files say it: every file read, and what it declares found by name."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sentencing.corpus.document import Document, open_document
from sentencing.corpus.problem import Problem, StatuteError, quoted
from sentencing.corpus.progress import SILENT, Progress
from sentencing.corpus.read import JURISDICTION, read, read_wording
from sentencing.law.judgment import JudgmentFile
from sentencing.law.jurisdiction import JurisdictionFile
from sentencing.law.statute import Article, Circumstance, Fact, StatuteFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.corpus.roots import SystemFolder
    from sentencing.law import statute

SHARED = "shared.toml"
GENERAL = "general"
# A dot would begin the slug of one of several offences in a file.
_STEM = re.compile("[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, eq=False)
class Source:
    """A statute file of a system. `scope` is SYSTEM/FILE-STEM, the name that other files know its ids by; what a
    `common` file declares (shared.toml, general/) every file of the system may name bare."""

    scope: str
    common: bool
    document: Document
    content: StatuteFile

    @cached_property
    def inputs(self) -> dict[str, list[Fact | Circumstance]]:
        """The facts and circumstances that it declares, with their versions."""
        found: dict[str, list[Fact | Circumstance]] = {}
        declared: tuple[Fact | Circumstance, ...] = (*self.content.fact, *self.content.circumstance)
        for each in declared:
            found.setdefault(each.id, []).append(each)
        return found

    @property
    def shared(self) -> bool:
        """Whether it is the file of facts that belong to no article."""
        return os.path.basename(self.document.file) == SHARED

    @cached_property
    def offences(self) -> tuple[str, ...]:
        """The ids of the offences it declares."""
        return tuple(dict.fromkeys(each.id for each in self.content.offence))

    @property
    def article(self) -> Article | None:
        """What it is about: its [article], else its first offence."""
        if self.content.article:
            return self.content.article
        first = next(iter(self.content.offence), None)
        return Article(article=first.article, title=first.title, summary=first.summary) if first else None


@dataclass(frozen=True, eq=False)
class SystemSource:
    """Everything that a system's folder says."""

    id: str
    folder: str
    document: Document
    content: JurisdictionFile
    sources: tuple[Source, ...]
    wording: dict[str, Any] = field(default_factory=dict)
    judgments: tuple[tuple[Document, JudgmentFile], ...] = ()

    @cached_property
    def by_scope(self) -> dict[str, Source]:
        """Its files by the names that other files know them by."""
        return {source.scope: source for source in self.sources}

    @cached_property
    def common(self) -> dict[str, Source]:
        """The file of each fact and circumstance that may be named bare everywhere."""
        return {name: source for source in self.sources if source.common for name in source.inputs}

    @cached_property
    def versions(self) -> dict[str, list[statute.Offence]]:
        """The versions of each offence."""
        found: dict[str, list[statute.Offence]] = {}
        for source in self.sources:
            for offence in source.content.offence:
                found.setdefault(offence.id, []).append(offence)
        return found

    @cached_property
    def homes(self) -> dict[str, Source]:
        """The file that declares each offence."""
        return {offence: source for source in self.sources for offence in source.offences}


def read_systems(
    folders: Iterable[SystemFolder], progress: Progress = SILENT, *, sound: bool = False
) -> tuple[SystemSource, ...]:
    """Read the systems in these folders, of each id the first; raises StatuteError with every problem of every file.
    Files that are `sound`, having been compiled as they stand, are not checked again."""
    folders = tuple(folders)
    progress.step("read", sum(len(folder.files) for folder in folders))
    systems: dict[str, SystemSource] = {}
    problems: list[Problem] = []
    for folder in folders:
        try:
            jurisdiction = _jurisdiction(folder)
            name = jurisdiction[1].jurisdiction.id
            if name not in systems:
                systems[name] = _read_system(folder, *jurisdiction, progress, sound=sound)
        except StatuteError as error:
            problems.extend(error.problems)
    if problems:
        raise StatuteError(problems)
    return tuple(systems[name] for name in sorted(systems))


def _jurisdiction(folder: SystemFolder) -> tuple[Document, JurisdictionFile]:
    document = open_document(os.path.join(folder.folder, JURISDICTION))
    content = read(document)
    assert isinstance(content, JurisdictionFile)
    return document, content


def _read_system(
    folder: SystemFolder, document: Document, content: JurisdictionFile, progress: Progress, *, sound: bool
) -> SystemSource:
    system = content.jurisdiction.id
    problems: list[Problem] = []
    sources: list[Source] = []
    judgments: list[tuple[Document, JudgmentFile]] = []
    wording: dict[str, Any] = {}
    for path in progress.each(folder.paths):
        try:
            match os.path.relpath(path, folder.folder):
                case "jurisdiction.toml":
                    pass
                case "wording.toml":
                    wording = read_wording(path)
                case inside:
                    each = open_document(path, sound=sound)
                    said = read(each, sound=sound)
                    if isinstance(said, JudgmentFile):
                        judgments.append((each, said))
                    else:
                        sources.append(_source(system, inside, each, said))
        except StatuteError as error:
            problems.extend(error.problems)
    problems.extend(_same_names(sources))
    if problems:
        raise StatuteError(problems)
    return SystemSource(system, folder.folder, document, content, tuple(sources), wording, tuple(judgments))


def _source(system: str, inside: str, document: Document, content: StatuteFile | JurisdictionFile) -> Source:
    if isinstance(content, JurisdictionFile):
        raise StatuteError([document.problem((), f"{JURISDICTION} stands in the system's own folder")])
    folder, _, name = inside.replace(os.sep, "/").rpartition("/")
    common = folder.split("/")[0] == GENERAL or inside == SHARED
    return Source(f"{system}/{name.removesuffix('.toml')}", common, document, content)


def _same_names(sources: Iterable[Source]) -> list[Problem]:
    """Files that cannot be told apart by those that name their ids."""
    problems: list[Problem] = []
    seen: dict[str, Source] = {}
    for source in sources:
        stem = source.scope.partition("/")[2]
        if not _STEM.fullmatch(stem):
            problems.append(
                source.document.problem((), f"{quoted(stem)} cannot name a file: small letters, digits and hyphens")
            )
        if source.scope in seen:
            other = os.path.basename(os.path.dirname(seen[source.scope].document.file))
            what = f"{other}/ has a file of the same name: the ids of both would be '{source.scope}:...'"
            problems.append(source.document.problem((), what))
        seen[source.scope] = source
    return problems
