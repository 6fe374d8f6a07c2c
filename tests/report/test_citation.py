"""Citation styles against the examples that the styles themselves publish, and on the law that is shipped."""

from __future__ import annotations

import pytest

from sentencing.corpus.entries import Instrument
from sentencing.corpus.problem import UsageProblem
from sentencing.law.values import pins
from sentencing.report.citation import Cited, by_instrument, citation, style_for, style_meant, styles
from tests.shipped import DAY, law


def made(system: str, own: str, kind: str = "act", /, **names: object) -> Cited:
    """An instrument of an example."""
    given = {
        "id": "x/x",
        "kind": kind,
        "title": {},
        "short": {},
        "number": "",
        "url": "",
        "since": "",
        "text_as_of": "",
    }
    return Cited(system, own, Instrument(**{**given, **names}), DAY)  # type: ignore[arg-type]


def cited(style: str, system: str, cite: str, day: str = DAY) -> str:
    found = law().system(system)
    places = by_instrument([cite], found.code)
    ((identity, where),) = places.items()
    return citation(style, Cited(system, found.language, law().instruments(system)[identity], day), where)


class TestOscola:
    """The Oxford University Standard for the Citation of Legal Authorities, 4th edition (2012), 2.4.1, 2.4.2 and 2.9."""

    @pytest.mark.parametrize(
        ("title", "place", "published"),
        [
            ("Human Rights Act 1998", "15(1)(b)", "Human Rights Act 1998, s 15(1)(b)"),
            ("Consumer Protection Act 1987", "2", "Consumer Protection Act 1987, s 2"),
            ("Sexual Offences Act 2003", "1(1)(c)", "Sexual Offences Act 2003, s 1(1)(c)"),
            ("Criminal Attempts Act 1981", "1(1); 4(3)", "Criminal Attempts Act 1981, ss 1(1) and 4(3)"),
        ],
    )
    def test_parts_of_statutes(self, title: str, place: str, published: str) -> None:
        """2.4.2: these four are the examples that the section gives."""
        assert citation("oscola", made("ew", "en", title={"en": title}), pins(place)) == published

    def test_legislation_from_elsewhere(self) -> None:
        """2.9: `1976 Standard Terms Act (Gesetz über Allgemeine Geschäftsbedingungen) (FRG)`: the English title, then
        that in the law's own language; then the jurisdiction, if necessary. The titles of the shipped law tell it."""
        act = {"en": "1976 Standard Terms Act", "de": "Gesetz über Allgemeine Geschäftsbedingungen"}
        said = citation("oscola", made("de", "de", title=act), ())
        assert said == "1976 Standard Terms Act (Gesetz über Allgemeine Geschäftsbedingungen)"

    def test_the_shipped_law(self) -> None:
        code = "Criminal Law of the People's Republic of China (中华人民共和国刑法)"
        assert cited("oscola", "cn", "240(1)(2)") == f"{code}, art 240(1)(2)"
        assert cited("oscola", "cn", "133-1(1); 240(1)") == f"{code}, arts 133-1(1) and 240(1)"
        assert cited("oscola", "de", "232(1)") == "German Criminal Code (Strafgesetzbuch), s 232(1)"
        assert (
            cited("oscola", "de", "232(3)(s1)(2)") == "German Criminal Code (Strafgesetzbuch), s 232(3) sentence 1(2)"
        )
        assert cited("oscola", "us", "1591(b)(1)") == "18 USC § 1591(b)(1)"
        assert cited("oscola", "ew", "ew/msa-2015 2(1)") == "Modern Slavery Act 2015, s 2(1)"


class TestYinzhu:
    """法学引注手册: the list of examples at its front, and its chapters on legal documents in Chinese and in German."""

    def test_a_law_with_its_paragraph_and_item(self) -> None:
        """《民法总则》第27条第2款第3项。"""
        law_of = made("cn", "zh", title={"zh": "中华人民共和国民法总则"}, short={"zh": "民法总则"})
        assert citation("yinzhu", law_of, pins("27(2)(3)")) == "《民法总则》第27条第2款第3项"

    def test_a_version_that_is_past(self) -> None:
        """《公司法》（2013年修正）。"""
        kept = {"short": {"zh": "公司法"}, "title": {"zh": "中华人民共和国公司法"}}
        changes = (("2005-10-27", "2006-01-01"), ("2013-12-28", "2014-03-01"), ("2023-12-29", "2024-07-01"))
        past = made("cn", "zh", **kept, amended=changes)._replace(day="2015-06-18")
        assert citation("yinzhu", past, ()) == "《公司法》（2013年修正）"

    def test_an_interpretation_with_its_number(self) -> None:
        """《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》（法释〔2018〕1号），第100条。"""
        title = {"zh": "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释"}
        said = citation(
            "yinzhu", made("cn", "zh", "interpretation", title=title, number="法释〔2018〕1号"), pins("100")
        )
        assert said == "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》（法释〔2018〕1号），第100条"

    @pytest.mark.parametrize(
        ("code", "place", "published"),
        [("StGB", "32(2)", "§ 32 II StGB"), ("StPO", "58a(1)(2)", "§ 58a I Nr. 2 StPO")],
    )
    def test_german_codes(self, code: str, place: str, published: str) -> None:
        """The examples of its chapter on German: § 32 II StGB; § 58a I Nr. 2 StPO."""
        assert citation("yinzhu", made("de", "de", short={"de": code}), pins(place)) == published

    def test_a_sentence_of_a_german_paragraph(self) -> None:
        assert cited("yinzhu", "de", "232(1)(s1)") == "§ 232 I S. 1 StGB"
        assert cited("yinzhu", "de", "232(3)(s1)(2)") == "§ 232 III S. 1 Nr. 2 StGB"

    def test_the_united_states_code(self) -> None:
        """Administrative Procedure Act § 6, 5 U.S.C. § 555 (2006): the code's part of it."""
        code = made("us", "en", title={"en": "United States Code"}, volume="5", text_as_of="2006-01-03")
        assert citation("yinzhu", code, pins("555")) == "5 U.S.C. § 555 (2006)"

    def test_the_shipped_law(self) -> None:
        assert cited("yinzhu", "cn", "240(1)") == "《刑法》第240条第1款"
        assert cited("yinzhu", "cn", "133-1(1); 241(6)") == "《刑法》第133条之一第1款、第241条第6款"
        assert cited("yinzhu", "cn", "241(6)", "2015-06-18") == "《刑法》（2011年修正）第241条第6款"
        interpretation = (
            "《最高人民法院关于审理拐卖妇女儿童犯罪案件具体应用法律若干问题的解释》（法释〔2016〕28号），第9条"
        )
        assert cited("yinzhu", "cn", "cn/fashi-2016-28 9") == interpretation


