"""The cases of which a claim speaks, under one offence.

Every single ground on which a case may come out otherwise (a tier, a rule, a bar, a reference) is looked at by itself,
over all answers to what it asks: that is quick, shows the simplest cases, and often settles a claim. Only what that
leaves open needs all cases at once.
"""

from __future__ import annotations

from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from sentencing.debate.claim import added, rungs_of
from sentencing.debate.fit import FITS, FORCES, PERMITS, fit, no_sentence
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Outcome
from sentencing.engine.case import Case
from sentencing.engine.formula import names, replaced
from sentencing.engine.program import scope_of
from sentencing.engine.space import space
from sentencing.law.provision import naming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.debate.claim import Posed
    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.engine.program import Program
    from sentencing.engine.space import Group, Space
    from sentencing.law.provision import Reference

_LEADING = ("convict", "heavier", "punish")
_LIFTING = frozenset({"allow", "replace", "floor", "aggravated"})


class Cases:
    """All cases under an offence, and how each fits what a claim asserts."""

    def __init__(self, law: PreparedLaw, posed: Posed, offence: str) -> None:
        self.law = law
        self.posed = posed
        self.offence = offence

    @cached_property
    def grounds(self) -> tuple[Group, ...]:
        """What comes out if one ground at a time is looked at."""
        opened = dict.fromkeys(frozenset(each) for each in self._grounds())
        groups = chain.from_iterable(self._space(each).groups for each in opened)
        return tuple({(*group[:-2], frozenset(group.witness.items())): group for group in groups}.values())

    @cached_property
    def whole(self) -> Space:
        """Every case at once."""
        return space(self.law, self.offence, self.posed.day, self.posed.side.case)

    @property
    def whole_groups(self) -> tuple[Group, ...]:
        """The groups of all cases, if they were looked at."""
        return self.whole.groups if "whole" in self.__dict__ else ()

    @cached_property
    def bars(self) -> tuple[dict[str, Answer], ...]:
        """A case for every single answer to what bars liability."""
        asked = {name for _, formula in self._program(self.offence).bars_liability for name in _wanted(formula)}
        found = self._space(frozenset(asked))
        least = found.groups[0].witness if found.groups else {}
        return tuple({**least, **answer} for question in found.questions for answer in question.answers)

    @cached_property
    def besides(self) -> tuple[Reference, ...]:
        """The references that add a conviction in some case of which the claim speaks. It is sentenced besides: a claim
        about the sentence for an offence says nothing of it."""
        every = [each for each in self._program(self.offence).references if each[0].kind == "cumulate"]
        return tuple(reference for reference, formula in every if self._adds(reference, formula))

    def _adds(self, reference: Reference, formula: Formula) -> bool:
        found = [each for each in self._space(frozenset(_wanted(formula))).groups if each.cumulates]
        adding = (
            assess(self.law, self.offence, Case(dict(each.witness)), self.posed.day)
            for each in found
            if self.counts(each)
        )
        return any(beside.offence in reference.to for each in adding for beside in each.cumulate)

    def counts(self, group: Group) -> bool:
        """Whether the claim speaks of a case: the person is liable, or it speaks of anyone; the frame is meant."""
        claim, ladder = self.posed.claim, self.posed.system.ladder
        if group.liable is False:
            return claim.liable == "anyone"
        if claim.convicted and group.convicted_of != self.offence:
            return False
        return not claim.frame or any(claim.frame in (each.rung, ladder.kind(each)) for each in group.frame)

    def decisive(self, group: Group) -> tuple[str, ...]:
        """The doctrines of a case of which one alone changes how it fits, given the others or not; all, if none does so
        alone."""
        every = tuple(dict.fromkeys(each.contested for outcome in group.outcomes for each in outcome.band))
        named = frozenset(every) - {""}
        whole, none = self._fit(group, frozenset()), self._fit(group, named)
        alone = [
            each
            for each in every
            if each and (self._fit(group, frozenset({each})), self._fit(group, named - {each})) != (whole, none)
        ]
        return tuple(alone) or tuple(each for each in every if each)

    def fit(self, group: Group, *, certain: bool = False) -> str:
        """How a case fits; `certain`: without the sanctions that rest on contested doctrine."""
        named = {each.contested for outcome in group.outcomes for each in outcome.band} if certain else ()
        return self._fit(group, frozenset(named) - {""})

    def _fit(self, group: Group, without: frozenset[str]) -> str:
        """How a case fits without the sanctions that rest on some doctrines."""
        ladder, asserts = self.posed.system.ladder, self.posed.claim.asserts
        if group.liable is False:
            return fit(ladder, asserts, [Outcome("", no_sentence(ladder), (), ())])
        outcomes = group.outcomes or (Outcome(group.tier or "", group.open, (), ()),)
        kept = [_apart_from(each, without) for each in outcomes] if without else outcomes
        return fit(ladder, asserts, [each for each in kept if each.band] or outcomes)

    def kinds(self, *, certain: bool) -> set[str]:
        """How the cases of single grounds fit."""
        return {self.fit(group, certain=certain) for group in self.grounds if self.counts(group)}

    def all_kinds(self, *, certain: bool) -> set[str]:
        """How all cases fit, as far as that could be told."""
        groups = {self.fit(group, certain=certain) for group in self.whole.groups if self.counts(group)}
        asked = () if self.whole.decided else (FITS, PERMITS, FORCES)
        return self.kinds(certain=certain) | groups | {each for each in asked if self._exists(each, certain=certain)}

    @property
    def told_apart(self) -> bool:
        """Whether it could be told of every way to fit whether some case does so."""
        return all(
            self._exists(kind, certain=certain) is not None
            for kind in (FITS, PERMITS, FORCES)
            for certain in (False, True)
        )

    @cache  # noqa: B019  # it is asked as long as there are cases to ask about
    def _exists(self, kind: str, *, certain: bool) -> bool | None:
        """Whether some case fits so; None where that cannot be told."""
        return self.whole.exists(lambda group: self.counts(group) and self.fit(group, certain=certain) == kind)

    @cached_property
    def idle(self) -> bool:
        """Whether no case can hold the sanctions named: every frame that may apply stays below the least of them, and
        no rule lifts one. Then nothing need be looked at, if what a claim says is that no case does, or that one
        does."""
        claim, ladder = self.posed.claim, self.posed.system.ladder
        denies = claim.asserts.verb in ("never", "excludes")
        named = [ladder.rank[rung] for each in claim.asserts.sanctions for rung in rungs_of(ladder, each)]
        if (
            claim.liable == "anyone"
            or added(ladder, claim.asserts)
            or claim.asserts.verb not in ("never", "includes", "excludes", "always")
            or denies is not (claim.asserts.cases == "every")
            or not named
        ):
            return False
        programs = tuple(self._programs(self.offence, frozenset()))
        frames = [framed.frame for program in programs for framed, _ in program.tiers]
        if claim.asserts.cases == "no" and claim.asserts.verb == "always":
            frames = [frame for frame in frames if all(ladder.rank[each.rung] >= min(named) for each in frame)]
        below = all(ladder.rank[each.rung] < min(named) for frame in frames for each in frame)
        return below and not any(_lifts(program, min(named)) for program in programs)

    @property
    def _leading(self) -> tuple[str, ...]:
        """The references that bear on a claim: what it says of those convicted of this very offence does not depend on
        what takes a case elsewhere."""
        return ("punish",) if self.posed.claim.convicted else _LEADING

    def _space(self, opened: frozenset[str]) -> Space:
        return space(self.law, self.offence, self.posed.day, self.posed.side.case, names=opened)

    def _grounds(self) -> Iterator[set[str]]:
        """The names that each ground asks about."""
        program = self._program(self.offence)
        yield set()
        for _, formula in (*program.tiers, *program.rules, *program.bars_liability):
            yield _wanted(formula)
        for reference, formula in program.references:
            if reference.kind in self._leading:
                yield _wanted(formula)
                named = (to for to in reference.to if not naming(to))
                yield from (_wanted(formula) | each for to in named for each in self._tiers(to))

    def _tiers(self, offence: str) -> Iterator[set[str]]:
        """What the tiers of an offence ask, by the names it has here and there."""
        scope = scope_of(offence)
        for _, formula in self._program(offence).tiers:
            asked = _wanted(formula)
            yield asked | {f"{scope}:{name}" for name in asked}

    def _program(self, offence: str) -> Program:
        return self.law.program(offence, self.posed.day, str(self.posed.side.case.facts.get("subject") or "person"))

    def _programs(self, offence: str, seen: frozenset[str]) -> Iterator[Program]:
        """The program of an offence, and of every one to which it may lead."""
        program = self._program(offence)
        yield program
        for reference, _ in program.references:
            if reference.kind in self._leading:
                onward = [to for to in reference.to if to not in seen and to != offence and not naming(to)]
                yield from chain.from_iterable(self._programs(to, seen | {offence}) for to in onward)


def _wanted(formula: Formula) -> set[str]:
    """The names of which a formula wants something; what it wants not to be is left to silence."""
    found: set[str] = set()

    def note(atom: Atom, wanted: bool) -> Formula:  # noqa: FBT001
        if wanted:
            found.update(names(atom))
        return atom

    replaced(formula, note)
    return found


def _apart_from(outcome: Outcome, without: frozenset[str]) -> Outcome:
    return outcome._replace(band=tuple(each for each in outcome.band if each.contested not in without))


def _lifts(program: Program, least: int) -> bool:
    """Whether a rule may take a sentence to a rung of that rank, or above it."""
    effects = [effect for rule, _ in program.rules for option in rule.options for effect in option.effects]
    rank = program.system.ladder.rank
    lifting = [effect for effect in effects if effect.verb in _LIFTING]
    return any(effect.sanction is None or rank[effect.sanction.rung] >= least for effect in lifting)
