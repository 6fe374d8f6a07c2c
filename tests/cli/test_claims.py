"""`claim`: what is said on the terminal, and what is refused."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from sentencing.report.cells import width
from tests.cli.asking import EXLAND, ROOT, refused, run
from tests.debate.motion_house import HEAD

KEYS = {
    "verdict",
    "statute",
    "counterexamples",
    "not_counted",
    "contested",
    "witness",
    "say",
    "expect",
    "answer_combinations",
    "law",
    "tool",
}
MINE = """\
[[claim]]
id = "mine"
text = { en = "Whoever takes two boats gets at least five years." }
of = "xx/12"
given = { boats = 2 }
asserts = "at-least prison 5y"
"""


@pytest.fixture
def exland(tmp_path: Path) -> Path:
    """The small system in a folder, with the claims of the authors' guide."""
    for file in EXLAND.rglob("*.toml"):
        into = tmp_path / "xx" / file.relative_to(EXLAND)
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_bytes(file.read_bytes())
    (tmp_path / "claims").mkdir()
    return tmp_path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_claim_in_words_and_width(language: str) -> None:
    done = run("claim", "at-least-five-years", "--lang", language)
    assert (done.code, done.err) == (1, "")
    assert max(width(line) for line in done.out.splitlines()) <= 80
    for said in {
        "en": ("PROMISE", "FALSE", "RIGHT", "24(2)", "Forced to take part"),
        "zh": ("不成立", "正确", "第24条第2款", "胁从犯"),
    }[language]:
        assert said in done.out
    assert "%" not in done.out


def test_json_says_all() -> None:
    said = json.loads(run("claim", "at-least-five-years", "--json").out)
    assert said.keys() >= KEYS
    assert (said["verdict"], said["statute"], said["law"]["text_as_of"]) == ("false", "right", "2025-04-19")
    assert [each["law"]["as_of"] for each in said["earlier"]] == ["2015-06-18"]
    forces = [each for each in said["counterexamples"] if each["kind"] == "forces"]
    assert {"facts": {"stage": "desisted"}, "cites": ["24(2)"]}.items() <= forces[0].items()
    assert said["answer_combinations"] > 10**15
    assert {"17(2); cn/npcsc-2002-12 1"} <= {cite for each in said["not_counted"] for cite in each["cites"]}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("law-already-allows-death",), 0),
        (("parrot-over-child",), 1),
        (("cn/232: may death",), 0),
        (("cn/232: never death",), 1),
    ],
)
def test_the_exit_code_is_the_verdict(words: tuple[str, ...], code: int) -> None:
    assert run("claim", *words).code == code


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("cn/133-1: always life", "false"),
        ("cn/133-1: never life", "true"),
        ("cn/133-1: may life", "false"),
    ],
)
def test_what_no_case_holds_is_no_promise_kept(typed: str, verdict: str) -> None:
    said = json.loads(run("claim", typed, "--json").out)
    assert (said["verdict"], said["vacuous"]) == (verdict, False)
    assert [each["cite"] for each in said["frames"]] == ["133-1(1)"]


def test_what_is_sentenced_besides_is_listed() -> None:
    said = json.loads(run("claim", "buyers-at-most-three-years", "--json").out)
    assert {("cn/241", "241(2); 241(4)", "cn/236")} <= {
        (each["offence"], each["cite"], to) for each in said["besides"] for to in each["to"]
    }
    assert "Rape is a second conviction" in run("claim", "buyers-at-most-three-years").out


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "name",
    [
        "at-least-five-years",
        "no-property-crime-carries-death",
        "life-is-really-life",
        "parrot-over-child",
        "cn/240: never death",
    ],
)
def test_on_air_four_lines_are_enough(name: str, language: str) -> None:
    lines = run("claim", name, "--air", "--lang", language).out.splitlines()
    assert 2 <= len(lines) <= 4
    assert all(width(line) <= 80 for line in lines)


def test_words_are_understood_aloud() -> None:
    done = run("claim", "buyers", "go", "free", "today", "--air")
    assert done.code == 1
    assert "buyers-go-unpunished" in done.err


