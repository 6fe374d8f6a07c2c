"""`coverage`: every article is there, and what is said of it is true; the numbers are counted by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sentencing.report.cells import width
from sentencing.report.words import languages
from tests.cli.asking import EXLAND, refused, run

# The articles that amendments have inserted into the Special Part of the PRC Criminal Law.
INSERTED = {
    *(f"120-{n}" for n in range(1, 7)),
    *(
        f"{n}-1"
        for n in (133, 134, 135, 139, 142, 162, 169, 175, 177, 185, 205, 210, 219, 224, 234, 236, 244, 253, 260)
    ),
    *(
        f"{n}-1"
        for n in (262, 276, 280, 284, 286, 287, 291, 293, 299, 307, 308, 334, 336, 342, 344, 355, 388, 390, 399)
    ),
    *("133-2", "162-2", "262-2", "280-2", "287-2", "291-2", "408-1"),
}
STATUS = {"encoded", "delegated", "repealed", "not-encoded"}


def rows(*words: str) -> list[dict[str, Any]]:
    done = run("coverage", *words, "--json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)["coverage"]  # type: ignore[no-any-return]


def code(part: str, *words: str) -> dict[str, dict[str, Any]]:
    """The articles of a part of the PRC code, by number."""
    found = [each for each in rows("cn", *words) if (each["part"], each["instrument"]) == (part, "cn/criminal-law")]
    assert len({each["article"] for each in found}) == len(found)
    return {each["article"]: each for each in found}


class TestTheSpecialPart:
    def test_every_article_is_there_and_no_other(self) -> None:
        assert set(code("special")) == {str(number) for number in range(102, 452)} | INSERTED

    def test_in_the_order_of_the_code(self) -> None:
        def place(article: str) -> tuple[int, int]:
            head, _, inserted = article.partition("-")
            return int(head), int(inserted or 0)

        listed = list(code("special"))
        assert listed == sorted(listed, key=place)

    def test_nothing_is_left_out(self) -> None:
        assert [number for number, each in code("special").items() if each["status"] == "not-encoded"] == []

    def test_one_article_is_repealed(self) -> None:
        gone = {number: each["since"] for number, each in code("special").items() if each["status"] == "repealed"}
        assert gone == {"199": "2015-11-01"}
        before = code("special", "--as-of", "2015-10-31")["199"]
        assert (before["status"], before["bears_on"], before["does"]) == (
            "delegated",
            ["cn/192"],
            {"tier": 1, "note": 1},
        )
        assert code("special", "--as-of", "2011-04-30")["199"]["status"] == "not-encoded"

    def test_articles_without_a_charge(self) -> None:
        found = code("special")
        assert found["390"]["status"] == found["113"]["status"] == found["451"]["status"] == "delegated"
        assert found["390"]["bears_on"] == ["cn/389"]
        assert found["390"]["does"]["tier"] == 3
        assert len(found["113"]["bears_on"]) == 12
        assert found["451"]["does"] == {"note": 2}
        assert all(each["offences"] == [] for each in found.values() if each["status"] != "encoded")

    def test_charges(self) -> None:
        found = code("special")
        assert (found["240"]["charges"], found["240"]["offences"]) == (1, ["cn/240"])
        assert found["114"]["charges"] == 5  # arson, breach of dikes, explosion, dangerous substances, other means
        assert found["360"]["offences"] == ["cn/360.1"]
        assert code("special", "--as-of", "2015-10-31")["360"]["offences"] == ["cn/360.1", "cn/360.2"]

    def test_483_charges_with_the_one_of_the_decision_of_1998(self) -> None:
        every = rows("cn")
        assert sum(each["charges"] for each in every) == 483
        (decision,) = [each for each in every if each["instrument"] == "cn/decision-1998"]
        assert (decision["part"], decision["charges"]) == ("beside", 1)

    def test_chapters(self) -> None:
        found = code("special")
        firsts = {"ch1": 102, "ch2": 114, "ch3": 140, "ch4": 232, "ch5": 263, "ch6": 277, "ch7": 368, "ch8": 382}
        firsts |= {"ch9": 397, "ch10": 420}
        for number, each in found.items():
            head = int(number.partition("-")[0])
            wanted = [name for name, first in firsts.items() if first <= head][-1]
            assert each["chapter"] == wanted, number


class TestTheGeneralPart:
    def test_every_article_is_there(self) -> None:
        assert set(code("general")) == {str(number) for number in range(1, 102)} | {"17-1", "37-1"}

    def test_what_stands_under_another_article(self) -> None:
        found = code("general")
        assert found["67"]["status"] == "delegated"
        assert found["67"]["does"]["rule"] == 4
        assert found["51"]["status"] == "not-encoded"
        assert found["51"]["why"][0]["under"] == "48"
        assert found["51"]["why"][0]["text"]["zh"]

    def test_before_it_was_inserted(self) -> None:
        before = code("general", "--as-of", "2011-04-30")["17-1"]
        assert (before["status"], before["since"]) == ("not-encoded", "2011-05-01")


def test_what_every_entry_has() -> None:
    for each in rows():
        assert each["status"] in STATUS
        assert each["part"] in ("general", "special", "beside")
        assert each["charges"] == len(each["offences"])
        assert (each["status"] == "encoded") == bool(each["charges"])
        assert each["title"] or each["status"] == "not-encoded"
    assert {each["jurisdiction"] for each in rows()} == {"cn", "de", "ew", "us"}


def test_gaps_elsewhere() -> None:
    found = {each["article"]: each for each in rows("us")}
    assert [found[number]["status"] for number in ("1591", "1592", "1593", "1594")] == [
        "encoded",
        "not-encoded",
        "not-encoded",
        "encoded",
    ]
    assert "Not encoded: 1592–1593" in run("coverage", "us").out


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("day", ["1997-10-01", "2026-11-22"])
def test_the_text_fits(language: str, day: str) -> None:
    text = run("coverage", "--lang", language, "--as-of", day).out
    assert [line for line in text.split("\n") if width(line) > 80 or line != line.rstrip()] == []
    assert [line for line in text.split("\n") if line.strip() and line.strip()[0] in "，。、；：）"] == []
    assert "{" not in text
    assert "None" not in text


def test_the_table_adds_up() -> None:
    text = run("coverage", "cn").out
    table = text.split("\n\n")[1].split("\n")[1:]
    numbers = [[0 if each == "." else int(each) for each in line.split()[-5:]] for line in table]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert table[-1].split() == ["Total", "363", "482", "97", "1", "43"]


def test_the_page_tells_what_an_article_is() -> None:
    text = run("coverage", "cn").out
    assert "   199 x " in text
    assert "   114 5 " in text
    (repealed,) = [line for line in text.split("\n") if line.startswith("  199 ")]
    assert repealed.endswith("repealed since 1 Nov 2015")
    (bribes,) = [line for line in text.split("\n") if line.startswith("  390 ")]
    assert bribes.startswith("  390  Punishment of giving bribes ")


def test_law_of_ones_own() -> None:
    done = run("coverage", "xx", "--statutes", f"only:{EXLAND}")
    assert (done.code, done.err) == (0, "")
    assert "Exland" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "there is no system 'nowhere'"),
        (("cn", "de"), "unrecognized arguments: de"),
        (("cn", "--as-of", "1990-01-01"), "cn is not encoded before 1997-10-01"),
        (("--as-of", "soon"), "is not a date"),
        (("--lang", "fr"), "no words in 'fr'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: tuple[str, ...], said: str) -> None:
    assert said in refused("coverage", *words)
