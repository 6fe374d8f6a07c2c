"""The command line as it is declared: every command with what it takes.

Plain questions never come here (see `cli`); help, completion and every mistake do.
"""

from __future__ import annotations

import argparse
from argparse import SUPPRESS, ArgumentParser

from sentencing.commands import app, assessment, cases, checking, comparing, locating, looking, serving, shared, surveys
from sentencing.commands.shared import FINE, VERSION
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from typing import Any, NoReturn

    Command = tuple[str, Callable[[Namespace], int], Callable[[ArgumentParser], None]]

SHELLS = ("bash", "zsh", "tcsh")
_WITH_VALUE = frozenset(
    {
        "--lang",
        "--as-of",
        "--statutes",
        "--texts",
        "--since",
        "--print-completion",
        "--host",
        "--port",
        "--visitors",
        "--idle",
    }
)
_WIDTH = 79


class _Parser(ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageProblem(f"{message}; {self.prog} --help tells more")


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Help of a fixed width, like every other answer."""
    return argparse.RawDescriptionHelpFormatter(prog, width=_WIDTH)


_OPTIONS: dict[str, Any] = {"allow_abbrev": False, "formatter_class": _formatter}


def parsed(given: list[str]) -> Namespace:
    """What was typed, with its command (`run`); without one, the app is meant. Raises UsageProblem."""
    first = _first_word(given)
    if first in COMMANDS:
        parser = _Parser(prog=f"sentencing {first}", description=COMMANDS[first][0], **_OPTIONS)
        given = [*given]
        given.remove(first)
        COMMANDS[first][2](parser)
    else:
        parser = _top()
        _app_arguments(parser)
    _shared(parser)
    options, left = parser.parse_known_args(given)
    _take(parser, options, left)
    options.run = COMMANDS[first][1] if first in COMMANDS else app.app
    if getattr(options, "print_completion", None):
        options.run, options.shell = _completion, options.print_completion
    return options


def _take(parser: ArgumentParser, options: Namespace, left: list[str]) -> None:
    """What stands behind an option belongs to the words before it."""
    lists = ("facts", "query", "name", "columns")
    several = next((name for name in lists if isinstance(getattr(options, name, None), list)), "")
    strange = [each for each in left if each.startswith("-") or not several]
    if strange:
        parser.error(f"unrecognized arguments: {' '.join(strange)}")
    if several:
        getattr(options, several).extend(left)


def _first_word(given: list[str]) -> str:
    """The first argument that is no option and no value of one."""
    skipping = False
    for each in given:
        if skipping:
            skipping = False
        elif each in _WITH_VALUE:
            skipping = True
        elif not each.startswith("-"):
            return each
    return ""


def _top() -> _Parser:
    listed = "\n".join(f"  {name:<11} {about}" for name, (about, _, _) in COMMANDS.items())
    parser = _Parser(
        prog="sentencing",
        usage="sentencing [OFFENCE] [--plain]\n       sentencing COMMAND ... [--json] [--lang LANG] [--as-of DATE] ...",
        description="What may a court lawfully impose, and why? Opens the app, or runs a command.",
        epilog=f"commands:\n{listed}\n\nsentencing COMMAND --help tells more.",
        **_OPTIONS,
    )
    parser.add_argument("--version", action="version", version=f"sentencing {VERSION}")
    parser.add_argument("--print-completion", choices=SHELLS, help="print a completion script for a shell")
    return parser


def _shared(parser: ArgumentParser) -> None:
    shared = parser.add_argument_group("everywhere")
    shared.add_argument("--json", action="store_true", help="answer as JSON")
    shared.add_argument("--lang", metavar="LANG", default=SUPPRESS, help="the language of the answer, such as en or zh")
    shared.add_argument(
        "--as-of", metavar="DATE", default=SUPPRESS, help="the law of that day, such as 2015-06-18 (today)"
    )
    own = "a folder of law of your own, beside what is shipped (only:DIR alone)"
    shared.add_argument("--statutes", metavar="DIR", help=own)


def _app_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("offence", nargs="?", help="the offence to open: an id, an article, words")
    parser.add_argument("--plain", action="store_true", help="ask and answer line by line, as for screen readers")


def _range_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "offence", metavar="OFFENCE", help="an id, an article, a name: cn/240, 240, 拐卖; or the file of a case"
    )
    facts = "FACT, FACT=VALUE or FACT=?, or words for them: victims=3, surrender, 3人, 自首"
    parser.add_argument("facts", metavar="FACT", nargs="*", help=facts)


def _find_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="WORDS", nargs="+", help="a number, a name, pinyin, in any language")


def _list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("system", metavar="SYSTEM", nargs="?", help="one legal system only, such as cn")


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="OFFENCE", nargs="+", help="an offence or an article: cn/240, 67, 自首")
    parser.add_argument("--all", action="store_true", help="every version, with its dates")


def _cases_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="OFFENCE", nargs="*", help="one offence or article only: cn/240, 拐卖 (all)")


def _compare_arguments(parser: ArgumentParser) -> None:
    what = (
        "two to four columns with 'vs' between them, each an offence and facts as in range, and a day as @2015-06-18; "
        "a column takes from the first what it does not say: cn/240 victims=3 vs age=17 vs @2011-05-01 vs de/232"
    )
    parser.add_argument("columns", metavar="COLUMN", nargs="+", help=what)


def _history_arguments(parser: ArgumentParser) -> None:
    what = "an offence or an article: cn/240, 390, 绑架; with --since also a legal system, or nothing for all of them"
    parser.add_argument("name", metavar="OFFENCE", nargs="*", help=what)
    parser.add_argument("--since", metavar="DATE", help="only what changed on that day or later, such as 2021-03-01")


def _rules_arguments(parser: ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("--shall", action="store_true", help="only what binds the court")
    parser.add_argument("--may", action="store_true", help="only what the court is free to do")


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", nargs="?", default="", help="a statute file or a folder (all)")


def _verify_arguments(parser: ArgumentParser) -> None:
    _check_arguments(parser)
    parser.add_argument("--texts", metavar="DIR", required=True, help="the folder of the official texts")
    parser.add_argument(
        "--stamp", action="store_true", help="write into each file without a difference that it was compared"
    )


def _completion_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell")


def _locate_arguments(parser: ArgumentParser) -> None:
    what = "one place only"
    parser.add_argument("what", nargs="?", choices=locating.PLACES, help=what)
    parser.add_argument("--init", action="store_true", help="write a file of settings that explains each of them")


def _serve_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to serve on (127.0.0.1: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="the port (8000)")
    parser.add_argument("--visitors", type=int, default=8, help="how many may come at a time (8)")
    parser.add_argument("--idle", type=float, default=20, metavar="MINUTES", help="a visit without a key ends (20)")


def _nothing_more(_: ArgumentParser) -> None:
    return


def _completion(options: Namespace) -> int:
    """Print a completion script, made from the whole command line as it is declared here."""
    import shtab

    parser = _top()
    _app_arguments(parser)
    _shared(parser)
    below = parser.add_subparsers()
    for name, (about, _, arguments) in COMMANDS.items():
        one = below.add_parser(name, help=about)
        arguments(one)
        _shared(one)
    shared.put(shtab.complete(parser, options.shell) + "\n")
    return FINE


COMMANDS: dict[str, Command] = {
    "find": ("find offences and articles by number, name or pinyin", looking.find, _find_arguments),
    "list": ("list all offences", looking.listed, _list_arguments),
    "show": ("show an offence or an article: frames, facts, rules, source", looking.show, _show_arguments),
    "rules": ("the general rules: what they make or let a court do", looking.rules, _rules_arguments),
    "range": ("every sentence a court may lawfully impose, and why", assessment.assessed, _range_arguments),
    "compare": ("two to four answers side by side, on one ruler", comparing.comparison, _compare_arguments),
    "cases": ("reported judgments, and where their sentences lie", cases.cases, _cases_arguments),
    "history": ("how the frames of an offence, or the whole law, moved", surveys.history, _history_arguments),
    "coverage": ("every article of a code, and what became of it", surveys.coverage, _list_arguments),
    "check": ("check statute files: their logic and their examples", checking.check, _check_arguments),
    "verify": ("compare statute files with official texts", checking.verify, _verify_arguments),
    "locate": ("where settings, saved cases and sessions are kept", locating.locate, _locate_arguments),
    "serve": ("the app in a browser, for a few visitors (an extra)", serving.serve, _serve_arguments),
    "schema": ("print the JSON Schema of statute files", checking.schema, _nothing_more),
    "completion": ("print a completion script for a shell", _completion, _completion_arguments),
}
