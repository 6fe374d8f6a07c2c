"""The two verdicts on a claim: as a promise about every sentence, and as a summary of the Code; and what shows them.

A case *forces* a court outside what is asserted if no lawful sentence fits, and *permits* one outside if some does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.cases import Cases
from sentencing.debate.evidence import Evidence
from sentencing.debate.fit import FITS, FORCES, PERMITS
from sentencing.debate.single import compared, followed
from sentencing.debate.summary import Frame, barring, frames_of, named, summary
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.claim import COMPARED, FOLLOWING
from sentencing.law.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.debate.claim import Posed
    from sentencing.debate.counterexamples import Shown
    from sentencing.engine.assessment import Assessment, Following
    from sentencing.engine.case import Law
    from sentencing.law.band import Band
    from sentencing.law.claim import Assertion, Expected
    from sentencing.law.provision import Reference

TRUE, NOT_GUARANTEED, FALSE, UNDECIDED = "true", "not-guaranteed", "false", "undecided"
FEW = 4  # offences of which each is looked at, even if that cannot change the verdict: its frames are told
# What remains of a claim about every case, if this is the worst that a case does to it.
_WORST = {FITS: TRUE, PERMITS: NOT_GUARANTEED, FORCES: FALSE}


class Answered(Record):
    """The answer to a claim under the law of one day.

    `verdict` and `statute` are the two verdicts; `counterexamples` (forces first), `not_counted` and the `witness` of a
    claim that something exists show them; `contested` are doctrines on which the verdict turns, and `barring` the cites
    of rules that bar what is asserted in every case that the claim assumes. `sides` are the two
    cases of a comparison, `followed` the consequences that a claim about time served is about. `undecided` are the
    offences of which not every case could be looked at, each with the band that holds whatever a court may impose
    there (None where not even that is known); `unanswered` what a comparison turns on and the claim does not say.
    `besides` are the references that add convictions, each with the offence from which it leads: what they add is
    sentenced besides. `vacuous`: nobody it speaks of is liable.
    """

    posed: Posed
    verdict: str
    statute: str
    counterexamples: tuple[Shown, ...] = ()
    not_counted: tuple[Shown, ...] = ()
    contested: tuple[str, ...] = ()
    witness: Shown | None = None
    frames: tuple[Frame, ...] = ()
    barring: tuple[str, ...] = ()
    sides: tuple[Assessment, ...] = ()
    followed: tuple[Following, ...] = ()
    undecided: tuple[tuple[str, Band | None], ...] = ()
    unanswered: tuple[str, ...] = ()
    besides: tuple[tuple[str, Reference], ...] = ()
    vacuous: bool = False
    cases: tuple[Cases, ...] = ()

    @property
    def combinations(self) -> int | None:
        """How many combinations of answers there are in all; None where single cases were looked at."""
        return sum(each.whole.total for each in self.cases) if self.cases else None

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
        two = compared(prepared, posed)
        return Answered(posed, two.verdict, two.statute, sides=two.sides, unanswered=two.unanswered)
    if verb in FOLLOWING:
        verdict, statute, found, case = followed(prepared, posed)
        return Answered(posed, verdict, statute, sides=(case,), followed=found)
    return _over_all_cases(prepared, posed)


def _over_all_cases(law: PreparedLaw, posed: Posed) -> Answered:
    every = [Cases(law, posed, offence) for offence in posed.side.offences]
    looked = [each for each in every if not each.idle] if len(every) > FEW else every
    verdict, certain, short = _settled(posed, looked)
    verdict, certain = _agreed(verdict, certain)
    doctrines = tuple(dict.fromkeys(name for each in looked for name in _contested(each))) if verdict != certain else ()
    frames = named(posed, tuple(frame for each in looked for frame in frames_of(law, posed, each)))
    evidence = Evidence(law, posed, looked)
    shows = posed.claim.asserts.cases
    return Answered(
        posed,
        verdict if verdict == certain else UNDECIDED,
        summary(posed, verdict, frames),
        counterexamples=evidence.counterexamples(),
        not_counted=evidence.not_counted(),
        contested=doctrines,
        witness=evidence.witness() if shows == "some" else None,
        frames=frames,
        barring=barring(law, posed, frames),
        undecided=tuple((each.offence, each.whole.within()) for each in short),
        besides=tuple((each.offence, reference) for each in looked for reference in each.besides)
        if shows == "every" and len(every) <= FEW
        else (),
        vacuous=shows == "every"
        and verdict == TRUE
        and not any(each.counts(group) for each in (*looked, *every) for group in each.grounds),
        cases=tuple(looked),
    )


def _settled(posed: Posed, looked: list[Cases]) -> tuple[str, str, tuple[Cases, ...]]:
    """The verdict, that without what is contested, and the offences of which not every case could be looked at.

    One ground that falsifies (or shows) a claim settles it; all cases are looked at only where none does, and where
    they are too many to tell apart, no more of them than the claim does.
    """
    asserts = posed.claim.asserts
    found = [_verdict(asserts, _kinds(looked, certain=each, whole=False)) for each in (False, True)]
    decisive = TRUE if asserts.cases == "some" else FALSE
    if found == [decisive, decisive]:
        return decisive, decisive, ()
    verdict, certain = (_verdict(asserts, _kinds(looked, certain=each, whole=True)) for each in (False, True))
    short = tuple(each for each in looked if not (each.whole.decided or each.told_apart))
    if short and verdict != decisive:
        return UNDECIDED, UNDECIDED, short
    return verdict, certain, short


def _agreed(verdict: str, certain: str) -> tuple[str, str]:
    """The verdict, and that without what is contested, once what both grant is granted: where each denies the promise,
    and only one finds that a court cannot keep it, it is not guaranteed."""
    if {verdict, certain} == {NOT_GUARANTEED, FALSE}:
        return NOT_GUARANTEED, NOT_GUARANTEED
    return verdict, certain


def _kinds(looked: list[Cases], *, certain: bool, whole: bool) -> set[str]:
    """How cases fit, taken together."""
    return {kind for each in looked for kind in (each.all_kinds if whole else each.kinds)(certain=certain)}


def _verdict(asserts: Assertion, kinds: set[str]) -> str:
    """The verdict, from how cases fit. `excludes` speaks of what is open to a court: to permit is to fail."""
    match asserts.cases:
        case "some":
            return TRUE if FITS in kinds else FALSE
        case "no":
            return FALSE if FITS in kinds else TRUE
        case _ if asserts.verb == "excludes":
            return FALSE if kinds - {FITS} else TRUE
        case _:
            return _WORST[next((kind for kind in (FORCES, PERMITS) if kind in kinds), FITS)]


def _contested(cases: Cases) -> Iterator[str]:
    """The doctrines on which it turns how these cases fit."""
    for group in (*cases.grounds, *cases.whole.groups):
        if cases.counts(group) and cases.fit(group) != cases.fit(group, certain=True):
            yield from cases.decisive(group)
