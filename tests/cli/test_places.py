"""A place beside an offence: what it is understood as, and where its figures are listed."""

from __future__ import annotations

import json

import pytest

from tests.cli.asking import refused, run

ANHUI = "large-here=2000 huge-here=50000 especially-huge-here=400000"


@pytest.mark.parametrize("typed", ["anhui", "Anhui", "安徽", "huge-here=anhui"])
def test_a_place_is_echoed_as_its_figures(typed: str) -> None:
    done = run("range", "cn/264", "60000", typed)
    assert done.code == 0
    assert f"Understood: cn/264 amount=60000 {ANHUI}" in done.err
    assert "3 to 10 years in prison" in done.out


def test_the_answer_carries_plain_figures() -> None:
    done = run("range", "cn/264", "amount=60000", "深圳", "--json")
    said = json.loads(done.out)["facts"]
    assert said == {"amount": 60000, "large-here": 3000, "huge-here": 100_000, "especially-huge-here": 500_000}


def test_a_place_that_is_none_is_refused_with_the_nearest() -> None:
    assert "did you mean anhui" in refused("range", "cn/264", "anhiu")
    assert "large-here: 'hunann' is not a whole number, nor a place that has set it; did you mean hunan?" in refused(
        "range", "cn/264", "large-here=hunann"
    )
    assert "say which" in refused("range", "cn/264", "guangdong")


@pytest.mark.parametrize(
    ("language", "heading", "row"),
    [
        ("en", "What places have set (large-here / huge-here / especially-huge-here)", "Sichuan (Chuan Gao Fa [2013] 362;"),
        ("zh", "各地确定的数额（large-here / huge-here / especially-huge-here）", "四川：川高法〔2013〕362号；"),
    ],
)  # fmt: skip
def test_show_lists_the_places(language: str, heading: str, row: str) -> None:
    lines = run("show", "cn/264", "--lang", language).out.splitlines()
    assert heading in lines
    assert any(line.startswith("  sichuan      1600 / 50000 / 350000") and row in line for line in lines)


def test_the_places_are_in_the_json_of_the_law() -> None:
    facts = {each["id"]: each for each in json.loads(run("show", "cn/264", "--json").out)["facts"]}
    assert {"id": "anhui", "label": {"en": "Anhui", "zh": "安徽"}, "figure": 50_000,
            "source": {"en": "Wan Gao Fa [2013] 254", "zh": "皖高法〔2013〕254号"}} in facts["huge-here"]["places"]  # fmt: skip
    assert facts["amount"]["places"] == []
