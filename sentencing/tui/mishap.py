"""When something in the app breaks: a report to send, and a calm screen that says where it is and goes on.

The report holds where the program broke, what it ran on and the case that was open: no message of the error, which
could quote a statute or a path, and nothing else that was on the screen.
"""

from __future__ import annotations

import os
import platform
import time
import traceback
from collections.abc import Iterator, Mapping
from typing import ClassVar

import textual
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from sentencing import __version__
from sentencing.law.record import Record
from sentencing.report.words import Words, mark
from sentencing.tui import themes
from sentencing.tui.keys import bound, said
from sentencing.tui.prose import Block, Entry, Gap, Passage, Prose, Table
from sentencing.tui.tones import ACCENT, QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer

_HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Report(Record):
    """A report that was written: its file, or, if none could be, why and its text."""

    path: str
    reason: str = ""
    text: str = ""


def report_text(error: BaseException, offence: str, facts: Mapping[str, Answer], size: tuple[int, int]) -> str:
    """What to send: where it broke, what it ran on, and the case."""
    lines = [
        f"sentencing {__version__}, textual {textual.__version__}",
        f"python {platform.python_version()} on {platform.system()} {platform.release()}",
        f"terminal {os.environ.get('TERM', '')}, {size[0]}x{size[1]}",
        f"case {' '.join([offence or '-', *(f'{name}={value}' for name, value in facts.items())])}",
        "",
        *_broken(error),
    ]
    return "\n".join(lines) + "\n"


def _broken(error: BaseException) -> Iterator[str]:
    """The errors, the first cause first, each with the places that it came through."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _broken(before)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{os.path.relpath(frame.filename, _HERE)}:{frame.lineno} {frame.name}: {frame.line}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"


def written(folder: str, text: str) -> Report:
    """The report in a file of its own."""
    from sentencing.saved import write_whole

    path = os.path.join(folder, f"mishap-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt")
    try:
        write_whole(path, text)
    except OSError as error:
        return Report("", error.strerror or str(error), text)
    return Report(path)


class Mishap(App[bool]):
    """Says what happened and where the report is. Ends with whether one goes on."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: $background; color: $foreground; align: center middle; }
    #sheet { width: 72; max-width: 96%; height: auto; max-height: 96%; }
    Prose { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("enter", "again(True)", mark("a key", "again"), mark("a key", "Start again"), "mishap.again"),
        bound("q,escape", "again(False)", mark("a key", "quit"), mark("a key", "Leave the app"), "mishap.quit"),
    ]

    def __init__(self, report: Report, words: Words, theme: str, *, kept: bool = True) -> None:
        """`kept`: the case is there at the next start, however one leaves; else only if one goes on."""
        super().__init__()
        self._kept = kept
        for own in themes.THEMES:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else themes.DARK.name
        self._report = report
        self._words = words

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The app's own colours for themes that do not set them."""
        return dict(themes.DEFAULTS)

    def compose(self) -> ComposeResult:
        """A few lines in the middle."""
        with VerticalScroll(id="sheet"):
            text = Prose()
            text.blocks = tuple(self._blocks())
            yield text

    def _blocks(self) -> Iterator[Block]:
        words = self._words
        if self._kept:
            yield Passage(words.say("Something in the app broke. Your case is kept."), STRONG)
        else:
            yield Passage(words.say("Something in the app broke."), STRONG)
            yield Passage(words.say("Start again to go on with your case: once you leave, it is not kept."))
        yield Gap()
        if self._report.path:
            yield Passage(words.say("What happened stands in this file. To have it mended, send it:"))
            yield Passage(self._report.path, ACCENT)
            yield Passage(words.say("It holds where the program broke, and the case; nothing else."), QUIET)
        else:
            yield Passage(words.say("No report could be written: {reason}", reason=self._report.reason))
        yield Gap()
        rows = (("enter", "Start again"), ("q", "Leave the app"))
        yield Table(tuple(Entry(key, "", said(words, sentence), ACCENT) for key, sentence in rows))

    def action_again(self, again: bool) -> None:  # noqa: FBT001 - an action's argument comes by position
        """Leave, and start again or not."""
        self.exit(again)
