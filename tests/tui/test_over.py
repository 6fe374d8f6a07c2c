"""Sheets: each speaks another language while it is open, has letters to jump to, and lives in any window."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from sentencing.corpus.store import Corpus
from sentencing.report.words import words
from sentencing.tui.jump import Jump, labels, targets
from sentencing.tui.over import Over
from sentencing.tui.palette import Palette
from sentencing.tui.questions import Questions
from tests.tui.house import OFFENCE, lines, opened, press, settled, squeezed, text

# The keys that open a sheet, and a message on it.
SHEETS = {
    "help": (["f1"], "The ruler"),
    "palette": (["ctrl+p"], "Not known: the answer widens"),
    "day": (["d"], "The law of which day?"),
    "what if": (["w"], "What it would take: the court must"),
    "project": (["p"], ""),
    "save": (["s"], "Save this case as"),
    "note": (["m"], "Note"),
    "cases": (["o"], "Saved cases"),
    "export": (["e"], "Write this to which file?"),
    "choose": ([], ""),
}
LAW = {"choose": {"en": "Whose it was [Repealed]", "zh": "物主"}, "project": {"en": "1 to 3 years", "zh": "一年以上"}}
SIZES = [(60, 20), (300, 80), (20, 5)]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved cases of nobody else."""
    monkeypatch.setenv("SENTENCING_FOLDER", str(tmp_path / "own"))


async def show(pilot: Pilot[None], sheet: str) -> Over[object]:
    """Open a sheet over a walk."""
    if sheet == "choose":
        questions = pilot.app.screen.query_one(Questions)
        questions.highlighted = questions.get_option_index("who")
        await press(pilot, "enter")
    else:
        await press(pilot, *SHEETS[sheet][0])
    assert isinstance(pilot.app.screen, Over), pilot.app.screen
    return pilot.app.screen


def on(sheet: str, language: str) -> str:
    """What stands on a sheet in a language."""
    if sheet in LAW:
        return LAW[sheet][language]
    message = SHEETS[sheet][1]
    return words(language).meant("a key", message) if sheet == "palette" else words(language).say(message)


@pytest.mark.parametrize("sheet", SHEETS)
async def test_a_sheet_speaks_another_language_while_it_is_open(corpus: Corpus, sheet: str) -> None:
    async with opened(corpus) as pilot:
        over = await show(pilot, sheet)
        english, chinese = on(sheet, "en"), on(sheet, "zh")
        assert english != chinese
        assert english in text(pilot)
        await press(pilot, "ctrl+l")
        assert pilot.app.screen is over
        assert squeezed(chinese) in squeezed(text(pilot))
        assert english not in text(pilot)
        await press(pilot, "ctrl+l")
        assert english in text(pilot)


@pytest.mark.parametrize("sheet", ["help", "project", "cases", "choose"])
async def test_where_nothing_is_typed_the_letter_is_enough(corpus: Corpus, sheet: str) -> None:
    async with opened(corpus) as pilot:
        over = await show(pilot, sheet)
        await press(pilot, "l")
        assert pilot.app.screen is over
        assert over.language.language == "zh"


async def test_what_is_typed_into_a_sheet_stays_when_the_language_changes(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        over = await show(pilot, "save")
        await press(pilot, "l", "f", "ctrl+l")
        assert over.query_one(Input).value == "lf"
        assert on("save", "zh") in text(pilot)


async def test_the_cursor_of_a_choice_stays_when_the_language_changes(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        over = await show(pilot, "choose")
        await press(pilot, "down")
        at = over.query_one(OptionList).highlighted
        await press(pilot, "l")
        assert over.query_one(OptionList).highlighted == at
        assert "儿童的" in text(pilot)


async def test_letters_lead_to_the_lines_of_a_sheet(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        over = await show(pilot, "choose")
        made = targets(over)
        assert len(made) == 2
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, Jump)
        for target, label in zip(made, labels(2), strict=True):
            assert lines(pilot)[target.y][target.x :].startswith(label)
        await press(pilot, labels(2)[1], "enter")
        assert pilot.app.screen.case.facts["who"] == "other"  # type: ignore[attr-defined]


async def test_letters_lead_to_what_the_palette_offers(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        over = await show(pilot, "palette")
        made = targets(over)
        await press(pilot, "ctrl+g", *labels(len(made))[3])
        assert isinstance(pilot.app.screen, Palette)
        assert over.query_one(OptionList).has_focus
        assert over.query_one(OptionList).highlighted == 2


async def test_where_there_is_nothing_to_jump_to_nothing_happens(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        over = await show(pilot, "project")
        over.can_focus = False
        await press(pilot, "ctrl+g")
        assert not isinstance(pilot.app.screen, Jump)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sheet", SHEETS)
async def test_a_sheet_lives_in_any_window(corpus: Corpus, sheet: str, size: tuple[int, int]) -> None:
    async with opened(corpus, OFFENCE, size=size) as pilot:
        for language in ("en", "zh"):
            over = await show(pilot, sheet)
            assert len(lines(pilot)) == size[1]
            if size[0] > 20:
                assert squeezed(on(sheet, language)) in squeezed(text(pilot))
            await pilot.resize_terminal(size[0] + 7, size[1] + 1)
            await settled(pilot)
            assert len(lines(pilot)) == size[1] + 1
            assert squeezed(text(pilot))
            await pilot.resize_terminal(*size)
            over.dismiss(None)
            await press(pilot, "l")
