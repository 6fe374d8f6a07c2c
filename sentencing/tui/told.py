"""A case, assessed and ready to be shown: what every part of the screen is made from."""

from __future__ import annotations

from sentencing.engine.assess import assess
from sentencing.engine.assessment import Assessment
from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.record import Record
from sentencing.report.telling import Telling
from sentencing.report.words import Words
from sentencing.tui.sheet import Question, sheet


class Told(Record):
    """A case, the answer to it, the telling of that answer in one language, and the questions."""

    case: Case
    telling: Telling
    questions: tuple[Question, ...]

    @property
    def words(self) -> Words:
        """The language that it is told in."""
        return self.telling.words

    @property
    def assessment(self) -> Assessment:
        """The answer."""
        return self.telling.assessment


def tell(law: PreparedLaw, offence: str, case: Case, day: str, words: Words) -> Told:
    """Assess a case and get it ready to be shown; raises CaseError as the engine does."""
    assessment = assess(law, offence, case, day)
    return Told(case, Telling(words, law, assessment), sheet(law, offence, case, day, assessment))


def retell(told: Told, words: Words) -> Told:
    """The same in another language."""
    return told._replace(telling=Telling(words, told.telling.law, told.assessment))
