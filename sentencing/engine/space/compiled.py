"""Offences made ready for questions over all cases: one diagram for where a case ends, one for what cannot be, and one
for each rule.

The questions come in an order: first those that decide liability, the tier and where references lead, then the tier
itself (a level whose answer follows from the others), then the rest, and last the findings that a court may make.
Where a finding decides the tier, the tier comes after all questions instead.
"""

from __future__ import annotations

from sentencing.engine.formula import LATE, atoms, either, names
from sentencing.engine.heads import frame_atom
from sentencing.engine.space.diagram import FALSE, TRUE, Diagram
from sentencing.engine.space.questions import asked, subject_of
from sentencing.engine.space.route import Route
from sentencing.engine.space.stops import meeting
from sentencing.engine.space.words import alike, kind_of
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.engine.space.questions import Asked, Question
    from sentencing.engine.space.route import Leaf
    from sentencing.engine.space.stops import Meeting, Stop
    from sentencing.engine.space.words import Kind

    Place = tuple[Leaf | None, ...]

SUBJECT = "subject"


class Enquiry(Record):
    """An offence of one law on one day, with the answers that all its scenarios share; `open` are the names that they
    may answer otherwise than by silence, all if None."""

    law: PreparedLaw
    offence: str
    day: str
    settled: Mapping[str, Answer]
    open: frozenset[str] | None = None

    def meetings(self) -> tuple[tuple[str, Meeting], ...]:
        """The offence as each kind of subject comes to it; who nobody names is a person."""
        named = self.settled.get(SUBJECT)
        every = (str(named),) if named else ("person", *self._others())
        return tuple(
            (subject, meeting(self.law, self.offence, self.day, subject, self.settled)) for subject in every
        )

    def _others(self) -> tuple[str, ...]:
        program = self.law.program(self.offence, self.day, "person")
        fact = program.facts.get(SUBJECT)
        wanted = program.unit_crime if self.open is None else SUBJECT in self.open
        return tuple(value.id for value in fact.values if value.id != "person") if fact and wanted else ()


class Root(Record):
    """A rule's condition: the number of its kind, and its node."""

    kind: int
    node: int


class Kinds(Record):
    """A kind of rule, and the enquiry and stop at which such rules stand."""

    enquiry: int
    stop: int
    kind: Kind


class Compiled(Record):
    """Everything that a sweep over all scenarios needs. `ends` leads to places, `impossible` is true of what cannot be;
    `tier_level` is the level of the tier, `stop_level` the first level that is no question."""

    enquiries: tuple[Enquiry, ...]
    diagram: Diagram
    questions: tuple[Question, ...]
    declared: tuple[int, ...]
    ends: int
    impossible: int
    places: tuple[Place, ...]
    place_at: dict[int, int]
    roots: tuple[Root, ...]
    kinds: tuple[Kinds, ...]
    stops: tuple[tuple[Stop, ...], ...]
    tier_level: int
    stop_level: int


def compiled(enquiries: Sequence[Enquiry], budget: int) -> Compiled:
    """Make enquiries ready together, over the same questions; raises OverBudgetError."""
    return _Compiler(tuple(enquiries), budget).compiled()


