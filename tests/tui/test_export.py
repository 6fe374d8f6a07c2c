"""A file holds what its ending says: the same as the command line writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from sentencing.cli import main
from sentencing.corpus.store import Corpus
from sentencing.tui.export import CARDS, Naming
from tests.tui.house import DAY, OFFENCE, opened, press, text, type_text
from tests.tui.rooms_house import answered

CLAIM, MOTION = "at-least-a-year", "five-years-for-a-bicycle"


async def write(pilot: Pilot[None], name: str) -> None:
    await press(pilot, "e", "ctrl+a", "ctrl+k")
    await type_text(pilot, name)
    await press(pilot, "enter")


def printed(corpus: Corpus, capsys: pytest.CaptureFixture[str], *asked: str) -> str:
    capsys.readouterr()
    assert main(["card", *asked, "--statutes", f"only:{corpus.roots[0]}"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_walk_writes_the_card_that_the_ending_names(
    corpus: Corpus,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(corpus, language=language) as pilot:
        await press(pilot, "full_stop", "4")
        for ending in CARDS:
            await write(pilot, f"card{ending}")
        fact = "=".join(map(str, next(iter(pilot.app.screen.case.facts.items()))))  # type: ignore[attr-defined]
    for ending in CARDS:
        asked = (OFFENCE, fact, "--format", ending[1:], "--as-of", DAY, "--lang", language)
        assert (tmp_path / f"card{ending}").read_text(encoding="utf-8") == printed(corpus, capsys, *asked), ending


async def test_the_library_writes_the_card_of_the_offence(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "bicycle")
        await press(pilot, "down", "up")
        assert pilot.app.screen.place.id == OFFENCE  # type: ignore[attr-defined]
        pilot.app.action_export()  # type: ignore[attr-defined]
        await press(pilot, "ctrl+a", "ctrl+k")
        await type_text(pilot, "card.md")
        await press(pilot, "enter")
    asked = (OFFENCE, "--format", "md", "--as-of", DAY, "--lang", "en")
    assert (tmp_path / "card.md").read_text(encoding="utf-8") == printed(corpus, capsys, *asked)


@pytest.mark.parametrize(("typed", "name"), [("at least a year", CLAIM), ("draft", MOTION)])
async def test_the_desk_writes_the_card_of_a_claim_and_of_a_motion(
    debate: Corpus,
    typed: str,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(debate) as pilot:
        await press(pilot, "f5", "slash")
        await type_text(pilot, typed)
        await press(pilot, "enter")
        await answered(pilot)
        await write(pilot, "card.md")
    day = ("--as-of", DAY) if name == CLAIM else ()
    asked = (name, "--format", "md", *day, "--lang", "en")
    assert (tmp_path / "card.md").read_text(encoding="utf-8") == printed(debate, capsys, *asked)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_where_there_is_no_card_no_ending_of_one_is_offered_or_taken(
    corpus: Corpus, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    none = {"en": "There is no card of this.", "zh": "此处没有可写的卡片。"}[language]
    async with opened(corpus, language=language) as pilot:
        await press(pilot, "e")
        assert all(each in text(pilot) for each in (".txt", ".json", ".svg", *CARDS))
        await press(pilot, "escape", "c", "e")
        assert ".md" not in text(pilot)
        await press(pilot, "escape")
        await write(pilot, "two.md")
        assert isinstance(pilot.app.screen, Naming)
        assert none in text(pilot)
        assert not (tmp_path / "two.md").exists()
