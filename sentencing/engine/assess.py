"""The assessment of one person, one set of facts and one day of law (design, section 5)."""

from __future__ import annotations

from itertools import pairwise

from sentencing.engine import explain
from sentencing.engine.asked import ask, carry, named, possibilities, reachable, target
from sentencing.engine.assessment import Assessment, TierReached, Unmade
from sentencing.engine.assume import assumptions
from sentencing.engine.case import ImpossibleCaseError
from sentencing.engine.consequences import following, of_the_whole
from sentencing.engine.follow import holding, perhaps
from sentencing.engine.formula import atoms, names, reduce
from sentencing.engine.heads import late, left_open, never, tier_of
from sentencing.engine.ignored import ignored
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.presume import wanting
from sentencing.engine.reading import Reading
from sentencing.engine.world import added, assumed, beside, least, may, moves, must, worlds
from sentencing.law import band as bands
from sentencing.law.provision import in_force
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.asked import Asked, Place, Possible
    from sentencing.engine.case import Answer, Case, Law
    from sentencing.engine.program import Program
    from sentencing.engine.world import World
    from sentencing.law.band import Band
    from sentencing.law.condition import Node
    from sentencing.law.provision import InTime, Rule


class Result(Record):
    """What an assessment is made of: the offence asked about, the one that the case ends in, what can come out, and
    what could still change it. `liable` is None where that depends on something unknown or on a finding; `explained`
    tells whether why it is so is asked too."""

    asked: Asked
    reached: Asked
    possible: Possible
    liable: bool | None
    unknown: tuple[str, ...]
    explained: bool

    def blank(self) -> Assessment:
        """An assessment that says what was asked and what is not known, and nothing more."""
        asked = self.asked
        return Assessment(
            asked.program.offence.id,
            asked.program.day,
            dict(asked.case.facts),
            via=self.reached.via,
            unknown=self.unknown,
            liable=self.liable,
        )


def assess(law: Law, offence: str, case: Case, day: str, *, explained: bool = True) -> Assessment:
    """Assess a case under an offence and the law of a day (ISO date).

    Who asks more than once gives a PreparedLaw, which keeps what was made ready; who wants the result alone, not
    `explained`, gets no reasons, assumptions and consequences, and is not told what is still unknown, nor why the
    person is not liable. Raises ImpossibleCaseError for answers that cannot go together and NotInForceError for a day
    that no version covers.
    """
    asked = ask(law if isinstance(law, PreparedLaw) else PreparedLaw(law), offence, case, day)
    _in_order(asked.program.system.in_time, case)
    _as_said(asked.program, case)
    return _conviction(asked, explained=explained)


def _in_order(days: InTime | None, case: Case) -> None:
    """Raises ImpossibleCaseError where a day of the case lies before one that comes first."""
    if days is None:
        return
    named = [(name, case.facts.get(name)) for name in (*reversed(days.committed), days.judged)]
    told = [(name, day) for name, day in named if isinstance(day, int)]
    for (one, before), (other, after) in pairwise(told):
        if after < before:
            raise ImpossibleCaseError((one, other), days.cite, days.label)


def _as_said(program: Program, case: Case) -> None:
    """Raises ImpossibleCaseError where what a case says cannot go together, whatever it leaves unsaid."""
    said = Reading(program.facts, {name: value for name, value in case.facts.items() if value is not None})
    for each in (*program.system.elements.nevers, *program.offence.elements.nevers):
        if not (each.said and in_force(each, program.day)):
            continue
        if reduce(formula := program.formula(each.when), said.known) is True:
            raise ImpossibleCaseError(tuple(dict.fromkeys(names(formula))), each.cite, each.label)


def _contradiction(asked: Asked) -> ImpossibleCaseError:
    """The error that names the answers which meet: the first that certainly do, or else that may."""
    every = [one for one, _ in reachable(asked)]
    nevers = [(one, *each, reduce(each[1], one.exact.certain)) for one in every for each in one.program.nevers]
    one, never, formula, _ = min(
        (each for each in nevers if each[3] is not False), key=lambda each: each[3] is not True
    )
    told = asked.case.facts
    given = tuple(dict.fromkeys(name for name in names(formula) if name in told))
    met = (atom for atom in atoms(formula) if atom[0] == "cmp" and one.exact.known(atom))
    presumed = tuple(dict.fromkeys(atom[1] for atom in met if atom[1] not in told))
    return ImpossibleCaseError(given, never.cite, never.label, presumed)


