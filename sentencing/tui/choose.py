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
from sentencing.corpus.problem import UsageProblem
from sentencing.law import changes
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.words import Words, mark
from sentencing.tui.answers import iso, typed
from sentencing.tui.keys import bound, quietly
from sentencing.tui.listing import name_of
from sentencing.tui.rows import Line
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told
from sentencing.tui.tones import PLAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Answer

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

    def __init__(
        self, title: str, offered: Iterable[Choice], words: Words, made: Callable[[str], Choice | None] | None = None
    ) -> None:
        """`made` makes a choice of what is typed and is not offered."""
        super().__init__()
        self._made = made
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
        found = tuple(each for each in self._offered if all(word in normal(each.said) for word in asked))
        made = self._made(event.value) if self._made and not found else None
        self._show((made,) if made else found)

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
    """What a question lets one choose: the values of a fact, any other offence of the system, or a day on which the law
    changed."""
    speech = told.telling.speech
    if question.kind == "offence":
        system = told.telling.system.id
        for entry in corpus.entries():
            if entry.jurisdiction == system and entry.id != told.assessment.offence:
                yield Choice(entry.id, speech.text(entry.title), entry.article, question.answer == entry.id)
        return
    if question.kind == "date":
        yield from _days(told, corpus, question)
    for value in question.values:
        yield Choice(value.id, speech.text(value.label), speech.cite(value.cite), question.answer == value.id)


def _days(told: Told, corpus: Corpus, question: Question) -> Iterator[Choice]:
    """The day asked for, and the days on which the offence's law or the general rules changed, the latest first."""
    words, offence = told.words, corpus.offence(told.offence)
    own = {each.date for each in changes.of_offence(offence)}
    general = {each.date for each in changes.of_system(corpus.system(offence.system))}
    now = iso(question.answer) if isinstance(question.answer, int) else ""
    for day in sorted({told.day, *own, *general}, reverse=True):
        if day in own:
            aside = words.say("the law of this offence changed")
        elif day in general:
            aside = words.say("the general rules changed")
        else:
            aside = words.say("the day whose law is asked for")
        yield Choice(day, amounts.date(words, day), aside, day == now)


def _day_typed(told: Told, question: Question, text: str) -> Choice | None:
    """The day that was typed; None as long as it is none."""
    try:
        day = typed(question, text, told.telling.system)
    except UsageProblem:
        return None
    return Choice(iso(day), amounts.date(told.words, iso(day))) if isinstance(day, int) else None


def chooser(told: Told, corpus: Corpus, question: Question) -> Choose:
    """The sheet from which a question is answered. Any other day than those offered can be typed."""

    def made(text: str) -> Choice | None:
        return _day_typed(told, question, text) if question.kind == "date" else None

    return Choose(name_of(told, question), choices(told, corpus, question), told.words, made)


def chosen(told: Told, question: Question, value: str) -> Answer:
    """The answer that a choice is."""
    return typed(question, value, told.telling.system) if question.kind == "date" else value
