"""The list of claims and motions at the desk."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sentencing.report.words import Words, mark
from sentencing.tui.keys import MOVES, bound, quietly
from sentencing.tui.rows import Line
from sentencing.tui.tones import QUIET


class Claims(OptionList):
    """The list of what is before the desk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # The page stands beside the list: these turn it, whatever has the focus.
        quietly("pagedown", "screen.read(1)", "desk.read-on"),
        quietly("pageup", "screen.read(-1)", "desk.read-back"),
        *MOVES,
        bound(
            "enter", "select", mark("a key", "answer"), mark("a key", "Find the answer"), "desk.answer", shown="enter"
        ),
    ]


def nothing(words: Words) -> Option:
    """The line of a list in which nothing holds what was typed."""
    said = words.say("Nothing here holds that. Enter asks it as a claim; Esc lists everything.")
    return Option(Line(said, QUIET), disabled=True)
