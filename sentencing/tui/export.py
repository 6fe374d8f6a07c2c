"""What a screen shows, as the command line prints it: to be copied, or written to a file of a chosen name."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input

from sentencing.engine.case import CaseError
from sentencing.law.record import Record
from sentencing.report.words import Words, mark
from sentencing.tui.fields import Field
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound
from sentencing.tui.library import Library
from sentencing.tui.over import Over
from sentencing.tui.prose import Block, Passage, Prose
from sentencing.tui.tones import QUIET, STRONG, WARNING
from sentencing.tui.walk import Walk

if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus
    from sentencing.report.card import Card

TEXT, JSON, PICTURE = ".txt", ".json", ".svg"
CARDS = (".md", ".html", ".csl", ".anki")  # each a form of a card


class Exports(Record):
    """What a screen can give away: a name for its file, what makes its text and its JSON, and its card, if it has
    one."""

    name: str
    text: Callable[[], str]
    json: Callable[[], Any]
    words: Words
    card: Callable[[], Card] | None = None

    def lacks(self, path: str) -> bool:
        """Whether a file of that name would hold a card where there is none."""
        return self.card is None and _ending(path) in CARDS

    def content(self, path: str) -> str:
        """The content of a file of that name: a card or JSON where the name says so, else text."""
        ending = _ending(path)
        if ending == JSON:
            return json.dumps(self.json(), ensure_ascii=False, indent=2) + "\n"
        if self.card and ending in CARDS:
            from sentencing.report.card_made import rendered

            return rendered(self.words, self.card(), ending[1:])
        return self.text()


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def exports(screen: Screen[object], words: Words) -> Exports | None:
    """What a screen can give away; None where there is nothing. A screen with `exports` says so itself."""
    if hasattr(screen, "exports"):
        made: Exports | None = screen.exports(words)
        return made
    if isinstance(screen, Walk):
        return _of_walk(screen, words)
    if isinstance(screen, Library):
        return _of_library(screen, words)
    return None


def _of_walk(walk: Walk, words: Words) -> Exports | None:
    """The answer, as `range` prints it."""
    told, corpus, law = walk.told, walk.corpus, walk.law
    if told is None:
        return None
    answer, laws = told.assessment, getattr(told, "laws", None)

    def text() -> str:
        from sentencing.report.text import assessment_text

        return assessment_text(words, law, answer, laws)

    def made() -> Any:
        from sentencing.report.json import assessment_json
        from sentencing.report.origin import tool_of

        return assessment_json(words, law, answer, tool_of(corpus), laws)

    def card() -> Card:
        from sentencing.report.card_made import of_answer
        from sentencing.report.citation import style_for
        from sentencing.report.telling import Telling

        return of_answer(corpus, Telling(words, law, answer), style_for(words.language))

    return Exports(walk.offence.replace("/", "-"), text, made, words, card)


def _of_library(library: Library, words: Words) -> Exports | None:
    """The offence or article under the cursor, as `show` prints it."""
    from sentencing.report.shown import page

    place, corpus, day = library.place, library.corpus, library.day
    if place is None or place.kind not in ("offence", "article"):
        return None
    name = place.id

    def text() -> str:
        from sentencing.report.show import shown_text

        return shown_text(words, corpus, page(corpus, name, day))

    def made() -> Any:
        from sentencing.report.law_json import shown_json
        from sentencing.report.origin import tool_of

        return shown_json(words, page(corpus, name, day), tool_of(corpus))

    card = _of_offence(corpus, name, day, words) if place.kind == "offence" else None
    return Exports(name.replace("/", "-"), text, made, words, card)


def _of_offence(corpus: Corpus, name: str, day: str, words: Words) -> Callable[[], Card] | None:
    """What makes the card of an offence; None on a day on which it is not in force."""
    from sentencing.report.card_law import offence_telling

    try:
        telling = offence_telling(words, corpus, name, day)
    except CaseError:
        return None

    def card() -> Card:
        from sentencing.report.card_made import of_offence
        from sentencing.report.citation import style_for

        return of_offence(corpus, telling, style_for(words.language))

    return card


class Naming(Over[str]):
    """Asks for the name of a file; one that is there already is written over only when it is named twice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape", "dismiss(None)", mark("a key", "back"), mark("a key", "Write nothing"), "export.back", shown="esc"
        ),
    ]

    blocks: var[tuple[Block, ...]] = var(())

    def __init__(self, found: Exports, words: Words) -> None:
        super().__init__(words)
        self._found = found
        self._refused = ""

    def compose(self) -> ComposeResult:
        """A line to type in, and above it what is wanted or what is wrong."""
        with Vertical(id="sheet"):
            yield Prose(id="title").data_bind(Naming.blocks)
            yield Field(self._found.name + TEXT)
            yield Hints().data_bind(Over.words)

    def on_mount(self) -> None:
        """Ask."""
        self.say()

    def say(self) -> None:
        """What is asked, and what a name does."""
        self._ask(self._endings(), QUIET)

    def _endings(self) -> str:
        """What the ending of a name makes of it."""
        words = self.language
        said = words.say(
            "The ending says what is written: {text} text, {json} JSON, {picture} a picture of the screen.",
            text=TEXT,
            json=JSON,
            picture=PICTURE,
        )
        if self._found.card is None:
            return said
        page, web, sources, learning = CARDS
        cards = words.say(
            "As a card: {page} Markdown, {web} a web page, {sources} its sources (CSL), {learning} for Anki.",
            page=page,
            web=web,
            sources=sources,
            learning=learning,
        )
        return words.sentences([said, cards])

    def _ask(self, below: str, tone: str) -> None:
        self.blocks = (Passage(self.language.say("Write this to which file?"), STRONG), Passage(below, tone))

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take the name, unless something is there."""
        path = os.path.abspath(os.path.expanduser(event.value.strip()))
        if not event.value.strip() or os.path.isdir(path):
            self._ask(self.language.say("That is not the name of a file."), WARNING)
        elif self._found.lacks(path):
            none = self.language.say("There is no card of this.")
            self._ask(self.language.sentences([none, self._endings()]), WARNING)
        elif os.path.exists(path) and path != self._refused:
            self._refused = path
            said = self.language.say("There is such a file already. Press Enter again to write over it.")
            self._ask(said, WARNING)
        else:
            self.dismiss(path)
