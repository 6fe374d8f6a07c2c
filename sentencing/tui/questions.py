"""The list of questions: one line for each, with its answer; answered by single keys and by typing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from sentencing.corpus.problem import UsageProblem
from sentencing.engine.case import Case
from sentencing.tui.answers import NUMBERS, belongs, cycled, most, stepped, typed
from sentencing.tui.days import whole
from sentencing.tui.keys import MOVES, obeyed
from sentencing.tui.listing import FOLD, Listed, best, options_of
from sentencing.tui.question_keys import KEYS, works
from sentencing.tui.rows import CURSOR, Rows
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer


_DIGITS_OF_AGE = 2


class Questions(Rows, inherit_bindings=False):
    """Asks; says what was answered in a message; keeps nothing but where the cursor is and what is being typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS, *MOVES]
    told: var[Told | None] = var(None)
    settle: Callable[[], None] = staticmethod(lambda: None)  # has at once worked out what is being worked out
    listed: var[Listed] = var(Listed())
    typing: var[str] = var("")
    refused: var[bool] = var(default=False)  # whether what is being typed is no answer that the case can have
    touched = False  # whether the reader has begun: from then on no line changes its place
    _typed_to = ""
    _made: Case | None = None  # the case that what is being typed has made, or is to make
    _going = False  # to the next question, once it is known which that is

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
    class Misfit(Message):
        """A question to which a key was pressed that answers others."""

        question: Question

    class Unfolded(Message):
        """Questions that do not matter were unfolded: why is to be said."""

    @dataclass
    class Looked(Message):
        """The question under the cursor (None: none)."""

        question: Question | None

    def on_mount(self) -> None:
        """No answer is waited for."""
        self._taken = asyncio.Event()
        self._taken.set()

    # What is shown.

    def watch_told(self) -> None:
        """Show the questions of another case, the cursor where it was. What was being typed was typed to the one that
        it made: to any other, nothing is being typed."""
        if self.told and self.told.case != self._made:
            self.close()
        self._show()

    def close(self) -> None:
        """What was being typed is done: the next digit begins another number."""
        self.typing, self.refused = "", False

    def on_blur(self) -> None:
        """Whoever is elsewhere types nothing here."""
        self.close()

    def watch_listed(self) -> None:
        """List them in another way."""
        self._show()

    def watch_typing(self) -> None:
        """Show what is being typed."""
        self._show()

    def watch_refused(self) -> None:
        """Show what is being typed, or what stood there before."""
        self._show()

    def refuse(self) -> None:
        """What was answered was refused. What was typed so far may still become an answer: 1, 17, 175."""
        self.refused = True

    def _show(self) -> None:
        if self.told is None or not self.is_mounted:
            return
        at = self.highlighted_option.id if self.highlighted_option else None
        options = list(
            options_of(self.told, self.listed._replace(here=at or "", typing="" if self.refused else self.typing))
        )
        if [each.id for each in options] == [each.id for each in self.options]:
            for index, (old, new) in enumerate(zip(self.options, options, strict=True)):
                if new.prompt != old.prompt:
                    self.replace_option_prompt_at_index(index, new.prompt)
            return
        top = self.scroll_y
        self.set_options(options)
        self._go_back_to(at if self.touched else None, top)

    def _go_back_to(self, name: str | None, top: float) -> None:
        ids = [option.id for option in self.options]
        self.highlighted = (
            ids.index(name) if name in ids else next((i for i, o in enumerate(self.options) if not o.disabled), None)
        )
        self._turn_to(self.question)
        self.scroll_to(y=top, animate=False, immediate=True)
        self.scroll_to_highlight()
        self.call_after_refresh(self.scroll_to_highlight)  # the list may have become lower or higher with its lines

    def scroll_to_highlight(self, top: bool = False) -> None:  # noqa: FBT001, FBT002 - as the base class declares it
        """Bring the question under the cursor into sight; with the first, the heading above it."""
        super().scroll_to_highlight(top)
        if all(each.disabled for each in self.options[: self.highlighted]):
            self.scroll_to(y=0, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """A line, with the cursor's sign in the margin of those that it is on."""
        strip, at = super().render_line(y), y + self.scroll_offset.y
        if at >= len(self._lines) or self._lines[at][0] != self.highlighted:
            return strip
        first = next(iter(strip), Segment(""))
        return Strip.join([Strip([Segment(CURSOR, first.style)]), strip.crop(1)])

    @property
    def question(self) -> Question | None:
        """The question under the cursor."""
        here = self.highlighted_option
        if self.told is None or here is None:
            return None
        return self.told.question(here.id or "")

    @property
    def folded(self) -> str:
        """The group whose fold the cursor is on; empty elsewhere."""
        here = self.highlighted_option
        return (here.id or "").removeprefix(FOLD) if here and (here.id or "").startswith(FOLD) else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what does not answer the question under the cursor."""
        del parameters
        return works(action, self.question, typing=bool(self.typing))

    # What is answered.

    def on_option_list_option_highlighted(self) -> None:
        """The cursor is on a question: what was being typed to another is done."""
        question, before = self.question, self._typed_to
        if self._turn_to(question):
            self.touched = self.touched or bool(before)
        self.refresh_bindings()
        self.post_message(self.Looked(question))

    def _turn_to(self, question: Question | None) -> bool:
        """What is typed from now on is typed to this one; False if it was before."""
        name = question.name if question else ""
        if name == self._typed_to:
            return False
        self.close()
        self._typed_to = name
        return True

    def action_answer(self, value: bool) -> None:  # noqa: FBT001 - an action's argument comes by position
        """Answer a yes-no question."""
        if self.question:
            self._answer(self.question, value)

    def action_unknown(self) -> None:
        """Say that the answer is not known."""
        if self.question:
            self._answer(self.question, None)

    def action_step(self, step: int) -> None:
        """Count up or down."""
        if self.question:
            self._answer(self.question, stepped(self.question, step))

    def action_turn(self, step: int) -> None:
        """Go to the next value or figure, or the one before."""
        self.action_step(step)

    def action_forget(self) -> None:
        """Take away the last character typed, or the answer."""
        question = self.question
        if question is None or self.told is None:
            return
        if self.typing:
            self._type(question, self.typing[:-1])
        elif question.said:
            self._send(self.Answered(self.told.case.forget(question.name)))

    def action_select(self) -> None:
        """Unfold what is folded, or choose from a list."""
        if self.folded:
            self.touched = True
            self.listed = self.listed._replace(opened=self.listed.opened ^ {self.folded})
            self.post_message(self.Unfolded())
        elif self.question:
            self.post_message(self.Asked(self.question))

    def action_next(self) -> None:
        """Go to the question that is best answered next."""
        self.settle()
        self._going = True
        self._go_on()

    def action_everything(self) -> None:
        """Everything on one checklist, or only what matters."""
        self.touched = True
        self.listed = self.listed._replace(everything=not self.listed.everything)

    def narrow(self, wanted: str) -> None:
        """List only the questions that hold some words; all again for none."""
        self.touched = True
        self.listed = self.listed._replace(wanted=wanted)
        name = best(self.told, wanted) if self.told else ""
        if name:
            self.highlighted = self.get_option_index(name)
        elif self.question is None:
            self.post_message(self.Looked(None))

    def begin(self) -> None:
        """List them as when a case is opened: on the first of them, in an order that is yet to be learnt."""
        self.touched = self._going = False
        self.listed = Listed()
        self._go_back_to(None, 0)

    def learn(self, suggested: str, order: dict[str, int], because: dict[str, str]) -> None:
        """Take what was worked out about the questions. Lines keep their places once the reader has begun."""
        order = self.listed.order if self.touched and self.listed.order else order
        self.listed = self.listed._replace(suggested=suggested, order=order, because=because)
        self._go_on()
        if self._going and self.told:
            self._going = False
            self.notify(self.told.words.say("No open question can change the range."), markup=False)

    def _go_on(self) -> None:
        question = self.told.question(self.listed.suggested) if self.told and self._going else None
        if question and not question.said:
            self._going = False
            self.touched = True
            self.highlighted = self.get_option_index(question.name)

    def action_cycle(self) -> None:
        """Go through the answers of a yes-no question."""
        if self.question and self.told:
            self._send(self.Answered(cycled(self.told.case, self.question)))

    async def on_key(self, event: events.Key) -> None:
        """Digits answer at once: they write a number, or pick a value by its place. Each key waits for what the one
        before it did, and the first until the lines have their order, so that the same keys come to the same however
        fast they are pressed."""
        await self._taken.wait()
        target = self.app.focused or self.app.screen
        if target not in (self, self.screen):
            self._pass_on(event, target)
            return
        if not self.touched:
            self.settle()
            self.touched = True
        question, character = self.question, event.character or ""
        typing = bool(self.typing)
        if not self._goes_on(event, question):
            self.close()
        if question and belongs(question, character, begun=bool(self.typing)):
            _stop(event)
            self._take(question, character)
        elif not await obeyed(self, event):
            self._say_how(question, character, typing=typing and event.key not in self.screen.active_bindings)

    def _goes_on(self, event: events.Key, question: Question | None) -> bool:
        """Whether a key goes on with what is being typed; any other ends it."""
        if question and belongs(question, event.character or "", begun=bool(self.typing)):
            return True
        active = self.screen.active_bindings.get(event.key)
        return active is not None and active.node is self and active.binding.action == "forget"

    def _pass_on(self, event: events.Key, target: Widget) -> None:
        """A key that was pressed before this list was left is for what the reader went to."""
        _stop(event)
        target._forward_event(event)  # noqa: SLF001 - as the app does with a key

    def _take(self, question: Question, character: str) -> None:
        if question.values:
            self._answer(question, question.values[int(character) - 1].id)
        else:
            self._type(question, self.typing + character)

    def _misfit(self, question: Question) -> None:
        """A number that no answer can be is not left standing as if it were one; a date, or a figure that has a least
        one, may still be being typed."""
        if question.kind != "date" or whole(self.typing):
            self.refused = question.kind != "date" and not question.within
            self.post_message(self.Misfit(question))

    def _send(self, message: Answered) -> None:
        """Have an answer taken; `taken` is called once it is."""
        self._taken.clear()
        self.post_message(message)

    def taken(self) -> None:
        """The answer was taken, or refused."""
        self._taken.set()

    def _say_how(self, question: Question | None, character: str, *, typing: bool) -> None:
        """Have said what answers a question where a key was pressed that answers others, or, while a number is being
        typed, that does nothing."""
        if not (self.told and question and character.isascii()):
            return
        if character.isdigit() or character in ("y", "n") or (typing and character.isprintable()):
            self.post_message(self.Misfit(question))

    async def _on_click(self, event: events.Click) -> None:
        """A click goes to a question; a click on the one under the cursor does what enter does."""
        clicked = event.style.meta.get("option")
        event.prevent_default()
        if clicked is None or self.options[clicked].disabled:
            return
        again, self.highlighted = clicked == self.highlighted, clicked
        self.touched = True
        if again or self.folded:
            self._activate()

    def _activate(self) -> None:
        for action in ("select", "cycle"):
            if self.check_action(action, ()):
                getattr(self, f"action_{action}")()

    def _answer(self, question: Question, value: Answer) -> None:
        self.close()
        self.touched = True
        if self.told is not None:
            self._send(self.Answered(self.told.case.answer(question.name, value)))

    def _type(self, question: Question, text: str) -> None:
        """Take what is typed as the answer as soon as it is one."""
        if self.told is None:
            return
        self.touched = True
        if self.refused and question.kind == "age" and len(text) > _DIGITS_OF_AGE:
            text = text[-1]  # no age begins like that: another is being typed
        if question.kind in NUMBERS and int(text.partition(".")[0] or 0) > most(question):
            self.post_message(self.Misfit(question))
            return
        begun, self.typing, self.refused = bool(self.typing) and not self.refused, text, False
        self._made = self.told.case
        if not text:
            self._make(self.told.case.forget(question.name), amends=begun)
            return
        try:
            value = typed(question, text, self.told.telling.system)
        except UsageProblem:
            self._misfit(question)
            return
        self._make(self.told.case.answer(question.name, value), amends=begun and question.said)

    def _make(self, case: Case, *, amends: bool) -> None:
        self._made = case
        self._send(self.Answered(case, amends=amends))


def _stop(event: events.Key) -> None:
    event.stop()
    event.prevent_default()
