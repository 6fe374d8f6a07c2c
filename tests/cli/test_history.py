"""`history`: what it answers as JSON, and what it refuses; the facts are those of the amendments, written by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.asking import EXLAND, refused, run
from tests.corpus.house import copied

KINDS = {"offence", "needs", "tier", "unit", "rule", "reference", "consequence", "reduction", "instead", "total"}


def asked(*words: str) -> dict[str, Any]:
    done = run("history", *words, "--json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)  # type: ignore[no-any-return]


def changes(*words: str) -> dict[str, dict[tuple[str, str], Any]]:
    """What changed, by day and by element."""
    rows = asked(*words)["history"]
    return {row["date"]: {(each["kind"], each["id"]): each for each in row["changes"]} for row in rows}


def prison(low: int | None, high: int | None) -> dict[str, Any]:
    return {"kind": "prison", "min": low, "max": high}


DETENTION = {"kind": "detention", "min": None, "max": None}
FINE = {"mode": "shall", "choices": ["fine"], "terms": [None]}


class TestGivingBribes:
    def test_amendment_ix(self) -> None:
        moved = changes("cn/389")["2015-11-01"]
        base = moved["tier", "base"]
        assert base["cite"] == "390(1)"
        assert base["before"]["principal"] == base["after"]["principal"] == [prison(None, 60), DETENTION]
        assert (base["before"]["additional"], base["after"]["additional"]) == ([], [FINE])
        assert base["before"]["formula"] == "处五年以下有期徒刑或者拘役"
        assert base["after"]["formula"] == "处五年以下有期徒刑或者拘役，并处罚金"
        disclosed = moved["rule", "disclosed"]
        assert disclosed["before"]["effects"] == ["mitigated", "exempt"]
        assert disclosed["after"]["effects"] == ["lighter", "mitigated"]
        assert moved["rule", "disclosed-and-more"]["before"] is None

    def test_amendment_xii(self) -> None:
        moved = changes("cn/389")["2024-03-01"]
        assert moved["tier", "base"]["after"]["principal"] == [prison(None, 36), DETENTION]
        assert moved["tier", "serious"]["before"]["principal"] == [prison(60, 120)]
        assert moved["tier", "serious"]["after"]["principal"] == [prison(36, 120)]
        assert ("tier", "especially-serious") not in moved
        grounds = [each for (kind, _), each in moved.items() if kind == "rule"]
        assert sorted(each["cite"] for each in grounds) == [f"390(2)({item})" for item in range(1, 8)]
        assert all(each["before"] is None and each["after"]["effects"] == ["heavier"] for each in grounds)

    def test_by_the_article_that_punishes_it(self) -> None:
        assert run("history", "390").out == run("history", "cn/389").out


def test_buying_a_child_is_no_longer_left_unpursued() -> None:
    moved = changes("cn/241")["2015-11-01"]
    child, woman = moved["rule", "child-well-treated"], moved["rule", "woman-free-to-return"]
    assert child["cite"] == woman["cite"] == "241(6)"
    assert child["before"]["effects"] == woman["before"]["effects"] == ["not-pursued"]
    assert child["after"]["effects"] == ["lighter"]
    assert woman["after"]["effects"] == ["lighter", "mitigated"]


def test_kidnapping() -> None:
    whole = asked("cn/239")
    assert whole["encoded"][0]["from"] == "1991-09-04"
    assert [row["date"] for row in whole["history"]] == ["1997-10-01", "2000-07-19", "2009-02-28", "2015-11-01"]
    (lesser,) = whole["history"][2]["changes"]
    assert (lesser["kind"], lesser["before"], lesser["id"]) == ("tier", None, "less-serious")
    (gravest,) = whole["history"][3]["changes"]
    assert [each["kind"] for each in gravest["before"]["principal"]] == ["death"]
    assert [each["kind"] for each in gravest["after"]["principal"]] == ["life", "death"]
    assert gravest["before"]["until"] == "2015-10-31"
    assert gravest["after"]["from"] == "2015-11-01"


def test_trafficking_has_moved_three_times() -> None:
    """Art. 141 of 1979, the Decisions of 1983 and 1991, and the Code of 1997."""
    whole = asked("cn/240")
    assert [row["date"] for row in whole["history"]] == ["1983-09-02", "1991-09-04", "1997-10-01"]
    assert whole["encoded"] == [
        {
            "jurisdiction": "cn",
            "offence": "cn/240",
            "from": "1980-01-01",
            "until": None,
            "words_moved": ["1991-09-04", "2010-03-15", "2017-01-01"],
        }
        | {"new": False}
    ]
    frames = {
        (row["date"], each["id"]): [span["kind"] for span in each["after"]["principal"]]
        for row in whole["history"]
        for each in row["changes"]
        if each["kind"] == "tier"
    }
    assert frames["1983-09-02", "gravest"] == ["prison", "life", "death"]
    assert frames["1991-09-04", "base"] == ["prison"]
    assert frames["1991-09-04", "aggravated"] == ["prison", "life"]
    assert frames["1991-09-04", "gravest"] == ["death"]


def test_an_offence_that_ended() -> None:
    whole = asked("cn/360.2")
    assert whole["encoded"][0]["until"] == "2015-10-31"
    (ended,) = whole["history"][-1]["changes"]
    assert (ended["kind"], ended["after"], whole["history"][-1]["date"]) == ("offence", None, "2015-11-01")


def test_what_every_answer_has() -> None:
    whole = asked("--since", "1997-10-01")
    assert set(whole) == {"schema", "tool", "law", "since", "encoded", "history"}
    assert set(whole["law"]) == {"as_of", "text_as_of"}
    dates = [row["date"] for row in whole["history"]]
    assert dates == sorted(dates)
    for row in whole["history"]:
        assert set(row) == {"date", "jurisdiction", "offence", "changes"}
        assert row["changes"]
        for each in row["changes"]:
            assert set(each) == {"kind", "id", "cite", "before", "after"}
            assert each["kind"] in KINDS
            assert each["before"] != each["after"]
            assert each["cite"]


def test_a_language_changes_only_text() -> None:
    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without(each) for key, each in value.items() if key not in ("text", "if")}
        return [without(each) for each in value] if isinstance(value, list) else value

    english, chinese = asked("cn/389"), asked("cn/389", "--lang", "zh")
    assert without(english) == without(chinese)
    assert english != chinese


class TestTheWholeLaw:
    def test_amendment_xi(self) -> None:
        rows = asked("cn", "--since", "2021-03-01", "--as-of", "2021-03-01")["history"]
        assert {row["date"] for row in rows} == {"2021-03-01"}
        (general,) = [row for row in rows if row["offence"] is None]
        kinds = {each["id"]: (each["before"] is None, each["after"] is None) for each in general["changes"]}
        assert kinds["under-12"] == kinds["age-12-13"] == (True, False)
        assert kinds["under-14"] == (False, True)
        offences = {row["offence"] for row in rows}
        assert {"cn/236", "cn/236-1", "cn/277.5", "cn/280-2", "cn/291-2", "cn/293-1", "cn/299-1", "cn/192"} <= offences
        assert not {"cn/240", "cn/239", "cn/389", "de/232"} & offences

    def test_it_tells_what_each_offence_tells(self) -> None:
        for row in asked("cn", "--since", "2023-01-01")["history"]:
            if row["offence"]:
                assert row in asked(row["offence"], "--since", row["date"])["history"]

    def test_one_line_each(self) -> None:
        lines = run("history", "cn", "--since", "2024-03-01", "--as-of", "2024-03-01").out.split("\n")
        (bribes,) = [line for line in lines if line.startswith("  cn/389 ")]
        assert bribes.split() == ["cn/389", "Giving", "bribes", "2", "frames,", "7", "rules", "390"]

    def test_one_system_or_all(self) -> None:
        assert run("history", "cn", "--since", "2024-01-01").out.startswith("China ")
        every = run("history", "--since", "2024-01-01").out
        assert all(title in every for title in ("China ", "Germany ", "United States (federal) "))
        assert "Nothing changed." in every

    def test_law_of_ones_own(self) -> None:
        done = run("history", "--since", "2001-01-01", "--statutes", f"only:{EXLAND}")
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Exland ")


def test_law_that_does_not_say_when_it_begins(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for file in root.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^(since|from) = .*$", "", text), encoding="utf-8")
    for language in ("en", "zh"):
        for words in (("history", "xx/12"), ("history", "xx", "--since", "1990-01-01"), ("coverage",)):
            done = run(*words, "--lang", language, "--statutes", f"only:{root}")
            assert (done.code, done.err) == (0, "")
    assert asked("xx/12", "--statutes", f"only:{root}")["encoded"][0]["from"] is None


def test_the_law_as_it_was_known_on_a_day() -> None:
    assert "1 Mar 2024" not in run("history", "cn/389", "--as-of", "2024-02-29").out
    assert "1 Mar 2024" in run("history", "cn/389", "--as-of", "2024-03-01").out


def test_several_charges_of_an_article() -> None:
    text = run("history", "360").out
    assert "cn/360.1" in text
    assert "cn/360.2" in text
    only = run("history", "237", "--as-of", "1999-01-01").out
    assert "cn/237.1" in only


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say which offence, or since when"),
        (("cn",), "say which offence, or since when"),
        (("cn/9999",), "is no offence and no article"),
        (("nothing-of-the-kind-xyz",), "is no offence and no article"),
        (("--since",), "expected one argument"),
        (("--since", ""), "--since: '' is not a date such as 2015-06-18"),
        (("--since", "2015-02-30"), "--since: '2015-02-30' is not a date such as 2015-06-18"),
        (("--since", "9" * 5000), "is not a date such as 2015-06-18"),
        (("cn/240", "--since", "yesterday"), "--since: 'yesterday' is not a date"),
        (("cn/389", "--since", "2020-01-01", "--as-of", "2019-01-01"), "--since: 2020-01-01 is after 2019-01-01"),
        (("cn/239", "--as-of", "1991-09-03"), "cn/239 is not encoded before 1991-09-04"),
        (("cn/233", "--as-of", "1997-09-30"), "cn/233 is not encoded before 1997-10-01"),
        (("cn/240", "--as-of", "1979-12-31"), "cn/240 is not encoded before 1980-01-01"),
        (("67", "--as-of", "1997-09-30"), "cn is not encoded before 1997-10-01"),
        (("cn", "--since", "1990-01-01", "--as-of", "1990-01-02"), "cn is not encoded before 1997-10-01"),
        (("12", "--since", "\u202e"), "is not a date"),
        (("cn/240", "--lang", "fr"), "no words in 'fr'"),
        (("cn/240", "--until", "2015-01-01"), "unrecognized arguments"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: tuple[str, ...], said: str) -> None:
    assert said in refused("history", *words)


@settings(max_examples=20)
@given(st.lists(st.text(max_size=12), max_size=3), st.sampled_from([[], ["--since", "2015-06-18"], ["--json"]]))
def test_no_words_crash_it(words: list[str], options: list[str]) -> None:
    words = [word for word in words if not word.startswith("-")]
    for command in ("history", "coverage"):
        assert run(command, *words, *(options if command == "history" else [])).code in (0, 2)


class TestAnOffenceThatAnAmendmentCreated:
    """The amendment's own words ("adds an article", "adds a paragraph") show that there was none before."""

    def test_before_it_there_was_none(self) -> None:
        said = refused("range", "cn/133-1", "--as-of", "2011-04-30")
        assert said == "sentencing: cn/133-1 was no offence before 2011-05-01"
        assert "was no offence before 2021-03-01" in refused("show", "cn/341.3", "--as-of", "2015-06-18")

    def test_one_that_was_only_reworded_is_not_encoded(self) -> None:
        assert refused("range", "cn/264", "--as-of", "2011-04-30").endswith("cn/264 is not encoded before 2011-05-01")

    def test_its_history_says_so(self) -> None:
        assert "No such offence before 1 May 2011." in run("history", "cn/133-1").out
        assert "Not encoded before 1 May 2011." in run("history", "cn/264").out
        assert json.loads(run("history", "cn/133-1", "--json").out)["encoded"][0]["new"] is True
