"""What the parts of the screen tell each other, always upwards."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.tui.history import History


class Place(Record):
    """Something in the library, by its id: a system, a part of it (a chapter, or the General Part), an offence or an
    article; or nothing, where a search found none. `number` is an article's."""

    kind: str
    id: str
    system: str
    number: str
    title: dict[str, str]
    language: str


NOWHERE = Place("nothing", "", "", "", {}, "")


@dataclass
class Looked(Message):
    """What the cursor is on."""

    place: Place


@dataclass
class Opened(Message):
    """An offence or article that was chosen."""

    place: Place


@dataclass
class Searched(Message):
    """Whether anything is being searched for."""

    active: bool


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
