"""What it would take: every way told does bring the result, no part of it does, and none that is small is left out."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from sentencing.debate.whatif import Goal, what_if
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Assessment
from sentencing.engine.case import Case, CaseError
from sentencing.report.cells import width
from tests import shipped
from tests.cli.asking import refused, run


def changed(facts: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**facts, **changes}.items() if value is not None or name not in changes}


def after(offence: str, facts: dict[str, Any], changes: dict[str, Any]) -> Assessment | None:
    try:
        return assess(shipped.law(), offence, Case(changed(facts, changes)), shipped.DAY)
    except CaseError:
        return None


def reached(goal: Goal, before: Assessment, then: Assessment | None) -> bool:
    """Whether a goal is reached, told from the bands by hand."""
    if then is None or not then.liable or not then.may:
        return False
    kinds = [each.rung for each in then.may]
    match goal.kind:
        case "tier":
            rungs = {each.rung for each in goal.band}
            return then.tier is not None and then.tier.id == goal.name and rungs <= set(kinds)
        case "liable":
            return True
        case "exempt":
            return "exempt" in kinds or "not-pursued" in kinds
        case "bar":
            order = [
                "not-pursued",
                "exempt",
                "deportation",
                "fine",
                "surveillance",
                "detention",
                "prison",
                "life",
                "death",
            ]
            return order.index(kinds[-1]) < order.index(goal.name)
        case _:
            raise AssertionError(goal.kind)


CASES = [
    ("cn/240", {}),
    ("cn/240", {"victims": 3}),
    ("cn/240", {"victims": 3, "especially-serious": True}),
    ("cn/240", {"age": 15}),
    ("cn/240", {"victims": 3, "role": "accessory", "surrender": True}),
    ("cn/236", {"age": 17}),
    ("cn/240", {"victims": 3, "age": 17}),
    ("cn/240", {"victims": 3, "pregnant-at-trial": True}),
    ("cn/347", {"age": 17}),
]


@pytest.mark.parametrize(("offence", "facts"), CASES)
def test_each_way_leads_there_and_no_part_of_it_does(offence: str, facts: dict[str, Any]) -> None:
    found = what_if(shipped.law(), offence, facts, shipped.DAY)
    looked_at = 0
    for way in found.ways:
        if way.goal.kind not in ("tier", "liable", "exempt", "bar"):
            continue
        for changes in way.changes[:12]:
            looked_at += 1
            assert reached(way.goal, found.assessment, after(offence, facts, changes)), changes
            for size in range(len(changes)):
                for part in itertools.combinations(changes.items(), size):
                    part_only = after(offence, facts, dict(part))
                    assert not reached(way.goal, found.assessment, part_only), changes
    assert looked_at


def ways(*words: str) -> dict[str, list[dict[str, Any]]]:
    done = run("whatif", *words, "--json")
    assert (done.code, done.err) == (0, "")
    return {
        each["goal"] + (f":{each['name']}" if each["name"] else ""): each["changes"]
        for each in json.loads(done.out)["ways"]
    }


def test_what_the_law_says_of_three_victims() -> None:
    """Death takes especially serious circumstances (240(1)); only desistance (24(2)) and coercion (28) bind a court to
    go below; a plea and a plain confession do nothing to that."""
    found = ways("cn/240", "victims=3")
    assert found["tier:gravest"] == [{"especially-serious": True}]
    assert sorted(map(str, found["only-below"])) == sorted(map(str, [{"stage": "desisted"}, {"role": "coerced"}]))
    assert {"surrender": True} in found["below"]
    assert {"plea": True} not in found["below"]
    assert {"confession": True} not in found["below"]
    assert {"confession": True, "averted-grave-consequences": True} in found["below"]


def test_from_no_listed_case_death_takes_two_changes() -> None:
    found = ways("cn/240")["tier:gravest"]
    assert {"victims": 3, "especially-serious": True} in found
    assert all("especially-serious" in each and len(each) == 2 for each in found)


def test_nobody_who_may_not_be_sentenced_to_death_is_one_finding_away_from_it() -> None:
    """Under 18 at the offence, or pregnant at trial: no death (49(1))."""
    assert ways("cn/240", "victims=3", "age=17")["tier:gravest"] == [{"age": None, "especially-serious": True}]
    pregnant = ways("cn/240", "victims=3", "pregnant")["tier:gravest"]
    assert pregnant == [{"pregnant-at-trial": None, "especially-serious": True}]


def test_a_result_that_is_asked_for() -> None:
    found = ways("cn/240", "victims=3", "--to", "at most 10y")
    assert set(found) == {"permit", "force"}
    assert found["permit"] == [{}]
    assert {"stage": "desisted"} in found["force"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_told_in_short_lines(language: str) -> None:
    done = run("whatif", "cn/240", "victims=3", "--lang", language)
    assert done.code == 0
    assert all(width(line) <= 80 for line in done.out.splitlines())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["cn/999"], "cn/999"),
        (["cn/240", "accessory", "ringleader"], "cannot go together"),
        (["cn/240", "--to", "blah"], "--to, column 1"),
        (["cn/240", "--to", "at least"], "--to"),
    ],
)
def test_what_is_no_question_is_refused_in_one_line(words: list[str], told: str) -> None:
    assert told in refused("whatif", *words)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["age at the offence: under 12 ", "age at the offence: 16 or 17 ", "age at the offence: 75 or more "]),
        ("zh", ["犯罪时年龄（周岁）：不满12 ", "犯罪时年龄（周岁）：16或者17 ", "犯罪时年龄（周岁）：75以上 "]),
    ],
)
def test_a_number_stands_for_its_class(language: str, said: list[str]) -> None:
    text = run("whatif", "cn/240", "victims=3", "--lang", language).out
    for each in said:
        assert each in text, each


def test_every_number_of_a_class_does_the_same() -> None:
    """And the next one on either side does not."""
    found = json.loads(run("whatif", "cn/240", "victims=3", "--json").out)
    ages = [each for each in found["effects"] if each["fact"] == "age"]
    assert [(each["bounds"]["min"], each["bounds"]["max"]) for each in ages] == [
        (None, 11),
        (12, 13),
        (14, 15),
        (16, 17),
        (75, None),
    ]
    for each in ages:
        low, high = each["bounds"]["min"] or 0, each["bounds"]["max"] or 90
        then = [after("cn/240", {"victims": 3}, {"age": age}) for age in (low, (low + high) // 2, high)]
        assert len({(one.liable, one.frame, one.shall, one.may) for one in then if one is not None}) == 1
    (way,) = [each for each in found["ways"] if each["goal"] == "below"]
    assert {"age": {"min": 16, "max": 17}} in way["bounds"]
    assert len(way["bounds"]) == len(way["changes"])


def test_a_case_whose_answer_no_other_is_like_is_where_it_begins() -> None:
    """An authority's figure given without the other that the same amount is measured by."""
    facts: dict[str, Any] = {"amount": 50000, "huge-here": 60000}
    found = what_if(shipped.law(), "cn/264", facts, shipped.DAY)
    (huge,) = [each for each in found.ways if (each.goal.kind, each.goal.name) == ("tier", "huge")]
    assert {"huge": True} in huge.changes
    for changes in huge.changes:
        then = after("cn/264", facts, changes)
        assert then, changes
        assert any(each.rung == "prison" and each.span and each.span.high == 120 for each in then.may), changes


