"""What the command line says is best asked next, and why the rest is not asked, is what a walk says."""

from __future__ import annotations

import json

import pytest

from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.cells import width
from sentencing.report.words import words
from sentencing.tui.questions import Questions
from sentencing.tui.told import tell
from tests.cli.asking import run
from tests.shipped import law
from tests.tui.house import opened, press, settled


def asked(*words: str) -> dict[str, object]:
    done = run("whatif", *words, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)  # type: ignore[no-any-return]


async def test_the_order_and_the_reasons_are_those_of_the_walk() -> None:
    answer = asked("cn/241", "abused", "--as-of", "2026-11-22")
    async with opened(law(), "cn/241", size=(200, 50)) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        questions.post_message(Questions.Answered(Case({"abused": True})))
        await settled(pilot)
        questions.settle()
        await settled(pilot)
        assert questions.listed.suggested == answer["next"]
        listed = [
            option.id for option in questions.options if questions.told and questions.told.question(option.id or "")
        ]
        told = [each["id"] for each in answer["questions"] if each["matters"] or each["said"]]  # type: ignore[attr-defined]
        assert listed == told
        folds = [option.id for option in questions.options if (option.id or "").startswith("fold:")]
        for fold in folds:
            questions.highlighted = questions.get_option_index(fold)
            await press(pilot, "enter")
        await pilot.pause(0.5)
        why = {each["id"]: each["why"]["text"] for each in answer["questions"] if each["why"]}  # type: ignore[attr-defined]
        assert len(why) > 20
        assert questions.listed.because == why


def test_what_changes_nothing_has_a_reason_and_what_matters_none() -> None:
    answer = asked("cn/240", "victims=3")
    told = tell(PreparedLaw(law()), "cn/240", Case({"victims": 3}), "2026-11-22", words("en"))
    assert {each["id"] for each in answer["questions"]} == {each.name for each in told.questions}  # type: ignore[attr-defined]
    for each in answer["questions"]:  # type: ignore[attr-defined]
        assert (each["why"] is None) == (each["matters"] or each["said"]), each
    assert answer["next"] == "especially-serious"  # the one finding that would open death
    settled_by = {each["why"]["name"] for each in answer["questions"] if each["why"] and each["why"]["kind"] == "given"}  # type: ignore[attr-defined]
    assert settled_by == {"victims"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_of_questions_is_read_in_a_terminal(language: str) -> None:
    done = run("whatif", "cn/240", "victims=3", "--questions", "--lang", language)
    assert done.code == 0
    assert max(map(width, done.out.splitlines())) <= 80
    for each in asked("cn/240", "victims=3")["questions"]:  # type: ignore[attr-defined]
        assert each["said"] or each["id"] in done.out
    assert words(language).say("Ask next") in run("whatif", "cn/240", "victims=3", "--lang", language).out
