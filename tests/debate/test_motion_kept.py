"""What a motion would do is found once, and kept: what was kept tells the same, and is not believed for longer than it is
so."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from sentencing.corpus.motions import MotionSource
from sentencing.report import motion_kept
from sentencing.report.motion import motion_text
from sentencing.report.motion_answer import MotionAnswer
from sentencing.report.motion_found import begun, completed
from sentencing.report.motion_json import motion_json
from sentencing.report.motion_kept import keep, kept
from sentencing.report.words import words
from tests.debate.motion_house import shipped_motions
from tests.shipped import law

TOOL = {"version": "0", "statutes": "sha256:0"}
NAMES = ("message-of-2015", "draft-of-2014")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where answers are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def found(name: str) -> tuple[MotionSource, date, MotionAnswer]:
    """A motion, the day of its publication, and what it would do then, kept."""
    source = shipped_motions()[name]
    day = source.motion.published.date
    return source, day, keep(completed(law(), begun(law(), source, day)), law(), source)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("folder")
def test_what_was_kept_says_all_that_was_found(name: str) -> None:
    source, day, answer = found(name)
    again = kept(law(), source, day)
    assert again is not None
    assert again.proposed is not answer.proposed
    assert motion_json(words("en"), again, TOOL) == motion_json(words("en"), answer, TOOL)
    for language in ("en", "zh"):
        assert motion_text(words(language), again, every=True) == motion_text(words(language), answer, every=True)


@pytest.mark.usefixtures("folder")
def test_the_law_that_was_kept_holds_every_offence() -> None:
    source, day, answer = found("message-of-2015")
    again = kept(law(), source, day)
    assert again is not None
    for offence in ("cn/240", "cn/264"):  # one that the motion changes, and one that it does not
        assert again.proposed.offence(offence) == answer.proposed.offence(offence)
    assert again.proposed.system("cn") == answer.proposed.system("cn")
    with pytest.raises(LookupError):
        again.proposed.offence("cn/no-such")
    with pytest.raises(LookupError):
        again.proposed.system("xx")


@pytest.mark.usefixtures("folder")
def test_what_is_no_longer_so_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    source, day, _ = found("draft-of-2014")
    document = source.document
    other = type(document)(document.file, document.text + "# another word", document.table)
    assert kept(law(), source, date(2013, 1, 1)) is None
    assert kept(law(), source, day, exact=True) is None
    assert kept(law(), dataclasses.replace(source, document=other), day) is None
    assert kept(law(), source, day) is not None
    monkeypatch.setattr(motion_kept.cache, "fingerprint", lambda *_: "another law")
    assert kept(law(), source, day) is None


def test_what_is_damaged_is_not_believed(folder: Path) -> None:
    source, day, _ = found("draft-of-2014")
    (file,) = (folder / "sentencing").glob("motion-*.json")
    content = file.read_bytes()
    at = content.index(b'["Effects"')
    file.write_bytes(content[:at] + b'["Defects"' + content[at + 10 :])
    assert kept(law(), source, day) is None


def test_the_frames_are_known_before_the_rest() -> None:
    source = shipped_motions()["message-of-2015"]
    first = begun(law(), source, source.motion.published.date)
    whole = completed(law(), first)
    assert not first.whole
    assert whole.whole
    moved = [[(each.before, each.after, each.step) for each in effects.moved] for effects in first.effects]
    assert moved == [[(each.before, each.after, each.step) for each in effects.moved] for effects in whole.effects]
    assert any(each.passed for effects in whole.effects for each in effects.moved)
