"""The palette: everything that can be done or opened is found by typing, and a theme is tried before it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.store import Corpus
from sentencing.report.words import words
from sentencing.tui.hints import hints
from sentencing.tui.library import Library
from sentencing.tui.palette import Palette
from sentencing.tui.walk import Walk
from tests.tui.house import OFFENCE, opened, press, text, type_text


async def test_it_lists_what_the_keys_do_here(corpus: Corpus) -> None:
    async with opened(corpus, size=(120, 90)) as pilot:
        wanted = [hint for hint in hints(pilot.app.screen, words("en"), every=True) if hint.enabled]
        assert len(wanted) > 8
        await press(pilot, "ctrl+p")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        offered = {(each.label, each.aside) for each in palette._offers}
        for hint in wanted:
            assert hint.name == "app.palette" or (hint.sentence, hint.shown) in offered, hint


async def test_an_action_is_done(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4", "ctrl+p")
        await type_text(pilot, "take back the last")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Walk)
        assert not pilot.app.screen.case.facts


async def test_an_offence_is_opened_from_a_walk_and_the_case_left_is_kept(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4")
        left = pilot.app.screen
        assert isinstance(left, Walk)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "xx/12")
        await press(pilot, "enter")
        there = pilot.app.screen
        assert isinstance(there, Walk)
        assert there.offence == "xx/12"
        await press(pilot, "ctrl+p")
        await type_text(pilot, "bicycle")
        await press(pilot, "enter")
        back = pilot.app.screen
        assert isinstance(back, Walk)
        assert (back.offence, back.case) == (OFFENCE, left.case)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Walk)


@pytest.mark.parametrize("first", [OFFENCE, None])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_escape_goes_back_to_the_walk_from_which_an_offence_was_opened(
    corpus: Corpus, first: str | None, language: str
) -> None:
    async def found(offence: str) -> None:
        await press(pilot, "ctrl+p")
        await type_text(pilot, offence)
        await press(pilot, "enter")

    def here() -> str:
        return getattr(pilot.app.screen, "offence", "")

    async with opened(corpus, first, language=language) as pilot:
        if first is None:
            await found(OFFENCE)
        await press(pilot, "full_stop", "4")
        case = pilot.app.screen.case  # type: ignore[attr-defined]
        await found("xx/12")
        assert here() == "xx/12"
        await press(pilot, "escape")
        assert here() == OFFENCE
        assert pilot.app.screen.case == case  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Library)


async def test_it_says_that_nothing_was_found(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "zzqx")
        assert "Nothing found: type other words" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Palette)


async def test_a_theme_is_tried_and_taken_or_not(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        before = pilot.app.theme
        await press(pilot, "ctrl+p")
        await type_text(pilot, "nord")
        assert pilot.app.theme == "nord"
        await press(pilot, "escape")
        assert pilot.app.theme == before
        await press(pilot, "ctrl+p")
        await type_text(pilot, "sentencing-light")
        await press(pilot, "enter")
        assert pilot.app.theme == "sentencing-light"


async def test_saved_cases_are_opened_and_a_damaged_one_is_told(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTENCING_FOLDER", str(tmp_path))
    folder = tmp_path / "data" / "cases"
    folder.mkdir(parents=True)
    (folder / "seminar.toml").write_text(f'offence = "{OFFENCE}"\n[facts]\nat-night = true\n')
    (folder / "broken.toml").write_text("offence = [")
    async with opened(corpus, None) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "broken")
        await press(pilot, "enter")
        assert any("broken.toml:1:" in each.message for each in pilot.app._notifications)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "seminar")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Walk)
        assert pilot.app.screen.case.facts == {"at-night": True}
        await press(pilot, "z")
        assert not pilot.app.screen.case.facts


async def test_another_language_and_nothing_found(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "no such thing at all")
        await press(pilot, "down", "enter", "pageup")
        assert isinstance(pilot.app.screen, Palette)
        await press(pilot, "ctrl+a", "ctrl+k")
        await type_text(pilot, "language zh")
        await press(pilot, "enter")
        assert pilot.app.words.language == "zh"  # type: ignore[attr-defined]
