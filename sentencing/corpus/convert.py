"""Records of a statute file as the records that the engine reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sentencing.law import provision, statute
from sentencing.law.condition import UNITS
from sentencing.law.condition import number as read_number
from sentencing.law.place import Place

if TYPE_CHECKING:
    from datetime import date

    from sentencing.corpus.names import Found, Names
    from sentencing.corpus.sources import Source
    from sentencing.law.condition import Condition, Node
    from sentencing.law.provision import FactValue
    from sentencing.law.sanction import Sanction
    from sentencing.law.values import Cite, Ratio

_ZERO_IF_SILENT = ("count", "amount", "quantity")
_NUMERIC = (*_ZERO_IF_SILENT, "age", "date")
_KINDS = ("convict", "punish", "heavier", "cumulate", "acts")


class Converter:
    """Converts what stands in one file, for the records of an offence declared in `home` (None: of the system)."""

    def __init__(self, names: Names, source: Source, home: Source | None) -> None:
        self._names = names
        self._source = source
        self._home = home

    def node(self, condition: Condition | None) -> Node | None:
        """A condition, its ids as the records name them."""
        return self._names.renamed(self._source, self._home, condition.node) if condition else None

    def name(self, reference: str) -> str:
        """An id as the records name it."""
        found = self._names.find(self._source, reference) if reference else None
        return found.seen_from(self._home) if found else reference

    def doctrine(self, reference: str) -> str:
        """The id of a contested doctrine: doctrines are named bare, wherever they are declared."""
        return reference.rpartition(":")[2]

    def sanctions(self, sanctions: tuple[Sanction, ...]) -> tuple[Sanction, ...]:
        """Sanctions, the facts that their fines are shares of as the records name them."""
        return tuple(each._replace(of=self.name(each.of)) for each in sanctions)

    def additions(self, additions: tuple[statute.Addition, ...]) -> tuple[provision.Addition, ...]:
        """What goes with a principal punishment."""
        return tuple(
            provision.Addition(mode.replace("_", "-"), self.sanctions(choices))
            for each in additions
            for mode in ("shall", "may", "shall_or_sole", "may_or_sole")
            if (choices := getattr(each, mode))
        )

    def definition(self, each: statute.Definition) -> provision.Definition:
        """A definition."""
        return provision.Definition(
            self.name(each.of),
            each.cite.text,
            self.node(each.shall),
            self.node(each.may),
            each.only,
            self.doctrine(each.contested),
            *dates(each),
        )

    def tier(self, each: statute.Tier) -> provision.Tier:
        """A tier with a frame of its own."""
        return provision.Tier(
            each.id,
            each.cite.text,
            each.label,
            self.sanctions(each.principal),
            self.additions(each.additional),
            self.node(each.when),
            each.within,
            each.lighter_than.ids,
            each.ladder,
            each.subject,
            each.frame_of,
            *dates(each),
        )

    def unit(self, each: statute.Unit) -> provision.Unit:
        """How an organisation answers."""
        return provision.Unit(each.cite.text, self.sanctions(each.principal), each.persons, *dates(each))

    def rule(self, each: statute.Rule) -> provision.Rule:
        """A rule."""
        return provision.Rule(
            each.id,
            each.cite.text,
            each.label,
            each.help,
            "shall" if each.shall else "may",
            each.shall or each.may,
            self.node(each.when),
            each.of.ids,
            each.but.ids,
            each.follows,
            each.instead_of.ids,
            self.doctrine(each.contested),
            *dates(each),
        )

    def reference(self, each: statute.Reference) -> provision.Reference:
        """A reference."""
        kind = next(kind for kind in _KINDS if getattr(each, kind))
        to = getattr(each, kind)
        return provision.Reference(
            each.id,
            each.cite.text,
            each.label,
            kind,
            (to,) if isinstance(to, str) else to,
            self.node(each.when),
            each.subject,
            dict(
                self._given((to,) if isinstance(to, str) else to, key, value.raw) for key, value in each.with_.items()
            ),
            each.shall,
            each.inferred,
            *dates(each),
            each.lapses,
            each.apart,
        )

    def consequence(self, each: statute.Consequence) -> provision.Consequence:
        """A consequence."""
        return provision.Consequence(
            each.id,
            each.cite.text,
            each.label,
            each.otherwise,
            each.modality,
            self.sanctions(each.on),
            self.node(each.when),
            each.of.ids,
            each.but.ids,
            each.instead_of.ids,
            self.doctrine(each.contested),
            each.minor,
            *dates(each),
            each.unstated,
            each.whole,
        )

    def never(self, each: statute.Never) -> provision.Never:
        """Answers that cannot go together."""
        node = self.node(each.when)
        assert node is not None
        return provision.Never(node, each.cite.text, each.label, each.said, *dates(each))

    def _given(self, to: tuple[str, ...], key: str, raw: FactValue) -> tuple[str, FactValue]:
        """What a reference sets: the key as the target's records name it, the value as this offence's do."""
        for offence in to:
            home = self._names.system.homes.get(offence)
            if home and (found := self._names.find(home, key)):
                return found.seen_from(home), self._value(found, raw)
        return key, raw

    def _value(self, found: Found, raw: FactValue) -> FactValue:
        if isinstance(raw, str) and raw.startswith("@"):
            given = self._names.find(self._source, raw[1:]) or (self._home and self._names.find(self._home, raw[1:]))
            return f"@{given.seen_from(self._home)}" if given else raw
        return base_number(found.fact, raw) if found.fact else raw


def inputs(names: Names, found: Found, home: Source | None) -> list[provision.Fact | provision.Circumstance]:
    """A fact, or the versions of a circumstance, as the records of an offence declared in `home` have it."""
    name = found.seen_from(home)
    converter = Converter(names, found.source, home)
    return [
        fact(each, name, found.source.content.place)
        if isinstance(each, statute.Fact)
        else circumstance(each, name, converter.node(each.when))
        for each in found.versions
    ]


def circumstance(each: statute.Circumstance, name: str, when: Node | None) -> provision.Circumstance:
    """A circumstance under the name that the records give it."""
    return provision.Circumstance(
        name,
        each.cite.text,
        each.label,
        each.ask,
        each.help,
        each.group,
        when,
        each.open,
        each.default,
        each.alias,
        *dates(each),
        each.each,
    )


def fact(each: statute.Fact, name: str, places: tuple[statute.Place, ...] = ()) -> provision.Fact:
    """A fact under the name that the records give it, with what these places have set; its numbers in the smallest
    unit."""
    return provision.Fact(
        name,
        each.type,
        each.label,
        each.ask,
        each.help,
        each.group,
        cited(each.cite),
        each.unit,
        _values(each.values),
        _values(each.parts),
        default(each),
        _within(each),
        each.alias,
        each.each,
        tuple(_place(each, place) for place in places if each.id in place.figures),
    )


def _place(each: statute.Fact, place: statute.Place) -> Place:
    figure = base_number(each, place.figures[each.id])
    return Place(place.id, place.label, place.alias, int(figure), place.source)


def default(each: statute.Fact) -> Any:
    """What silence means: a number, a word, a pair of numbers, or None where nothing is presumed."""
    if each.default is None:
        return 0 if each.type in _ZERO_IF_SILENT and not each.within else None
    raw = each.default.raw
    if isinstance(raw, str) and ".." in raw and each.type in _NUMERIC:
        low, _, high = raw.partition("..")
        return (base_number(each, low), base_number(each, high))
    return base_number(each, raw)


def base_number(each: statute.Fact, raw: FactValue) -> FactValue:
    """A value of a fact as the engine compares it: quantities in their smallest unit, dates as YYYYMMDD."""
    if each.type not in _NUMERIC or isinstance(raw, bool):
        return raw
    if isinstance(raw, int) or raw.isdigit():
        return int(raw) * (UNITS.get(each.unit, 1) if each.type == "quantity" else 1)
    made = read_number(raw)
    return made if isinstance(made, int) else raw


def _within(each: statute.Fact) -> tuple[int, int] | None:
    if each.within is None:
        return None
    low, high = (base_number(each, int(end or 0)) for end in (each.within.low, each.within.high))
    return (int(low), int(high))


def _values(values: tuple[statute.Value, ...]) -> tuple[provision.Value, ...]:
    return tuple(provision.Value(each.id, each.label, cited(each.cite), each.alias) for each in values)


def doctrine(each: statute.Doctrine) -> provision.Doctrine:
    """A contested point."""
    return provision.Doctrine(each.id, each.cite.text, each.text, each.alternative, each.source)


def source(each: statute.Source | None) -> provision.Source | None:
    """Where the figures come from."""
    return provision.Source(each.instrument, iso(each.text_as_of), iso(each.checked), each.url) if each else None


def iso(day: date | None) -> str:
    """A date as the records hold it, empty if there is none."""
    return day.isoformat() if day else ""


def dates(element: Any) -> tuple[str, str]:
    """The first and last day on which an element is law."""
    return iso(element.since), iso(element.until)


def cited(cite: Cite | None) -> str:
    """A cite as text, empty if there is none."""
    return cite.text if cite else ""


def fraction(ratio: Ratio | None) -> tuple[int, int] | None:
    """A fraction as numerator and denominator."""
    return (ratio.numerator, ratio.denominator) if ratio else None
