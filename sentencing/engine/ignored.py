"""What a case says in vain, because nothing of the law of that day asks about it. What only makes other answers
impossible moves nothing."""

from __future__ import annotations

from sentencing.engine.asked import named, target
from sentencing.engine.assessment import Reason
from sentencing.engine.follow import apart, holding, name_at_source, perhaps
from sentencing.engine.formula import names
from sentencing.engine.program import scope_of
from sentencing.law.provision import naming

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.asked import Asked
    from sentencing.engine.case import Answer
    from sentencing.engine.program import Program
    from sentencing.law.provision import Reference
    from sentencing.law.sanction import Sanction

_ELSEWHERE = ("date", "offence")  # facts that say which law, or which offence: they are asked by no condition


def ignored(reached: Asked) -> tuple[Reason, ...]:
    """The answers that no element of the offences on the way asks about: not of that day's law (`not-in-force`), or not
    of these offences (`unasked`); and those that a further conviction does not take over (`not-carried`)."""
    asked = (*reached.came.left, reached)[0]
    heard = set(_heard(reached))
    unheard = (
        reason
        for name, value in asked.case.facts.items()
        if name not in heard and ":" not in name and (reason := _unheard(asked, name, value)) is not None
    )
    return (*unheard, *_not_carried(reached))


def _further(reached: Asked, *kinds: str) -> Iterator[tuple[Asked, Reference, str]]:
    """The references of these kinds that hold, or may, on the way here, with where each leads."""
    for one in (*reached.came.left, reached):
        for kind in kinds:
            for reference in (*holding(one.program, one.exact, kind), *perhaps(one.program, one.exact, kind)):
                yield from ((one, reference, to) for to in named(one, reference))


def _not_carried(reached: Asked) -> Iterator[Reason]:
    """Answers that another conviction does not take over, since it asks another question."""
    followed = [(via.id, via.to) for via in reached.via]
    for one, reference, to in _further(reached, "cumulate", "convict", "heavier"):
        if reference.kind != "cumulate" and (reference.id, to) not in followed:
            continue
        for name in sorted(apart(one.program, reference, one.law.offence(to))):
            silence = one.program.default_of(name) if name in one.program.facts else None
            if (
                one.case.facts.get(name) not in (None, False, silence)
                and f"{scope_of(to)}:{name}" not in one.case.facts
            ):
                detail = {"value": one.case.facts[name], "to": to, "name": f"{scope_of(to)}:{name}"}
                yield Reason("why-not", name, reference.cite, "not-carried", detail)


def _unheard(asked: Asked, name: str, value: Answer) -> Reason | None:
    program = asked.program
    fact = program.facts.get(name.partition(".")[0])
    if name in program.circumstances:
        circumstance = program.circumstances[name]
        said = value is True and circumstance.when is None
        return Reason("why-not", name, circumstance.cite, "unasked", {"value": True}) if said else None
    if fact is not None:
        silent = value is None or value == program.default_of(fact.id) or (fact.parts and value == 0)
        if silent or fact.id == "subject" or fact.type in _ELSEWHERE:
            return None
        return Reason("why-not", name, fact.cite, "unasked", {"value": value})
    return _of_another_day(asked, name) if value is True else None


def _of_another_day(asked: Asked, name: str) -> Reason | None:
    """A circumstance of this offence or the general part that is law on other days only."""
    parts = (asked.law.offence(asked.program.offence.id).elements, asked.program.system.elements)
    listed = [each for part in parts for each in part.circumstances if each.id == name]
    if not listed:
        return None
    detail = {"label": listed[-1].label, "day": asked.program.day}
    return Reason("why-not", name, listed[-1].cite, "not-in-force", detail)


def _heard(reached: Asked) -> Iterator[str]:
    """Every name that something on the way here, or a further conviction, asks about, in the words of the case."""
    law = reached.law
    for one in (*reached.came.left, reached):
        yield from law.made(one.program, _heard_by)
    for one, reference, to in _further(reached, "cumulate", "acts"):
        lost = apart(one.program, reference, law.offence(to))
        for name in law.made(target(one, reference, to).program, _heard_by):
            if name not in lost:
                yield name_at_source(one.program, reference, scope_of(to), name)


def _heard_by(program: Program) -> frozenset[str]:
    return frozenset(_asked_in(program))


def _asked_in(program: Program) -> Iterator[str]:
    listed = (program.tiers, program.rules, program.bars_liability, program.references, program.consequences)
    for formula in (program.needs, *(each for part in listed for _, each in part)):
        yield from names(formula)
    for reference, _ in program.references:
        yield from (given[1:] for given in reference.given.values() if isinstance(given, str) and given[:1] == "@")
        yield from filter(None, map(naming, reference.to))
    yield from (each.of for each in _sanctions(program) if each.of)


def _sanctions(program: Program) -> Iterator[Sanction]:
    for tier, _ in program.tiers:
        yield from tier.tier.principal
        yield from (choice for addition in tier.tier.additional for choice in addition.choices)
    for consequence, _ in program.consequences:
        yield from consequence.on
    for rule, _ in program.rules:
        yield from (each.sanction for option in rule.options for each in option.effects if each.sanction)
