"""Where the law is: folders of legal systems, and the files in them. Nothing is read here, only looked at.

A root is a folder whose sub-folders are systems (they hold jurisdiction.toml), or a folder that is one system itself.
A root that holds only claims or motions is about the law of the others. Where two roots hold a system of the same id,
the first root's replaces the other's entirely: half of one and half of another would be the law of nowhere. (The id
stands in jurisdiction.toml, so that is decided where files are read.)
"""

from __future__ import annotations

import os

from sentencing.corpus.problem import UsageProblem, one_line
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

JURISDICTION = "jurisdiction.toml"
# Proposals and public claims are about the law; they are not the law.
_APART = frozenset({"motions", "claims"})
_DEEPEST = 4
VARIABLE = "SENTENCING_STATUTES"
_ALONE = "only:"


class SystemFolder(Record):
    """A system's folder and its TOML files, in the order of their paths: each with its size and the time of its last
    change (in nanoseconds), which tell whether it has changed."""

    folder: str
    files: tuple[tuple[str, int, int], ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files."""
        return tuple(path for path, _, _ in self.files)


def shipped() -> str:
    """The folder of the statutes that come with the program."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "statutes")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "statutes")


def default_roots(statutes: str | None = None) -> tuple[str, ...]:
    """The folders of law to use. `statutes` is what the user named, else the variable SENTENCING_STATUTES.

    A folder of one's own stands beside the shipped law, and before it; several are separated as in PATH. With `only:`
    in front they stand alone. Raises UsageProblem for what is not a folder.
    """
    named = statutes if statutes is not None else os.environ.get(VARIABLE, "")
    alone = named.startswith(_ALONE)
    own = [folder for folder in named.removeprefix(_ALONE).split(os.pathsep) if folder]
    if not own and (alone or statutes is not None):
        raise UsageProblem("no folder of law is named, such as --statutes my-law or --statutes only:my-law")
    for folder in own:
        if not os.path.isdir(folder):
            raise UsageProblem(f"there is no folder {one_line(folder)}")
    roots = [os.path.abspath(folder) for folder in own]
    return tuple(dict.fromkeys(roots if alone else [*roots, shipped()]))


def system_folders(roots: tuple[str, ...]) -> tuple[SystemFolder, ...]:
    """The systems in these roots, in the order of the roots; raises UsageProblem for a root without any unless it holds
    claims or motions about the law of another."""
    folders: dict[str, None] = {}
    for root in sorted(roots, key=_only_about_the_law):
        found = sorted(_systems(root))
        if not found and not (folders and _only_about_the_law(root)):
            raise UsageProblem(f"no folder with {JURISDICTION} in {one_line(root)}")
        folders |= dict.fromkeys(found)
    return tuple(SystemFolder(folder, tuple(sorted(_files(folder, 0)))) for folder in folders)


def _only_about_the_law(root: str) -> bool:
    """Whether a root holds claims or motions and no system."""
    held = any(os.path.isdir(os.path.join(root, each)) for each in _APART)
    return held and next(_systems(root), None) is None


def _systems(root: str) -> Iterator[str]:
    if os.path.isfile(os.path.join(root, JURISDICTION)):
        yield os.path.abspath(root)
        return
    for entry in _entries(root):
        if os.path.isfile(os.path.join(entry.path, JURISDICTION)):
            yield entry.path


def _files(folder: str, depth: int) -> list[tuple[str, int, int]]:
    found = []
    for entry in _entries(folder):
        if entry.name.endswith(".toml"):
            if _is_file(entry):
                status = entry.stat()
                found.append((entry.path, status.st_size, status.st_mtime_ns))
        elif depth < _DEEPEST and entry.name not in _APART and os.path.isdir(entry.path):
            found += _files(entry.path, depth + 1)
    return found


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise UsageProblem(f"{one_line(folder)} cannot be read: {error.strerror}") from None
