"""From a tier and the effects that a court uses to what it reaches.

A *word* is the set of effects used on one way through the rules. Effects within the frame move no number and leave no
trace in it; a reduction that may be used several times is counted. Words saturate: however many rules hold, there are
few of them, which is what makes questions over all cases cheap.
"""

from __future__ import annotations

from functools import reduce

from sentencing.engine.frame import Framed, next_lower
from sentencing.law import band as bands
from sentencing.law.effect import WITHIN_FRAME, Effect
from sentencing.law.provision import on
from sentencing.law.record import Record
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from sentencing.law.band import Band
    from sentencing.law.effect import Option
    from sentencing.law.grammar import Number
    from sentencing.law.provision import Addition, Fallback, Reduction, Rule, System

    Word: TypeAlias = frozenset[tuple[Effect, int]]
    Words: TypeAlias = dict[Word, tuple[str, ...]]

NOTHING: Word = frozenset()
START: Words = {NOTHING: ()}
BESIDE = frozenset({"add", "consecutive"})
ENDING = ("not-pursued", "exempt")


class Reached(Record):
    """Where one word leads from a tier. `flags` tells what had to be decided on the way: `nothing-below`,
    `contested-below` (nothing certain is), `instead`."""

    tier: str
    band: Band
    additional: tuple[Addition, ...]
    flags: frozenset[str] = frozenset()


def fold(words: Words, rule: Rule, system: System, *, free: bool) -> Words:
    """The words after one more rule that holds: with each of its options, and, when `free`, without it.

    Each word keeps the ids of the fewest rules that lead to it.
    """
    found: Words = {}
    for word, by in words.items():
        if free:
            _keep(found, word, by)
        for option in rule.options:
            longer = _extend(word, option, system)
            _keep(found, longer, by if longer == word else (*by, rule.id))
    return found


def _keep(found: Words, word: Word, by: tuple[str, ...]) -> None:
    if word not in found or len(by) < len(found[word]):
        found[word] = by


def _extend(word: Word, option: Option, system: System) -> Word:
    for effect in option.effects:
        if effect.verb in WITHIN_FRAME or effect.verb in BESIDE:
            continue
        if effect.verb in ("mitigated", "aggravated"):
            named = effect._replace(name=effect.name or system.mitigated)
            used = sum(each == named for each, _ in word)
            if used < _times(system, named.name):
                word |= {(named, used)}
        else:
            word |= {(effect, 0)}
    return word


def _times(system: System, name: str) -> int:
    return max((each.times for each in system.reductions if each.id == name), default=1)


