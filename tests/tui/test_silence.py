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


def test_what_is_best_answered_next_is_what_the_answer_waits_for() -> None:
    """The kind of victim first, then for a child whether it was abused and its rescue obstructed; then nothing waits."""
    said: dict[str, Answer] = {}
    asked = []
    for name, value in (("victim", "child"), ("abused", False), ("obstructed", False)):
        found = told(**said)
        asked.append(suggested(found, dict(weights(PreparedLaw(law()), found))))
        said[name] = value
    assert asked == ["victim", "abused", "obstructed"]
    found = told(**said)
    assert not found.assessment.unknown
    assert "not-pursued" in [each.rung for each in found.assessment.may]


@pytest.mark.parametrize(
    ("said", "name", "echo"),
    [
        ({"victim": "child", "abused": False}, "abused", "No bound moves yet. It depends on what is asked of: "),
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
