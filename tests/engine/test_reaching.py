"""What of two laws applies besides the one that governs: worked from the interpretations on the amendments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sentencing.corpus.roots import default_roots
from sentencing.corpus.store import open_corpus
from sentencing.engine.case import Case
from sentencing.engine.in_time import in_time
from sentencing.engine.prepared import PreparedLaw

if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.in_time import InTime

TODAY = "2026-11-22"


@pytest.fixture(scope="module")
def law() -> PreparedLaw:
    return PreparedLaw(open_corpus(default_roots()))


def found(law: PreparedLaw, offence: str, committed: int, judged: int, **facts: Any) -> InTime:
    facts = {name.replace("_", "-"): value for name, value in facts.items()}
    both = in_time(law, offence, Case({"offence-date": committed, "judgment-date": judged, **facts}), TODAY)
    assert both is not None
    return both


def follows(both: InTime) -> set[str]:
    return {each.consequence.id for each in both.governs.consequences if each.reached}


def test_what_spares_the_old_is_told_beside_the_law_of_the_act(law: PreparedLaw) -> None:
    """49(2) is of May 2011: the frames are the same, and yet nobody of 76 may be sentenced to death."""
    both = found(law, "cn/232", 20100501, 20120501, age_at_trial=76)
    assert both.governs is both.old
    assert "49(2)" in [rule.cite for rule in both.besides]


def test_a_rule_that_both_laws_have_is_not_told_as_the_other_ones(law: PreparedLaw) -> None:
    assert found(law, "cn/240", 20100501, 20120501, recidivist=True, surrender=True).besides == ()


@pytest.mark.parametrize(
    ("offence", "facts", "day"),
    [
        ("cn/240", {"serious_circumstances": True}, "1985-05-01"),  # Art. 141 of 1979 asked about it
        ("cn/358.1.forcing", {"several_or_repeatedly": True}, "1985-05-01"),
    ],
)
def test_what_only_the_other_law_asks_about_is_not_called_idle(
    law: PreparedLaw, offence: str, facts: dict[str, Any], day: str
) -> None:
    committed = 19850501 if offence == "cn/240" else 20141001
    both = found(law, offence, committed, 20160501, **facts)
    assert both.governs is both.new
    assert [each.code for each in both.governs.reasons if each.id in {name.replace("_", "-") for name in facts}] == [
        "other-law"
    ]
    assert both.old.day in (day, "2014-10-01")


@pytest.mark.parametrize(("committed", "longest"), [(19970930, 120), (19971001, 180)])
def test_an_interpretation_reaches_no_further_back_than_the_law_it_interprets(
    law: PreparedLaw, committed: int, longest: int
) -> None:
    """cn/fashi-2016-28 speaks of Art. 240 of the Code of 1997 (cn/gaojian-2001-5 1)."""
    both = found(law, "cn/240", committed, 20180101, infant_by_deceit=True)
    assert [each.span.high for each in both.governs.frame if each.span] == [longest]


@pytest.mark.parametrize(("offence", "barred"), [("cn/234", False), ("cn/232", True)])
def test_parole_after_other_violence_is_that_of_the_newer_text(law: PreparedLaw, offence: str, *, barred: bool) -> None:
    """cn/fashi-2011-9 8: the old 81(2) barred it after every violent crime, the new one after those that it names."""
    assert "parole-barred-violence" in follows(found(law, offence, 20100501, 20100901, death=True))
    assert ("parole-barred-violence" in follows(found(law, offence, 20100501, 20120501, death=True))) is barred


def test_commutation_may_be_restricted_for_an_older_act(law: PreparedLaw) -> None:
    """cn/fashi-2011-9 2(2): where a plain suspended death sentence would not answer to the crime."""
    assert "restricted-commutation-earlier-act" in follows(found(law, "cn/232", 20100501, 20120501))
    newer = follows(found(law, "cn/232", 20120501, 20130501))
    assert "restricted-commutation" in newer
    assert "restricted-commutation-earlier-act" not in newer
    trafficking = found(law, "cn/240", 20100501, 20120501, victims=3, especially_serious=True)
    assert "restricted-commutation-earlier-act" not in follows(trafficking)


@pytest.mark.parametrize(
    ("ended", "ban"), [(20151031, "no-occupational-ban"), (20151101, "occupational-ban-for-what-went-on")]
)
def test_the_ban_from_a_profession_takes_an_act_that_went_on(law: PreparedLaw, ended: int, ban: str) -> None:
    both = found(law, "cn/240", 20150501, 20160501, end_date=ended, used_profession=True)
    assert follows(both) & {"occupational-ban", "no-occupational-ban", "occupational-ban-for-what-went-on"} == {ban}


def test_rape_before_forcing_into_prostitution_under_either_law(law: PreparedLaw) -> None:
    """Until October 2015 a listed case of 358(1); since then a second conviction (358(3))."""
    both = found(law, "cn/358.1.forcing", 20151031, 20160501, raped=True)
    assert both.old.tier is not None
    assert both.old.tier.id == "serious-forcing"
    assert [each.offence for each in both.new.cumulate] == ["cn/236"]
