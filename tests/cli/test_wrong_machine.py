"""Whatever is wrong with the machine: streams that are closed, full or gone, other encodings, no home, no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.asking import ROOT, run


def _process(*words: str | bytes, shell: str = "", **environment: str | None) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own; `shell` redirects its streams."""
    known = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    wanted = {**known, "PYTHONPATH": str(ROOT), **environment}
    command: list[str | bytes] = [sys.executable, "-m", "sentencing", *words]
    if shell:
        command = ["bash", "-c", f'"$0" "$@" {shell}', *command]
    env = {key: value for key, value in wanted.items() if value is not None}
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=env, stdin=subprocess.DEVNULL)


def _one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    return done.stderr.decode()


def test_arguments_that_are_no_text() -> None:
    assert r"'\udcff\udcfe'" in _one_line(_process("range", b"\xff\xfe"))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-16"])
def test_a_terminal_of_another_encoding(encoding: str) -> None:
    words = ("range", "cn/240", "victims=3", "--lang", "zh")
    done = _process(*words, LC_ALL="C", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    expected = run(*words).out
    assert done.stdout.decode(encoding) == expected.encode(encoding, "backslashreplace").decode(encoding)


def test_a_refusal_in_another_encoding() -> None:
    line = _one_line(_process("range", "cn/240", "没有", LC_ALL="C", PYTHONIOENCODING="ascii"))
    assert r"'\u6ca1\u6709' is no fact" in line


def test_a_home_that_is_not_there() -> None:
    expected = run("range", "cn/240").out.encode()
    for home in ("/dev/null", "/dev/null/nowhere"):  # nothing can be kept there, not even by root
        done = _process("range", "cn/240", HOME=home, XDG_CACHE_HOME=None, PYTHONUTF8="1")
        assert (done.returncode, done.stdout) == (0, expected)


@pytest.mark.parametrize(
    "words", [("range", "cn/240"), ("schema",), ("completion", "bash"), ("show", "cn/240", "--json")]
)
def test_a_reader_that_has_gone(words: tuple[str, ...]) -> None:
    done = _process(*words, shell="| head -c 1")
    assert (len(done.stdout), done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
@pytest.mark.parametrize("words", [("range", "cn/240"), ("schema",), ("completion", "bash"), ("list", "--json")])
def test_a_disk_that_is_full(words: tuple[str, ...]) -> None:
    assert "cannot be written" in _one_line(_process(*words, shell="> /dev/full"))


@pytest.mark.parametrize("words", [("range", "cn/240"), ("completion", "bash"), ("list", "--json")])
def test_no_output_at_all(words: tuple[str, ...]) -> None:
    assert "standard output is closed" in _one_line(_process(*words, shell=">&-"))


def test_nobody_to_talk_to() -> None:
    spoken = _process("range", "240", "3人", PYTHONUTF8="1")
    assert spoken.stderr
    for shell in ("2>&-", "2> /dev/full"):
        silent = _process("range", "240", "3人", shell=shell, PYTHONUTF8="1")
        assert (silent.returncode, silent.stdout) == (0, spoken.stdout)
        assert _process("range", "cn/9999", shell=shell).returncode == 2


def test_the_app_without_a_terminal() -> None:
    assert "the app needs a terminal" in _one_line(_process())
    assert "the app needs a terminal" in _one_line(_process("cn/240"))
