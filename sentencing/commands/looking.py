"""Looking up the law: `find`, `list`, `show`, `rules`."""

from __future__ import annotations

from sentencing.commands.shared import FINE, corpus_of, put, put_json, say, systems_on, tool_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.commands.shared import Options
    from sentencing.corpus.entries import ArticleEntry
    from sentencing.corpus.store import Corpus
    from sentencing.report.shown import Shown
    from sentencing.report.words import Words

_FOUND_AT_MOST = 20


def find(options: Options) -> int:
    """`find`: offences and articles by what people type."""
    from sentencing.corpus.find import search

    corpus = corpus_of(options)
    text = " ".join(options.query)
    hits = search(corpus.find_index(), text, _FOUND_AT_MOST)
    if options.json:
        from sentencing.report.law_json import found_json

        put_json(found_json(hits, options.day, tool_of(corpus)))
    elif hits:
        from sentencing.report.listing import found_text

        put(found_text(options.words, hits))
    else:
        say(options.words.say("Nothing found."))
    return FINE


def listed(options: Options) -> int:
    """`list`: every offence of a day, or those of one system."""
    corpus = corpus_of(options)
    # A day before the law that is encoded has no list, though single offences may be encoded further back.
    names = {each.id for each in systems_on(corpus, options.system, options.day)}
    entries = [found for each in corpus.entries() if each.jurisdiction in names and (found := each.on(options.day))]
    if options.json:
        from sentencing.report.law_json import offences_json

        put_json(offences_json(entries, options.day, tool_of(corpus)))
    else:
        from sentencing.report.listing import offences_text

        systems = [each for each in corpus.systems() if each.id in names]
        put(offences_text(options.words, systems, entries))
    return FINE


def rules(options: Options) -> int:
    """`rules`: the general rules by what they make or let a court do."""
    corpus = corpus_of(options)
    both = options.shall == options.may
    modalities = ("shall", "may") if both else ("shall",) if options.shall else ("may",)
    systems = systems_on(corpus, options.system, options.day)
    if options.json:
        from sentencing.report.law_json import rules_json

        put_json(rules_json(options.words, systems, options.day, modalities, tool_of(corpus)))
    else:
        from sentencing.report.listing import rules_text

        texts = [rules_text(options.words, system, options.day, modalities) for system in systems]
        put("\n".join(text for text in texts if text))
    return FINE


def show(options: Options) -> int:
    """`show`: an offence or an article as its file has it."""
    from sentencing.question import names_meant
    from sentencing.report.shown import page

    corpus = corpus_of(options)
    names = names_meant(corpus, " ".join(options.name))
    pages = [page(corpus, name, "") for name in names] if options.all else _pages_on(corpus, names, options.day)
    pages = [_with_quotes(options.words, corpus, each) for each in pages]
    if options.json:
        from sentencing.report.law_json import several_json, shown_json

        tool = tool_of(corpus)
        made = [shown_json(options.words, page, tool) for page in pages]
        put_json(made[0] if len(made) == 1 else several_json(made))
    else:
        from sentencing.report.show import shown_text

        put("\n\n".join(shown_text(options.words, corpus, page) for page in pages))
    return FINE


def _with_quotes(words: Words, corpus: Corpus, page: Shown) -> Shown:
    """The page with the paragraphs that it is about, if the user has a copy of the text."""
    from sentencing.review.texts import quotes

    cites = [each.cite for each in page.tiers] if page.offence else [page.article]
    found = quotes(corpus, page.system.id, cites, page.day or "9999", source_of(corpus, page))
    if not found:
        return page
    from sentencing.report.quotes import quotes_of
    from sentencing.report.speech import Speech

    return page._replace(quotes=quotes_of(Speech(words, page.system, page.day or "9999", page.offence), found))


def source_of(corpus: Corpus, page: Shown) -> dict[str, Any]:
    """What the file that a page is about says of its source, fingerprints and all."""
    scope = next((each.scope for each in corpus.entries() if page.offence and each.id == page.offence.id), "")
    scope = scope or next((each.id for each in corpus.articles() if _is(each, page)), "")
    return corpus.article(scope).source if scope else {}


def _is(entry: ArticleEntry, page: Shown) -> bool:
    return (entry.jurisdiction, entry.article) == (page.system.id, page.article) and not entry.offences


def _pages_on(corpus: Corpus, names: tuple[str, ...], day: str) -> list[Shown]:
    """What there is to show of each that is encoded for a day; raises NotInForceError if none is."""
    from sentencing.engine.case import NotInForceError
    from sentencing.engine.program import version_on
    from sentencing.report.shown import page

    pages = []
    for last, name in enumerate(names, 1 - len(names)):
        try:
            if corpus.knows(name):
                version_on(corpus.offence(name), day)
            else:
                systems_on(corpus, corpus.article(name).jurisdiction, day)
            pages.append(page(corpus, name, day))
        except NotInForceError:
            if last == 0 and not pages:
                raise
    return pages
