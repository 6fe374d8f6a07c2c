"""What the commands share: the law asked about, and where answers and talk go."""

from __future__ import annotations

import sys

from sentencing import __version__
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeAlias

    from sentencing.commands.waiting import Line
    from sentencing.corpus.roots import SystemFolder
    from sentencing.corpus.store import Corpus
    from sentencing.law.provision import System
    from sentencing.report.words import Words

    Options: TypeAlias = Any  # of `argparse`, or of a plain question: what was typed, by name

VERSION = __version__
FINE, FINDINGS, BAD = 0, 1, 2


def corpus_of(options: Options) -> Corpus:
    """The law that was asked about."""
    from sentencing.corpus.store import default_roots

    return corpus_in(default_roots(options.statutes), options.words)


def corpus_in(roots: tuple[str, ...], words: Words) -> Corpus:
    """The law in these folders. If it must be compiled first, a terminal shows how far that has come."""
    from sentencing.corpus.store import open_corpus

    if sys.stderr is None or not sys.stderr.isatty():
        return open_corpus(roots)
    lines: list[Line] = []

    def told(step: str, done: int, total: int) -> None:
        if not lines:
            from sentencing.commands.waiting import Line

            lines.append(Line(words, sys.stderr))
        lines[0].show(step, done, total)

    try:
        return open_corpus(roots, told)
    finally:
        for line in lines:
            line.erase()


def put(text: str) -> None:
    """Data, whole or not at all; what the terminal's encoding cannot hold is escaped. Raises UsageProblem if there is
    nothing to print to."""
    if sys.stdout is None:
        raise UsageProblem("the answer cannot be written: standard output is closed")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()


def put_json(made: object) -> None:
    """Data as JSON."""
    import json

    put(json.dumps(made, ensure_ascii=False, indent=2) + "\n")


def write(path: str, text: str) -> None:
    """Write a file whole or not at all; raises UsageProblem where it cannot be written."""
    from sentencing.corpus.problem import one_line
    from sentencing.saved import write_whole

    try:
        write_whole(path, text)
    except OSError as error:
        raise UsageProblem(f"{one_line(path, 400)} cannot be written: {error.strerror or error}") from None


def say(text: str) -> None:
    """Talk; where nobody listens it is lost, and the answer is not."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = None  # nor does Python try again at the end


def tool_of(corpus: Corpus) -> dict[str, str]:
    """What made an answer: the version of the program, and a hash of every statute file it was made from."""
    from sentencing.report import origin

    return origin.tool_of(corpus)


def tool_from(folders: Iterable[SystemFolder]) -> dict[str, str]:
    """The same, of the law in some folders, whether or not it can be compiled."""
    from sentencing.report import origin

    return origin.tool_from(folders)


def systems_of(corpus: Corpus, wanted: str | None) -> tuple[str, ...]:
    """The systems asked for: one, or all; raises UnknownError for one that is not there."""
    if wanted:
        return (corpus.system(wanted).id,)
    return tuple(each.id for each in corpus.systems())


def systems_on(corpus: Corpus, wanted: str | None, day: str) -> list[System]:
    """The systems asked for whose general rules are encoded for a day; raises NotInForceError if none is."""
    from sentencing.engine.case import NotInForceError

    systems = [corpus.system(name) for name in systems_of(corpus, wanted)]
    known = [each for each in systems if each.since <= day]
    if not known:
        first = min(systems, key=lambda each: each.since)
        raise NotInForceError(first.id, day, first.since, "")
    return known
