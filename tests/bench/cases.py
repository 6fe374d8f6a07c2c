"""Questions over all cases against other engines: OpenFisca-core over every scenario, z3 over a claim."""

from __future__ import annotations

import itertools
import time
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import compare, space
from sentencing.law import band as bands
from sentencing.law.sanction import Sanction
from tests.bench import provisions
from tests.bench.provisions import DAY, OFFENCE, Law

if TYPE_CHECKING:
    from collections.abc import Callable

    from sentencing.engine.space import Group, Space


def milliseconds(what: Callable[[], object], runs: int = 9) -> float:
    """The median of several runs, in time of the processor: other work on the machine does not count."""
    return median(_once(what) for _ in range(runs))


def _once(what: Callable[[], object]) -> float:
    start = time.process_time()
    what()
    return (time.process_time() - start) * 1000


def alternating(
    ours: Callable[[], object], theirs: Callable[[], object], runs: int = 9, times: int = 5
) -> tuple[float, float, float]:
    """The medians of both in turns, and the median of how many times faster ours is, turn by turn: a processor that
    slows down slows both. A turn of ours is the median of `times`, since it is over before a clock says much."""
    ours(), theirs()
    turns = [(milliseconds(ours, times), _once(theirs)) for _ in range(runs)]
    return median(one for one, _ in turns), median(two for _, two in turns), median(two / one for one, two in turns)


def histogram(factors: int) -> Callable[[], Space]:
    """Every scenario of a provision in groups: build the diagram, count, and say what comes out. What the offence is on
    one day is kept by the law, as in the app."""
    law = PreparedLaw(provisions.statutes(provisions.law_of(factors)))

    def grouped() -> Space:
        found = space(law, OFFENCE, DAY)
        assert found.groups
        return found

    return grouped


class Claim(NamedTuple):
    """A claim: in which tier (any, if empty), what a court is forced below or whether it may exempt."""

    name: str
    tier: str
    below: str  # a sanction; whether one may be exempted, if empty


CLAIMS = (
    Claim("forced below five years", "", "prison 5y.."),
    Claim("gravest, forced below ten years", "gravest", "prison 10y.."),
    Claim("gravest, forced below five years", "gravest", "prison 5y.."),  # never
    Claim("gravest, may be exempted", "gravest", ""),
)


def asserted(law: PreparedLaw, claim: Claim) -> Callable[[Group], bool]:
    """The claim as something that holds of a group or not."""
    ladder = law.system("xx").ladder
    limit = Sanction.parse(claim.below) if claim.below else None

    def holds(group: Group) -> bool:
        if not group.liable or (claim.tier and group.tier != claim.tier):
            return False
        if limit is None:
            return any(each.rung == "exempt" for each in group.may)
        return bool(bands.lighter_than(ladder, group.shall, limit))

    return holds


# OpenFisca-core: a provision as variables, all scenarios at once as arrays.


