"""The words that rules put into a court's mouth, by number; what is put together is worked out once.

Rules commute, so words are put together like numbers: the sum of two is what both leave. Beside them a *tone* tells
what scenarios that end alike need not share: which contested points some of them rest on, and how many mitigating
rules meet in one of them (two is many).
"""

from __future__ import annotations

from sentencing.engine.space.compiled import NEVER
from sentencing.engine.space.diagram import FALSE, TRUE
from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.words import SILENT, after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from sentencing.engine.space.compiled import Compiled

    Tone = tuple[int, int]  # contested points, as bits, and how many mitigating rules meet

NOTHING_SAID = 0
CANNOT_BE = "cannot be"
MANY = 2


class Speech:
    """What is said, by number; number 0 is silence.

    Where a rule rests on a finding that the court may make, what is said depends on it: then it is a diagram over the
    findings. Its terminals are words for each enquiry, or CANNOT_BE.
    """

    def __init__(self, compiled: Compiled, budget: int) -> None:
        self._compiled = compiled
        self._diagram = compiled.diagram
        self._budget = budget
        self.said: list[int] = []
        self._paths: list[tuple[tuple[int, int], ...]] = []
        self._numbers: dict[int, int] = {}
        self._longer: dict[tuple[int, int, int], int] = {}
        self._words: dict[tuple[int, int], int] = {}
        self._sums: dict[tuple[int, int], int] = {}
        self.doctrines: list[str] = []
        self.tones = [self._tone(kinds.kind.contested) for kinds in compiled.kinds]
        self.mitigates = [int(kinds.kind.mitigates) for kinds in compiled.kinds]
        self._cannot_be = self._diagram.terminal(CANNOT_BE)
        self._number(self._diagram.terminal((SILENT,) * len(compiled.enquiries)), ())

    def _tone(self, contested: frozenset[str]) -> int:
        self.doctrines += [name for name in sorted(contested) if name not in self.doctrines]
        return sum(1 << self.doctrines.index(name) for name in contested)

    def _number(self, node: int, path: tuple[tuple[int, int], ...]) -> int:
        found = self._numbers.get(node)
        if found is None:
            found = self._numbers[node] = len(self.said)
            if found > self._budget:
                raise OverBudgetError
            self.said.append(node)
            self._paths.append(path)
        return found

    def longer(self, said: int, kind: int, when: int = TRUE) -> int:
        """What is said once a rule of a kind has fired, or has where findings make a condition true."""
        key = (said, kind, when)
        found = self._longer.get(key)
        if found is None:
            node = self._spoken(self.said[said], kind, when, {})
            found = self._longer[key] = self._number(node, (*self._paths[said], (kind, when)))
        return found

    def _spoken(self, node: int, kind: int, when: int, memo: dict[tuple[int, int], int]) -> int:
        key = (node, when)
        if when == FALSE:
            return node
        if key not in memo:
            diagram = self._diagram
            level = min(diagram.level[node], diagram.level[when])
            if level == diagram.end:
                memo[key] = self._after(node, kind)
            else:
                cut = zip(diagram.under(node, level), diagram.under(when, level), strict=True)
                memo[key] = diagram.node(level, tuple([self._spoken(a, kind, b, memo) for a, b in cut]))
        return memo[key]

    def _after(self, node: int, kind: int) -> int:
        """The words after a rule has fired."""
        if kind == NEVER or node == self._cannot_be:
            return self._cannot_be
        key = (node, kind)
        found = self._words.get(key)
        if found is None:
            enquiry, _, which, _ = self._compiled.kinds[kind]
            words = list(self._diagram.values[node])
            words[enquiry] = after(words[enquiry], which, self._compiled.stops[enquiry][0].program.system)
            found = self._words[key] = self._diagram.terminal(tuple(words))
        return found

    def sum(self, one: int, other: int) -> int:
        """What is said where both are."""
        if not one or not other:
            return one or other
        key = (one, other)
        found = self._sums.get(key)
        if found is None:
            found = one
            for kind, when in self._paths[other]:
                found = self.longer(found, kind, when)
            self._sums[key] = self._sums[other, one] = found
        return found

    def told(self, fired: Collection[tuple[int, int]]) -> tuple[int, Tone]:
        """What is said where these conditions, by kind, hold as findings have it; and its tone."""
        if not fired:
            return NOTHING_SAID, (0, 0)
        said, contested, mitigating = NOTHING_SAID, 0, 0
        for kind, when in fired:
            said = self.longer(said, kind, when)
            if kind != NEVER:
                contested |= self.tones[kind]
                mitigating += self.mitigates[kind]
        return said, (contested, min(MANY, mitigating))
