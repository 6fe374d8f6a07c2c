"""Stamping a file that was compared, what a stamp is worth later, and texts that cannot be used."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from sentencing.corpus.problem import StatuteError, UsageProblem
from sentencing.review.stamp import stamp, stamped
from sentencing.review.verify import verify
from tests.review.boats import TEN, Boatland

TODAY = date(2026, 11, 23)


@pytest.fixture
def boatland(tmp_path: Path) -> Boatland:
    return Boatland(tmp_path)


def _stamp(boatland: Boatland) -> tuple[str, ...]:
    systems = boatland.systems()
    return stamp(systems, str(boatland.texts), verify(systems, str(boatland.texts)), TODAY)


def test_a_stamp_is_the_day_and_the_fingerprints_and_leaves_the_rest_alone(boatland: Boatland) -> None:
    assert len(_stamp(boatland)) == 4
    text = boatland.file("boats/10").read_text(encoding="utf-8")
    added = [line for line in text.splitlines() if line not in TEN.splitlines()]
    assert added[:2] == ["checked = 2026-11-23", "[source.fingerprint]"]
    assert [line.split(" = ")[0] for line in added[2:]] == [f'"10({number})"' for number in range(1, 6)]
    assert [line for line in text.splitlines() if line not in added or not line] != []
    without = [line for line in text.splitlines() if line and line not in added]
    assert without == [line for line in TEN.splitlines() if line]


def test_stamping_twice_changes_nothing(boatland: Boatland) -> None:
    _stamp(boatland)
    once = boatland.file("boats/10").read_text(encoding="utf-8")
    _stamp(boatland)
    assert boatland.file("boats/10").read_text(encoding="utf-8") == once
    assert boatland.verify().counts["fingerprints"] == 1 + 5 + 1 + 3


def test_an_earlier_stamp_of_either_form_is_replaced() -> None:
    old = '[source]\ninstrument = "a/b"\nchecked = 2020-01-01\nfingerprint = { "1(1)" = "1" }\n\n# Tiers.\n[[tier]]\n'
    new = stamped(old, {"1(1)": "sha256:2"}, TODAY)
    assert new == (
        '[source]\ninstrument = "a/b"\nchecked = 2026-11-23\n\n[source.fingerprint]\n"1(1)" = "sha256:2"\n'
        "\n# Tiers.\n[[tier]]\n"
    )
    assert stamped(new, {"1(1)": "sha256:2"}, TODAY) == new
    assert stamped("[[tier]]\n", {"1(1)": "sha256:2"}, TODAY) == "[[tier]]\n"
    windows = "[source]\r\na = 1\r\nchecked = 2026-11-23\r\n\r\n[source.fingerprint]\r\n"
    assert stamped("[source]\r\na = 1", {}, TODAY) == windows


def test_a_file_with_a_difference_is_not_stamped(boatland: Boatland) -> None:
    boatland.damage("boats/11", "50%..2x", "40%..2x")
    changed = _stamp(boatland)
    assert str(boatland.file("boats/11")) not in changed
    assert "checked" not in boatland.file("boats/11").read_text(encoding="utf-8")


def test_only_what_was_reported_on_is_stamped(boatland: Boatland) -> None:
    boatland.damage("boats/11", "50%..2x", "40%..2x")
    systems, texts = boatland.systems(), str(boatland.texts)
    report = verify(systems, texts, str(boatland.file("boats/10")))
    assert report.problems() == ()
    assert stamp(systems, texts, report, TODAY) == (str(boatland.file("boats/10")),)


def test_a_text_that_changes_after_the_stamp_is_found(boatland: Boatland) -> None:
    _stamp(boatland)
    text = boatland.texts / "boats.md"
    text.write_text(text.read_text(encoding="utf-8").replace("救生船", "救火船"), encoding="utf-8")
    (problem,) = boatland.verify().problems()
    assert "the text of 10(1) has changed since it was checked" in problem.what
    assert problem.line == next(
        number
        for number, line in enumerate(boatland.file("boats/10").read_text(encoding="utf-8").splitlines(), 1)
        if line.startswith('"10(1)"')
    )


def test_what_could_not_be_compared_is_named(boatland: Boatland) -> None:
    (boatland.texts / "older.md").unlink()
    boatland.damage("boats/10", 'cite = "10(3)"\nuntil', 'cite = "xx/customs 3"\nuntil')
    said = [str(skipped) for skipped in boatland.verify().skipped]
    assert "older.md: the text: it is not in the folder" in said
    ten = boatland.file("boats/10")
    assert f"{ten}: xx/customs 3: rule returned: no text of that instrument" in said
    assert f"{ten}: 10(3): rule unharmed: no text of a day on which it is law" in said


def test_no_folder_and_no_text_are_told_in_a_line(boatland: Boatland, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="there is no folder"):
        verify(boatland.systems(), str(tmp_path / "nowhere"))
    shutil.rmtree(boatland.texts)
    boatland.texts.mkdir()
    with pytest.raises(UsageProblem, match=r"none of the texts that the systems' wording\.toml name"):
        boatland.verify()


def test_a_text_that_is_no_text_is_told_in_a_line(boatland: Boatland) -> None:
    (boatland.texts / "boats.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageProblem, match=r"boats\.md cannot be read"):
        boatland.verify()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('penalty = "处{principal}"', 'penalty = "处"', "has no place {principal}"),
        ('or = "或者"', "or = 3", "a string is wanted here"),
        ('between = "{low}以上{high}以下"', 'between = "{low}以上{hgih}以下"', "none of the places low, high"),
        ("(?P<target>[^，。；：]*?)", "(", "is not a regular expression"),
        ("(?P<target>[^，。；：]*?)", "(.*?)", "has no group"),
        ('"从重" = "heavier"', '"从重" = "heavy"', "'heavy' is not an effect"),
        ('"克" = 1000', '"克" = "1g"', "a whole number is wanted"),
        ("as_of = 2020-01-01", 'as_of = "2020"', "a date without quotes"),
        ("[layout]\n", "[lay-out]\n", "is wanted here"),
    ],
)
def test_a_wording_that_is_not_whole_is_told_with_its_place(boatland: Boatland, old: str, new: str, what: str) -> None:
    boatland.damage("wording", old, new)
    with pytest.raises(StatuteError) as caught:
        boatland.verify()
    assert any(what in problem.what and problem.file.endswith("wording.toml") for problem in caught.value.problems)
