from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.document import LARGEST_FILE
from sentencing.corpus.problem import Problem, StatuteError, UsageProblem
from sentencing.corpus.read import read_file, read_wording
from sentencing.law.jurisdiction import JurisdictionFile
from sentencing.law.statute import StatuteFile
from tests.corpus.house import DATA


def refused(folder: Path, text: str | bytes, name: str = "1.toml") -> list[str]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(StatuteError) as caught:
        read_file(str(path))
    assert str(caught.value)
    return [str(problem._replace(file="f")) for problem in caught.value.problems]


def test_the_example_of_the_readme() -> None:
    content = read_file(str(DATA / "xx" / "12.toml"))
    assert isinstance(content, StatuteFile)
    assert [tier.id for tier in content.tier] == ["base", "aggravated"]
    assert content.offence[0].since is not None
    assert content.rule[0].may[1].effects[0].verb == "mitigated"
    jurisdiction = read_file(str(DATA / "xx" / "jurisdiction.toml"))
    assert isinstance(jurisdiction, JurisdictionFile)
    assert jurisdiction.jurisdiction.rung[2].limits is not None


TIER = '[[tier]]\nid = "a"\ncite = "1(1)"\n'
FACT = '[[fact]]\nid = "n"\ntype = "count"\n'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TIER + 'pricipal = ["fine"]', "f:4:1: tier.a.pricipal: there is no key 'pricipal' here; did you mean 'principal'?"),
        (TIER + 'principal = ["prison 5 y"]', "f:4:15: tier.a.principal[0]: 'prison 5 y' is not a sanction, such as prison 5y..10y, life or fine"),
        (TIER + 'principal = ["prison 9y..3y"]', "f:4:26: tier.a.principal[0]: the span ends (3y) before it begins (9y)"),
        (TIER, "f:1:1: tier.a: one of principal / frame_of is required here"),
        (TIER + 'principal = ["fine"]\nframe_of = "x#y"', "f:5:13: tier.a.frame_of: only one of principal / frame_of can stand here"),
        (TIER + 'principal = "fine"', "f:4:14: tier.a.principal: a list is wanted, not the string 'fine'"),
        (TIER + 'principal = ["fine"]\nfrom = "2001-01-01"', "f:5:9: tier.a.from: a date without quotes, such as 2015-11-01, is wanted, not the string '2001-01-01'"),
        (TIER + 'principal = ["fine"]\nfrom = 2001-01-01T00:00:00', "f:5:8: tier.a.from: a date without a time is wanted, such as 2015-11-01"),
        (TIER + 'principal = ["fine"]\nfrom = 2002-01-01\nuntil = 2001-01-01', "f:6:9: tier.a.until: it ends (2001-01-01) before it begins (2002-01-01)"),
        (TIER + 'principal = ["fine"]\nfrom = 2001-13-01', "f:5:12: not TOML: Expected newline or end of document after a statement; a date is YYYY-MM-DD"),
        (TIER + 'principal = ["fine"]\nwhen = { all = ["x", { n = "> 5o" }] }', "f:5:31: tier.a.when.all[1].n: '5o' is neither a number, nor a quantity (50g), nor a date"),
        (TIER + 'principal = ["fine"]\nwhen = { any = [] }', "f:5:16: tier.a.when.any: the list is empty"),
        ('[[tier]]\nid = "a"\nprincipal = ["fine"]', "f:1:1: tier.a.cite: 'cite' is required here"),
        ('[[tier]]\nid = "A b"\ncite = "1"\nprincipal = ["fine"]', "f:2:7: tier.A b.id: 'A b' is not an id: small letters, digits and hyphens"),
        ('[[fact]]\nid = "all"\ntype = "count"', "f:2:7: fact.all.id: 'all' is a word of conditions and cannot be an id"),
        ('[[fact]]\nid = "n"\ntype = "cuont"', "f:3:9: fact.n.type: 'cuont' is none of 'count', 'amount', 'quantity', 'choice', 'level', 'age', 'date' or 'offence'; did you mean 'count'?"),
        (FACT + 'default = "9..2"', "f:4:12: fact.n.default: the span ends (2) before it begins (9)"),
        (FACT + "default = true", "f:4:11: fact.n.default: a fact of type 'count' takes no such default"),
        (FACT + 'within = "5y"', "f:4:11: fact.n.within: two whole numbers are wanted, both included, such as 1000..3000"),
        ('[[fact]]\nid = "n"\ntype = "choice"', "f:1:1: fact.n: a choice needs 'values'"),
        ('[article]\narticle = "1"\ntitle = { en = "" }', "f:3:17: article.title.en: the text is empty"),
        ('[article]\narticle = "1"\ntitle = {}', 'f:3:9: article.title: the words are missing, such as { en = "..." }'),
        ('[article]\narticle = 1\ntitle = { en = "x" }', "f:2:11: article.article: a string is wanted, not the number 1"),
        ("x = 99999999999999999999", "f:1:5: x: the number is too large"),
        ("= 3", "f:1:1: not TOML: Invalid statement"),
        ('rule = "x"', "f:1:9: rule: a list is wanted, not the string 'x'"),
        ("rule = [3]", "f:1:9: rule[0]: a table is wanted, not the number 3"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, text: str, wanted: str) -> None:
    assert wanted in refused(tmp_path, text)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = TIER + 'principal = ["prison 5 y", "life"]\nlabell = 1\n[[fact]]\nid = "n"\ntype = "x"\n'
    assert len(refused(tmp_path, text)) == 3


