"""What is wrong with a statute file, and where. Cheap to import: a command line answer catches these errors."""

from __future__ import annotations

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 80
# Marks that reorder or hide text: what is read would not be what is shown. (The inside of a regular expression's set.)
DISGUISING = "\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff"


class Problem(Record):
    """One mistake: the file, its line and column (from 1, in characters), the key in TOML's own words, what is wrong,
    and the word that was probably meant (or empty)."""

    file: str
    line: int
    column: int
    where: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{one_line(self.where)}: " if self.where else ""
        hint = f"; did you mean '{one_line(self.hint)}'?" if self.hint else ""
        return f"{one_line(self.file, 1000)}:{self.line}:{self.column}: {where}{one_line(self.what, 400)}{hint}"


class StatuteError(ValueError):
    """Statute files that cannot be used, with every problem found in them, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: problem[:5]))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageProblem(ValueError):  # noqa: N818 - what the user is told, not that something broke
    """Words on the command line that cannot be understood. `readings` are the several things they may mean."""

    def __init__(self, message: str, readings: tuple[str, ...] = ()) -> None:
        super().__init__(one_line(message, 600))
        self.message = one_line(message, 600)
        self.readings = readings


def without_command(said: str) -> str:
    """What is wrong without the command that tells more: for where there is no command line."""
    import re

    return re.sub(r"; `[a-z]+(?: [^`]*)?` [^;\n]*$", "", said, flags=re.MULTILINE)


def one_line(text: str, longest: int = 240) -> str:
    """Text fit to print: one line, nothing that a terminal would act on, not endless."""
    if len(text) > longest:
        text = text[: longest - 3] + "..."
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)


def quoted(value: object) -> str:
    """A value of a file inside quotes, shortened."""
    return f"'{one_line(str(value), _SHOWN)}'"


def nearest(word: str, among: Iterable[str]) -> str:
    """The word most like the one given, or empty if none is like it."""
    if len(word) > _SHOWN:
        return ""
    from difflib import get_close_matches  # only when there is a mistake

    found = get_close_matches(word, list(dict.fromkeys(among)), 1, 0.7)
    return found[0] if found else ""
