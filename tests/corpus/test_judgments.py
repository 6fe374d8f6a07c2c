"""Files of judgments: what stands in them is kept, and every mistake has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.problem import StatuteError
from sentencing.corpus.store import open_corpus
from sentencing.engine.placing import place

EXLAND = Path(__file__).parents[1] / "data" / "xx"
GOOD = """\
[[judgment]]
id = "three-boats"
offence = "xx/12"
acted = 2020
judged = 2021-05-01
as_of = 2020-12-31
court = { en = "Boat Court" }
given = { boats = 3 }
sentence = "prison 6y"
suspended = "2y"
additional = ["fine 500"]
summary = { en = "Took three boats." }
source = { title = { en = "Boat Reports 1" }, date = 2022 }
"""


def folder(tmp_path: Path, text: str) -> Path:
    for file in EXLAND.rglob("*.toml"):
        into = tmp_path / "xx" / file.relative_to(EXLAND)
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_bytes(file.read_bytes())
    cases = tmp_path / "xx" / "cases"
    cases.mkdir()
    (cases / "boats.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_kept(tmp_path: Path) -> None:
    corpus = open_corpus((str(folder(tmp_path, GOOD)),))
    (kept,) = corpus.judgments()
    assert (kept.id, kept.acted, kept.judged, kept.as_of) == ("three-boats", "2020", "2021-05-01", "2020-12-31")
    assert kept.given == {"boats": 3}
    assert (kept.suspended.low, kept.additional[0].span.low, kept.total) == (24, 500, None)
    assert kept.source == ({"en": "Boat Reports 1"}, "2022", "")
    assert "xx/boats" not in {each.id for each in corpus.articles()}


@pytest.mark.parametrize(
    ("sentence", "given", "day", "where", "position"),
    [
        ("prison 6y", {"boats": 3}, "2020-12-31", "frame", "between"),
        ("prison 5y", {"boats": 3}, "2020-12-31", "frame", "lowest"),
        ("life", {"boats": 3}, "2020-12-31", "frame", "highest"),
        ("prison 6m", {"brought-back": True}, "2020-12-31", "by-rule", "lowest"),
        ("prison 6y", {}, "2020-12-31", "outside", ""),
        ("prison 6y", {"boats": 3}, "1900-01-01", "not-encoded", ""),
    ],
)
def test_where_a_sentence_lies(tmp_path: Path, sentence, given, day, where, position) -> None:
    corpus = open_corpus((str(folder(tmp_path, GOOD.replace("prison 6y", sentence))),))
    found = place(corpus, "xx/12", given, day, corpus.judgments()[0].sentence)
    assert (found.where, found.position) == (where, position)
    assert found.inside == (where in ("frame", "by-rule"))


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('"xx/12"', '"xx/13"', "boats.toml:3:12: judgment.three-boats.offence: there is no offence 'xx/13'"),
        ("boats = 3", "bots = 3", "boats.toml:8:11: judgment.three-boats.given.bots: there is no fact"),
        ("boats = 3", 'boats = "many"', "boats.toml:8:20: judgment.three-boats.given.boats: 'many' is no count"),
        ('"prison 6y"', '"prson 6y"', "there is no sanction 'prson' on the ladder; did you mean 'prison'?"),
        ('"prison 6y"', '"prison 5y..6y"', "boats.toml:9:13: judgment.three-boats.sentence: a court imposes one term"),
        ('"fine 500"', '"fine 5y"', "boats.toml:11:16: judgment.three-boats.additional[0]: what is of kind 'fine'"),
        ('"2y"', '"2000"', "boats.toml:10:14: judgment.three-boats.suspended: a term is wanted"),
        ("2021-05-01", "2019-05-01", "it was judged (2019-05-01) before the act (2020)"),
        ("acted = 2020", 'acted = "2020"', "a date without quotes is wanted, such as 2015-11-01, or a year"),
        ('court = { en = "Boat Court" }\n', "", "'court' is required here"),
        ("summary", "sumary", "there is no key 'sumary' here; did you mean 'summary'?"),
        ("[[judgment]]", '[article]\narticle = "1"\n[[judgment]]', "there is no key 'article' here"),
        (GOOD, GOOD + GOOD, "there is another judgment 'three-boats'"),
    ],
)
def test_every_mistake_has_its_place(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    with pytest.raises(StatuteError) as error:
        open_corpus((str(folder(tmp_path, GOOD.replace(was, becomes))),))
    assert said in "\n".join(str(problem) for problem in error.value.problems)
