"""All scenarios at once, in two parts: the questions that decide where a case ends, then those that only rules ask.

The first part goes from question to question. A state is where the case may still end, and the conditions that are
begun and not decided; ways of answering that leave the same state are one. In the second part nothing links the
conditions any more but the answers they share, so those that share none are swept apart (`parts`), and what each leaves
is put together.
"""

from __future__ import annotations

from typing import Generic

from sentencing.engine.space.algebra import V
from sentencing.engine.space.compiled import NEVER
from sentencing.engine.space.diagram import FALSE, TRUE
from sentencing.engine.space.errors import OverBudgetError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.engine.space.algebra import Algebra
    from sentencing.engine.space.compiled import Compiled

    Pending = tuple[tuple[int, int], ...]
    # Where cases end: a terminal, or a node that only findings decide; the conditions left, by kind; those that hold,
    # or do as findings have it; and what is kept of the scenarios that lead there.
    Ended = tuple[int, Pending, Pending, V]


class Sweep(Generic[V]):
    """The first part: what is left once it is decided where cases end."""

    def __init__(self, compiled: Compiled, algebra: Algebra[V], budget: int) -> None:
        self._compiled = compiled
        self._algebra = algebra
        self._budget = budget
        diagram = compiled.diagram
        self._begin: dict[int, list[tuple[int, int]]] = {}
        for number, root in enumerate(compiled.roots):
            self._begin.setdefault(diagram.level[root.node], []).append((number, root.node))
        firsts: dict[tuple[int, frozenset[int]], int] = {}
        self._first = [firsts.setdefault(root[:2], number) for number, root in enumerate(compiled.roots)]
        self._enough = [1 if root.kind == NEVER else compiled.kinds[root.kind].enough for root in compiled.roots]
        self._numbers: dict[Pending, int] = {}
        self._pending: list[Pending] = []
        self._placed: dict[int, frozenset[int]] = {}

    def _number(self, pending: Pending) -> int:
        found = self._numbers.get(pending)
        if found is None:
            found = self._numbers[pending] = len(self._pending)
            self._pending.append(pending)
        return found

    def ended(self) -> list[Ended[V]]:
        """Every state that is left after the first part."""
        compiled = self._compiled
        start = self._begun((), compiled.diagram.end)
        one = self._algebra.one
        states = {(compiled.ends, start): one} if start is not None else {}
        for level in range(compiled.levels.first):
            states = self._asked(states, level)
            if len(states) > self._budget:
                raise OverBudgetError
        return self._merged(states)

    def _begun(self, pending: Pending, level: int) -> int | None:
        """The conditions pending and those that begin at the end of the diagram; None where one cannot be."""
        found = (*pending, *self._begin.get(level, ()))
        if any(node == TRUE and self._compiled.roots[number].kind == NEVER for number, node in found):
            return None
        return self._number(found)

    def _asked(self, states: dict[tuple[int, int], V], level: int) -> dict[tuple[int, int], V]:
        """The states after one more question."""
        diagram = self._compiled.diagram
        levels, kids, values = diagram.level, diagram.kids, self._values(level)
        add, times = self._algebra.add, self._algebra.times
        answers = range(diagram.sizes[level])
        found: dict[tuple[int, int], V] = {}
        memo: dict[tuple[int, int], list[int | None]] = {}
        for (ends, pending), value in states.items():
            where = kids[ends] if levels[ends] == level else (ends,) * len(answers)
            for answer in answers:
                then = where[answer]
                at = (pending, then)
                left = memo.get(at)
                if left is None:
                    left = memo[at] = self._after(pending, level, then)
                after = left[answer]
                if after is None:
                    continue
                state, here = (then, after), times(value, values[answer])
                found[state] = add(found[state], here) if state in found else here
        return found

    def _values(self, level: int) -> tuple[V, ...]:
        """What is kept of each answer to a question."""
        every, fixed = self._algebra.answers[level], self._compiled.levels.fixed.get(level)
        return every if fixed is None else (every[fixed],)

    def _after(self, pending: int, level: int, ends: int) -> list[int | None]:
        """The conditions pending after each answer to a question, None where a scenario cannot be."""
        compiled = self._compiled
        levels, kids = compiled.diagram.level, compiled.diagram.kids
        found: list[int | None] = []
        begun = self._begin.get(level, ())
        now = [*self._pending[pending], *begun]
        if levels[ends] >= compiled.levels.first:
            now = self._of(now, ends)
        here = [at for at, (_, node) in enumerate(now) if levels[node] == level]
        for answer in range(compiled.diagram.sizes[level]):
            stepped, decided = list(now), bool(begun)
            for at in here:
                number, node = now[at]
                stepped[at] = (number, kids[node][answer])
                decided = decided or stepped[at][1] <= TRUE
            never = any(stepped[at][1] == TRUE and compiled.roots[now[at][0]].kind == NEVER for at in here)
            found.append(None if never else self._number(self._open(stepped) if decided else tuple(stepped)))
        return found

    def _open(self, pending: Iterable[tuple[int, int]]) -> Pending:
        """The conditions that matter still: of those that do the same in the same places, no more than make a
        difference."""
        first, enough = self._first, self._enough
        held: dict[int, int] = {}
        left = []
        for number, node in pending:
            if node == TRUE:
                held[first[number]] = min(held.get(first[number], 0) + 1, enough[number])
            elif node != FALSE:
                left.append((number, node))
        if held:
            left = [each for each in left if held.get(first[each[0]], 0) < enough[each[0]]]
        return (*((number, TRUE) for number, times in sorted(held.items()) for _ in range(times)), *left)

    def _of(self, pending: Iterable[tuple[int, int]], ends: int) -> list[tuple[int, int]]:
        """Of the conditions, those that count where the case ends."""
        places = self._places(ends)
        return [each for each in pending if not places.isdisjoint(self._compiled.roots[each[0]].places)]

    def _places(self, ends: int) -> frozenset[int]:
        """Where cases may still end."""
        if ends not in self._placed:
            diagram, place_at = self._compiled.diagram, self._compiled.place_at
            self._placed[ends] = frozenset([place_at[node] for node in diagram.reached(ends) if node in place_at])
        return self._placed[ends]

    def _merged(self, states: dict[tuple[int, int], V]) -> list[Ended[V]]:
        """The states with the conditions of the second part; those in which the same is left are one."""
        found: dict[tuple[int, Pending, Pending], V] = {}
        later = range(self._compiled.levels.first, self._compiled.diagram.end)
        last = [each for level in later for each in self._begin.get(level, ())]
        memo: dict[tuple[int, int], tuple[Pending, Pending]] = {}
        for (ends, pending), value in states.items():
            if (ends, pending) not in memo:
                memo[ends, pending] = self._left([*self._pending[pending], *last], ends)
            at = (ends, *memo[ends, pending])
            found[at] = self._algebra.add(found[at], value) if at in found else value
        return [(*at, value) for at, value in found.items()]

    def _left(self, pending: list[tuple[int, int]], ends: int) -> tuple[Pending, Pending]:
        """The conditions that count where the case ends, by kind, and the kinds of those that hold."""
        roots, diagram = self._compiled.roots, self._compiled.diagram
        places = self._places(ends)
        found = []
        for number, node in self._open(self._of(pending, ends)):
            root = roots[number]
            here = node if places <= root.places else diagram.conjunction(node, self._among(ends, root.places))
            found.append((root.kind, here))
        asked = range(len(self._compiled.levels.questions))
        left = tuple(sorted([each for each in found if diagram.level[each[1]] in asked]))
        return left, tuple(sorted([each for each in found if diagram.level[each[1]] not in asked and each[1] != FALSE]))

    def _among(self, ends: int, places: frozenset[int]) -> int:
        """Where findings lead to one of these places."""
        diagram, place_at = self._compiled.diagram, self._compiled.place_at
        if diagram.level[ends] == diagram.end:
            return TRUE if place_at[ends] in places else FALSE
        kids = tuple([self._among(kid, places) for kid in diagram.kids[ends]])
        return diagram.node(diagram.level[ends], kids)
