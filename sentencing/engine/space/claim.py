"""A claim over no more than it can distinguish: which rules can change whether it holds, however many others fire."""

from __future__ import annotations

from sentencing.engine.formula import atoms
from sentencing.engine.space.courts import NOT_LIABLE
from sentencing.engine.space.route import Leaf
from sentencing.engine.space.words import SILENT, after, alike
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from sentencing.engine.space.compiled import Ground, Ruled
    from sentencing.engine.space.courts import Courts
    from sentencing.engine.space.group import Group
    from sentencing.engine.space.stops import Stop
    from sentencing.engine.space.words import Kind, Said

FOLLOWED = 200  # words of one stop; past them no rule is dropped


class Claim(Record):
    """The rules that can change whether a claim holds, and whether it can hold at all."""

    ruled: Ruled
    possible: bool


def claim(ground: Ground, courts: Courts, holds: Callable[[Group], bool]) -> Claim:
    """What a claim on one enquiry rests on. Where the court may make findings, every rule may matter."""
    (stops,), (ruled,) = ground.stops, ground.ruled
    formulas = (*ground.deciding(), *(formula for rules in ruled for _, formula in rules))
    if any(atom[0] == "find" for formula in formulas for atom in atoms(formula)):
        return Claim(ground.ruled, possible=True)
    kept, possible = [], holds(NOT_LIABLE)
    for at, (stop, rules) in enumerate(zip(stops, ruled, strict=True)):
        kinds = {alike(kind): kind for kind, _ in rules}
        steps = _followed(stop, list(kinds.values()))
        if steps is None:
            return Claim(ground.ruled, possible=True)
        truths = [
            tuple([holds(_group(courts, Leaf(at, tier), said)) for tier in range(len(stop.tiers))]) for said in steps
        ]
        possible = possible or any(map(any, truths))
        moving = _moving(list(steps.values()), truths)
        those = {key for key, moves in zip(kinds, moving, strict=True) if moves}
        kept.append(tuple([each for each in rules if alike(each[0]) in those]))
    return Claim((tuple(kept),), possible)


def _group(courts: Courts, leaf: Leaf, said: Said) -> Group:
    number = courts.group(0, ((leaf, said, (0,)),))
    assert number is not None  # without findings nothing is left to assess
    return courts.listed[number]


def _followed(stop: Stop, kinds: list[Kind]) -> dict[Said, tuple[int, ...]] | None:
    """All words to which rules of these kinds may lead, and where each kind leads on from them, by number."""
    number, found, system = {SILENT: 0}, {}, stop.program.system
    waiting = [SILENT]
    while waiting:
        said = waiting.pop(0)
        row = [after(said, kind, system) for kind in kinds]
        for each in row:
            if each not in number:
                number[each] = len(number)
                waiting.append(each)
        found[said] = tuple([number[each] for each in row])
        if len(number) > FOLLOWED:
            return None
    return found


def _moving(steps: list[tuple[int, ...]], truths: list[tuple[bool, ...]]) -> list[bool]:
    """Of each kind, whether a rule of it leads from some words to others that the claim, now or later, tells from
    them (the coarsest partition: Moore 1956)."""
    numbers: dict[object, int] = {}
    classes = [numbers.setdefault(truth, len(numbers)) for truth in truths]
    while True:
        told: dict[object, int] = {}
        finer = [
            told.setdefault((here, *(classes[to] for to in row)), len(told))
            for here, row in zip(classes, steps, strict=True)
        ]
        if len(told) == len(set(classes)):
            break
        classes = finer
    kinds = range(len(steps[0]))
    return [any(classes[row[kind]] != here for here, row in zip(classes, steps, strict=True)) for kind in kinds]
