"""Which open question is best answered next: the one whose answer can move the ruler furthest."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.engine.case import Case, CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.program import scope_of
from sentencing.engine.swing import adds, swing
from sentencing.law import band as bands
from sentencing.law.record import Record
from sentencing.report.ruler import ruler
from sentencing.tui.idle import Idle, why_idle
from sentencing.tui.sheet import GROUPS, Question, topics
from sentencing.tui.told import Told
from sentencing.tui.waiting import waiting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.assessment import Assessment
    from sentencing.law.band import Band

_COLUMNS = 100  # of the ruler on which moves are measured
_LIABLE = 50  # columns that it counts for that it is open whether the person is liable
_LOST = 20  # that one who is liable may turn out not to be: defences are rare
_GRAVER = 30  # that a graver kind of punishment may open, which is but a mark on the ruler
_FURTHER = 20  # that there may be a further conviction


def weights(law: PreparedLaw, told: Told) -> Iterator[tuple[str, int]]:
    """Each open question that matters, and how much it can move, one by one: each takes a few milliseconds."""
    waited = _waited_for(law, told)
    for question in told.questions:
        if question.matters and not question.said:
            yield question.name, _weight(law, told, question, waited=question.name in waited)


def suggested(law: PreparedLaw, told: Told, found: dict[str, int]) -> str:
    """The question that is best answered next: of those on which the answer waits, or else of all, those of the first
    group in which any can move anything, the weightiest, of equals the first; empty if none can."""
    asked = [each for each in told.questions if found.get(each.name)]
    waited = _waited_for(law, told)
    asked = [each for each in asked if each.name in waited] or asked
    if not asked:
        return ""
    return min(asked, key=lambda each: (GROUPS.index(each.group), -found[each.name])).name


def ranked(told: Told, found: dict[str, int]) -> dict[str, int]:
    """The questions by weight, the weightiest first. What does not matter yet stands before what never moves much: once
    it matters it is for a reason."""
    ordered = sorted(told.questions, key=lambda each: (-found.get(each.name, 0), each.matters))
    return {each.name: index for index, each in enumerate(ordered)}


class Agenda(Record):
    """The questions of a case in the order in which they are best answered, group by group. `suggested` is the one that
    can move the answer most (empty: none can); `idle` says of those that change nothing why."""

    suggested: str
    questions: tuple[Question, ...]
    idle: dict[str, Idle]


def agenda(law: PreparedLaw, told: Told) -> Agenda:
    """The same that a walk lists."""
    found = dict(weights(law, told))
    order = ranked(told, found)
    places = topics(told.questions)
    listed = sorted(told.questions, key=lambda each: (places.index(each.topic), order[each.name]))
    idle = [each for each in listed if not each.matters and not each.said]
    return Agenda(suggested(law, told, found), tuple(listed), why_idle(law, told, idle) if idle else {})


def _weight(law: PreparedLaw, told: Told, question: Question, *, waited: bool) -> int:
    if question.kind == "offence":
        return 0
    answer, case, name = _moved(told, question)
    asked = (law, answer.offence, case, answer.day, name)
    try:
        possible = swing(*asked)
    except CaseError:
        return 0
    lost = answer.liable is True and False in possible.liable
    further = adds(*asked) if question.deciding or question.own else False
    graver = _graver(told, possible.open, answer.open)
    moves = _columns(told, possible.open, answer.open) + _LOST * lost + _GRAVER * graver + _FURTHER * further
    return moves + _settles(told) if waited else moves


def _moved(told: Told, question: Question) -> tuple[Assessment, Case, str]:
    """The answer that a question bears on, the case that it answers, and what that calls the question: those of the
    further conviction whose own question it is, or else those of the offence asked about."""
    further = next((each for each in told.assessment.cumulate if each.offence == question.offence), None)
    if further is None:
        return told.assessment, told.case, question.name
    return further, Case(dict(further.facts)), question.name.removeprefix(f"{scope_of(further.offence)}:")


def _waited_for(law: PreparedLaw, told: Told) -> frozenset[str]:
    """The questions that leave something open as things are: a band, the tier, liability, or whether a rule applies."""
    answer = told.assessment
    waits = answer.liable is None or bands.plain(answer.open) != bands.plain(answer.may)
    rules = (name for each in waiting(law, told.case, answer) for name in each.names)
    return frozenset((*rules, *(answer.unknown if waits else ())))


def _settles(told: Told) -> int:
    """How much is open only because something is not known: one where no bound is, for a rule that waits."""
    answer = told.assessment
    return _columns(told, answer.open, answer.may) + _LIABLE * (answer.liable is None) + 1


def _columns(told: Told, reach: Band, known: Band) -> int:
    """How many columns of the ruler a band holds that are not in what is known."""
    drawn = {"may": known, "open": reach}
    rows = ruler(told.telling.ladder, drawn, _COLUMNS, lambda _: 1).rows
    return sum(run.last + 1 - run.first for row in rows for run in row.runs if row.band == run.origin == "open")


def _graver(told: Told, reach: Band, known: Band) -> int:
    """How many kinds of punishment a band holds that are graver than any that is open as things are."""
    order = [rung.id for rung in told.telling.ladder.rungs]
    top = max((order.index(each.rung) for each in known), default=len(order))
    return sum(order.index(each.rung) > top for each in reach)
