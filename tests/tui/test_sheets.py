"""Sheets over a room: each says at its foot which keys it has, and none outgrows the screen."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from sentencing.corpus.store import Corpus
from sentencing.tui.bar import Head, fitting
from sentencing.tui.prose import Entry, Prose, Table, lay_out, wrap
from tests import shipped
from tests.tui.house import lines, opened, press, text, type_text

FEET = {
    "s": "enter accept  esc back",
    "d": "enter accept  esc back",
    "e": "enter accept  esc back",
    "m": "esc keep",
    "w": "enter accept  esc back",
    "f1": "esc back",
    "ctrl+p": "enter choose  esc back",
}


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("key", FEET)
async def test_a_sheet_says_which_keys_it_has(corpus: Corpus, key: str, size: tuple[int, int]) -> None:
    async with opened(corpus, size=size) as pilot:
        await press(pilot, key)
        place = pilot.app.screen.query_one("#sheet").region
        assert place.bottom <= size[1]
        inside = [line[place.x : place.right].strip() for line in lines(pilot)[place.y : place.bottom]]
        assert [line for line in inside if line][-1] == FEET[key]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_what_the_cursor_of_the_palette_is_on_is_seen(corpus: Corpus, size: tuple[int, int]) -> None:
    async with opened(corpus, size=size) as pilot:
        await press(pilot, "ctrl+p")
        listed = pilot.app.screen.query_one(OptionList)
        for _ in range(3):
            await press(pilot, *["down"] * 7)
            said = str(listed.highlighted_option.prompt.text).split()  # type: ignore[union-attr]
            assert said[0] in text(pilot)
        assert listed.region.bottom <= pilot.app.screen.query_one("#sheet").region.bottom


def test_the_article_stays_in_the_head_longer_than_the_other_name() -> None:
    head = Head("China, Criminal Law 240", "Trafficking", "拐卖罪", "law of today", ("Criminal Law 240", "240"))
    assert fitting(head, 80) == head
    assert [fitting(head, width).place for width in (52, 46, 32, 16)] == [head.place, *head.shorter, "240"]
    assert [fitting(head, width).aside for width in (32, 16)] == [head.aside, ""]
    assert fitting(head, 8).title == "Traffic…"


@pytest.mark.parametrize(
    ("offence", "language", "law"),
    [("cn/290.4", "en", "Criminal Law 290"), ("cn/209.1", "zh", "《刑法》第209条")],
)
async def test_a_long_title_is_cut_before_the_law_is_left_out(offence: str, language: str, law: str) -> None:
    async with opened(shipped.law(), offence, size=(80, 24), language=language) as pilot:
        head = lines(pilot)[0].strip()
        assert head.startswith(law)
        assert "…" in head
        assert "2026" in head  # the day stays too


@pytest.mark.parametrize(
    ("said", "columns"),
    [("one two three four five six seven eight", 36), ("判处死刑的，可以缓期二年执行，其间没有故意犯罪", 42)],
)
def test_no_word_stands_alone_on_the_last_line(said: str, columns: int) -> None:
    first, last = wrap(said, columns)
    assert len(last) > 4
    assert (first + last).replace(" ", "") == said.replace(" ", "")


def test_a_long_label_gives_way_to_a_text_that_needs_the_room() -> None:
    label, body = "a label of some length, too long", "a text of some length, too"
    rows = (Entry(label, "1", body), Entry("short", "2", "no"))
    assert sum(body in line.plain for line in lay_out((Table(rows),), 60)) == 1
    assert sum(label in line.plain for line in lay_out((Table((Entry(label, "1", "no"),), 40),), 60)) == 1


async def test_what_is_cut_off_is_marked() -> None:
    async with opened(shipped.law(), "cn/240", size=(80, 24)) as pilot:
        await press(pilot, "3")
        detail = pilot.app.screen.query_one("#detail", Prose)
        whole = len(lay_out(detail.blocks, detail.content_size.width)) <= detail.content_size.height
        assert whole or detail.render().plain.rstrip().endswith("…")


async def test_a_number_that_is_no_answer_is_refused_at_once() -> None:
    async with opened(shipped.law(), "cn/240") as pilot:
        await press(pilot, "i")
        await type_text(pilot, "age at the")
        await press(pilot, "enter", "2", "0", "0")
        assert pilot.app.screen.case.facts == {"age": 20}  # type: ignore[attr-defined]
        assert "200 " not in next(line for line in lines(pilot) if "Age at the" in line)
        assert "Here a number is typed" in text(pilot)


@pytest.mark.parametrize("columns", [120, 80])
async def test_listed_cases_are_told_where_there_is_room(columns: int) -> None:
    async with opened(shipped.law(), None, size=(columns, 40)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "240")
        assert ("Stole an infant" in text(pilot) or "stole an infant" in text(pilot)) is (columns == 120)


async def test_no_word_of_a_ruler_is_cut_where_there_is_room() -> None:
    for columns, word in ((80, "surveillance"), (60, "surv.")):
        async with opened(shipped.law(), "cn/241", size=(columns, 40)) as pilot:
            scale = next(line for line in lines(pilot) if "life" in line and "death" in line)
            assert word in scale
