"""What naming an offence presumes, as one formula over all scenarios, against the presumption of a single case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.engine.formula import atoms, reduce
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.presume import with_presumption
from sentencing.engine.program import needs_of
from sentencing.engine.reading import read
from sentencing.engine.space.presumed import needs
from sentencing.engine.space.scene import truth, words_of
from sentencing.engine.space.stops import meeting
from tests.bench import provisions
from tests.engine.clauses import FULL, NAMES, answers, combined, listed_facts
from tests.engine.strategies import Posed, Statutes, posed
from tests.engine.systems import DAY

if TYPE_CHECKING:
    from sentencing.law.condition import Node

NEEDS = st.one_of(
    combined(FULL),
    st.builds(
        lambda kind, parts: (kind, tuple(parts)),
        st.sampled_from(["any", "all"]),
        st.lists(combined(FULL), min_size=2, max_size=4),
    ),
)

ALWAYS = ("figure", "victim", "not-abused", "returned", "motive", "surrender")  # may have no default


@st.composite
def facts(draw: st.DrawFn) -> dict[str, object]:
    """Answers without any that is unknown; what has no default is answered."""
    named = {
        *draw(st.lists(st.sampled_from(NAMES), max_size=6)),
        "figure",
        "victim",
        "not-abused",
        "returned",
        "motive",
    }
    return {name: draw(answers(name).filter(lambda each: each is not None)) for name in sorted(named)}


@given(case=posed(), node=NEEDS, named=facts(), found=st.booleans())
def test_presumed_in_every_scenario_as_in_one_case(
    case: Posed, node: Node, named: dict[str, object], *, found: bool
) -> None:
    offence = case.law.offence(case.offence)
    versions = tuple(each._replace(needs=node) for each in offence.versions)
    law = PreparedLaw(Statutes(case.law.systems, {case.offence: offence._replace(versions=versions)}))
    stop = meeting(law, case.offence, DAY, "person", {}).plain
    program = stop.program
    formula, _ = with_presumption(program, Case(named), needs_of(program.offence, None, DAY))
    reading = read(program, Case(named))._replace(finding=found)
    at_once = needs(stop.scene, node)
    note(f"{at_once} of {sorted(words for atom in atoms(at_once) for words in words_of(atom))}")
    decided = reduce(at_once, lambda atom: found if atom[0] == "find" else truth(atom, named))
    assert decided is reduce(formula, reading.known)


WAYS: Any = (
    "any",
    (
        ("all", (("test", "role", (("==", ("w", "accessory")),)), ("yes", "f000"))),
        ("test", "count", ((">=", ("n", 2)),)),
    ),
)


@pytest.mark.parametrize(
    ("named", "met"),
    [
        ({}, True),
        ({"count": 1}, False),  # the act is described, and falls short
        ({"count": 1, "role": "accessory"}, True),  # but a named choice picks the other way: the rest of it is presumed
        ({"count": 1, "role": "principal"}, False),
        ({"count": 2, "role": "principal"}, True),
        ({"role": "accessory", "f000": False}, True),  # a plain no to one way leaves the other presumed
    ],
)
def test_a_named_choice_picks_a_way(named: dict[str, object], met: bool) -> None:  # noqa: FBT001
    told = provisions.statutes(provisions.law_of(10))
    offence = told.offence(provisions.OFFENCE)
    versions = tuple(each._replace(needs=WAYS) for each in offence.versions)
    offence = offence._replace(versions=versions, elements=offence.elements._replace(facts=listed_facts(0, "child")))
    law = PreparedLaw(told._replace(offences={provisions.OFFENCE: offence}))
    stop = meeting(law, provisions.OFFENCE, provisions.DAY, "person", {}).plain
    assert reduce(needs(stop.scene, WAYS), lambda atom: truth(atom, named)) is met
    assert assess(law, provisions.OFFENCE, Case(named), provisions.DAY).liable is met
