"""`card`: an offence, an assessment, a claim or a motion on one card."""

from __future__ import annotations

import time

from sentencing.commands.assessment import SAVED, answered
from sentencing.commands.shared import FINE, corpus_of, put, put_json, say, tool_of, write
from sentencing.corpus.problem import one_line
from sentencing.report.card_data import card_anki, card_csl, card_json
from sentencing.report.card_law import Given, assessment_card, cites_of, offence_card, offence_telling
from sentencing.report.card_page import card_page
from sentencing.report.card_sources import Library
from sentencing.report.card_text import card_markdown, card_text
from sentencing.report.citation import style_for, style_meant
from sentencing.report.quotes import quotes_of
from sentencing.report.telling import Telling
from sentencing.review.texts import quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.law.provision import System
    from sentencing.report.card import Card
    from sentencing.report.words import Words


def card(options: Options) -> int:
    """`card`: print a card, or write it into a file."""
    made = card_asked(options)
    if (options.format or ("json" if options.json else "text")) == "json" and not options.out:
        put_json(card_json(made))
        return FINE
    rendered = render(options.words, made, options.format or ("json" if options.json else "text"))
    if options.out:
        write(options.out, rendered)
        say(options.words.say("Written: {file}", file=one_line(options.out)))
    else:
        put(rendered)
    return FINE


def card_asked(options: Options) -> Card:
    """The card of what was asked: with facts, of the assessment; without, of the offence."""
    style = style_meant(options.style) if options.style else style_for(options.words.language)
    if not options.facts and not options.offence.endswith(SAVED):
        corpus = corpus_of(options)
        known = card_of_claim(options, corpus, style) or card_of_motion(options, corpus, style)
        return known or card_of_offence(options, corpus, style)
    corpus, answer, _ = answered(options)
    telling = Telling(options.words, corpus, answer)
    return assessment_card(telling, given_for(corpus, telling, style))


def card_of_claim(options: Options, corpus: Corpus, style: str) -> Card | None:
    """The card of a known claim, named by its id; None if none has that id."""
    from sentencing.commands.claims import of_claim

    if corpus.knows(options.offence) or (found := of_claim(options, corpus, options.offence)) is None:
        return None
    from sentencing.report.card_claim import claim_card
    from sentencing.report.claim import ClaimTelling

    telling = ClaimTelling(options.words, corpus, found)
    return claim_card(
        telling, Given(library_of(options.words, corpus, telling.system, style, telling.posed.day), (), tool_of(corpus))
    )


def card_of_motion(options: Options, corpus: Corpus, style: str) -> Card | None:
    """The card of a known motion, named by its id; None if none has that id."""
    from sentencing.commands.motions import of_motion

    if corpus.knows(options.offence) or (found := of_motion(options, corpus, options.offence)) is None:
        return None
    from sentencing.report.card_motion import motion_card

    library = library_of(options.words, corpus, found.system, style, found.day)
    return motion_card(options.words, found, Given(library, (), tool_of(corpus)))


def card_of_offence(options: Options, corpus: Corpus, style: str) -> Card:
    """The card of an offence, whatever the case."""
    from sentencing.question import offence_meant

    name = offence_meant(corpus, options.offence)
    if name != options.offence:
        say(options.words.say("Understood: {said}", said=name))
    telling = offence_telling(options.words, corpus, name, options.day)
    return offence_card(telling, given_for(corpus, telling, style))


def given_for(corpus: Corpus, telling: Telling, style: str) -> Given:
    """Where the sources of a card are, and what made it."""
    system = telling.system
    library = library_of(telling.words, corpus, system, style, telling.assessment.day)
    scope = next((each.scope for each in corpus.entries() if each.id == telling.offence.id), "")
    source = corpus.article(scope).source if scope else {}
    found = quotes(corpus, system.id, cites_of(telling), telling.assessment.day, source)
    return Given(library, quotes_of(telling.speech, found), tool_of(corpus))


def library_of(words: Words, corpus: Corpus, system: System, style: str, day: str) -> Library:
    """Where the law of a system on a day is cited from."""
    return Library(words, system, corpus.instruments(system.id), style, day, time.strftime("%Y-%m-%d"))


def render(words: Words, made: Card, form: str) -> str:
    """A card in one of the formats."""
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
            import json

            return json.dumps(card_json(made), ensure_ascii=False, indent=2) + "\n"
        case _:
            return card_text(words, made)
