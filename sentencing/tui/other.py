"""What it would take: the fewest changes to each other result, or to one that is typed, and what each answer would do
alone. Every set of changes can be made."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import Input

from sentencing.corpus.claims import read_wording, wording_files
from sentencing.corpus.store import Corpus
from sentencing.debate.short import ShortError, wanted
from sentencing.debate.whatif import WhatIf, after, what_if
from sentencing.engine.case import Case, CaseError
from sentencing.report.telling import Telling
from sentencing.report.words import mark
from sentencing.tui.fields import Field, sought
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound, quietly
from sentencing.tui.over import Over
from sentencing.tui.page import Page
from sentencing.tui.prose import Block, Gap, Passage
from sentencing.tui.refusal import refusal
from sentencing.tui.told import Told, retell
from sentencing.tui.tones import QUIET, WARNING
from sentencing.tui.ways import Ways


class Other(Over[Case]):
    """A sheet that is filled as soon as it is worked out, beside the screen. Ends with the case as some changes make
    it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("escape", "back", mark("a key", "back"), mark("a key", "Back to the case"), "other.back", shown="esc"),
        quietly("q,w", "dismiss", "other.leave"),
        bound(
            "slash",
            "type",
            mark("a key", "a result"),
            mark("a key", "Type the result that is wanted: under 10 years, no death"),
            "other.type",
            shown="/",
        ),
        quietly("down,tab,pagedown", "read", "other.read"),
    ]
    found: var[WhatIf | CaseError | ShortError | None] = var(None)

    def __init__(self, corpus: Corpus, told: Told) -> None:
        super().__init__(told.words)
        self._corpus = corpus
        self._told = told
        self._typed = ""
        self._ways: Ways | None = None

    def compose(self) -> ComposeResult:
        """The line to type in, and the sheet, which scrolls."""
        with Vertical(id="sheet"):
            yield Field()
            yield Page(id="text")
            yield Hints().data_bind(Over.words)

    def on_mount(self) -> None:
        """Begin to work it out."""
        self.say()
        self._look("")
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def ask(self, event: Input.Submitted) -> None:
        """Look for the ways to what is typed; to every other result, where nothing is."""
        typed = sought(event.value).strip()
        if typed != self._typed:
            self._typed = typed
            self.found, self._ways = None, None
            self.say()
            self._look(self._typed)
        self.query_one(Page).focus()

    @work(thread=True, exclusive=True)
    def _look(self, typed: str) -> None:
        told, law = self._told, self._told.telling.law
        try:
            asserts = None
            if typed:
                asserts = wanted(read_wording(wording_files(self._corpus.roots)), told.telling.system, typed)
            acquitted = bool(typed) and asserts is None
            facts = dict(told.case.facts)
            found = what_if(law, told.offence, facts, told.assessment.day, asserts, acquitted=acquitted)
            ways = Ways.of(told, found)
        except (CaseError, ShortError) as error:
            self.app.call_from_thread(self._show, typed, error)
        else:
            self.app.call_from_thread(self._show, typed, found, ways)

    def _show(self, typed: str, found: WhatIf | CaseError | ShortError, ways: Ways | None = None) -> None:
        if typed == self._typed:
            self.found, self._ways = found, ways
            self.say()

    def say(self, *, keep: bool = False) -> None:
        """What was found, or that it is being looked for."""
        words = self.language
        self.query_one(Field).placeholder = words.say("which result? under 10 years, no death, no conviction …")
        self.query_one(Page).begin(self._blocks(), keep=keep)

    @property
    def _such(self) -> str:
        return self.language.say("under 10 years; at most 3 years; no death; no punishment; no conviction")

    def _blocks(self) -> tuple[Block, ...]:
        words, found = self.language, self.found
        if isinstance(found, CaseError):
            return refusal(words, retell(self._told, words), found)
        if isinstance(found, ShortError):
            said = words.say("“{typed}” names no result.", typed=self._typed)
            return Passage(said, WARNING), Gap(), Passage(words.say("Such as: {results}", results=self._such), QUIET)
        if found is None or self._ways is None:
            return (Passage(words.say("Looking at every way of changing the answers …"), QUIET),)
        return self._ways.blocks(Telling(words, self._told.telling.law, found.assessment))

    @on(Page.Opened)
    def open(self, message: Page.Opened) -> None:
        """Make some changes; or show all the ways to a result."""
        message.stop()
        if self._ways is None:
            return
        changes = self._ways.changes(message.name)
        if changes is None:
            self._ways = self._ways.opened(message.name)
            self.say(keep=True)
        else:
            self.dismiss(after(self._told.case, changes))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where one types already, no key leads there."""
        del parameters
        return action != "type" or not self.query(Field) or not self.query_one(Field).has_focus

    def action_type(self) -> None:
        """To the line to type in."""
        self.query_one(Field).focus()

    def action_read(self) -> None:
        """From the line into the sheet."""
        if self.query_one(Field).has_focus:
            self.query_one(Page).focus()

    def action_back(self) -> None:
        """From a result that was typed to all of them, and from there to the case."""
        field = self.query_one(Field)
        if not self._typed:
            self.dismiss(None)
            return
        field.value = self._typed = ""
        self.found, self._ways = None, None
        self.say()
        self._look("")
