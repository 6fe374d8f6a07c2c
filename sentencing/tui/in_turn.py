"""Keys in turn: a key goes to whoever has the cursor once all that the key before it led to is there.

A key that opens a room, a sheet or a line to type in takes a few messages to do so; Textual gives what is typed
meanwhile to whoever has the focus then. Here it waits.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

    Base = App[None]
else:
    Base = object

_FAR = 4  # messages, at most, from a key to the screen that it opens: each from whoever has the cursor up to the app
_LOST = 0.05  # seconds after which it is looked whether whoever was asked is gone


class Followed(Message):
    """Comes up to the app behind all that a key led to on its way; it is asked for `far` times more."""

    def __init__(self, far: int) -> None:
        super().__init__()
        self.far = far


class InTurn(Base):
    """Lets one key at a time through."""

    _pressed: deque[events.Key]  # the keys that wait
    _asked: Widget | None = None  # whoever is to tell that the last key was followed

    async def on_event(self, event: events.Event) -> None:
        """Give a key away, or let it wait."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._pressed.append(event)
        if self._asked is None:
            await self._give()
        elif len(self._pressed) == 1:
            self._watch_over()

    async def _give(self) -> None:
        """Give away the keys that wait, up to the first that may lead elsewhere."""
        self._asked = None
        while self._pressed and self._asked is None and self.screen_stack:
            key = self._pressed.popleft()
            to = self.focused or self.screen
            await super().on_event(key)
            if not (isinstance(to, Input) and key.is_printable):
                self._ask(to, _FAR)

    def _ask(self, whom: Widget, far: int) -> None:
        self._asked = whom
        whom.post_message(Followed(far))

    async def on_followed(self, message: Followed) -> None:
        """Ask whoever has the cursor now, as often as a key can lead on; then it is the next one's turn."""
        message.stop()
        if not self.screen_stack:  # the app is closing
            return
        if message.far:
            self._ask(self.focused or self.screen, message.far - 1)
        else:
            await self._give()

    def _watch_over(self) -> None:
        """Let keys not wait for somebody who is gone."""
        self.set_timer(_LOST, self._look)

    async def _look(self) -> None:
        if self._asked and not all(each.is_running for each in self._asked.ancestors_with_self):
            await self._give()
        if self._pressed:
            self._watch_over()
