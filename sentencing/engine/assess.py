"""The assessment of one person, one set of facts and one day of law (design, section 5)."""

from __future__ import annotations

import itertools

from sentencing.engine import explain, follow
from sentencing.engine.assessment import Assessment, TierReached, Unmade, Via
from sentencing.engine.assume import assumptions
from sentencing.engine.case import Case, ImpossibleCaseError
from sentencing.engine.consequences import following
from sentencing.engine.domain import questions
from sentencing.engine.explore import Explored, explore, heads, left_open
from sentencing.engine.follow import holding, mapped, scope_of, unsettled
from sentencing.engine.formula import names, reduce
from sentencing.engine.presume import presumes_needs
from sentencing.engine.program import prepare, version_on
from sentencing.engine.reading import read
from sentencing.engine.total import total_of
from sentencing.engine.world import added, beside, may, must, worlds
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Law
    from sentencing.engine.explore import Heads
    from sentencing.engine.follow import Carried
    from sentencing.engine.formula import Formula
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading
    from sentencing.law.band import Band
    from sentencing.law.provision import Reference

ONE_OF = ("convict", "heavier")  # references by which another offence takes this one's place


class Asked(Record):
    """An offence asked about with a case: ready to decide, read in two ways.

    In `silent`, `?` counts as if it were not named; in `exact` it stays unknown.
    """

    law: Law
    case: Case
    program: Program
    silent: Reading
    exact: Reading
    needs: Formula
    presumed: bool
    via: tuple[Via, ...] = ()


class Possible(Record):
    """What can come out over all answers: liability, (offence, tier) pairs, and the union of what the court may do."""

    liable: frozenset[bool]
    tiers: frozenset[tuple[str, str]]
    open: Band


def assess(law: Law, offence: str, case: Case, day: str) -> Assessment:
    """Assess a case under an offence and the law of a day (ISO date).

    Raises ImpossibleCaseError for answers that cannot go together and NotInForceError for a day that no version covers.
    """
    asked = ask(law, offence, case, day)
    _refuse_impossible(asked)
    possible = possibilities(asked)
    reached = carry(asked)
    return _assessment(asked, reached, possible)


def ask(law: Law, offence: str, case: Case, day: str, carried: Carried = (), via: tuple[Via, ...] = ()) -> Asked:
    """An offence made ready, with what a `punish` reference borrows."""
    found = law.offence(offence)
    system = law.system(found.system)
    subject = str(case.facts.get("subject") or "person")
    program = prepare(found, system, day, subject, carried=carried)
    borrowing = holding(program, read(program, case), "punish")
    if borrowing:
        lender = law.offence(borrowing[0].to[0])
        program = prepare(found, system, day, subject, lender, (*carried, *follow.carried(program, borrowing[0])[-1:]))
        via = (*via, _via(borrowing[0], lender.id))
    needs_node = version_on(law.offence(via[-1].to) if borrowing else found, day).needs
    presumed = presumes_needs(program, case, needs_node)
    return Asked(
        law,
        case,
        program,
        read(program, case),
        read(program, case, unknown_as_absent=False),
        True if presumed else program.needs,
        presumed,
        via,
    )


def _via(reference: Reference, to: str) -> Via:
    return Via(reference.id, reference.cite, reference.kind, to)


def _refuse_impossible(asked: Asked) -> None:
    for never, formula in asked.program.nevers:
        if reduce(formula, asked.silent.known) is True:
            given = tuple(name for name in names(formula) if name in asked.case.facts)
            raise ImpossibleCaseError(given, never.cite, never.label)


def carry(asked: Asked) -> Asked:
    """The offence that the case ends in, once every reference that replaces it is followed."""
    for kind in ONE_OF:
        for reference in holding(asked.program, asked.silent, kind):
            if kind == "convict":
                return carry(_target(asked, reference, reference.to[0]))
            graver = _graver(asked, reference)
            if graver is not asked:
                return carry(graver)
    return asked


def _target(asked: Asked, reference: Reference, to: str) -> Asked:
    case = mapped(asked.case, reference, asked.silent, scope_of(to))
    rules = follow.carried(asked.program, reference)
    return ask(asked.law, to, case, asked.program.day, rules, (*asked.via, _via(reference, to)))


def _graver(asked: Asked, reference: Reference) -> Asked:
    """The one of two offences whose frame is graver; of equals, the one asked about."""
    best, frame = asked, _frame(asked)
    for to in _named(asked, reference):
        other = _target(asked, reference, to)
        theirs = _frame(other)
        ladder = asked.program.system.ladder
        if theirs and bands.severity(ladder, theirs) > bands.severity(ladder, frame):
            best, frame = other, theirs
    return best


