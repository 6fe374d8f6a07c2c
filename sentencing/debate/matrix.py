"""The same scenarios under the law and under a motion: how many move, which way, and who is hurt most and least.

Of two outcomes one is worse if neither the lightest nor the gravest lawful sentence is lighter than in the other, and
one of them is graver. What a motion makes of answers is counted exactly; answers are not people.
"""

from __future__ import annotations

from sentencing.debate.motion import program_of
from sentencing.engine.assess import assess
from sentencing.engine.case import Case, CaseError
from sentencing.engine.formula import names
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import compare, space
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Answer, Law
    from sentencing.engine.space import Group
    from sentencing.law.band import Band
    from sentencing.law.sanction import Ladder

_MORE = 1  # answers more than the smallest scenario has: what is to be told aloud is short
WORSE, MILDER, OTHER, SAME = "worse", "milder", "other", "same"


class Cell(Record):
    """The scenarios that the law puts into one frame of an offence and the motion into another: (offence, tier) on each
    side, None where there is no liability; how many, and the smallest."""

    before: tuple[str | None, str | None]
    after: tuple[str | None, str | None]
    way: str
    scenarios: int
    witness: dict[str, Answer]


class Hurt(Record):
    """Someone whom a motion hurts (or helps): the answers that matter, and what the court may do on each side."""

    facts: dict[str, Answer]
    before: Assessment
    after: Assessment

    @property
    def moves(self) -> tuple[Band, Band]:
        """What the court may do on each side or, where that stays, what it must choose from."""
        before, after = (each.may or each.open for each in (self.before, self.after))
        return (before, after) if bands.plain(before) != bands.plain(after) else (self.before.shall, self.after.shall)


class Matrix(Record):
    """Law against motion over every scenario: the cells, how many scenarios there are in all, and who is hurt most and
    least, or helped most; None where nobody is."""

    cells: tuple[Cell, ...]
    total: int
    most: Hurt | None
    least: Hurt | None
    helped: Hurt | None

    def going(self, way: str) -> int:
        """How many scenarios go one way."""
        return sum(cell.scenarios for cell in self.cells if cell.way == way)


def matrix(law: Law, proposed: Law, offence: str, day: str, limits: Iterable[str] | None = None) -> Matrix | None:
    """The matrix of an offence on a day. `limits` are the names that scenarios answer otherwise than by silence,
    if not all. None where there is too much to ask.

    Raises NotInForceError for a day on which there is no such offence.
    """
    sides = (PreparedLaw(law), PreparedLaw(proposed))
    asked = None if limits is None else frozenset(limits)
    compared = compare(*(space(side, offence, day, names=asked) for side in sides))
    if not compared.decided:
        return None
    ladder = law.system(law.offence(offence).system).ladder
    pairs = [(way(ladder, before, after), before, after) for before, after in compared.pairs]
    found = Sides(sides, offence, day)
    return Matrix(
        _cells(pairs),
        compared.total,
        found.one(pairs, WORSE, lambda before, after: _most(ladder, before, after)),
        found.one(pairs, WORSE, lambda before, after: _least(ladder, before, after)),
        found.one(pairs, MILDER, lambda before, after: _most(ladder, after, before)),
    )


def way(ladder: Ladder, before: Group, after: Group) -> str:
    """Which way an outcome moves."""
    if before[:8] == after[:8] or (not before.liable and not after.liable):
        return SAME
    one, two = _ends(ladder, before), _ends(ladder, after)
    if one == two:
        return SAME if bands.plain(before.may) == bands.plain(after.may) else OTHER
    if all(a <= b for a, b in zip(one, two, strict=True)):
        return WORSE
    return MILDER if all(a >= b for a, b in zip(one, two, strict=True)) else OTHER


def _ends(ladder: Ladder, group: Group) -> tuple[Any, Any, Any, Any]:
    """The lightest and the gravest sentence that the court may, and that it must, choose."""
    high, low = bands.severity(ladder, group.may or group.open)
    top, bottom = bands.severity(ladder, group.shall or group.open)
    return low, high, bottom, top


