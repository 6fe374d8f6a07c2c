"""What another tier would take on the facts of a case, and how much of its frame the court might then impose.

A tier is offered only where its own facts lead to it with everything else as it is. What holds of the case whatever the
tier (a bar, a rule that obliges the court to leave the frame) holds then too.
"""

from __future__ import annotations

from itertools import islice

from sentencing.engine.explore import TooManyError, decided
from sentencing.engine.formula import atoms, names, reduce
from sentencing.engine.heads import heads, late, tier_of
from sentencing.engine.world import may, rules_of
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.asked import Asked
    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.frame import Framed
    from sentencing.engine.heads import Heads
    from sentencing.engine.reading import Reading
    from sentencing.engine.world import World
    from sentencing.law.band import Band
    from sentencing.law.condition import Node
    from sentencing.law.provision import Rule


_TRIED, _MOST = 64, 64  # single answers, and then states, that are looked at to see whether a tier can be reached


class Offer(Record):
    """What opens a tier: the conditions `missing`, its own first, then those of the tiers around it; what of its frame
    the court might then impose; and, where that is nothing, the rules that forbid it."""

    missing: tuple[Node, ...]
    band: Band
    forbidden: tuple[Rule, ...]


def offer(reached: Asked, reading: Reading, world: World, tier: Framed) -> Offer | None:
    """What would open a tier that a case does not reach, in a world under its reading; None where its facts, with all
    else as it is, lead elsewhere."""
    then = _then(reached, reading, world, tier)
    if then is None:
        return None
    program = reached.program
    missing = tuple(node for node in _around(reached, tier) if not _holds(reached, reading, node))
    ladder = program.system.ladder
    found = bands.meet(ladder, may((then,)).band, tier.frame)
    return Offer(missing, found, () if found else _forbidding(then))


def _then(reached: Asked, reading: Reading, world: World, tier: Framed) -> World | None:
    """The world in which the tier applies because its facts are otherwise, if there is one; what the case affirms
    stays."""
    program = reached.program
    unruled = program._replace(rules=())
    formula = next(each for one, each in program.tiers if one.tier.id == tier.tier.id)
    asked = frozenset(name for name in names(formula) if reached.case.facts.get(name) is not True)
    values = {name: value for name, value in reading.values.items() if name not in asked}
    without = reading._replace(values=values, vague=reading.vague - asked)
    tried = _with_one_answer(reading, reduce(formula, without.known))
    simple = ((each, heads(unruled, each, reached.needs)) for each in islice(tried, _TRIED))
    found = next((each for each, state in simple if _leads(reached, state, tier)), None)
    if found is None and _can_lead(reached, heads(unruled, without, reached.needs), without, tier):
        found = without
    if found is None:
        return None
    rules = tuple(reduce(each, found.known) for _, each in program.rules)
    return world._replace(tier=tier, rules=rules_of(program, tier, rules))


def _can_lead(reached: Asked, start: Heads, reading: Reading, tier: Framed) -> bool:
    """Whether answers to what a state leaves open lead to the tier; where they are too many to look at, they may."""
    try:
        return any(_leads(reached, state, tier) for state in decided(start, reading, _MOST))
    except TooManyError:
        return True


def _with_one_answer(reading: Reading, formula: Formula) -> Iterator[Reading]:
    """The reading with one answer of a formula otherwise: nearly always that is enough, and it is soon looked at."""
    for atom in atoms(formula):
        for value in _answers(atom):
            yield reading._replace(values={**reading.values, atom[1]: value}, vague=reading.vague - {atom[1]})


def _answers(atom: Atom) -> Iterator[Answer]:
    """What makes an atom true: yes; or a value at an end of the test, or just past it."""
    if atom[0] == "var":
        yield True
    elif atom[0] == "cmp":
        for _, operand in atom[2]:
            if operand[0] == "n":
                yield from (operand[1], operand[1] + 1)
            elif operand[0] == "w":
                yield operand[1]


def _leads(reached: Asked, state: Heads, tier: Framed) -> bool:
    """Whether a state is possible and makes the person liable under the tier."""
    found = tier_of(reached.program, state.tiers)
    if found is None or found.tier.id != tier.tier.id or state.never is True or state.needs is False:
        return False
    return late(reached.program, tier, (state.barred,))[0] is not True


def _around(reached: Asked, tier: Framed) -> tuple[Node, ...]:
    """The conditions of a tier and of those around it."""
    one, found = tier.tier, [tier.tier.when]
    while one.within:
        one = reached.program.ready(one.within).tier
        found.append(one.when)
    return tuple(each for each in found if each is not None)


def _holds(reached: Asked, reading: Reading, node: Node) -> bool:
    return reduce(reached.program.formula(node), reading.known) is True


def _forbidding(then: World) -> tuple[Rule, ...]:
    """The rules that keep the court out of a frame: those that do so alone, else all that it must follow."""
    bound = tuple(rule for rule in then.rules if rule.modality == "shall")
    ladder = then.program.system.ladder
    alone = tuple(
        rule for rule in bound if not bands.meet(ladder, may((then._replace(rules=(rule,)),)).band, then.tier.frame)
    )
    return alone or bound
