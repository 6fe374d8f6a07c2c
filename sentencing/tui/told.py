"""A case, assessed and ready to be shown: what every part of the screen is made from."""

from __future__ import annotations

import time

from sentencing.engine.ahead import refuse_days_ahead
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Assessment
from sentencing.engine.case import Case
from sentencing.engine.in_time import InTime, in_time
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.provision import in_force
from sentencing.law.record import Record
from sentencing.report.telling import Telling
from sentencing.report.words import Words
from sentencing.tui.sheet import Question, sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.tui.sheet import Topic


class Told(Record):
    """A case, the answer to it, the telling of that answer in one language, and the questions. `laws` are the two that
    may govern, where the act is judged under a later law; the answer is then that of the one that governs. `day` is the
    day (ISO date) whose law was asked for."""

    case: Case
    telling: Telling
    questions: tuple[Question, ...]
    day: str
    laws: InTime | None = None

    @property
    def words(self) -> Words:
        """The language that it is told in."""
        return self.telling.words

    @property
    def assessment(self) -> Assessment:
        """The answer."""
        return self.telling.assessment

    @property
    def offence(self) -> str:
        """The offence asked about."""
        return self.assessment.offence

    def question(self, name: str) -> Question | None:
        """The question of that name."""
        return next((each for each in self.questions if each.name == name), None)


def name_of(told: Told, question: Question) -> str:
    """What a question is called in the list."""
    about = question.part or question.about
    return told.telling.speech.text(about.label) or told.telling.speech.text(question.about.ask) or question.name


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


def heading(told: Told, topic: Topic) -> str:
    """The heading of a topic of questions."""
    group, offence = topic
    name = group_name(told.words, group)
    if not offence:
        return name
    return told.words.meant(
        "a heading of questions", "{group}: {offence}", group=name, offence=told.telling.title_inside(offence)
    )


def tell(law: PreparedLaw, offence: str, case: Case, day: str, words: Words) -> Told:
    """Assess a case and get it ready to be shown; raises CaseError as the engine does."""
    refuse_days_ahead(law, offence, case, time.strftime("%Y-%m-%d"), day)
    laws = _laws(law, offence, case, day)
    assessment = laws.governs if laws else assess(law, offence, case, day)
    asked = sheet(law, offence, case, _asked_on(law, offence, assessment, laws), assessment)
    return Told(case, Telling(words, law, assessment), asked, day, laws)


def _asked_on(law: PreparedLaw, offence: str, answer: Assessment, laws: InTime | None) -> str:
    """The day whose questions are asked: that of the law that governs, unless there was no such offence then."""
    if laws is None or any(in_force(each, answer.day) for each in law.offence(offence).versions):
        return answer.day
    return laws.other.day


def answer(law: PreparedLaw, offence: str, case: Case, day: str) -> Assessment:
    """What the law that governs makes of a case; raises CaseError as the engine does."""
    laws = _laws(law, offence, case, day)
    return laws.governs if laws else assess(law, offence, case, day)


def retell(told: Told, words: Words) -> Told:
    """The same in another language."""
    return told._replace(telling=Telling(words, told.telling.law, told.assessment))


def _laws(law: PreparedLaw, offence: str, case: Case, day: str) -> InTime | None:
    """The two laws that may govern, if the case names the day of the act and it is judged later."""
    rule = law.system(law.offence(offence).system).in_time
    if rule is None or not any(name in case.facts for name in rule.committed):
        return None
    return in_time(law, offence, case, day)
