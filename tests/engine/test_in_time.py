"""Which of two laws governs an act: cases in both directions, worked from the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sentencing.corpus.roots import default_roots
from sentencing.corpus.store import open_corpus
from sentencing.engine.assess import assess
from sentencing.engine.case import Case, ImpossibleCaseError, NotInForceError
from sentencing.engine.in_time import in_time
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.sanction import Sanction

if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.in_time import InTime

TODAY = "2026-11-22"
BUYING = {"victim": "child", "abused": False, "obstructed": False}


@pytest.fixture(scope="module")
def law() -> PreparedLaw:
    return PreparedLaw(open_corpus(default_roots()))


def found(law: PreparedLaw, offence: str, committed: int, **facts: Any) -> InTime:
    facts = {name.replace("_", "-"): value for name, value in facts.items()}
    both = in_time(law, offence, Case({"offence-date": committed, **facts}), TODAY)
    assert both is not None
    return both


def rungs(band: tuple[Sanction, ...]) -> list[str]:
    return [each.rung for each in band]


def test_a_purchase_before_november_2015_keeps_the_old_exemption(law: PreparedLaw) -> None:
    both = found(law, "cn/241", 20151031, **BUYING)
    assert both.why == "not-milder"
    assert "not-pursued" in rungs(both.governs.may)
    assert "not-pursued" not in rungs(both.new.may)


def test_a_purchase_since_then_has_only_the_new_law(law: PreparedLaw) -> None:
    assert "not-pursued" not in rungs(found(law, "cn/241", 20151101, **BUYING).governs.may)


def test_embezzlement_by_the_milder_figures_of_2016(law: PreparedLaw) -> None:
    """100,000 yuan: ten years or more before November 2015, three at most since."""
    both = found(law, "cn/382", 20140601, amount=100_000)
    assert (both.why, both.governs.day) == ("milder", TODAY)
    assert both.governs.frame[-1].span is not None
    assert both.governs.frame[-1].span.high == 36


def test_bribe_giving_by_the_milder_frame_of_2024(law: PreparedLaw) -> None:
    """390(1): up to five years until February 2024, up to three since."""
    assert found(law, "cn/389", 20230601, amount=30_000).why == "milder"


def test_the_graver_frame_of_2021_does_not_reach_back(law: PreparedLaw) -> None:
    """176(1): a huge sum had three to ten years until Amendment XI, which put a frame of ten or more above it."""
    both = found(law, "cn/176", 20200101, amount=60_000_000)
    assert (both.why, both.governs.day) == ("not-milder", "2020-01-01")
    assert both.governs.frame[-1].span is not None
    assert both.governs.frame[-1].span.high == 120


def test_surrender_with_major_merit_before_may_2011_still_obliges(law: PreparedLaw) -> None:
    """cn/fashi-2011-9 5: the old 68(2) applies whichever law governs the rest."""
    both = found(law, "cn/240", 20100101, surrender=True, major_merit=True)
    assert "exempt" in rungs(both.governs.shall)
    assert "cn/fashi-2011-9 5" in both.cites


def test_confession_counts_for_acts_before_may_2011(law: PreparedLaw) -> None:
    """cn/fashi-2011-9 4: 67(3) is of 2011, and applies to earlier acts."""
    both = found(law, "cn/240", 20100101, confession=True)
    assert "confession" in [rule.id for rule in both.governs.rules]


def test_an_act_that_ended_later_is_of_the_day_on_which_it_ended(law: PreparedLaw) -> None:
    both = found(law, "cn/241", 20140601, end_date=20160101, **BUYING)
    assert both.committed == "2016-01-01"
    assert "not-pursued" not in rungs(both.governs.may)


def test_judged_on_the_day_of_the_act_there_is_one_law(law: PreparedLaw) -> None:
    case = Case({"offence-date": 20140601, "judgment-date": 20140601})
    assert in_time(law, "cn/240", case, TODAY) is None
    assert in_time(law, "cn/240", Case({}), TODAY) is None


@pytest.mark.parametrize(
    ("offence", "facts", "spared"),
    [
        ("cn/232", {"age_at_trial": 75}, "death"),
        ("cn/240", {"victims": 3, "especially_serious": True, "age": 75}, "death"),
    ],
)
def test_nobody_of_75_is_sentenced_to_death_for_an_older_act(
    law: PreparedLaw, offence: str, facts: dict[str, Any], spared: str
) -> None:
    """49(2) is of May 2011 and milder, and so reaches back (12(1)); a judgment of before then could still say it."""
    assert spared not in rungs(found(law, offence, 20100501, judgment_date=20120501, **facts).governs.may)
    assert spared in rungs(found(law, offence, 20090501, judgment_date=20100501, **facts).governs.may)


def test_old_age_mitigates_older_acts_and_suspends_their_sentences(law: PreparedLaw) -> None:
    """17-1 and the duty of 72(1), both of May 2011."""
    both = found(law, "cn/240", 20100501, judgment_date=20120501, age=75)
    assert [each.span.low for each in both.governs.may if each.span and each.rung == "prison"] == [6]
    assert "suspension-must" in [each.consequence.id for each in both.governs.consequences if each.reached]


@pytest.mark.parametrize(("judged", "recidivist"), [(20120501, False), (20110415, True)])
def test_whoever_was_under_18_is_no_recidivist_when_judged_since_may_2011(
    law: PreparedLaw, judged: int, *, recidivist: bool
) -> None:
    """cn/fashi-2011-9 3(1): who was under 18 at the second act was so at the first, and then the new Art. 65 applies."""
    both = found(law, "cn/240", 20110401, judgment_date=judged, age=17, recidivist=True)
    assert ("recidivist" in [rule.id for rule in both.governs.rules]) is recidivist
    assert ("surveillance" in rungs(both.governs.may)) is not recidivist
    followed = {each.consequence.id for each in both.governs.consequences}
    assert ({"suspension-barred", "parole-barred-recidivist"} <= followed) is recidivist


@pytest.mark.parametrize(
    ("offence", "committed", "judged", "facts", "rule"),
    [
        ("cn/240", 20181001, 20190501, {"plea": True}, "plea"),
        ("cn/234", 20121001, 20130501, {"reconciliation": True}, "reconciliation-dispute-more"),
    ],
)
def test_procedure_is_that_of_the_judgment(
    law: PreparedLaw, offence: str, committed: int, judged: int, facts: dict[str, Any], rule: str
) -> None:
    """The pleas of October 2018 and the settlements of January 2013 do not ask when the act was done."""
    both = found(law, offence, committed, judgment_date=judged, **facts)
    assert rule in [each.id for each in both.governs.rules]
    earlier = found(law, offence, committed - 10_000, judgment_date=committed, **facts)
    assert rule not in [each.id for each in earlier.governs.rules]


def test_a_favourable_interpretation_reaches_back(law: PreparedLaw) -> None:
    """cn/gaojian-2001-5 3: minors who must be exempt under the interpretation of January 2006."""
    both = found(law, "cn/241", 20050601, judgment_date=20070101, victim="woman", age=17, remorse=True, surrender=True)
    assert rungs(both.governs.shall) == ["exempt"]


def test_a_rule_is_cited_once(law: PreparedLaw) -> None:
    cites = "; ".join(found(law, "cn/232", 20100501, judgment_date=20120501, age=75).cites).split("; ")
    assert len(cites) == len(set(cites))


@pytest.mark.parametrize(
    "days",
    [
        {"offence-date": 20160101, "judgment-date": 20150101},
        {"offence-date": 20160101, "end-date": 20150101},
        {"offence-date": 20150101, "end-date": 20160101, "judgment-date": 20150601},
    ],
)
def test_days_out_of_order_are_refused(law: PreparedLaw, days: dict[str, int]) -> None:
    with pytest.raises(ImpossibleCaseError) as refused:
        assess(law, "cn/240", Case(days), TODAY)
    assert set(refused.value.answers) <= set(days)


def test_days_in_order_or_unknown_are_not(law: PreparedLaw) -> None:
    for days in ({"offence-date": 20150101, "end-date": 20150101, "judgment-date": 20150101}, {"end-date": None}):
        assert assess(law, "cn/240", Case(dict(days)), TODAY).liable is True


def test_what_is_not_encoded_is_not_guessed(law: PreparedLaw) -> None:
    with pytest.raises(NotInForceError):
        in_time(law, "cn/264", Case({"offence-date": 20090101, "amount": 5000}), TODAY)


@pytest.mark.parametrize(
    ("offence", "committed", "judged"),
    [
        ("cn/236-1", 20200501, 20220101),  # made an offence on 1 March 2021 (Amendment XI)
        ("cn/236-1", 20200501, 20201201),  # and judged before that, too
        ("cn/133-1", 20110430, 20110601),  # dangerous driving: the last day before 1 May 2011
    ],
)
def test_an_act_before_its_offence_existed_is_none(law: PreparedLaw, offence: str, committed: int, judged: int) -> None:
    """12(1): what the law of the day did not call an offence is none, whatever came later."""
    both = found(law, offence, committed, judgment_date=judged)
    assert (both.why, both.governs.liable) == ("no-crime-then", False)
    assert [(each.code, each.cite) for each in both.governs.not_liable] == [("not-yet", "12(1)")]
    assert not both.governs.open


def test_what_the_act_was_then_is_told(law: PreparedLaw) -> None:
    """Rape was an offence all along; 236-1(2) compares it with the offence of 2021."""
    both = found(law, "cn/236-1", 20200501, judgment_date=20220101, also_rape=True)
    assert both.governs.elsewhere == ("cn/236",)


@pytest.mark.parametrize(("ended", "liable"), [(20210228, False), (20210301, True)])
def test_an_act_that_goes_on_is_of_the_law_of_its_last_day(law: PreparedLaw, ended: int, *, liable: bool) -> None:
    both = found(law, "cn/236-1", 20200501, end_date=ended, judgment_date=20220101)
    assert both.governs.liable is liable


class TestInterpretationsAfterTheAct:
    """cn/gaojian-2001-5: an interpretation that came after the act applies to what is not yet decided, if there was none
    on the point before (2); otherwise the older one does, unless the newer is better for the accused (3)."""

    @pytest.mark.parametrize(("judged", "longest"), [(20161231, 120), (20170101, 180)])
    def test_the_first_one_reaches_back_once_it_is_law(self, law: PreparedLaw, judged: int, longest: int) -> None:
        """cn/fashi-2016-28 1: an infant got by deceit counts as stolen, since 1 January 2017."""
        both = found(law, "cn/240", 20160601, judgment_date=judged, infant_by_deceit=True)
        assert both.old.day == "2016-06-01"
        assert [each.span.high for each in both.governs.frame if each.span] == [longest]
        assert ("cn/gaojian-2001-5 2" in both.cites) is (longest == 180)

    @pytest.mark.parametrize(("judged", "applies"), [(20130122, False), (20130123, True)])
    def test_a_rule_of_it_reaches_back_too(self, law: PreparedLaw, judged: int, *, applies: bool) -> None:
        """cn/fashi-2013-3 6(1): paid before the case was opened, for an offence of 2011."""
        both = found(law, "cn/276-1", 20120601, judgment_date=judged, paid_before_filing=True)
        assert ("paid-before-filing" in [rule.id for rule in both.governs.rules]) is applies

    def test_nothing_is_cited_that_changes_nothing(self, law: PreparedLaw) -> None:
        both = found(law, "cn/240", 20160601, judgment_date=20170601, victims=2)
        assert both.cites == ("12(1); cn/fashi-1997-12 1; cn/fashi-1997-12 2",)

    def test_one_that_replaced_another_does_not(self, law: PreparedLaw) -> None:
        """cn/fashi-2013-25 took the place of an interpretation of 2002; by what it added nobody answers for older acts."""
        both = found(law, "cn/267", 20130601, judgment_date=20140601, amount=3000, victim_suicide=True)
        assert [each.span.high for each in both.governs.frame if each.span][-1] == 36


def test_a_system_without_such_a_rule_has_one_law(law: PreparedLaw) -> None:
    assert in_time(law, "us/1591", Case({"offence-date": 20200101}), TODAY) is None
