"""What a record of a statute file must be beyond the types of its keys: which keys exclude or need each other, how ids
are formed, that dates run forward. Each rule yields paths and what is wrong there; `read` places them."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, get_args, get_type_hints

from sentencing.corpus.problem import nearest, quoted
from sentencing.corpus.schema import toml_key
from sentencing.law import jurisdiction, statute
from sentencing.law.claim import Claim, Expected, Said
from sentencing.law.condition import RESERVED
from sentencing.law.condition import number as read_number
from sentencing.law.grammar import GrammarError
from sentencing.law.judgment import Judgment, Report
from sentencing.law.motion import Motion, Publication
from sentencing.law.provision import naming
from sentencing.law.sanction import KINDS
from sentencing.law.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.document import Path

Wrong: TypeAlias = "tuple[Path, str, str]"

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_WORD = re.compile(r"[a-z][a-z0-9-]*")
_QUALIFIED = re.compile(r"[a-z]{2,3}/[a-z0-9][a-z0-9.-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_REFERENCES = ("convict", "punish", "heavier", "cumulate", "acts")
_ONE_OF = {
    statute.Tier: ("principal", "frame_of"),
    statute.Rule: ("shall", "may"),
    statute.Addition: ("shall", "may", "shall_or_sole", "may_or_sole"),
}
_NUMERIC = ("count", "amount", "quantity", "age", "date")
# Texts that stand on one line wherever they are shown, and may not be left empty where they are required.
_ONE_LINE = ("label", "title", "short")
_REQUIRED_TEXTS: dict[type, tuple[str, ...]] = {
    statute.Article: ("title",),
    statute.Offence: ("title",),
    statute.Instrument: ("title",),
    statute.Circumstance: ("label",),
    statute.Rule: ("label",),
    statute.Consequence: ("label",),
    statute.Never: ("label",),
    statute.Value: ("label",),
    statute.Place: ("label", "source"),
    statute.Note: ("text",),
    statute.Doctrine: ("text", "alternative"),
    statute.Waiver: ("reason",),
    jurisdiction.RungRecord: ("title",),
    jurisdiction.Jurisdiction: ("title",),
    jurisdiction.Chapter: ("title",),
    Judgment: ("court", "summary"),
    Report: ("title",),
    Claim: ("text",),
    Said: ("by",),
    Expected: ("why",),
    Motion: ("title", "summary", "by"),
    Publication: ("title",),
}


def records(content: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every record in a file with its path, the outer ones first."""
    if type(content) is tuple:
        for index, each in enumerate(content):
            if type(each) is tuple or dataclasses.is_dataclass(each):
                yield from records(each, (*path, index))
        return
    yield path, content
    kind: Any = type(content)
    for field, key in _nested(kind):
        inner = getattr(content, field)
        if inner is not None and inner != ():
            yield from records(inner, (*path, key))


