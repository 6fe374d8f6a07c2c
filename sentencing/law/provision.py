"""The law as an answer needs it: what `corpus` compiles statute files into, and the engine reads.

Dates are ISO strings, empty where nothing is said, so that they compare as text. Every label is a mapping from a
language to its words. A `packed` record is the same record as JSON arrays.
"""

from __future__ import annotations

from sentencing.law.condition import from_json
from sentencing.law.effect import Effect, Option
from sentencing.law.record import Record
from sentencing.law.sanction import Ladder, Rung, Sanction
from sentencing.law.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Protocol, TypeAlias, TypeVar

    from sentencing.law.condition import Node

    Text: TypeAlias = dict[str, str]
    Packed: TypeAlias = list[Any]
    FactValue: TypeAlias = bool | int | str

    class Dated(Protocol):
        """Anything that is law from a day, to a day."""

        @property
        def since(self) -> str:
            """The first day."""
            ...

        @property
        def until(self) -> str:
            """The last day."""
            ...

    D = TypeVar("D", bound=Dated)
    T = TypeVar("T")


def in_force(element: Dated, day: str) -> bool:
    """Whether an element is law on a day (both its dates included)."""
    return (not element.since or element.since <= day) and (not element.until or day <= element.until)


def on(elements: Iterable[D], day: str) -> tuple[D, ...]:
    """The elements that are law on a day."""
    return tuple(element for element in elements if in_force(element, day))


class Value(Record):
    """One value of a choice or level, or one part of a quantity."""

    id: str
    label: Text
    cite: str
    alias: tuple[str, ...]


class Fact(Record):
    """A number, choice, level, age or date asked about the case.

    `default` is what silence means: a number, a word, a pair of numbers (somewhere between, no law here tells where)
    or None, unknown. `within` is the span in which an authority sets this figure. `each`: of each offence on its own.
    """

    id: str
    type: str
    label: Text
    ask: Text
    help: Text
    group: str
    cite: str
    unit: str
    values: tuple[Value, ...]
    parts: tuple[Value, ...]
    default: Any
    within: tuple[int, int] | None
    alias: tuple[str, ...]
    each: bool = False


class Circumstance(Record):
    """A legal characterisation: derived from facts (`when`), left to the court (`open`), or asked; `each`: of each
    offence on its own."""

    id: str
    cite: str
    label: Text
    ask: Text
    help: Text
    group: str
    when: Node | None
    open: bool
    default: str
    alias: tuple[str, ...]
    since: str
    until: str
    each: bool = False


class Definition(Record):
    """What an instrument says a circumstance means."""

    of: str
    cite: str
    shall: Node | None
    may: Node | None
    only: bool
    contested: str
    since: str
    until: str


class Addition(Record):
    """What goes with a principal punishment: exactly one of the choices (for may, at most one).

    `mode`: shall, may, shall-or-sole or may-or-sole; the last two may also stand alone.
    """

    mode: str
    choices: tuple[Sanction, ...]


class Tier(Record):
    """A frame and the condition under which it applies; `borrowed_from` names the tier whose frame it takes."""

    id: str
    cite: str
    label: Text
    principal: tuple[Sanction, ...]
    additional: tuple[Addition, ...]
    when: Node | None
    within: str
    lighter_than: tuple[str, ...]
    ladder: str
    subject: str
    borrowed_from: str
    since: str
    until: str


class Unit(Record):
    """How an organisation answers: its own fine, and whose frame its responsible persons have."""

    cite: str
    principal: tuple[Sanction, ...]
    persons: str
    since: str
    until: str


class Rule(Record):
    """A condition that changes what the court must or may do. `of` and `but`: the offences it reaches, all if empty."""

    id: str
    cite: str
    label: Text
    help: Text
    modality: str
    options: tuple[Option, ...]
    when: Node | None = None
    of: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    follows: bool = False
    instead_of: tuple[str, ...] = ()
    contested: str = ""
    since: str = ""
    until: str = ""


class Reference(Record):
    """A sentence that carries the case to other offences. `kind`: convict, punish, heavier, cumulate or acts; one that
    `lapses` does not where the other offence is not made out. Answers of the same id go along but for those `apart`."""

    id: str
    cite: str
    label: Text
    kind: str
    to: tuple[str, ...]
    when: Node | None
    subject: str
    given: dict[str, FactValue]
    options: tuple[Option, ...]
    inferred: bool
    since: str
    until: str
    lapses: bool = False
    apart: tuple[str, ...] = ()


