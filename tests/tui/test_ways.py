"""What it would take: the ways to another result, to one that is typed, and how a change is made."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from sentencing.corpus.store import Corpus
from sentencing.tui.fields import Field
from sentencing.tui.other import Other
from sentencing.tui.page import Page
from sentencing.tui.walk import Walk
from tests.shipped import law
from tests.tui.house import SIZES, opened, press, settled, squeezed, text, type_text
from tests.tui.rooms_house import page

SHIPPED = "cn/240"


async def looked(pilot: Pilot[None]) -> str:
    """What the sheet says, once it is worked out."""
    for _ in range(400):
        await pilot.pause(0.02)
        assert isinstance(pilot.app.screen, Other)
        if pilot.app.screen.found is not None:
            break
    await settled(pilot)
    return page(pilot)


async def wanted(pilot: Pilot[None], typed: str) -> str:
    """What it would take for a result that is typed."""
    if not pilot.app.screen.query_one(Field).has_focus:
        await press(pilot, "slash")
    await type_text(pilot, typed)
    await press(pilot, "enter")
    return await looked(pilot)


async def test_what_the_court_must_comes_before_what_it_may_and_few_ways_of_each() -> None:
    async with opened(law(), SHIPPED) as pilot:
        await press(pilot, "3", "w")
        said = await looked(pilot)
        must, may = said.index("the court must"), said.index("the court may")
        assert must < said.index("always less than life") < said.index("required") < may < said.index("possible")
        assert "5 to 10 years" in said[must:may]
        assert "no punishment, possible" in said[may:]
        assert len(said.splitlines()) < 40
        here = pilot.app.screen.query_one(Page)
        more = next(each.name for each in here.choices if "all 19 ways" in str(each.block))
        pilot.app.screen.post_message(Page.Opened(more))
        await settled(pilot)
        assert "all 19 ways" not in page(pilot)
        assert "voluntary surrender" in page(pilot)


@pytest.mark.parametrize(
    ("language", "typed", "must", "not_must"),
    [
        ("en", "under 10 years", ["forced to take part", "given up"], ["fewer than 3"]),
        ("en", "at most 10 years", ["forced to take part", "given up", "fewer than 3"], []),
        ("zh", "不满十年", ["胁从犯", "中止"], ["不足3"]),
        ("zh", "十年以下", ["胁从犯", "中止", "不足3"], []),
    ],
)
async def test_under_ten_is_less_than_ten_and_at_most_ten_is_not(
    language: str, typed: str, must: list[str], not_must: list[str]
) -> None:
    async with opened(law(), SHIPPED, language=language) as pilot:
        await press(pilot, "3", "w")
        said = await wanted(pilot, typed)
        certain = said[: said.index("the court may" if language == "en" else "法院可以")]
        assert all(each in certain for each in must)
        assert not any(each in certain for each in not_must)


async def test_no_conviction_can_be_asked_for_and_a_way_changes_the_case() -> None:
    async with opened(law(), SHIPPED) as pilot:
        await press(pilot, "3", "w")
        said = await wanted(pilot, "no conviction")
        assert "in order to sell: no" in said
        assert "5 to 10 years" not in said
        way = next(
            each.name for each in pilot.app.screen.query_one(Page).choices if "in order to sell" in str(each.block)
        )
        pilot.app.screen.post_message(Page.Opened(way))
        await settled(pilot)
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.told
        assert walk.told.assessment.liable is False
        assert walk.case.facts["victims"] == 3
        await press(pilot, "z")
        assert walk.told.assessment.liable is True


async def test_an_answer_that_is_taken_back_is_no_answer() -> None:
    async with opened(law(), SHIPPED) as pilot:
        await press(pilot, "3", "w")
        await looked(pilot)
        await press(pilot, "enter", "enter")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.told
        assert [each.span and (each.span.low, each.span.high) for each in walk.told.assessment.may] == [(60, 120)]
        assert None not in walk.case.facts.values()


async def test_what_is_no_result_is_said_and_escape_comes_back_to_all(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "w")
        every = await looked(pilot)
        said = await wanted(pilot, "purple")
        assert "“purple” names no result." in said
        assert "under 10 years; at most 3 years; no death" in said
        await press(pilot, "escape")
        assert await looked(pilot) == every
        assert pilot.app.screen.query_one(Field).value == ""
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Walk)


async def test_a_walk_under_a_motion_asks_its_law(debate: Corpus) -> None:
    from sentencing.debate.compare import Side
    from sentencing.report.motion_found import under
    from tests.tui.house import DAY, OFFENCE

    side = under(debate, Side(debate, OFFENCE, {}, DAY), "five-years-for-a-bicycle")
    async with opened(debate) as pilot:
        from sentencing.tui.messages import Visit

        pilot.app.screen.post_message(Visit(OFFENCE, {}, DAY, law=side.law, motion=side.motion, back=lambda *_: None))
        await settled(pilot)
        await press(pilot, "w")
        await looked(pilot)
        said = await wanted(pilot, "at least 5 years")
        assert "at least 5 years, required" in said
        assert "it is so already" in said


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_drawn_at_every_size(corpus: Corpus, size: tuple[int, int]) -> None:
    async with opened(corpus, size=size) as pilot:
        await press(pilot, "4", "w")
        await looked(pilot)
        assert squeezed("What it would take") in squeezed(text(pilot))
        await press(pilot, "ctrl+l")
        assert squeezed("怎样才会使法院") in squeezed(text(pilot))
