"""What an answer rests on: defaults, presumptions, open terms that the user decided, and contested doctrine."""

from __future__ import annotations

from sentencing.engine.assessment import Assumption
from sentencing.engine.formula import names, reduce
from sentencing.engine.presume import presumed
from sentencing.law.provision import on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.asked import Asked
    from sentencing.engine.assessment import Following
    from sentencing.engine.formula import Formula
    from sentencing.engine.program import Program
    from sentencing.law.band import Band
    from sentencing.law.provision import Rule


def assumptions(
    reached: Asked, rules: tuple[Rule, ...] = (), followed: tuple[Following, ...] = (), sanctions: Band = ()
) -> tuple[Assumption, ...]:
    """Everything that an answer takes for granted, in the order in which a reader would want it."""
    return (
        *_presumed(reached),
        *_open_terms(reached),
        *_contested(reached.program, rules, followed, sanctions),
        *_defaults(reached),
        *_not_established(reached),
    )


def _presumed(reached: Asked) -> Iterator[Assumption]:
    if reached.presumed:
        program, needs = reached.program, reached.wants
        left = needs and presumed(program, reached.case, needs)
        yield Assumption(program.offence.id, program.version.article, "presumed", {"needs": left})


def _open_terms(reached: Asked) -> Iterator[Assumption]:
    for name, value in reached.case.facts.items():
        circumstance = reached.program.circumstances.get(name)
        if circumstance is not None and circumstance.open and value is not None:
            yield Assumption(name, circumstance.cite, "open", {"label": circumstance.label, "value": value})


def _contested(
    program: Program, rules: tuple[Rule, ...], followed: Iterable[Following], sanctions: Band
) -> Iterator[Assumption]:
    """The contested points that a span, a rule or a consequence rests on."""
    used = [each.contested for each in sanctions]
    used += [rule.contested for rule in rules]
    used += [each.consequence.contested for each in followed]
    used += [program.contested[name].contested for name in program.contested if _used(program, name, rules)]
    mitigating = [rule for rule in rules if _mitigates(rule)]
    if len(mitigating) > 1:
        used += [reduction.contested for reduction in on(program.system.reductions, program.day)]
    for identity in dict.fromkeys(name for name in used if name):
        doctrine = program.doctrines.get(identity)
        if doctrine is not None:
            detail = {"text": doctrine.text, "alternative": doctrine.alternative, "source": doctrine.source}
            yield Assumption(identity, doctrine.cite, "contested", detail)


def _used(program: Program, name: str, rules: tuple[Rule, ...]) -> bool:
    asked = [formula for rule, formula in program.rules if rule in rules]
    return any(name in names(formula) for formula in (*asked, *(formula for _, formula in program.tiers)))


def _mitigates(rule: Rule) -> bool:
    return any(effect.verb == "mitigated" for option in rule.options for effect in option.effects)


def _defaults(reached: Asked) -> Iterator[Assumption]:
    """Facts that nobody gave and that a default stands for, where it makes a difference; not what is presumed."""
    told = frozenset(names(reached.program.formula(reached.wants))) if reached.presumed else frozenset()
    for name in _asked(reached):
        fact = reached.program.facts.get(name)
        if fact is None or fact.default is None or name in reached.case.facts or name in told:
            continue
        if _bears(reached, name):
            yield Assumption(name, fact.cite, "default", {"label": fact.label or fact.ask, "value": fact.default})


def _bears(reached: Asked, name: str) -> bool:
    """Whether something would turn on a fact, everything else being as it is."""
    reading = reached.silent
    without = reading._replace(values={**reading.values, name: None})
    asking = reached.law.made(reached.program, _asking)
    return any(name in names(reduce(each, without.known)) for each, asked in asking if name in asked)


def _not_established(reached: Asked) -> Iterator[Assumption]:
    """How many yes-no circumstances were not named, and so count as not established."""
    asked = _asked(reached)
    circumstances = reached.program.circumstances.items()
    unnamed = [
        name
        for name, each in circumstances
        if name in asked and each.when is None and each.default != "unknown" and name not in reached.case.facts
    ]
    if unnamed:
        yield Assumption("not-established", "", "default", {"count": len(unnamed), "names": tuple(unnamed)})


def _asked(reached: Asked) -> dict[str, None]:
    """The facts and circumstances that can make a difference, in order of appearance."""
    return {name: None for _, asked in reached.law.made(reached.program, _asking) for name in asked}


def _asking(program: Program) -> tuple[tuple[Formula, dict[str, None]], ...]:
    """What decides liability, the tier, the rules and where the case goes, each with the names that it asks about."""
    parts = (program.tiers, program.rules, program.bars_liability, program.references)
    formulas = (program.needs, *(formula for part in parts for _, formula in part))
    return tuple((each, dict.fromkeys(names(each))) for each in formulas)