def _conviction(asked: Asked, *, explained: bool, alone: bool = False) -> Assessment:
    """The assessment of an offence, with the convictions that stand beside it unless it stands `alone` among them."""
    reached, possible = carry(asked), possibilities(asked)
    if not possible.liable and not alone:
        raise _contradiction(asked)
    liable = None if len(possible.liable) > 1 else True in possible.liable
    unknown = _unknown(asked, reached, possible) if explained else ()
    result = Result(asked, reached, possible, liable, unknown, explained)
    if liable is False:
        return _not_liable(result)
    cumulate = () if alone else _beside(reached, explained=explained)
    tiers = _tiers(asked, reached, possible)
    if {place for place, _ in tiers} != {reached.place} or len(tiers) != 1:
        return _undecided(result, {offence for (offence, _), _ in tiers})._replace(cumulate=cumulate)
    decided = _decided(result, tiers.pop()[1])._replace(cumulate=cumulate)
    if not cumulate:
        return decided
    from sentencing.engine.total import after_total, total_of  # few cases end in several convictions

    system, day, standing = reached.program.system, reached.program.day, (decided, *cumulate)
    if (total := total_of(system, day, standing)) is None:
        return decided
    decided, *beside = (of_the_whole(system, each, total) for each in standing)
    after = after_total(system, day, standing)
    return decided._replace(cumulate=tuple(beside), total=total, after_total=after)


def _unknown(asked: Asked, reached: Asked, possible: Possible) -> tuple[str, ...]:
    """What could still change a band: answers `?`, and choices and figures that nobody gave."""
    given = [name for name, value in asked.case.facts.items() if value is None]
    left = [name for name in left_open(reached.heads) if reached.exact.values.get(name) is None]
    circumstances = {**asked.program.circumstances, **reached.program.circumstances}
    settled = {name for name, each in circumstances.items() if each.default != "unknown"}
    found = dict.fromkeys([*given, *possible.asking, *left])
    return tuple(name for name in found if name in given or not (name in settled or name.startswith("find:")))


def _tiers(asked: Asked, reached: Asked, possible: Possible) -> set[tuple[Place, str]]:
    """The (place, tier) pairs that unknown answers leave; what the court merely may find does not unsettle a tier."""
    if len(possible.tiers) < 2:
        return set(possible.tiers)
    without: dict[str, Answer] = {
        f"find:{name}": False for one in (asked, reached) for name in one.program.circumstances
    }
    exact = asked.exact._replace(values={**asked.exact.values, **without})
    plain = asked._replace(case=asked.case.suppose(without)).reading(asked.silent, exact)
    return set(possibilities(plain).tiers) or set(possible.tiers)


def _not_liable(result: Result) -> Assessment:
    if not result.explained:
        return result.blank()
    return result.blank()._replace(
        not_liable=_why_not_liable(result.reached),
        unknown=tuple(name for name in result.unknown if result.asked.case.facts.get(name, 0) is None),
        elsewhere=_elsewhere(result.reached),
        assumptions=assumptions(result.reached),
        reasons=ignored(result.reached),
    )


def _why_not_liable(reached: Asked) -> tuple[Unmade, ...]:
    program = reached.program
    tier = tier_of(program, reached.stated.tiers)
    formulas = tuple(reduce(formula, reached.silent.known) for _, formula in program.bars_liability)
    decided = late(program, tier, formulas) if tier else formulas
    barring = tuple(
        Unmade(rule.id, rule.cite, "rule", {"label": rule.label, "help": rule.help})
        for (rule, _), holds in zip(program.bars_liability, decided, strict=True)
        if holds is True
    )
    if barring:
        return barring
    code = "needs"
    if not program.tiers:
        code = "only-unit" if program.subject == "person" else "unit"
    needs, cite = _wanting(reached)
    return (Unmade(program.offence.id, cite, code, {"needs": needs}),)


def _wanting(reached: Asked) -> tuple[Node | None, str]:
    """What is not met, and where it is said: of the needs, or, where they are met, of the lightest tier."""
    program, needs = reached.program, reached.wants
    if needs is not None and reduce(reached.needs, reached.silent.known) is not True:
        return wanting(program, reached.case, needs), program.version.article
    ladder = program.system.ladder
    tiers = sorted((tier for tier, _ in program.tiers), key=lambda each: bands.severity(ladder, each.frame))
    lowest = next((each.tier for each in tiers if each.tier.when is not None and not each.tier.within), None)
    return (lowest.when, lowest.cite) if lowest else (None, program.version.article)


