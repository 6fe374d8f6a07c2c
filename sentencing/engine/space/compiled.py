"""Offences made ready for questions over all cases: a diagram of where a case ends, and one for each rule."""

from __future__ import annotations

from sentencing.engine.formula import LATE, atoms, replaced
from sentencing.engine.heads import frame_atom
from sentencing.engine.space.diagram import FALSE, TRUE, Diagram
from sentencing.engine.space.levels import SUBJECT, levels
from sentencing.engine.space.route import Route
from sentencing.engine.space.stops import meeting
from sentencing.engine.space.words import Kind, alike, enough
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.outcome import Reached, Word
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.engine.program import Program
    from sentencing.engine.space.levels import Levels
    from sentencing.engine.space.route import Leaf
    from sentencing.engine.space.stops import Meeting, Stop

    V = TypeVar("V")
    Landed = dict[tuple[Leaf, Word], Reached | None]
    Place = tuple[Leaf | None, ...]
    # By enquiry and stop.
    Ruled = tuple[tuple[tuple[tuple[Kind, Formula], ...], ...], ...]

NEVER = -1  # the kind of a condition under which a scenario cannot be
KEPT = 32  # things made of offences, and of the answers that their scenarios share, that a law keeps


class Enquiry(Record):
    """An offence of one law on one day, with the answers that all its scenarios share; `open` are the names that they
    may answer otherwise than by silence, all if None. `home` is the case from which scenarios depart, silence if
    it is empty."""

    law: PreparedLaw
    offence: str
    day: str
    settled: Mapping[str, Answer]
    open: frozenset[str] | None = None
    home: Mapping[str, Answer] = {}

    def meetings(self) -> tuple[tuple[str, Meeting], ...]:
        """The offence as each subject comes to it; who nobody names is a person."""
        named = self.settled.get(SUBJECT)
        every = (str(named),) if named else ("person", *self._others())
        return tuple([(each, self.kept(each, self._meeting)) for each in every])

    def _meeting(self, subject: str) -> Meeting:
        return meeting(self.law, self.offence, self.day, subject, self.settled)

    def kept(self, what: str, make: Callable[[str], V]) -> V:
        """What rests on nothing but the law and the answers that are shared; the law keeps the last of it."""
        kept, key = self.law.kept, (what, self.offence, self.day, frozenset(self.settled.items()))
        if key not in kept:
            if len(kept) >= KEPT:
                kept.clear()
            kept[key] = make(what)
        found: V = kept[key]
        return found

    def case(self, departures: Mapping[str, Answer]) -> dict[str, Answer]:
        """The answers of a scenario that departs so."""
        said = {**self.home, **self.settled, **departures}
        return {name: value for name, value in said.items() if value is not None or name not in self.home}

    def _others(self) -> tuple[str, ...]:
        program = self.law.program(self.offence, self.day, "person")
        fact = program.facts.get(SUBJECT)
        wanted = program.unit_crime if self.open is None else SUBJECT in self.open
        return tuple(value.id for value in fact.values if value.id != "person") if fact and wanted else ()


class Kinds(Record):
    """A kind of rule, the enquiry and stop at which such rules stand, and how many of them make a difference."""

    enquiry: int
    stop: int
    kind: Kind
    enough: int


class Root(Record):
    """A condition: the number of its kind (or NEVER), the places in which it counts, and its node."""

    kind: int
    places: frozenset[int]
    node: int


class Ground(Record):
    """Enquiries, how each subject comes to their offence, the stops on the way, and the rules of each stop that do
    anything, with their kinds."""

    enquiries: tuple[Enquiry, ...]
    meetings: tuple[tuple[tuple[str, Meeting], ...], ...]
    stops: tuple[tuple[Stop, ...], ...]
    ruled: Ruled

    @classmethod
    def of(cls, enquiries: tuple[Enquiry, ...]) -> Ground:
        """What enquiries stand on; raises NotInForceError."""
        meetings = tuple([each.meetings() for each in enquiries])
        stops = tuple([tuple([stop for _, one in every for stop in one.stops()]) for every in meetings])
        return cls(enquiries, meetings, stops, tuple([tuple([stop.kinds for stop in each]) for each in stops]))

    def landed(self) -> tuple[Landed, ...]:
        """Where words lead from the tiers of each enquiry, as far as that was worked out for any scenarios."""
        return tuple([each.kept("landed", lambda _: {}) for each in self.enquiries])

    def plan(self) -> Plan:
        """The plan to ask everything."""
        first, *others = self.enquiries
        if others or first.home or first.open is not None:
            return self._plan(self.ruled, self._asked())
        return first.kept("plan", lambda _: self._plan(self.ruled, self._asked()))

    def _asked(self) -> list[tuple[Formula, ...]]:
        return [tuple(stop.asked()) for each in self.stops for stop in each]

    def only(self, ruled: Ruled) -> Plan:
        """The plan to ask what matters to these rules alone."""
        every = [
            (stop, rules)
            for each, some in zip(self.stops, ruled, strict=True)
            for stop, rules in zip(each, some, strict=True)
        ]
        return self._plan(ruled, [(*(formula for _, formula in rules), stop.never) for stop, rules in every])

    def deciding(self) -> list[Formula]:
        """What decides where cases end, and what cannot be."""
        every = [stop for each in self.stops for stop in each]
        return [formula for stop in every for formula in (*stop.deciding(), stop.never)]

    def _plan(self, ruled: Ruled, asked: Sequence[tuple[Formula, ...]]) -> Plan:
        opened = [each.open for each in self.enquiries if each.open is not None]
        names_open = frozenset().union(*opened) if len(opened) == len(self.enquiries) else None
        stops = [stop for each in self.stops for stop in each]
        return Plan(self, ruled, levels(self.meetings, stops, asked, names_open, self.enquiries[0].home))


