"""What the app keeps from one start to the next: nothing that was written is lost, whatever ends the program."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.corpus.store import Corpus
from sentencing.engine.case import Case
from sentencing.tui.history import History
from sentencing.tui.session import Kept, opened
from sentencing.tui.shell import SentencingApp
from sentencing.tui.walk import Walk
from tests.tui.house import DAY, OFFENCE, press, settled

FACTS = st.dictionaries(
    st.sampled_from(["victims", "surrender", "age", "role", "[b]"]),
    st.none() | st.booleans() | st.integers(0, 10**12) | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    max_size=3,
)
OFFENCES = st.sampled_from(["cn/240", "cn/241"])
EVENTS = st.one_of(
    st.tuples(st.just("then"), OFFENCES, FACTS),
    st.tuples(st.just("amended"), OFFENCES, FACTS),
    st.tuples(st.just("back"), OFFENCES),
    st.tuples(st.just("forth"), OFFENCES),
    st.tuples(st.just("noted"), OFFENCES, st.sampled_from(["", "a", "b"]), st.sampled_from(["", "note"])),
    st.tuples(st.just("named"), OFFENCES, st.sampled_from(["", "a"]), FACTS),
    st.tuples(st.just("note"), OFFENCES, st.sampled_from(["", "note"])),
    st.tuples(st.just("open"), OFFENCES | st.just("")),
    st.tuples(st.just("chose"), st.sampled_from(["language", "theme"]), st.text(max_size=5)),
)


def expected(events: list[tuple]) -> Kept:  # type: ignore[type-arg]
    """What is to be kept, told from the events as a person would."""
    histories: dict[str, History] = {}
    offence, chosen = "", {}
    for event in events:
        match event:
            case ("open", name):
                offence = name
            case ("chose", what, value):
                chosen[what] = value
            case ("noted", name, title, note):
                histories[name] = histories.get(name, History()).named(title).noted(note)
            case ("named", name, title, facts):
                histories[name] = histories.get(name, History()).named(title, Case(facts))
            case ("note", name, note):
                histories[name] = histories.get(name, History()).noted(note)
            case (how, name, *facts):
                history = histories.get(name, History())
                steps = {"back": history.back, "forth": history.forth}
                if how in steps:
                    histories[name] = steps[how]()
                else:
                    histories[name] = getattr(history, how)(Case(facts[0]))
    return Kept(offence, histories=histories, chosen=chosen)


def written(folder: Path, events: list[tuple]) -> Path:  # type: ignore[type-arg]
    session, _ = opened(str(folder))
    for event in events:
        session.tell(*event)
    session.close()
    return folder / "session-1.jsonl"


def restored(folder: Path) -> Kept:
    session, kept = opened(str(folder))
    session.close()
    return kept


@given(st.lists(EVENTS, max_size=12))
def test_what_was_done_is_there_again(tmp_path_factory: pytest.TempPathFactory, events: list[tuple]) -> None:  # type: ignore[type-arg]
    folder = tmp_path_factory.mktemp("sessions")
    written(folder, events)
    assert restored(folder) == expected(events)
    assert restored(folder) == expected(events)  # and again, from the file written anew


@given(st.lists(EVENTS, min_size=1, max_size=8), st.data())
def test_a_file_cut_anywhere_loses_only_what_was_being_written(
    tmp_path_factory: pytest.TempPathFactory,
    events: list[tuple],  # type: ignore[type-arg]
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("sessions")
    path = written(folder, events)
    content = path.read_bytes()
    cut = content[: data.draw(st.integers(0, len(content)))]
    path.write_bytes(cut)
    assert restored(folder) == expected(events[: cut.count(b"\n")])


@pytest.mark.parametrize("damage", [b"\x00\xff\n", b"[1,2]\n", b'["then","cn/240",{"age":[1]}]\n', b"[" * 9999 + b"\n"])
def test_a_damaged_file_is_set_aside_and_what_stood_before_is_kept(tmp_path: Path, damage: bytes) -> None:
    before, after = [("then", "cn/240", {"age": 17})], [("then", "cn/240", {"age": 18})]
    path = written(tmp_path, before)
    whole = path.read_bytes() + damage + b"".join(b'["then","cn/240",{"age":18}]\n' for _ in after)
    path.write_bytes(whole)
    kept = restored(tmp_path)
    assert kept._replace(aside="") == expected(before)
    assert Path(kept.aside).read_bytes() == whole
    assert restored(tmp_path) == expected(before)


def test_a_file_that_was_being_written_anew_is_made_whole(tmp_path: Path) -> None:
    events = [("then", "cn/240", {"age": 17}), ("then", "cn/240", {"age": 18})]
    path = written(tmp_path, events)
    content = path.read_bytes()
    Path(f"{path}.part").write_bytes(content)
    path.write_bytes(content[:7])
    assert restored(tmp_path) == expected(events)


def test_two_apps_do_not_overwrite_each_other(tmp_path: Path) -> None:
    one, _ = opened(str(tmp_path))
    two, kept = opened(str(tmp_path))
    assert kept == Kept()
    one.tell("open", "cn/240")
    two.tell("open", "cn/241")
    one.close()
    two.close()
    first, kept_first = opened(str(tmp_path))
    _, kept_second = opened(str(tmp_path))
    assert (kept_first.offence, kept_second.offence) == ("cn/240", "cn/241")
    first.close()


def test_where_nothing_can_be_kept_the_app_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    session, kept = opened(str(tmp_path / "file" / "sessions"))
    assert session.broken
    assert kept == Kept()
    session.tell("open", "cn/240")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_at_any_moment_it_loses_at_most_the_last_keystroke(tmp_path: Path) -> None:
    """Two hundred times: a process answers and says so after each answer; it is killed; each that it said is kept."""
    chance = random.Random(240)
    for turn in range(200):
        folder = tmp_path / str(turn)
        said = killed(folder, chance.randrange(1, 40), chance.random() * 0.0005)
        history = restored(folder).histories.get("cn/240", History())
        kept = history.case.facts.get("victims", 0)
        assert kept in (said, said + 1), turn
        assert len(history.past) == kept


def killed(folder: Path, answers: int, later: float) -> int:
    """Start a process that answers until it is killed: a moment after so many answers. How many it said it gave."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        session, _ = opened(str(folder))
        for number in range(1, 10**6):
            session.tell("then", "cn/240", {"victims": number})
            os.write(writing, number.to_bytes(4, "big"))
    os.close(writing)
    said = 0
    while said < answers:
        said = int.from_bytes(os.read(reading, 4), "big")
    time.sleep(later)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reading, 4):
        said = int.from_bytes(rest, "big")
    os.close(reading)
    return said


