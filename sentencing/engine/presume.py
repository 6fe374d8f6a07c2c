"""What naming an offence presumes: that its needs are met, until a named fact speaks against it."""

from __future__ import annotations

from sentencing.engine.formula import names, reduce
from sentencing.engine.reading import Reading
from sentencing.law.condition import leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Case
    from sentencing.engine.program import Program


def presumes_needs(program: Program, case: Case, needs_node: object) -> bool:
    """Whether the needs of an offence are presumed: no named fact refutes one of their leaves, or leaves it in doubt.

    A figure that an authority sets puts a leaf in doubt too, where a named fact is to be compared with it.
    """
    if program.needs is True:
        return False
    named = {name for name in case.facts if name in program.facts or name in program.circumstances or "." in name}
    figures = {name for name, fact in program.facts.items() if fact.within}
    silent = {name: False for name, each in program.circumstances.items() if each.default != "unknown"}
    told = Reading(
        program.facts, {**silent, **{name: value for name, value in case.facts.items() if value is not None}}
    )
    return not any(_spoken_of(program, leaf, told, named, figures) for leaf in leaves(needs_node))  # type: ignore[arg-type]


def _spoken_of(program: Program, leaf: tuple[object, ...], told: Reading, named: set[str], figures: set[str]) -> bool:
    formula = program.formula(leaf)
    if not named.intersection(names(formula)):
        return False
    left = reduce(formula, told.known)
    if isinstance(left, bool):
        return not left
    return not any(name not in named and name not in figures and name not in told.values for name in names(left))
