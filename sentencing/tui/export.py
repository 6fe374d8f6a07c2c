"""What a screen shows, as the command line prints it: to be copied, or written to a file of a chosen name."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input

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

JSON, PICTURE = ".json", ".svg"


class Exports(Record):
    """What a screen can give away: a name for its file, and what makes its text and its JSON."""

    name: str
    text: Callable[[], str]
    json: Callable[[], Any]

    def content(self, path: str) -> str:
        """The content of a file of that name: JSON where the name says so, else text."""
        if path.lower().endswith(JSON):
            return json.dumps(self.json(), ensure_ascii=False, indent=2) + "\n"
        return self.text()


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

    return Exports(walk.offence.replace("/", "-"), text, made)


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

    return Exports(name.replace("/", "-"), text, made)


class Naming(Over[str]):
    """Asks for the name of a file; one that is there already is written over only when it is named twice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape", "dismiss(None)", mark("a key", "back"), mark("a key", "Write nothing"), "export.back", shown="esc"
        ),
    ]

    blocks: var[tuple[Block, ...]] = var(())

    def __init__(self, file: str, words: Words) -> None:
        super().__init__(words)
        self._file = file
        self._refused = ""

    def compose(self) -> ComposeResult:
        """A line to type in, and above it what is wanted or what is wrong."""
        with Vertical(id="sheet"):
            yield Prose(id="title").data_bind(Naming.blocks)
            yield Field(self._file)
            yield Hints().data_bind(Over.words)

    def on_mount(self) -> None:
        """Ask."""
        self.say()

    def say(self) -> None:
        """What is asked, and what a name does."""
        below = self.language.say(
            "A name that ends in {json} makes it JSON, one in {picture} a picture of the screen.",
            json=JSON,
            picture=PICTURE,
        )
        self._ask(below, QUIET)

    def _ask(self, below: str, tone: str) -> None:
        self.blocks = (Passage(self.language.say("Write this to which file?"), STRONG), Passage(below, tone))

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take the name, unless something is there."""
        path = os.path.abspath(os.path.expanduser(event.value.strip()))
        if not event.value.strip() or os.path.isdir(path):
            self._ask(self.language.say("That is not the name of a file."), WARNING)
        elif os.path.exists(path) and path != self._refused:
            self._refused = path
            said = self.language.say("There is such a file already. Press Enter again to write over it.")
            self._ask(said, WARNING)
        else:
            self.dismiss(path)
