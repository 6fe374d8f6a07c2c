"""What a program's answer depends on: the formulas that decide liability, the tier and the rules."""

from __future__ import annotations

from sentencing.engine.formula import LATE, atoms, disjuncts, names, reduce
from sentencing.engine.frame import applies, longest, shortest
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.frame import Framed
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading


class Heads(Record):
    """What a program's answer depends on, reduced by what is known."""

    never: Formula
    barred: Formula
    needs: Formula
    tiers: tuple[Formula, ...]
    rules: tuple[Formula, ...]

    def before_tier(self) -> tuple[Formula, ...]:
        """The formulas that decide liability and tier."""
        return (self.never, self.barred, self.needs, *self.tiers)

    def tied(self, to: set[str]) -> set[str]:
        """The names of which an answer excludes one to these. What only an answer given excludes is not among them."""
        together = (set(names(each)) for each in disjuncts(self.never))
        return {name for several in together if not several.isdisjoint(to) for name in several}

    def all(self) -> tuple[Formula, ...]:
        """Every formula."""
        return (*self.before_tier(), *self.rules)

    def reduced(self, known: Callable[[Atom], bool | None]) -> Heads:
        """The same under more answers."""
        return Heads(
            reduce(self.never, known),
            reduce(self.barred, known),
            reduce(self.needs, known),
            tuple(reduce(each, known) for each in self.tiers),
            tuple(reduce(each, known) for each in self.rules),
        )


def never(program: Program, reading: Reading) -> Formula:
    """What must not be, under a reading: answers that cannot go together."""
    return reduce(("any", tuple(formula for _, formula in program.nevers)), reading.certain)


def heads(program: Program, reading: Reading, needs: Formula) -> Heads:
    """A program's formulas under a reading."""
    return (
        Heads(
            False,
            ("any", tuple(formula for _, formula in program.bars_liability)),
            needs,
            tuple(formula for _, formula in program.tiers),
            tuple(formula for _, formula in program.rules),
        )
        .reduced(reading.known)
        ._replace(never=never(program, reading))
    )


def tier_of(program: Program, tiers: tuple[Formula, ...]) -> Framed | None:
    """The tier that applies, of those whose conditions (in the order of the program's tiers) hold."""
    holding = tuple(tier for (tier, _), holds in zip(program.tiers, tiers, strict=True) if holds is True)
    return applies(holding, program.system.ladder)


def late(program: Program, tier: Framed, rules: tuple[Formula, ...]) -> tuple[Formula, ...]:
    """The rules' formulas once the tier is known."""

    def known(atom: Atom) -> bool | None:
        return frame_atom(program, tier, atom)

    return tuple(reduce(formula, known) for formula in rules)


def frame_atom(program: Program, tier: Framed, atom: Atom) -> bool | None:
    """Whether an atom about the tier holds; None for other atoms."""
    if atom[0] not in LATE:
        return None
    ladder = program.system.ladder
    match atom[0]:
        case "tier":
            return bool(atom[1] == tier.tier.id)
        case "frame":
            return any(ladder.kind(each) == atom[1] for each in tier.frame)
        case _:
            value = (longest if atom[0] == "frame-max" else shortest)(ladder, tier.frame)
            return all(_compare(value, sign, operand[1]) for sign, operand in atom[1])


def _compare(value: int, sign: str, limit: int) -> bool:
    match sign:
        case ">=":
            return value >= limit
        case "<=":
            return value <= limit
        case ">":
            return value > limit
        case "<":
            return value < limit
        case _:
            return (value == limit) is (sign == "==")


def left_open(state: Heads) -> tuple[str, ...]:
    """The facts and circumstances that a state still depends on, in order of appearance."""
    formulas = (*state.before_tier(), *state.rules)
    return tuple(dict.fromkeys(name for formula in formulas for name in names(formula)))


def findings(state: Heads) -> tuple[Atom, ...]:
    """The findings that the court may make and that matter."""
    formulas = (*state.before_tier(), *state.rules)
    return tuple(dict.fromkeys(atom for formula in formulas for atom in atoms(formula) if atom[0] == "find"))
