"""The words that rules put into a court's mouth, by number; what is put together is worked out once.

Rules commute, so words are put together like numbers: the sum of two is what both leave. Beside the words a *tone* tells
what scenarios that end alike need not share: which contested points some of them rest on, and how many mitigating
rules meet in one of them (two is many).
"""

from __future__ import annotations

from sentencing.engine.space.errors import OverBudgetError
from sentencing.engine.space.words import SILENT, after
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentencing.engine.space.compiled import Compiled
    from sentencing.engine.space.words import Said

NOTHING_SAID = 0
MANY = 2


class Share(Record):
    """Scenarios that leave the same words: how many, the key of the smallest, and their tone."""

    count: int
    key: int
    contested: int = 0
    mitigating: int = 0


class Speech:
    """Words by number; number 0 is silence."""

    def __init__(self, compiled: Compiled, budget: int) -> None:
        self._compiled = compiled
        self._budget = budget
        self.said: list[tuple[Said, ...]] = []
        self._paths: list[tuple[int, ...]] = []
        self._numbers: dict[tuple[Said, ...], int] = {}
        self._longer: dict[tuple[int, int], int] = {}
        self._sums: dict[tuple[int, int], int] = {}
        self.doctrines: list[str] = []
        self.tones = [self._tone(kinds.kind.contested) for kinds in compiled.kinds]
        self.mitigates = [int(kinds.kind.mitigates) for kinds in compiled.kinds]
        self._number((SILENT,) * len(compiled.enquiries), ())

    def _tone(self, contested: frozenset[str]) -> int:
        self.doctrines += [name for name in sorted(contested) if name not in self.doctrines]
        return sum(1 << self.doctrines.index(name) for name in contested)

    def _number(self, said: tuple[Said, ...], path: tuple[int, ...]) -> int:
        found = self._numbers.get(said)
        if found is None:
            found = self._numbers[said] = len(self.said)
            if found > self._budget:
                raise OverBudgetError
            self.said.append(said)
            self._paths.append(path)
        return found

    def longer(self, said: int, kind: int) -> int:
        """The words once a rule of a kind has fired."""
        key = (said, kind)
        found = self._longer.get(key)
        if found is None:
            enquiry, _, which = self._compiled.kinds[kind]
            words = list(self.said[said])
            words[enquiry] = after(words[enquiry], which, self._compiled.stops[enquiry][0].program.system)
            found = self._longer[key] = self._number(tuple(words), (*self._paths[said], kind))
        return found

    def sum(self, one: int, other: int) -> int:
        """What is said where both are."""
        if not one or not other:
            return one or other
        key = (one, other)
        found = self._sums.get(key)
        if found is None:
            found = one
            for kind in self._paths[other]:
                found = self.longer(found, kind)
            self._sums[key] = self._sums[other, one] = found
        return found

    def told(self, kinds: Sequence[int], count: int, key: int) -> tuple[int, Share]:
        """The words and the share of scenarios in which rules of these kinds have fired."""
        said, contested, mitigating = NOTHING_SAID, 0, 0
        for kind in kinds:
            said = self.longer(said, kind)
            contested |= self.tones[kind]
            mitigating += self.mitigates[kind]
        return said, Share(count, key, contested, min(MANY, mitigating))


def together(one: Share, other: Share) -> Share:
    """Scenarios of two shares, that end alike."""
    return Share(
        one.count + other.count,
        min(one.key, other.key),
        one.contested | other.contested,
        max(one.mitigating, other.mitigating),
    )


def times(one: Share, other: Share) -> Share:
    """Scenarios that are of one share in some questions and of another in others."""
    return Share(
        one.count * other.count,
        one.key + other.key,
        one.contested | other.contested,
        min(MANY, one.mitigating + other.mitigating),
    )
