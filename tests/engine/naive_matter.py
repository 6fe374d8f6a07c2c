"""One case under one offence, with every answer known or taken as unknown: where references lead, and what holds there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sentencing.law.provision import Rule, in_force, on
from tests.engine.naive_court import Court
from tests.engine.naive_truth import Scene, every, opposite, silence, some, terms_of, truth
from tests.engine.zones import Zone, severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from sentencing.law.condition import Node
    from sentencing.law.provision import Elements, Offence, Reference, System, Tier


class Carried(NamedTuple):
    """A rule that came with the case, the scene in which its condition is to be read, and those that go before it."""

    rule: Rule
    scene: Scene
    before: tuple[Rule, ...] = ()


class Matter(NamedTuple):
    """A charge and what is said: `named` in the case (None: unknown), and `supposed` for what nobody named."""

    offence: str
    named: dict[str, Any]
    supposed: dict[str, Any]
    found: frozenset[str]
    carried: tuple[Carried, ...] = ()
    path: tuple[str, ...] = ()


class Charge(NamedTuple):
    """A matter with the law that decides it: the charge's own, what a `punish` reference lends, and the general part."""

    matter: Matter
    system: System
    day: str
    own: Offence
    lender: Offence | None
    lent_by: Reference | None
    scene: Scene
    court: Court

    @property
    def place(self) -> tuple[str, str]:
        """The charge, and the offence whose tiers it borrows (or nothing)."""
        return self.own.id, self.lender.id if self.lender else ""

    @property
    def parts(self) -> tuple[Elements, ...]:
        lent = (self.lender.elements,) if self.lender else ()
        return (*lent, self.own.elements, self.system.elements)


def charge_of(law: Any, matter: Matter, day: str) -> Charge:
    """The charge, with the tiers of another where a `punish` reference holds."""
    own = law.offence(matter.offence)
    system = law.system(own.system)
    plain = _charge(matter, system, day, own)
    lending = next((each for each in _references(plain, "punish") if truth(each.when, plain.scene) is True), None)
    if lending is None:
        return plain
    return _charge(matter, system, day, own, law.offence(lending.to[0]), lending)


def answered(charge: Charge, named: dict[str, Any], supposed: dict[str, Any]) -> Charge:
    """The same charge, with the same lender, where more is answered."""
    matter = charge.matter._replace(named={**charge.matter.named, **named}, supposed=supposed)
    return _charge(matter, charge.system, charge.day, charge.own, charge.lender, charge.lent_by)


def _charge(
    matter: Matter,
    system: System,
    day: str,
    own: Offence,
    lender: Offence | None = None,
    lent_by: Reference | None = None,
) -> Charge:
    version = next(each for each in own.versions if in_force(each, day))
    parts = [*([lender.elements] if lender else []), own.elements, system.elements]
    properties = (*version.properties, f"chapter:{version.chapter}")
    terms = terms_of(system.ladder, own.id, properties, parts, day)
    quiet = silence(terms)
    values = {**quiet, **{name: value for name, value in matter.supposed.items() if quiet.get(name) is None}}
    values.update({name: value for name, value in matter.named.items() if value is not None})
    tiers = [each for each in on((lender or own).elements.tiers, day) if each.subject == "person"]
    scene = Scene(terms, values, matter.found)
    return Charge(matter, system, day, own, lender, lent_by, scene, Court(system, day, tuple(tiers)))


def _references(charge: Charge, kind: str) -> list[Reference]:
    return [
        each
        for part in (charge.own.elements, charge.system.elements)
        for each in on(part.references, charge.day)
        if each.kind == kind and each.subject == "person"
    ]


def references(charge: Charge, kind: str) -> list[Reference]:
    """The references of a kind whose condition is known to hold."""
    return [each for each in _references(charge, kind) if truth(each.when, charge.scene) is True]


def route(
    law: Any, matter: Matter, day: str, frame: Callable[[Charge], Zone], made: Callable[[Charge], bool]
) -> list[Charge]:
    """The charges that the case passes through, by brute force: one reference after another, until none holds. `frame`
    tells which one applies under a charge, for the graver of two; `made` whether its offence may be made out."""
    charge = charge_of(law, matter, day)
    for reference in references(charge, "convict"):
        for to in targets(reference, matter.named, (matter.offence, *matter.path))[:1]:
            further = route(law, onward(charge, reference, to), day, frame, made)
            if made(further[-1]) or not reference.lapses:
                return [charge, *further]
    for reference in references(charge, "heavier"):
        best = charge
        for to in targets(reference, matter.named, (matter.offence, *matter.path)):
            other = charge_of(law, onward(charge, reference, to), day)
            if severity(charge.court.ladder, frame(other)) > severity(charge.court.ladder, frame(best)):
                best = other
        if best is not charge:
            return [charge, *route(law, best.matter, day, frame, made)]
    return [charge]