@pytest.mark.parametrize(
    ("asked", "language", "said", "unsaid"),
    [
        ("age=17", "en", "especially serious circumstances: yes and age at the offence: 18 to 74, and besides yes to one of:", "without"),
        ("age=17", "zh", "情节特别严重：是，并且犯罪时年龄（周岁）：18至74，并且下列之一回答“是”：", "没有"),
        ("stage=desisted", "en", "especially serious circumstances: yes and completed, and besides yes to one of:", "how far the"),
    ],
)  # fmt: skip
def test_what_ways_share_is_said_once_and_silence_by_what_it_means(
    asked: str, language: str, said: str, unsaid: str
) -> None:
    """What takes a minor to death: an adult, especially serious, and one of the eight listed cases (240(1), 49(1))."""
    page = run("whatif", "cn/240", asked, "--lang", language).out.partition("\n\n")[2]
    told = " ".join(page.split()) if language == "en" else "".join(page.split())
    assert told.count(said) == 1
    assert unsaid not in told


@pytest.mark.parametrize(
    ("language", "death", "below", "other"),
    [
        (
            "en",
            "especially serious circumstances: yes",
            "yes to one of: already punished abroad;",
            "or: age at the offence: 16 or 17;",
        ),
        (
            "zh",
            "情节特别严重：是",
            "下列之一回答“是”：在外国已经受过刑罚处罚；",
            "或者：犯罪时年龄（周岁）：16或者17；",
        ),
    ],
)
def test_each_change_says_which_answer_leads_there(language: str, death: str, below: str, other: str) -> None:
    """Not only which question: yes, no, a number or a choice; a yes that several want is said once."""
    page = run("whatif", "cn/240", "victims=3", "--lang", language).out
    told = " ".join(page.split()) if language == "en" else "".join(page.split())
    assert death in told
    assert below in told
    assert other in told


def test_all_that_follows_is_shown_to_whoever_asks_for_it() -> None:
    """What a list leaves out is counted with the word that shows it; it is then there, and nothing is left out."""
    for command in (("range", "cn/240", "accessory"), ("near", "cn/241")):
        short, whole = run(*command), run(*command, "--all")
        assert "more: --all" in " ".join(short.out.split())
        assert "--all" not in whole.out
        assert len(whole.out) > len(short.out)
    said = " ".join(run("range", "cn/240", "accessory", "--all").out.split())
    consequences = json.loads(run("range", "cn/240", "accessory", "--json").out)["consequences"]
    assert all(each["text"][:20] in said for each in consequences)


@pytest.mark.parametrize(("language", "raw"), [("en", "third-grade relic: no"), ("zh", "三级文物：否")])
def test_a_denial_and_an_answer_taken_back_are_one_way(language: str, raw: str) -> None:
    """The definition of the amount can tell a relic denied from none named (an answer of its own to a condition that
    presumes one); both come to the same."""
    said = run("whatif", "cn/264", "amount=50", "third-grade-relic", "--lang", language)
    assert said.out.count(raw) == 2  # the way to the lowest frame, and alone
    assert not any(f"：{word}" in said.out for word in ("no", "yes", "unknown"))
    found = json.loads(run("whatif", "cn/264", "amount=50", "third-grade-relic", "--json").out)
    sets = [{**each} for way in found["ways"] for each in way["changes"]]
    assert {"large": True, "third-grade-relic": None} in sets
    assert not [each for each in sets if each.get("third-grade-relic", 1) is False]
    assert [each["value"] for each in found["effects"] if each["fact"] == "third-grade-relic"] == [None]
