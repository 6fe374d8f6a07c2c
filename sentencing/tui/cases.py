"""The saved cases: a list with a preview, from which one is opened or deleted."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sentencing.corpus.store import Corpus
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.words import Words, mark
from sentencing.saved import SavedCase
from sentencing.tui.hints import Hints
from sentencing.tui.keys import MOVES, bound
from sentencing.tui.over import Over
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


class Cases(Over[SavedCase]):
    """Ends with the case to go on with, or None."""

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
    blocks: var[tuple[Block, ...]] = var(())

    def __init__(self, corpus: Corpus, folder: str, day: str, words: Words) -> None:
        super().__init__(words)
        self._corpus = corpus
        self._law = PreparedLaw(corpus)
        self._folder = folder
        self._day = day
        self._kept: tuple[Kept, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, and what is in the file under the cursor."""
        with Vertical(id="sheet"):
            yield Static(Content(self.language.say("Saved cases")), id="title", markup=False)
            with Horizontal():
                yield CaseList(markup=False)
                with VerticalScroll(can_focus=False):
                    yield Prose().data_bind(Cases.blocks)
            yield Hints().data_bind(Over.words)

    def on_mount(self) -> None:
        """Read the folder."""
        self._read()
        if self._kept:
            self.query_one(CaseList).focus()

    def say(self) -> None:
        """The title, and what the cursor is on."""
        self.query_one("#title", Static).update(Content(self.language.say("Saved cases")))
        self.look()

    def _read(self, at: int = 0) -> None:
        self._kept = tuple(kept_in(self._corpus, self._folder))
        listed = self.query_one(CaseList)
        listed.set_options(Option(Line(each.title, PLAIN if each.case else QUIET)) for each in self._kept)
        listed.highlighted = min(at, len(self._kept) - 1) if self._kept else None
        listed.display = bool(self._kept)
        self.look()
        self.refresh_bindings()

    @property
    def _here(self) -> Kept | None:
        at = self.query_one(CaseList).highlighted
        return self._kept[at] if at is not None and at < len(self._kept) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be deleted where nothing is."""
        del parameters
        return bool(self._kept) if action == "delete" else True

    @on(OptionList.OptionHighlighted)
    def look(self) -> None:
        """Show what is in the file, or that there is none."""
        if self._here:
            self.blocks = tuple(preview(self._law, self._corpus, self._here, self._day, self.language))
        elif not self._kept:
            said = self.language.say("No case is saved yet. In a walk, s saves one in {folder}.", folder=self._folder)
            self.blocks = (Passage(said, QUIET),)

    @on(OptionList.OptionSelected)
    def take(self) -> None:
        """Go on with the case, unless its file is damaged."""
        if self._here and self._here.case:
            self.dismiss(self._here.case._replace(title=self._here.title))

    def action_delete(self) -> None:
        """Ask, and delete."""
        from sentencing.tui.asking import Sure

        one = self._here
        if one is None:
            return

        def answered(sure: bool | None) -> None:  # noqa: FBT001 - a callback's argument comes by position
            if sure:
                self._delete(one)

        sheet = Sure(
            lambda words: words.say("Delete “{title}”?", title=one.title),
            lambda words: words.say("{file}\nThis cannot be undone.", file=one.path),
            self.language,
        )
        self.app.push_screen(sheet, answered)

    def _delete(self, one: Kept) -> None:
        at = self._kept.index(one)
        try:
            os.unlink(one.path)
        except OSError as error:
            said = self.language.say("Not deleted: {reason}", reason=error.strerror or str(error))
            self.notify(said, severity="error", markup=False)
        self._read(at)
