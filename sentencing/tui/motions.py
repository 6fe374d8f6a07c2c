"""What a motion would change, as blocks of text: the lines to say aloud, the frames before and after on small rulers,
the matrix of outcomes as a heat map, whom it does not reach, who is hurt."""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

from textual.content import Content

from sentencing.debate.matrix import MILDER, OTHER, SAME, WORSE
from sentencing.engine.assessment import Assessment
from sentencing.engine.frame import framed
from sentencing.law import band as bands
from sentencing.law.provision import on
from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.report.motion import MotionPage
from sentencing.report.motion_lines import lines
from sentencing.report.telling import Telling
from sentencing.report.words import Words
from sentencing.tui.page import Choice
from sentencing.tui.prose import Block, Entry, Gap, Heading, Passage, Table, rows_of, wrap
from sentencing.tui.ruler import LEAST, Scale, axis, bar
from sentencing.tui.tones import PLAIN, QUIET, STRONG
from sentencing.tui.verdicts import Answers, Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.debate.matrix import Cell, Matrix
    from sentencing.debate.motion import Effects
    from sentencing.engine.case import Law
    from sentencing.report.motion_answer import MotionAnswer

_WIDEST = 84
_CELL, _WIDE_CELL = 10, 16  # cells of a column of the matrix, at least and at most
_SHADES = ((12, 60), (9, 45), (6, 30), (0, 18))  # the tint in per cent, from a power of ten on
_WAYS = {WORSE: "$error", MILDER: "$success", OTHER: "$warning", SAME: "$quiet"}
_SIGNS = {WORSE: "▲", MILDER: "▼", OTHER: "◆", SAME: "="}


class Frames(Record):
    """The frames of an offence that a motion moves, each before and after, on one scale."""

    scale: Scale
    marks: tuple[str, str]
    titles: tuple[tuple[str, str], ...]

    def lines(self, width: int) -> list[Content]:
        """The scale, and for each frame its name and two bands."""
        return list(self._lines(min(width, _WIDEST))) if width >= LEAST else []

    def _lines(self, width: int) -> Iterator[Content]:
        margin = max(map(cells.width, self.marks)) + 4
        scale, measured = self.scale.within(width - margin)
        rows = {row.band: row for row in measured.rows}
        yield Content(" " * margin).append(scale.labels(measured))
        yield Content(" " * margin).append(axis(measured))
        for index, (title, cite) in enumerate(self.titles):
            yield Content.assemble((title, PLAIN), "  ", (cite, QUIET))
            for side, mark in enumerate(self.marks):
                row = rows.get(f"{index}:{side}")
                drawn = bar(row, solid=True) if row else Content.styled("–", QUIET)
                yield Content.styled(cells.pad(f"  {mark}", margin), QUIET).append(drawn)


