"""Questions over all cases of the shipped law, and of laws too large to go through."""

from __future__ import annotations

from math import prod

import pytest
from pysat.solvers import Cadical153

from sentencing.corpus.roots import default_roots
from sentencing.corpus.store import open_corpus
from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import Group, Space, space, split, whole
from sentencing.engine.space.compiled import Ground, compiled
from sentencing.engine.space.errors import OverBudgetError
from sentencing.law import band as bands
from sentencing.law.sanction import Sanction
from tests.bench import cases, provisions
from tests.engine.test_space import agrees, compare

TODAY = "2026-11-22"
FIVE = Sanction.parse("prison 5y..")


@pytest.fixture(scope="module")
def law() -> PreparedLaw:
    return PreparedLaw(open_corpus(default_roots()))


@pytest.mark.parametrize(
    ("offence", "names"),
    [
        ("cn/240", ["stage", "harm-caused", "role", "ringleader", "trafficking-act", "age"]),
        ("cn/240", ["victims", "especially-serious", "sold-abroad", "killed-victim", "recidivist"]),
        ("cn/241", ["resold", "knew-trafficked", "forced-sex", "cn/240:especially-serious"]),
        ("cn/264", ["amount", "burglary", "cn/269:turned-violent"]),
        ("cn/133", ["deaths", "hit-and-run", "abandoned-died"]),
        ("cn/347", ["drugs.heroin", "act", "role", "cn/356:prior-drug-offence"]),
        ("de/232", None),
        ("ew/msa-2", None),
        ("us/1591", None),
    ],
)
def test_offences_small_enough_to_go_through(law: PreparedLaw, offence: str, names: list[str] | None) -> None:
    found = space(law, offence, TODAY, names=names)
    if prod(len(each.answers) for each in found.questions) > 3000:
        found = space(law, offence, TODAY, names=[question.words[0] for question in found.questions[:7]])
    agrees(law, offence, TODAY, {}, found)


def lower(group: Group, *, forced: bool) -> bool:
    """Whether a court must, or may, go below five years."""
    ladder = provisions_ladder
    return bool(group.liable) and bool(bands.lighter_than(ladder, group.shall if forced else group.may, FIVE))


@pytest.fixture(autouse=True, scope="module")
def _ladder(law: PreparedLaw) -> None:
    global provisions_ladder  # noqa: PLW0603
    provisions_ladder = law.system("cn").ladder


def test_every_trafficker_gets_at_least_five_years(law: PreparedLaw) -> None:
    """PRC Criminal Law arts 17, 24, 27 and 28 force a court below five years; arts 10, 22, 23, 29, 37, 67, 68 and others
    permit it. A plea, a confession without more, and restitution do not."""
    found = space(law, "cn/240", TODAY)
    forced = found.smallest(lambda group: lower(group, forced=True), apart=lambda group: group.shall)
    assert forced is not None
    assert [each for each in forced if len(each) == 1] == [
        {"age": 16},
        {"stage": "desisted"},
        {"role": "accessory"},
        {"role": "coerced"},
    ]
    assert {"stage": "desisted", "harm-caused": True} in forced
    permitted = found.smallest(lambda group: lower(group, forced=False))
    assert permitted is not None
    names = {name if value is True else value for each in permitted for name, value in each.items()}
    assert {"surrender", "merit", "major-merit", "attempt", "preparation", "accessory", "diminished-capacity"} <= names
    assert {"confession": True, "averted-grave-consequences": True} in permitted
    assert not {"plea", "remorse"} & names
    assert {"confession": True} not in permitted


def test_who_is_under_sixteen_is_not_counted(law: PreparedLaw) -> None:
    found = space(law, "cn/240", TODAY, Case({"age": 15}))
    assert found.total > 0
    assert {group.liable for group in found.groups} == {False}


def test_death_is_out_of_reach_of_those_under_eighteen(law: PreparedLaw) -> None:
    found = space(law, "cn/240", TODAY, Case({"age": 17}))
    dead = found.where(lambda group: any(each.rung == "death" for each in group.open))
    assert (dead.count, dead.witness, dead.decided) == (0, None, True)


def test_a_law_is_its_own_motion(law: PreparedLaw) -> None:
    found = space(law, "cn/240", TODAY, names=["role", "stage", "victims", "surrender", "age"])
    matrix = compare(found, found)
    assert matrix.total == found.total
    assert all(one[:11] == other[:11] for one, other in matrix.pairs)


def signs(group: Group, ladder: provisions.Ladder) -> tuple[object, ...]:
    """The tier, whether a court may exempt, must go below the frame, and may."""
    lightest = bands.lightest(group.frame)
    assert lightest is not None
    return (
        group.tier,
        any(each.rung == "exempt" for each in group.may),
        bool(bands.lighter_than(ladder, group.shall, lightest)),
        any(each.rung == "prison" for each in bands.lighter_than(ladder, group.may, lightest)),
    )


@pytest.mark.parametrize("seed", range(4))
def test_an_independent_solver_reaches_the_same(seed: int) -> None:
    """Of 60 factors there are too many scenarios to go through: cadical says of each combination whether one comes to
    it, from a conjunctive form written straight from the provision."""
    told = provisions.law_of(60, seed)
    reaches_the_same(told, space(provisions.statutes(told), provisions.OFFENCE, provisions.DAY))


