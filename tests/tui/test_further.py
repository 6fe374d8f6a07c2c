"""Further offences judged together: named in a walk one after the other, asked about under headings of their own."""

from __future__ import annotations

from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.words import words
from sentencing.tui.answers import shown
from sentencing.tui.did import did
from sentencing.tui.listing import Listed, options_of
from sentencing.tui.study import suggested, weights
from sentencing.tui.told import Told, tell
from tests.shipped import DAY, Answer, law
from tests.tui.house import opened, press, settled, text, type_text

ROBBERY, THEFT, RAPE = "cn/263", "cn/264", "cn/236"


def told(said: dict[str, Answer]) -> Told:
    return tell(PreparedLaw(law()), ROBBERY, Case(said), DAY, words("en"))


def named(found: Told) -> list[str]:
    return [each.name for each in found.questions if each.kind == "offence" and each.matters]


def what_it_did(said: dict[str, Answer], name: str) -> tuple[str, ...]:
    found = told(said)
    question = found.question(name)
    assert question is not None
    done = did(PreparedLaw(law()), found, question)
    assert done is not None
    return done.said


def test_the_third_is_asked_of_once_the_second_is_named() -> None:
    assert named(told({})) == ["second-offence"]
    assert named(told({"second-offence": None})) == ["second-offence"]
    found = told({"second-offence": THEFT})
    assert named(found) == ["second-offence", "third-offence"]
    question = found.question("second-offence")
    assert question is not None
    assert shown(found.telling, question) == "Theft"


def test_an_answer_tells_what_all_come_to_together() -> None:
    assert what_it_did({"second-offence": THEFT}, "second-offence") == (
        "A further conviction: Theft.",
        "Together: 3 to 13 years.",
    )
    said: dict[str, Answer] = {"second-offence": THEFT, "cn/264:amount": 500_000}
    assert what_it_did(said, "cn/264:amount")[0] == "Together: 3 to 13 years becomes 10 to 20 years or life."
    assert what_it_did({**said, "cn/264:amount": 5}, "cn/264:amount")[0] == "No longer a further conviction: Theft."


def test_their_own_questions_stand_under_their_own_headings() -> None:
    found = told({"second-offence": THEFT, "third-offence": RAPE})
    headings: dict[str, list[str]] = {}
    for option in options_of(found, Listed(everything=True)):
        if option.disabled:
            rows = headings[option.prompt.text.strip()] = []  # type: ignore[union-attr]
        else:
            rows.append(option.id or "")
    assert [each for each in headings if each.startswith("The act")] == [
        "The act",
        "The act: theft",
        "The act: rape",
    ]
    assert "cn/264:amount" in headings["The act: theft"]
    assert "amount" in headings["The act"]
    for heading, rows in headings.items():
        own = {"theft": THEFT, "rape": RAPE}.get(heading.partition(": ")[2])
        assert {found.question(name).offence for name in rows} == {own or ""}  # type: ignore[union-attr]


def test_what_is_open_of_a_further_offence_is_asked_next() -> None:
    """Once nothing about the act of robbery weighs more, the amount stolen does: it decides the frame of the theft."""
    found = told({"second-offence": THEFT})
    prepared = PreparedLaw(law())
    weighed = dict(weights(prepared, found))
    assert weighed["cn/264:amount"] > weighed["cn/264:family-forgave"] > 0
    assert suggested(prepared, found, {name: at for name, at in weighed.items() if ":" in name}) == "cn/264:amount"


async def test_one_is_chosen_by_name() -> None:
    async with opened(law(), ROBBERY, size=(120, 60)) as pilot:
        await press(pilot, "i")
        await type_text(pilot, "second offence")
        await press(pilot, "enter", "enter")
        await type_text(pilot, "theft")
        await press(pilot, "enter", "escape")
        await pilot.pause(0.1)
        await settled(pilot)
        said = text(pilot)
        assert "Together: 3 to" in said
        assert "The act: theft" in said
        assert "A third offence, by other acts" in said
