"""Claims as people type them: the short form in both languages, words that are like a claim, and what is none."""

from __future__ import annotations

import re
from functools import cache

import pytest

from sentencing.corpus.claims import Wording, claim_files, read_claims, read_wording, wording_files
from sentencing.corpus.problem import UsageProblem
from sentencing.corpus.roots import shipped as shipped_root
from sentencing.debate.claim import pose
from sentencing.debate.nearest import apart, exact, nearest
from sentencing.debate.short import ShortError, assertion, short_claim
from sentencing.debate.spoken import NotUnderstoodError, spoken_claim
from sentencing.debate.verdict import answer
from sentencing.debate.written import asserted, short, written
from sentencing.law.claim import Assertion, Claim
from sentencing.report.claim_text import claim_text
from sentencing.report.near_claims import no_claim, not_understood
from sentencing.report.words import words
from tests import shipped


@cache
def wording() -> Wording:
    return read_wording(wording_files((shipped_root(),)))


@cache
def claims() -> list[Claim]:
    return [each.claim for each in read_claims(claim_files((shipped_root(),)))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("at least 5y", "at-least prison 5y"),
        ("at least five years", "at-least prison 5y"),
        ("at least 1y6m", "at-least prison 1y6m"),
        ("No more than 6 months in prison.", "at-most prison 6m"),
        ("at most detention 6 months", "at-most detention 6m"),
        ("never death", "never death"),
        ("never more than 3 years", "at-most prison 3y"),
        ("always a fine", "always fine"),
        ("under 10y", "at-most prison ..<10y"),
        ("less than ten years", "at-most prison ..<10y"),
        ("up to 5y", "at-most prison 5y"),
        ("death", "always death"),
        ("always at least ten years", "at-least prison 10y"),
        ("always less than ten years", "at-most prison ..<10y"),
        ("一律至少十年", "at-least prison 10y"),
        ("life or death", "always life | death"),
        ("不满十年", "at-most prison ..<10y"),
        ("死刑", "always death"),
        ("always life or death", "always life | death"),
        ("may death", "some-case includes death"),
        ("cannot be executed", "never death"),
        ("must be free", "always exempt"),
        ("no-case always death", "no-case always death"),
        ("至少五年", "at-least prison 5y"),
        ("至少5年", "at-least prison 5y"),
        ("最多三年有期徒刑", "at-most prison 3y"),
        ("最多十五年", "at-most prison 15y"),
        ("不超过六个月", "at-most prison 6m"),
        ("绝不死刑", "never death"),
        ("一律死刑", "always death"),
        ("可以判死刑", "some-case includes death"),
        ("总是罚金", "always fine"),
        ("只能判无期或者死刑", "always life | death"),
        ("more than 3y", "at-least prison >3y.."),
        ("over 3 years in prison", "at-least prison >3y.."),
        ("超过三年", "at-least prison >3y.."),
        ("三年以上", "at-least prison 3y"),  # with the number itself, by art. 99
        ("三年以下有期徒刑", "at-most prison 3y"),
        ("至少五年以上", "at-least prison 5y"),
        ("5 years or more", "at-least prison 5y"),
        ("must be five years and up", "at-least prison 5y"),
        ("十年起步", "at-least prison 10y"),
        ("十五年封顶", "at-most prison 15y"),
        ("10 to 15 years", "always prison 10y..15y"),
        ("between 3 and 10 years", "always prison 3y..10y"),
        ("三年以上十年以下有期徒刑", "always prison 3y..10y"),
        ("五到十年", "always prison 5y..10y"),
        ("exactly 5 years", "always prison 5y"),
        ("at least five years or death", "always prison 5y.. | death"),
        ("五年以上或者死刑", "always prison 5y.. | death"),
        ("at most three years or a fine", "at-most prison 3y"),
    ],
)
def test_assertions_as_people_word_them(typed: str, meant: str) -> None:
    found = assertion(wording(), shipped.law().system("cn"), typed.strip(" ."))
    assert found == Assertion.parse(meant)


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        ("perhaps 5y", 0, "'perhaps' asserts nothing"),
        ("at least", 8, "a sanction is missing"),
        ("at least 5z", 9, "'5z' is no sanction"),
        ("always life or deth", 15, "'deth' is no sanction"),
        ("也许死刑", 0, "asserts nothing"),
        ("more than life", 10, "'more than' wants a term after it"),
        ("10 years to 3 years", 0, "asserts nothing"),
        ("or more", 0, "asserts nothing"),
        ("至少五斤", 2, "'五斤' is no sanction"),
    ],
)
def test_mistakes_name_their_place(typed: str, at: int, said: str) -> None:
    with pytest.raises(ShortError) as error:
        assertion(wording(), shipped.law().system("cn"), typed)
    assert error.value.at == at
    assert said in error.value.why


