"""Bindings: every one has a name and explains itself, can be bound to other keys, and stands in the help."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from sentencing.corpus.store import Corpus
from sentencing.report.words import words
from sentencing.tui.asking import Named, Note, Sure
from sentencing.tui.cases import CaseList, Cases
from sentencing.tui.choose import Choose
from sentencing.tui.claims import Claims
from sentencing.tui.compare import Compare
from sentencing.tui.desk import Desk
from sentencing.tui.filter import Filter
from sentencing.tui.help import Help
from sentencing.tui.hints import Hints, hints
from sentencing.tui.library import Library
from sentencing.tui.other import Other
from sentencing.tui.page import Page
from sentencing.tui.projector import Projector
from sentencing.tui.questions import Questions
from sentencing.tui.ruler import PATTERNS
from sentencing.tui.shell import SentencingApp
from sentencing.tui.tree import LawTree
from sentencing.tui.walk import Walk
from sentencing.tui.when import When
from tests.tui.house import opened, press, settled, text

OWNERS = (
    SentencingApp,
    Library,
    Walk,
    Questions,
    LawTree,
    Filter,
    Choose,
    Help,
    When,
    Cases,
    CaseList,
    Named,
    Note,
    Sure,
    Projector,
    Other,
    Compare,
    Desk,
    Claims,
    Page,
)


@pytest.mark.parametrize("owner", OWNERS)
def test_every_binding_has_a_name_and_a_sentence(owner: type) -> None:
    for binding in owner.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id, binding
        if not binding.system:
            assert binding.description, binding
            assert binding.tooltip, binding


async def test_a_keymap_binds_other_keys(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        pilot.app.set_keymap({"walk.undo": "V"})
        await press(pilot, "4", "V")
        assert not pilot.app.screen.case.facts  # type: ignore[attr-defined]


async def test_the_help_lists_every_key_that_works_here(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        wanted = [hint.sentence for hint in hints(pilot.app.screen, words("en"), every=True)]
        assert len(wanted) > 10
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, Help)
        shown = " ".join(str(line.plain) for line in _help_lines(pilot))
        for sentence in wanted:
            assert " ".join(sentence.split()) in " ".join(shown.split())
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Walk)


def _help_lines(pilot: object) -> list[object]:
    from sentencing.tui.prose import Prose, lay_out

    prose = pilot.app.screen.query_one(Prose)  # type: ignore[attr-defined]
    return list(lay_out(prose.blocks, 400))


async def test_the_help_is_read_with_arrows_and_with_vi_keys(corpus: Corpus) -> None:
    async with opened(corpus, size=(80, 24)) as pilot:
        await press(pilot, "f1")
        sheet = pilot.app.screen.query_one("#text")
        await press(pilot, "j", "down", "j", "k")
        assert sheet.scroll_y == 2
        await press(pilot, "space")
        assert sheet.scroll_y > 2


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_help_is_gone_through_to_its_ends_and_begins_with_the_ruler(corpus: Corpus, language: str) -> None:
    async with opened(corpus, size=(80, 24), language=language) as pilot:
        await press(pilot, "f1")
        sheet, said = pilot.app.screen.query_one("#text"), words(language)
        shown = text(pilot)
        rows = [said.meant("a row of the ruler", each) for each in ("law", "must", "may", "open")]
        assert said.say("The ruler") in shown
        assert all(each in shown for each in (*rows, *PATTERNS.values()))
        await press(pilot, "end")
        assert sheet.scroll_y == sheet.max_scroll_y > 0
        await press(pilot, "home")
        assert sheet.scroll_y == 0


async def test_a_click_beside_the_help_closes_it(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "f1")
        await pilot.click(offset=(1, 1))
        await settled(pilot)
        assert isinstance(pilot.app.screen, Walk)


async def test_the_foot_offers_what_works_here(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        assert "y yes" not in text(pilot)
        assert "+- count" in text(pilot)
        questions = pilot.app.screen.query_one(Questions)
        questions.highlighted = questions.get_option_index("at-night")
        await settled(pilot)
        assert "y yes  n no  ? unknown" in text(pilot)
        assert "+- count" not in text(pilot)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_way_to_every_room_stands_at_the_foot_of_a_small_window(corpus: Corpus, language: str) -> None:
    async with opened(corpus, size=(60, 20), language=language) as pilot:
        for key, rooms in (("f2", "F3-F5"), ("f3", "F2-F5"), ("f4", "F2-F5"), ("f5", "F2-F4")):
            await press(pilot, key)
            foot = text(pilot).split("\n")[-1]
            assert f"{rooms} {words(language).meant('a key', 'rooms')}  F1" in foot
        await pilot.resize_terminal(200, 50)
        await settled(pilot)
        assert "F2-F4" not in text(pilot)
        assert words(language).meant("a key", "walk") in text(pilot).split("\n")[-1]


async def test_a_click_on_a_hint_presses_its_key(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4")
        foot = pilot.app.screen.query_one(Hints)
        at = text(pilot).split("\n")[foot.region.y].index("z undo")
        await pilot.hover(Hints, offset=(at, 0))
        await settled(pilot)
        assert "Take back the last answer" in str(foot.tooltip)
        await pilot.click(Hints, offset=(at, 0))
        await settled(pilot)
        assert not pilot.app.screen.case.facts  # type: ignore[attr-defined]


async def test_q_leaves(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "q")
        assert not pilot.app.is_running