@pytest.mark.parametrize(
    ("typed", "language", "said"),
    [
        (
            "child traffickers all face the rope",
            "en",
            "all-child-traffickers-face-death (“Every trafficker of children faces the death penalty.”)",
        ),
        ("拐卖儿童的都死刑见", "zh", "all-child-traffickers-face-death（“拐卖儿童的都可能判死刑。”）"),
    ],
)
def test_what_no_claim_says_has_no_verdict(typed: str, language: str, said: str) -> None:
    assert said in refused("claim", typed, "--lang", language)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("child traffickers are always executed", "cn/240: always death"),
        ("拐卖三个儿童至少十年", "cn/240 victims=3 victim=child: at-least prison 10y"),
    ],
)
def test_what_is_spoken_is_understood_aloud(typed: str, understood: str) -> None:
    done = run("claim", typed, "--air")
    assert done.code in (0, 1)
    assert f"Understood: {understood}" in done.err


def test_a_word_that_is_not_understood_is_named_with_the_claim_without_it() -> None:
    said = refused("claim", "240 on a Sunday at least 5y")
    assert "'Sunday'" in said
    assert "without it the claim would be: cn/240: at-least prison 5y" in said


@pytest.mark.parametrize(
    ("language", "aloud", "alone"),
    [
        ("en", "“No. Nothing more is known: the court may impose", "Robbery"),
        ("zh", "“不是。没有其他情节：法院可以判处", "抢劫"),
    ],
)
def test_the_plainest_case_is_said_and_no_offence_that_is_not_named(language: str, aloud: str, alone: str) -> None:
    said = run("claim", "cn/264: at least 3y", "--lang", language).out
    assert aloud in said
    assert alone not in said


def test_who_is_bound_to_prison_because_prison_is_due_is_not_forced_into_it() -> None:
    said = json.loads(run("claim", "cn/241: never prison", "--json").out)
    forced = {each["id"] for case in said["counterexamples"] if case["kind"] == "forces" for each in case["reasons"]}
    assert forced
    assert "recidivist" not in forced


@pytest.mark.parametrize(
    ("typed", "language", "aloud", "foot"),
    [
        ("cn/240 age=17: never death", "en", "TRUE. No lawful sentence is outside it (49(1)).", "arts 240, 49."),
        ("cn/240 age=17: never death", "zh", "成立。没有一种合法的判决与此不符（第49条第1款）。", "第240条、第49条。"),
        ("cn/133-1: never life", "en", "TRUE. No lawful sentence is outside it.", "art. 133-1."),
    ],
)
def test_a_true_verdict_names_the_rule_that_makes_it_so(typed: str, language: str, aloud: str, foot: str) -> None:
    first, last = run("claim", typed, "--air", "--lang", language).out.splitlines()
    assert (first, foot in last) == (aloud, True)


def test_what_is_barred_is_not_said_to_be_true() -> None:
    said = run("claim", "seventeen-can-be-executed").out
    assert "True of" not in said
    assert "Barred  232  death" in said


def test_a_head_is_broken_between_its_parts() -> None:
    first, *rest = run("claim", "buyers-go-unpunished", "--as-of", "2026-11-23").out.splitlines()[1:3]
    assert first.endswith("18 Jun 2015")
    assert rest == ["law in force on 23 Nov 2026".rjust(80)]


@pytest.mark.parametrize(
    "typed",
    ["how many are executed", "should buyers be executed", "应不应该死刑", "70,000 children go missing every year"],
)
def test_what_is_no_question_of_law(typed: str) -> None:
    assert "not a question of sentencing law" in refused("claim", typed, "--air")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("cn/240: perhaps 5y",), "column 9"),
        (("aardvark",), "no claim says 'aardvark'"),
        (("cn/240 victims=many: never death",), "victims"),
        (("none.toml",), "cannot be read"),
        (("at-least-five-years", "--as-of", "1979-01-01"), "none of these is an offence on 1979-01-01"),
    ],
)
def test_refusals(typed: tuple[str, ...], said: str) -> None:
    assert said in refused("claim", *typed)


