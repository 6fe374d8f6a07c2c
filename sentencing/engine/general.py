"""What a general part means, kept for every offence to which it says the same.

Nearly all of an offence made ready is the general part of its system, and that depends on little: which of its
circumstances and definitions are law on the day, and which of the names that it asks about the offence has.
"""

from __future__ import annotations

from sentencing.engine.program import Shared, general_on, names_of, scope_of
from sentencing.law.condition import leaves
from sentencing.law.provision import in_force

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sentencing.engine.formula import Formula
    from sentencing.engine.program import Program
    from sentencing.law.condition import Node
    from sentencing.law.provision import Elements, Offence, System


class General:
    """The general part of a system, with what it means for each kind of offence, once that is known."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._meant: tuple[Any, ...] = (*system.elements.circumstances, *system.elements.definitions)
        self._asked, self._mentioned = _spoken_of(system.elements)
        self._scopes = {name.partition(":")[0] for name in self._mentioned if ":" in name}
        self._days: dict[str, tuple[Elements, tuple[bool, ...]]] = {}
        self._known: dict[tuple[object, ...], tuple[dict[str, Formula], dict[int, Formula]]] = {}

    def key(self, offence: Offence, borrowed: Offence | None, day: str) -> tuple[object, ...] | None:
        """What all offences have in common for which the general part means the same; None for one that has a meaning
        of its own for something of it. Raises NotInForceError."""
        names = names_of(offence, day)
        for each in (offence, borrowed) if borrowed else (offence,):
            if scope_of(each.id) in self._scopes or not self._mentioned.isdisjoint(_given(each.elements)):
                return None
        return self._on(day)[1], names & self._asked

    def known(self, key: tuple[object, ...], day: str) -> Shared | None:
        """What the general part means for the offences of a key, if one of them was made ready before."""
        return Shared(self._on(day)[0], *self._known[key]) if key in self._known else None

    def _on(self, day: str) -> tuple[Elements, tuple[bool, ...]]:
        """What of it is law on a day, and which of what it means."""
        if day not in self._days:
            self._days[day] = general_on(self.system, day), tuple(in_force(each, day) for each in self._meant)
        return self._days[day]

    def keep(self, key: tuple[object, ...], program: Program) -> None:
        """Keep what the general part means in a program, for others of its key."""
        meanings, formula = program.terms.meanings, program.formula
        own = {each.id for each in self.system.elements.circumstances}
        self._known[key] = (
            {name: meaning for name, meaning in meanings.items() if name in own},
            {id(node): formula(node) for node in _conditions(self.system.elements)},
        )


def _conditions(general: Elements) -> Iterator[Node]:
    """The conditions of what a general part does."""
    for group in (general.rules, general.references, general.consequences, general.nevers):
        yield from (each.when for each in group if each.when is not None)


def _spoken_of(general: Elements) -> tuple[frozenset[str], frozenset[str]]:
    """The names of offences that a general part asks about; and the facts and circumstances that it speaks of."""
    nodes: list[Node | None] = [*_conditions(general), *(each.when for each in general.circumstances)]
    nodes += [node for each in general.definitions for node in (each.shall, each.may)]
    found = [leaf for node in nodes if node is not None for leaf in leaves(node)]
    mentioned = {leaf[1] for leaf in found if leaf[0] in ("yes", "test")}
    mentioned |= {other[1] for leaf in found if leaf[0] == "test" for _, other in leaf[2] if other[0] == "@"}
    mentioned |= {each.id for each in general.circumstances}
    return frozenset(leaf[1] for leaf in found if leaf[0] == "offence"), frozenset(mentioned)


def _given(elements: Elements) -> Iterator[str]:
    """The circumstances to which these elements give a meaning."""
    yield from (each.id for each in elements.circumstances)
    yield from (each.of for each in elements.definitions)