def _named(asked: Asked, reference: Reference) -> tuple[str, ...]:
    """The offences of a reference; `other` is the one that the case names in `other-offence`."""
    other = asked.silent.values.get("other-offence")
    return tuple(str(other) if to == "other" else to for to in reference.to if to != "other" or other)


def _frame(asked: Asked) -> Band:
    explored = _explored(asked)
    tier = next(iter(sorted(explored.tiers)), None)
    return asked.program.ready(tier).frame if tier else ()


def _explored(asked: Asked) -> Explored:
    return explore(asked.program, heads(asked.program, asked.exact, asked.needs), asked.exact)


def possibilities(asked: Asked) -> Possible:
    """What can come out over every answer to what is unknown, through every reference that may carry the case."""
    left = unsettled(asked.program, asked.exact, (*ONE_OF, "punish"))
    if left:
        return _together(asked, [possibilities(each) for each in _answered(asked, left)])
    replacing = [reference for kind in ONE_OF for reference in holding(asked.program, asked.exact, kind)]
    for reference in replacing:
        if reference.kind == "convict":
            return possibilities(_target(asked, reference, reference.to[0]))
        if open_formulas := _deciding(asked, reference):
            return _together(asked, [possibilities(each) for each in _answered(asked, open_formulas)])
        graver = _graver(asked, reference)
        if graver is not asked:
            return possibilities(graver)
    explored = _explored(asked)
    pairs = frozenset((asked.program.offence.id, tier) for tier in explored.tiers)
    return Possible(explored.liable, pairs, explored.open)


def _deciding(asked: Asked, reference: Reference) -> tuple[Formula, ...]:
    """What decides which of two offences is graver and is not known."""
    both = [asked, *(_target(asked, reference, to) for to in _named(asked, reference))]
    states = [heads(each.program, each.exact, each.needs) for each in both]
    return tuple(formula for state in states for formula in state.before_tier() if not isinstance(formula, bool))


def _answered(asked: Asked, formulas: tuple[Formula, ...]) -> list[Asked]:
    """The same case with each consistent way of answering what these formulas ask."""
    open_questions = questions(formulas, asked.exact)
    asked_names = [name for question in open_questions for name in question.names]
    found = []
    for values in itertools.product(*(question.values for question in open_questions)):
        case = Case({**asked.case.facts, **dict(zip(asked_names, itertools.chain(*values), strict=True))})
        one = ask(asked.law, asked.program.offence.id, case, asked.program.day, via=asked.via)
        if not any(reduce(formula, one.exact.known) is True for _, formula in one.program.nevers):
            found.append(one)
    return found


def _together(asked: Asked, each: list[Possible]) -> Possible:
    return Possible(
        frozenset().union(*(possible.liable for possible in each)),
        frozenset().union(*(possible.tiers for possible in each)),
        bands.union(asked.program.system.ladder, (possible.open for possible in each)),
    )


def _assessment(asked: Asked, reached: Asked, possible: Possible) -> Assessment:
    liable = None if len(possible.liable) > 1 else True in possible.liable
    state = heads(reached.program, reached.exact, reached.needs)
    unknown = _unknown(asked, reached, state)
    if liable is False:
        return _not_liable(asked, reached, state, unknown)
    tiers = _tiers(reached, possible)
    if len(tiers) != 1:
        return _undecided(asked, reached, possible, liable, unknown)
    return _decided(asked, reached, possible, liable, unknown, tiers.pop()[1])


def _tiers(reached: Asked, possible: Possible) -> set[tuple[str, str]]:
    """The (offence, tier) pairs that unknown answers leave; what the court merely may find does not unsettle a tier."""
    if len(possible.tiers) < 2:
        return set(possible.tiers)
    without = {f"find:{name}": False for name in reached.program.circumstances}
    plain = reached._replace(
        case=Case({**reached.case.facts, **without}),
        exact=reached.exact._replace(values={**reached.exact.values, **without}),
    )
    return set(possibilities(plain).tiers) or set(possible.tiers)


def _unknown(asked: Asked, reached: Asked, state: Heads) -> tuple[str, ...]:
    """What could still change a band: answers `?`, and choices and figures that nobody gave."""
    given = [name for name, value in asked.case.facts.items() if value is None]
    left = [name for name in left_open(state) if reached.exact.values.get(name) is None]
    references = [name for formula in unsettled(asked.program, asked.exact, ONE_OF) for name in names(formula)]
    open_references = [name for name in references if asked.exact.values.get(name) is None]
    found = dict.fromkeys([*given, *open_references, *left])
    return tuple(name for name in found if name not in reached.program.circumstances or _asked(reached, name, given))


