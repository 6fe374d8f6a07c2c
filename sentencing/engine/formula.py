"""Conditions made ready to decide: circumstances replaced by what they mean, over atoms that a case answers.

A formula is True, False or a tuple:

    ("var", ID)        the circumstance is asserted          ("find", ID)      the court makes a finding it may make
    ("cmp", FACT, COMPARISONS)                               a number, word or date passes
    ("tier", ID) ("frame", KIND) ("frame-max", ..)           decided once the tier is known
    ("not", F) ("all", FS) ("any", FS) ("at-least", N, FS)

`reduce` replaces the atoms that are known and simplifies; what is left is exactly what is not known.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeAlias

    Formula: TypeAlias = bool | tuple[Any, ...]
    Atom: TypeAlias = tuple[Any, ...]

LATE = frozenset({"tier", "frame", "frame-max", "frame-min"})
_JOINING = frozenset({"all", "any", "at-least"})


def reduce(formula: Formula, known: Callable[[Atom], bool | None]) -> Formula:
    """The formula with every atom that `known` decides replaced, simplified."""
    if formula is True or formula is False:
        return formula
    kind = formula[0]
    if kind == "any":
        return _any(formula[1], known)
    if kind == "all":
        return _all(formula[1], known)
    if kind == "not":
        return negate(reduce(formula[1], known))
    if kind == "at-least":
        return _at_least(formula[1], formula[2], known)
    value = known(formula)
    return formula if value is None else value


def negate(formula: Formula) -> Formula:
    """The formula's negation."""
    if isinstance(formula, bool):
        return not formula
    return formula[1] if formula[0] == "not" else ("not", formula)


def both(*formulas: Formula) -> Formula:
    """The conjunction of formulas that are simplified."""
    return _joined("all", formulas, ends=False)


def either(*formulas: Formula) -> Formula:
    """The disjunction of formulas that are simplified."""
    return _joined("any", formulas, ends=True)


def _joined(kind: str, formulas: tuple[Formula, ...], *, ends: bool) -> Formula:
    """Formulas joined by a kind of which one that is `ends` decides the whole."""
    left: list[Formula] = []
    idle = not ends
    for each in formulas:
        if each is ends:
            return ends
        if each is not idle and each not in left:
            left.append(each)
    return (kind, tuple(left)) if len(left) > 1 else left[0] if left else idle


def atoms(formula: Formula) -> list[Atom]:
    """The atoms of a formula, from left to right."""
    found: list[Atom] = []
    pending = [formula]
    while pending:
        part = pending.pop()
        if part is True or part is False:
            continue
        kind = part[0]
        if kind == "not":
            pending.append(part[1])
        elif kind in _JOINING:
            pending.extend(part[-1][::-1])
        else:
            found.append(part)
    return found


def disjuncts(formula: Formula) -> Iterator[Formula]:
    """The formulas of which one holds if this one does."""
    if isinstance(formula, bool) or formula[0] != "any":
        yield formula
        return
    for part in formula[1]:
        yield from disjuncts(part)


def names(formula: Formula) -> Iterator[str]:
    """The facts and circumstances that a formula asks about."""
    for atom in atoms(formula):
        if atom[0] in ("var", "find"):
            yield atom[1]
        elif atom[0] == "cmp":
            yield atom[1]
            yield from (operand[1] for _, operand in atom[2] if operand[0] == "@")


def replaced(formula: Formula, change: Callable[[Atom, bool], Formula], *, wanted: bool = True) -> Formula:
    """The formula with every atom put through `change`, which is told what the atom is to be for the formula to be as
    `wanted`."""
    if isinstance(formula, bool):
        return formula
    match formula[0]:
        case "not":
            return negate(replaced(formula[1], change, wanted=not wanted))
        case "all" | "any":
            join = both if formula[0] == "all" else either
            return join(*(replaced(part, change, wanted=wanted) for part in formula[1]))
        case "at-least":
            parts = tuple(replaced(part, change, wanted=wanted) for part in formula[2])
            return reduce(("at-least", formula[1], parts), _nothing)
        case _:
            return change(formula, wanted)


def renamed(formula: Formula, words: Callable[[str], str]) -> Formula:
    """The formula with the names of facts and circumstances put into other words; findings have one name everywhere."""

    def change(atom: Atom, _: bool) -> Formula:  # noqa: FBT001
        match atom[0]:
            case "cmp":
                return ("cmp", words(atom[1]), tuple((sign, _operand(operand, words)) for sign, operand in atom[2]))
            case "var":
                return ("var", words(atom[1]))
            case _:
                return atom

    return replaced(formula, change)


def _operand(operand: Atom, words: Callable[[str], str]) -> Atom:
    return ("@", words(operand[1]), *operand[2:]) if operand[0] == "@" else operand


def _nothing(_: Atom) -> None:
    return None


def _all(parts: tuple[Formula, ...], known: Callable[[Atom], bool | None]) -> Formula:
    left: list[Formula] = []
    for part in parts:
        value = reduce(part, known)
        if value is False:
            return False
        if value is not True and value not in left:
            left.append(value)
    return ("all", tuple(left)) if len(left) > 1 else left[0] if left else True


def _any(parts: tuple[Formula, ...], known: Callable[[Atom], bool | None]) -> Formula:
    left: list[Formula] = []
    for part in parts:
        value = reduce(part, known)
        if value is True:
            return True
        if value is not False and value not in left:
            left.append(value)
    return ("any", tuple(left)) if len(left) > 1 else left[0] if left else False


def _at_least(wanted: int, parts: tuple[Formula, ...], known: Callable[[Atom], bool | None]) -> Formula:
    values = [reduce(part, known) for part in parts]
    wanted -= sum(value is True for value in values)
    left = tuple(value for value in values if not isinstance(value, bool))
    if wanted <= 0:
        return True
    return ("at-least", wanted, left) if wanted <= len(left) else False
