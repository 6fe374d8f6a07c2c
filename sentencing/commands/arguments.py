"""The command line as it is declared: every command with what it takes.

Plain questions never come here (see `cli`); help, completion and every mistake do.
"""

from __future__ import annotations

import argparse
from argparse import SUPPRESS, ArgumentParser
from importlib import import_module

from sentencing.commands import (
    app,
    assessment,
    cases,
    checking,
    claims,
    comparing,
    locating,
    looking,
    quiz,
    serving,
    surveys,
    whatif,
)
from sentencing.commands.epilogs import epilog
from sentencing.commands.shared import VERSION
from sentencing.corpus.problem import UsageProblem, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from typing import Any, NoReturn

    Command = tuple[str, Callable[[Namespace], int], Callable[[ArgumentParser], None]]

SHELLS = ("bash", "zsh", "fish", "tcsh")
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
        "--format",
        "--style",
        "--out",
        "--to",
        "--law",
    }
)
_WIDTH = 79
_MISSING = "required: OFFENCE"  # how a complaint of `argparse` ends where only the offence is missing
FORMATS = ("text", "md", "html", "json", "csl", "anki")


class _Parser(ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        if message.endswith(_MISSING):
            message += " (such as cn/240, 240 or 拐卖)"
        raise UsageProblem(f"{message}; {self.prog} --help tells more")


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Help of a fixed width, like every other answer."""
    return argparse.RawDescriptionHelpFormatter(prog, width=_WIDTH)


_OPTIONS: dict[str, Any] = {"allow_abbrev": False, "formatter_class": _formatter}


def parsed(given: list[str]) -> Namespace:
    """What was typed, with its command (`run`); without one, the app is meant. Raises UsageProblem."""
    first = _first_word(given)
    if first in COMMANDS:
        given = [*given]
        given.remove(first)
    parser = parser_of(first if first in COMMANDS else "")
    options, left = parser.parse_known_args(given)
    _take(parser, options, left)
    options.run = COMMANDS[first][1] if first in COMMANDS else app.app
    if getattr(options, "print_completion", None):
        options.run, options.shell = _completion, options.print_completion
    return options


def parser_of(command: str) -> ArgumentParser:
    """The parser of a command, or, where that is empty, of the program itself."""
    if command:
        about, _, arguments = COMMANDS[command]
        parser = _Parser(prog=f"sentencing {command}", description=about, epilog=epilog(command), **_OPTIONS)
        arguments(parser)
    else:
        parser = _top()
        _app_arguments(parser)
    _shared(parser)
    return parser


def whole() -> ArgumentParser:
    """The program with its commands below it: what is typed first is a command, or an offence, which no list holds."""
    parser = _top()
    _plain_argument(parser)
    _shared(parser)
    below = parser.add_subparsers()
    for name, (about, _, arguments) in COMMANDS.items():
        one = below.add_parser(name, help=about)
        arguments(one)
        _shared(one)
    return parser


def _take(parser: ArgumentParser, options: Namespace, left: list[str]) -> None:
    """What stands behind an option belongs to the words before it."""
    lists = ("facts", "query", "name", "columns", "words_typed")
    several = next((name for name in lists if isinstance(getattr(options, name, None), list)), "")
    strange = [each for each in left if each.startswith("-") or not several]
    if strange:
        typed = getattr(options, "offence", None) if parser.prog == "sentencing" else None
        parser.error(f"unrecognized arguments: {' '.join(strange)}{_meant(typed, strange)}")
    if several:
        getattr(options, several).extend(left)


def _meant(typed: str | None, strange: list[str]) -> str:
    """What was probably meant by several words without a command: one of like name, or the answer to a case."""
    if not typed or any(each.startswith("-") for each in strange):
        return ""
    command = nearest(typed, COMMANDS)
    meant = [command, *strange] if command else ["range", typed, *strange]
    return f"; did you mean: sentencing {' '.join(meant)}?"


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
    parser.add_argument(
        "offence", nargs="?", help="the offence to open: an id, an article, words; or the file of a case"
    )
    _plain_argument(parser)


def _plain_argument(parser: ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="ask and answer line by line, as for screen readers")


def _range_arguments(parser: ArgumentParser) -> None:
    _case_arguments(parser)
    _all_argument(parser)


def _all_argument(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="no list is cut short")


def _case_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "offence", metavar="OFFENCE", help="an id, an article, a name: cn/240, 240, 拐卖; or the file of a case"
    )
    facts = "FACT, FACT=VALUE or FACT=?, or words for them: victims=3, surrender, 3人, 自首"
    parser.add_argument("facts", metavar="FACT", nargs="*", default=[], help=facts)


def _card_arguments(parser: ArgumentParser) -> None:
    _case_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, help="what to make of it: text, unless another is said")
    _style_argument(parser)
    parser.add_argument("--out", metavar="FILE", help="write it there")


def _style_argument(parser: ArgumentParser) -> None:
    parser.add_argument("--style", metavar="ID", help="the citation style, such as oscola (a wrong one lists them)")


def _find_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="WORDS", nargs="+", help="a number, a name, pinyin, in any language")


def _list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("system", metavar="SYSTEM", nargs="?", help="one legal system only, such as cn")


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="OFFENCE", nargs="+", help="an offence or an article: cn/240, 67, 自首")
    parser.add_argument("--all", action="store_true", help="every version, with its dates")


def _cases_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="OFFENCE", nargs="*", help="one offence or article only: cn/240, 拐卖 (all)")


def _whatif_arguments(parser: ArgumentParser) -> None:
    _range_arguments(parser)
    to = "a result, in quotes: 'at most 10y', 'never death', '三年以下' (any other)"
    parser.add_argument("--to", metavar="RESULT", help=to)
    parser.add_argument(
        "--questions", action="store_true", help="what is left to ask, best first, and why the rest changes nothing"
    )


def _compare_arguments(parser: ArgumentParser) -> None:
    what = (
        "two to four columns with 'vs' between them, each an offence and facts as in range, and a day as @2015-06-18 "
        "or a motion as motion:message-of-2015; "
        "a column takes from the first what it does not say: cn/240 victims=3 vs age=17 vs @2011-05-01 vs de/232"
    )
    parser.add_argument("columns", metavar="COLUMN", nargs="+", help=what)


def _claim_arguments(parser: ArgumentParser) -> None:
    what = "a claim by id, a file of claims, OFFENCE [FACT ...]: ASSERTION, or words (all are listed)"
    parser.add_argument("words_typed", metavar="CLAIM", nargs="*", help=what)
    parser.add_argument("--air", action="store_true", help="the answer at a glance: four lines at most")
    parser.add_argument("--all", action="store_true", help="every counterexample")
    parser.add_argument("--new", action="store_true", help="build a claim from four questions and print it")


def _history_arguments(parser: ArgumentParser) -> None:
    what = "an offence or an article: cn/240, 390, 绑架; with --since also a legal system, or nothing for all of them"
    parser.add_argument("name", metavar="OFFENCE", nargs="*", help=what)
    parser.add_argument("--since", metavar="DATE", help="only what changed on that day or later, such as 2021-03-01")


def _quiz_arguments(parser: ArgumentParser) -> None:
    what = "an offence, an article, a chapter (cn/ch4) or a legal system (all offences of the first system)"
    parser.add_argument("name", metavar="OFFENCE", nargs="*", help=what)
    parser.add_argument("--level", choices=("1", "2", "3"), default="2", help="how hard: 1 to 3 (2)")
    topic = "a fact that bears on each case: surrender, role=accessory, 自首; or shall-may: what binds, what is free"
    parser.add_argument("--topic", metavar="FACT", help=topic)
    parser.add_argument("--count", metavar="N", default="5", help="how many (5)")
    parser.add_argument("--seed", metavar="N", help="the same number gives a class the same cases")
    parser.add_argument("--again", action="store_true", help="those that were answered wrongly")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help="one page that works on a phone, without network")
    form.add_argument("--gift", action="store_true", help="for Moodle and others")
    form.add_argument("--print", action="store_true", help="a sheet, and a key on a page of its own")


def _motion_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="MOTION", nargs="*", help="an id, a file, or words for it (lists them all)")
    parser.add_argument("--law", metavar="DATE", help="over the law of that day (the day of its publication)")
    parser.add_argument("--table", action="store_true", help="the comparison table alone, every frame in it")
    parser.add_argument("--claims", action="store_true", help="put the known claims to both laws, too: which turn?")
    _all_argument(parser)


def _near_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="OFFENCE", nargs="+", help="an id, an article, a name: cn/240, 240, 拐卖")
    _all_argument(parser)


def _rules_arguments(parser: ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("--shall", action="store_true", help="only what binds the court")
    parser.add_argument("--may", action="store_true", help="only what the court is free to do")


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        default="",
        help="a file of law, claims or cards, a motion, or a folder (all)",
    )


def _verify_arguments(parser: ArgumentParser) -> None:
    _check_arguments(parser)
    parser.add_argument("--texts", metavar="DIR", required=True, help="the folder of the official texts")
    parser.add_argument(
        "--stamp", action="store_true", help="write into each file without a difference that it was compared"
    )


def _stage_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help="a TOML file: up to nine [[card]] tables")
    _style_argument(parser)
    parser.add_argument("--out", metavar="FILE", help="write the page there (otherwise it is printed)")


def _texts_arguments(parser: ArgumentParser) -> None:
    what = "add FILE takes a copy of a text, remove ID takes it away again; neither: list what is there"
    parser.add_argument("action", metavar="add|remove", nargs="?", choices=("add", "remove"), help=what)
    parser.add_argument("name", metavar="FILE|ID", nargs="?", help="HTML, Markdown or plain text; an instrument's id")


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


def _later(module: str, name: str) -> Callable[[Namespace], int]:
    """A command whose module imports much, and only when it runs."""

    def run(options: Namespace) -> int:
        return int(getattr(import_module(f"sentencing.commands.{module}"), name)(options))

    return run


def _nothing_more(_: ArgumentParser) -> None:
    return


_completion, _man = _later("declared", "completion"), _later("declared", "man")
_motion, _near = _later("motions", "motion"), _later("motions", "near")
_card, _stage, _texts = _later("card", "card"), _later("stage", "stage"), _later("texts", "texts")

COMMANDS: dict[str, Command] = {
    "find": ("find offences and articles by number, name or pinyin", looking.find, _find_arguments),
    "list": ("list all offences", looking.listed, _list_arguments),
    "show": ("show an offence or an article: frames, facts, rules, source", looking.show, _show_arguments),
    "rules": ("the general rules: what they make or let a court do", looking.rules, _rules_arguments),
    "range": ("every sentence a court may lawfully impose, and why", assessment.assessed, _range_arguments),
    "whatif": ("what would have to be different for another result", whatif.whatif, _whatif_arguments),
    "compare": ("two to four answers side by side, on one ruler", comparing.comparison, _compare_arguments),
    "card": ("an offence, or an answer, on one card to show, cite or learn", _card, _card_arguments),
    "stage": ("prepared cards on keys 1-9, for a presenter and a hall", _stage, _stage_arguments),
    "cases": ("reported judgments, and where their sentences lie", cases.cases, _cases_arguments),
    "history": ("how the frames of an offence, or the whole law, moved", surveys.history, _history_arguments),
    "motion": ("a proposal beside the law: what it changes, and for whom", _motion, _motion_arguments),
    "near": ("what is as grave as an offence, frame by frame", _near, _near_arguments),
    "coverage": ("every article of a code, and what became of it", surveys.coverage, _list_arguments),
    "quiz": ("hypotheticals for practice, for one or for a class", quiz.quiz, _quiz_arguments),
    "check": ("check statute files: their logic and their examples", checking.check, _check_arguments),
    "verify": ("compare statute files with official texts", checking.verify, _verify_arguments),
    "locate": ("where settings, saved cases and sessions are kept", locating.locate, _locate_arguments),
    "serve": ("the app in a browser, for a few visitors (an extra)", serving.serve, _serve_arguments),
    "claim": ("is it true what people say, and for whom not", claims.claim, _claim_arguments),
    "texts": ("your own copies of official texts, quoted beside the figures", _texts, _texts_arguments),
    "schema": ("print the JSON Schema of statute files", checking.schema, _nothing_more),
    "completion": ("print a completion script for a shell", _completion, _completion_arguments),
    "man": ("print the manual page", _man, _nothing_more),
}
