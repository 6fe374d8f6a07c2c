"""Small random laws and cases, as records of the law: strange enough to find what no statute would."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from sentencing.law.effect import Option
from sentencing.law.provision import Addition, Elements, Never, Offence, OffenceVersion, Reference, Rule, Tier
from sentencing.law.sanction import Ladder, Sanction
from tests.engine.clauses import (
    BASIC,
    DATES,
    DEFINITIONS,
    DERIVED,
    FACTS,
    FOUND,
    FULL,
    GENERAL,
    MOTIVE,
    MOTIVES,
    PLAIN,
    SETTLED,
    WAITING,
    cases,
    circumstance,
    combined,
    late,
)
from tests.engine.systems import frames, systems

if TYPE_CHECKING:
    from sentencing.law.condition import Node
    from sentencing.law.provision import System

TIERS = ("base", "aggravated", "gravest")


class Statutes(NamedTuple):
    """A law in memory."""

    systems: dict[str, System]
    offences: dict[str, Offence]

    def system(self, identity: str) -> System:
        return self.systems[identity]

    def offence(self, identity: str) -> Offence:
        return self.offences[identity]


class Posed(NamedTuple):
    """A law, an offence of it, and a case."""

    law: Statutes
    offence: str
    facts: dict[str, Any]


MOVING = (
    (
        "mitigated",
        "mitigated",
        "mitigated",
        "mitigated other",
        "mitigated other",
        "aggravated other",
        "aggravated other",
    )
    + ("lighter", "heavier", "exempt", "exempt", "exempt", "not-pursued", "not-pursued", "lift-floor", "lift-floor")
    + ("add fine", "consecutive prison 1y", "floor prison 2y", "floor prison 3y..", "floor prison 7y", "floor life")
    + ("cap prison 3y", "cap prison ..2y", "cap prison ..<5y", "cap fine", "cap prison 1y")
)
CHANGING = ("fine", "prison 5y..", "prison ..3y", "life", "prison 1y..2y")
MODALITIES = st.sampled_from(["shall", "may"])
OF = st.sampled_from([(), (), (), ("intentional",), ("xx/other",)])
BUT = st.sampled_from([(), (), (), ("intentional",)])
ADDED = st.sampled_from(
    [(), (), (), *((Addition(mode, (Sanction("fine"),)),) for mode in ("shall", "may", "may-or-sole"))]
)


@cache
def options(names: tuple[str, ...]) -> st.SearchStrategy[tuple[Option, ...]]:
    """What a rule says, under a system with these rungs."""
    texts = [
        *MOVING,
        *(f"bar {name}" for name in names),
        *(f"{verb} {to}" for verb in ("allow", "replace") for to in CHANGING),
    ]
    effects = st.sampled_from([effect for text in texts for effect in Option.parse(text).effects])
    one = st.lists(effects, min_size=1, max_size=2).map(lambda drawn: Option(tuple(drawn)))
    return st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)


@cache
def tier_conditions(leaves: st.SearchStrategy[Node]) -> tuple[st.SearchStrategy[Node | None], st.SearchStrategy[Node]]:
    """Of a base, usually none; and of the others."""
    return st.one_of(st.none(), st.none(), combined(leaves)), combined(leaves)


@st.composite
def tiers(draw: st.DrawFn, ladder: Ladder, leaves: st.SearchStrategy[Node]) -> tuple[Tier, ...]:
    """A base, usually without a condition, and others; ladders, `within` and `lighter_than` now and then."""
    made: list[Tier] = []
    for name in TIERS[: draw(st.integers(1, 3))]:
        first = name == "base"
        when = draw(tier_conditions(leaves)[not first])
        within = draw(st.sampled_from(["", "", "", *(each.id for each in made)])) if made else ""
        lighter = draw(st.sampled_from([(), (), (), *((each.id,) for each in made)])) if made else ()
        named = "" if first or draw(st.integers(0, 4)) else "leaders"
        dates = draw(DATES) if name == "gravest" else ("", "")
        frame = draw(frames(tuple(ladder.rank)))
        made.append(Tier(name, "1", {}, frame, draw(ADDED), when, within, lighter, named, "person", "", *dates))
    return tuple(made)


@cache
def rule_conditions(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node | None]:
    return st.one_of(st.none(), *[combined(leaves)] * 4, combined(late("base", "gravest") | leaves))


@cache
def crime_conditions(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Of a rule by which there is no crime, or no prosecution."""
    return st.one_of(*[combined(leaves)] * 4, combined(late("base", "gravest") | leaves))


