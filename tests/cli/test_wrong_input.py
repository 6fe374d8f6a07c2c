"""Whatever is wrong with what was typed: one clear line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.corpus.store import open_corpus
from tests.cli.asking import refused, run


@pytest.fixture(autouse=True)
def no_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test opens the app, even in a terminal."""
    monkeypatch.setattr("sentencing.tui.app.run", lambda roots, meant, *_: meant(open_corpus(roots)))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("range",), "required: OFFENCE"),
        (("range", ""), "is no offence"),
        (("range", "cn/9999"), "is no offence"),
        (("range", "cn/240", ""), "is no fact"),
        (("range", "cn/240", "="), "is no fact"),
        (("range", "cn/240", "=3"), "is no fact"),
        (("range", "cn/240", "victims"), "victims needs a value"),
        (("range", "cn/240", "victims="), "is not a whole number"),
        (("range", "cn/240", "victims=-1"), "is not a whole number"),
        (("range", "cn/240", "victims=1.5"), "is not a whole number"),
        (("range", "cn/240", "victims=1e3"), "is not a whole number"),
        (("range", "cn/240", "victims=nan"), "is not a whole number"),
        (("range", "cn/240", "victims=yes"), "is not a whole number"),
        (("range", "cn/240", "victims=" + "9" * 5000), "is not a whole number"),
        (("range", "cn/240", "ringleader=5"), "ringleader"),
        (("range", "cn/240", "age=-1"), "age"),
        (("range", "cn/240", "age=1000"), "age"),
        (("range", "cn/240", "role=king"), "role is one of"),
        (("range", "cn/264", "amount=4000", "large-here=5000"), "'5000' lies outside 1000..3000"),
        (("range", "cn/264", "amount=4000", "large-here=999"), "(cn/fashi-2013-8 1(2))"),
        (("range", "cn/345.1", "stolen-large-volume-here=6"), "'6' lies outside 2..5"),
        (("range", "cn/240", "injury=worse"), "injury is one of"),
        (("range", "cn/240", "victims=3", "victims=4"), "cannot go together"),
        (("range", "cn/240", "attempt", "completed"), "cannot go together"),
        (("range", "cn/240", "accessory", "ringleader"), "cannot go together"),
        (("range", "cn/240", "victims=0"), "victims=0 cannot be in cn/240"),
        (("range", "cn/240", "age=75", "age-at-trial=40"), "age=75 and age-at-trial=40 cannot go together in cn/240"),
        (("range", "cn/394"), "cn/394 names no offence of its own: it leads to cn/382"),
        (("range", "420"), "cn/420 names no offence of its own; `show cn/420` tells what it says"),
        (
            ("range", "cn/240", "offence-date=2016-01-01", "judgment-date=2015-12-31"),
            "offence-date=2016-01-01 and judgment-date=2015-12-31 cannot go together",
        ),
        (("range", "cn/347", "drugs=50"), "drugs"),
        (("range", "cn/347", "drugs.heroin=50lightyears"), "drugs.heroin"),
        (("range", "cn/347", "drugs.tea=50g"), "drugs"),
        (("range", "cn/240", "--as-of", ""), "--as-of"),
        (("range", "cn/240", "--as-of", "2015-06"), "is not a date"),
        (("range", "cn/240", "--as-of", "2015-02-29"), "is not a date"),
        (("range", "cn/240", "--as-of", "0000-01-01"), "is not a date"),
        (("range", "cn/240", "--as-of", "２０１５-06-18"), "is not a date"),
        (("range", "cn/240", "--as-of", "2" * 5000), "is not a date"),
        (("range", "cn/233", "--as-of", "1997-09-30"), "is not encoded before 1997-10-01"),
        (("show", "cn/233", "--as-of", "1997-09-30"), "is not encoded before 1997-10-01"),
        (("near", "cn/233", "--as-of", "1997-09-30"), "is not encoded before 1997-10-01"),
        (("list", "cn", "--as-of", "1992-01-01"), "is not encoded before 1997-10-01"),
        (("show", "67", "--as-of", "1800-01-01"), "is not encoded before 1997-10-01"),
        (("rules", "cn", "--as-of", "1800-01-01"), "is not encoded before 1997-10-01"),
        (("range", "cn/240", "--lang", "x" * 5000), "--lang"),
        (("range", "cn/240", "--lang", ""), "--lang"),
        (("range", "cn/240", "--lang", "../en"), "--lang"),
        (("range", "cn/240", "--nonsense=3"), "unrecognized arguments"),
        (("range", "cn/240", "--" + "z" * 5000), "unrecognized arguments"),
        (("range", "cn/240", "--json=3"), "--json"),
        (("range", "cn/240", "--statutes"), "expected one argument"),
        (("show", "x" * 5000), "is no offence and no article"),
        (("list", "x" * 5000), "there is no system"),
        (("list", "../cn"), "there is no system"),
        (("rules", "[bold]"), "there is no system '[bold]'"),
        (("check", "x" * 5000), "there is no file or folder"),
        (("verify", "--texts", "x" * 5000), "there is no folder"),
        (("completion", "[red]csh"), "choose from"),
        (("cn/241", "cn/240"), "unrecognized arguments"),
        (("frobnicate",), "is no offence"),
        (("range", "cn/240", "\x1b[31mred\x1b[0m"), r"\u001b[31mred"),
        (("range", "\x00"), r"\u0000"),
        (("range", "cn/240", "a\nb\rc\td"), r"a\u000ab\u000dc\u0009d"),
        (("range", "cn/240", "\u202e\u2066\u200b"), r"\u202e\u2066\u200b"),
        (("range", "cn/240", "[/bold]{victims}%s$HOME`ls`"), "[/bold]{victims}%s$HOME`ls`"),
        (("range", "\udcff\udcfe"), r"\udcff\udcfe"),
        (("range", "cn/240", "victims=\udcff"), r"\udcff"),
        (("range", "cn/240", "--as-of", "\udcff"), r"\udcff"),
        (("range", "cn/240", "--lang", "\udcff"), r"\udcff"),
        (("show", "\udcff"), r"\udcff"),
        (("list", "\udcff"), r"\udcff"),
        (("check", "\udcff"), r"\udcff"),
        (("verify", "--texts", "\udcff"), r"\udcff"),
        (("completion", "\udcff"), r"\udcff"),
        (("range", "cn/240", *map(str, range(1000))), "victims=0 and victims=1 cannot go together"),
        (("range", "cn/232", *map(str, range(1000))), "is no fact"),
        (("show", *map(str, range(1000))), "is no offence"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_wrong_words_are_one_line(words: tuple[str, ...], said: str) -> None:
    assert said in refused(*words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rnage", "cn/240"), "did you mean: sentencing range cn/240?"),
        (("rnage",), "'rnage' is no offence and no command; did you mean: sentencing range?"),
        (("拐卖", "3人"), "did you mean: sentencing range 拐卖 3人?"),
        (("range",), "required: OFFENCE (such as cn/240, 240 or 拐卖)"),
        (("range", "traficking"), "cn/240 (Trafficking in women or children)"),
        (("range", "伪造"), "cn/178.1 (伪造、变造国家有价证券罪)"),
        (("range", "cn/240", "victim=3"), "did you mean victims=3 (Number of victims)?"),
        (("range", "cn/232", "3"), "did you mean victims=3 (Number of victims)?"),
        (("range", "cn/240", "surender"), "did you mean surrender (Voluntary surrender)?"),
        (("range", "cn/240", "amount=50000"), "`show cn/240` lists what can be said"),
        (("range", "cn/240", "victims=-1"), "is not a whole number, 0 or more"),
        (("range", "17岁", "nonsense"), "'17岁' is no offence"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_is_told_with_the_way_on(words: tuple[str, ...], said: str) -> None:
    assert said in refused(*words)


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("受贿 300万", "cn/385 amount=3000000"),
        ("theft 50000", "cn/264 amount=50000"),
        ("theft 50000 yuan", "cn/264 amount=50000"),
        ("贩毒 50克 海洛因", "cn/347 drugs.heroin=50g"),
        ("贩毒 海洛因50克", "cn/347 drugs.heroin=50g"),
        ("cn/347 50g heroin", "cn/347 drugs.heroin=50g"),
        ("cn/347 heroin 50g", "cn/347 drugs.heroin=50g"),
        ("cn/240 children=3", "cn/240 victims=3"),
        ("17岁 拐卖 3人", "cn/240 age=17 victims=3"),
        ("surrender 240", "cn/240 surrender"),
        ("盗窃 5万元", "cn/264 amount=50000"),
    ],
)
def test_what_people_write_is_understood(words: str, understood: str) -> None:
    done = run("range", *words.split())
    assert (done.code, done.err) == (0, f"Understood: {understood}\n")


def test_the_same_word_thousands_of_times() -> None:
    once, often = run("range", "cn/240", "victims=3"), run("range", "cn/240", *["victims=3"] * 5000)
    assert (often.code, often.out) == (once.code, once.out)


OFFENCES = [
    "cn/240",
    "240",
    "拐卖",
    "cn/241",
    "cn/347",
    "cn/264",
    "de/232",
    "us/1591",
    "ew/msa-2",
    "cn/9",
    "盗窃",
    "67",
]
FACTS = ["victims", "role", "stage", "age", "drugs", "drugs.heroin", "amount", "large-here", "ringleader", "surrender",
         "victim", "abused", "offence-date", "自首", "3人", "zishou", "cn/241:abused", "other"]  # fmt: skip
VALUES = [
    "3",
    "-3",
    "?",
    "yes",
    "no",
    "accessory",
    "attempt",
    "child",
    "12",
    "50g",
    "2000",
    "2015-11-01",
    "三",
    "",
    "=",
    "cn/232",
]
OPTIONS = [
    "--json",
    "--lang",
    "zh",
    "fr",
    "--as-of",
    "2015-10-31",
    "1800-01-01",
    "--",
    "-h",
    "--shall",
    "--all",
    "-",
    "--version",
]
ODD = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Z", "C"]), max_size=12)
SURROGATES = st.binary(max_size=6).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
WORD = st.one_of(
    st.sampled_from([*OFFENCES, *FACTS, *OPTIONS]),
    st.tuples(st.sampled_from(FACTS), st.sampled_from(VALUES)).map("=".join),
    ODD,
    SURROGATES,
)
COMMAND = st.sampled_from(["range", "range", "range", "show", "find", "list", "rules", "schema", "completion"])


@given(COMMAND, st.lists(WORD, max_size=6))
def test_no_words_crash_it(command: str, words: list[str]) -> None:
    done = run(command, *words)
    assert done.code in (0, 2)
    if done.code == 2:
        assert done.out == ""
        assert done.err.count("\n") == 1
    assert all(line.isprintable() for line in done.err.splitlines())
    assert "Traceback" not in done.err


@given(st.sampled_from(OFFENCES), st.lists(st.tuples(st.sampled_from(FACTS), st.sampled_from(VALUES)), max_size=5))
def test_no_case_crashes_it(offence: str, said: list[tuple[str, str]]) -> None:
    words = [f"{fact}={value}" if value else fact for fact, value in said]
    plain, made = run("range", offence, *words), run("range", offence, *words, "--json")
    assert plain.code == made.code
    assert plain.code in (0, 2)
    assert bool(plain.out) == bool(made.out) == (plain.code == 0)
