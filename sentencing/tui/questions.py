"""The list of questions: one line for each, with its answer; answered by single keys and by typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sentencing.corpus.problem import UsageProblem
from sentencing.engine.case import Case
from sentencing.report.words import Words, mark
from sentencing.tui import rows
from sentencing.tui.answers import TYPED, cycled, shown, stepped, typed
from sentencing.tui.keys import MOVES, bound, quietly
from sentencing.tui.sheet import GROUPS, YES_NO, Question
from sentencing.tui.told import Told
from sentencing.tui.tones import HEADING, PLAIN, QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer

FOLD = "fold"  # the id of the line that unfolds what does not matter
_CARET = "▏"


class Questions(OptionList, inherit_bindings=False):
    """Asks; says what was answered in a message; keeps nothing but where the cursor is and what is being typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("y", "answer(True)", mark("a key", "yes"), mark("a key", "Answer yes"), "walk.yes"),
        bound("n", "answer(False)", mark("a key", "no"), mark("a key", "Answer no"), "walk.no"),
        bound(
            "question_mark",
            "unknown",
            mark("a key", "unknown"),
            mark("a key", "Not known: the answer widens"),
            "walk.unknown",
            shown="?",
        ),
        bound(
            "plus,equals_sign,right",
            "step(1)",
            mark("a key", "more"),
            mark("a key", "One more, or the next value"),
            "walk.more",
            shown="+",
        ),
        bound(
            "minus,left",
            "step(-1)",
            mark("a key", "less"),
            mark("a key", "One less, or the value before"),
            "walk.less",
            shown="-",
        ),
        bound(
            "enter,space",
            "select",
            mark("a key", "choose"),
            mark("a key", "Choose from a list"),
            "walk.choose",
            shown="enter",
        ),
        quietly("enter,space", "cycle", "walk.choose"),
        bound(
            "backspace,delete",
            "forget",
            mark("a key", "clear"),
            mark("a key", "Take the answer back: not said"),
            "walk.clear",
            show=False,
        ),
        *MOVES,
    ]
    told: reactive[Told | None] = reactive(None)
    unfolded: reactive[bool] = reactive(False)
    typing: reactive[str] = reactive("")
    _typed_to = ""

    @dataclass
    class Answered(Message):
        """A case with another answer. `amends`: it goes on with the number that the last one began."""

        case: Case
        amends: bool = False

    @dataclass
    class Asked(Message):
        """A question that is chosen from a list of its own."""

        question: Question

    @dataclass
    class Looked(Message):
        """The question under the cursor (None: none)."""

        question: Question | None

    # What is shown.

    def watch_told(self) -> None:
        """Show the questions of another case, the cursor where it was."""
        self._show()

    def watch_unfolded(self) -> None:
        """Show, or hide, what does not matter."""
        self._show()

    def watch_typing(self) -> None:
        """Show what is being typed."""
        self._show()

    def _show(self) -> None:
        if self.told is None or not self.is_mounted:
            return
        options = list(self._options_of(self.told))
        at = self.highlighted_option.id if self.highlighted_option else None
        if [each.id for each in options] == [each.id for each in self.options]:
            for index, option in enumerate(options):
                self.replace_option_prompt_at_index(index, option.prompt)
            return
        top = self.scroll_y
        self.set_options(options)
        self._go_back_to(at, top)

    def _go_back_to(self, name: str | None, top: float) -> None:
        ids = [option.id for option in self.options]
        self.highlighted = (
            ids.index(name) if name in ids else next((i for i, o in enumerate(self.options) if not o.disabled), None)
        )
        self.scroll_to(y=top, animate=False, immediate=True)
        self.scroll_to_highlight()

    def _options_of(self, told: Told) -> Iterator[Option]:
        first = True
        for group in GROUPS:
            members = [each for each in told.questions if each.group == group and (each.matters or each.said)]
            if members:
                above = "" if first else "\n"
                yield Option(rows.Line(above + group_name(told.words, group), HEADING), f"group:{group}", disabled=True)
                first = False
            yield from (self._option(told, each) for each in members)
        idle = [each for each in told.questions if not each.matters and not each.said]
        if idle:
            folded = fold_line(told.words, len(idle), unfolded=self.unfolded)
            yield Option(rows.Line("\n" + folded, QUIET), FOLD)
        if self.unfolded:
            yield from (self._option(told, each) for each in idle)

    def _option(self, told: Told, question: Question) -> Option:
        here = self.highlighted_option
        typing = self.typing if here and here.id == question.name else ""
        answer = typing + _CARET if typing else shown(told.telling, question)
        tone = STRONG if question.said or typing else QUIET
        label = PLAIN if question.matters or question.said else QUIET
        return Option(rows.Answered(name_of(told, question), label, answer, tone, court=question.open), question.name)

    @property
    def question(self) -> Question | None:
        """The question under the cursor."""
        here = self.highlighted_option
        if self.told is None or here is None:
            return None
        return next((each for each in self.told.questions if each.name == here.id), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what does not answer the question under the cursor."""
        del parameters
        question = self.question
        match action:
            case "answer" | "cycle":
                return question is not None and question.kind == YES_NO
            case "unknown":
                return question is not None
            case "step":
                return question is not None and question.kind not in (YES_NO, "date", "offence")
            case "forget":
                return question is not None and (question.said or bool(self.typing))
            case "select":
                return question is None or bool(question.values) or question.kind == "offence"
            case _:
                return True

    # What is answered.

    def on_option_list_option_highlighted(self) -> None:
        """The cursor is on a question: what was being typed to another is done."""
        question = self.question
        name = question.name if question else ""
        if name != self._typed_to:
            self.typing = ""
            self._typed_to = name
        self.refresh_bindings()
        self.post_message(self.Looked(question))

    def action_answer(self, value: bool) -> None:  # noqa: FBT001 - an action's argument comes by position
        """Answer a yes-no question."""
        if self.question:
            self._answer(self.question, value)

    def action_unknown(self) -> None:
        """Say that the answer is not known."""
        if self.question:
            self._answer(self.question, None)

    def action_step(self, step: int) -> None:
        """Count up or down, or go to the next value or the one before."""
        if self.question:
            self._answer(self.question, stepped(self.question, step))

    def action_forget(self) -> None:
        """Take away the last character typed, or the answer."""
        question = self.question
        if question is None or self.told is None:
            return
        if self.typing:
            self._type(question, self.typing[:-1])
        elif question.said:
            self.post_message(self.Answered(self.told.case.forget(question.name)))

    def action_select(self) -> None:
        """Unfold what is folded, or choose from a list."""
        here, question = self.highlighted_option, self.question
        if here and here.id == FOLD:
            self.unfolded = not self.unfolded
        elif question:
            self.post_message(self.Asked(question))

    def action_cycle(self) -> None:
        """Go through the answers of a yes-no question."""
        if self.question and self.told:
            self.post_message(self.Answered(cycled(self.told.case, self.question)))

    def on_key(self, event: events.Key) -> None:
        """Digits answer at once: they write a number, or pick a value by its place."""
        question, character = self.question, event.character or ""
        if question is None or not _belongs(question, character, begun=bool(self.typing)):
            return
        event.stop()
        event.prevent_default()
        if question.values:
            self._answer(question, question.values[int(character) - 1].id)
        else:
            self._type(question, self.typing + character)

    async def _on_click(self, event: events.Click) -> None:
        """A click goes to a question; a click on the one under the cursor does what enter does."""
        clicked = event.style.meta.get("option")
        event.prevent_default()
        if clicked is None or self.options[clicked].disabled:
            return
        again, self.highlighted = clicked == self.highlighted, clicked
        if again or self.options[clicked].id == FOLD:
            self._activate()

    def _activate(self) -> None:
        for action in ("select", "cycle"):
            if self.check_action(action, ()):
                getattr(self, f"action_{action}")()

    def _answer(self, question: Question, value: Answer) -> None:
        self.typing = ""
        if self.told is not None:
            self.post_message(self.Answered(self.told.case.answer(question.name, value)))

    def _type(self, question: Question, text: str) -> None:
        """Take what is typed as the answer as soon as it is one."""
        if self.told is None:
            return
        begun, self.typing = bool(self.typing), text
        if not text:
            self.post_message(self.Answered(self.told.case.forget(question.name), amends=begun))
            return
        try:
            value = typed(question, text, self.told.telling.system)
        except UsageProblem:
            return
        self.post_message(self.Answered(self.told.case.answer(question.name, value), amends=begun and question.said))


def _belongs(question: Question, character: str, *, begun: bool) -> bool:
    """Whether a character is part of an answer to this question."""
    if len(character) != 1:
        return False
    if question.values:
        return character.isdecimal() and character.isascii() and 1 <= int(character) <= len(question.values)
    if question.kind not in TYPED:
        return False
    return (character.isascii() and character.isdigit()) or (
        begun and character in {"quantity": ".", "date": "-"}.get(question.kind, "")
    )


def group_name(words: Words, group: str) -> str:
    """The heading of a group of questions."""
    match group:
        case "act":
            return words.say("The act")
        case "person":
            return words.say("The person")
        case "participation":
            return words.say("Participation")
        case "afterwards":
            return words.say("Afterwards")
        case "proceedings":
            return words.say("Proceedings")
        case _:
            return words.say("More about the act")


def fold_line(words: Words, count: int, *, unfolded: bool) -> str:
    """The line under which what does not matter is folded away."""
    said = words.many("{n} question that changes nothing now", "{n} questions that change nothing now", count)
    return ("▾ " if unfolded else "▸ ") + said


def name_of(told: Told, question: Question) -> str:
    """What a question is called in the list."""
    about = question.part or question.about
    return told.telling.speech.text(about.label) or told.telling.speech.text(question.about.ask) or question.name
