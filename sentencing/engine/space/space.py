"""The scenarios of an offence and how they come out."""

from __future__ import annotations

from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space.algebra import Counting, Smallest, by_size
from sentencing.engine.space.compiled import Enquiry, compiled
from sentencing.engine.space.courts import Courts, of_assessment
from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.group import Group
from sentencing.engine.space.known import known, outer
from sentencing.engine.space.parts import Parts
from sentencing.engine.space.speech import Speech
from sentencing.engine.space.sweep import Sweep
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sentencing.engine.case import Answer, Law
    from sentencing.engine.space.algebra import Algebra, Sets, V
    from sentencing.engine.space.compiled import Compiled
    from sentencing.engine.space.questions import Question
    from sentencing.law.band import Band

    Pair = tuple[Group, Group]

NODES = 60_000  # of a diagram: more than thrice what the largest offence takes, and less than a second
STATES = 400_000
SETS = 5_000  # smallest witnesses kept for one state


class Found(Record):
    """How many scenarios are so, and the smallest of them (None if there is none).

    `decided` tells whether every scenario was looked at; if not, `count` counts those that are known.
    """

    count: int  # type: ignore[assignment]  # a tuple counts too, but nobody counts this one's values
    witness: dict[str, Answer] | None
    decided: bool = True


class _Swept(Record):
    """Enquiries made ready, with everything that has been worked out about them."""

    compiled: Compiled
    speech: Speech
    courts: Courts

    @classmethod
    def of(cls, enquiries: tuple[Enquiry, ...]) -> _Swept:
        """Make enquiries ready; raises OverBudgetError."""
        ready = compiled(enquiries, NODES)
        speech = Speech(ready, STATES)
        return cls(ready, speech, Courts(ready, speech))

    def last(self, algebra: Algebra[V]) -> list[tuple[int, int, V]]:
        """The last states; raises OverBudgetError."""
        ended = Sweep(self.compiled, algebra, STATES).ended()
        return Parts(self.compiled, self.speech, algebra, STATES).last(ended)

    def assessed(self, facts: dict[str, Answer]) -> tuple[int, ...]:
        """What each enquiry says of a scenario, by the engine for single cases."""
        return tuple(
            self.courts.number(of_assessment(assess(each.law, each.offence, Case(each.case(facts)), each.day)))
            for each in self.compiled.enquiries
        )

    def groups(self) -> list[tuple[Group, ...]]:
        """What comes out of all scenarios, the smallest first: a group for each enquiry; raises OverBudgetError."""
        counting, courts = Counting(self.compiled.levels), self.courts
        found: dict[tuple[int, ...], tuple[int, int, tuple[frozenset[str], ...]]] = {}
        for ends, said, share in self.last(counting):
            numbers = courts.groups(ends, said) or self.assessed(counting.scenario(share[1]))
            points = tuple(
                [courts.contested(at, ends, share, courts.listed[number]) for at, number in enumerate(numbers)]
            )
            count, key, others = found.get(numbers, (0, share[1], points))
            joined = tuple([one | other for one, other in zip(points, others, strict=True)])
            found[numbers] = (share[0] + count, min(share[1], key), joined)
        in_order = sorted(found.items(), key=lambda each: each[1][1])
        shared = self.compiled.enquiries[0].settled
        return [
            tuple(
                courts.listed[number]._replace(contested=point, count=count, witness={**shared, **witness})
                for number, point in zip(numbers, points, strict=True)
            )
            for numbers, (count, key, points) in in_order
            for witness in [counting.scenario(key)]
        ]

    def smallest(self, of: Callable[[tuple[Group, ...]], object], size: int) -> list[dict[str, Answer]]:
        """For each thing that groups are (None leaves a group out), every smallest set of departures with which they
        are; raises OverBudgetError."""
        sets = Smallest(self.compiled.levels, size, SETS)
        found: dict[object, Sets] = {}
        for ends, said, several in self.last(sets):
            numbers = self.courts.groups(ends, said)
            for some in (several,) if numbers is not None else ((each,) for each in several):
                these = numbers or self.assessed(sets.scenario(some[0][0]))
                what = of(tuple([self.courts.listed[number] for number in these]))
                if what is not None:
                    found[what] = sets.add(found.get(what, ()), some)
        every = sorted({each for several in found.values() for each in several}, key=by_size)
        return [sets.scenario(departures) for departures, _ in every]


