"""The files of a system, checked and linked, as the records that the engine reads."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sentencing.corpus import convert
from sentencing.corpus.convert import Converter
from sentencing.corpus.names import BEARING
from sentencing.law import provision
from sentencing.law.provision import Elements
from sentencing.law.sanction import Ladder, Rung
from sentencing.law.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.names import Found, Names
    from sentencing.corpus.sources import Source
    from sentencing.law import jurisdiction, statute

_GENERAL = ("rule", "consequence")  # what a General Part file says of all offences stands in the system's records


@dataclass(frozen=True)
class Bearing:
    """An element that bears on an offence (or on all), and the file it stands in."""

    noun: str
    source: Source
    element: Any


def compile_offence(names: Names, offence: str) -> provision.Offence:
    """An offence with every element that only some offences share."""
    home = names.system.homes[offence]
    converter = Converter(names, home, home)
    versions = tuple(
        provision.OffenceVersion(
            each.article,
            each.title,
            each.summary,
            each.chapter,
            each.is_,
            converter.node(each.needs),
            *convert.dates(each),
            each.new,
        )
        for each in names.system.versions[offence]
    )
    bearing = [
        Bearing(noun, source, each)
        for noun in BEARING
        for source, _, each in names.bearing(offence, noun)
        if not (source.common and (noun in _GENERAL or (noun == "reference" and not each.of.ids)))
    ]
    needs = [(home, each.needs.node) for each in names.system.versions[offence] if each.needs]
    starts = [*_all_inputs(names, [home]), *(found for source, node in needs for found in names.found(source, node))]
    elements = _elements(names, home, bearing, starts, through_common=False)
    return provision.Offence(offence, names.system.id, versions, convert.source(home.content.source), elements)


def compile_system(names: Names) -> provision.System:
    """A system with the elements that all its offences share."""
    system = names.system
    record = system.content.jurisdiction
    common = [source for source in system.sources if source.common]
    bearing = [
        Bearing(noun, source, each) for source in common for noun in _GENERAL for each in getattr(source.content, noun)
    ]
    bearing += [
        Bearing("reference", source, each) for source in common for each in source.content.reference if not each.of.ids
    ]
    elements = _elements(names, None, bearing, _all_inputs(names, common), through_common=True)
    doctrines = tuple(convert.doctrine(each) for each in system.content.doctrine)
    return provision.System(
        system.id,
        record.title,
        record.currency,
        record.language,
        record.code,
        convert.iso(record.since),
        Ladder.of(tuple(_rung(each) for each in record.rung)),
        record.mitigated,
        record.order,
        record.no_minimum,
        tuple(_reduction(each) for each in record.reduction),
        tuple(_instead(each) for each in record.instead),
        tuple(_total(each) for each in record.total),
        {each.id: (each.title, each.short, each.number, each.url) for each in system.content.instrument},
        _json(system.wording),
        _system_source(common),
        elements._replace(doctrines=doctrines + elements.doctrines),
        _in_time(record.in_time),
        tuple(_transition(names, each) for each in record.transition),
        tuple(_limitation(each) for each in record.limitation),
    )


def _instead(record: jurisdiction.Instead) -> provision.Instead:
    return provision.Instead(record.of, record.cite.text, _fallbacks(record.use), *convert.dates(record))


def _limitation(record: jurisdiction.Limitation) -> provision.Limitation:
    periods = {name: int(_months(period.low)) for name, period in record.periods.items()}
    return provision.Limitation(record.cite.text, periods, record.asks, record.unless)


def _transition(names: Names, record: jurisdiction.Transition) -> provision.Transition:
    begun = {each.id: convert.iso(each.since) for each in names.system.content.instrument}
    first = {name: begun[name] for name in record.first}
    use = record.use if isinstance(record.use, str) else convert.iso(record.use)
    return provision.Transition(
        record.cite.text, convert.iso(record.before), use, record.elements, first, convert.iso(record.since)
    )


def _in_time(record: jurisdiction.InTime | None) -> provision.InTime | None:
    return provision.InTime(record.cite.text, record.committed, record.judged, record.label) if record else None


def _all_inputs(names: Names, sources: Iterable[Source]) -> list[Found]:
    return [found for source in sources for name in source.inputs if (found := names.find(source, name))]


def _elements(
    names: Names, home: Source | None, bearing: list[Bearing], starts: Iterable[Found], *, through_common: bool
) -> Elements:
    """The elements that bear on an offence (or on all), with every fact and circumstance that they ask about."""
    asked = [found for each in bearing for found in asked_by(names, each)]
    reached = names.closure([*starts, *asked], through_common=through_common)
    # A definition of a shared circumstance belongs to the system, wherever it stands.
    defined = [each for found in reached for each in names.definitions.get(found, ())]
    made = [each for found in reached for each in convert.inputs(names, found, home)]

    def converted(noun: str) -> tuple[Any, ...]:
        return tuple(
            getattr(Converter(names, each.source, home), noun)(each.element) for each in bearing if each.noun == noun
        )

    return Elements(
        facts=tuple(each for each in made if isinstance(each, provision.Fact)),
        circumstances=tuple(each for each in made if isinstance(each, provision.Circumstance)),
        definitions=tuple(Converter(names, source, home).definition(each) for source, each in defined),
        tiers=tuple(tier for each in bearing if each.noun == "tier" for tier in _tiers(names, home, each)),
        units=converted("unit"),
        rules=converted("rule"),
        references=converted("reference"),
        consequences=converted("consequence"),
        nevers=tuple(_nevers(names, home, reached)),
        doctrines=_doctrines(names, home, bearing, defined),
    )


def asked_by(names: Names, bearing: Bearing) -> Iterator[Found]:
    """The facts and circumstances that an element asks about: in its condition, its fines, what it sets."""
    element = bearing.element
    if getattr(element, "when", None):
        yield from names.found(bearing.source, element.when.node)
    amounts = [each.of for each in sanctions_of(element)]
    amounts += [value.raw[1:] for value in getattr(element, "with_", {}).values() if str(value.raw).startswith("@")]
    for reference in amounts:
        if found := names.find(bearing.source, reference):
            yield found.whole()
    for lent in _borrowed(names, element.frame_of) if getattr(element, "frame_of", "") else ():
        yield from asked_by(names, Bearing("tier", lent.source, dataclasses.replace(lent.element, when=None)))


def sanctions_of(element: Any) -> Iterator[Any]:
    """Every sanction that stands in a tier, unit, rule, reference or consequence."""
    yield from getattr(element, "principal", ())
    yield from getattr(element, "on", ())
    for addition in getattr(element, "additional", ()):
        yield from (*addition.shall, *addition.may, *addition.shall_or_sole, *addition.may_or_sole)
    if not hasattr(element, "principal"):
        options = (*getattr(element, "shall", ()), *getattr(element, "may", ()))
        yield from (effect.sanction for option in options for effect in option.effects if effect.sanction)


def _nevers(names: Names, home: Source | None, reached: dict[Found, None]) -> Iterator[provision.Never]:
    """The impossible combinations of answers that are all asked here."""
    sources = dict.fromkeys([*([home] if home else []), *(found.source for found in reached)])
    for source in sources:
        for each in source.content.never:
            asked = set(names.found(source, each.when.node))
            if any(found in reached for found in asked) and all(
                found in reached or found.source.common for found in asked
            ):
                yield Converter(names, source, home).never(each)


def _doctrines(
    names: Names, home: Source | None, bearing: list[Bearing], defined: list[tuple[Source, statute.Definition]]
) -> tuple[provision.Doctrine, ...]:
    sources = [home] if home else [source for source in names.system.sources if source.common]
    mentioned = [(each.source, getattr(each.element, "contested", "")) for each in bearing]
    mentioned += [(source, each.contested) for source, each in defined]
    found = {each.id: each for source in sources for each in source.content.doctrine}
    for source, reference in mentioned:
        scope, _, name = reference.rpartition(":")
        owner = names.system.by_scope.get(scope, source)
        if not owner.common or home is None:
            found |= {each.id: each for each in owner.content.doctrine if each.id == name}
    return tuple(convert.doctrine(each) for each in found.values())


def _tiers(names: Names, home: Source | None, bearing: Bearing) -> Iterator[provision.Tier]:
    """A tier; one that borrows its frame becomes a version for each version of what it borrows."""
    converter = Converter(names, bearing.source, home)
    tier = converter.tier(bearing.element)
    if not tier.borrowed_from:
        yield tier
        return
    for lent in frames(names, home, tier.borrowed_from):
        since, until = max(tier.since, lent.since), earlier(tier.until, lent.until)
        if not until or since <= until:
            additional = tier.additional or lent.additional
            yield tier._replace(principal=lent.principal, additional=additional, since=since, until=until)


def frames(names: Names, home: Source | None, borrowed: str) -> Iterator[provision.Tier]:
    """The versions of the tier named `OFFENCE#TIER`, borrowed frames resolved (linking has refused cycles)."""
    for each in _borrowed(names, borrowed):
        yield from _tiers(names, home, each)


def _borrowed(names: Names, borrowed: str) -> Iterator[Bearing]:
    offence, _, name = borrowed.partition("#")
    return (Bearing("tier", source, each) for source, _, each in names.tiers(offence) if each.id == name)


def earlier(one: str, other: str) -> str:
    """The earlier of two last days, where an empty one never comes."""
    return min(one, other) if one and other else one or other


def _rung(each: jurisdiction.RungRecord) -> Rung:
    return Rung(
        each.id, each.kind, each.title, each.limits, convert.cited(each.limits_cite), convert.cited(each.reprieve)
    )


def _fallbacks(each: tuple[jurisdiction.Fallback, ...]) -> tuple[provision.Fallback, ...]:
    return tuple(provision.Fallback(one.use, one.next_tier, one.contested) for one in each)


def _reduction(each: jurisdiction.Reduction) -> provision.Reduction:
    table = [(_months(low), _months(high.low)) for low, high in each.min_table.items()]
    return provision.Reduction(
        each.id,
        each.cite.text,
        each.method,
        _fallbacks(each.below),
        convert.fraction(each.max),
        convert.fraction(each.min),
        tuple(sorted(table, reverse=True)),
        each.rungs,
        each.times,
        each.contested,
        *convert.dates(each),
    )


def _months(bound: Any) -> int:
    number = Span.parse(bound).low if isinstance(bound, str) else bound
    return number if isinstance(number, int) else 0


def _total(each: jurisdiction.Total) -> provision.Total:
    caps = tuple(provision.Cap(cap.rung, _months(cap.cap.high), cap.sum) for cap in each.cap)
    return provision.Total(each.cite.text, each.absorb, caps, each.swallows, each.after, *convert.dates(each))


def _system_source(common: list[Source]) -> provision.Source | None:
    """Where the general rules come from: the file that all share, else the first of the General Part."""
    ordered = sorted(common, key=lambda source: (not source.shared, source.scope))
    return next((convert.source(source.content.source) for source in ordered if source.content.source), None)


def _json(value: Any) -> Any:
    """A free table as JSON can hold it: dates become text."""
    match value:
        case dict():
            return {key: _json(part) for key, part in value.items()}
        case list():
            return tuple(_json(part) for part in value)
        case bool() | int() | str():
            return value
        case _:
            return str(value)
