"""How a motion is told: aloud in four lines, as a table, as text of 80 cells, as JSON; in both languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sentencing.corpus.motions import motion_meant
from sentencing.report.cells import width
from sentencing.report.motion import motion_text
from sentencing.report.motion_answer import MotionAnswer
from sentencing.report.motion_found import answered
from sentencing.report.motion_json import motion_json
from sentencing.report.motion_lines import lines
from sentencing.report.words import words
from tests.debate.motion_house import THEN, shipped_motions
from tests.shipped import law

TOOL = {"version": "0", "statutes": "sha256:0"}
TOLD = ("message-of-2015", "amendment-9-241-6")


@cache
def answer(name: str) -> MotionAnswer:
    """What a motion would do to the law of June 2015."""
    return answered(law(), shipped_motions()[name], THEN)


def said(name: str, language: str) -> tuple[str, str, str, str]:
    """The four lines."""
    return lines(words(language), answer(name))


def test_the_message_of_2015_in_four_lines() -> None:
    changes, not_for, hurt, unsaid = said("message-of-2015", "en")
    assert changes.startswith("Trafficking a child: death, where the law has 5 to 10 years; 10 years or more or life.")
    assert "Buying a child: life imprisonment, where the law has up to 3 years" in changes
    assert (
        "Even so not death: under 18; given up after harm was done; forced to take part; pregnant at trial" in not_for
    )
    assert "Death may still be suspended." in not_for
    assert hurt.startswith(
        "Hurt most: trafficking in women or children, on these facts alone: children. Death instead of 5 to 10 years."
    )
    assert "Likewise: buying a trafficked woman or child, on these facts alone: children" in hurt
    assert hurt.count("Hurt most") == 1
    assert "75 at trial, except for cruel killing" in not_for
    assert "Trafficking a child: one ground of mitigation leads from death down to 10 to 15 years or life" in unsaid
    assert "No frame holds what lies between “Buying a child” and the next lower frame" in unsaid


def test_and_in_chinese() -> None:
    changes, not_for, hurt, unsaid = said("message-of-2015", "zh")
    assert changes.startswith("拐卖儿童：死刑；现行法是五年以上十年以下；十年以上有期徒刑或者无期徒刑。")
    assert "即便如此，下列人也不判处死刑：不满十八周岁；中止犯，造成损害；胁从犯；审判时怀孕" in not_for
    assert "死刑仍然可以缓期执行。" in not_for
    assert hurt.startswith("受影响最大的：拐卖妇女、儿童罪，仅认定下列情况：儿童。由五年以上十年以下变为死刑。")
    assert "“收买儿童”与下一档法定刑之间有空缺" in unsaid


def test_where_all_else_stays_only_what_goes_is_told() -> None:
    _, _, hurt, _ = said("amendment-9-241-6", "en")
    assert hurt == (
        "Hurt most: buying a trafficked woman or child, on these facts alone: children, not abused the child, not"
        " obstructed the child's rescue. The court can no longer choose no prosecution."
    )
    _, _, hurt, _ = said("amendment-9-241-6", "zh")
    assert hurt.endswith(
        "，仅认定下列情况：儿童、没有虐待被收买的儿童、没有阻碍解救被收买的儿童。法院不能再选择不予追究。"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", TOLD)
def test_no_line_is_wider_than_the_page_and_no_share_of_cases_is_told(name: str, language: str) -> None:
    for only_table in (False, True):
        text = motion_text(words(language), answer(name), only_table=only_table)
        assert max(map(width, text.splitlines())) <= 80
        assert "%" not in text
        assert not re.search(r"\d{7}", text.replace("\n", "")), "no number of answer combinations"
        assert not any(line != line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize(("language", "before", "after"), [("en", "The law", "The motion"), ("zh", "现行", "提案")])
def test_the_table_sets_every_frame_beside_the_other_side(language: str, before: str, after: str) -> None:
    text = motion_text(words(language), answer("message-of-2015"), only_table=True)
    assert re.search(rf"^  {before} +│ {after}$", text, re.MULTILINE)
    if language == "zh":
        assert re.search(
            r"^  处五年以上十年以下有期徒刑，并处罚金 +│ 处五年以上十年以下有期徒刑，并处罚金$", text, re.MULTILINE
        )
        assert re.search(r"^  （无） +│ 处死刑，并处没收财产，条件：", text, re.MULTILINE)


def test_that_claims_were_not_looked_at_is_said_with_the_way_to_do_it() -> None:
    assert "Not looked at: --claims puts the known claims to both laws." in motion_text(words("en"), answer(TOLD[1]))
    assert "--claims" in motion_text(words("zh"), answer(TOLD[1]))


def shape(value: Any) -> Any:
    """What a JSON answer holds beside its texts, which depend on the language."""
    if isinstance(value, dict):
        return {key: None if key == "text" else shape(part) for key, part in value.items()}
    return [shape(part) for part in value] if isinstance(value, list) else value


def test_the_json_is_the_same_in_both_languages_but_for_its_texts() -> None:
    one, other = (motion_json(words(language), answer("message-of-2015"), TOOL) for language in ("en", "zh"))
    assert one["text"] != other["text"]
    assert shape(one) == shape(other)
    assert one["law"] == {"as_of": "2015-06-18", "text_as_of": "2025-04-19"}
    assert [each["offence"] for each in one["offences"]] == ["cn/240", "cn/241"]
    trafficking = one["offences"][0]
    (frame,) = trafficking["frames"]
    assert frame["absolute"] is True
    assert frame["after"] == [{"tier": "child", "frame": [{"kind": "death", "reprieve": True}]}]
    assert {"id": "coerced", "cite": "28", "modality": "shall"}.items() <= frame["not_reached"][3].items()
    matrix = trafficking["matrix"]
    assert matrix["answer_combinations"] == sum(matrix[way] for way in ("worse", "milder", "other", "same"))
    assert matrix["answer_combinations"] == sum(each["answer_combinations"] for each in matrix["cells"])
    assert matrix["milder"] == 0 < matrix["worse"]
    assert matrix["hurt_most"]["facts"] == {"victim": "child"}
    assert [each["finding"] for each in one["knock_on"]] == ["gap"]
    assert one["claims"] is None


@pytest.mark.parametrize(
    ("language", "pregnant", "young"),
    [("en", "no death", "not death: lighter or below the"), ("zh", "不适用死刑", "不判处死刑，而是从轻或者")],
)
def test_whom_a_frame_does_not_reach_is_told_with_what_the_rule_itself_does(
    language: str, pregnant: str, young: str
) -> None:
    page = motion_text(words(language), answer("message-of-2015"))
    for cite, does in ((("49(1)", "第49条第1款"), pregnant), (("17(3)", "第17条第3款"), young)):
        (row,) = [line for line in page.splitlines() if cite[language == "zh"] in line]
        assert row.rstrip().endswith(does), row


BASE_RAISED = """
[motion]
id = "eight-to-twelve"
system = "cn"
title = { en = "Eight to twelve" }
summary = { en = "The base frame of trafficking is eight to twelve years." }
status = "proposed"
by = { en = "A reader" }
published = { title = { en = "A letter" }, date = 2015-06-18 }
[[replace]]
in = "cn/240"
[[replace.sanctions]]
tier = "base"
principal = ["prison 8y..12y"]
"""


def test_a_base_frame_moves_only_for_the_cases_in_which_it_applies(tmp_path: Path) -> None:
    """The listed cases keep their own frames; the base frame then overlaps with theirs, as they are called that day."""
    path = tmp_path / "mine.toml"
    path.write_text(BASE_RAISED, encoding="utf-8")
    found = answered(law(), motion_meant(law().roots, str(path)), THEN)
    changes, not_for, _, unsaid = lines(words("en"), found)
    assert changes == "Trafficking: 8 to 12 years, where the law has 5 to 10 years."
    assert "Even so not 8 to 12 years: given up after harm was done; forced to take part." in not_for
    assert unsaid == "“One of the eight listed cases” overlaps with another frame."
