"""A change of the law in words: what it is about, where the law says so, and what was before and is since."""

from __future__ import annotations

from sentencing.engine.frame import frame_of
from sentencing.law.record import Record
from sentencing.report import amounts, elements, ground
from sentencing.report.effects import condition
from sentencing.report.places import place
from sentencing.report.speech import Speech
from sentencing.report.words import capital

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.case import Law
    from sentencing.law.band import Band
    from sentencing.law.changes import Change
    from sentencing.law.provision import (
        Cap,
        Consequence,
        Instead,
        Offence,
        OffenceVersion,
        Reduction,
        System,
        Tier,
        Total,
        Unit,
    )
    from sentencing.report.words import Words

_CITE = 36  # cells; of a longer one only the articles or the instrument


class Contrast(Record):
    """One change. Each side is a line or two of text, none where there was, or is, nothing; `frames` are those of a
    tier before and since."""

    kind: str
    label: str
    cite: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    frames: tuple[Band, Band] = ((), ())

    @property
    def changed(self) -> bool:
        """Whether something became something else; if not, it began or ended."""
        return bool(self.before and self.after)

    @property
    def moved(self) -> bool:
        """Whether the frame itself is another."""
        return self.frames[0] != self.frames[1]


class Contrasting:
    """Puts the changes of one day into words. What was before is said as on its own last day."""

    def __init__(self, words: Words, law: Law, system: System, day: str, offence: Offence | None) -> None:
        self.words = words
        self.law = law
        self.system = system
        self.offence = offence
        self.speech = Speech(words, system, day, offence)

    def contrast(self, change: Change) -> Contrast:
        """A change in words."""
        before, after = change.before, change.after
        then = Speech(self.words, self.system, before.until, self.offence) if before and before.until else self.speech
        return Contrast(
            change.kind,
            self.label(self.speech if after else then, change),
            place(self.speech, [change.cite], _CITE),
            self._side(then, change.kind, before, after) if before else (),
            self._side(self.speech, change.kind, after, before) if after else (),
            (self._frame(before), self._frame(after)) if change.kind == "tier" else ((), ()),
        )

    def _frame(self, tier: Tier | None) -> Band:
        return frame_of(self.system, tier) if tier else ()

    # What a change is about.

    def name(self, change: Change) -> str:
        """What an element is called in a list."""
        own = change.after or change.before
        return self.speech.text(own.label) if change.kind == "consequence" else self.label(self.speech, change)

    def label(self, speech: Speech, change: Change) -> str:
        """What the element is called."""
        say, element = self.words.say, change.after or change.before
        match change.kind:
            case "offence":
                return say("Title") if _alike(change, "summary") else say("What it is")
            case "needs":
                return say("What it takes")
            case "tier":
                return _tier_label(speech, element)
            case "unit":
                return say("An organisation")
            case "consequence":
                return speech.text(element.label) if _alike(change, "label") else say("What follows")
            case "reduction":
                return say("Below the frame")
            case "instead":
                return say("Barred: {sanction}", sanction=_title(speech, element.of))
            case "total":
                return say("Several sentences as one")
            case _:
                return speech.text(element.label) or change.id

    # What it says on one side.

    def _side(self, speech: Speech, kind: str, each: Any, other: Any) -> tuple[str, ...]:
        """What an element says, and its condition where `other`, what it became or was, had another."""
        if kind == "offence":
            return _named(speech, each, other)
        said = self._said(speech, kind, each, other)
        if other is None or getattr(each, "when", None) == getattr(other, "when", None):
            return (said,)
        if kind == "rule" and each.options != other.options:
            return (said,)  # its name says when
        if each.when is None:
            when = self.words.say("in any case")
        else:
            when = self.words.say("if {condition}", condition=condition(speech, each.when, counted=False))
        return (when,) if kind == "consequence" and each.label == other.label else (said, when)

    def _said(self, speech: Speech, kind: str, each: Any, other: Any) -> str:
        match kind:
            case "needs":
                return condition(speech, each.needs, counted=False)
            case "tier":
                return elements.frame(speech, each)
            case "unit":
                return _organisation(speech, each, other)
            case "rule":
                return elements.rule(speech, each, conditional=False)
            case "reference":
                return elements.reference(self.law, speech, each)
            case "consequence":
                return _follows(speech, each)
            case "reduction":
                return _reduced(self.words, each)
            case "instead":
                return _instead(speech, each)
            case _:
                return _added_up(speech, each, other)


