"""From a state in which every question is answered to what the court must and may do there."""

from __future__ import annotations

import itertools

from sentencing.engine.assessment import Outcome
from sentencing.engine.formula import atoms, names
from sentencing.engine.outcome import ENDING, Reach
from sentencing.engine.space.group import SHARED, Group
from sentencing.engine.space.speech import MANY
from sentencing.engine.space.words import CUMULATES, SILENT
from sentencing.law import band as bands
from sentencing.law.provision import Addition, on
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.frame import Framed
    from sentencing.engine.outcome import Reached, Word
    from sentencing.engine.space.algebra import Share
    from sentencing.engine.space.compiled import Compiled, Landed
    from sentencing.engine.space.route import Leaf
    from sentencing.engine.space.speech import Speech
    from sentencing.engine.space.stops import Stop
    from sentencing.engine.space.words import Said
    from sentencing.law.band import Band
    from sentencing.law.provision import Rule
    from sentencing.law.sanction import Sanction

NOT_LIABLE = Group(False, None, None, (), (), (), (), (), frozenset(), (), cumulates=False)


class World(Record):
    """One way of making the findings that are open to a court: the place it leads to, the words said, and the findings
    made, as bits. `said` is CANNOT_BE where answers and findings cannot go together."""

    place: int
    said: tuple[Said, ...] | str
    found: int


