"""What the ids in a system's files refer to.

An id is looked for in the file itself, then among the facts and circumstances that all files share; `SCOPE:id`
names one of another file. In compiled records an id of the offence's own file, or a shared one, is bare; any other is
qualified.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sentencing.law.condition import facts_of, replace_leaves
from sentencing.law.statute import Circumstance, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from sentencing.corpus.document import Document
    from sentencing.corpus.sources import Source, SystemSource
    from sentencing.law import statute
    from sentencing.law.condition import Node

    Placed: TypeAlias = tuple[Source, int, Any]  # an element, its file and its place in it

BEARING = ("tier", "unit", "reference", "rule", "consequence")


@dataclass(frozen=True)
class Found:
    """A fact or circumstance that an id refers to, and the part of it (`drugs.heroin`) or an empty string."""

    source: Source
    name: str
    part: str = ""

    @property
    def versions(self) -> list[Fact | Circumstance]:
        """What is declared under that name."""
        return self.source.inputs[self.name]

    @property
    def fact(self) -> Fact | None:
        """The fact, if it is one."""
        first = self.versions[0]
        return first if isinstance(first, Fact) else None

    def whole(self) -> Found:
        """The fact or circumstance itself, not a part of it."""
        return Found(self.source, self.name)

    def seen_from(self, home: Source | None) -> str:
        """Its name in the records of an offence declared in `home` (None: in those of the system)."""
        name = f"{self.name}.{self.part}" if self.part else self.name
        return name if self.source.common or self.source is home else f"{self.source.scope}:{name}"


class Names:
    """The ids of a system."""

    def __init__(self, system: SystemSource) -> None:
        self.system = system
        self._borne: dict[tuple[str, str], list[Placed]] = {}

    def find(self, source: Source, reference: str) -> Found | None:
        """What an id in a file refers to."""
        scope, _, tail = reference.rpartition(":")
        name, _, part = tail.partition(".")
        if scope:
            other = self.system.by_scope.get(scope)
            return Found(other, name, part) if other and name in other.inputs else None
        owner = source if name in source.inputs else self.system.common.get(name)
        return Found(owner, name, part) if owner else None

    def common_inputs(self) -> Iterator[Found]:
        """The facts and circumstances that all files share."""
        return (Found(source, name) for name, source in self.system.common.items())

    def found(self, source: Source, node: Node | None) -> Iterator[Found]:
        """The facts and circumstances that a condition in a file asks about."""
        for reference in facts_of(node) if node else ():
            if found := self.find(source, reference):
                yield found.whole()

    def renamed(self, source: Source, home: Source | None, node: Node) -> Node:
        """A condition written in `source` as it stands in the records of an offence declared in `home`. In the system's
        own records (no `home`), which serve every offence, whatever one file declares has its scope."""

        def name(reference: str) -> str:
            found = self.find(source, reference)
            return found.seen_from(home) if found else reference

        def leaf(leaf: Node) -> Node:
            if leaf[0] == "yes":
                return ("yes", name(leaf[1]))
            if leaf[0] == "test":
                operands = ((op, (to[0], name(to[1]), *to[2:]) if to[0] == "@" else to) for op, to in leaf[2])
                return ("test", name(leaf[1]), tuple(operands))
            return leaf

        return replace_leaves(node, leaf)

    @cached_property
    def definitions(self) -> dict[Found, list[tuple[Source, statute.Definition]]]:
        """What defines each circumstance, wherever it stands."""
        made: dict[Found, list[tuple[Source, statute.Definition]]] = {}
        for source in self.system.sources:
            for definition in source.content.definition:
                if found := self.find(source, definition.of):
                    made.setdefault(found, []).append((source, definition))
        return made

    def behind(self, found: Found) -> Iterator[Found]:
        """What a circumstance is derived from or defined by."""
        for each in found.versions:
            if isinstance(each, Circumstance) and each.when:
                yield from self.found(found.source, each.when.node)
        for source, definition in self.definitions.get(found, ()):
            for condition in (definition.shall, definition.may):
                if condition:
                    yield from self.found(source, condition.node)

    def closure(self, starts: Iterable[Found], *, through_common: bool) -> dict[Found, None]:
        """The starts and everything behind them, in order of discovery. What is shared has its own closure, in the
        system's records; it is passed by unless `through_common`."""
        reached: dict[Found, None] = {}
        pending = list(starts)[::-1]
        while pending:
            found = pending.pop()
            if found in reached or (found.source.common and not through_common):
                continue
            reached[found] = None
            pending.extend(list(self.behind(found))[::-1])
        return reached

    @cached_property
    def groups(self) -> dict[str, frozenset[str]]:
        """What `of` may call each offence: its id, its properties, its chapter."""
        return {offence: frozenset(_groups(offence, versions)) for offence, versions in self.system.versions.items()}

    @cached_property
    def abroad(self) -> dict[str, list[Placed]]:
        """The elements that may bear on offences of other files, by noun."""
        return {
            noun: [
                (source, index, each)
                for source in self.system.sources
                for index, each in enumerate(getattr(source.content, noun))
                if source.common or each.of.ids
            ]
            for noun in BEARING
        }

    @cached_property
    def _calling(self) -> dict[tuple[str, str], dict[int, Placed]]:
        """The same elements by noun and by what they call the offences they bear on, with their order; "" calls all."""
        made: dict[tuple[str, str], dict[int, Placed]] = {}
        for noun, elements in self.abroad.items():
            for at, placed in enumerate(elements):
                for name in placed[2].of.ids or ("",):
                    made.setdefault((noun, name), {})[at] = placed
        return made

    def tiers(self, offence: str) -> list[tuple[Source, int, statute.Tier]]:
        """The tiers of an offence, each with its file and its place in it."""
        return self.bearing(offence, "tier")

    def references(self, offence: str) -> list[tuple[Source, int, statute.Reference]]:
        """The references that start from an offence, each with its file and its place in it."""
        return self.bearing(offence, "reference")

    def bearing(self, offence: str, noun: str) -> list[Placed]:
        """What bears on an offence of one noun, each element with its file and its place in it: first what stands in
        its own file."""
        if (offence, noun) not in self._borne:
            home = self.system.homes[offence]
            own = [(home, index, each) for index, each in enumerate(getattr(home.content, noun))]
            called: dict[int, Placed] = {}
            for name in ("", *self.groups[offence]):
                called |= self._calling.get((noun, name), {})
            abroad = [called[at] for at in sorted(called) if called[at][0] is not home]
            self._borne[offence, noun] = [each for each in own + abroad if self.bears(each[0], each[2], offence)]
        return self._borne[offence, noun]

    def tier_names(self, offence: str) -> frozenset[str]:
        """The ids of the tiers of an offence."""
        return frozenset(tier.id for _, _, tier in self.tiers(offence))

    def tiers_reached(self, offence: str) -> frozenset[str]:
        """The ids of the tiers that an offence or one that its references lead to may have."""
        reached: dict[str, None] = {}
        pending = [offence]
        while pending:
            name = pending.pop()
            if name in self.system.versions and name not in reached:
                reached[name] = None
                for _, _, each in self.references(name):
                    pending.extend((each.convict, each.punish, *each.heavier))
        return frozenset(tier for name in reached for tier in self.tier_names(name))

    def find_given(self, source: Source, reference: statute.Reference, name: str) -> Found | None:
        """The fact that a reference hands on (`@victims`): of its file, shared, or of the offence it starts from."""
        homes = [self.system.homes[each] for each in self.reached(source, reference)]
        return next((found for home in (source, *homes) if (found := self.find(home, name))), None)

    def find_answer(self, source: Source, offence: str, name: str) -> tuple[Found, str] | None:
        """What an example in a file answers about an offence, and its name in the case: of the file itself, of the
        offence, shared, or of an offence that its references lead to. Where they all lend the punishment (`punish`),
        that offence's facts are asked as this one's own; elsewhere they keep their scope."""
        home = self.system.homes[offence]
        if found := self.find(source, name) or self.find(home, name):
            return found, found.seen_from(home)
        for target, lends in self._led_to(offence):
            there = self.system.homes[target]
            if name in there.inputs:
                found = Found(there, name)
                return found, found.seen_from(there if lends else home)
        return None

    def _led_to(self, offence: str) -> Iterator[tuple[str, bool]]:
        """The offences that references lead to, the nearest first, and whether all on the way lend a punishment."""
        pending, seen = [(offence, True)], {offence}
        for name, lent in pending:
            for _, _, each in self.references(name):
                for target in (each.punish, each.convict, *each.heavier, *each.cumulate, *each.acts):
                    if target in self.system.versions and target not in seen:
                        seen.add(target)
                        pending.append((target, lent and target == each.punish))
                        yield pending[-1]

    def example_offence(self, source: Source, example: statute.Example) -> str:
        """The offence that an example is of: the one it names, or the only one of its file."""
        return example.offence or (source.offences[0] if len(source.offences) == 1 else "")

    @cached_property
    def instruments(self) -> dict[str, statute.Instrument]:
        """The instruments of the system, by id."""
        return {each.id: each for each in self.system.content.instrument}

    @cached_property
    def by_document(self) -> dict[Document, Source]:
        """Its files by their text."""
        return {source.document: source for source in self.system.sources}

    @cached_property
    def _by_group(self) -> dict[str, list[str]]:
        made: dict[str, list[str]] = {}
        for offence, groups in self.groups.items():
            for group in groups:
                made.setdefault(group, []).append(offence)
        return made

    def reached(self, source: Source, element: Any) -> list[str]:
        """The offences that an element of a file bears on."""
        if element.of.ids:
            named = [offence for group in element.of.ids for offence in self._by_group.get(group, ())]
        else:
            named = list(self.system.versions) if source.common else list(source.offences)
        return [offence for offence in dict.fromkeys(named) if self.bears(source, element, offence)]

    def bears(self, source: Source, element: Any, offence: str) -> bool:
        """Whether an element of a file bears on an offence."""
        groups = self.groups[offence]
        but = getattr(element, "but", None)
        if but and groups.intersection(but.ids):
            return False
        if element.of.ids:
            return bool(groups.intersection(element.of.ids))
        return source.common or offence in source.offences


def _groups(offence: str, versions: Iterable[statute.Offence]) -> Iterator[str]:
    yield offence
    for each in versions:
        yield from each.is_
        if each.chapter:
            yield f"chapter:{each.chapter}"
