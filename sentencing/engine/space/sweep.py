"""All scenarios at once: what is left to decide after each question, with how many ways lead there and the smallest.

A *rest* is what the rules still leave open: the place where the case ends (once known), conditions of rules that are
begun and not decided, and the words said so far. Ways of answering that leave the same rest are one state.
"""

from __future__ import annotations

from sentencing.engine.space.diagram import FALSE, TRUE
from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.words import SILENT, after
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.engine.case import Answer
    from sentencing.engine.space.compiled import Compiled
    from sentencing.engine.space.words import Said

    State = tuple[int, int, int]
    States = dict[State, tuple[int, int]]

UNDECIDED = -1


class Rest(Record):
    """What rules leave open: the number of the place (UNDECIDED before it is known), (kind, node) pairs pending, and
    the number of the words said."""

    place: int
    pending: tuple[tuple[int, int], ...]
    said: int


class Sweep:
    """The states after every question. A state is (where it ends, what is impossible, the rest), by number; its value
    is the number of ways and the key of the smallest scenario."""

    def __init__(self, compiled: Compiled, budget: int) -> None:
        self.compiled = compiled
        self._budget = budget
        self.rests: list[Rest] = []
        self._rest_numbers: dict[Rest, int] = {}
        self.said: list[tuple[Said, ...]] = []
        self._said_numbers: dict[tuple[Said, ...], int] = {}
        self._fired: dict[tuple[int, int], int] = {}
        self._starting: dict[int, list[tuple[int, int]]] = {}
        for root in compiled.roots:
            level = compiled.diagram.level[root.node]
            self._starting.setdefault(level, []).append((root.kind, root.node))
        self._shifts = _shifts(compiled)

    def number(self, rest: Rest) -> int:
        """The number of a rest."""
        found = self._rest_numbers.get(rest)
        if found is None:
            found = self._rest_numbers[rest] = len(self.rests)
            self.rests.append(rest)
        return found

    def _say(self, said: tuple[Said, ...]) -> int:
        found = self._said_numbers.get(said)
        if found is None:
            found = self._said_numbers[said] = len(self.said)
            self.said.append(said)
        return found

    def fired(self, said: int, kind: int) -> int:
        """The words once a rule of a kind has fired."""
        key = (said, kind)
        found = self._fired.get(key)
        if found is None:
            enquiry, _, which = self.compiled.kinds[kind]
            words = list(self.said[said])
            system = self.compiled.stops[enquiry][0].program.system
            words[enquiry] = after(words[enquiry], which, system)
            found = self._fired[key] = self._say(tuple(words))
        return found

    def start(self) -> State:
        """The state before any answer."""
        said = self._say((SILENT,) * len(self.compiled.enquiries))
        pending = tuple(self._starting.get(self.compiled.diagram.end, ()))
        rest = Rest(UNDECIDED, pending, said)
        ends = self.compiled.ends
        if self.compiled.diagram.level[ends] == self.compiled.diagram.end:
            rest = self._settled(rest, self.compiled.place_at[ends])
        return ends, self.compiled.impossible, self.number(rest)

    def ended(self) -> States:
        """The states in which every question is answered."""
        states: States = {self.start(): (1, 0)}
        if self.compiled.impossible == TRUE:
            return {}
        for level in range(self.compiled.stop_level):
            states = self._tiered(states, level) if level == self.compiled.tier_level else self._asked(states, level)
            if len(states) > self._budget:
                raise OverBudgetError
        return states

    def _tiered(self, states: States, level: int) -> States:
        found: States = {}
        memo: dict[int, int] = {}
        for (ends, never, rest), (count, key) in states.items():
            if rest not in memo:
                memo[rest] = self._after(rest, level, self.rests[rest].place)
            _add(found, (ends, never, memo[rest]), count, key)
        return found

    def _asked(self, states: States, level: int) -> States:
        diagram, place_at = self.compiled.diagram, self.compiled.place_at
        levels, kids, end = diagram.level, diagram.kids, diagram.end
        found: States = {}
        shifts = self._shifts[level]
        memo: dict[tuple[int, int], int] = {}
        for (ends, never, rest), (count, key) in states.items():
            undecided = levels[ends] != end
            for answer in range(diagram.sizes[level]):
                barred = kids[never][answer] if levels[never] == level else never
                if barred == TRUE:
                    continue
                at = (rest, answer)
                left = memo.get(at)
                if left is None:
                    left = memo[at] = self._after(rest, level, answer)
                where = ends
                if undecided and levels[ends] == level:
                    where = kids[ends][answer]
                    if levels[where] == end:
                        left = self.number(self._settled(self.rests[left], place_at[where]))
                state = (where, barred, left)
                _add(found, state, count, key + shifts[answer])
        return found

    def _after(self, number: int, level: int, answer: int) -> int:
        """The rest after an answer."""
        rest = self.rests[number]
        diagram = self.compiled.diagram
        levels, kids = diagram.level, diagram.kids
        pending: list[tuple[int, int]] = []
        fired: list[int] = []
        for kind, node in (*rest.pending, *self._new(rest, level)):
            if levels[node] == level:
                node = kids[node][answer]
            if node == FALSE:
                continue
            if node == TRUE and rest.place != UNDECIDED:
                fired.append(kind)
            else:
                pending.append((kind, node))
        return self.number(self._folded(rest.place, pending, rest.said, fired))

    def _new(self, rest: Rest, level: int) -> list[tuple[int, int]]:
        """The rules whose condition begins at a level."""
        starting = self._starting.get(level, [])
        return starting if rest.place == UNDECIDED else self._own(starting, rest.place)

    def _own(self, pending: Iterable[tuple[int, int]], place: int) -> list[tuple[int, int]]:
        """Of the rules, those of the stops in which the case ends there."""
        leaves = self.compiled.places[place]
        stops = [leaf.stop if leaf is not None else UNDECIDED for leaf in leaves]
        kinds = self.compiled.kinds
        return [(kind, node) for kind, node in pending if stops[kinds[kind].enquiry] == kinds[kind].stop]

    def _settled(self, rest: Rest, place: int) -> Rest:
        """The rest once it is known where the case ends: the rules of other places are forgotten."""
        own = self._own(rest.pending, place)
        fired = [kind for kind, node in own if node == TRUE]
        return self._folded(place, [each for each in own if each[1] != TRUE], rest.said, fired)

    def scenario(self, key: int) -> dict[str, Answer]:
        """The answers that a scenario's key stands for."""
        found: dict[str, Answer] = {}
        questions = self.compiled.questions
        for at in sorted(range(len(questions)), key=self.compiled.declared.__getitem__):
            size = max(1, (len(questions[at].answers) - 1).bit_length())
            found.update(questions[at].answers[key & ((1 << size) - 1)])
            key >>= size
        return found

    def left(self, rest: Rest, place: int) -> list[tuple[int, int]]:
        """The conditions that only findings, or the tier, still decide, in a place."""
        compiled = self.compiled
        later = [
            each for level in range(compiled.stop_level, compiled.diagram.end) for each in self._starting.get(level, ())
        ]
        return self._own([*rest.pending, *later], place)

    def _folded(self, place: int, pending: list[tuple[int, int]], said: int, fired: list[int]) -> Rest:
        for kind in fired:
            said = self.fired(said, kind)
        if place != UNDECIDED:
            pending = [(kind, node) for kind, node in pending if self.fired(said, kind) != said]
        return Rest(place, tuple(sorted(pending)), said)


def _add(states: States, state: State, count: int, key: int) -> None:
    others, smallest = states.get(state, (0, key))
    states[state] = (others + count, min(key, smallest))


def _shifts(compiled: Compiled) -> tuple[tuple[int, ...], ...]:
    """What each answer adds to a scenario's key: its departures first, then which answer it is, so that keys sum up and
    the smallest key is the smallest scenario; of equals, the one whose departures are declared first."""
    order = sorted(range(len(compiled.questions)), key=compiled.declared.__getitem__)
    offset, offsets = 0, {}
    for at in order:
        offsets[at] = offset
        offset += max(1, (len(compiled.questions[at].answers) - 1).bit_length())
    found: list[tuple[int, ...]] = []
    for at, question in enumerate(compiled.questions):
        found.append(tuple((gone << offset) | (n << offsets[at]) for n, gone in enumerate(question.departures)))
    if compiled.tier_level < len(found):
        found.insert(compiled.tier_level, ())
    return tuple(found)