def test_a_file_of_ones_own(exland: Path) -> None:
    path = exland / "claims" / "mine.toml"
    path.write_text(MINE, encoding="utf-8")
    asked = ("claim", str(path), "--statutes", f"only:{exland}")
    assert "NOT GUARANTEED" in run(*asked).out
    assert "mine" in run("claim", "--statutes", f"only:{exland}").out
    for was, becomes, place in (
        ('"xx/12"', '"xx/13"', "mine.toml:4:7: claim.mine.of: 'xx/13' is no offence"),
        ("boats = 2", "bots = 2", "mine.toml:5:11: claim.mine.given.bots"),
        ("at-least", "at-lest", "mine.toml:6:12: claim.mine.asserts: 'at-lest' asserts nothing"),
        ("prison 5y", "prson 5y", "mine.toml:6:12: claim.mine.asserts: there is no sanction 'prson'"),
        ("of =", "as_of = [2999-01-01]\nof =", "mine.toml:4:9: claim.mine.as_of: the law of 2999-01-01 is not known"),
        ("of =", "off =", "claim.mine.off: there is no key 'off' here; did you mean 'of'?"),
    ):
        path.write_text(MINE.replace(was, becomes), encoding="utf-8")
        done = run(*asked)
        assert (done.code, done.out) == (2, "")
        assert all(line.startswith(f"{path}:") for line in done.err.splitlines())
        assert place in done.err


MOTION = f"""{HEAD}[[remove]]
in = "xx/12"
rule = ["brought-back"]
"""
PACK = """\
[[card]]
offence = "xx/12"
given = ["boats=2"]
"""


@pytest.mark.parametrize("folder", ["", "elsewhere"])
@pytest.mark.parametrize(
    ("text", "was", "becomes", "place"),
    [
        (MINE, "boats = 2", "bots = 2", "5:11: claim.mine.given.bots"),
        (MOTION, "brought-back", "brought-bak", "11:10: remove[0].rule[0]: there is no rule 'brought-bak'"),
        (MOTION, '"xx"', '"yy"', "3:11: motion.system: there is no system 'yy'"),
        (MOTION, "[motion]", "[motion", "1:8: not TOML"),
        (PACK, "xx/12", "xx/13", "2:12: card[0].offence: 'xx/13' is no offence"),
        (PACK, "boats=2", "bots=2", "3:9: card[0].given: 'bots=2'"),
        (PACK, "given", "giveen", "3:1: card[0].giveen: there is no key 'giveen' here; did you mean 'given'?"),
    ],
)
def test_check_reads_what_is_no_law_wherever_it_stands(
    exland: Path, folder: str, text: str, was: str, becomes: str, place: str
) -> None:
    path = exland / folder / "mine.toml"
    path.parent.mkdir(exist_ok=True)
    asked = ("check", str(path), "--statutes", f"only:{exland}")
    path.write_text(text, encoding="utf-8")
    assert run(*asked).out == "1 file, nothing found.\n"
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    done = run(*asked)
    assert (done.code, done.err) == (1, "1 finding.\n")
    assert done.out.startswith(f"{path}:{place}"), done.out


def test_check_reads_motions(exland: Path) -> None:
    (exland / "motions").mkdir()
    (exland / "motions" / "m.toml").write_text(MOTION.replace("brought-back", "gone"), encoding="utf-8")
    for asked in ((), (str(exland / "motions"),)):
        assert (
            "m.toml:11:10: remove[0].rule[0]: there is no rule 'gone'"
            in run("check", *asked, "--statutes", f"only:{exland}").out
        )


def test_what_says_nothing_of_itself_is_refused(exland: Path) -> None:
    path = exland / "notes.toml"
    path.write_text("a = 1", encoding="utf-8")
    assert "a motion has [motion]" in refused("check", str(path), "--statutes", f"only:{exland}")


