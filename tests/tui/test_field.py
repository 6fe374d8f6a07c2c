"""A number that is being typed: the row shows the case, and whatever else happens closes the field."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.tui.questions import Questions
from tests.tui.house import opened, press, settled, squeezed
from tests.tui.test_walk_keys import beside, row, walk

CARET = "▏"


async def on_value(pilot: Pilot[None]) -> None:
    await on(pilot, "value")


async def on(pilot: Pilot[None], name: str) -> None:
    questions = walk(pilot).query_one(Questions)
    questions.highlighted = questions.get_option_index(name)
    await settled(pilot)


async def test_a_row_shows_the_case_after_it_was_begun_anew(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await on_value(pilot)
        await press(pilot, *"5000", "a")
        assert walk(pilot).case == Case({})
        assert "5000" not in row(pilot, "Value")
        await on_value(pilot)
        await press(pilot, *"99")
        assert walk(pilot).case == Case({"value": 99})


async def test_a_row_shows_the_case_after_undo_and_redo(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await on(pilot, "bicycles")
        await press(pilot, "3", "5")
        assert CARET in row(pilot, "Bicycles")
        await press(pilot, "z")
        assert walk(pilot).case == Case({})
        assert "35" not in row(pilot, "Bicycles")
        await press(pilot, "Z")
        assert "35" in row(pilot, "Bicycles")
        assert CARET not in row(pilot, "Bicycles")
        await press(pilot, "5")
        assert walk(pilot).case == Case({"bicycles": 5})


@pytest.mark.parametrize(
    "between",
    [
        ("d", "escape"),
        ("tab", "tab"),
        ("w", "escape"),
        ("f1", "escape"),
        ("enter",),
        ("down", "up"),
        ("i", "escape"),
        ("f2", "f3"),
    ],
)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_whatever_else_happens_closes_the_field(
    corpus: Corpus, between: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with opened(corpus, size=size) as pilot:
        await on(pilot, "bicycles")
        await press(pilot, "3")
        for key in between:
            await press(pilot, key)
        questions = walk(pilot).query_one(Questions)
        assert not questions.typing
        await on(pilot, "bicycles")
        assert CARET not in row(pilot, "Bicycles")
        await press(pilot, "5")
        assert walk(pilot).case == Case({"bicycles": 5})


async def test_a_number_is_corrected_in_its_field(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await on(pilot, "bicycles")
        await press(pilot, "3", "5", "backspace", "6")
        assert walk(pilot).case == Case({"bicycles": 36})


async def test_letters_in_a_number_say_what_became_of_the_case(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await on_value(pilot)
        await press(pilot, *"5000", "a", "b")
        assert squeezed("z brings back what was answered") in beside(pilot)
        await press(pilot, "z")
        assert walk(pilot).case == Case({"value": 5000})
        assert "bringsback" not in beside(pilot)


async def test_a_letter_that_is_no_key_says_what_is_typed(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await on_value(pilot)
        await press(pilot, "5", "b")
        assert squeezed("a number is typed") in beside(pilot)


async def test_a_number_that_is_too_large_is_refused_with_the_most_there_is(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await on_value(pilot)
        await press(pilot, *"9" * 12)
        assert walk(pilot).case == Case({"value": 999_999_999_999})
        assert "…" not in row(pilot, "Value")
        await press(pilot, "9")
        assert walk(pilot).case == Case({"value": 999_999_999_999})
        assert CARET in row(pilot, "Value")
        assert squeezed("at most 999,999,999,999") in beside(pilot)
