"""The rooms of the app, and how one goes from one to another: the library, a walk, the comparison, the desk.

Screens lie on each other as one came: back is the one below. A room that is open already is gone back to; the
comparison and the desk stay as they were left.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from sentencing.engine.case import Case, CaseError
from sentencing.report.words import mark
from sentencing.tui.keys import bound
from sentencing.tui.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from sentencing.corpus.store import Corpus
    from sentencing.report.words import Words
    from sentencing.saved import SavedCase
    from sentencing.tui.compare import Compare
    from sentencing.tui.history import History
    from sentencing.tui.messages import Left, Pinned, Visit
    from sentencing.tui.session import Kept, Session

    Base = App[None]
else:
    Base = object

# The keys that lead from room to room. In a walk, digits are answers.
KEYS = (
    bound(
        "f2",
        "room('library')",
        mark("a key", "library"),
        mark("a key", "The library: find an offence"),
        "room.library",
        shown="F2",
    ),
    bound(
        "f3",
        "room('walk')",
        mark("a key", "walk"),
        mark("a key", "The walk: the case that was open last"),
        "room.walk",
        shown="F3",
    ),
    bound(
        "f4",
        "room('compare')",
        mark("a key", "compare"),
        mark("a key", "Cases side by side under one ruler"),
        "room.compare",
        shown="F4",
    ),
    bound(
        "f5",
        "room('desk')",
        mark("a key", "desk"),
        mark("a key", "The desk: claims and motions"),
        "room.desk",
        shown="F5",
    ),
)


class Rooms(Base):
    """The actions that lead from room to room."""

    words: Words | None
    session: Session
    day: str
    _corpus: Corpus | None
    _histories: dict[str, History]
    _looking: dict[Screen[Any], Callable[[History, str], None]]
    _last_offence: str
    _kept: Kept
    _begun = ""  # the offence whose case was taken from a file last

    if TYPE_CHECKING:

        def _library(self) -> Library: ...
        def _walk(self, offence: str, *, recalled: bool = False) -> Screen[None]: ...

    # Where one is.

    @property
    def room(self) -> str:
        """The room that is on the screen; empty for a sheet over it."""
        return "" if isinstance(self.screen, ModalScreen) else _room(self.screen)

    def _back_to(self, room: str) -> bool:
        """Go back to a room that lies below; False where there is none."""
        if room not in map(_room, self.screen_stack):
            return False
        while _room(self.screen) != room:
            self._close()
        self._arrive()
        return True

    def _close(self) -> None:
        """Leave the screen on top, and keep what it shows."""
        self._keep_history()
        self._looking.pop(self.screen, None)
        self.pop_screen()

    def _arrive(self) -> None:
        """Note what is on the screen now, for the next start."""
        offence = "" if self.screen in self._looking else getattr(self.screen, "offence", "")
        self.session.tell("open", offence)

    def _go_to(self, walk: Screen[None]) -> None:
        """Show a walk in place of the one on the screen; the first screen of all stays below."""
        replaces = _room(self.screen) == "walk" and len(self.screen_stack) > 1
        self._looking.pop(self.screen, None)
        (self.switch_screen if replaces else self.push_screen)(walk)

    def _keep_history(self) -> None:
        """Keep the case of the walk on the screen, if there is one, for when one comes back to it; a case that was only
        looked at goes back to where it came from."""
        here = self.screen
        if here in self._looking:
            self._looking[here](here.history, here.day)  # type: ignore[attr-defined]
        elif _room(here) == "walk":
            self._histories[here.offence] = here.history  # type: ignore[attr-defined]
            self._last_offence = here.offence  # type: ignore[attr-defined]

    # Going there.

    def action_room(self, room: str) -> None:
        """To a room."""
        if self.words is None or self._corpus is None or self.room in ("", room):
            return
        self._keep_history()
        if self._back_to(room):
            self._renew()
        else:
            match room:
                case "library":
                    self.push_screen(self._library())
                case "walk":
                    self._walk_again()
                case _:
                    self.push_screen(self._kept_room(room))
            self._arrive()
        if isinstance(self.screen.focused, Input):  # what was sought before gives way to what is typed next
            self.screen.focused.action_select_all()

    def _renew(self) -> None:
        """Where one came back to a walk that another has overtaken, show the one that was left last."""
        offence = self._last_offence
        if self.room != "walk" or self.screen in self._looking or not offence:
            return
        if self.screen.offence != offence or self.screen.history is not self._histories.get(offence):  # type: ignore[attr-defined]
            self._walk_on(offence)
            self._arrive()

    def _walk_on(self, offence: str) -> None:
        """Walk on where the case of an offence was left."""
        try:
            self._go_to(self._walk(offence))
        except CaseError as error:
            self._refused(error)

    def _walk_again(self) -> None:
        """The walk that was left last."""
        assert self.words is not None
        offence = self._last_offence or next(reversed(self._histories), "")
        if not offence or self._corpus is None or not self._corpus.knows(offence):
            said = self.words.say("No case is open yet: choose an offence in the library.")
            self.notify(said, markup=False)
        else:
            self._walk_on(offence)

    def _refused(self, error: CaseError) -> None:
        """Say why a case is not shown."""
        from sentencing.tui.refusal import refused

        assert self.words is not None
        said = self.words.sentences(list(refused(self.words, None, error)))
        self.notify(said, severity="warning", markup=False)

    def _kept_room(self, room: str) -> Screen[None]:
        """The comparison or the desk, made when it is first wanted."""
        assert self.words is not None
        assert self._corpus is not None
        if not self.is_screen_installed(room):
            made = _made(room, self._corpus, self.day, self.words)
            if room == "compare":
                made.restore(self._kept.columns)  # type: ignore[attr-defined]
            self.install_screen(made, room)
        screen = self.get_screen(room)
        if screen.words is not self.words:  # type: ignore[attr-defined]
            screen.words = self.words  # type: ignore[attr-defined]
        return screen

    @property
    def _comparison(self) -> Compare:
        return self._kept_room("compare")  # type: ignore[return-value]

    # What is asked for from a room.

    def on_visit(self, message: Visit) -> None:
        """Look at a case in a walk. Without a `back` it becomes the case of its offence."""
        from sentencing.tui.history import History
        from sentencing.tui.walk import Walk

        assert self.words is not None
        assert self._corpus is not None
        self._keep_history()
        before = History() if message.back else self._histories.get(message.offence, History())
        history = before.then(Case(message.facts)).named("").noted("" if message.motion else before.note)
        try:
            walk = Walk(self._corpus, message.offence, message.day, self.words, history, message.law, message.motion)
        except CaseError as error:
            self._refused(error)
            return
        if message.back:
            self._looking[walk] = message.back
        else:
            self._histories[message.offence] = history
            self.session.tell("then", message.offence, message.facts)
            self.session.tell("named", message.offence, "", message.facts)
        self._go_to(walk)
        self._arrive()

    def on_pinned(self, message: Pinned) -> None:
        """Set cases side by side; a case that came from there goes back."""
        below = [_room(each) for each in self.screen_stack[-2:-1]]
        if self.screen in self._looking and below == ["compare"] and self._back_to("compare"):
            return
        self._keep_history()
        compare = self._comparison
        if compare.take(message.sides, anew=message.anew) and not self._back_to("compare"):
            self.push_screen(compare)
            self._arrive()

    def on_left(self, message: Left) -> None:
        """Back to where one came from."""
        find = message.find
        if not find and self._retrace():
            return
        below = [_room(each) for each in self.screen_stack[-2:-1]]
        if find or not below or below == ["walk"] == [self.room]:
            self.action_room("library")
        else:
            self._close()
            self._arrive()
        if isinstance(self.screen, Library):
            if find:
                self.call_after_refresh(self.screen.action_find)
            else:
                self.screen.come_back()

    def _trail(self, offence: str) -> tuple[str, ...]:
        """The offences whose walks, each opened from the one before, lead to a walk that is opened now. What was only
        looked at goes back to where it came from, and is no part of it."""
        here = self.screen
        if _room(here) != "walk" or here in self._looking:
            return ()
        return tuple(takewhile(lambda each: each != offence, (*here.trail, here.offence)))  # type: ignore[attr-defined]

    def _retrace(self) -> bool:
        """Go back to the walk from which the one on the screen was opened; False where there is none."""
        *before, last = getattr(self.screen, "trail", ()) or ("",)
        if not last:
            return False
        if getattr(self.screen_stack[-2], "offence", "") == last:
            self._close()
        else:
            self._keep_history()
            try:
                walk = self._walk(last)
            except CaseError:  # it has no law on this day
                return False
            walk.trail = tuple(before)  # type: ignore[attr-defined]
            self._go_to(walk)
        self._arrive()
        return True

    def take_case(self, case: SavedCase) -> None:
        """Walk through a saved case; the walk that was open is kept, and what the offence's case was before is a step
        back. One that the law of its day does not answer is refused."""
        from sentencing.engine.prepared import PreparedLaw
        from sentencing.tui.told import tell

        assert self.words is not None
        assert self._corpus is not None
        try:
            tell(PreparedLaw(self._corpus), case.offence, Case(case.facts), case.as_of or self.day, self.words)
        except CaseError as error:
            self._refused(error)
            return
        self._keep_history()
        offence = self._begin(case)
        self._go_to(self._walk(offence))
        self.session.tell("open", offence)

    def _begin(self, case: SavedCase) -> str:
        """Take a saved case as that of its offence."""
        from sentencing.tui.history import History

        before = self._histories.get(case.offence, History())
        self._histories[case.offence] = before.then(Case(case.facts)).named(case.title).noted(case.note)
        self.session.tell("then", case.offence, case.facts)
        self.session.tell("noted", case.offence, case.title, case.note)
        self.day = case.as_of or self.day
        self._begun = case.offence
        return case.offence


def _room(screen: Screen[Any]) -> str:
    """The room that a screen is; empty for none."""
    if isinstance(screen, Library):
        return "library"
    return str(getattr(screen, "ROOM", ""))


def _made(room: str, corpus: Corpus, day: str, words: Words) -> Screen[None]:
    if room == "compare":
        from sentencing.tui.compare import Compare

        return Compare(corpus, day, words)
    from sentencing.tui.desk import Desk

    return Desk(corpus, day, words)
