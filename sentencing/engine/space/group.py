"""Scenarios that come out alike."""

from __future__ import annotations

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from sentencing.engine.assessment import Outcome
    from sentencing.engine.case import Answer
    from sentencing.law.band import Band
    from sentencing.law.provision import Addition
    from sentencing.law.sanction import Sanction


class Group(Record):
    """What a court must and may do in every scenario of the group, as `assess` has it where everything is answered.

    `liable` is None where that depends on a finding the court may make; `tier` then too may be None, and only `open`
    filled. `outcomes` are a set and name no rules, since scenarios of one group may come there by different ones.
    `cumulates` tells whether references add convictions. `count` is the number of answer combinations, exactly;
    `witness` the smallest of them: a case to assess. `contested` are the doctrines that a span, a tier or a rule of
    some of them rests on.
    """

    liable: bool | None
    convicted_of: str | None
    tier: str | None
    frame: Band
    shall: Band
    may: Band
    open: Band
    additional: tuple[Addition, ...]
    outcomes: frozenset[Outcome]
    beside: tuple[tuple[Sanction, str], ...]
    cumulates: bool
    contested: frozenset[str] = frozenset()
    count: int = 0  # type: ignore[assignment]  # a tuple counts too, but nobody counts this one's values
    witness: Mapping[str, Answer] = {}  # never changed, like every value here


SHARED = 11  # the fields that are alike in all scenarios of a group
