"""The library: the tree, the filter and the preview."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.tui.filter import Filter, Hits
from sentencing.tui.library import Library
from sentencing.tui.questions import Questions
from sentencing.tui.shell import SentencingApp
from sentencing.tui.tree import LawTree
from sentencing.tui.walk import Walk
from tests import shipped
from tests.tui.house import DAY, lines, opened, press, settled, text, type_text


async def test_it_opens_with_the_tree_and_a_word_of_welcome(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        assert isinstance(pilot.app.screen, Library)
        shown = text(pilot)
        assert "Exland" in shown
        assert "General Part" in shown
        assert "Every sentence a court may lawfully impose" in shown


async def test_branches_are_filled_when_they_are_opened_and_emptied_when_closed(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        tree = pilot.app.screen.query_one(LawTree)
        before = tree.rows
        await press(pilot, "down", "right")
        assert len(tree.rows) > len(before)
        assert "Surrender and minor parts" in text(pilot)
        await press(pilot, "down", "left")
        assert tree.place is not None
        assert tree.place.kind == "part"
        await press(pilot, "left")
        assert tree.rows == before
        await press(pilot, "space", "space", "left", "enter")
        assert [node.depth for node in tree.rows] == [0]
        await press(pilot, "enter")
        assert tree.rows == before


async def test_the_cursor_stays_on_the_tree_and_in_sight(corpus: Corpus) -> None:
    async with opened(corpus, None, size=(80, 6)) as pilot:
        tree = pilot.app.screen.query_one(LawTree)
        await press(pilot, "down", "right", "G")
        assert tree.cursor == len(tree.rows) - 1
        assert tree.scroll_offset.y > 0
        await press(pilot, "down", "pagedown", "ctrl+d")
        assert tree.cursor == len(tree.rows) - 1
        await press(pilot, "g", "up", "pageup", "ctrl+u")
        assert tree.cursor == 0
        assert tree.scroll_offset.y == 0


async def test_the_preview_of_an_offence_draws_every_tier(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "G")
        shown = text(pilot)
        assert "盗用自行车罪" in shown
        assert "Taking a bicycle [sic] without leave; x [/oops]." in shown
        for said in (
            "1 to 3 years in prison; with a fine.",
            "3 to 10 years in prison; with a fine.",
            "Taking [base] (20(1))",
        ):
            assert said in shown
        assert shown.count("█") > 3
        assert "In force since 1 Jan 2001." in " ".join(shown.split())
        assert "not yet compared with the official text" in " ".join(shown.split())


async def test_the_preview_of_an_article_gives_its_rules(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "down", "right", "down")
        shown = text(pilot)
        assert "自首和从犯" in shown
        assert "may: lighter or below the frame" in " ".join(shown.split())


async def test_the_filter_finds_as_one_types_by_number_word_and_pinyin(corpus: Corpus) -> None:
    for typed in ("20", "bike", "bicyc", "自行车", "daoyong", "bicicle"):
        async with opened(corpus, None) as pilot:
            await press(pilot, "slash")
            await type_text(pilot, typed)
            left = [line[:54] for line in lines(pilot)]
            assert any(typed in line for line in left), typed
            assert any("xx 20    Taking a bicycle [s. 20(1)(a)]" in line for line in left), typed


async def test_what_is_found_opens_with_enter_and_escape_leads_back(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "bicycle")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Walk)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Library)
        await press(pilot, "escape")
        assert pilot.app.screen.query_one(LawTree).has_focus
        assert "General Part" in text(pilot)


async def test_arrows_go_through_what_is_found_while_one_types(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "taking")
        first = text(pilot)
        await press(pilot, "down")
        assert text(pilot) != first
        await press(pilot, "up")
        assert text(pilot) == first


async def test_nothing_found_says_what_to_try(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "qqqqq")
        assert "Nothing found." in text(pilot)
        assert "Nothing found: Esc lists the law." in text(pilot)
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, Library)
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert "Nothing found: Esc lists the law." in text(pilot)
        await press(pilot, *["backspace"] * 5)
        assert "Exland" in text(pilot)


async def test_a_number_typed_in_the_tree_is_looked_for(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await type_text(pilot, "20")
        assert pilot.app.screen.query_one(Filter).value == "20"
        assert "xx 20    Taking a bicycle" in text(pilot)
        await press(pilot, "escape")
        await pilot.press("自")
        await settled(pilot)
        assert pilot.app.screen.query_one(Filter).value == "自"


@pytest.mark.parametrize("keys", [("f2",), ("slash",), ("escape", "slash")])
async def test_what_was_sought_before_gives_way_to_what_is_typed(corpus: Corpus, keys: tuple[str, ...]) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "bicycle")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Walk)
        await press(pilot, *keys)
        asked = pilot.app.screen.query_one(Filter)
        assert (asked.value, asked.has_focus) == ("bicycle", True)
        await type_text(pilot, "theft")
        assert asked.value == "theft"
        await press(pilot, "escape")
        assert asked.value == ""
        assert pilot.app.screen.query_one(LawTree).has_focus


async def test_a_case_is_kept_while_one_looks_elsewhere(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "4", "escape")
        assert isinstance(pilot.app.screen, Library)
        await press(pilot, "G", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, Walk)
        assert screen.case == Case({"bicycles": 4})
        await press(pilot, "z")
        assert screen.case == Case({})


async def test_slash_in_a_walk_leads_to_the_filter(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "slash")
        await settled(pilot)
        await type_text(pilot, "boat")
        assert "Taking a boat" in text(pilot)


async def test_the_language_changes_everywhere(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "l")
        assert "总则" in text(pilot)
        await press(pilot, "G", "enter")
        assert "自行车数量" in text(pilot)
        await press(pilot, "l", "escape")
        assert "General Part" in text(pilot)


async def test_small_screens_keep_the_tree(corpus: Corpus) -> None:
    for size in ((60, 20), (40, 12), (20, 5), (1, 1)):
        async with opened(corpus, None, size=size) as pilot:
            await press(pilot, "down", "slash", "a", "escape", "G")
            if size[0] >= 40:
                assert "General Part" in text(pilot)


async def test_the_mouse_opens_what_it_points_at(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        row = next(y for y, line in enumerate(text(pilot).split("\n")) if "Taking a boat" in line)
        await pilot.click(offset=(14, row))
        await settled(pilot)
        assert isinstance(pilot.app.screen, Walk)


async def test_a_number_never_runs_into_a_title_and_a_name_is_no_number() -> None:
    app = SentencingApp(shipped.law(), None, "en", DAY)
    async with app.run_test(size=(120, 80)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "right")
        shown = lines(pilot)
        assert any(line.strip().startswith("17-1  ") for line in shown)
        (named,) = [line for line in shown if "Reconciliation of the parties" in line]
        assert "reconciliation" not in named


async def test_the_foot_says_what_enter_does_with_what_was_found(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "bicycle")
        assert "enter open" in lines(pilot)[-1]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Walk)


async def test_enter_opens_what_was_typed_just_before_it(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        for key in ("2", "0", "enter"):  # faster than anything is drawn
            pilot.app.simulate_key(key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, Walk)


async def test_a_letter_asks_for_no_layout_of_the_screen(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sentencing.tui.filter._RESTS", 60)
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "b")
        laid: list[object] = []
        screen = pilot.app.screen
        screen.screen_layout_refresh_signal.subscribe(screen, laid.append)
        await type_text(pilot, "icycle")
        assert "icycle" in text(pilot)
        assert not laid


BURST = (
    *"biccycle",
    *["backspace"] * 5,
    *"ycle",
    "home",
    "delete",
    *"b",
    "end",
    "down",
    "down",
    "up",
    *["backspace"] * 6,
    "down",
    "x",
    "backspace",
)


async def typed(corpus: Corpus, keys: tuple[str, ...], *, at_once: bool) -> list[str]:
    """What stands on the screen after some keys in the filter."""
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        for key in keys:
            pilot.app.simulate_key(key) if at_once else await press(pilot, key)
        await settled(pilot)
        await settled(pilot)
        return lines(pilot)


async def test_keys_pressed_at_once_come_to_the_same_as_one_by_one(corpus: Corpus) -> None:
    for count in (15, len(BURST)):
        keys = BURST[:count]
        assert await typed(corpus, keys, at_once=True) == await typed(corpus, keys, at_once=False), keys


async def test_what_is_typed_wrong_is_found_once_the_typing_rests_or_someone_goes_on(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sentencing.tui.filter._RESTS", 60)
    for key in ("enter", "down"):
        async with opened(corpus, None) as pilot:
            await press(pilot, "slash")
            await type_text(pilot, "vicycle")
            assert "Taking a boat" in text(pilot)  # of the first letter
            await press(pilot, key)
            assert "Taking a bicycle" in text(pilot)
            assert "Taking a boat" not in text(pilot)
            assert isinstance(pilot.app.screen, Walk) is (key == "enter")


async def test_the_line_says_what_can_be_typed_and_is_empty_when_one_comes_again(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        await press(pilot, "slash")
        assert "a number, a name, a word" in lines(pilot)[2]
        await type_text(pilot, "bicycle")
        assert "a number, a name, a word" not in text(pilot)
        await press(pilot, "escape", "slash")
        assert "a number, a name, a word" in lines(pilot)[2]


async def test_the_tree_stands_until_something_is_sought(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:
        before = text(pilot)
        await press(pilot, "slash")
        assert lines(pilot)[3:-1] == before.split("\n")[3:-1]
        await type_text(pilot, "q")
        assert "General Part" not in text(pilot)


async def test_lines_that_are_kept_change_with_what_they_show(corpus: Corpus) -> None:
    async with opened(corpus, None) as pilot:

        def drawn() -> set[str]:
            """The colours of the lines of the tree."""
            strips = pilot.app.screen._compositor.render_strips()[4:8]
            return {str(segment.style) for strip in strips for segment in strip}

        assert "▸ General Part" in text(pilot)
        await press(pilot, "down", "right")
        assert "▾ General Part" in text(pilot)
        await press(pilot, "l")
        assert "▾ 总则" in text(pilot)
        before = drawn()
        await press(pilot, "t")
        assert drawn().isdisjoint(before)


@pytest.mark.parametrize("room", ["f2", "f5"])
async def test_what_is_pasted_beside_the_line_goes_into_it(debate: Corpus, room: str) -> None:
    async with opened(debate, None) as pilot:
        await press(pilot, room)
        pilot.app.post_message(events.Paste("20 bike\nmore"))
        await settled(pilot)
        line = pilot.app.screen.query_one(Input)
        assert (line.value, line.has_focus) == ("20 bike", True)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_key_that_leads_to_a_search_is_no_part_of_it(debate: Corpus, language: str) -> None:
    async with opened(debate, None, language=language) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "//20")
        assert [each.id for each in pilot.app.screen.query_one(Hits).rows][:1] == ["xx/20"]
        await press(pilot, "enter", "i")
        await type_text(pilot, "/oil" if language == "en" else "/漏油")
        assert [each.id for each in pilot.app.screen.query_one(Questions).options if not each.disabled] == ["oil"]
        await press(pilot, "escape", "ctrl+p")
        await type_text(pilot, "/xx/12")
        assert [each.aside for each in pilot.app.screen._shown[:1]] == ["xx 12"]  # type: ignore[attr-defined]
        await press(pilot, "escape", "f5", "slash")
        await type_text(pilot, "/never-life")
        assert [each.id for each in pilot.app.screen._found] == ["never-life"]  # type: ignore[attr-defined]