class _Compiler:
    def __init__(self, enquiries: tuple[Enquiry, ...], budget: int) -> None:
        self.enquiries = enquiries
        self.meetings = [each.meetings() for each in enquiries]
        self.stops = [tuple(stop for _, one in every for stop in one.stops()) for every in self.meetings]
        asked_of = self._questions()
        deciding = self._atoms(self._deciding())
        first = [each for each in asked_of if not deciding.isdisjoint(each.truths)]
        last = [each for each in asked_of if each not in first]
        findings = self._findings(deciding)
        self.late = any(atom[0] == "find" for atom in deciding)
        self.order = [*first, *last]
        tier_level = len(self.order) if self.late else len(first)
        self.levels: dict[Atom, tuple[int, tuple[bool, ...]]] = {}
        sizes: list[int] = []
        for index, each in enumerate(self.order):
            if index == tier_level:
                sizes.append(1)
            for atom, truth in each.truths.items():
                self.levels[atom] = (len(sizes), truth)
            sizes.append(len(each.question.answers))
        if tier_level == len(self.order):
            sizes.append(1)
        self.tier_level = tier_level
        self.stop_level = len(sizes) - (1 if tier_level == len(self.order) else 0)
        for atom in findings:
            self.levels[atom] = (len(sizes), (False, True))
            sizes.append(2)
        self.diagram = Diagram(sizes, budget)
        self._built: dict[int, int] = {}
        self._kept: list[Formula] = []

    def _questions(self) -> list[Asked]:
        every = [formula for stops in self.stops for stop in stops for formula in (*stop.formulas(), stop.never)]
        every += [each for meetings in self.meetings for _, one in meetings for each in one.conditions()]
        found = {atom: None for atom in self._in_order(every) if atom[0] in ("said", "test", "named")}
        facts = {}
        for stop in (stop for stops in self.stops for stop in stops):
            for name, fact in stop.program.facts.items():
                facts.setdefault(stop.scene.slot(name).word, fact)
        opened = [each.open for each in self.enquiries]
        names_open = None if None in opened else frozenset().union(*(each for each in opened if each is not None))
        listed = list(found)
        questions = list(asked(listed, subject_of(listed, facts, names_open)))
        return [*self._subject(), *questions]

    def _subject(self) -> Iterator[Asked]:
        """The question who is sentenced, where it is one."""
        from sentencing.engine.space.questions import Asked, Question

        subjects = list(dict.fromkeys(subject for every in self.meetings for subject, _ in every))
        if len(subjects) > 1:
            answers = tuple({} if subject == "person" else {SUBJECT: subject} for subject in subjects)
            truths = {("subject", one): tuple(each == one for each in subjects) for one in subjects}
            yield Asked(Question((SUBJECT,), answers, tuple(map(len, answers))), truths)

    def _deciding(self) -> list[Formula]:
        found = [each for stops in self.stops for stop in stops for each in stop.deciding()]
        return [*(each for meetings in self.meetings for _, one in meetings for each in one.conditions()), *found]

    def _in_order(self, formulas: Sequence[Formula]) -> Iterator[Atom]:
        for formula in formulas:
            yield from atoms(formula)

    def _atoms(self, formulas: Sequence[Formula]) -> set[Atom]:
        subjects = {("subject", subject) for every in self.meetings for subject, _ in every}
        return {*self._in_order(formulas), *subjects}

    def _findings(self, deciding: set[Atom]) -> list[Atom]:
        every = [formula for stops in self.stops for stop in stops for formula in (*stop.formulas(), stop.never)]
        found = dict.fromkeys(atom for atom in self._in_order(every) if atom[0] == "find")
        return [*found, *(atom for atom in deciding if atom[0] == "find" and atom not in found)]

    def node(self, formula: Formula) -> int:
        """The node of a formula, which may not ask about the tier."""
        if isinstance(formula, bool):
            return int(formula)
        found = self._built.get(id(formula))
        if found is None:
            found = self._built[id(formula)] = self._node(formula)
            self._kept.append(formula)
        return found

    def _node(self, formula: Formula) -> int:
        assert not isinstance(formula, bool)
        match formula[0]:
            case "not":
                return self.diagram.negation(self.node(formula[1]))
            case "all":
                return self.diagram.all([self.node(part) for part in formula[1]])
            case "any":
                return self.diagram.any([self.node(part) for part in formula[1]])
            case "at-least":
                return self.diagram.at_least(formula[1], [self.node(part) for part in formula[2]])
            case _:
                level, truth = self.levels[formula]
                return self.diagram.node(level, tuple([int(each) for each in truth]))

    def compiled(self) -> Compiled:
        """Build the diagrams."""
        diagram, ends, impossible = self.diagram, -1, FALSE
        for number, meetings in enumerate(self.meetings):
            route = Route(diagram, self.node, self.stops[number], number, len(self.meetings))
            end, never = route.led([(self._subject_node(subject), one) for subject, one in meetings])
            ends = end if ends < 0 else diagram.joined(_together, ends, end, {})
            impossible = diagram.disjunction(impossible, never)
        found = sorted(node for node in diagram.reached(ends) if diagram.level[node] == diagram.end)
        place_at = {node: index for index, node in enumerate(found)}
        places = tuple(diagram.values[node] for node in found)
        diagram.sizes[self.tier_level] = len(places)
        kinds, roots = self._roots(places)
        questions = tuple(each.question for each in self.order)
        return Compiled(
            self.enquiries,
            diagram,
            questions,
            self._declared(questions),
            ends,
            impossible,
            places,
            place_at,
            roots,
            kinds,
            tuple(self.stops),
            self.tier_level,
            self.stop_level,
        )

    def _subject_node(self, subject: str) -> int:
        found = self.levels.get(("subject", subject))
        return self.diagram.node(found[0], tuple(map(int, found[1]))) if found else TRUE

    def _declared(self, questions: tuple[Question, ...]) -> tuple[int, ...]:
        """For each question its place among them as the law declares them: the offence's own first."""
        program = self.stops[0][0].program
        rank = {name: at for at, name in enumerate(dict.fromkeys([*program.circumstances, *program.facts]))}
        order = sorted(
            range(len(questions)), key=lambda at: (min(rank.get(word, len(rank)) for word in questions[at].words), at)
        )
        found = [0] * len(questions)
        for place, at in enumerate(order):
            found[at] = place
        return tuple(found)

    def _roots(self, places: tuple[Place, ...]) -> tuple[tuple[Kinds, ...], tuple[Root, ...]]:
        kinds: dict[tuple[object, ...], int] = {}
        listed: list[Kinds] = []
        roots: list[Root] = []
        for enquiry, stops in enumerate(self.stops):
            for index, stop in enumerate(stops):
                if not any(place[enquiry] is not None and place[enquiry].stop == index for place in places):
                    continue
                for kind, formula in _ruled(stop, index):
                    key = (enquiry, index, *alike(kind))
                    if kind.idle:
                        continue
                    if key not in kinds:
                        kinds[key] = len(listed)
                        listed.append(Kinds(enquiry, index, kind))
                    node = self._late(formula, places, enquiry, index)
                    if node != FALSE:
                        roots.append(Root(kinds[key], node))
        return tuple(listed), tuple(roots)

    def _late(self, formula: Formula, places: tuple[Place, ...], enquiry: int, index: int) -> int:
        """The node of a rule's condition, which may ask about the tier."""
        asked_late = [atom for atom in atoms(formula) if atom[0] in LATE]
        if not asked_late:
            return self.node(formula)
        program = self.stops[enquiry][index].program
        for atom in asked_late:
            held = []
            for place in places:
                leaf = place[enquiry]
                here = leaf is not None and leaf.stop == index
                held.append(bool(here and frame_atom(program, program.tiers[leaf.tier][0], atom)))
            self.levels[atom] = (self.tier_level, tuple(held))
        self._built.clear()
        found = self.node(formula)
        self._built.clear()
        return found


def _together(one: Place, other: Place) -> Place:
    return tuple(a if a is not None else b for a, b in zip(one, other, strict=True))


def _ruled(stop: Stop, index: int) -> Iterator[tuple[Kind, Formula]]:
    program = stop.program
    own = {id(rule): formula for rule, formula in program.rules}
    for at, (rule, formula) in enumerate(stop.rules):
        asked_names = set(names(own.get(id(rule), True))) if program.contested else set()
        contested = frozenset(each.contested for name, each in program.contested.items() if name in asked_names)
        yield kind_of(rule, program, ("rule", index, at), contested), formula
    if stop.cumulate is not False:
        yield cumulating(), stop.cumulate


def cumulating() -> Kind:
    """What stands for the references that add convictions."""
    from sentencing.engine.space.words import Kind
    from sentencing.law.provision import Rule

    rule = Rule("", "", {}, {}, "may", ())
    return Kind(rule, frozenset({("cumulates",)}), mitigates=False, moves=False)


__all__ = ["Compiled", "Enquiry", "Root", "compiled", "either"]
