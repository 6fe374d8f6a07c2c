"""Neighbours in severity: the frames of other offences that are as grave as one, and the next ones on either side."""

from __future__ import annotations

from bisect import bisect_left

from sentencing.debate.motion import framed_of
from sentencing.engine.case import NotInForceError
from sentencing.engine.frame import Framed
from sentencing.engine.program import version_on
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.engine.case import Law
    from sentencing.law.sanction import Ladder


class Neighbour(Record):
    """A frame of an offence, and the part of the code in which that stands."""

    offence: str
    chapter: str
    framed: Framed


class Neighbours(Record):
    """A frame, those of other offences that are as grave, and the next lighter and the next graver ones. Frames of the
    same part of the code come first, then those of the others in the order of the code."""

    of: Neighbour
    lighter: tuple[Neighbour, ...]
    same: tuple[Neighbour, ...]
    graver: tuple[Neighbour, ...]


class Order(Record):
    """Every frame of a system by its severity."""

    ladder: Ladder
    keys: tuple[Any, ...]
    groups: tuple[tuple[Neighbour, ...], ...]

    def around(self, one: Neighbour) -> Neighbours:
        """The neighbours of a frame, whether or not it is itself one of the system."""
        key = bands.severity(self.ladder, one.framed.frame)
        at = bisect_left(self.keys, key)
        met = at < len(self.keys) and self.keys[at] == key
        return Neighbours(
            one,
            self._others(at - 1, one),
            self._others(at, one) if met else (),
            self._others(at + met, one, down=False),
        )

    def chapter(self, offence: str) -> str:
        """The part of the code in which an offence stands."""
        every = (each for group in self.groups for each in group)
        return next((each.chapter for each in every if each.offence == offence), "")

    def _others(self, at: int, one: Neighbour, *, down: bool = True) -> tuple[Neighbour, ...]:
        """The frames of a severity, or of the next one at which there are any of other offences."""
        while 0 <= at < len(self.groups):
            found = [each for each in self.groups[at] if each.offence != one.offence]
            if found or self.keys[at] == bands.severity(self.ladder, one.framed.frame):
                return tuple(sorted(found, key=lambda each: each.chapter != one.chapter))
            at += -1 if down else 1
        return ()


def frames(law: Law, offence: str, day: str) -> tuple[Neighbour, ...]:
    """The frames of an offence on a day, from the lightest; nothing where there is no such offence then."""
    found = law.offence(offence)
    try:
        chapter = version_on(found, day).chapter
        made = [Neighbour(offence, chapter, framed) for framed in framed_of(law, offence, day)]
    except NotInForceError:
        return ()
    ladder = law.system(found.system).ladder
    return tuple(sorted(made, key=lambda each: bands.severity(ladder, each.framed.frame)))


def order(ladder: Ladder, every: Iterable[Neighbour]) -> Order:
    """Frames, given in the order of the code, by their severity."""
    groups: dict[Any, list[Neighbour]] = {}
    for each in every:
        groups.setdefault(bands.severity(ladder, each.framed.frame), []).append(each)
    keys = sorted(groups)
    return Order(ladder, tuple(keys), tuple(tuple(groups[key]) for key in keys))
