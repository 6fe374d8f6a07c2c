"""The app line by line: it asks on one line and answers on the next, in words, for screen readers and for terminals
that can do nothing else. It works as well on a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sentencing.corpus.find import search
from sentencing.corpus.problem import UsageProblem, one_line
from sentencing.engine.case import Case, CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.record import Record
from sentencing.question import answers_meant, spoken
from sentencing.report import ground
from sentencing.report.lead import lead
from sentencing.report.limitation import limitation
from sentencing.report.telling import version_of
from sentencing.report.why import notes, steps
from sentencing.report.words import Words, mark
from sentencing.tui.answers import shown, typed, yes_or_no
from sentencing.tui.history import History
from sentencing.tui.refusal import refused
from sentencing.tui.sheet import YES_NO, Question
from sentencing.tui.told import Told, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Answer

_SHORT = ("help", "quit")  # what also answers to its first letter
_LIKE = 40  # from this score on, what was found is worth offering
_CLEARLY = 5  # points by which one thing found is better than another
_MOST = 9  # offences among which one chooses
# What may be typed at any question besides its answer, and what it does.
_COMMANDS = {
    "back": (mark("in a dialogue", "back"), mark("in a dialogue", "take back the last answer")),
    "skip": (
        mark("in a dialogue", "skip"),
        mark("in a dialogue", "leave this question for later; an empty line does the same"),
    ),
    "why": (mark("in a dialogue", "why"), mark("in a dialogue", "the whole answer, with reasons")),
    "all": (
        mark("in a dialogue", "all"),
        mark("in a dialogue", "every question, and what is answered"),
    ),
    "help": (mark("in a dialogue", "help"), mark("in a dialogue", "what can be typed")),
    "quit": (mark("in a dialogue", "quit"), mark("in a dialogue", "leave")),
}


class Ended(Exception):  # noqa: N818 - it is no error: nothing more is typed
    """The one who is asked has left."""


class State(Record):
    """Where one is: the case with what came before it, and the questions left for later."""

    history: History = History()
    later: frozenset[str] = frozenset()


class Dialogue:
    """Asks about cases of one law on one day. `read` takes a line (None at the end), `tell` says one."""

    def __init__(
        self, corpus: Corpus, day: str, words: Words, read: Callable[[], str | None], tell: Callable[[str], None]
    ) -> None:
        self.corpus = corpus
        self.law = PreparedLaw(corpus)
        self.day = day
        self.words = words
        self._read = read
        self._tell = tell

    def run(self, offence: str | None, facts: dict[str, Answer] | None = None) -> None:
        """Ask until nothing more is typed, or one leaves; `facts` are those of the case to begin with. Raises CaseError
        where the offence has no law on the day."""
        try:
            name = offence or self._offence()
            self._case(name, Case(facts or {}))
        except Ended:
            return

    def _ask(self, *lines: str) -> str:
        """What is typed on the next line; raises Ended if nothing more is, or one leaves."""
        for line in lines:
            self._tell(line)
        typed = self._read()
        if typed is None:
            raise Ended
        typed = typed.strip()
        if self._command(typed) == "quit":
            raise Ended
        return typed

    def _command(self, typed: str) -> str:
        """The command that was typed, in the language that is spoken or by its own name; empty for none."""
        word = typed.strip().casefold()
        if short := next((name for name in _SHORT if word == name[:1]), ""):
            return short
        every = ((name, self.words.meant(*said)) for name, (said, _) in _COMMANDS.items())
        return next((name for name, said in every if word in (name, said)), "")

    # The offence.

    def _offence(self) -> str:
        words = self.words
        asked = words.say("Which offence? Type a number, a name or a word of the law; or help, or quit.")
        typed = ""
        while True:
            typed = typed or self._ask(asked)
            found = [] if self._command(typed) else self._found(typed)
            if len(found) == 1:
                return found[0]
            if found:
                chosen, typed = self._chosen(found)
                if chosen:
                    return chosen
                continue
            if self._command(typed) == "help":
                self._tell(
                    words.say("Such as: 240; theft; 拐卖; daoqie. Of several offences, one is chosen by its number.")
                )
            elif typed:
                self._tell(words.say("Nothing found."))
            typed = ""

    def _found(self, typed: str) -> list[str]:
        if self.corpus.knows(typed):
            return [typed]
        every = search(self.corpus.find_index(), typed, 40)
        hits = [hit for hit in every if hit.kind == "offence" and hit.score >= _LIKE]
        if typed.isdecimal():  # the number of an article, whatever else bears it
            hits = [hit for hit in hits if hit.field == "article"]
        near = [hit.id for hit in hits if hit.score > hits[0].score - _CLEARLY]
        return near if len(near) == 1 else [hit.id for hit in hits[:_MOST]]

    def _chosen(self, found: list[str]) -> tuple[str, str]:
        """One of several; or nothing, with what is to be looked for instead."""
        lines = [f"{index}. {self._title(name)} ({name})" for index, name in enumerate(found, 1)]
        asked = self.words.say(
            "Which one? Type its number, another word to look for, or an empty line to search again."
        )
        typed = self._ask(*lines, asked)
        place = int(typed) if typed.isdecimal() and typed.isascii() else 0
        return (found[place - 1], "") if 0 < place <= len(found) else ("", typed)

    def _title(self, offence: str) -> str:
        return one_line(self.words.text(version_of(self.corpus.offence(offence), self.day).title))

    # The case.

    def _case(self, offence: str, case: Case) -> None:
        state = State(History(case))
        told = tell(self.law, offence, case, self.day, self.words)
        self._tell(f"{self._title(offence)} ({offence})")
        self._say(told)
        self._tell(self.words.say("Type help to hear what can be typed."))
        try:
            while True:
                state, told = self._step(state, told)
        except Ended:
            said = " ".join(spoken(self.corpus, offence, dict(told.case.facts)))
            self._tell(self.words.say("The same on the command line: sentencing range {said}", said=said))
            raise

    def _step(self, state: State, told: Told) -> tuple[State, Told]:
        """One question, and what was made of what was typed."""
        question = next(_open(told, state.later), None)
        lines = list(self._question(told, question)) if question else []
        typed = self._ask(*(lines or [self.words.say("No open question changes the answer. Type help, why or quit.")]))
        command = self._command(typed) or ("" if typed else "skip")
        match command:
            case "why":
                self._why(told)
            case "all":
                self._all(told)
            case "help":
                self._help()
            case "skip":
                return state._replace(later=state.later | ({question.name} if question else frozenset())), told
            case "back":
                return self._back(state, told)
            case _:
                return self._answered(state, told, question, typed)
        return state, told

    def _back(self, state: State, told: Told) -> tuple[State, Told]:
        if not state.history.past:
            self._tell(self.words.say("There is nothing to take back."))
            return State(state.history), told
        return self._gone(state, State(state.history.back()), told)

    def _answered(self, state: State, told: Told, question: Question | None, text: str) -> tuple[State, Told]:
        """An answer to the question, or to any other as `range` takes it: victims=3, surrender."""
        try:
            said = self._meant(told, question, text)
        except (UsageProblem, LookupError) as error:
            self._tell(one_line(str(error), 600))
            return state, told
        case = told.case
        for name, value in said.items():
            case = case.answer(name, value)
        return self._gone(state, State(state.history.then(case), state.later), told)

    def _meant(self, told: Told, question: Question | None, text: str) -> dict[str, Answer]:
        """What was typed, by question; raises UsageProblem or LookupError for what says nothing."""
        if question:
            try:
                return {question.name: self._value(told, question, text)}
            except UsageProblem:
                pass
        return answers_meant(self.corpus, told.telling.offence, text.split())

    def _value(self, told: Told, question: Question, text: str) -> Answer:
        """The answer to a question that a text is; raises UsageProblem if it is none."""
        word = text.casefold()
        if word in ("?", "？"):
            return None
        if question.kind == YES_NO:
            for value in (True, False):
                said = yes_or_no(self.words, yes=value)
                if word in (said, said[:1], *(("yes", "y") if value else ("no", "n"))):
                    return value
            raise UsageProblem(text)
        if question.values and word.isdecimal() and word.isascii() and 0 < int(word) <= len(question.values):
            return question.values[int(word) - 1].id
        return typed(question, text, told.telling.system)

    def _gone(self, before: State, state: State, told: Told) -> tuple[State, Told]:
        """Go on to another state, unless the engine refuses its case: then say why, and stay."""
        try:
            after = tell(self.law, told.telling.assessment.offence, state.history.case, self.day, self.words)
        except CaseError as error:
            for line in refused(self.words, told, error):
                self._tell(line)
            return before, told
        if lead(after.telling) == lead(told.telling):
            self._tell(self.words.say("The answer stays the same."))
        else:
            self._say(after)
        return state, after

    # What is said.

    def _say(self, told: Told) -> None:
        self._tell(self.words.sentences(lead(told.telling)))
        if late := limitation(told.telling, told.laws):
            self._tell(late)

    def _question(self, told: Told, question: Question) -> Iterator[str]:
        """A question, what it means, and how it is answered."""
        speech, words = told.telling.speech, self.words
        yield from ("", self._asked(told, question))
        if question.about.help:
            yield speech.text(question.about.help)
        if question.open:
            yield words.say("This is for the court to judge.")
        if question.values:
            yield from (f"{index}. {speech.text(value.label)}" for index, value in enumerate(question.values, 1))
        yield self._how(question)

    def _asked(self, told: Told, question: Question) -> str:
        """A question as a sentence, with the article."""
        speech, about = told.telling.speech, question.about
        said = speech.text(about.ask) or speech.text(about.label)
        if question.part is not None:
            said = f"{said} {speech.text(question.part.label)}"
        cite = speech.cite(about.cite)
        return self.words.meant("a reason", "{reason} ({cite})", reason=said, cite=cite) if cite else said

    def _how(self, question: Question) -> str:
        words = self.words
        if question.values:
            return words.say("Type a number from the list, ? if it is not known, or an empty line.")
        match question.kind:
            case "yes-no":
                return words.say("Type yes or no, ? if it is not known, or an empty line.")
            case "date":
                return words.say("Type a date such as 2015-11-01, ? if it is not known, or an empty line.")
            case _:
                unit = getattr(question.about, "unit", "")
                how = words.say("Type a number ({unit}), ? if it is not known, or an empty line.", unit=unit)
                plain = words.say("Type a number, ? if it is not known, or an empty line.")
                return how if unit else plain

    def _why(self, told: Told) -> None:
        """The whole answer, each part on lines of its own."""
        telling, words = told.telling, self.words
        self._say(told)
        for heading, rows in (
            (words.say("Why"), steps(telling)),
            (words.say("What follows"), ground.following(telling)[0]),
        ):
            if rows:
                self._tell(heading)
            for row in rows:
                self._tell(_row(words, row.label, row.cite, row.text))
        for line in (*notes(telling), *ground.provenance(telling)):
            self._tell(line)

    def _all(self, told: Told) -> None:
        """Every question with its answer, and the word by which it is answered."""
        for question in told.questions:
            answer = shown(told.telling, question) or self.words.say("not said")
            self._tell(f"{self._asked(told, question)} {question.name}: {answer}")

    def _help(self) -> None:
        self._tell(self.words.say("Type an answer, or facts as on the command line, or one of these words:"))
        for said, about in _COMMANDS.values():
            self._tell(f"{self.words.meant(*said)}: {self.words.meant(*about)}")


def _open(told: Told, later: frozenset[str]) -> Iterator[Question]:
    """The questions that can still change the answer, without those left for later."""
    left = [each for each in told.questions if each.matters and not each.said]
    return (each for each in left if each.name not in later)


def _row(words: Words, label: str, cite: str, text: str) -> str:
    """A line of the reasons, to be heard: what, where the law says so, and what it does."""
    what = words.meant("a reason", "{reason} ({cite})", reason=label, cite=cite) if cite else label
    return words.meant("a reason, and what it does", "{what}: {text}", what=what, text=text) if text else what
