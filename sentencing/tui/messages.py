"""What the screens tell the app."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.tui.history import History


@dataclass
class Chosen(Message):
    """An offence to walk through."""

    offence: str


@dataclass
class Left(Message):
    """A walk that was left, with its case; `find`: for the library's filter."""

    offence: str
    history: History
    find: bool = False