@st.composite
def rules(
    draw: st.DrawFn,
    ladder: Ladder,
    prefix: str,
    most: int,
    leaves: st.SearchStrategy[Node] = FULL,
    *,
    follows: bool = False,
) -> tuple[Rule, ...]:
    made: list[Rule] = []
    for index in range(draw(st.integers(0, most))):
        since, until = draw(DATES)
        rule = Rule(f"{prefix}{index}", "1", {}, {}, draw(MODALITIES), draw(options(tuple(ladder.rank))))
        rule = rule._replace(
            when=draw(rule_conditions(leaves)),
            instead_of=draw(st.sampled_from([(), (), (), *((each.id,) for each in made)])) if made else (),
            of=draw(OF),
            but=draw(BUT),
            follows=follows and draw(st.booleans()),
            since=since,
            until=until,
        )
        made.append(rule)
    if draw(st.integers(0, 5)) == 0:
        no_crime = (Option.parse("not-liable"),)
        made.append(Rule(f"{prefix}-none", "1", {}, {}, "shall", no_crime, draw(crime_conditions(leaves))))
    return tuple(made)


NEVER = st.builds(lambda one, other: Never(("all", (one, other)), "1", {}), SETTLED, SETTLED)
NEVERS = st.one_of(st.just(()), st.just(()), st.just(()), st.tuples(NEVER))


@cache
def needs(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node | None]:
    return st.none() | combined(leaves)


PROPERTIES: st.SearchStrategy[tuple[str, ...]] = st.sampled_from([(), ("intentional",)])
WHEN_DERIVED = combined(BASIC)
WITH_MOTIVES = FULL | MOTIVES


@st.composite
def offences(
    draw: st.DrawFn, name: str, ladder: Ladder, leaves: st.SearchStrategy[Node] = FULL, *, follows: bool = False
) -> Offence:
    listed = [*map(circumstance, (*PLAIN[:-1], *FOUND)), circumstance(DERIVED, draw(WHEN_DERIVED))]
    listed += [circumstance(each, default="unknown") for each in WAITING]
    listed.append(circumstance(PLAIN[-1], dates=draw(DATES)))
    return Offence(
        name,
        "xx",
        (OffenceVersion("1", {}, {}, "", draw(PROPERTIES), draw(needs(leaves)), "", ""),),
        None,
        Elements(
            facts=draw(FACTS),
            circumstances=tuple(listed),
            definitions=tuple(each._replace(of=of) for of in FOUND for each in draw(DEFINITIONS)),
            tiers=draw(tiers(ladder, leaves)),
            rules=draw(rules(ladder, name.removeprefix("xx/"), 3, leaves, follows=follows)),
            nevers=draw(NEVERS),
        ),
    )


GIVEN: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {}, {"a": True}, {"count": "@amount"}, {"victim": "woman"}, {"b": "@a"}]
)
ORDERED = st.sampled_from([(), (), (Option.parse("mitigated"),), (Option.parse("floor prison 2y"),)])
PERHAPS: st.SearchStrategy[Node | None] = st.none() | combined(FULL)


@st.composite
def references(draw: st.DrawFn, name: str, to: str, *kinds: str) -> Reference:
    kind, when, given, own = draw(st.sampled_from(kinds)), draw(PERHAPS), draw(GIVEN), draw(ORDERED)
    lapses = kind == "convict" and draw(st.booleans())
    return Reference(name, "1", {}, kind, (to,), when, "person", given, own, False, "", "", lapses)


@st.composite
def general_part(draw: st.DrawFn, system: System) -> System:
    """The system with a circumstance and perhaps a rule for every offence."""
    listed = (circumstance(GENERAL, default=draw(st.sampled_from(["no", "no", "unknown"]))),)
    return system._replace(elements=Elements(circumstances=listed, rules=draw(rules(system.ladder, "general", 1))))


@st.composite
def posed(draw: st.DrawFn) -> Posed:
    """A law of one offence, and a case."""
    system = draw(systems().flatmap(general_part))
    offence = draw(offences("xx/one", system.ladder))
    return Posed(Statutes({"xx": system}, {"xx/one": offence}), "xx/one", draw(cases()))


@st.composite
def referred(draw: st.DrawFn) -> Posed:
    """A law of three offences, one of which refers to one or both of the others, and a case."""
    system = draw(systems().flatmap(general_part))
    one = draw(offences("xx/one", system.ladder, follows=True))
    other = draw(offences("xx/other", system.ladder, WITH_MOTIVES))
    third = draw(offences("xx/third", system.ladder))
    leads = [draw(references("first", "xx/other", "convict", "heavier", "punish"))]
    if draw(st.booleans()):
        leads.append(draw(references("second", "xx/third", "convict", "heavier")))
    onward = (draw(references("third", "xx/third", "convict", "heavier")),) if draw(st.booleans()) else ()
    one = _with(one, references=tuple(leads))
    # A fact that means the same has the same id everywhere; under `punish` the words of two files even meet.
    shared: dict[str, Any] = {"references": onward, "facts": (*one.elements.facts, MOTIVE)}
    if leads[0].kind == "punish":
        shared |= {"circumstances": one.elements.circumstances, "definitions": one.elements.definitions}
    other, third = _with(other, **shared), _with(third, facts=one.elements.facts)
    law = Statutes({"xx": system}, {each.id: each for each in (one, other, third)})
    return Posed(law, "xx/one", draw(cases()))


def _with(offence: Offence, **elements: Any) -> Offence:
    return offence._replace(elements=offence.elements._replace(**elements))
