"""A day on which the law changed, as lines of text: what was before and is since, with a ruler where frames moved."""

from __future__ import annotations

from sentencing.corpus.entries import in_order
from sentencing.engine.assessment import Assessment
from sentencing.law import band as bands
from sentencing.report.cells import pad, right, width, wrap
from sentencing.report.ruler import ruler
from sentencing.report.telling import Telling
from sentencing.report.text import WIDTH, bar, scale, tick_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.case import Law
    from sentencing.law.provision import System
    from sentencing.report.contrast import Contrast
    from sentencing.report.ruler import Ruler, Tick
    from sentencing.report.words import Words

_INDENT = "  "
_GROUPED = ("rule", "reference", "consequence")  # those that begin or end stand together; all else is set out


class Marks(dict[str, str]):
    """What stands before each side of a change, and how many cells it takes."""

    def __init__(self, words: Words) -> None:
        super().__init__(
            before=words.meant("before a change of the law", "before"),
            since=words.meant("since a change of the law", "since"),
            new=words.meant("what a change of the law brought", "new"),
            ended=words.meant("what a change of the law ended", "ended"),
        )
        self.cells = max(map(width, self.values()))

    def of(self, each: Contrast) -> tuple[str, str]:
        """The marks of the two sides of a change."""
        if each.changed:
            return self["before"], self["since"]
        return self["ended"], self["new"]


class DayText:
    """Draws the changes of one day. `telling` speaks of the offence on that day; None where there is none."""

    def __init__(self, words: Words, system: System, telling: Telling | None) -> None:
        self.system = system
        self.telling = telling
        self.marks = Marks(words)
        self.margin = 2 * len(_INDENT) + self.marks.cells + 2

    def lines(self, changes: list[Contrast]) -> Iterator[str]:
        """Titles and needs, then frames, then what else became something else, then what began or ended."""
        measured = self._measured(changes)
        drawn = False
        for place, each in sorted(enumerate(changes), key=lambda pair: self._order(pair[1])):
            if each.kind in _GROUPED and not each.changed:
                continue
            if measured and self.telling and each.kind == "tier" and not drawn:
                yield " " * self.margin + scale(self.telling, measured)
                drawn = True
            yield from _titled(_INDENT, each.label, each.cite)
            yield from self._side(each.before, self.marks.of(each)[0], measured, _row(place, 0))
            yield from self._side(each.after, self.marks.of(each)[1], measured, _row(place, 1))
        yield from self._groups(changes)

    def _order(self, each: Contrast) -> tuple[int, int, object]:
        """The frames after titles and needs: those that moved, those that ended, those that are new, each from the
        lightest."""
        place = 0 if each.kind in ("offence", "needs") else 1 if each.kind == "tier" else 2
        sides = 0 if each.changed else 1 if each.before else 2
        frame = each.frames[1] or each.frames[0]
        return place, sides, bands.severity(self.system.ladder, frame) if frame else ()

    def _measured(self, changes: list[Contrast]) -> Ruler | None:
        """A scale for all the frames that moved; None if none did."""
        moved = [(place, each) for place, each in enumerate(changes) if each.moved]
        drawn = {_row(place, side): each.frames[side] for place, each in moved for side in (0, 1)}
        if self.telling is None or not any(drawn.values()):
            return None
        others = [self.telling.frame(tier) for tier in self.telling.tiers.values()]
        return ruler(self.system.ladder, drawn, WIDTH - self.margin - 2, self._label_width, others)

    def _label_width(self, tick: Tick) -> int:
        assert self.telling is not None
        return width(tick_name(self.telling, tick))

    def _side(self, said: tuple[str, ...], mark: str, measured: Ruler | None, name: str) -> Iterator[str]:
        """One side of a change, under its bar if its frame moved."""
        first, rest = self._marked(mark), " " * self.margin
        for each in measured.rows if measured else ():
            if each.band == name and measured:
                yield (first + bar(measured, each, band="frame")).rstrip()
                first = rest
        for text in said:
            yield from wrap(text, WIDTH, first, rest)
            first = rest

    def _marked(self, mark: str) -> str:
        return _INDENT * 2 + pad(mark, self.margin - 2 * len(_INDENT))

    def _groups(self, changes: list[Contrast]) -> Iterator[str]:
        """Rules, references and what follows that began or ended, those together that say the same."""
        groups: dict[tuple[str, str, str], list[Contrast]] = {}
        for each in changes:
            if each.kind in _GROUPED and not each.changed:
                mark, said = self.marks.of(each)[0 if each.before else 1], (each.before or each.after)[0]
                groups.setdefault((each.kind, mark, said), []).append(each)
        for (kind, mark, said), members in sorted(groups.items(), key=lambda group: _GROUPED.index(group[0][0])):
            first = self._marked(mark)
            if kind == "consequence":  # its words are its name
                yield from _titled(first, said, members[0].cite)
                continue
            yield from wrap(said, WIDTH, first)
            for each in sorted(members, key=lambda each: in_order(each.cite)):
                yield from _titled(" " * (self.margin + len(_INDENT)), each.label, each.cite)


def _row(place: int, side: int) -> str:
    """The name of a band on the ruler."""
    return f"{place}:{side}"


def _titled(indent: str, label: str, cite: str) -> list[str]:
    """A label with its cite at the end of its first line."""
    first, *more = wrap(label, WIDTH - width(cite) - 2, indent, " " * width(indent))
    return [first + right(cite, WIDTH - width(first)), *more]


def telling_on(words: Words, law: Law, offence: str, day: str) -> Telling:
    """An offence on a day, with nothing said of a case."""
    return Telling(words, law, Assessment(offence, day, {}))