def _most(ladder: Ladder, before: Group, after: Group) -> Any:
    """Whoever ends with the gravest certain sentence, having begun with the lightest."""
    return _ends(ladder, after)[0], _down(_ends(ladder, before)[1])


def _least(ladder: Ladder, before: Group, after: Group) -> Any:
    """Whoever may still get what was the lightest, and whose gravest sentence is the least graver."""
    low, high, _, _ = _ends(ladder, before)
    lowest, highest, _, _ = _ends(ladder, after)
    return lowest == low, _down(highest), high


def _down(end: tuple[int, Any, bool]) -> tuple[int, Any, bool]:
    return -end[0], -end[1], not end[2]


def _cells(pairs: Iterable[tuple[str, Group, Group]]) -> tuple[Cell, ...]:
    cells: dict[tuple[object, ...], Cell] = {}
    for moved, before, after in pairs:
        one, other = (before.convicted_of, before.tier), (after.convicted_of, after.tier)
        key = (one, other, moved)
        so_far = cells.get(key, Cell(one, other, moved, 0, dict(before.witness)))
        cells[key] = so_far._replace(scenarios=so_far.scenarios + before.count)
    return tuple(cells.values())


def deciding(law: Law, proposed: Law, offence: str, day: str) -> frozenset[str]:
    """The names on which the frames of an offence, its own rules and all that binds the court rest: enough to tell who
    is hurt, and much less than everything that may be asked."""
    found: set[str] = set()
    for side in (law, proposed):
        program, own = program_of(side, offence, day), {rule.id for rule in side.offence(offence).elements.rules}
        asked = [formula for _, formula in program.tiers]
        for rule, formula in (*program.rules, *program.bars_liability):
            if rule.modality == "shall" or rule.id in own:
                asked.append(formula)
        found.update(name for formula in asked for name in names(formula))
    return frozenset(found)


class Sides:
    """An offence under both laws. Picks out the scenarios to tell, and tells of each only what matters."""

    def __init__(self, sides: tuple[PreparedLaw, PreparedLaw], offence: str, day: str) -> None:
        self.sides = sides
        self.offence = offence
        self.day = day

    def one(
        self, pairs: Iterable[tuple[str, Group, Group]], wanted: str, key: Callable[[Group, Group], Any]
    ) -> Hurt | None:
        """The first of those with the greatest key, of the smallest scenarios the smallest."""
        plain = [pair for moved, *pair in pairs if moved == wanted and all(map(self._plain, pair))]
        if not plain:
            return None
        plain = [pair for pair in plain if bands.plain(pair[0].may) != bands.plain(pair[1].may)] or plain
        longest = min(len(before.witness) for before, _ in plain) + _MORE
        before, _ = max((pair for pair in plain if len(pair[0].witness) <= longest), key=lambda pair: key(*pair))
        facts = dict(before.witness)
        hurt = self.hurt(facts)
        answers = hurt.before, hurt.after
        for name in before.witness:
            fewer = {key: value for key, value in facts.items() if key != name}
            told = self._assessed(fewer)
            if told is not None and all(map(_alike, told, answers)):
                facts, answers = fewer, told
        return Hurt(facts, *answers)

    def hurt(self, facts: dict[str, Answer]) -> Hurt:
        """The person of whom these facts are told."""
        answers = self._assessed(facts)
        assert answers is not None
        return Hurt(facts, *answers)

    def _plain(self, group: Group) -> bool:
        """Whether it is a case of this offence alone, and of a person who is certainly liable."""
        return group.liable is True and group.convicted_of == self.offence and not group.cumulates

    def _assessed(self, facts: dict[str, Answer]) -> tuple[Assessment, Assessment] | None:
        try:
            one, other = (assess(side, self.offence, Case(facts), self.day) for side in self.sides)
        except CaseError:
            return None
        return one, other


def _alike(one: Assessment, other: Assessment) -> bool:
    fields = ("liable", "convicted_of", "shall", "may", "open")
    return all(getattr(one, field) == getattr(other, field) for field in fields)
