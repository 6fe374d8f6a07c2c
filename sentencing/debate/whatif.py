"""What it would take: the fewest changes of a case's answers that would bring another result, and what each answer
would do alone."""

from __future__ import annotations

from sentencing.debate.fit import FITS, FORCES, fit
from sentencing.engine.assess import assess
from sentencing.engine.case import Case, CaseError
from sentencing.engine.frame import frame_of
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import space
from sentencing.law import band as bands
from sentencing.law.provision import on
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Answer, Law
    from sentencing.engine.space import Group, Space
    from sentencing.engine.space.questions import Bounds
    from sentencing.law.band import Band
    from sentencing.law.claim import Assertion
    from sentencing.law.effect import Effect as LegalEffect
    from sentencing.law.provision import Rule
    from sentencing.law.sanction import Ladder, Sanction

    Changes = dict[str, Answer]

MOST_CHANGES = 2  # at a time; a third is looked for only where two do not do
_FURTHER = 3
_OPEN = ("below", "exempt", "permit")  # goals that leave the court a choice


class Goal(Record):
    """A result that might be wanted.

    `kind`: `tier` (another tier, its id is `name`, and all of the `band`, its frame but for what the law takes from the
    case whatever the tier), `bar` (nothing as grave in reach as the sanction whose id is
    `name`), `below` (a sentence below the frame in reach), `only-below` (no other if the court does what it must),
    `exempt`, `liable`, `not-liable`; `permit` and `force`: some, or every, lawful sentence is as `asserts` says.
    """

    kind: str
    name: str = ""
    band: Band = ()
    asserts: Assertion | None = None

    @property
    def must(self) -> bool:
        """Whether it tells what the court must then do, and not only what it may."""
        return self.kind not in _OPEN


class Way(Record):
    """A goal, and every smallest set of changes by which it is reached. None stands for an answer taken back.

    `decided` is false where there was too much to look at. `moved`: the band of a tier is then only the frame, which
    rules move for the court."""

    goal: Goal
    changes: tuple[Changes, ...]
    decided: bool = True
    moved: bool = False


class Effect(Record):
    """What one answer would do alone: the fact and its value, the bands then, and whether the person is liable."""

    name: str
    value: Answer
    frame: Band
    shall: Band
    may: Band
    liable: bool | None


class WhatIf(Record):
    """A case, its assessment, the ways to other results, and what each single answer would do. `bounds` are the least
    and the greatest number that do what a number among the changes does, by fact and number; None: without end."""

    facts: dict[str, Answer]
    assessment: Assessment
    ways: tuple[Way, ...]
    effects: tuple[Effect, ...]
    bounds: Mapping[tuple[str, Answer], Bounds] = {}  # never changed, like every value here


def what_if(
    law: Law,
    offence: str,
    facts: dict[str, Answer],
    day: str,
    asserts: Assertion | None = None,
    *,
    acquitted: bool = False,
) -> WhatIf:
    """What it would take to change the result of a case under the law of a day (ISO date): to reach what is asserted,
    no conviction (`acquitted`) or, if nothing is asked for, any other tier and whatever is gentler. Raises CaseError as
    the engine does."""
    prepared = law if isinstance(law, PreparedLaw) else PreparedLaw(law)
    answer = assess(prepared, offence, Case(facts), day)
    whole = space(prepared, offence, day, home=Case(facts))
    ladder = prepared.system(prepared.offence(offence).system).ladder
    asked = asserts is not None or acquitted
    if asserts is not None:
        goals = _asserted(ladder, asserts)
    else:
        goals = dict(_ACQUITTED if acquitted else _goals(prepared, ladder, answer, day))
    silence = prepared.program(offence, day, str(facts.get("subject") or "person")).silence
    ways = tuple(_once(_way(whole, goal, holds), silence) for goal, holds in goals.items())
    effects = () if asked else _each_once(tuple(_effects(prepared, whole, answer, facts)), silence)
    told = tuple(_seen(prepared, answer, facts, each) for each in ways if each.changes or asked or not each.decided)
    return WhatIf(facts, answer, told, effects, _bounds(prepared, whole, answer, told, effects))


def _bounds(
    law: PreparedLaw, whole: Space, answer: Assessment, ways: tuple[Way, ...], effects: tuple[Effect, ...]
) -> dict[tuple[str, Answer], Bounds]:
    """The bounds of every number that is told."""
    offence = law.offence(answer.offence)
    dates = {
        fact.id
        for part in (offence.elements, law.system(offence.system).elements)
        for fact in part.facts
        if fact.type == "date"
    }
    changes = dict.fromkeys(change for way in ways for each in way.changes for change in each.items())
    said = dict.fromkeys([*changes, *((each.name, each.value) for each in effects)])
    numbers = [(name, value) for name, value in said if type(value) is int and name not in dates]
    found = {(name, value): whole.bounds(name, value) for name, value in numbers}
    return {key: each for key, each in found.items() if each is not None}


def _way(whole: Space, goal: Goal, holds: Callable[[Group], bool]) -> Way:
    for size in (MOST_CHANGES, _FURTHER):
        found = whole.smallest(holds, size)
        if found is None:
            return Way(goal, (), decided=False)
        if found:
            return Way(goal, found)
    return Way(goal, ())


def after(case: Case, changes: Changes) -> Case:
    """A case after some changes; one to None takes an answer back."""
    facts = {**case.facts, **changes}
    return Case({name: value for name, value in facts.items() if value is not None or name not in changes})