class Reach(Record):
    """What outcomes are worked out against: the system, the day of law, and the tiers in force."""

    system: System
    day: str
    tiers: tuple[Framed, ...]

    def ways(self, tier: Framed, words: Iterable[Word]) -> dict[Word, Reached]:
        """Where the words that a court has lead. Those that contradict themselves lead nowhere; where all do, none of
        their bars counts."""
        listed = tuple(words)
        found = {word: self.reached(tier, word) for word in listed}
        sound = {word: reached for word, reached in found.items() if reached is not None}
        return sound or {word: reached for word in listed if (reached := self._unbarred(tier, word)) is not None}

    def _unbarred(self, tier: Framed, word: Word) -> Reached | None:
        reached = self.reached(tier, frozenset(each for each in word if each[0].verb != "bar"))
        return reached and reached._replace(flags=reached.flags | {"forced"})

    def reached(self, tier: Framed, word: Word) -> Reached | None:
        """Where a word leads. None where it contradicts itself: an ending that the same word bars."""
        effects = tuple([effect for effect, used in word if not used or used < self._times(effect)])
        barred = frozenset([effect.name for effect in effects if effect.verb == "bar"])
        ladder, verbs = self.system.ladder, [effect.verb for effect in effects]
        for ending in ENDING:
            if ending in verbs:
                return None if ending in barred else Reached(tier.tier.id, bands.band(ladder, [Sanction(ending)]), ())
        landed = self._reduced(tier, effects, self._framed(tier, effects))
        cut = self._cut(landed, effects)
        left = bands.without(ladder, cut.band, barred)
        if left or not cut.band:
            return cut if left is cut.band else cut._replace(band=left)
        return self._instead(tier, cut, barred)

    def _times(self, effect: Effect) -> int:
        """How often the reduction that an effect names may be used on this day."""
        return next((each.times for each in on(self.system.reductions, self.day) if each.id == effect.name), 1)

    def _framed(self, tier: Framed, effects: tuple[Effect, ...]) -> Band:
        """The frame, as replaced, allowed more, or freed of its minimum."""
        ladder = self.system.ladder
        replaced = [effect.sanction for effect in effects if effect.verb == "replace" and effect.sanction]
        allowed = [effect.sanction for effect in effects if effect.verb == "allow" and effect.sanction]
        frame = bands.band(ladder, replaced) if replaced else tier.frame
        if any(effect.verb == "lift-floor" for effect in effects):
            frame = bands.band(ladder, (_from_nothing(each) for each in frame))
        return bands.union(ladder, [frame, bands.band(ladder, allowed)]) if allowed else frame

    def _reduced(self, tier: Framed, effects: tuple[Effect, ...], frame: Band) -> Reached:
        here = Reached(tier.tier.id, frame, tier.tier.additional)
        used = [effect.name for effect in effects if effect.verb in ("mitigated", "aggravated")]
        if not used:
            return here
        order = (*self.system.order, *sorted(set(used) - set(self.system.order)))
        place = Framed(tier.tier, frame)
        for name in order:
            reduction = next((each for each in on(self.system.reductions, self.day) if each.id == name), None)
            for _ in range(used.count(name) if reduction else 0):
                assert reduction is not None
                here = self._step(place, reduction)
                landed = next((each.tier for each in self.tiers if each.tier.id == here.tier), tier.tier)
                place = Framed(landed, here.band)
        return here

    def _step(self, tier: Framed, reduction: Reduction) -> Reached:
        """One use of a reduction."""
        match reduction.method:
            case "scale":
                return Reached(tier.tier.id, self._scaled(tier.frame, reduction), tier.tier.additional)
            case "any-lower":
                return self._below(tier, reduction, self._anything_below(tier))
            case _:
                return self._next_tier(tier, reduction)

    def _next_tier(self, tier: Framed, reduction: Reduction) -> Reached:
        """The next lower tier, as far as it is lighter than this one (PRC Criminal Law art. 63(1))."""
        lower = next_lower(tier, self.tiers, self.system.ladder)
        if lower is None:
            return self._below(tier, reduction)
        return Reached(lower.tier.id, lower.frame, lower.tier.additional)

    def _anything_below(self, tier: Framed) -> Band:
        """The frames of every tier of the same ladder and subject."""
        same = (tier.tier.ladder, tier.tier.subject)
        frames = (each.frame for each in self.tiers if (each.tier.ladder, each.tier.subject) == same)
        return bands.union(self.system.ladder, frames)

    def _stays(self, tier: Framed) -> Reached:
        return Reached(tier.tier.id, tier.frame, tier.tier.additional)

    def _below(self, tier: Framed, reduction: Reduction, besides: Band = ()) -> Reached:
        """What the reduction names below the lowest tier, never nothing; failing all, the frame's lightest outcome."""
        limit = bands.lightest(tier.frame)
        if limit is None:
            return self._stays(tier)
        named = (bands.band(self.system.ladder, self._fallback(each, tier)) for each in reduction.below)
        lighter = (bands.lighter_than(self.system.ladder, each, limit) for each in (besides, *named))
        below = bands.union(self.system.ladder, lighter)
        if any(not each.contested for each in below):
            return self._stays(tier)._replace(band=below)
        flags = frozenset({"contested-below" if below else "nothing-below"})
        return self._stays(tier)._replace(band=bands.band(self.system.ladder, [*below, limit]), flags=flags)

    def _scaled(self, frame: Band, reduction: Reduction) -> Band:
        """The frame scaled; where nothing within the jurisdiction's limits is left of it, its lightest outcome."""
        scaled = bands.band(self.system.ladder, (new for each in frame for new in _scale(each, reduction)))
        return scaled or tuple(filter(None, [bands.lightest(frame)]))

    def _fallbacks(self, fallbacks: Iterable[Fallback], tier: Framed) -> Band:
        """The sanctions that a reduction or replacement names, `min` read as the frame's own minimum."""
        return bands.band(
            self.system.ladder, (each for fallback in fallbacks for each in self._fallback(fallback, tier))
        )

    def _fallback(self, fallback: Fallback, tier: Framed) -> Iterator[Sanction]:
        for sanction in fallback.use:
            yield _with_minimum(sanction, tier.frame)._replace(contested=fallback.contested)
        lower = next_lower(tier, self.tiers, self.system.ladder) if fallback.next_tier else None
        for sanction in lower.frame if lower else ():
            yield sanction._replace(contested=fallback.contested)

    def _cut(self, reached: Reached, effects: tuple[Effect, ...]) -> Reached:
        """Floors, then caps: one beyond everything that is left takes its place, a cap as far as the floors allow."""
        if not any(effect.verb in ("floor", "cap") for effect in effects):
            return reached
        ladder, band = self.system.ladder, reached.band
        lifted = any(effect.verb == "lift-floor" for effect in effects)
        in_order = sorted(effects, key=str)
        floors = [each.sanction for each in in_order if each.verb == "floor" and each.sanction and not lifted]
        for floor in floors:
            band = bands.at_least(ladder, band, floor) or bands.band(ladder, [floor])
        for cap in (each.sanction for each in in_order if each.verb == "cap" and each.sanction):
            alone = bands.band(ladder, [cap])
            between = reduce(lambda left, floor: bands.at_least(ladder, left, floor), floors, alone)
            band = bands.at_most(ladder, band, cap) or between or alone
        return reached._replace(band=band)

    def _instead(self, tier: Framed, reached: Reached, barred: frozenset[str]) -> Reached | None:
        """What takes the place of a frame of which nothing is left; None where the system names nothing."""
        here = barred.intersection(sanction.rung for sanction in reached.band)
        replacing = [each for each in on(self.system.insteads, self.day) if each.of in here]
        place = Framed(tier.tier, reached.band)
        found = bands.union(self.system.ladder, (self._fallbacks(each.use, place) for each in replacing))
        left = bands.without(self.system.ladder, found, barred)
        return reached._replace(band=left, flags=reached.flags | {"instead"}) if left else None


