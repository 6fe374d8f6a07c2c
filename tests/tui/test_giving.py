"""Copying and exporting: what the command line prints, and always a word on whether it worked."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot

from sentencing.corpus.store import Corpus
from sentencing.report.show import shown_text
from sentencing.report.shown import page
from sentencing.report.text import assessment_text
from sentencing.report.words import words
from sentencing.tui import clipboard
from sentencing.tui.export import Exports, Naming
from sentencing.tui.shell import SentencingApp
from sentencing.tui.walk import Walk
from tests.tui.house import DAY, OFFENCE, lines, opened, press, settled, text, type_text


def tool(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command of that name, alone on the path with what a shell needs."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def said(pilot: Pilot[None]) -> list[str]:
    return [each.message for each in pilot.app._notifications]


async def wait(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)


async def test_the_answer_is_on_the_clipboard(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard.sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    tool(tmp_path, "xclip", f"cat > {tmp_path}/copied", monkeypatch)
    async with opened(corpus) as pilot:
        await press(pilot, "4", "Y")
        await wait(pilot)
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.told
        assert (tmp_path / "copied").read_text() == assessment_text(words("en"), corpus, walk.told.assessment)
        assert said(pilot) == ["Copied."]


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 60", None])
async def test_without_a_clipboard_the_terminal_is_asked(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    monkeypatch.setattr(clipboard.sys, "platform", "linux")
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.2)
    for name in ("DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    if script:
        tool(tmp_path, "wl-copy", script, monkeypatch)
    async with opened(corpus) as pilot:
        await press(pilot, "Y")
        await wait(pilot)
        assert "Taking a bicycle" in pilot.app.clipboard
        assert any("Sent to the terminal" in each for each in said(pilot))


async def test_an_answer_is_written_and_what_is_there_is_asked_about(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "xx-20.txt").write_text("mine")
    async with opened(corpus) as pilot:
        await press(pilot, "4", "e", "enter")
        assert isinstance(pilot.app.screen, Naming)
        assert "There is such a file already" in text(pilot)
        assert (tmp_path / "xx-20.txt").read_text() == "mine"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Walk)
        assert "Why" in (tmp_path / "xx-20.txt").read_text()
        assert any(str(tmp_path / "xx-20.txt") in each for each in said(pilot))
        await press(pilot, "e", "ctrl+a", "ctrl+k")
        await press(pilot, "enter")
        assert "not the name of a file" in text(pilot)
        await type_text(pilot, "new/a.json")
        await press(pilot, "enter")
        assert any("in a new folder:" in each for each in said(pilot))
        made = json.loads((tmp_path / "new" / "a.json").read_text(encoding="utf-8"))
        assert (made["offence"], bool(made["facts"])) == (OFFENCE, True)
        await press(pilot, "e", "ctrl+a", "ctrl+k")
        await type_text(pilot, "new/a.svg")
        await press(pilot, "enter")
        picture = (tmp_path / "new" / "a.svg").read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert "bicycle" in picture
        assert "which" not in picture  # the sheet that asked for a name
        assert not any("in a new folder" in each for each in said(pilot))
        (tmp_path / "deep").mkdir()
        monkeypatch.chdir(tmp_path / "deep")
        await press(pilot, "e", "ctrl+a", "ctrl+k")
        await type_text(pilot, "../above.txt")
        await press(pilot, "enter")
        assert (tmp_path / "above.txt").exists()


async def test_a_folder_that_is_a_file_is_told(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with opened(corpus) as pilot:
        pilot.app._write(Exports("x", str, dict, words("en")), str(tmp_path / "file" / "x.txt"))  # type: ignore[attr-defined]
        await settled(pilot)
        assert any("Not written to" in each for each in said(pilot))


async def test_the_library_gives_what_show_prints(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(corpus, None) as pilot:
        await press(pilot, "e")
        assert any("There is nothing here to copy" in each for each in said(pilot))
        await press(pilot, "slash")
        await type_text(pilot, "bicycle")
        await press(pilot, "down", "escape")
        tree = pilot.app.screen.query_one("LawTree")
        while pilot.app.screen.place.kind != "offence":  # type: ignore[attr-defined]
            tree.action_open()  # type: ignore[attr-defined]
            await press(pilot, "down")
        name = pilot.app.screen.place.id  # type: ignore[attr-defined]
        await press(pilot, "e", "enter")
        written = (tmp_path / f"{name.replace('/', '-')}.txt").read_text(encoding="utf-8")
        assert written == shown_text(words("en"), corpus, page(corpus, name, DAY))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_is_said_hides_no_answer_and_goes_with_the_next_key(
    corpus: Corpus, size: tuple[int, int], language: str
) -> None:
    app = SentencingApp(corpus, OFFENCE, language, DAY)
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "4", "down", "up")
        before = lines(pilot)
        app.notify(words(language).say("Copied."), markup=False)
        await settled(pilot)
        assert lines(pilot)[-1].strip() == words(language).say("Copied.")
        assert lines(pilot)[:-1] == before[:-1]
        await press(pilot, "down", "up")
        assert lines(pilot) == before


async def test_a_long_message_is_broken_as_every_text_is(corpus: Corpus) -> None:
    app = SentencingApp(corpus, OFFENCE, "zh", DAY)
    async with app.run_test(size=(40, 20), notifications=True) as pilot:
        app.notify("已写入：" + "一二三四五六七八九十，" * 4, markup=False)
        await settled(pilot)
        said = [line.strip() for line in lines(pilot)[-4:]]
        assert said[-1].endswith("十，")
        assert not any(line.startswith("，") for line in said)