@pytest.mark.parametrize(
    ("typed", "of", "given"),
    [
        ("cn/240: at least 5y", "cn/240", []),
        ("cn/240 victims=3 surrender: at least 5y", "cn/240", ["victims", "surrender"]),
        ("拐卖 3人：至少十年", "cn/240", ["3人"]),
        ("cn/ch5: never death", "cn/ch5", []),
        ("240 自首: never death", "cn/240", ["自首"]),
        ("拐卖 stole-infant: at least 10y", "cn/240", ["stole-infant"]),
        ("trafficking in women or children surrender: at least 5y", "cn/240", ["surrender"]),
        ("trafficking in women or children: at least 5y", "cn/240", []),
    ],
)
def test_what_a_short_form_speaks_of(typed: str, of: str, given: list[str]) -> None:
    found = short_claim(shipped.law(), wording(), typed, "en", shipped.DAY)
    assert (found.of.ids, list(found.given)) == ((of,), given)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "cn/240: perhaps 5y",
            "column 9: 'perhaps' asserts nothing of a sentence; write, for example, cn/240: at least 5y",
        ),
        ("cn/240: under life", "column 15: 'under' wants a term after it"),
        ("cn/240 victims=3: at least 5z", "column 28: '5z' is no sanction"),
        ("cn/999: never death", "column 1: 'cn/999' is no offence"),
        (": never death", "column 1: an offence is missing"),
    ],
)
def test_a_wrong_short_form_names_the_column(typed: str, said: str) -> None:
    with pytest.raises(UsageProblem, match=said.replace("(", r"\(")):
        short_claim(shipped.law(), wording(), typed, "en", shipped.DAY)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("buyers go free", "buyers-go-unpunished"),
        ("the buyers go free!", "buyers-go-unpunished"),
        ("买家没事", "buyers-go-unpunished"),
        ("a parrot costs more than a child", "parrot-over-child"),
        ("人不如鸟", "parrot-over-child"),
        ("life is realy life", "life-is-really-life"),
        ("五年或者死刑", "five-years-or-death"),
        ("五年", "five-years-or-death"),
        ("property crime never carries the death penalty", "no-property-crime-carries-death"),
        ("a 17 year old can be executed", "seventeen-can-be-executed"),
        ("theft is punished by death", "theft-can-cost-your-life"),
        ("drunk drivers get at most six months", "drunk-driving-six-months"),
        ("17岁可以判死刑", "seventeen-can-be-executed"),
        ("小偷可能判死刑", "theft-can-cost-your-life"),
        ("孕妇从不判死刑", "pregnant-never-executed"),
    ],
)
def test_words_find_the_nearest_claim(typed: str, name: str) -> None:
    found = exact(claims(), typed) or nearest(wording(), claims(), typed).claim
    assert found is not None
    assert found.id == name


@pytest.mark.parametrize("typed", ["aardvark", "the weather is bad", "七", "x" * 500])
def test_words_that_are_like_none_find_none(typed: str) -> None:
    assert nearest(wording(), claims(), typed).claim is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("child traffickers are always executed", "all-child-traffickers-face-death"),
        ("a 16 year old can be executed", "seventeen-can-be-executed"),
        ("attempted rape can carry the death penalty", "rape-can-carry-death"),
        ("arson can carry the death penalty", "law-already-allows-death"),
        ("traffickers get at least 10 years", "at-least-five-years"),
        ("robbery starts at five years", "robbery-starts-at-three-years"),
        ("nobody over 65 is sentenced to death", "over-75-never-executed"),
        ("十六岁也能判死刑", "seventeen-can-be-executed"),
        ("拐卖儿童必判死刑", "all-child-traffickers-face-death"),
        ("强奸犯不会判死刑", "rape-can-carry-death"),
        ("抢劫五年起步", "robbery-starts-at-three-years"),
    ],
)
def test_another_offence_age_figure_or_verb_is_another_claim(typed: str, first: str) -> None:
    found = nearest(wording(), claims(), typed)
    assert (found.claim, found.like[0].id) == (None, first)


