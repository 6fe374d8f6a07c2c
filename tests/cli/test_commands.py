"""The commands: what they print, where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sentencing.cli import main
from sentencing.commands.arguments import COMMANDS
from sentencing.commands.shared import VERSION
from sentencing.corpus.roots import shipped
from sentencing.corpus.store import Corpus, open_corpus

ROOT = Path(__file__).parents[2]
EXLAND = ROOT / "tests" / "data"


class Done:
    """What a command did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def command(*words: str) -> Done:
        code = main(list(words))
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return command


class TestRange:
    def test_an_answer(self, run) -> None:
        done = run("range", "cn/240", "victims=3")
        assert (done.code, done.err) == (0, "")
        assert "10 to 15 years in prison, or life; with a fine or confiscation of property." in done.out

    @pytest.mark.parametrize(
        "words", [("拐卖", "3人", "自首"), ("240", "victims=3", "zishou"), ("cn/240", "victims=3", "surrender=yes")]
    )
    def test_people_type_what_they_think(self, run, words: tuple[str, ...]) -> None:
        canonical = run("range", "cn/240", "victims=3", "surrender")
        done = run("range", *words)
        assert done.out == canonical.out
        assert canonical.err == ""
        assert done.err == "Understood: cn/240 victims=3 surrender\n"

    @pytest.mark.parametrize(
        "days", [("judgment-date=2015-06-18",), ("judgment-date=2015-06-18", "offence-date=2015-06-18")]
    )
    def test_the_law_is_that_of_the_judgment_unless_a_day_is_typed(self, run, days: tuple[str, ...]) -> None:
        """One law can govern: of the day on which the case is judged, not of today."""
        buying = ("range", "cn/241", "child", "abused=no", "obstructed=no", "--json")
        answer = json.loads(run(*buying, *days).out)
        assert answer["law"]["as_of"] == "2015-06-18"
        assert answer["may"][0]["sanction"] == "not-pursued"
        later = json.loads(run(*buying, "judgment-date=2015-06-18", "--as-of", "2016-01-01").out)
        assert later["law"]["as_of"] == "2016-01-01"

    def test_an_act_before_its_offence_is_answered(self, run) -> None:
        """An offence since 1 March 2021: not that its past were not encoded; there was none."""
        asked = ("range", "cn/236-1", "offence-date=2020-05-01", "judgment-date=2022-01-01")
        done = run(*asked)
        assert (done.code, done.err) == (0, "")
        assert "Not liable" in done.out
        told = json.loads(run(*asked, "--json").out)
        assert (told["liable"], told["convicted_of"], told["open"]) == (False, None, [])
        assert [each["cite"] for each in told["not_liable"]] == ["12(1)"]
        assert "1 Mar 2021" in told["not_liable"][0]["text"]
        assert "2021年3月1日" in run(*asked, "--lang", "zh").out
        assert run("range", "cn/236-1", "--as-of", "2020-05-01").code == 2
        assert run("range", "cn/264", "offence-date=2009-01-01").code == 2

    def test_json_anywhere_among_the_words(self, run) -> None:
        plain = run("range", "cn/240", "victims=3", "--json")
        assert run("range", "--json", "cn/240", "victims=3").out == plain.out
        assert run("--json", "range", "cn/240", "victims=3").out == plain.out
        assert json.loads(plain.out)["tool"]["version"] == VERSION
        assert json.loads(plain.out)["tool"]["statutes"].startswith("sha256:")

    def test_in_chinese(self, run, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = run("range", "cn/240", "--lang", "zh")
        assert "五年以上十年以下有期徒刑，并处罚金。" in asked.out
        monkeypatch.setenv("LANG", "zh_CN.UTF-8")
        assert run("range", "cn/240").out == asked.out
        assert run("range", "cn/240", "--lang", "en").out != asked.out

    def test_the_law_of_a_day(self, run) -> None:
        case = ("range", "cn/241", "victim=child", "abused=no", "obstructed=no", "--json")
        before = json.loads(run(*case, "--as-of", "2015-10-31").out)
        after = json.loads(run(*case, "--as-of", "2015-11-01").out)
        assert {"kind": "exempt", "sanction": "not-pursued"} in before["may"]
        assert "exempt" not in [each["kind"] for each in after["may"]]
        assert before["law"]["as_of"] == "2015-10-31"

    def test_law_of_ones_own_beside_the_shipped(self, run) -> None:
        assert run("range", "xx/12", "boats=2").code == 2
        done = run("range", "xx/12", "boats=2", "--statutes", str(EXLAND))
        assert done.code == 0
        assert "Taking a boat" in done.out
        assert run("range", "cn/240", "--statutes", str(EXLAND)).code == 0
        assert run("range", "cn/240", "--statutes", f"only:{EXLAND}").code == 2


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("range",), "OFFENCE"),
            (("range", "cn/9999"), "'cn/9999' is no offence"),
            (("range", "cn/240", "victms=3"), "did you mean victims"),
            (("range", "cn/240", "victims=many"), "victims: 'many' is not a whole number"),
            (("range", "cn/240", "role=king"), "role is one of principal, accessory, coerced, not 'king'"),
            (("range", "cn/240", "age=200"), "age: '200' is not an age in years"),
            (
                ("range", "cn/240", "--as-of", "2015-02-30"),
                "--as-of: '2015-02-30' is not a date such as 2015-06-18, and not `today`",
            ),
            (("range", "cn/240", "--as-of", "18.6.2015"), "is not a date"),
            (("range", "cn/233", "--as-of", "1990-01-01"), "cn/233 is not encoded before 1997-10-01"),
            (("range", "cn/240", "--lang", "fr"), "no words in 'fr', only in en, zh"),
            (("range", "cn/240", "--colour"), "unrecognized arguments: --colour"),
            (("range", "cn/240", "--statutes", "/nowhere"), "there is no folder /nowhere"),
            (("range", "cn/240", "accessory", "ringleader"), "cannot go together in cn/240"),
            (("range", "cn/240", "attempt", "preparation"), "cannot go together (22(1); 23(1))"),
            (("show", "9999"), "'9999' is no offence and no article"),
            (("show", "cn/240", "--as-of", "yesterday"), "is not a date"),
            (("list", "nowhere"), "there is no system 'nowhere'"),
            (("find",), "WORDS"),
            (("check", "/nowhere"), "there is no file or folder"),
            (("verify",), "--texts"),
            (("verify", "--texts", "/nowhere"), "there is no folder /nowhere"),
            (("completion", "csh"), "choose from"),
            (("nothing-of-the-kind-xyz",), "is no offence"),
            (("range", "cn/240", "\x1b[31mred"), r"\u001b[31mred"),
            (("range", "cn/240", "\u202eevil"), r"\u202eevil"),
            (("range", "cn/240", "[bold]x[/bold]"), "'[bold]x[/bold]' is no fact"),
            (("range", "9" * 100_000), "is no offence"),
            (("range", "cn/240", "victims=" + "9" * 100_000), "is not a whole number"),
            (("range", "cn/240", "bad\udcff"), "is no fact"),
        ],
    )
    def test_one_clear_line(self, run, words: tuple[str, ...], said: str) -> None:
        done = run(*words)
        assert done.code == 2
        assert done.out == ""
        assert said in done.err
        assert done.err.count("\n") == 1
        assert len(done.err) < 700
        assert done.err.rstrip("\n").isprintable()

    def test_articles_of_what_cannot_go_together(self, run) -> None:
        assert "26(1)" in run("range", "cn/240", "accessory", "ringleader").err

    def test_several_readings(self, run, tmp_path: Path) -> None:
        for name in ("yy", "zz"):
            folder = tmp_path / name
            folder.mkdir()
            for file in (EXLAND / "xx").rglob("*.toml"):
                into = folder / file.relative_to(EXLAND / "xx")
                into.parent.mkdir(exist_ok=True)
                into.write_text(
                    file.read_text(encoding="utf-8").replace("xx/", f"{name}/").replace('"xx"', f'"{name}"')
                )
        done = run("range", "12", "--statutes", f"only:{tmp_path}")
        assert (done.code, done.out) == (2, "")
        assert "yy/12 (Taking a boat), zz/12 (Taking a boat): say which" in done.err

    def test_broken_law(self, run, tmp_path: Path) -> None:
        (tmp_path / "xx").mkdir()
        (tmp_path / "xx" / "jurisdiction.toml").write_text("[jurisdiction\n", encoding="utf-8")
        done = run("list", "--statutes", str(tmp_path))
        assert (done.code, done.out) == (2, "")
        assert "jurisdiction.toml:1:" in done.err