def test_check_reads_claims(exland: Path) -> None:
    guide = (ROOT / "statutes" / "README.md").read_text(encoding="utf-8")
    example = next(each for each in guide.split("```toml\n") if each.startswith("[[claim]]")).split("```")[0]
    path = exland / "claims" / "guide.toml"
    path.write_text(example, encoding="utf-8")
    asked = ("check", str(path), "--statutes", f"only:{exland}")
    assert run(*asked).code == 0, run(*asked).out
    assert run("check", str(path.parent), "--statutes", f"only:{exland}").out == "1 file, nothing found.\n"
    path.write_text(
        example.replace('"not-guaranteed"', '"true"').replace("{ boats = 2 }", "{ boats = 2 }"), encoding="utf-8"
    )
    assert (
        "claim.five-years-for-a-boat.answer[0].verdict: on 2020-05-01 it is 'not-guaranteed', not 'true'"
        in run(*asked).out
    )
    path.write_text(example.replace('"xx/12" ', '"xx/99" '), encoding="utf-8")
    done = run("check", "--statutes", f"only:{exland}")
    assert done.code == 1
    assert "'xx/99' is no offence" in done.out


def test_four_questions_make_a_claim(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.StringIO("Three victims mean ten years\ncn/240 victims=3\nat least 10y\n2015-06-18\n")
    )
    done = run("claim", "--new")
    assert done.code == 0
    assert done.err.count("?") == 4
    path = tmp_path / "new.toml"
    path.write_text(done.out, encoding="utf-8")
    said = json.loads(run("claim", str(path), "--json").out)
    assert (said["claim"]["id"], said["verdict"], said["statute"]) == ("three-victims-mean-ten-years", "false", "right")
    assert [each["law"]["as_of"] for each in said["earlier"]] == ["2015-06-18"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("", "no answer was given"),
        ("It.\ncn/240\n", "no answer was given"),
        ("It.\ncn/240\nperhaps\n\n", "column 9"),
        ("It.\ncn/240\nnever death\nyesterday\n", "is not a date"),
    ],
)
def test_questions_without_good_answers(monkeypatch: pytest.MonkeyPatch, answers: str, said: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    done = run("claim", "--new")
    assert (done.code, done.out) == (2, "")
    assert said in done.err.splitlines()[-1]


def test_what_was_understood_of_words_is_told_with_its_facts() -> None:
    assert run("claim", "拐卖 stole-infant: at least 10y", "--air").err == (
        "Understood: cn/240 stole-infant: at-least prison 10y\n"
    )
    assert run("claim", "cn/240 stole-infant: at least 10y", "--air").err == ""


def test_claims_of_ones_own_in_a_folder_of_their_own_are_put_to_the_shipped_law(tmp_path: Path) -> None:
    """And nothing that they say is markup on their card."""
    (tmp_path / "claims").mkdir()
    evil = (
        '[[claim]]\nid = "mine"\ntext = { en = "<script>alert(1)</script>" }\nof = "cn/133-1"\n'
        'said = { by = { en = "<b>News</b>" }, url = "javascript:alert(1)" }\nasserts = "never death"\n'
    )
    (tmp_path / "claims" / "mine.toml").write_text(evil, encoding="utf-8")
    page = run("card", "mine", "--format", "html", "--statutes", str(tmp_path)).out
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not any(each in page for each in ("<script", "<b>", "javascript:"))


@pytest.mark.parametrize(
    ("typed", "told", "foot"),
    [
        (
            "cn/133-1: may be death",
            "“No: no case comes to that.”",
            "Criminal Law, art. 133-1.",
        ),
        ("insane-not-punished", "SUMMARY OF THE CODE: RIGHT", "Criminal Law, art. 18."),
    ],
)
def test_what_the_law_has_instead_is_told_with_its_article(typed: str, told: str, foot: str) -> None:
    said = run("claim", typed).out
    assert told in said
    assert foot in said


def test_a_frame_to_which_several_offences_come_is_told_once() -> None:
    summary = run("claim", "cn/266..cn/267: never death").out.partition("AS A PROMISE")[0]
    assert summary.count("Robbery: 10 to 15 years in prison, life, or death") == 1


def test_all_claims_are_listed() -> None:
    done = run("claim")
    assert done.code == 0
    assert len(done.out.splitlines()) >= 26
    assert all(width(line) <= 80 for line in done.out.splitlines())