def test_columns_count_characters_and_not_bytes(tmp_path: Path) -> None:
    text = '[article]\narticle = "1"\ntitle = { zh = "拐卖妇女、儿童罪", en = 3 }'
    assert refused(tmp_path, text) == ["f:3:33: article.title.en: a string is wanted, not the number 3"]


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\ufeff", "\u200b"])
def test_what_disguises_text_is_refused_anywhere(tmp_path: Path, mark: str) -> None:
    text = f'[article]\narticle = "1"\ntitle = {{ en = "ab{mark}c" }}'
    (problem,) = refused(tmp_path, text)
    assert problem.startswith(f"f:3:19: article.title.en: it has the invisible character U+{ord(mark):04X}")


def test_control_characters_are_refused_and_never_printed(tmp_path: Path) -> None:
    found = refused(tmp_path, '[article]\narticle = "\\u001b[31m"\n"\\u0007x" = 1')
    assert len(found) == 2
    assert all(problem.isprintable() for problem in found)


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"a = \xe6\x8b", b"\x00", b"a = " + b"[" * 5000, b".".join([b"a"] * 3000) + b" = 1", b"a = " + b"9" * 6000,
     b"x = " + b"[" * 100 + b"]" * 100, b"[[tier]]\n" * 3000, b'"a.b" = 1\n[a.b]\nc=1', b"\xef\xbb\xbfx = 1"],
)  # fmt: skip
def test_nothing_crashes_it(tmp_path: Path, content: bytes) -> None:
    found = refused(tmp_path, content)
    assert all(problem.startswith("f:") and problem.isprintable() for problem in found)


def test_a_large_file_is_one_clear_line(tmp_path: Path) -> None:
    assert refused(tmp_path, b"#" * (LARGEST_FILE + 1)) == ["f:1:1: it is larger than 5 MB, and no statute file is"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StatuteError, match="No such file"):
        read_file(str(tmp_path / "none.toml"))
    with pytest.raises(StatuteError, match="cannot be read"):
        read_file(str(tmp_path))


def test_wording_is_a_table_of_its_own(tmp_path: Path) -> None:
    assert read_wording(str(DATA / "xx" / "wording.toml"))["numerals"]["scales"]["十"] == 10
    path = tmp_path / "wording.toml"
    path.write_text('[numerals]\ndigits = "123"', encoding="utf-8")
    with pytest.raises(StatuteError, match=r"2:11: numerals.digits: digits are ten characters"):
        read_wording(str(path))


def test_a_problem_is_one_printable_line() -> None:
    problem = Problem("a\nb", 1, 2, "x\x1b", "y" * 900, "z\u202e")
    assert str(problem).isprintable()
    assert len(str(problem)) < 600
    assert "\n" not in UsageProblem("a\nb").message
