"""Facts, circumstances and conditions for small random laws."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sentencing.law.provision import Circumstance, Definition, Fact, Value
from tests.engine.systems import MONTHS, PAST, PRESENT

if TYPE_CHECKING:
    from typing import Any

    from sentencing.law.condition import Node

COUNTS = ("count", "amount")
NUMBERS = frozenset({*COUNTS, "figure", "age", "drugs.white", "drugs.brown"})
PLAIN = ("a", "b", "c", "d")
GENERAL = "surrender"
WAITING = ("not-abused", "returned")  # neither yes nor no until answered
DERIVED = "several"
FOUND = ("grave", "cruel")
NAMES = (*PLAIN, GENERAL, *WAITING, *FOUND, DERIVED, "role", "victim", "harm", "motive", *sorted(NUMBERS))
DATES = st.sampled_from([("", ""), ("", ""), ("", ""), ("", ""), PAST, PRESENT])


def fact(name: str, kind: str, default: Any, *, values: tuple[str, ...] = (), within: Any = None) -> Fact:
    parts = tuple(Value(part, {}, "", ()) for part in ("white", "brown")) if kind == "quantity" else ()
    listed = tuple(Value(value, {}, "", ()) for value in values)
    return Fact(name, kind, {}, {}, {}, "act", "", "", listed, parts, default, within, ())


def circumstance(
    name: str, when: Node | None = None, *, default: str = "no", dates: tuple[str, str] = ("", "")
) -> Circumstance:
    return Circumstance(name, "1", {}, {}, {}, "act", when, False, default, (), *dates)


def listed_facts(least: int, victim: str | None) -> tuple[Fact, ...]:
    """Facts of every type."""
    return (
        fact("count", "count", least),
        fact("amount", "amount", 0),
        fact("figure", "amount", None, within=(2, 4)),
        fact("age", "age", (3, 9)),
        fact("drugs", "quantity", None),
        fact("role", "choice", "principal", values=("principal", "accessory", "coerced")),
        fact("victim", "choice", victim, values=("child", "woman")),
        fact("harm", "level", "none", values=("none", "minor", "grave")),
    )


FACTS = st.sampled_from([listed_facts(least, victim) for least in (0, 1) for victim in (None, "child")])
# Of one offence only.
MOTIVE = fact("motive", "choice", None, values=("greed", "hatred"))

SIGNS = st.sampled_from([">=", "<", "<=", ">"])
EQUAL = st.sampled_from(["==", "!="])


def test(name: str, sign: str, operand: Any) -> Node:
    return ("test", name, ((sign, operand),))


def number(value: int) -> Node:
    return ("n", value)


def word(value: str) -> Node:
    return ("w", value)


MOTIVES: st.SearchStrategy[Node] = st.builds(test, st.just("motive"), EQUAL, st.just(word("greed")))
TESTS: st.SearchStrategy[Node] = st.one_of(
    st.builds(test, st.sampled_from(COUNTS), SIGNS, st.integers(1, 3).map(number)),
    st.builds(lambda low: ("test", "count", ((">=", number(low)), ("<", number(low + 2)))), st.integers(1, 2)),
    st.builds(test, st.just("amount"), SIGNS, st.sampled_from([("@", "figure", 100, 100), ("@", "figure", 50, 100)])),
    st.builds(test, st.just("count"), SIGNS, st.just(("@", "amount", 100, 100))),
    st.builds(test, st.just("age"), st.sampled_from([">=", "<"]), st.sampled_from([3, 10]).map(number)),
    st.builds(
        lambda sign, low: ("any", tuple(test(f"drugs.{part}", sign, number(low)) for part in ("white", "brown"))),
        st.sampled_from([">=", "<"]),
        st.integers(1, 2),
    ),
    st.builds(test, st.just("role"), EQUAL, st.sampled_from(["accessory", "coerced"]).map(word)),
    st.builds(test, st.just("victim"), EQUAL, st.just(word("child"))),
    st.builds(test, st.just("harm"), SIGNS, st.sampled_from(["minor", "grave"]).map(word)),
)
OFFENCE: st.SearchStrategy[Node] = st.sampled_from([("offence", "intentional"), ("offence", "xx/one")])


def yes(*names: str) -> st.SearchStrategy[Node]:
    return st.sampled_from([("yes", name) for name in names])


@cache
def combined(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Conditions of a few leaves. (Strategies are kept: making one costs more than drawing from it.)"""
    some = st.lists(leaves, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        leaves,
        leaves,
        st.builds(lambda leaf: ("not", leaf), leaves),
        st.builds(lambda kind, parts: (kind, parts), st.sampled_from(["all", "any"]), some),
        st.builds(lambda parts: ("at-least", 2, parts), some),
        st.builds(lambda one, other: ("all", (one, ("not", other))), leaves, leaves),
    )


PLAINS = yes(*PLAIN, *PLAIN, GENERAL)
BASIC = st.one_of(PLAINS, PLAINS, TESTS, TESTS, OFFENCE)
SETTLED = st.one_of(PLAINS, PLAINS, yes(*WAITING), yes(DERIVED), TESTS)
FULL = st.one_of(PLAINS, PLAINS, yes(*WAITING), yes(DERIVED), yes(*FOUND), TESTS)


@cache
def late(*tiers: str) -> st.SearchStrategy[Node]:
    """What a rule may ask of the tier that applies."""
    return st.one_of(
        st.sampled_from([("tier", name) for name in tiers]),
        st.sampled_from([("frame", "death"), ("frame", "fine"), ("frame", "life")]),
        st.builds(
            lambda which, sign, months: (which, ((sign, number(months)),)),
            st.sampled_from(["frame-max", "frame-min"]),
            st.sampled_from(["<=", ">=", "<", ">"]),
            st.sampled_from(MONTHS),
        ),
    )


def _definition(shall: Node | None, may: Node | None, only: bool, dates: tuple[str, str]) -> Definition:  # noqa: FBT001
    return Definition("", "1", shall, ("all", ()) if shall is None and may is None else may, only, "", *dates)


PERHAPS: st.SearchStrategy[Node | None] = st.none() | combined(BASIC)
# What the circumstances that a court may find mean: nothing, one definition, or two.
DEFINITIONS = st.lists(st.builds(_definition, PERHAPS, PERHAPS, st.booleans(), DATES), max_size=2)


@cache
def answers(name: str) -> st.SearchStrategy[Any]:
    """What a case may say of a fact or circumstance."""
    if name == "figure":
        return st.sampled_from([None, 2, 3, 4])
    if name in NUMBERS:
        return st.sampled_from([None, 0, 1, 2, 3, 4, 10])
    values = {
        "role": (None, "principal", "accessory", "coerced"),
        "victim": (None, "child", "woman"),
        "harm": (None, "none", "minor", "grave"),
        "motive": (None, "greed", "hatred"),
    }
    return st.sampled_from(values.get(name, (None, True, True, False)))


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """Some facts named, a few of them `?`; no more than one unknown number, so that the naive judge can finish."""
    named = draw(st.lists(st.sampled_from(NAMES), max_size=6, unique=True))
    made = {name: draw(answers(name)) for name in named}
    open_numbers = [name for name in made if name in NUMBERS and made[name] is None]
    return {name: value for name, value in made.items() if name not in open_numbers[1:]}
