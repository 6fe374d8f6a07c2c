from __future__ import annotations

from typing import Any

import pytest

from sentencing.debate.whatif import Goal, what_if
from sentencing.report.telling import Telling
from sentencing.report.whatif import way_rows, whatif_json
from sentencing.report.words import words
from tests import shipped


def ways(**said: int) -> dict[str, str]:
    """What it would take to get other results in trafficking, by the result."""
    found = what_if(shipped.law(), "cn/240", dict(said), shipped.DAY)
    return dict(way_rows(Telling(words("en"), shipped.law(), found.assessment), found))


def test_a_number_and_the_circumstance_that_it_establishes_are_one_way() -> None:
    said = ways(age=17)["the frame would be 10 to 15 years or life"]
    assert "three or more victims" in said
    assert "number of victims" not in said


@pytest.mark.parametrize(("language", "framed", "whole"), [
    ("en", "the frame would be 5 to 10 years", "death"), ("zh", "法定刑将是五年以上十年以下", "死刑"),
])  # fmt: skip
def test_a_tier_that_rules_move_is_a_frame(language: str, framed: str, whole: str) -> None:
    """Under 18 a court goes lighter or below whatever frame it is (17(4)); who is 18 gets what the tier says."""
    facts: dict[str, Any] = {"victims": 3, "age": 17}
    found = what_if(shipped.law(), "cn/240", facts, shipped.DAY)
    said = {each["name"]: each["text"] for each in whatif_json(words(language), shipped.law(), found, {})["ways"]}
    assert (said["base"], said["gravest"]) == (framed, whole)
    grown = what_if(shipped.law(), "cn/240", {"victims": 3}, shipped.DAY)
    assert not any(each.moved for each in grown.ways)


def test_what_leads_to_another_frame_is_not_a_sentence_below_this_one() -> None:
    found = what_if(shipped.law(), "cn/240", {"victims": 3}, shipped.DAY)
    below = next(each for each in found.ways if each.goal == Goal("below"))
    assert below.changes
    assert not any("victims" in changes for changes in below.changes)
