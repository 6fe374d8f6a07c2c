"""The second part of a sweep: conditions that share no question are swept apart, and what they leave is put together."""

from __future__ import annotations

from sentencing.engine.space.compiled import NEVER
from sentencing.engine.space.diagram import FALSE, TRUE
from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.speech import NOTHING_SAID, times, together
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.space.compiled import Compiled
    from sentencing.engine.space.speech import Share, Speech
    from sentencing.engine.space.sweep import Ended, Keys, Pending

    Shares = dict[int, Share]


class Last(Record):
    """What is left when every question is answered: where the case ends, and what is said; with its share of all
    scenarios."""

    ends: int
    said: int
    share: Share


class Parts:
    """What is left of states once the questions of the second part are answered too."""

    def __init__(self, compiled: Compiled, speech: Speech, keys: Keys, budget: int) -> None:
        self._compiled = compiled
        self._speech = speech
        self._keys = keys
        self._budget = budget
        self._asked = (1 << len(compiled.levels.questions)) - (1 << compiled.levels.first)
        self._supports: dict[int, int] = {}
        self._parts: dict[Pending, Shares] = {}
        self._joined: dict[Pending, Shares] = {}
        self._grouped: dict[Pending, tuple[Pending, ...]] = {}

    def last(self, ended: list[Ended]) -> list[Last]:
        """The last states, each once. Parts go one by one, the first questions first: states that differ only in a part
        that is done are one."""
        states: dict[tuple[int, int, tuple[Pending, ...]], Share] = {}
        for state in ended:
            said, (count, *tone) = self._speech.told(state.fired, state.count, state.key)
            free = self._free(state.left, self._asked)
            self._add(states, (state.ends, said, self._apart(state.left)), (count * free, *tone))
        while any(parts for _, _, parts in states):
            first = min(parts[0] for _, _, parts in states if parts)
            found: dict[tuple[int, int, tuple[Pending, ...]], Share] = {}
            for (ends, said, parts), share in states.items():
                if not parts or parts[0] != first:
                    self._add(found, (ends, said, parts), share)
                    continue
                for more, other in self._swept(first).items():
                    self._add(found, (ends, self._speech.sum(said, more), parts[1:]), times(share, other))
            states = found
            if len(states) > self._budget:
                raise OverBudgetError
        return [Last(ends, said, share) for (ends, said, _), share in states.items()]

    def _add(self, to: dict[Any, Share], at: object, share: Share) -> None:
        to[at] = together(to[at], share) if at in to else share

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

    def _over(self, left: Pending) -> Shares:
        """What these conditions leave over every answer to their own questions."""
        found = self._joined.get(left)
        if found is None:
            found = {NOTHING_SAID: (1, 0, 0, 0)}
            for part in sorted(map(self._swept, self._apart(left)), key=len):
                joined: Shares = {}
                for said, share in found.items():
                    for more, other in part.items():
                        self._add(joined, self._speech.sum(said, more), times(share, other))
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

    def _swept(self, part: Pending) -> Shares:
        """What conditions that hang together leave."""
        found = self._parts.get(part)
        if found is None:
            found = self._parts[part] = self._step(part)
            if len(self._parts) > self._budget:
                raise OverBudgetError
        return found

    def _step(self, part: Pending) -> Shares:
        """The first question of a part answered, and what is then left over the others."""
        diagram = self._compiled.diagram
        levels, kids, last = diagram.level, diagram.kids, len(self._compiled.levels.questions)
        level, asked = min([levels[node] for _, node in part]), 0
        for _, node in part:
            asked |= self._support(node)
        asked &= self._asked & ~(1 << level)
        found: Shares = {}
        for answer, key in enumerate(self._keys.of[level]):
            stepped = [(kind, kids[node][answer] if levels[node] == level else node) for kind, node in part]
            if (NEVER, TRUE) in stepped:
                continue
            fired = [each for each in stepped if levels[each[1]] >= last and each[1] != FALSE]
            rest = tuple([each for each in stepped if levels[each[1]] < last])
            said, share = self._speech.told(fired, self._free(rest, asked), key)
            for more, other in self._over(rest).items():
                self._add(found, self._speech.sum(said, more), times(share, other))
        return found
