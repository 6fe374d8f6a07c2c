"""Claims that single cases answer: those that compare two offences, and those about what follows a sentence."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from sentencing.engine.assess import assess
from sentencing.engine.case import Case, ImpossibleCaseError
from sentencing.law import band as bands
from sentencing.law.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.debate.claim import Posed
    from sentencing.engine.assessment import Assessment, Following
    from sentencing.engine.case import Law
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.law.band import Band
    from sentencing.law.sanction import Ladder


MOST_WAYS = 64  # ways of answering what a comparison leaves open


class Compared(Record):
    """The verdicts on a comparison, and two cases that show them; `unanswered` are the questions on which it turns and
    of which the claim says nothing, where it is undecided."""

    verdict: str
    statute: str
    sides: tuple[Assessment, ...]
    unanswered: tuple[str, ...] = ()


def compared(law: PreparedLaw, posed: Posed) -> Compared:
    """Compare each offence of one side with each of the other, with what the claim assumes of them. A question that
    decides a frame and is not answered is answered as on the other side, where that says it, or else in every way, on
    both sides alike."""
    assert posed.than is not None
    ways: list[tuple[Assessment, ...]] = []
    one, other = (
        [assess(law, each, side.case, posed.day) for each in side.offences] for side in (posed.side, posed.than)
    )
    waiting: list[tuple[Assessment, ...]] = list(product(one, other))
    while waiting:
        sides = waiting.pop(0)
        name = next((each.unknown[:1] for each in sides if _open(each)), None)
        if name is None:
            ways.append(sides)
            continue
        further = list(_answered(law, sides, name[0])) if name else []
        if not further or len(ways) + len(waiting) + len(further) > MOST_WAYS:
            return Compared("undecided", "wrong", sides, name)
        waiting += further
    return _over(posed, ways)


def _open(side: Assessment) -> bool:
    """Whether it depends on what is not answered which frame applies."""
    return side.liable is not False and not side.frame


def _answered(law: PreparedLaw, sides: tuple[Assessment, ...], name: str) -> Iterator[tuple[Assessment, ...]]:
    """The same cases with an answer to one question, for each that there is."""
    asking = [law.program(each.convicted_of or each.offence, each.day, "person") for each in sides]
    given = [each.facts[name] for each in sides if each.facts.get(name) is not None]
    fact = next((program.facts[name] for program in asking if name in program.facts), None)
    values = given[:1] or ([value.id for value in fact.values] if fact else [False, True])
    for value in values:
        knows = [name in program.facts or name in program.circumstances for program in asking]
        try:
            yield tuple(
                assess(law, each.offence, Case({name: value, **each.facts} if known else each.facts), each.day)
                for each, known in zip(sides, knows, strict=True)
            )
        except ImpossibleCaseError:
            continue


def _over(posed: Posed, ways: list[tuple[Assessment, ...]]) -> Compared:
    """The verdicts over every way: the worst as a promise; right as a summary if it is so in each."""
    found = [(*_verdicts(posed, *sides), sides) for sides in ways]
    worst = next(each for each in ("false", "not-guaranteed", "true") if any(verdict == each for verdict, *_ in found))
    rights = {statute for _, statute, _ in found}
    statute = rights.pop() if len(rights) == 1 else "incomplete"
    return Compared(worst, statute, next(sides for verdict, _, sides in found if verdict == worst))


def _verdicts(posed: Posed, left: Assessment, right: Assessment) -> tuple[str, str]:
    """The verdicts where every question is answered."""
    ladder = posed.system.ladder
    if posed.claim.asserts.verb == "same":
        same = bands.plain(left.may) == bands.plain(right.may) and bands.plain(left.frame) == bands.plain(right.frame)
        return ("true", "right") if same else ("false", "wrong")
    heavier, other = (left, right) if posed.claim.asserts.verb == "heavier" else (right, left)
    graver = bands.severity(ladder, heavier.frame) > bands.severity(ladder, other.frame)
    return _heavier(ladder, heavier.may, other.may), "right" if graver else "wrong"


def _heavier(ladder: Ladder, one: Band, other: Band) -> str:
    """Whether every sentence of a band is heavier than every one of another; false if none is."""
    (most, least), (their_most, their_least) = bands.severity(ladder, one), bands.severity(ladder, other)
    if least > their_most:
        return "true"
    return "false" if most <= their_least else "not-guaranteed"


def followed(law: Law, posed: Posed) -> tuple[str, str, tuple[Following, ...], Assessment]:
    """The verdicts on what follows a sentence, the consequences that tell of it, and the case."""
    asserts, case = posed.claim.asserts, assess(law, posed.side.offences[0], posed.side.case, posed.day)
    reached = any(each.reached and each.consequence.id == asserts.name for each in case.consequences)
    right = reached is (asserts.verb == "follows")
    wanted = dict.fromkeys((asserts.name, *posed.claim.served))
    found = tuple(each for name in wanted for each in case.consequences if each.consequence.id == name and each.reached)
    return ("true" if right else "false"), ("right" if right else "wrong"), found, case