class Consequence(Record):
    """What follows from a sentence, or is barred (`modality` "bar"); `minor` is not among the first things asked, and
    `unstated` only follows where the text states no amount, share or term of it; one that is `whole` follows from the
    one sentence for several offences."""

    id: str
    cite: str
    label: Text
    otherwise: Text
    modality: str
    on: tuple[Sanction, ...]
    when: Node | None
    of: tuple[str, ...]
    but: tuple[str, ...]
    instead_of: tuple[str, ...]
    contested: str
    minor: bool
    since: str
    until: str
    unstated: bool = False
    whole: bool = False


class Never(Record):
    """Answers that cannot go together; `said`: where a case says them all."""

    when: Node
    cite: str
    label: Text
    said: bool = False
    since: str = ""
    until: str = ""


class Doctrine(Record):
    """A contested point: what is assumed, what others hold, and who."""

    id: str
    cite: str
    text: Text
    alternative: Text
    source: str


class Fallback(Record):
    """Sanctions, and the doctrine they rest on; `next_tier` adds what the next lower tier allows."""

    use: tuple[Sanction, ...]
    next_tier: bool
    contested: str


class Reduction(Record):
    """What a reduction's name means; see `law.statute.Reduction`."""

    id: str
    cite: str
    method: str
    below: tuple[Fallback, ...]
    max: tuple[int, int] | None
    min: tuple[int, int] | None
    min_table: tuple[tuple[int, int], ...]
    rungs: dict[str, tuple[Sanction, ...]]
    times: int
    contested: str
    since: str
    until: str


class Instead(Record):
    """What takes the place of a barred sanction when nothing else is left."""

    of: str
    cite: str
    use: tuple[Fallback, ...]
    since: str
    until: str


class Cap(Record):
    """The longest total on a rung, in months, where the sum of the single terms lies in `sum`."""

    rung: str
    high: int
    sum: Span | None


class Total(Record):
    """How sentences for several offences become one; see `law.statute.Total`."""

    cite: str
    absorb: tuple[str, ...]
    caps: tuple[Cap, ...]
    swallows: dict[str, tuple[str, ...]]
    after: tuple[str, ...]
    since: str
    until: str


