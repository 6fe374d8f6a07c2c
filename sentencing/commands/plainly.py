"""The app line by line, on standard input and output."""

from __future__ import annotations

import sys

from sentencing.commands.assessment import asked
from sentencing.commands.shared import FINE, corpus_of, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.engine.case import Answer


def plainly(options: Options) -> int:
    """Ask line by line, and answer in words."""
    from sentencing.dialogue import Dialogue

    corpus = corpus_of(options)
    offence: str | None = None
    facts: dict[str, Answer] = {}
    day = options.day
    if options.offence:
        options.facts = []
        offence, facts, day = asked(corpus, options)
    Dialogue(corpus, day, options.words, _line, lambda line: put(f"{line}\n")).run(offence, facts)
    return FINE


def _line() -> str | None:
    """The next line typed; None at the end. Where one types by hand, something shows that it is awaited."""
    if sys.stdin is None:
        return None
    if sys.stdin.isatty():
        put("> ")
    line = sys.stdin.readline()
    return line or None
