"""Claims about the small system, against every case of it one by one."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.corpus.store import Corpus, open_corpus
from sentencing.debate.claim import ClaimError, pose
from sentencing.debate.fit import FITS, FORCES, PERMITS, fit
from sentencing.debate.verdict import answer
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.law.claim import Assertion, Claim
from sentencing.law.grammar import GrammarError
from sentencing.law.values import Given, Some

EXLAND = Path(__file__).parents[1] / "data" / "xx"
DAY = "2020-06-01"
CASES = [
    {"boats": boats, "especially-serious": serious, "brought-back": back, "surrender": surrender, "role": role}
    for boats, serious, back, surrender, role in itertools.product(
        (1, 2), (True, False), (True, False), (True, False), ("principal", "accessory")
    )
]


@pytest.fixture(scope="module")
def exland(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return open_corpus((str(EXLAND),))


def claim(asserts: str, **changes: object) -> Claim:
    return Claim(id="it", text={"en": "It."}, of=Some(("xx/12",)), asserts=Assertion.parse(asserts), **changes)


def verdict(corpus: Corpus, asserts: str, **changes: object) -> tuple[str, str]:
    found = answer(corpus, pose(corpus, claim(asserts, **changes), DAY))
    return found.verdict, found.statute


def one_by_one(corpus: Corpus, asserts: Assertion) -> str:
    """The verdict, from every case by itself."""
    ladder = corpus.system("xx").ladder
    found = [assess(corpus, "xx/12", Case(facts), DAY) for facts in CASES]
    kinds = {fit(ladder, asserts, each.outcomes) for each in found if each.liable}
    if asserts.cases != "every":
        return "true" if (FITS in kinds) is (asserts.cases == "some") else "false"
    if asserts.verb == "excludes":
        return "true" if kinds == {FITS} else "false"
    return "false" if FORCES in kinds else "not-guaranteed" if PERMITS in kinds else "true"


SANCTIONS = st.sampled_from(
    ["prison 6m", "prison 1y", "prison 3y", "prison 5y", "prison 15y", "life", "exempt", "fine", "confiscation"]
)
ENDS = st.tuples(
    st.sampled_from(["at-least", "at-most"]), SANCTIONS.filter(lambda each: each not in ("fine", "confiscation"))
).map(" ".join)
SETS = st.tuples(st.sampled_from(["always", "never", "includes", "excludes"]), SANCTIONS).map(" ".join)
ASSERTIONS = st.tuples(st.sampled_from(["", "some-case ", "no-case "]), ENDS | SETS).map("".join)


@given(asserts=ASSERTIONS)
def test_every_verdict_is_that_of_all_cases_one_by_one(exland: Corpus, asserts: str) -> None:
    assert verdict(exland, asserts)[0] == one_by_one(exland, Assertion.parse(asserts))


@pytest.mark.parametrize(
    ("asserts", "given_facts", "expected"),
    [
        ("at-least prison 1y", {}, ("not-guaranteed", "right")),
        ("at-least prison 6m", {}, ("not-guaranteed", "right")),
        ("at-least prison 5y", {}, ("not-guaranteed", "incomplete")),
        ("at-least prison 6y", {}, ("false", "wrong")),
        ("at-least prison 5y", {"boats": 2}, ("not-guaranteed", "right")),
        ("at-most prison 5y", {}, ("not-guaranteed", "incomplete")),
        ("always prison", {}, ("not-guaranteed", "incomplete")),
        ("never life", {}, ("not-guaranteed", "incomplete")),
        ("excludes life", {}, ("false", "incomplete")),
        ("includes life", {}, ("false", "incomplete")),
        ("some-case includes life", {}, ("true", "right")),
        ("no-case always life", {}, ("true", "right")),
        ("always fine", {}, ("not-guaranteed", "incomplete")),
        ("always fine | confiscation", {}, ("not-guaranteed", "right")),
        ("never confiscation", {}, ("not-guaranteed", "incomplete")),
        ("never confiscation", {"boats": 1, "several": False, "especially-serious": False}, ("true", "right")),
        ("always exempt", {}, ("false", "wrong")),
    ],
)
def test_verdicts_worked_out_by_hand(
    exland: Corpus, asserts: str, given_facts: dict, expected: tuple[str, str]
) -> None:
    given_facts = {name: Given(value) for name, value in given_facts.items()}
    assert verdict(exland, asserts, given=given_facts) == expected


def test_a_case_that_needs_nothing_is_the_only_one_shown(exland: Corpus) -> None:
    found = answer(exland, pose(exland, claim("always exempt"), DAY))
    assert [(each.kind, each.facts, each.cites) for each in found.counterexamples] == [(FORCES, {}, ("12(1)",))]


def test_what_is_shown_names_its_rule(exland: Corpus) -> None:
    found = answer(exland, pose(exland, claim("at-least prison 5y", given={"boats": Given(2)}), DAY))
    assert {(each.kind, *each.facts.items(), each.cites) for each in found.counterexamples} == {
        (PERMITS, ("brought-back", True), ("12(3)",)),
        (PERMITS, ("surrender", True), ("5(2)",)),
        (PERMITS, ("role", "accessory"), ("5(3)",)),
    }


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        ({"of": Some(("xx/99",))}, ("of",), "'xx/99' is no offence, article, chapter or system"),
        ({"given": {"bots": Given(2)}}, ("given", "bots"), "bots"),
        ({"given": {"boats": Given("many")}}, ("given", "boats"), "many"),
        ({"asserts": Assertion.parse("never deth")}, ("asserts",), "there is no sanction 'deth' on the ladder"),
        ({"asserts": Assertion.parse("always life | confiscation")}, ("asserts",), "either of principal punishments"),
        ({"asserts": Assertion.parse("heavier")}, ("asserts",), "go with 'than'"),
        ({"asserts": Assertion.parse("follows parole")}, ("asserts",), "there is no consequence 'parole'"),
        ({"served": ("parole",)}, ("served",), "there is no consequence 'parole'"),
        ({"frame": "deth"}, ("frame",), "there is no sanction 'deth'"),
    ],
)
def test_what_does_not_fit_the_law_is_told_with_its_key(exland: Corpus, changes: dict, path: tuple, said: str) -> None:
    made = {
        "id": "it",
        "text": {"en": "It."},
        "of": Some(("xx/12",)),
        "asserts": Assertion.parse("never life"),
        **changes,
    }
    with pytest.raises(ClaimError) as error:
        pose(exland, Claim(**made), DAY)
    assert error.value.path == path
    assert said in error.value.what


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("perhaps life", 0),
        ("some-case perhaps life", 10),
        ("at-least", 8),
        ("at-least prison 5z", 16),
        ("never life | prison 5z", 20),
        ("heavier than", 8),
        ("at-most life | death", 8),
    ],
)
def test_mistakes_in_an_assertion_have_their_place(text: str, at: int) -> None:
    with pytest.raises(GrammarError) as error:
        Assertion.parse(text)
    assert error.value.at == at
