"""A day that is still to come has no law that anyone knows, unless a version that begins then is encoded."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.asking import EXLAND, refused, run

SOON = (datetime.now(tz=UTC).date() + timedelta(days=40)).isoformat()
LATER = (datetime.now(tz=UTC).date() + timedelta(days=400)).isoformat()


@pytest.mark.parametrize(
    "typed",
    [
        ("range", "cn/240", "--as-of", SOON),
        ("show", "cn/240", "--as-of", SOON),
        ("compare", "cn/240", "vs", f"@{SOON}"),
        ("range", "cn/240", f"offence-date={SOON}"),
        ("range", "cn/240", f"end-date={SOON}"),
        ("range", "cn/240", "offence-date=2015-06-18", f"judgment-date={SOON}"),
    ],
)
def test_the_law_of_a_day_to_come_is_not_known(typed: tuple[str, ...]) -> None:
    told = refused(*typed)
    assert f"the law of {SOON} is not known: that day is still to come; the texts were last checked on 20" in told


def with_a_version_to_come(folder: Path) -> str:
    """The small system, in which an offence becomes another on a day to come."""
    law = folder / "xx"
    shutil.copytree(EXLAND, law)
    file = next(each for each in sorted(law.rglob("*.toml")) if "[[tier]]" in each.read_text(encoding="utf-8"))
    before, tier, after = file.read_text(encoding="utf-8").partition("[[consequence]]")
    text = f'[[consequence]]\nid = "to-come"\ncite = "12(1)"\nmodality = "may"\nfrom = {SOON}\nlabel = {{ en = "Later" }}\n\n'
    file.write_text(f"{before}{text}{tier}{after}", encoding="utf-8")
    return f"only:{law}"


def test_a_day_that_a_version_begins_on_is_known_and_a_later_one_is_not(tmp_path: Path) -> None:
    law = with_a_version_to_come(tmp_path)
    assert run("range", "xx/12", "--statutes", law, "--as-of", SOON).code == 0
    assert f"the law of {LATER} is not known" in refused("range", "xx/12", "--statutes", law, "--as-of", LATER)


def test_an_act_after_the_day_of_judgment() -> None:
    assert "offence-date=2020-01-01 cannot be" in refused(
        "range", "cn/240", "offence-date=2020-01-01", "--as-of", "2015-01-01"
    )
    assert "cannot go together" in refused("range", "cn/240", "offence-date=2020-01-01", "judgment-date=2019-01-01")


@pytest.mark.parametrize("word", ["today", "Today", "今天"])
def test_today_is_a_day(word: str) -> None:
    assert run("range", "cn/240", "--as-of", word).out == run("range", "cn/240").out


@pytest.mark.parametrize("word", ["yesterday", "2015-06", "June 2015"])
def test_what_is_no_day_is_refused_with_the_form_of_one(word: str) -> None:
    assert f"--as-of: '{word}' is not a date such as 2015-06-18, and not `today`" in refused(
        "range", "cn/240", "--as-of", word
    )
