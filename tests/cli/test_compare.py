"""`compare`: two to four answers side by side; what the law of each says was read from its text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sentencing.report.cells import width
from tests.cli.asking import refused, run


def compared(*words: str) -> list[dict[str, Any]]:
    done = run("compare", *words, "--json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)["columns"]  # type: ignore[no-any-return]


def kinds(column: dict[str, Any], band: str) -> list[str]:
    return [each["kind"] for each in column["assessment"][band]]


def test_a_column_takes_over_what_it_does_not_say() -> None:
    first, second = compared("cn/240", "victims=3", "especially-serious", "vs", "age=17")
    assert first["assessment"]["facts"] == {"victims": 3, "especially-serious": True}
    assert second["assessment"]["facts"] == {"victims": 3, "especially-serious": True, "age": 17}
    assert kinds(first, "may") == ["death"]
    assert kinds(second, "may") == ["prison", "life"]


def test_a_day_of_its_own() -> None:
    """Article 241(6): since 1 November 2015 there is no more dropping of the case (Amendment IX, art. 15)."""
    then, since = compared("cn/241", "victim=child", "abused=no", "obstructed=no", "@2015-10-31", "vs", "@2015-11-01")
    assert then["assessment"]["law"]["as_of"] == "2015-10-31"
    assert kinds(then, "may")[0] == "exempt"
    assert "exempt" not in kinds(since, "may")


def test_a_rule_that_moves_no_bound_is_told_beside_one_that_does() -> None:
    """Article 241(6) lets a court be lighter with whoever bought a child; until October 2015 it could drop the case."""
    done = run(
        "compare", "cn/241", "victim=child", "abused=no", "obstructed=no", "@2015-10-31", "vs", "@2015-11-01", "--json"
    )
    told = next(row["text"] for row in json.loads(done.out)["rows"] if row["label"] == "Rules")
    assert all("241(6)" in each for each in told)
    assert ("no prosecution" in told[0], "lighter" in told[1]) == (True, True)


def test_the_star_of_what_is_contested_is_explained_once() -> None:
    assert run("compare", "cn/240", "vs", "age=17").out.count("An asterisk marks what is contested among lawyers.") == 1
    assert "asterisk" not in run("compare", "cn/240", "vs", "victims=3").out


def test_what_a_column_depends_on_is_named() -> None:
    assert "who the victims are" in " ".join(run("compare", "cn/241", "vs", "motion:message-of-2015").out.split())


def test_the_law_and_a_motion() -> None:
    """The message of June 2015: death for whoever traffics a child."""
    law, motion = compared("cn/240", "victim=child", "@2015-06-18", "vs", "motion:message-of-2015")
    assert (law["motion"], motion["motion"]) == (None, "message-of-2015")
    assert kinds(law, "may") == ["prison"]
    assert kinds(motion, "may") == ["death"]


def test_a_motion_that_changes_nothing_in_an_offence_says_so() -> None:
    """Item 15 of Amendment IX is about buyers; a buyer who sells again is punished as a seller."""
    columns = ("cn/240", "@2015-06-18", "vs", "motion:amendment-9-241-6")
    law, motion = compared(*columns)
    assert (law["changed_by_motion"], motion["changed_by_motion"]) == (None, False)
    said = " ".join(run("compare", *columns).out.split())
    assert "B: The motion changes nothing in this offence. It changes: Buying a trafficked woman or child" in said
    assert "该提案对本罪没有任何改变。" in run("compare", *columns, "--lang", "zh").out
    buyer = ("cn/241", "victim=child", "@2015-06-18", "vs", "motion:amendment-9-241-6")
    assert compared(*buyer)[1]["changed_by_motion"] is True
    assert "changes nothing" not in run("compare", *buyer).out
    reseller = ("cn/241", "resold", "@2015-06-18", "vs", "motion:message-of-2015")
    assert compared(*reseller)[1]["changed_by_motion"] is True


def test_another_system_and_what_it_does_not_ask() -> None:
    china, germany = compared("cn/240", "victims=3", "age=20", "vs", "de/232")
    assert germany["assessment"]["offence"] == "de/232"
    assert "victims" in germany["not_asked"]
    assert china["not_asked"] == []


def test_an_offence_with_facts_of_its_own_stands_alone() -> None:
    _, buyer = compared("cn/240", "victims=3", "vs", "cn/241", "victim=child")
    assert buyer["assessment"]["facts"] == {"victim": "child"}
    assert buyer["not_asked"] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_the_same_is_said_once_and_the_lines_are_short(language: str) -> None:
    done = run("compare", "cn/240", "victims=3", "vs", "age=17", "vs", "de/232", "vs", "us/1591", "--lang", language)
    assert done.code == 0
    assert all(width(line) <= 80 for line in done.out.splitlines())
    rows = json.loads(run("compare", "cn/240", "vs", "age=17", "--json").out)["rows"]
    assert [row["label"] for row in rows if row["same"]][:2] == ["Offence", "Law of"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["cn/240"], "two to four columns"),
        (["cn/240", "vs"], "two to four columns"),
        (["cn/240", *["vs", "age=17"] * 4], "two to four columns"),
        (["@2015-01-01", "vs", "cn/240"], "names no offence"),
        (["cn/240", "vs", "@2015-13-01"], "'@2015-13-01'"),
        (["cn/240", "vs", "@2015-01-01", "@2016-01-01"], "one day"),
        (["cn/240", "accessory", "vs", "ringleader"], "cannot go together"),
        (["cn/240", "vs", "victims=x"], "victims"),
        (["cn/240", "vs", "de/999"], "de/999"),
        (["cn/240", "vs", "motion:x", "motion:y"], "one motion"),
        (["motion:message-of-2015", "vs", "cn/240"], "names no offence"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_line(words: list[str], told: str) -> None:
    assert told in refused("compare", *words)
