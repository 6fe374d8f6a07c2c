"""The compiled law: opened in milliseconds when nothing has changed, compiled again when something has.

This is on the path of every answer. What reads and checks TOML is imported only when there is something to compile.
"""

from __future__ import annotations

from sentencing.corpus import cache
from sentencing.corpus.problem import one_line
from sentencing.corpus.roots import default_roots, system_folders
from sentencing.law.packed import load_offence, load_system

__all__ = ["Corpus", "UnknownError", "UnknownOffence", "default_roots", "open_corpus"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.corpus.entries import Article, ArticleEntry, Entry, Instrument, SystemEntry
    from sentencing.corpus.find import Index
    from sentencing.corpus.judged import Judged
    from sentencing.corpus.progress import Told
    from sentencing.law.provision import Offence, System


class UnknownError(LookupError):
    """Nothing in the corpus has this id; `nearest` are the ids most like it."""

    def __init__(self, kind: str, name: str, nearest: tuple[str, ...] = ()) -> None:
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        super().__init__(f"there is no {kind} '{one_line(name, 80)}'{hint}")
        self.name = name
        self.nearest = nearest


class UnknownOffence(UnknownError):  # noqa: N818 - its base has the suffix
    """No offence of the corpus has this id."""


class Corpus:
    """The law in some folders, as records. What was once asked for is kept."""

    def __init__(self, roots: tuple[str, ...], backing: cache.Packed | cache.InMemory) -> None:
        self.roots = roots
        self._backing = backing
        self._kept: dict[str, Any] = {}

    def system(self, name: str) -> System:
        """A legal system; raises UnknownError."""
        return self._record("system", name, load_system)  # type: ignore[no-any-return]

    def offence(self, name: str) -> Offence:
        """An offence; raises UnknownOffence with the nearest ids."""
        return self._record("offence", name, load_offence)  # type: ignore[no-any-return]

    def article(self, name: str) -> Article:
        """Everything that one file says, by its scope (`xx/12`); raises UnknownError."""
        from sentencing.corpus.entries import Article

        return self._record("article", name, lambda row: Article(*row))  # type: ignore[no-any-return]

    def instruments(self, system: str) -> dict[str, Instrument]:
        """The instruments of a legal system by id; raises UnknownError for a system that is not there."""
        from sentencing.corpus.entries import Instrument

        rows = self._record("instruments", system, lambda rows: {row[0]: Instrument(*row) for row in rows})
        return dict(rows)

    def knows(self, name: str) -> bool:
        """Whether there is an offence of this id."""
        return self._backing.holds(f"offence:{name}")

    def systems(self) -> tuple[SystemEntry, ...]:
        """The legal systems, by id."""
        from sentencing.corpus.entries import SystemEntry

        rows = self._list()["systems"]
        return tuple(
            SystemEntry(name, title, language, tuple(map(tuple, parts))) for name, title, language, parts in rows
        )

    def entries(self) -> tuple[Entry, ...]:
        """Every offence, system by system in the order of each code."""
        from sentencing.corpus.entries import Entry

        return tuple(Entry(*row) for row in self._list()["offences"])

    def articles(self) -> tuple[ArticleEntry, ...]:
        """Every article, system by system in the order of each code."""
        from sentencing.corpus.entries import ArticleEntry

        return tuple(ArticleEntry(*row)._replace(offences=tuple(row[5])) for row in self._list()["articles"])

    def judgments(self) -> tuple[Judged, ...]:
        """The reported judgments, system by system in the order of their files."""
        from sentencing.corpus.judged import load

        return tuple(load(row) for row in self._parsed("judgments") or ())

    def find_index(self) -> Index:
        """What `find.search` searches."""
        if "index" not in self._kept:
            from sentencing.corpus.find import Index

            self._kept["index"] = Index.load(self._parsed("find"))
        return self._kept["index"]  # type: ignore[no-any-return]

    def typed(self, name: str) -> dict[str, list[str]]:
        """Pinyin of what an offence (or a system) calls its facts, each form with the words it is of."""
        return self._parsed(f"typed:{name}") or {}

    def _list(self) -> Any:
        if "list" not in self._kept:
            self._kept["list"] = self._parsed("list")
        return self._kept["list"]

    def _record(self, kind: str, name: str, load: Any) -> Any:
        key = f"{kind}:{name}"
        if key not in self._kept:
            packed = self._parsed(key)
            if packed is None:
                raise self._unknown(kind, name)
            self._kept[key] = load(packed)
        return self._kept[key]

    def _parsed(self, section: str) -> Any:
        try:
            content = self._backing.read(section)
        except cache.DamagedError:
            self._backing = _compiled(self.roots)
            content = self._backing.read(section)
        return None if content is None else cache.parsed(content)

    def _unknown(self, kind: str, name: str) -> UnknownError:
        from difflib import get_close_matches

        prefix = f"{kind}:"
        known = [each.removeprefix(prefix) for each in self._backing.names() if each.startswith(prefix)]
        nearest = tuple(get_close_matches(name[:40], known, 3, 0.6))
        return (UnknownOffence if kind == "offence" else UnknownError)(kind, name, nearest)


def open_corpus(roots: tuple[str, ...], told: Told | None = None) -> Corpus:
    """The law in these folders (see `default_roots`), compiled again if any file has changed.

    While it is compiled, `told` hears the step (see `corpus.progress`), how many of its files are done, and of
    how many. Raises UsageProblem where there is no law, StatuteError with every mistake in it.
    """
    found = cache.load(cache.location(roots), cache.fingerprint(system_folders(roots)))
    return Corpus(roots, found or _compiled(roots, told))


def _compiled(roots: tuple[str, ...], told: Told | None = None) -> cache.Packed | cache.InMemory:
    from sentencing.corpus.build import build
    from sentencing.corpus.progress import uncollected

    folders = system_folders(roots)
    # The fingerprint is of what stood there before reading: a change meanwhile is noticed the next time.
    wanted = cache.fingerprint(folders)
    with uncollected():
        return cache.save(cache.location(roots), wanted, build(folders, told))
