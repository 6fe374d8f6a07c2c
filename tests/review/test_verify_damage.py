"""Whatever goes wrong in an encoding, comparing it with the text finds it: there, and as what it is."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from sentencing.corpus.roots import system_folders
from sentencing.corpus.sources import read_systems
from sentencing.review.official.edition import library
from sentencing.review.official.encoded import Encoding
from sentencing.review.official.result import Finding
from sentencing.review.verify import compare, verify
from tests.review.boats import SHIPPED, Boatland
from tests.review.places import stands_today

TEXTS = os.environ.get("SENTENCING_TEXTS", "")

DAMAGES = {
    "a month off": ("boats/10", "prison 3y..10y", "prison 3y1m..10y", "tier"),
    "a year off at the top": ("boats/10", "prison 3y..10y", "prison 3y..11y", "penalty"),
    "an end that the text leaves open": ("boats/10", "prison 10y..", "prison 10y..15y", "tier"),
    "an end that is no end": ("boats/11", "prison 15y", "prison 15y..", "tier"),
    "a fine left out": ("boats/10", 'additional = [{ shall = ["fine 20000..200000"] }]\n', "", "tier"),
    "a sum off": ("boats/10", "20000..200000", "20000..300000", "tier"),
    "a share off": ("boats/11", "50%..2x", "40%..2x", "tier"),
    "a share of something else": ("boats/11", 'zh = "船价"', 'zh = "货价"', "basis"),
    "together or alone, made together": ("boats/10", "shall-or-sole", "shall", "tier"),
    "may be added, made shall": ("boats/10-1", '{ may = ["confiscation"] }', '{ shall = ["confiscation"] }', "tier"),
    "one of two additions, made both": (
        "boats/10",
        '[{ shall = ["fine", "confiscation"] }]',
        '[{ shall = ["fine"] }, { shall = ["confiscation"] }]',
        "tier",
    ),
    "confiscation for a fine": ("boats/10", 'shall-or-sole = ["fine"]', 'shall-or-sole = ["confiscation"]', "tier"),
    "life dropped": ("boats/10", '["prison 10y..", "life"]', '["prison 10y.."]', "tier"),
    "death for life": ("boats/10", '["prison 10y..", "life"]', '["prison 10y..", "death"]', "tier"),
    "detention dropped": ("boats/10", '"prison ..3y", "detention"', '"prison ..3y"', "tier"),
    "another order": ("boats/11", '"prison 15y", "life", "death"', '"death", "life", "prison 15y"', "tier"),
    "the wrong paragraph": ("boats/10", 'id = "base"\ncite = "10(1)"', 'id = "base"\ncite = "10(3)"', "tier"),
    "a paragraph that is not there": ("boats/10", 'cite = "10(1)(1)"', 'cite = "10(7)"', "cite"),
    "an item that is not there": ("boats/10", 'cite = "10(1)(2)"', 'cite = "10(1)(3)"', "cite"),
    "an article that is not there": ("boats/10", 'cite = "10(1)(2)"', 'cite = "12(1)"', "cite"),
    "a tier repealed too soon": ("boats/10", 'when = "often"', 'until = 2019-01-01\nwhen = "often"', "penalty"),
    "a tier law too early": ("boats/10-1", "from = 2015-01-01", "from = 2001-01-01", "cite"),
    "may, made shall": ("boats/10", 'may = ["lighter", "mitigated"]', 'shall = ["lighter", "mitigated"]', "rule"),
    "shall, made may": ("boats/10", 'shall = ["exempt"]', 'may = ["exempt"]', "clause"),
    "an option dropped": ("general/9", '"lighter", "mitigated", "exempt"', '"lighter", "mitigated"', "rule"),
    "an option too many": ("boats/10", '["lighter", "mitigated"]', '["lighter", "mitigated", "exempt"]', "rule"),
    "lighter for heavier": ("boats/10", 'shall = ["heavier"]', 'shall = ["lighter"]', "rule"),
    "a reference to another offence": ("boats/10", 'convict = "xx/11"', 'convict = "xx/10-1"', "reference"),
    "convicted, made punished": ("boats/10", 'convict = "xx/11"', 'punish = "xx/11"', "reference"),
    "the graver, made both": ("boats/11", 'heavier = ["other"]', 'cumulate = ["other"]', "reference"),
    "a unit that pays nothing": ("boats/10", '[[unit]]\ncite = "10(2)"\nprincipal = ["fine"]\n', "", "fine"),
    "a unit that pays otherwise": ("boats/11", 'principal = ["fine"]', 'principal = ["fine 20000..50000"]', "unit"),
    "a unit whose persons go free": ("boats/10", 'cite = "10(2)"', 'cite = "10(2)"\npersons = "none"', "persons"),
    "a unit whose persons share a frame": ("boats/11", 'persons = "own"', 'persons = "same"', "persons"),
    "a threshold off": ("boats/10", 'takers = ">= 3"', 'takers = ">= 2"', "figure"),
    "an age off": ("general/9", 'age = ">= 80"', 'age = ">= 75"', "figure"),
    "a limit off": ("jurisdiction", "6m..15y", "6m..20y", "figure"),
    "a paragraph not accounted for": ("boats/11", 'cite = "11(3)"', 'cite = "11(2)"', "paragraph"),
}


@pytest.fixture
def boatland(tmp_path: Path) -> Boatland:
    return Boatland(tmp_path)


def test_nothing_is_found_where_nothing_is_wrong(boatland: Boatland) -> None:
    report = boatland.verify()
    assert report.problems() == ()
    assert report.counts["penalties of the text"] == 7 + 6
    assert report.skipped == ()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_is_found(boatland: Boatland, damage: str) -> None:
    name, old, new, sort = DAMAGES[damage]
    boatland.damage(name, old, new)
    report = boatland.verify()
    assert sort in {finding.sort for finding in report.findings}
    assert all(str(boatland.file(name)) == problem.file for problem in report.problems())


def test_a_difference_that_is_meant_can_be_waived(boatland: Boatland) -> None:
    boatland.damage("boats/10", 'takers = ">= 3"', 'takers = ">= 2"')
    waiver = '[[waiver]]\nfinding = "text-figure"\nof = "gang"\ncite = "10(1)(1)"\nreason = { en = "So it is." }\n'
    boatland.damage("boats/10", "# What is asked.\n", waiver)
    report = boatland.verify()
    assert report.problems() == ()
    assert [skipped.why for skipped in report.skipped] == ["waived"]


IDLE = """[[waiver]]
finding = "text-figure"
of = "gang"
cite = "10(1)(1)"
reason = { en = "So it was." }

