"""What a terminal shows while the law is compiled."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sentencing.commands import shared, waiting
from sentencing.commands.waiting import Line
from sentencing.corpus.roots import shipped
from sentencing.corpus.store import open_corpus
from sentencing.report.cells import width
from sentencing.report.words import words
from tests.tui.house import root


class Terminal(io.StringIO):
    """A stream that is one."""

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        """What stands on its line."""
        line = ""
        for written in self.getvalue().split("\r"):
            line = written + line[len(written) :]
        return line.rstrip()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr(waiting, "SECONDS", 0)
    monkeypatch.setattr(waiting, "PAUSE", 0)
    return Terminal()


def test_a_line_tells_how_far_it_has_come_and_is_erased(terminal: Terminal) -> None:
    line = Line(words("en"), terminal)
    line.show("read", 231, 507)
    assert terminal.shown() == "Reading the law: 231 of 507 files"
    line.show("link", 1, 9)
    assert terminal.shown() == "Checking the law: 1 of 9 files"
    line.erase()
    assert terminal.shown() == ""


def test_it_fits_a_terminal_in_every_language(terminal: Terminal) -> None:
    for language in ("en", "zh"):
        for step in ("read", "link", "compile"):
            line = Line(words(language), terminal)
            line.show(step, 123_456, 123_456)
            assert 0 < width(terminal.shown()) < 80
            line.erase()


def test_half_a_second_is_not_worth_a_line() -> None:
    stream = Terminal()
    line = Line(words("en"), stream)
    line.show("read", 1, 2)
    line.erase()
    assert stream.getvalue() == ""


def test_compiling_is_told_on_a_terminal_only(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "stderr", terminal)
    roots = (str(root(tmp_path)),)
    shared.corpus_in(roots, words("en"))
    told = terminal.getvalue()
    assert "Reading the law: 1 of " in told
    assert "Compiling the law: 1 of " in told
    assert terminal.shown() == ""
    shared.corpus_in(roots, words("en"))
    assert terminal.getvalue() == told  # it is compiled
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    plain = io.StringIO()
    monkeypatch.setattr(sys, "stderr", plain)
    shared.corpus_in(roots, words("en"))
    assert plain.getvalue() == ""


def test_every_file_is_told_in_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    heard: list[tuple[str, int, int]] = []
    open_corpus((str(root(tmp_path)),), lambda *come: heard.append(come))
    for step in ("read", "link", "compile"):
        told = [(done, total) for name, done, total in heard if name == step]
        assert told
        assert [done for done, _ in told] == list(range(1, len(told) + 1))
        assert {total for _, total in told} == {len(told)}


def _interruptible() -> None:
    """What is started in the background ignores interruptions; here it is not to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interruption_leaves_nothing_broken(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "sentencing", "list", "--statutes", f"only:{shipped()}"]
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_interruptible,  # noqa: PLW1509 - nothing else runs in this process
    ) as begun:
        time.sleep(1)
        begun.send_signal(signal.SIGINT)
        told = begun.communicate(timeout=60)
    assert begun.returncode == 130
    assert told == (b"", b"")
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []
