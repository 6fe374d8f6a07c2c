"""What silence means is told alike by the sentence, the rows, the echo of an answer and what is best answered next."""

from __future__ import annotations

import pytest

from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.words import words
from sentencing.tui.answers import shown
from sentencing.tui.did import did
from sentencing.tui.study import suggested, weights
from sentencing.tui.told import Told, tell
from tests.shipped import DAY, Answer, law

BEFORE = "2015-06-18"  # under the text of 241(6) that let a buyer go unpursued
WAITING = ("victim", "abused", "obstructed", "return-obstructed")


def told(offence: str = "cn/241", day: str = BEFORE, /, **said: Answer) -> Told:
    case = Case({name.replace("_", "-"): value for name, value in said.items()})
    return tell(PreparedLaw(law()), offence, case, day, words("en"))


def rows(found: Told) -> dict[str, str]:
    return {each.name: shown(found.telling, each) for each in found.questions}


def test_what_the_answer_waits_for_is_shown_as_unknown_and_the_rest_is_not() -> None:
    found = told()
    assert set(found.assessment.unknown) == set(WAITING)
    assert {name: rows(found)[name] for name in WAITING} == dict.fromkeys(WAITING, "?")
    assert rows(found)["resold"] == ""
    assert rows(told("cn/264", DAY))["amount"] != "?"


@pytest.mark.parametrize("day", [BEFORE, DAY])
def test_what_is_best_answered_next_is_what_the_answer_or_a_rule_waits_for(day: str) -> None:
    """The kind of victim first, then for a child whether it was abused and its rescue obstructed; then nothing waits.
    In 2015 the answers decide whether there need be a case at all, today only whether a rule within the frame applies."""
    said: dict[str, Answer] = {}
    asked = []
    prepared = PreparedLaw(law())
    for name, value in (("victim", "child"), ("abused", False), ("obstructed", False)):
        found = told("cn/241", day, **said)
        asked.append(suggested(prepared, found, dict(weights(prepared, found))))
        said[name] = value
    assert asked == ["victim", "abused", "obstructed"]
    found = told("cn/241", day, **said)
    assert not found.assessment.unknown
    assert ("not-pursued" in [each.rung for each in found.assessment.may]) is (day == BEFORE)
    assert "child-well-treated" in [each.id for each in found.assessment.rules]
    assert suggested(prepared, found, dict(weights(prepared, found))) not in ("return-obstructed", *said)


@pytest.mark.parametrize(
    ("said", "name", "begins", "ends"),
    [
        ({"abused": False, "obstructed": False}, "obstructed", "Child not abused", "the range stays the same."),
        ({"abused": False, "obstructed": True}, "obstructed", "No longer possible: Child not abused", "may: lighter."),
        ({"abused": False, "obstructed": None}, "obstructed", "It stays open whether", "the child's rescue."),
        ({"abused": False}, "abused", "It stays open whether", "asked of: obstructed the child's rescue."),
        ({}, "victim", "No longer possible: Woman's return not obstructed", "may: lighter or below the frame."),
    ],
)
def test_an_answer_tells_of_a_rule_that_moves_no_bound(
    said: dict[str, Answer], name: str, begins: str, ends: str
) -> None:
    found = told("cn/241", DAY, victim="child", **said)
    question = found.question(name)
    assert question is not None
    done = did(PreparedLaw(law()), found, question)
    assert done is not None
    assert not done.moved
    assert done.said[0].startswith(begins)
    assert done.said[0].endswith(ends)
    assert "(241(6)): may: lighter" in done.said[0]


@pytest.mark.parametrize(
    ("said", "name", "echo"),
    [
        ({"victim": "child", "abused": False}, "abused", "It stays open whether this applies: "),
        ({"victim": "child", "resold": False}, "resold", "Changes nothing here: it is what silence means already."),
    ],
)
def test_an_answer_is_what_silence_means_only_where_it_is(said: dict[str, Answer], name: str, echo: str) -> None:
    found = told(**said)
    question = found.question(name)
    assert question is not None
    done = did(PreparedLaw(law()), found, question)
    assert done is not None
    assert done.said[0].startswith(echo)
