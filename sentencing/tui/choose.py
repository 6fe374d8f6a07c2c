"""Choosing one of several: a list over the screen, with a filter where it is long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sentencing.corpus.find import normal
from sentencing.corpus.problem import UsageProblem
from sentencing.law import changes
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.words import Words, mark
from sentencing.tui.answers import figures, how_answered, iso, typed
from sentencing.tui.fields import Choices, Search, sought
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound, quietly
from sentencing.tui.over import Over, Said
from sentencing.tui.places import figures_of, places, set_there
from sentencing.tui.rows import Beside, Line
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told, name_of, retell
from sentencing.tui.tones import QUIET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Case

_LONG = 10  # choices from which there is a filter
_MOST = 200


class Choice(Record):
    """Something to choose: its value, what it is called, what stands beside that, whether it is chosen now, and the
    names by which it is found, if not by what is said."""

    value: str
    label: str
    aside: str = ""
    now: bool = False
    names: str = ""

    @property
    def said(self) -> str:
        """Its label with what stands beside it."""
        return f"{self.label}  {self.aside}".rstrip()


def nothing_found(words: Words, _: str = "") -> str:
    """What is said where nothing holds what was typed, and what to do."""
    return words.say("Nothing found: type other words, or leave with Esc.")


class Choose(Over[str]):
    """Ends with the value chosen, or None. Escape and a click outside leave without choosing."""

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
        self,
        title: Said,
        offered: Callable[[Words], Iterable[Choice]],
        words: Words,
        made: Callable[[Words, str], Choice | None] | None = None,
        nothing: Callable[[Words, str], str] = nothing_found,
    ) -> None:
        """`made` makes a choice of what is typed and is not offered; `nothing` says why none holds what is typed."""
        super().__init__(words)
        self._made = made
        self._nothing = nothing
        self._title = title
        self._offer = offered
        self._offered = tuple(offered(words))

    def compose(self) -> ComposeResult:
        """The title, the line to type in if the list is long or anything else may be typed, and the list."""
        with Vertical(id="sheet"):
            yield Static(id="title", markup=False)
            if self._typed:
                yield Search()
            yield Choices(markup=False)
            yield Hints().data_bind(Over.words)

    @property
    def _typed(self) -> bool:
        return len(self._offered) >= _LONG or self._made is not None

    def on_mount(self) -> None:
        """Show everything, the cursor on what is chosen now."""
        self.say()
        if not self._typed:
            self.query_one(OptionList).focus()

    def say(self) -> None:
        """The title, and the choices that hold what is typed; the cursor stays where it is."""
        self.query_one("#title", Static).update(Content(self._title(self.language)))
        options = self.query_one(OptionList)
        at = options.highlighted
        self._offered = tuple(self._offer(self.language))
        for line in self.query(Input):
            free = self.language.say("type to filter, or another answer")
            line.placeholder = free if self._made else self.language.say("type to filter")
        self._filter("".join(line.value for line in self.query(Input)))
        if at is not None and at < options.option_count:
            options.highlighted = at

    def _show(self, choices: tuple[Choice, ...], typed: str) -> None:
        options, words = self.query_one(OptionList), self.language
        options.set_options(Option(Beside(each.label, each.aside), each.value) for each in choices[:_MOST])
        if len(choices) > _MOST:
            said = words.say("{n} more: type to find them.", n=len(choices) - _MOST)
            options.add_option(Option(Line(said, QUIET), disabled=True))
        if not choices:
            options.add_option(Option(Line(self._nothing(words, typed), QUIET), disabled=True))
        chosen = next((index for index, each in enumerate(choices[:_MOST]) if each.now), 0)
        options.highlighted = chosen if choices else None

    @on(Input.Changed)
    def filter(self, event: Input.Changed) -> None:
        """Keep what holds every word typed."""
        self._filter(event.value)

    def _filter(self, typed: str) -> None:
        typed = sought(typed)
        asked = normal(typed).split()
        found = tuple(each for each in self._offered if all(word in normal(each.names or each.said) for word in asked))
        made = self._made(self.language, typed) if self._made and not found else None
        self._show((made,) if made else found, typed)

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


def choices(told: Told, corpus: Corpus, question: Question) -> Iterable[Choice]:
    """What a question lets one choose: the values of a fact, any other offence of the system, a day on which the law
    changed, or a figure that an authority may set."""
    speech = told.telling.speech
    if question.kind == "offence":
        system = told.telling.system.id
        for entry in corpus.entries():
            if entry.jurisdiction == system and entry.id != told.assessment.offence:
                yield Choice(entry.id, speech.text(entry.title), entry.article, question.answer == entry.id)
        return
    if question.kind == "date":
        yield from _days(told, corpus, question)
    if question.within:
        yield from _places(told, question)
        yield from _figures(told, question, *question.within)
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


def _places(told: Told, question: Question) -> Iterator[Choice]:
    """The places that are known to have set the figure, with it and where that was read; found by every name."""
    words, speech, now = told.words, told.telling.speech, set_there(told, question)
    for place in places(question):
        figure, source = speech.value(question.about.id, place.figure), speech.text(place.source)
        aside = words.meant("a figure and where it was read", "{figure} ({source})", figure=figure, source=source)
        names = " ".join((place.id, *place.label.values(), *place.alias))
        yield Choice(place.id, speech.text(place.label), aside, place in now, names)


def _figures(told: Told, question: Question, low: int, high: int) -> Iterator[Choice]:
    """Round figures from the lowest to the highest that may be set."""
    words, speech = told.words, told.telling.speech
    aside = {low: words.say("the lowest that may be set"), high: words.say("the highest that may be set")}
    for each in figures(low, high):
        said = speech.value(question.about.id, each)
        yield Choice(str(each), said, aside.get(each, ""), question.answer == each)


def _typed(told: Told, question: Question, text: str) -> Choice | None:
    """The day or the figure that was typed; None as long as it is none."""
    try:
        value = typed(question, text, told.telling.system)
    except UsageProblem:
        return None
    if not isinstance(value, int):
        return None
    if question.kind == "date":
        return Choice(iso(value), amounts.date(told.words, iso(value)))
    return Choice(text, told.telling.speech.value(question.about.id, value))


def chooser(told: Told, corpus: Corpus, question: Question) -> Choose:
    """The sheet from which a question is answered. Any other day or figure than those offered can be typed."""
    free = question.kind == "date" or question.within is not None

    def made(words: Words, text: str) -> Choice | None:
        return _typed(retell(told, words), question, text) if free else None

    def nothing(words: Words, text: str) -> str:
        return how_answered(retell(told, words), question, text) if free else nothing_found(words)

    return Choose(
        lambda words: name_of(retell(told, words), question),
        lambda words: choices(retell(told, words), corpus, question),
        told.words,
        made if free else None,
        nothing,
    )


def chosen(told: Told, question: Question, value: str) -> Case:
    """The case with what was chosen: an answer, or all the figures of a place."""
    case = told.case
    if any(place.id == value for place in places(question)):
        for name, figure in figures_of(told, question, value).items():
            case = case.answer(name, figure)
        return case
    free = question.kind == "date" or question.within is not None
    return case.answer(question.name, typed(question, value, told.telling.system) if free else value)
