"""The engine against the naive judge on the law that is shipped: every offence, in a few small cases each.

A case names some of the offence's own facts and circumstances and leaves some open: as many as the naive judge can try
one by one. Which they are follows from the offence's id, so that every run asks the same.
"""

from __future__ import annotations

import math
import os
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from sentencing.engine.assess import assess
from sentencing.engine.case import Case, ImpossibleCaseError, NotInForceError
from sentencing.engine.prepared import PreparedLaw
from tests.engine.naive import ImpossibleError, closure_of, domains_of, findings_of, judge, unknown_of
from tests.engine.test_against_naive import verdict_of
from tests.shipped import DAY, law

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.naive import Verdict

MOST = 64  # ways of answering, findings of the court included, that a case may leave
TRIES = int(os.environ.get("SENTENCING_CASES", "2"))  # cases of each offence
SLICES = 8
GENERAL = ("age", "role", "stage", "surrender", "recidivist")  # what a case may say of the general rules


@pytest.fixture(scope="module")
def statutes() -> PreparedLaw:
    return PreparedLaw(law())


def small_case(statutes: PreparedLaw, offence: str, others: list[str], seed: int) -> dict[str, Any]:
    """A case of an offence that leaves few answers open."""
    draw = Random(f"{offence} {seed}")
    elements = statutes.offence(offence).elements
    facts: dict[str, Any] = {}
    if any("other" in each.to for each in elements.references) and draw.random() < 0.5:
        facts["other-offence"] = draw.choice(others)
    closure = list(closure_of(statutes, offence, facts))
    domains = domains_of(statutes, closure, facts, DAY)
    own = dict.fromkeys(each.id for each in (*elements.facts, *elements.circumstances) if each.id in domains)
    for name in draw.sample([*own], min(len(own), draw.randint(1, 5))):
        facts[name] = draw.choice([None, draw.choice(domains[name])])
    for name in draw.sample(GENERAL, draw.randint(0, 1)):
        if name in domains:
            facts.setdefault(name, draw.choice(domains[name]))
    room = MOST >> len(findings_of(statutes, closure, DAY))
    while math.prod(map(len, (unknown := unknown_of(statutes, closure, facts, DAY)).values())) > max(room, 1):
        name = max(unknown, key=lambda each: len(unknown[each]))
        facts[name] = draw.choice(unknown[name])
    return facts


def verdict(answer: Callable[[], Verdict]) -> Verdict | str:
    try:
        return answer()
    except (ImpossibleError, ImpossibleCaseError):
        return "impossible"


def disagreement(statutes: PreparedLaw, offence: str, facts: dict[str, Any]) -> str:
    """Where the two do not say the same about a case; empty if they do."""
    ladder = statutes.system(offence.partition("/")[0]).ladder
    expected = verdict(lambda: judge(statutes, offence, facts, DAY))
    found = verdict(lambda: verdict_of(assess(statutes, offence, Case(facts), DAY), ladder))
    return "" if found == expected else f"{offence} {facts}\n  naive  {expected}\n  engine {found}"


def in_force(statutes: PreparedLaw, offence: str) -> bool:
    try:
        statutes.program(offence, DAY, "person")
    except NotInForceError:
        return False
    return True


@pytest.mark.parametrize("part", range(SLICES))
def test_every_offence(statutes: PreparedLaw, part: int) -> None:
    listed = [each.id for each in law().entries() if in_force(statutes, each.id)]
    found = []
    for offence in listed[part::SLICES]:
        others = [each for each in listed if each.partition("/")[0] == offence.partition("/")[0]]
        for seed in range(TRIES):
            facts = small_case(statutes, offence, others, seed)
            found.append(disagreement(statutes, offence, facts))
    assert [each for each in found if each] == []
