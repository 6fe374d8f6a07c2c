"""Questions over all cases against one case after another, on random laws."""

from __future__ import annotations

import itertools
from math import prod
from typing import TYPE_CHECKING

from hypothesis import assume, given, note
from hypothesis import strategies as st

from sentencing.engine.assess import assess
from sentencing.engine.assessment import Outcome
from sentencing.engine.case import Case, ImpossibleCaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import Group, Space, compare, space
from tests.engine.clauses import NAMES
from tests.engine.strategies import Posed, Statutes, posed, referred
from tests.engine.systems import DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Answer

    Facts = dict[str, Answer]
    Alike = tuple[object, ...]

OPEN = st.lists(st.sampled_from(NAMES), min_size=2, max_size=8).map(frozenset)
MOST = 300  # scenarios of one example


def alike(group: Group) -> Alike:
    """A group without its scenarios."""
    return group[:11]


def group_of(answer: Assessment) -> Alike:
    """An assessment in the same terms, put together from the assessment's own fields."""
    outcomes = {Outcome(each.tier, each.band, each.additional, ()) for each in answer.outcomes}
    return (
        answer.liable,
        answer.convicted_of,
        answer.tier.id if answer.tier else None,
        answer.frame,
        answer.shall,
        answer.may,
        answer.open,
        answer.additional,
        frozenset(outcomes),
        tuple((each.sanction, each.modality) for each in answer.beside),
        bool(answer.cumulate),
    )


def choices(found: Space) -> Iterator[tuple[int, ...]]:
    """Every scenario, as the numbers of its answers."""
    yield from itertools.product(*(range(len(each.answers)) for each in found.questions))


def answers(found: Space, choice: tuple[int, ...]) -> Facts:
    given = (question.answers[at] for question, at in zip(found.questions, choice, strict=True))
    return {word: value for each in given for word, value in each.items()}


def departures(found: Space, choice: tuple[int, ...]) -> int:
    return sum(question.departures[at] for question, at in zip(found.questions, choice, strict=True))


def one_by_one(law: PreparedLaw, offence: str, day: str, facts: Facts, found: Space) -> dict[tuple[int, ...], Alike]:
    """What comes out of every scenario that can be."""
    came: dict[tuple[int, ...], Alike] = {}
    for choice in choices(found):
        try:
            came[choice] = group_of(
                assess(law, offence, Case({**facts, **answers(found, choice)}), day, explained=False)
            )
        except ImpossibleCaseError:
            continue
    return came


def choice_of(found: Space, witness: Facts) -> tuple[int, ...]:
    """The scenario that a witness is."""
    return tuple(
        question.answers.index({word: witness[word] for word in question.words if word in witness})
        for question in found.questions
    )


def agrees(law: PreparedLaw, offence: str, day: str, facts: Facts, found: Space) -> None:
    """Groups, counts and the size of witnesses are those of the scenarios one by one."""
    came = one_by_one(law, offence, day, facts, found)
    got = {alike(each): each for each in found.groups}
    for group in set(came.values()) ^ got.keys():
        note(f"{'only at once' if group in got else 'only one by one'}: {group}")
    assert set(came.values()) == got.keys()
    for group, each in got.items():
        those = [choice for choice, other in came.items() if other == group]
        witness = choice_of(found, dict(each.witness))
        assert each.count == len(those)
        assert came[witness] == group
        assert departures(found, witness) == min(departures(found, choice) for choice in those)
    assert found.total == len(came)


def drawn(case: Posed, names: frozenset[str]) -> tuple[PreparedLaw, Facts, Space]:
    law = PreparedLaw(case.law)
    facts = {name: value for name, value in case.facts.items() if value is not None}
    found = space(law, case.offence, DAY, Case(case.facts), names=names - facts.keys())
    assume(prod(len(each.answers) for each in found.questions) <= MOST)
    note(f"questions {found.questions}\nfacts {facts}")
    return law, facts, found


