"""Which questions matter: checked against the engine, answer by answer."""

from __future__ import annotations

import pytest

from sentencing.corpus.store import Corpus
from sentencing.engine.assess import assess
from sentencing.engine.case import Case, ImpossibleCaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.tui.history import History
from sentencing.tui.sheet import Question, sheet
from tests.tui.house import DAY, OFFENCE

CASES = [
    {},
    {"bicycles": 3},
    {"at-night": True, "especially-serious": True},
    {"who": "other", "value": 10},
    {"surrender": True},
    {"role": "accessory", "age": 17},
]


def every_answer(question: Question) -> list[object]:
    """Answers that are told apart by anything in the test law."""
    if question.kind == "yes-no":
        return [True, False]
    return [value.id for value in question.values] or [0, 1, 2, 3, 17, 18, 4999, 5000, 499_999, 500_000]


@pytest.mark.parametrize("offence", [OFFENCE, "xx/12"])
@pytest.mark.parametrize("facts", CASES)
def test_what_does_not_matter_changes_nothing(corpus: Corpus, offence: str, facts: dict[str, object]) -> None:
    law, case = PreparedLaw(corpus), Case(facts)
    before = assess(law, offence, case, DAY)
    for question in sheet(law, offence, case, DAY, before):
        changed = False
        for answer in every_answer(question):
            try:
                after = assess(law, offence, case.answer(question.name, answer), DAY)
            except ImpossibleCaseError:
                continue
            kept = [(each.liable, each.tier, each.frame, each.shall, each.may) for each in (before, after)]
            changed = changed or kept[0] != kept[1]
        if changed:
            assert question.matters, question.name


def test_the_questions_come_in_groups_the_offences_own_first(corpus: Corpus) -> None:
    law = PreparedLaw(corpus)
    asked = sheet(law, OFFENCE, Case({}), DAY, assess(law, OFFENCE, Case({}), DAY))
    names = [question.name for question in asked]
    assert len(names) == len(set(names))
    assert names.index("bicycles") < names.index("at-night") < names.index("age") < names.index("role")
    assert names.index("role") < names.index("surrender")
    assert "several" not in names


def test_a_history_goes_back_and_forth() -> None:
    history = History()
    for value in (1, 2, 3):
        history = history.then(Case({"bicycles": value}))
    assert history.then(history.case) is history
    assert history.back().case == Case({"bicycles": 2})
    assert history.back().forth() == history
    assert history.back().back().back().back().case == Case({})
    assert history.forth() == history
    assert history.back().then(Case({"bicycles": 9})).future == ()
    assert history.amended(Case({"bicycles": 30})).back().case == Case({"bicycles": 2})
