"""An assessment with what is needed to tell it: the law it came from, and a language."""

from __future__ import annotations

from sentencing.engine.frame import frame_of
from sentencing.law import band as bands
from sentencing.law.provision import in_force, on
from sentencing.law.span import Span
from sentencing.report.speech import Speech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Law
    from sentencing.law.band import Band
    from sentencing.law.provision import Addition, Offence, OffenceVersion, Reduction, System, Text, Tier
    from sentencing.law.sanction import Ladder, Sanction
    from sentencing.report.words import Words


class Telling:
    """What the parts of an answer are made from. `offence` is the one that the answer is for: the one convicted of,
    or, without a conviction, the one that the case came to."""

    __slots__ = ("assessment", "law", "offence", "speech", "system", "tiers", "words")

    def __init__(self, words: Words, law: Law, assessment: Assessment) -> None:
        self.words = words
        self.law = law
        self.assessment = assessment
        self.offence: Offence = law.offence(_told_of(assessment))
        self.system: System = law.system(self.offence.system)
        lender = next((law.offence(via.to) for via in assessment.via if via.kind == "punish"), None)
        others = _named_by(law, assessment)
        self.speech = Speech(words, self.system, assessment.day, self.offence, lender, others=others)
        tiers = on((lender or self.offence).elements.tiers, assessment.day)
        self.tiers: dict[str, Tier] = {tier.id: tier for tier in tiers}

    @property
    def ladder(self) -> Ladder:
        """The system's ladder."""
        return self.system.ladder

    @property
    def tier(self) -> Tier | None:
        """The tier that the facts reach, as the file has it; None if there is none (or it is a unit's own fine)."""
        reached = self.assessment.tier
        return self.tiers.get(reached.id) if reached else None

    def title(self, offence: str) -> str:
        """What an offence is called on the day of the answer."""
        return self.speech.text(version_of(self.law.offence(offence), self.assessment.day).title)

    def title_inside(self, offence: str) -> str:
        """The same inside a sentence."""
        return self.speech.inside(version_of(self.law.offence(offence), self.assessment.day).title)

    def about(self, assessment: Assessment) -> Telling:
        """The telling of another conviction in the same answer."""
        return Telling(self.words, self.law, assessment)

    def reduction(self, name: str = "") -> Reduction | None:
        """The reduction of that name (or the one that the bare word means) on the day of the answer."""
        wanted = name or self.system.mitigated
        return next((each for each in on(self.system.reductions, self.assessment.day) if each.id == wanted), None)

    def frame(self, tier: Tier) -> Band:
        """Everything that a tier lets a court choose, after the jurisdiction's limits."""
        return frame_of(self.system, tier)


def _told_of(assessment: Assessment) -> str:
    if assessment.convicted_of or assessment.liable is not False:
        return assessment.convicted_of or assessment.offence
    return next((via.to for via in reversed(assessment.via) if via.kind != "punish"), assessment.offence)


def version_of(offence: Offence, day: str) -> OffenceVersion:
    """The version of an offence on a day; where none is in force, the latest."""
    return next((each for each in offence.versions if in_force(each, day)), offence.versions[-1])


def _named_by(law: Law, assessment: Assessment) -> Iterator[tuple[Offence, Text]]:
    """The offences that the facts of a case speak of, with their titles."""
    if any(":" in name or "/" in str(value) for name, value in assessment.facts.items()):
        reached = (*assessment.via, *(via for each in assessment.cumulate for via in each.via))
        said = (value for value in assessment.facts.values() if isinstance(value, str) and "/" in value)
        for offence in map(law.offence, dict.fromkeys((assessment.offence, *said, *(via.to for via in reached)))):
            yield offence, version_of(offence, assessment.day).title


def elsewhere(offence: Offence, day: str) -> str:
    """The article of another law, as a cite, that the frames of an offence were those of on a day; empty where they
    were its code's own."""
    cites = (tier.cite for tier in on(offence.elements.tiers, day) if not tier.borrowed_from)
    law, _, place = next(cites, "").partition("; ")[0].rpartition(" ")
    return f"{law} {place.partition('(')[0]}" if law else ""


def heading_of(speech: Speech, offence: Offence, day: str) -> str:
    """Where an offence stood on a day, as a heading names it."""
    placed = elsewhere(offence, day)
    return speech.heading(placed) if placed else speech.heading(version_of(offence, day).article, offence.source)


def beyond(ladder: Ladder, whole: Band, part: Band) -> Band:
    """What a band holds that another does not, each span cut back to what lies outside."""
    left = []
    for sanction in whole:
        rest = [sanction]
        for other in part:
            rest = [piece for each in rest for piece in _cut(each, other)]
        left += rest
    return bands.band(ladder, left) if left else ()


def _cut(sanction: Sanction, other: Sanction) -> Iterator[Sanction]:
    """The parts of a sanction below and above another of the same rung."""
    if sanction.rung != other.rung:
        yield sanction
        return
    if sanction.span is None or other.span is None:
        return
    span, out = sanction.span, other.span
    below = span.meet(Span(None, out.low, high_open=not out.low_open, unit=span.unit)) if out.low is not None else None
    above = (
        span.meet(Span(out.high, None, low_open=not out.high_open, unit=span.unit)) if out.high is not None else None
    )
    for piece in (below, above):
        if piece is not None and not piece.empty:
            yield sanction._replace(span=piece)


def additions_of(telling: Telling, within: Band) -> tuple[Addition, ...]:
    """What is added to the outcomes that lie within a band: the additions that hold all the others, if any do."""
    ladder = telling.ladder
    outcomes = [
        each for each in telling.assessment.outcomes if each.additional and bands.holds(ladder, within, each.band)
    ]
    offered = list(dict.fromkeys(each.additional for each in outcomes))
    if len(offered) < 2:
        return offered[0] if offered else ()
    widest = max(offered, key=_choices)
    return widest if all(_covers(widest, each) for each in offered) else ()


def _choices(additions: tuple[Addition, ...]) -> int:
    return sum(len(each.choices) for each in additions)


def _covers(additions: tuple[Addition, ...], others: tuple[Addition, ...]) -> bool:
    """Whether each of the others lets the court choose only what the first do, in the same mode."""
    return all(
        any(one.mode == other.mode and set(other.choices) <= set(one.choices) for one in additions) for other in others
    )
