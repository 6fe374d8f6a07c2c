"""The actions that give away what a screen shows: copying it, and writing it to a file."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from textual import work
from textual.screen import ModalScreen

from sentencing.folders import short

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

    from sentencing.report.words import Words
    from sentencing.tui.export import Exports

    Base = App[None]
else:
    Base = object

_MARGIN = 4  # cells beside a message


class Giving(Base):
    """Copies and writes. Whether it worked is always said."""

    words: Words | None

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something over the keys at the foot, until the next key; its lines are broken as all others are."""
        from sentencing.tui.prose import wrap

        lines = [line for part in message.splitlines() for line in wrap(part, self.size.width - _MARGIN)]
        super().notify("\n".join(lines), title=title, severity=severity, timeout=timeout, markup=markup)

    def _exports(self) -> Exports | None:
        """What the screen can give away; where that is nothing, it is said."""
        from sentencing.tui.export import exports  # only when it is asked for

        if self.words is None or isinstance(self.screen, ModalScreen):
            return None
        found = exports(self.screen, self.words)
        if found is None:
            self._told(self.words.say("There is nothing here to copy: go to an offence first."), wrong=True)
        return found

    def _told(self, message: str, *, wrong: bool = False) -> None:
        self.notify(message, severity="warning" if wrong else "information", markup=False)

    def action_copy(self) -> None:
        """Copy the answer."""
        found = self._exports()
        if found:
            self._copy(found.text())

    @work(thread=True, exclusive=True, group="copy")
    def _copy(self, text: str) -> None:
        from sentencing.tui.clipboard import copied

        assert self.words
        if not self.is_web and copied(text):
            self.call_from_thread(self._told, self.words.say("Copied."))
        else:
            self.call_from_thread(self.copy_to_clipboard, text)
            said = self.words.say(
                "Sent to the terminal to copy. If it does not paste, {key} writes it to a file.", key="e"
            )
            self.call_from_thread(self._told, said)

    def action_export(self) -> None:
        """Write the answer to a file; in a browser, hand it over there."""
        found = self._exports()
        if found is None or self.words is None:
            return
        if self.is_web:
            self.deliver_text(io.StringIO(found.text()), save_filename=f"{found.name}.txt")
            return
        from sentencing.tui.export import Naming

        def named(path: str | None) -> None:
            if path:
                self.call_after_refresh(self._write, found, path)  # the sheet that asked is no part of the picture

        self.push_screen(Naming(found, self.words), named)

    def _write(self, found: Exports, path: str) -> None:
        from sentencing.saved import write_whole
        from sentencing.tui.export import PICTURE

        assert self.words
        content = self.export_screenshot() if path.lower().endswith(PICTURE) else found.content(path)
        made, file = not os.path.isdir(os.path.dirname(path)), short(path)
        try:
            write_whole(path, content)
        except OSError as error:
            reason = error.strerror or str(error)
            self._told(self.words.say("Not written to {file}: {reason}", file=file, reason=reason), wrong=True)
            return
        say = self.words.say
        self._told(say("Written, in a new folder: {file}", file=file) if made else say("Written: {file}", file=file))