"""


def test_a_waiver_of_no_difference_is_a_finding(boatland: Boatland) -> None:
    boatland.damage("boats/10", "# What is asked.\n", IDLE)
    (problem,) = boatland.verify().problems()
    assert problem.file == str(boatland.file("boats/10"))
    assert "nothing is found that this would waive (text-idle-waiver)" in problem.what
    lines = boatland.file("boats/10").read_text(encoding="utf-8").split("\n")
    assert lines[problem.line - 1] == "[[waiver]]"


def test_a_waiver_may_be_for_a_text_that_is_missing(boatland: Boatland) -> None:
    boatland.damage("boats/10", "# What is asked.\n", IDLE)
    (boatland.texts / "older.md").unlink()
    assert boatland.verify().problems() == ()


# What another instrument than the code says of a rule, in two sentences, and options that a rule may then have.
GUIDE = "# 解释\n\n现就划船解释如下：\n\n自行送还的，可以从宽处罚；情节轻微的，可以不起诉或者免予处罚。\n"
OPTIONS = {
    '["lighter"]': set[str](),
    '["lighter", "exempt"]': set[str](),
    '["lighter", "not-pursued", "exempt"]': set[str](),
    '["lighter", "heavier"]': {"rule"},
    '["mitigated"]': {"rule"},
}


@pytest.mark.parametrize("options", OPTIONS)
def test_a_rule_takes_its_options_from_the_sentences_of_another_instrument(boatland: Boatland, options: str) -> None:
    text = '{ instrument = "xx/guide", file = "guide.md", heading = ".*解释如下：" },\n]\n'
    boatland.damage("wording", '"older.md" },\n]\n', f'"older.md" }},\n{text}')
    boatland.damage(
        "jurisdiction",
        "[[instrument]]",
        '[[instrument]]\nid = "xx/guide"\nkind = "opinion"\ntitle = { en = "Guide" }\n[[instrument]]',
    )
    rule = f'[[rule]]\nid = "guided"\ncite = "xx/guide 1(1)"\nlabel = {{ en = "Guided" }}\nmay = {options}\n'
    boatland.damage("boats/10", "[[unit]]", f"{rule}[[unit]]")
    (boatland.texts / "guide.md").write_text(GUIDE, encoding="utf-8")
    assert {finding.sort for finding in boatland.verify().findings} == OPTIONS[options]


# The same with the shipped law and the official text: file, pattern, replacement, what it is found as.
REAL = {
    "a year off": ("criminal-law/240", r'"prison 5y\.\.10y"', '"prison 5y..9y"', "tier"),
    "the order of additions": ("criminal-law/240", r'\["fine", "confiscation"\]', '["confiscation", "fine"]', "tier"),
    "life dropped": ("criminal-law/240", r'"prison 10y\.\.", "life"', '"prison 10y.."', "tier"),
    "a wrong item": ("criminal-law/240", r'cite = "240\(1\)\(8\)"', 'cite = "240(1)(9)"', "cite"),
    "a threshold off": ("criminal-law/240", r'victims = ">= 3"', 'victims = ">= 2"', "figure"),
    "surveillance dropped": ("criminal-law/241", r', "surveillance"\]', "]", "tier"),
    "a reference gone astray": ("criminal-law/241", r'convict = "cn/240"', 'convict = "cn/239"', "reference"),
    "a wrong item of a list": ("criminal-law/383", r'cite = "383\(1\)\(1\)"', 'cite = "383(1)(2)"', "tier"),
    "shall, made may": ("general/27", r"shall = \[", "may = [", "rule"),
    "an option dropped": ("general/27", r', "exempt"\]', "]", "clause"),
    "death not barred": ("general/49", r"bar death", "bar life", "rule"),
    "a limit off": ("jurisdiction", r'"6m\.\.15y"', '"6m..20y"', "figure"),
    "a month off": ("criminal-law/240", r'"prison 5y\.\.10y"', '"prison 5y1m..10y"', "tier"),
    "a missing fine": ("criminal-law/240", r'additional = \[\{ shall = \["fine"\] \}\]\n', "", "tier"),
    "a fine that may be left out": ("criminal-law/240", r'\{ shall = \["fine"\] \}', '{ may = ["fine"] }', "tier"),
    "confiscation for a fine": ("criminal-law/263", r'shall = \["fine"\]', 'shall = ["confiscation"]', "tier"),
    "together or alone, made together": ("criminal-law/264", r"shall-or-sole", "shall", "tier"),
    "death for life": ("criminal-law/264", r'"life"\]', '"death"]', "tier"),
    "the wrong paragraph": ("criminal-law/241", r'(?<=well-treated"\n)cite = "241\(6\)"', 'cite = "241(4)"', "rule"),
    "a paragraph that is not there": ("criminal-law/241", r'cite = "241\(6\)"', 'cite = "241(8)"', "cite"),
    "a dropped tier": ("criminal-law/239", r'\[\[tier\]\]\nid = "less-serious"(?s:.*?)\n\n', "", "penalty"),
    "a dropped rule": (
        "criminal-law/241",
        r'\[\[rule\]\]\nid = "woman-free-to-return"\ncite = "241\(6\)"\nfrom(?s:.*?)(?=\[\[)',
        "",
        "clause",
    ),
    "a dropped reference": ("criminal-law/241", r'\[\[reference\]\]\nid = "rape"(?s:.*?)(?=\[\[)', "", "referral"),
    "shall, made may, in the Special Part": ("criminal-law/236", r'shall = \["heavier"\]', 'may = ["heavier"]', "rule"),
    "may, made shall": ("general/67", r'may = \["lighter", "mitigated"\]', 'shall = ["lighter", "mitigated"]', "rule"),
    "a version a year late": ("criminal-law/239", r"from = 2015-11-01", "from = 2016-11-01", "penalty"),
    "the old text taken for today's": ("criminal-law/241", r"until = 2015-10-31\n", "", "rule"),
    "a unit that pays nothing": ("criminal-law/347", r"\[\[unit\]\](?s:.*?)\n\n", "", "fine"),
    "an age off": ("general/17", r'age = "< 12"', 'age = "< 11"', "figure"),
    "a figure after a list within an item": ("criminal-law/139-1", r'">= 5000000"', '">= 4000000"', "figure"),
    "an item after a list within one": (
        "criminal-law/389",
        r"fashi-2012-22 4\(1\)\(3\)",
        "fashi-2012-22 4(1)(5)",
        "cite",
    ),
    "shall, made may, beside what may be": (
        "criminal-law/253-1",
        r'shall = \["lighter"\]',
        'may = ["lighter"]',
        "rule",
    ),
    "a reference by article and name gone astray": (
        "criminal-law/133",
        r'convict = "cn/234"',
        'convict = "cn/235"',
        "reference",
    ),
    "a reference of a text without articles": (
        "criminal-law/239",
        r'convict = "cn/238"',
        'convict = "cn/240"',
        "reference",
    ),
}


@pytest.fixture(scope="module")
def shipped(read_once: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that are damaged, the General Part, and the files that either names: a part of the shipped law."""
    if not TEXTS:
        pytest.skip("SENTENCING_TEXTS names no folder of official texts")
    copy = tmp_path_factory.mktemp("statutes") / "cn"
    shutil.copytree(SHIPPED / "cn", copy, ignore=shutil.ignore_patterns("cases"))
    special = {file.stem: file for file in copy.glob("criminal-law/*.toml")}
    kept = {copy / f"{name}.toml" for name, *_ in REAL.values()}
    for file in tuple(kept):
        named = re.findall(r'"(?:offence:)?cn/([0-9-]+)[".:#]', file.read_text(encoding="utf-8"))
        kept |= {special[name] for name in named if name in special}
    for file in {*special.values()} - kept:
        file.unlink()
    return copy


