"""Packs: read whole, or refused in one line with the place."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from tests.cli.asking import refused, run

GOOD = """
title = "An evening"
[[card]]
offence = "cn/240"
given = ["victims=3"]
as_of = 2015-06-18
[[card]]
key = 9
text = "A pause."
more = ["Ten minutes."]
"""


def write(folder: Path, text: str) -> str:
    file = folder / "pack.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_pack_is_one_page_whose_own_script_alone_may_run(tmp_path: Path) -> None:
    page = run("stage", write(tmp_path, GOOD)).out
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src &#x27;sha256-{digest}&#x27;" in page
    assert re.findall(r'data-key="(\d)"', page) == ["1", "9"]
    assert "http://" not in script
    assert "innerHTML" not in script


def test_its_cards_as_json(tmp_path: Path) -> None:
    said = json.loads(run("stage", write(tmp_path, GOOD), "--json").out)
    assert [card["key"] for card in said["cards"]] == [1, 9]
    assert said["cards"][0]["law"]["as_of"] == "2015-06-18"
    assert said["cards"][1]["text"]["sentence"] == "A pause."
    assert said["tool"]["statutes"].startswith("sha256:")


def test_a_pack_may_ask_for_its_language(tmp_path: Path) -> None:
    pack = write(tmp_path, 'language = "zh"\n' + GOOD)
    assert "拐卖妇女、儿童罪" in run("stage", pack).out
    assert "Trafficking in women" in run("stage", pack, "--lang", "en").out


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "one to nine"),
        ("card = 3\n", 1, "one to nine"),
        ("[[card]]\n", 1, "a card has one of offence, claim, motion, text"),
        ('[[card]]\noffence = "cn/240"\ntext = "x"\n', 1, "not 2 of them"),
        ('[[card]]\nofence = "cn/240"\n', 2, "did you mean 'offence'?"),
        ('titel = "x"\n[[card]]\ntext = "x"\n', 1, "did you mean 'title'?"),
        ('[[card]]\noffence = "cn/999999"\n', 2, "cn/999999"),
        ('[[card]]\noffence = "cn/240"\ngiven = ["victims=many"]\n', 3, "victims"),
        ('[[card]]\noffence = "qqqqqq"\ngiven = ["victims=3"]\n', 2, "'qqqqqq' is no offence"),
        ('[[card]]\noffence = "cn/240"\ngiven = []\nstyle = "apa"\n', 4, "there is no citation style 'apa'"),
        ('[[card]]\nclaim = "five-years-or-death"\nas_of = 2999-01-01\n', 3, "that day is still to come"),
        ('[[card]]\noffence = "cn/240"\nas_of = 2999-01-01\n', 3, "that day is still to come"),
        ('[[card]]\noffence = "cn/240"\ngiven = "victims=3"\n', 3, "a list of strings is wanted"),
        ('[[card]]\noffence = "cn/240"\nas_of = "2015-06-18"\n', 3, "a date without quotes"),
        ('[[card]]\noffence = "cn/240"\nas_of = 1890-01-01\n', 3, "not encoded before 1980-01-01"),
        ('[[card]]\ntext = "x"\nkey = 10\n', 3, "a number from 1 to 9"),
        ('[[card]]\ntext = "x"\nkey = 2\n[[card]]\ntext = "y"\n', 4, "key 2 is taken"),
        ('[[card]]\ntext = "x"\ngiven = ["victims=3"]\n', 3, "'given' goes with 'offence'"),
        ('[[card]]\ntext = ""\n', 2, "1 to 2000 characters"),
        ('language = "xx"\n[[card]]\ntext = "x"\n', 1, "no words in 'xx'"),
        ('[[card]]\ntext = "a\u202eb"\n', 2, "invisible character"),
        ("[[card]\n", 1, "not TOML"),
        ("[[card]]\ntext = 'x'\n" * 10, 19, "at most 9 cards"),
    ],
)
def test_a_bad_pack_ends_in_one_line_with_the_place(tmp_path: Path, text: str, line: int, what: str) -> None:
    said = refused("stage", write(tmp_path, text))
    assert f"pack.toml:{line}:" in said
    assert what in said


def test_no_pack(tmp_path: Path) -> None:
    assert "cannot be read" in refused("stage", str(tmp_path / "none.toml"))
