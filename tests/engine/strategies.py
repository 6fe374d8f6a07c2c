"""Small random systems, provisions and cases, as records of the law: strange enough to find what no statute would."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from sentencing.law.effect import Option
from sentencing.law.provision import (
    Addition,
    Circumstance,
    Definition,
    Elements,
    Fact,
    Fallback,
    Instead,
    Never,
    Offence,
    OffenceVersion,
    Reduction,
    Reference,
    Rule,
    System,
    Tier,
    Value,
)
from sentencing.law.sanction import Ladder, Rung, Sanction
from sentencing.law.span import Span

if TYPE_CHECKING:
    from typing import Any

    from sentencing.law.condition import Node

DAY = "2020-01-01"
PAST = ("2001-01-01", "2019-12-31")
PRESENT = ("2020-01-01", "")
MONTHS = (6, 12, 24, 36, 60, 84)


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


def rung(name: str, kind: str = "", limits: Span | None = None) -> Rung:
    return Rung(name, kind or name, {}, limits)


LADDERS = (
    (
        rung("not-pursued", "exempt"),
        rung("exempt"),
        rung("fine"),
        rung("surveillance", limits=Span(3, 24)),
        rung("detention", limits=Span(1, 6)),
        rung("prison", limits=Span(6, 120)),
        rung("life"),
        rung("death"),
    ),
    (
        rung("exempt"),
        rung("not-pursued", "exempt"),
        rung("fine"),
        rung("prison", limits=Span(0, None)),
        rung("servitude", "prison", Span(12, 120)),
        rung("life"),
    ),
)


def sanction(text: str) -> Sanction:
    return Sanction.parse(text)


@st.composite
def terms(draw: st.DrawFn, ladder: Ladder, *, least: bool = False) -> Sanction:
    """A sanction as statutes write them: a term with either end or none, or a rung without a span."""
    name = draw(st.sampled_from([each.id for each in ladder.rungs if each.kind != "exempt"] + ["prison"] * 4))
    if name not in ("prison", "servitude"):
        return Sanction(name)
    low = draw(st.sampled_from(MONTHS if least else (None, *MONTHS)))
    longer = [None, *(month for month in MONTHS if month >= (low or 12))]
    high = draw(st.sampled_from(longer))
    high_open = high is not None and high > max(low or 0, 12) and draw(st.booleans())
    return Sanction(name, None if low is None and high is None else Span(low, high, high_open=high_open))


def frames(ladder: Ladder) -> st.SearchStrategy[tuple[Sanction, ...]]:
    return st.lists(terms(ladder), min_size=1, max_size=3, unique_by=lambda each: each.rung).map(tuple)


# Systems


@st.composite
def fallbacks(draw: st.DrawFn, *, may_be_next: bool = False) -> tuple[Fallback, ...]:
    use = st.lists(st.sampled_from(["prison ..<min", "fine", "prison 6m..2y", "life"]), min_size=1, max_size=2)
    made = st.builds(
        lambda texts, follows, contested: Fallback(
            tuple(map(sanction, texts)), may_be_next and follows, "view" if contested else ""
        ),
        use,
        st.booleans(),
        st.booleans(),
    )
    return tuple(draw(st.lists(made, min_size=1, max_size=2)))


SCALES: tuple[dict[str, Any], ...] = (
    {"max": (3, 4), "min": (1, 2)},
    {"max": (1, 2), "min": (1, 3), "rungs": {"life": (sanction("prison 2y..7y"),)}},
    {"max": (3, 4), "min_table": ((60, 24), (24, 6), (12, 3))},
    {"max": (3, 2), "min": (3, 2)},
)


@st.composite
def reductions(draw: st.DrawFn, name: str) -> list[Reduction]:
    """A reduction; sometimes with an earlier version that is no longer law."""
    method = draw(st.sampled_from(["next-tier", "next-tier", "any-lower", "scale"]))
    made = Reduction(
        name, "1", method, draw(fallbacks()), None, None, (), {}, draw(st.sampled_from([1, 1, 2])), "", "", ""
    )
    if method == "scale":
        made = made._replace(**draw(st.sampled_from(SCALES)))
    if draw(st.booleans()):
        return [made]
    older = made._replace(method="any-lower", times=2, since=PAST[0], until=PAST[1])
    return [older, made._replace(since=PRESENT[0])]


@st.composite
def systems(draw: st.DrawFn) -> System:
    ladder = Ladder.of(draw(st.sampled_from(LADDERS)))
    names = ["step", "other"][: draw(st.integers(1, 2))]
    insteads = [
        Instead(of, "1", draw(fallbacks(may_be_next=True)), "", "")
        for of in ("death", "life", "prison")
        if of in ladder.rank and draw(st.booleans())
    ]
    return System(
        id="xx",
        title={},
        currency="XXX",
        language="en",
        code="xx/code",
        since="",
        ladder=ladder,
        mitigated="step",
        order=tuple(draw(st.permutations(names))),
        no_minimum=draw(st.sampled_from([(), (), ("fine",)])),
        reductions=tuple(version for name in names for version in draw(reductions(name))),
        insteads=tuple(insteads),
        totals=(),
        instruments={},
        wording={},
        source=None,
        elements=Elements(),
    )


# Facts and conditions

COUNTS = ("count", "amount")
CHOICES = ("role", "victim")
PLAIN = ("a", "b", "c", "d")
WAITING = ("not-abused", "returned")  # neither yes nor no until answered
DERIVED = "several"
FOUND = ("grave", "cruel")


def fact(name: str, kind: str, default: Any, *, values: tuple[str, ...] = (), within: Any = None) -> Fact:
    listed = tuple(Value(value, {}, "", ()) for value in values)
    return Fact(name, kind, {}, {}, {}, "act", "", "", listed, (), default, within, ())


def circumstance(name: str, when: Node | None = None, *, default: str = "no") -> Circumstance:
    return Circumstance(name, "1", {}, {}, {}, "act", when, False, default, (), "", "")


@st.composite
def facts(draw: st.DrawFn) -> tuple[Fact, ...]:
    return (
        fact("count", "count", draw(st.sampled_from([0, 1]))),
        fact("amount", "amount", 0),
        fact("figure", "amount", None, within=(2, 4)),
        fact("role", "choice", "principal", values=("principal", "accessory", "coerced")),
        fact("victim", "choice", draw(st.sampled_from([None, "child"])), values=("child", "woman")),
        fact("harm", "level", "none", values=("none", "minor", "grave")),
    )


def tests() -> st.SearchStrategy[Node]:
    """Tests of numbers, choices and levels."""
    sign = st.sampled_from([">=", "<", "<=", ">"])
    number = st.builds(lambda s, n: (s, ("n", n)), sign, st.integers(1, 3))
    return st.one_of(
        st.builds(lambda name, each: ("test", name, (each,)), st.sampled_from(COUNTS), number),
        st.builds(lambda low: ("test", "count", ((">=", ("n", low)), ("<", ("n", low + 2)))), st.integers(1, 2)),
        st.builds(
            lambda s, share: ("test", "amount", ((s, ("@", "figure", *share)),)),
            sign,
            st.sampled_from([(100, 100), (50, 100)]),
        ),
        st.builds(lambda value: ("test", "role", (("==", ("w", value)),)), st.sampled_from(["accessory", "coerced"])),
        st.builds(lambda s, value: ("test", "victim", ((s, ("w", value)),)), st.sampled_from(["==", "!="]), st.just("child")),
        st.builds(lambda s, value: ("test", "harm", ((s, ("w", value)),)), sign, st.sampled_from(["minor", "grave"])),
    )


def yes(*names: str) -> st.SearchStrategy[Node]:
    return st.sampled_from([("yes", name) for name in names])


def combined(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Conditions of a few leaves."""
    some = st.lists(leaves, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        leaves,
        leaves,
        st.builds(lambda leaf: ("not", leaf), leaves),
        st.builds(lambda kind, parts: (kind, parts), st.sampled_from(["all", "any"]), some),
        st.builds(lambda parts: ("at-least", 2, parts), some),
        st.builds(lambda one, other: ("all", (one, ("not", other))), leaves, leaves),
    )


