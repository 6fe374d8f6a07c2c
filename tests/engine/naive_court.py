"""Every way a court can go from a tier and the rules that hold, tried one by one."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sentencing.law.effect import Effect
from sentencing.law.grammar import times
from sentencing.law.provision import on
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from tests.engine.zones import (
    Piece,
    Zone,
    at_least,
    at_most,
    below,
    canonical,
    lightest,
    severity,
    solid,
    without,
    zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.law.provision import Fallback, Reduction, Rule, System, Tier
    from sentencing.law.sanction import Ladder

    Path = tuple[Effect, ...]

WITHIN = ("lighter", "heavier", "add", "consecutive")  # they move no end of the frame
ENDINGS = ("not-pursued", "exempt")  # the further-going first
CONTESTED = "contested"


class Landing(NamedTuple):
    """Where one way leads: the tier whose additions go with it, and the sentences."""

    tier: str
    zone: Zone


class Court(NamedTuple):
    """A court under one law: the tiers in force among which it moves."""

    system: System
    day: str
    tiers: tuple[Tier, ...]

    @property
    def ladder(self) -> Ladder:
        return self.system.ladder

    def frame(self, tier: Tier) -> Zone:
        """The tier as written: what it names, what may stand alone, and what a frame without a minimum allows too."""
        alone = [
            Sanction(choice.rung)
            for each in tier.additional
            if each.mode in ("shall-or-sole", "may-or-sole")
            for choice in each.choices
        ]
        prison = [each for each in tier.principal if self.ladder.kind(each) == "prison"]
        open_below = any(each.span is None or each.span.low is None for each in prison)
        besides = [Sanction(rung) for rung in self.system.no_minimum] if open_below else []
        return zone(self.ladder, [*tier.principal, *alone, *besides])

    def outcomes(
        self, tier: Tier, rules: Iterable[Rule], *, mandatory_only: bool
    ) -> set[tuple[str, tuple[Piece, ...]]]:
        """Where every way leads: one option of each rule, or none where the rule says may."""
        binding = [rule for rule in rules if rule.modality == "shall" or not mandatory_only]
        choices = [
            [*rule.options, None] if rule.modality == "may" else list(rule.options) for rule in binding if rule.options
        ]
        ways = {self._effects(way) for way in itertools.product(*choices)}
        landed = [landing for way in ways if (landing := self._land(tier, way)) is not None]
        if not landed:  # every way contradicts itself: then nothing can be barred
            unbarred = [tuple(each for each in way if each.verb != "bar") for way in ways]
            landed = [landing for way in unbarred if (landing := self._land(tier, way)) is not None]
        return {(each.tier, canonical(self.ladder, each.zone)) for each in landed}

    def _effects(self, way: Iterable[object]) -> Path:
        """The effects of a way that move something, each reduction as often as it may be used."""
        effects = [effect for option in way if option is not None for effect in option.effects]  # type: ignore[attr-defined]
        moving = [_named(effect, self.system) for effect in effects if effect.verb not in WITHIN]
        counted = Counter(moving)
        return tuple(
            itertools.chain.from_iterable(
                [effect] * (min(counted[effect], self._times(effect.name)) if _reduces(effect) else 1)
                for effect in sorted(counted, key=str)
            )
        )

    def _times(self, name: str) -> int:
        return max((each.times for each in on(self.system.reductions, self.day) if each.id == name), default=1)

    def _land(self, tier: Tier, way: Path) -> Landing | None:
        """Where a way leads; None where it contradicts itself."""
        barred = {effect.name for effect in way if effect.verb == "bar"}
        for ending in ENDINGS:
            if any(effect.verb == ending for effect in way):
                return None if ending in barred else Landing(tier.id, zone(self.ladder, [Sanction(ending)]))
        here = self._reduce(Landing(tier.id, self._changed(tier, way)), way)
        cut = self._cut(here.zone, way)
        left = without(cut, barred)
        if not left:
            left = without(self._instead(tier, cut, barred), barred)
        return Landing(here.tier, left) if left else None

    def _changed(self, tier: Tier, way: Path) -> Zone:
        replaced = [each.sanction for each in way if each.verb == "replace"]
        frame = zone(self.ladder, replaced) if replaced else self.frame(tier)  # type: ignore[arg-type]
        if any(each.verb == "lift-floor" for each in way):
            frame = frozenset(self._from_the_limit(piece) for piece in frame)
        return frame | zone(self.ladder, [each.sanction for each in way if each.verb == "allow"])  # type: ignore[misc]

    def _from_the_limit(self, piece: Piece) -> Piece:
        least = next(iter(zone(self.ladder, [Sanction(piece.rung)])))
        return piece._replace(low=least.low, low_open=least.low_open)

    def _reduce(self, here: Landing, way: Path) -> Landing:
        names = [each.name for each in way if _reduces(each)]
        in_order = sorted(names, key=lambda name: (_place(name, self.system.order), name))
        for name in in_order:
            reduction = next((each for each in on(self.system.reductions, self.day) if each.id == name), None)
            if reduction is not None:
                here = self._step(here, reduction)
        return here

    def _step(self, here: Landing, reduction: Reduction) -> Landing:
        limit = lightest(self.ladder, here.zone)
        if limit is None:
            return here
        if reduction.method == "scale":
            whole = canonical(self.ladder, here.zone)
            scaled = frozenset(new for piece in whole for new in self._scaled(piece, reduction))
            return here._replace(zone=scaled or frozenset({limit}))
        if reduction.method == "next-tier":
            lower = self._next_lower(here)
            if lower is not None:
                return Landing(lower.id, below(self.ladder, self.frame(lower), limit))
            everywhere: Zone = frozenset()
        else:
            of = self._tier(here.tier)
            same = [each for each in self.tiers if (each.ladder, each.subject) == (of.ladder, of.subject)]
            everywhere = frozenset().union(*(self.frame(each) for each in same))
        return here._replace(zone=self._under(here, reduction.below, everywhere, limit))

    def _under(self, here: Landing, fallbacks: Iterable[Fallback], certain: Zone, limit: Piece) -> Zone:
        """What lies below the frame; where nothing certain does, its lightest outcome stands beside what is contested."""
        listed = list(fallbacks)
        sure = certain.union(*(self._use(each, here) for each in listed if not each.contested))
        doubtful = frozenset().union(*(self._use(each, here) for each in listed if each.contested))
        surely_below, perhaps = below(self.ladder, sure, limit), below(self.ladder, doubtful, limit)
        return surely_below | perhaps | (frozenset() if surely_below else {limit})

    def _use(self, fallback: Fallback, here: Landing) -> Zone:
        named = zone(self.ladder, [_with_minimum(each, canonical(self.ladder, here.zone)) for each in fallback.use])
        limit, lower = lightest(self.ladder, here.zone), self._next_lower(here)
        if not fallback.next_tier or lower is None or limit is None:
            return named
        return named | below(self.ladder, self.frame(lower), limit)

    def _next_lower(self, here: Landing) -> Tier | None:
        """The tier of the same ladder and subject that goes down from here by the smallest step."""
        of, limit = self._tier(here.tier), lightest(self.ladder, here.zone)
        if limit is None:
            return None
        lower = [
            each
            for each in self.tiers
            if (each.ladder, each.subject) == (of.ladder, of.subject)
            and below(self.ladder, self.frame(each), limit)
            and severity(self.ladder, self.frame(each)) <= severity(self.ladder, here.zone)
        ]
        return max(lower, key=lambda each: severity(self.ladder, self.frame(each)), default=None)

    def _tier(self, identity: str) -> Tier:
        return next(each for each in self.tiers if each.id == identity)

    def _scaled(self, piece: Piece, reduction: Reduction) -> Iterator[Piece]:
        if piece.rung in reduction.rungs:
            yield from zone(self.ladder, reduction.rungs[piece.rung])
            return
        if self.ladder.rung(piece.rung).kind in ("surveillance", "detention", "prison"):
            least = next(iter(zone(self.ladder, [Sanction(piece.rung)])))
            low = _scaled_low(piece.low, reduction, least.low)
            piece = piece._replace(low=low, high=_share(piece.high, reduction.max))
        yield from solid([piece])

    def _cut(self, landed: Zone, way: Path) -> Zone:
        """Floors, then caps. One beyond everything is what is left; a cap, as far as it does not go below the floors."""
        lifted = any(each.verb == "lift-floor" for each in way)
        floors = [zone(self.ladder, [each.sanction]) for each in way if each.verb == "floor" and not lifted]  # type: ignore[list-item]
        caps = [zone(self.ladder, [each.sanction]) for each in way if each.verb == "cap"]  # type: ignore[list-item]
        for floor in floors:
            landed = at_least(self.ladder, landed, next(iter(floor))) or floor
        for cap in caps:
            between = cap
            for floor in floors:
                between = at_least(self.ladder, between, next(iter(floor)))
            landed = at_most(self.ladder, landed, next(iter(cap))) or between or cap
        return landed

    def _instead(self, tier: Tier, cut: Zone, barred: set[str]) -> Zone:
        """What the system puts in the place of a barred sanction when nothing else is left."""
        gone = {piece.rung for piece in cut if piece.rung in barred}
        used = [each for each in on(self.system.insteads, self.day) if each.of in gone]
        return frozenset().union(*(self._use(each, Landing(tier.id, cut)) for one in used for each in one.use))

    def applies(self, holding: Iterable[Tier]) -> Tier | None:
        """Of the tiers that hold: a named ladder goes first, one that another is lighter than yields, the gravest stays."""
        among = list(holding)
        among = [each for each in among if each.ladder] or among
        yielding = {name for each in among for name in each.lighter_than}
        left = [each for each in among if each.id not in yielding]
        return max(left, key=lambda each: severity(self.ladder, self.frame(each)), default=None)


def _reduces(effect: Effect) -> bool:
    return effect.verb in ("mitigated", "aggravated")


def _named(effect: Effect, system: System) -> Effect:
    return effect._replace(name=effect.name or system.mitigated) if _reduces(effect) else effect


def _place(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)


def _with_minimum(sanction: Sanction, frame: tuple[Piece, ...]) -> Sanction:
    """A sanction up to the frame's own minimum, as `prison ..<min` says."""
    span = sanction.span
    if span is None or span.high_rung != "min":
        return sanction
    least = next((piece.low for piece in frame if piece.rung == sanction.rung and abs(piece.low) < float("inf")), None)
    return sanction._replace(span=Span(span.low, least, high_open=span.high_open and least is not None))  # type: ignore[arg-type]


def _scaled_low(low: object, reduction: Reduction, least: object) -> object:
    reached = [(at, becomes) for at, becomes in reduction.min_table if low >= at]  # type: ignore[operator]
    if reached:
        return max(reached)[1]
    if reduction.min is not None:
        return _share(low, reduction.min)
    return least if reduction.min_table else low


def _share(number: object, share: tuple[int, int] | None) -> object:
    if share is None or number in (float("inf"), -float("inf")):
        return number
    return times(number, *share)  # type: ignore[arg-type]
