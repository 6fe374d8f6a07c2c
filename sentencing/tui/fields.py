"""What a sheet asks with: a line to type in, and a list to choose from. The foot of the sheet names their keys."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input, OptionList

from sentencing.report.words import mark
from sentencing.tui.keys import MOVES, bound

_CHOOSE = bound(
    "enter",
    "choose",
    mark("a key", "choose"),
    mark("a key", "Choose what the cursor is on"),
    "sheet.choose",
    shown="enter",
)


class Field(Input):
    """A line whose text is the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "enter",
            "submit",
            mark("a key", "accept"),
            mark("a key", "Take what is typed"),
            "sheet.accept",
            shown="enter",
        ),
    ]

    def __init__(self, value: str = "", *, max_length: int = 0) -> None:
        super().__init__(value, compact=True, max_length=max_length)


def begin(line: Input, typed: str = "") -> None:
    """Go to a line: what stood there gives way to what is typed, be it already or next."""
    line.select_on_focus = not typed
    if typed:
        line.value = f"{line.value if line.has_focus else ''}{typed}"
        line.cursor_position = len(line.value)
    elif line.has_focus:
        line.action_select_all()
    line.focus()


def sought(typed: str) -> str:
    """What is searched for: the key that leads to a line is soon typed twice, and is no part of it."""
    return typed.lstrip().lstrip("/").lstrip()


class Search(Field):
    """A line that finds something in the list below it."""

    BINDINGS: ClassVar[list[BindingType]] = [_CHOOSE]

    async def action_choose(self) -> None:
        """Choose what the cursor of the list is on."""
        await self.action_submit()


class Choices(OptionList, inherit_bindings=False):
    """A list to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [_CHOOSE, *MOVES]

    def action_choose(self) -> None:
        """Choose what the cursor is on."""
        self.action_select()
