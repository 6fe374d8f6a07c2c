"""An offence made ready to decide: what is law on one day, for one kind of subject, as formulas over answers."""

from __future__ import annotations

from sentencing.engine.case import NotInForceError
from sentencing.engine.formula import LATE, both, either, negate, reduce
from sentencing.engine.frame import framed
from sentencing.law.condition import conjunction
from sentencing.law.provision import Tier, in_force, on
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, TypeAlias, TypeVar

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Formula
    from sentencing.engine.frame import Framed
    from sentencing.law.condition import Node
    from sentencing.law.provision import (
        Circumstance,
        Consequence,
        Definition,
        Doctrine,
        Elements,
        Fact,
        Never,
        Offence,
        OffenceVersion,
        Reference,
        Rule,
        System,
        Unit,
    )

    C = TypeVar("C", Rule, Reference, Consequence, Never)
    R = TypeVar("R", Rule, Consequence)
    Conditioned: TypeAlias = tuple[tuple[Rule, "Formula"], ...]


def scope_of(offence: str) -> str:
    """The scope of an offence's ids: `cn/358` of `cn/358.1.organising`."""
    system, _, rest = offence.partition("/")
    return f"{system}/{rest.split('.')[0]}"


class Shared(Record):
    """What a general part means for many offences: what of it is law on the day, its circumstances, and its conditions
    by their identity (the system keeps them)."""

    standing: Elements
    meanings: dict[str, Formula]
    formulas: dict[int, Formula]


class Program(Record):
    """What decides a case under one offence. `bars_liability` are the rules whose effect is not-liable; `silence` is
    what each fact and circumstance is that nobody names, and `spans` are those facts of which that is a span."""

    system: System
    offence: Offence
    version: OffenceVersion
    day: str
    subject: str
    facts: dict[str, Fact]
    circumstances: dict[str, Circumstance]
    terms: Terms
    definitions: tuple[Definition, ...]
    contested: dict[str, Definition]
    needs: Formula
    tiers: tuple[tuple[Framed, Formula], ...]
    bars_liability: Conditioned
    rules: Conditioned
    references: tuple[tuple[Reference, Formula], ...]
    consequences: tuple[tuple[Consequence, Formula], ...]
    nevers: tuple[tuple[Never, Formula], ...]
    doctrines: dict[str, Doctrine]
    unit_crime: bool
    silence: dict[str, Answer]
    spans: frozenset[str]

    def formula(self, node: Node | None) -> Formula:
        """A condition as a formula of this program; None always holds."""
        return self.terms.formula(node)

    def default_of(self, name: str) -> Any:
        """What silence means for a fact: a number, a word or None (unknown). A span counts as its beginning."""
        return _default(self.facts[name])

    def ready(self, tier: str) -> Framed:
        """The tier of that id."""
        return next(each for each, _ in self.tiers if each.tier.id == tier)


def prepare(
    offence: Offence,
    system: System,
    day: str,
    subject: str = "person",
    borrowed: Offence | None = None,
    carried: Conditioned = (),
    shared: Shared | None = None,
) -> Program:
    """Make an offence ready for a day (ISO date) and a subject: person, unit or unit-persons.

    `borrowed` is the offence whose tiers, rules and consequences this one is punished with, if its needs too are met (a
    `punish` reference); `carried` are rules that came with the case from another offence; `shared` is what is known of
    the general part. Raises NotInForceError when nothing of the offence is encoded for that day.
    """
    version = version_on(offence, day)
    general, known, kept = shared or Shared(general_on(system, day), {}, {})
    asked = standing(offence.elements, day)
    own = standing(borrowed.elements, day) if borrowed else asked
    everything = (own, asked, general) if borrowed else (own, general)
    circumstances = _by_id(_gather(everything, lambda part: part.circumstances))
    definitions = _gather(everything, lambda part: part.definitions)
    names = names_of(offence, day)
    scopes = (scope_of(offence.id), scope_of((borrowed or offence).id))
    terms = Terms(_meanings(circumstances, definitions, names, scopes, known), names, scopes)

    def formula(node: Node | None) -> Formula:
        return kept[id(node)] if id(node) in kept else terms.formula(node)

    def conditioned(elements: Iterable[C]) -> tuple[tuple[C, Formula], ...]:
        return tuple((each, formula(each.when)) for each in elements)

    def reaching(elements: Iterable[R]) -> tuple[tuple[R, Formula], ...]:
        return conditioned(each for each in elements if reaches(each, names))

    barring, rules = _parted((*carried, *_exclusive(reaching(_gather(everything, lambda part: part.rules)))))
    tiers = tiers_for(own, subject)
    facts = {fact.id: fact for fact in (*general.facts, *asked.facts, *own.facts)}
    return Program(
        system=system,
        offence=offence,
        version=version,
        day=day,
        subject=subject,
        facts=facts,
        circumstances=circumstances,
        terms=terms,
        definitions=definitions,
        contested={each.of: each for each in definitions if each.contested},
        needs=formula(needs_of(offence, borrowed, day)),
        tiers=tuple(zip(framed(system, tiers), _tier_formulas(tiers, formula), strict=True)),
        bars_liability=barring,
        rules=rules,
        references=conditioned(_gather((asked, general), lambda part: part.references)),
        consequences=reaching(_gather(everything, lambda part: part.consequences)),
        nevers=conditioned(each for each in _gather(everything, lambda part: part.nevers) if not each.said),
        doctrines={each.id: each for each in _gather(everything, lambda part: part.doctrines)},
        unit_crime=bool(own.units),
        silence=_silence(facts, circumstances),
        spans=frozenset(name for name, fact in facts.items() if isinstance(fact.default, tuple)),
    )


