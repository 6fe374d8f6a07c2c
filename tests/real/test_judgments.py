"""Reported judgments, and the ranges computed for their facts under the law that was applied.

The program says what a court may lawfully impose; these courts imposed something. What does not lie in the range is
explained in the data, never left out, and what is explained really lies outside.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from sentencing.engine.placing import Place, place
from tests.shipped import law

if TYPE_CHECKING:
    from sentencing.corpus.judged import Judged

LEAST, CHAPTERS = 36, 6
LANGUAGES = {"en", "zh"}


@cache
def judgments() -> tuple[Judged, ...]:
    return law().judgments()


def placed(each: Judged) -> Place:
    return place(law(), each.offence, each.given, each.as_of, each.sentence)


@pytest.mark.parametrize("each", judgments(), ids=lambda each: each.id)
class TestEach:
    def test_it_lies_in_the_range_or_is_explained(self, each: Judged) -> None:
        assert placed(each).inside != bool(each.explained)

    def test_it_is_told_in_both_languages(self, each: Judged) -> None:
        texts = [each.court, each.summary, each.source[0], *([each.explained] if each.explained else [])]
        assert all(set(text) == LANGUAGES for text in texts)

    def test_the_law_applied_is_not_before_the_act_nor_after_the_judgment(self, each: Judged) -> None:
        assert each.acted[:4] <= each.as_of[:4] <= each.judged[:4]

    def test_it_can_be_found(self, each: Judged) -> None:
        """By the number of a series or of the court, or by the address of a report."""
        title, _, address = each.source
        assert each.docket or re.search(r"\d", title["en"]) or address


def test_they_are_many_and_spread_over_the_code() -> None:
    chapter = {each.id: each.chapter for each in law().entries()}
    counted = Counter(chapter[each.offence] for each in judgments())
    assert counted.total() >= LEAST
    assert len(counted) >= CHAPTERS
    assert sum(each.offence in ("cn/240", "cn/241", "cn/262") for each in judgments()) >= 6


def test_few_lie_outside() -> None:
    assert sum(bool(each.explained) for each in judgments()) <= len(judgments()) // 10
