"""How the law moved: for each day on which an offence or the general rules changed, what was before and is since.

Only what the law itself says counts: a rule that was renumbered, or whose label in our own words alone differs, has not
changed. (A version of an offence with another summary is one that reaches other acts.) What an offence's open terms are
held to mean (its definitions) moves on days of its own: see `reread`.
"""

from __future__ import annotations

from sentencing.law.days import following
from sentencing.law.provision import in_force, on
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeAlias

    from sentencing.law.provision import Dated, Elements, Offence, System

    Held: TypeAlias = dict[tuple[str, str], Any]

LAST = "9999-12-31"
# The kinds of elements, in the order in which a day lists them, each with the fields that say what the law is.
_SAYS = {
    "offence": ("title", "summary"),
    "needs": ("needs",),
    "circumstance": ("when",),
    "tier": ("principal", "additional", "when", "within", "subject"),
    "unit": ("principal", "persons"),
    "rule": ("modality", "options", "when"),
    "reference": ("kind", "to", "when", "subject", "given", "options"),
    "consequence": ("modality", "label", "on", "when"),
    "reduction": ("method", "below", "max", "min", "min_table", "rungs", "times"),
    "instead": ("use",),
    "total": ("absorb", "caps", "swallows", "after"),
}


class Change(Record):
    """An element of the law as it was (`before`) and as it is since (`after`); None where there was or is none.

    For the kinds `offence` and `needs` the element is a version of the offence.
    """

    kind: str
    id: str
    cite: str
    before: Any
    after: Any


class Day(Record):
    """A day on which the law changed, and everything that changed on it."""

    date: str
    changes: tuple[Change, ...]


def of_offence(offence: Offence, first: str = "", last: str = LAST) -> tuple[Day, ...]:
    """The days between two (both included) on which an offence's own law changed: whether there is such an offence,
    its title, what it reaches and needs, its frames, its rules and references, and what follows from it by itself."""
    own = offence.elements
    dated = (*offence.versions, *own.tiers, *own.units, *own.rules, *own.references, *_main(own.consequences))
    return tuple(_days(dated, lambda day: _offence_on(offence, day), first, last))


def of_system(system: System, first: str = "", last: str = LAST) -> tuple[Day, ...]:
    """The same of the general rules: rules, consequences, and how the system reduces, replaces and adds up."""
    own = system.elements
    dated = (*own.rules, *_main(own.consequences), *system.reductions, *system.insteads, *system.totals)
    return tuple(_days(dated, lambda day: _system_on(system, day), first, last))


def reread(offence: Offence, first: str = "", last: str = LAST) -> tuple[str, ...]:
    """The days between two on which an instrument changed what the words of an offence mean, while it was in force."""
    moved = _boundaries(offence.elements.definitions)
    begun = min((each.since for each in offence.versions), default="")
    return tuple(day for day in moved if first <= day <= last and day > begun and on(offence.versions, day))


def between(before: Offence, after: Offence, day: str) -> tuple[Change, ...]:
    """What is otherwise on a day in an offence as one law has it (`before`) and as another has it; what its words mean,
    too."""
    sides = (_offence_on(each, day) | _meaning(each.elements, day) for each in (before, after))
    return tuple(_changes(*sides))


def between_systems(before: System, after: System, day: str) -> tuple[Change, ...]:
    """The same of the general rules."""
    sides = (_system_on(each, day) | _meaning(each.elements, day) for each in (before, after))
    return tuple(_changes(*sides))


def _days(dated: Iterable[Dated], held: Callable[[str], Held], first: str, last: str) -> Iterator[Day]:
    """Between two boundaries nothing changes, so that what held on one held until the next."""
    before: Held = {}
    for day in ("", *_boundaries(dated)):
        if day > last:
            return
        after = held(day)
        changes = tuple(_changes(before, after))
        if day and changes and day >= first:
            yield Day(day, changes)
        before = after


def _boundaries(dated: Iterable[Dated]) -> list[str]:
    """The days on which something begins, or has ended."""
    every = list(dated)
    return sorted(
        {each.since for each in every if each.since} | {following(each.until) for each in every if each.until}
    )


def _offence_on(offence: Offence, day: str) -> Held:
    """What an offence is on a day; nothing where it is none."""
    version = next((each for each in offence.versions if in_force(each, day)), None)
    if version is None:
        return {}
    own = offence.elements
    held: Held = {("offence", offence.id): version}
    if version.needs is not None:
        held["needs", offence.id] = version
    held |= _named("tier", own.tiers, day)
    held |= {("unit", str(place)): each for place, each in enumerate(on(own.units, day))}
    return held | _named("rule", own.rules, day) | _named("reference", own.references, day) | _following(own, day)


def _system_on(system: System, day: str) -> Held:
    named = _named("rule", system.elements.rules, day) | _following(system.elements, day)
    named |= _named("reduction", system.reductions, day)
    named |= {("instead", each.of): each for each in on(system.insteads, day)}
    return named | {("total", str(place)): each for place, each in enumerate(on(system.totals, day))}


def _meaning(own: Elements, day: str) -> Held:
    """The circumstances that follow from facts or from others."""
    return _named("circumstance", (each for each in own.circumstances if each.when is not None), day)


def _named(kind: str, elements: Iterable[Any], day: str) -> Held:
    return {(kind, each.id): each for each in on(elements, day)}


def _following(own: Any, day: str) -> Held:
    return _named("consequence", _main(own.consequences), day)


def _main(consequences: Iterable[Any]) -> tuple[Any, ...]:
    """What follows from a sentence, without the details of carrying it out."""
    return tuple(each for each in consequences if not each.minor)


def _changes(before: Held, after: Held) -> Iterator[Change]:
    keys = sorted({*before, *after}, key=lambda key: (list(_SAYS).index(key[0]), key[1]))
    begins_or_ends = any(kind == "offence" and (kind, name) not in before.keys() & after.keys() for kind, name in keys)
    for kind, name in keys:
        one, other = before.get((kind, name)), after.get((kind, name))
        if begins_or_ends and kind != "offence":
            continue  # everything begins or ends with the offence
        if one is None or other is None or _said(kind, one) != _said(kind, other):
            yield Change(kind, name, _cite(kind, one if other is None else other), one, other)


def _said(kind: str, element: Any) -> tuple[Any, ...]:
    return tuple(getattr(element, field) for field in _SAYS[kind])


def _cite(kind: str, element: Any) -> str:
    return str(element.article if kind in ("offence", "needs") else element.cite)
