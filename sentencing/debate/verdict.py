"""The two verdicts on a claim: as a promise about every sentence, and as a summary of the Code; and what shows them.

A case *forces* a court outside what is asserted if no lawful sentence fits, and *permits* one outside if some does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.compare import compared, followed
from sentencing.debate.counterexamples import Shown, by_reasons, shown
from sentencing.debate.fit import FITS, FORCES, PERMITS, fit, no_sentence
from sentencing.debate.summary import Frame, frames_of, summary
from sentencing.engine.assessment import Outcome
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.space import space
from sentencing.law import band as bands
from sentencing.law.claim import COMPARED, FOLLOWING
from sentencing.law.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sentencing.debate.claim import Posed
    from sentencing.engine.assessment import Assessment, Following
    from sentencing.engine.case import Law
    from sentencing.engine.space import Group, Space
    from sentencing.law.claim import Expected

TRUE, NOT_GUARANTEED, FALSE, UNDECIDED = "true", "not-guaranteed", "false", "undecided"
# What remains of a claim about every case, if this is the worst that a case does to it.
_WORST = {FITS: TRUE, PERMITS: NOT_GUARANTEED, FORCES: FALSE}


class Answered(Record):
    """The answer to a claim under the law of one day.

    `verdict` and `statute` are the two verdicts; `counterexamples` (forces first), `not_counted` and the `witness` of a
    claim that something exists show them; `contested` are doctrines on which the verdict turns. `sides` are the two
    cases of a comparison, `followed` the consequences that a claim about time served is about. `vacuous`: nobody it
    speaks of is liable. `combinations`: how many ways of answering were looked at; never a number of people.
    """

    posed: Posed
    verdict: str
    statute: str
    counterexamples: tuple[Shown, ...] = ()
    not_counted: tuple[Shown, ...] = ()
    contested: tuple[str, ...] = ()
    witness: Shown | None = None
    frames: tuple[Frame, ...] = ()
    sides: tuple[Assessment, ...] = ()
    followed: tuple[Following, ...] = ()
    undecided: tuple[str, ...] = ()
    vacuous: bool = False
    combinations: int | None = 0

    @property
    def expected(self) -> Expected | None:
        """What the author of the claim holds of it on that day; None where nothing is said of it."""
        day = self.posed.day
        reached = [each for each in self.posed.claim.answer if each.since is None or each.since.isoformat() <= day]
        return max(reached, key=lambda each: each.since.isoformat() if each.since else "", default=None)


def answer(law: Law, posed: Posed) -> Answered:
    """The answer to a claim that was put to the law of a day."""
    prepared = law if isinstance(law, PreparedLaw) else PreparedLaw(law)
    verb = posed.claim.asserts.verb
    if verb in COMPARED:
        verdict, statute, sides = compared(prepared, posed)
        return Answered(posed, verdict, statute, sides=sides, combinations=None)
    if verb in FOLLOWING:
        verdict, statute, found, case = followed(prepared, posed)
        return Answered(posed, verdict, statute, sides=(case,), followed=found, combinations=None)
    return _over_all_cases(prepared, posed)


def _over_all_cases(law: PreparedLaw, posed: Posed) -> Answered:
    looked = [_Looked(law, posed, offence) for offence in posed.side.offences]
    kinds = {kind for each in looked for kind in each.kinds()}
    sure = {kind for each in looked for kind in each.kinds(certain=True)}
    asserts = posed.claim.asserts
    short = tuple(each.offence for each in looked if not each.space.decided)
    verdict, certain = (_verdict(asserts.cases, found, short=bool(short)) for found in (kinds, sure))
    doctrines = tuple(dict.fromkeys(name for each in looked for name in each.contested())) if verdict != certain else ()
    frames = tuple(frame for each in looked for frame in frames_of(law, posed, each.offence, each.counted()))
    found = _Evidence(law, posed, looked)
    return Answered(
        posed,
        UNDECIDED if verdict != certain else verdict,
        summary(posed, verdict, frames),
        counterexamples=found.counterexamples(),
        not_counted=found.not_counted(),
        contested=doctrines,
        witness=found.witness() if asserts.cases == "some" else None,
        frames=frames,
        undecided=short,
        vacuous=not kinds,
        combinations=sum(each.space.count for each in looked),
    )


def _verdict(cases: str, kinds: set[str], *, short: bool) -> str:
    """The verdict, from how the cases that were looked at fit; `short` if not every case could be."""
    match cases:
        case "some":
            return TRUE if FITS in kinds else UNDECIDED if short else FALSE
        case "no":
            return FALSE if FITS in kinds else UNDECIDED if short else TRUE
        case _:
            worst = next((kind for kind in (FORCES, PERMITS) if kind in kinds), FITS)
            return UNDECIDED if short and worst != FORCES else _WORST[worst]


class _Looked:
    """Every case under one offence, and how each kind of case fits."""

    def __init__(self, law: PreparedLaw, posed: Posed, offence: str) -> None:
        self.posed = posed
        self.offence = offence
        self.space: Space = space(law, offence, posed.day, posed.side.case)

    def counted(self) -> Iterator[Group]:
        """The cases of which the claim speaks."""
        return (each for each in self.space.groups if self.counts(each))

    def counts(self, group: Group) -> bool:
        """Whether the claim speaks of a case: the person is liable, or it speaks of anyone; the frame is meant."""
        claim, ladder = self.posed.claim, self.posed.system.ladder
        if not group.liable:
            return claim.liable == "anyone"
        return not claim.frame or any(claim.frame in (each.rung, ladder.kind(each)) for each in group.frame)

    def fit(self, group: Group, *, certain: bool = False) -> str:
        """How a case fits; `certain`: without the sanctions that rest on contested doctrine."""
        ladder = self.posed.system.ladder
        if not group.liable:
            return fit(ladder, self.posed.claim.asserts, [Outcome("", no_sentence(ladder), (), ())])
        outcomes = [_certain(each) for each in group.outcomes] if certain else group.outcomes
        return fit(ladder, self.posed.claim.asserts, [each for each in outcomes if each.band])

    def kinds(self, *, certain: bool = False) -> set[str]:
        """How the cases fit, taken together. `excludes` speaks of what is open to a court: to permit is to fail."""
        found = {self.fit(each, certain=certain) for each in self.counted()}
        if self.posed.claim.asserts.verb == "excludes" and PERMITS in found:
            found.add(FORCES)
        return found

    def contested(self) -> Iterator[str]:
        """The doctrines that the sanctions of these cases rest on."""
        for group in self.counted():
            yield from (each.contested for outcome in group.outcomes for each in outcome.band if each.contested)

    def smallest(self, holds: Callable[[Group], bool]) -> tuple[Shown, ...]:
        """All smallest cases for which something holds."""
        return tuple(Shown(self.offence, dict(case.facts)) for case in self.space.smallest(holds))


def _certain(outcome: Outcome) -> Outcome:
    kept = tuple(each for each in outcome.band if not each.contested)
    return outcome._replace(band=kept)


class _Evidence:
    """What shows a verdict: cases, told by their reasons."""

    def __init__(self, law: PreparedLaw, posed: Posed, looked: list[_Looked]) -> None:
        self.law = law
        self.posed = posed
        self.looked = looked

    def counterexamples(self) -> tuple[Shown, ...]:
        """The smallest counterexamples, those that force a court first."""
        if self.posed.claim.asserts.cases == "some":
            return ()
        if self.posed.claim.asserts.cases == "no":
            return self._told(FITS, FORCES)
        return by_reasons((*self._told(FORCES, FORCES), *self._told(PERMITS, PERMITS)))

    def _told(self, wanted: str, kind: str) -> tuple[Shown, ...]:
        found = [
            shown(self.law, self.posed, each, kind)
            for looked in self.looked
            for each in looked.smallest(lambda group: looked.counts(group) and looked.fit(group) == wanted)  # noqa: B023
        ]
        return by_reasons(found)

    def witness(self) -> Shown | None:
        """The smallest case of which a claim that something exists is true."""
        found = [
            each
            for looked in self.looked
            for each in looked.smallest(lambda group: looked.counts(group) and looked.fit(group) == FITS)  # noqa: B023
        ]
        if not found:
            return None
        return shown(self.law, self.posed, min(found, key=lambda each: len(each.facts)), FITS)

    def not_counted(self) -> tuple[Shown, ...]:
        """Who is not liable at all, and so not spoken of; not those whose act is not this offence."""
        if self.posed.claim.liable == "anyone":
            return ()
        found = [
            shown(self.law, self.posed, each, "not-liable")
            for looked in self.looked
            for each in looked.smallest(lambda group: not group.liable)
        ]
        return by_reasons([each for each in found if each.reasons])