class Space:
    """The scenarios of an offence, in groups that come out alike; the group with the smallest scenario first.

    Where the law is too tangled for the budget, `decided` is false, and nothing is guessed: `groups` are then those to
    which a few scenarios come, looked at one by one, and `within` tells what is ruled out.
    """

    def __init__(self, enquiry: Enquiry) -> None:
        self.enquiry = enquiry
        self.decided = True
        try:
            self._swept: _Swept | None = _Swept.of((enquiry,))
            self.groups: tuple[Group, ...] = tuple([groups[0] for groups in self._swept.groups()])
        except OverBudgetError:
            self.decided, self._swept, self.groups = False, None, known(enquiry)
        self.total = sum(group.count for group in self.groups)

    def within(self) -> Band | None:
        """A band outside which no court may go in any scenario, whether or not all are decided: what is not in it is
        ruled out. None where nothing is."""
        if not self.decided:
            return outer(self.enquiry)
        ladder = self.enquiry.law.system(self.enquiry.law.offence(self.enquiry.offence).system).ladder
        return bands.union(ladder, [group.open for group in self.groups])

    @property
    def questions(self) -> tuple[Question, ...]:
        """What scenarios answer."""
        return self._swept.compiled.levels.questions if self._swept else ()

    def where(self, holds: Callable[[Group], bool]) -> Found:
        """The scenarios whose group is so."""
        found = [group for group in self.groups if holds(group)]
        witness = dict(found[0].witness) if found else None
        return Found(sum(group.count for group in found), witness, self.decided)

    def smallest(
        self, holds: Callable[[Group], bool], size: int = 3, apart: Callable[[Group], object] = type
    ) -> tuple[dict[str, Answer], ...] | None:
        """Every set of at most `size` departures from silence with which a group is so, and with no part of which it is
        so; the smaller first. None where that is undecided.

        With `apart`, groups of which it tells different things are different things to be: then a set counts though a
        part of it comes to something else that is so too (desistance with harm done, beside desistance). What must be
        answered in any case (a choice without a default) counts for nothing, and its first answer stands where a set
        does not name it.
        """
        if self._swept is None:
            return None
        try:
            return tuple(self._swept.smallest(lambda found: (apart(found[0]),) if holds(found[0]) else None, size))
        except OverBudgetError:
            return None


class Compared:
    """The same scenarios under two laws: for each pair of groups how many there are, and the smallest."""

    def __init__(self, one: Space, other: Space) -> None:
        self.decided = True
        self._swept: _Swept | None = None
        self.pairs: tuple[Pair, ...] = ()
        try:
            self._swept = _Swept.of((one.enquiry, other.enquiry))
            self.pairs = tuple([(groups[0], groups[1]) for groups in self._swept.groups()])
        except OverBudgetError:
            self.decided = False
        self.total = sum(pair[0].count for pair in self.pairs)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What scenarios answer."""
        return self._swept.compiled.levels.questions if self._swept else ()

    def where(self, holds: Callable[[Group, Group], bool]) -> Found:
        """The scenarios that come out so under the two laws."""
        found = [pair for pair in self.pairs if holds(*pair)]
        witness = dict(found[0][0].witness) if found else None
        return Found(sum(pair[0].count for pair in found), witness, self.decided)

    def smallest(self, holds: Callable[[Group, Group], bool], size: int = 3) -> tuple[dict[str, Answer], ...] | None:
        """As `Space.smallest`, of pairs."""
        if self._swept is None:
            return None
        try:
            return tuple(self._swept.smallest(lambda found: holds(found[0], found[1]) or None, size))
        except OverBudgetError:
            return None


def space(
    law: Law,
    offence: str,
    day: str,
    assumed: Case | None = None,
    *,
    names: Iterable[str] | None = None,
    home: Case | None = None,
) -> Space:
    """Every scenario of an offence under the law of a day (ISO) that shares the `assumed` answers.

    Departures are counted from silence or, if there is one, from the case that is `home`: then None stands for an
    answer that the case gives and the scenario does not.

    `names` limits what scenarios may answer otherwise than by silence. Raises NotInForceError for a day that no version
    covers.
    """
    prepared = law if isinstance(law, PreparedLaw) else PreparedLaw(law)
    facts = assumed.facts if assumed else {}
    settled = {name: value for name, value in facts.items() if value is not None}
    asked = {name for name, value in facts.items() if value is None}
    return Space(
        Enquiry(prepared, offence, day, settled, None if names is None else frozenset({*names, *asked}), _said(home))
    )


def _said(home: Case | None) -> dict[str, Answer]:
    return {name: value for name, value in home.facts.items() if value is not None} if home else {}


def compare(one: Space, other: Space) -> Compared:
    """Two spaces of an offence under two laws, over the same scenarios: those that can be under both."""
    return Compared(one, other)
