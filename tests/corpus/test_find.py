from __future__ import annotations

import pytest

from sentencing.corpus.find import Doc, Index, matches, normal, query_of, search
from sentencing.corpus.forms import fields
from sentencing.corpus.numerals import Numbering
from sentencing.corpus.store import open_corpus
from tests import shipped
from tests.corpus.house import DATA

CHINESE = Numbering.of(
    {
        "numerals": {"digits": "零一二三四五六七八九", "scales": {"十": 10, "百": 100, "千": 1000, "万": 10000}},
        "layout": {"heading": r"第({n})条(?:之({n}))?\s+"},
    }
)


@pytest.fixture
def index() -> Index:
    return open_corpus((str(DATA),)).find_index()


@pytest.mark.parametrize(
    "text",
    ["12", "art 12", "art. 12", "Article 12", "§ 12", "12(1)(2)", "xx/12", "第十二条", "第12条", "十二", "12条", "boat", "BOAT",
     "taking a boat", "taking boat", "bota taking", "takng a boat", "brought the boat back", "confiscation boats"],
)  # fmt: skip
def test_an_offence_is_found_by(index: Index, text: str) -> None:
    hits = search(index, text)
    if text != "confiscation boats":
        assert (hits[0].id, hits[0].kind) == ("xx/12", "offence")


@pytest.mark.parametrize(
    "text", ["自首", "zishou", "surrender", "voluntary surrender", "surender", "投案", "touan", "zs", "自首和从犯"]
)
def test_a_general_article_is_found_by_its_circumstances(index: Index, text: str) -> None:
    assert (search(index, text)[0].id, search(index, text)[0].kind) == ("xx/5", "article")


@pytest.mark.parametrize(
    "text", ["", " ", "\x1b", "[/x]", "?" * 5000, "999", "第", "(", "\\", "一" * 300, "xx/", "/", "第一二三条之"]
)
def test_nothing_breaks_it(index: Index, text: str) -> None:
    assert isinstance(search(index, text), tuple)


def test_the_better_match_comes_first(index: Index) -> None:
    hits = search(index, "surrender")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].matched.startswith("surrender")


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("1,000", 1000), ("12_000", 12000), ("1 000 000", 1_000_000), ("二百四十", 240), ("十二", 12), ("三万", 30_000),
     ("3万", 30_000), ("一千零五", 1005), ("x", None), ("", None), ("1,00", None), ("3.5", None), ("-3", None), ("9" * 30, None)],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, number: int | None) -> None:
    assert CHINESE.number(text) == number


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("第一百三十三条之一", "133-1"),
        ("133-1", "133-1"),
        ("第133条之一", "133-1"),
        ("s. 17a", "17a"),
        ("125.1", "125.1"),
        ("top", ""),
    ],
)
def test_articles_as_people_write_them(text: str, article: str) -> None:
    assert CHINESE.article(text) == article


def test_a_heading_that_is_no_pattern_is_passed_by() -> None:
    assert Numbering.of({"layout": {"heading": "({n}"}}).article("x") == ""


def test_texts_are_compared_alike() -> None:
    assert normal("  Taking-a  ＢＯＡＴ ") == "taking a boat"


@pytest.mark.parametrize(("number", "found"), [("9", "cn/8"), ("58", "cn/57"), ("70", "cn/69"), ("86", "cn/81")])
def test_an_article_without_a_file_is_found_where_it_is_told(number: str, found: str) -> None:
    assert search(shipped.law().find_index(), f"cn/{number}")[0].id == found


def test_every_article_of_the_general_part_is_found_by_its_number() -> None:
    index = shipped.law().find_index()
    hits = {number: search(index, f"cn/{number}", 1) for number in (*map(str, range(1, 102)), "17-1", "37-1")}
    assert [number for number, found in hits.items() if not found or found[0].field not in ("article", "numbers")] == []


def named(identity: str, **words: str) -> Doc:
    """An offence with a title (and aliases, labels) in a system whose titles end in 罪."""
    texts = {field: text.split("|") for field, text in words.items()}
    return Doc(
        identity, "offence", "xx", identity, {"zh": texts["title"][0]}, general=False, fields=fields(texts, "罪")
    )


LAW = (
    named("1", title="盗窃、侮辱尸体罪|Stealing or desecrating corpses", label="数额"),
    named("2", title="盗掘罪|Robbing tombs", alias="盗窃"),
    named("3", title="盗窃罪|Theft", alias="larceny"),
    named("4", title="拐卖罪|Trafficking in women or children", alias="selling children|trafficker"),
    named("5", title="卖药罪|Selling fake medicines", label="to children|to traffickers"),
)
NAMED = Index(LAW, {}, tuple("\n".join(doc.fields.values()) for doc in LAW))


@pytest.mark.parametrize("text", ["盗窃", "盗窃罪", "daoqiezui", "theft"])
def test_its_own_name_goes_before_what_others_list_or_are_also_called(text: str) -> None:
    hits = search(NAMED, text)
    assert hits[0].id == "3"
    assert all(hit.score < hits[0].score for hit in hits[1:])


@pytest.mark.parametrize(
    ("text", "offence"),
    [("thefts", "3"), ("traffickers", "4"), ("trafficked", "4"), ("selling children", "4"), ("sell children", "4"), ("selling medicine", "5")],
)  # fmt: skip
def test_other_forms_of_a_word_find_what_bears_it(text: str, offence: str) -> None:
    assert search(NAMED, text)[0].id == offence


@pytest.mark.parametrize("text", ["theory", "thefsomething", "tra"])
def test_what_only_begins_alike_is_another_word(text: str) -> None:
    assert all(hit.score < 80 for hit in search(NAMED, text) if hit.id == "3")


@pytest.mark.parametrize(
    "text", ["zzzzz", "qqqqqqq", "xqwv", "hjkl", "foobar", "wibble", "xyzzy", "kkkkkk", "sell childd2030"]
)
def test_nonsense_finds_nothing(text: str) -> None:
    assert search(shipped.law().find_index(), text) == ()


@pytest.mark.parametrize(
    ("text", "offence"),
    [("murdr", "cn/232"), ("raficking", "cn/240"), ("trafficing women", "cn/240"), ("gauimai", "cn/240"), ("guaimia", "cn/240")],
)  # fmt: skip
def test_a_word_misspelt_still_finds(text: str, offence: str) -> None:
    assert search(shipped.law().find_index(), text)[0].id == offence


@pytest.mark.parametrize("text", ["traficking", "trafficking", "human trafficking", "human"])
@pytest.mark.parametrize(
    ("system", "offence"), [("", "cn/240"), ("cn", "cn/240"), ("de", "de/232"), ("ew", "ew/msa-2")]
)
def test_what_two_systems_name_is_found_in_the_one_at_hand_first(text: str, system: str, offence: str) -> None:
    assert search(shipped.law().find_index(), text, system=system)[0].id == offence


def test_a_better_name_goes_before_the_system_at_hand() -> None:
    assert search(shipped.law().find_index(), "Menschenhandel", system="ew")[0].id == "de/232"


@pytest.mark.parametrize(
    "text", ["fraud credit", "  Drug-Traff", "贩卖儿童", "拐卖 妇女", "zishou", "264", "a b c", "thefts"]
)
def test_letter_by_letter_the_same_is_found_as_at_once(text: str) -> None:
    index = shipped.law().find_index()
    held = index
    for end in range(1, len(text) + 1):
        held = held.holding(query_of(text[:end]))
        assert matches(index, text[:end], 100, holding=held) == matches(index, text[:end], 100)
    assert len(held.docs) < len(index.docs)