def _from_nothing(sanction: Sanction) -> Sanction:
    if sanction.span is None:
        return sanction
    return sanction._replace(span=sanction.span._replace(low=None, low_open=False))


def _with_minimum(sanction: Sanction, frame: Band) -> Sanction:
    span = sanction.span
    if span is None or span.high_rung != "min":
        return sanction
    same = next((each.span for each in frame if each.rung == sanction.rung and each.span), None)
    low = same.low if same else None
    return sanction._replace(span=Span(span.low, low, high_open=span.high_open and low is not None, unit=span.unit))


def _scale(sanction: Sanction, reduction: Reduction) -> Iterator[Sanction]:
    if sanction.rung in reduction.rungs:
        yield from reduction.rungs[sanction.rung]
    elif sanction.span is None or sanction.span.unit != "months":
        yield sanction
    else:
        low, high = sanction.span.low, sanction.span.high
        yield sanction._replace(
            span=sanction.span._replace(low=_scaled_low(low, reduction), high=_share(high, reduction.max))
        )


def _scaled_low(low: Number | None, reduction: Reduction) -> Number | None:
    if low is None:
        return None
    for at_least, becomes in reduction.min_table:
        if low >= at_least:
            return becomes
    if reduction.min is not None:
        return _share(low, reduction.min)
    return None if reduction.min_table else low


def _share(number: Number | None, share: tuple[int, int] | None) -> Number | None:
    from sentencing.law.grammar import times

    return number if number is None or share is None else times(number, *share)
