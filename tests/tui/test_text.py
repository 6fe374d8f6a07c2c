"""Text of the law reaches the screen as it is: brackets literal, lines of Chinese well begun."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.corpus.store import Corpus
from sentencing.report.cells import width
from sentencing.tui.motion_drawing import Heat
from sentencing.tui.prose import Entry, Heading, Passage, Table, lay_out
from sentencing.tui.questions import Questions
from tests.tui.house import lines, opened, press, text

SOURCES = sorted((Path(__file__).parents[2] / "sentencing" / "tui").glob("*.py"))
# Widgets that read a plain string as markup; what they show must be Content.
PARSING = r"(?:Static|Label|Button|Checkbox|RadioButton|Collapsible|Markdown|TabPane|Option|notify|Text)\(\s*f[\"']"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_markup_is_made_from_text(source: Path) -> None:
    code = source.read_text(encoding="utf-8")
    assert not re.search(r"from_markup|Text\.from_markup|markup=True|\bescape\(", code)
    assert not re.search(PARSING, code)
    for made in re.findall(r"(?:OptionList|SelectionList|Static)\([^()]*(?:\([^()]*\)[^()]*)*\)", code):
        assert "markup=False" in made or "inherit_bindings" in made, made


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_brackets_stand_as_they_are(corpus: Corpus, size: tuple[int, int]) -> None:
    async with opened(corpus, size=size) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        seen = text(pilot)
        for index in range(questions.option_count):
            if not questions.options[index].disabled:
                questions.highlighted = index
                await press(pilot)
                seen += " ".join(text(pilot).split())
        await press(pilot, "tab")
        seen += " ".join(text(pilot).split())
        for said in (
            "Taking a bicycle [s. 20(1)(a)]",
            "Bicycles [number]",
            "[F1 words inserted]?",
            "[Repealed]",
            "1 a child's [a]",
            "2 another's [/b]",
            "At night [x=1]",
            "[2015修正]?",
            "Dusk counts […].",
            "Taking [base]",
        ):
            assert said in seen, said


@pytest.mark.parametrize("columns", [41, 60, 77, 80, 100, 120, 151, 200])
async def test_no_line_of_chinese_begins_with_closing_punctuation(corpus: Corpus, columns: int) -> None:
    async with opened(corpus, size=(columns, 40), language="zh") as pilot:
        for line in lines(pilot):
            for part in re.split(r"\s{2,}", line.strip()):
                assert not part or part[0] not in "，。、；：！？）》”’】", line


CHINESE = st.text(alphabet="甲乙丙丁，。、；：（）《》“”？ab1 ", max_size=80)


@given(CHINESE, st.integers(min_value=8, max_value=60))
def test_lines_fit_and_lose_nothing(said: str, columns: int) -> None:
    made = lay_out([Heading(said), Passage(said), Table((Entry(said, said, said),))], columns)
    for line in made:
        assert width(line.plain) <= columns
    whole = "".join("".join(line.plain.split()) for line in lay_out([Passage(said)], columns))
    assert whole == "".join(said.split())


@given(CHINESE, st.integers(min_value=12, max_value=60))
def test_lines_begin_and_end_as_a_typesetter_would(said: str, columns: int) -> None:
    for line in lay_out([Passage(said)], columns)[1:]:
        first = line.plain.lstrip()[:1]
        if first and not _crowded(said):
            assert unicodedata.category(first) not in ("Pe", "Pf", "Po"), line.plain


def _crowded(said: str) -> bool:
    """Whether punctuation stands in heaps that no line can hold together."""
    return bool(re.search(r"[^\w\s]{3,}|[，。、；：）》”？]\s|\s[，。、；：）》”？]|^[，。、；：）》”？\s]", said))


@pytest.mark.parametrize("columns", [30, 60, 100])
@pytest.mark.parametrize("names", [("无期徒刑", "死刑"), ("life imprisonment", "death")])
def test_a_matrix_is_drawn_in_every_script(columns: int, names: tuple[str, str]) -> None:
    drawn = Heat(names, names, {(0, 1): "worse"}, "law", "motion").lines(columns)
    said = " ".join(line.plain for line in drawn)
    assert all(each.split()[0] in said for each in names)
