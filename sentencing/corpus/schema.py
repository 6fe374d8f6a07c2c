"""The schema of statute files, made from the records that `law` declares: it validates them and it is what editors use.

`law` knows nothing of pydantic. The hooks that pydantic looks for are set on its classes here: a class with a grammar
is read by its own `parse`, and every record speaks the keys of TOML and refuses keys it does not know.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter
from pydantic_core import core_schema

from sentencing.law import claim, judgment, jurisdiction, motion, statute
from sentencing.law.condition import REFERENCE, Condition
from sentencing.law.effect import Option
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from sentencing.law.values import Cite, Given, Ratio, Some

_KEYS = {
    "since": "from",
    "is_": "is",
    "in_": "in",
    "with_": "with",
    "shall_or_sole": "shall-or-sole",
    "may_or_sole": "may-or-sole",
}
_DEFINITIONS = "#/definitions/"
_CONDITION = {"$ref": f"{_DEFINITIONS}Condition"}
_CONDITIONS = {"type": "array", "minItems": 1, "items": _CONDITION}
_STRING = {"type": "string"}
_TYPES = ("string", "integer", "boolean", "array", "object")
# What a condition may be, for editors; `Condition.parse` is the authority.
_CONDITION_TABLE: dict[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "properties": {
        "all": _CONDITIONS,
        "any": _CONDITIONS,
        "not": _CONDITION,
        "at-least": {
            "type": "object",
            "properties": {"n": {"type": "integer"}, "of": _CONDITIONS},
            "required": ["n", "of"],
            "additionalProperties": False,
        },
    },
    "additionalProperties": {"anyOf": [{"type": each} for each in _TYPES]},
}
_PATTERNS: tuple[Any, ...] = (claim.Assertion, Cite, Option, Ratio, Sanction, Span)
_WRITTEN = (statute, jurisdiction, judgment, claim, motion)  # the modules whose records files hold
_ROOTS = (jurisdiction.JurisdictionFile, statute.StatuteFile, judgment.JudgmentFile, claim.ClaimFile, motion.MotionFile)
_SHAPES: dict[Any, dict[str, Any]] = {
    **{kind: {"type": "string", "pattern": f"^(?:{kind.pattern()})$"} for kind in _PATTERNS},
    Condition: {"anyOf": [{"type": "string", "pattern": f"^{REFERENCE}$"}, _CONDITION_TABLE]},
    Some: {"anyOf": [_STRING, {"type": "array", "items": _STRING}]},
    Given: {"anyOf": [{"type": "boolean"}, {"type": "integer"}, _STRING]},
    judgment.Day: {"anyOf": [{"type": "integer"}, {"type": "string", "format": "date"}]},
}


def toml_key(field: str, record: object = None) -> str:
    """The key that a statute file uses for a field of a record. A system has no first day of being law: its `since`
    is the first day for which it is encoded."""
    return field if record is jurisdiction.Jurisdiction else _KEYS.get(field, field)


def keys_of(record: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a record, each with the key that a statute file uses for it."""
    kind: Any = type(record)
    return _keys_of(kind)


@cache
def _keys_of(kind: Any) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, toml_key(field.name)) for field in dataclasses.fields(kind))


