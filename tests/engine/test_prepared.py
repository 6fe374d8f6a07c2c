"""What is kept of the general part, and what is left out where nobody asks why, changes no answer."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from sentencing.engine.assess import assess
from sentencing.engine.case import Case, NotInForceError
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.program import Program, prepare
from tests.shipped import DAY, law

DAYS = ("1999-06-18", "2010-06-18", "2015-06-18", DAY)
WHY = ("reasons", "assumptions", "consequences", "unknown", "not_liable", "elsewhere")


def alone(offence: str, day: str) -> Program | None:
    """An offence made ready as if there were no other; None where it is not encoded for that day."""
    found = law().offence(offence)
    try:
        return prepare(found, law().system(found.system), day)
    except NotInForceError:
        return None


def test_an_offence_made_ready_after_others_is_what_it_is_alone() -> None:
    statutes = PreparedLaw(law())
    offences = [offence for article in law().articles() for offence in article.offences]
    compared = 0
    for offence, day in product(offences, DAYS):
        expected = alone(offence, day)
        if expected is not None:
            assert statutes.program(offence, day, "person") == expected, (offence, day)
            compared += 1
    assert compared > len(offences)


@pytest.mark.parametrize(
    ("offence", "facts", "liable", "cumulated"),
    [
        ("cn/240", {"victims": 3, "surrender": True}, "yes", 0),
        ("cn/240", {"victims": 3, "stage": None}, "yes", 0),
        ("cn/240", {"age": 13}, "no", 0),
        ("cn/241", {"abused": True, "forced-sex": True}, "yes", 1),
    ],
)
def test_who_asks_for_the_result_alone_gets_the_same(
    offence: str, facts: dict[str, Any], liable: str, cumulated: int
) -> None:
    whole = assess(law(), offence, Case(facts), DAY)
    bare = assess(law(), offence, Case(facts), DAY, explained=False)
    assert whole.liable is (liable == "yes")
    assert len(whole.cumulate) >= cumulated
    assert whole.reasons or whole.assumptions
    assert not any(getattr(each, field) for each in (bare, *bare.cumulate) for field in WHY)
    silent = dict.fromkeys(WHY, ())
    assert bare == whole._replace(cumulate=tuple(each._replace(**silent) for each in whole.cumulate), **silent)
