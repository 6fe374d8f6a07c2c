"""What naming an offence presumes: that its needs are met, until a named fact speaks against it."""

from __future__ import annotations

from sentencing.engine.formula import atoms, reduce
from sentencing.engine.reading import Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.case import Case
    from sentencing.engine.program import Program
    from sentencing.law.condition import Node


def presumes_needs(program: Program, case: Case, needs: Node | None) -> bool:
    """Whether the needs of an offence are presumed to be met.

    They are not once the answers rule them out; nor once a named number, date or choice is to decide one of their
    leaves and does not meet it, or leaves it in doubt (a figure that an authority sets is not known): the act is then
    being described, and what is not named is not established. A plain no to one of several ways of committing the
    offence leaves the others presumed.
    """
    if program.needs is True or needs is None:
        return False
    named = {name: value for name, value in case.facts.items() if value is not None}
    if isinstance(reduce(program.needs, Reading(program.facts, named).known), bool):
        return False
    silent = {name: False for name, each in program.circumstances.items() if each.default != "unknown"}
    told = Reading(program.facts, {**silent, **named})
    return not any(_in_question(program, leaf, wanted, case, told) for leaf, wanted in _signed(needs, wanted=True))


def _in_question(program: Program, leaf: Node, wanted: bool, case: Case, told: Reading) -> bool:  # noqa: FBT001
    """Whether a named number, date or choice is to decide a leaf, and does not make it what is wanted."""
    formula = program.formula(leaf)
    compared = any(atom[0] == "cmp" and atom[1] in case.facts for atom in atoms(formula))
    return compared and reduce(formula, told.known) is not wanted


def _signed(node: Node, *, wanted: bool) -> Iterator[tuple[Node, bool]]:
    """The leaves of a condition, each with what it is to be for the condition to hold."""
    match node[0]:
        case "not":
            yield from _signed(node[1], wanted=not wanted)
        case "all" | "any":
            for part in node[1]:
                yield from _signed(part, wanted=wanted)
        case "at-least":
            for part in node[2]:
                yield from _signed(part, wanted=wanted)
        case _:
            yield node, wanted
