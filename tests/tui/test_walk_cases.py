"""Saved cases, notes, beginning anew, and the view for a hall: from the keys to the file and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.saved import SavedCase, read_case
from sentencing.tui.cases import Cases
from sentencing.tui.listing import FOLD
from sentencing.tui.projector import Projector
from sentencing.tui.questions import Questions
from sentencing.tui.session import opened as kept_session
from sentencing.tui.shell import SentencingApp
from sentencing.tui.walk import Walk
from tests.tui.house import DAY, OFFENCE, SIZES, lines, opened, press, settled, squeezed, text, type_text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of saved cases."""
    monkeypatch.setattr("sentencing.folders.cases_folder", lambda: str(tmp_path / "cases"))
    return tmp_path / "cases"


def said(pilot: object) -> str:
    """Everything that was announced."""
    return " ".join(" ".join(str(each.message).split()) for each in pilot.app._notifications)  # type: ignore[attr-defined]


def put(folder: Path, name: str, content: bytes) -> None:
    """A file in the folder."""
    folder.mkdir()
    (folder / name).write_bytes(content)


def files(folder: Path) -> list[str]:
    """What is in the folder."""
    return [each.name for each in folder.iterdir()]


async def save(pilot: object, title: str) -> None:
    await press(pilot, "s", "ctrl+u")  # type: ignore[arg-type]
    await type_text(pilot, title)  # type: ignore[arg-type]
    await press(pilot, "enter")  # type: ignore[arg-type]


async def test_a_case_is_saved_under_a_name_and_the_command_line_reads_it(corpus: Corpus, folder: Path) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "full_stop", "4", "m")
        await type_text(pilot, "seminar")
        await press(pilot, "escape")
        assert "seminar" in text(pilot)
        await save(pilot, "Four at once")
        path = folder / "four-at-once.toml"
        assert f"Saved: {path}" in said(pilot)
        assert "“Four at once”" in lines(pilot)[0]
    assert read_case(corpus, str(path)) == SavedCase(OFFENCE, {"bicycles": 4}, "Four at once", DAY, "seminar")


@pytest.mark.parametrize("name", ["../cases of mine/one", "../cases of mine/one.toml"])
async def test_a_path_is_taken_as_the_shell_takes_it_and_a_new_folder_is_told(
    corpus: Corpus, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    async with opened(corpus) as pilot:
        await press(pilot, "full_stop", "4")
        await save(pilot, name)
        path = tmp_path / "cases of mine" / "one.toml"
        assert f"Saved, in a new folder: {path}" in said(pilot)
        assert "“one”" in lines(pilot)[0]
    assert read_case(corpus, str(path)).title == "one"
    assert "cases" not in files(tmp_path)


async def test_no_visitor_of_a_server_names_a_path(
    corpus: Corpus, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(SentencingApp, "is_web", True)
    async with opened(corpus) as pilot:
        await save(pilot, "../above")
        await save(pilot, f"{tmp_path}/beside")
    assert files(tmp_path) == ["cases"]
    assert len(files(folder)) == 2


async def test_the_head_tells_whether_the_case_is_still_what_was_saved(corpus: Corpus, folder: Path) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "full_stop", "4", "down")
        await save(pilot, "mine")
        assert "“mine”, law of" in lines(pilot)[0]
        await press(pilot, "y")
        assert "“mine”, changed; law of" in lines(pilot)[0]
        await press(pilot, "z")
        assert "“mine”, law of" in lines(pilot)[0]
        await press(pilot, "y", "z", "z")
        assert "mine" not in lines(pilot)[0]
        await press(pilot, "Z", "a")
        assert "mine" not in lines(pilot)[0]
        await press(pilot, "full_stop", "9")
        assert "mine" not in lines(pilot)[0]
        await press(pilot, "z", "z")
        assert "“mine”, law of" in lines(pilot)[0]
        pilot.app.action_language()  # type: ignore[attr-defined]
        await press(pilot, "5")
        assert "“mine”（已改）" in lines(pilot)[0]


async def test_the_case_that_comes_back_with_its_offence_is_told_with_the_key_that_begins_anew(corpus: Corpus) -> None:
    async with opened(corpus, size=(80, 24)) as pilot:
        await press(pilot, "full_stop", "4", "escape", "slash")
        await type_text(pilot, "bicycle")
        await press(pilot, "enter")
        assert "The case of last time, with 1 answer: a begins anew." in text(pilot)
        await press(pilot, "y")
        assert "last time" not in text(pilot)


async def test_the_foot_offers_to_begin_anew_where_something_is_answered(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        assert "a anew" not in lines(pilot)[-1]
        await press(pilot, "full_stop", "4")
        assert "a anew" in lines(pilot)[-1]
        await press(pilot, "a")
        assert "a anew" not in lines(pilot)[-1]


async def test_an_existing_name_asks_first(corpus: Corpus, folder: Path) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "full_stop", "4")
        await save(pilot, "one")
        await press(pilot, "9")
        await save(pilot, "one")
        assert "there already" in text(pilot)
        await press(pilot, "n")
        assert read_case(corpus, str(folder / "one.toml")).facts == {"bicycles": 4}
        await save(pilot, "one")
        await press(pilot, "y")
        assert read_case(corpus, str(folder / "one.toml")).facts == {"bicycles": 9}


async def test_a_saved_case_opens_from_the_list_and_undo_brings_the_other_back(corpus: Corpus, folder: Path) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "full_stop", "4")
        await save(pilot, "one")
        await press(pilot, "a")
        screen = pilot.app.screen
        assert isinstance(screen, Walk)
        assert screen.case == Case({})
        await press(pilot, "o")
        assert "3 to 10 years in prison" in text(pilot)
        assert "Bicycles [number]" in text(pilot)
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, Walk)
        assert screen.case == Case({"bicycles": 4})
        await press(pilot, "z")
        assert screen.case == Case({})
        await press(pilot, "z")
        assert screen.case == Case({"bicycles": 4})


