"""Cards: what they say, in every format and both languages; and that nothing in one can be more than text."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sentencing.report.card import Card, Line
from sentencing.report.card_data import card_anki
from sentencing.report.card_page import card_page
from sentencing.report.card_text import card_markdown
from sentencing.report.cells import width
from sentencing.report.quotes import Quote
from sentencing.report.words import words
from tests.cli.asking import EXLAND, refused, run

HOSTILE = """</title></style><script>window.hit=1</script><img src=x onerror="window.hit=1">]]>"'`&amp;{x}"""
HIDDEN = "\u202e\u2066\u200b\ufeff\x07"


class Seen(HTMLParser):
    """The elements, the attributes and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def harmless(page: str) -> Seen:
    """A page that can run nothing and fetch nothing."""
    seen = Seen(page)
    assert not seen.tags & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "foreignobject",
        "use",
    }
    assert [
        name for name, _ in seen.attributes if name.startswith("on") or name in ("src", "srcset", "xlink:href")
    ] == []
    assert [value for name, value in seen.attributes if name == "href" and not value.startswith("https://")] == []
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in seen.attributes
    assert "url(http" not in page
    assert not set(page) & set(HIDDEN)
    return seen


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The small law, its titles, labels and addresses written by an enemy."""
    law = tmp_path / "law"
    shutil.copytree(EXLAND, law / "xx")
    for name, old in (("12.toml", "Taking a boat"), ("12.toml", "Two or more boats"), ("jurisdiction.toml", "Exland")):
        file = law / "xx" / name
        file.write_text(file.read_text(encoding="utf-8").replace(f'"{old}"', f"'''{HOSTILE}'''"), encoding="utf-8")
    file = law / "xx" / "jurisdiction.toml"
    whole = file.read_text(encoding="utf-8").replace('"Code of Exland"', f"'''{HOSTILE}'''")
    file.write_text(whole.replace("https://example.org/code", "javascript:window.hit=1"), encoding="utf-8")
    return law


CLAIM = """
[[claim]]
id = "boats"
text = {{ en = {text} }}
alias = [{text}]
said = {{ by = {{ en = {text} }}, date = 2015-06-18, url = "javascript:window.hit=1" }}
of = "xx/12"
asserts = "at-least prison 5y"
[[claim.answer]]
verdict = "false"
statute = "wrong"
why = {{ en = {text} }}
say = {{ en = {text} }}
expect = {{ en = {text} }}
"""
MOTION = """
[motion]
id = "boat"
title = {{ en = {text} }}
summary = {{ en = {text} }}
by = {{ en = {text} }}
published = {{ date = 2020-01-01, title = {{ en = {text} }}, url = "javascript:window.hit=1" }}
status = "proposed"
system = "xx"
[[replace]]
in = "xx/12"
[[replace.tier]]
id = "{tier}"
cite = "12"
label = {{ en = {text} }}
principal = ["prison 5y..10y"]
"""


class TestHostileLaw:
    @pytest.mark.parametrize("facts", [(), ("boats=2",)])
    def test_a_page_holds_it_as_text(self, hostile: Path, facts: tuple[str, ...]) -> None:
        done = run("card", "xx/12", *facts, "--statutes", f"only:{hostile}", "--format", "html")
        assert done.code == 0, done.err
        assert HOSTILE in harmless(done.out).text.replace("\n", "")

    def test_markdown_holds_it_as_text(self, hostile: Path) -> None:
        made = run("card", "xx/12", "--statutes", f"only:{hostile}", "--format", "md").out
        assert "\\<script\\>" in made
        assert "<script" not in made.replace("\\<script", "")
        assert "<img" not in made.replace("\\<img", "")
        assert "javascript:" not in made

    def test_anki_holds_it_as_text(self, hostile: Path) -> None:
        made = run("card", "xx/12", "--statutes", f"only:{hostile}", "--format", "anki").out
        rows = [line for line in made.splitlines() if not line.startswith("#")]
        assert [row.count("\t") for row in rows] == [3]
        assert Seen(rows[0]).tags <= {"br"}

    @pytest.mark.parametrize("about", [["xx/12"], ["xx/12", "boats=2"], ["boats"], ["boat"]])
    def test_nothing_of_it_is_more_than_text_in_any_format(self, hostile: Path, about: list[str]) -> None:
        text = json.dumps(HOSTILE)
        for folder, made in (("claims", CLAIM.format(text=text)), ("motions", MOTION.format(text=text, tier="base"))):
            (hostile / folder).mkdir()
            (hostile / folder / "boat.toml").write_text(made, encoding="utf-8")

        def made(form: str) -> str:
            done = run("card", *about, "--statutes", f"only:{hostile}", "--format", form)
            assert done.code == 0, done.err
            return done.out

        harmless(made("html"))
        bare = made("md").replace("\\<script", "").replace("\\<img", "")
        assert "<script" not in bare
        assert "<img" not in bare
        rows = [line for line in made("anki").splitlines() if not line.startswith("#")]
        assert [Seen(row).tags <= {"br"} and row.count("\t") for row in rows] == [3] * len(rows)
        for form in ("json", "csl"):
            assert HOSTILE.split("<", maxsplit=1)[0] in json.dumps(json.loads(made(form)))
            assert not set(made(form)) & set(HIDDEN)
        for form in ("md", "html", "anki"):
            assert "](javascript" not in made(form)
            assert 'href="javascript' not in made(form)
        assert "\x1b" not in made("text")

    def test_what_hides_is_taken_out_everywhere(self) -> None:
        text = f"left{HIDDEN}right{HOSTILE}"
        line = Line(text, text, text)
        card = Card("x", "claim", "en", text, text, text, (text,), text, (text,), (line,), (line,), (line,))
        card = card._replace(
            quotes=(Quote("1", text, "same", "", text),), citations=(text,), links=((text, "javascript:x"),)
        )
        seen = harmless(card_page(words("en"), card))
        assert "leftright" in seen.text
        for made in (card_markdown(words("en"), card), card_anki(words("en"), [card])):
            assert not set(made) & set(HIDDEN)


