"""The commands: parses what was typed, asks the corpus and the engine, prints what `report` says.

stdout is data, stderr is talk. Exit 0: fine; 1: findings; 2: usage or bad input, with one clear line. What a command
needs is imported when it runs, so that an answer starts at once.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from types import SimpleNamespace

from sentencing.commands.assessment import assessed
from sentencing.commands.shared import BAD, FINE, corpus_of, say
from sentencing.corpus.problem import UsageProblem, one_line
from sentencing.report.words import UnknownLanguageError, preferred, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_SHOWN = 80
_VALUES = {"--lang": "lang", "--as-of": "as_of", "--statutes": "statutes"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = plain(given)
    if options:
        gc.disable()  # the answer is there before anything is worth collecting
    try:
        return _run(options, given)
    except BrokenPipeError:  # the reader has seen enough
        _drop()
        return FINE
    except OSError as error:  # a disk that is full, a folder that may not be read
        _drop()
        return _refuse(_failed(error))
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()  # it ends with the program: nobody looks through it once more
        gc.enable()


def _run(options: Any, given: list[str]) -> int:
    from sentencing.corpus.problem import StatuteError
    from sentencing.corpus.store import UnknownError
    from sentencing.engine.case import CaseError

    try:
        options = options or _declared(given)
        _settle(options)
        return int(options.run(options))
    except UnknownLanguageError as error:
        return _refuse(f"--lang: {one_line(str(error))}")
    except UsageProblem as error:
        return _refuse(error.message)
    except StatuteError as error:
        return _refuse("\n".join(str(problem) for problem in error.problems), prefix="")
    except (CaseError, UnknownError) as error:
        return _refuse(one_line(str(error), 600))


def _refuse(message: str, prefix: str = "sentencing: ") -> int:
    say(f"{prefix}{message}")
    return BAD


def _drop() -> None:
    """Let what could not be written go nowhere, or Python would try again at the end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(error: OSError) -> str:
    what = one_line(str(error.filename)) if error.filename else "the answer cannot be written"
    return f"{what}: {error.strerror or one_line(str(error))}"


def _declared(given: list[str]) -> Any:
    """What was typed, read as the whole command line is declared."""
    from sentencing.commands.arguments import parsed

    return parsed(given)


def plain(given: list[str]) -> SimpleNamespace | None:
    """The question that was typed, if it is a plain one: `range OFFENCE FACT ...` with the options of every command.

    Declaring a command line takes longer than answering, so this reads what needs no declaration. None for the rest.
    """
    if given[:1] != ["range"]:
        return None
    options: dict[str, Any] = {"run": assessed, "json": False, "all": False, "statutes": None}
    words: list[str] = []
    left = iter(given[1:])
    for each in left:
        if each in ("--json", "--all"):
            options[each[2:]] = True
        elif each in _VALUES:
            value = next(left, "")
            if not value or value.startswith("-"):
                return None
            options[_VALUES[each]] = value
        elif each.startswith("-"):
            return None
        else:
            words.append(each)
    return SimpleNamespace(**options, offence=words[0], facts=words[1:]) if words else None


def _settle(options: Any) -> None:
    """The language and the day that were asked for, or those that are meant if none was."""
    options.words = words(options.lang if hasattr(options, "lang") else preferred(os.environ))
    today = time.strftime("%Y-%m-%d")
    if hasattr(options, "as_of"):
        options.as_of = _day(options.as_of, today)
    options.day = getattr(options, "as_of", today)
    if options.day > today:
        from sentencing.question import known_on

        known_on(corpus_of(options), options.day)


def _day(text: str, today: str) -> str:
    """An ISO date, or that of today; raises UsageProblem for anything else."""
    from sentencing.law.days import is_day
    from sentencing.report.words import languages

    if is_day(text):
        return text
    if text.lower() in {words(each).meant("a day", "today") for each in languages()}:
        return today
    raise UsageProblem(f"--as-of: '{text[:_SHOWN]}' is not a date such as 2015-06-18, and not `today`")
