"""The second part of a sweep: conditions that share no question are swept apart, and what they leave is put together."""

from __future__ import annotations

from sentencing.engine.space.compiled import NEVER
from sentencing.engine.space.diagram import TRUE
from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.speech import NOTHING_SAID, Share, times, together
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.space.compiled import Compiled
    from sentencing.engine.space.speech import Speech
    from sentencing.engine.space.sweep import Ended, Keys, Pending

    Left = tuple[int, Pending]


class Last(Record):
    """What is left when every question is answered: where the case ends, what is said, and conditions that only
    findings decide; with its share of all scenarios."""

    ends: int
    said: int
    left: Pending
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
        self._parts: dict[Pending, dict[Left, Share]] = {}
        self._joined: dict[Pending, dict[Left, Share]] = {}

    def last(self, ended: list[Ended]) -> list[Last]:
        """The last states, each once."""
        found: dict[tuple[int, int, Pending], Share] = {}
        for state in ended:
            said, share = self._speech.told(state.fired, state.count, state.key)
            for (more, left), other in self._over(state.left, self._asked).items():
                at = (state.ends, self._speech.sum(said, more), left)
                here = times(share, other)
                found[at] = together(found[at], here) if at in found else here
        return [Last(*at, share) for at, share in found.items()]

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

    def _over(self, left: Pending, asked: int) -> dict[Left, Share]:
        """What these conditions leave over every answer to the questions asked, in which theirs are."""
        sizes, free = self._compiled.diagram.sizes, 1
        for _, node in left:
            asked &= ~self._support(node)
        while asked:
            lowest = asked & -asked
            free *= sizes[lowest.bit_length() - 1]
            asked ^= lowest
        found = self._joined.get(left)
        if found is None:
            found = self._joined[left] = self._put_together(left)
        return found if free == 1 else {at: share._replace(count=share.count * free) for at, share in found.items()}

    def _put_together(self, left: Pending) -> dict[Left, Share]:
        """What these conditions leave over every answer to their own questions."""
        findings = tuple([each for each in left if not self._support(each[1]) & self._asked])
        parts = self._apart([each for each in left if self._support(each[1]) & self._asked])
        found: dict[Left, Share] = {(NOTHING_SAID, findings): Share(1, 0)}
        for part in sorted(map(self._swept, parts), key=len):
            found = self._product(found, part)
        return found

    def _product(self, one: dict[Left, Share], other: dict[Left, Share]) -> dict[Left, Share]:
        found: dict[Left, Share] = {}
        for (said, left), share in one.items():
            for (more, later), another in other.items():
                at = (self._speech.sum(said, more), tuple(sorted((*left, *later))) if later else left)
                here = times(share, another)
                found[at] = together(found[at], here) if at in found else here
        if len(found) > self._budget:
            raise OverBudgetError
        return found

    def _apart(self, left: list[tuple[int, int]]) -> list[Pending]:
        """Conditions in groups that share no question."""
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
        return [tuple(sorted(members)) for _, members in groups]

    def _swept(self, part: Pending) -> dict[Left, Share]:
        """What conditions that hang together leave."""
        found = self._parts.get(part)
        if found is None:
            found = self._parts[part] = self._step(part)
            if len(self._parts) > self._budget:
                raise OverBudgetError
        return found

    def _step(self, part: Pending) -> dict[Left, Share]:
        """The first question of a part answered, and what is then left over the others."""
        diagram = self._compiled.diagram
        levels, kids = diagram.level, diagram.kids
        level, asked = min([levels[node] for _, node in part]), 0
        for _, node in part:
            asked |= self._support(node)
        asked &= self._asked & ~(1 << level)
        found: dict[Left, Share] = {}
        for answer, key in enumerate(self._keys.of[level]):
            stepped = [(kind, kids[node][answer] if levels[node] == level else node) for kind, node in part]
            if (NEVER, TRUE) in stepped:
                continue
            said, share = self._speech.told([kind for kind, node in stepped if node == TRUE], 1, key)
            rest = tuple([each for each in stepped if each[1] > TRUE])
            for (more, left), other in self._over(rest, asked).items():
                at = (self._speech.sum(said, more), left)
                here = times(share, other)
                found[at] = together(found[at], here) if at in found else here
        return found
