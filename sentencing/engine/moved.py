"""A law in which some elements are those of another day."""

from __future__ import annotations

from sentencing.law.provision import Elements, in_force

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sentencing.engine.case import Law
    from sentencing.law.provision import Offence, System

TOTAL = "total"
ALWAYS = "0001-01-01"  # the first day of what is law on every day


class Moved:
    """A law in which some elements are as they were, or will be, on another day (`days` has it by their ids); and so,
    on `day`, are those that begin with an instrument of `first` (its first day by its id), had no version before it,
    and took no other's place."""

    def __init__(self, law: Law, day: str, days: Mapping[str, str], first: dict[str, str] | None = None) -> None:
        self._law = law
        self._day = day
        self._days = days
        self.first = first or {}

    def without_first(self) -> Moved:
        """The same law, in which nothing reaches back for want of an earlier instrument."""
        return Moved(self._law, self._day, self._days)

    def system(self, identity: str) -> System:
        """The system, with its moved elements."""
        system = self._law.system(identity)
        if not self._days and not self.first:
            return system
        totals = self._moved([(TOTAL, each) for each in system.totals])
        return system._replace(elements=self._elements(system.elements), totals=totals)

    def offence(self, identity: str) -> Offence:
        """The offence, with its moved elements."""
        offence = self._law.offence(identity)
        return offence._replace(elements=self._elements(offence.elements)) if self._days or self.first else offence

    def _elements(self, elements: Elements) -> Elements:
        return Elements(*(self._moved([(_name(each), each) for each in group]) for group in elements))

    def _moved(self, named: list[tuple[str, Any]]) -> tuple[Any, ...]:
        """Of the elements that move, the version of their other day, without dates; the rest as they are."""
        moving = self._reaching(named).union(self._days)
        found = []
        for name, each in named:
            if name not in moving:
                found.append(each)
            elif in_force(each, self._days.get(name, self._day)):
                found.append(each._replace(since=ALWAYS, until=""))
        return tuple(found)

    def _reaching(self, named: list[tuple[str, Any]]) -> frozenset[str]:
        """The names of what begins with an instrument that was the first on its point."""
        if not self.first:
            return frozenset()
        earliest: dict[str, Any] = {}
        for name, each in named:
            if name and (name not in earliest or each.since < earliest[name].since):
                earliest[name] = each
        ended = {each.of for _, each in named if _defines(each) and each.until and each.until < self._day}
        return frozenset(name for name, each in earliest.items() if self._begins(each, ended))

    def _begins(self, element: Any, ended: set[str]) -> bool:
        """Whether an element begins with such an instrument; a definition not where one of the same thing `ended`."""
        if _defines(element) and element.of in ended:
            return False
        instruments = (pin.partition(" ")[0] for pin in element.cite.split("; "))
        return bool(element.since) and any(element.since == self.first.get(name) for name in instruments)


def _name(element: Any) -> str:
    """What tells the versions of an element from other elements; empty where it has none."""
    if not hasattr(element, "since"):
        return ""
    return f"{element.of} {element.cite}" if _defines(element) else getattr(element, "id", "")


def _defines(element: Any) -> bool:
    return hasattr(element, "only")
