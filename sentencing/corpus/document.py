"""A TOML file as text and as a table, before anything is known of what it means. Nothing that stands in a file can
do more here than be refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import tomli

from sentencing.corpus.problem import DISGUISING, Problem, StatuteError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.positions import Places

Path: TypeAlias = tuple[str | int, ...]

LARGEST_FILE = 5_000_000  # bytes
DEEPEST = 32  # tables and arrays inside each other
LARGEST_NUMBER = 10**15
LONGEST_STRING = 20_000  # characters
_DISGUISING = re.compile(f"[{DISGUISING}]")
_ENDLESS_NUMBER = re.compile(r"[\d_]{1000}")
_LONG_NUMBER = re.compile(r"\d{16}")
_NOT_NUMBERS = ("fingerprint", "url")


class Document:
    """A TOML file that could be read. `file` is its path as shown in problems."""

    def __init__(self, file: str, text: str, table: dict[str, Any]) -> None:
        self.file = file
        self.text = text
        self.table = table

    def problem(self, path: Path, what: str, hint: str = "", *, at: int = 0, key: bool = False) -> Problem:
        """A problem with the value at `path` (`at` characters into a string), or with the key itself."""
        line, column = self.places.key(path) if key else self.places.value(path, at)
        return Problem(self.file, line, column, self.where(path), what, hint)

    def where(self, path: Path) -> str:
        """A path in the file's own words: `tier.aggravated.principal[0]`."""
        words, here = "", self.table
        for step in path:
            here = _inside(here, step)
            name = here.get("id") if isinstance(step, int) and isinstance(here, dict) else None
            if isinstance(name, str):
                words += f".{name}"
            else:
                words += f"[{step}]" if isinstance(step, int) else f".{step}"
        return words.removeprefix(".")

    @cached_property
    def places(self) -> Places:
        """Where its keys and values stand; worked out when the first problem is placed."""
        from sentencing.corpus.positions import Places

        return Places(self.text)


def open_document(path: str, *, sound: bool = False) -> Document:
    """Read a file as TOML; raises StatuteError, also for what no statute file may hold anywhere. A file that is known
    to be `sound` is not looked through for that again."""
    text = _decoded(path, _content(path))
    document = Document(path, text, _parsed(path, text))
    if sound:
        return document
    problems = [document.problem(where, what, at=at, key=key) for where, what, at, key in _refused(document.table)]
    if problems:
        raise StatuteError(problems)
    return document


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise StatuteError([Problem(path, 1, 1, "", f"it cannot be read: {error.strerror or error}")]) from None
    if len(content) > LARGEST_FILE:
        what = f"it is larger than {LARGEST_FILE // 1_000_000} MB, and no statute file is"
        raise StatuteError([Problem(path, 1, 1, "", what)])
    return content


def _decoded(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].split(b"\n")
        column = len(before[-1].decode("utf-8-sig", errors="replace")) + 1
        raise StatuteError([Problem(path, len(before), column, "", "it is not UTF-8 text")]) from None


_UNCLOSED = "Illegal character '\\n'"  # what the parser says where a string goes on beyond its line


def _parsed(path: str, text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        said = "a quotation mark is not closed on this line" if error.msg == _UNCLOSED else error.msg
        what = f"not TOML: {said}{_date_hint(text, error.lineno)}"
        raise StatuteError([Problem(path, error.lineno, error.colno, "", what)]) from None
    except RecursionError:
        raise StatuteError([Problem(path, 1, 1, "", "its tables and arrays are nested too deeply")]) from None
    except ValueError:  # a number of thousands of digits
        line = next((at for at, each in enumerate(text.split("\n"), 1) if _ENDLESS_NUMBER.search(each)), 1)
        raise StatuteError([Problem(path, line, 1, "", "the number is too large")]) from None


def _date_hint(text: str, line: int) -> str:
    written = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    return "; a date is YYYY-MM-DD" if re.search(r"=\s*\d{4}-\d+-\d+", written) else ""


def _refused(table: dict[str, Any]) -> Iterator[tuple[Path, str, int, bool]]:
    """What no statute file may hold: path, what is wrong, how far into the string, and whether it is the key."""
    pending: list[tuple[Path, Any]] = [((), table)]
    while pending:
        path, value = pending.pop()
        if len(path) > DEEPEST:
            yield path, f"it is nested more than {DEEPEST} deep", 0, False
        elif isinstance(value, dict):
            for key, inner in value.items():
                if wrong := _bad_characters(key):
                    yield (*path, key), f"the key has {wrong[0]}", wrong[1], True
                pending.append(((*path, key), inner))
        elif isinstance(value, list):
            pending.extend(((*path, index), inner) for index, inner in enumerate(value))
        elif wrong := _bad_value(path, value):
            yield path, wrong[0], wrong[1], False


def _bad_value(path: Path, value: object) -> tuple[str, int] | None:
    match value:
        case bool():
            return None
        case int() if abs(value) >= LARGEST_NUMBER:
            return "the number is too large", 0
        case datetime() | time():
            return "a date without a time is wanted, such as 2015-11-01", 0
        case str():
            if wrong := _bad_characters(value):
                return f"it has {wrong[0]}", wrong[1]
            if len(value) > LONGEST_STRING:
                return f"it is longer than {LONGEST_STRING} characters", 0
            long = _LONG_NUMBER.search(value) if not any(part in path for part in _NOT_NUMBERS) else None
            return ("the number is too large", long.start()) if long else None
        case _:
            return None


def _bad_characters(text: str) -> tuple[str, int] | None:
    if text.isprintable():
        return None
    if found := _DISGUISING.search(text):
        return f"the invisible character U+{ord(found[0]):04X}, which changes how text is read", found.start()
    for at, each in enumerate(text):
        if unicodedata.category(each) in ("Cc", "Cs") and each not in "\n\t":
            return f"the control character U+{ord(each):04X}", at
    return None


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(step, str) and isinstance(value, dict):
        return value.get(step)
    if isinstance(step, int) and isinstance(value, (list, tuple)) and step < len(value):
        return value[step]
    return None


def shown(value: object) -> str:
    """What a value of a file is, in TOML's words."""
    match value:
        case bool():
            return f"the boolean {str(value).lower()}"
        case int():
            return f"the number {value}"
        case float():
            return f"the decimal number {value}"
        case str():
            return f"the string {quoted(value)}"
        case list() | tuple():
            return "a list"
        case dict():
            return "a table"
        case _:
            return f"the date {value}"
