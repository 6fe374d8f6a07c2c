"""Where references lead, and how a case's answers go with it."""

from __future__ import annotations

from sentencing.engine.case import Case
from sentencing.engine.formula import names, reduce
from sentencing.law.provision import Fact, Rule, on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.program import Program
    from sentencing.engine.reading import Reading
    from sentencing.law.provision import Circumstance, FactValue, Offence, Reference

Carried = tuple[tuple[Rule, "Formula"], ...]


def holding(program: Program, reading: Reading, kind: str) -> tuple[Reference, ...]:
    """The references of a kind whose condition holds under a reading."""
    return tuple(each for each, formula in _of_kind(program, kind) if reduce(formula, reading.known) is True)


def perhaps(program: Program, reading: Reading, kind: str) -> tuple[Reference, ...]:
    """The references of a kind whose condition a reading does not settle."""
    left = ((each, reduce(formula, reading.known)) for each, formula in _of_kind(program, kind))
    return tuple(each for each, formula in left if not isinstance(formula, bool))


def unsettled(program: Program, reading: Reading, kinds: tuple[str, ...]) -> tuple[Formula, ...]:
    """What is left of the conditions of these references where the reading does not settle them."""
    left = (reduce(formula, reading.known) for kind in kinds for _, formula in _of_kind(program, kind))
    return tuple(formula for formula in left if not isinstance(formula, bool))


def _of_kind(program: Program, kind: str) -> tuple[tuple[Reference, Formula], ...]:
    return tuple(
        (each, formula)
        for each, formula in program.references
        if each.kind == kind and _speaks_of(each, program.subject)
    )


def _speaks_of(reference: Reference, subject: str) -> bool:
    return reference.subject in ("person", subject)


def apart(program: Program, reference: Reference, target: Offence) -> frozenset[str]:
    """What the target of a reference asks otherwise than its source does, under the same id: of what takes its source's
    place, what the reference says. A further offence is about another act, so that only what is asked in the same words
    is answered for both, and not what is asked of each, nor what the reference keeps apart."""
    if reference.kind != "cumulate":
        return frozenset(reference.apart)
    here: dict[str, Fact | Circumstance] = {**program.facts, **program.circumstances}
    there: list[Fact | Circumstance] = [*target.elements.facts, *on(target.elements.circumstances, program.day)]
    otherwise = {each.id for each in there if each.id in here and question(each) != question(here[each.id])}
    otherwise |= {name for name, each in here.items() if each.each}
    return frozenset(otherwise).union(reference.apart) - frozenset(reference.given)


def question(asked: Fact | Circumstance) -> tuple[object, ...]:
    """What makes a question the same: its kind, its choices and its words."""
    words = asked.ask or asked.label
    if isinstance(asked, Fact):
        return words, asked.type, asked.unit, tuple(each.id for each in (*asked.values, *asked.parts))
    return words, "yes-no"


def mapped(case: Case, reference: Reference, reading: Reading, scope: str, lost: frozenset[str] = frozenset()) -> Case:
    """The case as the target of a reference sees it: answers of the same id go along, but for those `lost`; those of
    the target's own file lose their scope, and what the reference itself sets goes before both."""
    own = f"{scope}:"
    facts = {name: value for name, value in case.facts.items() if not name.startswith(own) and not _lost(name, lost)}
    facts.update((name.removeprefix(own), value) for name, value in case.facts.items() if name.startswith(own))
    facts.update((name, _value(given, case, reading)) for name, given in reference.given.items())
    return Case(facts, frozenset(name.removeprefix(own) for name in case.supposed).difference(reference.given))


def _lost(name: str, lost: frozenset[str]) -> bool:
    return name in lost or name.partition(".")[0] in lost


def _value(given: FactValue, case: Case, reading: Reading) -> Answer:
    """What a reference sets: a value, or the answer to a question of the source (`@victims`)."""
    if not isinstance(given, str) or not given.startswith("@"):
        return given
    return case.facts[given[1:]] if given[1:] in case.facts else reading.values.get(given[1:])


def name_at_source(program: Program, reference: Reference, scope: str, name: str) -> str:
    """The name under which a case answers, at the source of a reference, what its target knows as `name`."""
    given = reference.given.get(name)
    if isinstance(given, str) and given.startswith("@"):
        return given[1:]
    if name.partition(".")[0] in reference.apart or (reference.kind == "cumulate" and _of_each(program, name)):
        return f"{scope}:{name}"
    known = name in program.circumstances or not program.facts.keys().isdisjoint((name, name.partition(".")[0]))
    return name if known or ":" in name else f"{scope}:{name}"


def _of_each(program: Program, name: str) -> bool:
    """Whether it is asked of each offence on its own."""
    found = program.circumstances.get(name) or program.facts.get(name)
    return found is not None and found.each


def replaced_by(reference: Reference) -> frozenset[str]:
    """The names under which source and target of a reference may mean different things, or one thing twice."""
    sources = (given[1:] for given in reference.given.values() if isinstance(given, str) and given.startswith("@"))
    return frozenset({*reference.given, *sources, *reference.apart})


def carried(program: Program, silent: Reading, exact: Reading, reference: Reference) -> Carried:
    """The rules that go with a case which a reference carries: those marked so, and the reference's own. Conditions are
    settled by the answers given at its source, where the target knows others under the same name."""

    def known(atom: Atom) -> bool | None:
        settled = exact.known(atom)
        return silent.known(atom) if settled is None and _told_apart(atom, reference) else settled

    following = ((rule, reduce(formula, known)) for rule, formula in program.rules if rule.follows)
    holding = ((rule, left) for rule, left in following if left is not False and not _told_apart(left, reference))
    return (*holding, *own_rules(reference))


def _told_apart(formula: Formula, reference: Reference) -> bool:
    return any(name in reference.given or name in reference.apart for name in names(formula))


def own_rules(reference: Reference) -> Carried:
    """What a reference itself makes a court do (punished under that article, and heavier): of a borrowed punishment, it
    goes no further."""
    if not reference.options:
        return ()
    onward = reference.kind != "punish"
    rule = Rule(reference.id, reference.cite, reference.label, {}, "shall", reference.options, follows=onward)
    return ((rule, True),)