def _alike(change: Change, field: str) -> bool:
    """Whether something became something else that has the same in one field."""
    before, after = change.before, change.after
    return before is not None and after is not None and getattr(before, field) == getattr(after, field)


def _named(speech: Speech, each: OffenceVersion, other: OffenceVersion | None) -> tuple[str, ...]:
    """What an offence is called and what it is, as far as `other` has it otherwise."""
    title = other is None or each.title != other.title
    summary = other is not None and each.summary != other.summary
    return (*([speech.text(each.title)] if title else ()), *([speech.text(each.summary)] if summary else ()))


def _tier_label(speech: Speech, tier: Tier) -> str:
    """What a tier is called, or else when it applies."""
    label = speech.text(tier.label)
    if label:
        return label
    return capital(condition(speech, tier.when) if tier.when else speech.words.say("the ordinary case"))


def _organisation(speech: Speech, unit: Unit, other: Unit | None) -> str:
    """What an organisation pays and, where that moved, how those responsible answer."""
    said, words = elements.organisation(speech, unit), speech.words
    if other is None or unit.persons == other.persons:
        return said
    match unit.persons:
        case "same":
            answer = words.say("those responsible as anybody else")
        case "none":
            answer = words.say("those responsible not at all")
        case _:
            answer = words.say("those responsible by frames of their own")
    return words.meant("between two parts of a punishment", "{first}; {last}", first=said, last=answer)


def _follows(speech: Speech, each: Consequence) -> str:
    kind = ground.modality(speech.words, each.modality)
    return speech.words.meant("what follows", "{modality}: {text}", modality=kind, text=speech.text(each.label))


def _reduced(words: Words, each: Reduction) -> str:
    match each.method:
        case "next-tier":
            return words.say("one step down, and no further")
        case "any-lower":
            return words.say("anything lighter than the frame")
        case _:
            return words.say("the ends of the frame by a fixed scale")


def _instead(speech: Speech, each: Instead) -> str:
    band = tuple(sanction for fallback in each.use for sanction in fallback.use)
    return speech.words.say("in its place: {band}", band=speech.brief(band))


def _added_up(speech: Speech, each: Total, other: Total | None) -> str:
    """How sentences for several offences become one, as far as `other` has it otherwise."""
    common = set(_parts(speech, other)) if other else set()
    said = [part for part in _parts(speech, each) if part not in common]
    return speech.words.meant("between two parts of a rule", "; ").join(said) or speech.words.say("nothing more")


def _parts(speech: Speech, each: Total) -> tuple[str, ...]:
    say = speech.words.say
    swallowed = [
        say("{graver} swallows {lighter}", graver=_title(speech, graver), lighter=_title(speech, lighter))
        for graver, lesser in each.swallows.items()
        for lighter in lesser
    ]
    after = [say("{sanction} is served after the rest", sanction=_title(speech, rung)) for rung in each.after]
    return (*(_cap(speech, cap) for cap in each.caps), *swallowed, *after)


def _cap(speech: Speech, cap: Cap) -> str:
    words, end, title = speech.words, amounts.term(speech.words, cap.high), _title(speech, cap.rung)
    if cap.sum is None or (cap.sum.low is None and cap.sum.high is None):
        return words.say("{sanction} at most {end}", sanction=title, end=end)
    whole = amounts.span(words, cap.sum)
    return words.say("{sanction} at most {end} where the sum is {sum}", sanction=title, end=end, sum=whole)


def _title(speech: Speech, rung: str) -> str:
    return speech.text(speech.system.ladder.rung(rung).title)
