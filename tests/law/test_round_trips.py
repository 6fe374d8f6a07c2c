"""What a statute file writes is read, packed as JSON, unpacked, and written back without loss."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.law.condition import ALWAYS, NEVER, Condition, from_json
from sentencing.law.effect import BARE, WITH_SANCTION, Effect, Option, written
from sentencing.law.grammar import GrammarError
from sentencing.law.packed import pack
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from sentencing.law.values import Cite, pins

ids = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
numbers = st.integers(0, 400)
terms = st.one_of(
    st.builds("{}y".format, numbers), st.builds("{}m".format, numbers), st.builds("{}y{}m".format, numbers, numbers)
)
shares = st.integers(0, 4).map("{}00%".format) | st.builds("{}x".format, numbers)
units = st.sampled_from([terms, numbers.map("{}d".format), numbers.map(str), shares])


def is_span(text: str) -> bool:
    try:
        Span.parse(text)
    except GrammarError:
        return False
    return True


@st.composite
def span_texts(draw: st.DrawFn) -> str:
    """A span as a file writes it, its ends in order."""
    bound = draw(units)
    low, high = draw(bound), draw(bound | ids)
    rest = draw(st.sampled_from(["", "..", f"..{high}", f"..<{high}"]))
    text = (low if not rest or draw(st.booleans()) else "") + rest
    return text if is_span(text) else low


sanction_texts = st.builds(
    "{}{}{}".format, ids, st.just("") | span_texts().map(" {}".format), st.just("") | ids.map(" of {}".format)
)
effect_texts = st.one_of(
    st.sampled_from(BARE),
    st.builds("{} {}".format, st.sampled_from(("mitigated", "aggravated", "bar")), ids),
    st.sampled_from(("mitigated", "aggravated")),
    st.builds("{} {}".format, st.sampled_from(WITH_SANCTION), sanction_texts),
)
option_texts = st.lists(effect_texts, min_size=1, max_size=3).map(" + ".join)


@given(span_texts())
def test_spans(text: str) -> None:
    span = Span.parse(text)
    assert re.fullmatch(Span.pattern(), text)
    assert Span.unpack(through_json(span.pack())) == span


@given(sanction_texts)
def test_sanctions(text: str) -> None:
    sanction = Sanction.parse(text)
    assert re.fullmatch(Sanction.pattern(), text)
    assert Sanction.unpack(through_json(sanction.pack())) == sanction
    assert Sanction.parse(written(sanction)) == sanction


@given(effect_texts)
def test_effects(text: str) -> None:
    effect = Effect.parse(text)
    assert Effect.unpack(through_json(effect.pack())) == effect
    assert Effect.parse(str(effect)) == effect


@given(option_texts)
def test_options(text: str) -> None:
    option = Option.parse(text)
    assert re.fullmatch(Option.pattern(), text)
    assert Option.parse(str(option)) == option
    (effects,) = through_json(pack(option))
    assert Option(tuple(Effect.unpack(each) for each in effects)) == option


cite_parts = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "cn/criminal-law ", "xx/act-2016.1 "]),
    st.sampled_from(["1", "240", "133-1", "3553", "49a"]),
    st.lists(st.sampled_from(["(1)", "(2)", "(e)", "(1-1)"]), max_size=3).map("".join),
)


@given(st.lists(cite_parts, min_size=1, max_size=3))
def test_cites(parts: list[str]) -> None:
    text = "; ".join(parts)
    assert Cite.parse(text).text == text
    assert re.fullmatch(Cite.pattern(), text)
    assert [written_pin(pin) for pin in pins(text)] == parts


def written_pin(pin: object) -> str:
    instrument, article, labels = pin  # type: ignore[misc]
    return f"{instrument} {article}".strip() + "".join(f"({label})" for label in labels)


names = st.sampled_from(["amount", "victims", "drugs.heroin", "cn/241:abused", "stage"])
tests = st.one_of(
    st.builds("{} {}".format, st.sampled_from([">=", "<=", ">", "<", "==", "!="]), numbers),
    st.builds(">= {}, < {}".format, numbers, numbers),
    st.builds("{}{}".format, st.sampled_from(["", ">= "]), st.sampled_from(["50g", "1.5kg", "2015-11-01", "grave"])),
    st.builds(">= {}% of @{}".format, numbers, st.sampled_from(["here", "large-here"])),
    st.just("< @here"),
    numbers,
)
leaves = st.one_of(
    st.sampled_from(["armed", "cn/241:abused", "tier:base", "frame:death", "offence:cn/240", "offence:intentional"]),
    st.dictionaries(names, tests | st.booleans() | st.lists(ids, min_size=1, max_size=2), min_size=1, max_size=2),
    st.builds(lambda test: {"drugs": {"heroin": test}}, tests),
    st.builds(lambda sign, months: {"frame-max": f"{sign} {months}"}, st.sampled_from(["<=", ">"]), numbers),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(
            lambda key, parts: {key: parts}, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)
        ),
        st.builds(lambda part: {"not": part}, inner),
        st.builds(lambda n, parts: {"at-least": {"n": n, "of": parts}}, st.integers(1, 3), st.lists(inner, min_size=1)),
    ),
    max_leaves=5,
)


@given(conditions)
def test_conditions(raw: object) -> None:
    node = Condition.parse(raw).node
    assert from_json(through_json(pack(node))) == node


@pytest.mark.parametrize("node", [ALWAYS, NEVER])
def test_conditions_without_parts(node: tuple[object, ...]) -> None:
    assert from_json(through_json(pack(node))) == node


@pytest.mark.parametrize("text", ["fine 50%..2x of sales", "fine 0.5x", "fine 1.25x"])
def test_shares_as_a_file_writes_them(text: str) -> None:
    assert Sanction.parse(written(Sanction.parse(text))) == Sanction.parse(text)


def test_a_fact_of_another_file_may_be_compared_with() -> None:
    assert Condition.parse({"amount": ">= @cn/264:large-here"})


@pytest.mark.parametrize("text", ["5y..<", "..<", "5y..3y", "5y..<5y", "5y..20000", "y", "..5q"])
def test_spans_that_are_none(text: str) -> None:
    with pytest.raises(GrammarError):
        Span.parse(text)


def test_shares_are_exact() -> None:
    assert Span.parse("50%..2x") == Span(Fraction(1, 2), 2, unit="share")
    assert Span.parse("0.125x..1x").low == Fraction(1, 8)


def through_json(packed: object) -> list[object]:
    loaded: list[object] = json.loads(json.dumps(packed))
    return loaded
