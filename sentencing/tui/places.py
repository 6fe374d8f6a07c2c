"""Places that have set the figures an offence turns on: one stands for all that it has set there."""

from __future__ import annotations

from sentencing.engine.case import Case
from sentencing.law.provision import Fact
from sentencing.tui.sheet import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.place import Place
    from sentencing.tui.told import Told


def places(question: Question) -> tuple[Place, ...]:
    """The places known to have set the figure that is asked for."""
    return question.about.places if isinstance(question.about, Fact) else ()


def figures_of(told: Told, question: Question, place: str) -> dict[str, int]:
    """All that a place has set in the offence that a question is of, by the names under which a case answers it."""
    scope = question.name.rpartition(":")[0]
    return {
        asked.name: each.figure
        for asked in told.questions
        if asked.name.rpartition(":")[0] == scope
        for each in places(asked)
        if each.id == place
    }


def set_there(told: Told, question: Question) -> tuple[Place, ...]:
    """The places all of whose figures the case has: several may have set the same."""
    return tuple(
        place
        for place in places(question)
        if all(told.case.facts.get(name) == figure for name, figure in figures_of(told, question, place.id).items())
    )


def without(told: Told, question: Question) -> Case:
    """The case without an answer, and, where it is a place's figure, without the others of that place: they were
    answered together."""
    case = told.case.forget(question.name)
    for place in set_there(told, question)[:1]:
        for name in figures_of(told, question, place.id):
            case = case.forget(name)
    return case