def _parted(rules: Conditioned) -> tuple[Conditioned, Conditioned]:
    """The rules that bar liability, and the others."""
    bars = [_bars_liability(rule) for rule, _ in rules]
    barring = tuple(each for each, bar in zip(rules, bars, strict=True) if bar)
    return barring, tuple(each for each, bar in zip(rules, bars, strict=True) if not bar)


def _silence(facts: dict[str, Fact], circumstances: dict[str, Circumstance]) -> dict[str, Answer]:
    """What is not named has its default; a circumstance without one is not established."""
    made: dict[str, Answer] = {name: False for name, each in circumstances.items() if each.default != "unknown"}
    made.update((name, _default(fact)) for name, fact in facts.items() if not fact.parts)
    made.update((f"{name}.{part.id}", 0) for name, fact in facts.items() for part in fact.parts)
    return made


def _default(fact: Fact) -> Any:
    return fact.default[0] if isinstance(fact.default, tuple) else fact.default


def general_on(system: System, day: str) -> Elements:
    """What of the general part is law on a day; before the first day for which it is encoded as a whole, only those of
    its rules, references and consequences that say from when they are law."""
    general = standing(system.elements, day)
    if day >= system.since:
        return general
    return general._replace(
        rules=tuple(each for each in general.rules if each.since),
        references=tuple(each for each in general.references if each.since),
        consequences=tuple(each for each in general.consequences if each.since),
    )


def standing(elements: Elements, day: str) -> Elements:
    """Of these elements, what is law on a day."""
    return elements._replace(
        circumstances=on(elements.circumstances, day),
        definitions=on(elements.definitions, day),
        tiers=on(elements.tiers, day),
        units=on(elements.units, day),
        rules=on(elements.rules, day),
        references=on(elements.references, day),
        consequences=on(elements.consequences, day),
        nevers=on(elements.nevers, day),
    )


def names_of(offence: Offence, day: str) -> frozenset[str]:
    """What the law calls an offence on a day: its id, its properties and its chapter; raises NotInForceError."""
    version = version_on(offence, day)
    return frozenset({offence.id, *version.properties, f"chapter:{version.chapter}"})


def needs_of(offence: Offence, borrowed: Offence | None, day: str) -> Node | None:
    """What an offence needs, and what the one needs whose tiers it borrows."""
    versions = [version_on(each, day) for each in (offence, borrowed) if each]
    nodes = [version.needs for version in versions if version.needs is not None]
    return conjunction(nodes) if nodes else None


def version_on(offence: Offence, day: str) -> OffenceVersion:
    """The version of an offence in force on a day; raises NotInForceError, naming the nearest."""
    for version in offence.versions:
        if in_force(version, day):
            return version
    later = min((each for each in offence.versions if each.since > day), key=lambda each: each.since, default=None)
    earlier = max((each.until for each in offence.versions if each.until and each.until < day), default="")
    new = later is not None and later.new and not earlier
    raise NotInForceError(offence.id, day, later.since if later else "", earlier, new=new)