def reaches_the_same(told: provisions.Law, found: Space) -> None:
    ladder = found.enquiry.law.system("xx").ladder
    reached = {signs(group, ladder) for group in found.groups}
    solver = _Clauses(told)
    tiers = {"base": (False, False), "graver": (True, False), "gravest": (None, True)}
    for tier, (graver, gravest) in tiers.items():
        for exempt in (False, True):
            for must in (False, True):
                for may in (False, True):
                    # what must be lower may be lower; being lower twice is being lower once
                    wanted = {"graver": graver, "gravest": gravest, "may exempt": exempt, "shall mitigated": must}
                    wanted["may mitigated"] = may if not must else None
                    if must and not may:
                        continue
                    assert solver.can(wanted) is ((tier, exempt, must, may) in reached), (tier, exempt, must, may)


class _Clauses:
    """A provision in conjunctive normal form."""

    def __init__(self, told: provisions.Law) -> None:
        self._solver = Cadical153()
        self._var = {name: at for at, name in enumerate(told.names, 1)}
        self._next = len(self._var)
        for one, other in told.nevers:
            self._solver.add_clause([-self._var[one], -self._var[other]])
        self._heads: dict[str, int] = {}
        for name, terms in zip(("graver", "gravest"), told.graver, strict=True):
            self._heads[name] = self._any([self._all([(each, True) for each in term]) for term in terms])
        for head in ("may exempt", "shall mitigated", "may mitigated"):
            those = [condition for condition, modality, effect in told.rules if f"{modality} {effect}" == head]
            self._heads[head] = self._any([self._all(condition) for condition in those])

    def _new(self) -> int:
        self._next += 1
        return self._next

    def _all(self, condition: object) -> int:
        head, literals = self._new(), [self._var[name] if wanted else -self._var[name] for name, wanted in condition]
        for literal in literals:
            self._solver.add_clause([-head, literal])
        self._solver.add_clause([head, *(-literal for literal in literals)])
        return head

    def _any(self, parts: list[int]) -> int:
        head = self._new()
        for part in parts:
            self._solver.add_clause([head, -part])
        self._solver.add_clause([-head, *parts])
        return head

    def can(self, wanted: dict[str, bool | None]) -> bool:
        literals = [self._heads[name] * (1 if so else -1) for name, so in wanted.items() if so is not None]
        return bool(self._solver.solve(assumptions=literals))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("claim", cases.CLAIMS, ids=lambda claim: claim.name)
def test_a_claim_asked_alone(seed: int, claim: cases.Claim) -> None:
    """What is dropped because the claim cannot tell it apart changes no answer."""
    law = PreparedLaw(provisions.statutes(provisions.law_of(60, seed)))
    holds = cases.asserted(law, claim)
    whole = space(law, provisions.OFFENCE, provisions.DAY)
    so = [group for group in whole.groups if holds(group)]
    alone = space(law, provisions.OFFENCE, provisions.DAY).where(holds)
    assert (alone.count, alone.witness) == (sum(group.count for group in so), so[0].witness if so else None)
    assert space(law, provisions.OFFENCE, provisions.DAY).exists(holds) is bool(so)


def test_rules_that_do_the_same_count_as_often_as_the_system_has_it() -> None:
    rules = tuple((((name, True),), "shall", "mitigated") for name in "abc")
    law = provisions.statutes(provisions.Law(("a", "b", "c"), ((("a",),), (("b", "c"),)), rules, ()))
    twice = law.whole.reductions[0]._replace(times=2)
    prepared = PreparedLaw(law._replace(whole=law.whole._replace(reductions=(twice,))))
    found = space(prepared, provisions.OFFENCE, provisions.DAY)
    agrees(prepared, provisions.OFFENCE, provisions.DAY, {}, found)
    assert len({group.shall for group in found.groups}) == 3  # each lower frame, and the lowest of them from two steps


def test_parts_decide_what_one_diagram_cannot() -> None:
    told = provisions.hostile(60, 30)
    found = space(provisions.statutes(told), provisions.OFFENCE, provisions.DAY)
    with pytest.raises(OverBudgetError):
        compiled(Ground.of((found.enquiry,)).plan(), whole.NODES)
    assert found.decided
    assert found.total == 1 << len(found.questions) > 1 << 50
    reaches_the_same(told, found)


@pytest.mark.parametrize("seed", range(3))
def test_parts_are_together_the_whole(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    def asked() -> tuple[object, ...]:
        found = space(provisions.statutes(provisions.hostile(20, 12, seed)), provisions.OFFENCE, provisions.DAY)
        gravest = found.smallest(lambda group: group.tier == "gravest", 4)
        return found.groups, gravest, found.decided, found.where(lambda group: len(group.may) > 1)

    at_once = asked()
    seen = []
    monkeypatch.setattr(whole, "NODES", 1)
    monkeypatch.setattr(split, "WIDE", 2)
    monkeypatch.setattr(whole, "parts", lambda *args: (seen.append(each) or each for each in split.parts(*args)))
    assert asked() == at_once
    assert len(seen) > 6  # of three questions, several parts each


def test_past_the_budget_nothing_is_guessed() -> None:
    told = provisions.hostile(60, 120)
    found = space(provisions.statutes(told), provisions.OFFENCE, provisions.DAY)
    assert not found.decided
    assert found.groups
    assert not found.where(lambda group: group.tier == "gravest").decided
    assert found.smallest(lambda group: group.tier == "base") is None
    assert found.exists(lambda group: group.tier == "gravest")  # a case of it is soon found
    assert found.exists(lambda group: group.tier == "gravest" and not group.may) is False  # no rule leads there
    within = found.within()
    assert within is not None
    assert {each.rung for each in within} == {"prison"}  # nothing exempts, and no tier goes beyond prison
    for group in found.groups:
        assert bands.holds(found.enquiry.law.system("xx").ladder, within, group.may)
