"""Completion in real shells, and the manual page, both made from the command line as it is declared."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sentencing.commands.arguments import COMMANDS
from sentencing.commands.declared import manual
from tests.cli.asking import run

# What is typed, and something that it is completed to.
TYPED = [
    ("sentencing ra", "range"),
    ("sentencing range --la", "--lang"),
    ("sentencing completion ", "fish"),
    ("sentencing whatif --q", "--questions"),
    ("sentencing card --format ", "anki"),
]
BASH = """
. {script}
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); COMPREPLY=()
$(complete -p sentencing | sed 's/.*-F \\([^ ]*\\).*/\\1/') sentencing "${{COMP_WORDS[COMP_CWORD]}}" ""
echo "${{COMPREPLY[@]}}"
"""
FISH = "source {script}; complete -C '{typed}'"
# Completion of zsh needs a terminal: it is asked in one of its own.
ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; fpath=({folder} \\$fpath); autoload -U compinit; compinit -u -D; LISTMAX=10000"
zpty -r shell _ || true
sleep 1
zpty -n -w shell $'{typed}\\t\\t'
sleep 2
while zpty -r -t shell line; do print -r -- "$line"; done
zpty -d shell
"""


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"there is no {program} on this machine")


def script(folder: Path, shell: str) -> Path:
    path = folder / ("_sentencing" if shell == "zsh" else f"sentencing.{shell}")
    path.write_text(run("completion", shell).out, encoding="utf-8")
    return path


def said(shell: str, text: str) -> str:
    done = subprocess.run([shell, "-c", text], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout + done.stderr


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_bash_completes(tmp_path: Path, typed: str, wanted: str) -> None:
    needs("bash")
    words = " ".join(f"'{word}'" for word in typed.split(" "))
    assert wanted in said("bash", BASH.format(script=script(tmp_path, "bash"), words=words)).split()


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_fish_completes(tmp_path: Path, typed: str, wanted: str) -> None:
    needs("fish")
    assert wanted in said("fish", FISH.format(script=script(tmp_path, "fish"), typed=typed)).split()


@pytest.mark.parametrize(("typed", "wanted"), TYPED)
def test_zsh_completes(tmp_path: Path, typed: str, wanted: str) -> None:
    needs("zsh")
    script(tmp_path, "zsh")
    told = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said("zsh", ZSH.format(folder=tmp_path, typed=typed)))
    assert wanted in told.partition(typed)[2] or f"{typed.rpartition(' ')[0]} {wanted}" in told


def test_the_manual_page_tells_of_every_command_and_option() -> None:
    page = manual()
    assert page.isascii()
    plain = page.replace("\\-", "-")
    for name in COMMANDS:
        assert f'.SS "{name}"' in plain
        options = re.findall(r"--[a-z-]+", run(name, "--help").out.partition("\neverywhere:")[0])
        assert [each for each in options if each not in plain] == []


def test_the_manual_page_is_set_without_a_complaint() -> None:
    needs("groff")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=run("man").out, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "拐卖" in done.stdout
    assert "victims=3" in done.stdout
