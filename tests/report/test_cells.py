"""Text in terminal cells: nothing is lost, nothing is too wide, and Chinese breaks as Chinese does."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sentencing.report.cells import clip, columns, pad, right, width, wrap

TEXT = st.text(st.sampled_from("ab cd,.;（）“”、。拐卖妇女儿童五年 -1"), max_size=80)


def test_width() -> None:
    assert width("abc") == 3
    assert width("拐卖3人") == 7
    assert width("e\u0301") == 1


@given(TEXT, st.integers(10, 40), st.sampled_from(["", "  ", "（"]))
def test_lines_fit_and_keep_every_word(text: str, cells: int, first: str) -> None:
    lines = wrap(text, cells, first)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == (first + text).replace(" ", "")


@given(st.text(st.sampled_from("拐卖妇女儿童五年以上，。、；"), max_size=80), st.integers(12, 40))
def test_lines_of_chinese_do_not_begin_with_punctuation(text: str, cells: int) -> None:
    text = text.strip("，。、；")
    while any(pair in text for pair in ("，，", "，。")):
        text = text.replace("，，", "，").replace("，。", "，")
    lines = wrap(text, cells)
    runs = [line for line in lines[1:] if line and unicodedata.category(line[0]) in ("Pe", "Pf", "Po")]
    longest = max((len(run) for run in _runs(text)), default=0)
    assert not runs or longest * 2 >= cells // 2


def _runs(text: str) -> list[str]:
    """Stretches of punctuation, which cannot be broken."""
    runs, run = [], ""
    for each in text:
        run = run + each if each in "，。、；" else ""
        runs.append(run)
    return runs


def test_ordinary_chinese_breaks_before_no_punctuation() -> None:
    text = "以出卖为目的，对妇女或者不满十四周岁的儿童实施拐骗、绑架、收买、贩卖、接送、中转之一（第240条）。" * 3
    for cells in range(20, 80):
        assert not any(line[0] in "，。、；）" for line in wrap(text, cells))
        assert not any(line[-1] in "（“" for line in wrap(text, cells))


def test_words_are_not_broken() -> None:
    assert wrap("10 to 15 years in prison, or life", 20) == ["10 to 15 years in", "prison, or life"]
    assert wrap("see cn/240（第240条）", 12) == ["see cn/240", "（第240条）"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_columns() -> None:
    rows = [("自首", "67(1)", "may: lighter"), ("Three or more", "240(1)(2)", "ten years")]
    assert columns(rows, 40) == [
        "  自首           67(1)      may: lighter",
        "  Three or more  240(1)(2)  ten years",
    ]
    assert all(width(line) <= 24 for line in columns(rows, 24, widest=(4, 4)))


def test_padding_and_clipping() -> None:
    assert pad("五年", 6) == "五年  "
    assert right("五年", 6) == "  五年"
    assert clip("abcdef", 4) == "abc…"
    assert clip("五年以上", 5) == "五年…"
    assert clip("abc", 4) == "abc"
