"""What rules have made of a sentence so far: the words (`engine.outcome`) open to the court, and what comes besides.

Rules that do the same are one *kind*. However many fire, the words saturate; a kind that changes nothing any more, now
or later (rules commute), need not be followed further.
"""

from __future__ import annotations

from sentencing.engine.formula import names
from sentencing.engine.outcome import BESIDE, NOTHING, fold
from sentencing.law.effect import WITHIN_FRAME
from sentencing.law.provision import Rule, on
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.formula import Formula
    from sentencing.engine.outcome import Word
    from sentencing.engine.program import Program
    from sentencing.law.effect import Effect
    from sentencing.law.provision import System

    Ruled = tuple[tuple[Rule, Formula], ...]


CUMULATES = "cumulates"


class Kind(Record):
    """Rules that do the same. `marks` are what a fired one leaves beside the words: the rule itself (its place at the
    stop) where it adds to a sentence. `contested` are points it rests on; `mitigates` counts where the system is
    contested on several rules that do."""

    rule: Rule
    marks: frozenset[int | str]
    contested: frozenset[str]
    mitigates: bool
    moves: bool

    @property
    def idle(self) -> bool:
        """Whether firing changes nothing at all."""
        return not (self.marks or self.contested or self.mitigates or self.moves)


class Said(Record):
    """The words after some rules have fired: those that the court must use one of, and all that it may use."""

    shall: frozenset[Word] = frozenset({NOTHING})
    may: frozenset[Word] = frozenset({NOTHING})
    marks: frozenset[int | str] = frozenset()


SILENT = Said()


def after(said: Said, kind: Kind, system: System) -> Said:
    """The words after one more rule of a kind has fired."""
    shall, may = said.shall, said.may
    if kind.moves:
        must = kind.rule.modality == "shall"
        may = frozenset(fold(dict.fromkeys(may, ()), kind.rule, system, free=not must))
        shall = frozenset(fold(dict.fromkeys(shall, ()), kind.rule, system, free=False)) if must else shall
    return Said(shall, may, said.marks | kind.marks)


def enough(kind: Kind, system: System) -> int:
    """How many rules of a kind leave all that any number of them would: each option as often as it counts, and two
    where it counts that several mitigate."""
    times = max((each.times for each in system.reductions), default=1)
    return max(len(kind.rule.options) * max(1, times), 1 + kind.mitigates)


def kind_of(rule: Rule, program: Program, at: int, contested: frozenset[str]) -> Kind:
    """The kind of a rule of a program, the one that stands `at` that place where what it adds depends on which it is;
    `contested` are the doctrines that its condition rests on."""
    effects = [effect for option in rule.options for effect in option.effects]
    marks: frozenset[int | str] = frozenset({at} if any(effect.verb in BESIDE for effect in effects) else ())
    doctrines = frozenset(name for name in (rule.contested, *contested) if name)
    mitigates = any(effect.verb == "mitigated" for effect in effects) and any(
        each.contested for each in on(program.system.reductions, program.day)
    )
    return Kind(rule, marks, doctrines, mitigates, any(map(_leads, effects)))


def kinds_of(program: Program, rules: Ruled, cumulate: Formula) -> Iterator[tuple[Kind, Formula]]:
    """Those of a stop's rules that do anything, by their kind, and when they hold; `cumulate` is when references add
    convictions, which is a kind of its own."""
    own = {id(rule): formula for rule, formula in program.rules}
    for at, (rule, formula) in enumerate(rules):
        asked = set(names(own.get(id(rule), True))) if program.contested else set()
        contested = frozenset([each.contested for name, each in program.contested.items() if name in asked])
        kind = kind_of(rule, program, at, contested)
        if not kind.idle:
            yield kind, formula
    if cumulate is not False:
        adds = Rule("", "", {}, {}, "may", ())
        yield Kind(adds, frozenset({CUMULATES}), frozenset(), mitigates=False, moves=False), cumulate


def alike(kind: Kind) -> tuple[object, ...]:
    """A key that two kinds share when firing one is firing the other."""
    options = {frozenset(filter(_leads, option.effects)) for option in kind.rule.options} if kind.moves else set()
    if kind.rule.modality == "may":
        options.discard(frozenset())
    return (kind.rule.modality, frozenset(options), kind.marks, kind.contested, kind.mitigates)


def _leads(effect: Effect) -> bool:
    """Whether an effect leaves a trace in a word."""
    return effect.verb not in WITHIN_FRAME and effect.verb not in BESIDE
