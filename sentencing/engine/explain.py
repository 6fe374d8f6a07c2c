"""Why: the steps of an answer in order, and what it rests on. Codes and ids only; `report` finds the words."""

from __future__ import annotations

from sentencing.engine.asked import named
from sentencing.engine.assessment import Reason
from sentencing.engine.follow import holding
from sentencing.engine.formula import names, reduce
from sentencing.engine.frame import applies
from sentencing.engine.heads import late
from sentencing.engine.ignored import ignored
from sentencing.engine.offer import offer
from sentencing.engine.reading import Reading, read
from sentencing.engine.world import band_with
from sentencing.law.condition import facts_of, leaves
from sentencing.law.provision import on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sentencing.engine.asked import Asked, Place
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.frame import Framed
    from sentencing.engine.program import Program
    from sentencing.engine.world import Ways, World
    from sentencing.law.band import Band
    from sentencing.law.condition import Node
    from sentencing.law.provision import Rule


def reasons(reached: Asked, world: World, shall: Ways, whole: Ways) -> tuple[Reason, ...]:
    """Every step from the law of the day to the bands."""
    return (
        *_versions(reached),
        *_references(reached),
        *_needs(reached),
        *_defined(reached, world, whole),
        *_tier(reached, world),
        *_rules(world),
        *_decisions(reached, world, shall, whole),
        *_why_not(reached, world),
        *_idle(reached, world, whole),
        *ignored(reached),
    )


def undecided(reached: Asked, tiers: frozenset[tuple[Place, str]]) -> tuple[Reason, ...]:
    """The steps of an answer whose tier depends on something unknown."""
    program = reached.program
    own = {tier.tier.id for tier, _ in program.tiers}  # an organisation and its people meet different ones
    between = [
        Reason("tier", identity, program.ready(identity).tier.cite, "possible", {}, None, program.ready(identity).frame)
        for place, identity in sorted(tiers)
        if place == reached.place and identity in own
    ]
    return (*_versions(reached), *_references(reached), *_needs(reached), *between, *ignored(reached))


def _versions(reached: Asked) -> Iterator[Reason]:
    version = reached.program.version
    detail = {"since": version.since, "until": version.until, "day": reached.program.day}
    yield Reason("version", reached.program.offence.id, version.article, "in-force", detail)


def _references(reached: Asked) -> Iterator[Reason]:
    for via in reached.via:
        yield Reason("reference", via.id, via.cite, via.kind, {"to": via.to})
    followed = [(via.id, via.to) for via in reached.via]
    for one in (*reached.came.left, reached):
        for reference in holding(one.program, one.silent._replace(finding=False), "convict"):
            for to in named(one, reference):
                if reference.lapses and (reference.id, to) not in followed:
                    yield Reason("reference", reference.id, reference.cite, "lapses", {"to": to})


def _needs(reached: Asked) -> Iterator[Reason]:
    needs = reached.program.version.needs
    if needs is None:
        return
    code = "presumed" if reached.presumed else "made-out"
    yield Reason("needs", reached.program.offence.id, reached.program.version.article, code, {"needs": needs})


def _defined(reached: Asked, world: World, whole: Ways) -> Iterator[Reason]:
    """What an instrument says that a circumstance means, where that makes it hold, or lets the court find it, and the
    answer rests on it."""
    program, known = reached.program, found_in(reached.silent, world).known
    rests = _rests_on(reached, world) if program.definitions else set()
    found = _found(whole)
    for each in program.definitions:
        if reached.case.facts.get(each.of) is True:
            continue
        for code, node, names_here in (("must-be-found", each.shall, rests), ("may-be-found", each.may, found)):
            if node is not None and each.of in names_here and reduce(program.formula(node), known) is True:
                named = established(reached, node, world)
                said = tuple(name for name in named if name in reached.case.facts)
                yield Reason("needs", each.of, each.cite, code, {"circumstances": said or named})


def _found(whole: Ways) -> set[str]:
    """Everything that a court used, or found, on some way to an outcome."""
    return {name for outcome in whole.outcomes for name in outcome.by}


def _rests_on(reached: Asked, world: World) -> set[str]:
    """The circumstances behind the tier (or, where every case falls into it, the needs) and the rules of an answer,
    and those that these are made of."""
    program, tier = reached.program, world.tier.tier
    nodes = [tier.when or reached.wants, *(rule.when for rule in world.rules)]
    while tier.within:
        tier = program.ready(tier.within).tier
        nodes.append(tier.when)
    found: set[str] = set()
    while nodes:
        node = nodes.pop()
        new = {leaf[1] for leaf in (leaves(node) if node else ()) if leaf[0] == "yes"} - found
        found |= new
        nodes += [program.circumstances[name].when for name in new if name in program.circumstances]
        nodes += [each.shall for each in program.definitions if each.of in new]
    return found


