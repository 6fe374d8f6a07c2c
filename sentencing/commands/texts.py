"""`texts`: the user's own copies of official texts."""

from __future__ import annotations

from sentencing.commands.shared import FINE, corpus_of, put, put_json, say, tool_of, write
from sentencing.corpus.problem import UsageProblem, one_line
from sentencing.folders import TEXTS, texts_folder
from sentencing.report.amounts import date
from sentencing.report.json import SCHEMA
from sentencing.report.speech import Speech
from sentencing.review.texts import kept, remove, take

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.report.words import Words
    from sentencing.review.texts import Kept, Taken


def texts(options: Options) -> int:
    """`texts`: list what is there, take a copy, or take one away."""
    corpus = corpus_of(options)
    if options.action and not options.name:
        wanted = "a file: sentencing texts add FILE" if options.action == "add" else "which: sentencing texts remove ID"
        raise UsageProblem(f"say {wanted}")
    match options.action:
        case "add":
            return _add(options, corpus)
        case "remove":
            for each in remove(corpus, options.name):
                put(options.words.say("Removed: {text}", text=_line(options.words, corpus, each)) + "\n")
            return FINE
        case _:
            return _list(options, corpus)


def _add(options: Options, corpus: Corpus) -> int:
    words = options.words
    made = take(corpus, options.name, getattr(options, "as_of", ""))
    write(made.text.path, made.words)
    if options.json:
        put_json({**_head(corpus), "added": {**_json(made.text), **_counts(made)}})
        return FINE
    put(words.say("Taken: {text}", text=_line(words, corpus, made.text)) + "\n")
    put(words.many("{n} article.", "{n} articles.", made.articles) + "\n")
    if made.known:
        said = words.say(
            "Of the {known} paragraphs that the figures were checked against, {same} stand so in it.",
            known=made.known,
            same=made.same,
        )
        put(f"{said}\n")
    if not made.text.as_of and corpus.instruments(made.text.system)[made.text.instrument].amended:
        say(words.say("It does not say as of when it stands; say it with --as-of DATE."))
    return FINE


def _list(options: Options, corpus: Corpus) -> int:
    found = kept(corpus)
    if options.json:
        put_json({**_head(corpus), "texts": [_json(each) for each in found]})
    elif found:
        put("".join(f"{_line(options.words, corpus, each)}\n" for each in found))
    else:
        put(options.words.say("No texts yet: sentencing texts add FILE takes a copy.") + "\n")
    say(options.words.say("They are in {folder} ({variable}).", folder=one_line(texts_folder(), 400), variable=TEXTS))
    return FINE


def _line(words: Words, corpus: Corpus, text: Kept) -> str:
    title = Speech(words, corpus.system(text.system), "9999").instrument(text.instrument, full=True)
    when = date(words, text.as_of) if text.as_of else words.meant("the day of a text", "day unknown")
    name = text.instrument if not text.own else f"{text.instrument}@{text.as_of or 'undated'}"
    return words.meant("a text that is kept", "{name}  {title}, {when}", name=name, title=title, when=when)


def _head(corpus: Corpus) -> dict[str, Any]:
    return {"schema": SCHEMA, "tool": tool_of(corpus), "folder": texts_folder()}


def _json(text: Kept) -> dict[str, Any]:
    kept_as = {"system": text.system, "instrument": text.instrument, "as_of": text.as_of or None}
    return {**kept_as, "file": text.path, "own": text.own}


def _counts(made: Taken) -> dict[str, int]:
    return {"articles": made.articles, "same": made.same, "known": made.known}
