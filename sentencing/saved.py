"""A case in a file of its own: TOML that a person can read and change, and that the command line and the app both read.

offence = "system/article"  # its id
title = "Three victims, surrendered"
as_of = 2015-06-18          # the law of that day; today's if absent
note = "From the seminar."

[facts]
victims = 3
surrender = true
age = "?"                   # not known
"""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Any

from sentencing.corpus.problem import Problem, StatuteError, UsageProblem, nearest, quoted
from sentencing.law.record import Record
from sentencing.question import answers_meant, as_typed, inputs_of, offence_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.document import Document
    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Answer

ENDING = ".toml"
_KEYS = {"offence": str, "title": str, "as_of": date, "note": str, "facts": dict}
_WANTED = {str: "a string", date: "a date without quotes, such as 2015-11-01", dict: "a table"}


class SavedCase(Record):
    """An offence and what is said of the case; `as_of` is the day (ISO date) whose law is asked for, or empty."""

    offence: str
    facts: dict[str, Answer]
    title: str = ""
    as_of: str = ""
    note: str = ""


def read_case(corpus: Corpus, path: str) -> SavedCase:
    """The case in a file; raises StatuteError with every mistake in it, each with its line and column, and
    UsageProblem for a file that cannot be read."""
    from sentencing.corpus.document import open_document

    if not os.path.isfile(path):
        raise UsageProblem(f"there is no file {quoted(path)}")
    document = open_document(path)
    table: dict[str, Any] = document.table
    problems = list(_misshapen(document, table))
    if problems:
        raise StatuteError(problems)
    offence = _understood(document, ("offence",), lambda: offence_meant(corpus, table["offence"]))
    facts = dict(_facts(corpus, document, offence, table.get("facts", {})))
    day = table.get("as_of")
    return SavedCase(offence, facts, table.get("title", ""), day.isoformat() if day else "", table.get("note", ""))


def _misshapen(document: Document, table: dict[str, Any]) -> Iterator[Problem]:
    for key, value in table.items():
        wanted = _KEYS.get(key)
        if wanted is None:
            yield document.problem((key,), "a case has no such key", nearest(key, _KEYS))
        elif not isinstance(value, wanted) or (wanted is date and hasattr(value, "hour")):
            yield document.problem((key,), f"is to be {_WANTED[wanted]}")
    if "offence" not in table:
        yield document.problem((), "'offence' is missing: the id of the offence, such as cn/240")


def _facts(
    corpus: Corpus, document: Document, offence: str, table: dict[str, Any], above: tuple[str, ...] = ()
) -> Iterator[tuple[str, Answer]]:
    """The answers of a table; one inside another answers the parts of a fact."""
    for key, value in table.items():
        path = (*above, key)
        if isinstance(value, dict):
            yield from _facts(corpus, document, offence, value, path)
            continue
        word = _word(document, ("facts", *path), ".".join(path), value)
        said = _understood(
            document, ("facts", *path), lambda word=word: answers_meant(corpus, corpus.offence(offence), [word])
        )
        yield from said.items()


def _word(document: Document, path: tuple[str, ...], name: str, value: object) -> str:
    """An answer as it is typed on the command line."""
    if value is True:
        return name
    if value is False:
        return f"{name}=no"
    if isinstance(value, date):
        return f"{name}={value.isoformat()}"
    if isinstance(value, (int, str)):
        return f"{name}={value}"
    raise StatuteError([document.problem(path, "an answer is true, false, a number, a date or a string")])


def _understood(document: Document, path: tuple[str, ...], read: Any) -> Any:
    """What a value means; what cannot be understood is placed in the file."""
    try:
        return read()
    except UsageProblem as error:
        raise StatuteError([document.problem(path, error.message)]) from None
    except LookupError as error:
        raise StatuteError([document.problem(path, str(error))]) from None


def case_text(corpus: Corpus, case: SavedCase) -> str:
    """A case as the text of its file."""
    import tomli_w

    inputs = inputs_of(corpus, corpus.offence(case.offence))
    facts = {name: _written(inputs.get(name.partition(".")[0]), name, value) for name, value in case.facts.items()}
    table = {
        "offence": case.offence,
        "title": case.title,
        "as_of": date.fromisoformat(case.as_of) if case.as_of else "",
        "note": case.note,
        "facts": facts,
    }
    return tomli_w.dumps(
        {key: value for key, value in table.items() if value or key == "facts"}, multiline_strings=True
    )


def _written(asked: Any, name: str, value: Answer) -> Any:
    """An answer as TOML has it: what is no yes or no or plain number is written as it is typed."""
    if isinstance(value, bool):
        return value
    typed = as_typed(name, value, asked).partition("=")[2]
    return int(typed) if typed.isascii() and typed.isdigit() else typed


def write_case(corpus: Corpus, case: SavedCase, path: str) -> None:
    """Write a case to its file, whole or not at all; raises OSError."""
    write_whole(path, case_text(corpus, case))


def write_whole(path: str, text: str) -> None:
    """Write a file in one step: whoever reads it finds the old text or the new one; raises OSError."""
    import tempfile

    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=os.path.dirname(path) or ".", suffix=".part")
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)
        raise
