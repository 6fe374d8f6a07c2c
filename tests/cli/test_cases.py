"""`cases`: reported judgments, and where their sentences lie."""

from __future__ import annotations

import json

import pytest

from sentencing.report.cells import width
from tests.cli.test_commands import EXLAND, run

__all__ = ["run"]


@pytest.mark.parametrize(("language", "said"), [("en", "not because they are\ntypical"), ("zh", "不是因为有代表性")])
def test_the_heading_and_the_width(run, language: str, said: str) -> None:
    done = run("cases", "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert said in done.out.split("\n\n")[0]
    assert max(width(line) for line in done.out.splitlines()) <= 80


def test_one_offence(run) -> None:
    done = run("cases", "拐卖")
    assert done.out == run("cases", "cn/240").out
    assert "cn/241" not in done.out
    assert "Imposed  death, reprieved for 2 years, with deprivation of political rights" in done.out
    assert "Range    5 to 10 years in prison: its upper end (law of 31 Dec 2010)" in done.out


def test_what_lies_outside_says_why(run) -> None:
    blocks = run("cases", "cn/264").out.split("\n\n")
    outside = next(block for block in blocks if "Not computed" in block)
    assert "Why" in outside
    assert "Ask" not in outside


def test_what_had_been_judged_by_a_day(run) -> None:
    asked = ("cases", "cn/240", "--json", "--as-of", "2015-12-31")
    assert {each["id"] for each in json.loads(run(*asked).out)["cases"]} == {"weinan-2014", "lishui-2015"}


def test_json(run) -> None:
    said = json.loads(run("cases", "cn/264", "--json").out)
    assert "typical" in said["text"]
    theft = next(each for each in said["cases"] if each["id"] == "spc-27-theft")
    assert theft["sentence"] == {"kind": "prison", "size": 156, "unit": "months", "written": "prison 13y"}
    assert theft["total"]["size"] == 174
    assert theft["place"]["where"] == "frame"
    assert theft["place"]["may"][0] == {"kind": "prison", "min": 120, "max": 180}
    chinese = json.loads(run("cases", "cn/264", "--json", "--lang", "zh").out)
    assert {**chinese, "text": ""} == {**said, "text": ""}


def test_the_question_gives_the_range(run) -> None:
    said = json.loads(run("cases", "cn/234", "--json").out)["cases"]
    for each in said:
        words = each["question"].split()[1:]
        assert json.loads(run(*words, "--json").out)["may"] == each["place"]["may"]


def test_none(run) -> None:
    assert run("cases", "cn/102").out.endswith("No judgment is recorded.\n")
    assert run("cases", "--statutes", f"only:{EXLAND}").code == 0
    assert run("cases", "nothing-of-the-kind-xyz").code == 2
