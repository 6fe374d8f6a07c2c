"""`stage`: prepared cards, for a presenter and a hall."""

from __future__ import annotations

from types import SimpleNamespace

from sentencing.commands.card import card_asked, card_of_claim, card_of_motion
from sentencing.commands.shared import FINE, corpus_of, put, put_json, say, tool_of, write
from sentencing.corpus.problem import StatuteError, UsageProblem, one_line, quoted
from sentencing.corpus.store import UnknownError
from sentencing.debate.pack import read_pack
from sentencing.engine.case import CaseError
from sentencing.question import known_on, offence_meant
from sentencing.report.card import Card
from sentencing.report.card_data import card_json
from sentencing.report.citation import style_for, style_meant
from sentencing.report.json import SCHEMA
from sentencing.report.stage import stage_page
from sentencing.report.words import UnknownLanguageError, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from sentencing.commands.shared import Options
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.store import Corpus
    from sentencing.debate.pack import Pack, Prepared

    Maker = Callable[[Options, Prepared], Card]


def stage(options: Options) -> int:
    """`stage`: one page of the cards that a pack names."""
    pack = read_pack(options.pack)
    _settle(options, pack)
    cards = tuple(sorted((each.key, _made(options, pack, each)) for each in pack.cards))
    if options.json:
        tool = tool_of(corpus_of(options))
        put_json({"schema": SCHEMA, "tool": tool, "cards": [{"key": key, **card_json(card)} for key, card in cards]})
        return FINE
    title = pack.title or options.words.meant("the title of a page of cards", "Cards")
    made = stage_page(options.words, title, cards)
    if options.out:
        write(options.out, made)
        say(options.words.say("Written: {file}", file=one_line(options.out)))
    else:
        put(made)
    return FINE


def pack_problems(options: Options, path: str) -> tuple[Problem, ...]:
    """What is wrong with a pack: its first mistake or, where it can be read, every card that cannot be made."""
    found: list[Problem] = []
    try:
        pack = read_pack(path)
    except StatuteError as error:
        return tuple(error.problems)
    asked = SimpleNamespace(**{"style": None, **vars(options)})
    for each in pack.cards:
        try:
            _settle(asked, pack)
            _made(asked, pack, each)
        except StatuteError as error:
            found += error.problems
    return tuple(dict.fromkeys(found))


def _settle(options: Options, pack: Pack) -> None:
    """The language that the pack asks for, if none was typed."""
    if not pack.language or hasattr(options, "lang"):
        return
    try:
        options.words = words(pack.language)
    except UnknownLanguageError as error:
        raise StatuteError([pack.document.problem(("language",), str(error))]) from None


def _made(options: Options, pack: Pack, each: Prepared) -> Card:
    """A card of the pack; raises StatuteError, with its place, for one that cannot be made."""
    maker = MAKERS.get(each.kind)
    if maker is None:
        raise pack.problem(each, f"a card of a {each.kind} cannot be made here")
    try:
        known_on(corpus_of(options), each.as_of)
        made = maker(options, each)
    except StatuteError:
        raise
    except (UsageProblem, CaseError, UnknownError) as error:
        raise pack.problem(each, str(error), _at_fault(options, each, error)) from None
    return made._replace(tag=each.title) if each.title else made


def _at_fault(options: Options, each: Prepared, error: Exception) -> str:
    """The key of a card that cannot be made at which the mistake stands."""
    if isinstance(error, CaseError) and each.as_of:
        return "as_of"
    try:
        if each.style:
            style_meant(each.style)
    except UsageProblem:
        return "style"
    try:
        return "given" if each.given and offence_meant(corpus_of(options), each.name) else each.kind
    except UsageProblem:
        return each.kind


def _of_offence(options: Options, each: Prepared) -> Card:
    asked = {**vars(options), "offence": each.name, "facts": list(each.given), "style": each.style or options.style}
    return card_asked(SimpleNamespace(**{**asked, "day": each.as_of or options.day}))


def _of_claim(options: Options, each: Prepared) -> Card:
    return _known(options, each, card_of_claim, {"day": each.as_of or options.day})


def _of_motion(options: Options, each: Prepared) -> Card:
    return _known(options, each, card_of_motion, {"as_of": each.as_of} if each.as_of else {})


def _known(
    options: Options, each: Prepared, make: Callable[[Options, Corpus, str], Card | None], more: dict[str, str]
) -> Card:
    """The card of something known by its id; `more` says of which day."""
    asked = SimpleNamespace(**{**vars(options), "offence": each.name, **more})
    style = style_meant(each.style or options.style or style_for(options.words.language))
    made = make(asked, corpus_of(options), style)
    if made is None:
        raise UsageProblem(f"there is no {each.kind} {quoted(each.name)}; `sentencing {each.kind}` lists them")
    return made


def _of_text(options: Options, each: Prepared) -> Card:
    return Card(f"text-{each.key}", "text", options.words.language, each.name, more=each.more)


# What makes a card of each kind that a pack may name.
MAKERS: dict[str, Maker] = {"offence": _of_offence, "claim": _of_claim, "motion": _of_motion, "text": _of_text}
