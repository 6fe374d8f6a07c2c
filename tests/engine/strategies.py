"""Small random laws and cases, as records of the law: strange enough to find what no statute would."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from sentencing.law.effect import Option
from sentencing.law.provision import Addition, Elements, Never, Offence, OffenceVersion, Reference, Rule, Tier
from sentencing.law.sanction import Ladder, Sanction
from tests.engine.clauses import (
    BASIC,
    DATES,
    DERIVED,
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
    definitions,
    facts,
    late,
)
from tests.engine.systems import frames, systems

if TYPE_CHECKING:
    from typing import Any

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


VERBS = (
    ("mitigated", "mitigated", "mitigated other", "aggravated other", "lighter", "heavier", "exempt", "exempt")
    + ("not-pursued", "bar", "bar", "bar", "lift-floor", "floor", "cap", "allow", "replace", "add fine")
    + ("consecutive prison 1y",)
)
WRITTEN = {
    "floor": ("prison 2y", "prison 3y..", "prison 7y", "life"),
    "cap": ("prison 3y", "prison ..2y", "prison ..<5y", "fine", "prison 1y"),
    "allow": ("fine", "prison 5y..", "prison ..3y", "life", "prison 1y..2y"),
    "replace": ("fine", "prison 5y..", "prison ..3y", "life", "prison 1y..2y"),
}


@st.composite
def effects(draw: st.DrawFn, ladder: Ladder) -> str:
    verb = draw(st.sampled_from(VERBS))
    objects = tuple(ladder.rank) if verb == "bar" else WRITTEN.get(verb, ())
    return f"{verb} {draw(st.sampled_from(objects))}" if objects else verb


@st.composite
def options(draw: st.DrawFn, ladder: Ladder) -> tuple[Option, ...]:
    one = st.lists(effects(ladder), min_size=1, max_size=2).map(" + ".join)
    return tuple(Option.parse(text) for text in draw(st.lists(one, min_size=1, max_size=3, unique=True)))


@st.composite
def tiers(draw: st.DrawFn, ladder: Ladder, leaves: st.SearchStrategy[Node]) -> tuple[Tier, ...]:
    """A base, usually without a condition, and others; ladders, `within` and `lighter_than` now and then."""
    made: list[Tier] = []
    for name in TIERS[: draw(st.integers(1, 3))]:
        first = name == "base"
        when = draw(st.none() if first and draw(st.integers(0, 3)) else combined(leaves))
        within = draw(st.sampled_from(["", "", "", *(each.id for each in made)]))
        lighter = draw(st.sampled_from([(), (), (), *((each.id,) for each in made)]))
        named = "" if first else draw(st.sampled_from(["", "", "", "", "leaders"]))
        fine = Addition(draw(st.sampled_from(["shall", "may", "may-or-sole"])), (Sanction("fine"),))
        added = (fine,) if draw(st.integers(0, 3)) == 0 else ()
        dates = draw(DATES) if name == "gravest" else ("", "")
        frame = draw(frames(ladder))
        made.append(Tier(name, "1", {}, frame, added, when, within, lighter, named, "person", "", *dates))
    return tuple(made)


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
    conditions = st.one_of(st.none(), *[combined(leaves)] * 4, combined(late("base", "gravest") | leaves))
    for index in range(draw(st.integers(0, most))):
        since, until = draw(DATES)
        rule = Rule(f"{prefix}{index}", "1", {}, {}, draw(st.sampled_from(["shall", "may"])), draw(options(ladder)))
        rule = rule._replace(
            when=draw(conditions),
            instead_of=draw(st.sampled_from([(), (), (), *((each.id,) for each in made)])),
            of=draw(st.sampled_from([(), (), (), ("intentional",), ("xx/other",)])),
            but=draw(st.sampled_from([(), (), (), ("intentional",)])),
            follows=follows and draw(st.booleans()),
            since=since,
            until=until,
        )
        made.append(rule)
    if draw(st.integers(0, 5)) == 0:
        no_crime = (Option.parse("not-liable"),)
        made.append(Rule(f"{prefix}-none", "1", {}, {}, "shall", no_crime, draw(conditions.filter(bool))))
    return tuple(made)


@st.composite
def nevers(draw: st.DrawFn) -> tuple[Never, ...]:
    pair = st.builds(lambda one, other: Never(("all", (one, other)), "1", {}), SETTLED, SETTLED)
    return tuple(draw(st.lists(pair, max_size=1))) if draw(st.booleans()) else ()


@st.composite
def offences(
    draw: st.DrawFn, name: str, ladder: Ladder, leaves: st.SearchStrategy[Node] = FULL, *, follows: bool = False
) -> Offence:
    listed = [*map(circumstance, (*PLAIN[:-1], *FOUND)), circumstance(DERIVED, draw(combined(BASIC)))]
    listed += [circumstance(each, default="unknown") for each in WAITING]
    listed.append(circumstance(PLAIN[-1], dates=draw(DATES)))
    properties: tuple[str, ...] = draw(st.sampled_from([(), ("intentional",)]))
    needs = draw(st.none() if draw(st.booleans()) else combined(leaves))
    return Offence(
        name,
        "xx",
        (OffenceVersion("1", {}, {}, "", properties, needs, "", ""),),
        None,
        Elements(
            facts=draw(facts()),
            circumstances=tuple(listed),
            definitions=tuple(definition for of in FOUND for definition in draw(definitions(of))),
            tiers=draw(tiers(ladder, leaves)),
            rules=draw(rules(ladder, name.removeprefix("xx/"), 3, leaves, follows=follows)),
            nevers=draw(nevers()),
        ),
    )


@st.composite
def references(draw: st.DrawFn, name: str, to: str, *kinds: str) -> Reference:
    kind = draw(st.sampled_from(kinds))
    given = draw(st.sampled_from([{}, {}, {"a": True}, {"count": "@amount"}, {"victim": "woman"}, {"b": "@a"}]))
    own = draw(st.sampled_from([(), (), (Option.parse("mitigated"),), (Option.parse("floor prison 2y"),)]))
    when = draw(st.none() | combined(SETTLED))
    return Reference(name, "1", {}, kind, (to,), when, "person", given, own, False, "", "")


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
    other = draw(offences("xx/other", system.ladder, FULL | MOTIVES))
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
        shared |= {"references": ()}
    other, third = _with(other, **shared), _with(third, facts=one.elements.facts)
    law = Statutes({"xx": system}, {each.id: each for each in (one, other, third)})
    return Posed(law, "xx/one", draw(cases()))


def _with(offence: Offence, **elements: Any) -> Offence:
    return offence._replace(elements=offence.elements._replace(**elements))