def _elsewhere(reached: Asked) -> tuple[str, ...]:
    """Other offences for which the same acts make the person liable."""
    others = [
        (to, target(reached, reference, to))
        for kind in ("acts", "cumulate")
        for reference in holding(reached.program, reached.silent, kind)
        for to in named(reached, reference)
    ]
    return tuple(dict.fromkeys(to for to, other in others if True in possibilities(other).liable))


def _undecided(result: Result, offences: set[str]) -> Assessment:
    """The tier, or which of the offences it is, depends on what is unknown: only `open` can be given."""
    answer = result.blank()._replace(
        convicted_of=min(offences) if len(offences) == 1 else None, open=result.possible.open
    )
    if not result.explained:
        return answer
    return answer._replace(
        assumptions=assumptions(result.reached, sanctions=result.possible.open),
        reasons=explain.undecided(result.reached, result.possible.tiers),
    )


def _decided(result: Result, tier_id: str) -> Assessment:
    reached, program = result.reached, result.reached.program
    tier = program.ready(tier_id)
    made = tuple(worlds(result.asked, result.possible.asking, tier_id)) or (assumed(reached, tier_id),)
    first = made[0]
    shall, whole = must(least(made)), may(made)
    stated = _stated(result, shall.band, whole.band)
    answer = result.blank()._replace(
        convicted_of=program.offence.id,
        tier=TierReached(tier.tier.id, tier.tier.cite, tier.tier.subject, tier.tier.borrowed_from),
        frame=tier.frame,
        shall=stated.shall,
        may=stated.may,
        open=stated.open,
        additional=added(first),
        outcomes=whole.outcomes,
        beside=beside(first),
        rules=_rules(made),
    )
    if not result.explained:
        return answer
    followed = following(program, reached.silent, first, whole, stated.open)
    return answer._replace(
        unknown=_moving(result, first),
        assumptions=assumptions(reached, first.rules, followed, (*whole.band, *stated.open)),
        reasons=explain.reasons(reached, first, shall, whole),
        consequences=followed,
    )


def _moving(result: Result, world: World) -> tuple[str, ...]:
    """Of what is unknown in a decided tier, what can still move a band; a rule that waits for it may move none. What
    was said to be unknown stays."""
    reached, asking = result.reached, result.possible.asking
    formulas = late(reached.program, world.tier, reached.heads.rules)
    rules = zip((rule for rule, _ in reached.program.rules), formulas, strict=True)
    waiting = [(rule, formula) for rule, formula in rules if not isinstance(formula, bool)]
    left = {name for formula in reached.heads.before_tier()[1:] for name in names(formula)}
    for rule, formula in waiting:
        others = tuple(other for other, _ in waiting if other is not rule)
        if moves(world, (), rule) or moves(world, others, rule):
            left.update(names(formula))
    left |= reached.heads.tied(left)
    return tuple(name for name in result.unknown if name in result.asked.case.facts or name in (*asking, *left))


def _rules(made: tuple[World, ...]) -> tuple[Rule, ...]:
    """The rules whose condition holds, or would if the court made a finding that it may make."""
    return tuple({rule.id: rule for world in made for rule in world.rules}.values())


class Stated(Record):
    """The bands that rest on more than the frame."""

    shall: Band
    may: Band
    open: Band


def _stated(result: Result, shall: Band, may: Band) -> Stated:
    """The bands. What the unknown answers count as meanwhile may itself be impossible beside the others; then only the
    union over the possible answers can be told."""
    reached, possible = result.reached, result.possible.open
    if any(never(each.program, each.silent) is True for each in (*reached.came.left, reached)):
        return Stated(possible, possible, possible)
    return Stated(shall, may, bands.union(reached.program.system.ladder, (possible, may)))


def _beside(reached: Asked, *, explained: bool) -> tuple[Assessment, ...]:
    """The further convictions that references add, of every offence on the way here; what stands in place of an offence
    leaves them. One that depends on something unknown has `liable` None."""
    found: dict[str, Assessment] = {}
    for one in (*reached.came.left, reached):
        possible = perhaps(one.program, one.exact, "cumulate")
        for reference in (*holding(one.program, one.exact, "cumulate"), *possible):
            for to in named(one, reference):
                if to not in found and to != reached.program.offence.id:
                    further = _conviction(target(one, reference, to), explained=explained, alone=True)
                    found[to] = further._replace(liable=None) if reference in possible and further.liable else further
    return tuple(found.values())
