"""What follows from a sentence: suspension, parole, limitation, political rights, and what is barred."""

from __future__ import annotations

from sentencing.engine.assessment import Following
from sentencing.engine.formula import reduce
from sentencing.engine.heads import frame_atom
from sentencing.law import band as bands
from sentencing.law.sanction import ADDED_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.formula import Atom
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading
    from sentencing.engine.world import Ways, World
    from sentencing.law.band import Band
    from sentencing.law.provision import Consequence, System
    from sentencing.law.sanction import Sanction


def following(program: Program, reading: Reading, world: World, ways: Ways, whole: Band) -> tuple[Following, ...]:
    """The consequences whose condition holds and that nothing displaces: those of a sentence that the court can reach,
    or of what goes with it, and those that have something to say when no such sentence is in reach, not even in the
    `whole` band, which what is unknown may open."""

    def known(atom: Atom) -> bool | None:
        decided = frame_atom(program, world.tier, atom)
        return reading.known(atom) if decided is None else decided

    added = [choice._replace(span=None) for way in ways.outcomes for each in way.additional for choice in each.choices]
    every = bands.band(program.system.ladder, [*ways.band, *added])
    unstated = bands.band(program.system.ladder, _unstated(ways))
    holding = [each for each, formula in program.consequences if reduce(formula, known) is True]
    displaced = {identity for each in holding for identity in each.instead_of}
    left = (each for each in holding if each.id not in displaced)
    found = (Following(each, _reached(program, each, ways.band, unstated if each.unstated else every)) for each in left)
    return tuple(
        each
        for each in found
        if each.reached or (each.consequence.otherwise and not _reached(program, each.consequence, whole, whole))
    )


def of_the_whole(system: System, answer: Assessment, total: Band) -> Assessment:
    """One of several convictions, with what follows from the one sentence that they end in."""

    def told() -> Iterator[Following]:
        for each in answer.consequences:
            follows = each.consequence
            if follows.whole:
                reached = bool(bands.meet(system.ladder, bands.band(system.ladder, follows.on), total))
                if reached or follows.otherwise:
                    yield each._replace(reached=reached)
            else:
                yield each

    return answer._replace(consequences=tuple(told()))


def _unstated(ways: Ways) -> Iterator[Sanction]:
    """The sanctions in reach, alone or added, for which the text states no amount, share or term."""
    for way in ways.outcomes:
        added = [choice for each in way.additional for choice in each.choices]
        stated = {choice.rung for choice in added if choice.span}
        yield from (each for each in (*way.band, *added) if not each.span and not each.of and each.rung not in stated)


def _reached(program: Program, consequence: Consequence, principal: Band, every: Band) -> bool:
    """Whether a sentence that it follows from is in reach: a punishment, or, where it speaks of nothing but what may be
    added, an addition as well. (A fine beside ten years is no sentence of a fine.)"""
    ladder = program.system.ladder
    only_added = all(ladder.kind(each) in ADDED_KINDS for each in consequence.on)
    return not consequence.on or bands.meets(ladder, consequence.on, every if only_added else principal)
