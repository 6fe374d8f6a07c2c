"""`quiz`: hypotheticals for practice, on the terminal or for a class."""

from __future__ import annotations

import json
import os
import sys
from itertools import islice
from string import ascii_lowercase

from sentencing.commands.shared import FINE, corpus_of, put, put_json, say, tool_of
from sentencing.corpus.problem import UsageProblem, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.debate.quiz import Hypothetical, Wish
    from sentencing.engine.case import Answer
    from sentencing.report.quiz import Problem

_SEEDS = 10_000


def quiz(options: Options) -> int:
    """`quiz`: pose hypotheticals and mark the answers; or print them as a sheet, a page, for Moodle, or as JSON."""
    from sentencing.report.quiz import problem, quiz_json, sheet
    from sentencing.report.quiz_export import gift, page

    corpus = corpus_of(options)
    wishes = _again(corpus) if options.again else _wished(corpus, options)
    if not wishes:
        say(options.words.say("There is nothing to repeat."))
        return FINE
    made = [(wish, each, problem(options.words, corpus, each)) for wish, each in _made(corpus, wishes)]
    said, seed = [each for _, _, each in made], wishes[0][0].seed
    if options.json:
        pairs = [(each, text) for _, each, text in made]
        put_json(quiz_json(options.words, corpus, pairs, seed, tool_of(corpus)))
    elif options.html:
        put(page(options.words, said, seed))
    elif options.gift:
        put(gift(said))
    elif options.print:
        put(sheet(options.words, said, seed))
    else:
        _pose(options, [(wish, each.number, text) for wish, each, text in made])
    return FINE


def _wished(corpus: Corpus, options: Options) -> list[tuple[Wish, int]]:
    from sentencing.debate.quiz import MOST, Wish

    count = _whole("--count", options.count, MOST)
    seed = _whole("--seed", options.seed, 10**9) if options.seed else 1 + int.from_bytes(os.urandom(4), "big") % _SEEDS
    wish = Wish(_offences(corpus, options), options.day, int(options.level), seed, *_topic(corpus, options))
    return [(wish, number) for number in range(1, count + 1)]


def _whole(name: str, text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= most):
        raise UsageProblem(f"{name}: {quoted(text)} is not a number from 1 to {most}")
    return int(text)


def _offences(corpus: Corpus, options: Options) -> tuple[str, ...]:
    """The offences meant: by id or words, those of an article, a chapter or a system, or those of the first system."""
    from sentencing.debate.claim import ClaimError, offences_of
    from sentencing.law.values import Some
    from sentencing.question import names_meant

    name = " ".join(options.name) or next(each.id for each in corpus.systems())
    try:
        return offences_of(corpus, Some((name,)), None, options.day)
    except ClaimError:
        found = tuple(each for each in names_meant(corpus, name) if corpus.knows(each))
    if not found:
        raise UsageProblem(f"{quoted(name)} has no offence to make hypotheticals of")
    return found


def _topic(corpus: Corpus, options: Options) -> tuple[str, Answer] | tuple[()]:
    """The fact or circumstance meant by `--topic`, and its value, or what is asked of two kinds of rule; raises
    UsageProblem for none."""
    from sentencing.corpus.find import normal
    from sentencing.debate.quiz import SHALL_MAY
    from sentencing.question import answers_meant
    from sentencing.report.words import languages, words

    if not options.topic:
        return ()
    named = (SHALL_MAY, *(words(each).say("shall against may") for each in languages()))
    if normal(options.topic) in map(normal, named):
        return SHALL_MAY, True
    offence = corpus.offence(_offences(corpus, options)[0])
    return next(iter(answers_meant(corpus, offence, [options.topic]).items()))


def _made(corpus: Corpus, wishes: list[tuple[Wish, int]]) -> Iterator[tuple[Wish, Hypothetical]]:
    from sentencing.debate.quiz import NoneFoundError, hypotheticals

    made: dict[Wish, tuple[list[Hypothetical], Iterator[Hypothetical]]] = {}
    for wish, number in wishes:
        found, more = made.setdefault(wish, ([], hypotheticals(corpus, wish)))
        try:
            found += islice(more, max(number - len(found), 0))
            yield wish, found[number - 1]
        except NoneFoundError as error:
            raise UsageProblem(
                f"there is no such hypothetical: {error}; take another topic, level or offence"
            ) from None


# On the terminal.


def _pose(options: Options, problems: list[tuple[Wish, int, Problem]]) -> None:
    """Ask one by one, and mark. What was answered wrongly is kept for `--again`; the end of input ends it."""
    from sentencing.report.quiz import marked, posed, scored

    words, right, asked = options.words, 0, 0
    say(
        words.say(
            "Seed {seed}. Type a letter and Enter; an empty line passes, the end of input ends.",
            seed=problems[0][0].seed,
        )
    )
    for wish, number, each in problems:
        missed = False
        for index, (_, choices, good) in enumerate(each.asked):
            put(posed(each, index))
            answer = _answer(len(choices))
            if answer == "end":
                if missed:
                    _keep(wish, number, missed=True)
                put(scored(words, right, asked))
                return
            chosen = ascii_lowercase.index(answer) if answer else None
            asked, right, missed = asked + 1, right + (chosen == good), missed or chosen != good
            put(marked(words, each, index, chosen))
        _keep(wish, number, missed=missed)
    put(scored(words, right, asked))


def _answer(choices: int) -> str:
    """A letter, nothing for a pass, or `end`."""
    while True:
        if sys.stdin.isatty():
            put("   > ")
        line = sys.stdin.readline()
        if not line:
            return "end"
        answer = line.strip().lower()
        if not answer or answer in ascii_lowercase[:choices]:
            return answer
        say(f"a-{ascii_lowercase[choices - 1]}")


# What was answered wrongly.


def _again(corpus: Corpus) -> list[tuple[Wish, int]]:
    """The hypotheticals that were missed, as far as the law still has their offences."""
    from sentencing.debate.quiz import Wish

    found = [(Wish(tuple(row[0]), *row[1:6]), row[6]) for row in _missed()]
    return [each for each in found if all(corpus.knows(name) for name in each[0].offences)]


def _missed() -> list[list[Any]]:
    """The rows of the file of missed hypotheticals; none where it cannot be read."""
    from sentencing.folders import practice_file

    try:
        with open(practice_file(), encoding="utf-8") as file:
            rows = json.load(file)
        return [row for row in rows if len(row) == 7 and isinstance(row[6], int)]
    except (OSError, ValueError, TypeError):
        return []


def _keep(wish: Wish, number: int, *, missed: bool) -> None:
    """Keep a missed hypothetical, and forget it once it was answered."""
    from sentencing.folders import practice_file
    from sentencing.saved import write_whole

    row = [list(wish.offences), *wish[1:], number]
    before = _missed()
    rows = [each for each in before if each != row] + ([row] if missed else [])
    if rows != before:
        write_whole(practice_file(), json.dumps(rows))
