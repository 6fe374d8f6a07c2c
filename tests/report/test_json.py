"""The JSON contract of `range`: its keys, its bands, and that a language changes nothing but `text`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sentencing.law.sanction import KINDS
from sentencing.report.json import SCHEMA, assessment_json, place
from sentencing.report.words import words
from tests.report.test_text import CASES, Answer
from tests.shipped import DAY, answer, law

TOOL = {"version": "0", "statutes": "sha256:0"}
KEYS = {
    "offence",
    "convicted_of",
    "via",
    "law",
    "facts",
    "unknown",
    "assumptions",
    "liable",
    "not_liable",
    "elsewhere",
    "tier",
    "frame",
    "shall",
    "may",
    "open",
    "additional",
    "outcomes",
    "beside",
    "rules",
    "reasons",
    "consequences",
    "total",
    "after_total",
    "in_time",
    "limitation",
    "text",
}
BANDS = ("frame", "shall", "may", "open")


def made(offence: str, language: str = "en", day: str = DAY, /, **said: Answer) -> dict[str, Any]:
    whole = assessment_json(words(language), law(), answer(offence, day, **said), TOOL)
    return json.loads(json.dumps(whole))  # type: ignore[no-any-return]


def without_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_text(each) for key, each in value.items() if key != "text"}
    return [without_text(each) for each in value] if isinstance(value, list) else value


def keys(value: Any, path: str = "") -> set[str]:
    """Every key in an answer, with the keys above it."""
    if isinstance(value, dict):
        return {f"{path}.{key}" for key in value}.union(*(keys(each, f"{path}.{key}") for key, each in value.items()))
    return set().union(*(keys(each, path) for each in value)) if isinstance(value, list) else set()


@pytest.mark.parametrize(("offence", "said"), CASES, ids=[f"{offence} {' '.join(said)}" for offence, said in CASES])
class TestEveryAnswer:
    def test_keys_are_never_absent(self, offence: str, said: dict[str, Answer]) -> None:
        found = made(offence, **said)
        assert set(found) == KEYS | {"schema", "tool", "cumulate"}
        assert found["schema"] == SCHEMA
        assert all(set(each) == KEYS | {"schema", "tool"} for each in found["cumulate"])
        assert set(found["law"]) == {"as_of", "text_as_of"}

    def test_a_language_changes_only_text(self, offence: str, said: dict[str, Answer]) -> None:
        english, chinese = made(offence, "en", **said), made(offence, "zh", **said)
        assert without_text(english) == without_text(chinese)
        assert english["text"] != chinese["text"]

    def test_bands(self, offence: str, said: dict[str, Answer]) -> None:
        found = made(offence, **said)
        for name in BANDS:
            for each in found[name]:
                assert each["kind"] in KINDS
                if each["kind"] in ("prison", "detention", "surveillance"):
                    assert {"min", "max"} <= set(each)
                    assert all(end is None or isinstance(end, int) or "/" in end for end in (each["min"], each["max"]))
                assert all(
                    value is True for key, value in each.items() if key not in ("kind", "sanction", "min", "max")
                )

    def test_liability(self, offence: str, said: dict[str, Answer]) -> None:
        found = made(offence, **said)
        assert (found["liable"] is False) == bool(found["not_liable"])
        if found["liable"] is False:
            assert found["tier"] is None
            assert found["convicted_of"] is None
            assert not any(found[name] for name in (*BANDS, "additional"))
        elif found["tier"] is None:
            assert found["open"]
            assert not any(found[name] for name in BANDS[:3])
        if not found["unknown"]:
            assert found["open"] == found["may"]

    def test_additions(self, offence: str, said: dict[str, Answer]) -> None:
        found = made(offence, **said)
        for each in [*found["additional"], *(one for outcome in found["outcomes"] for one in outcome["additional"])]:
            assert set(each) == {"mode", "choices", "terms"}
            assert each["mode"] in ("shall", "may", "shall-or-sole", "may-or-sole")
            assert len(each["choices"]) == len(each["terms"])
            assert all(term is None or set(term) == {"kind", "min", "max", "unit", "of"} for term in each["terms"])

    def test_what_lists_hold(self, offence: str, said: dict[str, Answer]) -> None:
        found = made(offence, **said)
        wanted = {
            "assumptions": {"id", "cite", "kind", "text"},
            "not_liable": {"id", "cite", "text"},
            "rules": {"id", "cite", "modality", "effects"},
            "reasons": {"step", "id", "cite", "text", "before", "after"},
            "consequences": {"id", "cite", "modality", "on", "reached", "text"},
            "outcomes": {"tier", "band", "additional", "by"},
        }
        for name, each in wanted.items():
            assert all(set(one) == each for one in found[name]), name
        assert all(
            isinstance(one["text"], str) and one["text"] for name in ("reasons", "assumptions") for one in found[name]
        )
        assert all(each["modality"] in ("shall", "may") for each in found["rules"])


def test_the_contract_of_a_plain_answer() -> None:
    found = made("cn/240", victims=3, surrender=True)
    assert found["facts"] == {"victims": 3, "surrender": True}
    assert found["law"]["as_of"] == DAY
    assert found["tier"] == {
        "id": "aggravated",
        "cite": "240(1)",
        "article": "240",
        "paragraph": 1,
        "item": None,
        "subject": None,
        "borrowed_from": None,
    }
    assert found["shall"] == [{"kind": "prison", "min": 120, "max": 180}, {"kind": "life"}]
    assert found["may"] == [{"kind": "prison", "min": 60, "max": 180}, {"kind": "life"}]
    assert found["additional"] == [{"mode": "shall", "choices": ["fine", "confiscation"], "terms": [None, None]}]
    lower = next(each for each in found["outcomes"] if each["tier"] == "base")
    assert lower["band"] == [{"kind": "prison", "min": 60, "max": 120, "max_excluded": True}]
    assert lower["by"] == ["surrender"]
    assert found["rules"] == [
        {"id": "surrender", "cite": "67(1)", "modality": "may", "effects": ["lighter", "mitigated"]}
    ]


def test_special_marks() -> None:
    assert made("cn/240", victims=3, especially_serious=True)["frame"] == [{"kind": "death", "reprieve": True}]
    coerced = made("cn/240", role="coerced")["shall"]
    assert {"kind": "surveillance", "min": 3, "max": 24, "contested": True} in coerced
    pursued = made("cn/241", "en", "2015-10-31", victim="child", abused=False, obstructed=False)["may"]
    assert pursued[0] == {"kind": "exempt", "sanction": "not-pursued"}
    assert {"kind": "fine", "alone": True} in made("cn/264", amount=2000)["frame"]
    assert made("us/1591", victim_age=16)["frame"][0] == {"kind": "prison", "min": 120, "max": None}
    assert made("ew/msa-2")["frame"][-2] == {"kind": "prison", "min": None, "max": None}


def test_terms_of_a_fine() -> None:
    terms = [term for each in made("us/1591", victim_age=16)["additional"] for term in each["terms"]]
    assert {"kind": "fine", "min": None, "max": 250000, "unit": "USD", "of": None} in terms


def test_unknowns_are_null() -> None:
    found = made("cn/240", age=None)
    assert found["facts"] == {"age": None}
    assert found["unknown"] == ["age"]
    assert found["liable"] is None


def test_dates_are_iso() -> None:
    assert made("cn/240", offence_date=20150618)["facts"] == {"offence-date": "2015-06-18"}


def test_further_convictions() -> None:
    found = made("cn/241", forced_sex=True)
    assert [each["convicted_of"] for each in found["cumulate"]] == ["cn/236"]
    assert found["total"] == [{"kind": "prison", "min": 36, "max": 156}]


@pytest.mark.parametrize(
    ("cite", "article", "paragraph", "item"),
    [
        ("240(1)(2)", "240", 1, 2),
        ("133-1", "133-1", 1, None),
        ("232(3)(s2)", "232", 3, "s2"),
        ("3559(e)(1); 1591", "3559", "e", 1),
        ("cn/fashi-2016-28 1", "1", 1, None),
    ],
)
def test_places(cite: str, article: str, paragraph: int | str, item: int | str | None) -> None:
    assert place(cite) == {"article": article, "paragraph": paragraph, "item": item}


@pytest.mark.parametrize(
    ("offence", "said", "defined", "cite"),
    [
        ("cn/240", {"infant_by_deceit": True}, "stole-infant", "cn/fashi-2016-28 1"),
        ("cn/240", {"disclosed_other_crime": True}, "surrender", "67(2)"),
        ("cn/264", {"amount": 100000}, "huge", "cn/fashi-2013-8 1(1); cn/fashi-2015-23 2(1); cn/fashi-2015-23 2(2)"),
        ("cn/382", {"amount": 30000}, "large", "cn/fashi-2016-9 1(1)"),
        ("cn/241", {"victim": "woman", "stays_by_choice": True}, "free-to-return", "cn/fashi-2016-28 5"),
    ],
)
def test_what_an_instrument_says_a_circumstance_means_is_cited(
    offence: str, said: dict[str, Answer], defined: str, cite: str
) -> None:
    found = made(offence, **said)
    assert (defined, cite) in {(each["id"], each["cite"]) for each in found["reasons"] if each["step"] == "needs"}


def test_a_definition_that_the_answer_does_not_rest_on_is_not_cited() -> None:
    """Whoever says that a child was stolen needs no instrument; a huge amount makes the fairly large one idle."""
    assert [each["id"] for each in made("cn/240", stole_infant=True)["reasons"] if each["step"] == "needs"] == [
        "cn/240"
    ]
    defined = {each["id"] for each in made("cn/264", amount=100000)["reasons"] if each["step"] == "needs"}
    assert "large" not in defined


def test_a_rule_that_a_finding_would_bring_is_listed() -> None:
    found = made("cn/241", victim="woman", stays_by_choice=True)
    used = {name for outcome in found["outcomes"] for name in outcome["by"]}
    assert used == {"free-to-return", "woman-free-to-return"}
    assert [(each["id"], each["cite"]) for each in found["rules"]] == [("woman-free-to-return", "241(6)")]