class TestTheApp:
    """The app as it is started again."""

    async def test_it_begins_where_it_was_left(self, corpus: Corpus, tmp_path: Path) -> None:
        app = SentencingApp(corpus, OFFENCE, "en", DAY, sessions=str(tmp_path))
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await press(pilot, "3")
            assert isinstance(app.screen, Walk)
            before = app.screen.case
            assert before.facts
        app.session.close()
        again = SentencingApp(corpus, None, "", DAY, sessions=str(tmp_path))
        async with again.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            assert isinstance(again.screen, Walk)
            assert again.screen.case == before
            await press(pilot, "z")
            assert again.screen.case == Case({})
        again.session.close()

    async def test_language_and_theme_stay_chosen(self, corpus: Corpus, tmp_path: Path) -> None:
        app = SentencingApp(corpus, None, "en", DAY, sessions=str(tmp_path))
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await press(pilot, "l", "t")
            theme = app.theme
        app.session.close()
        again = SentencingApp(corpus, None, "", DAY, sessions=str(tmp_path))
        async with again.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            assert again.words is not None
            assert (again.words.language, again.theme) == ("zh", theme)
        again.session.close()

    @pytest.mark.parametrize("facts", ['{"nothing":true}', '{"victims":"many"}', '{"age":true}', "{}"])
    async def test_a_case_that_the_law_no_longer_knows_does_no_harm(
        self, corpus: Corpus, tmp_path: Path, facts: str
    ) -> None:
        lines = [f'["then","{OFFENCE}",{facts}]', f'["open","{OFFENCE}"]', ""]
        (tmp_path / "session-1.jsonl").write_text("\n".join(lines))
        app = SentencingApp(corpus, None, "en", DAY, sessions=str(tmp_path))
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, Walk)
            await press(pilot, "down", "y", "z")
        app.session.close()

    async def test_an_offence_that_is_gone_opens_the_library(self, corpus: Corpus, tmp_path: Path) -> None:
        (tmp_path / "session-1.jsonl").write_text('["open","xx/999"]\n')
        app = SentencingApp(corpus, None, "en", DAY, sessions=str(tmp_path))
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            assert not isinstance(app.screen, Walk)
        app.session.close()

    async def test_damage_is_told(self, corpus: Corpus, tmp_path: Path) -> None:
        (tmp_path / "session-1.jsonl").write_text("[/x]\n")
        app = SentencingApp(corpus, None, "en", DAY, sessions=str(tmp_path))
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            assert any("damaged" in each.message for each in app._notifications)
        app.session.close()
