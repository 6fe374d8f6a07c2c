"""From a state in which every question is answered to what the court must and may do there."""

from __future__ import annotations

import itertools

from sentencing.engine.assessment import Outcome
from sentencing.engine.formula import names
from sentencing.engine.outcome import ENDING, Reach
from sentencing.engine.space.compiled import CUMULATES, NEVER
from sentencing.engine.space.diagram import TRUE
from sentencing.engine.space.group import SHARED, Group
from sentencing.engine.space.speech import MANY
from sentencing.law import band as bands
from sentencing.law.provision import Addition, on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.frame import Framed
    from sentencing.engine.outcome import Reached, Word
    from sentencing.engine.space.compiled import Compiled
    from sentencing.engine.space.parts import Last
    from sentencing.engine.space.route import Leaf
    from sentencing.engine.space.speech import Share, Speech
    from sentencing.engine.space.stops import Stop
    from sentencing.engine.space.words import Said
    from sentencing.law.provision import Rule
    from sentencing.law.sanction import Sanction

NOT_LIABLE = Group(False, None, None, (), (), (), (), (), (), (), cumulates=False)


class Courts:
    """What comes out of last states, each thing worked out once. Groups go by number; `listed` has them."""

    def __init__(self, compiled: Compiled, speech: Speech) -> None:
        self._compiled = compiled
        self._speech = speech
        self._reaches: dict[tuple[int, int], Reach] = {}
        self._reached: dict[tuple[int, Leaf, Word], Reached | None] = {}
        self._groups: dict[tuple[int, Leaf, tuple[Said, ...]], int] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self.listed: list[Group] = []

    def number(self, group: Group) -> int:
        """The number of a group."""
        key = group[:SHARED]
        if key not in self._numbers:
            self._numbers[key] = len(self.listed)
            self.listed.append(group)
        return self._numbers[key]

    def groups(self, last: Last) -> tuple[int, ...] | None:
        """What each enquiry says in a last state; None where findings bear on liability or on the tier."""
        diagram = self._compiled.diagram
        if diagram.level[last.ends] != diagram.end or any(kind == NEVER for kind, _ in last.left):
            return None
        place = self._compiled.places[self._compiled.place_at[last.ends]]
        worlds = tuple(dict.fromkeys(self._worlds(last)))
        return tuple(
            self.number(NOT_LIABLE) if leaf is None else self._group(number, leaf, worlds)
            for number, leaf in enumerate(place)
        )

    def _worlds(self, last: Last) -> Iterator[int]:
        """The words said with each way of making the findings that are left; first, with none."""
        diagram = self._compiled.diagram
        levels = {diagram.level[each] for _, node in last.left for each in diagram.reached(node)} - {diagram.end}
        for choice in itertools.product((0, 1), repeat=len(levels)):
            answers = dict(zip(sorted(levels), choice, strict=True))
            said = last.said
            for kind, node in last.left:
                if diagram.walk(node, answers.__getitem__) == TRUE:
                    said = self._speech.longer(said, kind)
            yield said

    def _group(self, number: int, leaf: Leaf, worlds: tuple[int, ...]) -> int:
        said = tuple(dict.fromkeys(self._speech.said[world][number] for world in worlds))
        key = (number, leaf, said)
        if key not in self._groups:
            self._groups[key] = self.number(self._made(number, leaf, said))
        return self._groups[key]

    def _made(self, number: int, leaf: Leaf, worlds: tuple[Said, ...]) -> Group:
        stop = self._compiled.stops[number][leaf.stop]
        tier, ladder, first = stop.program.tiers[leaf.tier][0], stop.program.system.ladder, worlds[0]
        may = [each for said in worlds for each in self._outcomes(number, leaf, said, mandatory_only=False)]
        outcomes = tuple(sorted(dict.fromkeys(may), key=repr))
        whole = bands.union(ladder, [each.band for each in outcomes])
        must = dict.fromkeys(each.band for each in self._outcomes(number, leaf, first, mandatory_only=True))
        return Group(
            liable=True,
            convicted_of=stop.program.offence.id,
            tier=tier.tier.id,
            frame=tier.frame,
            shall=bands.union(ladder, must),
            may=whole,
            open=whole,
            additional=(*tier.tier.additional, *_added(stop, first, mandatory_only=False)),
            outcomes=outcomes,
            beside=_beside(stop, first),
            cumulates=CUMULATES in first.marks,
        )

    def _outcomes(self, number: int, leaf: Leaf, said: Said, *, mandatory_only: bool) -> Iterator[Outcome]:
        """What a court reaches with these words, as `assess` has it; by which rules is not told."""
        added = _added(self._compiled.stops[number][leaf.stop], said, mandatory_only=mandatory_only)
        for reached in self._ways(number, leaf, said.shall if mandatory_only else said.may):
            ended = len(reached.band) == 1 and reached.band[0].rung in ENDING
            additional = (*reached.additional, *added) if reached.additional or not ended else ()
            yield Outcome(reached.tier, reached.band, additional, ())

    def _ways(self, number: int, leaf: Leaf, words: Iterable[Word]) -> list[Reached]:
        """Where words lead from a tier (`Reach.ways`), each word worked out once."""
        listed = tuple(words)
        found = [each for word in listed if (each := self._where(number, leaf, word)) is not None]
        return found or list(self._reach(number, leaf).ways(self._framed(number, leaf), listed).values())

    def _where(self, number: int, leaf: Leaf, word: Word) -> Reached | None:
        key = (number, leaf, word)
        if key not in self._reached:
            self._reached[key] = self._reach(number, leaf).reached(self._framed(number, leaf), word)
        return self._reached[key]

    def _framed(self, number: int, leaf: Leaf) -> Framed:
        return self._compiled.stops[number][leaf.stop].program.tiers[leaf.tier][0]

    def _reach(self, number: int, leaf: Leaf) -> Reach:
        key = (number, leaf.stop)
        if key not in self._reaches:
            program = self._compiled.stops[number][leaf.stop].program
            self._reaches[key] = Reach(program.system, program.day, tuple(each for each, _ in program.tiers))
        return self._reaches[key]

    def contested(self, number: int, ends: int, share: Share, group: Group) -> frozenset[str]:
        """The contested points that some scenario of a share rests on."""
        diagram = self._compiled.diagram
        place = self._compiled.places[self._compiled.place_at[ends]] if diagram.level[ends] == diagram.end else ()
        leaf = place[number] if place else None
        if leaf is None:
            return frozenset()
        stop = self._compiled.stops[number][leaf.stop]
        program = stop.program
        used = {each.contested for each in group.may} | _of_tiers(stop)
        used |= {name for at, name in enumerate(self._speech.doctrines) if share.contested >> at & 1}
        if share.mitigating == MANY:
            used |= {each.contested for each in on(program.system.reductions, program.day)}
        return frozenset(name for name in used if name in program.doctrines)