def _differences(folder: Path, known: list[object]) -> set[tuple[str, str, str]]:
    (system,) = read_systems(system_folders((str(folder),)))
    if not known:
        known.append(library(system, TEXTS)[0])
    results = compare(Encoding(system), known[0])  # type: ignore[arg-type]
    findings = (result for result in results if isinstance(result, Finding))
    return {(os.path.relpath(each.place.document.file, folder), each.sort, each.what) for each in findings}


@pytest.fixture(scope="module")
def before(shipped: Path) -> tuple[list[object], set[tuple[str, str, str]]]:
    known: list[object] = []
    return known, _differences(shipped, known)


def test_in_that_part_nothing_is_found_that_is_not_waived(shipped: Path) -> None:
    assert verify(read_systems(system_folders((str(shipped),))), TEXTS).problems() == ()


def _damaged(text: str, pattern: str, replacement: str) -> str:
    """The text with the first place changed that is law today, or else the first of all: what was law before the
    official text is not compared with it."""
    found = list(re.finditer(pattern, text))
    there = next((each for each in found if stands_today(text, each.start())), found[0])
    return text[: there.start()] + there.expand(replacement) + text[there.end() :]


@pytest.mark.parametrize("damage", REAL)
def test_a_damage_to_the_shipped_law_is_found(
    shipped: Path, before: tuple[list[object], set[tuple[str, str, str]]], damage: str
) -> None:
    name, pattern, replacement, sort = REAL[damage]
    file = shipped / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    damaged = _damaged(text, pattern, replacement)
    assert damaged != text, f"{name} no longer has {pattern}"
    file.write_text(damaged, encoding="utf-8")
    try:
        new = _differences(shipped, before[0]) - before[1]
    finally:
        file.write_text(text, encoding="utf-8")
    assert (f"{name}.toml", sort) in {(path, kind) for path, kind, _ in new}
