"""The clauses of a motion beside those of the law, in two columns: a comparison table as drafters print it."""

from __future__ import annotations

from sentencing.engine.frame import framed
from sentencing.law import band as bands
from sentencing.law.changes import Change
from sentencing.law.provision import in_force, on
from sentencing.law.record import Record
from sentencing.report import elements
from sentencing.report.cells import pad, right, width, wrap
from sentencing.report.effects import condition
from sentencing.report.motion_answer import Sayer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sentencing.debate.motion import Effects
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.report.speech import Speech
    from sentencing.report.words import Words

WIDTH = 80
_INDENT = "  "
_BAR = " │ "
_COLUMN = (WIDTH - len(_INDENT) - len(_BAR)) // 2
_KINDS = ("tier", "rule", "reference", "consequence", "unit", "needs", "circumstance", "offence")
_GENERAL = (*_KINDS, "reduction", "instead", "total")


class Clause(Record):
    """An element of an offence on both sides: what it is called, where it stands, what the law says and what the
    motion. A frame that stays as it is says the same on both."""

    label: str
    cite: str
    before: str
    after: str


def clauses(words: Words, answer: MotionAnswer, *, whole: bool) -> list[tuple[str, list[Clause]]]:
    """The clauses that change or, with `whole`, every frame too, by the title of the offence; the general rules come
    first."""
    made = _Table(words, answer)
    found = [(words.say("General rules"), list(made.general()))]
    found += [(made.entitled(each), list(made.clauses(each, whole=whole))) for each in answer.effects]
    return [(title, listed) for title, listed in found if listed]


def table(words: Words, answer: MotionAnswer, *, whole: bool) -> list[str]:
    """The clauses that change or, with `whole`, every frame of the offences that are amended."""
    lines = _row(words.say("The law"), words.say("The motion"))
    lines.append(_INDENT + "─" * (_COLUMN + 1) + "┼" + "─" * (_COLUMN + 1))
    for title, listed in clauses(words, answer, whole=whole):
        lines += wrap(title, WIDTH, _INDENT)
        for each in listed:
            lines += _element(each)
    return lines


def _element(each: Clause) -> Iterator[str]:
    """One element: its name and cite, and what it says on each side."""
    first, *more = wrap(each.label, WIDTH - width(each.cite) - 2, _INDENT, _INDENT)
    yield first + right(each.cite, WIDTH - width(first))
    yield from more
    yield from _row(each.before, each.after)


def _row(before: str, after: str) -> list[str]:
    """Two texts side by side."""
    left, other = wrap(before, _COLUMN), wrap(after, _COLUMN)
    size = max(len(left), len(other))
    pairs = zip(left + [""] * (size - len(left)), other + [""] * (size - len(other)), strict=True)
    return [(_INDENT + pad(one, _COLUMN) + _BAR + two).rstrip() for one, two in pairs]


class _Table(Sayer):
    def general(self) -> Iterator[Clause]:
        """What changes in the general rules, as the first offence asked about has their words."""
        changes = sorted(self.answer.general, key=lambda each: _GENERAL.index(each.kind))
        yield from (self.clause(self.speech(self.answer.effects[0].offence), each) for each in changes)

    def entitled(self, effects: Effects) -> str:
        """An offence and its id."""
        return self.words.meant(
            "an offence and its id", "{title} ({id})", title=self.title(effects.offence), id=effects.offence
        )

    def clauses(self, effects: Effects, *, whole: bool) -> Iterator[Clause]:
        """One offence, element by element."""
        speech = self.speech(effects.offence)
        rows = sorted(self.rows(effects, whole=whole), key=lambda each: _KINDS.index(each.kind))
        yield from (self.clause(speech, each) for each in rows)

    def clause(self, speech: Speech, change: Change) -> Clause:
        """One element on both sides."""
        before, after = (self.side(speech, change.kind, each) for each in (change.before, change.after))
        return Clause(self.label(speech, change), speech.cite(change.cite, main=True), before, after)

    def rows(self, effects: Effects, *, whole: bool) -> list[Change]:
        """What is set side by side."""
        rows = [each for each in effects.changes if each.kind in _KINDS]
        if not whole:
            return rows
        moved = {each.id for each in rows if each.kind == "tier"}
        tiers = on(self.answer.law.offence(effects.offence).elements.tiers, self.answer.day)
        rows += [Change("tier", each.id, each.cite, each, each) for each in tiers if each.id not in moved]
        return sorted(rows, key=self.grave)

    def grave(self, change: Change) -> Any:
        """Frames from the lightest; the rest after them."""
        if change.kind != "tier":
            return (1, ())
        (one,) = framed(self.system, (change.after or change.before,))
        return (0, bands.severity(self.system.ladder, one.frame))

    def label(self, speech: Speech, change: Change) -> str:
        """What an element is called: as the motion has it, else as the law has."""
        element = change.after or change.before
        if change.kind == "needs":
            return self.words.say("What there must be for the crime")
        return speech.text(getattr(element, "label", {})) or speech.text(getattr(element, "title", {})) or change.id

    def side(self, speech: Speech, kind: str, each: Any) -> str:
        """What an element says."""
        if each is None:
            return self.words.say("(nothing)")
        match kind:
            case "tier":
                return self.tier(speech, each)
            case "rule":
                return elements.rule(speech, each)
            case "reference":
                return self.when(speech, elements.reference(self.answer.proposed, speech, each), each.when)
            case "unit":
                return elements.organisation(speech, each)
            case "needs":
                return condition(speech, each.needs, counted=False)
            case "circumstance":
                return condition(speech, each.when, counted=False)
            case "offence":
                return speech.text(each.summary)
            case _:
                return speech.text(each.label)

    def tier(self, speech: Speech, tier: Any) -> str:
        """A frame as the law would word it, with its condition."""
        said = self.when(speech, elements.frame(speech, tier), tier.when)
        if tier.within:
            said = self.words.meant("between two parts of a rule", "; ").join(
                [said, self.words.say("only within “{tier}”", tier=self.named(speech, tier.within))]
            )
        return said

    def named(self, speech: Speech, tier: str) -> str:
        """What another tier of the offence is called."""
        every = (each for offence in speech.offences for each in offence.elements.tiers)
        named = (each for each in every if each.id == tier and each.label and in_force(each, speech.day))
        return next((speech.text(each.label) for each in named), tier)

    def when(self, speech: Speech, said: str, node: Any) -> str:
        """What is said, and if there is a condition, that."""
        if node is None:
            return said
        when = condition(speech, node)
        return self.words.say("{effects}, if {condition}", effects=said, condition=when)
