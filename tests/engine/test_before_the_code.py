"""Acts before October 1997 that are judged later: which of the two laws governs, and what reaches back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sentencing.corpus.roots import default_roots
from sentencing.corpus.store import open_corpus
from sentencing.engine.case import Case, ImpossibleCaseError, NotInForceError
from sentencing.engine.in_time import InTime, in_time
from sentencing.engine.prepared import PreparedLaw
from sentencing.law import band as bands
from sentencing.law.effect import written
from sentencing.law.sanction import Sanction

if TYPE_CHECKING:
    from sentencing.engine.case import Answer

JUDGED = 19980501


@pytest.fixture(scope="module")
def law() -> PreparedLaw:
    return PreparedLaw(open_corpus(default_roots()))


def told(law: PreparedLaw, offence: str, committed: int, **facts: Answer) -> InTime:
    answers = {name.replace("_", "-"): value for name, value in facts.items()}
    found = in_time(law, offence, Case({"offence-date": committed, "judgment-date": JUDGED} | answers), "2026-11-22")
    assert found is not None
    return found


def band(law: PreparedLaw, *sanctions: str) -> list[str]:
    return [written(each) for each in bands.band(law.system("cn").ladder, map(Sanction.parse, sanctions))]


def words(found: tuple[Sanction, ...] | None) -> list[str]:
    return [written(each) for each in found or ()]


@pytest.mark.parametrize(
    ("committed", "facts", "why", "frame"),
    [
        # Art. 141 of 1979: up to five years, where the Code of 1997 begins at ten.
        (19850501, {"victims": 3}, "not-milder", ["prison 6m..5y"]),
        # Serious in 1985, five to fifteen; two victims are no listed case in 1997, five to ten.
        (19850501, {"victims": 2, "serious_circumstances": True}, "milder", ["prison 5y..10y"]),
        # A ringleader: up to death by the Decision of 1983, up to life by the Code of 1997.
        (19850501, {"ringleader": True}, "milder", ["prison 10y..15y", "life"]),
        # The day before that Decision: fifteen years at most.
        (19830901, {"ringleader": True, "serious_circumstances": True}, "not-milder", ["prison 5y..15y"]),
        # Maximum and minimum of the Decision of 1991 are those of the Code of 1997: the old law.
        (19920501, {}, "not-milder", ["prison 5y..10y"]),
        (19920501, {"victims": 3}, "not-milder", ["prison 10y..15y", "life"]),
        (19970930, {"victims": 3, "especially_serious": True}, "not-milder", ["death"]),
    ],
)
def test_the_milder_law_governs(
    law: PreparedLaw, committed: int, facts: dict[str, Answer], why: str, frame: list[str]
) -> None:
    found = told(law, "cn/240", committed, **facts)
    assert (found.why, words(found.governs.frame)) == (why, band(law, *frame))


def test_buying_was_no_offence_before_the_decision_of_1991(law: PreparedLaw) -> None:
    before, since = told(law, "cn/241", 19910903), told(law, "cn/241", 19910904)
    assert (before.why, before.governs.liable) == ("no-crime-then", False)
    assert (since.why, since.governs.liable) == ("not-milder", True)


def test_an_accessory_answers_by_the_general_part_of_the_law_that_governs(law: PreparedLaw) -> None:
    governs = told(law, "cn/240", 19920501, role="accessory", victims=3).governs
    assert [each.cite for each in governs.rules] == ["cn/criminal-law-1979 24(2)"]
    expected = band(law, "exempt", "surveillance 3m..2y", "detention 1m..6m", "prison 6m..15y", "life")
    assert words(governs.shall) == expected


def test_merit_reaches_back(law: PreparedLaw) -> None:
    found = told(law, "cn/240", 19920501, merit=True)
    assert [each.cite for each in found.governs.rules] == ["68"]
    assert "cn/fashi-1997-5 5" in found.cites
    assert found.governs.day == "1992-05-01"


def test_what_leads_below_without_a_ground_stays_that_of_the_old_code(law: PreparedLaw) -> None:
    found = told(law, "cn/240", 19850501, serious_circumstances=True, judicial_committee_decided=True)
    assert (found.why, found.governs.day) == ("milder", "1998-05-01")
    assert [each.cite for each in found.governs.rules] == ["cn/criminal-law-1979 59(2)"]
    assert "cn/fashi-1997-5 2" in found.cites


def test_limitation_follows_the_new_code(law: PreparedLaw) -> None:
    over = told(law, "cn/240", 19920501, limitation_expired=True)
    assert over.governs.liable is False


def test_what_lifts_the_limit_is_what_the_old_code_says(law: PreparedLaw) -> None:
    """Interpretation of 25 September 1997, item 1: Art. 77 of 1979 knows flight, and no complaint that was refused."""
    refused = told(law, "cn/240", 19920501, limitation_expired=True, complaint_refused=True)
    assert refused.governs.liable is False
    fled = told(law, "cn/240", 19920501, limitation_expired=True, evaded_justice=True)
    assert fled.governs.liable is True
    approved = told(law, "cn/240", 19920501, victims=3, limitation_expired=True, late_prosecution_approved=True)
    assert approved.governs.liable is True


@pytest.mark.parametrize(
    ("offence", "facts"),
    [
        ("cn/240", {"treaty_crime": True}),
        ("cn/238", {"violence_killed": True}),
        ("cn/241", {"forced_indecency": True}),
        ("cn/241", {"organised_begging": True}),
    ],
)
def test_what_was_not_read_is_not_guessed(law: PreparedLaw, offence: str, facts: dict[str, Answer]) -> None:
    with pytest.raises(ImpossibleCaseError) as refused:
        told(law, offence, 19920501, **facts)
    assert "not encoded" in refused.value.label["en"]


def test_a_trafficker_of_fifteen_is_not_liable_once_the_list_is_closed(law: PreparedLaw) -> None:
    found = told(law, "cn/240", 19920501, age=15)
    assert (found.old.liable, found.new.liable, found.why) == (None, False, "no-crime-now")
    assert found.governs.liable is False


def test_an_attempt_answers_by_the_general_part_of_the_law_that_governs(law: PreparedLaw) -> None:
    old, new = (
        told(law, "cn/240", 19850501, stage="attempt"),
        told(law, "cn/240", 19850501, stage="attempt", serious_circumstances=True),
    )
    assert (old.why, [each.cite for each in old.governs.rules]) == ("not-milder", ["cn/criminal-law-1979 20(2)"])
    assert (new.why, [each.cite for each in new.governs.rules]) == ("milder", ["23(2)"])


def test_giving_up_without_harm_reaches_back(law: PreparedLaw) -> None:
    harmless = told(law, "cn/240", 19920501, stage="desisted").governs
    harmful = told(law, "cn/240", 19920501, stage="desisted", harm_caused=True).governs
    assert (harmless.day, harmful.day) == ("1992-05-01", "1992-05-01")
    assert words(harmless.shall) == ["exempt"]
    expected = band(law, "exempt", "surveillance 3m..2y", "detention 1m..6m", "prison 6m..<5y")
    assert words(harmful.shall) == expected


def test_nobody_under_eighteen_is_sentenced_to_death_for_an_old_act(law: PreparedLaw) -> None:
    facts: dict[str, Answer] = {"victims": 3, "especially_serious": True, "gravest_crime_under_18": True}
    governs = told(law, "cn/240", 19920501, age=17, **facts).governs
    assert (governs.day, [each.cite for each in governs.rules]) == (
        "1992-05-01",
        ["cn/criminal-law-1979 14(3)", "49(1)"],
    )
    assert "death" not in {each.rung for each in governs.may or ()}


def test_a_principal_is_not_punished_more_heavily_any_more(law: PreparedLaw) -> None:
    assert told(law, "cn/240", 19920501, joint_principal=True).governs.rules == ()


def test_who_is_a_recidivist_is_asked_by_the_law_of_the_later_act(law: PreparedLaw) -> None:
    """Of two rules on one element, that for the older acts (art. 3 of 1997, not that of 2011) decides."""
    case = Case({"offence-date": 19920501, "judgment-date": 20260101, "recidivist": True})
    found = in_time(law, "cn/241", case, "2026-11-22")
    assert found is not None
    assert [each.cite for each in found.governs.rules] == ["cn/criminal-law-1979 61"]
    told_of = {each.consequence.id: each.consequence.cite for each in found.governs.consequences}
    assert told_of["suspension-barred"] == "cn/criminal-law-1979 69"
    assert "parole-barred-recidivist" not in told_of
    assert "cn/fashi-1997-5 3" in found.cites


def test_an_act_that_goes_on_into_october_1997_is_of_the_new_law(law: PreparedLaw) -> None:
    case = Case({"offence-date": 19970101, "end-date": 19971001, "judgment-date": JUDGED, "victims": 3})
    found = in_time(law, "cn/240", case, "2026-11-22")
    assert found is not None
    assert (found.committed, found.governs.tier.cite if found.governs.tier else "") == ("1997-10-01", "240(1)")


def test_which_law_a_court_of_1992_took_is_not_encoded(law: PreparedLaw) -> None:
    with pytest.raises(NotInForceError):
        in_time(law, "cn/240", Case({"offence-date": 19900501, "judgment-date": 19920501}), "2026-11-22")