def test_every_claim_is_found_by_its_own_words() -> None:
    for each in claims():
        for text in (each.id, *each.text.values(), *each.alias):
            assert exact(claims(), text) is each, text


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("how many traffickers are executed", "statistic"),
        ("70,000 children go missing every year", "statistic"),
        ("每年有多少人被拐卖", "statistic"),
        ("多少孩子被拐", "statistic"),
        ("拐卖案件逐年下降", "statistic"),
        ("trafficking is rising", "statistic"),
        ("死刑没有威慑力", "policy"),
        ("量刑太轻了", "policy"),
        ("人贩子该死", "policy"),
        ("Is the death penalty just?", "policy"),
        ("the law is too lenient", "policy"),
        ("how many years does a trafficker get", ""),
        ("买孩子判多少年", ""),
        ("the death penalty for trafficking should be abolished", "policy"),
        ("买卖应不应该同罪", "policy"),
        ("every trafficker gets at least five years", ""),
        ("买家没事", ""),
    ],
)
def test_what_is_no_question_of_sentencing_law(typed: str, kind: str) -> None:
    assert apart(wording(), typed) == kind


def test_no_claim_that_is_shipped_is_worded_as_none_of_sentencing_law() -> None:
    for each in claims():
        for text in (*each.text.values(), *each.alias):
            assert not apart(wording(), text), text


@pytest.mark.parametrize(
    "text",
    [
        "at-least prison 1y6m",
        "some-case includes death | life",
        "no-case always fine",
        "heavier",
        "never-follows parole-life",
        "at-most fine 5000",
    ],
)
def test_an_assertion_is_written_as_it_is_read(text: str) -> None:
    assert asserted(Assertion.parse(text)) == text


def test_a_claim_is_written_so_that_it_can_be_read(tmp_path) -> None:
    made = short_claim(shipped.law(), wording(), '拐卖 3人 "自首": at least 5y'.replace('"', ""), "en", shipped.DAY)
    path = tmp_path / "mine.toml"
    path.write_text(written(made), encoding="utf-8")
    (again,) = read_claims((str(path),))
    assert again.claim == made


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("240 at least 5y", "cn/240: at-least prison 5y"),
        ("cn/240 at least 5y", "cn/240: at-least prison 5y"),
        ("cn/240 victims=3 surrender at least 5y", "cn/240 victims=3 surrender: at-least prison 5y"),
        ("240 minimum 5 years", "cn/240: at-least prison 5y"),
        ("240 no less than 60 months", "cn/240: at-least prison 5y"),
        ("240 5 years or more", "cn/240: at-least prison 5y"),
        ("art. 240 at most 15 years", "cn/240: at-most prison 15y"),
        ("theft no more than 10 years", "cn/264: at-most prison 10y"),
        ("trafficking three children at least 10 years", "cn/240 victims=3 victim=child: at-least prison 10y"),
        ("Trafficking 3 children is punished by at most life.", "cn/240 victims=3 victim=child: at-most life"),
        ("selling three women at least 10 years", "cn/240 victims=3 victim=woman: at-least prison 10y"),
        ("a 17 year old murderer never death", "cn/232 age=17: never death"),
        ("拐卖三个儿童至少十年", "cn/240 victims=3 victim=child: at-least prison 10y"),
        ("拐卖三名妇女不低于十年", "cn/240 victims=3 victim=woman: at-least prison 10y"),
        ("拐卖两个儿童未遂至多十年", "cn/240 victims=2 victim=child stage=attempt: at-most prison 10y"),
        ("贩卖儿童最低五年", "cn/240: at-least prison 5y"),
        ("拐卖3人最高死刑", "cn/240 victims=3: at-most death"),
        ("240 自首 不超过六个月", "cn/240 surrender: at-most prison 6m"),
    ],
)
def test_a_claim_is_understood_as_it_is_spoken(typed: str, said: str) -> None:
    found = spoken_claim(shipped.law(), wording(), typed, "en")
    assert found is not None
    assert short(found) == said
    assert found.text["en"] == typed


