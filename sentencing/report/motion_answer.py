"""What a motion would do, with what is needed to tell it."""

from __future__ import annotations

from sentencing.engine.frame import Framed
from sentencing.law.provision import on
from sentencing.law.record import Record
from sentencing.report import effects
from sentencing.report.speech import Speech
from sentencing.report.telling import version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from sentencing.debate.matrix import Hurt, Matrix
    from sentencing.debate.motion import Effects, Moved
    from sentencing.debate.motion_claims import Turned
    from sentencing.debate.near import Neighbours
    from sentencing.engine.case import Answer, Law
    from sentencing.law.band import Band
    from sentencing.law.changes import Change
    from sentencing.law.motion import Motion
    from sentencing.law.provision import Rule, System, Tier
    from sentencing.report.words import Words


class Knock(Record):
    """A fault that the amended law has and the law has not: an offence, the kind of finding, the element, in words."""

    offence: str
    finding: str
    noun: str
    id: str
    what: str


class MotionAnswer(Record):
    """A motion laid over the law of a day. `general` is what changes in the general rules. Of each offence: what
    changes, the matrix (None where there was too much to ask), the neighbours of its moved frames before and after;
    then what follows that nobody asked for, and the claims that were put to both laws (None: none were). Unless it is
    `whole`, only what changes and which frames move is known so far."""

    motion: Motion
    day: str
    law: Law
    proposed: Law
    system: System
    effects: tuple[Effects, ...]
    matrices: tuple[Matrix | None, ...]
    near: tuple[tuple[Neighbours, ...], ...]
    near_before: tuple[tuple[Neighbours, ...], ...]
    knocks: tuple[Knock, ...]
    general: tuple[Change, ...] = ()
    claims: tuple[Turned, ...] | None = None
    whole: bool = True


class Sayer:
    """Says what a motion answer holds, in one language."""

    def __init__(self, words: Words, answer: MotionAnswer) -> None:
        self.words = words
        self.answer = answer
        self.system = answer.system
        self.plain = Speech(words, answer.system, answer.day)

    def speech(self, offence: str) -> Speech:
        """What speaks of an offence as both laws have it."""
        both = (self.answer.proposed.offence(offence), self.answer.law.offence(offence))
        return Speech(self.words, self.system, self.answer.day, *both)

    def title(self, offence: str) -> str:
        """What an offence is called."""
        return self.plain.text(version_of(self.answer.law.offence(offence), self.answer.day).title)

    def name(self, moved: Moved, offence: str) -> str:
        """What a frame that moves is called."""
        return self.plain.text(moved.tier.label) or self.title(offence)

    def frames(self, frames: Iterable[Framed]) -> str:
        """Several frames as the law words them, one after another: no court chooses among them all."""
        said = list(dict.fromkeys(self.plain.brief(each.tier.principal) for each in frames))
        return self.words.meant("between frames", "; ").join(said) if said else self.nothing()

    def brief(self, band: Band) -> str:
        """A band in few words."""
        return self.plain.brief(band) if band else self.nothing()

    def nothing(self) -> str:
        """No sentence at all."""
        return self.words.say("no conviction")

    def who(self, rule: Rule | Tier) -> str:
        """Those whom a rule or a frame is about, in few words: its name up to what it says of the sentence."""
        name = self.plain.inside(rule.label)
        for mark in self.words.meant("signs after which a name says what follows from it", ": ").split("|"):
            name = name.partition(mark)[0]
        return name

    def several(self, rules: Iterable[Rule | Tier]) -> str:
        """Several of them."""
        return self.words.meant("between people", "; ").join(dict.fromkeys(map(self.who, rules)))

    def told(self, offence: str, hurt: Hurt) -> str:
        """A scenario in a few words: what was answered."""
        return self.case_said(offence, hurt.facts) or self.words.say("the plain case")

    def case_said(self, offence: str, facts: Mapping[str, Answer]) -> str:
        """The facts of a case of an offence; empty where there are none."""
        speech = self.speech(offence)
        chosen_first = sorted(facts.items(), key=lambda each: not isinstance(each[1], str))
        said = [self._said(speech, name, value) for name, value in chosen_first]
        return self.words.meant("between facts of a case", "; ").join(said)

    def _said(self, speech: Speech, name: str, value: Answer) -> str:
        if value is True:
            return speech.label(name)
        if value is False:
            return self.words.say("not: {condition}", condition=speech.label(name))
        said = speech.value(name, value)
        found: Any = speech.named(name)
        if getattr(found, "type", "") in ("choice", "level") and found.default is not None:
            return said  # another value than silence means tells by itself what is special
        return self.words.meant("a fact and its value", "{fact}: {value}", fact=speech.label(name), value=said)

    def rule(self, offence: str, rule: Rule) -> str:
        """What a rule makes or lets a court do, inside a sentence."""
        chosen = effects.options(self.speech(offence), rule.options)
        if rule.modality == "may":
            return self.words.meant("inside a sentence", "the court may: {effects}", effects=chosen)
        return self.words.meant("inside a sentence", "the court must: {effects}", effects=chosen)

    def knock(self, knock: Knock) -> str:
        """A fault in words."""
        tier = self.element_named(knock)
        match knock.finding:
            case "gap":
                return self.words.say(
                    "No frame holds what lies between “{tier}” and the next lower frame: no court could impose it.",
                    tier=tier,
                )
            case "hole":
                return self.words.say(
                    "In “{tier}” nothing lies between the lesser punishments and the prison term.", tier=tier
                )
            case "overlap":
                return self.words.say("“{tier}” overlaps with another frame.", tier=tier)
            case "unreachable":
                return self.words.say("“{tier}” can never apply.", tier=tier)
            case "tie":
                return self.words.say("“{tier}” and another frame apply at once, and neither is graver.", tier=tier)
            case "nothing-below":
                return self.words.say("Below “{tier}” the law names no lower frame.", tier=tier)
            case "no-base":
                return self.words.say("Some cases have no frame at all.")
            case _:
                return self.words.say("“{tier}” raises the sentence in some cases and lowers it in others.", tier=tier)

    def element_named(self, knock: Knock) -> str:
        """What the element of a fault is called."""
        own, day = self.answer.proposed.offence(knock.offence).elements, self.answer.day
        every: tuple[Any, ...] = (*on(own.tiers, day), *on(own.circumstances, day))
        return next((self.plain.text(each.label) for each in every if each.id == knock.id and each.label), knock.id)