OFFENCE: st.SearchStrategy[Node] = st.sampled_from([("offence", "intentional"), ("offence", "xx/one")])
BASIC = st.one_of(yes(*PLAIN), yes(*PLAIN), yes(*PLAIN), tests(), tests(), OFFENCE)
FULL = st.one_of(yes(*PLAIN), yes(*PLAIN), yes(*WAITING), yes(DERIVED), yes(*FOUND), tests())
SETTLED = st.one_of(yes(*PLAIN), yes(*PLAIN), yes(*WAITING), yes(DERIVED), tests())


def late(tiers: tuple[str, ...]) -> st.SearchStrategy[Node]:
    """What a rule may ask of the tier that applies."""
    return st.one_of(
        st.sampled_from([("tier", name) for name in tiers]),
        st.sampled_from([("frame", "death"), ("frame", "fine"), ("frame", "life")]),
        st.builds(
            lambda which, s, n: (which, ((s, ("n", n)),)),
            st.sampled_from(["frame-max", "frame-min"]),
            st.sampled_from(["<=", ">="]),
            st.sampled_from(MONTHS),
        ),
    )


@st.composite
def definitions(draw: st.DrawFn, of: str) -> list[Definition]:
    kind = draw(st.sampled_from(["shall", "may", "both", "none"]))
    if kind == "none":
        return []
    shall = draw(combined(BASIC)) if kind != "may" else None
    may = draw(st.none() | combined(BASIC)) if kind != "shall" else None
    may = ("all", ()) if kind == "may" and may is None else may
    return [Definition(of, "1", shall, may, draw(st.booleans()), "", "", "")]


