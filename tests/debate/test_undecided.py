"""Claims that come out undecided, each saying why: contested doctrine, too much to look at, a question left open."""

from __future__ import annotations

import itertools
from contextlib import suppress
from typing import Any

import pytest

from sentencing.debate.cases import Cases
from sentencing.debate.claim import Posed, Side
from sentencing.debate.fit import FORCES, PERMITS
from sentencing.debate.verdict import Answered, answer
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Assessment
from sentencing.engine.case import Case, CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import space
from sentencing.law.claim import Assertion, Claim
from sentencing.law.effect import Option
from sentencing.law.provision import Doctrine, Rule
from sentencing.law.sanction import Sanction
from sentencing.law.values import Some
from sentencing.report.claim_json import claim_json
from sentencing.report.claim_text import claim_text
from sentencing.report.words import words
from tests import shipped
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


def test_what_is_denied_whichever_opinion_is_right_is_decided() -> None:
    """A ringleader may get life for certain; that a minor among them can get nothing else is contested."""
    found = answer(shipped.law(), spoken("cn/240", "never life"))
    assert (found.verdict, found.contested) == ("not-guaranteed", ())
    assert [each.kind for each in found.counterexamples] == [PERMITS]


def test_only_the_doctrines_on_which_it_turns_are_named() -> None:
    """Whether a term below the lowest frame may be detention has nothing to do with whether life may be imposed."""
    statutes = doctrine(contested=True)
    other = Sanction.parse("fine")._replace(contested="another-school")
    group = next(each for each in space(statutes, OFFENCE, DAY).groups if any(one.contested for one in each.may))
    outcomes = tuple(each._replace(band=(other, *each.band)) for each in group.outcomes)
    claim = Claim(id="it", text={}, of=Some((OFFENCE,)), asserts=Assertion.parse("never life"))
    cases = Cases(statutes, Posed(claim, statutes.system("xx"), DAY, Side((OFFENCE,), Case({})), None), OFFENCE)
    assert cases.decisive(group._replace(outcomes=outcomes)) == ("the-boat-school",)


def spoken(offence: str, asserts: str) -> Posed:
    claim = Claim(id="it", text={"en": "It."}, of=Some((offence,)), asserts=Assertion.parse(asserts))
    return Posed(claim, shipped.law().system("cn"), shipped.DAY, Side((offence,), Case({})), None)


# Against brute force: what single cases, assessed one by one, come to.

NAMES = {
    "cn/240": ("victims", "ringleader", "especially-serious", "age", "role", "pregnant-at-trial"),
    "cn/241": ("knew-trafficked", "abused", "resold", "age", "role"),
    "cn/239": ("killed", "injured-gravely", "age", "role"),
    "cn/232": ("less-serious", "age", "role", "pregnant-at-trial"),
}
VALUES: dict[str, tuple[object, ...]] = {
    "victims": (1, 3), "age": (17, 30), "role": ("principal", "accessory")
}  # fmt: skip
CLAIMS = ("never life", "never death", "at-least prison 5y", "at-most prison 10y", "always life")


def cases_of(offence: str) -> list[Assessment]:
    """Every case of a few answers, assessed."""
    found = []
    for values in itertools.product(*(VALUES.get(name, (False, True)) for name in NAMES[offence])):
        facts = {name: value for name, value in zip(NAMES[offence], values, strict=True) if value is not False}
        with suppress(CaseError):
            found.append(assess(shipped.law(), offence, Case(facts), shipped.DAY))
    assert len(found) > 4
    return [each for each in found if each.liable and each.may]


def within(asserts: str, each: Sanction) -> tuple[bool, bool]:
    """Whether some, and whether every, sentence of a sanction is as asserted; told by hand."""
    if asserts.startswith("never"):
        return (each.rung != asserts.split()[1],) * 2
    if asserts == "always life":
        return (each.rung == "life",) * 2
    if each.rung != "prison" or each.span is None:
        return ((each.rung in ("life", "death")) is asserts.startswith("at-least"),) * 2
    low, high = each.span.low or 0, each.span.high or 0
    if asserts.startswith("at-least"):
        return high > 60 or (high == 60 and not each.span.high_open), low >= 60
    return low < 120 or (low == 120 and not each.span.low_open), high <= 120


@pytest.mark.parametrize("offence", NAMES)
def test_no_verdict_is_milder_than_what_single_cases_come_to(offence: str) -> None:
    every = cases_of(offence)
    for asserts in CLAIMS:
        fits = [[within(asserts, one) for one in each.may if not one.contested] for each in every]
        permits = any(not all(sure for _, sure in each) for each in fits if each)
        forces = any(not any(some for some, _ in (within(asserts, one) for one in each.may)) for each in every)
        verdict = answer(shipped.law(), spoken(offence, asserts)).verdict
        assert not permits or verdict in ("not-guaranteed", "false"), asserts
        assert not forces or verdict == "false", asserts
