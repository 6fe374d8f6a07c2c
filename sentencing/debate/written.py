"""A claim as a file of claims writes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sentencing.law.effect import written as written_sanction

if TYPE_CHECKING:
    from sentencing.law.claim import Assertion, Claim


def written(claim: Claim) -> str:
    """A claim in TOML."""
    lines = ["[[claim]]", f"id = {_string(claim.id)}", f"text = {_table(dict(claim.text))}"]
    if claim.said:
        date = f", date = {claim.said.date.text}" if claim.said.date else ""
        lines.append(f"said = {{ by = {_table(dict(claim.said.by))}{date} }}")
    if claim.as_of:
        lines.append(f"as_of = [{', '.join(day.isoformat() for day in claim.as_of)}]")
    of = [_string(each) for each in claim.of.ids]
    lines.append(f"of = {of[0]}" if len(of) == 1 else f"of = [{', '.join(of)}]")
    if claim.given:
        lines.append(f"given = {_table({name: value.raw for name, value in claim.given.items()})}")
    lines.append(f"asserts = {_string(asserted(claim.asserts))}")
    return "\n".join(lines) + "\n"


def asserted(asserts: Assertion) -> str:
    """An assertion in its grammar."""
    cases = "" if asserts.cases == "every" else f"{asserts.cases}-case "
    operand = asserts.name or " | ".join(written_sanction(each) for each in asserts.sanctions)
    return f"{cases}{asserts.verb} {operand}".strip()


def short(claim: Claim) -> str:
    """A claim about one offence in its short form, as it may be typed again."""
    facts = (name if value.raw is True else f"{name}={_plain(value.raw)}" for name, value in claim.given.items())
    return f"{' '.join((claim.of.ids[0], *facts))}: {asserted(claim.asserts)}"


def _plain(value: bool | int | str) -> str:  # noqa: FBT001 - it is what is typed
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _table(table: dict[str, bool | int | str] | dict[str, str]) -> str:
    return f"{{ {', '.join(f'{_key(name)} = {_value(value)}' for name, value in table.items())} }}"


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else _string(name)


def _value(value: bool | int | str) -> str:  # noqa: FBT001 - it is what a file holds
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _string(value)


def _string(text: str) -> str:
    """A basic string: TOML's escapes are those of JSON, save for the one character that JSON need not escape."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
