"""A frame in the statute's own words: of shapes that occur, and, against official text, of every tier there is."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sentencing.corpus.roots import default_roots, system_folders
from sentencing.corpus.sources import read_systems
from sentencing.corpus.store import open_corpus
from sentencing.law.provision import Addition, Tier, on
from sentencing.law.sanction import Sanction
from sentencing.law.values import pins
from sentencing.report.formula import bases, fine_formula, formula
from sentencing.report.pinpoint import pinpoint
from sentencing.review.official.edition import Texts, library

STATUTES = Path(__file__).parents[2] / "statutes"
WORDING: dict[str, Any] = tomllib.loads((STATUTES / "cn" / "wording.toml").read_text(encoding="utf-8"))
TEXTS = os.environ.get("SENTENCING_TEXTS", "")


def tier(principal: list[str], *additional: tuple[str, list[str]]) -> Tier:
    added = tuple(Addition(mode, tuple(map(Sanction.parse, choices))) for mode, choices in additional)
    return Tier("", "1", {}, tuple(map(Sanction.parse, principal)), added, None, "", (), "", "person", "", "", "")


FRAMES = {
    "处五年以上十年以下有期徒刑，并处罚金": tier(["prison 5y..10y"], ("shall", ["fine"])),
    "处十年以上有期徒刑或者无期徒刑，并处罚金或者没收财产": tier(
        ["prison 10y..", "life"], ("shall", ["fine", "confiscation"])
    ),
    "处死刑，并处没收财产": tier(["death"], ("shall", ["confiscation"])),
    "处三年以下有期徒刑、拘役或者管制，并处或者单处罚金": tier(
        ["prison ..3y", "detention", "surveillance"], ("shall-or-sole", ["fine"])
    ),
    "处三年以下有期徒刑、拘役、管制或者剥夺政治权利": tier(
        ["prison ..3y", "detention", "surveillance", "political-rights"]
    ),
    "处十五年有期徒刑、无期徒刑或者死刑，并处没收财产": tier(
        ["prison 15y", "life", "death"], ("shall", ["confiscation"])
    ),
    "处拘役，并处罚金": tier(["detention"], ("shall", ["fine"])),
    "处五年以下有期徒刑或者拘役，可以并处罚金": tier(["prison ..5y", "detention"], ("may", ["fine"])),
    "处一年六个月以上有期徒刑": tier(["prison 1y6m.."]),
    "处不满五年有期徒刑": tier(["prison ..<5y"]),
    "处拘役，并处二万元以上二十万元以下罚金": tier(["detention"], ("shall", ["fine 20000..200000"])),
    "处拘役，并处船价百分之五十以上二倍以下罚金或者没收财产": tier(
        ["detention"], ("shall", ["fine 50%..2x of price", "confiscation"])
    ),
}


@pytest.mark.parametrize("words", FRAMES)
def test_a_frame_is_worded_as_the_statute_would(words: str) -> None:
    assert formula(WORDING, FRAMES[words], {"price": "船价"}) == words


def test_without_wording_a_frame_is_in_the_notation_of_statute_files() -> None:
    said = formula({}, tier(["prison 10y..", "life"], ("shall", ["fine", "confiscation"])))
    assert said == "prison 10y.. | life; shall: fine | confiscation"


def test_an_organisation_pays_a_fine() -> None:
    assert fine_formula(WORDING, [Sanction.parse("fine")]) == "对单位判处罚金"
    assert fine_formula({}, [Sanction.parse("fine")]) == "fine"


@pytest.mark.parametrize(
    ("cite", "long", "short"),
    [
        ("240(1)(2)", "第二百四十条第一款第（二）项", "第240条第1款第2项"),
        ("133-1(1)", "第一百三十三条之一第一款", "第133条之一第1款"),
        ("67(1); 68", "第六十七条第一款、第六十八条", "第67条第1款、第68条"),
    ],
)
def test_a_cite_is_written_as_lawyers_write_it(cite: str, long: str, short: str) -> None:
    assert pinpoint(WORDING, cite) == long
    assert pinpoint(WORDING, cite, short=True) == short
    assert pinpoint({}, cite) == cite


# Against the official text.


@pytest.fixture(scope="module")
def days() -> tuple[Texts, ...]:
    if not TEXTS:
        pytest.skip("SENTENCING_TEXTS names no folder of official texts")
    (system,) = read_systems(system_folders((str(STATUTES / "cn"),)))
    return library(system, TEXTS)[0]


def test_every_formula_stands_in_the_paragraph_that_it_cites(
    days: tuple[Texts, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("SENTENCING_STATUTES", raising=False)
    corpus = open_corpus(default_roots())
    system = corpus.system("cn")
    lacking, found = [], 0
    for entry in corpus.entries():
        if entry.id.startswith("cn/"):
            offence = corpus.offence(entry.id)
            names = bases((*system.elements.facts, *offence.elements.facts), system.language)
            for texts in days:
                if on(offence.versions, str(texts.day)):
                    for each in on(offence.elements.tiers, str(texts.day)):
                        words = formula(system.wording, each, names)
                        ok = _stands(texts, each, words, system.code)
                        found += ok is True
                        lacking += [f"{entry.id} {each.cite} {words}"] if ok is False else []
    assert lacking == []
    assert found


def _stands(texts: Texts, each: Tier, words: str, code: str) -> bool | None:
    """Whether the words stand in the text of a tier's cite, or where it refers to; None without that text."""
    pinned = [pin._replace(instrument=pin.instrument or code) for pin in pins(each.cite)]
    paragraphs = [paragraph for pin in pinned for paragraph in texts.read(pin)]
    referred = [other for paragraph in paragraphs for other in texts.referred(paragraph)]
    if not paragraphs:
        return None
    return any(words in paragraph.text for paragraph in (*paragraphs, *referred))
