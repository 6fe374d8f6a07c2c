"""The file of settings: what it says is done, every mistake in it is told with its place, and it can be written whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.store import Corpus
from sentencing.settings import Settings, read_settings, template
from sentencing.tui.actions import actions, problems
from sentencing.tui.shell import SentencingApp
from sentencing.tui.walk import Walk
from tests.cli.asking import refused, run
from tests.tui.house import DAY, OFFENCE, press, settled, squeezed


def settings(folder: Path, text: str) -> tuple[Settings, str]:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(str(path), "en"), str(path)


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ('"walk.undoo" = "x"', "2:1", "there is no such action: this line is ignored; did you mean 'walk.undo'?"),
        ('"walk.undo" = "ctrl+zap"', "2:16", "there is no key 'ctrl+zap': this line is ignored"),
        ('"walk.undo" = "eskape"', "2:16", "there is no key 'eskape': this line is ignored; did you mean 'escape'?"),
        ('"walk.undo" = ""', "2:16", "there is no key '': this line is ignored"),
        ('"walk.undo" = "f5,n"', "2:16", "'n' is also the key of walk.no: only one of them works"),
        ('"app.help" = "?"', "2:15", "'question_mark' is also the key of walk.unknown: only one of them works"),
    ],
)
def test_a_wrong_key_is_told_with_its_place(tmp_path: Path, line: str, place: str, said: str) -> None:
    made, path = settings(tmp_path, f"[keys]\n{line}\n")
    name = line.split('"')[1]
    assert [str(each) for each in problems(made)] == [f"{path}:{place}: keys.{name}: {said}"]


@pytest.mark.parametrize(
    "line", ['"walk.undo" = "f5"', '"tree.choose" = "y"', '"help.back" = "x,q"', '"walk.redo" = "?!"']
)
def test_what_can_be_is_not_complained_of(tmp_path: Path, line: str) -> None:
    made, _ = settings(tmp_path, f"[keys]\n{line.replace('?!', 'ctrl+x,!')}\n")
    assert not problems(made)


def test_the_keys_as_they_are_do_not_clash(tmp_path: Path) -> None:
    lines = [f'"{action.name}" = "{action.keys}"' for action in actions()]
    made, _ = settings(tmp_path, "\n".join(["[keys]", *lines, ""]))
    assert not problems(made)


async def test_other_keys_work_and_wrong_ones_leave_the_action_its_own(corpus: Corpus, tmp_path: Path) -> None:
    made, _ = settings(tmp_path, '[keys]\n"walk.undo" = "f5"\n"walk.redo" = "ctrl+zap"\n"walk.turn" = "f6"\n')
    app = SentencingApp(corpus, OFFENCE, "en", DAY, made)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Walk)
        await press(pilot, "4", "z")
        assert app.screen.case.facts
        await press(pilot, "f5")
        assert not app.screen.case.facts
        await press(pilot, "Z")
        assert app.screen.case.facts
        for turned in (True, False):
            await press(pilot, "f6")
            assert app.screen.has_class("-turned") is turned


async def test_what_is_wrong_with_the_keys_is_told_in_the_app(corpus: Corpus, tmp_path: Path) -> None:
    made, path = settings(tmp_path, '[keys]\n"walk.undoo" = "x"\n')
    app = SentencingApp(corpus, OFFENCE, "en", DAY, made)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert any(squeezed(f"{path}:2:1") in squeezed(each.message) for each in app._notifications)


async def test_a_theme_that_there_is_none_of_is_told_in_the_app(corpus: Corpus, tmp_path: Path) -> None:
    made, path = settings(tmp_path, 'theme = "pink"\n')
    app = SentencingApp(corpus, OFFENCE, "en", DAY, made)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert any(squeezed(f"{path}: There is no theme pink") in squeezed(each.message) for each in app._notifications)


def test_the_template_names_every_action_and_sets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new" / "config.toml"
    monkeypatch.setenv("SENTENCING_CONFIG", str(path))
    assert run("locate", "--init", "settings").out.strip() == str(path)
    written = path.read_text(encoding="utf-8")
    assert read_settings(str(path), "en") == Settings("en", file=str(path))
    for action in actions():
        assert f'# "{action.name}" = "{action.keys}"' in written
    path.write_text(written.replace('# "', '"'), encoding="utf-8")
    assert set(read_settings(str(path), "en").keys) == {action.name for action in actions()}
    assert str(path) in refused("locate", "--init")


def test_the_template_explains_each_setting() -> None:
    text = template(())
    for name in Settings._fields:
        assert name in ("keys", "problems", "file") or f"# {name} = " in text
