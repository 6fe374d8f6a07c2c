"""One case under one offence, with every answer known or taken as unknown: where references lead, and what holds there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sentencing.law.provision import Rule, in_force, on
from tests.engine.naive_court import Court
from tests.engine.naive_truth import Scene, asked_of, every, opposite, silence, some, terms_of, truth
from tests.engine.zones import Zone, severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.law.condition import Node
    from sentencing.law.provision import Elements, Offence, Reference, System, Tier


class Carried(NamedTuple):
    """A rule that came with the case, and the scene in which its condition is to be read."""

    rule: Rule
    scene: Scene


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
    values = {**silence(terms), **matter.supposed}
    values.update({name: value for name, value in matter.named.items() if value is not None})
    tiers = [each for each in on((lender or own).elements.tiers, day) if each.subject == "person"]
    scene = Scene(terms, values, matter.found)
    return Charge(matter, system, day, own, lender, lent_by, scene, Court(system, day, tuple(tiers)))


def _references(charge: Charge, kind: str) -> list[Reference]:
    return [
        each
        for each in on(charge.own.elements.references, charge.day)
        if each.kind == kind and each.subject == "person"
    ]


def references(charge: Charge, kind: str) -> list[Reference]:
    """The references of a kind whose condition is known to hold."""
    return [each for each in _references(charge, kind) if truth(each.when, charge.scene) is True]


def settle(law: Any, matter: Matter, day: str) -> Charge:
    """The charge that the case ends in, by brute force: one reference after another, until none holds."""
    charge = charge_of(law, matter, day)
    for reference in references(charge, "convict"):
        return settle(law, onward(charge, reference, reference.to[0]), day)
    for reference in references(charge, "heavier"):
        best = charge
        for to in reference.to:
            other = charge_of(law, onward(charge, reference, to), day)
            if severity(charge.court.ladder, frame(other)) > severity(charge.court.ladder, frame(best)):
                best = other
        if best is not charge:
            return settle(law, best.matter, day)
    return charge


def onward(charge: Charge, reference: Reference, to: str) -> Matter:
    """The case as the offence that a reference names sees it."""
    named = dict(charge.matter.named)
    for name, given in reference.given.items():
        is_fact = isinstance(given, str) and given.startswith("@")
        named[name] = charge.scene.values.get(given[1:]) if is_fact else given  # type: ignore[index]
    following = [Carried(rule, charge.scene) for rule in rules_of(charge) if rule.follows]
    kept = [each for each in charge.matter.carried if each.rule.follows]
    own = [Carried(_of_reference(reference), charge.scene)] if reference.options else []
    path = (*charge.matter.path, charge.own.id)
    return charge.matter._replace(offence=to, named=named, carried=(*kept, *following, *own), path=path)


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
    held = [
        rule
        for rule in listed
        if every(
            [
                truth(rule.when, scene),
                *(opposite(truth(other.when, scene)) for other in listed if rule.id in other.instead_of),
            ]
        )
        is True
    ]
    carried = [*charge.matter.carried, *_lent(charge)]
    came = [each.rule for each in carried if truth(each.rule.when, each.scene._replace(tier=tier, frame=frame_zone))]
    return [*came, *held]


def _lent(charge: Charge) -> list[Carried]:
    """What a `punish` reference itself orders (to be punished more heavily)."""
    if charge.lent_by is None or not charge.lent_by.options:
        return []
    return [Carried(_of_reference(charge.lent_by), charge.scene)]


def bars_liability(rule: Rule) -> bool:
    return any(effect.verb == "not-liable" for option in rule.options for effect in option.effects)


def liable(charge: Charge) -> bool | None:
    """Whether the offence is made out: its needs, no rule that says otherwise, and a tier that holds."""
    tier = tier_of(charge)
    sentenced = (
        charge._replace(scene=charge.scene._replace(tier=tier, frame=charge.court.frame(tier))) if tier else charge
    )
    barred = some(_holds(rule, sentenced) for rule in rules_of(charge) if bars_liability(rule))
    tiers = some(tier_holds(charge, tier) for tier in charge.court.tiers)
    return every([needs(charge), opposite(barred), tiers])


def _holds(rule: Rule, charge: Charge) -> bool | None:
    displacing = [other for other in rules_of(charge) if rule.id in other.instead_of]
    return every([truth(rule.when, charge.scene), *(opposite(truth(other.when, charge.scene)) for other in displacing)])


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
    no = {name: False for name, each in charge.scene.terms.circumstances.items() if each.default != "unknown"}
    told = charge.scene._replace(values={**no, **named}, found=None)
    if truth(node, said) is True or _worth(node, said, told) is False:
        return False
    spoken = [leaf for leaf in literals(node) if set(tested(leaf[0], told)) & set(charge.matter.named)]
    return all(truth(leaf, told) is (not denied) for leaf, denied in spoken)


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
    """The numbers, choices and dates that a condition comes down to, through what circumstances mean."""
    for leaf in asked_of(node):
        if leaf[0] == "test":
            yield leaf[1]
        elif leaf[0] == "yes" and leaf[1] in scene.terms.circumstances:
            yield from tested(scene.terms.circumstances[leaf[1]].when, scene)
            for each in scene.terms.definitions:
                if each.of == leaf[1]:
                    yield from tested(each.shall, scene)
                    yield from tested(each.may, scene)


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
    """The frame that applies if the person is liable under this charge, or may be; nothing otherwise."""
    tier = tier_of(charge) if liable(charge) is not False else None
    return charge.court.frame(tier) if tier else frozenset()


def impossible(charge: Charge) -> bool:
    """Whether the answers cannot go together under the law of this charge."""
    nevers = [never for part in charge.parts for never in part.nevers]
    return any(truth(never.when, charge.scene) is True for never in nevers)
