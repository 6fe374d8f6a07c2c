"""The saved cases: a list with a preview, from which one is opened or deleted."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sentencing.corpus.store import Corpus
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.words import Words, mark
from sentencing.saved import SavedCase
from sentencing.tui.hints import Hints
from sentencing.tui.keys import MOVES, bound
from sentencing.tui.prose import Block, Passage, Prose
from sentencing.tui.rows import Line
from sentencing.tui.shelf import Kept, kept_in, preview
from sentencing.tui.tones import PLAIN, QUIET


class CaseList(OptionList, inherit_bindings=False):
    """The titles."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "enter", "select", mark("a key", "open"), mark("a key", "Go on with this case"), "cases.open", shown="enter"
        ),
        *MOVES,
    ]


class Cases(ModalScreen[SavedCase | None]):
    """Ends with the case to go on with, or None."""

    CSS_PATH = "sheet.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-normal")]  # noqa: RUF012 - as the base class declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "delete,D",
            "delete",
            mark("a key", "delete"),
            mark("a key", "Delete the file of this case, after a question"),
            "cases.delete",
            shown="D",
        ),
        bound("escape", "dismiss(None)", mark("a key", "back"), mark("a key", "Back"), "cases.back", shown="esc"),
    ]
    words: var[Words | None] = var(None)
    blocks: var[tuple[Block, ...]] = var(())

    def __init__(self, corpus: Corpus, folder: str, day: str, words: Words) -> None:
        super().__init__()
        self._corpus = corpus
        self._law = PreparedLaw(corpus)
        self._folder = folder
        self._day = day
        self._kept: tuple[Kept, ...] = ()
        self.set_reactive(Cases.words, words)

    def compose(self) -> ComposeResult:
        """The list, and what is in the file under the cursor."""
        assert self.words is not None
        with Vertical(id="sheet"):
            yield Static(Content(self.words.say("Saved cases")), id="title", markup=False)
            with Horizontal():
                yield CaseList(markup=False)
                with VerticalScroll(can_focus=False):
                    yield Prose().data_bind(Cases.blocks)
            yield Hints().data_bind(Cases.words)

    def on_mount(self) -> None:
        """Read the folder."""
        self._read()
        self.query_one(CaseList).focus()

    def watch_words(self, words: Words | None) -> None:
        """Say everything in another language."""
        if words and self.is_mounted:
            self.query_one("#title", Static).update(Content(words.say("Saved cases")))
            self.look()

    def _read(self, at: int = 0) -> None:
        assert self.words is not None
        self._kept = tuple(kept_in(self._corpus, self._folder))
        listed = self.query_one(CaseList)
        listed.set_options(Option(Line(each.title, PLAIN if each.case else QUIET)) for each in self._kept)
        listed.highlighted = min(at, len(self._kept) - 1) if self._kept else None
        if not self._kept:
            empty = self.words.say("No case is saved yet. In a walk, s saves one in {folder}.", folder=self._folder)
            self.blocks = (Passage(empty, QUIET),)
        self.refresh_bindings()

    @property
    def _here(self) -> Kept | None:
        at = self.query_one(CaseList).highlighted
        return self._kept[at] if at is not None and at < len(self._kept) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be deleted where nothing is."""
        del parameters
        return bool(self._kept) or None if action == "delete" else True

    @on(OptionList.OptionHighlighted)
    def look(self) -> None:
        """Show what is in the file."""
        if self._here and self.words:
            self.blocks = tuple(preview(self._law, self._corpus, self._here, self._day, self.words))

    @on(OptionList.OptionSelected)
    def take(self) -> None:
        """Go on with the case, unless its file is damaged."""
        if self._here and self._here.case:
            self.dismiss(self._here.case._replace(title=self._here.title))

    def action_delete(self) -> None:
        """Ask, and delete."""
        from sentencing.tui.asking import Sure

        one, words = self._here, self.words
        if one is None or words is None:
            return

        def answered(sure: bool | None) -> None:  # noqa: FBT001 - a callback's argument comes by position
            if sure:
                self._delete(one)

        question = words.say("Delete “{title}”?", title=one.title)
        self.app.push_screen(
            Sure(question, words.say("{file}\ny deletes it for good, n keeps it.", file=one.path)), answered
        )

    def _delete(self, one: Kept) -> None:
        assert self.words is not None
        at = self._kept.index(one)
        try:
            os.unlink(one.path)
        except OSError as error:
            said = self.words.say("Not deleted: {reason}", reason=error.strerror or str(error))
            self.notify(said, severity="error", markup=False)
        self._read(at)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet leaves."""
        if event.widget is self:
            self.dismiss(None)