@pytest.mark.parametrize(
    ("typed", "left", "without"),
    [
        ("drunk trafficking three children at least 10 years", ("drunk",), "cn/240 victims=3 victim=child: at-least"),
        ("拐卖红色儿童至少五年", ("红色",), "cn/240 victim=child: at-least prison 5y"),
        ("trafficking under 18 never death", ("under", "18"), "cn/240: never death"),
        ("240 perhaps 5y", ("perhaps",), "cn/240: always prison 5y"),
        ("240 at least 5 weeks", ("5 weeks",), "cn/240: at-least prison 5y"),
    ],
)
def test_no_word_of_it_is_dropped(typed: str, left: tuple[str, ...], without: str) -> None:
    with pytest.raises(NotUnderstoodError) as error:
        spoken_claim(shipped.law(), wording(), typed, "en")
    assert error.value.left == left
    assert short(error.value.claim).startswith(without)
    for language in ("en", "zh"):
        told = not_understood(words(language), error.value)
        assert all(f"'{each}'" in told for each in left)
        assert short(error.value.claim) in told


@pytest.mark.parametrize("typed", ["hello world", "the weather is at least 5y", "", "at least 5y", "七"])
def test_what_names_no_offence_is_no_claim(typed: str) -> None:
    assert spoken_claim(shipped.law(), wording(), typed, "en") is None


def test_the_short_form_drops_no_number_either() -> None:
    for typed in ("trafficking three children: at least 10y", "拐卖三个儿童：至少十年"):
        found = short_claim(shipped.law(), wording(), typed, "en", shipped.DAY)
        assert short(found) == "cn/240 victims=3 victim=child: at-least prison 10y"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("selling three children is always at least ten years", "cn/240 victims=3 victim=child: at-least prison 10y"),
        ("selling three children: always at least ten years", "cn/240 victims=3 victim=child: at-least prison 10y"),
    ],
)
def test_always_at_least_is_at_least(typed: str, meant: str) -> None:
    colon = ":" in typed
    made = (
        short_claim(shipped.law(), wording(), typed, "en", shipped.DAY)
        if colon
        else spoken_claim(shipped.law(), wording(), typed, "en")
    )
    assert made
    assert short(made) == meant


@pytest.mark.parametrize(
    ("language", "told"), [("en", "a term is never negative: '-5y'"), ("zh", "刑期不能是负数：'-5y'")]
)
def test_a_negative_term_is_told_as_that(language: str, told: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        spoken_claim(shipped.law(), wording(), "240 at least -5y", language)
    assert not_understood(words(language), caught.value).startswith(told)
    with pytest.raises(UsageProblem, match="'-5y' is negative"):
        short_claim(shipped.law(), wording(), "240: at least -5y", language, shipped.DAY)


def test_of_a_number_that_no_article_has_the_nearest_is_named() -> None:
    with pytest.raises(UsageProblem, match=r"'999' is no offence; did you mean cn/4\d\d \("):
        short_claim(shipped.law(), wording(), "999: at least 5y", "en", shipped.DAY)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_where_no_id_can_be_typed_claims_are_named_by_their_titles(language: str) -> None:
    like = nearest(wording(), claims(), "trafficking").like
    said = no_claim(words(language), "trafficking", like, ids=False)
    assert like
    assert all(words(language).text(each.text) in said and each.id not in said for each in like)


@pytest.mark.parametrize(
    ("typed", "language", "shown"),
    [
        ("240: at least 5y", "en", {"Must go lower", "May go lower"}),
        ("cn/232: never death", "en", {"May impose it"}),
        ("cn/232: at most 10y", "zh", {"可以更重"}),
        ("240: always death", "zh", {"应当更轻"}),
        ("cn/232: always life", "zh", {"应当不同", "可以不同"}),
    ],
)
def test_a_list_of_cases_says_what_the_court_must_or_may_do(typed: str, language: str, shown: set[str]) -> None:
    claim = short_claim(shipped.law(), wording(), typed, language, shipped.DAY)
    found = answer(shipped.law(), pose(shipped.law(), claim, shipped.DAY))
    told = claim_text(words(language), shipped.law(), [found])
    every = {
        *re.findall(r"^  (?:Must|May) [a-z ]*[a-z]", told, re.MULTILINE),
        *re.findall(r"^  [应可][当以]..", told, re.MULTILINE),
    }
    assert {each.strip() for each in every} == shown
