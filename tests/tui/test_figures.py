"""Figures that an authority sets: their span is told, they are chosen or typed, and one outside of it is seen. A place
that is known to have set them answers all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.store import Corpus, open_corpus
from sentencing.tui.choose import Choose
from sentencing.tui.questions import Questions
from tests.tui.house import opened, press, root, settled, squeezed, text, type_text

LAW = """
[article]
article = "21"
title = { en = "Taking bread", zh = "拿面包" }

[[offence]]
id = "xx/21"
article = "21"
title = { en = "Taking bread", zh = "拿面包罪" }
summary = { en = "Taking bread.", zh = "拿面包。" }
needs = "dear"
from = 2001-01-01

[source]
instrument = "xx/code"
text_as_of = 2026-01-01

[[fact]]
id = "worth"
type = "amount"
label = { en = "Worth", zh = "价值" }
ask = { en = "What was it worth?", zh = "价值多少？" }

[[fact]]
id = "figure"
type = "amount"
within = "1000..3000"
cite = "21"
label = { en = "Figure of the place", zh = "当地数额" }
ask = { en = "From what figure is bread dear here?", zh = "当地从多少起算？" }

[[circumstance]]
id = "dear"
cite = "21"
label = { en = "Dear bread", zh = "面包贵重" }
when = { worth = ">= @figure" }

[[tier]]
id = "base"
cite = "21"
principal = ["prison 1y..3y"]
"""

PLACES = """
[[fact]]
id = "high-figure"
type = "amount"
within = "5000..9000"
cite = "21"
label = { en = "High figure of the place", zh = "当地高数额" }

[[circumstance]]
id = "very-dear"
cite = "21"
label = { en = "Very dear bread", zh = "面包非常贵重" }
when = { worth = ">= @high-figure" }

[[tier]]
id = "high"
cite = "21"
when = "very-dear"
principal = ["prison 4y..9y"]

[[place]]
id = "north"
label = { en = "The North", zh = "北方" }
figures = { figure = 2013, high-figure = 6000 }
source = { en = "Order 2013", zh = "2013号令" }

[[place]]
id = "south-1"
label = { en = "The South, big towns", zh = "南方一类" }
alias = ["saltport", "盐港"]
figures = { figure = 3000, high-figure = 8000 }
source = { en = "Order 7", zh = "七号令" }
"""


@pytest.fixture
def placed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    law = root(tmp_path)
    (law / "xx" / "21.toml").write_text(LAW + PLACES)
    return open_corpus((str(law),))


@pytest.fixture
def bread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    law = root(tmp_path)
    (law / "xx" / "21.toml").write_text(LAW)
    return open_corpus((str(law),))


async def at_the_figure(pilot: object) -> dict[str, object]:
    walk = pilot.app.screen  # type: ignore[attr-defined]
    questions = walk.query_one(Questions)
    questions.highlighted = questions.get_option_index("figure")
    await settled(pilot)  # type: ignore[arg-type]
    return walk


async def test_the_span_is_told_and_a_figure_outside_of_it_is_seen(bread: Corpus) -> None:
    async with opened(bread, "xx/21", size=(80, 24)) as pilot:
        await at_the_figure(pilot)
        assert "An authority sets it, from" in text(pilot)
        assert squeezed("1,000 to") in squeezed(text(pilot))
        await type_text(pilot, "999")
        assert squeezed("is typed lies outside") in squeezed(text(pilot))
        await press(pilot, "backspace", "backspace", "backspace")
        await type_text(pilot, "1000")
        assert squeezed("lies outside") not in squeezed(text(pilot))


async def test_plus_and_minus_stay_within_the_span(bread: Corpus) -> None:
    async with opened(bread, "xx/21") as pilot:
        walk = await at_the_figure(pilot)
        await press(pilot, "plus")
        assert walk.case.facts == {"figure": 1000}  # type: ignore[attr-defined]
        await press(pilot, "minus", "plus", "plus")
        assert walk.case.facts == {"figure": 1200}  # type: ignore[attr-defined]
        await press(pilot, "backspace", "minus", "plus")
        assert walk.case.facts == {"figure": 3000}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("typed", "figure"), [("", 1000), ("1,8", 1800), ("1234", 1234)])
async def test_a_figure_is_chosen_or_typed(bread: Corpus, typed: str, figure: int) -> None:
    async with opened(bread, "xx/21") as pilot:
        walk = await at_the_figure(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choose)
        assert "the lowest that may be set" in text(pilot)
        await press(pilot, *({",": "comma"}.get(each, each) for each in typed))
        await press(pilot, "enter")
        assert walk.case.facts == {"figure": figure}  # type: ignore[attr-defined]


SOUTH = {"figure": 3000, "high-figure": 8000}


@pytest.mark.parametrize(("language", "typed"), [("en", "south"), ("en", "saltport"), ("en", "盐港"), ("zh", "南方")])
async def test_a_place_answers_all_its_figures_in_one_step(placed: Corpus, language: str, typed: str) -> None:
    async with opened(placed, "xx/21", language=language, size=(80, 24)) as pilot:
        walk = await at_the_figure(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, *typed, "enter")
        assert walk.case.facts == SOUTH  # type: ignore[attr-defined]
        said = {"en": "Figures set in The South, big towns: EUR 3,000, EUR 8,000.", "zh": "南方一类确定的数额"}
        assert squeezed(said[language]) in squeezed(text(pilot))
        await press(pilot, "z")
        assert walk.case.facts == {}  # type: ignore[attr-defined]


async def test_the_places_come_first_with_their_figure_and_its_source(placed: Corpus) -> None:
    async with opened(placed, "xx/21") as pilot:
        await at_the_figure(pilot)
        assert squeezed("Choose the place with Enter, or type its figure.") in squeezed(text(pilot))
        await press(pilot, "enter")
        page = text(pilot)
        assert squeezed("EUR 2,013 (Order 2013)") in squeezed(page)
        assert page.index("The North") < page.index("The South") < page.index("the lowest that may be set")


@pytest.mark.parametrize("typed", ["2013", "3000"])
async def test_a_figure_that_is_typed_is_a_figure_and_no_place(placed: Corpus, typed: str) -> None:
    async with opened(placed, "xx/21") as pilot:
        walk = await at_the_figure(pilot)
        await press(pilot, "enter", *typed, "enter")
        assert walk.case.facts == {"figure": int(typed)}  # type: ignore[attr-defined]


async def test_what_a_place_did_is_told_of_all_its_figures(placed: Corpus) -> None:
    async with opened(placed, "xx/21", size=(80, 40)) as pilot:
        walk = pilot.app.screen
        walk.proceed(walk.case.answer("worth", 7000))  # type: ignore[attr-defined]
        await press(pilot, "x")  # the lower figure changes nothing, and is asked only where everything is
        await at_the_figure(pilot)
        await press(pilot, "enter", *"north", "enter")
        assert "The frame of 1 to 3 years or 4 to 9 years becomes 4 to 9 years." in text(pilot)
