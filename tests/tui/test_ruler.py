"""The ruler: fits every width, and tells bands apart without colour."""

from __future__ import annotations

import pytest

from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.cells import width
from sentencing.report.words import languages, words
from sentencing.tui.preview import of_offence
from sentencing.tui.prose import lay_out
from sentencing.tui.ruler import PATTERNS, RulerView, Scale, of_answer
from sentencing.tui.told import tell
from tests.tui.house import DAY, OFFENCE, lines, opened, press, settled


def scale(corpus: Corpus, facts: dict[str, object], language: str = "en") -> Scale:
    made = of_answer(tell(PreparedLaw(corpus), OFFENCE, Case(facts), DAY, words(language)).telling)
    assert made is not None
    return made


def test_every_band_has_a_pattern_of_its_own() -> None:
    assert len(set(PATTERNS.values())) == 4


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("columns", [36, 44, 60, 76, 110])
def test_it_fits_with_shorter_labels_where_it_must(corpus: Corpus, language: str, columns: int) -> None:
    for facts in ({}, {"role": "accessory"}, {"bicycles": None}, {"bicycles": 3, "especially-serious": True}):
        shown, measured = scale(corpus, facts, language).within(columns)
        assert measured.width <= columns
        assert width(shown.labels(measured).plain) <= columns


async def test_bands_are_told_apart_by_pattern(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        questions = pilot.app.screen.query_one("Questions")
        for name, key in (("bicycles", "9"), ("surrender", "y")):
            questions.highlighted = questions.get_option_index(name)  # type: ignore[attr-defined]
            await press(pilot, key)
        drawn = str(pilot.app.screen.query_one(RulerView).render()).split("\n")
        rows = {line.split()[0]: line for line in drawn}
        assert "█" in rows["law"]
        assert "━" in rows["must"]
        assert "▒" in rows["may"]
        assert "█" in rows["may"]
        assert "░" not in rows["may"]


async def test_what_is_unknown_is_drawn_where_it_is_open(corpus: Corpus) -> None:
    async with opened(corpus, size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        await settled(pilot)
        assert any("░" in line for line in lines(pilot)[:9])


@pytest.mark.parametrize("columns", [10, 24, 40, 84, 120])
def test_the_preview_fits(corpus: Corpus, columns: int) -> None:
    for line in lay_out(of_offence(corpus, OFFENCE, DAY, words("en")), columns):
        assert width(line.plain) <= max(columns, 24)