def _asked(reached: Asked, name: str, given: list[str]) -> bool:
    return name in given or reached.program.circumstances[name].default == "unknown"


def _not_liable(asked: Asked, reached: Asked, state: Heads, unknown: tuple[str, ...]) -> Assessment:
    unmade = _why_not_liable(reached, state)
    return _blank(asked, reached)._replace(
        liable=False,
        not_liable=unmade,
        unknown=tuple(name for name in unknown if asked.case.facts.get(name, 0) is None),
        assumptions=assumptions(reached),
        elsewhere=_elsewhere(asked, reached),
    )


def _why_not_liable(reached: Asked, state: Heads) -> tuple[Unmade, ...]:
    barring = [
        Unmade(rule.id, rule.cite, "rule", {"label": rule.label, "help": rule.help})
        for rule, formula in reached.program.bars_liability
        if reduce(formula, reached.silent.known) is True
    ]
    if barring:
        return tuple(barring)
    program = reached.program
    if program.subject != "person" and not program.unit_crime:
        return (Unmade(program.offence.id, program.version.article, "unit", {}),)
    return (Unmade(program.offence.id, program.version.article, "needs", {"needs": program.version.needs}),)


def _elsewhere(asked: Asked, reached: Asked) -> tuple[str, ...]:
    """Other offences for which the same acts make the person liable."""
    found = []
    for kind in ("acts", "cumulate"):
        for reference in holding(reached.program, reached.silent, kind):
            for to in _named(reached, reference):
                other = _target(reached, reference, to)
                if possibilities(other).liable != frozenset({False}):
                    found.append(to)
    return tuple(dict.fromkeys(found))


def _blank(asked: Asked, reached: Asked) -> Assessment:
    return Assessment(asked.program.offence.id, asked.program.day, dict(asked.case.facts), via=reached.via)


def _undecided(
    asked: Asked, reached: Asked, possible: Possible, liable: bool | None, unknown: tuple[str, ...]
) -> Assessment:
    """The tier, or the offence, depends on what is unknown: only `open` can be given."""
    offences = {offence for offence, _ in possible.tiers}
    return _blank(asked, reached)._replace(
        convicted_of=offences.pop() if len(offences) == 1 else None,
        unknown=unknown,
        assumptions=assumptions(reached, sanctions=possible.open),
        liable=liable,
        open=possible.open,
        reasons=explain.undecided(reached, possible.tiers),
        cumulate=_cumulated(reached),
    )


def _decided(
    asked: Asked, reached: Asked, possible: Possible, liable: bool | None, unknown: tuple[str, ...], tier_id: str
) -> Assessment:
    program = reached.program
    tier = program.ready(tier_id)
    made = worlds(program, reached.silent, reached.needs, tier)
    first = made[0]
    shall, whole = must(program, made[:1]), may(program, made)
    followed = following(program, reached.silent, first, whole.band)
    cumulate = _cumulated(reached)
    open_band = possible.open if bands.holds(program.system.ladder, possible.open, whole.band) else whole.band
    decided = _blank(asked, reached)._replace(
        convicted_of=program.offence.id,
        unknown=unknown,
        assumptions=assumptions(reached, first.rules, followed, whole.band),
        liable=liable,
        tier=TierReached(tier.tier.id, tier.tier.cite, tier.tier.subject, tier.tier.borrowed_from),
        frame=tier.frame,
        shall=shall.band,
        may=whole.band,
        open=open_band,
        additional=added(first),
        outcomes=whole.outcomes,
        beside=beside(first),
        rules=first.rules,
        reasons=explain.reasons(reached, first, shall, whole),
        consequences=followed,
        cumulate=cumulate,
    )
    standing = (decided, *cumulate)
    return decided._replace(total=total_of(program.system, program.day, standing)) if cumulate else decided


def _cumulated(reached: Asked) -> tuple[Assessment, ...]:
    """The further convictions that references add, those that depend on something unknown included."""
    found: list[Assessment] = []
    certain = holding(reached.program, reached.exact, "cumulate")
    possible = [
        reference
        for reference, formula in reached.program.references
        if reference.kind == "cumulate" and not isinstance(reduce(formula, reached.exact.known), bool)
    ]
    for reference in (*certain, *possible):
        for to in _named(reached, reference):
            if to not in [each.offence for each in found]:
                target = _target(reached, reference, to)
                one = _assessment(target, carry(target), possibilities(target))._replace(cumulate=(), total=None)
                found.append(one._replace(liable=None) if reference in possible and one.liable else one)
    return tuple(found)
