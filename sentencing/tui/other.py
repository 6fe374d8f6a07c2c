"""What it would take: the fewest changes to each other result, and what each answer would do alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.reactive import var

from sentencing.corpus.store import Corpus
from sentencing.debate.whatif import Way, WhatIf, what_if
from sentencing.engine.assess import assess
from sentencing.engine.case import Case, CaseError
from sentencing.law.band import severity
from sentencing.report.telling import Telling
from sentencing.report.whatif import effect_rows, way_rows
from sentencing.report.words import mark
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound
from sentencing.tui.over import Over
from sentencing.tui.prose import Block, Entry, Heading, Passage, Prose, Table
from sentencing.tui.refusal import refusal
from sentencing.tui.told import Told, retell
from sentencing.tui.tones import QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.band import Band
    from sentencing.law.sanction import Ladder

_ALWAYS = 1000  # cells: the ways to a result stand below it, whatever the width
_NARROW = 80  # cells below which what an answer does stands below it, not beside it
_UNTOLD = ("bar", "below", "only-below")  # goals that do not name the result


class Other(Over[None]):
    """A sheet that is filled as soon as it is worked out, beside the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape,q,w", "dismiss", mark("a key", "back"), mark("a key", "Back to the case"), "other.back", shown="esc"
        )
    ]
    blocks: var[tuple[Block, ...]] = var(())
    _results: tuple[Band, ...] = ()  # of each way

    def __init__(self, corpus: Corpus, told: Told) -> None:
        super().__init__(told.words)
        self._corpus = corpus
        self._told = told
        self._found: WhatIf | CaseError | None = None

    def compose(self) -> ComposeResult:
        """One sheet, which scrolls."""
        with Vertical(id="sheet"):
            with VerticalScroll(id="text"):
                yield Prose().data_bind(Other.blocks)
            yield Hints().data_bind(Over.words)

    def on_mount(self) -> None:
        """Begin to work it out."""
        self.say()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        told = self._told
        try:
            found = what_if(self._corpus, told.offence, dict(told.case.facts), told.assessment.day)
            ways = _apart(found, told.telling.ladder)
            results = tuple(_result(told, found, each) for each in ways)
        except CaseError as error:
            self.app.call_from_thread(self._show, error)
        else:
            self.app.call_from_thread(self._show, found._replace(ways=ways), results)

    def _show(self, found: WhatIf | CaseError, results: tuple[Band, ...] = ()) -> None:
        self._found, self._results = found, results
        self.say()

    def say(self) -> None:
        """What was found, or that it is being looked for."""
        words, found = self.language, self._found
        if found is None:
            self.blocks = (Passage(words.say("Looking at every way of changing the answers …"), QUIET),)
        elif isinstance(found, CaseError):
            self.blocks = refusal(words, retell(self._told, words), found)
        else:
            self.blocks = tuple(_blocks(Telling(words, self._corpus, found.assessment), found, self._results))


def _blocks(telling: Telling, found: WhatIf, results: tuple[Band, ...]) -> Iterator[Block]:
    words = telling.words
    ways, effects = list(_ways(telling, found, results)), effect_rows(telling, found)
    if not ways and not effects:
        yield Passage(words.say("No answer changes the result."), STRONG)
    if ways:
        yield Heading(words.say("What it would take"))
        yield Table(tuple(Entry(label, "", text) for label, text in ways), narrow=_ALWAYS)
    if effects:
        yield Heading(words.say("Each alone"))
        yield Table(tuple(Entry(label, "", text) for label, text in effects), narrow=_NARROW)


def _ways(telling: Telling, found: WhatIf, results: tuple[Band, ...]) -> Iterator[tuple[str, str]]:
    """Each set of changes, and, where its goal does not name it, what the court may then impose; the goal stands above
    the first of those that reach it."""
    above = ""
    for (label, said), band in zip(way_rows(telling, found), results, strict=True):
        result = telling.speech.brief(band) if band else ""
        both = telling.words.meant("changes and their result", "{changes} → {result}", changes=said, result=result)
        yield label if label != above else "", both if result else said
        above = label


def _result(told: Told, found: WhatIf, way: Way) -> Band:
    """What may be imposed after some changes, whatever is not known; nothing where their goal tells it, or where there
    are none."""
    if way.goal.kind not in _UNTOLD or not way.changes or way.changes == ({},):
        return ()
    case = Case({**found.facts, **way.changes[0]})
    return assess(told.telling.law, told.offence, case, told.assessment.day).open


def _apart(found: WhatIf, ladder: Ladder) -> tuple[Way, ...]:
    """Every set of changes on its own, those to lower frames first, the lowest of them first."""
    now = found.assessment.frame

    def lower(way: Way) -> bool:
        return way.goal.kind == "tier" and bool(now) and severity(ladder, way.goal.band) < severity(ladder, now)

    first = sorted(filter(lower, found.ways), key=lambda each: severity(ladder, each.goal.band))
    sets = ((each, each.changes) for each in (*first, *(each for each in found.ways if not lower(each))))
    return tuple(one for each, some in sets for one in ([each._replace(changes=(x,)) for x in some] or [each]))
