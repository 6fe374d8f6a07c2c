from __future__ import annotations

import pytest

from sentencing.report.standing import last_changed, standing
from sentencing.report.words import words
from tests import shipped


@pytest.mark.parametrize(
    ("offence", "day", "said"),
    [
        ("cn/241", "2026-11-22", "In force since 1 Oct 1997; last changed 1 Nov 2015."),
        ("cn/241", "2015-06-18", "In force since 1 Oct 1997; last changed 1 May 2011."),
        ("cn/241", "2000-01-01", "In force since 1 Oct 1997."),
        ("cn/240", "2026-11-22", "In force since 1 Oct 1997."),
        # Theft was an offence before Amendment VIII, in a wording that is not encoded; offering one's driving was none.
        ("cn/264", "2026-11-22", "Encoded since 1 May 2011; last changed 1 Jan 2016."),
        ("cn/133-2", "2026-11-22", "In force since 1 Mar 2021."),
    ],
)
def test_an_offence_says_when_its_law_last_changed(offence: str, day: str, said: str) -> None:
    assert standing(words("en"), shipped.law().system("cn"), shipped.law().offence(offence), day) == said


def test_what_changed_with_its_version_is_told_once() -> None:
    theft = shipped.law().offence("cn/264")
    assert last_changed(theft, "2011-05-01") == ""
    assert standing(words("en"), shipped.law().system("cn"), theft, "2011-05-01") == "Encoded since 1 May 2011."
