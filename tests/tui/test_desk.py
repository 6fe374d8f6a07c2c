"""The desk: claims and motions, their answers, and where their cases open."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Input

from sentencing.corpus.problem import without_command
from sentencing.corpus.store import Corpus
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.report.words import words
from sentencing.tui.export import exports
from sentencing.tui.page import Page
from sentencing.tui.thinking import Outcome, Thinker
from sentencing.tui.verdicts import Target
from sentencing.tui.walk import Walk
from tests.tui.house import DAY, OFFENCE, SIZES, opened, press, squeezed, text, type_text
from tests.tui.rooms_house import answered, compare, desk, page


async def asked(pilot: object, typed: str) -> None:
    """Type something at the desk, and wait for the answer."""
    await press(pilot, "f5", "slash")  # type: ignore[arg-type]
    await type_text(pilot, typed)  # type: ignore[arg-type]
    await press(pilot, "enter")  # type: ignore[arg-type]
    await answered(pilot)  # type: ignore[arg-type]


async def test_every_claim_and_motion_is_listed_and_the_filter_finds_either_language(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await press(pilot, "f5")
        for each in ("Whoever takes a bicycle [sic] gets", "Nobody gets life", "Five years for a bicycle [draft]"):
            assert squeezed(each) in squeezed(text(pilot)), each
        await press(pilot, "slash")
        await type_text(pilot, "at-least")
        assert "Nobody gets life" not in text(pilot)
        await press(pilot, "escape")
        assert "Nobody gets life" in text(pilot)


async def test_a_claim_is_answered_and_each_case_shows_what_it_says(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await asked(pilot, "at least a year")
        said = page(pilot)
        assert "[sic] gets at least a year [/x]" in said
        assert "NOT GUARANTEED" in said
        targets: dict[str, Target] = desk(pilot)._targets
        assert targets
        for each in targets.values():
            found = assess(debate, each.offence, Case(each.facts), each.day)
            below = [one for one in found.may if one.rung != "prison" or (one.span and (one.span.low or 0) < 12)]
            assert found.liable is False or below, each.facts


async def test_a_case_opens_in_a_walk_and_escape_comes_back(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await press(pilot, "4")
        await asked(pilot, "at least a year")
        target = desk(pilot)._targets[desk(pilot).query_one(Page).chosen]
        await press(pilot, "enter")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.case == Case(target.facts)
        await press(pilot, "c")
        assert [each.facts for each in compare(pilot).sides] == [target.facts]
        await press(pilot, "escape", "escape")
        desk(pilot)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(pilot.app.screen, Walk)


async def test_an_answer_is_kept(debate: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(debate) as pilot:
        await asked(pilot, "never life")
        said = page(pilot)
        monkeypatch.setattr(Thinker, "ask", lambda *_: pytest.fail("asked again"))
        await press(pilot, "escape", "escape", "f4", "f5")
        await asked(pilot, "never life")
        assert page(pilot) == said
        assert "NOT GUARANTEED" in said


async def test_a_claim_can_be_typed_and_a_mistake_in_it_is_told(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await asked(pilot, f"{OFFENCE}: at most 2y")
        assert f"“{OFFENCE}: at most 2y”" in page(pilot)
        assert "FALSE" in page(pilot) or "NOT GUARANTEED" in page(pilot)
        await press(pilot, "escape")
        await asked(pilot, f"{OFFENCE}: whatever")
        assert "column" in page(pilot)
        await press(pilot, "escape")
        await asked(pilot, "[/x] how many people a year")
        assert "No claim here says that" in page(pilot) or "not a question of sentencing law" in page(pilot)


async def test_a_motion_opens_law_and_motion_side_by_side(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await asked(pilot, "five years")
        said = page(pilot)
        for each in ("[draft]", "[/m]", "5 to 8 years", "before", "after", "Whose sentence changes", "the motion →"):
            assert each in said, each
        await press(pilot, "enter")
        assert [each.motion for each in compare(pilot).sides] == ["", "five-years-for-a-bicycle"]
        before, after = (each.assessment.may for each in compare(pilot).columns)
        assert before != after


async def test_all_that_the_command_line_prints_of_a_motion_is_on_its_page(debate: Corpus) -> None:
    async with opened(debate, size=(200, 50)) as pilot:
        await asked(pilot, "five years")
        found = exports(pilot.app.screen, words("en"))
        assert found
        said = squeezed(page(pilot))
        printed = [line.strip() for line in found.text().splitlines() if line.startswith(("  ", "Nothing", "As grave"))]
        told = [part for line in printed for part in re.split(r" {2,}|│", line) if re.search(r"[a-z]{4}", part)]
        told = [each for each in told if "--" not in each]  # how to ask for more is another thing here: a key
        assert len(told) > 20
        assert [each for each in told if squeezed(each) not in said] == []


async def test_the_claims_that_a_motion_turns_are_found_and_answered(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await asked(pilot, "five years")
        assert "Enter puts the claims to both laws." in page(pilot)
        await press(pilot, "end", "enter")
        await answered(pilot)
        turned = page(pilot).partition("Claims that turn")[2]
        assert "Three years [m] are the most" in turned
        assert "at least a year" not in turned
        assert squeezed("wrong as a summary") in squeezed(turned)
        found = exports(pilot.app.screen, words("en"))
        assert found
        assert "three-at-most" in found.text()
        await press(pilot, "end", "enter")
        await answered(pilot)
        assert page(pilot).startswith("“Three years [m]")
        assert "FALSE" in page(pilot) or "NOT GUARANTEED" in page(pilot)


async def test_a_claim_is_typed_as_it_is_spoken(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await asked(pilot, "xx/20 4 bicycles at least 2 years")
        assert "Understood: xx/20 bicycles=4: at-least prison 2y" in page(pilot)
        await press(pilot, "escape", "escape")
        await asked(pilot, "xx/20 purple at least 2 years")
        said = page(pilot)
        assert "'purple'" in said
        assert "xx/20: at-least prison 2y" in said


async def test_what_is_a_claim_of_its_own_is_answered_though_the_list_holds_its_words(debate: Corpus) -> None:
    async with opened(debate) as pilot:
        await asked(pilot, "20 never life")
        assert page(pilot).startswith("“20 never life”")
        assert "Understood: xx/20: never life" in page(pilot)
        assert "The court may impose it" in page(pilot)
        assert "Nobody gets life" in text(pilot)
        for typed in ("never life", "20 life", "Nobody gets life for a bicycle"):
            await press(pilot, "escape", "escape")
            await asked(pilot, typed)
            assert page(pilot).startswith("“Nobody gets life for a bicycle.”"), typed


async def test_a_motion_is_found_by_its_day_as_typed_and_as_printed(debate: Corpus) -> None:
    from sentencing.tui.docket import Docket

    docket = Docket(debate)
    (motion,) = (each.motion.motion for each in docket.matters if each.motion)
    day = motion.published.date
    for typed in (
        day.isoformat(),
        str(day.year),
        f"{day.day} {day:%b} {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert [each.id for each in docket.holding(typed) if each.motion] == [motion.id], typed
    assert not docket.holding(f"{day.year + 3} {motion.id}")


async def test_the_frames_of_a_motion_are_shown_before_the_rest_is_found(
    debate: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    from sentencing.tui import docket

    go_on, whole = Event(), docket.motion_completed
    monkeypatch.setattr(docket, "motion_completed", lambda *known: (go_on.wait(20), whole(*known))[1])
    async with opened(debate) as pilot:
        await press(pilot, "f5", "slash")
        await type_text(pilot, "five years")
        await press(pilot, "enter")
        for _ in range(200):
            if "Frames" in page(pilot):
                break
            await pilot.pause(0.02)
        first = page(pilot)
        assert "Looking for everyone whose sentence changes" in first
        assert exports(pilot.app.screen, words("en")) is None
        assert not desk(pilot)._targets
        go_on.set()
        await answered(pilot)
        assert "Looking for everyone" not in page(pilot)
        assert "Whose sentence changes" in page(pilot)
        frames = first[first.index("Frames") : first.index("Clauses")]
        assert frames.split("\n")[:3] == page(pilot)[page(pilot).index("Frames") :].split("\n")[:3]


async def test_a_case_of_a_motion_opens_in_a_walk_under_it(debate: Corpus) -> None:
    motion = "five-years-for-a-bicycle"
    async with opened(debate) as pilot:
        await asked(pilot, "five years")
        await press(pilot, "w")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.motion == motion
        assert "5 to 8 years" in text(pilot)
        await press(pilot, "c")
        assert [each.motion for each in compare(pilot).sides] == [motion]
        await press(pilot, "escape", "escape")
        desk(pilot)
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, Walk)
        assert not pilot.app.screen.motion
        assert not pilot.app.screen.case.facts


async def test_long_pages_are_read_between_their_choices(debate: Corpus) -> None:
    async with opened(debate, size=(80, 24)) as pilot:
        await asked(pilot, "five years")
        here = desk(pilot).query_one(Page)
        seen: set[int] = set()
        for _ in range(200):
            seen.update(range(int(here.scroll_y), int(here.scroll_y) + here.size.height))
            if here.scroll_y >= here.max_scroll_y:
                break
            await pilot.press("down")
        assert seen == set(range(here.virtual_size.height))
        await press(pilot, *["up"] * 60)
        assert here.scroll_y == 0


async def test_it_gives_away_what_the_command_line_prints(debate: Corpus) -> None:
    from sentencing.corpus.claims import claim_files, read_claims
    from sentencing.report.claim_text import claim_text
    from sentencing.tui.docket import claim_answers

    async with opened(debate) as pilot:
        await asked(pilot, "never life")
        found = exports(pilot.app.screen, words("en"))
        assert found
        claim = next(each.claim for each in read_claims(claim_files(debate.roots)) if each.claim.id == "never-life")
        assert found.text() == claim_text(words("en"), debate, claim_answers(debate, claim, DAY), every=True)


async def test_another_day_asks_anew(debate: Corpus) -> None:
    async with opened(debate, None) as pilot:
        await asked(pilot, "never life")
        await press(pilot, "d")
        await type_text(pilot, "1990-01-01")
        await press(pilot, "enter", "escape", "enter")
        await answered(pilot)
        assert "none of these is an offence on 1990-01-01" in page(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_drawn_at_every_size_in_both_languages(debate: Corpus, size: tuple[int, int]) -> None:
    async with opened(debate, size=size) as pilot:
        await asked(pilot, "at least a year")
        assert squeezed("Takes a bicycle [sic]").lower() in squeezed(text(pilot)).lower()
        await press(pilot, "l")
        assert squeezed("盗用自行车的，至少判一年。") in squeezed(text(pilot))
        assert "[sic]" not in text(pilot)


async def test_without_claims_a_claim_can_still_be_typed(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await press(pilot, "f5")
        assert "No claims are encoded here" in text(pilot)


def test_the_last_wish_is_met_first_and_an_error_is_handed_over() -> None:
    from threading import Event

    told: list[tuple[str, object]] = []
    go, done = Event(), Event()

    def tell(key: str, outcome: Outcome) -> None:
        told.append((key, outcome.error or outcome.value))
        if key == "first":
            done.set()

    def wrong() -> object:
        raise ZeroDivisionError

    thinker = Thinker(tell)
    thinker.ask("held", lambda: go.wait(5))
    thinker.ask("first", lambda: 1)
    thinker.ask("second", wrong)
    go.set()
    assert done.wait(5)
    assert [key for key, _ in told] == ["held", "second", "first"]
    assert isinstance(told[1][1], ZeroDivisionError)


async def test_a_claim_that_begins_with_a_number_is_typed_without_another_key(debate: Corpus) -> None:
    async with opened(debate, None) as pilot:
        await press(pilot, "f5")
        await type_text(pilot, "20 at least 5y")
        line = desk(pilot).query_one(Input)
        assert (line.value, line.has_focus) == ("20 at least 5y", True)
        await press(pilot, "enter")
        assert "20 at least 5y" in page(pilot)
        await type_text(pilot, "3")
        assert (line.value, line.has_focus) == ("3", True)
        await press(pilot, "f2", "f5")
        await type_text(pilot, "4")
        assert line.value == "4"
        await press(pilot, "escape")
        assert line.value == ""


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("'x' is no offence; `list` names them all", "'x' is no offence"),
        (
            "f.toml:2:1: 'x' is no fact of cn/240; `show cn/240` lists what can be said\nf.toml:3:1: y",
            "f.toml:2:1: 'x' is no fact of cn/240\nf.toml:3:1: y",
        ),
        ("'x' is no offence; did you mean cn/240?", "'x' is no offence; did you mean cn/240?"),
    ],
)
def test_what_is_wrong_is_told_without_the_command_that_tells_more(said: str, left: str) -> None:
    assert without_command(said) == left


async def test_a_list_in_which_nothing_is_found_says_what_to_do(debate: Corpus) -> None:
    async with opened(debate, None, size=(60, 20)) as pilot:
        await press(pilot, "f5", "slash")
        await type_text(pilot, "zzqq")
        assert squeezed("Nothing here holds that. Enter asks it as a claim") in squeezed(text(pilot))
        await press(pilot, "escape")
        assert "Nothing here holds that" not in text(pilot)


async def test_no_command_is_named_where_there_is_no_command_line(debate: Corpus) -> None:
    async with opened(debate, None, size=(80, 24)) as pilot:
        await press(pilot, "f5")
        await type_text(pilot, "999: at least 5y")
        await press(pilot, "enter")
        assert "'999' is no offence" in page(pilot)
        assert "`" not in page(pilot)
