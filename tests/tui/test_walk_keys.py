"""What a key does in a walk: refused answers, keys that answer another question, keys pressed faster than the screen
follows."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from sentencing.engine.case import Case
from sentencing.report.words import words
from sentencing.tui.questions import Questions
from sentencing.tui.walk import Walk
from tests import shipped
from tests.tui.house import lines, opened, press, settled, squeezed, text, type_text


def walk(pilot: Pilot[None]) -> Walk:
    assert isinstance(pilot.app.screen, Walk)
    return pilot.app.screen


async def go_to(pilot: Pilot[None], name: str) -> None:
    await press(pilot, "x")
    questions = walk(pilot).query_one(Questions)
    questions.highlighted = questions.get_option_index(name)
    await settled(pilot)


def beside(pilot: Pilot[None]) -> str:
    """What stands under the list, without spaces."""
    width = walk(pilot).query_one(Questions).region.right
    return squeezed("".join(line[:width] for line in lines(pilot)))


def row(pilot: Pilot[None], label: str) -> str:
    """The line of a question, as far as the list goes."""
    width = walk(pilot).query_one(Questions).region.right
    return next(line[:width] for line in lines(pilot) if label in line[:width])


async def test_a_refused_number_leaves_the_row_at_once_and_both_sides_are_named() -> None:
    async with opened(shipped.law(), "cn/240") as pilot:
        await go_to(pilot, "age-at-trial")
        await type_text(pilot, "17")
        assert walk(pilot).case == Case({})
        assert "17" not in row(pilot, "Age at trial")
        assert squeezed("age at trial: 17 cannot go with age at the offence: 18 to 74") in beside(pilot)
        await press(pilot, "tab", "tab")
        assert squeezed("age at trial: 17 cannot go") in beside(pilot)
        walk(pilot).words = words("zh")
        await settled(pilot)
        assert "未采用：审判时年龄（周岁）：17" in beside(pilot)
        await press(pilot, "7", "6")
        assert walk(pilot).case == Case({"age-at-trial": 76})
        assert "未采用" not in text(pilot)


async def test_a_number_that_is_refused_as_it_begins_can_be_finished() -> None:
    async with opened(shipped.law(), "cn/240") as pilot:
        await go_to(pilot, "age-at-trial")
        await press(pilot, "1")
        assert "cannotgo" in beside(pilot)
        await press(pilot, "9")
        assert walk(pilot).case == Case({"age-at-trial": 19})
        await press(pilot, "z")
        assert walk(pilot).case == Case({})


async def test_two_answers_that_meet_are_both_told() -> None:
    async with opened(shipped.law(), "cn/240") as pilot:
        await go_to(pilot, "insane")
        await press(pilot, "y")
        questions = walk(pilot).query_one(Questions)
        questions.highlighted = questions.get_option_index("diminished-capacity")
        await settled(pilot)
        await press(pilot, "y")
        assert walk(pilot).case == Case({"insane": True})
        assert "cannotgotogether" in beside(pilot)


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("pregnant-at-trial", "3", "y is yes, n no"),
        ("age", "y", "a number is typed"),
        ("stage", "9", "from 1 to"),
    ],
)
async def test_a_key_that_answers_another_kind_of_question_says_what_answers_this_one(
    name: str, key: str, said: str
) -> None:
    async with opened(shipped.law(), "cn/240") as pilot:
        await go_to(pilot, name)
        await press(pilot, key)
        assert walk(pilot).case == Case({})
        assert squeezed(said) in squeezed(text(pilot))


@pytest.mark.parametrize(
    ("language", "typed", "name"),
    [("en", "age", "age"), ("en", "trial", "age-at-trial"), ("zh", "审判", "age-at-trial")],
)
async def test_the_question_whose_label_begins_with_what_is_typed_comes_first(
    language: str, typed: str, name: str
) -> None:
    async with opened(shipped.law(), "cn/240", language=language) as pilot:
        await press(pilot, "i", *typed, "enter")
        question = walk(pilot).query_one(Questions).question
        assert question is not None
        assert question.name == name


async def test_the_first_key_waits_until_the_lines_have_their_order() -> None:
    async with opened(shipped.law(), "cn/240") as pilot:
        questions = walk(pilot).query_one(Questions)
        ordered = [each.id for each in questions.options]
        questions.listed = questions.listed._replace(order={})
        walk(pilot)._studied = None
        assert [each.id for each in questions.options] != ordered
        await questions.on_key(events.Key("down", None))
        assert [each.id for each in questions.options] == ordered


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_an_act_before_its_offence_existed_is_answered_and_asked_about(language: str) -> None:
    async with opened(shipped.law(), "cn/236-1", language=language) as pilot:
        assert walk(pilot).proceed(Case({"offence-date": 20200501, "judgment-date": 20220101}))
        await settled(pilot)
        said = {"en": "Not liable for this offence.", "zh": "2021年3月1日"}[language]
        assert said in text(pilot)
        assert "12" in text(pilot)
        await press(pilot, "down", "full_stop", "x")
        assert walk(pilot).query_one(Questions).question


async def test_what_it_would_take_is_told_a_way_to_a_line_lower_frames_first() -> None:
    async with opened(shipped.law(), "cn/240", size=(120, 60)) as pilot:
        await press(pilot, "3", "w")
        place = pilot.app.screen.query_one("#sheet").region
        sheet = [line[place.x : place.right] for line in lines(pilot)[place.y : place.bottom]]
        sheet = [line for line in sheet if line.strip()]
        first = next(index for index, line in enumerate(sheet) if "What it would take" in line)
        assert "5 to 10 years" in sheet[first + 1]
        ways = sheet[first : next(i for i, line in enumerate(sheet) if "Each alone" in line or i == len(sheet) - 1)]
        assert len(ways) > 3
        assert not any(";" in line for line in ways)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_it_would_take_stays_in_the_foot_of_80_columns_once_something_is_answered(language: str) -> None:
    async with opened(shipped.law(), "cn/240", size=(80, 24), language=language) as pilot:
        await press(pilot, "3")
        assert walk(pilot).case == Case({"victims": 3})
        assert {"en": "w what if", "zh": "w "}[language] in lines(pilot)[-1]


async def test_the_filter_is_in_the_foot_where_there_is_room() -> None:
    async with opened(shipped.law(), "cn/240") as pilot:
        assert "i filter" in lines(pilot)[-1]


BURST = ("plus", "plus", "down", "y", "n", "z", "minus", "down", "y", "question_mark", "up", "3", "7", "z", "Z", "x",
         "down", "down", "plus", "x", "up", "y", "full_stop", "y", "z", "z", "down", "n", "backspace", "up")  # fmt: skip


async def test_keys_pressed_at_once_come_to_the_same_as_one_by_one() -> None:
    ended = []
    for at_once in (True, False):
        async with opened(shipped.law(), "cn/240") as pilot:
            for key in BURST:
                pilot.app.simulate_key(key)
                if not at_once:
                    await pilot.pause()
            await settled(pilot)
            await settled(pilot)
            question = walk(pilot).query_one(Questions).question
            ended.append((walk(pilot).case, question and question.name, lines(pilot)))
    assert ended[0] == ended[1]


@pytest.mark.parametrize(
    ("offence", "question", "hint"),
    [("cn/240", "victims", "+- count"), ("cn/240", "stage", "+- switch"), ("cn/264", "large-here", "+- switch")],
)
async def test_the_foot_says_what_plus_and_minus_do_to_the_question(offence: str, question: str, hint: str) -> None:
    async with opened(shipped.law(), offence) as pilot:
        await go_to(pilot, question)
        assert [each for each in ("+- count", "+- switch") if each in lines(pilot)[-1]] == [hint]
        before = walk(pilot).case
        await press(pilot, "plus")
        assert walk(pilot).case != before


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_walk_names_its_own_keys_and_no_command(language: str) -> None:
    async with opened(shipped.law(), "cn/240", size=(80, 120), language=language) as pilot:
        await press(pilot, "3", "tab")
        assert {"en": "xliststhem", "zh": "按x列出"}[language] in squeezed(text(pilot))
        assert "sentencing show" not in text(pilot)
