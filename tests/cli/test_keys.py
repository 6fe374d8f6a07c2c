"""The documented keys of the JSON answers are the keys of the answers: every one told, and none that is not there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sentencing import __version__
from sentencing.report import keys
from tests.cli.asking import run

SHAPES = ("BAND", "ADDITION", "CASE")
ALIKE = ("cumulate", "offences", "earlier")  # each holds answers of the form of the whole


class Told:
    """A key as it is documented, with what stands inside it."""

    def __init__(self, name: str, text: str) -> None:
        self.optional = name.endswith("?")
        name = name.rstrip("?")
        self.free = name.endswith("{}")
        self.name = name.removesuffix("{}").removesuffix("[]")
        self.shape = next((each for each in SHAPES if text.startswith(each)), "")
        self.inside: dict[str, Told] = {}


def told(text: str) -> dict[str, Told]:
    """The documented keys, those inside others in them; shapes by their names in capitals."""
    top: dict[str, Told] = {}
    stack: list[tuple[int, list[dict[str, Told]]]] = [(-1, [top])]
    for line in text.splitlines():
        found = re.match(r"( *)([\w,{}\[\]?-]+)(?: +(.*))?$", line)
        if not found or len(found[1]) > 8:
            continue
        while stack[-1][0] >= len(found[1]):
            stack.pop()
        *bare, last = found[2].split(",")
        suffix = re.search(r"[\[\]{}?]*$", last)
        names = [each + (suffix[0] if suffix else "") for each in bare] + [last]
        made = [Told(name, found[3] or "") for name in names]
        for place in stack[-1][1]:
            place.update((each.name, each) for each in made)
        stack.append((len(found[1]), [each.inside for each in made]))
    return top


def shaped(top: dict[str, Told], each: Told) -> dict[str, Told]:
    return top[each.shape].inside if each.shape else each.inside


def undocumented(value: Any, inside: dict[str, Told], top: dict[str, Told], path: str, seen: set[int]) -> Iterator[str]:
    """Keys of an answer that are not told, and told keys that it lacks."""
    if isinstance(value, list):
        for one in value:
            yield from undocumented(one, inside, top, path, seen)
    if not isinstance(value, dict):
        return
    for key, each in value.items():
        known = inside.get(key)
        if known is None or key.isupper():
            yield f"{path}.{key} is not told"
            continue
        seen.add(id(known))
        within = top if key in ALIKE else shaped(top, known)
        if within and not known.free:
            yield from undocumented(each, within, top, f"{path}.{key}", seen)
    if path.endswith(tuple(f".{each}" for each in ALIKE)):
        return
    yield from (f"{path}.{key} is missing" for key, each in inside.items() if wanted(each, value))


def wanted(each: Told, value: dict[str, Any]) -> bool:
    return not each.optional and not each.name.isupper() and each.name not in value


# Told because the contract has it; no frame that is encoded today begins after an end.
HELD_BACK = {".BAND.min_excluded"}


def unseen(inside: dict[str, Told], seen: set[int], path: str = "") -> Iterator[str]:
    for each in inside.values():
        if id(each) not in seen and not each.name.isupper():
            yield f"{path}.{each.name}"
        yield from unseen(each.inside, seen, f"{path}.{each.name}")


QUESTIONS = {
    "range": (
        keys.RANGE,
        [
            "cn/240 victims=3 surrender",
            "cn/240 age=15",
            "cn/240 killed-victim age=?",
            "cn/240 accessory victims=1",
            "cn/383 amount=400000",
            "cn/141",
            "us/1591 victim-age=16",
            "us/1591 registered-sex-offender victim-age=16",
            "cn/160 subject=unit",
            "de/232",
            "ew/msa-2",
            "cn/241 victim=child abused=no obstructed=no offence-date=2015-06-18",
        ],
    ),
    "show": (
        keys.SHOW,
        [
            "cn/240",
            "67",
            "cn/347",
            "cn/141",
            "cn/133",
            "383",
            "de/232",
            "us/1591",
            "cn/274",
            "cn/114",
            "cn/63",
            "cn/389",
        ],
    ),
    "list": (keys.LIST, [""]),
    "whatif": (
        keys.WHATIF,
        ["cn/240 victims=3", "cn/383 amount=400000", "us/1591 victim-age=16", "cn/160 subject=unit"],
    ),
    "card": (keys.CARD, ["cn/240", "cn/240 victims=3 surrender", "us/1591"]),
    "claim": (
        keys.CLAIM,
        [
            "at-least-five-years",
            "law-already-allows-death",
            "parrot-over-child",
            "life-is-really-life",
            "241: never life",
        ],
    ),
    "quiz": (keys.QUIZ, ["--count 6 --seed 3"]),
    "verify": (keys.VERIFY, ["--texts TEXTS statutes/cn/criminal-law/240.toml"]),
    "check": (keys.VERIFY, ["tests/data/xx"]),
}
# What only a law too tangled for any answer has: tests/debate/test_undecided.py.
TANGLED = {".within.offence", ".within.open"}


@pytest.mark.parametrize("command", QUESTIONS)
def test_every_key_is_told_and_none_that_is_not_there(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "cn").mkdir()
    for name in ("criminal-law@2020-01-01.txt", "criminal-law.md"):
        (tmp_path / "cn" / name).write_text("第二百四十条 偷船的，划船三日。\n", encoding="utf-8")
    monkeypatch.setenv("SENTENCING_TEXTS", str(tmp_path))
    documented, questions = QUESTIONS[command]
    top = told(documented)
    seen: set[int] = set()
    wrong: list[str] = []
    for question in questions:
        done = run(command, *question.replace("TEXTS", str(tmp_path)).split(), "--json")
        assert done.code in (0, 1), (question, done.err)
        answer = json.loads(done.out)
        if not any(isinstance(each, dict) for each in answer.get("offences", ())):
            wrong += undocumented(answer, top, top, "", seen)
        else:
            seen.add(id(top["offences"]))
            for each in answer["offences"]:
                wrong += undocumented(each, top, top, "", seen)
    assert sorted(set(wrong)) == []
    left = {each for each in unseen(top, seen) if command == "range" or not each.startswith((".BAND", ".ADDITION"))}
    found_nothing = {each for each in left if each.startswith(".findings.")}
    assert sorted(left - HELD_BACK - TANGLED - found_nothing) == []


@pytest.mark.parametrize("command", QUESTIONS)
def test_the_help_prints_them(command: str) -> None:
    shown = run(command, "--help").out
    assert QUESTIONS[command][0].strip() in shown
    assert [line for line in shown.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(
    "words",
    [
        "range cn/240",
        "compare cn/240 victims=3 vs age=17",
        "show 67",
        "find 240",
        "list us",
        "rules us",
        "cases cn/240",
        "history cn/389",
        "coverage us",
        "card cn/240",
        "texts",
        "locate",
        "check tests/data/xx",
    ],
)
def test_every_answer_says_what_made_it(words: str) -> None:
    tool = json.loads(run(*words.split(), "--json").out)["tool"]
    assert tool["version"] == __version__
    assert re.fullmatch("sha256:[0-9a-f]{64}", tool["statutes"])


def test_the_pack_in_the_help_is_one(tmp_path: Path) -> None:
    shown = run("stage", "--help").out
    assert [line for line in shown.splitlines() if len(line) > 80] == []
    pack = tmp_path / "pack.toml"
    pack.write_text(
        "\n".join(line for line in shown.splitlines() if re.match(r"  [\[a-z_]+.*[=\]]", line)), encoding="utf-8"
    )
    said = json.loads(run("stage", str(pack), "--json").out)
    assert [card["text"]["tag"] for card in said["cards"]] == ["In June 2015", ""]
    assert said["tool"]["version"] == __version__