# Provisions


@st.composite
def effects(draw: st.DrawFn, ladder: Ladder) -> str:
    verb = draw(
        st.sampled_from(
            ["mitigated", "mitigated", "mitigated other", "aggravated other", "lighter", "heavier", "exempt"]
            + ["not-pursued", "bar", "bar", "bar", "lift-floor", "floor", "cap", "allow", "replace", "add fine"]
        )
    )
    if verb == "bar":
        return f"bar {draw(st.sampled_from([each.id for each in ladder.rungs]))}"
    if verb == "floor":
        return draw(st.sampled_from(["floor prison 2y", "floor prison 3y..", "floor prison 7y", "floor life"]))
    if verb == "cap":
        return draw(st.sampled_from(["cap prison 3y", "cap prison ..2y", "cap prison ..<5y", "cap fine", "cap prison 1y"]))
    if verb in ("allow", "replace"):
        return f"{verb} {draw(st.sampled_from(['fine', 'prison 5y..', 'prison ..3y', 'life', 'prison 1y..2y']))}"
    return verb


@st.composite
def options(draw: st.DrawFn, ladder: Ladder) -> tuple[Option, ...]:
    one = st.lists(effects(ladder), min_size=1, max_size=2).map(" + ".join)
    return tuple(Option.parse(text) for text in draw(st.lists(one, min_size=1, max_size=3, unique=True)))


@st.composite
def tiers(draw: st.DrawFn, ladder: Ladder) -> tuple[Tier, ...]:
    """A base, usually without a condition, and others; ladders, `within` and `lighter_than` now and then."""
    names = ("base", "aggravated", "gravest")[: draw(st.integers(1, 3))]
    made: list[Tier] = []
    for name in names:
        first = name == "base"
        when = draw(st.none() if first and draw(st.integers(0, 3)) else combined(FULL))
        within = draw(st.sampled_from(["", "", "", *(each.id for each in made)]))
        lighter = draw(st.sampled_from([(), (), (), *((each.id,) for each in made)]))
        named = "" if first else draw(st.sampled_from(["", "", "", "", "leaders"]))
        sole = Addition(draw(st.sampled_from(["shall", "may", "may-or-sole"])), (Sanction("fine"),))
        extra = (sole,) if draw(st.integers(0, 3)) == 0 else ()
        frame = draw(frames(ladder))
        made.append(Tier(name, "1", {}, frame, extra, when, within, lighter, named, "person", "", "", ""))
    return tuple(made)


@st.composite
def rules(draw: st.DrawFn, ladder: Ladder, prefix: str, most: int, *, follows: bool = False) -> tuple[Rule, ...]:
    made: list[Rule] = []
    for number in range(draw(st.integers(0, most))):
        when = draw(st.one_of(st.none(), combined(FULL), combined(FULL), combined(FULL), combined(late(("base", "gravest")))))
        instead = draw(st.sampled_from([(), (), (), *((each.id,) for each in made)]))
        since, until = draw(st.sampled_from([("", ""), ("", ""), ("", ""), PAST, PRESENT]))
        of = draw(st.sampled_from([(), (), (), ("intentional",), ("xx/other",)]))
        rule = Rule(f"{prefix}{number}", "1", {}, {}, draw(st.sampled_from(["shall", "may"])), draw(options(ladder)))
        rule = rule._replace(
            when=when, instead_of=instead, since=since, until=until, of=of, follows=follows and draw(st.booleans())
        )
        made.append(rule)
    if draw(st.integers(0, 5)) == 0:
        made.append(
            Rule(f"{prefix}-none", "1", {}, {}, "shall", (Option.parse("not-liable"),), draw(combined(FULL)))
        )
    return tuple(made)