def targets(reference: Reference, named: dict[str, Any], passed: tuple[str, ...] = ()) -> list[str]:
    """The offences of a reference; `other` is the one that the case names, if any, and if it was not there yet."""
    other = named.get("other-offence")
    gone = other is None or other in passed
    return [str(other) if to == "other" else to for to in reference.to if to != "other" or not gone]


def onward(charge: Charge, reference: Reference, to: str) -> Matter:
    """The case as the offence that a reference names sees it."""
    named = dict(charge.matter.named)
    for name, given in reference.given.items():
        named[name] = _copied(given[1:], charge) if str(given).startswith("@") else given  # type: ignore[index]
    listed = rules_of(charge)
    following = [Carried(rule, charge.scene, _before(rule, listed)) for rule in listed if rule.follows]
    kept = [each for each in charge.matter.carried if each.rule.follows]
    own = [Carried(_of_reference(reference), charge.scene)] if reference.options else []
    named, supposed = (
        {name: value for name, value in each.items() if name.partition(".")[0] not in reference.apart}
        for each in (named, charge.matter.supposed)
    )
    path = (*charge.matter.path, charge.own.id)
    carried = (*kept, *following, *own)
    return charge.matter._replace(offence=to, named=named, supposed=supposed, carried=carried, path=path)


def _copied(name: str, charge: Charge) -> Any:
    """The answer that a reference takes over from another question; an unknown one stays unknown."""
    return charge.matter.named[name] if name in charge.matter.named else charge.scene.values.get(name)


def _of_reference(reference: Reference) -> Rule:
    return Rule(reference.id, reference.cite, {}, {}, "shall", reference.options, follows=True)


def rules_of(charge: Charge) -> list[Rule]:
    """The rules of the file and the general part that reach this offence."""
    version = next(each for each in charge.own.versions if in_force(each, charge.day))
    names = {charge.own.id, *version.properties, f"chapter:{version.chapter}"}
    listed = [rule for part in charge.parts for rule in on(part.rules, charge.day)]
    return [rule for rule in listed if (not rule.of or names & set(rule.of)) and not names & set(rule.but)]


def firing(charge: Charge, tier: Tier | None) -> list[Rule]:
    """The rules whose condition is known to hold, once the tier is known, and that no rule stands in the place of."""
    frame_zone = charge.court.frame(tier) if tier else frozenset()
    scene = charge.scene._replace(tier=tier, frame=frame_zone)
    listed = rules_of(charge)
    held = [rule for rule in listed if _holds(rule, scene, _before(rule, listed)) is True]
    carried = [*charge.matter.carried, *_lent(charge)]
    came = [
        each.rule
        for each in carried
        if _holds(each.rule, each.scene._replace(tier=tier, frame=frame_zone), each.before) is True
    ]
    return [*came, *held]


