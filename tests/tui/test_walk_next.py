"""What is asked next, what an answer did, and the list narrowed: from the keys, against the engine."""

from __future__ import annotations

import pytest

from sentencing.corpus.store import Corpus
from sentencing.debate.whatif import what_if
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.whatif import effect_rows, way_rows
from sentencing.report.words import words
from sentencing.tui.did import did
from sentencing.tui.idle import why_idle
from sentencing.tui.prose import lay_out
from sentencing.tui.questions import Questions
from sentencing.tui.study import suggested, weights
from sentencing.tui.told import tell
from sentencing.tui.walk import Walk
from sentencing.tui.ways import Ways
from tests import shipped
from tests.tui.house import DAY, OFFENCE, lines, opened, press, settled, squeezed, text, type_text


def told_of(corpus: Corpus, facts: dict[str, object]) -> object:
    return tell(PreparedLaw(corpus), OFFENCE, Case(facts), DAY, words("en"))  # type: ignore[arg-type]


def done(corpus: Corpus, facts: dict[str, object], name: str) -> object:
    told = told_of(corpus, facts)
    return did(told.telling.law, told, told.question(name))  # type: ignore[attr-defined]


def here(pilot: object) -> str:
    question = pilot.app.screen.query_one(Questions).question  # type: ignore[attr-defined]
    return question.name if question else ""


def flat(pilot: object) -> str:
    return " ".join(text(pilot).split())  # type: ignore[arg-type]


def test_what_weighs_nothing_cannot_widen_what_is_open(corpus: Corpus) -> None:
    told = told_of(corpus, {})
    law, found = told.telling.law, dict(weights(told.telling.law, told))  # type: ignore[attr-defined]
    assert found["bicycles"] > 0
    now = assess(law, OFFENCE, Case({}), DAY)
    for name, weight in found.items():
        if weight == 0:
            then = assess(law, OFFENCE, Case({name: None}), DAY)
            assert (then.open, then.liable) == (now.open, now.liable), name


def test_the_act_is_asked_about_first_and_the_weightiest_of_it(corpus: Corpus) -> None:
    told = told_of(corpus, {})
    law = PreparedLaw(corpus)
    assert suggested(law, told, {"bicycles": 1, "value": 5, "oil": 5, "role": 99}) == "value"  # type: ignore[arg-type]
    assert suggested(law, told, {"bicycles": 0, "surrender": 3, "role": 2}) == "role"  # type: ignore[arg-type]
    assert suggested(law, told, {"bicycles": 0}) == ""  # type: ignore[arg-type]
    after = told_of(corpus, {"at-night": True})
    assert suggested(law, after, dict(weights(law, after))) == "especially-serious"  # type: ignore[arg-type]


