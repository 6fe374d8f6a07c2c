"""Terms, money, shares and spans, in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sentencing.law.sanction import Rung
from sentencing.law.span import Span
from sentencing.report.amounts import amount, date, span, term
from sentencing.report.words import words

EN, ZH = words("en"), words("zh")
PRISON = Rung("prison", "prison", {"en": "imprisonment"}, Span.parse("6m..15y"))


@pytest.mark.parametrize(
    ("months", "english", "chinese"),
    [
        (1, "1 month", "一个月"),
        (6, "6 months", "六个月"),
        (12, "1 year", "一年"),
        (90, "7 years 6 months", "七年六个月"),
        (180, "15 years", "十五年"),
        (0, "0 months", "零个月"),
        (Fraction(3, 2), "1 month and 1/2 of a month", "一个月又1/2个月"),
    ],
)
def test_terms(months: int | Fraction, english: str, chinese: str) -> None:
    assert term(EN, months) == english
    assert term(ZH, months) == chinese


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("5y..10y", "5 to 10 years", "五年以上十年以下"),
        ("3m..2y", "3 months to 2 years", "三个月以上二年以下"),
        ("1m..6m", "1 to 6 months", "一个月以上六个月以下"),
        ("7y6m..10y", "7 years 6 months to 10 years", "七年六个月以上十年以下"),
        ("5y..<10y", "5 to under 10 years", "五年以上不满十年"),
        ("..<5y", "under 5 years", "不满五年"),
        ("..3y", "up to 3 years", "三年以下"),
        ("10y..", "10 years or more", "十年以上"),
        ("15y", "15 years", "十五年"),
        ("..", "any length", "期限不限"),
    ],
)
def test_spans(written: str, english: str, chinese: str) -> None:
    read = Span.parse(written)
    assert span(EN, read) == english
    assert span(ZH, read) == chinese


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("6m..3y", "6 months to 3 years", "三年以下"),
        ("6m..<5y", "6 months to under 5 years", "不满五年"),
        ("10y..15y", "10 to 15 years", "十年以上"),
        ("6m..15y", "6 months to 15 years", "六个月以上十五年以下"),
        ("5y..10y", "5 to 10 years", "五年以上十年以下"),
    ],
)
def test_a_language_may_leave_the_limits_of_a_sanction_unsaid(written: str, english: str, chinese: str) -> None:
    read = Span.parse(written)
    assert span(EN, read, PRISON) == english
    assert span(ZH, read, PRISON) == chinese


def test_open_beginnings() -> None:
    assert span(EN, Span(60, 120, low_open=True)) == "over 5 to 10 years"
    assert span(EN, Span(60, None, low_open=True)) == "over 5 years"


def test_money_and_shares() -> None:
    own = {"money": "{n}元", "currency": "CNY"}
    assert amount(EN, 20000, "money", currency="CNY") == "CNY 20,000"
    assert amount(ZH, 20000, "money", **own) == "二万元"
    assert span(EN, Span.parse("50%..2x")) == "50% to 200%"
    assert span(ZH, Span.parse("50%..2x")) == "百分之五十以上二倍以下"
    assert span(EN, Span.parse("20000..200000"), None, {"money": "", "currency": "EUR"}) == "EUR 20,000 to EUR 200,000"
    assert amount(EN, 30, "days") == "30 days"


def test_spans_that_run_on_to_a_graver_sanction() -> None:
    assert span(EN, Span.parse("5y..life"), graver="life") == "5 years to life"


def test_dates() -> None:
    assert date(EN, "2026-11-22") == "22 Nov 2026"
    assert date(ZH, "2026-11-02") == "2026年11月2日"