class Courts:
    """What a court may do where a case ends with these words, each thing worked out once; `stops` are those of each
    enquiry, and `kept` where words lead there. Groups go by number; `listed` has them."""

    def __init__(self, stops: tuple[tuple[Stop, ...], ...], kept: tuple[Landed, ...]) -> None:
        self._stops = stops
        self._kept = kept
        self._reaches: dict[tuple[int, int], Reach] = {}
        self._reached: dict[tuple[int, Leaf, Word], int | None] = {}
        self._led: dict[tuple[int, Leaf, frozenset[Word]], frozenset[int]] = {}
        self._places: list[Reached] = []
        self._place_numbers: dict[Reached, int] = {}
        self._with: dict[tuple[int, tuple[Addition, ...]], int] = {}
        self._known: list[Outcome] = []
        self._outcome_numbers: dict[Outcome, int] = {}
        self._open_to: dict[tuple[int, Leaf, frozenset[Word], tuple[Addition, ...]], frozenset[int]] = {}
        self._alike: dict[tuple[object, ...], int] = {}
        self._unions: dict[frozenset[int], Band] = {}
        self._groups: dict[tuple[object, ...], int | None] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self.listed: list[Group] = []
        self._by_finding = [any(map(_leads_by_finding, stops)) for stops in stops]

    def number(self, group: Group) -> int:
        """The number of a group."""
        key = group[:SHARED]
        if key not in self._numbers:
            self._numbers[key] = len(self.listed)
            self.listed.append(group)
        return self._numbers[key]

    def group(self, number: int, worlds: tuple[tuple[Leaf | None, Said, tuple[int, ...]], ...]) -> int | None:
        """What an enquiry says where cases end so with these findings, as bits; None where that takes an assessment."""
        key = (number, worlds)
        if key not in self._groups:
            self._groups[key] = self._ruled(
                number, [(leaf, said, found) for leaf, said, several in worlds for found in several]
            )
        return self._groups[key]

    def _ruled(self, number: int, worlds: list[tuple[Leaf | None, Said, int]]) -> int | None:
        liable = [(leaf, said, found) for leaf, said, found in worlds if leaf is not None]
        if not liable:
            return self.number(NOT_LIABLE)
        stops = self._stops[number]
        plain, sure = worlds[0][0], len(liable) == len(worlds)
        if plain is None and self._by_finding[number]:
            return None
        leaves = {leaf for leaf, _, _ in liable}
        if len(leaves) > 1 and len({stops[leaf.stop].program.offence.id for leaf in leaves}) > 1:
            return None
        if len(leaves) > 1 and plain is None:
            return self._open(number, liable)
        reached = plain or liable[0][0]
        must = self._outcomes(number, _least(liable), mandatory_only=True)
        may = self._outcomes(number, liable, mandatory_only=False)
        key = (number, reached, liable[0][0], must, may, liable[0][1].marks, sure)
        if key not in self._alike:
            self._alike[key] = self.number(self._stated(number, reached, must, may, liable[0][1], sure=sure))
        return self._alike[key]

    def _open(self, number: int, worlds: list[tuple[Leaf, Said, int]]) -> int:
        """Only a finding makes the person liable, and it depends on the finding in which tier."""
        stop = self._stops[number][worlds[0][0].stop]
        every = self._outcomes(number, worlds, mandatory_only=False)
        cumulates = any(CUMULATES in said.marks for _, said, _ in worlds)
        return self.number(
            NOT_LIABLE._replace(
                liable=None,
                convicted_of=stop.program.offence.id,
                open=self._union(stop, every),
                cumulates=cumulates,
            )
        )

    def _stated(
        self, number: int, leaf: Leaf, must: frozenset[int], may: frozenset[int], first: Said, *, sure: bool
    ) -> Group:
        stop = self._stops[number][leaf.stop]
        tier = stop.program.tiers[leaf.tier][0]
        whole = self._union(stop, may)
        return Group(
            True if sure else None,
            stop.program.offence.id,
            tier.tier.id,
            tier.frame,
            self._union(stop, must),
            whole,
            whole,
            (*tier.tier.additional, *_added(stop, first, mandatory_only=False)),
            frozenset([self._known[each] for each in may]),
            _beside(stop, first),
            CUMULATES in first.marks,
        )

    def _union(self, stop: Stop, outcomes: frozenset[int]) -> Band:
        """What the outcomes hold together."""
        if outcomes not in self._unions:
            found = list(dict.fromkeys([self._known[each].band for each in sorted(outcomes)]))
            self._unions[outcomes] = bands.union(stop.program.system.ladder, found) if len(found) != 1 else found[0]
        return self._unions[outcomes]

    def _outcomes(self, number: int, worlds: list[tuple[Leaf, Said, int]], *, mandatory_only: bool) -> frozenset[int]:
        """What a court reaches in one of these worlds, as `assess` has it; by which rules is not told."""
        every = [self._reached_in(number, leaf, said, mandatory_only=mandatory_only) for leaf, said, _ in worlds]
        return every[0] if len(every) == 1 else frozenset().union(*every)

    def _reached_in(self, number: int, leaf: Leaf, said: Said, *, mandatory_only: bool) -> frozenset[int]:
        words = said.shall if mandatory_only else said.may
        added = _added(self._stops[number][leaf.stop], said, mandatory_only=mandatory_only)
        key = (number, leaf, words, added)
        if key not in self._open_to:
            self._open_to[key] = frozenset(self._with_added(self._ways(number, leaf, words), added))
        return self._open_to[key]

    def _with_added(self, ways: frozenset[int], added: tuple[Addition, ...]) -> Iterator[int]:
        """The outcomes at places to which words lead, with what rules add."""
        for at in ways:
            found = self._with.get((at, added))
            if found is None:
                reached = self._places[at]
                ended = len(reached.band) == 1 and reached.band[0].rung in ENDING
                additional = (*reached.additional, *added) if reached.additional or not ended else ()
                found = self._with[at, added] = self._outcome(Outcome(reached.tier, reached.band, additional, ()))
            yield found

    def _outcome(self, outcome: Outcome) -> int:
        """The number of an outcome."""
        if outcome not in self._outcome_numbers:
            self._outcome_numbers[outcome] = len(self._known)
            self._known.append(outcome)
        return self._outcome_numbers[outcome]

    def _ways(self, number: int, leaf: Leaf, words: frozenset[Word]) -> frozenset[int]:
        """Where words lead from a tier (`Reach.ways`), by number; each word and each set of them worked out once."""
        key = (number, leaf, words)
        found = self._led.get(key)
        if found is None:
            found = frozenset([at for word in words if (at := self._where(number, leaf, word)) is not None])
            if not found:
                forced = self._reach(number, leaf).ways(self._framed(number, leaf), words).values()
                found = frozenset(map(self._place, forced))
            self._led[key] = found
        return found

    def _where(self, number: int, leaf: Leaf, word: Word) -> int | None:
        key = (number, leaf, word)
        if key not in self._reached:
            reached = self._landed(number, leaf, word)
            self._reached[key] = None if reached is None else self._place(reached)
        return self._reached[key]

    def _landed(self, number: int, leaf: Leaf, word: Word) -> Reached | None:
        """Where a word leads from a tier: no scenario changes that, so it is kept with the law."""
        kept, key = self._kept[number], (leaf, word)
        if key not in kept:
            kept[key] = self._reach(number, leaf).reached(self._framed(number, leaf), word)
        return kept[key]

    def _place(self, reached: Reached) -> int:
        """The number of where a word leads, whatever had to be decided on the way."""
        plain = reached._replace(flags=frozenset()) if reached.flags else reached
        if plain not in self._place_numbers:
            self._place_numbers[plain] = len(self._places)
            self._places.append(plain)
        return self._place_numbers[plain]

    def _framed(self, number: int, leaf: Leaf) -> Framed:
        return self._stops[number][leaf.stop].program.tiers[leaf.tier][0]

    def _reach(self, number: int, leaf: Leaf) -> Reach:
        key = (number, leaf.stop)
        if key not in self._reaches:
            program = self._stops[number][leaf.stop].program
            self._reaches[key] = Reach(program.system, program.day, tuple(each for each, _ in program.tiers))
        return self._reaches[key]


