"""`card`: an offence, an assessment, a claim or a motion on one card."""

from __future__ import annotations

from sentencing.commands.assessment import SAVED, answered
from sentencing.commands.shared import FINE, corpus_of, put, put_json, say, write
from sentencing.corpus.problem import one_line
from sentencing.report import card_made
from sentencing.report.card_data import card_json
from sentencing.report.card_law import offence_telling
from sentencing.report.citation import style_for, style_meant
from sentencing.report.telling import Telling

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.report.card import Card


def card(options: Options) -> int:
    """`card`: print a card, or write it into a file."""
    made = card_asked(options)
    form = options.format or ("json" if options.json else "text")
    if form == "json" and not options.out:
        put_json(card_json(made))
        return FINE
    content = card_made.rendered(options.words, made, form)
    if options.out:
        write(options.out, content)
        say(options.words.say("Written: {file}", file=one_line(options.out)))
    else:
        put(content)
    return FINE


def card_asked(options: Options) -> Card:
    """The card of what was asked: with facts, of the assessment; without, of the offence."""
    style = style_meant(options.style) if options.style else style_for(options.words.language)
    if not options.facts and not options.offence.endswith(SAVED):
        corpus = corpus_of(options)
        known = card_of_claim(options, corpus, style) or card_of_motion(options, corpus, style)
        return known or card_of_offence(options, corpus, style)
    corpus, answer, _ = answered(options)
    return card_made.of_answer(corpus, Telling(options.words, corpus, answer), style)


def card_of_claim(options: Options, corpus: Corpus, style: str) -> Card | None:
    """The card of a known claim, named by its id; None if none has that id."""
    from sentencing.commands.claims import of_claim

    found = None if corpus.knows(options.offence) else of_claim(options, corpus, options.offence)
    return found and card_made.of_claim(options.words, corpus, found, style)


def card_of_motion(options: Options, corpus: Corpus, style: str) -> Card | None:
    """The card of a known motion, named by its id; None if none has that id."""
    from sentencing.commands.motions import of_motion

    found = None if corpus.knows(options.offence) else of_motion(options, corpus, options.offence)
    return found and card_made.of_motion(options.words, corpus, found, style)


def card_of_offence(options: Options, corpus: Corpus, style: str) -> Card:
    """The card of an offence, whatever the case."""
    from sentencing.question import offence_meant

    name = offence_meant(corpus, options.offence)
    if name != options.offence:
        say(options.words.say("Understood: {said}", said=name))
    return card_made.of_offence(corpus, offence_telling(options.words, corpus, name, options.day), style)
