"""Places whose authority has set a figure: how a file lists them, what is wrong with a list, and what a place means as a
word beside an offence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sentencing.corpus.problem import UsageProblem
from sentencing.corpus.roots import system_folders
from sentencing.corpus.sources import read_systems
from sentencing.corpus.store import Corpus, open_corpus
from sentencing.law.packed import load_offence, pack
from sentencing.law.place import Place
from sentencing.question import answers_meant
from sentencing.review.check import check
from tests import shipped
from tests.corpus.house import offence, problems, with_files

FIGURES = """
[[fact]]
id = "figure"
type = "amount"
within = "1000..3000"
label = { en = "Figure here" }
[[fact]]
id = "high-figure"
type = "amount"
within = "5000..9000"
label = { en = "High figure here" }
[[fact]]
id = "boxes"
type = "count"
label = { en = "Boxes" }
"""
NORTH = """
[[place]]
id = "north"
label = { en = "The North", zh = "北方" }
figures = { figure = 2000, high-figure = 6000 }
source = { en = "Order 5" }
"""
SOUTH = """
[[place]]
id = "south-1"
label = { en = "Southern ports", zh = "南方港口" }
alias = ["south", "saltport"]
figures = { figure = 3000, high-figure = 8000 }
source = { en = "Order 7" }
[[place]]
id = "south-2"
label = { en = "Southern hills", zh = "南方山区" }
alias = ["south"]
figures = { figure = 1500, high-figure = 7000 }
source = { en = "Order 7" }
"""
HERE = {"figure": 2000, "high-figure": 6000}


@pytest.fixture
def law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return open_corpus((str(with_files(tmp_path, n13=offence("13", FIGURES + NORTH + SOUTH))),))


def test_a_place_stands_with_every_figure_that_it_has_set(law: Corpus) -> None:
    found = law.offence("xx/13")
    figure, high, boxes = found.elements.facts
    assert figure.places[0] == Place("north", {"en": "The North", "zh": "北方"}, (), 2000, {"en": "Order 5"})
    assert [place.figure for place in high.places] == [6000, 8000, 7000]
    assert boxes.places == ()
    assert load_offence(json.loads(json.dumps(pack(found)))) == found


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("figure = 2000", "figure = 999", "999 lies outside 1000..3000, within which 'figure' is set"),
        ("high-figure = 6000", "high-figure = 9001", "9001 lies outside 5000..9000"),
        ("high-figure = 6000", "hihg-figure = 6000", "'hihg-figure' is no fact of this file that an authority sets ('within'); did you mean 'high-figure'?"),
        ("high-figure = 6000", "boxes = 6", "'boxes' is no fact of this file that an authority sets"),
        ('id = "south-1"', 'id = "north"', "the place 'north' is listed twice in this file"),
        ("{ figure = 2000, high-figure = 6000 }", "{}", "a place is listed for the figures that it has set"),
        ('{ en = "Order 5" }', "{}", "the words are missing"),
        ('source = { en = "Order 5" }', "", "'source' is required here"),
        ('id = "north"', 'id = "2000"', "'2000' is not an id"),
        ("figure = 2000", 'figure = "2000"', "a whole number is wanted"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_place(tmp_path: Path, old: str, new: str, wanted: str) -> None:
    text = offence("13", FIGURES + NORTH + SOUTH)
    assert text.count(old) == 1
    found = problems(with_files(tmp_path, n13=text.replace(old, new)))
    assert [each for each in found if wanted in each and each.startswith("13.toml:")], found


def test_a_place_that_lacks_a_figure_of_the_others_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    text = offence("13", FIGURES + NORTH.replace(", high-figure = 6000", "") + SOUTH)
    roots = (str(with_files(tmp_path, n13=text)),)
    found = [each.what for each in check(open_corpus(roots), read_systems(system_folders(roots)), "2026-11-22")]
    assert "'north' has set no high-figure, as the other places of this file have (half-set)" in found


@pytest.mark.parametrize(
    "typed", [["north"], ["North"], ["北方"], ["The North"], ["figure=north"], ["high-figure=北方"], ["north", "figure=2000"]]
)  # fmt: skip
def test_a_place_means_all_its_figures(law: Corpus, typed: list[str]) -> None:
    if typed == ["North"]:
        with pytest.raises(UsageProblem):
            answers_meant(law, law.offence("xx/13"), ["Northern"])
    assert answers_meant(law, law.offence("xx/13"), typed) == HERE


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (["nroth"], "'nroth' is no fact or circumstance of xx/13; did you mean north?"),
        (["figure=nroth"], "did you mean north?"),
        (
            ["figure=elsewhere"],
            "'elsewhere' is not a whole number, nor a place that has set it; `show xx/13` lists them",
        ),
        (["south"], "'south' may mean south-1 or south-2: say which"),
        (["north", "figure=1500"], "figure=2000 and figure=1500 cannot go together"),
        (["boxes=north"], "boxes: 'north' is not a whole number, 0 or more"),
    ],
)
def test_a_place_that_does_not_do_is_refused(law: Corpus, typed: list[str], wanted: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        answers_meant(law, law.offence("xx/13"), typed)
    assert wanted in caught.value.message


def test_a_figure_outside_its_span_is_no_place(law: Corpus) -> None:
    with pytest.raises(UsageProblem) as caught:
        answers_meant(law, law.offence("xx/13"), ["figure=999"])
    assert caught.value.message.startswith("figure: '999' lies outside 1000..3000, within which that figure is set")
    assert "lists them" not in caught.value.message


def test_the_notices_as_they_were_read() -> None:
    """Figures worked out by hand from the notices, not from the files."""
    meant = {
        ("cn/264", "anhui"): (2000, 50_000, 400_000),
        ("cn/264", "shenzhen"): (3000, 100_000, 500_000),
        ("cn/264", "汕头"): (2000, 60_000, 400_000),
        ("cn/264", "四川"): (1600, 50_000, 350_000),
        ("cn/266", "云南省"): (5000, 50_000),
        ("cn/267", "guizhou"): (2000, 30_000, 200_000),
        ("cn/274", "江苏"): (4000, 60_000, 400_000),
        ("cn/263", "liaoning"): (70_000,),
        ("cn/276-1", "广州"): (20_000, 100_000),
    }
    law = shipped.law()
    for (name, word), figures in meant.items():
        assert tuple(answers_meant(law, law.offence(name), [word]).values()) == figures


def test_robbery_follows_the_figure_of_theft() -> None:
    theft, robbery = (
        next(each for each in shipped.law().offence(name).elements.facts if each.id == figure)
        for name, figure in (("cn/264", "huge-here"), ("cn/263", "theft-huge-here"))
    )
    assert {each.id: each.figure for each in theft.places} == {each.id: each.figure for each in robbery.places}
    assert len(theft.places) >= 15
