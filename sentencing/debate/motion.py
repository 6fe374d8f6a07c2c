"""What a motion would change in an offence: the frames that move, whom they would not reach, what lies a step below.

Everything is found over all answers to all questions, none sampled, by adding to what must not be (`never`) whatever is
not to be looked at.
"""

from __future__ import annotations

from sentencing.engine.explore import decided, explore
from sentencing.engine.formula import both, names, negate, reduce
from sentencing.engine.frame import Framed, applies, framed
from sentencing.engine.heads import heads, late, tier_of
from sentencing.engine.outcome import NOTHING, Reach, fold
from sentencing.engine.program import prepare, tiers_for, version_on
from sentencing.engine.reading import Reading
from sentencing.law import band as bands
from sentencing.law.changes import between
from sentencing.law.effect import Effect
from sentencing.law.provision import in_force, on
from sentencing.law.record import Record
from sentencing.law.sanction import PRINCIPAL_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.case import Law
    from sentencing.engine.formula import Formula
    from sentencing.engine.heads import Heads
    from sentencing.engine.program import Program
    from sentencing.law.band import Band
    from sentencing.law.changes import Change
    from sentencing.law.provision import Offence, Rule, Tier

# What a rule that the court need not follow can do to bring a case back into a frame.
_MOVING_NOTHING = frozenset({"lighter", "heavier"})
_WIDENING = frozenset({"aggravated", "lift-floor"})


class Passed(Record):
    """Someone whom a frame does not reach: the rule that says so, and what the court may impose in such cases as the
    law is (`before`) and as the motion would have it (`after`); both are empty where there is no liability at all."""

    rule: Rule
    before: Band
    after: Band

    @property
    def untouched(self) -> bool:
        """Whether nothing changes: there is no liability, or both laws leave the one and the same outcome."""
        one = len(self.after) == 1 and self.after[0].span is None
        return not self.after or (one and bands.plain(self.before) == bands.plain(self.after))


class Moved(Record):
    """A frame that a motion moves. `before` is every frame that the law has for its cases, from the lightest; `after`
    every frame that the motion has for them. `tier` is the one that moves, as the motion has it or, where it goes, as
    the law has it. `step` is what one mitigation makes of the lightest frame on each side."""

    tier: Tier
    before: tuple[Framed, ...]
    after: tuple[Framed, ...]
    step: tuple[Band, Band]
    passed: tuple[Passed, ...] = ()
    lower: tuple[Rule, ...] = ()
    ended: bool = False

    @property
    def bands(self) -> tuple[Band, Band]:
        """All that the frames of each side hold, not merged: only for a single one is it a frame."""
        return _frames(self.before), _frames(self.after)

    @property
    def absolute(self) -> bool:
        """Whether one kind of sanction alone is left, without a span, where there was a choice."""
        return all(map(_single, self.after)) and bool(self.after) and not all(map(_single, self.before))


class Effects(Record):
    """What a motion does to an offence: the changes of its elements, the frames that move (from the lightest), and the
    facts and circumstances on which its frames and rules no longer rest."""

    offence: str
    changes: tuple[Change, ...]
    moved: tuple[Moved, ...]
    idle: tuple[str, ...]


def effects(law: Law, proposed: Law, offence: str, day: str, *, passing: bool = True) -> Effects:
    """What a motion does to an offence on a day; whom its frames pass takes longest, and is left out unless `passing`.
    Raises NotInForceError where there is no such offence then."""
    changes = between(law.offence(offence), proposed.offence(offence), day)
    pair = _Pair(law, proposed, offence, day)
    return Effects(offence, changes, pair.moved(changes, passing=passing), pair.idle())


def program_of(law: Law, offence: str, day: str) -> Program:
    """An offence made ready for a person, with the frames that it always borrows."""
    found = law.offence(offence)
    return prepare(found, law.system(found.system), day, "person", _lender(law, found, day))


def framed_of(law: Law, offence: str, day: str) -> tuple[Framed, ...]:
    """The frames for a person of an offence made ready, those that it always borrows among them, without making it
    ready; raises NotInForceError."""
    found = law.offence(offence)
    version_on(found, day)
    own = (_lender(law, found, day) or found).elements
    return framed(law.system(found.system), tiers_for(own._replace(tiers=on(own.tiers, day)), "person"))