def _gather(parts: tuple[Elements, ...], which: Callable[[Elements], tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(each for part in parts for each in which(part))


def _by_id(circumstances: Iterable[Circumstance]) -> dict[str, Circumstance]:
    return {each.id: each for each in circumstances}


class Terms(Record):
    """What the words of a condition mean under one offence: circumstances, and the offence's own ids and properties.

    `scopes` are the files whose ids are bare here.
    """

    meanings: Mapping[str, Formula]
    names: frozenset[str]
    scopes: tuple[str, ...]

    def formula(self, node: Node | None) -> Formula:
        """A condition as a formula: circumstances become what they mean, `offence:` is decided, tiers come later."""
        if node is None:
            return True
        match node[0]:
            case "yes":
                return self.meanings.get(self._bare(node[1]), False)
            case "test":
                return ("cmp", self._bare(node[1]), self._operands(node[2]))
            case "offence":
                return node[1] in self.names
            case "not":
                return negate(self.formula(node[1]))
            case "all":
                return both(*map(self.formula, node[1]))
            case "any":
                return either(*map(self.formula, node[1]))
            case "at-least":
                return reduce(("at-least", node[1], tuple(map(self.formula, node[2]))), lambda _: None)
            case _:
                assert node[0] in LATE
                return node

    def _bare(self, name: str) -> str:
        for scope in self.scopes:
            name = name.removeprefix(f"{scope}:")
        return name

    def _operands(self, comparisons: Node) -> Node:
        if all(operand[0] != "@" for _, operand in comparisons):
            return comparisons
        return tuple(
            (sign, ("@", self._bare(operand[1]), *operand[2:]) if operand[0] == "@" else operand)
            for sign, operand in comparisons
        )


def _meanings(
    circumstances: dict[str, Circumstance],
    definitions: tuple[Definition, ...],
    names: frozenset[str],
    scopes: tuple[str, ...],
    known: dict[str, Formula],
) -> dict[str, Formula]:
    """What each circumstance means: asserted, or derived, or found by a definition that must or may be followed. Some
    of it is `known`."""
    by_circumstance: dict[str, list[Definition]] = {}
    for definition in definitions:
        by_circumstance.setdefault(definition.of, []).append(definition)
    made = dict(known)

    def meaning(name: str) -> Formula:
        if name not in made:
            made[name] = False
            if name in circumstances:
                made[name] = build(circumstances[name])
        return made[name]

    terms = Terms(_Lazy(meaning), names, scopes)

    def build(circumstance: Circumstance) -> Formula:
        parts: list[Formula] = [("var", circumstance.id)]
        if circumstance.when is not None:
            parts.append(terms.formula(circumstance.when))
        for definition in by_circumstance.get(circumstance.id, ()):
            if definition.shall is not None:
                parts.append(terms.formula(definition.shall))
            if definition.may is not None:
                parts.append(both(terms.formula(definition.may), ("find", circumstance.id)))
        return either(*parts)

    for name in circumstances:
        meaning(name)
    return made


class _Lazy(dict[str, "Formula"]):
    """A mapping of meanings that are worked out when asked for."""

    def __init__(self, meaning: Callable[[str], Formula]) -> None:
        super().__init__()
        self._meaning = meaning

    def get(self, name: str, _: Any = None) -> Any:
        return self._meaning(name)


def reaches(element: Rule | Consequence, names: frozenset[str]) -> bool:
    """Whether an element is for an offence of these names: its id, its properties and its chapter."""
    return not (element.of and names.isdisjoint(element.of)) and names.isdisjoint(element.but)


def _bars_liability(rule: Rule) -> bool:
    return any(effect.verb == "not-liable" for option in rule.options for effect in option.effects)


def _exclusive(rules: Conditioned) -> Conditioned:
    """Rules with conditions that also say that no rule stands in their place."""
    displaced: dict[str, list[Formula]] = {}
    for rule, condition in rules:
        for other in rule.instead_of:
            displaced.setdefault(other, []).append(condition)
    return tuple(
        (rule, both(condition, *(negate(other) for other in displaced[rule.id])) if rule.id in displaced else condition)
        for rule, condition in rules
    )


def tiers_for(own: Elements, subject: str) -> tuple[Tier, ...]:
    """The tiers that a person, a unit, or the persons responsible in a unit may meet."""
    tiers, units = own.tiers, own.units
    if subject == "person":
        return tuple(tier for tier in tiers if tier.subject == "person")
    if not units:  # no organisation answers for it: those who act in one answer as anyone does
        return () if subject == "unit" else tuple(tier for tier in tiers if tier.subject == "person")
    if subject == "unit":
        return tuple(unit_tier(unit) for unit in units if unit.principal)
    match units[0].persons:
        case "same":
            return tuple(tier for tier in tiers if tier.subject == "person")
        case "own":
            return tuple(tier for tier in tiers if tier.subject == "unit-persons")
        case "none":
            return ()
        case ladder:
            return tuple(tier for tier in tiers if tier.ladder == ladder)


def unit_tier(unit: Unit) -> Tier:
    """An organisation's own punishment, as a tier."""
    return Tier("unit", unit.cite, {}, unit.principal, (), None, "", (), "", "unit", "", unit.since, unit.until)


def _tier_formulas(tiers: tuple[Tier, ...], formula: Callable[[Node | None], Formula]) -> list[Formula]:
    own = {tier.id: formula(tier.when) for tier in tiers}
    inside = {tier.id: tier.within for tier in tiers}

    def whole(name: str) -> Formula:
        within = inside.get(name, "")
        return both(own.get(name, False), whole(within)) if within else own.get(name, False)

    return [whole(tier.id) for tier in tiers]
