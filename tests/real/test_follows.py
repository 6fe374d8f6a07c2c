"""What follows from a sentence is told of the sentence that it follows from, and of none that is out of reach."""

from __future__ import annotations

import pytest

from sentencing.report.plain import consequence_text
from sentencing.report.telling import Telling
from sentencing.report.words import words
from tests.shipped import Answer, answer, law


def followed(offence: str, language: str = "en", **said: Answer) -> dict[str, str]:
    telling = Telling(words(language), law(), answer(offence, **said))
    return {each.consequence.id: consequence_text(telling, each) for each in telling.assessment.consequences}


def test_a_fine_beside_years_is_no_sentence_of_a_fine() -> None:
    """Five to ten years and a fine: no sentence that is not custodial, nor one up to three years, is in reach."""
    assert "plea-non-custodial" not in followed("cn/240", plea=True)
    assert "plea-non-custodial" in followed("cn/241", plea=True)
    assert "fine-minimum" in followed("cn/240")


@pytest.mark.parametrize(
    ("offence", "said", "consequence", "out_of_reach"),
    [
        ("cn/240", {}, "political-rights-for-life", True),
        ("cn/240", {"victims": 3}, "political-rights-for-life", False),
        ("cn/240", {}, "surveillance-community", True),
        ("cn/241", {}, "surveillance-community", False),
        ("cn/240", {}, "detention-leave", True),
        ("cn/133-1", {}, "detention-leave", False),
        ("cn/232", {"age": 17}, "record-exempt", False),
        ("cn/240", {"age": 20}, "record-exempt", True),
    ],
)
def test_what_follows_only_from_another_sentence_is_not_told(
    offence: str,
    said: dict[str, Answer],
    consequence: str,
    out_of_reach: bool,  # noqa: FBT001
) -> None:
    assert (consequence not in followed(offence, **said)) is out_of_reach


@pytest.mark.parametrize(
    ("language", "consequence", "begins"),
    [
        ("en", "political-rights-for-life", "With life or death: "),
        ("zh", "political-rights-for-life", "判处无期徒刑、死刑的，"),
        ("en", "parole-term", "With a prison term: "),
        ("en", "suspension", "With up to three years or detention: "),
        ("en", "surveillance-community", "Surveillance is "),
        ("zh", "surveillance-community", "管制"),
        ("en", "detention-leave", "With short-term detention: "),
        ("en", "record-report", "The record must be reported"),
    ],
)
def test_it_says_on_which_sentence_it_depends(language: str, consequence: str, begins: str) -> None:
    every = followed("cn/232", language) | followed("cn/240", language, victims=3) | followed("cn/241", language)
    assert every[consequence].startswith(begins)
