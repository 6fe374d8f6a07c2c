"""How a case answers the atoms of a program's formulas: named answers, defaults, and what stays unknown."""

from __future__ import annotations

import operator

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sentencing.engine.case import Answer, Case
    from sentencing.engine.formula import Atom
    from sentencing.engine.program import Program
    from sentencing.law.grammar import Number
    from sentencing.law.provision import Fact

SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}


def name_of(atom: Atom) -> str:
    """The name under which a case answers an atom; a finding of the court is answered as `find:ID`."""
    return f"find:{atom[1]}" if atom[0] == "find" else str(atom[1])


class Reading(Record):
    """Values of facts and circumstances. A name that is absent or None is unknown, and so is what rests on it.

    `vague` are the facts whose value is only the beginning of a default span (an age from 18 to 74). `finding` is what
    a finding that the court may make counts as, where `values` do not say.
    """

    facts: dict[str, Fact]
    values: dict[str, Answer]
    vague: frozenset[str] = frozenset()
    finding: bool | None = None

    def certain(self, atom: Atom) -> bool | None:
        """The same as `known`, but without default spans: they give way to the answer that they are
        compared with."""
        if atom[0] == "cmp" and self.vague:
            named = (atom[1], *(operand[1] for _, operand in atom[2] if operand[0] == "@"))
            if 0 < len(self.vague.intersection(named)) < len(set(named)):
                return None
        return self.known(atom)

    def known(self, atom: Atom) -> bool | None:
        """Whether an atom holds, or None where that is not known."""
        match atom[0]:
            case "var":
                value = self.values.get(atom[1])
                return value if value is True or value is False else None
            case "find":
                return bool(self.values[name_of(atom)]) if name_of(atom) in self.values else self.finding
            case "cmp":
                return self._passes(atom[1], atom[2])
            case _:
                return None

    def _passes(self, name: str, comparisons: tuple[tuple[str, Atom], ...]) -> bool | None:
        passes: bool | None = True
        for sign, operand in comparisons:
            one = self._compare(name, sign, operand)
            if one is False:
                return False
            passes = passes if one else None
        return passes

    def _compare(self, name: str, sign: str, operand: Atom) -> bool | None:
        value = self.values.get(name)
        if value is None:
            return None
        match operand[0]:
            case "w":
                return self._compare_words(name, str(value), sign, operand[1])
            case "n":
                return SIGNS[sign](value, operand[1])
            case _:
                return self._compare_facts(value, sign, operand)  # type: ignore[arg-type]

    def _compare_words(self, name: str, value: str, sign: str, word: str) -> bool:
        if sign in ("==", "!="):
            return SIGNS[sign](value, word)
        order = [each.id for each in self.facts[name].values]
        return SIGNS[sign](order.index(value), order.index(word))

    def _compare_facts(self, value: Number, sign: str, operand: Atom) -> bool | None:
        _, other, numerator, denominator = operand
        against = self.values.get(other)
        if against is not None:
            return SIGNS[sign](value * denominator, against * numerator)
        within = self.facts[other].within if other in self.facts else None
        if within is None:
            return None
        ends = {SIGNS[sign](value * denominator, end * numerator) for end in within}
        return ends.pop() if len(ends) == 1 else None


def read(program: Program, case: Case, *, unknown_as_absent: bool = True) -> Reading:
    """The case as the program's facts and circumstances have it.

    What is not named has its default; a circumstance without one is not established. With `unknown_as_absent`, an
    answer `?` counts as if not named; without it, it stays unknown.
    """
    values: dict[str, Answer] = {**program.silence}
    for name, value in case.facts.items():
        if value is not None:
            values[name] = value
        elif not unknown_as_absent:
            values[name] = None
    return Reading(program.facts, values, program.spans.difference(case.facts))
