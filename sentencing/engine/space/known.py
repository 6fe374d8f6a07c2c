"""What can be said where the law is too tangled for a diagram: some scenarios, and what is ruled out for all."""

from __future__ import annotations

from sentencing.engine.assess import assess
from sentencing.engine.case import Case, ImpossibleCaseError
from sentencing.engine.outcome import NOTHING, Reach, fold
from sentencing.engine.space.compiled import Ground
from sentencing.engine.space.courts import of_assessment
from sentencing.engine.space.group import SHARED
from sentencing.law import band as bands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.case import Answer
    from sentencing.engine.outcome import Word
    from sentencing.engine.space.compiled import Enquiry
    from sentencing.engine.space.group import Group
    from sentencing.engine.space.stops import Stop
    from sentencing.law.band import Band

LOOKED_AT = 100  # scenarios assessed one by one
WORDS = 2_000  # words followed; past them nothing is ruled out


def known(enquiry: Enquiry) -> tuple[Group, ...]:
    """The groups of the scenario in which nothing is named, and of those with one departure."""
    questions = Ground.of((enquiry._replace(home={}),)).plan().levels.questions
    plain = {word: value for question in questions for word, value in question.answers[0].items()}
    departing = [answer for question in questions for answer in question.answers[1:]]
    found: dict[Any, Group] = {}
    for departure in [{}, *departing][:LOOKED_AT]:
        facts: dict[str, Answer] = {**enquiry.settled, **plain, **departure}
        try:
            answer = assess(enquiry.law, enquiry.offence, Case(facts), enquiry.day, explained=False)
        except ImpossibleCaseError:
            continue
        group = of_assessment(answer)
        seen = found.setdefault(group[:SHARED], group._replace(witness=facts))
        found[group[:SHARED]] = seen._replace(count=seen.count + 1)
    return tuple(found.values())


def outer(enquiry: Enquiry) -> Band | None:
    """A band that holds everything a court may reach in any scenario, and perhaps more; None where even that is too
    much to tell."""
    every = [stop for _, one in enquiry.meetings() for stop in one.stops()]
    found: list[Band] = []
    for stop in every:
        words = _words(stop)
        if words is None:
            return None
        reach = Reach(stop.program.system, stop.program.day, tuple(each for each, _ in stop.tiers))
        for tier, _ in stop.tiers:
            found += [reached.band for word in words for reached in reach.ways(tier, [word]).values()]
    return bands.union(every[0].program.system.ladder, found)


def _words(stop: Stop) -> frozenset[Word] | None:
    """Every word that any of the rules may put together."""
    words: dict[Word, tuple[str, ...]] = {NOTHING: ()}
    for rule, _ in stop.rules:
        words = fold(words, rule, stop.program.system, free=True)
        if len(words) > WORDS:
            return None
    return frozenset(words)
