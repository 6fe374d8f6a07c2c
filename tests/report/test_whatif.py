from __future__ import annotations

from sentencing.debate.whatif import Goal, what_if
from sentencing.report.telling import Telling
from sentencing.report.whatif import way_rows
from sentencing.report.words import words
from tests import shipped


def ways(**said: int) -> dict[str, str]:
    """What it would take to get other results in trafficking, by the result."""
    found = what_if(shipped.law(), "cn/240", dict(said), shipped.DAY)
    return dict(way_rows(Telling(words("en"), shipped.law(), found.assessment), found))


def test_a_number_and_the_circumstance_that_it_establishes_are_one_way() -> None:
    said = ways(age=17)["10 to 15 years or life"]
    assert "three or more victims" in said
    assert "number of victims" not in said


def test_what_leads_to_another_frame_is_not_a_sentence_below_this_one() -> None:
    found = what_if(shipped.law(), "cn/240", {"victims": 3}, shipped.DAY)
    below = next(each for each in found.ways if each.goal == Goal("below"))
    assert below.changes
    assert not any("victims" in changes for changes in below.changes)
