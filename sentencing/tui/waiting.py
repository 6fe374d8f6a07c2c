"""Rules whose condition waits for what nobody has said: they bear on the sentence even where they move no bound."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.engine.case import Case
from sentencing.engine.formula import names, reduce
from sentencing.engine.heads import late
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.program import Program
from sentencing.engine.reading import read
from sentencing.law.provision import Rule
from sentencing.law.record import Record
from sentencing.tui.sheet import plain_case, programs_of, reached, scoped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.assessment import Assessment
    from sentencing.engine.formula import Formula


class Waiting(Record):
    """A rule, and the questions that it waits for, by the names under which the case answers them."""

    rule: Rule
    names: tuple[str, ...]


def waiting(law: PreparedLaw, case: Case, assessment: Assessment) -> tuple[Waiting, ...]:
    """The rules that wait, in the order of the law; none where there is no liability for them to bear on."""
    if assessment.liable is False:
        return ()
    return tuple(
        Waiting(rule, tuple(scoped(name, scope) for name in left))
        for program, scope in programs_of(law, assessment.offence, case, assessment.day, assessment)
        for rule, formula in _left(program, plain_case(case, scope), assessment)
        if (left := tuple(dict.fromkeys(names(formula))))
    )


def _left(program: Program, case: Case, assessment: Assessment) -> Iterator[tuple[Rule, Formula]]:
    """What is left of the condition of each rule."""
    reading = read(program, case, unknown_as_absent=False)
    formulas = tuple(reduce(formula, reading.known) for _, formula in program.rules)
    tier = reached(program, assessment)
    for (rule, _), formula in zip(program.rules, late(program, tier, formulas) if tier else formulas, strict=True):
        yield rule, formula
