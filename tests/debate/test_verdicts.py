"""The shipped claims, answered again: each author's verdict was read from the text of the law first."""

from __future__ import annotations

from functools import cache

import pytest

from sentencing.corpus.claims import Written, claim_files, read_claims
from sentencing.corpus.roots import shipped as shipped_root
from sentencing.debate.check import days_of
from sentencing.debate.claim import pose
from sentencing.debate.counterexamples import Shown, shown
from sentencing.debate.fit import FORCES, PERMITS
from sentencing.debate.verdict import Answered, answer
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.claim import sayable
from tests import shipped

DEBATE_2015 = {
    "five-years-or-death",
    "law-already-allows-death",
    "all-child-traffickers-face-death",
    "buyers-go-unpunished",
    "buyers-at-most-three-years",
    "no-mandatory-death",
}


@cache
def claims() -> dict[str, Written]:
    return {each.claim.id: each for each in read_claims(claim_files((shipped_root(),)))}


@cache
def law() -> PreparedLaw:
    return PreparedLaw(shipped.law())


@cache
def answered(name: str, day: str = shipped.DAY) -> Answered:
    return answer(law(), pose(shipped.law(), claims()[name].claim, day))


def asked() -> list[tuple[str, str]]:
    return [(name, day) for name, each in claims().items() for day in days_of(each, shipped.DAY)]


@pytest.mark.parametrize(("name", "day"), asked())
def test_every_verdict_is_the_one_that_was_read_from_the_text(name: str, day: str) -> None:
    found = answered(name, day)
    assert found.expected is not None
    assert (found.verdict, found.statute) == (found.expected.verdict, found.expected.statute)


def test_the_debate_of_2015_is_answered_then_and_now() -> None:
    assert claims().keys() >= DEBATE_2015
    assert len(claims()) >= len(DEBATE_2015) + 20
    for name in DEBATE_2015:
        assert [day.isoformat() for day in claims()[name].claim.as_of] == ["2015-06-18"]


@pytest.mark.parametrize("name", claims())
def test_every_claim_speaks_both_languages(name: str) -> None:
    claim = claims()[name].claim
    assert claim.answer
    for text in (claim.text, *(part for each in claim.answer for part in (each.why, each.say, each.expect))):
        assert set(text) == {"en", "zh"}
    for each in claim.answer:
        assert all(sayable(said) for said in each.say.values()), each.say


@pytest.mark.parametrize("day", ["2015-06-18", shipped.DAY])
def test_at_least_five_years_for_every_trafficker(day: str) -> None:
    found = answered("at-least-five-years", day)
    assert (found.verdict, found.statute) == ("false", "right")
    by = {(each.kind, reason.id): each for each in found.counterexamples for reason in each.reasons}
    for rule, cite in (("desisted", "24(2)"), ("desisted-with-harm", "24(2)"), ("coerced", "28")):
        assert by[FORCES, rule].cites == (cite,)
    for rule, cite in (("accessory", "27(2)"), ("attempt", "23(2)"), ("surrender", "67(1)"), ("major-merit", "68")):
        assert by[PERMITS, rule].cites == (cite,)
    assert by[FORCES, "desisted"].facts == {"stage": "desisted"}
    assert by[FORCES, "desisted-with-harm"].facts == {"stage": "desisted", "harm-caused": True}
    named = {name for each in found.counterexamples for name in each.facts}
    assert not named & {"plea", "restitution", "remorse", "reconciliation"}
    assert not any(set(each.facts) == {"confession"} for each in found.counterexamples)
    assert [each.kind for each in found.counterexamples] == sorted(each.kind for each in found.counterexamples)
    ages = [each.facts["age"] for each in found.not_counted if set(each.facts) == {"age"}]
    assert ages
    assert max(ages) == 15 or all(age < 16 for age in ages)


@pytest.mark.parametrize("name", ["at-least-five-years", "buyers-at-most-three-years", "traffickers-always-fined"])
def test_a_counterexample_is_none_without_one_of_its_facts(name: str) -> None:
    """Every counterexample is smallest: with any fact fewer, its reasons no longer hold together."""
    found = answered(name)
    for case in found.counterexamples:
        facts = set(case.facts.items())
        smaller = [each for each in found.counterexamples if set(each.facts.items()) < facts]
        reasons = {each.id for each in case.reasons}
        assert not any({reason.id for reason in each.reasons} & reasons for each in smaller)


@pytest.mark.parametrize("kind", [FORCES, PERMITS])
def test_no_smallest_case_of_all_is_left_out(kind: str) -> None:
    """What single grounds show is all that all cases at once show."""
    found = answered("at-least-five-years")
    (cases,) = found.cases
    smallest = cases.whole.smallest(lambda group: cases.counts(group) and cases.fit(group) == kind)
    shows = [{(each.noun, each.id) for each in case.reasons} for case in found.counterexamples]
    assert len(smallest) > 1
    for facts in smallest:
        reasons = {(each.noun, each.id) for each in shown(law(), found.posed, Shown("cn/240", facts), kind).reasons}
        assert any(each <= reasons for each in shows), facts


def test_what_forces_leaves_the_court_no_way_to_comply() -> None:
    found = answered("at-least-five-years")
    for case in found.counterexamples:
        low = [each for each in case.assessment.may if each.rung == "prison" and each.span.high > 60]
        graver = [each for each in case.assessment.may if each.rung in ("life", "death")]
        assert bool(low or graver) is (case.kind == PERMITS), case.facts


def test_the_smallest_witness_of_what_exists() -> None:
    witness = answered("law-already-allows-death").witness
    assert witness is not None
    assert len(witness.facts) == 2
    assert witness.facts["especially-serious"] is True
    assert "240(1)" in witness.cites


def test_those_convicted_elsewhere_are_left_out_if_the_claim_says_so() -> None:
    assert {each.offence for each in answered("no-property-crime-carries-death").counterexamples} == {"cn/263"}
    assert {
        each.convicted_of
        for each in (case.assessment for case in answered("buyers-at-most-three-years").counterexamples)
    } == {"cn/240"}


def test_mandatory_death_now_and_in_2015() -> None:
    now = {each.offence for each in answered("no-mandatory-death").counterexamples}
    then = {each.offence for each in answered("no-mandatory-death", "2015-06-18").counterexamples}
    assert {"cn/121", "cn/240"} <= now
    assert then - now == {"cn/239", "cn/382", "cn/385"}