def _tier(reached: Asked, world: World) -> Iterator[Reason]:
    tier = world.tier.tier
    silent = _silent_tier(reached)
    before = silent.frame if silent and silent.tier.id != tier.id else None
    named = dict.fromkeys((*established(reached, tier.when, world), *_around(reached, world)))
    detail = {"circumstances": tuple(named), "label": tier.label}
    yield Reason("tier", tier.id, tier.cite, "reached", detail, before, world.tier.frame)


def _silent_tier(reached: Asked) -> Framed | None:
    """The tier that applies when nothing at all is said."""
    program = reached.program
    silence = read(program, reached.case._replace(facts={}))
    holding = tuple(tier for tier, formula in program.tiers if reduce(formula, silence.known) is True)
    return applies(holding, program.system.ladder)


def established(reached: Asked, node: Node | None, world: World) -> tuple[str, ...]:
    """The circumstances and facts of a condition that hold, or that the court finds, in a world."""
    reading = found_in(reached.silent, world)
    if node is None:
        return ()
    return tuple(
        dict.fromkeys(
            leaf[1]
            for leaf in leaves(node)
            if leaf[0] in ("yes", "test") and reduce(reached.program.formula(leaf), reading.known) is True
        )
    )


def found_in(reading: Reading, world: World) -> Reading:
    """A reading with the findings of a world."""
    return Reading(reading.facts, {**reading.values, **{f"find:{name}": True for name in world.found}})


def _rules(world: World) -> Iterator[Reason]:
    """Each rule that holds, with the band that it speaks to before and after it; bars at the end of every path."""
    done: list[Rule] = []
    for rule in sorted(world.rules, key=_bars):
        before, after = _moved(world, tuple(done), rule)
        done.append(rule)
        detail = {"label": rule.label, "modality": rule.modality, "options": rule.options, "moved": before != after}
        yield Reason("bar" if _bars(rule) else "rule", rule.id, rule.cite, "applies", detail, before, after)


def _moved(world: World, done: tuple[Rule, ...], rule: Rule) -> tuple[Band, Band]:
    """The band that a rule speaks to, before and after it; a bar that takes nothing from what the court must do may
    still take something from what it may."""
    for mandatory in (rule.modality == "shall", False):
        before = band_with(world, done, mandatory_only=mandatory)
        after = band_with(world, (*done, rule), mandatory_only=mandatory)
        if before != after or not _bars(rule):
            break
    return before, after


def _has_bar(rule: Rule) -> bool:
    return any(effect.verb == "bar" for option in rule.options for effect in option.effects)


def _bars(rule: Rule) -> bool:
    return all(effect.verb == "bar" for option in rule.options for effect in option.effects)


def _decisions(reached: Asked, world: World, shall: Ways, whole: Ways) -> Iterator[Reason]:
    """What had to be decided on the way: nothing lies below, something stands for what is barred, or a conflict."""
    flags = shall.flags | whole.flags
    if "instead" in flags:
        yield from _instead(reached, world, whole)
    for code in sorted(flags & {"nothing-below", "contested-below"}):
        yield Reason("rule", world.tier.tier.id, world.tier.tier.cite, code, {})
    if "forced" in flags:
        for rule in filter(_has_bar, world.rules):
            yield Reason("bar", rule.id, rule.cite, "conflict", {"label": rule.label})


def _instead(reached: Asked, world: World, whole: Ways) -> Iterator[Reason]:
    """What stands for everything of the frame that is barred, said once, with every cite."""
    barred = {effect.name for rule in world.rules for each in rule.options for effect in each.effects}
    frame = {each.rung for each in world.tier.frame} & barred
    found = [each for each in on(reached.program.system.insteads, reached.program.day) if each.of in frame]
    if found:
        cite = "; ".join(dict.fromkeys(pin for each in found for pin in each.cite.split("; ")))
        detail = {"of": tuple(each.of for each in found)}
        yield Reason("instead", found[0].of, cite, "instead", detail, world.tier.frame, whole.band)


