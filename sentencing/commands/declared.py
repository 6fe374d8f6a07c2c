"""What is made from the command line as it is declared: completion scripts for shells, and the manual page."""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from functools import partial

from sentencing.commands.arguments import COMMANDS, parser_of, whole
from sentencing.commands.shared import FINE, VERSION, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from sentencing.commands.shared import Options

_WIDTH = 70
_NAME = "sentencing \\- every sentence a court may lawfully impose, and why"
_VARIABLES = (
    ("SENTENCING_STATUTES", "folders of law of your own, as --statutes takes them"),
    ("SENTENCING_TEXTS", "the folder of your copies of official texts"),
    ("SENTENCING_CONFIG", "the file of settings"),
    ("SENTENCING_FOLDER", "one folder for everything of your own"),
    ("NO_COLOR", "no colour"),
)
_ENDS = (("0", "fine"), ("1", "findings: a failed check, a claim that is not so"), ("2", "usage, or bad input"))


def completion(options: Options) -> int:
    """Print a completion script."""
    import shtab

    put(shtab.complete(whole(), options.shell) + "\n")
    return FINE


def man(_: Options) -> int:
    """`man`: the manual page, in roff: `sentencing man | man -l -`."""
    put(manual())
    return FINE


def manual() -> str:
    """The manual page. It needs no library: it is made when the program is built, too."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield f'.TH SENTENCING 1 "" "sentencing {VERSION}" "User Commands"'
    yield from (".SH NAME", _NAME, ".SH SYNOPSIS")
    top = _narrow(parser_of(""))
    yield from _verbatim((top.usage or "").replace("       ", ""))
    yield from (".SH DESCRIPTION", _plain(top.description or ""))
    yield from _verbatim(_options(top.format_help()))
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield f'.SS "{_plain(name)}"'
        yield from _verbatim(_narrow(parser_of(name)).format_help().partition("\n\neverywhere:")[0])
    yield ".PP"
    yield _plain("sentencing COMMAND --help tells more, and key by key what --json answers.")
    yield from (".SH ENVIRONMENT", *_listed(_VARIABLES))
    yield from (".SH EXIT STATUS", *_listed(_ENDS))
    yield from (".SH FILES", "sentencing locate tells where settings, cases, texts and sessions are kept.")


def _narrow(parser: ArgumentParser) -> ArgumentParser:
    """The parser, whose help leaves room for the margin of the page."""
    parser.formatter_class = partial(RawDescriptionHelpFormatter, width=_WIDTH)
    return parser


def _options(told: str) -> str:
    """Of the program's help, what it takes; its commands have their own sections."""
    return told[told.index("positional arguments:") :].partition("\ncommands:")[0]


def _listed(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, said in rows:
        yield from (".TP", f".B {_plain(name)}", _plain(said))


def _verbatim(text: str) -> Iterator[str]:
    yield from (".PP", ".nf", *map(_plain, text.strip("\n").splitlines()), ".fi")


def _plain(text: str) -> str:
    """A line that says nothing to the typesetter: hyphens stay hyphens, a dot at its beginning a dot, and what is not
    ASCII is named by its number."""
    signs = {"\\": "\\e", "-": "\\-"}
    line = "".join(signs.get(each, each if each.isascii() else f"\\[u{ord(each):04X}]") for each in text)
    return f"\\&{line}" if line[:1] in (".", "'") else line