class TestWhatACardSays:
    def test_an_offence(self) -> None:
        said = json.loads(run("card", "cn/240", "--as-of", "2026-11-22", "--json").out)
        assert said["text"]["sentence"] == "5 to 10 years in prison; with a fine. In graver cases, up to death."
        assert [row["cite"] for row in said["text"]["table"]] == ["240(1)"] * 3
        assert said["in_force"] == {"from": "1997-10-01", "until": None, "changed": None}
        assert said["text"]["citations"] == [
            "Criminal Law of the People's Republic of China (中华人民共和国刑法), art 240(1)"
        ]
        assert said["links"] == [{"text": "Criminal Law", "url": "https://flk.npc.gov.cn/"}]
        assert said["ruler"][0]["band"] == [{"kind": "prison", "min": 60, "max": 120}]

    def test_what_a_court_must_lower_is_not_what_it_may(self) -> None:
        """Arts 24(2) and 28 leave no choice but to go below the frame or not to punish; 27(2) also lets it stay inside."""
        expect = json.loads(run("card", "cn/240", "--as-of", "2026-11-22", "--json").out)["text"]["expect"]
        must, may = expect[0]["said"], expect[1]["said"]
        assert "(28)" in must
        assert "(24(2))" in must
        assert "(27(2))" not in must
        assert may.startswith("It may, and need not")

    def test_a_lighter_frame_beside_the_ordinary_one(self) -> None:
        said = json.loads(run("card", "cn/232", "--as-of", "2026-11-22", "--json").out)["text"]["sentence"]
        assert said.startswith("10 to 15 years in prison, life, or death")
        assert said.endswith("In less serious cases, from 3 years in prison.")

    def test_an_answer(self) -> None:
        done = run("card", "cn/240", "victims=3", "surrender", "--as-of", "2026-11-22", "--json")
        said = json.loads(done.out)["text"]
        assert said["sentence"] == "10 to 15 years in prison, or life; with a fine or confiscation of property."
        assert said["more"] == ["The court may go down to 5 years (voluntary surrender, 67(1)). It need not."]
        assert said["asked"] == ["number of victims: 3", "voluntary surrender"]

    def test_the_law_of_the_day_is_that_of_the_card(self) -> None:
        done = run(
            "card", "cn/241", "victim=child", "abused=no", "obstructed=no", "--as-of", "2015-06-18", "--lang", "zh"
        )
        assert "《刑法》（2011年修正）第241条" in done.out
        assert "至2015年10月31日止" in done.out

    def test_one_who_is_not_liable(self) -> None:
        said = json.loads(run("card", "cn/240", "age=13", "--as-of", "2019-01-01", "--json").out)
        assert said["text"]["sentence"] == "Not liable for this offence."
        assert said["ruler"] == []

    @pytest.mark.parametrize("language", ["en", "zh"])
    @pytest.mark.parametrize("asked", ["cn/240", "cn/347", "cn/160", "cn/240 victims=3 surrender", "us/1591", "de/232"])
    def test_text_fits(self, asked: str, language: str) -> None:
        done = run("card", *asked.split(), "--lang", language)
        assert done.code == 0
        assert [line for line in done.out.splitlines() if width(line) > 80 and "http" not in line] == []
        assert "{" not in done.out

    def test_csl(self) -> None:
        (item,) = json.loads(run("card", "cn/240", "--format", "csl", "--as-of", "2026-11-22").out)
        assert (item["type"], item["title"], item["section"]) == ("legislation", "中华人民共和国刑法", "240(1)")
        assert item["issued"] == {"date-parts": [[1997, 3, 14]]}

    def test_a_style_of_ones_own(self) -> None:
        assert "18 U.S.C. § 1591(b)(2)" in run("card", "us/1591", "victim-age=16", "--style", "Bluebook").out
        assert "no citation style 'mla', only" in refused("card", "cn/240", "--style", "mla")

    def test_a_file(self, tmp_path: Path) -> None:
        target = tmp_path / "card.html"
        done = run("card", "cn/240", "--format", "html", "--out", str(target))
        assert (done.code, done.out) == (0, "")
        harmless(target.read_text(encoding="utf-8"))
        assert "cannot be written" in refused("card", "cn/240", "--out", str(target / "card.txt"))


