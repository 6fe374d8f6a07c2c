"""Walk: a case, question by question, and what the law makes of it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.reactive import reactive
from textual.screen import Screen

from sentencing.engine.case import Case, CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.report import amounts
from sentencing.report.telling import version_of
from sentencing.report.words import Words, mark
from sentencing.tui import ruler, sections
from sentencing.tui.bar import Bar, Head
from sentencing.tui.detail import detail
from sentencing.tui.hints import Hints
from sentencing.tui.history import History
from sentencing.tui.keys import bound
from sentencing.tui.messages import Changed, Dated, Left
from sentencing.tui.prose import Block, Prose
from sentencing.tui.questions import Questions, name_of
from sentencing.tui.refusal import refusal
from sentencing.tui.ruler import RulerView, Scale
from sentencing.tui.sheet import Question
from sentencing.tui.told import Told, retell, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus

_PARTS = (sections.why, sections.change, sections.follows, sections.rests)
_WIDE = 150  # columns from which what it rests on has a column of its own


class Walk(Screen[None], Dated):
    """The questions, the ruler, the answer and the reasons of one case.

    `case` is the whole state; everything on the screen is made from it. Undo is a list of cases.
    """

    CSS_PATH = "walk.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (108, "-normal"), (_WIDE, "-wide")]  # noqa: RUF012 - as the base class declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012 - as the base class declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "tab,shift+tab",
            "reasons",
            mark("a key", "why"),
            mark("a key", "Turn to the reasons"),
            "walk.turn",
            shown="tab",
        ),
        bound(
            "tab,shift+tab",
            "questions",
            mark("a key", "ask"),
            mark("a key", "Turn to the questions"),
            "walk.turn",
            shown="tab",
        ),
        bound("z,u", "undo", mark("a key", "undo"), mark("a key", "Take back the last answer"), "walk.undo"),
        bound(
            "Z,ctrl+r",
            "redo",
            mark("a key", "redo"),
            mark("a key", "Give again the answer taken back"),
            "walk.redo",
            show=False,
            shown="Z",
        ),
        bound("slash", "find", mark("a key", "find"), mark("a key", "Find another offence"), "app.find", shown="/"),
        bound("escape", "leave", mark("a key", "back"), mark("a key", "Back to the library"), "walk.back", shown="esc"),
    ]

    words: reactive[Words | None] = reactive(None)
    case: reactive[Case] = reactive(Case({}))
    told: reactive[Told | None] = reactive(None)
    # What the widgets are bound to, all of it made from `told`.
    head: reactive[Head] = reactive(Head())
    sentence: reactive[tuple[Block, ...]] = reactive(())
    scale: reactive[Scale | None] = reactive(None)
    reasons: reactive[tuple[Block, ...]] = reactive(())
    ground: reactive[tuple[Block, ...]] = reactive(())
    detail: reactive[tuple[Block, ...]] = reactive(())

    def __init__(self, corpus: Corpus, offence: str, day: str, words: Words, history: History | None = None) -> None:
        super().__init__()
        self.corpus = corpus
        self.law = PreparedLaw(corpus)
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
            yield Questions(markup=False).data_bind(Walk.told)
            yield Prose(id="detail").data_bind(blocks=Walk.detail)
        with Vertical(id="middle"):
            yield Prose(id="sentence").data_bind(blocks=Walk.sentence)
            yield RulerView().data_bind(Walk.scale)
            with VerticalScroll(id="why"):
                yield Prose(id="reasons").data_bind(blocks=Walk.reasons)
        with VerticalScroll(id="side"):
            yield Prose(id="ground").data_bind(blocks=Walk.ground)
        yield Hints().data_bind(Walk.words)

    def on_mount(self) -> None:
        """Begin with the questions."""
        if self.told:
            self._show(self.told)
        self.query_one(Questions).focus()

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
        self._entitle(told)
        self.sentence = sections.sentence(told)
        self.scale = ruler.of_answer(told.telling)
        self._spread(told)
        self._explain(self.query_one(Questions).question)

    def _entitle(self, told: Told) -> None:
        words, speech = told.words, told.telling.speech
        version = version_of(self.corpus.offence(self.offence), self.day)
        system, heading = speech.text(told.telling.system.title), speech.heading(version.article)
        place = words.meant("a place in a heading", "{system}, {heading}", system=system, heading=heading)
        title = speech.text(version.title)
        other = next((each for each in version.title.values() if each != title), "")
        self.head = Head(place, title, other, words.say("law of {date}", date=amounts.date(words, self.day)))

    def _spread(self, told: Told) -> None:
        """Everything in one column, or, where there is room, what would change it and what it rests on beside it."""
        why, change, follows, rests = (make(told) for make in _PARTS)
        wide = self.has_class("-wide")
        self.reasons = (*why, *follows) if wide else (*why, *change, *follows, *rests)
        self.ground = (*change, *rests) if wide else ()

    def _explain(self, question: Question | None, *warning: Block) -> None:
        if self.told:
            self.detail = (*warning, *detail(self.told, question))

    def on_resize(self) -> None:
        """Lay out anew."""
        self.call_after_refresh(self._laid_out)

    def _laid_out(self) -> None:
        if self.told:
            self.query_one(RulerView).compact = self.has_class("-narrow")
            self._spread(self.told)

    # What is answered.

    @on(Questions.Looked)
    def look(self, message: Questions.Looked) -> None:
        """Explain the question under the cursor."""
        self._explain(message.question)

    @on(Questions.Answered)
    def answer(self, message: Questions.Answered) -> None:
        """Take an answer; one that cannot go with the others is refused, and why is said."""
        if message.amends:
            self._go(self.history.amended(message.case), "amended", message.case.facts)
        else:
            self._go(self.history.then(message.case), "then", message.case.facts)

    def action_undo(self) -> None:
        """The case before."""
        self._go(self.history.back(), "back")

    def action_redo(self) -> None:
        """The case that was taken back."""
        self._go(self.history.forth(), "forth")

    def dated(self, day: str) -> bool:
        """Assess the same case under the law of another day; False where there is none."""
        return self._go(self.history, day=day)

    def _go(self, history: History, how: str = "", *event: object, day: str = "") -> bool:
        """Show a case, unless the engine refuses it: then say why, and keep what is shown."""
        assert self.words is not None
        day = day or self.day
        try:
            told = tell(self.law, self.offence, history.case, day, self.words)
        except CaseError as error:
            self._explain(self.query_one(Questions).question, *refusal(self.words, self.told, error))
            return False
        self.history, self.day = history, day
        self.case, self.told = history.case, told
        if how:
            self.post_message(Changed(how, self.offence, *event))
        self.refresh_bindings()
        return True

    @on(Questions.Asked)
    def choose(self, message: Questions.Asked) -> None:
        """Choose an answer from a list."""
        from sentencing.tui.choose import Choose, choices  # only when something is chosen

        assert self.told is not None
        question = message.question

        def taken(value: str | None) -> None:
            if value is not None and self.told is not None:
                case = self.told.case.answer(question.name, value)
                self._go(self.history.then(case), "then", case.facts)

        title = name_of(self.told, question)
        self.app.push_screen(Choose(title, choices(self.told, self.corpus, question), self.told.words), taken)

    # Where to go.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what cannot be done now, and offer only the way to the page that is not there."""
        del parameters
        match action:
            case "undo":
                return True if self.history.past else None
            case "redo":
                return True if self.history.future else None
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
        """Back to the questions, and from there to the library."""
        if self.has_class("-turned"):
            self.action_questions()
        else:
            self.post_message(Left(self.offence, self.history))

    def action_find(self) -> None:
        """To the library's filter."""
        self.post_message(Left(self.offence, self.history, find=True))
