"""Desk: claims and motions. Is it true what people say, and for whom not; what would a motion change?"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sentencing.corpus.problem import StatuteError, UsageProblem
from sentencing.debate.compare import Side
from sentencing.engine.case import CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.report import amounts
from sentencing.report.words import Words, mark
from sentencing.tui.bar import Bar, Head
from sentencing.tui.claims import Claims
from sentencing.tui.hints import Hints
from sentencing.tui.history import History
from sentencing.tui.keys import bound, quietly
from sentencing.tui.messages import Dated, Left, Pinned, Visit
from sentencing.tui.page import Page
from sentencing.tui.prose import Block, Gap, Passage
from sentencing.tui.rows import Line, Told
from sentencing.tui.thinking import Outcome, Thinker
from sentencing.tui.tones import HEADING, QUIET, STRONG, WARNING
from sentencing.tui.verdicts import TONES, Answers, Target, claim_page

if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus
    from sentencing.debate.verdict import Answered
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.tui.docket import Docket, Matter
    from sentencing.tui.export import Exports

_SECOND = 1.0


class Desk(Screen[None], Dated):
    """What is asked on the left, the answer on the right. Answers are kept as long as the app runs."""

    ROOM = "desk"
    CSS_PATH = "rooms.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012 - as the base class declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "c",
            "pin",
            mark("a key", "compare"),
            mark("a key", "Set the case under the cursor in the comparison"),
            "desk.compare",
        ),
        bound(
            "slash",
            "find",
            mark("a key", "find"),
            mark("a key", "Filter, or type a claim: cn/240: at least 5y"),
            "app.find",
            shown="/",
        ),
        bound(
            "tab,shift+tab",
            "turn",
            mark("a key", "turn"),
            mark("a key", "From the list to the answer, and back"),
            "desk.turn",
            shown="tab",
        ),
        bound(
            "escape", "leave", mark("a key", "back"), mark("a key", "Back to the list, and from there"), "desk.back",
            shown="esc",
        ),
        quietly("down", "from_filter", "hits.down"),
    ]  # fmt: skip

    class Thought(Message):
        """What came of a job."""

        def __init__(self, key: str, outcome: Outcome) -> None:
            super().__init__()
            self.key = key
            self.outcome = outcome

    words: var[Words | None] = var(None)
    head: var[Head] = var(Head())

    def __init__(self, corpus: Corpus, day: str, words: Words) -> None:
        super().__init__()
        self.corpus = corpus
        self.day = day
        self.law = PreparedLaw(corpus)
        self.docket: Docket | None = None
        self.broken: tuple[str, ...] = ()
        self._found: tuple[Matter, ...] = ()
        self._shown: Matter | None = None
        self._results: dict[str, object] = {}
        self._pending: dict[str, float] = {}
        self._targets: dict[str, Target] = {}
        self._thinker = Thinker(self._tell)
        self.set_reactive(Desk.words, words)

    def compose(self) -> ComposeResult:
        """The line to type in and the list; the answer."""
        yield Bar().data_bind(Desk.head)
        with Vertical(id="left"):
            yield Input(compact=True)
            yield Claims(markup=False)
        yield Page(id="answer")
        yield Hints().data_bind(Desk.words)

    def on_mount(self) -> None:
        """Read what there is."""
        from sentencing.tui.docket import Docket  # with all that reads files of claims

        try:
            self.docket = Docket(self.corpus)
        except StatuteError as error:
            self.broken = tuple(str(each) for each in error.problems)
        self._entitle()
        self._list("")
        self._show(self._here)
        self.query_one(Claims).focus()
        self.set_interval(_SECOND, self._tick)

    def on_unmount(self) -> None:
        """Nobody waits for an answer any more."""
        self._thinker.stop()

    def _tell(self, key: str, outcome: Outcome) -> None:
        self.post_message(self.Thought(key, outcome))

    # What is listed.

    @property
    def waiting(self) -> bool:
        """Whether an answer is being found."""
        return bool(self._pending)

    @property
    def language(self) -> Words:
        """The words that it speaks in."""
        assert self.words is not None
        return self.words

    def watch_words(self) -> None:
        """Say everything in another language."""
        if self.is_mounted:
            self._entitle()
            self._list(self.query_one(Input).value)
            self._show(self._shown, keep=True)

    def dated(self, day: str) -> bool:
        """The answers under the law of another day."""
        self.day = day
        if self.is_mounted:
            self._entitle()
            self._list(self.query_one(Input).value)
            self._show(self._shown)
        return True

    def _entitle(self) -> None:
        words = self.language
        law = words.say("law of {date}", date=amounts.date(words, self.day))
        self.head = Head(title=words.say("Desk"), other=words.say("claims and motions"), aside=law)
        self.query_one(Input).placeholder = words.say("filter, or a claim: cn/240: at least 5y")

    def _list(self, typed: str) -> None:
        """What holds the words typed, under the part of the law that it is about."""
        claims = self.query_one(Claims)
        here = self._here
        self._found = self.docket.holding(typed) if self.docket else ()
        options: list[Option] = []
        group = ""
        for each in self._found:
            if each.group != group:
                above = "\n" if options else ""
                options.append(Option(Line(above + self._heading(each), HEADING), f"group:{each.group}", disabled=True))
                group = each.group
            options.append(Option(self._line(each), each.id))
        claims.set_options(options)
        if options:
            at = [option.id for option in options].index(here.id) if here in self._found and here else 1
            claims.highlighted = at

    def _heading(self, matter: Matter) -> str:
        if matter.motion:
            return self.language.say("Motions")
        return self.language.text(matter.heading) if matter.heading else self.language.say("Claims")

    def _line(self, matter: Matter) -> Line:
        """What is asked, and, once it is known, the verdict."""
        words, found = self.language, self._results.get(self._key(matter))
        verdict, tone = "", QUIET
        if isinstance(found, tuple) and matter.claim:
            from sentencing.report.claim import VERDICTS

            verdict, tone = words.meant(*VERDICTS[found[-1].verdict]), TONES[found[-1].verdict]
        elif self._key(matter) in self._pending:
            verdict = "…"
        return Told(words.text(matter.text), verdict, tone)

    @property
    def _here(self) -> Matter | None:
        """What the cursor of the list is on."""
        option = self.query_one(Claims).highlighted_option
        return next((each for each in self._found if option and each.id == option.id), None)

    @on(Input.Changed)
    def follow(self, event: Input.Changed) -> None:
        """Filter as one types."""
        self._list(event.value)

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Answer what the list is on, or what was typed."""
        typed = event.value.strip()
        if not typed or self.docket is None:
            self.query_one(Claims).focus()
        elif self._found and self._here:
            self._answer(self._here)
        else:
            try:
                self._answer(self.docket.typed(self.language, typed, self.day))
            except UsageProblem as error:
                self._shown = None
                self._page((Passage(typed, STRONG), Gap(), Passage(error.message, WARNING)), {})
                self._turn(turned=True)

    @on(OptionList.OptionHighlighted)
    def look(self) -> None:
        """Show what is known of what the cursor is on."""
        if not self.query_one("#answer").has_focus:
            self._show(self._here)

    @on(OptionList.OptionSelected)
    def take(self) -> None:
        """Answer it."""
        if self._here:
            self._answer(self._here)

    # The answer.

    def _key(self, matter: Matter) -> str:
        return matter.id if matter.motion else f"{matter.id}@{self.day}"

    def _answer(self, matter: Matter) -> None:
        """Show the answer, and find it first if it is not known."""
        from sentencing.tui.docket import claim_answers, motion_answer

        key = self._key(matter)
        if key not in self._results and key not in self._pending:
            self._pending[key] = time.monotonic()
            if matter.claim:
                self._thinker.ask(key, partial(claim_answers, self.corpus, matter.claim, self.day))
            elif matter.motion:
                self._thinker.ask(key, partial(motion_answer, self.corpus, matter.motion))
        self._show(matter)
        self._turn(turned=True)

    @on(Thought)
    def learn(self, message: Thought) -> None:
        """Keep what was found, and show it if it is still wanted."""
        error = message.outcome.error
        if error is not None and not isinstance(error, (UsageProblem, StatuteError, CaseError)):
            raise error
        self._pending.pop(message.key, None)
        self._results[message.key] = message.outcome.value if error is None else str(error)
        for each in self._found:
            if self._key(each) == message.key:
                self.query_one(Claims).replace_option_prompt(each.id, self._line(each))
        if self._shown and self._key(self._shown) == message.key:
            self._show(self._shown)

    def _tick(self) -> None:
        """Say how long it has taken."""
        if self._shown and self._key(self._shown) in self._pending:
            self._show(self._shown, keep=True)

    def _show(self, matter: Matter | None, *, keep: bool = False) -> None:
        self._shown = matter
        if matter is None:
            none = (Passage(self.language.say("No claims are encoded here. Type one: / cn/240: at least 5y"), QUIET),)
            nothing = not self.broken and self.docket is not None and not self.docket.matters
            self._page(none if nothing else tuple(Passage(each, WARNING) for each in self.broken), {})
            return
        found = self._results.get(self._key(matter))
        made = self._told(matter, found) if found is not None else Answers(tuple(self._asked(matter)), {})
        self._page(made.blocks, made.targets, keep=keep)

    def _told(self, matter: Matter, found: object) -> Answers:
        if isinstance(found, str):
            return Answers((*self._asked(matter)[:1], Gap(), Passage(found, WARNING)), {})
        if matter.claim:
            answers: tuple[Answered, ...] = found  # type: ignore[assignment]
            return claim_page(self.language, self.law, answers)
        from sentencing.tui.motions import motion_page  # with the tables of a motion

        answer: MotionAnswer = found  # type: ignore[assignment]
        return motion_page(self.language, answer)

    def _asked(self, matter: Matter) -> tuple[Block, ...]:
        """What is asked, before there is an answer."""
        words = self.language
        text = words.text(matter.text)
        said = words.meant("a claim", "“{text}”", text=text) if matter.claim else text
        blocks: list[Block] = [Passage(said, STRONG), Gap()]
        if matter.motion:
            blocks[1:1] = [Passage(words.text(matter.motion.motion.by), QUIET)]
        began = self._pending.get(self._key(matter))
        if began is None:
            blocks.append(Passage(words.say("Enter finds the answer."), QUIET))
        else:
            seconds = int(time.monotonic() - began)
            blocks.append(Passage(words.say("Looking at every case … {n} s", n=seconds), QUIET))
        return tuple(blocks)

    def _page(self, blocks: tuple[Block, ...], targets: dict[str, Target], *, keep: bool = False) -> None:
        self._targets = targets
        self.query_one(Page).begin(blocks, keep=keep)
        self.refresh_bindings()

    # Where to go.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what cannot be done now."""
        del parameters
        if action == "pin":
            return bool(self._targets) or None
        return True

    @on(Page.Opened)
    def open(self, message: Page.Opened) -> None:
        """Open a case: in a walk, or, of a motion, law and motion side by side."""
        target = self._targets[message.name]
        if target.motion:
            self._set_beside(target)
        else:
            self.post_message(Visit(target.offence, target.facts, target.day))

    def action_pin(self) -> None:
        """Set the case in the comparison."""
        target = self._targets.get(self.query_one(Page).chosen)
        if target and target.motion:
            self._set_beside(target)
        elif target:
            self.post_message(Pinned((Side(self.law, target.offence, target.facts, target.day),)))

    def _set_beside(self, target: Target) -> None:
        """Law and motion, in place of what was compared before."""
        found = self._results.get(target.motion)
        law = PreparedLaw(found.proposed)  # type: ignore[attr-defined]
        side = Side(self.law, target.offence, target.facts, target.day)
        self.post_message(Pinned((side, side._replace(law=law, motion=target.motion)), anew=True))

    def action_find(self) -> None:
        """To the line that filters."""
        self._turn(turned=False)
        self.query_one(Input).focus()

    def action_from_filter(self) -> None:
        """From the line into the list."""
        if self.query_one(Input).has_focus:
            self.query_one(Claims).focus()

    def action_turn(self) -> None:
        """From the list to the answer, and back."""
        self._turn(turned=not self.query_one(Page).has_focus)

    def _turn(self, *, turned: bool) -> None:
        self.set_class(turned, "-turned")
        (self.query_one(Page) if turned else self.query_one(Claims)).focus()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Back to the list, to all of it, and from there to where one came from."""
        typed = self.query_one(Input)
        if self.query_one(Page).has_focus:
            self._turn(turned=False)
        elif typed.has_focus or typed.value:
            typed.value = ""
            self.query_one(Claims).focus()
        else:
            self.post_message(Left("", History()))

    def exports(self, words: Words) -> Exports | None:
        """The answer, as `claim` or `motion` prints it."""
        from sentencing.tui.desk_exports import exports

        found = self._results.get(self._key(self._shown)) if self._shown else None
        return exports(words, self.corpus, self._shown, found) if self._shown and found else None
