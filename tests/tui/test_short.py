"""A short window: what explains a question gets the lines that the list leaves empty, and the cursor stays in sight;
and a case that is begun anew is listed as one that was just opened."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from sentencing.corpus.store import Corpus
from sentencing.tui.narrow import Narrow
from sentencing.tui.prose import Prose
from sentencing.tui.questions import Questions
from sentencing.tui.rows import CURSOR
from tests import shipped
from tests.tui.house import lines, opened, press, squeezed, text, type_text

LOW = (80, 24)


def questions(pilot: Pilot[None]) -> Questions:
    return pilot.app.screen.query_one(Questions)


@pytest.mark.parametrize(("language", "typed"), [("en", "number of"), ("zh", "人数")])
async def test_a_short_list_leaves_its_lines_to_the_explanation(language: str, typed: str) -> None:
    async with opened(shipped.law(), "cn/240", size=LOW, language=language) as pilot:
        await press(pilot, "i")
        await type_text(pilot, typed)
        await press(pilot, "enter", "3")
        about = questions(pilot).question.about  # type: ignore[union-attr]
        asked = pilot.app.screen.told.telling.speech.text(about.ask)  # type: ignore[attr-defined]
        assert squeezed(asked) in squeezed(text(pilot))
        assert "…" not in pilot.app.screen.query_one("#detail", Prose).render().plain
        await press(pilot, "escape")
        assert questions(pilot).size.height > 5  # the whole list has its lines again


async def test_what_is_cut_off_is_marked_behind_a_word() -> None:
    async with opened(shipped.law(), "cn/240", size=LOW) as pilot:
        await press(pilot, "3")
        said = pilot.app.screen.query_one("#detail", Prose).render().plain.splitlines()
        assert said[-1].endswith(" …")
        assert said[-1].strip() != "…"


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_cursor_stays_in_sight_where_the_answer_takes_more_lines(language: str) -> None:
    async with opened(shipped.law(), "cn/241", size=LOW, language=language) as pilot:
        await press(pilot, *["down"] * 9)
        before = questions(pilot).size.height
        await press(pilot, "d", "ctrl+a", "ctrl+k")
        await type_text(pilot, "2015-06-15")
        await press(pilot, "enter")
        assert questions(pilot).size.height < before
        assert any(line.strip().startswith(CURSOR) for line in lines(pilot))


@pytest.mark.parametrize(("language", "said", "typed"), [("en", "Begun anew", "what"), ("zh", "已重新开始", "什么")])
async def test_a_case_begun_anew_is_listed_as_one_that_was_just_opened(
    corpus: Corpus, language: str, said: str, typed: str
) -> None:
    async with opened(corpus, size=LOW, language=language) as pilot:
        listed = [each.id for each in questions(pilot).options]
        await press(pilot, "full_stop", "4", "down", "down", "y", "x", "i")
        await type_text(pilot, typed)
        await press(pilot, "enter", "escape", "end", "tab", "a")
        assert questions(pilot).highlighted == 1  # behind the heading
        assert [each.id for each in questions(pilot).options] == listed
        assert questions(pilot).scroll_y == 0
        assert questions(pilot).has_focus
        assert said in text(pilot)
        await press(pilot, "down")
        assert said not in text(pilot)


async def test_no_filter_outlives_its_case(corpus: Corpus) -> None:
    async with opened(corpus, size=LOW) as pilot:
        await press(pilot, "full_stop", "4", "i")
        await type_text(pilot, "night")
        await press(pilot, "enter", "a")
        assert not pilot.app.screen.query_one(Narrow).display
        assert questions(pilot).listed.wanted == ""
        assert not questions(pilot).touched
