"""Desk: claims and motions. Is it true what people say, and for whom not; what would a motion change?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sentencing.corpus.problem import StatuteError, UsageProblem, without_command
from sentencing.debate.compare import Side
from sentencing.debate.proposed import ProposedLaw
from sentencing.report import amounts
from sentencing.report.words import mark
from sentencing.tui.answering import Answering
from sentencing.tui.bar import Bar, Head
from sentencing.tui.claims import Claims, nothing
from sentencing.tui.fields import begin
from sentencing.tui.hints import Hints
from sentencing.tui.keys import Seeking, bound, quietly
from sentencing.tui.messages import Dated, Pinned, Visit
from sentencing.tui.page import Page
from sentencing.tui.prose import Block, Gap, Passage
from sentencing.tui.room import Room
from sentencing.tui.rows import Line, Told
from sentencing.tui.tones import HEADING, QUIET, STRONG, WARNING
from sentencing.tui.verdicts import TONES, Asked, Target

if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.report.words import Words
    from sentencing.tui.docket import Docket, Matter
    from sentencing.tui.export import Exports
    from sentencing.tui.history import History
    from sentencing.tui.thinking import Outcome

_SECOND = 1.0


class Desk(Seeking, Room, Dated):
    """What is asked on the left, the answer on the right."""

    ROOM = "desk"
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
            "w",
            "look",
            mark("a key", "walk"),
            mark("a key", "Walk through the case under the cursor as the motion would have it"),
            "desk.walk",
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
            mark("a key", "list or answer"),
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

    docket: Docket | None = None
    broken: tuple[str, ...] = ()
    _found: tuple[Matter, ...] = ()
    _shown: Matter | None = None

    def __init__(self, corpus: Corpus, day: str, words: Words) -> None:
        super().__init__(corpus, day, words)
        self.answers = Answering(corpus, self._tell)
        self._targets: dict[str, Target | Asked] = {}

    def compose(self) -> ComposeResult:
        """The line to type in and the list; the answer."""
        yield Bar().data_bind(Room.head)
        with Vertical(id="left"):
            yield Input(compact=True)
            yield Claims(markup=False)
        yield Page(id="answer")
        yield Hints().data_bind(Room.words)

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
        self.answers.stop()

    def _tell(self, key: str, outcome: Outcome) -> None:
        self.post_message(self.Thought(key, outcome))

    # What is listed.

    @property
    def waiting(self) -> bool:
        """Whether an answer is being found."""
        return self.answers.waiting

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
        self.head = Head(title=words.say("Desk"), other=words.say("claims, and motions below them (G)"), aside=law)
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
        if typed.strip() and not self._found:
            options.append(nothing(self.language))
        claims.set_options(options)
        if self._found:
            at = [option.id for option in options].index(here.id) if here in self._found and here else 1
            claims.highlighted = at

    def _heading(self, matter: Matter) -> str:
        if matter.motion:
            return self.language.say("Motions")
        return self.language.text(matter.heading) if matter.heading else self.language.say("Claims")

    def _line(self, matter: Matter) -> Line:
        """What is asked, and, once it is known, the verdict."""
        words, found = self.language, self.answers.known(matter, self.day)
        verdict, tone = "", QUIET
        if isinstance(found, tuple) and matter.claim:
            from sentencing.report.claim import VERDICTS

            verdict, tone = words.meant(*VERDICTS[found[-1].verdict]), TONES[found[-1].verdict]
        elif self.answers.seconds(matter, self.day) is not None:
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
        """Answer what was typed, where it is a claim of its own; else what the list is on."""
        typed = event.value.strip()
        if not typed or self.docket is None:
            self.query_one(Claims).focus()
        elif meant := self.docket.own(self.language, typed, self.day) or (self._found and self._here):
            self._answer(meant)
        else:
            try:
                self._answer(self.docket.typed(self.language, typed, self.day))
            except UsageProblem as error:
                self._shown = None
                self._page((Passage(typed, STRONG), Gap(), Passage(without_command(error.message), WARNING)), {})
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

    def _answer(self, matter: Matter) -> None:
        """Show the answer, and find it first if it is not known."""
        self.answers.ask(matter, self.day)
        self._show(matter)
        self._turn(turned=True)

    @on(Thought)
    def learn(self, message: Thought) -> None:
        """Keep what was found, and show it if it is still wanted."""
        key = self.answers.learn(message.key, message.outcome)
        for each in self._found:
            if self.answers.belongs(key, each, self.day):
                self.query_one(Claims).replace_option_prompt(each.id, self._line(each))
        if self._shown and self.answers.belongs(key, self._shown, self.day):
            self._show(self._shown, keep=key != message.key)

    def _tick(self) -> None:
        """Say how long it has taken."""
        if self._shown and self.waiting:
            self._show(self._shown, keep=True)

    def _show(self, matter: Matter | None, *, keep: bool = False) -> None:
        self._shown = matter
        if matter is None:
            none = (Passage(self.language.say("No claims are encoded here. Type one: / cn/240: at least 5y"), QUIET),)
            nothing = not self.broken and self.docket is not None and not self.docket.matters
            self._page(none if nothing else tuple(Passage(each, WARNING) for each in self.broken), {})
            return
        from sentencing.tui.answer_page import answer_page  # with all that tells of claims and motions

        made = answer_page(self.language, self.law, matter, self.answers, self.day)
        self._page(made.blocks, made.targets, keep=keep)

    def _page(self, blocks: tuple[Block, ...], targets: dict[str, Target | Asked], *, keep: bool = False) -> None:
        self._targets = targets
        self.query_one(Page).begin(blocks, keep=keep)
        self.refresh_bindings()

    # Where to go.

    @property
    def _chosen(self) -> Target | Asked | None:
        return self._targets.get(self.query_one(Page).chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what cannot be done now."""
        del parameters
        if action == "pin":
            return any(isinstance(each, Target) for each in self._targets.values()) or None
        if action == "look":
            return any(isinstance(each, Target) and bool(each.motion) for each in self._targets.values())
        return True

    @on(Page.Opened)
    def open(self, message: Page.Opened) -> None:
        """Open a case: in a walk, or, of a motion, law and motion side by side. Answer a claim."""
        target = self._targets[message.name]
        if isinstance(target, Asked):
            self._ask(target.claim)
        elif target.motion:
            self._set_beside(target)
        else:
            self.post_message(Visit(target.offence, target.facts, target.day))

    def _ask(self, claim: str) -> None:
        """Answer a claim that an answer names; without one, put every claim to the law as the motion would have it."""
        if self.docket is None or self._shown is None:
            return
        found = next((each for each in self.docket.matters if each.claim and each.id == claim), None)
        if found:
            self.query_one(Input).value = ""
            self._list("")
            self.query_one(Claims).highlighted = self.query_one(Claims).get_option_index(found.id)
            self._answer(found)
        elif not claim:
            self.answers.ask_claims(self.docket, self._shown, self.day)
            self._show(self._shown, keep=True)

    def action_look(self) -> None:
        """Walk through the case as the motion would have it; the case of its offence stays what it was."""
        target = self._chosen
        if isinstance(target, Target) and target.motion:
            self.post_message(
                Visit(
                    target.offence, target.facts, target.day, law=self._proposed, motion=target.motion, back=_not_kept
                )
            )

    def action_pin(self) -> None:
        """Set the case in the comparison."""
        target = self._chosen
        if isinstance(target, Target) and target.motion:
            self._set_beside(target)
        elif isinstance(target, Target):
            self.post_message(Pinned((Side(self.law, target.offence, target.facts, target.day),)))

    def _set_beside(self, target: Target) -> None:
        """Law and motion, in place of what was compared before."""
        law = self._proposed
        side = Side(self.law, target.offence, target.facts, target.day)
        moved = side._replace(law=law, motion=target.motion, proposal=self._shown.text if self._shown else {})
        self.post_message(Pinned((side, moved), anew=True))

    @property
    def _proposed(self) -> ProposedLaw:
        """The law as the motion on the page would have it."""
        assert self._shown
        found: MotionAnswer = self.answers.known(self._shown, self.day)
        return ProposedLaw(found.proposed, found.law, found.motion.title, [each.offence for each in found.effects])

    def action_find(self, typed: str = "") -> None:
        """To the line that filters; what stood there gives way to what is typed."""
        self._turn(turned=False)
        begin(self.query_one(Input), typed)

    def action_from_filter(self) -> None:
        """From the line into the list."""
        if self.query_one(Input).has_focus:
            self.query_one(Claims).focus()

    def action_turn(self) -> None:
        """From the list to the answer, and back."""
        self._turn(turned=not self.query_one(Page).has_focus)

    def action_read(self, pages: int) -> None:
        """Turn the page that stands beside the list; where none does, the list itself."""
        read = self.query_one(Claims) if self.has_class("-narrow") else self.query_one(Page)
        (read.action_page_down if pages > 0 else read.action_page_up)()

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
            self.out()

    def exports(self, words: Words) -> Exports | None:
        """The answer, as `claim` or `motion` prints it."""
        from sentencing.tui.desk_exports import exports

        found = self.answers.known(self._shown, self.day) if self._shown else None
        whole = found and getattr(found, "whole", True)
        return exports(words, self.corpus, self._shown, found) if self._shown and whole else None


def _not_kept(history: History, day: str) -> None:
    """What becomes of a case that was only looked at is nobody's."""
