"""The answer to a claim as blocks of text, and the cases in it that can be opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from sentencing.debate.fit import FORCES, PERMITS
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.cells import pad
from sentencing.report.cells import width as cells_of
from sentencing.report.claim import NOT_LIABLE, ClaimTelling, by_kind, in_force_text
from sentencing.report.claim_headings import shown_as
from sentencing.report.claim_text import earlier, remarks
from sentencing.report.words import Words
from sentencing.tui.page import Choice
from sentencing.tui.prose import Block, Entry, Gap, Heading, Passage, Row, Table, rows_of
from sentencing.tui.tones import QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.debate.counterexamples import Shown
    from sentencing.debate.summary import Frame
    from sentencing.debate.verdict import Answered
    from sentencing.engine.case import Answer, Law

_FRAMES = 7  # that are listed; more are only counted
_CASE = 34  # cells
TONES = {
    "true": "$success",
    "right": "$success",
    "not-guaranteed": "$warning",
    "incomplete": "$warning",
    "undecided": "$quiet",
    "false": "$error",
    "wrong": "$error",
}


class Target(Record):
    """A case that an answer shows: it opens in a walk, or, under `motion`, law and motion side by side."""

    offence: str
    facts: dict[str, Answer]
    day: str
    motion: str = ""


class Asked(Record):
    """A claim that an answer names: it is answered at the desk. Without one: which claims a motion turns."""

    claim: str = ""


class Answers(Record):
    """A page, and what can be opened from it, by name."""

    blocks: tuple[Block, ...]
    targets: dict[str, Target | Asked]


class Verdict(Record):
    """What is asked, and the verdict on it in one word, which takes `least` cells or more."""

    asked: str
    word: str
    tone: str
    least: int = 0

    def lines(self, width: int) -> list[Content]:
        """One line, or two where there is little room."""
        said = Content.styled(f" {pad(self.word.upper(), self.least)} ", f"reverse bold {self.tone}")
        if cells_of(self.asked) + 3 + said.cell_length <= width:
            return [Content.assemble(said, "  ", (self.asked, QUIET))]
        return [said, *Passage(self.asked, QUIET).lines(width)]


def claim_page(words: Words, law: Law, answers: Sequence[Answered]) -> Answers:
    """The answer for the day asked for (the last), and in short for the others."""
    made = _Page(ClaimTelling(words, law, answers[-1]))
    others = [ClaimTelling(words, law, each) for each in answers[:-1]]
    return Answers(tuple(made.blocks(others)), made.targets)


class _Page:
    def __init__(self, telling: ClaimTelling) -> None:
        self.telling = telling
        self.words = telling.words
        self.answered = telling.answered
        self.targets: dict[str, Target | Asked] = {}
        self.rows: dict[int, Row] = {}

    def blocks(self, others: Sequence[ClaimTelling]) -> Iterator[Block]:
        words, telling = self.words, self.telling
        yield Passage(words.meant("a claim", "“{text}”", text=words.text(telling.posed.claim.text)), STRONG)
        where = [each for each in (telling.source(), in_force_text(words, telling.posed.day)) if each]
        yield Passage(words.meant("between the parts of a source", ", ").join(where), QUIET)
        yield Gap()
        yield from self._verdicts()
        yield Heading(words.meant("a line of a claim", "Say"))
        yield Passage(words.meant("a claim", "“{text}”", text=telling.said()), STRONG)
        if asked := telling.expect():
            yield Heading(words.meant("a line of a claim", "Expect"))
            yield Passage(asked)
        said = list(remarks(telling))
        if said:
            yield Gap()
            yield from (Passage(each) for each in said)
        yield from self._cases()
        yield from self._code()
        for each in others:
            yield Gap()
            yield Passage(earlier(each, telling), QUIET)
        yield Gap()
        yield Passage(self._foot(), QUIET)

    def _verdicts(self) -> Iterator[Block]:
        words, answered = self.words, self.answered
        promise = words.say("As a promise about every sentence")
        if answered.posed.claim.asserts.cases != "every":
            promise = words.say("As a statement about cases")
        both = ((promise, answered.verdict), (words.say("As a summary of the Code"), answered.statute))
        least = max(cells_of(self.telling.verdict(verdict)) for _, verdict in both)
        yield from (Verdict(asked, self.telling.verdict(each), TONES[each], least) for asked, each in both)

    def _cases(self) -> Iterator[Block]:
        words, found = self.words, self.answered.counterexamples
        shown = [*filter(None, [self.answered.witness]), *found, *self.answered.not_counted]
        self.rows = dict(zip(map(id, shown), rows_of(map(self._entry, shown), _CASE), strict=True))
        if self.answered.witness:
            yield from self._listed(words.meant("a case of a claim", "For example"), [self.answered.witness])
        for kind in (FORCES, PERMITS):
            yield from self._listed(shown_as(words, self.answered, kind, whole=True), by_kind(found, kind))
        yield from self._listed(words.meant("a case of a claim", "Not counted"), self.answered.not_counted)

    def _listed(self, label: str, cases: Sequence[Shown]) -> Iterator[Block]:
        """Cases of a kind, each on a line that opens it."""
        if not cases:
            return
        yield Heading(label)
        for case in cases:
            facts = {**self.answered.posed.side.case.facts, **case.facts}
            yield Choice(self._target(Target(case.offence, facts, self.answered.posed.day)), self.rows[id(case)])

    def _entry(self, case: Shown) -> Entry:
        told = self.telling.told(case)
        return Entry(told.who, told.cite, "" if case.kind == NOT_LIABLE else told.what)

    def _target(self, target: Target) -> str:
        name = str(len(self.targets))
        self.targets[name] = target
        return name

    def _code(self) -> Iterator[Block]:
        """What the Code itself says, frame by frame; or the two cases of a comparison."""
        words, answered = self.words, self.answered
        sides = list(self.telling.sides())
        if sides:
            yield Heading(words.say("Compared"))
            rows = rows_of([Entry(each.who, each.cite, each.what) for each in sides], _CASE)
            for side, row in zip(answered.sides, rows, strict=True):
                yield Choice(self._target(Target(side.offence, dict(side.facts), side.day)), row)
            return
        for label, frames in self.telling.framed():
            yield from self._frames(label, frames)

    def _frames(self, label: str, frames: Sequence[Frame]) -> Iterator[Block]:
        if not frames:
            return
        yield Heading(label)
        if len(frames) > _FRAMES:
            yield Passage(self.words.many("{n} frame", "{n} frames", len(frames)), QUIET)
            return
        several = len({each.offence for each in self.answered.frames}) > 1
        told = [self.telling.frame(each) for each in frames]
        yield Table(
            tuple(Entry(each.who if several else each.cite, each.cite if several else "", each.what) for each in told)
        )

    def _foot(self) -> str:
        words, day = self.words, self.telling.text_as_of()
        said = words.say("Text of {date}.", date=amounts.date(words, day)) if day else ""
        return words.sentences([words.sentence(self.telling.cited()), said])
