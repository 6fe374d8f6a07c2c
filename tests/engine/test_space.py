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
from sentencing.engine.space import Group, space
from tests.engine.clauses import NAMES
from tests.engine.strategies import Posed, posed, referred
from tests.engine.systems import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.space import Space

OPEN = st.lists(st.sampled_from(NAMES), min_size=2, max_size=8).map(frozenset)


def alike(group: Group) -> tuple[object, ...]:
    """A group without its scenarios."""
    return group[:11]


def group_of(answer: Assessment) -> tuple[object, ...]:
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
        tuple(sorted(outcomes, key=repr)),
        tuple((each.sanction, each.modality) for each in answer.beside),
        bool(answer.cumulate),
    )


def scenarios(found: Space) -> Iterator[tuple[int, dict[str, object]]]:
    """Every scenario: its departures, and its answers."""
    listed = [tuple(zip(each.departures, each.answers, strict=True)) for each in found.questions]
    for choice in itertools.product(*listed):
        yield sum(gone for gone, _ in choice), {key: value for _, given in choice for key, value in given.items()}


def one_by_one(case: Posed, law: PreparedLaw, found: Space, facts: dict[str, object]) -> dict[object, tuple[int, int]]:
    """How often each group comes out, and the fewest departures."""
    counted: dict[object, tuple[int, int]] = {}
    for gone, answers in scenarios(found):
        try:
            group = group_of(assess(law, case.offence, Case({**facts, **answers}), DAY))
        except ImpossibleCaseError:
            continue
        count, fewest = counted.get(group, (0, gone))
        counted[group] = (count + 1, min(gone, fewest))
    return counted


def departures(found: Space, witness: dict[str, object]) -> int:
    """The departures of a scenario."""
    total = 0
    for question in found.questions:
        answer = {word: witness[word] for word in question.words if word in witness}
        total += question.departures[question.answers.index(answer)]
    return total


def agrees(case: Posed, names: frozenset[str]) -> None:
    law = PreparedLaw(case.law)
    facts = {name: value for name, value in case.facts.items() if value is not None}
    found = space(law, case.offence, DAY, Case(case.facts), names=names - facts.keys())
    assume(prod(len(each.answers) for each in found.questions) <= 400)
    expected = one_by_one(case, law, found, facts)
    note(f"questions {found.questions}\nfacts {facts}")
    got = {alike(each): each for each in found.groups}
    for group in expected.keys() ^ got.keys():
        note(f"{'only one by one' if group in expected else 'only at once'}: {group} {got[group].witness if group in got else ''}")
    assert expected.keys() == got.keys()
    for group, (count, fewest) in expected.items():
        assert (got[group].count, departures(found, got[group].witness)) == (count, fewest)
        assert group_of(assess(law, case.offence, Case(got[group].witness), DAY)) == group
    assert found.total == sum(count for count, _ in expected.values())


@given(posed(), OPEN)
def test_one_offence(case: Posed, names: frozenset[str]) -> None:
    agrees(case, names)


@given(referred(), OPEN)
def test_offences_that_refer_to_one_another(case: Posed, names: frozenset[str]) -> None:
    agrees(case, names)
