"""Choosing one of several: a list over the screen, with a filter where it is long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sentencing.corpus.find import normal
from sentencing.law.record import Record
from sentencing.report.words import Words, mark
from sentencing.tui.keys import bound, quietly
from sentencing.tui.rows import Line
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told
from sentencing.tui.tones import PLAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus

_LONG = 10  # choices from which there is a filter
_MOST = 200


class Choice(Record):
    """Something to choose: its value, what it is called, what stands beside that, and whether it is chosen now."""

    value: str
    label: str
    aside: str = ""
    now: bool = False

    @property
    def said(self) -> str:
        """Its label with what stands beside it."""
        return f"{self.label}  {self.aside}".rstrip()


class Choose(ModalScreen[str | None]):
    """Ends with the value chosen, or None. Escape and a click outside leave without choosing."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape",
            "dismiss(None)",
            mark("a key", "back"),
            mark("a key", "Leave without choosing"),
            "choose.back",
            shown="esc",
        ),
        quietly("down", "move(1)", "choose.down"),
        quietly("up", "move(-1)", "choose.up"),
    ]

    def __init__(self, title: str, offered: Iterable[Choice], words: Words) -> None:
        super().__init__()
        self._title = title
        self._offered = tuple(offered)
        self._words = words

    def compose(self) -> ComposeResult:
        """The title, the filter if the list is long, and the list."""
        from textual.widgets import Static

        with Vertical(id="sheet"):
            yield Static(Content(self._title), id="title", markup=False)
            if len(self._offered) >= _LONG:
                yield Input(placeholder=self._words.say("type to filter"), compact=True)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show everything, the cursor on what is chosen now."""
        self._show(self._offered)
        if len(self._offered) < _LONG:
            self.query_one(OptionList).focus()

    def _show(self, choices: tuple[Choice, ...]) -> None:
        options = self.query_one(OptionList)
        options.set_options(Option(Line(each.said, PLAIN), each.value) for each in choices[:_MOST])
        chosen = next((index for index, each in enumerate(choices[:_MOST]) if each.now), 0)
        options.highlighted = chosen if choices else None

    @on(Input.Changed)
    def filter(self, event: Input.Changed) -> None:
        """Keep what holds every word typed."""
        asked = normal(event.value).split()
        self._show(tuple(each for each in self._offered if all(word in normal(each.said) for word in asked)))

    @on(Input.Submitted)
    def submit(self) -> None:
        """Choose what the cursor is on."""
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Choose."""
        self.dismiss(event.option_id)

    def action_move(self, step: int) -> None:
        """Move the cursor while the filter has the focus."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet leaves."""
        if event.widget is self:
            self.dismiss(None)


def choices(told: Told, corpus: Corpus, question: Question) -> Iterable[Choice]:
    """What a question lets one choose: the values of a fact, or any other offence of the system."""
    speech = told.telling.speech
    if question.kind == "offence":
        system = told.telling.system.id
        for entry in corpus.entries():
            if entry.jurisdiction == system and entry.id != told.assessment.offence:
                yield Choice(entry.id, speech.text(entry.title), entry.article, question.answer == entry.id)
        return
    for value in question.values:
        yield Choice(value.id, speech.text(value.label), speech.cite(value.cite), question.answer == value.id)
