"""From a state in which every question is answered to what the court must and may do there."""

from __future__ import annotations

import itertools

from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.engine.outcome import Reach
from sentencing.engine.space.diagram import FALSE, TRUE
from sentencing.engine.space.group import Group, outcome_key
from sentencing.engine.assessment import Outcome
from sentencing.law import band as bands
from sentencing.law.provision import Addition, on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Answer
    from sentencing.engine.outcome import Reached, Word
    from sentencing.engine.space.route import Leaf
    from sentencing.engine.space.stops import Stop
    from sentencing.engine.space.sweep import Rest, Sweep
    from sentencing.engine.space.words import Said
    from sentencing.law.band import Band

NOT_LIABLE = Group(False, None, None, (), (), (), (), (), (), (), frozenset(), cumulates=False)


class Courts:
    """What comes out of the last states of a sweep, each thing worked out once."""

    def __init__(self, sweep: Sweep) -> None:
        self._sweep = sweep
        self._reaches: dict[tuple[int, int], Reach] = {}
        self._reached: dict[tuple[int, int, int, Word], Reached | None] = {}
        self._groups: dict[tuple[object, ...], int] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self.listed: list[Group] = []

    def number(self, group: Group) -> int:
        """The number of a group among those `listed`."""
        key = group[:-2]
        if key not in self._numbers:
            self._numbers[key] = len(self.listed)
            self.listed.append(group)
        return self._numbers[key]

    def groups(self, ends: int, never: int, rest: Rest) -> tuple[int, ...] | None:
        """What each enquiry says in a last state, by number; None where findings bear on more than rules."""
        compiled = self._sweep.compiled
        if compiled.diagram.level[ends] != compiled.diagram.end or never != FALSE:
            return None
        place = compiled.place_at[ends]
        worlds = tuple(dict.fromkeys(self._worlds(rest, place)))
        return tuple(
            self.number(NOT_LIABLE) if leaf is None else self._group(number, leaf, tuple(dict.fromkeys(w[number] for w in worlds)))
            for number, leaf in enumerate(compiled.places[place])
        )

    def _worlds(self, rest: Rest, place: int) -> Iterator[tuple[Said, ...]]:
        """The words said with each way of making the findings that are left; first, with none."""
        sweep, compiled = self._sweep, self._sweep.compiled
        diagram = compiled.diagram
        left = sweep.left(rest, place)
        levels = sorted({diagram.level[each] for _, node in left for each in diagram.reached(node)} - {diagram.end})
        findings = [level for level in levels if level != compiled.tier_level]
        for choice in itertools.product((0, 1), repeat=len(findings)):
            answers = {**dict(zip(findings, choice, strict=True)), compiled.tier_level: place}
            said = rest.said
            for kind, node in left:
                if diagram.walk(node, answers.__getitem__) == TRUE:
                    said = sweep.fired(said, kind)
            yield sweep.said[said]

    def _group(self, number: int, leaf: Leaf, worlds: tuple[Said, ...]) -> int:
        key = (number, leaf, worlds)
        if key not in self._groups:
            self._groups[key] = self.number(self._made(number, leaf, worlds))
        return self._groups[key]

    def _made(self, number: int, leaf: Leaf, worlds: tuple[Said, ...]) -> Group:
        stop = self._sweep.compiled.stops[number][leaf.stop]
        program, ladder = stop.program, stop.program.system.ladder
        tier = program.tiers[leaf.tier][0]
        shall = [self._outcome(number, leaf, each, said, stop, mandatory_only=True) for said in worlds[:1]
                 for each in self._ways(number, leaf, said.shall)]
        may = [self._outcome(number, leaf, each, said, stop, mandatory_only=False) for said in worlds
               for each in self._ways(number, leaf, said.may)]
        outcomes = tuple(sorted(dict.fromkeys(may), key=outcome_key))
        whole = bands.union(ladder, (each.band for each in outcomes))
        first = worlds[0]
        return Group(
            True,
            program.offence.id,
            tier.tier.id,
            tier.frame,
            bands.union(ladder, (each.band for each in dict.fromkeys(shall))),
            whole,
            whole,
            (*tier.tier.additional, *_added(stop, first, mandatory_only=False)),
            outcomes,
            _beside(stop, first),
            self._contested(stop, first, whole),
            cumulates=("cumulates",) in first.marks,
        )

    def _ways(self, number: int, leaf: Leaf, words: Iterable[Word]) -> list[Reached]:
        """Where words lead from a tier (`Reach.ways`), each word worked out once."""
        listed = tuple(words)
        found = [each for word in listed if (each := self._where(number, leaf, word)) is not None]
        return found or list(self._reach(number, leaf).ways(self._framed(number, leaf), listed).values())

    def _where(self, number: int, leaf: Leaf, word: Word) -> Reached | None:
        key = (number, leaf.stop, leaf.tier, word)
        if key not in self._reached:
            self._reached[key] = self._reach(number, leaf).reached(self._framed(number, leaf), word)
        return self._reached[key]

    def _framed(self, number: int, leaf: Leaf):
        return self._sweep.compiled.stops[number][leaf.stop].program.tiers[leaf.tier][0]

    def _reach(self, number: int, leaf: Leaf) -> Reach:
        key = (number, leaf.stop)
        if key not in self._reaches:
            program = self._sweep.compiled.stops[number][leaf.stop].program
            self._reaches[key] = Reach(program.system, program.day, tuple(each for each, _ in program.tiers))
        return self._reaches[key]

    def _outcome(self, number: int, leaf: Leaf, reached: Reached, said: Said, stop: Stop, *, mandatory_only: bool) -> Outcome:
        added = _added(stop, said, mandatory_only=mandatory_only)
        ended = len(reached.band) == 1 and reached.band[0].rung in ("exempt", "not-pursued")
        additional = (*reached.additional, *added) if reached.additional or not ended else ()
        return Outcome(reached.tier, reached.band, additional, ())

    def _contested(self, stop: Stop, said: Said, may: Band) -> frozenset[str]:
        program = stop.program
        used = {each.contested for each in may} | {str(mark[1]) for mark in said.marks if mark[0] == "contested"}
        used |= _of_tiers(stop)
        if said.mitigating > 1:
            used |= {each.contested for each in on(program.system.reductions, program.day)}
        return frozenset(name for name in used if name in program.doctrines)


