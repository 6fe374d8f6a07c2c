"""The compiled corpus as a file in the user's cache directory.

One file for each set of roots: a line of JSON (format, what it was compiled from and by, length and CRC of the index),
the index, a line for each section that says where it stands, its length and its CRC, then the sections, each JSON. It
is rebuilt when any of its sources has changed, when this program has, or when it is damaged; it can be deleted at any
time. Nothing in it is ever executed.
"""

from __future__ import annotations

import os
import sys
from _json import make_scanner  # what `json` reads with; importing that takes longer than reading what an answer needs
from zlib import crc32

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.corpus.roots import SystemFolder

_LONGEST_LINE = 10_000
FORMAT = 2  # of the cache file; what the sections hold is told by the fingerprint of the code that wrote them


class DamagedError(Exception):
    """A cache file that is not what was written. It is rebuilt; no user ever sees this."""


class Packed(Record):
    """A cache file that is up to date, where its sections begin, and its index: it is searched, not taken apart, since
    an answer needs four sections of thousands."""

    path: str
    start: int
    listed: bytes

    def names(self) -> tuple[str, ...]:
        """The names of the sections."""
        return tuple(line.split(b" ", 1)[0].decode() for line in self.listed.splitlines() if line)

    def holds(self, name: str) -> bool:
        """Whether there is a section of that name."""
        return self.listed.find(_key(name)) >= 0

    def read(self, name: str) -> bytes | None:
        """The bytes of a section, None if there is none of that name; raises DamagedError."""
        key = _key(name)
        found = self.listed.find(key)
        if found < 0:
            return None
        line = self.listed[found + len(key) : self.listed.index(b"\n", found + len(key))]
        at, length, check = map(int, line.split())
        try:
            with open(self.path, "rb") as file:
                file.seek(self.start + at)
                content = file.read(length)
        except (OSError, ValueError) as error:
            raise DamagedError from error
        if crc32(content) != check:
            raise DamagedError(name)
        return content


class InMemory(Record):
    """Sections that could not be written anywhere."""

    sections: dict[str, bytes]

    def names(self) -> tuple[str, ...]:
        """The names of the sections."""
        return tuple(self.sections)

    def holds(self, name: str) -> bool:
        """Whether there is a section of that name."""
        return name in self.sections

    def read(self, name: str) -> bytes | None:
        """The bytes of a section, None if there is none of that name."""
        return self.sections.get(name)


class _Plainly:
    """Reading JSON without anything of one's own."""

    strict = True
    object_hook = object_pairs_hook = parse_constant = None
    parse_float, parse_int = float, int


_scan = make_scanner(_Plainly)  # type: ignore[arg-type]  # whatever has these attributes


def parsed(content: bytes) -> Any:
    """What a section says, or the head of the file; raises ValueError."""
    try:
        return _scan(content.decode(), 0)[0]
    except StopIteration:
        raise ValueError("nothing is said") from None


def _key(name: str) -> bytes:
    """How a line of the index begins; a name that could not be one is found nowhere."""
    return b"\n" + name.encode(errors="surrogatepass") + b" " if not set(name) & set(" \n") else b"\n\n"


def fingerprint(folders: Iterable[SystemFolder], parts: tuple[str, ...] = ("law", "corpus")) -> str:
    """What a corpus is compiled from: the path, size and time of every source, and of the code (these `parts` of the
    package) that compiles."""
    listed = [f"{path} {size} {changed}" for folder in folders for path, size, changed in folder.files]
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for part in parts:
        listed.extend(_code(os.path.join(package, part)))
    text = "\n".join(listed).encode(errors="surrogatepass")
    return f"{len(listed)}-{len(text)}-{crc32(text):08x}-{crc32(text[::-1]):08x}"


def location(roots: tuple[str, ...], kind: str = "corpus") -> str:
    """The cache file of a kind for these roots, or whatever else tells it from others."""
    return os.path.join(_directory(), f"{kind}-{crc32(os.pathsep.join(roots).encode(errors='surrogatepass')):08x}.json")


def load(path: str, wanted: str) -> Packed | None:
    """The cache file, if it is there, whole at its head and compiled from what is `wanted`."""
    try:
        with open(path, "rb") as file:
            head = file.readline(_LONGEST_LINE)
            header = parsed(head)
            if header["format"] != FORMAT or header["from"] != wanted:
                return None
            index = file.read(header["length"])
        return Packed(path, len(head) + len(index), index) if header["index"] == crc32(index) else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def save(path: str, wanted: str, content: dict[str, bytes]) -> Packed | InMemory:
    """Write a cache file in one step, so that no reader ever sees half of one; in memory only, if that is refused."""
    from json import dumps

    lines = []
    at = 0
    for name, section in content.items():
        lines.append(f"\n{name} {at} {len(section)} {crc32(section)}")
        at += len(section)
    index = "".join(lines).encode() + b"\n"
    header = {"format": FORMAT, "from": wanted, "length": len(index), "index": crc32(index)}
    head = dumps(header).encode() + b"\n"
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(head + index)
            file.writelines(content.values())
        os.replace(temporary, path)
    except OSError:
        return InMemory(content)
    finally:
        _remove(temporary)
    return Packed(path, len(head) + len(index), index)


def _directory() -> str:
    """The user's cache directory. Where the answer is one rule of the desktop standard it is not worth an import."""
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        chosen = os.environ.get("XDG_CACHE_HOME", "")
        base = chosen if os.path.isabs(chosen) else os.path.expanduser("~/.cache")
        return os.path.join(base, "sentencing")
    from platformdirs import user_cache_dir

    return user_cache_dir("sentencing", appauthor=False)


def _code(folder: str) -> list[str]:
    """The modules in a folder, with their size and time; none where the program is not installed as files."""
    try:
        with os.scandir(folder) as entries:
            status = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
    except OSError:
        return []
    return sorted(f"{name} {each.st_size} {each.st_mtime_ns}" for name, each in status)


def _remove(path: str) -> None:
    """Remove a file, if it is there and it can be."""
    try:
        os.remove(path)
    except OSError:
        return
