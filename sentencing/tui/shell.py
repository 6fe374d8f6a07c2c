"""The app itself: its screens, languages and themes."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import App
from textual.binding import BindingType
from textual.reactive import Reactive, var
from textual.screen import ModalScreen, Screen
from textual.theme import Theme
from textual.worker import get_current_worker

from sentencing.corpus.problem import StatuteError, UsageProblem
from sentencing.engine.ahead import NotKnownError
from sentencing.engine.case import CaseError
from sentencing.report.words import SOURCE, Words, languages, mark, words
from sentencing.tui import rooms, themes
from sentencing.tui.finding import Finding
from sentencing.tui.giving import Giving
from sentencing.tui.in_turn import InTurn
from sentencing.tui.keys import JUMP, bound, quietly
from sentencing.tui.library import Library
from sentencing.tui.messages import Changed, Chosen, Dated, Resumed
from sentencing.tui.session import COLUMNS, Kept, Session, opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Answer
    from sentencing.saved import SavedCase
    from sentencing.settings import Settings
    from sentencing.tui.app import Opening
    from sentencing.tui.history import History


_OFTEN = 8  # files between two pictures of how far compiling has come


class StoppedError(Exception):
    """The app is left while the law is compiled."""


class SentencingApp(rooms.Rooms, Giving, Finding, InTurn, App[None]):
    """Opens in the library, or, with an offence, in a walk through a case of it."""

    TITLE = "sentencing"
    NOTIFICATION_TIMEOUT = 20  # seconds that a message stays where no key is pressed
    ENABLE_COMMAND_PALETTE = False  # it has its own
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("l", "language", mark("a key", "language"), mark("a key", "The next language"), "app.language"),
        quietly("ctrl+l", "language", "app.language"),
        bound(
            "d",
            "day",
            mark("a key", "law day"),
            mark("a key", "The day whose law is asked about; the day of the offence is a question of the case"),
            "app.day",
        ),
        bound(
            "t",
            "theme",
            mark("a key", "theme"),
            mark("a key", "Dark, light, or the terminal's own colours"),
            "app.theme",
            show=False,
        ),
        bound(
            "f1",
            "help",
            mark("a key", "help"),
            mark("a key", "Every key of this screen, and what a result means"),
            "app.help",
            shown="F1",
        ),
        bound(
            "Y,ctrl+y",
            "copy",
            mark("a key", "copy"),
            mark("a key", "Copy what is shown, as the command line prints it"),
            "app.copy",
            show=False,
            shown="Y",
        ),
        bound(
            "e",
            "export",
            mark("a key", "export"),
            mark("a key", "Write what is shown to a file"),
            "app.export",
            show=False,
        ),
        *JUMP,
        bound(
            "ctrl+p",
            "palette",
            mark("a key", "palette"),
            mark("a key", "Find any action, offence or theme"),
            "app.palette",
            show=False,
            shown="ctrl+p",
        ),
        *rooms.KEYS,
        bound("q", "quit", mark("a key", "quit"), mark("a key", "Leave the app"), "app.quit"),
    ]

    # The first theme is there from the beginning: to change it later is to read every style sheet twice.
    theme: Reactive[str] = Reactive(os.environ.get("TEXTUAL_THEME", themes.DARK.name))
    words: var[Words | None] = var(None)
    drawn: var[bool] = var(False)

    def __init__(
        self,
        corpus: Corpus | Opening,
        meant: str | SavedCase | None,
        language: str,
        day: str,
        settings: Settings | None = None,
        sessions: str = "",
        before: Kept | None = None,
    ) -> None:
        """It opens in a walk through what is `meant`, an offence or a saved case. `sessions` is the folder of sessions,
        empty if nothing is kept; `before` is then what it goes on with."""
        self.session, kept = opened(sessions) if sessions else (Session(None), Kept())
        kept = before or kept
        offence = (meant if isinstance(meant, str) else meant.offence if meant else "") or kept.offence or None
        # The style sheet of the first screen is the app's to load; the other screens bring their own.
        super().__init__(css_path=["app.tcss", "walk.tcss"] if offence else ["app.tcss"])
        self._opening = corpus if callable(corpus) else None
        self._corpus = None if callable(corpus) else corpus
        self._pressed = deque()
        self.offence = offence
        self.day = day
        self.failure: Exception | None = None
        self.mishap: Exception | None = None
        self._kept_screens: tuple[Screen[Any], ...] = ()
        self._theme = ""
        self._kept = kept
        self._histories: dict[str, History] = dict(kept.histories)
        self._looking: dict[Screen[Any], Callable[[History, str], None]] = {}
        self._last_offence = offence or ""
        if meant and not isinstance(meant, str):
            self._begin(meant)
        self._settings = settings
        chosen = {**(settings.chosen if settings else {}), **kept.chosen}
        self.set_reactive(SentencingApp.words, words(_one_of(languages(), language, chosen.get("language", ""))))
        theme = _one_of(self.available_themes, chosen.get("theme", ""), self.theme)
        if theme != self.theme:
            self.set_reactive(SentencingApp.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())
        if settings and settings.keys:
            from sentencing.tui.actions import sound  # only where keys are bound anew

            self.set_keymap(sound(settings.keys))

    @property
    def corpus(self) -> Corpus:
        """The law, once it is open."""
        assert self._corpus is not None
        return self._corpus

    @property
    def law(self) -> Corpus | None:
        """The law, if it is open yet."""
        return self._corpus

    @property
    def asked(self) -> tuple[str, Mapping[str, Answer]]:
        """The offence and the facts of the case that is open, or of none."""
        walks = self._walks
        return (walks[-1].offence, walks[-1].history.case.facts) if walks else ("", {})

    @property
    def left(self) -> Kept:
        """What the app knew when it ended, so that another can go on with it."""
        above = [screen for screen in self._kept_screens if not isinstance(screen, ModalScreen)][-1:]
        now = {walk.offence: walk.history for walk in self._walks if walk in above}  # the others are kept
        return Kept(histories={**self._histories, **now}, columns=self._kept.columns)

    @property
    def _walks(self) -> list[Any]:
        """The walks that were open when the app ended."""
        return [screen for screen in self._kept_screens if hasattr(screen, "history") and hasattr(screen, "offence")]

    def _handle_exception(self, error: Exception) -> None:
        """Textual's hook for what breaks anywhere: leave quietly, and say it on a screen of its own."""
        self.mishap = self.mishap or error
        self._kept_screens = self._kept_screens or tuple(self._screen_stacks[self._current_mode])
        super()._handle_exception(error)

    def broke(self, error: Exception) -> None:
        """It ended by an error that Textual did not see, as while its screens were closed."""
        self.mishap = self.mishap or error
        if self._driver:
            self._driver.close()  # what leaves the terminal as it was is written

    def panic(self, *_: object) -> None:
        """The same for what Textual would print itself."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes and the app's own."""
        return {**super().available_themes, **{theme.name: theme for theme in themes.THEMES}}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The app's own colours for themes that do not set them."""
        return dict(themes.DEFAULTS)

    def get_default_screen(self) -> Screen[None]:
        """The first screen: no other is drawn before it."""
        if self._opening is None:
            return self._first()
        from sentencing.tui import opening  # seldom wanted

        assert self.words is not None
        return opening.Opening(self.words)

    def _first(self) -> Screen[None]:
        offence = self.offence if self.offence and self.corpus.knows(self.offence) else None
        self.session.tell("open", offence or "")
        try:
            return self._walk(offence, recalled=offence != self._begun) if offence else self._library()
        except CaseError as error:  # it has no law on this day
            self.call_later(self._refused, error)
            return self._library()

    def _library(self) -> Library:
        assert self.words is not None
        return Library(self.corpus, self.day, self.words)

    def _walk(self, offence: str, *, recalled: bool = False) -> Screen[None]:
        from sentencing.tui.walk import Walk  # with all that assesses; the library is drawn without it

        assert self.words is not None
        try:
            walk = Walk(self.corpus, offence, self.day, self.words, self._histories.get(offence))
        except CaseError:  # the law, or what it asks, may no longer be what the case was made for
            if self._histories.pop(offence, None) is None:
                raise
            return Walk(self.corpus, offence, self.day, self.words)
        walk.recalled = recalled
        return walk

    async def on_event(self, event: events.Event) -> None:
        """Let nothing but text be pasted, wherever it goes; a message goes with the next key."""
        if self._notifications and isinstance(event, (events.Key, events.MouseDown)) and not event.is_forwarded:
            self.clear_notifications()
        if isinstance(event, events.Paste):
            from sentencing.tui.pasted import harmless  # seldom wanted

            event.text = harmless(event.text)
        await super().on_event(event)

    def on_ready(self) -> None:
        """The first picture is on the screen."""
        self.complete()

    def complete(self) -> None:
        """Do what was left until the first picture was drawn."""
        gc.freeze()
        gc.enable()
        self.drawn = True
        if self._opening:
            self._open(self._opening)
        for said in self._warnings():
            self.notify(said, severity="warning", markup=False)

    def _warnings(self) -> Iterator[str]:
        """What could not be read or cannot be kept."""
        assert self.words is not None
        if self._kept.aside:
            yield self.words.say(
                "What was kept of the last time is damaged. It stands in {file}; what could be read is here.",
                file=self._kept.aside,
            )
        if self.session.broken:
            yield self.words.say("What you do is not kept for the next time: {reason}", reason=self.session.broken)
        yield from (str(problem) for problem in (self._settings.problems if self._settings else ()))
        if self._settings and self._settings.theme and self._settings.theme not in self.available_themes:
            said = self.words.say(
                "There is no theme {theme}; there are {known}.",
                theme=self._settings.theme,
                known=self.words.series(themes.ROUND),
            )
            yield f"{self._settings.file}: {said}"
        if self._settings and self._settings.keys:
            from sentencing.tui.actions import problems  # only where keys are bound anew

            yield from (str(problem) for problem in problems(self._settings))

    @work(thread=True)
    def _open(self, opening: Opening) -> None:
        """Open the law beside the screen, and then show it; if that fails, leave with the reason."""
        worker = get_current_worker()

        def told(step: str, done: int, total: int) -> None:
            if worker.is_cancelled:
                raise StoppedError
            if done % _OFTEN == 0 or done == total:
                self.call_later(self._come, step, done, total)

        try:
            self._corpus, meant = opening(told)
            self.offence = (meant if isinstance(meant, str) else self._begin(meant) if meant else "") or self.offence
        except StoppedError:  # the app is left: nothing was written
            return
        except (StatuteError, UsageProblem, OSError) as error:
            self.failure = error
            self.call_from_thread(self.exit)
        else:
            self.call_from_thread(self._go_on)

    def _come(self, step: str, done: int, total: int) -> None:
        """The law has been compiled so far."""
        from sentencing.tui import opening

        if isinstance(self.screen, opening.Opening):
            self.screen.come = (step, done, total)

    def _go_on(self) -> None:
        self.push_screen(self._first())

    def watch_words(self, words: Words | None) -> None:
        """Every screen in another language."""
        if words and self.drawn:
            self.session.tell("chose", "language", words.language)
        for screen in self.screen_stack:
            if hasattr(screen, "words"):
                screen.words = words

    @on(Changed)
    def keep(self, message: Changed) -> None:
        """Keep what was changed; of a case that is only looked at, whoever it came from is told."""
        if self.screen in self._looking and message.event[0] != COLUMNS:
            self._keep_history()
        else:
            self.session.tell(*message.event)

    @on(Chosen)
    def walk(self, message: Chosen) -> None:
        """Walk through a case of an offence, from where it was left."""
        self._keep_history()
        self.session.tell("open", message.offence)
        walk = self._walk(message.offence, recalled=True)
        walk.trail = self._trail(message.offence)  # type: ignore[attr-defined]
        self._go_to(walk)

    @on(Resumed)
    def resume(self, message: Resumed) -> None:
        """Walk through a saved case."""
        self.take_case(message.case)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The room that one is in is no place to go."""
        return parameters != (self.room,) if action == "room" else True

    def action_day(self) -> None:
        """Another day whose law is shown."""
        from sentencing.tui.when import When  # only when it is asked for

        if self.words and not isinstance(self.screen, ModalScreen):
            self.push_screen(When(self.day, self.words, self._refuses), self._dated)

    def _refuses(self, day: str) -> str:
        """Why the law of a day cannot be shown: nobody knows it yet, or no screen has anything for it."""
        from sentencing.question import known_on  # only for another day
        from sentencing.tui.refusal import not_known

        assert self.words is not None
        try:
            known_on(self.corpus, day)
        except NotKnownError as error:
            return self.words.sentences(list(not_known(self.words, error)))
        shown = [screen for screen in reversed(self.screen_stack) if isinstance(screen, Dated)]
        return next((why for why in (screen.refuses(day) for screen in shown) if why), "")

    def _dated(self, day: str | None) -> None:
        """Show the law of another day."""
        for screen in reversed(self.screen_stack) if day else ():
            if isinstance(screen, Dated) and not screen.dated(day or ""):
                return
        self.day = day or self.day


def _one_of(known: Container[str], *wanted: str) -> str:
    """The first of the words wanted that is known, or else that of the source."""
    return next((each for each in wanted if each in known), SOURCE)