def _why_not(reached: Asked, world: World) -> Iterator[Reason]:
    """Why each other tier does not apply, and what it would take; `ruled-out` where what is known leads elsewhere."""
    reading = found_in(reached.silent, world)
    for tier, formula in reached.program.tiers:
        if tier.tier.id == world.tier.tier.id:
            continue
        detail = {"when": tier.tier.when, "within": tier.tier.within, "label": tier.tier.label}
        code = "graver-applies"
        if reduce(formula, reading.known) is not True:
            own = reduce(reached.program.formula(tier.tier.when), reading.known)
            detail["offer"] = offer(reached, reading, world, tier)
            code = "ruled-out" if detail["offer"] is None else "within" if own is True else "condition"
        yield Reason("why-not", tier.tier.id, tier.tier.cite, code, detail, None, tier.frame)


def _idle(reached: Asked, world: World, whole: Ways) -> Iterator[Reason]:
    """Circumstances that were given and changed nothing, and the tier that they would have counted for."""
    program = reached.program
    given = {name for name, value in reached.case.facts.items() if value is True and name in program.circumstances}
    if not given:
        return
    used = set(established(reached, world.tier.tier.when, world)) | _inside(reached, world)
    used |= set(_lets_find(reached, _found(whole)))
    used |= {name for rule in world.rules for name in _asked_by(reached, rule.when)}
    used |= {name for _, formula in program.references for name in names(formula)}
    used |= set(_asked_by(reached, program.version.needs))
    used |= set(_undecided_rules(reached, world)) | set(_averting(reached, world, given))
    for name in reached.case.facts:
        if name in given and name not in used:
            circumstance = program.circumstances[name]
            wanting = [tier.tier.id for tier, _ in program.tiers if name in facts_of(tier.tier.when or ("all", ()))]
            if not wanting and not _rules_on(reached, name):
                continue  # nothing asks about it at all: told apart
            detail = {"label": circumstance.label, "tiers": wanting}
            yield Reason("why-not", name, circumstance.cite, "idle", detail)


def _lets_find(reached: Asked, found: set[str]) -> Iterator[str]:
    """What lets the court find the circumstances that it found on some way."""
    for each in reached.program.definitions:
        if each.of in found and each.may is not None:
            yield from _asked_by(reached, each.may)


def _undecided_rules(reached: Asked, world: World) -> Iterator[str]:
    """What rules ask about that wait for an answer."""
    waiting = [not isinstance(each, bool) for each in late(reached.program, world.tier, reached.heads.rules)]
    for (rule, _), waits in zip(reached.program.rules, waiting, strict=True):
        if waits:
            yield from _asked_by(reached, rule.when)


def _averting(reached: Asked, world: World, given: set[str]) -> Iterator[str]:
    """What of the circumstances given keeps a rule from holding that would hold without it."""
    program, reading = reached.program, found_in(reached.silent, world)
    asking = [(formula, asked & given) for formula, asked in reached.law.made(program, _ruling) if asked & given]
    for (_, asked), formula in zip(asking, late(program, world.tier, tuple(each for each, _ in asking)), strict=True):
        if reduce(formula, reading.known) is not True:
            yield from (name for name in asked if reduce(formula, _without(reading, name)) is True)


def _ruling(program: Program) -> tuple[tuple[Formula, frozenset[str]], ...]:
    """When each rule holds, and what that asks about."""
    return tuple((each, frozenset(names(each))) for _, each in (*program.rules, *program.bars_liability))


def _without(reading: Reading, name: str) -> Callable[[Atom], bool | None]:
    """What is known, were one circumstance not established."""
    return lambda atom: False if atom == ("var", name) else reading.known(atom)


def _rules_on(reached: Asked, name: str) -> bool:
    program = reached.program
    formulas = [formula for _, formula in (*program.tiers, *program.rules, *program.bars_liability)]
    return any(name in names(formula) for formula in formulas)


def _around(reached: Asked, world: World) -> Iterator[str]:
    """What the tiers around the one that applies rest on."""
    tier = world.tier.tier
    while tier.within:
        tier = reached.program.ready(tier.within).tier
        yield from established(reached, tier.when, world)


def _inside(reached: Asked, world: World) -> set[str]:
    """What the tiers around the one that applies rest on, and what derived circumstances are made of."""
    found = set(_around(reached, world))
    for name in (*established(reached, world.tier.tier.when, world), *found):
        found.update(names(reached.program.terms.meanings.get(name, False)))
    return found


def _asked_by(reached: Asked, node: Node | None) -> Iterator[str]:
    return names(reached.program.formula(node))
