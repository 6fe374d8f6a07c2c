"""A walk through a case: what keys, typing and the mouse do, and what stands on the screen then."""

from __future__ import annotations

import pytest

from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.report.lead import lead
from sentencing.tui.listing import FOLD
from sentencing.tui.questions import Questions
from sentencing.tui.walk import Walk
from tests.tui.house import SIZES, lines, opened, press, settled, squeezed, text, type_text


def walk(pilot: object) -> Walk:
    screen = pilot.app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, Walk)
    return screen


async def go_to(pilot: object, name: str) -> None:
    questions = walk(pilot).query_one(Questions)
    questions.highlighted = questions.get_option_index(name)
    await settled(pilot)  # type: ignore[arg-type]


async def test_it_opens_with_the_answer_to_silence(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        assert "1 to 3 years in prison; with a fine." in text(pilot)
        assert walk(pilot).case == Case({})
        assert walk(pilot).query_one(Questions).has_focus


async def test_a_number_answers_while_it_is_typed_and_is_one_step_of_undo(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "bicycles")
        await press(pilot, "1")
        assert walk(pilot).case == Case({"bicycles": 1})
        await press(pilot, "2")
        assert walk(pilot).case == Case({"bicycles": 12})
        assert "3 to 10 years in prison; with a fine." in text(pilot)
        await press(pilot, "backspace")
        assert walk(pilot).case == Case({"bicycles": 1})
        await press(pilot, "z")
        assert walk(pilot).case == Case({})
        await press(pilot, "Z")
        assert walk(pilot).case == Case({"bicycles": 1})


async def test_a_new_number_begins_where_the_cursor_comes_back(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "bicycles")
        await press(pilot, "1", "down", "up", "4")
        assert walk(pilot).case == Case({"bicycles": 4})
        await press(pilot, "z", "z")
        assert walk(pilot).case == Case({})


async def test_plus_and_minus_count_and_never_below_nought(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "bicycles")
        await press(pilot, "plus", "plus")
        assert walk(pilot).case == Case({"bicycles": 3})
        await press(pilot, *["minus"] * 5)
        assert walk(pilot).case == Case({"bicycles": 0})


@pytest.mark.parametrize(("name", "typed", "value"), [("value", "5000", 5000), ("oil", "0.5", 500), ("oil", "2", 2000)])
async def test_amounts_and_quantities_are_typed_in_their_own_unit(
    corpus: Corpus, name: str, typed: str, value: int
) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, name)
        await type_text(pilot, typed)
        assert walk(pilot).case == Case({name: value})


async def test_yes_no_and_unknown_have_a_key_each_and_backspace_takes_back(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "at-night")
        for key, value in (("y", True), ("n", False), ("question_mark", None)):
            await press(pilot, key)
            assert walk(pilot).case == Case({"at-night": value})
        assert "It depends on what is not known" in text(pilot)
        await press(pilot, "backspace")
        assert walk(pilot).case == Case({})


async def test_enter_goes_through_the_answers_of_a_yes_no_question(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "at-night")
        seen = []
        for _ in range(4):
            await press(pilot, "enter")
            seen.append(walk(pilot).case.facts.get("at-night", "nothing"))
        assert seen == [True, False, None, "nothing"]


async def test_a_choice_is_made_by_number_by_stepping_or_from_a_list(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "who")
        await press(pilot, "2")
        assert walk(pilot).case == Case({"who": "other"})
        await press(pilot, "plus")
        assert walk(pilot).case == Case({"who": "child"})
        await press(pilot, "enter")
        assert "another's [/b]" in text(pilot)
        await press(pilot, "down", "enter")
        assert walk(pilot).case == Case({"who": "other"})
        await press(pilot, "enter", "escape")
        assert walk(pilot).case == Case({"who": "other"})


async def test_keys_that_answer_another_kind_of_question_do_nothing(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "who")
        await press(pilot, "y", "9", "0")
        await go_to(pilot, "at-night")
        await press(pilot, "3", "plus")
        assert walk(pilot).case == Case({})


async def test_an_impossible_combination_is_refused_with_the_article_and_the_case_is_kept(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "at-night")
        await press(pilot, "y")
        await go_to(pilot, f"{FOLD}act")
        await press(pilot, "enter")
        await go_to(pilot, "by-day")
        await press(pilot, "y")
        assert walk(pilot).case == Case({"at-night": True})
        assert "20(4)" in text(pilot)
        assert "Day is not night [sic]" in squeezed_keep(pilot)
        await press(pilot, "down")
        assert "cannot go together" not in text(pilot)


def squeezed_keep(pilot: object) -> str:
    """The screen with runs of space as one: texts can be found across line ends in a column of their own."""
    return " ".join(text(pilot).split())  # type: ignore[arg-type]