class TestTheOthers:
    @pytest.mark.parametrize("words", [("cn/240",), ("240",), ("67",), ("cn/67",), ("自首",), ("cn/383",), ("133-1",)])
    def test_show(self, run, words: tuple[str, ...]) -> None:
        done = run("show", *words)
        assert done.code == 0
        assert done.out
        assert json.loads(run("show", *words, "--json").out)["schema"] == 1

    def test_show_every_version(self, run) -> None:
        assert "28 Feb 2009 to 31 Oct 2015" in " ".join(run("show", "cn/239", "--all").out.split())

    def test_find(self, run) -> None:
        assert run("find", "自首").out.startswith("cn/67")
        assert run("find", "trafficing").code == 0
        nothing = run("find", "qqqqqqqqqqqqqqq")
        assert (nothing.code, nothing.out) == (0, "")
        assert json.loads(run("find", "240", "--json").out)["found"][0]["id"] == "cn/240"

    def test_list(self, run) -> None:
        assert "cn/240" in run("list").out
        assert "cn/240" not in run("list", "de").out
        assert json.loads(run("list", "cn", "--json").out)["list"][0].keys() == {
            "id",
            "jurisdiction",
            "article",
            "title",
        }

    def test_rules(self, run) -> None:
        assert "The court must" in run("rules", "cn").out
        assert "The court must" not in run("rules", "cn", "--may").out
        assert "eight kinds of act (contested)" in " ".join(
            run("rules", "cn", "--shall").out.replace("17(2)", "").split()
        )
        assert "只对八种犯罪行为负责（有争议）" in run("rules", "cn", "--shall", "--lang", "zh").out
        rows = json.loads(run("rules", "--shall", "--json").out)["rules"]
        assert {row["modality"] for row in rows} == {"shall"}

    def test_check(self, run, tmp_path: Path) -> None:
        good = run("check", str(EXLAND / "xx" / "12.toml"))
        assert (good.code, good.out) == (0, "1 file, nothing found.\n")
        folder = tmp_path / "xx"
        folder.mkdir()
        for file in (EXLAND / "xx").rglob("*.toml"):
            into = folder / file.relative_to(EXLAND / "xx")
            into.parent.mkdir(exist_ok=True)
            into.write_text(
                file.read_text(encoding="utf-8").replace("prison 1y..5y", "prison 1y..6y"), encoding="utf-8"
            )
        broken = folder / "12.toml"
        broken.write_text(broken.read_text(encoding="utf-8").replace('"several"', '"sevral"', 1), encoding="utf-8")
        bad = run("check", str(broken))
        assert bad.code == 1
        assert bad.out.startswith(f"{broken}:")
        found = json.loads(run("check", str(broken), "--json").out)["findings"]
        assert {"file", "line", "column", "where", "what", "hint"} == set(found[0])

    def test_schema(self, run) -> None:
        done = run("schema")
        assert json.loads(done.out)["$schema"]

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
    def test_completion(self, run, shell: str) -> None:
        printed = run("completion", shell)
        assert printed.code == 0
        assert "range" in printed.out
        assert run("--print-completion", shell).out == printed.out

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as end:
            main(["--version"])
        assert end.value.code == 0
        assert capsys.readouterr().out == f"sentencing {VERSION}\n"
        assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    @pytest.mark.parametrize("command", [None, *COMMANDS])
    def test_help(self, capsys: pytest.CaptureFixture[str], command: str | None) -> None:
        with pytest.raises(SystemExit) as end:
            main([command, "--help"] if command else ["--help"])
        out = capsys.readouterr().out
        assert end.value.code == 0
        assert all(len(line) <= 80 for line in out.split("\n"))
        assert command or all(name in out for name in COMMANDS)


def test_the_app_opens_on_an_offence(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def run(roots: tuple[str, ...], meant: Callable[[Corpus], str | None], language: str, *_: object) -> None:
        opened.append((meant(open_corpus(roots)), language))

    monkeypatch.setattr("sentencing.tui.app.run", run)
    assert main([]) == 0
    assert main(["拐卖"]) == 0
    assert main(["cn/241", "--lang", "zh"]) == 0
    assert opened == [(None, ""), ("cn/240", ""), ("cn/241", "zh")]


def test_a_reader_that_has_seen_enough() -> None:
    command = f"{sys.executable} -m sentencing show cn/240 --json | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_terminal_that_knows_no_chinese() -> None:
    environment = {"PYTHONIOENCODING": "latin-1", "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "sentencing", "list", "--lang", "zh"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment)
    assert done.returncode == 0
    assert b"\\u" in done.stdout


def test_the_shipped_law_is_found() -> None:
    assert Path(shipped()).joinpath("cn", "jurisdiction.toml").is_file()