def _lender(law: Law, offence: Offence, day: str) -> Offence | None:
    """The offence whose frames another always borrows."""
    every = offence.elements.references
    lending = [each for each in every if each.kind == "punish" and in_force(each, day) and not each.when]
    return law.offence(lending[0].to[0]) if lending else None


class _Pair:
    """An offence as the law has it and as a motion would have it."""

    def __init__(self, law: Law, proposed: Law, offence: str, day: str) -> None:
        self.before = _Side(program_of(law, offence, day))
        self.after = _Side(program_of(proposed, offence, day))

    def moved(self, changes: tuple[Change, ...], *, passing: bool) -> tuple[Moved, ...]:
        """The frames that move, from the lightest."""
        ladder, found = self.after.program.system.ladder, list[tuple[Framed, Moved]]()
        for change in changes:
            mine = self.after if change.after else self.before
            tier = mine.tier(change.id) if change.kind == "tier" else None
            if tier is not None:
                found.append((tier[0], self._moved(*tier, ended=change.after is None, passing=passing)))
        return tuple(moved for _, moved in sorted(found, key=lambda each: bands.severity(ladder, each[0].frame)))

    def idle(self) -> tuple[str, ...]:
        """What the frames and rules of the law ask about and those of the motion do not."""
        asked = self.after.asked()
        return tuple(name for name in self.before.asked() if name not in asked)

    def _moved(self, tier: Framed, holds: Formula, *, ended: bool, passing: bool) -> Moved:
        here = self.before if ended else self.after
        holds = here.alone(tier, holds)
        before, after = self.before.applying(holds), self.after.applying(holds)
        if not ended:
            after = (tier,)
        step = (self.before.step(before[:1]), self.after.step(after[:1]))
        passed = tuple(self._passed(tier, holds)) if passing and not ended else ()
        return Moved(tier.tier, before, after, step, passed, () if ended else tuple(here.lower(tier)), ended)

    def _passed(self, tier: Framed, holds: Formula) -> Iterator[Passed]:
        """The rules under which no case ends in a frame, those that are the same question once; last those under which
        nobody is liable."""
        program = self.after.program
        passing = tuple(self._passing(tier, holds))
        for rule, under, after in passing:
            if self._first(passing, under):
                yield Passed(rule, self.before.reach(under) or (), after)
        for rule, formula in program.bars_liability:
            if self.after.reach(late(program, tier, (both(formula, holds),))[0]) == ():
                yield Passed(rule, (), ())

    def _passing(self, tier: Framed, holds: Formula) -> Iterator[tuple[Rule, Formula, Band]]:
        """The rules that lead out of a frame in every case, each with those cases and what the court may do in them."""
        program = self.after.program
        shall = [each for each in program.rules if each[0].modality == "shall"]
        leaving = frozenset(name for rule, formula in shall if self.after.leaves(tier, rule) for name in names(formula))
        for rule, formula in shall:
            if leaving.isdisjoint(names(formula)):
                continue  # it leads nowhere of itself, and goes along with nothing that does
            under = late(program, tier, (both(formula, holds),))[0]
            after = self.after.reach(under)
            if after and not bands.meet(program.system.ladder, after, tier.frame):
                yield rule, under, after

    def _wider(self, wide: Formula, narrow: Formula) -> bool:
        """Whether one question holds wherever another does."""
        return not self.after.possible(both(narrow, negate(wide)))

    def _first(self, passing: Iterable[tuple[Rule, Formula, Band]], under: Formula) -> bool:
        """Whether no other question is wider, and none before it is the same."""
        before = True
        for _, other, _ in passing:
            if other is under:
                before = False
            elif self._wider(other, under) and (before or not self._wider(under, other)):
                return False
        return True