def _of_tiers(stop: Stop) -> set[str]:
    from sentencing.engine.formula import names

    program = stop.program
    if not program.contested:
        return set()
    asked = {name for _, formula in program.tiers for name in names(formula)}
    return {each.contested for name, each in program.contested.items() if name in asked}


def _fired(stop: Stop, said: Said):
    marks = sorted(mark[2] for mark in said.marks if mark[0] == "rule")
    return [stop.rules[at][0] for at in marks]


def _added(stop: Stop, said: Said, *, mandatory_only: bool) -> tuple[Addition, ...]:
    return tuple(
        Addition(rule.modality, (effect.sanction,))
        for rule in _fired(stop, said)
        for option in rule.options
        for effect in option.effects
        if effect.verb == "add" and effect.sanction and (rule.modality == "shall" or not mandatory_only)
    )


def _beside(stop: Stop, said: Said):
    return tuple(
        (effect.sanction, rule.modality)
        for rule in _fired(stop, said)
        for option in rule.options
        for effect in option.effects
        if effect.verb == "consecutive" and effect.sanction
    )


def of_assessment(answer: Assessment) -> Group:
    """An assessment in the same terms."""
    outcomes = {Outcome(each.tier, each.band, each.additional, ()): None for each in answer.outcomes}
    contested = frozenset(each.id for each in answer.assumptions if each.kind == "contested")
    if answer.liable is False:
        return NOT_LIABLE
    return Group(
        answer.liable,
        answer.convicted_of,
        answer.tier.id if answer.tier else None,
        answer.frame,
        answer.shall,
        answer.may,
        answer.open,
        answer.additional,
        tuple(sorted(outcomes, key=outcome_key)),
        tuple((each.sanction, each.modality) for each in answer.beside),
        contested,
        cumulates=bool(answer.cumulate),
    )


def assessed(sweep: Sweep, courts: Courts, facts: dict[str, Answer]) -> tuple[int, ...]:
    """What each enquiry says of a scenario, by the engine for single cases."""
    return tuple(
        courts.number(of_assessment(assess(each.law, each.offence, Case({**each.settled, **facts}), each.day)))
        for each in sweep.compiled.enquiries
    )
