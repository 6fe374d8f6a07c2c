"""What a motion would change, as blocks of text: the lines to say aloud, the frames before and after on small rulers,
the clauses side by side, who is hurt, the matrix of outcomes, and everything else that `motion` prints."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.debate.matrix import MILDER, OTHER, SAME, WORSE
from sentencing.engine.assessment import Assessment
from sentencing.engine.frame import framed
from sentencing.law import band as bands
from sentencing.law.provision import on
from sentencing.report.motion import MotionPage
from sentencing.report.motion_lines import lines
from sentencing.report.motion_table import clauses
from sentencing.report.near import neighbours, of_which
from sentencing.report.telling import Telling
from sentencing.report.words import Words
from sentencing.tui.motion_drawing import SIGNS, Before, Heat, Scaled, Sides
from sentencing.tui.page import Choice, Inset
from sentencing.tui.prose import Block, Entry, Gap, Heading, Passage, Table, rows_of
from sentencing.tui.ruler import Scale
from sentencing.tui.tones import PLAIN, QUIET, STRONG
from sentencing.tui.verdicts import Answers, Asked, Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.debate.matrix import Cell, Matrix
    from sentencing.debate.motion import Effects, Moved
    from sentencing.engine.case import Answer, Law
    from sentencing.report.motion_answer import MotionAnswer


def motion_page(words: Words, answer: MotionAnswer, seconds: int | None = None) -> Answers:
    """Everything that a motion would do, as far as it is known. `seconds` is how long the rest has been looked for or,
    of a whole answer, the claims have been put to both laws; None if they are not."""
    made = _Page(words, answer)
    return Answers(tuple(made.blocks(seconds)), made.targets)


class _Page(MotionPage):
    def __init__(self, words: Words, answer: MotionAnswer) -> None:
        super().__init__(words, answer)
        self.targets: dict[str, Target | Asked] = {}

    def blocks(self, seconds: int | None) -> Iterator[Block]:
        """The page."""
        yield from self._head()
        if self.answer.whole:
            for index, each in enumerate(line for line in lines(self.words, self.answer) if line):
                yield Gap()
                yield Passage(each, PLAIN if index else STRONG)
        else:
            yield Gap()
            yield Passage(self.words.say("Looking for everyone whose sentence changes … {n} s", n=seconds or 0), QUIET)
        yield from self._frames()
        if self.answer.whole:
            yield from self._rest(seconds)
        else:
            yield from self._clauses()

    def _frames(self) -> Iterator[Block]:
        """The frames that move, of each offence."""
        for effects, matrix in zip(self.answer.effects, self.answer.matrices, strict=True):
            if effects.moved:
                yield Heading(self.words.say("Frames: {offence}", offence=self.title(effects.offence)))
                yield from self._rulers(effects, matrix)

    def _rest(self, seconds: int | None) -> Iterator[Block]:
        yield from self._hurt()
        yield from self._clauses()
        yield from self._matrices()
        yield from self._reach()
        if self.answer.knocks:
            yield Heading(self.words.say("What follows unasked"))
            yield from (Passage(self.knock(each)) for each in self.answer.knocks)
        yield from self._claims(seconds)
        yield from self._graveness()  # the longest, and last: nothing is left to a command
        yield Gap()
        yield Passage(self.words.say("A motion is no law. What it says is ours, after the publication named."), QUIET)
        if self.answer.motion.published.url:
            yield Passage(self.answer.motion.published.url, QUIET)

    def _head(self) -> Iterator[Block]:
        words, motion = self.words, self.answer.motion
        yield Passage(words.text(motion.title), STRONG)
        day = words.say("over the law of {date}", date=self.date(self.answer.day))
        yield Passage(words.meant("between the parts of a source", ", ").join([self.status(), day]), QUIET)
        by, where = words.text(motion.by), words.text(motion.published.title)
        yield Passage(words.meant("who proposed it, and where", "{by} ({where})", by=by, where=where), QUIET)

    def _choice(self, target: Target | Asked, block: Block) -> Choice:
        name = str(len(self.targets))
        self.targets[name] = target
        return Choice(name, block)

    def _case(self, offence: str, facts: dict[str, Answer]) -> Target:
        return Target(offence, dict(facts), self.answer.day, self.answer.motion.id)

    def _marks(self) -> tuple[str, str]:
        return self.words.say("before"), self.words.say("after")

    # Frames.

    def _rulers(self, effects: Effects, matrix: Matrix | None) -> Iterator[Block]:
        """Each frame that moves, before and after; a case in it opens law and motion side by side."""
        ladder = self.system.ladder
        sides = {
            f"{place}:{side}": bands.union(ladder, (each.frame for each in (moved.before, moved.after)[side]))
            for place, moved in enumerate(effects.moved)
            for side in (0, 1)
        }
        telling = Telling(self.words, self.answer.proposed, Assessment(effects.offence, self.answer.day, {}))
        scaled = Scaled(Scale(telling, sides), self._marks())
        yield Inset(scaled)
        for place, moved in enumerate(effects.moved):
            cite = self.plain.cite(moved.tier.cite, main=True)
            row = Before(scaled, place, self.name(moved, effects.offence), cite)
            shown = _shown(effects.offence, moved, matrix)
            yield self._choice(self._case(effects.offence, shown), row) if shown is not None else Inset(row)

    def _clauses(self) -> Iterator[Block]:
        """What the law says and what the motion says, element by element; the frames that stay, too."""
        marks = self.words.say("The law"), self.words.say("The motion")
        for title, listed in clauses(self.words, self.answer, whole=True):
            yield Heading(self.words.say("Clauses: {offence}", offence=title))
            yield from (Sides(each.label, each.cite, marks, each.before, each.after) for each in listed)

    # Whose sentence changes.

    def _hurt(self) -> Iterator[Block]:
        """The cases that show it: each opens law and motion side by side."""
        entries, targets = [], []
        for effects, matrix in zip(self.answer.effects, self.answer.matrices, strict=True):
            for title, hurt in self.picked(matrix):
                before, after = (self.brief(each.may or each.open) for each in (hurt.before, hurt.after))
                said = self.words.say("{before} becomes {after}", before=before, after=after)
                who = self.words.meant(
                    "a case of an offence", "{offence}: {case}", offence=title, case=self.told(effects.offence, hurt)
                )
                entries.append(Entry(who, "", said))
                targets.append(self._case(effects.offence, hurt.facts))
        if entries:
            yield Heading(self.words.say("Whose sentence changes"))
        yield from (self._choice(target, row) for target, row in zip(targets, rows_of(entries), strict=True))

    # The matrix.

    def _matrices(self) -> Iterator[Block]:
        words = self.words
        for effects, matrix in zip(self.answer.effects, self.answer.matrices, strict=True):
            if matrix is None:
                continue
            title = self.title(effects.offence)
            yield Heading(words.say("Every outcome, law against motion: {offence}", offence=title))
            yield self._heat(matrix)
            yield from self._newly_liable(effects.offence, matrix)
        if any(self.answer.matrices):
            said = {
                WORSE: words.meant("which way an outcome moves", "worse"),
                MILDER: words.meant("which way an outcome moves", "milder"),
                OTHER: words.meant("which way an outcome moves", "otherwise"),
                SAME: words.meant("which way an outcome moves", "the same"),
            }
            yield Gap()
            yield Passage("  ".join(f"{SIGNS[way]} {word}" for way, word in said.items()), QUIET)

    def _heat(self, matrix: Matrix) -> Heat:
        before = sorted({self._outcome(self.answer.law, each.before) for each in matrix.cells})
        after = sorted({self._outcome(self.answer.proposed, each.after) for each in matrix.cells})
        ways: dict[tuple[int, int], str] = {}
        for cell in sorted(matrix.cells, key=_moving):
            at = (
                before.index(self._outcome(self.answer.law, cell.before)),
                after.index(self._outcome(self.answer.proposed, cell.after)),
            )
            ways.setdefault(at, cell.way)
        return Heat(
            tuple(name for _, name in before),
            tuple(name for _, name in after),
            ways,
            self.words.say("the law ↓"),
            self.words.say("the motion →"),
        )

    def _newly_liable(self, offence: str, matrix: Matrix) -> Iterator[Block]:
        """How it comes that someone is liable who was not: the smallest case."""
        found = [each.witness for each in matrix.cells if each.before[0] is None and each.after[0] is not None]
        if found:
            case = self.case_said(offence, min(found, key=len))
            yield Passage(self.words.say("Not liable so far, and then liable, for example: {case}.", case=case), QUIET)

    def _outcome(self, law: Law, outcome: tuple[str | None, str | None]) -> tuple[Any, str]:
        """An outcome by the frame that it is in, after what it is sorted by: from the lightest."""
        offence, tier = outcome
        if offence is None:
            return (0,), self.words.meant("an effect", "not liable")
        found = [each for each in on(law.offence(offence).elements.tiers, self.answer.day) if each.id == tier]
        if not found or not found[0].principal:
            return (1,), self.words.say("no frame")
        (frame,) = framed(self.system, (found[0],))
        return (2, bands.severity(self.system.ladder, frame.frame)), self.plain.brief(found[0].principal)

    # The rest.

    def _reach(self) -> Iterator[Block]:
        """Whom the frames do not reach, and who may still get less."""
        words = self.words
        every = [(moved, each) for effects in self.answer.effects for moved in effects.moved for each in moved.passed]
        rows = dict.fromkeys(self.passed_row(moved, each) for moved, each in every if each.after)
        none = self.several(each.rule for _, each in every if not each.after)
        if rows or none:
            yield Heading(words.say("Not reached"))
            yield Table(tuple(Entry(*each) for each in rows), label=24)
            if none:
                yield Passage(words.say("Not liable, then as now: {who}.", who=none), QUIET)
        lower = self.lower_named()
        if lower:
            yield Heading(words.say("May still get less"))
            yield Passage(words.meant("between people", "; ").join(lower))

    def _graveness(self) -> Iterator[Block]:
        """The frames that leave no choice, and what is as grave as each that moves."""
        rows = self.absolute_rows()
        if rows:
            yield Heading(self.words.say("Nothing left to choose"))
            yield Table(tuple(Entry(*each) for each in rows))
        around = list(self.around())
        if around:
            yield Heading(self.words.say("As grave"))
        for title, each in around:
            yield Passage(of_which(self.words, self.system, self.answer.day, each, title))
            found = neighbours(self.words, self.answer.law, self.system, self.answer.day, each, every=True)
            yield Inset(Table(tuple(Entry(side, "", said, QUIET) for side, said in found)))

    def _claims(self, seconds: int | None) -> Iterator[Block]:
        """The claims that turn; as long as that is not known, the way to find out."""
        words = self.words
        yield Heading(words.say("Claims that turn"))
        if seconds is not None:
            yield Passage(words.say("Putting the claims to both laws … {n} s", n=seconds), QUIET)
        elif self.answer.claims is None:
            yield self._choice(Asked(), Passage(words.say("Enter puts the claims to both laws."), QUIET))
        elif not self.turned():
            yield Passage(words.say("None."), QUIET)
        else:
            for each in self.turned():
                said = words.meant("a claim", "“{text}”", text=words.text(each.claim.text))
                yield self._choice(Asked(each.claim.id), Passage(said))
                yield Inset(Passage(self.turns(each), QUIET))


def _shown(offence: str, moved: Moved, matrix: Matrix | None) -> dict[str, Answer] | None:
    """The smallest case that goes from the frames before to those after; None where none is known."""
    before, after = ({(offence, each.tier.id) for each in side} for side in (moved.before, moved.after))
    found = [each.witness for each in (matrix.cells if matrix else ()) if each.before in before and each.after in after]
    return min(found, key=len, default=None)


def _moving(cell: Cell) -> int:
    """What moves goes before what does not: a cell of the map shows the way of its first."""
    return (WORSE, MILDER, OTHER, SAME).index(cell.way)
