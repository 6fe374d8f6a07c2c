"""`quiz`: the hypotheticals are the same for the same seed, their right answers are those of the engine, and what is
made of them says nothing else."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sentencing.debate.quiz import modifiers
from sentencing.report.json import band as band_json
from tests import shipped
from tests.cli.asking import Done, refused, run

SEED = ("--seed", "11")


def problems(*words: str) -> list[dict[str, Any]]:
    done = run("quiz", *words, *SEED, "--json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)["problems"]  # type: ignore[no-any-return]


def typed(monkeypatch: pytest.MonkeyPatch, text: str, *words: str) -> Done:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    return run("quiz", *words)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


@pytest.mark.parametrize("level", ["1", "2", "3"])
def test_the_right_answers_are_the_engines(level: str) -> None:
    for each in problems("cn", "--level", level, "--count", "8"):
        answer = shipped.answer(each["offence"], each["law"]["as_of"], **each["facts"])
        ladder = shipped.law().system("cn").ladder
        for asked in each["asked"]:
            right = asked["options"][asked["right"]]["band"]
            assert right == band_json(ladder, getattr(answer, asked["about"]))
            others = [one["band"] for at, one in enumerate(asked["options"]) if at != asked["right"]]
            assert right not in others
            assert len({str(one) for one in others}) == 3


def test_the_same_seed_gives_a_class_the_same() -> None:
    assert problems("cn", "--count", "3") == problems("cn", "--count", "3")
    longer = problems("cn", "--count", "5")
    assert longer[:3] == problems("cn", "--count", "3")
    other = json.loads(run("quiz", "cn", "--count", "3", "--seed", "12", "--json").out)["problems"]
    assert other != longer[:3]


def test_a_topic_bears_on_every_case() -> None:
    assert all(each["facts"].get("surrender") is True for each in problems("264", "--topic", "自首", "--count", "4"))
    assert all(each["facts"]["role"] == "accessory" for each in problems("cn/240", "--topic", "role=accessory"))


@pytest.mark.parametrize("topic", ["shall-may", "应当与可以"])
def test_shall_against_may_has_a_rule_of_either_kind_in_every_case(topic: str) -> None:
    """And the three answers differ, so that whoever mixes them up is found out."""
    for each in problems("cn/240", "--topic", topic, "--count", "2"):
        answer = shipped.answer(each["offence"], each["law"]["as_of"], **each["facts"])
        assert {"shall", "may"} <= {rule.modality for rule in answer.rules}
        assert len({str(answer.frame), str(answer.shall), str(answer.may)}) == 3


def test_no_case_comes_twice_while_there_is_another() -> None:
    asked = [str(sorted(each["facts"].items(), key=str)) for each in problems("cn/240", "--level", "1", "--count", "5")]
    assert len(set(asked)) == 5


def test_no_rule_that_is_for_other_offences_bears_on_a_case() -> None:
    """Nobody traffics in self-defence."""
    law = shipped.law()
    asked = [name for each in modifiers(law.system("cn"), law.offence("cn/240"), shipped.DAY) for name in each]
    assert "surrender" in asked
    assert not any("defence" in name for name in asked)


def test_a_chapter_is_drilled() -> None:
    found = {each["offence"] for each in problems("cn/ch5", "--count", "3")}
    assert found <= {entry.id for entry in shipped.law().entries() if entry.chapter == "ch5"}


def test_answers_are_marked_and_what_was_wrong_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = problems("cn/240", "--count", "2")
    right = ["abcd"[one["right"]] for each in asked for one in each["asked"]]
    wrong = ["a" if right[0] != "a" else "b", *right[1:]]
    done = typed(monkeypatch, "\n".join(wrong) + "\n", "cn/240", "--count", "2", *SEED)
    assert done.out.count("Right.") == len(right) - 1
    assert f"No: {right[0]}." in done.out
    again = json.loads(run("quiz", "--again", "--json").out)["problems"]
    assert again == asked[:1]
    typed(monkeypatch, "\n".join(right[:3]) + "\n", "--again")
    assert "nothing to repeat" in run("quiz", "--again").err


def test_the_end_of_input_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    done = typed(monkeypatch, "", "cn/240", *SEED)
    assert done.code == 0
    assert done.out.endswith("of none.\n") or "0" in done.out.splitlines()[-1]


def test_a_damaged_record_of_what_was_missed_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "sentencing").mkdir()
    (tmp_path / "sentencing" / "practice.json").write_text("{[")
    assert run("quiz", "--again").code == 0


class Page(HTMLParser):
    """What stands in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [name for name, _ in attrs if name in ("src", "href") or name.startswith("on")]


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    page = Page()
    page.feed(run("quiz", "cn", "--count", "4", "--html", *SEED).out)
    assert "script" not in page.tags
    assert page.links == []
    assert page.tags.count("fieldset") == 12


def test_gift_has_one_right_answer_to_each_question() -> None:
    text = run("quiz", "cn", "--count", "3", "--gift", *SEED).out
    blocks = [block for block in text.split("\n\n") if block.strip()]
    assert len(blocks) == 9
    for block in blocks:
        assert len(re.findall(r"^  =", block, re.MULTILINE)) == 1
        assert len(re.findall(r"^  ~", block, re.MULTILINE)) == 3
        feedback = block.partition("####")[2]
        assert feedback.count("\\n") >= 1, "each reason stands on a line of its own"
        assert not re.search(r"(?<!\\)[{}]", block.replace(" {\n", "", 1).rstrip()[:-1])


def test_a_sheet_has_its_key_on_a_page_of_its_own() -> None:
    sheet, key = run("quiz", "cn", "--count", "2", "--print", *SEED).out.split("\f")
    assert "Right" not in sheet
    assert re.search(r"^1  [a-d] [a-d] [a-d]$", key, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--count", "0"], "--count"),
        (["--seed", "x"], "--seed"),
        (["--topic", "nothing-like-it"], "nothing-like-it"),
        (["cn/999"], "cn/999"),
        (["cn/67"], "'cn/67' has no offence"),
        (["cn/240", "--level", "4"], "--level"),
        (["--html", "--gift"], "--gift"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(words: list[str], told: str) -> None:
    assert told in refused("quiz", *words)
