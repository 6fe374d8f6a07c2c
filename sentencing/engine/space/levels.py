"""The order of the questions of a diagram, and where in it each atom is decided.

First come the questions that decide liability, the tier and where references lead; then those that only rules ask; last
the findings that a court may make, which are no questions.
"""

from __future__ import annotations

from sentencing.engine.formula import atoms
from sentencing.engine.space.questions import Asked, Question, asked, from_home, subject_of
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.space.stops import Meeting, Stop
    from sentencing.law.provision import Fact

SUBJECT = "subject"
ASKED = frozenset({"said", "test", "named"})


class Levels(Record):
    """`questions` by level; `first` of them decide where a case ends. `sizes` counts the answers by level, findings
    included. `of` is the level of each atom, and its truth under each answer. `rank` is each question's place as the
    law declares them, the offence's own first. `fixed` are the questions of which all scenarios looked at give one
    answer, by its number; that level then has one answer."""

    questions: tuple[Question, ...]
    first: int
    sizes: tuple[int, ...]
    of: dict[Atom, tuple[int, tuple[int, ...]]]
    rank: tuple[int, ...]
    fixed: Mapping[int, int] = {}

    def part(self, fixed: Mapping[int, int], deciding: Sequence[int]) -> Levels:
        """The levels of the scenarios that give these answers, by number; `deciding` is the order of the other
        questions that decide where a case ends."""
        first = [*fixed, *deciding]
        order = [*first, *(at for at in range(self.first, len(self.questions)) if at not in fixed)]
        level = {at: index for index, at in enumerate(order)}
        of = {
            atom: (level.get(at, at), (truth[fixed[at]],) if at in fixed else truth)
            for atom, (at, truth) in self.of.items()
        }
        sizes = (*(1 if at in fixed else self.sizes[at] for at in order), *self.sizes[len(order) :])
        return Levels(
            tuple([self.questions[at] for at in order]),
            len(first),
            sizes,
            of,
            tuple([self.rank[at] for at in order]),
            {level[at]: answer for at, answer in fixed.items()},
        )


def levels(
    meetings: Sequence[Sequence[tuple[str, Meeting]]],
    stops: Sequence[Stop],
    asked_besides: Sequence[tuple[Formula, ...]],
    opened: frozenset[str] | None,
    home: Mapping[str, Answer],
) -> Levels:
    """The levels of the questions on which these offences rest, for each subject that may come to them, with the
    departures from a case. `asked_besides` is what each stop asks besides what decides there."""
    conditions = [each for several in meetings for _, one in several for each in one.conditions()]
    deciding = dict.fromkeys(_atoms([*conditions, *(each for stop in stops for each in stop.deciding())]))
    every = dict.fromkeys([*deciding, *_atoms(each for every in asked_besides for each in every)])
    listed = [atom for atom in every if atom[0] in ASKED]
    silent = asked(listed, subject_of(listed, _facts(stops), opened))
    found = [from_home(each, home) for each in silent] if home else silent
    first = [*_subjects(meetings), *(each for each in found if not deciding.keys().isdisjoint(each.truths))]
    order = [*first, *(each for each in found if deciding.keys().isdisjoint(each.truths))]
    of = {atom: (at, truth) for at, each in enumerate(order) for atom, truth in each.truths.items()}
    findings = [atom for atom in every if atom[0] == "find"]
    of.update((atom, (len(order) + at, (0, 1))) for at, atom in enumerate(findings))
    questions = tuple(each.question for each in order)
    sizes = (*(len(each.answers) for each in questions), *(2 for _ in findings))
    return Levels(questions, len(first), sizes, of, _rank(questions, stops[0]))


def _atoms(formulas: Iterable[Formula]) -> list[Atom]:
    return [atom for formula in formulas for atom in atoms(formula)]


def _facts(stops: Sequence[Stop]) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for stop in stops:
        for name, fact in stop.program.facts.items():
            settled = stop.scene.settled(name)
            if isinstance(settled, str):
                found.setdefault(settled, fact)
    return found


def _subjects(meetings: Sequence[Sequence[tuple[str, Meeting]]]) -> list[Asked]:
    """The question who is sentenced, where it is one."""
    subjects = list(dict.fromkeys(subject for every in meetings for subject, _ in every))
    if len(subjects) == 1:
        return []
    answers: tuple[dict[str, object], ...] = tuple({} if each == "person" else {SUBJECT: each} for each in subjects)
    truths = {(SUBJECT, one): tuple(int(each == one) for each in subjects) for one in subjects}
    return [Asked(Question((SUBJECT,), answers, tuple(map(len, answers))), truths)]  # type: ignore[arg-type]


def _rank(questions: Sequence[Question], stop: Stop) -> tuple[int, ...]:
    program = stop.program
    declared = {name: at for at, name in enumerate(dict.fromkeys([*program.circumstances, *program.facts]))}
    last = len(declared)
    order = sorted(
        range(len(questions)), key=lambda at: (min(declared.get(word, last) for word in questions[at].words), at)
    )
    found = [0] * len(questions)
    for place, at in enumerate(order):
        found[at] = place
    return tuple(found)
