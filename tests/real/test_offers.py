"""What is said to open another frame does open it on the very case, and what is said to be out of reach stays so."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from sentencing.engine.assess import assess
from sentencing.engine.case import Case, CaseError
from sentencing.engine.frame import frame_of
from sentencing.engine.program import prepare
from sentencing.law import band as bands
from sentencing.report.telling import Telling
from sentencing.report.why import notes
from sentencing.report.words import words
from tests.shipped import DAY, answer, law

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assessment, Reason
    from sentencing.engine.case import Answer
    from sentencing.engine.program import Program
    from sentencing.law.condition import Node

Facts = dict[str, "Answer"]

OFFENCES = ("cn/240", "cn/232", "cn/234", "cn/236", "cn/263", "cn/264", "cn/347", "cn/239", "cn/382", "cn/133")
PERSONAL: tuple[Facts, ...] = (
    {"age": 17},
    {"age": 15},
    {"age-at-trial": 76},
    {"pregnant-at-trial": True},
    {"role": "coerced"},
    {"role": "accessory"},
    {"stage": "desisted"},
    {"stage": "attempt"},
    {"surrender": True},
)
_CASES = 12
_MOST = 400


def cases(offence: str) -> Iterator[Facts]:
    """Some of the offence's own answers beside some about the person."""
    program = prepare(law().offence(offence), law().system("cn"), DAY)
    own = {name for tier, _ in program.tiers for way in opening(program, tier.tier.when) for name in way.items()}
    chance = random.Random(offence)
    for _ in range(_CASES):
        said: Facts = dict(chance.sample(sorted(own, key=str), k=min(len(own), chance.randrange(3))))
        for each in chance.sample(PERSONAL, k=chance.randrange(3)):
            said |= each
        yield said


def opening(program: Program, node: Node | None) -> list[Facts]:
    """Answers that make a condition hold, one way after another (of long ones, the first ways)."""
    if node is None:
        return [{}]
    match node[0]:
        case "any":
            return [way for part in node[1] for way in opening(program, part)][:_MOST]
        case "all":
            found: list[Facts] = [{}]
            for part in node[1]:
                found = [one | way for one in found for way in opening(program, part)][:_MOST]
            return found
        case "yes":
            circumstance = program.circumstances.get(node[1])
            given = circumstance.when if circumstance else None
            return opening(program, given) if given else [{node[1]: True}]
        case "test":
            return [{node[1]: value} for value in passing(node[2])]
        case _:
            return [{}]


def passing(comparisons: tuple[tuple[str, tuple[str, Answer]], ...]) -> list[Answer]:
    """A value that passes a test, if one of its ends does."""
    low = {">=": 0, "==": 0, ">": 1}
    return [
        value + low[sign] if isinstance(value, int) else value
        for sign, operand in comparisons
        if sign in low and operand[0] in ("n", "w") and isinstance(value := operand[1], int | str)
    ]


def tried(program: Program, offence: str, facts: Facts, reason: Reason) -> Iterator[Assessment]:
    """The case with each way of opening a tier, where that reaches it."""
    chain, tier = [], program.ready(reason.id).tier
    while True:
        chain.append(tier.when)
        if not tier.within:
            break
        tier = program.ready(tier.within).tier
    for way in opening(program, ("all", tuple(node for node in chain if node is not None))):
        try:
            then = assess(law(), offence, Case(facts | way), DAY)
        except CaseError:
            continue
        if then.tier and then.tier.id == reason.id and then.convicted_of == offence:
            yield then


@pytest.mark.parametrize("offence", OFFENCES)
def test_what_is_offered_is_open_and_what_is_not_is_closed(offence: str) -> None:
    system = law().system("cn")
    program, ladder = prepare(law().offence(offence), system, DAY), system.ladder
    looked_at = 0
    for facts in cases(offence):
        try:
            told = assess(law(), offence, Case(facts), DAY)
        except CaseError:
            continue
        if told.convicted_of != offence or told.tier is None:
            continue
        for reason in (each for each in told.reasons if each.step == "why-not" and "offer" in each.detail):
            offer, then = reason.detail["offer"], list(tried(program, offence, facts, reason))
            frame = frame_of(system, program.ready(reason.id).tier)
            looked_at += 1
            if offer is None:
                assert not then, (facts, reason.id)
            elif offer.band:
                assert any(bands.holds(ladder, each.may, offer.band) for each in then), (facts, reason.id)
            else:
                assert offer.forbidden
                assert not any(bands.meet(ladder, each.may, frame) for each in then), (facts, reason.id)
    assert looked_at or len(program.tiers) == 1


def said(offence: str, language: str = "en", **facts: Answer) -> tuple[str, ...]:
    return notes(Telling(words(language), law(), answer(offence, **facts)))


def test_death_is_not_offered_for_those_who_may_not_be_sentenced_to_it() -> None:
    expected = "With especially serious circumstances (240(1)) the frame would be death, "
    expected += "but the court may not impose it ({rule}, 49(1))."
    young, pregnant = "under 18 at the offence: no death", "pregnant at trial: no death"
    assert said("cn/240", victims=3, age=17) == (expected.format(rule=young),)
    assert said("cn/240", victims=3, pregnant_at_trial=True) == (expected.format(rule=pregnant),)


def test_a_bar_takes_death_from_what_a_mixed_frame_offers() -> None:
    told = "".join(said("cn/347", **{"drugs.heroin": 5000, "age": 17}))
    assert "death" not in told


def test_a_graver_case_is_not_offered_a_lighter_frame_that_it_excludes() -> None:
    """50 g of heroin are a large quantity: no finding brings the frames of small ones (347(2), 347(4))."""
    assert not any("small quantity" in each for each in said("cn/347", **{"drugs.heroin": 50000}))
