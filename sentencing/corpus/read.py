"""One statute file: from its text to the records of `law.statute`, or every problem in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import ValidationError

from sentencing.corpus.document import Document, Path, open_document, shown
from sentencing.corpus.problem import Problem, StatuteError, nearest, quoted
from sentencing.corpus.schema import adapter, fields_at
from sentencing.corpus.shape import misshapen
from sentencing.corpus.wording import misworded
from sentencing.law.grammar import GrammarError
from sentencing.law.judgment import JudgmentFile
from sentencing.law.jurisdiction import JurisdictionFile
from sentencing.law.statute import StatuteFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

Content: TypeAlias = StatuteFile | JurisdictionFile | JudgmentFile

JURISDICTION = "jurisdiction.toml"
JUDGMENTS = "cases"  # the folder of a system's reported judgments
_MOST_PROBLEMS = 200  # of one file: a list longer than that helps nobody

_WANTED = {
    "string_type": "a string",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "tuple_type": "a list",
    "dict_type": "a table",
    "dataclass_type": "a table",
    "dataclass_exact_type": "a table",
    "date_type": "a date without quotes, such as 2015-11-01,",
}


def read_file(path: str) -> Content:
    """The records of a statute file, of jurisdiction.toml or of a file of judgments; raises StatuteError with every
    problem of the file."""
    return read(open_document(path))


def read(document: Document, *, sound: bool = False) -> Content:
    """The records of a document; raises StatuteError with every problem of it. One that is known to be `sound` is not
    checked beyond its shape."""
    content: Content = read_as(document, _root(document.file), sound=sound)
    return content


def read_as(document: Document, root: type, *, sound: bool = False) -> Any:
    """The records of a document of a kind, as `read` makes them."""
    try:
        content = adapter(root).validate_python(_frozen(document.table))
    except ValidationError as error:
        found = error.errors(include_url=False)
        problems = [_problem(document, root, each) for each in found[:_MOST_PROBLEMS]]
        if len(found) > _MOST_PROBLEMS:
            problems.append(Problem(document.file, problems[-1].line, 1, "", f"and {len(found) - _MOST_PROBLEMS} more"))
        raise StatuteError(problems) from None
    wrong = [] if sound else [document.problem(path, what, hint) for path, what, hint in misshapen(content)]
    if wrong:
        raise StatuteError(wrong[:_MOST_PROBLEMS])
    return content


def _root(path: str) -> type:
    """What a file holds, by its place."""
    folder, name = os.path.split(path)
    if name == JURISDICTION:
        return JurisdictionFile
    apart = os.path.basename(folder) == JUDGMENTS and not os.path.isfile(os.path.join(folder, JURISDICTION))
    return JudgmentFile if apart else StatuteFile


def read_wording(path: str) -> dict[str, Any]:
    """How a system's statutes word a penalty: a table for `report` and `review`; raises StatuteError."""
    document = open_document(path)
    numerals = document.table.get("numerals", {})
    problems = [document.problem(place, what) for place, what in misworded(document.table)]
    if not isinstance(numerals, dict):
        problems.append(document.problem(("numerals",), f"a table is wanted, not {shown(numerals)}"))
    else:
        problems.extend(document.problem(("numerals", key), what) for key, what in _wrong_numerals(numerals))
    if problems:
        raise StatuteError(problems)
    return document.table


def _wrong_numerals(numerals: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in numerals.items():
        match key, value:
            case "digits", str() if len(value) == 10:
                pass
            case (("scales" | "also"), dict()) if all(type(each) is int and each >= 0 for each in value.values()):
                pass
            case _:
                yield key, "digits are ten characters; scales and also are tables of whole numbers"


def _frozen(value: Any) -> Any:
    """Lists as tuples, which is what the records hold."""
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def _problem(document: Document, root: type, error: ErrorDetails) -> Problem:
    path: Path = error["loc"]
    kind, given = error["type"], error.get("input")
    match kind:
        case "missing":
            return document.problem(path, f"'{path[-1]}' is required here")
        case "unexpected_keyword_argument" | "extra_forbidden":
            hint = nearest(str(path[-1]), fields_at(root, path[:-1]))
            return document.problem(path, f"there is no key {quoted(path[-1])} here", hint, key=True)
        case "literal_error":
            expected = error["ctx"]["expected"]
            what = (
                f"{quoted(given)} is none of {expected}"
                if isinstance(given, str)
                else f"{shown(given)} is none of {expected}"
            )
            return document.problem(
                path, what, nearest(str(given), expected.replace(" or ", ", ").replace("'", "").split(", "))
            )
        case "value_error":
            return _in_grammar(document, path, error["ctx"]["error"], given)
        case _:
            return document.problem(path, f"{_WANTED.get(kind, 'another value')} is wanted, not {shown(given)}")


def _in_grammar(document: Document, path: Path, error: Exception, given: object) -> Problem:
    if isinstance(error, GrammarError):
        return document.problem((*path, *error.path), error.why, at=error.at)
    return document.problem(path, f"{shown(given)} cannot be read: {error}")
