"""Effects, conditions, sanctions and cites in words."""

from __future__ import annotations

from typing import Any

import pytest

from sentencing.law.condition import Condition
from sentencing.law.effect import Option
from sentencing.law.sanction import Sanction
from sentencing.report.effects import condition, options
from sentencing.report.speech import Speech
from sentencing.report.words import words
from tests.shipped import DAY, law


def speech(offence: str = "cn/240", language: str = "en") -> Speech:
    found = law().offence(offence)
    return Speech(words(language), law().system(found.system), DAY, found)


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        (["lighter", "mitigated", "exempt"], "lighter, below the frame or no punishment", "从轻、减轻或者免除处罚"),
        (["not-pursued"], "no prosecution", "不予追究"),
        (["bar death"], "no death", "不适用死刑"),
        (
            ["allow death"],
            "also death (immediate, or with a two-year reprieve)",
            "判处死刑（立即执行或者缓期二年执行）",
        ),
        (["floor prison 2y"], "not below 2 years in prison", "不低于二年有期徒刑"),
        (["heavier + bar fine"], "heavier and no fine", "从重，不适用罚金"),
        (["add confiscation"], "confiscation of property besides", "附加没收财产"),
    ],
)
def test_effects(written: list[str], english: str, chinese: str) -> None:
    offered = [Option.parse(each) for each in written]
    assert options(speech(), offered) == english
    assert options(speech(language="zh"), offered) == chinese


def test_what_is_barred_and_was_not_open_is_passed_by() -> None:
    offered = [Option.parse("heavier + bar fine + bar detention")]
    assert options(speech(), offered, frozenset({"prison"})) == "heavier"
    assert options(speech(), offered) == "heavier and none of these: fine, short-term detention"


@pytest.mark.parametrize(
    ("raw", "english", "chinese"),
    [
        ("surrender", "voluntary surrender", "自首"),
        ({"victims": ">= 3"}, "number of victims: 3 or more", "被害人人数：3以上"),
        ({"age": ">= 14, < 16"}, "age at the offence: 14 or more, under 16", "犯罪时年龄（周岁）：14以上、不满16"),
        (
            {"victim": ["child", "both"]},
            "who the victims are: children or women and children",
            "被害人：儿童或者妇女和儿童",
        ),
        ({"not": "surrender"}, "not: voluntary surrender", "没有自首"),
        ({"offence-date": ">= 2015-11-01"}, "day of the offence: 1 Nov 2015 or later", "犯罪之日：2015年11月1日以后"),
        ({"any": ["surrender", "merit"]}, "voluntary surrender or merit", "自首或者立功"),
        ({"all": ["surrender", "merit"]}, "voluntary surrender and merit", "自首，并且立功"),
    ],
)
def test_conditions(raw: Any, english: str, chinese: str) -> None:
    node = Condition.parse(raw).node
    assert condition(speech(), node) == english
    assert condition(speech(language="zh"), node) == chinese


def test_long_lists_are_counted_or_read_out() -> None:
    tier = next(each for each in law().offence("cn/240").elements.tiers if each.id == "aggravated" and not each.until)
    assert tier.when is not None
    assert condition(speech(), tier.when) == "one of 8 listed cases"
    assert condition(speech(), tier.when, counted=False).startswith("one of these: ringleader of a trafficking group; ")


def test_empty_conditions() -> None:
    assert condition(speech(), ("all", ())) == "in any case"
    assert condition(speech(), ("any", ())) == "in no case"


def test_labels_lose_a_capital_only_where_it_is_no_name() -> None:
    said = speech().inside
    assert said({"en": "Voluntary surrender"}) == "voluntary surrender"
    assert said({"en": "Woman's return not obstructed"}) == "woman's return not obstructed"
    assert said({"en": "A huge amount"}) == "a huge amount"
    assert said({"en": "Approval of the Supreme People's Court"}) == "approval of the Supreme People's Court"
    assert said({"en": "Committed outside China"}) == "committed outside China"
    assert said({"en": "Supreme People's Court approves"}) == "Supreme People's Court approves"
    assert said({"en": "12 or 13"}) == "12 or 13"


@pytest.mark.parametrize(
    ("cite", "english", "chinese"),
    [
        ("240(1)(2)", "240(1)(2)", "第240条第1款第2项"),
        ("133-1", "133-1", "第133条之一"),
        ("67(1); 63(1)", "67(1); 63(1)", "第67条第1款、第63条第1款"),
        ("cn/fashi-2016-28 1", "Fa Shi [2016] 28, art. 1", "法释〔2016〕28号第1条"),
        ("cn/cpl 288(1)", "Criminal Procedure Law 288(1)", "刑事诉讼法第288条第1款"),
    ],
)
def test_cites(cite: str, english: str, chinese: str) -> None:
    assert speech().cite(cite) == english
    assert speech(language="zh").cite(cite) == chinese


def test_a_cite_of_the_code_goes_before_others() -> None:
    assert speech().cite("17(2); cn/npcsc-2002-12 1", main=True) == "17(2)"
    assert speech().cite("cn/fashi-2016-28 1", main=True) == "Fa Shi [2016] 28, art. 1"


def test_sanctions() -> None:
    said = speech()
    band = tuple(map(Sanction.parse, ["detention 1m..6m", "prison 6m..3y"]))
    assert said.band(band) == "6 months to 3 years in prison, or short-term detention"
    assert said.brief(band) == "6 months to 3 years in prison or short-term detention"
    assert said.band(()) == "nothing"
    assert said.band((Sanction.parse("detention 2m..4m"),)) == "short-term detention of 2 to 4 months"
    assert said.sanction(Sanction.parse("prison 1y..5y")._replace(contested="a-point")) == "1 to 5 years in prison*"


def test_another_systems_law_is_cited_as_it_is() -> None:
    german = speech("de/232", "zh")
    assert german.cite("232(1)(s1)") == "232(1)(s1)"
    assert not german.own
