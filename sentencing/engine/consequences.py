"""What follows from a sentence: suspension, parole, limitation, political rights, and what is barred."""

from __future__ import annotations

from sentencing.engine.assessment import Following
from sentencing.engine.formula import reduce
from sentencing.engine.heads import frame_atom
from sentencing.law import band as bands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.formula import Atom
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading
    from sentencing.engine.world import Ways, World
    from sentencing.law.band import Band
    from sentencing.law.provision import Consequence


def following(program: Program, reading: Reading, world: World, ways: Ways, whole: Band) -> tuple[Following, ...]:
    """The consequences whose condition holds and that nothing displaces: those of a sentence that the court can reach,
    or of what goes with it, and those that have something to say when no such sentence is in reach, not even in the
    `whole` band, which what is unknown may open."""

    def known(atom: Atom) -> bool | None:
        decided = frame_atom(program, world.tier, atom)
        return reading.known(atom) if decided is None else decided

    added = [choice._replace(span=None) for way in ways.outcomes for each in way.additional for choice in each.choices]
    reach = bands.band(program.system.ladder, [*ways.band, *added])
    holding = [each for each, formula in program.consequences if reduce(formula, known) is True]
    displaced = {identity for each in holding for identity in each.instead_of}
    found = (Following(each, _reached(program, each, reach)) for each in holding if each.id not in displaced)
    return tuple(
        each
        for each in found
        if each.reached or (each.consequence.otherwise and not _reached(program, each.consequence, whole))
    )


def _reached(program: Program, consequence: Consequence, reach: Band) -> bool:
    ladder = program.system.ladder
    return not consequence.on or bool(bands.meet(ladder, bands.band(ladder, consequence.on), reach))