def openfisca(law: Law, scenarios: int) -> Callable[[], dict[str, int]]:
    """How many scenarios there are of each outcome, by OpenFisca: load, set inputs, calculate, count. As its countries
    are written: one variable for each notion of the law; the system of them is kept, as its servers do."""
    import numpy as np
    from openfisca_core.entities import Entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = Entity("person", "persons", "", "")
    system = TaxBenefitSystem([person])

    def add(name: str, kind: type, formula: Any = None) -> None:
        body: dict[str, Any] = {"value_type": kind, "entity": person, "definition_period": DateUnit.YEAR, "label": name}
        if formula:
            body["formula"] = formula
        system.add_variable(type(name, (Variable,), body))

    for name in law.names:
        add(name, bool)

    def every(condition: tuple[tuple[str, bool], ...]) -> Any:
        def formula(persons: Any, period: Any) -> Any:
            holds = np.ones(persons.count, dtype=bool)
            for name, wanted in condition:
                value = persons(name, period)
                holds &= value if wanted else ~value
            return holds

        return formula

    def some(names: tuple[str, ...]) -> Any:
        def formula(persons: Any, period: Any) -> Any:
            holds = np.zeros(persons.count, dtype=bool)
            for name in names:
                holds |= persons(name, period)
            return holds

        return formula

    heads: dict[str, list[str]] = {
        "graver": [],
        "gravest": [],
        "shall mitigated": [],
        "may mitigated": [],
        "may exempt": [],
    }
    for head, terms in zip(("graver", "gravest"), law.graver, strict=True):
        for at, term in enumerate(terms):
            heads[head].append(f"{head}_{at}")
            add(f"{head}_{at}", bool, every(tuple((name, True) for name in term)))
    for at, (condition, modality, effect) in enumerate(law.rules):
        add(f"rule_{at}", bool, every(condition))
        heads.setdefault(f"{modality} {effect}", []).append(f"rule_{at}")
    for head, names in heads.items():
        add(head.replace(" ", "_"), bool, some(tuple(names)))
    for at, pair in enumerate(law.nevers):
        add(f"never_{at}", bool, every(tuple((name, True) for name in pair)))
    add("never", bool, some(tuple(f"never_{at}" for at in range(len(law.nevers)))))
    lows, highs, less = np.array([6, 36, 60, 120]), np.array([36, 60, 120, 180]), -1

    def tier(persons: Any, period: Any) -> Any:
        return np.where(persons("gravest", period), 3, np.where(persons("graver", period), 2, 1))

    def shall_low(persons: Any, period: Any) -> Any:
        return lows[persons("tier", period) - persons("shall_mitigated", period)]

    def shall_high(persons: Any, period: Any) -> Any:
        return highs[persons("tier", period) - persons("shall_mitigated", period)]

    def may_low(persons: Any, period: Any) -> Any:
        lower = persons("shall_mitigated", period) | persons("may_mitigated", period)
        return np.where(persons("may_exempt", period), less, lows[persons("tier", period) - lower])

    for each in (tier, shall_low, shall_high, may_low):
        add(each.__name__, int, each)

    def outcome(persons: Any, period: Any) -> Any:
        """One number for what a court must and may do: the tier, and the ends of both bands."""
        found = persons("tier", period)
        for name in ("shall_low", "shall_high", "may_low"):
            found = found * 1000 + persons(name, period) + 1
        return np.where(persons("never", period), -1, found)

    add("outcome", int, outcome)

    def counted() -> dict[str, int]:
        simulation = SimulationBuilder().build_default_simulation(system, scenarios)
        number = np.arange(scenarios, dtype=np.int64)
        for at, name in enumerate(law.names):
            simulation.set_input(name, "2020", (number >> at & 1).astype(bool))
        outcomes, counts = np.unique(simulation.calculate("outcome", "2020"), return_counts=True)
        return dict(zip(map(str, outcomes), map(int, counts), strict=True))

    return counted


def z3_claim(law: Law, claim: Claim) -> bool:
    """Whether a claim holds in some scenario, by z3: encode what it rests on, and solve."""
    import z3

    solver = z3.Solver()
    var = {name: z3.Bool(name) for name in law.names}
    graver, gravest = (z3.Or([z3.And([var[name] for name in term]) for term in terms]) for terms in law.graver)
    solver.add([z3.Not(z3.And(var[one], var[other])) for one, other in law.nevers])

    def fires(modality: str, effect: str) -> Any:
        conditions = [condition for condition, *rest in law.rules if rest == [modality, effect]]
        return z3.Or(
            [z3.And([var[name] if wanted else z3.Not(var[name]) for name, wanted in each]) for each in conditions]
        )

    if claim.tier:
        solver.add(gravest)
    match claim.below:
        case "prison 5y..":
            below = z3.And(graver, fires("shall", "mitigated"))
            solver.add(z3.Not(gravest), z3.Or(z3.Not(graver), below))
        case "prison 10y..":
            solver.add(z3.Or(z3.Not(gravest), fires("shall", "mitigated")))
        case _:
            solver.add(fires("may", "exempt"))
    return bool(solver.check() == z3.sat)


def missing(name: str) -> bool:
    """Whether a competitor is not installed; said on the screen."""
    try:
        __import__(name)
    except ImportError:
        print(f"  {name} is not installed (pip install -e .[bench]): skipped")
        return True
    return False


