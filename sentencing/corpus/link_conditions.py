"""Whether what a condition asks about exists, and whether it is asked as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.corpus.problem import nearest, quoted
from sentencing.corpus.spot import problem_at
from sentencing.law.condition import leaves
from sentencing.law.sanction import KINDS
from sentencing.law.statute import Consequence, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.corpus.document import Path
    from sentencing.corpus.names import Found, Names
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.sources import Source
    from sentencing.law.condition import Condition, Node
    from sentencing.law.statute import Fact

_OF_THE_SENTENCE = ("tier", "frame", "frame-max", "frame-min")
_TESTS = {
    "choice": 'one of its values, such as "{}"',
    "level": 'one of its values, such as ">= {}"',
    "date": 'a date, such as ">= 2015-11-01"',
}


def condition(names: Names, source: Source, path: Path, record: Any, found: Condition) -> Iterator[Problem]:
    """Everything that is wrong with a condition of a record."""
    for leaf in leaves(found.node):
        for word, what, hint in _leaf(names, source, record, leaf):
            yield problem_at(source.document, path, word, what, hint)


def unknown(names: Names, source: Source, reference: str, *, also: Iterable[str] = ()) -> tuple[str, str]:
    """Why an id refers to nothing, and what was probably meant."""
    scope, _, tail = reference.rpartition(":")
    if not scope:
        known = [*source.inputs, *names.system.common, *also]
        return f"there is no fact or circumstance {quoted(reference)}, here or shared", nearest(
            tail.partition(".")[0], known
        )
    other = names.system.by_scope.get(scope)
    if other is None:
        return f"there is no file {quoted(scope)} in this system", nearest(scope, names.system.by_scope)
    hint = nearest(tail.partition(".")[0], other.inputs)
    return f"{quoted(scope)} declares no fact or circumstance {quoted(tail)}", f"{scope}:{hint}" if hint else ""


def _leaf(names: Names, source: Source, record: Any, leaf: Node) -> Iterator[tuple[str, str, str]]:
    kind, *rest = leaf
    if kind in _OF_THE_SENTENCE and not isinstance(record, (Rule, Consequence)):
        yield (
            (f"{kind}:{rest[0]}" if len(kind) < 6 else kind),
            f"'{kind}' can be asked only in a rule or a consequence",
            "",
        )
        return
    match kind:
        case "yes":
            yield from _yes(names, source, rest[0])
        case "test":
            yield from _test(names, source, *rest)
        case "offence":
            yield from _offence(names, rest[0])
        case "tier":
            tiers = _tiers(names, source, record)
            if rest[0] not in tiers:
                yield (
                    f"tier:{rest[0]}",
                    f"there is no tier {quoted(rest[0])} that this reaches",
                    nearest(rest[0], tiers),
                )
        case "frame":
            if rest[0] not in KINDS:
                yield f"frame:{rest[0]}", f"{quoted(rest[0])} is no kind of sanction", nearest(rest[0], KINDS)


def _yes(names: Names, source: Source, reference: str) -> Iterator[tuple[str, str, str]]:
    found = names.find(source, reference)
    if found is None:
        yield reference, *unknown(names, source, reference)
    elif found.part:
        yield reference, f"{quoted(found.name)} has no parts that hold or do not", ""
    elif found.fact:
        yield (
            reference,
            f"{quoted(reference)} is a {found.fact.type}: test it, as in {{ {reference} = {_example(found.fact)} }}",
            "",
        )


def _test(names: Names, source: Source, reference: str, comparisons: Any) -> Iterator[tuple[str, str, str]]:
    found = names.find(source, reference)
    if found is None:
        yield reference, *unknown(names, source, reference)
        return
    if found.fact is None:
        yield reference, f"{quoted(reference)} is a yes-no question: true or false", ""
        return
    yield from ((reference, what, hint) for what, hint in wrong_part(found))
    for operator, operand in comparisons:
        yield from _operand(names, source, found.fact, operator, operand)


def wrong_part(found: Found) -> Iterator[tuple[str, str]]:
    """Why a fact has not the part that is named, if it has not."""
    parts = [part.id for part in found.fact.parts] if found.fact else []
    if found.part and found.part not in parts:
        yield f"{quoted(found.name)} has no part {quoted(found.part)}", nearest(found.part, parts)
    elif parts and not found.part:
        yield f"{quoted(found.name)} has parts: say which, as in {{ {found.name} = {{ {parts[0]} = ... }} }}", ""


def _operand(names: Names, source: Source, fact: Fact, operator: str, operand: Node) -> Iterator[tuple[str, str, str]]:
    if operand[0] == "@":
        other = names.find(source, operand[1])
        if other is None:
            yield f"@{operand[1]}", *unknown(names, source, operand[1])
        elif other.fact is None or other.fact.values:
            yield f"@{operand[1]}", f"{quoted(operand[1])} is not a number that can be compared", ""
    elif fact.values:
        values = [value.id for value in fact.values]
        if operand[0] != "w" or operand[1] not in values:
            word = str(operand[1])
            yield word, f"{quoted(word)} is none of the values of '{fact.id}'", nearest(word, values)
        elif fact.type == "choice" and operator not in ("==", "!="):
            yield f"{operator} {operand[1]}", f"the values of the choice '{fact.id}' have no order; a level's have", ""
    elif operand[0] == "w":
        yield (
            operand[1],
            f"'{fact.id}' is a {fact.type}: {_TESTS.get(fact.type, 'a number')} is wanted".replace("{}", ""),
            "",
        )
    elif fact.type == "date" and not _is_date(operand[1]):
        yield str(operand[1]), f"'{fact.id}' is a date: {_TESTS['date']} is wanted", ""


def _offence(names: Names, name: str) -> Iterator[tuple[str, str, str]]:
    known = [*names.system.versions, *names.system.content.jurisdiction.properties]
    if name not in known:
        yield (
            f"offence:{name}",
            f"{quoted(name)} is neither an offence nor a property of offences",
            nearest(name, known),
        )


def _tiers(names: Names, source: Source, record: Any) -> set[str]:
    return {tier for offence in names.reached(source, record) for tier in names.tier_names(offence)}


def _example(fact: Fact) -> str:
    if fact.values:
        return f'"{fact.values[0].id}"'
    return '">= 2015-11-01"' if fact.type == "date" else '">= 3"'


def _is_date(number: object) -> bool:
    from datetime import date

    if not isinstance(number, int) or not 10_000_000 <= number <= 99_999_999:
        return False
    try:
        date(number // 10_000, number // 100 % 100, number % 100)
    except ValueError:
        return False
    return True