async def test_the_weightiest_stands_first_until_the_reader_begins(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {"oil": 5, "value": 3}
    monkeypatch.setattr("sentencing.tui.study.weights", lambda _law, _told: iter(found.items()))
    async with opened(corpus) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        before = [option.id for option in questions.options if not option.disabled]
        assert before[:2] == ["oil", "value"]
        assert here(pilot) == "oil"
        found = {"value": 9}
        await press(pilot, "down", "9")
        after = [option.id for option in questions.options if not option.disabled]
        assert after[:2] == before[:2]


async def test_a_key_goes_to_what_can_change_the_most_and_on_from_there(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        await press(pilot, "full_stop")
        first = here(pilot)
        assert first == questions.listed.suggested
        await press(pilot, "question_mark", "full_stop")
        assert here(pilot) not in ("", first)
        assert "› " in text(pilot)


async def test_no_line_changes_its_place_once_the_reader_has_begun(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        await press(pilot, "down")
        before = [option.id for option in questions.options]
        await press(pilot, "y", "z")
        assert [option.id for option in questions.options] == before


@pytest.mark.parametrize(
    ("facts", "name", "said"),
    [
        ({"bicycles": 3}, "bicycles", "The frame of 1 to 3 years becomes 3 to 10 years."),
        ({"bicycles": 1}, "bicycles", "Changes nothing here: it is what silence means already."),
        ({"at-night": True, "bicycles": 9}, "bicycles", "Changes nothing here: settled by at night [x=1] (yes)."),
        ({"especially-serious": True}, "especially-serious", "Especially serious (20(3)) changes nothing here"),
        ({"at-night": None}, "at-night", "It leaves the frame open: 1 to 10 years."),
    ],
)
def test_every_answer_says_what_it_did(corpus: Corpus, facts: dict[str, object], name: str, said: str) -> None:
    found = done(corpus, facts, name)
    assert found.said[0].startswith(said)  # type: ignore[attr-defined]
    assert found.moved is not said.startswith(("Changes", "Especially"))  # type: ignore[attr-defined]


def test_what_was_not_answered_did_nothing(corpus: Corpus) -> None:
    assert done(corpus, {}, "bicycles") is None


@pytest.mark.parametrize("facts", [{}, {"bicycles": 3}, {"at-night": True}, {"bicycles": 3, "at-night": True}])
def test_what_settles_a_question_is_an_answer_without_which_it_would_matter(
    corpus: Corpus, facts: dict[str, object]
) -> None:
    told = told_of(corpus, facts)
    idle = [each for each in told.questions if not each.matters]  # type: ignore[attr-defined]
    for name, why in why_idle(told.telling.law, told, idle).items():  # type: ignore[attr-defined, arg-type]
        if why.kind == "given":
            without = {key: value for key, value in facts.items() if key != why.name}
            assert told_of(corpus, without).question(name).matters  # type: ignore[attr-defined]
        elif why.kind == "nowhere":
            assert told_of(corpus, {**facts, name: None}).assessment.open == told.assessment.open  # type: ignore[attr-defined]


async def test_the_answer_says_at_once_what_it_did(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        await type_text(pilot, "4")
        assert "→ The frame of 1 to 3 years becomes 3" in flat(pilot)
        await press(pilot, "backspace")
        assert "→" not in text(pilot)


async def test_the_list_is_narrowed_as_one_types_and_escape_gives_it_back(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        every = [option.id for option in questions.options]
        await press(pilot, "i")
        await type_text(pilot, "daylight")
        assert [option.id for option in questions.options if not option.disabled] == ["by-day"]
        await press(pilot, "enter", "y")
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.case == Case({"by-day": True})
        await press(pilot, "z", "escape")
        assert pilot.app.screen is walk
        assert [option.id for option in questions.options] == every


def listed(questions: Questions) -> list[str | None]:
    return [option.id for option in questions.options if not option.disabled]


@pytest.mark.parametrize(
    ("language", "typed", "first", "why"),
    [
        ("en", "given up", "stage", "4 given up of one's own will"),
        ("zh", "胁从", "role", "胁从"),
        ("en", "force", "abducted-by-force", "Kidnapped by force"),
        ("en", "not a trifle", "harm-caused", "not a trifle"),
    ],
)
async def test_a_word_is_found_in_a_label_an_answer_or_an_explanation_and_what_holds_it_is_shown(
    language: str, typed: str, first: str, why: str
) -> None:
    async with opened(shipped.law(), "cn/240", size=(80, 24), language=language) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        await press(pilot, "i", *("space" if each == " " else each for each in typed))
        assert questions.question
        assert questions.question.name == first
        assert why in text(pilot)


async def test_nothing_is_listed_that_holds_none_of_the_words_and_that_is_said() -> None:
    async with opened(shipped.law(), "cn/240", size=(80, 24)) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        await press(pilot, "i", *"ringleader")
        assert set(listed(questions)) == {"ringleader", "victims", "group-ringleader"}
        await press(pilot, "ctrl+u", *"inglead")
        assert not listed(questions)
        assert "No question holds that. Esc lists all of them again." in text(pilot)
        assert "How many victims" not in text(pilot)
        await press(pilot, "enter", "ctrl+u", *"minor")
        assert listed(questions)
        await press(pilot, "escape")
        assert len(listed(questions)) > 10


def test_what_it_would_take_stands_on_a_sheet_as_the_command_line_has_it(corpus: Corpus) -> None:
    told = told_of(corpus, {"bicycles": 3})
    telling = told.telling  # type: ignore[attr-defined]
    found = what_if(corpus, OFFENCE, {"bicycles": 3}, DAY)
    ways = Ways.of(told, found)  # type: ignore[arg-type]
    whole = ways._replace(open=frozenset(("alone", *map(str, range(len(ways.ways))))))
    said = squeezed("\n".join(line.plain for line in lay_out(whole.blocks(telling), 200)))
    results = [goal for goal, _ in way_rows(telling, found)]
    alone = [part for row in effect_rows(telling, found) for part in row]
    assert min(len(results), len(alone)) > 3
    for part in (*results, *alone):
        assert squeezed(part) in said


async def test_everything_on_one_list_and_back(corpus: Corpus) -> None:
    async with opened(corpus) as pilot:
        questions = pilot.app.screen.query_one(Questions)
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.told is not None
        before = [option.id for option in questions.options]
        await press(pilot, "x")
        listed = [option.id for option in questions.options if not option.disabled]
        assert sorted(map(str, listed)) == sorted(each.name for each in walk.told.questions)
        await press(pilot, "x")
        assert [option.id for option in questions.options] == before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_cursor_has_a_sign_of_its_own_and_help_names_both(corpus: Corpus, size: tuple[int, int]) -> None:
    async with opened(corpus, size=size) as pilot:
        for _ in range(3):
            marked = [line for line in lines(pilot) if line.lstrip().startswith("▌")]
            questions = pilot.app.screen.query_one(Questions)
            assert questions.question
            assert len(marked) >= 1
            assert str(questions.question.about.label["en"])[:10] in marked[0]
            await press(pilot, "down")
        assert any("›" in line and "▌" not in line for line in lines(pilot))
        await press(pilot, "f1")
        said = text(pilot)
        assert "the cursor: the question that a key answers" in said
        assert "ask it next" in said


async def test_all_questions_again_with_the_one_under_the_cursor_in_sight() -> None:
    async with opened(shipped.law(), "cn/241", size=(80, 24)) as pilot:
        await press(pilot, "i", *"abuse", "enter", "escape")
        questions = pilot.app.screen.query_one(Questions)
        assert questions.question
        label = questions.question.about.label["en"]
        assert any(label[:12] in line and "▌" in line for line in lines(pilot))


async def test_the_heading_above_the_first_question_comes_into_sight_with_it() -> None:
    async with opened(shipped.law(), "cn/133-1", size=(80, 24)) as pilot:
        await press(pilot, "x", "G")
        assert "The act" not in text(pilot)
        await press(pilot, "g")
        assert "The act" in text(pilot)
        await press(pilot, "y")
        assert "The act" in text(pilot)


async def test_a_way_leads_to_all_that_what_is_not_known_leaves_possible() -> None:
    async with opened(shipped.law(), "cn/240", size=(120, 40)) as pilot:
        walk = pilot.app.screen
        assert isinstance(walk, Walk)
        assert walk.proceed(Case({"victims": 3, "harm-caused": None}))
        await settled(pilot)
        await press(pilot, "w")
        own_will = next(line for line in lines(pilot) if "given up of one's own will" in line)
        assert "5 to under 10 years in prison or exemption" in own_will
