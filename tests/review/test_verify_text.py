"""Reading official text: articles and paragraphs, penalties, clauses of leniency, references, figures."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from sentencing.law.grammar import ratio
from sentencing.law.numerals import Numerals
from sentencing.review.official.amend import amended
from sentencing.review.official.clauses import ClauseReader
from sentencing.review.official.figures import figures
from sentencing.review.official.frames import shown
from sentencing.review.official.penalties import PenaltyReader
from sentencing.review.official.text import Line, Paragraph, corrected, fingerprint, split
from tests.review.boats import CODE, SHIPPED

WORDING: dict[str, Any] = tomllib.loads((SHIPPED / "cn" / "wording.toml").read_text(encoding="utf-8"))
PENALTIES = PenaltyReader(WORDING)
CLAUSES = ClauseReader(WORDING)


def paragraph(text: str, number: int = 2) -> Paragraph:
    return Paragraph("xx/boats", "12", number, (Line("", text),))


# Articles and paragraphs.


def test_articles_begin_at_their_headings_and_paragraphs_at_their_lines() -> None:
    code = split(CODE, WORDING)
    assert {article: len(found) for article, found in code.items()} == {"9": 2, "10": 5, "10-1": 1, "11": 3}
    assert [each.cite for each in code["10"]] == ["10(1)", "10(2)", "10(3)", "10(4)", "10(5)"]


def test_items_belong_to_the_paragraph_above() -> None:
    first, second = split(CODE, WORDING)["10"][:2]
    assert [line.item for line in first.lines] == ["", "1", "2"]
    assert second.text.startswith("单位")
    assert first.item_at(first.text.index("救生船")) == "2"
    assert first.item_at(0) == ""


def test_a_list_within_an_item_is_part_of_it() -> None:
    text = "第一条 甲：\n\n（一）乙：\n\n1.丙；\n\n2．丁。\n\n（二）戊。\n\n己。\n\n2.5倍以上的，庚。"
    first, *others = split(text, WORDING)["1"]
    assert first.lines == (Line("", "甲："), Line("1", "乙："), Line("1", "丙；"), Line("1", "丁。"), Line("2", "戊。"))
    assert first.item_at(first.text.index("丁")) == "1"
    assert [each.text for each in others] == ["己。", "2.5倍以上的，庚。"]


def test_a_text_without_numbered_articles_is_one_article() -> None:
    wording = {**WORDING, "layout": {**WORDING["layout"], "heading": ".*解释如下："}}
    code = split("# 解释\n\n2001年 通过\n\n现就划船解释如下：\n\n甲。\n\n乙。", wording)
    assert {each.cite: each.text for found in code.values() for each in found} == {"1(1)": "甲。", "1(2)": "乙。"}


def test_a_comma_of_another_alphabet_is_a_comma() -> None:
    (text,) = split("第一条 处拘役,并处罚金。", WORDING)["1"]
    (found,) = PENALTIES.read(text)
    assert shown((found.principal, found.additional)) == "detention, shall fine"


def test_what_follows_the_code_is_not_read() -> None:
    code = split("## 第一章\n\n第一条 甲。\n\n## 附件一\n\n下列决定予以废止：\n", WORDING)
    assert [each.text for each in code["1"]] == ["甲。"]


def test_a_copy_can_be_put_right() -> None:
    code = split("第一条 甲。\n\n乙。\n\n丙。\n\n第二条 丁。", WORDING)
    right = corrected(code, {"1-1": "1(3)"}, ["1(2)"])
    assert {each.cite: each.text for found in right.values() for each in found} == {
        "1(1)": "甲。",
        "1-1(1)": "丙。",
        "2(1)": "丁。",
    }


def test_a_fingerprint_is_of_the_words_alone() -> None:
    one, other, changed = (split(text, WORDING)["1"] for text in ("第一条 甲　乙。", "第一条  甲乙。", "第一条 甲丙。"))
    assert fingerprint(one) == fingerprint(other) != fingerprint(changed)


# Amendments.

BEFORE = "第一条 甲。\n\n乙。\n\n第二条 丙。\n\n第三条 丁。\n\n第四条 戊。\n\n己。"
AMENDMENTS = {
    "一、将船只法第二条修改为：“子。\n\n“丑：\n\n“（一）寅。”": {"2(1)": "子。", "2(2)": "丑：\n寅。"},
    "一、将船只法第二条修改为：“子：（一）丑；（二）寅。”": {"2(1)": "子：\n丑；\n寅。"},
    "一、将船只法第一条第二款修改为：“子。”": {"1(2)": "子。"},
    "一、在船只法第二条后增加一条，作为第二条之一：“子。\n\n“丑。”": {"2-1(1)": "子。", "2-1(2)": "丑。"},
    "一、在第二条后增加二条，作为第二条之一、第二条之二:\n\n“第二条之一 子。\n\n“第二条之二 丑。”": {
        "2-1(1)": "子。",
        "2-2(1)": "丑。",
    },
    "一、在第一条中增加一款作为第二款：“子。”\n\n原第二款作为第三款，修改为：“丑。”": {"1(2)": "子。", "1(3)": "丑。"},
    "一、在第一条中增加一款作为第二款，将该条修改为：“子。\n\n“丑。”": {"1(1)": "子。", "1(2)": "丑。"},
    "一、删去第四条第一款。\n\n二、将第二条修改为：“子。\n\n三、删去第三条。": {
        "2(1)": "子。",
        "3(1)": "",
        "4(1)": "己。",
        "4(2)": "",
    },
    "为了保护船只，将第三条修改为：\n\n“子。”\n\n本修正案自公布之日起施行。": {"3(1)": "子。"},
    "一、将第一条第二项修改为：“子。”": {"1(1)": "", "1(2)": ""},
    "一、将第九条第二款修改为：“子。”": {"9(1)": "", "9(2)": ""},
}


@pytest.mark.parametrize("text", AMENDMENTS)
def test_an_amendment_is_carried_out(text: str) -> None:
    before = {each.cite: each.text for found in split(BEFORE, WORDING).values() for each in found}
    after = amended(split(BEFORE, WORDING), text, WORDING, "")
    found = {each.cite: each.text for paragraphs in after.values() for each in paragraphs}
    assert found == {cite: words for cite, words in (before | AMENDMENTS[text]).items() if words}


# Penalties.

PHRASES = {
    "处五年以上十年以下有期徒刑，并处罚金": "prison 5y..10y, shall fine",
    "处六个月以上有期徒刑": "prison 6m..",
    "处一年六个月以下有期徒刑": "prison ..1y6m",
    "处十五年有期徒刑或者无期徒刑": "prison 15y | life",
    "处不满五年有期徒刑": "prison ..<5y",
    "处死刑，并处没收财产": "death, shall confiscation",
    "处拘役或者管制，并处或者单处罚金": "detention | surveillance, shall-or-sole fine",
    "处三年以下有期徒刑、拘役、管制或者剥夺政治权利": "prison ..3y | detention | surveillance | political-rights",
    "处五年以上有期徒刑，可以并处罚金或者没收财产": "prison 5y.., may fine | confiscation",
    "处拘役，并处一万元以上十万元以下罚金": "detention, shall fine 10000..100000",
    "处无期徒刑，并处罚金，可以并处没收财产": "life, shall fine, may confiscation",
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_penalty_phrase_is_read(phrase: str) -> None:
    (found,) = PENALTIES.read(paragraph(f"偷船的，{phrase}；还船的，不问。"))
    assert (found.sort, found.words) == ("threat", phrase)
    assert shown((found.principal, found.additional)) == PHRASES[phrase]


def test_a_share_says_of_what() -> None:
    (found,) = PENALTIES.read(paragraph("处拘役，并处船价或者桨价百分之五以上一倍以下罚金或者没收财产。"))
    ((_, (fine, confiscation)),) = found.additional
    assert fine.span is not None
    assert (fine.of, fine.span.low, fine.span.high, fine.span.unit) == ("船价或者桨价", ratio(1, 20), 1, "share")
    assert (confiscation.rung, confiscation.of) == ("confiscation", "")


def test_penalties_of_a_list_know_their_item() -> None:
    text = Paragraph("xx/boats", "12", 1, (Line("", "处罚如下："), Line("1", "处拘役。"), Line("2", "处管制。")))
    assert [penalty.item for penalty in PENALTIES.read(text)] == ["1", "2"]


def test_an_organisation_pays_and_its_persons_answer() -> None:
    fine, threat = PENALTIES.read(paragraph("单位偷船的，对单位判处罚金，并对船长，处三年以下有期徒刑。"))
    assert (fine.sort, threat.sort, fine.after_fine, threat.after_fine) == ("fine", "threat", False, True)


@pytest.mark.parametrize(
    "text", ["被判处三年以下有期徒刑的船夫，可以划船。", "船上的管制物品，不得处理。", "有期徒刑很长。"]
)
def test_what_is_only_mentioned_is_no_threat(text: str) -> None:
    assert not any(penalty.sort == "threat" for penalty in PENALTIES.read(paragraph(text)))


def test_words_of_punishment_that_no_phrase_accounts_for_are_named() -> None:
    assert PENALTIES.unread(paragraph("偷船的，处拘役。有期徒刑也可以。")) == ("偷船的，处拘役。有期徒刑",)
    assert PENALTIES.unread(paragraph("偷船的，处拘役。")) == ()


def test_words_that_are_no_span_are_refused() -> None:
    with pytest.raises(ValueError, match="is not a span"):
        PENALTIES.span("很久")


# Clauses of leniency and severity.

LENIENCIES = {
    "还船的，可以从轻、减轻或者免除处罚。": ["may exempt | lighter | mitigated"],
    "还船的，应当减轻处罚或者免除处罚。": ["shall exempt | mitigated"],
    "船夫偷船的从重处罚。": ["shall heavier"],
    "应当负责，但是可以按照船的大小从轻处罚。": ["may lighter"],
    "船小的，可以免予刑事处罚；船大的，应当从重处罚。": ["may exempt", "shall heavier"],
    "具有从重处罚、从轻处罚情节的，应当说明。": [],
    "免除报告义务。": [],
    "孩子不适用死刑。": ["shall bar death"],
    "疯人不负刑事责任。": ["shall not-liable"],
    "自首的，可以不追究刑事责任。": ["may not-pursued"],
    "一般应当从轻处罚。": ["may lighter"],
    "可以依法从宽处罚；情节轻微的，可以不起诉或者免予刑事处罚。": ["may lighter", "may not-pursued", "may exempt"],
    "可以认定为情节轻微，免予刑事处罚；确有必要判处刑罚的，应当从宽处罚。": ["may exempt", "shall lighter"],
    "可以认定为犯罪情节轻微，不起诉或者免予刑事处罚。": ["may not-pursued", "may exempt"],
    "可以认定为盗窃，从重处罚。": ["shall heavier"],
    "可以酌情从宽处理。": ["may lighter"],
    "是否从宽处罚，应当从严把握。被不起诉或者免予追究的，不问。": [],
}


@pytest.mark.parametrize("text", LENIENCIES)
def test_a_clause_of_leniency_is_read_with_its_modality(text: str) -> None:
    assert [str(clause) for clause in CLAUSES.leniencies(paragraph(text))] == LENIENCIES[text]


# References.

REFERRALS = {
    "依照本法第二十条的规定定罪处罚。": ("convict", ("20",), ()),
    "依照本法第二十条、第二十一条之二第三款的规定定罪从重处罚。": ("convict", ("20", "21-2"), ()),
    "依照第二十条的规定处罚。": ("punish", ("20",), ()),
    "依照前款的规定处罚。": ("punish", (), (3,)),
    "依照前两款规定从重处罚。": ("punish", (), (2, 3)),
    "依照第一款的规定处罚。": ("punish", (), (1,)),
    "依照各该款的规定处罚。": ("punish", (), (1, 2, 3)),
    "依照有关规定定罪处罚。": ("convict", (), ()),
    "依照数罪并罚的规定处罚。": ("cumulate", (), ()),
    "同时构成本法第二十条规定之罪的，依照处罚较重的规定定罪处罚。": ("heavier", ("20",), ()),
    "以偷船论。": ("named", (), ()),
    "以偷走、凿沉、倒卖、毁坏他人船只罪的共犯论处。": ("named", (), ()),
    "以共同犯罪论处。": ("named", (), ()),
    "依照偷船罪定罪处罚。": ("named", (), ()),
    "依照本法第二十条的规定，以偷船罪定罪处罚。": ("convict", ("20",), ()),
    "依照本法第二十条的规定以偷船罪定罪处罚。": ("convict", ("20",), ()),
    "按照本法第二十条的规定定罪处罚。": ("convict", ("20",), ()),
    "按照处罚较重的规定定罪处罚。": ("heavier", (), ()),
    "依照处罚较重的犯罪定罪处罚。": ("heavier", (), ()),
    "择一重罪处罚。": ("heavier", (), ()),
    "择一重罪从重处罚。": ("heavier", (), ()),
    "应当实行数罪并罚。": ("cumulate", (), ()),
    "分别定罪，实行并罚。": ("cumulate", (), ()),
    "以偷船罪和偷桨罪数罪并罚。": ("cumulate", (), ()),
    "构成本法第二十条规定的犯罪的，实行数罪并罚。": ("cumulate", ("20",), ()),
}
NO_REFERRALS = (
    "不实行数罪并罚。",
    "依照本法第二十条的规定实行数罪并罚。",
    "按照其所参与的全部犯罪处罚。",
    "不以共同犯罪论处。",
)


@pytest.mark.parametrize("text", REFERRALS)
def test_a_reference_is_read_with_where_it_leads(text: str) -> None:
    (found,) = CLAUSES.referrals(paragraph(f"又偷桨的，{text}", 4))
    assert (found.kind, found.articles, found.paragraphs) == REFERRALS[text]


@pytest.mark.parametrize("text", NO_REFERRALS)
def test_what_sends_the_case_nowhere_is_no_reference(text: str) -> None:
    assert CLAUSES.referrals(paragraph(f"又偷桨的，{text}", 4)) == ()


# Numbers.


def test_numbers_are_read_and_written() -> None:
    numerals = Numerals.of(WORDING)
    for number in (*range(1200), 10_000, 20_010, 150_000, 30_000_000, 120_000_000, 100_000_005):
        assert numerals.read(numerals.spell(number)) == number
    assert [numerals.spell(number) for number in (10, 15, 20, 101)] == ["十", "十五", "二十", "一百零一"]
    assert (numerals.read("3万"), numerals.read("两百"), Numerals().spell(15)) == (30_000, 200, "15")


def test_figures_are_read_in_their_units() -> None:
    found = set(figures("五十克以上不满一百千克，十千克，七公斤，三年，百分之二十，成年人二人，2万元", WORDING))
    assert {50_000, 100_000_000, 10_000_000, 7_000_000, 36, ratio(1, 5), 18, 2, 20_000} <= found


def test_the_wording_names_texts_by_day() -> None:
    days = [entry["as_of"] for entry in WORDING["text"] if entry["instrument"] == "cn/criminal-law"]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(1999, 12, 25), date(2025, 4, 19))
