"""Walk: a case, question by question, and what the law makes of it."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.screen import Screen

from sentencing.engine.case import Case, CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.words import Words
from sentencing.tui import ruler, sections, study
from sentencing.tui.answers import how_answered
from sentencing.tui.bar import Bar, Head
from sentencing.tui.detail import detail
from sentencing.tui.hints import Hints
from sentencing.tui.history import History
from sentencing.tui.idle import clause, why_idle
from sentencing.tui.keeping import Keeping
from sentencing.tui.listing import topic_id
from sentencing.tui.messages import Changed, Dated, Left
from sentencing.tui.narrow import Narrow
from sentencing.tui.prose import Block, Column, Gap, Passage, Prose
from sentencing.tui.questions import Questions
from sentencing.tui.refusal import refusal, refused
from sentencing.tui.ruler import RulerView, Scale
from sentencing.tui.share import share
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told, retell, tell
from sentencing.tui.tones import STRONG, WARNING
from sentencing.tui.walk_keys import KEYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Answer, Law

_PARTS = (sections.laws, sections.why, sections.change, sections.follows, sections.rests)
_CALM = 0.05  # seconds without a change before anything is worked out of an answer but the answer itself
_WIDE = 150  # columns from which what it rests on has a column of its own


class Walk(Keeping, Screen[None], Dated):
    """The questions, the ruler, the answer and the reasons of one case.

    `case` is the whole state; everything on the screen is made from it. Undo is a list of cases.
    """

    ROOM = "walk"
    CSS_PATH = "walk.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (108, "-normal"), (_WIDE, "-wide")]  # noqa: RUF012 - as the base class declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012 - as the base class declares it
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    words: var[Words | None] = var(None)
    case: var[Case] = var(Case({}))
    told: var[Told | None] = var(None)
    # What the widgets are bound to, all of it made from `told`.
    head: var[Head] = var(Head())
    sentence: var[tuple[Block, ...]] = var(())
    scale: var[Scale | None] = var(None)
    reasons: var[tuple[Block, ...]] = var(())
    ground: var[tuple[Block, ...]] = var(())
    detail: var[tuple[Block, ...]] = var(())

    trail: tuple[str, ...] = ()  # the offences through whose walks one came here, each opened from the one before
    recalled = False  # whether its case is that of last time, which is to be said
    _studied: Told | None = None  # what is best asked next is known of this
    _explained: tuple[Told | None, Question | None] = (None, None)
    # The question whose answer was refused, why (None: that was none), and the case with it.
    _refused: tuple[str, CaseError | None, dict[str, Answer]] | None = None
    _remarked: tuple[Told | None, str] = (None, "")  # what is said of a case until the reader goes on

    def __init__(
        self,
        corpus: Corpus,
        offence: str,
        day: str,
        words: Words,
        history: History | None = None,
        law: Law | None = None,
        motion: str = "",
    ) -> None:
        """`law` is that which a `motion` makes, where it is not that of the corpus."""
        super().__init__()
        self.motion = motion
        self.corpus = corpus
        self.law = law if isinstance(law, PreparedLaw) else PreparedLaw(law or corpus)
        self.offence = offence
        self.day = day
        self.history = history or History()
        self.set_reactive(Walk.words, words)
        self.set_reactive(Walk.case, self.history.case)
        self.set_reactive(Walk.told, tell(self.law, offence, self.history.case, day, words))

    def compose(self) -> ComposeResult:
        """The parts, in the order in which they are read."""
        yield Bar().data_bind(Walk.head)
        with Vertical(id="left"):
            yield Narrow().data_bind(Walk.words)
            yield Questions().data_bind(Walk.told)
            yield Prose(id="detail").data_bind(blocks=Walk.detail)
        with Vertical(id="middle"):
            yield Prose(id="sentence").data_bind(blocks=Walk.sentence)
            yield RulerView().data_bind(Walk.scale)
            with Column(id="why"):
                yield Prose(id="reasons").data_bind(blocks=Walk.reasons)
        with Column(id="side"):
            yield Prose(id="ground").data_bind(blocks=Walk.ground)
        yield Hints().data_bind(Walk.words)

    def on_mount(self) -> None:
        """Begin with the questions."""
        self.query_one(Questions).settle = self.settle
        if self.told:
            self._show(self.told)
        self.query_one(Questions).focus()
        if self.recalled and self.case.facts:
            self.call_after_refresh(self.recall)

    # What is shown.

    def watch_words(self, words: Words | None) -> None:
        """Say everything in another language."""
        if self.told and words and words is not self.told.words:
            self.told = retell(self.told, words)

    def watch_told(self, told: Told | None) -> None:
        """Show another answer."""
        if told is not None and self.is_mounted:
            self._show(told)

    def _show(self, told: Told) -> None:
        self.head = sections.head(told, self.history, motion=bool(self.motion))
        self.sentence = sections.sentence(told)
        self.scale = ruler.of_answer(told.telling)
        self._spread(told)
        self.study()

    def _spread(self, told: Told) -> None:
        """Everything in one column, or, where there is room, what would change it and what it rests on beside it."""
        laws, why, change, follows, rests = (make(told) for make in _PARTS)
        wide = self.has_class("-wide")
        note = sections.note(told, self.history.note)
        first = (*sections.proposal(told), *laws)
        self.reasons = (*first, *why, *follows, *note) if wide else (*first, *why, *change, *follows, *rests, *note)
        self.ground = (*change, *rests) if wide else ()

    def _explain(self, question: Question | None) -> None:
        """Explain a question, and, as long as nothing else is answered or looked at, why its answer was refused."""
        if self.told is None:
            return
        current = self.told.question(question.name) if question else None
        told_before, question_before = self._explained
        if told_before is not self.told or question_before is not current:
            self._explained = (self.told, current)
            told, said = self._remarked
            begun = self.query_one(Questions).touched
            remark = (Passage(said, STRONG), Gap()) if told is self.told and not begun else ()
            self.detail = (*remark, *self._warning(current), *detail(self.law, self.told, current))

    def _warning(self, question: Question | None) -> tuple[Block, ...]:
        name = question.name if question else ""
        if self._refused is None or self._refused[0] != name or not self.words:
            self._refused = None
            return ()
        _, error, facts = self._refused
        if error is not None:
            return refusal(self.words, self.told, error, facts)
        if self.told is None or question is None:
            return ()
        return (Passage(how_answered(self.told, question, self.query_one(Questions).typing), WARNING),)

    def on_resize(self) -> None:
        """Lay out anew."""
        self.call_after_refresh(self._laid_out)

    def _laid_out(self) -> None:
        if self.told:
            self.query_one(RulerView).compact = self.has_class("-narrow")
            self._spread(self.told)
        self._share()

    @on(Questions.Unfolded)
    @work(exclusive=True, group="study")
    async def study(self) -> None:
        """Work out what the answer did, what is best asked next, and why what is unfolded does not matter, in steps
        between which keys are answered."""
        await asyncio.sleep(_CALM)
        told = self.told
        if told is None or not self.query(Questions):  # the walk was left meanwhile
            return
        self._explain(self.query_one(Questions).question)
        found: dict[str, int] = {}
        for name, weight in study.weights(self.law, told):
            found[name] = weight
            await asyncio.sleep(0)
        if self.query(Questions):
            self._learn(told, found)

    def settle(self) -> None:
        """Work out at once what is best asked next, unless it is known."""
        if self.told is not None and self._studied is not self.told:
            self._learn(self.told, dict(study.weights(self.law, self.told)))

    def _learn(self, told: Told, found: dict[str, int]) -> None:
        self._studied, questions = told, self.query_one(Questions)
        opened = questions.listed.opened
        shown = (each for each in told.questions if topic_id(each.topic) in opened)
        idle = [each for each in shown if not each.matters and not each.said]
        because = {name: clause(told, each) for name, each in why_idle(self.law, told, idle).items()} if idle else {}
        questions.learn(study.suggested(self.law, told, found), study.ranked(told, found), because)

    # What is answered.

    @on(Questions.Looked)
    def look(self, message: Questions.Looked) -> None:
        """Explain the question under the cursor; what an answer just given did is worked out in calm."""
        if self._explained[0] is self.told:
            self._explain(message.question)
        self.call_after_refresh(self._share)

    def watch_detail(self) -> None:
        """What explains the question takes other lines."""
        self.call_after_refresh(self._share)

    def _share(self) -> None:
        if self.query(Questions):  # the walk was not left meanwhile
            share(self.query_one("#left"), self.query_one(Questions), self.query_one("#detail", Prose))

    @on(Questions.Answered)
    def answer(self, message: Questions.Answered) -> None:
        """Take an answer; one that cannot go with the others is refused, and why is said."""
        if message.amends:
            self._go(self.history.amended(message.case), "amended", message.case.facts)
        else:
            self.proceed(message.case)
        self.query_one(Questions).taken()

    @property
    def language(self) -> Words:
        """The words that it speaks in."""
        assert self.words is not None
        return self.words

    def proceed(self, case: Case, day: str = "") -> bool:
        """Go on with another case, under the law of another day if one is given; the case before is a step back. False
        where the engine refuses it."""
        return self._go(self.history.then(case), "then", case.facts, day=day)

    def show_anew(self) -> None:
        """Show everything again."""
        if self.told:
            self._show(self.told)

    def remark(self, said: str) -> None:
        """Say something beside the question under the cursor, until the reader goes on."""
        self._remarked = (self.told, said)
        self._explained = (None, None)
        self._explain(self.query_one(Questions).question)

    def action_undo(self) -> None:
        """The case before."""
        self._go(self.history.back(), "back")

    def action_redo(self) -> None:
        """The case that was taken back."""
        self._go(self.history.forth(), "forth")

    def dated(self, day: str) -> bool:
        """Assess the same case under the law of another day; False where there is none."""
        return self._go(self.history, day=day)

    def refuses(self, day: str) -> str:
        """Why the law of another day cannot be asked about this case; empty if it can."""
        try:
            tell(self.law, self.offence, self.case, day, self.language)
        except CaseError as error:
            return self.language.sentences(list(refused(self.language, self.told, error)))
        return ""

    def _go(self, history: History, how: str = "", *event: object, day: str = "") -> bool:
        """Show a case, unless the engine refuses it: then say why, and keep what is shown."""
        assert self.words is not None
        day = day or self.day
        try:
            told = tell(self.law, self.offence, history.case, day, self.words)
        except CaseError as error:
            self._refuse(error, history.case)
            return False
        self._refused = None
        self.history, self.day = history, day
        self.case, self.told = history.case, told
        if how:
            self.post_message(Changed(how, self.offence, *event))
        self.refresh_bindings()
        return True

    def _refuse(self, error: CaseError, case: Case) -> None:
        """Say why a case was refused, beside the question that was answered; its line shows what it showed before."""
        questions = self.query_one(Questions)
        questions.refuse()
        self._warn(questions.question, error, case)

    @on(Questions.Misfit)
    def say_how(self, message: Questions.Misfit) -> None:
        """Say what answers a question."""
        self._warn(message.question, None, self.case)

    def _warn(self, question: Question | None, error: CaseError | None, case: Case) -> None:
        self._refused = (question.name if question else "", error, case.facts)
        self._explained = (None, None)
        self._explain(question)

    def action_narrow(self) -> None:
        """Type what the questions listed are to hold."""
        self._turn(turned=False)
        self.query_one(Narrow).begin()

    @on(Narrow.Narrowed)
    def narrow(self, message: Narrow.Narrowed) -> None:
        """List only what holds that."""
        questions = self.query_one(Questions)
        questions.narrow(message.wanted)
        if message.done and questions.question:
            questions.focus()

    @on(Questions.Asked)
    def choose(self, message: Questions.Asked) -> None:
        """Choose an answer from a list."""
        from sentencing.tui.choose import chooser, chosen  # only when something is chosen

        assert self.told is not None
        question = message.question

        def taken(value: str | None) -> None:
            if value is not None and self.told is not None:
                self.proceed(chosen(self.told, question, value))

        self.app.push_screen(chooser(self.told, self.corpus, question), taken)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what cannot be done now, and offer only the way to the page that is not there."""
        del parameters
        match action:
            case "undo":
                return True if self.history.past else None
            case "redo":
                return True if self.history.future else None
            case "anew":
                return bool(self.history.case.facts)
            case "reasons" | "questions":
                return (action == "questions") == self.has_class("-turned")
            case _:
                return True

    def action_reasons(self) -> None:
        """To the page of reasons; where there is only one page, to that column."""
        self._turn(turned=True)

    def action_questions(self) -> None:
        """Back to the questions."""
        self._turn(turned=False)

    def _turn(self, *, turned: bool) -> None:
        self.set_class(turned, "-turned")
        (self.query_one("#why") if turned else self.query_one(Questions)).focus()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Back to the questions, to all of them, and from there to the library."""
        if self.has_class("-turned"):
            self.action_questions()
        elif self.query_one(Questions).listed.wanted:
            self.query_one(Narrow).action_give_up()
        else:
            self.post_message(Left(self.offence, self.history))

    def action_find(self) -> None:
        """To the library's filter."""
        self.post_message(Left(self.offence, self.history, find=True))
