"""The user's own copies of official texts: recognised as people have them, quoted as text, and said to be what they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sentencing.review.official.copy import cleaned, read_copy
from tests.cli.asking import refused, run
from tests.shipped import law

# A code of our own words under the title and the numbers of the shipped one.
PLAIN = """中华人民共和国刑法

（1979年7月1日通过　1997年3月14日修订　根据2015年8月29日修正案修正）

目　录
第一编　总则
第二编　分则

第二编　分则
第四章　船只
第一节　划船
第二百四十条　偷船的，划船三日；有下列情形之一的，划船十日：
（一）两条船的；
（二）夜里偷的。
船是指能浮的东西。
第二百四十条之一　偷桨的，划船一日。
第五章　别的
第二百四十一条　买船的，划船一日。
附件一
废止下列船只：
"""
MARKDOWN = PLAIN.replace("第二编　", "## 第二编　").replace("第四章", "### 第四章").replace("中华人民", "# 中华人民", 1)
PAGE = (
    "<!DOCTYPE html><html><head><title>别的名字</title><style>p{}</style><script>第九条 x</script></head><body>"
    + "".join(
        f"<p>{line.replace('第二百四十条　', '<b>第二百四十条</b>【偷船罪】')}</p>\r\n"
        for line in PLAIN.splitlines()
        if line
    )
    + "</body></html>"
)
WORDING = law().system("cn").wording


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "texts"
    monkeypatch.setenv("SENTENCING_TEXTS", str(folder))
    return folder


def written(tmp_path: Path, text: str | bytes, name: str = "copy.txt") -> str:
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(file)


def added(tmp_path: Path, text: str | bytes, *options: str) -> dict[str, object]:
    done = run("texts", "add", written(tmp_path, text), "--json", *options)
    assert done.code == 0, done.err
    return dict(json.loads(done.out)["added"])


@pytest.mark.parametrize(
    "text", [PLAIN, MARKDOWN, PAGE, PLAIN.encode("gb18030"), "\ufeff" + PLAIN], ids=["plain", "md", "html", "gb", "bom"]
)
def test_every_form_is_recognised(tmp_path: Path, text: str | bytes) -> None:
    """The day is that from which the amendment it names last is law: that of 29 August 2015, 1 November 2015."""
    said = added(tmp_path, text)
    assert (said["instrument"], said["as_of"], said["articles"]) == ("cn/criminal-law", "2015-11-01", 3)
    assert said["same"] == 0
    quoted = json.loads(run("show", "cn/240", "--json").out)["quotes"]
    assert [each["cite"] for each in quoted] == ["240(1)"]
    assert quoted[0]["text"].splitlines() == [
        "偷船的，划船三日；有下列情形之一的，划船十日：",
        "（一）两条船的；",
        "（二）夜里偷的。",
    ]


def test_what_stands_between_articles_is_none_of_them() -> None:
    kept = cleaned(PLAIN, WORDING)
    assert "第四章" not in kept
    assert "目　录" not in kept
    assert "废止下列船只" not in kept


def test_listed_and_removed(tmp_path: Path) -> None:
    assert json.loads(run("texts", "--json").out)["texts"] == []
    added(tmp_path, PLAIN)
    added(tmp_path, PLAIN, "--as-of", "2020-01-01")
    assert [each["as_of"] for each in json.loads(run("texts", "--json").out)["texts"]] == ["2015-11-01", "2020-01-01"]
    assert "cn/criminal-law@2015-11-01" in run("texts").out
    assert run("texts", "remove", "cn/criminal-law@2015-11-01").code == 0
    assert [each["as_of"] for each in json.loads(run("texts", "--json").out)["texts"]] == ["2020-01-01"]
    assert run("texts", "remove", "cn/criminal-law").code == 0
    assert "no text of" in refused("texts", "remove", "cn/criminal-law")
    assert "No texts yet" in run("texts").out


class TestWhatIsSaidOfAQuote:
    def quote(self, day: str = "2026-11-22") -> dict[str, object]:
        (made,) = json.loads(run("show", "cn/240", "--json", "--as-of", day).out)["quotes"]
        return dict(made)

    def test_other_words_are_said_to_be_other(self, tmp_path: Path) -> None:
        added(tmp_path, PLAIN, "--as-of", "2026-01-01")
        assert self.quote()["same"] is False
        assert "NOT the words" in run("show", "cn/240").out
        assert "NOT the words" in run("card", "cn/240").out

    def test_a_copy_from_before_an_amendment_may_well_differ(self, tmp_path: Path) -> None:
        added(tmp_path, PLAIN)
        assert self.quote()["same"] is None

    def test_a_later_copy_is_no_law_of_an_earlier_day(self, tmp_path: Path) -> None:
        added(tmp_path, PLAIN)
        assert json.loads(run("show", "cn/240", "--json", "--as-of", "2015-06-18").out)["quotes"] == []

    def test_without_a_text_the_link_says_where_to_read(self) -> None:
        assert "https://flk.npc.gov.cn/" in run("show", "cn/240").out
        assert "Your copy" not in run("show", "cn/240").out
        assert "https://flk.npc.gov.cn/" in run("card", "cn/240").out


def test_markup_in_a_copy_is_text(tmp_path: Path) -> None:
    evil = PLAIN.replace("两条船", "&lt;script&gt;x&lt;/script&gt;<两条]]>\u202e\x07")
    added(tmp_path, evil)
    page = run("card", "cn/240", "--format", "html").out
    assert "<script" not in page
    assert "\u202e" not in page
    assert "&amp;lt;script" in page
    shown = run("show", "cn/240").out
    assert "\u202e" not in shown
    assert "\x07" not in shown


class TestRefusedInOneLine:
    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("第一条 某某。", "does not begin with the title"),
            ("中华人民共和国刑法\n没有条文。", "no article of it can be found"),
            (b"\x00\x01\x02\xff\xfe", "is not text"),
            ("", "does not begin with the title"),
            (b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff", "not"),
        ],
    )
    def test_what_is_no_text(self, tmp_path: Path, text: str | bytes, what: str) -> None:
        assert what in refused("texts", "add", written(tmp_path, text))
        assert not (tmp_path / "texts").exists()

    def test_what_is_not_there(self, tmp_path: Path) -> None:
        assert "cannot be read" in refused("texts", "add", str(tmp_path / "none.html"))
        assert "cannot be read" in refused("texts", "add", str(tmp_path))
        assert "say a file" in refused("texts", "add")

    def test_a_folder_that_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SENTENCING_TEXTS", written(tmp_path, "x", "file"))
        assert "cannot be written" in refused("texts", "add", written(tmp_path, PLAIN))
        assert run("show", "cn/240").code == 0

    def test_an_endless_file(self, tmp_path: Path) -> None:
        file = tmp_path / "large.txt"
        with file.open("wb") as made:
            made.truncate(20_000_001)
        assert "larger than 20 MB" in refused("texts", "add", str(file))


def test_a_page_is_read_as_it_is_seen(tmp_path: Path) -> None:
    seen = read_copy(written(tmp_path, "<p>一<br>二&nbsp;三</p><div>四<script>五</script></div>", "x.html"))
    assert [line.split() for line in seen.splitlines()] == [["一"], ["二", "三"], ["四"]]