async def test_a_case_of_another_offence_opens_in_its_own_walk_and_the_first_is_kept(
    corpus: Corpus, folder: Path
) -> None:
    put(folder, "theft.toml", b'offence = "xx/12"\nas_of = 2015-06-18\n[facts]\n')
    async with opened(corpus) as pilot:
        await press(pilot, "full_stop", "4", "o", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, Walk)
        assert (screen.offence, screen.day) == ("xx/12", "2015-06-18")
        assert pilot.app._histories[OFFENCE].case == Case({"bicycles": 4})  # type: ignore[attr-defined]


async def test_the_list_of_cases_changes_its_language_live(corpus: Corpus, folder: Path) -> None:
    put(folder, "theft.toml", b'offence = "xx/20"\n[facts]\nat-night = true\n')
    async with opened(corpus) as pilot:
        await press(pilot, "o")
        pilot.app.action_language()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "已保存的案件" in text(pilot)
        assert "夜间" in text(pilot)


async def test_a_damaged_file_is_shown_as_such_and_deleted_only_after_a_yes(corpus: Corpus, folder: Path) -> None:
    put(folder, "broken [b.toml", b'offence = "xx/20"\n[facts]\nbicycles = "many [/x]"\n')
    async with opened(corpus) as pilot:
        await press(pilot, "o")
        assert "broken [b.toml" in text(pilot)
        assert "damaged" in text(pilot)
        assert "many [/x]" in " ".join(text(pilot).split())
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Cases)
        await press(pilot, "D", "n")
        assert files(folder)
        await press(pilot, "D", "y")
        assert not files(folder)
        assert "No case is saved yet" in text(pilot)
        await press(pilot, "D", "enter", "escape")
        assert isinstance(pilot.app.screen, Walk)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"offence = 3", b"[facts]\n", b'offence = "no/such"', b"x" * 9999]
)
async def test_no_file_in_the_folder_breaks_the_list(corpus: Corpus, folder: Path, content: bytes) -> None:
    put(folder, "a.toml", content)
    async with opened(corpus, size=(60, 20)) as pilot:
        await press(pilot, "o")
        assert "damaged" in text(pilot)


async def test_a_name_and_a_note_are_kept_for_the_next_time(corpus: Corpus, folder: Path, tmp_path: Path) -> None:
    app = SentencingApp(corpus, OFFENCE, "en", DAY, None, str(tmp_path / "sessions"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "full_stop", "4", "m")
        await type_text(pilot, "mine")
        await press(pilot, "escape")
        await save(pilot, "kept")
    app.session.close()
    session, kept = kept_session(str(tmp_path / "sessions"))
    session.close()
    history = kept.histories[OFFENCE]
    assert (history.title, history.note, history.case) == ("kept", "mine", Case({"bicycles": 4}))
    session, kept = kept_session(str(tmp_path / "sessions"))
    session.close()
    assert kept.histories[OFFENCE] == history


async def test_the_app_opens_with_a_saved_case(corpus: Corpus) -> None:
    saved = SavedCase(OFFENCE, {"at-night": True}, "From a file", "2015-06-18", "why")
    app = SentencingApp(corpus, saved, "en", DAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, Walk)
        assert pilot.app.screen.case == Case({"at-night": True})
        assert "law of 18 Jun 2015" in text(pilot)
        assert "“From a file”" in text(pilot)


@pytest.mark.parametrize("size", [*SIZES, (20, 5), (300, 80), (1, 1)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_view_for_a_hall_shows_the_sentence_at_any_size(
    corpus: Corpus, size: tuple[int, int], language: str
) -> None:
    from sentencing.tui.projector import sentence

    async with opened(corpus, size=size, language=language) as pilot:
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        await press(pilot, "4", "p")
        assert isinstance(pilot.app.screen, Projector)
        if size[0] >= 40:
            assert walk.told is not None
            assert squeezed(sentence(walk.told)) in squeezed(text(pilot))
            assert "█" in text(pilot)
        await press(pilot, "x")
        assert pilot.app.screen is walk


async def test_what_is_folded_says_why(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        questions.highlighted = questions.get_option_index(f"{FOLD}act")
        await press(pilot, "enter")
        assert "counts only with" in " ".join(text(pilot).split())
        await press(pilot, "enter")
        assert "counts only with" not in " ".join(text(pilot).split())


async def test_a_case_of_a_day_without_law_is_refused_in_the_language_of_the_app(corpus: Corpus, folder: Path) -> None:
    put(folder, "old.toml", b'offence = "xx/12"\nas_of = 1900-01-01\n[facts]\n')
    async with opened(corpus, size=(200, 50), language="zh") as pilot:
        await press(pilot, "o")
        assert "未采用" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Walk)
        assert pilot.app.screen.offence == OFFENCE
        assert "未采用" in said(pilot)
