"""All scenarios of enquiries over the same questions: what comes out of them, how often, and the smallest."""

from __future__ import annotations

from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.engine.space.algebra import Counting, Smallest, by_size
from sentencing.engine.space.compiled import Compiled, compiled
from sentencing.engine.space.courts import Courts, Endings, of_assessment
from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.parts import Parts
from sentencing.engine.space.speech import Speech
from sentencing.engine.space.split import PART, parts
from sentencing.engine.space.sweep import Sweep
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sentencing.engine.case import Answer
    from sentencing.engine.space.algebra import Algebra, Sets, V
    from sentencing.engine.space.compiled import Plan
    from sentencing.engine.space.group import Group

    Groups = tuple[Group, ...]
    # Of scenarios in which each enquiry comes to these groups: how many, the key of the smallest, contested points.
    Share = tuple[tuple[int, ...], int, int, tuple[frozenset[str], ...]]

NODES = 40_000  # of a diagram: more than twice what the largest offence takes, and less than half a second
STATES = 400_000
SETS = 5_000  # smallest witnesses kept for one state
NOTED = 6  # states to a node of the budget


class _Part(Record):
    """Scenarios made ready, and what has been worked out about them."""

    compiled: Compiled
    speech: Speech
    courts: Courts
    endings: Endings
    counting: Counting
    states: int

    def last(self, algebra: Algebra[V]) -> list[tuple[int, int, V]]:
        """The last states; raises OverBudgetError."""
        ended = Sweep(self.compiled, algebra, self.states).ended()
        return Parts(self.compiled, self.speech, algebra, self.states).last(ended)

    def assessed(self, facts: dict[str, Answer]) -> tuple[int, ...]:
        """What each enquiry says of a scenario, by the engine for single cases."""
        return tuple(
            self.courts.number(
                of_assessment(assess(each.law, each.offence, Case(each.case(facts)), each.day, explained=False))
            )
            for each in self.compiled.enquiries
        )

    def shares(self) -> list[Share]:
        """What comes out of the scenarios."""
        counting, courts, endings = self.counting, self.courts, self.endings
        found: list[Share] = []
        for ends, said, share in self.last(counting):
            numbers = endings.groups(ends, said) or self.assessed(counting.scenario(share[1]))
            points = tuple(
                [endings.contested(at, ends, share, courts.listed[number]) for at, number in enumerate(numbers)]
            )
            found.append((numbers, share[0], share[1], points))
        return found

    def counted(self, holds: Callable[[Groups], bool]) -> tuple[int, int | None]:
        """How many scenarios come out so, and the key of the smallest."""
        counting, count, least = self.counting, 0, None
        held: dict[tuple[int, ...], bool] = {}
        for ends, said, share in self.last(counting):
            numbers = self.endings.groups(ends, said) or self.assessed(counting.scenario(share[1]))
            if numbers not in held:
                held[numbers] = holds(tuple([self.courts.listed[number] for number in numbers]))
            if held[numbers]:
                count += share[0]
                least = share[1] if least is None else min(least, share[1])
        return count, least

    def sets(self, of: Callable[[Groups], object], size: int) -> dict[object, Sets]:
        """For each thing that groups are, every smallest set of departures with which they are."""
        sets = Smallest(self.compiled.levels, size, SETS)
        found: dict[object, Sets] = {}
        for ends, said, several in self.last(sets):
            numbers = self.endings.groups(ends, said)
            for some in (several,) if numbers is not None else ((each,) for each in several):
                these = numbers or self.assessed(sets.scenario(some[0][0]))
                what = of(tuple([self.courts.listed[number] for number in these]))
                if what is not None:
                    found[what] = sets.add(found.get(what, ()), some)
        return found


class Whole:
    """The scenarios of a plan. Nothing is worked out before it is asked for; everything raises OverBudgetError where
    even parts of them are too tangled."""

    def __init__(self, plan: Plan, courts: Courts) -> None:
        self.plan = plan
        self.courts = courts
        self._at_once: list[_Part] | None = None  # none, if they are too many for one diagram

    def _each(self, of: Callable[[_Part], V]) -> Iterator[V]:
        """What is worked out of all scenarios at once or, past the budget, of one part of them after the other."""
        found: list[V] = []
        try:
            if self._at_once is None:
                self._at_once = []
                self._at_once = [self._made_ready(self.plan, NODES, STATES)]
            found = [of(part) for part in self._at_once]
        except OverBudgetError:
            self._at_once = []
        yield from found or parts(self.plan, lambda plan: self._of_part(plan, of))

    def _of_part(self, plan: Plan, of: Callable[[_Part], V]) -> tuple[V, int] | None:
        try:
            part = self._made_ready(plan, PART, PART * NOTED)
            return of(part), len(part.compiled.diagram.level)
        except OverBudgetError:
            return None

    def _made_ready(self, plan: Plan, nodes: int, states: int) -> _Part:
        ready = compiled(plan, nodes)
        speech = Speech(ready, states)
        return _Part(ready, speech, self.courts, Endings(ready, speech, self.courts), Counting(plan.levels), states)

    def groups(self) -> list[Groups]:
        """What comes out of all scenarios, the smallest first: a group for each enquiry."""
        found: dict[tuple[int, ...], tuple[int, int, tuple[frozenset[str], ...]]] = {}
        for shares in self._each(_Part.shares):
            for numbers, more, smaller, points in shares:
                count, key, others = found.get(numbers, (0, smaller, points))
                joined = points if points is others else tuple([a | b for a, b in zip(points, others, strict=True)])
                found[numbers] = (more + count, min(smaller, key), joined)
        return [self._told(*each) for each in sorted(found.items(), key=lambda each: each[1][1])]

    def _told(self, numbers: tuple[int, ...], share: tuple[int, int, tuple[frozenset[str], ...]]) -> Groups:
        count, key, points = share
        witness = self.scenario(key)
        listed = self.courts.listed
        return tuple(
            [
                listed[number]._replace(contested=point, count=count, witness=witness)
                for number, point in zip(numbers, points, strict=True)
            ]
        )

    def scenario(self, key: int) -> dict[str, Answer]:
        """The answers of the scenario of a key, those that all share among them."""
        counting = self._at_once[0].counting if self._at_once else Counting(self.plan.levels)
        return {**self.plan.ground.enquiries[0].settled, **counting.scenario(key)}

    def counted(self, holds: Callable[[Groups], bool]) -> tuple[int, dict[str, Answer] | None]:
        """How many scenarios come out so, and the smallest."""
        found = list(self._each(lambda part: part.counted(holds)))
        keys = [key for _, key in found if key is not None]
        return sum(count for count, _ in found), self.scenario(min(keys)) if keys else None

    def exists(self, holds: Callable[[Groups], bool]) -> bool:
        """Whether a scenario comes out so; the first part with one settles it."""
        return any(count for count, _ in self._each(lambda part: part.counted(holds)))

    def smallest(self, of: Callable[[Groups], object], size: int) -> list[dict[str, Answer]]:
        """For each thing that groups are (None leaves a group out), every smallest set of departures with which they
        are."""
        sets = Smallest(self.plan.levels, size, SETS)
        found: dict[object, Sets] = {}
        for part in self._each(lambda part: part.sets(of, size)):
            for what, several in part.items():
                found[what] = sets.add(found.get(what, ()), several)
        every = sorted({each for several in found.values() for each in several}, key=by_size)
        return [sets.scenario(departures) for departures, _ in every]
