"""Answers as text: the sentence first, true to the assessment, within 80 cells, in every language."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.report.cells import width
from sentencing.report.lead import headline, lead
from sentencing.report.telling import Telling
from sentencing.report.text import assessment_text
from sentencing.report.why import notes, steps
from sentencing.report.words import languages, words
from tests.shipped import DAY, answer, law

Answer = bool | int | str | None
CASES: tuple[tuple[str, dict[str, Answer]], ...] = (
    ("cn/240", {}),
    ("cn/240", {"victims": 3}),
    ("cn/240", {"victims": 3, "surrender": True}),
    ("cn/240", {"victims": 3, "especially_serious": True}),
    ("cn/240", {"victims": 3, "especially_serious": True, "age": 17}),
    ("cn/240", {"especially_serious": True}),
    ("cn/240", {"role": "coerced"}),
    ("cn/240", {"role": "accessory"}),
    ("cn/240", {"recidivist": True}),
    ("cn/240", {"age": 15, "raped_victim": True}),
    ("cn/240", {"age": None}),
    ("cn/240", {"victims": None}),
    ("cn/240", {"stage": None}),
    ("cn/240", {"killed_victim": True}),
    ("cn/241", {"victim": "woman", "return_obstructed": False}),
    ("cn/241", {"victim": "child", "abused": False, "obstructed": False}),
    ("cn/241", {"forced_sex": True}),
    ("cn/241", {"resold": True}),
    ("cn/264", {"amount": 900}),
    ("cn/264", {"amount": 2000}),
    ("cn/239", {"killed": True, "surrender": True}),
    (
        "cn/238",
        {
            "foreigner": True,
            "outside_china": True,
            "against_china": True,
            "serious_injury": True,
            "stage": "preparation",
        },
    ),
    ("us/1591", {"victim_age": 16}),
    ("us/1591", {"victim_age": 16, "registered_sex_offender": True}),
    ("us/1591", {}),
    ("de/232", {"force_threat_deception": True, "victim_age": 16, "stage": "attempt"}),
    ("ew/msa-2", {}),
)


def told(offence: str, language: str = "en", day: str = DAY, **said: Answer) -> str:
    return assessment_text(words(language), law(), answer(offence, day, **said))


def leading(offence: str, language: str = "en", day: str = DAY, **said: Answer) -> list[str]:
    return list(lead(Telling(words(language), law(), answer(offence, day, **said))))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("offence", "said"), CASES, ids=[f"{offence} {' '.join(said)}" for offence, said in CASES])
class TestEveryAnswer:
    def test_it_fits_on_a_terminal(self, offence: str, said: dict[str, Answer], language: str) -> None:
        lines = told(offence, language, **said).split("\n")
        assert [line for line in lines if width(line) > 80 or line != line.rstrip()] == []
        assert len(lines) <= 60

    def test_no_line_begins_with_punctuation(self, offence: str, said: dict[str, Answer], language: str) -> None:
        lines = [line.strip() for line in told(offence, language, **said).split("\n")]
        assert [line for line in lines if line and line[0] in "，。、；：）”？！"] == []

    def test_nothing_is_left_untold(self, offence: str, said: dict[str, Answer], language: str) -> None:
        text = told(offence, language, **said)
        assert "{" not in text
        assert "None" not in text
        assert "[]" not in text


class TestTheSentence:
    def test_the_ordinary_case(self) -> None:
        assert leading("cn/240") == ["5 to 10 years in prison; with a fine."]
        assert leading("cn/240", "zh") == ["五年以上十年以下有期徒刑，并处罚金。"]

    def test_three_victims(self) -> None:
        assert leading("cn/240", victims=3) == [
            "10 to 15 years in prison, or life; with a fine or confiscation of property."
        ]
        assert leading("cn/240", "zh", victims=3) == ["十年以上有期徒刑或者无期徒刑，并处罚金或者没收财产。"]

    def test_what_the_court_may_and_need_not(self) -> None:
        assert leading("cn/240", victims=3, surrender=True)[1] == (
            "The court may go down to 5 years (voluntary surrender, 67(1)). It need not."
        )
        assert leading("cn/240", "zh", victims=3, surrender=True)[1] == (
            "法院可以减轻至五年（自首，第67条第1款），也可以不减轻。"
        )

    def test_death_is_never_bare(self) -> None:
        said = {"victims": 3, "especially_serious": True}
        assert leading("cn/240", **said)[0].startswith("Death (immediate, or with a two-year reprieve); ")
        assert leading("cn/240", "zh", **said)[0].startswith("死刑（立即执行或者缓期二年执行），并处没收财产")

    def test_what_the_court_must(self) -> None:
        first, second, _ = leading("cn/240", role="coerced")
        assert first.endswith(", with a fine; or exemption from punishment.")
        assert "6 months to under 5 years in prison" in first
        assert second == (
            "The frame is 5 to 10 years, but the court must choose: "
            "below the frame or no punishment (forced to take part, 28)."
        )

    def test_someone_not_liable(self) -> None:
        said = leading("cn/240", age=15, raped_victim=True)
        assert said[0] == "Not liable for this offence."
        assert "17(2)" in said[1]
        assert said[2] == "The same acts make this person liable for another offence: Rape (cn/236)."

    def test_an_offence_not_made_out(self) -> None:
        assert leading("cn/264", amount=900)[0] == "This offence is not made out."

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("en", "It takes one of these: a fairly large amount; repeated theft; theft in a home; or 6 more (264)."),
            ("zh", "构成本罪须有下列之一：数额较大；多次盗窃；入户盗窃；或者另外六种情形之一（第264条）。"),
        ],
    )
    def test_of_many_cases_the_first_are_named(self, language: str, said: str) -> None:
        assert leading("cn/264", language, amount=900)[1] == said

    def test_what_may_be_served_after_the_rest_is_not_certain(self) -> None:
        """Surveillance is one of several punishments for a theft of a large amount (264; 69(2))."""
        assert leading("cn/264", amount=5000, destroyed_afterwards=True)[-1].startswith("Served after it, if imposed: ")

    def test_in_brief_it_says_what_the_court_may_do(self) -> None:
        """Desistance binds a court to exempt; a buyer who did no harm need not even be prosecuted (241(6), until
        2015)."""
        facts: dict[str, Answer] = {"abused": False, "obstructed": False, "stage": "desisted", "victim": "child"}
        told = Telling(words("en"), law(), assess(law(), "cn/241", Case(facts), "2015-08-29"))
        assert headline(told)[0].startswith("Exemption from punishment")
        assert any(each.startswith("The court may go lower, to no prosecution") for each in headline(told))

    def test_liability_that_is_not_known(self) -> None:
        said = leading("cn/264", amount=2000)
        assert said[0].startswith("Whether this person is liable depends on what is not known: local figure")

    def test_a_tier_that_is_not_known(self) -> None:
        assert leading("cn/240", victims=None) == [
            "It depends on what is not known: number of victims.",
            "Open: 5 to 15 years in prison, or life.",
        ]

    def test_nothing_below(self) -> None:
        assert "nothing lies below it" in leading("cn/241", victim="woman", return_obstructed=False)[1]

    def test_a_further_conviction_and_the_total(self) -> None:
        said = leading("cn/241", forced_sex=True)
        assert said[1].startswith("A further conviction: Rape (cn/236), 3 to 10 years in prison")
        assert said[2].startswith("Together: 3 to 13 years in prison (69(1)")

    def test_another_offence_in_its_place(self) -> None:
        assert leading("cn/241", resold=True)[0].startswith("The offence is Trafficking in women or children (cn/240)")

    def test_no_minimum_is_none(self) -> None:
        assert leading("ew/msa-2")[:2] == ["Imprisonment of any length, or life.", "The law sets no minimum."]

    def test_what_is_served_on_top(self) -> None:
        said = " ".join(leading("us/1591", victim_age=16, registered_sex_offender=True))
        assert "one after the other" in said

    def test_the_law_of_another_day(self) -> None:
        said = {"victim": "child", "abused": False, "obstructed": False}
        assert "no prosecution" in " ".join(leading("cn/241", "en", "2015-10-31", **said))
        assert "no prosecution" not in " ".join(leading("cn/241", "en", "2015-11-01", **said))


class TestWhy:
    def why(self, offence: str, **said: Any) -> list[tuple[str, ...]]:
        return [tuple(step) for step in steps(Telling(words("en"), law(), answer(offence, **said)))]

    def test_what_moved_the_range(self) -> None:
        assert self.why("cn/240", victims=3, surrender=True) == [
            ("Three or more victims", "240(1)(2)", "5 to 10 years becomes 10 to 15 years or life"),
            ("Voluntary surrender", "67(1)", "may: lighter or below the frame"),
            ("One step down", "63(1)", "5 to under 10 years, with a fine"),
            ("“10 years or more”", "45", "ends at 15 years for one offence"),
        ]

    def test_what_moved_nothing(self) -> None:
        assert ("Recidivist", "65(1)", "must: heavier, within 5 to 10 years; the range stays the same") in self.why(
            "cn/240", recidivist=True
        )

    def test_what_takes_the_place_of_a_barred_sanction(self) -> None:
        said = self.why("cn/240", victims=3, especially_serious=True, age=17)
        assert any(step[0] == "Barred: death" and "10 to 15 years or life" in step[2] for step in said)

    def test_what_is_barred_is_said_once(self) -> None:
        said = self.why("cn/264", amount=5000, role="accessory", recidivist=True)
        barred = [(step[0], step[1]) for step in said if step[0].startswith("Barred")]
        assert barred == [("Barred: fine, surveillance and short-term detention", "65(1)")]

    def test_a_reduced_frame(self) -> None:
        said = self.why("de/232", force_threat_deception=True, victim_age=16, stage="attempt")
        assert ("The frame reduced", "49(1)", "3 months to 7 years 6 months") in said

    def test_what_each_other_tier_would_take(self) -> None:
        said = notes(Telling(words("en"), law(), answer("cn/240")))
        assert said == (
            "10 to 15 years or life would take one of 8 listed cases (240(1)).",
            "Death would take especially serious circumstances besides (240(1)).",
        )

    def test_a_circumstance_said_in_vain(self) -> None:
        said = notes(Telling(words("en"), law(), answer("cn/240", especially_serious=True)))
        assert said[0] == (
            "Especially serious circumstances (240(1)) changes nothing here: "
            "it counts only together with one of 8 listed cases."
        )


class TestTheRest:
    def test_the_ruler_shows_only_bands_that_differ(self) -> None:
        rows = [line.split()[0] for line in told("cn/240", victims=3, surrender=True).split("\n") if "===" in line]
        assert rows == ["law", "may"]

    def test_contested_sanctions_are_starred_and_explained(self) -> None:
        text = told("cn/240", role="coerced")
        assert "surveillance*" in text
        assert "Contested*" in text
        assert "Others:" in text

    @pytest.mark.parametrize(
        ("language", "said"),
        [("en", "An asterisk marks what is contested among lawyers."), ("zh", "带星号（*）的，法律界有争议。")],
    )
    def test_the_star_is_explained_where_it_stands_first(self, language: str, said: str) -> None:
        assert leading("cn/240", language, role="coerced")[-1] == said
        assert said not in leading("cn/240", language, victims=3)

    @pytest.mark.parametrize(
        ("language", "said"), [("en", "Unless all three are there: "), ("zh", "除非三个条件同时具备：")]
    )
    def test_what_would_make_a_child_of_12_liable_begins_with_unless(self, language: str, said: str) -> None:
        """17(3)."""
        assert f"\n{said}" in told("cn/232", language, age=13)

    def test_what_follows(self) -> None:
        text = told("cn/240", victims=3)
        after = text[text.index("What follows") : text.index("What it rests on")]
        assert "72(1)" in after
        assert "87(1)(4)" in after

    def test_the_statutes_own_words(self) -> None:
        assert "处五年以上十年以下有期徒刑，并处罚金" in told("cn/240")
        assert "prison 6m" not in told("de/232")

    def test_whether_the_figures_were_compared(self) -> None:
        text = told("cn/240")
        source = law().offence("cn/240").source
        assert source is not None
        assert ("checked" if source.checked else "not yet compared with the official text") in " ".join(text.split())


@pytest.mark.parametrize("language", languages())
def test_every_offence_can_be_told(language: str) -> None:
    for entry in law().entries():
        if entry.on(DAY) is None:
            continue
        lines = told(entry.id, language).split("\n")
        assert [line for line in lines if width(line) > 80] == [], entry.id


class TestWhatIsNotMadeOut:
    """Of all that an offence takes, only what fails is named, in words."""

    def test_what_was_denied(self) -> None:
        assert leading("cn/142-1", endangers_health=False)[-1] == "It takes enough to harm health seriously (142-1)."

    def test_where_another_offence_took_its_place(self) -> None:
        assert leading("cn/192", not_to_keep=True, **{"cn/176:amount": 100}) == [
            "The offence is Illegally taking deposits from the public (cn/176), 192(1); 176(1).",
            "This offence is not made out.",
            "It takes disturbance of the financial order (176).",
        ]

    @pytest.mark.parametrize(
        ("offence", "said"),
        [
            ("cn/393", {"gain_to_person": True}),
            ("cn/142", {"sales": 40000, "harm_to_health": False}),
            ("cn/204", {"own_tax": True, "amount": 1}),
        ],
    )
    @pytest.mark.parametrize("language", languages())
    def test_no_bare_ids(self, offence: str, said: dict[str, Answer], language: str) -> None:
        declared = {each.id for name in (offence, "cn/389", "cn/140", "cn/201") for each in inputs(name)}
        words_said = set(re.findall(r"[a-z]+(?:-[a-z]+)+", " ".join(leading(offence, language, **said))))
        assert not words_said & {name for name in declared if "-" in name}

    def test_a_way_that_was_denied_is_not_presumed(self) -> None:
        text = told("cn/142-1", banned=False)
        assert "one of 4 listed cases" not in text
        assert "medicines made or imported without approval" in " ".join(text.split())


class TestBarsAndHeadings:
    def test_what_a_rule_allows_and_a_bar_forbids(self) -> None:
        telling = Telling(
            words("en"), law(), answer("cn/433", "2015-10-31", with_enemy=True, especially_serious=True, age=17)
        )
        said = [step.text for step in steps(telling)]
        assert "must: no death" in said[said.index(next(each for each in said if "also death" in each)) :]
        assert not any("49(1)" in sentence for sentence in lead(telling))

    def test_an_offence_of_another_instrument(self) -> None:
        assert "Criminal Law 1" not in told("cn/decision-1998-1")
        assert "《惩治外汇犯罪决定》第1条" in told("cn/decision-1998-1", "zh")


def inputs(offence: str) -> tuple[Any, ...]:
    elements = law().offence(offence).elements
    return (*elements.facts, *elements.circumstances)


class TestWhatIsSaidInVain:
    """Every answer that moves nothing is named, in one line that says why."""

    def said(self, offence: str, day: str = DAY, language: str = "en", **facts: Answer) -> str:
        return " ".join(notes(Telling(words(language), law(), answer(offence, day, **facts))))

    def test_a_role_in_a_negligent_offence(self) -> None:
        assert "Accessory changes nothing: this offence does not ask about it." in self.said("cn/133", role="accessory")
        assert "changes nothing" not in self.said("cn/133", role="principal")
        assert "changes nothing" not in self.said("cn/240", role="accessory")

    def test_a_circumstance_of_another_day(self) -> None:
        assert "changes nothing: it is not law on 1 Jan 2015" in self.said("cn/201", "2015-01-01", no_demand=True)
        assert "changes nothing" not in self.said("cn/201", no_demand=True)

    def test_a_number_that_nothing_asks_about_though_not_liable(self) -> None:
        assert "Number of victims: 3 changes nothing" in self.said("cn/264", amount=900, victims=3)

    def test_what_waits_for_another_answer_is_not_in_vain(self) -> None:
        assert "changes nothing" not in self.said("cn/201", paid_up=True)
        assert "changes nothing" in self.said("cn/201", paid_up=True, evasion_punished=True)

    def test_what_a_further_conviction_asks_about(self) -> None:
        assert "changes nothing" not in self.said("cn/241", forced_sex=True, killed_victim=True)


def test_what_lets_the_court_find_something_is_not_said_to_change_nothing() -> None:
    """Done repeatedly, 600,000 yuan: serious circumstances may be found (cn/fashi-2025-13 5)."""
    told = Telling(words("en"), law(), answer("cn/312", amount=600_000, repeatedly=True))
    assert not [each for each in notes(told) if "changes nothing" in each]


def test_what_an_offence_is_by_its_article_is_told() -> None:
    """Helping terrorism is a terrorist crime: nothing needs to be said, and nothing is found (66)."""
    told = Telling(words("en"), law(), answer("cn/120-1", earlier_security_crime=True))
    assert "holds of this offence by its article" in [each.text for each in steps(told)]


def test_what_an_unknown_answer_may_open_is_not_denied() -> None:
    """Under 18 or from 75 a sentence of up to three years is in reach, and with it suspension (72(1))."""
    assert "No suspension" in told("cn/240")
    assert "No suspension" not in told("cn/240", age=None)


def test_what_would_let_the_court_go_below_the_frame_in_vain_is_named() -> None:
    """The interpretation of 2016 lets the court take a settled marriage as freedom to return (art. 5)."""
    said = leading("cn/241", victim="woman", stays_by_choice=True)[1]
    assert said.startswith("The court may go below the frame (woman's return not obstructed, 241(6);")


def test_a_court_that_may_stay_in_the_frame_need_not_go_below_it() -> None:
    """17(4) lets the court choose between lighter and mitigated; below the frame of 241 nothing lies."""
    said = leading("cn/241", victim="child", age=17)[1]
    assert said.startswith("The court must choose: lighter or below the frame")
    assert said.endswith("nothing lies below the frame.")


class TestWhatIsOpenForWantOfAnAnswer:
    @pytest.mark.parametrize(
        ("offence", "day", "said", "expected"),
        [
            ("cn/264", DAY, {"amount": 50000}, "To settle it, say: huge-here=N, from 30000 to 100000."),
            ("cn/240", DAY, {"victims": None}, "To settle it, say: victims=N."),
            ("cn/241", "2015-06-18", {"victim": "child", "abused": False}, "To settle it, say: obstructed=yes|no."),
            ("cn/241", "2015-06-18", {"abused": True, "return_obstructed": True}, ""),
        ],
    )
    def test_what_to_type_is_told(self, offence: str, day: str, said: dict[str, Answer], expected: str) -> None:
        shown = told(offence, day=day, **said)
        assert (expected in shown) if expected else ("To settle it" not in shown)

    def test_tiers_it_may_lie_in_are_told_apart(self) -> None:
        labels = [each.label for each in steps(Telling(words("en"), law(), answer("cn/264", amount=50000)))]
        assert labels == ["The frame", "A huge amount or other serious circumstances"]


def test_what_is_not_said_is_told_only_where_it_bears_and_is_not_presumed() -> None:
    """Which act it was counts only at 14 and 15 (17(2)); an age that is presumed is not said to be another."""

    def unsaid(offence: str, **said: Answer) -> str:
        return told(offence, **said).partition("Not said")[2].partition("Not named")[0]

    assert "transporting" not in unsaid("cn/347", **{"drugs.heroin": 50000})
    assert "act" in [each.id for each in answer("cn/347", age=15).assumptions]
    assert "age of the victim" not in unsaid("de/232")
    assert "completed" in unsaid("de/232")


def test_what_moved_the_range_stands_before_what_moved_nothing() -> None:
    said = assessment_text(
        words("en"),
        law(),
        answer("cn/240", victims=3, especially_serious=True, recidivist=True, surrender=True, merit=True),
    )
    why = said[said.index("\nWhy\n") :]
    order = [why.index(each) for each in ("Voluntary surrender", "One step down", "Recidivist", "Merit")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("language", "offence", "exception"),
    [
        ("en", "cn/240", "75 at trial, except for cruel killing: no death, 49(2)"),
        ("en", "cn/232", "75 at trial, except for cruel killing: no death, 49(2)"),
        ("zh", "cn/240", "非特别残忍致死"),
    ],
)
def test_that_death_remains_possible_for_a_cruel_killing_at_75_is_told(
    language: str, offence: str, exception: str
) -> None:
    said = assessment_text(words(language), law(), answer(offence, age_at_trial=75))
    assert "".join(exception.split()) in "".join(said.split())