class TestBluebook:
    """The Bluebook, 21st edition."""

    def test_the_united_states_code(self) -> None:
        """Rule 12, and inside the cover: 42 U.S.C. § 1983."""
        code = made("us", "en", title={"en": "United States Code"}, volume="42")
        assert citation("bluebook", code, pins("1983")) == "42 U.S.C. § 1983"

    def test_a_chinese_statute(self) -> None:
        """Table T2.9 gives the form: name in Latin letters (in characters) [in English] (promulgated by whom, when,
        effective when). As the guide of Peking University's School of Transnational Law and Luo Wei's manual show it:
        Li fa fa [Legislation Law] (promulgated by the ... Nat'l People's Cong., Mar. 15, 2000, effective July 1, 2000).
        """
        names = {"title": {"zh": "中华人民共和国立法法", "en": "Legislation Law"}, "romanized": "Lifa Fa"}
        act = made("cn", "zh", **names, by={"en": "Nat'l People's Cong."}, made="2000-03-15", since="2000-07-01")
        said = "(promulgated by the Nat'l People's Cong., Mar. 15, 2000, effective July 1, 2000), art. 8 (China)"
        assert citation("bluebook", act, pins("8")) == f"Lifa Fa (中华人民共和国立法法) [Legislation Law] {said}"

    def test_an_article_follows_the_days_after_a_comma(self) -> None:
        """Luo Wei's manual, of the same form: `He dong fa [Contract Law] (promulgated by the Nat'l People's Cong., Mar.
        15, 1999, effective Oct. 1, 1999), art. 38, ... (P.R.C.)`, now `(China)`."""
        names = {"title": {"zh": "合同法", "en": "Contract Law"}, "romanized": "Hetong Fa"}
        act = made("cn", "zh", **names, by={"en": "Nat'l People's Cong."}, made="1999-03-15", since="1999-10-01")
        said = "(promulgated by the Nat'l People's Cong., Mar. 15, 1999, effective Oct. 1, 1999), art. 38 (China)"
        assert citation("bluebook", act, pins("38")) == f"Hetong Fa (合同法) [Contract Law] {said}"

    def test_a_german_code(self) -> None:
        """Table T2.14 gives the form: Bürgerliches Gesetzbuch [BGB] [Civil Code], § 1, para. 1 (Ger.)."""
        names = {"title": {"de": "Bürgerliches Gesetzbuch", "en": "Civil Code"}, "short": {"en": "BGB", "de": "BGB"}}
        said = citation("bluebook", made("de", "de", **names), pins("1(1)"))
        assert said == "Bürgerliches Gesetzbuch [BGB] [Civil Code], § 1, para. 1 (Ger.)"

    def test_an_act_of_the_united_kingdom(self) -> None:
        """Table T2.42 gives the form: Human Rights Act 1998, c. 42, § 3 (UK)."""
        act = made("ew", "en", title={"en": "Human Rights Act 1998"}, chapter="42")
        assert citation("bluebook", act, pins("3")) == "Human Rights Act 1998, c. 42, § 3 (UK)"

    def test_the_shipped_law(self) -> None:
        assert cited("bluebook", "us", "1591(b)(1)") == "18 U.S.C. § 1591(b)(1)"
        assert cited("bluebook", "ew", "ew/msa-2015 2(1)") == "Modern Slavery Act 2015, c. 30, § 2(1) (UK)"
        said = cited("bluebook", "cn", "240(1)", "2015-06-18")
        assert said == (
            "Zhonghua Renmin Gongheguo Xingfa (中华人民共和国刑法) [Criminal Law of the People's Republic of China]"
            " (promulgated by the Nat'l People's Cong., July 1, 1979, rev'd Mar. 14, 1997, effective Oct. 1, 1997,"
            " as amended Feb. 25, 2011), art. 240(1) (China)"
        )


def test_every_instrument_can_be_cited_in_every_style() -> None:
    for system in law().systems():
        for each in law().instruments(system.id).values():
            for style in styles():
                said = citation(style, Cited(system.id, system.language, each, DAY), pins("5-1(1)(2)(3)"))
                assert "5" in said
                assert "{" not in said


def test_a_style_is_meant_by_its_name() -> None:
    assert style_meant("OSCOLA") == "oscola"
    assert style_meant("法学引注手册") == "yinzhu"
    assert (style_for("zh"), style_for("en")) == ("yinzhu", "oscola")
    with pytest.raises(UsageProblem, match="no citation style 'harvard'"):  # a style of authors and dates, of no law
        style_meant("harvard")
    with pytest.raises(UsageProblem, match=r"no citation style 'apa', only bluebook .*--format csl"):
        style_meant("apa")
