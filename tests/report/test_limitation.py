"""Where the days of an act and of its judgment show that a period of limitation has run out, the answer says so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sentencing.law.days import later
from sentencing.report.cells import width
from tests.cli.asking import run

BUYER = ("cn/241", "victim=child", "abused=no", "obstructed=no")
THIEF = ("cn/264", "amount=5000")


def limitation(*words: str) -> dict[str, Any] | None:
    done = run("range", *words, "--json")
    assert done.code == 0, done.err
    found: dict[str, Any] | None = json.loads(done.out)["limitation"]
    return found


@pytest.mark.parametrize(
    ("words", "acted", "cite", "months", "ended"),
    [
        (BUYER, "2015-06-18", "87(1)(1)", 60, "2020-06-18"),
        (THIEF, "2012-02-29", "87(1)(1)", 60, "2017-02-28"),
        (("cn/240",), "2000-01-01", "87(1)(3)", 180, "2015-01-01"),
        (("cn/240", "victims=3"), "1999-03-01", "87(1)(4)", 240, "2019-03-01"),
    ],
)
def test_the_period_follows_the_longest_term_of_the_frame(
    words: tuple[str, ...], acted: str, cite: str, months: int, ended: str
) -> None:
    """Five years where the longest term is under five, ten under ten, fifteen from ten, twenty with life or death
    (87(1)); it runs from the act (89(1))."""
    found = limitation(*words, f"offence-date={acted}", "judgment-date=2022-01-01")
    assert found is not None
    assert (found["cites"][0], found["months"], found["ended"]) == (cite, months, ended)


@pytest.mark.parametrize(("judged", "over"), [("2020-06-17", False), ("2020-06-18", False), ("2020-06-19", True)])
def test_it_has_run_out_only_after_its_last_day(judged: str, over: bool) -> None:  # noqa: FBT001
    assert (limitation(*BUYER, "offence-date=2015-06-18", f"judgment-date={judged}") is not None) is over


def test_it_runs_from_the_end_of_an_act_that_went_on() -> None:
    found = limitation(*THIEF, "offence-date=2010-01-01", "end-date=2014-05-05")
    assert found is not None
    assert found["ended"] == "2019-05-05"


@pytest.mark.parametrize("said", ["limitation-expired=no", "limitation-expired", "evaded-justice", "complaint-refused"])
def test_nothing_is_told_once_the_case_speaks_of_it(said: str) -> None:
    assert limitation(*THIEF, "offence-date=2012-01-01", said) is None


def test_nothing_is_told_where_no_day_of_the_act_is_named() -> None:
    assert limitation(*THIEF) is None


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The period of limitation, 5 years, ended on 18 Jun 2020 (87(1)(1)): no prosecution, unless by then"),
        ("zh", "追诉期限五年，已于2020年6月18日届满（第87条第1款第1项）：不再追诉，但在此以前已经立案"),
    ],
)
def test_it_is_told_in_both_languages(language: str, told: str) -> None:
    done = run("range", *BUYER, "offence-date=2015-06-18", "--lang", language)
    assert "".join(told.split()) in "".join(done.out.split())
    assert all(width(line) <= 80 for line in done.out.splitlines())


def test_months_are_counted_as_a_calendar_counts_them() -> None:
    assert [later("2015-01-31", each) for each in (1, 11, 12, 13)] == [
        "2015-02-28",
        "2015-12-31",
        "2016-01-31",
        "2016-02-29",
    ]
