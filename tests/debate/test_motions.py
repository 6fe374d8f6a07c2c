"""What the shipped motions would change: worked from the texts, and against the law encoded since."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest

from sentencing.corpus.problem import StatuteError
from sentencing.debate.matrix import MILDER, OTHER, SAME, WORSE, matrix, way
from sentencing.debate.motion import Effects, effects
from sentencing.debate.near import frames, order
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Assessment
from sentencing.engine.case import Case, ImpossibleCaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import Group, space
from sentencing.law import band as bands
from sentencing.law.changes import between
from sentencing.law.provision import on
from sentencing.review.logic import Seen, faults
from tests.debate.motion_house import THEN, proposed, shipped_motions
from tests.shipped import law

NOW = date(2026, 11, 22)
DAY = THEN.isoformat()


def kinds(answer: Assessment) -> list[str]:
    """The sanctions that a court may choose from, each with its ends."""
    return [f"{rung} {span.low}-{span.high}" if span else rung for rung, span in bands.plain(answer.may)]


def asked(name: str, offence: str, **facts: Any) -> list[str]:
    """What a court may impose under a motion laid over the law of June 2015."""
    case = Case({key.replace("_", "-"): value for key, value in facts.items()})
    return kinds(assess(proposed(name), offence, case, DAY))


@cache
def moved(name: str, offence: str) -> Effects:
    """What a motion does to an offence."""
    return effects(law(), proposed(name), offence, DAY)


def test_every_motion_fits_the_law_of_its_day_of_2015_and_of_today() -> None:
    assert len(shipped_motions()) >= 7
    for name, source in shipped_motions().items():
        for day in {source.motion.published.date, THEN, NOW}:
            if source.motion.in_force and source.motion.in_force <= day:
                with pytest.raises(
                    StatuteError,
                    match="this motion is law since 2015-11-01, so it is laid over the law of an earlier day",
                ):
                    proposed(name, day)
            else:
                found = proposed(name, day)
                assert found.offences
                for offence in found.offences:
                    assert between(law().offence(offence), found.offence(offence), day.isoformat()), (
                        name,
                        day,
                        offence,
                    )


def test_the_amendment_that_passed_gives_exactly_the_law_since() -> None:
    was, since = proposed("amendment-9-241-6").offence("cn/241"), law().offence("cn/241")

    def as_law(elements: Any, day: str) -> list[Any]:
        return sorted((each._replace(since="", until="") for each in on(elements, day)), key=repr)

    for noun in ("tiers", "rules", "references", "consequences", "units"):
        mine, theirs = getattr(was.elements, noun), getattr(since.elements, noun)
        assert as_law(mine, DAY) == as_law(theirs, "2015-11-01"), noun
    assert as_law(since.elements.rules, DAY) != as_law(since.elements.rules, "2015-11-01")


def test_the_message_of_2015() -> None:
    def trafficker(**facts: Any) -> list[str]:
        return asked("message-of-2015", "cn/240", victim="child", **facts)

    assert trafficker() == ["death"]
    assert trafficker(victims=3, especially_serious=True) == ["death"]
    assert asked("message-of-2015", "cn/240", victim="woman") == ["prison 60-120"]
    assert trafficker(age=17) == trafficker(pregnant_at_trial=True) == ["prison 120-180", "life"]
    assert trafficker(stage="desisted") == ["exempt"]
    assert trafficker(role="coerced") == ["exempt", "prison 120-180", "life"]
    assert asked("message-of-2015", "cn/241", victim="child", abused=True, obstructed=False) == ["life"]
    assert asked("message-of-2015", "cn/241", victim="child", abused=False, obstructed=False) == ["not-pursued", "life"]


def test_the_message_of_2015_reaches_neither_the_young_nor_the_forced() -> None:
    (child,) = moved("message-of-2015", "cn/240").moved
    assert child.absolute
    assert [each.tier.id for each in child.before] == ["base", "aggravated", "gravest"]
    reached = {each.rule.id for each in child.passed if each.after and not each.untouched}
    assert reached == {"under-18", "desisted-with-harm", "coerced", "no-death-pregnant", "no-death-75"}
    assert "desisted" in {each.rule.id for each in child.passed if each.untouched}
    assert {"insane", "under-14"} <= {each.rule.id for each in child.passed if not each.after}
    assert {"attempt", "accessory", "surrender"} <= {each.id for each in child.lower}
    (buyer,) = moved("message-of-2015", "cn/241").moved
    assert {each.rule.id for each in buyer.passed if each.after and not each.untouched} == {
        "desisted-with-harm",
        "coerced",
    }


def test_one_mitigation_takes_the_buyer_of_a_child_from_life_to_three_years() -> None:
    (buyer,) = moved("message-of-2015", "cn/241").moved
    assert [(each.rung, each.span.high if each.span else None) for each in buyer.step[1]] == [
        ("surveillance", 24),
        ("detention", 6),
        ("prison", 36),
    ]
    (child,) = moved("message-of-2015", "cn/240").moved
    assert [each.rung for each in child.step[1]] == ["prison", "life"]


@pytest.mark.parametrize(
    ("name", "offence", "found"),
    [
        ("message-of-2015", "cn/241", {("gap", "child")}),
        ("message-of-2015", "cn/240", set()),
        ("buyers-five-to-ten", "cn/241", {("hole", "base")}),
        ("no-death-for-trafficking", "cn/240", set()),
    ],
)
def test_faults_that_only_the_amended_law_has(name: str, offence: str, found: set[tuple[str, str]]) -> None:
    from sentencing.debate.motion import program_of

    had = {(each.finding, each.id) for each in faults(program_of(law(), offence, DAY), Seen())}
    has = {(each.finding, each.id) for each in faults(program_of(proposed(name), offence, DAY), Seen())}
    assert has - had == found


def test_abolition_helps_and_hurts_nobody() -> None:
    (gravest,) = moved("no-death-for-trafficking", "cn/240").moved
    assert gravest.ended
    assert [each.tier.id for each in gravest.after] == ["aggravated"]
    assert asked("no-death-for-trafficking", "cn/240", victims=3, especially_serious=True) == ["prison 120-180", "life"]
    assert moved("no-death-for-trafficking", "cn/240").idle == ("especially-serious",)


def test_buyers_as_sellers() -> None:
    assert asked("buyers-as-sellers", "cn/241", abused=True) == ["prison 60-120"]
    assert asked("buyers-as-sellers", "cn/241", victims=3, abused=True) == ["prison 120-180", "life"]
    both = {"cn/240:especially-serious": True, "victims": 3, "abused": True}
    assert kinds(assess(proposed("buyers-as-sellers"), "cn/241", Case(both), DAY)) == ["death"]


def test_after_the_repeal_kindness_makes_no_difference() -> None:
    kind = {"victim": "child", "abused": False, "obstructed": False}
    assert asked("repeal-241-6", "cn/241", **kind) == ["surveillance 3-24", "detention 1-6", "prison 6-36"]
    assert {"abused", "obstructed", "return-obstructed"} <= set(moved("repeal-241-6", "cn/241").idle)
    assert asked("draft-of-2014", "cn/241", **kind)[0] == "exempt"


# The matrix against brute force: every scenario of the questions named, one by one, under both laws.


def outcome(found: Assessment) -> Group:
    """An assessment as a group of the diagram tells it, as far as the matrix asks."""
    if found.liable is False:
        return Group(False, None, None, (), (), (), (), (), (), (), cumulates=False)
    tier = found.tier.id if found.tier else None
    given = (found.liable, found.convicted_of, tier, found.frame, found.shall, found.may, found.open, found.additional)
    return Group(*given, (), (), cumulates=bool(found.cumulate))


def brute(name: str, offence: str, names: tuple[str, ...]) -> dict[tuple[object, ...], int]:
    """How many scenarios go which way from which tier to which, counted one by one."""
    sides = (PreparedLaw(law()), PreparedLaw(proposed(name)))
    both = [each for side in sides for each in space(side, offence, DAY, names=names).questions]
    wider = sorted(both, key=lambda question: len(question.answers))  # one law may ask what the other does not
    questions = {question.words: question for question in wider}.values()
    ladder = law().system("cn").ladder
    counted: dict[tuple[object, ...], int] = {}
    for chosen in product(*(question.answers for question in questions)):
        facts = {key: value for each in chosen for key, value in each.items()}
        try:
            one, two = (outcome(assess(side, offence, Case(facts), DAY, explained=False)) for side in sides)
        except ImpossibleCaseError:
            continue
        key = ((one.convicted_of, one.tier), (two.convicted_of, two.tier), way(ladder, one, two))
        counted[key] = counted.get(key, 0) + 1
    return counted


@pytest.mark.parametrize(
    ("name", "offence", "names"),
    [
        ("message-of-2015", "cn/240", ("victim", "victims", "especially-serious", "role", "stage", "harm-caused")),
        ("message-of-2015", "cn/240", ("victim", "age", "pregnant-at-trial", "surrender", "sold-abroad", "recidivist")),
        ("no-death-for-trafficking", "cn/240", ("ringleader", "especially-serious", "role", "stage", "merit")),
        ("message-of-2015", "cn/241", ("victim", "abused", "obstructed", "role", "resold", "victims")),
        (
            "buyers-as-sellers",
            "cn/241",
            ("victims", "abused", "cn/240:serious-harm", "cn/240:especially-serious", "age"),
        ),
        ("amendment-9-241-6", "cn/241", ("victim", "abused", "obstructed", "return-obstructed", "stage", "resold")),
        ("repeal-241-6", "cn/241", ("victim", "abused", "obstructed", "return-obstructed", "forced-sex", "surrender")),
    ],
)
def test_the_matrix_counts_what_brute_force_counts(name: str, offence: str, names: tuple[str, ...]) -> None:
    found = matrix(law(), proposed(name), offence, DAY, names)
    counted = brute(name, offence, names)
    assert found
    assert {(each.before, each.after, each.way): each.scenarios for each in found.cells} == counted
    assert found.total == sum(counted.values()) > 40
    assert sum(found.going(each) for each in (WORSE, MILDER, OTHER, SAME)) == found.total
    assert len({each for _, _, each in counted}) > 1


def test_who_is_hurt_most_ends_with_the_gravest_certain_sentence() -> None:
    names = ("victim", "victims", "role", "stage", "surrender")
    found = matrix(law(), proposed("message-of-2015"), "cn/240", DAY, names)
    assert found
    assert found.most
    assert found.most.facts == {"victim": "child"}
    assert (kinds(found.most.before), kinds(found.most.after)) == (["prison 60-120"], ["death"])
    assert found.helped is None
    milder = matrix(law(), proposed("no-death-for-trafficking"), "cn/240", DAY, ("ringleader", "especially-serious"))
    assert milder
    assert milder.most is None
    assert milder.helped
    assert kinds(milder.helped.before) == ["death"]


def test_neighbours_in_severity() -> None:
    today = NOW.isoformat()
    offences = ("cn/232", "cn/121", "cn/240", "cn/239", "cn/241", "cn/382")
    severities = order(law().system("cn").ladder, (each for name in offences for each in frames(law(), name, today)))
    base, aggravated, gravest = (severities.around(each) for each in frames(law(), "cn/240", today))
    assert [(each.offence, each.framed.tier.id) for each in base.same] == [("cn/239", "less-serious")]
    assert ("cn/239", "base") in [(each.offence, each.framed.tier.id) for each in aggravated.same]
    assert [each.offence for each in gravest.same] == ["cn/121"]
    assert not gravest.graver
    assert {each.offence for each in gravest.lighter} == {"cn/239", "cn/382"}
