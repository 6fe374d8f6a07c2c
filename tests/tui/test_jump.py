"""Jump mode: letters stand on every line and part, and typing them goes there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.corpus.store import Corpus
from sentencing.tui.jump import Jump, Target, labels, targets
from sentencing.tui.questions import Questions
from sentencing.tui.tree import LawTree
from sentencing.tui.walk import Walk
from tests.tui.house import SIZES, lines, opened, press


@given(st.integers(0, 26 * 26))
def test_no_label_begins_another(count: int) -> None:
    made = labels(count)
    assert len(set(made)) == count
    assert not any(one != other and other.startswith(one) for one in made for other in made[:30])


def letters(target: Target, made: tuple[Target, ...]) -> str:
    return labels(len(made))[made.index(target)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_of_the_questions_is_reached(corpus: Corpus, size: tuple[int, int]) -> None:
    async with opened(corpus, size=size) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        shown, made = lines(pilot), targets(pilot.app.screen)
        assert len(made) > 1
        for target in made[:4]:
            await press(pilot, "f")
            assert isinstance(pilot.app.screen, Jump)
            assert lines(pilot)[target.y][target.x :].startswith(letters(target, made))
            await press(pilot, *letters(target, made))
            assert isinstance(pilot.app.screen, Walk)
            if questions.has_focus:
                label = shown[target.y][target.x :].split("  ")[1].strip()
                assert questions.highlighted_option is not None
                assert label.split(" ")[0] in str(questions.highlighted_option.prompt.text)  # type: ignore[union-attr]


async def test_the_tree_and_the_preview_are_reached(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        tree = pilot.app.screen.query_one(LawTree)
        made = targets(pilot.app.screen)
        await press(pilot, "f", *letters(made[2], made))
        assert tree.cursor == 2


async def test_other_letters_and_escape_stay(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        before = pilot.app.focused
        for key in ("escape", "1"):
            await press(pilot, "f", key)
            assert isinstance(pilot.app.screen, Walk)
            assert pilot.app.focused is before
            assert not pilot.app.screen.case.facts
