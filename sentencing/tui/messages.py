"""What the parts of the screen tell each other, always upwards."""

from __future__ import annotations

from textual.message import Message

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from sentencing.debate.compare import Side
    from sentencing.engine.case import Answer, Law
    from sentencing.saved import SavedCase
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

    def __hash__(self) -> int:
        return hash((self.kind, self.id))


NOWHERE = Place("nothing", "", "", "", {}, "")


class Dated:
    """A screen that shows the law of one day."""

    if TYPE_CHECKING:

        def dated(self, day: str) -> bool:
            """Show the law of another day (ISO date); False if there is nothing to show for it."""

    def refuses(self, day: str) -> str:
        """Why there is nothing to show for a day (ISO date); empty if there is something."""
        del day
        return ""


# Plain classes: a dataclass takes a millisecond to make, and these are made before the first picture.


class Looked(Message):
    """What the cursor is on."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Opened(Message):
    """An offence or article that was chosen."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class Chosen(Message):
    """An offence to walk through."""

    def __init__(self, offence: str) -> None:
        super().__init__()
        self.offence = offence


class Changed(Message):
    """A case that was changed, and how: an event as a session keeps it."""

    def __init__(self, *event: object) -> None:
        super().__init__()
        self.event = event


class Left(Message):
    """A walk that was left, with its case; `find`: for the library's filter."""

    def __init__(self, offence: str, history: History, *, find: bool = False) -> None:
        super().__init__()
        self.offence = offence
        self.history = history
        self.find = find


class Resumed(Message):
    """A saved case to go on with."""

    def __init__(self, case: SavedCase) -> None:
        super().__init__()
        self.case = case


class Visit(Message):
    """A case to look at in a walk, under the law of its day, or the `law` that a `motion` makes of it. `back` is told
    what has become of it, with every change and in the end; without one it becomes the case of its offence."""

    def __init__(
        self,
        offence: str,
        facts: dict[str, Answer],
        day: str,
        *,
        law: Law | None = None,
        motion: str = "",
        back: Callable[[History, str], None] | None = None,
    ) -> None:
        super().__init__()
        self.offence = offence
        self.facts = facts
        self.day = day
        self.law = law
        self.motion = motion
        self.back = back


class Pinned(Message):
    """Cases to be set side by side: beside those that stand there, or, `anew`, in place of them."""

    def __init__(self, sides: tuple[Side, ...], *, anew: bool = False) -> None:
        super().__init__()
        self.sides = sides
        self.anew = anew