def _of_tiers(stop: Stop) -> set[str]:
    """The contested points on which the conditions of tiers rest."""
    program = stop.program
    asked = {name for _, formula in program.tiers for name in names(formula)} if program.contested else set()
    return {each.contested for name, each in program.contested.items() if name in asked}


def _fired(stop: Stop, said: Said) -> list[Rule]:
    return [stop.rules[at][0] for at in sorted(mark for mark in said.marks if isinstance(mark, int))]


def _added(stop: Stop, said: Said, *, mandatory_only: bool) -> tuple[Addition, ...]:
    return tuple(
        Addition(rule.modality, (effect.sanction,))
        for rule in _fired(stop, said)
        for option in rule.options
        for effect in option.effects
        if effect.verb == "add" and effect.sanction and (rule.modality == "shall" or not mandatory_only)
    )


def _beside(stop: Stop, said: Said) -> tuple[tuple[Sanction, str], ...]:
    return tuple(
        (effect.sanction, rule.modality)
        for rule in _fired(stop, said)
        for option in rule.options
        for effect in option.effects
        if effect.verb == "consecutive" and effect.sanction
    )


def of_assessment(answer: Assessment) -> Group:
    """An assessment in the same terms."""
    if answer.liable is False:
        return NOT_LIABLE
    outcomes = {Outcome(each.tier, each.band, each.additional, ()): None for each in answer.outcomes}
    return Group(
        liable=answer.liable,
        convicted_of=answer.convicted_of,
        tier=answer.tier.id if answer.tier else None,
        frame=answer.frame,
        shall=answer.shall,
        may=answer.may,
        open=answer.open,
        additional=answer.additional,
        outcomes=tuple(sorted(outcomes, key=repr)),
        beside=tuple((each.sanction, each.modality) for each in answer.beside),
        cumulates=bool(answer.cumulate),
    )
