"""What a sweep keeps of the scenarios that lead to a state: their number and the smallest, or all smallest departures.

Both are values that add up where ways of answering meet in one state, and multiply where questions are answered one
after the other.
"""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from sentencing.engine.space.errors import OverBudgetError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from sentencing.engine.case import Answer
    from sentencing.engine.space.levels import Levels
    from sentencing.engine.space.speech import Tone

    # How many, the key of the smallest, and the tone of the rules that fire in some of them.
    Share = tuple[int, int, int, int]
    # Departures as bits, and how many there are.
    Sets = tuple[tuple[int, int], ...]

MANY = 2
V = TypeVar("V")


class Algebra(Protocol, Generic[V]):
    """What a sweep asks of the values that it keeps."""

    answers: tuple[tuple[V, ...], ...]
    one: V

    def add(self, one: V, other: V) -> V:
        """Scenarios of both, that lead to one state."""
        ...

    def times(self, one: V, other: V) -> V:
        """Scenarios that are of one in some questions and of the other in others."""
        ...

    def freely(self, value: V, ways: int, tone: Tone) -> V:
        """The scenarios, with so many ways of answering what matters no more, and with a tone."""
        ...


class Counting:
    """How many scenarios there are, and the smallest.

    A scenario has a key: its departures first, then which answers it gives. Keys sum up, and the smallest key is the
    smallest scenario; of equals, the one whose departures are declared first.
    """

    def __init__(self, levels: Levels) -> None:
        order = sorted(range(len(levels.questions)), key=levels.rank.__getitem__)
        offsets, offset = {}, 0
        self._read: list[tuple[int, tuple[dict[str, Answer], ...]]] = []  # by question in order: bits, and answers
        for at in order:
            answers = levels.questions[at].answers
            width = max(1, (len(answers) - 1).bit_length())
            self._read.append((width, answers))
            offsets[at] = offset
            offset += width
        self.one: Share = (1, 0, 0, 0)
        self.answers: tuple[tuple[Share, ...], ...] = tuple(
            tuple([(1, (gone << offset) | (n << offsets[at]), 0, 0) for n, gone in enumerate(question.departures)])
            for at, question in enumerate(levels.questions)
        )

    def scenario(self, key: int) -> dict[str, Answer]:
        """The answers that a scenario's key stands for."""
        found: dict[str, Answer] = {}
        for width, answers in self._read:
            if given := answers[key & ((1 << width) - 1)]:
                found.update(given)
            key >>= width
        return found

    def add(self, one: Share, other: Share) -> Share:
        """Both counts; the smaller key; every tone."""
        count, key, contested, mitigating = one
        more, smaller, others, meeting = other
        return (
            count + more,
            key if key < smaller else smaller,  # noqa: FURB136  # a call costs more than the rest
            contested | others,
            mitigating if mitigating > meeting else meeting,  # noqa: FURB136  # the same
        )

    def times(self, one: Share, other: Share) -> Share:
        """Every pair of scenarios."""
        count, key, contested, mitigating = one
        more, further, others, meeting = other
        meeting += mitigating
        return count * more, key + further, contested | others, min(MANY, meeting)

    def freely(self, value: Share, ways: int, tone: Tone) -> Share:
        """More ways, and a tone."""
        count, key, contested, mitigating = value
        mitigating += tone[1]
        return count * ways, key, contested | tone[0], min(MANY, mitigating)


class Smallest:
    """Every set of departures of which no smaller part does as well, up to a size.

    What must be answered in any case counts for nothing, but its first answer is taken for the plain one.
    """

    one: Sets = ((0, 0),)

    def __init__(self, levels: Levels, size: int, most: int) -> None:
        self._size = size
        self._most = most
        self._departures: list[Mapping[str, Answer]] = []
        rows: list[tuple[Sets, ...]] = [()] * len(levels.questions)
        for at in sorted(range(len(levels.questions)), key=levels.rank.__getitem__):
            question, row = levels.questions[at], []
            for number, (answer, gone) in enumerate(zip(question.answers, question.departures, strict=True)):
                plain = not gone and not number
                row.append(((0, 0),) if plain else ((1 << len(self._departures), gone),))
                if not plain:
                    self._departures.append(answer)
            rows[at] = tuple(row)
        self.answers: tuple[tuple[Sets, ...], ...] = tuple(rows)

    def scenario(self, departures: int) -> dict[str, Answer]:
        """The answers of a set of departures."""
        found: dict[str, Answer] = {}
        for at, answer in enumerate(self._departures):
            if departures >> at & 1:
                found.update(answer)
        return found

    def add(self, one: Sets, other: Sets) -> Sets:
        """The sets of both, without those that another is part of."""
        return one if one == other else self._kept([*one, *other])

    def times(self, one: Sets, other: Sets) -> Sets:
        """Every two sets together, as far as they are not too large."""
        if other == self.one:
            return one
        size = self._size
        pairs = [(a | b, m + n) for a, m in one for b, n in other if m + n <= size]
        return tuple(pairs) if len(pairs) < 2 else self._kept(pairs)

    def freely(self, value: Sets, ways: int, tone: Tone) -> Sets:
        """The same sets."""
        del ways, tone
        return value

    def _kept(self, sets: list[tuple[int, int]]) -> Sets:
        found: list[tuple[int, int]] = []
        for each in sorted(set(sets), key=by_size):
            bits = each[0]
            if not any(other & bits == other for other, _ in found):
                found.append(each)
        if len(found) > self._most:
            raise OverBudgetError
        return tuple(found)


def by_size(one: tuple[int, int]) -> tuple[int, int]:
    """A key that puts the smaller set first; of equals, the one declared first."""
    return one[0].bit_count(), one[0]