class Elements(Record):
    """What a file declares that bears on an answer: of one offence, or of every offence of a system."""

    facts: tuple[Fact, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    definitions: tuple[Definition, ...] = ()
    tiers: tuple[Tier, ...] = ()
    units: tuple[Unit, ...] = ()
    rules: tuple[Rule, ...] = ()
    references: tuple[Reference, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    nevers: tuple[Never, ...] = ()
    doctrines: tuple[Doctrine, ...] = ()


class OffenceVersion(Record):
    """The name, needs and properties of an offence between two dates; `new` where there was no such offence before."""

    article: str
    title: Text
    summary: Text
    chapter: str
    properties: tuple[str, ...]
    needs: Node | None
    since: str
    until: str
    new: bool = False


class Source(Record):
    """Where the figures come from, the date of that text, and the day they were compared with it (empty: not yet)."""

    instrument: str
    text_as_of: str
    checked: str
    url: str


class Offence(Record):
    """An offence with every element that only some offences share."""

    id: str
    system: str
    versions: tuple[OffenceVersion, ...]
    source: Source | None
    elements: Elements


class InTime(Record):
    """Which law governs an act judged on a later day; `committed` (the latest first) and `judged` are the facts that
    tell the days, and `label` says why they cannot come in another order."""

    cite: str
    committed: tuple[str, ...]
    judged: str
    label: Text


def naming(to: str) -> str:
    """The fact by which a case names the offence that a reference leads to; empty where the reference names it itself.
    `other` is short for `other-offence`."""
    if "/" in to:
        return ""
    return "other-offence" if to == "other" else to


class Transition(Record):
    """Elements that follow the law of the act (`old`), of judgment (`new`) or of a day (ISO), for acts before a day;
    or, in `first`, instruments that reach back since nothing said anything on their point before, each with its first
    day; to acts of the day `since` or later, if it is not empty."""

    cite: str
    before: str
    use: str
    elements: tuple[str, ...]
    first: dict[str, str]
    since: str = ""


class Limitation(Record):
    """The periods (months) that some consequences tell, by their ids, and what keeps one from running out where nothing
    is said of the circumstances that it `asks`."""

    cite: str
    periods: dict[str, int]
    asks: tuple[str, ...]
    unless: Text


class System(Record):
    """A jurisdiction: its ladder, its general rules, and how it counts. `since`: the first day encoded."""

    id: str
    title: Text
    currency: str
    language: str
    code: str
    since: str
    ladder: Ladder
    mitigated: str
    order: tuple[str, ...]
    no_minimum: tuple[str, ...]
    reductions: tuple[Reduction, ...]
    insteads: tuple[Instead, ...]
    totals: tuple[Total, ...]
    instruments: dict[str, tuple[Text, Text, str, str]]
    wording: dict[str, Any]
    source: Source | None
    elements: Elements
    in_time: InTime | None = None
    transitions: tuple[Transition, ...] = ()
    limitations: tuple[Limitation, ...] = ()


def load_offence(packed: Packed) -> Offence:
    """An offence as `corpus` packed it."""
    identity, system, versions, source, elements = packed
    return Offence(
        identity,
        system,
        tuple(_record(OffenceVersion, row, properties=tuple, needs=from_json) for row in versions),
        Source(*source) if source else None,
        load_elements(elements),
    )


def load_system(packed: Packed) -> System:
    """A system as `corpus` packed it."""
    return _record(
        System,
        packed,
        ladder=lambda rungs: Ladder.of(_all(Rung, rungs, limits=Span.unpack)),
        order=tuple,
        no_minimum=tuple,
        reductions=_reductions,
        insteads=lambda rows: _all(Instead, rows, use=_fallbacks),
        totals=lambda rows: _all(
            Total, rows, absorb=tuple, caps=lambda caps: _all(Cap, caps, sum=Span.unpack), after=tuple
        ),
        source=lambda row: Source(*row),
        elements=load_elements,
        in_time=lambda row: _record(InTime, row, committed=tuple),
        transitions=lambda rows: _all(Transition, rows, elements=tuple),
        limitations=lambda rows: _all(Limitation, rows, asks=tuple),
    )


def load_elements(packed: Packed) -> Elements:
    """The elements of an offence or a system as `corpus` packed them."""
    facts, circumstances, definitions, tiers, units, rules, references, consequences, nevers, doctrines = packed
    reach: dict[str, Callable[[Any], Any]] = {"of": tuple, "but": tuple, "instead_of": tuple, "when": from_json}
    return Elements(
        _all(Fact, facts, values=_values, parts=_values, default=_pair, within=_pair, alias=tuple),
        _all(Circumstance, circumstances, when=from_json, alias=tuple),
        _all(Definition, definitions, shall=from_json, may=from_json),
        _all(Tier, tiers, principal=_sanctions, additional=_additions, when=from_json, lighter_than=tuple),
        _all(Unit, units, principal=_sanctions),
        _all(Rule, rules, options=_options, **reach),
        _all(Reference, references, to=tuple, when=from_json, options=_options, apart=tuple),
        _all(Consequence, consequences, on=_sanctions, **reach),
        _all(Never, nevers, when=from_json),
        tuple(Doctrine(*row) for row in doctrines),
    )


def pack(value: Any) -> Any:
    """Any of these records as JSON arrays, for `load_offence` and `load_system`."""
    if isinstance(value, (Span, Sanction, Effect)):
        return value.pack()
    if isinstance(value, Ladder):
        return pack(value.rungs)
    if isinstance(value, tuple):
        return [pack(part) for part in value]
    if isinstance(value, dict):
        return {key: pack(part) for key, part in value.items()}
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def _record(cls: type[T], row: Packed, **convert: Callable[[Any], Any]) -> T:
    return _all(cls, [row], **convert)[0]


def _all(cls: type[T], rows: Packed, **convert: Callable[[Any], Any]) -> tuple[T, ...]:
    """Records of rows; of each row the fields that arrays do not hold as they are meant are converted."""
    fields: tuple[str, ...] = cls._fields  # type: ignore[attr-defined]
    places = [(fields.index(name), change) for name, change in convert.items()]
    made = []
    for row in rows:
        values = [*row]
        for place, change in places:
            if values[place] is not None:
                values[place] = change(values[place])
        made.append(cls(*values))
    return tuple(made)


def _pair(packed: Any) -> Any:
    return tuple(packed) if isinstance(packed, list) else packed


def _values(rows: Packed) -> tuple[Value, ...]:
    return _all(Value, rows, alias=tuple)


def _sanctions(rows: Packed) -> tuple[Sanction, ...]:
    return tuple(Sanction.unpack(row) for row in rows)


def _additions(rows: Packed) -> tuple[Addition, ...]:
    return _all(Addition, rows, choices=_sanctions)


def _options(rows: Packed) -> tuple[Option, ...]:
    return tuple(Option(tuple(Effect.unpack(effect) for effect in effects)) for (effects,) in rows)


def _fallbacks(rows: Packed) -> tuple[Fallback, ...]:
    return _all(Fallback, rows, use=_sanctions)


def _reductions(rows: Packed) -> tuple[Reduction, ...]:
    return _all(
        Reduction,
        rows,
        below=_fallbacks,
        max=_pair,
        min=_pair,
        min_table=lambda pairs: tuple(tuple(pair) for pair in pairs),
        rungs=lambda table: {name: _sanctions(rows) for name, rows in table.items()},
    )