def _seen(law: PreparedLaw, answer: Assessment, facts: dict[str, Answer], way: Way) -> Way:
    """A way to a tier with whether rules move the frame that it leads to."""
    if way.goal.kind != "tier" or not way.changes:
        return way
    then = assess(law, answer.offence, after(Case(facts), way.changes[0]), answer.day)
    band = bands.plain(way.goal.band)
    return way._replace(moved=any(bands.plain(each) != band for each in (then.shall, then.may)))


def _once(way: Way, silence: Mapping[str, Answer]) -> Way:
    """A way without the changes that deny what other changes of it take back, where silence denies it: the law may tell
    the two apart, but nobody whom they bring to the same result does."""

    def told(one: Changes) -> bool:
        denied = [name for name, value in one.items() if value is False and silence.get(name) is False]
        return any({**one, name: None} in way.changes for name in denied)

    return way._replace(changes=tuple(each for each in way.changes if not told(each)))


def _each_once(effects: tuple[Effect, ...], silence: Mapping[str, Answer]) -> tuple[Effect, ...]:
    """The effects of single answers, likewise."""

    def told(one: Effect) -> bool:
        denied = one.value is False and silence.get(one.name) is False
        return denied and one._replace(value=None) in effects

    return tuple(each for each in effects if not told(each))


# The goals.


def _asserted(ladder: Ladder, asserts: Assertion) -> dict[Goal, Callable[[Group], bool]]:
    """That some lawful sentence is as asserted, and that every one is."""

    def permits(group: Group) -> bool:
        return bool(group.liable) and fit(ladder, asserts, group.outcomes) != FORCES

    def forces(group: Group) -> bool:
        return bool(group.liable) and fit(ladder, asserts, group.outcomes) == FITS

    return {Goal("force", asserts=asserts): forces, Goal("permit", asserts=asserts): permits}


def _acquittal(group: Group) -> bool:
    return group.liable is False


_ACQUITTED = ((Goal("not-liable"), _acquittal),)


def _goals(
    law: PreparedLaw, ladder: Ladder, answer: Assessment, day: str
) -> Iterator[tuple[Goal, Callable[[Group], bool]]]:
    """What is worth asking for, given the result as it is."""
    if not answer.liable:
        yield Goal("liable"), lambda group: group.liable is True
        return
    here, charge = answer.tier.id if answer.tier else "", law.offence(answer.convicted_of or answer.offence)
    barred = {effect.name for rule in answer.rules for effect in _always(rule) if effect.verb == "bar"}
    for tier in on(charge.elements.tiers, day):
        if tier.id != here and tier.subject == "person":
            frame = frame_of(law.system(charge.system), tier)
            band = tuple(each for each in frame if each.rung not in barred) or frame
            yield Goal("tier", tier.id, band), _reaches(ladder, tier.id, band)
    top = answer.may[-1].rung if answer.may else ""
    if len({each.rung for each in answer.may}) > 1 or (top and ladder.rung(top).kind == "death"):
        yield Goal("bar", top), _liable_and(lambda group: ladder.rank[group.may[-1].rung] < ladder.rank[top])
    limit = bands.lightest(answer.frame)
    if limit is not None:
        if not bands.lighter_than(ladder, answer.may, limit):
            yield (
                Goal("below"),
                _liable_and(lambda group: group.tier == here and bool(bands.lighter_than(ladder, group.may, limit))),
            )
        if not _all_below(ladder, answer.shall, limit):
            yield (
                Goal("only-below"),
                _liable_and(lambda group: group.tier == here and _all_below(ladder, group.shall, limit)),
            )
    if not _exempt(ladder, answer.may):
        yield Goal("exempt"), _liable_and(lambda group: _exempt(ladder, group.may))


def _always(rule: Rule) -> Iterator[LegalEffect]:
    """The effects of a rule that the court must follow and that leaves it no choice."""
    if rule.modality == "shall" and len(rule.options) == 1:
        yield from rule.options[0].effects


def _reaches(ladder: Ladder, tier: str, band: Band) -> Callable[[Group], bool]:
    """That a tier applies, and that the court may impose all of a band."""
    return lambda group: group.tier == tier and bands.holds(ladder, group.may, band)


def _liable_and(holds: Callable[[Group], bool]) -> Callable[[Group], bool]:
    return lambda group: bool(group.liable and group.may) and holds(group)


def _all_below(ladder: Ladder, band: Band, limit: Sanction) -> bool:
    return bands.plain(bands.lighter_than(ladder, band, limit)) == bands.plain(band)


def _exempt(ladder: Ladder, band: Band) -> bool:
    return any(ladder.kind(each) == "exempt" for each in band)


# Each answer alone.


def _effects(law: PreparedLaw, whole: Space, answer: Assessment, facts: dict[str, Answer]) -> Iterator[Effect]:
    """What each single other answer would come to, if it comes to anything else."""
    for question in whole.questions:
        for changes in question.answers[1:] if len(question.words) == 1 else ():
            ((name, value),) = changes.items() if changes else (("", None),)
            if name and facts.get(name) != value:
                said: dict[str, Answer] = {**facts, name: value}
                if value is None:
                    del said[name]
                try:
                    then = assess(law, answer.offence, Case(said), answer.day)
                except CaseError:
                    continue
                if (then.liable, then.shall, then.may) != (answer.liable, answer.shall, answer.may):
                    yield Effect(name, value, then.frame, then.shall, then.may, then.liable)
