"""Conditions: what must be true of a case for a part of the law to apply.

A condition is a tree of plain tuples, so that it costs nothing to load, compare or take as a key:

    ("yes", CIRCUMSTANCE)                a circumstance is established
    ("test", FACT, COMPARISONS)          a number, date, level or choice satisfies every comparison
    ("offence", ID_OR_PROPERTY)          the offence reached is this one, or has this property
    ("tier", ID)                         the tier that applies
    ("frame", KIND)                      that tier's frame, as written, holds a sanction of this kind
    ("frame-max", COMPARISONS)           the longest term in that frame, in months (life and death exceed every term)
    ("frame-min", COMPARISONS)           the shortest
    ("not", NODE)  ("all", NODES)  ("any", NODES)  ("at-least", N, NODES)

COMPARISONS are pairs of an operator and an operand; an operand is ("n", NUMBER), ("w", WORD) or
("@", FACT, NUMERATOR, DENOMINATOR), a share of another fact.
"""

from __future__ import annotations

from sentencing.law.grammar import GrammarError, ratio, unpack_number
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeAlias

    from sentencing.law.grammar import Number

    Node: TypeAlias = tuple[Any, ...]

ID = r"[a-z0-9][a-z0-9.-]*"
REFERENCE = rf"(?:(?:tier|frame|offence):)?(?:[a-z]{{2,3}}/)?{ID}(?::{ID})?"
ALWAYS: Node = ("all", ())
NEVER: Node = ("any", ())
RESERVED = frozenset({"all", "any", "not", "at-least", "frame-max", "frame-min"})

# How many of the base unit one unit is: a milligram, a millilitre, a square metre.
UNITS = {"mg": 1, "g": 1000, "kg": 1_000_000, "t": 1_000_000_000, "ml": 1, "l": 1000, "m2": 1, "ha": 10_000}


class Condition(Record):
    """A condition as a statute file writes it."""

    node: Node

    @classmethod
    def parse(cls, raw: object) -> Condition:
        """Read a string or table; raises GrammarError with the keys of the part that is wrong."""
        return cls(_parse(raw))


def conjunction(nodes: Iterable[Node]) -> Node:
    """The condition that all hold, without needless nesting."""
    parts = tuple(nodes)
    return parts[0] if len(parts) == 1 else ("all", parts)


def leaves(node: Node) -> Iterator[Node]:
    """The leaves of a condition, from left to right."""
    match node[0]:
        case "not":
            yield from leaves(node[1])
        case "all" | "any":
            for part in node[1]:
                yield from leaves(part)
        case "at-least":
            for part in node[2]:
                yield from leaves(part)
        case _:
            yield node


def replace_leaves(node: Node, change: Callable[[Node], Node]) -> Node:
    """The condition with every leaf put through `change`."""
    match node[0]:
        case "not":
            return ("not", replace_leaves(node[1], change))
        case "all" | "any":
            return (node[0], tuple(replace_leaves(part, change) for part in node[1]))
        case "at-least":
            return ("at-least", node[1], tuple(replace_leaves(part, change) for part in node[2]))
        case _:
            return change(node)


def from_json(packed: Any) -> Node:
    """A node whose tuples came back from JSON as lists, and its fractions as strings."""
    if packed and packed[0] == "n":
        return ("n", unpack_number(packed[1]))
    return tuple([from_json(part) if type(part) is list else part for part in packed])


def facts_of(node: Node) -> Iterator[str]:
    """The ids of the facts and circumstances that a condition asks about."""
    for leaf in leaves(node):
        if leaf[0] == "yes":
            yield leaf[1]
        elif leaf[0] == "test":
            yield leaf[1]
            yield from (operand[1] for _, operand in leaf[2] if operand[0] == "@")


def _parse(raw: object) -> Node:
    if isinstance(raw, str):
        return _leaf(raw)
    if isinstance(raw, dict):
        if not raw:
            raise GrammarError("an empty table says nothing; leave the key out if there is no condition")
        return conjunction(part for key, value in raw.items() for part in _entry(key, value))
    raise GrammarError(f"a condition is a string or a table, not {_kind(raw)}")