def against_openfisca() -> None:
    """Histograms of 2^20 and 2^24 scenarios."""
    for factors, wanted, runs in ((20, 80, 9), (24, 1000, 1)):
        grouped, law = histogram(factors), provisions.law_of(factors)
        found = grouped()
        print(f"histogram 2^{factors}: {milliseconds(grouped):.1f} ms, {len(found.groups)} groups")
        if missing("openfisca_core"):
            continue
        other = openfisca(law, 1 << factors)
        counted = sum(count for value, count in other().items() if value != "-1")
        assert counted == found.total, (counted, found.total)
        ours, theirs, times = alternating(grouped, other, runs)
        print(f"  {ours:.2f} ms; OpenFisca-core {theirs:.0f} ms: {times:.0f} times (wanted {wanted})")


def against_z3() -> None:
    """Claims over 60 factors: whether a scenario comes out so, which is what z3 answers; beside it, how many do, and the
    smallest of them. What one offence is on one day is kept by the law, as on the command line; all else is made anew."""
    for seed, claim in itertools.product((1, 2, 3), CLAIMS):
        law = provisions.law_of(60, seed)
        statutes = PreparedLaw(provisions.statutes(law))
        holds = asserted(statutes, claim)
        found = space(statutes, OFFENCE, DAY).where(holds)
        ours = milliseconds(lambda statutes=statutes, holds=holds: space(statutes, OFFENCE, DAY).exists(holds))
        whole = milliseconds(lambda statutes=statutes, holds=holds: space(statutes, OFFENCE, DAY).where(holds))
        assert space(statutes, OFFENCE, DAY).exists(holds) is bool(found.count)
        print(
            f"claim, 60 factors, {claim.name}: {bool(found.count)} in {ours:.1f} ms; counted in {whole:.1f} (wanted 5)"
        )
        if not missing("z3"):
            theirs = milliseconds(lambda law=law, claim=claim: z3_claim(law, claim))
            assert z3_claim(law, claim) is bool(found.count)
            print(f"  z3 {theirs:.1f} ms: {theirs / ours:.1f} times (wanted 1)")


def law_and_motion() -> None:
    """The matrix of a law and its amendment."""
    law = provisions.law_of(60)
    now, then = (space(PreparedLaw(provisions.statutes(each)), OFFENCE, DAY) for each in (law, provisions.amended(law)))
    took = milliseconds(lambda: compare(now, then))
    print(f"law against motion, 60 factors: {took:.1f} ms, {len(compare(now, then).pairs)} pairs (wanted 15)")


def growth() -> None:
    """From 50 to 100 factors."""
    small, large = milliseconds(histogram(50)), milliseconds(histogram(100))
    print(f"growth from 50 to 100 factors: {small:.1f} to {large:.1f} ms, {large / small:.1f} times (wanted at most 5)")


def tangled() -> None:
    """Hostile tiers: random DNF."""
    for terms in (30, 40, 80, 160):
        law = provisions.statutes(provisions.hostile(60, terms))
        took = milliseconds(lambda law=law: space(law, OFFENCE, DAY).decided, 3)
        told = "decided" if space(law, OFFENCE, DAY).decided else "undecided"
        print(f"hostile tier, 60 factors, {terms} terms: {told} in {took:.0f} ms (wanted 1000)")


def shipped() -> None:
    """Offences of the shipped law with every question open."""
    from sentencing.corpus.roots import default_roots
    from sentencing.corpus.store import open_corpus

    law = PreparedLaw(open_corpus(default_roots()))
    for offence in ("cn/240", "cn/241", "cn/347", "cn/338", "cn/264"):
        took = milliseconds(lambda offence=offence: space(law, offence, "2026-11-22").groups, 3)
        found = space(law, offence, "2026-11-22")
        print(f"{offence}: {took:.0f} ms, {len(found.questions)} questions, {len(found.groups)} groups")


def every() -> None:
    """All of it."""
    for each in (against_openfisca, against_z3, law_and_motion, growth, tangled, shipped):
        each()
