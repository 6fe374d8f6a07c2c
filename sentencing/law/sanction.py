"""One punishment on a jurisdiction's ladder, and the ladder itself."""

from __future__ import annotations

from sentencing.law.grammar import GrammarError
from sentencing.law.record import Record
from sentencing.law.span import SPAN, Span

# Every system's sanctions are of one of these kinds. The first eight are principal punishments; the others may be
# added to one, or stand alone where a statute says so.
PRINCIPAL_KINDS = ("exempt", "fine", "community", "surveillance", "detention", "prison", "life", "death")
ADDED_KINDS = ("fine", "confiscation", "political-rights", "deportation", "caning", "forfeiture", "supervision")
KINDS = tuple(dict.fromkeys(PRINCIPAL_KINDS + ADDED_KINDS))
# Kinds that a band marks `alone`: ordinarily added, here standing in place of a principal punishment.
ALONE_KINDS = frozenset({"fine", "political-rights", "deportation"})
# Kinds whose spans an answer states, in months.
TERM_KINDS = frozenset({"surveillance", "detention", "prison"})


class Sanction(Record):
    """A rung of the ladder and, where it has one, the span on it: `prison 5y..10y`, `life`, `fine 50%..2x of sales`.

    `contested` is the id of the contested doctrine that the sanction rests on, or empty.
    """

    rung: str
    span: Span | None = None
    of: str = ""
    contested: str = ""

    @staticmethod
    def pattern() -> str:
        """The grammar as a regular expression, for editors."""
        return rf"[a-z][a-z0-9-]*(?: {SPAN})?(?: of [a-z][a-z0-9-]*)?"

    @classmethod
    def parse(cls, text: str) -> Sanction:
        """Read a sanction as statute files write it; raises GrammarError."""
        import re

        found = re.fullmatch(r"([a-z][a-z0-9-]*)(?: (\S+))?(?: of ([a-z][a-z0-9-]*))?", text)
        if not found:
            raise GrammarError(f"'{text}' is not a sanction, such as prison 5y..10y, life or fine")
        if found[2] is None:
            return cls(found[1], None, found[3] or "")
        try:
            return cls(found[1], Span.parse(found[2]), found[3] or "")
        except GrammarError as error:
            raise GrammarError(error.why, found.start(2) + error.at) from None

    def pack(self) -> list[object]:
        """The sanction as JSON."""
        return [self.rung, self.span.pack() if self.span else None, self.of, self.contested]

    @classmethod
    def unpack(cls, packed: list[object]) -> Sanction:
        """The inverse of `pack`."""
        rung, span, of, contested = packed
        return cls(rung, Span.unpack(span), of, contested)  # type: ignore[arg-type]


class Rung(Record):
    """A step of the ladder. `limits` is the span that the jurisdiction allows the sanction where a text leaves an
    end open (PRC Criminal Law art. 45 for prison); `limits_cite` says where. `reprieve` cites the rule by which the
    sanction may be suspended for a time and then commuted (art. 48(1)), or is empty.
    """

    id: str
    kind: str
    title: dict[str, str]
    limits: Span | None = None
    limits_cite: str = ""
    reprieve: str = ""


class Ladder(Record):
    """A jurisdiction's sanctions from least to most severe."""

    rungs: tuple[Rung, ...]
    rank: dict[str, int]

    @classmethod
    def of(cls, rungs: tuple[Rung, ...]) -> Ladder:
        """A ladder of these rungs, least severe first."""
        return cls(rungs, {rung.id: index for index, rung in enumerate(rungs)})

    def rung(self, name: str) -> Rung:
        """The rung of that id."""
        return self.rungs[self.rank[name]]

    def kind(self, sanction: Sanction) -> str:
        """The kind of a sanction, from the closed set that every system shares."""
        return self.rungs[self.rank[sanction.rung]].kind

    def within_limits(self, sanction: Sanction) -> Sanction:
        """The sanction with the ends that its text leaves open set by the jurisdiction; written ends stand."""
        span = sanction.span
        if span is not None and span.low is not None and span.high is not None:
            return sanction
        rung = self.rung(sanction.rung)
        limits = rung.limits or (Span(None, None) if rung.kind in TERM_KINDS else None)
        if limits is None:
            return sanction
        if span is None:
            return sanction._replace(span=limits)
        if span.low is None:
            span = span._replace(low=limits.low, low_open=limits.low_open)
        if span.high is None and not span.high_rung:
            span = span._replace(high=limits.high, high_open=limits.high_open)
        return sanction._replace(span=span)
