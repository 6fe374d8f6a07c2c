"""The settings of the app: a TOML file that the user writes and that the program never changes.

Each setting is declared once, here: the file that `template` makes explains every one in place.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from sentencing.corpus.problem import Problem, StatuteError, nearest, quoted
from sentencing.law.record import Record
from sentencing.report.words import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.document import Document


class Settings(Record):
    """What the user has set; what is empty was not. `problems` are the mistakes in the file: what they concern counts
    as not set. `file` is that file, or empty if there is none."""

    language: str = ""
    theme: str = ""
    statutes: str = ""
    restore: bool = True
    plain: bool = False
    keys: dict[str, str] = {}  # noqa: RUF012 - a record's default, never written to
    problems: tuple[Problem, ...] = ()
    file: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """What is set of that which can also be chosen while the app runs."""
        return {name: value for name, value in (("language", self.language), ("theme", self.theme)) if value}


class Setting(Record):
    """One setting: its name, what it is when it is not set, an example, and what it does."""

    name: str
    default: Any
    example: str
    about: tuple[str, ...]


SETTINGS = (
    Setting("language", "", '"zh"', ("The language of the app; without it, that of the terminal's locale.",)),
    Setting(
        "theme",
        "",
        '"sentencing-light"',
        (
            "The colours: sentencing-dark, sentencing-light, ansi-dark and ansi-light (the terminal's own),",
            "or any theme of Textual's.",
        ),
    ),
    Setting(
        "statutes", "", '"/home/me/law"', ("A folder of law of your own, beside what is shipped (only:DIR alone).",)
    ),
    Setting("restore", True, "false", ("Whether the app begins where you left it.",)),
    Setting("plain", False, "true", ("Whether `sentencing` asks and answers line by line, for screen readers.",)),
)
_KEYS = (
    "Other keys for what the app does: the name of an action, and its key or keys, with commas between them.",
    "Below stands every action with the keys it has; in the app F1 explains those that work where you are.",
)


def read_settings(path: str, language: str) -> Settings:
    """The settings in a file, those that can be understood; the defaults if there is no file. `language` is the one
    that is meant if none is set."""
    from sentencing.corpus.document import open_document

    if not os.path.isfile(path):
        return Settings(language)
    try:
        document = open_document(path)
    except StatuteError as error:
        return Settings(language, problems=error.problems)
    except OSError as error:
        return Settings(language, problems=(Problem(path, 1, 1, "", f"cannot be read: {error.strerror}"),))
    problems = tuple(_problems(document))
    wrong = {problem.where.partition(".")[0] for problem in problems}
    known = {each.name for each in SETTINGS}
    good = {name: value for name, value in document.table.items() if name in known and name not in wrong}
    keys = document.table.get("keys")
    sound = {name: key for name, key in keys.items() if isinstance(key, str)} if isinstance(keys, dict) else {}
    return Settings(**{"language": language, **good}, keys=sound, problems=problems, file=path)


def _problems(document: Document) -> Iterator[Problem]:
    types = {each.name: type(each.default) for each in SETTINGS}
    for name, value in document.table.items():
        if name == "keys":
            yield from _wrong_keys(document, value)
        elif name not in types:
            yield document.problem((name,), "there is no such setting", nearest(name, (*types, "keys")), key=True)
        elif name == "language" and value not in languages():
            yield document.problem((name,), f"there are no words in {quoted(value)}, only in {', '.join(languages())}")
        elif not isinstance(value, types[name]):
            yield document.problem((name,), "is to be true or false" if types[name] is bool else "is to be a string")


def _wrong_keys(document: Document, value: object) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield document.problem(("keys",), "is to be a table: [keys]")
        return
    for name, key in value.items():
        if not isinstance(key, str):
            yield document.problem(("keys", name), f'{quoted(key)} is to be a string, such as "f5" or "j,down"')


def template(actions: Iterable[tuple[str, str, str]]) -> str:
    """A file of settings in which every setting is explained, and none is set. `actions`: the name of each, its keys,
    and what it does (or empty)."""
    lines = ["# Settings of `sentencing`. Take the # away before a line to set it.", ""]
    for each in SETTINGS:
        lines += [*(f"# {line}" for line in each.about), f"# {each.name} = {each.example}", ""]
    lines += [*(f"# {line}" for line in _KEYS), "[keys]"]
    for name, keys, about in actions:
        set_to = f'# "{name}" = "{keys}"'
        lines.append(f"{set_to:<44}  # {about}" if about else set_to)
    return "\n".join([*lines, ""])