def _before(rule: Rule, listed: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that stand in the place of one while they hold."""
    return tuple(other for other in listed if rule.id in other.instead_of)


def _holds(rule: Rule, scene: Scene, before: Iterable[Rule]) -> bool | None:
    return every([truth(rule.when, scene), *(opposite(truth(other.when, scene)) for other in before)])


def _lent(charge: Charge) -> list[Carried]:
    """What a `punish` reference itself orders (to be punished more heavily)."""
    if charge.lent_by is None or not charge.lent_by.options:
        return []
    return [Carried(_of_reference(charge.lent_by), charge.scene)]


def bars_liability(rule: Rule) -> bool:
    return any(effect.verb == "not-liable" for option in rule.options for effect in option.effects)


def liable(charge: Charge) -> bool | None:
    """Whether the offence is made out: its needs, no rule that says otherwise, and a tier that holds."""
    tier, listed = tier_of(charge), rules_of(charge)
    scene = charge.scene._replace(tier=tier, frame=charge.court.frame(tier)) if tier else charge.scene
    barred = some(_holds(rule, scene, _before(rule, listed)) for rule in listed if bars_liability(rule))
    tiers = some(tier_holds(charge, tier) for tier in charge.court.tiers)
    return every([needs(charge), opposite(barred), tiers])


def needs(charge: Charge) -> bool | None:
    """The needs of the charge (and of the one whose punishment it has), met if they are presumed."""
    nodes = [
        each.needs
        for offence in (charge.own, charge.lender)
        if offence
        for each in offence.versions
        if in_force(each, charge.day)
    ]
    whole = ("all", tuple(node for node in nodes if node is not None))
    return True if _presumed(whole, charge) else truth(whole, charge.scene)


def _presumed(node: Node, charge: Charge) -> bool:
    """Whether needs are presumed: the facts named neither decide them, nor bring in a figure that does not meet them."""
    named = {name: value for name, value in charge.scene.values.items() if _told(name, charge)}
    said = charge.scene._replace(values=named, found=None)
    open_ = dict.fromkeys(charge.matter.named)
    told = charge.scene._replace(values={**silence(charge.scene.terms), **open_, **named}, found=None)
    if truth(node, said) is True or _worth(node, said, told) is False:
        return False
    return _met(node, told, set(charge.matter.named), wanted=True)


def _met(node: Node, told: Scene, named: set[str], *, wanted: bool) -> bool:
    """Whether what the named numbers and choices decide is as wanted; where one of several is enough, one of them."""
    if node[0] == "not":
        return _met(node[1], told, named, wanted=not wanted)
    if node[0] in ("all", "any", "at-least"):
        met = [_met(part, told, named, wanted=wanted) for part in node[-1]]
        if (node[0] == "all") is wanted or all(met):
            return all(met)
        return truth(node, told) is wanted or any(
            found and _picked(part, told, named) for part, found in zip(node[-1], met, strict=True)
        )
    return not set(tested(node, told)) & named or truth(node, told) is wanted


def _worth(node: Node, said: Scene, told: Scene) -> bool | None:
    """The worth of needs by what is said; a circumstance denied is not presumed through what might define it."""
    match node[0]:
        case "not":
            return opposite(_worth(node[1], said, told))
        case "all":
            return every(_worth(part, said, told) for part in node[1])
        case "any":
            return some(_worth(part, said, told) for part in node[1])
        case "at-least":
            worth = [_worth(part, said, told) for part in node[2]]
            sure, perhaps = worth.count(True), worth.count(True) + worth.count(None)
            return True if sure >= node[1] else None if perhaps >= node[1] else False
        case "yes" if said.values.get(node[1]) is False:
            return truth(node, told) is True
        case _:
            return truth(node, said)


def _picked(node: Node, told: Scene, named: set[str]) -> bool:
    """Whether choices, and no numbers, are named that a condition comes down to."""
    compared = set(tested(node, told)) & named
    return bool(compared) and all(told.terms.facts[name].values for name in compared if name in told.terms.facts)


def literals(node: Node | None, *, denied: bool = False) -> Iterable[tuple[Node, bool]]:
    """The leaves of a condition, and whether the condition denies them."""
    if node is None:
        return
    match node[0]:
        case "not":
            yield from literals(node[1], denied=not denied)
        case "all" | "any":
            for part in node[1]:
                yield from literals(part, denied=denied)
        case "at-least":
            for part in node[2]:
                yield from literals(part, denied=denied)
        case _:
            yield node, denied


def _told(name: str, charge: Charge) -> bool:
    """Named, or a figure that an authority sets, once one supposes what it is."""
    fact = charge.scene.terms.facts.get(name)
    figure = fact is not None and fact.within is not None and name in charge.matter.supposed
    return figure or charge.matter.named.get(name) is not None


def tested(node: Node | None, scene: Scene) -> Iterable[str]:
    """The numbers, choices and dates that a condition comes down to, through what circumstances mean; what the charge
    alone settles comes down to nothing."""
    if node is None or truth(node, scene._replace(values={}, found=None)) is not None:
        return
    match node[0]:
        case "test":
            yield node[1]
        case "yes":
            yield from tested(scene.terms.circumstances[node[1]].when, scene)
            for each in scene.terms.definitions:
                if each.of == node[1]:
                    yield from tested(each.shall, scene)
                    yield from tested(each.may, scene)
        case "not":
            yield from tested(node[1], scene)
        case "all" | "any" | "at-least":
            for part in node[-1]:
                yield from tested(part, scene)


def tier_holds(charge: Charge, tier: Tier) -> bool | None:
    """A tier's own condition, and that of every tier it lies within."""
    outer = next((each for each in charge.court.tiers if each.id == tier.within), None)
    if tier.within and outer is None:
        return False
    return every([truth(tier.when, charge.scene), tier_holds(charge, outer) if outer else True])


def tier_of(charge: Charge) -> Tier | None:
    """The tier that applies, among those known to hold."""
    return charge.court.applies(each for each in charge.court.tiers if tier_holds(charge, each) is True)


def frame(charge: Charge) -> Zone:
    """The frame that applies if the person is liable under this charge; nothing otherwise."""
    tier = tier_of(charge) if liable(charge) is True else None
    return charge.court.frame(tier) if tier else frozenset()


def impossible(charge: Charge) -> bool:
    """Whether the answers cannot go together under the law of this charge."""
    nevers = [never for part in charge.parts for never in on(part.nevers, charge.day) if not never.said]
    return any(truth(never.when, charge.scene) is True for never in nevers)
