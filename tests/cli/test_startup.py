"""What an answer loads: nothing that it does not need. A budget in modules, which a busy machine does not blur."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {
    "textual",
    "rich",
    "pydantic",
    "pydantic_core",
    "tomli",
    "tree_sitter",
    "pypinyin",
    "rapidfuzz",
    "platformdirs",
    "shtab",
    "babel",
}
SLOW = {"typing", "dataclasses", "pathlib", "datetime", "inspect", "fractions", "decimal", "tempfile", "difflib"}
PARSING = {"argparse", "gettext", "locale", "shutil"}
LISTING = """
import sys
from sentencing.cli import main
code = main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


def loaded(*words: str) -> set[str]:
    """The modules loaded once a command has run (it has run before: nothing is left to compile)."""
    command = [sys.executable, "-c", LISTING, *words]
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True)
    return set(done.stderr.split("\n")[-2].split())


@pytest.mark.parametrize(
    "words",
    [
        ("range", "cn/240", "victims=3"),
        ("range", "cn/240", "victims=3", "surrender", "--json"),
        ("range", "cn/240", "--lang", "zh"),
        ("range", "拐卖", "3人", "自首"),
        ("find", "自首"),
        ("list",),
        ("list", "--json"),
        ("rules", "cn"),
        ("show", "cn/240"),
        ("show", "67"),
        ("cases", "cn/240"),
        ("cases", "cn/240", "--json", "--lang", "zh"),
        ("history", "cn/389"),
        ("coverage", "cn"),
    ],
    ids=" ".join,
)
def test_no_answer_loads_what_only_others_need(words: tuple[str, ...]) -> None:
    assert loaded(*words) & (HEAVY | SLOW) == set()


def test_a_plain_question_declares_no_command_line() -> None:
    assert loaded("range", "cn/240", "victims=3") & PARSING == set()


def test_a_plain_question_loads_no_more_than_it_needs() -> None:
    modules = loaded("range", "cn/240", "victims=3")
    ours = {name for name in modules if name.startswith("sentencing")}
    assert not ours & {
        "sentencing.corpus.understand",
        "sentencing.corpus.find",
        "sentencing.corpus.entries",
        "sentencing.engine.total",
        "sentencing.report.json",
        "sentencing.commands.arguments",
    }
    assert len(ours) < 62


def test_a_plain_question_loads_little_of_the_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, check=True, text=True
    )
    assert not (loaded("range", "cn/240", "victims=3") - set(done.stdout.split())) & {"json", "re", "enum"}
