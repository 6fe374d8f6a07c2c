"""Claims that come out undecided, each saying why: contested doctrine, too much to look at, a question left open."""

from __future__ import annotations

from typing import Any

import pytest

from sentencing.debate.claim import Posed, Side
from sentencing.debate.fit import FORCES
from sentencing.debate.verdict import Answered, answer
from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.claim import Assertion, Claim
from sentencing.law.effect import Option
from sentencing.law.provision import Doctrine, Rule
from sentencing.law.sanction import Sanction
from sentencing.law.values import Some
from sentencing.report.claim_json import claim_json
from sentencing.report.claim_text import claim_text
from sentencing.report.words import words
from tests.bench import provisions
from tests.bench.provisions import DAY, OFFENCE


def law(made: provisions.Statutes, title: str = "Taking a boat") -> PreparedLaw:
    """A provision that can be told in words."""
    offence = made.offences[OFFENCE]
    titled = tuple(each._replace(title={"en": title}) for each in offence.versions)
    return PreparedLaw(made._replace(offences={OFFENCE: offence._replace(versions=titled)}))


def tangled(terms: int) -> PreparedLaw:
    return law(provisions.statutes(provisions.hostile(60, terms)))


def asked(statutes: PreparedLaw, asserts: str, **facts: Any) -> Answered:
    claim = Claim(id="it", text={"en": "It."}, of=Some((OFFENCE,)), asserts=Assertion.parse(asserts))
    return answer(statutes, Posed(claim, statutes.system("xx"), DAY, Side((OFFENCE,), Case(facts)), None))


def told(statutes: PreparedLaw, found: Answered) -> str:
    return " ".join(claim_text(words("en"), statutes, [found]).split())


def beyond() -> PreparedLaw:
    """A provision whose gravest tier, reduced, would hold every sentence from five to under ten years and no other; but
    whoever must be reduced is never in it."""
    made = provisions.hostile(60, 80)
    names = made.names[:59]
    wild = (made.graver[0], tuple(term for term in made.graver[1] if "f059" not in term))
    rules = ((("f059", True),), "shall", "mitigated")
    return law(
        provisions.statutes(made._replace(graver=wild, rules=(rules,), nevers=tuple((n, "f059") for n in names)))
    )


REDUCED = "some-case always prison 5y..<10y"


def test_too_much_to_look_at_is_undecided_with_what_is_ruled_out() -> None:
    statutes = beyond()
    found = asked(statutes, REDUCED)
    assert found.verdict == "undecided"
    ((offence, within),) = found.undecided
    assert offence == OFFENCE
    assert within is not None
    (prison,) = [each for each in within if each.rung == "prison"]
    assert (prison.span.low, prison.span.high) == (6, 180)
    assert {each.rung for each in within} == {"prison"}
    text = told(statutes, found)
    assert "Too tangled to look at every case: Taking a boat (xx/one)." in text
    assert "Ruled out in any case: whatever is not 6 months to 15 years in prison." in text
    assert "“Undecided: the law is too tangled there to look at every case.”" in text
    said = claim_json(words("en"), statutes, [found], {})
    assert said["undecided"] == [OFFENCE]
    assert said["within"] == [{"offence": OFFENCE, "open": [{"kind": "prison", "min": 6, "max": 180}]}]


def test_what_some_case_shows_is_decided_however_tangled_the_law_is() -> None:
    statutes = tangled(160)
    assert asked(statutes, "some-case at-least prison 3y").verdict == "true"
    found = asked(statutes, "at-least prison 6y")
    assert (found.verdict, found.undecided) == ("false", ())
    assert found.counterexamples[0].kind == FORCES


@pytest.mark.parametrize("asserts", ["never fine", "no-case includes fine"])
def test_what_the_claim_can_tell_apart_decides_it(asserts: str) -> None:
    """No way through the rules leads there: that can be told without looking at every case."""
    assert asked(tangled(160), asserts).verdict == "true"


def doctrine(*, contested: bool) -> PreparedLaw:
    """A provision with one rule that makes life possible, which some deny."""
    made = provisions.statutes(provisions.law_of(10))
    life = Sanction.parse("life")._replace(contested="the-boat-school" if contested else "")
    option = Option.parse("allow life")
    effects = tuple(effect._replace(sanction=life) for effect in option.effects)
    rule = Rule("school", "9", {"en": "A school"}, {}, "may", (option._replace(effects=effects),), ("yes", "f009"))
    school = Doctrine("the-boat-school", "9", {"en": "Life is open."}, {"en": "It is not."}, "")
    offence = made.offences[OFFENCE]
    elements = offence.elements._replace(rules=(rule,), doctrines=(school,))
    return law(made._replace(offences={OFFENCE: offence._replace(elements=elements)}))


def test_what_turns_on_contested_doctrine_is_undecided_and_names_it() -> None:
    statutes = doctrine(contested=True)
    found = asked(statutes, "some-case includes life")
    assert (found.verdict, found.contested) == ("undecided", ("the-boat-school",))
    text = told(statutes, found)
    assert "It turns on a contested point. Life is open. (9) Others: It is not." in text
    assert "“Undecided: the answer rests on contested doctrine.”" in text
    assert asked(doctrine(contested=False), "some-case includes life").verdict == "true"


def test_a_doctrine_that_changes_nothing_leaves_the_verdict() -> None:
    found = asked(doctrine(contested=True), "at-least prison 1y")
    assert (found.verdict, found.contested) == ("true", ())
