"""The actions that work everywhere: the palette, jump mode, help, another language, another theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import ModalScreen

from sentencing.report.words import languages, words
from sentencing.tui import themes

if TYPE_CHECKING:
    from textual.app import App

    from sentencing.corpus.store import Corpus
    from sentencing.report.words import Words
    from sentencing.tui.session import Session
    from sentencing.tui.shell import SentencingApp

    Base = App[None]
else:
    Base = object


class Finding(Base):
    """Finds and chooses. What each sheet needs is imported when it is asked for."""

    words: Words | None
    session: Session
    _theme: str  # the one taken last, while others are tried

    if TYPE_CHECKING:

        @property
        def law(self) -> Corpus | None:
            """The law, if it is open yet."""

    def action_language(self) -> None:
        """The next language."""
        if self.words:
            every = languages()
            self.take_language(every[(every.index(self.words.language) + 1) % len(every)])

    def take_language(self, language: str) -> None:
        """Another language."""
        self.words = words(language)

    def action_theme(self) -> None:
        """The next theme."""
        self.take_theme(themes.after(self.theme))

    def take_theme(self, theme: str) -> None:
        """Another theme, for the next time too."""
        self.theme = self._theme = theme
        self.session.tell("chose", "theme", theme)

    def try_theme(self, theme: str) -> None:
        """Another theme, until it is taken or another is tried."""
        self._theme = self._theme or self.theme
        self.theme = theme

    def untry_theme(self) -> None:
        """Back to the theme that was taken last."""
        self.theme = self._theme or self.theme

    def action_jump(self) -> None:
        """Show letters on every line and part, and go where those typed lead."""
        from sentencing.tui.jump import Jump, targets  # only when it is asked for

        found = () if isinstance(self.screen, Jump) else targets(self.screen)
        if found:
            self.push_screen(Jump(found), lambda target: target and target.go())

    def action_palette(self) -> None:
        """Find anything to do or to open."""
        from sentencing.tui.offers import palette  # only when it is asked for

        if self.words and self.law and not isinstance(self.screen, ModalScreen):
            self.push_screen(palette(cast("SentencingApp", self), self.words), lambda offer: offer and offer.run())

    def action_help(self) -> None:
        """Every key of this screen."""
        from sentencing.tui.help import Help  # only when it is asked for

        if self.words and not isinstance(self.screen, ModalScreen):
            self.push_screen(Help(self.screen, self.words))
