"""Verdicts on random laws, with references that lead elsewhere and references that add convictions, against every case
one by one: a claim speaks of the sentence for the conviction to which a case comes, and of no other beside it."""

from __future__ import annotations

import itertools
from math import prod
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from sentencing.debate.claim import Posed, Side
from sentencing.debate.fit import FITS, FORCES, PERMITS, fit
from sentencing.debate.verdict import answer
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Outcome
from sentencing.engine.case import Case, ImpossibleCaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import space
from sentencing.law.claim import Assertion, Claim
from sentencing.law.values import Some
from tests.engine.strategies import posed, references, referred
from tests.engine.systems import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.law.sanction import Ladder
    from tests.engine.strategies import Posed as Drawn

MOST = 400  # cases of one example
SANCTIONS = st.sampled_from(["prison 6m", "prison 1y", "prison 3y", "life", "exempt", "fine"])
VERBS = st.sampled_from(["at-least", "at-most", "always", "never", "includes", "excludes"])
ASSERTIONS = st.tuples(st.sampled_from(["", "", "some-case ", "no-case "]), VERBS, SANCTIONS).map(
    lambda each: Assertion.parse(f"{each[0]}{each[1]} {each[2]}")
)


@st.composite
def adding(draw: st.DrawFn) -> Drawn:
    """A law of three offences, one of which refers to the others and adds convictions."""
    case = draw(referred())
    offence = case.law.offences[case.offence]
    besides = draw(references("besides", "xx/third", "cumulate"))
    elements = offence.elements._replace(references=(*offence.elements.references, besides))
    law = case.law._replace(offences={**case.law.offences, case.offence: offence._replace(elements=elements)})
    return case._replace(law=law)


def every_case(law: PreparedLaw, case: Drawn) -> Iterator[Assessment]:
    """Every case that can be."""
    said = {name: value for name, value in case.facts.items() if value is not None}
    questions = space(law, case.offence, DAY, Case(said)).questions
    assume(prod(len(each.answers) for each in questions) <= MOST)
    for choice in itertools.product(*(each.answers for each in questions)):
        facts = {word: value for each in choice for word, value in each.items()}
        try:
            yield assess(law, case.offence, Case({**said, **facts}), DAY, explained=False)
        except ImpossibleCaseError:
            continue


def kinds(ladder: Ladder, asserts: Assertion, found: list[Assessment], *, certain: bool) -> set[str]:
    """How the sentences of each case fit, read from its own outcomes: of what is added beside, nothing is asked."""
    told = set()
    for each in found:
        if each.liable is False:
            continue
        outcomes = [*each.outcomes] or [Outcome("", each.open, (), ())]
        sure = [one._replace(band=tuple(part for part in one.band if not part.contested)) for one in outcomes]
        kept = [one for one in sure if one.band] if certain else outcomes
        told.add(fit(ladder, asserts, kept or outcomes))
    return told


def verdict(asserts: Assertion, found: set[str]) -> str:
    if asserts.cases != "every":
        return "true" if (FITS in found) is (asserts.cases == "some") else "false"
    if asserts.verb == "excludes":
        return "false" if found - {FITS} else "true"
    return "false" if FORCES in found else "not-guaranteed" if PERMITS in found else "true"


@given(case=posed() | referred() | adding(), asserts=ASSERTIONS)
def test_every_verdict_is_that_of_all_cases_one_by_one(case: Drawn, asserts: Assertion) -> None:
    law = PreparedLaw(case.law)
    system = law.system("xx")
    found = list(every_case(law, case))
    claim = Claim(id="it", text={"en": "It."}, of=Some((case.offence,)), asserts=asserts)
    said = {name: value for name, value in case.facts.items() if value is not None}
    told = answer(law, Posed(claim, system, DAY, Side((case.offence,), Case(said)), None))
    either = {verdict(asserts, kinds(system.ladder, asserts, found, certain=each)) for each in (False, True)}
    assert told.verdict == (either.pop() if len(either) == 1 else "undecided")