def _leaf(text: str) -> Node:
    import re

    if not re.fullmatch(REFERENCE, text):
        raise GrammarError(f"'{text}' is not the id of a circumstance, nor tier:, frame: or offence: with one")
    prefix, _, name = text.partition(":")
    if prefix in ("tier", "frame", "offence"):
        return (prefix, name)
    return ("yes", text)


def _entry(key: str, value: object) -> Iterator[Node]:
    try:
        match key:
            case "all" | "any":
                yield (key, _list(value))
            case "not":
                yield ("not", _parse(value))
            case "at-least":
                yield _at_least(value)
            case "frame-max" | "frame-min":
                yield (key, _comparisons(value))
            case _:
                yield from _fact(key, value)
    except GrammarError as error:
        raise error.under(key) from None


def _list(value: object) -> tuple[Node, ...]:
    if not isinstance(value, (list, tuple)):
        raise GrammarError(f"a list of conditions is wanted, not {_kind(value)}")
    if not value:
        raise GrammarError("the list is empty")
    parts: list[Node] = []
    for index, each in enumerate(value):
        try:
            parts.append(_parse(each))
        except GrammarError as error:
            raise error.under(index) from None
    return tuple(parts)


def _at_least(value: object) -> Node:
    if not isinstance(value, dict) or set(value) != {"n", "of"} or not isinstance(value["n"], int):
        raise GrammarError("at-least takes a table with n, a number, and of, a list of conditions")
    try:
        return ("at-least", value["n"], _list(value["of"]))
    except GrammarError as error:
        raise error.under("of") from None


def _fact(key: str, value: object) -> Iterator[Node]:
    if value is True:
        yield ("yes", key)
    elif value is False:
        yield ("not", ("yes", key))
    elif isinstance(value, dict):
        tests: list[Node] = []
        for part, test in value.items():
            try:
                tests.append(("test", f"{key}.{part}", _comparisons(test)))
            except GrammarError as error:
                raise error.under(part) from None
        yield ("any", tuple(tests))
    elif isinstance(value, (list, tuple)):
        yield ("any", tuple(("test", key, (("==", ("w", _word(word, at))),)) for at, word in enumerate(value)))
    else:
        yield ("test", key, _comparisons(value))


def _word(value: object, index: int) -> str:
    import re

    if not isinstance(value, str) or not re.fullmatch(ID, value):
        raise GrammarError(f"'{value}' is not one of the choice's values").under(index)
    return value


def _comparisons(value: object) -> tuple[tuple[str, Node], ...]:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise GrammarError(f"a test such as '>= 3' is wanted, not {_kind(value)}")
    if isinstance(value, int):
        return (("==", ("n", value)),)
    at = 0
    made = []
    for text in value.split(","):
        made.append(_comparison(text, at))
        at += len(text) + 1
    return tuple(made)


def _comparison(text: str, at: int) -> tuple[str, Node]:
    import re

    found = re.fullmatch(r"\s*(>=|<=|==|!=|>|<)?\s*(.*?)\s*", text)
    assert found
    operator, operand = found[1] or "==", found[2]
    at += found.start(2)
    share = re.fullmatch(rf"(?:(\d+)% of )?@((?:[a-z]{{2,3}}/)?{ID}(?::{ID})?)", operand)
    if share:
        return operator, ("@", share[2], int(share[1] or 100), 100)
    if re.fullmatch(r"[a-z][a-z0-9-]*", operand):
        return operator, ("w", operand)
    return operator, ("n", number(operand, at))


def number(text: str, at: int = 0) -> Number:
    """A number, a quantity in its base unit (50g in milligrams) or a date (as YYYYMMDD); raises GrammarError."""
    import re

    date = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if date:
        return int(date[1] + date[2] + date[3])
    found = re.fullmatch(r"([\d_,]*\d)(?:\.(\d+))?([a-z][a-z0-9]*|)", text)
    if not found or (found[3] and found[3] not in UNITS):
        raise GrammarError(f"'{text}' is neither a number, nor a quantity (50g), nor a date", at)
    whole, decimals = re.sub(r"[_,]", "", found[1]), found[2] or ""
    return ratio(int(whole + decimals) * UNITS.get(found[3], 1), int(10 ** len(decimals)))


def _kind(value: object) -> str:
    names = {bool: "a boolean", int: "a number", float: "a decimal number", str: "a string", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date" if value else "nothing")
