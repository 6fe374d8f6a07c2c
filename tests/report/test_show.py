"""Offences and articles as their files have them: as text that fits, and as JSON that says what is written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sentencing.corpus.entries import ArticleEntry
from sentencing.report.article import article_shown
from sentencing.report.cells import width
from sentencing.report.law_json import offences_json, rules_json, shown_json
from sentencing.report.listing import offences_text, rules_text
from sentencing.report.show import shown_text
from sentencing.report.shown import EVER, Shown, offence_shown
from sentencing.report.words import languages, words
from tests.shipped import DAY, law

TOOL = {"version": "0", "statutes": "sha256:0"}


def pages(day: str) -> list[Shown]:
    corpus = law()
    made = [
        offence_shown(corpus.system(corpus.offence(each.id).system), corpus.offence(each.id), day)
        for each in corpus.entries()
    ]
    return made + [page(each, day) for each in corpus.articles() if not each.offences]


def page(entry: ArticleEntry, day: str) -> Shown:
    article = law().article(entry.id)
    return article_shown(law().system(article.jurisdiction), article, day)


def offence(name: str, day: str = DAY) -> dict[str, Any]:
    found = law().offence(name)
    shown = shown_json(words("en"), offence_shown(law().system(found.system), found, day), TOOL)
    return json.loads(json.dumps(shown))  # type: ignore[no-any-return]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("day", [DAY, EVER], ids=["today", "ever"])
def test_every_page_fits_and_is_whole(language: str, day: str) -> None:
    for each in pages(day):
        text = shown_text(words(language), law(), each)
        lines = text.split("\n")
        assert [line for line in lines if width(line) > 80 and not line.startswith("http")] == []
        assert "{" not in text
        assert "None" not in text
        json.dumps(shown_json(words(language), each, TOOL))


def test_frames_are_given_as_written() -> None:
    tiers = {tier["id"]: tier for tier in offence("cn/240")["tiers"]}
    assert tiers["base"]["principal"] == [{"kind": "prison", "min": 60, "max": 120}]
    assert tiers["aggravated"]["principal"] == [
        {"kind": "prison", "min": 120, "max": None},
        {"kind": "life", "min": None, "max": None},
    ]
    assert tiers["aggravated"]["additional"] == [
        {"mode": "shall", "choices": ["fine", "confiscation"], "terms": [None, None]}
    ]
    assert tiers["gravest"]["within"] == "aggravated"
    assert (tiers["base"]["article"], tiers["base"]["paragraph"], tiers["base"]["item"]) == ("240", 1, None)
    assert tiers["base"]["formula"] == "处五年以上十年以下有期徒刑，并处罚金"


def test_every_version() -> None:
    today, ever = offence("cn/239"), offence("cn/239", EVER)
    assert [tier["id"] for tier in today["tiers"]].count("gravest") == 1
    assert [tier["id"] for tier in ever["tiers"]].count("gravest") == 4
    assert ever["law"]["as_of"] is None


def test_the_statutes_own_words_in_its_own_language() -> None:
    found = law().offence("cn/240")
    text = shown_text(words("zh"), law(), offence_shown(law().system("cn"), found, DAY))
    for formula in ("处五年以上十年以下有期徒刑，并处罚金", "处死刑，并处没收财产"):
        assert formula in text
    assert "处十年以上有期徒刑或者无期徒刑，并处罚金或者没收财产" in text.replace("\n    ", "")


def test_an_article_of_the_general_part() -> None:
    entry = next(each for each in law().articles() if each.id == "cn/67")
    text = shown_text(words("en"), law(), page(entry, DAY))
    assert "Voluntary surrender" in text
    assert "may: lighter or below the frame" in text


def test_list_is_one_entry_per_charge_in_the_order_of_the_code() -> None:
    listed = offences_json(law().entries(), DAY, TOOL)["list"]
    assert all(set(each) == {"id", "jurisdiction", "article", "title"} for each in listed)
    chinese = [each["id"] for each in listed if each["jurisdiction"] == "cn"]
    assert chinese.index("cn/133") < chinese.index("cn/133-1") < chinese.index("cn/232") < chinese.index("cn/240")


def test_rules_by_what_they_do() -> None:
    system = law().system("cn")
    text = rules_text(words("en"), system, DAY, ("shall", "may"))
    assert text.index("The court must") < text.index("The court may")
    assert all(width(line) <= 80 for line in text.split("\n"))
    must = rules_text(words("en"), system, DAY, ("shall",))
    assert "Voluntary surrender" not in must
    rows = rules_json(words("en"), [system], DAY, ("may",), TOOL)["rules"]
    assert {each["modality"] for each in rows} == {"may"}
    assert "surrender" in {each["id"] for each in rows}


@pytest.mark.parametrize("language", languages())
def test_lists_fit(language: str) -> None:
    text = offences_text(words(language), law().systems(), law().entries())
    assert all(width(line) <= 80 for line in text.split("\n"))
    assert all(each.id in text for each in law().entries())
