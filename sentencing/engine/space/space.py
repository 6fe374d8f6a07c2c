"""The scenarios of an offence and how they come out."""

from __future__ import annotations

from functools import cached_property

from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space.claim import Claim
from sentencing.engine.space.compiled import Enquiry, Ground
from sentencing.engine.space.courts import Courts
from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.group import Group
from sentencing.engine.space.known import known, outer
from sentencing.engine.space.questions import bounds
from sentencing.engine.space.whole import Whole
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sentencing.engine.case import Answer, Law
    from sentencing.engine.space.questions import Bounds, Question
    from sentencing.law.band import Band

    Pair = tuple[Group, Group]


class Found(Record):
    """How many scenarios are so, and the smallest of them (None if there is none).

    `decided` tells whether every scenario was looked at; if not, `count` counts those that are known.
    """

    count: int  # type: ignore[assignment]  # a tuple counts too, but nobody counts this one's values
    witness: dict[str, Answer] | None
    decided: bool = True


class Space:
    """The scenarios of an offence, in groups that come out alike; the group with the smallest scenario first. Nothing
    is worked out before it is asked for.

    Where the law is too tangled for the budget, `decided` is false, and nothing is guessed: `groups` are then those to
    which a few scenarios come, looked at one by one, and `within` tells what is ruled out.

    A claim is what holds of a group or not. It may ask what the scenarios of a group share, not how many they are, what
    they answer or which contested points some of them rest on.
    """

    def __init__(self, enquiry: Enquiry) -> None:
        self.enquiry = enquiry
        self._ground = Ground.of((enquiry,))
        self._courts = Courts(self._ground.stops, self._ground.landed())

    @cached_property
    def _whole(self) -> Whole:
        return Whole(self._ground.plan(), self._courts)

    @cached_property
    def _told(self) -> tuple[Group, ...] | None:
        try:
            return tuple([groups[0] for groups in self._whole.groups()])
        except OverBudgetError:
            return None

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """What comes out of the scenarios."""
        return known(self.enquiry) if self._told is None else self._told

    @property
    def decided(self) -> bool:
        """Whether every scenario was looked at."""
        return self._told is not None

    @property
    def total(self) -> int:
        """How many scenarios there are, or were looked at."""
        return sum(group.count for group in self.groups)

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
        return self._whole.plan.levels.questions

    def bounds(self, word: str, value: int) -> Bounds | None:
        """The least and the greatest number that come to the same as this one in every scenario (None: without end);
        None for what is no number, or is answered together with others."""
        of = self._whole.plan.levels.of
        at = next((at for at, each in enumerate(self.questions) if each.words == (word,)), None)
        return None if at is None else bounds([atom for atom, (level, _) in of.items() if level == at], word, value)

    def exists(self, holds: Callable[[Group], bool]) -> bool | None:
        """Whether a claim holds in some scenario, decided as early as can be: by the simplest scenarios;
        by where rules may lead at all; over what matters to the claim. None where that is undecided."""
        if "_told" in self.__dict__ and self._told is not None:
            return any(map(holds, self._told))
        asked = Claim(self._ground, self._courts, holds)
        if asked.met():
            return True
        try:
            return asked.possible and Whole(self._ground.only(asked.ruled), self._courts).exists(
                lambda groups: holds(groups[0])
            )
        except OverBudgetError:
            return None

    def where(self, holds: Callable[[Group], bool]) -> Found:
        """The scenarios in which a claim holds."""
        if "_told" not in self.__dict__:
            asked = Claim(self._ground, self._courts, holds)
            if not asked.possible:
                return Found(0, None)
            try:
                plan = self._whole.plan._replace(ruled=asked.ruled)
                return Found(*Whole(plan, self._courts).counted(lambda groups: holds(groups[0])))
            except OverBudgetError:
                self._told = None
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
        try:
            return tuple(self._whole.smallest(lambda found: (apart(found[0]),) if holds(found[0]) else None, size))
        except OverBudgetError:
            return None


class Compared:
    """The same scenarios under two laws: for each pair of groups how many there are, and the smallest."""

    def __init__(self, one: Space, other: Space) -> None:
        ground = Ground.of((one.enquiry, other.enquiry))
        self._whole = Whole(ground.plan(), Courts(ground.stops, ground.landed()))
        self.decided = True
        self.pairs: tuple[Pair, ...] = ()
        try:
            self.pairs = tuple([(groups[0], groups[1]) for groups in self._whole.groups()])
        except OverBudgetError:
            self.decided = False
        self.total = sum(pair[0].count for pair in self.pairs)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What scenarios answer."""
        return self._whole.plan.levels.questions

    def where(self, holds: Callable[[Group, Group], bool]) -> Found:
        """The scenarios that come out so under the two laws."""
        found = [pair for pair in self.pairs if holds(*pair)]
        witness = dict(found[0][0].witness) if found else None
        return Found(sum(pair[0].count for pair in found), witness, self.decided)

    def smallest(self, holds: Callable[[Group, Group], bool], size: int = 3) -> tuple[dict[str, Answer], ...] | None:
        """As `Space.smallest`, of pairs."""
        try:
            return tuple(self._whole.smallest(lambda found: holds(found[0], found[1]) or None, size))
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
