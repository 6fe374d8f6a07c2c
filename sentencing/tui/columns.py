"""Cases side by side as blocks of text: one ruler for all of them, what each comes to, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from textual.content import Content

from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.report.comparison import Line, aside, idle, lines, measure
from sentencing.report.lead import headline
from sentencing.report.ruler import Row
from sentencing.report.telling import Telling
from sentencing.report.words import Words
from sentencing.tui.prose import Block, Entry, Gap, Passage, Table, toned, wrap
from sentencing.tui.ruler import LABELS, LEAST, PATTERNS, TONES, Scale, axis
from sentencing.tui.tones import ACCENT, FAINT, HEADING, KEY, PLAIN, QUIET, STRONG, WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.debate.compare import Column

_GAP = 3
_NARROW = 18  # cells of a column below which the columns stand under each other
_BROADEST = 64  # cells of a column, which is then read at a glance
_ROOMY = 96  # cells from which no word on the ruler is cut
_WIDEST = 110  # of the ruler
_HERE = "reverse bold $accent"


def compared(tellings: tuple[Telling, ...], columns: tuple[Column, ...], at: int) -> tuple[Block, ...]:
    """Everything that is said of the columns; `at` is the one that the cursor is on."""
    words = tellings[0].words
    said = tuple(words.sentences(headline(each)) for each in tellings)
    rows = lines(tellings, columns)
    beside: list[Block] = [Passage(each, QUIET) for each in aside(tellings, columns)]
    warned = [part for each in idle(tellings) for part in (Passage(each, WARNING), Gap())]
    return (OneRuler(tellings, at), Gap(), *warned, Columns(said, rows, at), *([Gap(), *beside] if beside else []))


class OneRuler(Record):
    """Every column's bands on one ruler; those of the column that the cursor is on stand out."""

    tellings: tuple[Telling, ...]
    at: int

    def lines(self, width: int) -> list[Content]:
        """The scale and the bands; nothing where there is no room."""
        drawn = self._lines(min(width, _WIDEST)) if width >= 2 * LEAST else ()
        return [each.truncate(width) for each in drawn]

    def _lines(self, width: int) -> Iterator[Content]:
        measured, names = measure(self.tellings, width)
        if not measured.rows:
            return
        margin = max(map(cells.width, names.values())) + 2
        whole = width >= _ROOMY
        for longest in LABELS:
            measured, _ = measure(self.tellings, width - margin, longest, whole=whole)
            if measured.width <= width - margin:
                break
        yield Content(" " * margin).append(Scale(self.tellings[0], {}, (), longest, whole).labels(measured))
        yield Content(" " * margin).append(axis(measured))
        letter = ""
        for row in measured.rows:
            new = row.band[0] != letter
            if letter and new:
                yield Content("")
            letter = row.band[0]
            own = [each for each in measured.rows if each.band[0] == letter]
            tone = KEY if letter == ascii_uppercase[self.at] else QUIET
            name = cells.pad(names[row.band], margin)
            first = (name[:1], tone) if new else " "
            yield Content.assemble(first, (name[1:], QUIET), _bar(row, own))


def _bar(row: Row, own: list[Row]) -> Content:
    """A band, each cell in the pattern of the first band of the same column that holds it."""
    held: dict[int, str] = {}
    for each in own:
        for run in each.runs:
            for column in range(run.first, run.last + 1):
                held.setdefault(column, each.band.partition(" ")[2])
    parts: list[tuple[str, str]] = []
    at = 0
    for run in row.runs:
        for column in range(run.first, run.last + 1):
            parts += [(" " * (column - at), PLAIN), (PATTERNS[held[column]], TONES[held[column]])]
            at = column + 1
    return Content.assemble(*parts)


class Columns(Record):
    """The columns under their letters: first what each comes to, then row by row. What all have in common stands once,
    dimmed. Where there is little room, the columns stand under each other."""

    said: tuple[str, ...]
    rows: tuple[Line, ...]
    at: int

    def lines(self, width: int) -> list[Content]:
        """The table."""
        many = len(self.said)
        margin = max((cells.width(row.label) for row in self.rows), default=0) + _GAP
        each = min((width - margin - _GAP * (many - 1)) // many, _BROADEST)
        if each < _NARROW and many > 1:
            return list(self._stacked(width))
        return list(self._beside(width, margin, each))

    def _letter(self, index: int) -> Content:
        return Content.styled(f" {ascii_uppercase[index]} ", _HERE if index == self.at else KEY)

    def _beside(self, width: int, margin: int, each: int) -> Iterator[Content]:
        heads = [self._letter(index).pad_right(each + _GAP - 3) for index in range(len(self.said))]
        yield Content.assemble(" " * margin, *heads)
        yield from _across("", self.said, margin, each, STRONG)
        yield Content("")
        for row in self.rows:
            if row.same and len(self.said) > 1:
                texts = wrap(row.texts[0] or "–", width - margin)
                for index, text in enumerate(texts):
                    label = cells.pad("" if index else row.label, margin)
                    yield Content.assemble((label, FAINT), (text, QUIET))
            else:
                yield from _across(row.label, row.texts, margin, each, PLAIN)

    def _stacked(self, width: int) -> Iterator[Content]:
        for index, said in enumerate(self.said):
            yield from _lettered(self._letter(index), said, width, STRONG)
        for row in self.rows:
            yield Content("")
            if row.same:
                yield from toned(row.label, width, FAINT)
                yield from toned(row.texts[0] or "–", width, QUIET, 2)
                continue
            yield from toned(row.label, width, HEADING)
            for index, text in enumerate(row.texts):
                yield from _lettered(self._letter(index), text or "–", width, PLAIN)


def _lettered(letter: Content, text: str, width: int, tone: str) -> Iterator[Content]:
    for index, line in enumerate(wrap(text, width - 4)):
        yield Content.assemble("    " if index else letter.pad_right(1), (line, tone))


def _across(label: str, texts: tuple[str, ...], margin: int, each: int, tone: str) -> Iterator[Content]:
    """One row in its columns."""
    parts = [wrap(text or "–", each) for text in texts]
    for index in range(max(map(len, parts))):
        name = (cells.pad("" if index else label, margin), ACCENT if len(texts) > 1 else QUIET)
        row = [cells.pad(part[index] if index < len(part) else "", each + _GAP) for part in parts]
        yield Content.assemble(name, ("".join(row), tone)).rstrip()


def empty(words: Words) -> tuple[Block, ...]:
    """What to do where nothing stands yet."""
    return (
        Passage(words.say("Nothing stands here yet."), STRONG),
        Gap(),
        Passage(words.say("In a walk, c sets its case here. Change the case and press c again: it stands beside it.")),
        Passage(words.say("At the desk, Enter on a case of a motion sets law and motion side by side."), QUIET),
    )


def alone(words: Words) -> tuple[Block, ...]:
    """What may stand beside the only column."""
    rows = (
        Entry("n", "", words.say("the same on another day"), ACCENT),
        Entry("v", "", words.say("the same with other facts"), ACCENT),
        Entry("o", "", words.say("the same facts under another offence, of any system"), ACCENT),
        Entry("m", "", words.say("the same under a motion"), ACCENT),
        Entry("F3", "", words.say("back to the walk: change the case, and c sets it beside this one"), ACCENT),
    )
    return (Passage(words.say("Beside it may stand:"), QUIET), Table(rows, label=4))
