"""The official text itself, where SENTENCING_TEXTS names a folder of it: everything that it threatens is read."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from sentencing.corpus.roots import system_folders
from sentencing.corpus.sources import read_systems
from sentencing.law.provision import Addition, Tier
from sentencing.report.formula import fine_formula, formula
from sentencing.review.official.edition import Texts, library
from sentencing.review.official.penalties import Penalty
from sentencing.review.official.text import Paragraph, fingerprint
from tests.review.boats import SHIPPED

TEXTS = os.environ.get("SENTENCING_TEXTS", "")
pytestmark = pytest.mark.skipif(not TEXTS, reason="SENTENCING_TEXTS names no folder of official texts")

# Words for punishment that threaten nothing: in a reprieve (383), a parole of soldiers (449), or as another word.
OTHERWISE = {"113(2)", "130(1)", "277(5)", "287-1(1)", "297(1)", "355(1)", "357(1)", "383(4)"}


# Where the copies differ in a character or a mark, but in no word that matters here.
MISPRINTS = {"162-1", "175-1", "182", "196", "308-1", "375", "389"}


@pytest.fixture(scope="module")
def days() -> tuple[Texts, ...]:
    (system,) = read_systems(system_folders((str(SHIPPED / "cn"),)))
    found, missing = library(system, TEXTS)
    assert missing == ()
    return found


@pytest.fixture(scope="module")
def texts(days: tuple[Texts, ...]) -> Texts:
    return days[-1]


@pytest.fixture(scope="module")
def special_part(texts: Texts) -> list[Paragraph]:
    articles = texts.editions[texts.code].articles
    return [each for article, found in articles.items() if int(article.split("-")[0]) >= 102 for each in found]


def _tier(threat: Penalty) -> Tier:
    added = tuple(Addition(mode, choices) for mode, choices in threat.additional)
    return Tier("", "", {}, threat.principal, added, None, "", (), "", "person", "", "", "")


def test_the_code_has_its_articles(texts: Texts) -> None:
    articles = texts.editions[texts.code].articles
    assert sum("-" not in article for article in articles) == 452
    assert sum("-" in article for article in articles) == 53


def test_every_penalty_of_the_special_part_is_read(texts: Texts, special_part: list[Paragraph]) -> None:
    sorts = Counter(penalty.sort for each in special_part for penalty in texts.penalties(each))
    assert sorts["threat"] == 829
    assert sorts["fine"] == 79


def test_no_word_of_punishment_is_passed_over(texts: Texts, special_part: list[Paragraph]) -> None:
    unread = {each.cite for each in special_part if texts.readers.unread(each)}
    assert unread <= OTHERWISE
    prison = texts.readers.wording["kinds"]["prison"]
    read = sum(penalty.words.count(prison) for each in special_part for penalty in texts.penalties(each))
    assert read == sum(each.text.count(prison) for each in special_part)


def test_every_penalty_is_written_as_it_was_read(texts: Texts, special_part: list[Paragraph]) -> None:
    wording = texts.readers.wording
    for paragraph in special_part:
        for penalty in texts.penalties(paragraph):
            if penalty.sort == "threat":
                assert formula(wording, _tier(penalty)) == penalty.words
            elif penalty.sort == "fine":
                assert fine_formula(wording, penalty.principal) == penalty.words


def test_nothing_follows_a_penalty_that_belongs_to_it(texts: Texts, special_part: list[Paragraph]) -> None:
    for paragraph in special_part:
        for threat in texts.threats(paragraph):
            assert paragraph.text[threat.end :][:1] in tuple("。；：")


def test_the_amendments_carried_out_give_the_consolidated_text(days: tuple[Texts, ...]) -> None:
    replayed, consolidated = (each.editions[each.code].articles for each in days[-2:])
    assert set(replayed) <= set(consolidated)
    assert {each for each in consolidated if int(each.split("-")[0]) >= 102} - set(replayed) == {"190", "199", "452"}
    different = {each for each in replayed if fingerprint(replayed[each]) != fingerprint(consolidated[each])}
    assert different == MISPRINTS


def test_the_amendments_carried_out_threaten_what_the_consolidated_text_does(days: tuple[Texts, ...]) -> None:
    replayed, consolidated = days[-2:]
    for article, paragraphs in replayed.editions[replayed.code].articles.items():
        for one, other in zip(paragraphs, consolidated.article(article), strict=True):
            read, expected = replayed.penalties(one), consolidated.penalties(other)
            assert [each.words for each in read] == [each.words for each in expected]
