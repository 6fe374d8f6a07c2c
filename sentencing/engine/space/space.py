"""The scenarios of an offence and how they come out."""

from __future__ import annotations

from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space.compiled import Enquiry, compiled
from sentencing.engine.space.courts import Courts, assessed
from sentencing.engine.space.group import Group
from sentencing.engine.space.sweep import Sweep
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sentencing.engine.case import Answer, Case, Law
    from sentencing.engine.space.compiled import Compiled
    from sentencing.engine.space.questions import Question

BUDGET = 200_000  # nodes of a diagram, and states of a sweep


class Found(Record):
    """How many scenarios are so, and the smallest of them (None if there is none)."""

    count: int
    witness: dict[str, Answer] | None


class Space(Record):
    """The scenarios of an offence, in groups that come out alike; the group with the smallest scenario first."""

    enquiry: Enquiry
    questions: tuple[Question, ...]
    groups: tuple[Group, ...]
    total: int
    decided: bool

    def where(self, holds: Callable[[Group], bool]) -> Found:
        """The scenarios whose group is so."""
        found = [group for group in self.groups if holds(group)]
        return Found(sum(group.count for group in found), found[0].witness if found else None)


class Compared(Record):
    """The same scenarios under two laws: for each pair of groups how many there are, and the smallest."""

    pairs: tuple[tuple[Group, Group], ...]
    total: int
    decided: bool


def space(
    law: Law, offence: str, day: str, assumed: Case | None = None, *, open: Iterable[str] | None = None  # noqa: A002
) -> Space:
    """Every scenario of an offence under the law of a day (ISO) that shares the `assumed` answers.

    `open` limits the names that scenarios answer otherwise than by silence. Raises NotInForceError for a day that no
    version covers.
    """
    enquiry = _enquiry(law, offence, day, assumed, open)
    ready = compiled((enquiry,), BUDGET)
    every = _joint(ready)
    groups = tuple(groups[0]._replace(count=count, witness=witness) for groups, count, witness in every)
    return Space(enquiry, ready.questions, groups, sum(group.count for group in groups), True)


def _enquiry(
    law: Law, offence: str, day: str, assumed: Case | None, names: Iterable[str] | None
) -> Enquiry:
    prepared = law if isinstance(law, PreparedLaw) else PreparedLaw(law)
    facts = assumed.facts if assumed else {}
    settled = {name: value for name, value in facts.items() if value is not None}
    asked = None if names is None else frozenset({*names, *(name for name, value in facts.items() if value is None)})
    return Enquiry(prepared, offence, day, settled, asked)


def compare(one: Space, other: Space) -> Compared:
    """Two spaces of the same offence under two laws, over the same scenarios."""
    ready = compiled((one.enquiry, other.enquiry), BUDGET)
    every = _joint(ready)
    pairs = tuple(
        (groups[0]._replace(count=count, witness=witness), groups[1]._replace(count=count, witness=witness))
        for groups, count, witness in every
    )
    return Compared(pairs, sum(pair[0].count for pair in pairs), True)


def _joint(ready: Compiled) -> list[tuple[tuple[Group, ...], int, dict[str, Answer]]]:
    """What comes out of all scenarios: the groups, how many, and the smallest."""
    sweep = Sweep(ready, BUDGET)
    courts = Courts(sweep)
    found: dict[tuple[int, ...], tuple[int, int]] = {}
    for (ends, never, rest), (count, key) in sweep.ended().items():
        groups = courts.groups(ends, never, sweep.rests[rest]) or assessed(sweep, courts, sweep.scenario(key))
        others, smallest = found.get(groups, (0, key))
        found[groups] = (others + count, min(key, smallest))
    in_order = sorted(found.items(), key=lambda each: each[1][1])
    shared = ready.enquiries[0].settled
    return [
        (tuple(courts.listed[number] for number in groups), count, {**shared, **sweep.scenario(key)})
        for groups, (count, key) in in_order
    ]