def fields_at(root: type, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the record at `path` takes; empty where there is no record."""
    kind: Any = root
    for step in path:
        if isinstance(step, int):
            kind = _item(kind)
        elif dataclasses.is_dataclass(kind):
            kind = _record_of(_types(kind).get(step))
        else:
            return ()
    return tuple(_types(kind)) if dataclasses.is_dataclass(kind) else ()


@cache
def adapter(root: type) -> TypeAdapter[Any]:
    """What validates a whole file as one of the kinds of file; lists must come as tuples."""
    _prepare()
    return TypeAdapter(root)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 4, which every TOML editor understands) of every kind of file.

    One schema serves all, so that one line at the head of a file does: its keys are those of any.
    """
    _prepare()
    definitions: dict[str, Any] = {
        kind.__name__: {**shape, "description": kind.__doc__} for kind, shape in _SHAPES.items()
    }
    properties: dict[str, Any] = {}
    for root in (
        jurisdiction.JurisdictionFile,
        statute.StatuteFile,
        judgment.JudgmentFile,
        claim.ClaimFile,
        motion.MotionFile,
    ):
        made = TypeAdapter(root).json_schema(ref_template=_DEFINITIONS + "{model}")
        definitions |= made.pop("$defs", {})
        properties |= made["properties"]
    whole = {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "Statute file",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "definitions": dict(sorted(definitions.items())),
    }
    return {key: value if key == "$schema" else _plain(value) for key, value in whole.items()}


def schema_text() -> str:
    """The JSON Schema as the file `statutes/schema.json` holds it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


@cache
def _prepare() -> None:
    for kind in _SHAPES:
        _read_by_parse(kind, core_schema.str_schema(strict=True) if kind in _PATTERNS else core_schema.any_schema())
    for record in chain.from_iterable(vars(each).values() for each in _WRITTEN):
        if isinstance(record, type) and dataclasses.is_dataclass(record):
            _speak_toml(record)


def _read_by_parse(kind: Any, given: core_schema.CoreSchema) -> None:
    def read(raw: object) -> object:
        return raw if isinstance(raw, kind) else kind.parse(raw)

    schema = core_schema.no_info_after_validator_function(read, given)
    # Pydantic follows only the references it made itself: `_plain` turns this format into one.
    shown = {"format": _DEFINITIONS + kind.__name__}
    kind.__get_pydantic_core_schema__ = classmethod(lambda *_: schema)
    kind.__get_pydantic_json_schema__ = classmethod(lambda *_: dict(shown))


def _speak_toml(record: Any) -> None:
    record.__pydantic_config__ = {
        "extra": "forbid",
        "strict": True,
        "alias_generator": lambda field: toml_key(field, record),
    }
    record.__get_pydantic_core_schema__ = classmethod(_from_table)


def _from_table(_: type, source: Any, handler: Any) -> Any:
    """A record is read from a table, though its values are read strictly (a quoted date is an error)."""
    schema = handler(source)
    handler.resolve_ref_schema(schema)["strict"] = False
    return schema


def _types(record: Any) -> dict[str, Any]:
    """The types of a record's fields, by their keys in TOML."""
    hints = get_type_hints(record)
    return {toml_key(field.name, record): hints[field.name] for field in dataclasses.fields(record)}


def _item(kind: Any) -> Any:
    arguments = get_args(kind)
    return arguments[0] if get_origin(kind) is tuple and arguments else None


def _record_of(kind: Any) -> Any:
    """The record inside `Record | None`."""
    if isinstance(kind, types.UnionType):
        return next((each for each in get_args(kind) if each is not type(None)), None)
    return kind


def _plain(schema: Any) -> Any:
    """The schema without what TOML cannot say (null), what older drafts lack (const), and what only repeats a key."""
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, Mapping):
        return schema.isoformat() if isinstance(schema, date) else schema
    if str(schema.get("format", "")).startswith(_DEFINITIONS):
        return {"$ref": schema["format"]}
    if "anyOf" in schema and {"type": "null"} in schema["anyOf"]:
        rest = [part for part in schema["anyOf"] if part != {"type": "null"}]
        others = {key: value for key, value in schema.items() if key != "anyOf"}
        return _plain({**others, **rest[0]} if len(rest) == 1 else {**others, "anyOf": rest})
    made = {key: _plain(value) for key, value in schema.items() if not _needless(key, value)}
    if "const" in made:
        made["enum"] = [made.pop("const")]
    if "description" in made and isinstance(made["description"], str):
        made["description"] = " ".join(made["description"].split())
    return made


def _needless(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (
        key == "default" and not isinstance(value, Mapping) and not value
    )
