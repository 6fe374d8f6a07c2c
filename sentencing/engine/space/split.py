"""Past the budget of one diagram: scenarios in parts, each of which answers some questions in one way.

A question that many conditions rest on, once it is answered, decides some of them and shortens others (three-valued:
what is still open stays); and the rest hangs together otherwise, so each part has an order of questions of its own.
"""

from __future__ import annotations

from sentencing.engine.formula import atoms, reduce
from sentencing.engine.space.errors import OverBudgetError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.space.compiled import Plan
    from sentencing.engine.space.levels import Levels

    V = TypeVar("V")
    Fixed = dict[int, int]

PART = 16_000  # of the diagram of one part
PARTS = 64_000  # of all parts together, those given up among them
TOGETHER = 6  # questions of a condition that is not looked into further
ROUNDS = 30
DEEP = 10  # answers after which what is still wide is given up
WIDE = 6  # conditions to which a question stands between others: past it a diagram is large


def parts(plan: Plan, of: Callable[[Plan], tuple[V, int] | None]) -> Iterator[V]:
    """What `of` works out of one part of all scenarios after the other, and how many nodes that takes; it gives None
    where that is more than PART. Raises OverBudgetError once they together have taken too many, or where many answers
    leave too much open."""
    waiting: list[Fixed] = [{}]
    left = PARTS
    while waiting:
        fixed = waiting.pop()
        conditions = _conditions(plan, fixed)
        width, order = _in_order([at for at in range(plan.levels.first) if at not in fixed], conditions)
        found = None
        if width <= WIDE * len(order):
            found = of(plan._replace(levels=plan.levels.part(fixed, order)))
            left -= PART if found is None else found[1]
        if left < 0:
            raise OverBudgetError
        if found is None:
            waiting += _halves(plan, fixed, conditions)
        else:
            yield found[0]


def _halves(plan: Plan, fixed: Fixed, conditions: list[frozenset[int]]) -> list[Fixed]:
    if len(fixed) == DEEP:
        raise OverBudgetError
    at = _most(conditions)
    return [{**fixed, at: answer} for answer in range(plan.levels.sizes[at])]


def _conditions(plan: Plan, fixed: Fixed) -> list[frozenset[int]]:
    """The questions that stand together in conditions, once some are answered."""
    levels = plan.levels

    def known(atom: Atom) -> bool | None:
        at, truth = levels.of.get(atom, (-1, ()))
        return bool(truth[fixed[at]]) if at in fixed else None

    rules = [formula for stops in plan.ruled for rules in stops for _, formula in rules]
    return [each for formula in (*plan.ground.deciding(), *rules) for each in _together(reduce(formula, known), levels)]


def _together(formula: Formula, levels: Levels) -> Iterator[frozenset[int]]:
    if isinstance(formula, bool):
        return
    asked = frozenset([levels.of[atom][0] for atom in atoms(formula) if atom in levels.of])
    if len(asked) <= TOGETHER or formula in levels.of:
        yield frozenset([at for at in asked if at < len(levels.questions)])
        return
    for part in formula[-1] if formula[0] != "not" else formula[1:]:
        yield from _together(part, levels)


def _most(conditions: list[frozenset[int]]) -> int:
    """The question that most conditions rest on; raises OverBudgetError where none is left."""
    count: Fixed = {}
    for each in conditions:
        for at in each:
            count[at] = count.get(at, 0) + 1
    if not count:
        raise OverBudgetError
    return max(sorted(count), key=count.__getitem__)


def _in_order(questions: Sequence[int], conditions: list[frozenset[int]]) -> tuple[float, list[int]]:
    """An order of questions that keeps those of one condition together (FORCE: Aloul, Markov, Sakallah 2003), and how
    far apart they then stand, in all."""
    place = {at: float(index) for index, at in enumerate(questions)}
    among = [kept for each in conditions if len(kept := [at for at in each if at in place]) > 1]
    best, order = _width(among, place), list(questions)
    for _ in range(ROUNDS):
        drawn: dict[int, list[float]] = {at: [] for at in questions}
        for each in among:
            middle = sum(place[at] for at in each) / len(each)
            for at in each:
                drawn[at].append(middle)
        now = sorted(questions, key=lambda at: sum(drawn[at]) / len(drawn[at]) if drawn[at] else place[at])
        place = {at: float(index) for index, at in enumerate(now)}
        width = _width(among, place)
        if width < best:
            best, order = width, now
    return best, order


def _width(conditions: list[list[int]], place: dict[int, float]) -> float:
    return sum(max(place[at] for at in each) - min(place[at] for at in each) for each in conditions)