@cache
def _nested(record: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a record that may hold records, with their keys."""
    hints = get_type_hints(record)
    return tuple((name, toml_key(name)) for name, kind in hints.items() if _holds_records(kind))


def _holds_records(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind) or any(_holds_records(part) for part in get_args(kind))


def misshapen(content: object) -> Iterator[Wrong]:
    """Everything that is wrong with a file's records, each seen for itself."""
    for path, record in records(content):
        for place, what, hint in (*_wrong(record), *_imposed(record)):
            yield (*path, *place), what, hint


def _wrong(record: Any) -> Iterator[Wrong]:
    yield from _identity(record)
    yield from _texts(record)
    if getattr(record, "since", None) and getattr(record, "until", None) and record.until < record.since:
        yield ("until",), f"it ends ({record.until}) before it begins ({record.since})", ""
    match record:
        case statute.Tier() | statute.Rule() | statute.Addition():
            yield from _one_of(record, _ONE_OF[type(record)])
        case statute.Reference():
            yield from _reference(record)
        case statute.Consequence() if (record.unstated or record.whole) and not record.on:
            yield ("unstated" if record.unstated else "whole",), "'on' must say which sanctions", ""
        case statute.Definition() if not (record.shall or record.may):
            yield (), "'shall' or 'may' is required here, or both", ""
        case statute.Fact():
            yield from _fact(record)
        case statute.Place() if not record.figures:
            yield ("figures",), "a place is listed for the figures that it has set, such as { large-here = 2000 }", ""
        case statute.Circumstance() if record.open and record.when:
            yield (
                ("open",),
                "what is derived (`when`) is not for the court to judge (`open`); a definition may say both",
                "",
            )
        case jurisdiction.RungRecord() if record.kind not in KINDS:
            yield ("kind",), f"{quoted(record.kind)} is none of {', '.join(KINDS)}", nearest(record.kind, KINDS)
        case jurisdiction.Reduction():
            yield from _terms((("min_table", key), key) for key in record.min_table)
            yield from _terms((("min_table", key), span) for key, span in record.min_table.items())
        case jurisdiction.Cap() if not isinstance(record.cap.high, int) or record.cap.unit != "months":
            yield ("cap",), "a term is wanted, such as 20y", ""
        case jurisdiction.Jurisdiction():
            yield from _jurisdiction(record)


def _identity(record: Any) -> Iterator[Wrong]:
    name = getattr(record, "id", None)
    if name is None:
        return
    match record:
        case statute.Offence() | statute.Instrument():
            if not _QUALIFIED.fullmatch(name):
                yield (
                    ("id",),
                    f"{quoted(name)} is not an id such as xx/12: a system, a slash, small letters and digits",
                    "",
                )
        case jurisdiction.Jurisdiction():
            if not re.fullmatch("[a-z]{2,3}", name):
                yield ("id",), f"{quoted(name)} is not an id of two or three small letters", ""
        case statute.Fact() | statute.Place() | jurisdiction.RungRecord():
            yield from _named(name, _WORD, "a small letter, then small letters, digits and hyphens")
        case _:
            yield from _named(name, _NAME, "small letters, digits and hyphens")


def _named(name: str, form: re.Pattern[str], wanted: str) -> Iterator[Wrong]:
    if not form.fullmatch(name):
        yield ("id",), f"{quoted(name)} is not an id: {wanted}", ""
    elif name in RESERVED:
        yield ("id",), f"'{name}' is a word of conditions and cannot be an id", ""


def _texts(record: Any) -> Iterator[Wrong]:
    required = _REQUIRED_TEXTS.get(type(record), ())
    for field in dataclasses.fields(record):
        text = getattr(record, field.name)
        if field.type == "Text":
            yield from _text(toml_key(field.name), text, required=field.name in required)


def _text(key: str, text: dict[str, str], *, required: bool) -> Iterator[Wrong]:
    if required and not text:
        yield (key,), 'the words are missing, such as { en = "..." }', ""
    for language, words in text.items():
        if not _LANGUAGE.fullmatch(language):
            yield (key, language), f"{quoted(language)} is not a language code such as en", ""
        if not words.strip():
            yield (key, language), "the text is empty", ""
        elif key in _ONE_LINE and "\n" in words:
            yield (key, language), "it stands on one line", ""


def _one_of(record: Any, fields: tuple[str, ...]) -> Iterator[Wrong]:
    present = [field for field in fields if getattr(record, field)]
    keys = [toml_key(field) for field in fields]
    if not present:
        yield (), f"one of {' / '.join(keys)} is required here", ""
    for field in present[1:]:
        yield (toml_key(field),), f"only one of {' / '.join(keys)} can stand here", ""


def _reference(reference: statute.Reference) -> Iterator[Wrong]:
    yield from _one_of(reference, _REFERENCES)
    if reference.punish and reference.with_:
        yield ("with",), "`punish` asks about the facts of both offences as one: there is nothing to set", ""
    if reference.lapses and not reference.convict:
        yield ("lapses",), "only a `convict` takes the place of this offence and can lapse", ""
    if reference.apart and reference.punish:
        yield ("apart",), "`punish` asks about both offences as one", ""
    if reference.apart and not all(map(naming, reference.cumulate)):  # what a fact names asks what is asked everywhere
        yield ("apart",), "`cumulate` carries no other question", ""
    if reference.alike and reference.cumulate:
        yield ("alike",), "`cumulate` carries only what is asked in the same words: hand it on in 'with'", ""


def _fact(fact: statute.Fact) -> Iterator[Wrong]:
    chosen = fact.type in ("choice", "level")
    if chosen and not fact.values:
        yield (), f"a {fact.type} needs 'values'", ""
    if fact.values and not chosen:
        yield ("values",), f"only a choice or a level has values, not a fact of type '{fact.type}'", ""
    if fact.parts and fact.type != "quantity":
        yield ("parts",), f"only a quantity has parts, not a fact of type '{fact.type}'", ""
    yield from _distinct(fact)
    if fact.default is not None:
        yield from _default(fact, fact.default.raw)
    if fact.within is not None:
        yield from _within(fact)


def _distinct(fact: statute.Fact) -> Iterator[Wrong]:
    for key, values in (("values", fact.values), ("parts", fact.parts)):
        seen: set[str] = set()
        for index, value in enumerate(values):
            if value.id in seen:
                yield (key, index, "id"), f"'{value.id}' is listed twice", ""
            seen.add(value.id)
            if key == "values" and not _WORD.fullmatch(value.id):
                yield (key, index, "id"), f"'{value.id}' does not begin with a letter, so no test can name it", ""


def _within(fact: statute.Fact) -> Iterator[Wrong]:
    span = fact.within
    if fact.type not in ("count", "amount", "quantity"):
        yield ("within",), f"only a number that an authority sets has 'within', not a fact of type '{fact.type}'", ""
    if fact.default is not None:
        yield ("default",), "a figure that an authority sets ('within') is never assumed", ""
    if span and not (
        isinstance(span.low, int) and isinstance(span.high, int) and span.unit == "money" and not span.high_open
    ):
        yield ("within",), "two whole numbers are wanted, both included, such as 1000..3000", ""


def _default(fact: statute.Fact, raw: object) -> Iterator[Wrong]:
    if fact.type in ("choice", "level"):
        names = [value.id for value in fact.values]
        if raw not in names:
            yield ("default",), f"{quoted(raw)} is none of the values", nearest(str(raw), names)
    elif fact.type == "offence" or isinstance(raw, bool):
        yield ("default",), f"a fact of type '{fact.type}' takes no such default", ""
    elif isinstance(raw, int):
        if raw < 0 or fact.type == "date":
            yield ("default",), f"{quoted(raw)} is not a default of a fact of type '{fact.type}'", ""
    else:
        yield from _numbers(fact, str(raw))


def _numbers(fact: statute.Fact, raw: str) -> Iterator[Wrong]:
    low, dots, high = raw.partition("..")
    try:
        ends = [read_number(end) for end in ((low, high) if dots else (low,))]
    except GrammarError as error:
        yield ("default",), error.why, ""
        return
    if not all(isinstance(end, int) for end in ends):
        yield ("default",), "a whole number of the smallest unit is wanted", ""
    elif ends != sorted(ends):
        yield ("default",), f"the span ends ({high}) before it begins ({low})", ""
    elif fact.type == "date" and dots:
        yield ("default",), "a date is one day", ""


def _terms(terms: Iterable[tuple[Path, str | Span]]) -> Iterator[Wrong]:
    for path, term in terms:
        try:
            span = Span.parse(term) if isinstance(term, str) else term
        except GrammarError as error:
            yield path, error.why, ""
            continue
        if span.unit != "months" or span.low is None or span.low != span.high:
            yield path, "a term is wanted, such as 2y or 6m", ""


def _imposed(record: Any) -> Iterator[Wrong]:
    if not isinstance(record, Judgment):
        return
    if record.judged.text < record.acted.text[: len(record.judged.text)]:
        yield ("judged",), f"it was judged ({record.judged.text}) before the act ({record.acted.text})", ""
    for key in ("sentence", "total"):
        imposed = getattr(record, key)
        if imposed and imposed.span and imposed.span.low != imposed.span.high:
            yield (key,), "a court imposes one term or sum, such as prison 12y", ""
    if record.suspended and (record.suspended.unit != "months" or record.suspended.low != record.suspended.high):
        yield ("suspended",), "a term is wanted, such as 2y or 6m", ""


def _jurisdiction(record: jurisdiction.Jurisdiction) -> Iterator[Wrong]:
    for key, named in (("rung", record.rung), ("chapter", record.chapter)):
        yield from _twice(key, [each.id for each in named])
    reductions = {each.id for each in record.reduction}
    for place, name in (
        (("mitigated",), record.mitigated),
        *((("order", i), name) for i, name in enumerate(record.order)),
    ):
        if name and name not in reductions:
            yield place, f"there is no reduction {quoted(name)}", nearest(name, reductions)
    yield from _ladder(record, {each.id for each in record.rung})


def _ladder(record: jurisdiction.Jurisdiction, rungs: set[str]) -> Iterator[Wrong]:
    named: list[tuple[Path, str]] = [(("no_minimum", index), name) for index, name in enumerate(record.no_minimum)]
    named += [(("instead", index, "of"), each.of) for index, each in enumerate(record.instead)]
    for index, total in enumerate(record.total):
        named += [(("total", index, "cap", at, "rung"), cap.rung) for at, cap in enumerate(total.cap)]
        named += [(("total", index, "after", at), name) for at, name in enumerate(total.after)]
        for rung, swallowed in total.swallows.items():
            named.append((("total", index, "swallows", rung), rung))
            named += [(("total", index, "swallows", rung, at), name) for at, name in enumerate(swallowed)]
    for index, reduction in enumerate(record.reduction):
        named += [(("reduction", index, "rungs", name), name) for name in reduction.rungs]
    for path, name in named:
        if name not in rungs:
            yield path, f"there is no sanction {quoted(name)} on the ladder", nearest(name, rungs)


def _twice(key: str, names: Iterable[str]) -> Iterator[Wrong]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield (key, index, "id"), f"'{name}' stands twice", ""
        seen.add(name)