class Plan(Record):
    """The rules to follow, and the questions to ask."""

    ground: Ground
    ruled: Ruled
    levels: Levels


class Compiled(Record):
    """Everything that a sweep over all scenarios needs. `ends` leads to terminals, `place_at` tells their places."""

    enquiries: tuple[Enquiry, ...]
    diagram: Diagram
    levels: Levels
    ends: int
    places: tuple[Place, ...]
    place_at: dict[int, int]
    roots: tuple[Root, ...]
    kinds: tuple[Kinds, ...]
    stops: tuple[tuple[Stop, ...], ...]


def compiled(plan: Plan, budget: int) -> Compiled:
    """Build the diagrams of a plan; raises OverBudgetError."""
    return _Compiler(plan, budget).compiled()


class _Compiler:
    def __init__(self, plan: Plan, budget: int) -> None:
        self._plan = plan
        self._levels = plan.levels
        self._diagram = Diagram(plan.levels.sizes, budget)
        self._built: dict[int, int] = {}
        self._kept: list[Formula] = []

    def _node(self, formula: Formula) -> int:
        """The node of a formula, which may not ask about the tier."""
        if isinstance(formula, bool):
            return int(formula)
        found = self._built.get(id(formula))
        if found is None:
            found = self._built[id(formula)] = self._new_node(formula)
            self._kept.append(formula)  # as long as it lives, no other formula has its id
        return found

    def _new_node(self, formula: Atom) -> int:
        match formula[0]:
            case "not":
                return self._diagram.negation(self._node(formula[1]))
            case "all":
                return self._diagram.all([self._node(part) for part in formula[1]])
            case "any":
                return self._diagram.any([self._node(part) for part in formula[1]])
            case "at-least":
                return self._diagram.at_least(formula[1], [self._node(part) for part in formula[2]])
            case _:
                return self._diagram.node(*self._levels.of[formula])

    def compiled(self) -> Compiled:
        """Build the diagrams."""
        diagram, ends, nevers = self._diagram, -1, dict[int, None]()
        ground = self._plan.ground
        for number, meetings in enumerate(ground.meetings):
            route = Route(diagram, self._node, ground.stops[number], number, len(ground.meetings))
            end, never = route.led([(self._subject(subject), one) for subject, one in meetings])
            ends = end if ends < 0 else diagram.joined(_together, ends, end, {})
            nevers.update(dict.fromkeys(never))
        found = sorted(node for node in diagram.reached(ends) if diagram.level[node] == diagram.end)
        places = tuple(diagram.values[node] for node in found)
        kinds, roots = self._roots(places)
        everywhere = frozenset(range(len(places)))
        return Compiled(
            ground.enquiries,
            diagram,
            self._levels,
            ends,
            places,
            {node: index for index, node in enumerate(found)},
            (*(Root(NEVER, everywhere, node) for node in nevers), *roots),
            kinds,
            ground.stops,
        )

    def _subject(self, subject: str) -> int:
        found = self._levels.of.get((SUBJECT, subject))
        return self._diagram.node(*found) if found else TRUE

    def _roots(self, places: tuple[Place, ...]) -> tuple[tuple[Kinds, ...], tuple[Root, ...]]:
        numbers: dict[tuple[object, ...], int] = {}
        kinds: list[Kinds] = []
        roots: list[Root] = []
        for enquiry, stops in enumerate(self._plan.ground.stops):
            for index, stop in enumerate(stops):
                here = {
                    at: leaf.tier
                    for at, place in enumerate(places)
                    if (leaf := place[enquiry]) is not None and leaf.stop == index
                }
                for kind, formula in self._plan.ruled[enquiry][index] if here else ():
                    number = numbers.setdefault((enquiry, index, *alike(kind)), len(kinds))
                    if number == len(kinds):
                        kinds.append(Kinds(enquiry, index, kind, enough(kind, stop.program.system)))
                    roots += [Root(number, at, node) for node, at in self._under(stop.program, formula, here).items()]
        return tuple(kinds), tuple(roots)

    def _under(self, program: Program, formula: Formula, here: dict[int, int]) -> dict[int, frozenset[int]]:
        """The nodes of a rule's condition, with the places in which it comes down to them."""
        if not any(atom[0] in LATE for atom in atoms(formula)):
            node = self._node(formula)
            return {node: frozenset(here)} if node != FALSE else {}
        found: dict[int, frozenset[int]] = {}
        for place, tier in here.items():
            node = self._node(_in_tier(program, tier, formula))
            if node != FALSE:
                found[node] = found.get(node, frozenset()) | {place}
        return found


def _in_tier(program: Program, tier: int, formula: Formula) -> Formula:
    framed = program.tiers[tier][0]

    def change(atom: Atom, _: bool) -> Formula:  # noqa: FBT001
        decided = frame_atom(program, framed, atom)
        return atom if decided is None else decided

    return replaced(formula, change)


def _together(one: Place, other: Place) -> Place:
    return tuple(a if a is not None else b for a, b in zip(one, other, strict=True))
