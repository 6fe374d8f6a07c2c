"""The days on which the law moved: compared with the law of the day before and of the day itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sentencing.law import changes
from sentencing.law.changes import Change
from sentencing.law.provision import Offence, on
from tests.shipped import law

ALL = [each.id for each in law().entries()]


def eve(day: str) -> str:
    """The day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def frames(offence: Offence, day: str) -> set[object]:
    """The frames of an offence on a day, and when each applies."""
    if not on(offence.versions, day):
        return set()
    return {(each.id, each.principal, each.additional, str(each.when)) for each in on(offence.elements.tiers, day)}


def starts(offence: Offence) -> set[str]:
    """Every day on which some tier or version begins or has ended."""
    dated = (*offence.versions, *offence.elements.tiers)
    ends = {(date.fromisoformat(each.until) + timedelta(days=1)).isoformat() for each in dated if each.until}
    return ends | {each.since for each in dated if each.since}


@pytest.mark.parametrize("name", ALL)
def test_a_day_is_told_exactly_where_frames_moved(name: str) -> None:
    offence = law().offence(name)
    told = {day.date: day.changes for day in changes.of_offence(offence)}
    for day in starts(offence):
        kinds = {change.kind for change in told.get(day, ())}
        if bool(on(offence.versions, day)) != bool(on(offence.versions, eve(day))):
            assert kinds == {"offence"}, day
        else:
            assert ("tier" in kinds) == (frames(offence, day) != frames(offence, eve(day))), day
    for day, changed in told.items():
        for change in changed:
            assert change.before != change.after
            assert change.before is None or change.before.until == eve(day) or change.kind == "needs"
            assert change.after is None or change.after.since == day or change.kind == "needs"


def of(name: str) -> dict[str, dict[tuple[str, str], Change]]:
    """What changed of an offence, by day and by element."""
    days = changes.of_offence(law().offence(name))
    return {day.date: {(each.kind, each.id): each for each in day.changes} for day in days}


def test_giving_bribes() -> None:
    moved = of("cn/389")
    assert set(moved) == {"1997-10-01", "2015-11-01", "2016-04-18", "2024-03-01"}
    assert set(moved["2016-04-18"]) == {("consequence", "fine-between")}
    assert set(moved["2024-03-01"]) == {
        ("tier", "base"),
        ("tier", "serious"),
        ("rule", "repeated-or-several"),
        ("rule", "briber-is-functionary"),
        ("rule", "key-project"),
        ("rule", "promotion"),
        ("rule", "bribed-supervisor"),
        ("rule", "sensitive-field"),
        ("rule", "unlawful-gains-used"),
    }
    assert [moved["2015-11-01"]["rule", name].before is None for name in ("disclosed", "disclosed-and-more")] == [
        False,
        True,
    ]


def test_with_an_offence_everything_of_it_begins_and_ends() -> None:
    ended = of("cn/360.2")["2015-11-01"]
    assert set(ended) == {("offence", "cn/360.2")}
    assert ended["offence", "cn/360.2"].after is None


def test_a_title() -> None:
    changed = of("cn/237.1")["2015-11-01"]["offence", "cn/237.1"]
    assert changed.before.title["zh"] == "强制猥亵、侮辱妇女罪"
    assert changed.after.title["zh"] == "强制猥亵、侮辱罪"


def test_what_an_offence_reaches() -> None:
    """Article 166 reached only state-owned bodies until the Amendment XII."""
    changed = of("cn/166")["2024-03-01"]
    assert set(changed) == {("offence", "cn/166")}
    assert changed["offence", "cn/166"].before.title == changed["offence", "cn/166"].after.title


def test_only_the_days_asked_for() -> None:
    offence = law().offence("cn/389")
    assert [day.date for day in changes.of_offence(offence, "2015-11-01", "2016-04-17")] == ["2015-11-01"]
    assert [day.date for day in changes.of_offence(offence, "2016-04-19", "2024-03-01")] == ["2024-03-01"]


def test_general_rules() -> None:
    days = {day.date: {each.id for each in day.changes} for day in changes.of_system(law().system("cn"), "2020-01-01")}
    assert {"under-12", "under-14", "age-12-13"} <= days["2021-03-01"]
    assert "under-18" not in days["2021-03-01"]  # renumbered, and no other
    eighth = changes.of_system(law().system("cn"), "2011-05-01", "2011-05-01")
    assert {each.kind for day in eighth for each in day.changes} == {"rule", "consequence", "reduction", "total"}


def test_what_words_are_held_to_mean() -> None:
    assert changes.reread(law().offence("cn/240")) == ("1991-09-04", "2010-03-15", "2017-01-01")
    assert changes.reread(law().offence("cn/240"), "2017-01-02") == ()
