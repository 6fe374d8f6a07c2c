"""The records of the law as JSON arrays, in which `corpus` keeps what it compiled, and back."""

from __future__ import annotations

from sentencing.law.condition import from_json
from sentencing.law.effect import Effect, Option
from sentencing.law.provision import (
    Addition,
    Cap,
    Circumstance,
    Consequence,
    Definition,
    Doctrine,
    Elements,
    Fact,
    Fallback,
    Instead,
    InTime,
    Limitation,
    Never,
    Offence,
    OffenceVersion,
    Reduction,
    Reference,
    Rule,
    Source,
    System,
    Tier,
    Total,
    Transition,
    Unit,
    Value,
)
from sentencing.law.sanction import Ladder, Rung, Sanction
from sentencing.law.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias, TypeVar

    from sentencing.law.place import Place

    Packed: TypeAlias = list[Any]
    T = TypeVar("T")


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
        _all(Fact, facts, values=_values, parts=_values, default=_pair, within=_pair, alias=tuple, places=_places),
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


def _places(rows: Packed) -> tuple[Place, ...]:
    if not rows:
        return ()
    from sentencing.law.place import Place

    return _all(Place, rows, alias=tuple)


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
