"""Effects: what a rule does to a sentence. A closed set, in every system."""

from __future__ import annotations

from sentencing.law.grammar import GrammarError, times
from sentencing.law.record import Record
from sentencing.law.sanction import Sanction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.grammar import Number

BARE = ("lighter", "heavier", "exempt", "not-pursued", "not-liable", "lift-floor")
NAMED = ("mitigated", "aggravated")  # with the name of one of the jurisdiction's reductions, if it has several
WITH_RUNG = ("bar",)
WITH_SANCTION = ("allow", "replace", "floor", "cap", "add", "consecutive")
VERBS = BARE + NAMED + WITH_RUNG + WITH_SANCTION
_UNITS = {"months": "m", "days": "d"}
# Within the frame: the court leans one way, and no bound moves (PRC Criminal Law art. 62).
WITHIN_FRAME = frozenset({"lighter", "heavier"})


class Effect(Record):
    """One effect: a verb and, for some, a reduction's name, a rung or a sanction."""

    verb: str
    name: str = ""
    sanction: Sanction | None = None

    @classmethod
    def parse(cls, text: str) -> Effect:
        """Read `lighter`, `mitigated s49-1`, `bar death`, `floor prison 2y`; raises GrammarError."""
        verb, _, rest = text.partition(" ")
        at = len(verb) + 1
        if verb not in VERBS:
            raise GrammarError(f"'{verb}' is not an effect ({', '.join(VERBS)})")
        if verb in BARE and rest:
            raise GrammarError(f"'{verb}' stands alone", at)
        if verb in WITH_RUNG + WITH_SANCTION and not rest:
            raise GrammarError(f"'{verb}' needs a sanction, such as {verb} {'death' if verb == 'bar' else 'prison 2y'}")
        if verb in WITH_SANCTION:
            try:
                return cls(verb, sanction=Sanction.parse(rest))
            except GrammarError as error:
                raise GrammarError(error.why, at + error.at) from None
        return cls(verb, rest)

    def __str__(self) -> str:
        return " ".join(part for part in (self.verb, self.name or written(self.sanction)) if part)

    def pack(self) -> list[object]:
        """The effect as JSON."""
        return [self.verb, self.name, self.sanction.pack() if self.sanction else None]

    @classmethod
    def unpack(cls, packed: list[object]) -> Effect:
        """The inverse of `pack`."""
        verb, name, sanction = packed
        return cls(verb, name, Sanction.unpack(sanction) if sanction else None)  # type: ignore[arg-type]


class Option(Record):
    """What one choice of the court does: one effect, or several that come together (`heavier + bar detention`)."""

    effects: tuple[Effect, ...]

    @staticmethod
    def pattern() -> str:
        """The grammar as a regular expression, for editors."""
        return rf"(?:{'|'.join(VERBS)})(?: [^+]+?)?(?: \+ (?:{'|'.join(VERBS)})(?: [^+]+?)?)*"

    @classmethod
    def parse(cls, text: str) -> Option:
        """Read effects joined by ` + `; raises GrammarError."""
        effects, at = [], 0
        for part in text.split(" + "):
            try:
                effects.append(Effect.parse(part))
            except GrammarError as error:
                raise GrammarError(error.why, at + error.at) from None
            at += len(part) + 3
        return cls(tuple(effects))

    def __str__(self) -> str:
        return " + ".join(str(effect) for effect in self.effects)


def written(sanction: Sanction | None) -> str:
    """A sanction as a statute file writes it."""
    if sanction is None:
        return ""
    span, of = sanction.span, f" of {sanction.of}" if sanction.of else ""
    if span is None:
        return sanction.rung + of
    low, high = _bound(span.low, span.unit), _bound(span.high, span.unit)
    if span.low is not None and span.low == span.high:
        return f"{sanction.rung} {low}{of}"
    low = f">{low}" if span.low_open else low
    return f"{sanction.rung} {low}..{'<' if span.high_open else ''}{high or span.high_rung}{of}"


def _bound(number: Number | None, unit: str) -> str:
    match unit:
        case _ if number is None:
            return ""
        case "months" if isinstance(number, int):
            years, months = divmod(number, 12)
            return f"{f'{years}y' if years else ''}{f'{months}m' if months or not years else ''}"
        case "share":
            return f"{number}x" if isinstance(number, int) else f"{times(number, 100, 1)}%"
        case _:
            return f"{number}{_UNITS.get(unit, '')}"
