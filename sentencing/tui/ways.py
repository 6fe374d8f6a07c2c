"""The ways to other results as blocks of text: first to what the court must then do, then to what it may; of each a
few, the shortest first, until all are asked for; and what each answer would do alone."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.debate.whatif import after
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.law.band import severity
from sentencing.law.record import Record
from sentencing.report.whatif import changes_said, effect_rows, nothing_taken, once, parted, way_said
from sentencing.tui.page import Choice, Inset
from sentencing.tui.prose import Block, Entry, Heading, Passage, rows_of
from sentencing.tui.tones import QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.debate.whatif import Changes, Way, WhatIf
    from sentencing.law.band import Band
    from sentencing.law.sanction import Ladder
    from sentencing.report.telling import Telling
    from sentencing.tui.told import Told

_FEW = 3  # ways to a result, and answers alone, that are shown at first
_ALONE = "alone"  # opens what each answer does
_UNTOLD = ("bar", "below", "only-below", "permit", "force", "exempt")  # goals that do not name the whole result


class Ways(Record):
    """What was found: every way, and what may be imposed by each set of its changes. `open` names the parts of which
    all is shown: the places of ways, and what each answer does alone."""

    found: WhatIf
    ways: tuple[Way, ...]
    results: tuple[tuple[Band, ...], ...]
    open: frozenset[str] = frozenset()

    @classmethod
    def of(cls, told: Told, found: WhatIf) -> Ways:
        """The ways that were found from a case; those to what the court must do are not told again as what it may."""
        telling = told.telling
        certain = [each for way in found.ways if way.goal.kind == "force" for each in way.changes]
        ways = tuple(
            way._replace(changes=_shortest(telling, way, certain if way.goal.kind == "permit" else []))
            for way in _in_order(found, telling.ladder)
        )
        kept = tuple(way for way in ways if way.changes or way.goal.kind != "permit" or not certain)
        return cls(found, kept, tuple(tuple(_result(told, found, way, each) for each in way.changes) for way in kept))

    def changes(self, name: str) -> Changes | None:
        """The changes of that name; None for what opens more."""
        place, _, index = name.partition(":")
        return self.ways[int(place)].changes[int(index)] if index else None

    def opened(self, name: str) -> Ways:
        """The same with all of one part shown."""
        return self._replace(open=self.open | {name})

    def blocks(self, telling: Telling) -> tuple[Block, ...]:
        """The page."""
        words, made = telling.words, [*self._parts(telling), *self._alone(telling)]
        if not made:
            return (Passage(words.say("No answer changes the result."), STRONG),)
        able = any(isinstance(each, Choice) for each in made)
        hint = [Passage(words.say("Enter makes a change in the case; z takes it back."), QUIET)]
        return (*(hint if able else ()), *made)

    def _parts(self, telling: Telling) -> Iterator[Block]:
        for title, ways in parted(telling.words, self.ways):
            yield Heading(title)
            for way in ways:
                yield from self._way(telling, self.ways.index(way), way)

    def _way(self, telling: Telling, place: int, way: Way) -> Iterator[Block]:
        yield Passage(way_said(telling, way), STRONG)
        if nothing := nothing_taken(telling.words, way):
            yield Inset(Passage(nothing))
            return
        shown = way.changes if str(place) in self.open else way.changes[:_FEW]
        rows = [
            Entry(changes_said(telling, self.found, each), "", telling.speech.brief(band) if band else "")
            for each, band in zip(shown, self.results[place], strict=False)
        ]
        for index, row in enumerate(rows_of(rows, _LABEL)):
            yield Choice(f"{place}:{index}", row)
        if len(shown) < len(way.changes):
            yield Choice(str(place), Passage(telling.words.say("all {n} ways", n=len(way.changes)), QUIET))

    def _alone(self, telling: Telling) -> Iterator[Block]:
        """What each answer would do alone."""
        rows = [Entry(label, "", text) for label, text in effect_rows(telling, self.found)]
        if rows:
            yield Heading(telling.words.say("Each alone"))
            shown = rows if _ALONE in self.open else rows[:_FEW]
            yield from (Inset(each) for each in rows_of(shown, _LABEL))
            if len(shown) < len(rows):
                yield Choice(_ALONE, Passage(telling.words.say("all {n} answers", n=len(rows)), QUIET))


_LABEL = 46  # cells of what is changed, at most


def _in_order(found: WhatIf, ladder: Ladder) -> tuple[Way, ...]:
    """The ways to lower frames first, the lowest of them first."""
    now = found.assessment.frame

    def lower(way: Way) -> bool:
        return way.goal.kind == "tier" and bool(now) and severity(ladder, way.goal.band) < severity(ladder, now)

    first = sorted(filter(lower, found.ways), key=lambda each: severity(ladder, each.goal.band))
    return (*first, *(each for each in found.ways if not lower(each)))


def _shortest(telling: Telling, way: Way, certain: list[Changes]) -> tuple[Changes, ...]:
    """The sets of changes without those told elsewhere, those that are fewest and shortest first."""
    left = [each for each in once(telling, way.changes) if each not in certain or each == {}]
    return tuple(sorted(left, key=lambda each: (len(each), sum(len(telling.speech.label(name)) for name in each))))


def _result(told: Told, found: WhatIf, way: Way, changes: Changes) -> Band:
    """What may be imposed after some changes, whatever is not known; nothing where their goal tells it."""
    if way.goal.kind not in _UNTOLD or not changes:
        return ()
    return assess(told.telling.law, told.offence, after(Case(found.facts), changes), told.assessment.day).open
