"""When something breaks: the case is kept, a report says where it broke and nothing private, and one goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.problem import UsageProblem
from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.report.words import words
from sentencing.settings import Settings
from sentencing.tui import app as starting
from sentencing.tui.bar import Bar
from sentencing.tui.history import History
from sentencing.tui.mishap import Mishap, Report, report_text, written
from sentencing.tui.prose import Passage
from sentencing.tui.session import opened as restored
from sentencing.tui.shell import SentencingApp
from sentencing.tui.walk import Walk
from tests.tui.house import DAY, OFFENCE, press, settled, text

SECRET = "words of a statute"


def broken() -> Exception:
    try:
        try:
            {}["a fact"]
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        return error


def test_a_report_says_where_and_nothing_else() -> None:
    said = report_text(broken(), "cn/240", {"victims": 3}, (80, 24))
    for wanted in ("builtins.KeyError", "builtins.ValueError", "tests/tui/test_mishap.py", "cn/240 victims=3", "80x24"):
        assert wanted in said
    assert SECRET not in said.replace("raise ValueError(SECRET)", "")
    assert str(Path.home()) not in said or str(Path.home()) == "/"


def test_a_report_that_cannot_be_written_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    report = written(str(tmp_path / "file" / "reports"), "what happened")
    assert not report.path
    assert report.reason
    assert report.text == "what happened"
    assert Path(written(str(tmp_path / "reports"), "what happened").path).read_text() == "what happened"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (10, 4)])
async def test_a_calm_screen_says_where_it_is(tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    app = Mishap(Report("/somewhere/[x].txt"), words(language), "sentencing-light")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)  # type: ignore[arg-type]
        if size[0] > 20:
            assert "/somewhere/[x].txt" in text(pilot)  # type: ignore[arg-type]
        await pilot.press("enter")
    assert app.return_value is True


@pytest.mark.parametrize("where", ["message", "render", "timer", "worker"])
async def test_whatever_breaks_the_case_is_kept(corpus: Corpus, tmp_path: Path, where: str) -> None:
    app = SentencingApp(corpus, OFFENCE, "en", DAY, sessions=str(tmp_path))
    facts: dict[str, object] = {}
    with pytest.raises(Exception, match=SECRET):
        await breaking(app, where, facts)
    app.session.close()
    assert app.mishap
    assert facts
    assert app.asked == (OFFENCE, facts)
    _, kept = restored(str(tmp_path))
    assert kept.histories[OFFENCE].case.facts == facts


@pytest.mark.parametrize("settings", [Settings(), Settings(restore=False)])
def test_what_it_says_of_the_case_is_true(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """The app breaks with a case on the screen. Who goes on finds it; who leaves loses it only where that was said."""
    shown: list[Mishap] = []
    found: list[dict[str, object]] = []
    answers = iter([True, False])

    def breaks(self: SentencingApp, **_: object) -> None:
        found.append({name: dict(each.case.facts) for name, each in self._histories.items()})
        walk = Walk(corpus, OFFENCE, DAY, words("en"), History().then(Case({"bicycles": 4})))
        self.session.tell("then", OFFENCE, {"bicycles": 4})
        self._kept_screens = (walk,)
        self.mishap = broken()  # type: ignore[assignment]

    def asked(self: Mishap) -> bool:
        shown.append(self)
        return next(answers)

    monkeypatch.setenv("SENTENCING_FOLDER", str(tmp_path))
    monkeypatch.setattr(starting, "_has_terminal", lambda: True)
    monkeypatch.setattr(SentencingApp, "run", breaks)
    monkeypatch.setattr(Mishap, "run", asked)
    with pytest.raises(UsageProblem) as left:
        starting._run(corpus, OFFENCE, "en", DAY, settings)
    assert found == [{}, {OFFENCE: {"bicycles": 4}}]
    said = " ".join(block.text for block in shown[0]._blocks() if isinstance(block, Passage))
    assert ("Your case is kept" in said) == ("your case is kept" in left.value.message) == settings.restore
    _, kept = restored(str(tmp_path / "state" / "sessions"))
    assert (OFFENCE in kept.histories) == settings.restore


async def breaking(app: SentencingApp, where: str, facts: dict[str, object]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "4")
        assert isinstance(app.screen, Walk)
        facts.update(app.screen.case.facts)
        break_in(app, where)
        await settled(pilot)


def break_in(app: SentencingApp, where: str) -> None:
    def fail(*_: object) -> None:
        raise ValueError(SECRET)

    match where:
        case "message":
            app.screen.call_later(fail)
        case "render":
            bar = app.screen.query_one("Bar")
            bar.render = fail  # type: ignore[assignment]
            bar.refresh()
        case "timer":
            app.screen.set_timer(0.001, fail)
        case _:
            app.run_worker(fail, thread=True)


def test_one_goes_on_or_leaves(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: object) -> None:
    """The app breaks each time it is started: after `enter` it is started again, after `q` one line says where."""
    starts, answers = [], iter([True, False])

    def breaks(self: SentencingApp, **_: object) -> None:
        starts.append(self.offence)
        self.mishap = broken()  # type: ignore[assignment]

    monkeypatch.setenv("SENTENCING_FOLDER", str(tmp_path))
    monkeypatch.setattr(starting, "_has_terminal", lambda: True)
    monkeypatch.setattr(SentencingApp, "run", breaks)
    monkeypatch.setattr(Mishap, "run", lambda _: next(answers))
    with pytest.raises(UsageProblem, match=str(tmp_path / "state" / "reports" / "mishap-")):
        starting._run(corpus, OFFENCE, "en", DAY, Settings())
    assert starts == [OFFENCE, None]


@pytest.mark.parametrize("also", ["", "unmount", "closing"])
def test_what_raises_whatever_is_done_never_reaches_the_shell(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], also: str
) -> None:
    """A part of the screen raises when it is drawn, when it is taken away, and when the screens are closed."""
    shown: list[Mishap] = []

    def fails(*_: object, **__: object) -> None:
        raise TypeError(SECRET)

    def leaves(self: Mishap) -> bool:
        shown.append(self)
        return False

    run = SentencingApp.run
    monkeypatch.setenv("SENTENCING_FOLDER", str(tmp_path))
    monkeypatch.setattr(starting, "_has_terminal", lambda: True)
    monkeypatch.setattr(SentencingApp, "run", lambda self: run(self, headless=True, size=(80, 24)))
    monkeypatch.setattr(Bar, "render", fails)
    if also == "unmount":
        monkeypatch.setattr(Bar, "on_unmount", fails, raising=False)
    if also == "closing":
        monkeypatch.setattr(SentencingApp, "_close_all", fails)
    monkeypatch.setattr(Mishap, "run", leaves)
    with pytest.raises(UsageProblem, match=str(tmp_path / "state" / "reports" / "mishap-")):
        starting._run(corpus, OFFENCE, "en", DAY, Settings())
    assert shown
    said = capfd.readouterr()
    assert "Traceback" not in said.err + said.out
    assert SECRET not in said.err + said.out
    (report,) = (tmp_path / "state" / "reports").glob("mishap-*")
    assert "builtins.TypeError" in report.read_text()