@given(posed(), OPEN)
def test_one_offence(case: Posed, names: frozenset[str]) -> None:
    law, facts, found = drawn(case, names)
    agrees(law, case.offence, DAY, facts, found)


@given(referred(), OPEN)
def test_offences_that_refer_to_one_another(case: Posed, names: frozenset[str]) -> None:
    law, facts, found = drawn(case, names)
    agrees(law, case.offence, DAY, facts, found)


def parts_of(found: Space, choice: tuple[int, ...]) -> frozenset[tuple[int, int]]:
    """What a scenario departs in; of what must be answered, the first answer is the plain one."""
    return frozenset(
        (at, number) for at, number in enumerate(choice) if number or found.questions[at].departures[number]
    )


@given(posed(), OPEN)
def test_no_part_of_a_smallest_set_does(case: Posed, names: frozenset[str]) -> None:
    law, facts, found = drawn(case, names)
    came = one_by_one(law, case.offence, DAY, facts, found)
    for group in set(came.values()):
        so = {parts_of(found, choice) for choice, other in came.items() if other == group}
        small = {each for each in so if sum(found.questions[at].departures[n] for at, n in each) <= 2}
        expected = [each for each in small if not any(other < each for other in so)]
        got = found.smallest(lambda each, group=group: alike(each) == group, 2)
        assert got is not None
        named = [
            {word: value for at, n in each for word, value in found.questions[at].answers[n].items()}
            for each in expected
        ]
        assert sorted(map(str, got)) == sorted(map(str, map(_in_order(got), named)))


def _in_order(like: tuple[Facts, ...]) -> Callable[[Facts], Facts]:
    """The same answers in the order of an equal one, so that both are written alike."""
    return lambda facts: next((each for each in like if each == facts), facts)


@given(posed(), OPEN)
def test_a_claim_is_answered_as_the_groups_have_it(case: Posed, names: frozenset[str]) -> None:
    """Each question put to scenarios of which nothing else was asked."""
    law, facts, found = drawn(case, names)
    came = one_by_one(law, case.offence, DAY, facts, found)
    claims: list[Callable[[Group], bool]] = [lambda each: not each.may, lambda each: each.tier == "none such"]
    for group in set(came.values()):
        claims += [lambda each, group=group: each.shall == group[4], lambda each, group=group: alike(each) == group]  # type: ignore[misc]
    for claim in claims:
        so = [choice for choice, each in came.items() if claim(Group(*each))]  # type: ignore[arg-type]
        asked = space(law, case.offence, DAY, Case(case.facts), names=names - facts.keys())
        assert asked.exists(claim) is bool(so)
        got = asked.where(claim)
        assert (got.count, got.decided) == (len(so), True)
        if got.witness is not None:
            assert choice_of(found, got.witness) in so


@given(posed(), OPEN)
def test_law_and_motion(case: Posed, names: frozenset[str]) -> None:
    """A motion that strikes the first rule and the last tier: the matrix counts what the scenarios one by one do."""
    law, facts, found = drawn(case, names)
    offence = case.law.offence(case.offence)
    elements = offence.elements._replace(rules=offence.elements.rules[1:], tiers=offence.elements.tiers[:2])
    moved = Statutes(case.law.systems, {**case.law.offences, case.offence: offence._replace(elements=elements)})
    other = space(moved, case.offence, DAY, Case(case.facts), names=names - facts.keys())
    joint = compare(found, other)
    asked = joint.questions
    assume(prod(len(each.answers) for each in asked) <= MOST)
    counted: dict[tuple[Alike, Alike], int] = {}
    for choice in itertools.product(*(each.answers for each in asked)):
        scenario = Case({**facts, **{word: value for each in choice for word, value in each.items()}})
        try:
            pair = tuple(group_of(assess(each, case.offence, scenario, DAY, explained=False)) for each in (law, moved))
        except ImpossibleCaseError:
            continue
        counted[pair] = counted.get(pair, 0) + 1
    assert {(alike(one), alike(two)): one.count for one, two in joint.pairs} == counted