class Endings:
    """What comes out of last states, each worked out once."""

    def __init__(self, compiled: Compiled, speech: Speech, courts: Courts) -> None:
        self._compiled = compiled
        self._speech = speech
        self._courts = courts
        self._ended: dict[tuple[int, int], tuple[int, ...] | None] = {}
        self._doctrines = [any(stop.program.doctrines for stop in stops) for stops in compiled.stops]

    def groups(self, ends: int, said: int) -> tuple[int, ...] | None:
        """What each enquiry says in a last state; None where that takes an assessment of one of its scenarios."""
        key = (ends, said)
        if key not in self._ended:
            worlds = tuple(self._worlds(ends, said))
            each = [self._of(number, worlds) for number in range(len(self._compiled.enquiries))]
            self._ended[key] = None if None in each else tuple([found for found in each if found is not None])
        return self._ended[key]

    def _worlds(self, ends: int, said: int) -> Iterator[World]:
        """Where the case ends and what is said with each way of making the findings that matter; first, with none."""
        diagram, spoken = self._compiled.diagram, self._speech.said[said]
        if diagram.level[ends] == diagram.level[spoken] == diagram.end:
            yield World(self._compiled.place_at[ends], diagram.values[spoken], 0)
            return
        nodes = diagram.reached(ends) | diagram.reached(spoken)
        levels = sorted({diagram.level[node] for node in nodes} - {diagram.end})
        for choice in itertools.product((0, 1), repeat=len(levels)):
            answers = dict(zip(levels, choice, strict=True)).__getitem__
            place = self._compiled.place_at[diagram.walk(ends, answers)]
            words = diagram.values[diagram.walk(spoken, answers)]
            yield World(place, words, sum(1 << at for at, made in enumerate(choice) if made))

    def _of(self, number: int, worlds: tuple[World, ...]) -> int | None:
        """What one enquiry says over its worlds; several may come to the same."""
        seen: dict[tuple[Leaf | None, Said], list[int]] = {}
        for world in worlds:
            if isinstance(world.said, str):
                return None
            leaf, said = self._compiled.places[world.place][number], world.said[number]
            seen.setdefault((leaf, said if leaf is not None else SILENT), []).append(world.found)
        return self._courts.group(number, tuple([(*each, tuple(found)) for each, found in seen.items()]))

    def contested(self, number: int, ends: int, share: Share, group: Group) -> frozenset[str]:
        """The contested points that some scenario of a share rests on."""
        if not self._doctrines[number]:
            return frozenset()
        diagram, place_at = self._compiled.diagram, self._compiled.place_at
        places = (self._compiled.places[place_at[node]] for node in diagram.reached(ends) if node in place_at)
        leaf = next((place[number] for place in places if place[number] is not None), None)
        if leaf is None:
            return frozenset()
        stop = self._compiled.stops[number][leaf.stop]
        program = stop.program
        used = {each.contested for each in group.may} | _of_tiers(stop)
        used |= {name for at, name in enumerate(self._speech.doctrines) if share[2] >> at & 1}
        if share[3] == MANY:
            used |= {each.contested for each in on(program.system.reductions, program.day)}
        return frozenset(name for name in used if name in program.doctrines)


def _least(worlds: list[tuple[Leaf, Said, int]]) -> list[tuple[Leaf, Said, int]]:
    """The worlds in which no more is found than must be: with no part of which another is reached."""
    return [
        each for each in worlds if not any(other[2] != each[2] and other[2] & each[2] == other[2] for other in worlds)
    ]


def _leads_by_finding(stop: Stop) -> bool:
    """Whether it may rest on a finding where references lead from a stop."""
    leading = [condition for condition, _ in (*stop.convict, *stop.heavier)]
    leading += [*(formula for _, formula in stop.tiers), stop.needs, stop.barred] if stop.heavier else []
    return bool(stop.lends) or any(atom[0] == "find" for formula in leading for atom in atoms(formula))


def _of_tiers(stop: Stop) -> set[str]:
    """The contested points on which the conditions of tiers rest."""
    program = stop.program
    asked = {name for _, formula in program.tiers for name in names(formula)} if program.contested else set()
    return {each.contested for name, each in program.contested.items() if name in asked}


def _fired(stop: Stop, said: Said) -> list[Rule]:
    return [stop.rules[at][0] for at in sorted(mark for mark in said.marks if isinstance(mark, int))]


def _added(stop: Stop, said: Said, *, mandatory_only: bool) -> tuple[Addition, ...]:
    if not said.marks:
        return ()
    return tuple(
        Addition(rule.modality, (effect.sanction,))
        for rule in _fired(stop, said)
        for option in rule.options
        for effect in option.effects
        if effect.verb == "add" and effect.sanction and (rule.modality == "shall" or not mandatory_only)
    )


def _beside(stop: Stop, said: Said) -> tuple[tuple[Sanction, str], ...]:
    if not said.marks:
        return ()
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
    return Group(
        liable=answer.liable,
        convicted_of=answer.convicted_of,
        tier=answer.tier.id if answer.tier else None,
        frame=answer.frame,
        shall=answer.shall,
        may=answer.may,
        open=answer.open,
        additional=answer.additional,
        outcomes=frozenset([Outcome(each.tier, each.band, each.additional, ()) for each in answer.outcomes]),
        beside=tuple((each.sanction, each.modality) for each in answer.beside),
        cumulates=bool(answer.cumulate),
    )