class _Side:
    """An offence under one of the two laws."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.nothing = Reading(program.facts, {"subject": program.subject})
        self.start = self._heads()
        self._reached: dict[Formula, Band | None] = {}

    def _heads(self) -> Heads:
        """What decides, without what the court need not do and what would only widen its choice downwards."""
        start = heads(self.program, self.nothing, True)
        binding = tuple(
            formula if (rule.modality == "shall" and _moves(rule)) or self._widens(rule) else False
            for (rule, _), formula in zip(self.program.rules, start.rules, strict=True)
        )
        return start._replace(rules=binding)

    def _widens(self, rule: Rule) -> bool:
        """Whether a rule can add a principal punishment, or a graver frame."""
        ladder = self.program.system.ladder
        every = [effect for option in rule.options for effect in option.effects]
        added = (each.sanction for each in every if each.verb in ("allow", "replace") and each.sanction)
        return any(each.verb in _WIDENING for each in every) or any(
            ladder.kind(sanction) in PRINCIPAL_KINDS for sanction in added
        )

    def tier(self, identity: str) -> tuple[Framed, Formula] | None:
        """A tier and when it applies."""
        return next((each for each in self.program.tiers if each[0].tier.id == identity), None)

    def alone(self, tier: Framed, holds: Formula) -> Formula:
        """When a tier applies: its condition holds, and that of no tier that goes before it."""
        ladder = self.program.system.ladder
        own = bands.severity(ladder, tier.frame)
        first = [
            formula
            for other, formula in self.program.tiers
            if bands.severity(ladder, other.frame) != own and applies((tier, other), ladder) is other
        ]
        return both(holds, *map(negate, first))

    def _within(self, formula: Formula) -> Heads:
        """What decides in the cases in which a formula holds."""
        never = reduce(("any", (self.start.never, negate(formula))), self.nothing.known)
        return self.start._replace(never=never)

    def applying(self, formula: Formula) -> tuple[Framed, ...]:
        """The tiers that apply in cases in which a formula holds, from the lightest."""
        found = {
            tier.tier.id: tier
            for state in decided(self._within(formula), self.nothing)
            if (tier := tier_of(self.program, state.tiers)) is not None
        }
        return tuple(sorted(found.values(), key=lambda each: bands.severity(self.program.system.ladder, each.frame)))

    def asked(self) -> dict[str, None]:
        """The facts and circumstances on which frames and rules rest, what is derived from others left out."""
        program = self.program
        formulas = (formula for _, formula in (*program.tiers, *program.rules))
        every = dict.fromkeys(name for formula in formulas for name in names(formula))
        derived = {name for name, each in program.circumstances.items() if each.when is not None}
        return {name: None for name in every if name not in derived}

    def possible(self, formula: Formula) -> bool:
        """Whether there are cases in which a formula holds."""
        refused: Formula = ("any", (self.start.never, negate(formula)))
        alone = self.start._replace(never=False, barred=reduce(refused, self.nothing.known), needs=True, tiers=(True,))
        return any(state.barred is False for state in decided(alone, self.nothing))

    def reach(self, formula: Formula) -> Band | None:
        """All that the court may be bound to in cases in which a formula holds: nothing (`()`) where nobody is liable,
        None where there are no such cases."""
        if formula not in self._reached:
            found = explore(self.program, self.start, self.nothing, within=formula)
            self._reached[formula] = found.open if found.liable else None
        return self._reached[formula]

    def step(self, tiers: Iterable[Framed]) -> Band:
        """What one mitigation makes of these frames."""
        system = self.program.system
        word = frozenset({(Effect("mitigated", system.mitigated), 0)})
        landed = (self._reach.reached(tier, word) for tier in tiers)
        return bands.union(system.ladder, (each.band for each in landed if each is not None))

    def leaves(self, tier: Framed, rule: Rule) -> bool:
        """Whether a rule that binds the court, taken alone, leaves nothing of a frame."""
        ladder = self.program.system.ladder
        ways = self._reach.ways(tier, fold({NOTHING: ()}, rule, self.program.system, free=False))
        return not any(bands.meet(ladder, each.band, tier.frame) for each in ways.values())

    def lower(self, tier: Framed) -> Iterator[Rule]:
        """The rules that let or make a court leave a frame downwards, taken alone."""
        ladder, seen = self.program.system.ladder, set[str]()
        for rule, _ in self.program.rules:
            ways = self._reach.ways(tier, fold({NOTHING: ()}, rule, self.program.system, free=rule.modality == "may"))
            below = any(not bands.holds(ladder, tier.frame, each.band) for each in ways.values())
            if below and rule.id not in seen:
                seen.add(rule.id)
                yield rule

    @property
    def _reach(self) -> Reach:
        return Reach(self.program.system, self.program.day, tuple(each for each, _ in self.program.tiers))


def _moves(rule: Rule) -> bool:
    """Whether a rule can move a bound."""
    return any(each.verb not in _MOVING_NOTHING for option in rule.options for each in option.effects)


def _frames(tiers: Iterable[Framed]) -> Band:
    return tuple(sanction for tier in tiers for sanction in tier.frame)


def _single(tier: Framed) -> bool:
    return len(tier.frame) == 1 and tier.frame[0].span is None
