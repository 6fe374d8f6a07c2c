"""The app line by line: it asks, answers in words, takes back, and ends when nothing more is typed."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sentencing.dialogue import Dialogue
from sentencing.report.words import words
from tests import shipped
from tests.cli.asking import Done, run

ART = re.compile("[\u2500-\u259f=~]{2}")


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str, arguments: tuple[str, ...] = ("--plain",)) -> Done:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    done = run(*arguments)
    assert not ART.search(done.out)
    assert "\x1b" not in done.out
    return done


def test_a_case_is_walked_and_the_answer_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "cn/240", "3", "quit")
    assert (done.code, done.err) == (0, "")
    first, _, rest = done.out.partition("How many victims")
    assert "Trafficking in women or children (cn/240)" in first
    assert "5 to 10 years in prison; with a fine." in first
    assert "10 to 15 years in prison, or life" in rest
    assert done.out.rstrip().endswith("sentencing range cn/240 victims=3")


def test_an_answer_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "3", "back", "back", arguments=("--plain", "cn/240"))
    assert done.out.count("How many victims") == 3
    assert "There is nothing to take back." in done.out
    assert done.out.rstrip().endswith("sentencing range cn/240")


def test_unknown_widens_and_an_empty_line_leaves_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "?", arguments=("--plain", "cn/240"))
    assert "victims=?" in done.out
    assert "It depends on what is not known" in done.out
    left = typed(monkeypatch, "", arguments=("--plain", "cn/240"))
    assert left.out.count("How many victims") == 1
    assert left.out.rstrip().endswith("sentencing range cn/240")


def test_the_reasons_the_questions_and_the_help_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "surrender", "why", "all", "help", arguments=("--plain", "cn/240"))
    assert "Voluntary surrender (67(1)): may: lighter or below the frame" in done.out
    assert "Would a court find the circumstances especially serious? (240(1)) especially-serious: not said" in done.out
    for command in ("back", "skip", "why", "all", "help", "quit"):
        assert f"\n{command}: " in done.out


def test_what_cannot_be_is_refused_and_the_case_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "accessory ringleader", "role=accessory", "nonsense", arguments=("--plain", "cn/240"))
    assert "cannot go together" in done.out
    assert "'nonsense' is no fact or circumstance of cn/240" in done.out
    assert done.out.rstrip().endswith("sentencing range cn/240 role=accessory")


def test_several_offences_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "no such thing 123", "伪造", "2", "quit")
    assert "Nothing found." in done.out
    offered = re.findall(r"^2\. (.+)$", done.out, re.MULTILINE)
    assert done.out.count(offered[0]) == 2


def test_where_several_are_offered_another_word_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "伪造", "cn/240", "q")
    assert "Trafficking in women or children (cn/240)" in done.out
    assert done.out.rstrip().endswith("sentencing range cn/240")


@pytest.mark.parametrize("lines", [("q",), ("quit",), ("伪造", "q")])
def test_one_leaves_at_once(monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]) -> None:
    done = typed(monkeypatch, *lines, "cn/240", "3")
    assert (done.code, "How many victims" in done.out) == (0, False)


def test_help_is_there_from_the_first_line(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "help", "3", "盗窃", "q")
    first, _, rest = done.out.partition("Such as: ")
    assert "or help, or quit" in first
    assert "Nothing found." in rest
    assert "Theft (cn/264)" in rest


def test_the_commands_are_there_in_the_language_and_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "3", "理由", "back", "退出", arguments=("--plain", "cn/240", "--lang", "zh"))
    assert "十年以上有期徒刑或者无期徒刑" in done.out
    assert "理由\n" in done.out
    assert done.out.rstrip().endswith("sentencing range cn/240")


@pytest.mark.parametrize(
    ("variable", "value", "config"), [("TERM", "dumb", ""), ("LINES", "", "plain = true\n")], ids=["dumb", "settings"]
)
def test_a_dumb_terminal_and_the_settings_ask_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, value: str, config: str
) -> None:
    (tmp_path / "config.toml").write_text(config)
    monkeypatch.setenv("SENTENCING_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv(variable, value)
    assert "How many victims" in typed(monkeypatch, arguments=("cn/240",)).out


def test_it_works_on_a_pipe_without_textual() -> None:
    code = "import sys; from sentencing.cli import main; main(); assert 'textual' not in sys.modules"
    command = [sys.executable, "-c", code, "--plain", "cn/240"]
    done = subprocess.run(command, input="3\n", capture_output=True, text=True, check=True, timeout=60)
    assert "10 to 15 years in prison, or life" in done.stdout


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["", "?", "y", "n", "1", "3", "back", "skip", "2015-06-18", "why", "surrender", "[/x]"]))
)
def test_whatever_is_typed_it_goes_on(lines: list[str]) -> None:
    said: list[str] = []
    left = iter(lines)
    Dialogue(shipped.law(), "2026-11-22", words("en"), lambda: next(left, None), said.append).run("cn/240")
    assert said[-1].startswith("The same on the command line: sentencing range cn/240")
    assert next(left, None) is None
