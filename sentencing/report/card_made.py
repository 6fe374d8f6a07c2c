"""Cards as the command line and the app make them: of an answer, an offence, a claim or a motion, in every form."""

from __future__ import annotations

import json
import time

from sentencing.report.card_data import card_anki, card_csl, card_json
from sentencing.report.card_law import Given, assessment_card, cites_of, offence_card
from sentencing.report.card_page import card_page
from sentencing.report.card_sources import Library
from sentencing.report.card_text import card_markdown, card_text
from sentencing.report.origin import tool_of
from sentencing.report.quotes import quotes_of
from sentencing.review.texts import quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus
    from sentencing.debate.verdict import Answered
    from sentencing.law.provision import System
    from sentencing.report.card import Card
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.report.telling import Telling
    from sentencing.report.words import Words


def of_answer(corpus: Corpus, telling: Telling, style: str) -> Card:
    """The card of an answer to a question about a case."""
    return assessment_card(telling, _given(corpus, telling, style))


def of_offence(corpus: Corpus, telling: Telling, style: str) -> Card:
    """The card of an offence, whatever the case; `telling` is an `offence_telling`."""
    return offence_card(telling, _given(corpus, telling, style))


def of_claim(words: Words, corpus: Corpus, answered: Answered, style: str) -> Card:
    """The card of a claim, for the day of its answer."""
    from sentencing.report.card_claim import claim_card
    from sentencing.report.claim import ClaimTelling

    telling = ClaimTelling(words, corpus, answered)
    library = _library(words, corpus, telling.system, style, telling.posed.day)
    return claim_card(telling, Given(library, (), tool_of(corpus)))


def of_motion(words: Words, corpus: Corpus, answer: MotionAnswer, style: str) -> Card:
    """The card of a motion."""
    from sentencing.report.card_motion import motion_card

    library = _library(words, corpus, answer.system, style, answer.day)
    return motion_card(words, answer, Given(library, (), tool_of(corpus)))


def _given(corpus: Corpus, telling: Telling, style: str) -> Given:
    """Where the sources of a card are, and what made it."""
    system = telling.system
    library = _library(telling.words, corpus, system, style, telling.assessment.day)
    scope = next((each.scope for each in corpus.entries() if each.id == telling.offence.id), "")
    source = corpus.article(scope).source if scope else {}
    found = quotes(corpus, system.id, cites_of(telling), telling.assessment.day, source)
    return Given(library, quotes_of(telling.speech, found), tool_of(corpus))


def _library(words: Words, corpus: Corpus, system: System, style: str, day: str) -> Library:
    """Where the law of a system on a day is cited from."""
    return Library(words, system, corpus.instruments(system.id), style, day, time.strftime("%Y-%m-%d"))


def rendered(words: Words, made: Card, form: str) -> str:
    """A card in one of the forms: `md`, `html`, `csl`, `anki`, `json`, and `text` for every other."""
    match form:
        case "md":
            return card_markdown(words, made)
        case "html":
            return card_page(words, made)
        case "csl":
            return card_csl(made)
        case "anki":
            return card_anki(words, [made])
        case "json":
            return json.dumps(card_json(made), ensure_ascii=False, indent=2) + "\n"
        case _:
            return card_text(words, made)