@st.composite
def nevers(draw: st.DrawFn) -> tuple[Never, ...]:
    pair = st.builds(lambda one, other: Never(("all", (one, other)), "1", {}), SETTLED, SETTLED)
    return tuple(draw(st.lists(pair, max_size=1)))


@st.composite
def offences(draw: st.DrawFn, name: str, ladder: Ladder, *, follows: bool = False) -> Offence:
    derived = draw(combined(BASIC))
    meant = [definition for of in FOUND for definition in draw(definitions(of))]
    listed = [*map(circumstance, (*PLAIN, *FOUND)), circumstance(DERIVED, derived)]
    listed += [circumstance(each, default="unknown") for each in WAITING]
    needs = draw(st.none() if draw(st.booleans()) else combined(FULL))
    return Offence(
        name,
        "xx",
        (OffenceVersion("1", {}, {}, "", draw(st.sampled_from([(), ("intentional",)])), needs, "", ""),),
        None,
        Elements(
            facts=draw(facts()),
            circumstances=tuple(listed),
            definitions=tuple(meant),
            tiers=draw(tiers(ladder)),
            rules=draw(rules(ladder, f"{name[-1]}", 3, follows=follows)),
            nevers=draw(nevers()) if draw(st.booleans()) else (),
        ),
    )


@st.composite
def references(draw: st.DrawFn, to: str) -> tuple[Reference, ...]:
    kind = draw(st.sampled_from(["convict", "heavier", "punish"]))
    given = draw(st.sampled_from([{}, {}, {"a": True}, {"count": "@amount"}, {"victim": "woman"}]))
    own = draw(st.sampled_from([(), (), (Option.parse("mitigated"),), (Option.parse("floor prison 2y"),)]))
    when = draw(st.none() | combined(SETTLED))
    return (Reference("onward", "1", {}, kind, (to,), when, "person", given, own, False, "", ""),)


def answers(name: str) -> st.SearchStrategy[Any]:
    if name in COUNTS:
        return st.none() | st.integers(0, 5)
    values = {
        "figure": (None, 2, 3, 4),
        "role": (None, "principal", "accessory", "coerced"),
        "victim": (None, "child", "woman"),
        "harm": (None, "none", "minor", "grave"),
    }
    return st.sampled_from(values.get(name, (None, True, True, False)))


NUMBERS = frozenset({*COUNTS, "figure"})
NAMES = (*PLAIN, *WAITING, *FOUND, DERIVED, "role", "victim", "harm", *sorted(NUMBERS))


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """Some facts named, a few of them `?`; never more than two unknown numbers, so that the naive judge can finish."""
    named = draw(st.lists(st.sampled_from(NAMES), max_size=5, unique=True))
    made = {name: draw(answers(name)) for name in named}
    open_numbers = [name for name in made if name in NUMBERS and made[name] is None]
    return {name: value for name, value in made.items() if name not in open_numbers[1:]}


@st.composite
def posed(draw: st.DrawFn) -> Posed:
    """A law of one offence, and a case."""
    system = draw(systems())
    system = system._replace(elements=Elements(rules=draw(rules(system.ladder, "g", 1))))
    offence = draw(offences("xx/one", system.ladder))
    return Posed(Statutes({"xx": system}, {"xx/one": offence}), "xx/one", draw(cases()))


@st.composite
def referred(draw: st.DrawFn) -> Posed:
    """A law of two offences, one of which refers to the other, and a case."""
    system = draw(systems())
    one = draw(offences("xx/one", system.ladder, follows=True))
    leads = draw(references("xx/other"))
    one = one._replace(elements=one.elements._replace(references=leads))
    other = draw(offences("xx/other", system.ladder))
    # A fact that means the same has the same id everywhere; under `punish` the two files' words even meet in one charge.
    shared = {"facts": one.elements.facts}
    if leads[0].kind == "punish":
        shared |= {"circumstances": one.elements.circumstances, "definitions": one.elements.definitions}
    other = other._replace(elements=other.elements._replace(**shared))
    return Posed(Statutes({"xx": system}, {one.id: one, other.id: other}), "xx/one", draw(cases()))
