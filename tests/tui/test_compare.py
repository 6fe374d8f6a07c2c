"""Cases side by side: from the keys to the columns, and the same as the command line says."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from sentencing.corpus.store import Corpus
from sentencing.debate.compare import Side, compare
from sentencing.engine.case import Case
from sentencing.report.comparison import comparison_text
from sentencing.report.motion_found import under
from sentencing.report.words import words
from sentencing.tui.export import exports
from sentencing.tui.library import Library
from sentencing.tui.messages import Pinned
from sentencing.tui.questions import Questions
from sentencing.tui.shell import SentencingApp
from sentencing.tui.walk import Walk
from sentencing.tui.when import When
from tests.shipped import law
from tests.tui.house import DAY, OFFENCE, SIZES, lines, opened, press, settled, squeezed, text, type_text
from tests.tui.rooms_house import compare as comparison
from tests.tui.rooms_house import debated, page


def facts(pilot: object) -> list[dict[str, object]]:
    return [dict(each.facts) for each in comparison(pilot).sides]  # type: ignore[arg-type]


async def test_the_case_of_a_walk_stands_in_the_first_column_and_what_may_follow_is_said(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4", "c")
        assert facts(pilot) == [{"bicycles": 4}]
        assert "the same on another day" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Walk)


async def test_the_changed_case_stands_beside_it_and_only_what_differs_is_said_twice(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "c", "escape", "4", "c")
        assert facts(pilot) == [{}, {"bicycles": 4}]
        said = page(pilot)
        assert said.count("22 Nov 2026") == 1
        assert "1 to 3 years" in said
        assert "3 to 10 years" in said
        await press(pilot, "escape", "c")
        assert facts(pilot) == [{}, {"bicycles": 4}]  # the same case is not set there twice


async def test_what_is_changed_in_the_walk_comes_back_to_the_column(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4", "c", "v")
        assert isinstance(pilot.app.screen, Walk)
        questions = pilot.app.screen.query_one(Questions)
        questions.highlighted = questions.get_option_index("especially-serious")
        await press(pilot, "y", "escape")
        assert facts(pilot) == [{"bicycles": 4}, {"bicycles": 4, "especially-serious": True}]
        await press(pilot, "escape")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.case == Case({"bicycles": 4})  # the walk's own case is as it was


async def test_no_more_than_four_and_each_can_be_removed(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "c")
        for each in "234":
            await press(pilot, "escape", "backspace", each, "c")
        assert len(facts(pilot)) == 4
        await press(pilot, "escape", "backspace", "5", "c")
        assert isinstance(pilot.app.screen, Walk)
        assert "Four columns" in " ".join(str(each.message) for each in pilot.app._notifications)
        await press(pilot, "f4", "left", "x")
        assert facts(pilot) == [{}, {"bicycles": 2}, {"bicycles": 4}]
        await press(pilot, "x", "x", "x")
        assert facts(pilot) == []
        assert "Nothing stands here yet." in text(pilot)


async def test_the_same_on_another_day(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "c", "n")
        await type_text(pilot, "2012-03-01")
        await press(pilot, "enter")
        assert [each.day for each in comparison(pilot).sides] == [DAY, "2012-03-01"]
        assert pilot.app.day == DAY  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", ["n", "d"])
@pytest.mark.parametrize(("language", "why"), [("en", "Not taken:"), ("zh", "未采用：")])
@pytest.mark.parametrize("day", ["1990-01-01", "2999-01-01"])
async def test_a_day_that_cannot_be_asked_keeps_the_sheet_open(
    corpus: Corpus, key: str, language: str, why: str, day: str
) -> None:
    async with opened(corpus, language=language) as pilot:
        await press(pilot, "c", key, "ctrl+a", "ctrl+k")
        await type_text(pilot, day)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, When)
        assert why in text(pilot)
        await press(pilot, "escape")
        assert [each.day for each in comparison(pilot).sides] == [DAY]


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_where_nothing_stands_nothing_is_offered_that_needs_it(corpus: Corpus, language: str) -> None:
    async with opened(corpus, language=language) as pilot:
        await press(pilot, "f4")
        foot, said = lines(pilot)[-1], words(language)
        assert not any(said.meant("a key", each) in foot for each in ("open", "other day", "other facts", "remove"))
        assert said.meant("a key", "back") in foot
        await press(pilot, "f3", "c")
        assert said.meant("a key", "other day") in lines(pilot)[-1]


async def test_the_same_under_another_offence_says_what_it_does_not_ask(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4", "c", "o")
        listed = pilot.app.screen.query_one(OptionList)
        listed.highlighted = listed.get_option_index("xx/12")
        await press(pilot, "enter")
        first, second = comparison(pilot).sides
        assert second.offence != first.offence
        assert second.unasked == ("bicycles",)
        assert "does not ask about: bicycles [number]" in page(pilot).lower()


async def test_law_and_motion(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await press(pilot, "c", "m", "enter")
        assert [each.motion for each in comparison(pilot).sides] == ["", "five-years-for-a-bicycle"]
        assert "5 to 8 years" in page(pilot)
        await press(pilot, "enter")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.told
        assert walk.told.assessment.shall[0].span
        assert walk.told.assessment.shall[0].span.low == 60
        await press(pilot, "escape")
        assert [each.motion for each in comparison(pilot).sides] == ["", "five-years-for-a-bicycle"]


async def test_a_motion_that_changes_nothing_here_says_so_beside_the_law_and_in_a_walk() -> None:
    side = Side(law(), "cn/240", {}, "2015-06-18")
    async with opened(law(), "cn/240", size=(80, 24)) as pilot:
        for motion, idle in (("amendment-9-241-6", True), ("message-of-2015", False)):
            pilot.app.screen.post_message(Pinned((side, under(law(), side, motion)), anew=True))
            await settled(pilot)
            assert ("The motion changes nothing in this offence. It changes: Buying" in page(pilot)) is idle
            await press(pilot, "enter", "tab")
            assert isinstance(pilot.app.screen, Walk)
            assert "under a motion" in text(pilot)
            assert squeezed("The law as this motion would have it") in squeezed(text(pilot))
            assert ("changes nothing in this offence" in text(pilot)) is idle
            await press(pilot, "escape", "escape")


async def test_the_columns_are_there_again_after_a_restart(debate: Corpus, tmp_path: Path) -> None:
    for start in range(2):
        app = SentencingApp(debate, OFFENCE if not start else None, "en", DAY, sessions=str(tmp_path))
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            if not start:
                await press(pilot, "4", "c", "m", "enter", "escape")
            else:
                await press(pilot, "f4")
                assert facts(pilot) == [{"bicycles": 4}, {"bicycles": 4}]
                assert [each.motion for each in comparison(pilot).sides] == ["", "five-years-for-a-bicycle"]
                assert len(comparison(pilot).columns) == 2
        app.session.close()


async def test_what_is_given_away_is_what_the_command_line_prints(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "c", "escape", "4", "c")
        found = exports(pilot.app.screen, words("en"))
        assert found
        sides = [Side(corpus, OFFENCE, {}, DAY), Side(corpus, OFFENCE, {"bicycles": 4}, DAY)]
        assert found.text() == comparison_text(words("en"), compare(sides))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_it_is_drawn_at_every_size_and_brackets_stay(
    corpus: Corpus, size: tuple[int, int], language: str
) -> None:
    async with opened(corpus, size=size, language=language) as pilot:
        await press(pilot, "4", "c", "escape", "down", "c", "v", "escape")
        shown = squeezed(page(pilot))
        assert ("[number]" in shown) is (language == "en")
        await press(pilot, "l")
        assert ("[number]" in squeezed(page(pilot))) is (language != "en")


async def test_the_rooms_are_a_key_away_from_everywhere(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "f4")
        assert "Nothing stands here yet." in text(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, Library)
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, Library)  # no case was open
        await press(pilot, "slash")
        await type_text(pilot, "bike")
        await press(pilot, "enter", "4", "f5", "f3")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.case == Case({"bicycles": 4})
        await press(pilot, "f5", "f2", "f3")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Walk)
        assert pilot.app.screen.case == Case({"bicycles": 4})


def test_a_column_names_a_motion_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from sentencing.cli import main

    law = str(debated(tmp_path))
    assert main(["compare", OFFENCE, "vs", "motion:five-years-for-a-bicycle", "--statutes", law, "--as-of", DAY]) == 0
    said = capsys.readouterr().out
    assert "Five years for a bicycle [draft]" in " ".join(said.split())
    assert "5 to 8 years" in said
    assert main(["compare", OFFENCE, "vs", "motion:nothing", "--statutes", law]) == 2
    assert "no motion is called 'nothing'" in capsys.readouterr().err


async def test_a_choice_in_which_nothing_is_found_says_what_to_do(corpus: Corpus) -> None:
    async with opened(corpus, OFFENCE, size=(60, 20)) as pilot:
        await press(pilot, "c", "m")
        assert "No motion is here about this legal system." in text(pilot)
        await press(pilot, "enter", "escape")
    async with opened(law(), "cn/240", size=(60, 20)) as pilot:
        await press(pilot, "c", "o")
        last = pilot.app.screen.query_one(OptionList).options[-1]
        assert "more: type to find them" in last.prompt.text  # type: ignore[union-attr]
        await type_text(pilot, "zzqq")
        assert squeezed("Nothing found: type other words, or leave with Esc.") in squeezed(text(pilot))
        await press(pilot, "enter")
        assert "under which offence" in text(pilot)


async def test_a_motion_that_is_law_already_is_refused_in_the_words_of_the_app() -> None:
    async with opened(law(), "cn/241", size=(80, 24)) as pilot:
        await press(pilot, "c")
        comparison(pilot)._moved("amendment-9-241-6")
        await settled(pilot)
        said = " ".join(str(each.message) for each in pilot.app._notifications)
        assert said == "The motion does not fit the law of 22 Nov 2026: d sets an earlier day."
        assert len(comparison(pilot).sides) == 1
