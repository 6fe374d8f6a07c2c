"""The scenarios of an offence and how they come out."""

from __future__ import annotations

from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space.compiled import Enquiry, compiled
from sentencing.engine.space.courts import Courts, of_assessment
from sentencing.engine.space.group import Group
from sentencing.engine.space.parts import Parts
from sentencing.engine.space.speech import Speech
from sentencing.engine.space.sweep import Keys, Sweep
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sentencing.engine.case import Answer, Law
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
    groups = tuple(groups[0] for groups in _joint(ready))
    return Space(enquiry, ready.levels.questions, groups, sum(group.count for group in groups), True)


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
    pairs = tuple((one, other) for one, other in _joint(ready))
    return Compared(pairs, sum(pair[0].count for pair in pairs), True)


def _joint(ready: Compiled) -> list[tuple[Group, ...]]:
    """What comes out of all scenarios, the smallest first: a group for each enquiry."""
    keys, speech = Keys(ready), Speech(ready, BUDGET)
    courts = Courts(ready, speech)
    shared = ready.enquiries[0].settled
    found: dict[tuple[int, ...], tuple[int, int, tuple[frozenset[str], ...]]] = {}
    for last in Parts(ready, speech, keys, BUDGET).last(Sweep(ready, keys, BUDGET).ended()):
        share = last.share
        groups = courts.groups(last) or assessed(ready, courts, keys.scenario(share[1]))
        points = tuple(
            courts.contested(number, last.ends, share, courts.listed[group]) for number, group in enumerate(groups)
        )
        if groups in found:
            count, key, others = found[groups]
            joined = tuple(one | other for one, other in zip(points, others, strict=True))
            found[groups] = (share[0] + count, min(share[1], key), joined)
        else:
            found[groups] = (share[0], share[1], points)
    in_order = sorted(found.items(), key=lambda each: each[1][1])
    return [
        tuple(
            courts.listed[number]._replace(
                contested=points[at], count=count, witness={**shared, **keys.scenario(key)}
            )
            for at, number in enumerate(groups)
        )
        for groups, (count, key, points) in in_order
    ]


def assessed(ready: Compiled, courts: Courts, facts: dict[str, Answer]) -> tuple[int, ...]:
    """What each enquiry says of a scenario, by the engine for single cases."""
    return tuple(
        courts.number(of_assessment(assess(each.law, each.offence, Case({**each.settled, **facts}), each.day)))
        for each in ready.enquiries
    )
