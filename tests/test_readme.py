"""What the README prints is true: its commands run, and the answer it shows is the answer."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ sentencing (.+)$", README, re.MULTILINE)


def run(words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "sentencing", *shlex.split(words, comments=True)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_runs(words: str) -> None:
    done = run(words)
    assert done.returncode == 0 or (done.returncode == 1 and words.startswith("claim ")), done.stderr
    assert done.stdout.strip()


def test_the_answer_shown_is_the_answer() -> None:
    shown = re.findall(r"^```\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)[1]
    assert shown.lstrip().startswith("10 to 15 years")
    assert shown in run(COMMANDS[0] + " --lang en").stdout


def test_the_two_commands_are_where_ci_finds_them() -> None:
    lines = [line for line in README.splitlines() if line.startswith("pip install")]
    assert [line.split("&& ")[-1] for line in lines] == ["sentencing", "python -m pytest"]
