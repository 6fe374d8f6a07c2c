"""The engine against the naive judge, on random laws and cases, and what must hold of every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, note

from sentencing.engine.assess import assess
from sentencing.engine.case import Case, ImpossibleCaseError
from sentencing.law import band as bands
from tests.engine.naive import ImpossibleError, Verdict, judge
from tests.engine.strategies import Posed, posed, referred
from tests.engine.systems import DAY
from tests.engine.zones import Piece, canonical, zone

if TYPE_CHECKING:
    from sentencing.engine.assessment import Assessment
    from sentencing.law.band import Band
    from sentencing.law.sanction import Ladder


def stretches(ladder: Ladder, band: Band) -> tuple[Piece, ...]:
    return canonical(ladder, zone(ladder, band))


def verdict_of(assessment: Assessment, ladder: Ladder) -> Verdict:
    """An assessment in the naive judge's terms."""
    return Verdict(
        assessment.liable,
        assessment.convicted_of,
        assessment.tier.id if assessment.tier else None,
        stretches(ladder, assessment.frame),
        stretches(ladder, assessment.shall),
        stretches(ladder, assessment.may),
        stretches(ladder, assessment.open),
        frozenset((outcome.tier, stretches(ladder, outcome.band)) for outcome in assessment.outcomes),
    )


def agrees(case: Posed) -> None:
    ladder = case.law.system("xx").ladder
    try:
        expected = judge(case.law, case.offence, case.facts, DAY)
    except ImpossibleError:
        with pytest.raises(ImpossibleCaseError):
            assess(case.law, case.offence, Case(case.facts), DAY)
        return
    found = verdict_of(assess(case.law, case.offence, Case(case.facts), DAY), ladder)
    for name, one, other in zip(Verdict._fields, expected, found, strict=True):
        if one != other:
            note(f"{name}:\n  naive  {one}\n  engine {other}")
    assert found == expected


@given(posed())
def test_one_offence(case: Posed) -> None:
    agrees(case)


@given(referred())
def test_offences_that_refer_to_one_another(case: Posed) -> None:
    agrees(case)


def holds_together(case: Posed) -> None:
    ladder = case.law.system("xx").ladder
    try:
        found = assess(case.law, case.offence, Case(case.facts), DAY)
    except ImpossibleCaseError:
        return
    assert bands.holds(ladder, found.may, found.shall)
    assert bands.holds(ladder, found.open, found.may)
    if not found.unknown:
        assert bands.plain(found.open) == bands.plain(found.may)
    if found.liable is False:
        assert (found.tier, found.convicted_of, found.frame, found.open) == (None, None, (), ())
        assert found.not_liable
        return
    assert found.open
    if found.tier is None:
        assert (found.frame, found.shall, found.may, found.outcomes) == ((), (), (), ())
        return
    assert found.frame
    assert found.shall
    assert bands.plain(bands.union(ladder, (outcome.band for outcome in found.outcomes))) == bands.plain(found.may)
    assert all(outcome.band for outcome in found.outcomes)


@given(posed())
def test_what_holds_of_every_answer(case: Posed) -> None:
    holds_together(case)


@given(referred())
def test_what_holds_of_every_answer_with_references(case: Posed) -> None:
    holds_together(case)