class TestAClaim:
    def test_its_card(self) -> None:
        """Coercion and desistance leave the court no choice but to go below five years (28, 24(2))."""
        said = json.loads(run("card", "five-years-or-death", "--as-of", "2026-11-22", "--json").out)
        assert (said["kind"], said["id"]) == ("claim", "five-years-or-death")
        assert said["text"]["verdict"] == "As a summary: incomplete. As a promise: false."
        forced = {row["cite"] for row in said["text"]["table"] if row["label"].startswith("Must go lower")}
        assert forced == {"24(2)", "28"}
        harmless(run("card", "five-years-or-death", "--format", "html").out)

    @pytest.mark.parametrize(
        ("language", "permits", "young", "said_by"),
        [
            ("en", "Voluntary surrender", "14 or 15: responsible only for eight kinds of act (17(2))", "China Daily"),
            ("zh", "自首", "已满十四周岁不满十六周岁，只对八种犯罪行为负责（第17条第2款）", "《中国日报》"),
        ],
    )
    def test_every_ground_is_on_it_and_who_is_not_counted(
        self, language: str, permits: str, young: str, said_by: str
    ) -> None:
        said = json.loads(run("card", "at-least-five-years", "--json", "--lang", language).out)
        assert any(permits in row["said"] for row in said["text"]["table"])
        assert any(young in row["said"] for row in said["text"]["assumptions"])
        assert any(link["text"].startswith(said_by) for link in said["links"])

    def test_its_place_in_a_pack(self, tmp_path: Path) -> None:
        pack = tmp_path / "pack.toml"
        pack.write_text('[[card]]\nclaim = "five-years-or-death"\nas_of = 2015-06-18\n', encoding="utf-8")
        (card,) = json.loads(run("stage", str(pack), "--json").out)["cards"]
        assert card["law"]["as_of"] == "2015-06-18"
        assert card["kind"] == "claim"
        pack.write_text('[[card]]\nclaim = "no-such-claim"\n', encoding="utf-8")
        assert "pack.toml:2:10: card[0].claim: there is no claim 'no-such-claim'" in refused("stage", str(pack))
        pack.write_text('[[card]]\nmotion = "x"\n', encoding="utf-8")
        assert "pack.toml:2:11: card[0].motion: there is no motion 'x'" in refused("stage", str(pack))


def test_what_follows_stands_before_its_cite_as_the_language_writes_it() -> None:
    page = run("card", "cn/240", "victims=3", "surrender", "--lang", "zh").out
    assert "（第72条第1款）" in page
    assert " (" not in page


def test_a_motion_on_a_card() -> None:
    card = json.loads(run("card", "message-of-2015", "--json").out)
    assert [(each["text"], each["url"]) for each in card["links"]] == [
        ("Criminal Law", "https://flk.npc.gov.cn/"),
        ("ecns.cn, report of 18 June 2015", "http://www.ecns.cn/2015/06-18/169697.shtml"),
    ]
    assert (card["kind"], card["id"], card["law"]["as_of"]) == ("motion", "message-of-2015", "2015-06-18")
    before, after, *_ = card["ruler"]
    assert [each["kind"] for each in before["band"]] == ["prison", "life", "death"]
    assert [each["kind"] for each in after["band"]] == ["death"]