class Heat(Record):
    """The matrix: outcomes under the law on the left, under the motion above; in each cell how many combinations of
    answers go there, and which way. Outcomes are numbered, and named below."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    cells: dict[tuple[int, int], tuple[str, int]]
    law: str
    motion: str

    def lines(self, width: int) -> list[Content]:
        """The map, where there is room; else a list of what goes where."""
        margin = min(max(map(cells.width, (*self.before, self.law))) + 2, width * 2 // 5)
        size = min((min(width, _WIDEST) - margin) // len(self.after), _WIDE_CELL)
        return list(self._map(margin, size) if size >= _CELL else self._listed(width))

    def _map(self, margin: int, size: int) -> Iterator[Content]:
        heads = [wrap(each, size - 2) for each in self.after]
        height = max(map(len, heads))
        yield Content.assemble(" " * margin, (self.motion, QUIET))
        for index in range(height):
            label = self.law if index == height - 1 else ""
            row = "".join(cells.pad(head[index] if index < len(head) else "", size) for head in heads)
            yield Content.assemble((cells.pad(label, margin), QUIET), (row.rstrip(), PLAIN))
        for line, name in enumerate(self.before):
            parts = [self._cell(self.cells.get((line, column)), size) for column in range(len(self.after))]
            first, *rest = wrap(name, margin - 2)
            yield Content.assemble((cells.pad(first, margin), PLAIN), *parts)
            yield from (Content(each) for each in rest)

    def _cell(self, cell: tuple[str, int] | None, size: int) -> Content:
        if cell is None:
            return Content.styled(cells.pad(" ·", size), "$faint")
        way, count = cell
        said = cells.pad(f" {_SIGNS[way]} {short(count)}", size - 1)
        return Content.assemble((said, f"on {_WAYS[way]} {_shade(count)}%"), " ")

    def _listed(self, width: int) -> Iterator[Content]:
        for (line, column), (way, count) in self.cells.items():
            text = f"{_SIGNS[way]} {self.before[line]} → {self.after[column]}  {short(count)}"
            yield from Passage(text).lines(width)


def short(count: int) -> str:
    """A count in few cells: 4,321, or 4.3e12."""
    if count < 100_000:
        return f"{count:,}"
    power = int(log10(count))
    return f"{count / 10**power:.1f}e{power}"


def _shade(count: int) -> int:
    power = int(log10(count)) if count else 0
    return next(shade for least, shade in _SHADES if power >= least)


def motion_page(words: Words, answer: MotionAnswer) -> Answers:
    """Everything that a motion would do."""
    made = _Page(words, answer)
    return Answers(tuple(made.blocks()), made.targets)


class _Page(MotionPage):
    def __init__(self, words: Words, answer: MotionAnswer) -> None:
        super().__init__(words, answer)
        self.targets: dict[str, Target] = {}

    def blocks(self) -> Iterator[Block]:
        """The page."""
        words, motion = self.words, self.answer.motion
        yield Passage(words.text(motion.title), STRONG)
        day = words.say("over the law of {date}", date=self.date(self.answer.day))
        yield Passage(words.meant("between the parts of a source", ", ").join([self.status(), day]), QUIET)
        yield Passage(
            words.meant(
                "who proposed it, and where",
                "{by} ({where})",
                by=words.text(motion.by),
                where=words.text(motion.published.title),
            ),
            QUIET,
        )
        for index, each in enumerate(line for line in lines(words, self.answer) if line):
            yield Gap()
            yield Passage(each, PLAIN if index else STRONG)
        for effects in self.answer.effects:
            if effects.moved:
                yield Heading(words.say("Frames: {offence}", offence=self.title(effects.offence)))
                yield self._rulers(effects)
        yield from self._hurt()
        yield from self._matrices()
        yield from self._others()

    def _rulers(self, effects: Effects) -> Frames:
        ladder = self.system.ladder
        sides = {
            f"{place}:{side}": bands.union(ladder, (each.frame for each in (moved.before, moved.after)[side]))
            for place, moved in enumerate(effects.moved)
            for side in (0, 1)
        }
        telling = Telling(self.words, self.answer.proposed, Assessment(effects.offence, self.answer.day, {}))
        titles = (
            (self.name(each, effects.offence), self.plain.cite(each.tier.cite, main=True)) for each in effects.moved
        )
        marks = (self.words.say("before"), self.words.say("after"))
        return Frames(Scale(telling, sides), marks, tuple(titles))

    # Who is hurt.

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
                targets.append(Target(effects.offence, dict(hurt.facts), self.answer.day, self.answer.motion.id))
        if entries:
            yield Heading(self.words.say("Who is hurt"))
        for target, row in zip(targets, rows_of(entries), strict=True):
            name = str(len(self.targets))
            self.targets[name] = target
            yield Choice(name, row)

    # The matrix.

    def _matrices(self) -> Iterator[Block]:
        words = self.words
        for effects, matrix in zip(self.answer.effects, self.answer.matrices, strict=True):
            if matrix is None:
                continue
            title = self.title(effects.offence)
            yield Heading(words.say("Every outcome, law against motion: {offence}", offence=title))
            yield self._heat(matrix)
        if any(self.answer.matrices):
            said = {
                WORSE: words.meant("which way an outcome moves", "worse"),
                MILDER: words.meant("which way an outcome moves", "milder"),
                OTHER: words.meant("which way an outcome moves", "otherwise"),
                SAME: words.meant("which way an outcome moves", "the same"),
            }
            yield Gap()
            yield Passage("  ".join(f"{_SIGNS[way]} {word}" for way, word in said.items()), QUIET)
            yield Passage(words.say("The numbers count combinations of answers, not people or cases."), QUIET)

    def _heat(self, matrix: Matrix) -> Heat:
        before = sorted({self._outcome(self.answer.law, each.before) for each in matrix.cells})
        after = sorted({self._outcome(self.answer.proposed, each.after) for each in matrix.cells})
        summed: dict[tuple[int, int], tuple[str, int]] = {}
        for cell in sorted(matrix.cells, key=_moving):
            at = (
                before.index(self._outcome(self.answer.law, cell.before)),
                after.index(self._outcome(self.answer.proposed, cell.after)),
            )
            way, count = summed.get(at, (cell.way, 0))
            summed[at] = (way, count + cell.scenarios)
        return Heat(
            tuple(name for _, name in before),
            tuple(name for _, name in after),
            summed,
            self.words.say("the law ↓"),
            self.words.say("the motion →"),
        )

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

    def _others(self) -> Iterator[Block]:
        words = self.words
        every = [(moved, each) for effects in self.answer.effects for moved in effects.moved for each in moved.passed]
        rows = dict.fromkeys(self.passed_row(moved, each) for moved, each in every if each.after)
        none = self.several(each.rule for _, each in every if not each.after)
        if rows or none:
            yield Heading(words.say("Not reached"))
            yield Table(tuple(Entry(*each) for each in rows), label=24)
            if none:
                yield Passage(words.say("Not liable, then as now: {who}.", who=none), QUIET)
        lower = self.lower()
        if lower:
            yield Heading(words.say("May still get less"))
            yield Passage(words.meant("between sentences", " ").join(each.strip() for each in lower))
        if self.answer.knocks:
            yield Heading(words.say("What follows unasked"))
            yield from (Passage(self.knock(each)) for each in self.answer.knocks)
        yield Gap()
        yield Passage(words.say("A motion is no law. What it says is ours, after the publication named."), QUIET)
        if self.answer.motion.published.url:
            yield Passage(self.answer.motion.published.url, QUIET)


def _moving(cell: Cell) -> int:
    """What moves goes before what does not: a cell of the map shows the way of its first."""
    return (WORSE, MILDER, OTHER, SAME).index(cell.way)