async def test_what_cannot_change_the_answer_is_folded_until_it_can(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        questions = walk(pilot).query_one(Questions)
        names = {option.id for option in questions.options}
        assert "especially-serious" not in names
        await go_to(pilot, "at-night")
        await press(pilot, "y")
        names = {option.id for option in questions.options}
        assert "especially-serious" in names
        assert "bicycles" not in names
        assert questions.question is not None
        assert questions.question.name == "at-night"
        await go_to(pilot, f"{FOLD}act")
        await press(pilot, "enter")
        assert "bicycles" in {option.id for option in questions.options}


async def test_undo_and_redo_are_offered_only_when_there_is_something(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        screen = walk(pilot)
        assert screen.check_action("undo", ()) is None
        await press(pilot, "z", "Z")
        await go_to(pilot, "at-night")
        await press(pilot, "y", "n")
        assert screen.check_action("undo", ()) is True
        await press(pilot, "z", "z", "z")
        assert screen.case == Case({})
        await press(pilot, "Z", "Z", "Z")
        assert screen.case == Case({"at-night": False})


async def test_the_language_changes_at_a_key_and_the_case_stays(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await go_to(pilot, "at-night")
        await press(pilot, "y", "l")
        assert "盗用自行车罪" in text(pilot)
        assert "夜间" in text(pilot)
        assert walk(pilot).case == Case({"at-night": True})
        await press(pilot, "l")
        assert "At night [x=1]" in text(pilot)


async def test_every_theme_draws_the_same_text(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        first = lines(pilot)
        for _ in range(4):
            await press(pilot, "t")
            assert lines(pilot) == first
        assert pilot.app.theme == "sentencing-dark"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_sentence_is_never_cut(corpus: Corpus, size: tuple[int, int], language: str) -> None:
    async with opened(corpus, size=size, language=language) as pilot:
        await go_to(pilot, "bicycles")
        for key in ("9", "question_mark"):
            await press(pilot, key)
            told = walk(pilot).told
            assert told is not None
            said = squeezed("".join(lead(told.telling)))
            assert said in squeezed("".join(_column(pilot)))


def _column(pilot: object) -> list[str]:
    """The lines of the widget that holds the sentence."""
    region = walk(pilot).query_one("#sentence").region
    shown = pilot.app.screen._compositor.render_strips()[region.y : region.bottom]  # type: ignore[attr-defined]
    return [strip.crop(region.x, region.right).text for strip in shown]


async def test_at_80_columns_tab_turns_the_page_under_the_answer(corpus: Corpus) -> None:
    async with opened(corpus, size=(80, 24)) as pilot:
        assert "Bicycles [number]" in text(pilot)
        assert "Why" not in lines(pilot)[6:]
        await press(pilot, "tab")
        assert "1 to 3 years in prison; with a fine." in text(pilot)
        assert "Why" in text(pilot)
        assert "Bicycles [number]" not in text(pilot)
        await press(pilot, "escape")
        assert "Bicycles [number]" in text(pilot)
        assert walk(pilot).query_one(Questions).has_focus


async def test_layouts_follow_the_width(corpus: Corpus) -> None:
    async with opened(corpus, size=(200, 50)) as pilot:
        places = [walk(pilot).query_one(name).region.x for name in ("#left", "#middle", "#side")]
        assert places == sorted(set(places))
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert not walk(pilot).query_one("#side").display
        assert "What it rests on" in squeezed_keep(pilot) or "not a prediction" in squeezed_keep(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert walk(pilot).query_one("#middle").region.y < walk(pilot).query_one("#left").region.y


@pytest.mark.parametrize("size", [(1, 1), (5, 2), (20, 5), (30, 60), (300, 80)])
async def test_no_size_breaks_it(corpus: Corpus, size: tuple[int, int]) -> None:
    async with opened(corpus, size=size) as pilot:
        await press(pilot, "y", "tab", "tab", "down", "3", "l", "t", "full_stop", "x", "x", "a", "z")
        for sheet in ("p", "s", "o", "m", "d", "w"):
            await press(pilot, sheet)
            await press(pilot, "escape")
        await press(pilot, "i", "e", "enter", "enter", "escape")


async def test_a_click_goes_to_a_question_and_a_second_one_answers_it(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        questions = walk(pilot).query_one(Questions)
        row = next(y for y, line in enumerate(lines(pilot)) if "At night [x=1]" in line) - questions.region.y
        await pilot.click(Questions, offset=(4, row))
        await settled(pilot)
        assert walk(pilot).case == Case({})
        assert questions.question is not None
        assert questions.question.name == "at-night"
        await pilot.click(Questions, offset=(4, row))
        await settled(pilot)
        assert walk(pilot).case == Case({"at-night": True})


async def test_the_day_can_be_changed_and_a_day_without_law_is_refused(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4", "d", "ctrl+u")
        await type_text(pilot, "2015-06-18")
        await press(pilot, "enter")
        assert "law of 18 Jun 2015" in text(pilot)
        assert walk(pilot).case == Case({"bicycles": 4})
        await press(pilot, "d", "ctrl+u")
        await type_text(pilot, "yesterday")
        await press(pilot, "enter")
        assert "That is no date." in text(pilot)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "1990-01-01")
        await press(pilot, "enter")
        assert "law of 18 Jun 2015" in text(pilot)
        assert "no law is encoded here for 1 Jan 1990" in squeezed_keep(pilot)
        await press(pilot, "escape")
        assert "law of 18 Jun 2015" in text(pilot)


async def test_the_palette_offers_the_keys_of_the_screen(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4", "ctrl+p")
        await type_text(pilot, "undo")
        await press(pilot, "enter")
        assert walk(pilot).case == Case({})
