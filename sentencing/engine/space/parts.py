"""The second part of a sweep: conditions that share no question are swept apart, and what they leave put together."""

from __future__ import annotations

from typing import Generic

from sentencing.engine.space.algebra import V
from sentencing.engine.space.compiled import NEVER
from sentencing.engine.space.diagram import FALSE, TRUE
from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.speech import NOTHING_SAID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.space.algebra import Algebra
    from sentencing.engine.space.compiled import Compiled
    from sentencing.engine.space.speech import Speech
    from sentencing.engine.space.sweep import Ended, Pending

    # Where the case ends, what is said, and what is kept of the scenarios that lead there.
    Last = tuple[int, int, V]


class Parts(Generic[V]):
    """What is left of states once the questions of the second part are answered too."""

    def __init__(self, compiled: Compiled, speech: Speech, algebra: Algebra[V], budget: int) -> None:
        self._compiled = compiled
        self._speech = speech
        self._algebra = algebra
        self._budget = budget
        self._asked = (1 << len(compiled.levels.questions)) - (1 << compiled.levels.first)
        self._supports: dict[int, int] = {}
        self._parts: dict[Pending, dict[int, V]] = {}
        self._joined: dict[Pending, dict[int, V]] = {}
        self._grouped: dict[Pending, tuple[Pending, ...]] = {}

    def last(self, ended: list[Ended[V]]) -> list[Last[V]]:
        """The last states, each once. Parts go one by one, the first questions first: states that differ only in a part
        that is done are one."""
        waiting: dict[tuple[Pending, ...], dict[tuple[int, int], V]] = {}
        for ends, left, fired, value in ended:
            said, tone = self._speech.told(fired)
            whole = self._algebra.freely(value, self._free(left, self._asked), tone)
            self._add(waiting.setdefault(self._alike(left), {}), (ends, said), whole)
        while len(waiting) > 1 or () not in waiting:
            if not waiting:
                return []
            first = min(parts[0] for parts in waiting if parts)
            for parts in [each for each in waiting if each and each[0] == first]:
                found = waiting.setdefault(parts[1:], {})
                self._further(waiting.pop(parts), self._over(first), found)
                if len(found) > self._budget:
                    raise OverBudgetError
        return [(ends, said, value) for (ends, said), value in waiting[()].items()]

    def _further(self, states: dict[tuple[int, int], V], part: dict[int, V], to: dict[tuple[int, int], V]) -> None:
        """The states once a part too is done."""
        add, times, sums = self._algebra.add, self._algebra.times, self._speech.sum
        for (ends, said), value in states.items():
            for more, other in part.items():
                at, here = (ends, sums(said, more)), times(value, other)
                to[at] = add(to[at], here) if at in to else here

    def _add(self, to: dict[Any, V], at: object, value: V) -> None:
        to[at] = self._algebra.add(to[at], value) if at in to else value

    def _support(self, node: int) -> int:
        """The levels on which a node rests, as bits."""
        found = self._supports.get(node)
        if found is None:
            diagram = self._compiled.diagram
            found = 1 << diagram.level[node] if node > TRUE else 0
            for kid in diagram.kids[node]:
                found |= self._support(kid)
            self._supports[node] = found
        return found

    def _free(self, left: Pending, asked: int) -> int:
        """In how many ways the questions can be answered on which none of these conditions rests."""
        sizes, free = self._compiled.diagram.sizes, 1
        for _, node in left:
            asked &= ~self._support(node)
        while asked:
            lowest = asked & -asked
            free *= sizes[lowest.bit_length() - 1]
            asked ^= lowest
        return free

    def _over(self, left: Pending) -> dict[int, V]:
        """What these conditions leave over every answer to their own questions."""
        found = self._joined.get(left)
        if found is None:
            found = {NOTHING_SAID: self._algebra.one}
            for part in sorted(map(self._swept, self._apart(left)), key=len):
                joined: dict[int, V] = {}
                for said, value in found.items():
                    for more, other in part.items():
                        self._add(joined, self._speech.sum(said, more), self._algebra.times(value, other))
                found = joined
            self._joined[left] = found
        return found

    def _apart(self, left: Pending) -> tuple[Pending, ...]:
        """Conditions in groups that share no question, in the order of their questions."""
        if left not in self._grouped:
            groups: list[tuple[int, list[tuple[int, int]]]] = []
            for each in left:
                mask, members, apart = self._support(each[1]) & self._asked, [each], []
                for other, those in groups:
                    if other & mask:
                        mask |= other
                        members = [*those, *members]
                    else:
                        apart.append((other, those))
                groups = [*apart, (mask, members)]
            self._grouped[left] = tuple(sorted(tuple(sorted(members)) for _, members in groups))
        return self._grouped[left]

    def _alike(self, left: Pending) -> tuple[Pending, ...]:
        """The same groups, those in which only rules of one kind stand put together: they leave little to tell."""
        found: dict[object, Pending] = {}
        for part in self._apart(left):
            kinds = {kind for kind, _ in part}
            key = kinds.pop() if len(kinds) == 1 else part
            found[key] = (*found.get(key, ()), *part)
        return tuple(sorted(found.values()))

    def _swept(self, part: Pending) -> dict[int, V]:
        """What conditions that hang together leave."""
        found = self._parts.get(part)
        if found is None:
            found = self._parts[part] = self._step(part)
            if len(self._parts) > self._budget:
                raise OverBudgetError
        return found

    def _step(self, part: Pending) -> dict[int, V]:
        """The first question of a part answered, and what is then left over the others."""
        diagram = self._compiled.diagram
        levels, kids, last = diagram.level, diagram.kids, len(self._compiled.levels.questions)
        level, asked = min([levels[node] for _, node in part]), 0
        for _, node in part:
            asked |= self._support(node)
        asked &= self._asked & ~(1 << level)
        found: dict[int, V] = {}
        for answer, value in enumerate(self._algebra.answers[level]):
            stepped = [(kind, kids[node][answer] if levels[node] == level else node) for kind, node in part]
            if (NEVER, TRUE) in stepped:
                continue
            fired = [each for each in stepped if levels[each[1]] >= last and each[1] != FALSE]
            rest = tuple([each for each in stepped if levels[each[1]] < last])
            said, tone = self._speech.told(fired)
            here = self._algebra.freely(value, self._free(rest, asked), tone)
            if not rest:
                self._add(found, said, here)
                continue
            for more, other in self._over(rest).items():
                self._add(found, self._speech.sum(said, more), self._algebra.times(here, other))
        return found
