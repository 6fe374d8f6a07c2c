"""The line at the foot of a screen: which keys do what here, from the bindings that are active."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from sentencing.law.record import Record
from sentencing.report.cells import width
from sentencing.report.words import Words, mark
from sentencing.tui.keys import said
from sentencing.tui.tones import FAINT, KEY, QUIET

_GAP = 2
_SHORT = 50  # cells of a line too short for the rooms
_HELP, _PALETTE, _ROOM = "app.help", "app.palette", "room."  # names of actions
_ROOMS = mark("a key", "rooms")
_TOLD = mark("a key", "The rooms: library, walk, comparison, desk")


class Hint(Record):
    """A key, what it does in a word or two, and in a sentence; the name of the action in settings, and the sentence in
    the language of the source; where it stands on the line."""

    key: str
    shown: str
    word: str
    sentence: str
    enabled: bool
    name: str = ""
    source: str = ""
    first: int = 0

    @property
    def length(self) -> int:
        """How many cells it takes."""
        return width(self.shown) + 1 + width(self.word)


class Hints(Widget):
    """One line of keys. A click on one presses it; resting on one explains it."""

    words: reactive[Words | None] = reactive(None)
    placed: reactive[tuple[Hint, ...]] = reactive(())

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, _: Screen[object]) -> None:
        self._place()

    def on_resize(self) -> None:
        """There is more room, or less."""
        self._place()

    def watch_words(self) -> None:
        """Say everything in another language."""
        self._place()

    def _place(self) -> None:
        """Show what can be done now; what could be done before is not drawn again."""
        self.placed = tuple(self._placed()) if self.is_attached else ()

    def render(self) -> Content:
        """As many keys as there is room for."""
        parts: list[tuple[str, str]] = []
        at = 0
        for hint in self.placed:
            parts.append((" " * (hint.first - at), ""))
            parts.append((hint.shown, KEY if hint.enabled else FAINT))
            parts.append((f" {hint.word}", QUIET if hint.enabled else FAINT))
            at = hint.first + hint.length
        return Content.assemble(*parts)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain the key under the mouse."""
        hint = self._under(event)
        self.tooltip = Content(hint.sentence or hint.word) if hint else None

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        hint = self._under(event)
        if hint and hint.enabled:
            self.app.simulate_key(hint.key)

    def _under(self, event: events.MouseEvent) -> Hint | None:
        at = event.x - self.gutter.left
        return next((hint for hint in self.placed if hint.first <= at < hint.first + hint.length), None)

    def _placed(self) -> Iterator[Hint]:
        """Those for which there is room; the rooms in one where there is not room for all; always, where there is any,
        the one for help."""
        every = list(hints(self.screen, self.words))
        wide = self.content_size.width
        last = [each for each in every if each.name == _HELP]
        first = [each for each in every if each.name != _HELP]
        if _length([*first, *last]) > wide >= _SHORT:
            last = [*_together(self.screen, self.words, first), *last]
            first = [each for each in first if not each.name.startswith(_ROOM)]
        room = wide - sum(_GAP + each.length for each in last)
        at = 0
        for hint in first:
            if at + hint.length > room:
                break
            yield hint._replace(first=at)
            at += hint.length + _GAP
        for hint in last:
            if at + hint.length <= wide:
                yield hint._replace(first=at)
                at += hint.length + _GAP


def _length(listed: list[Hint]) -> int:
    """The cells that hints take in a line."""
    return sum(each.length for each in listed) + _GAP * (len(listed) - 1)


def _together(screen: Screen[object], words: Words | None, listed: list[Hint]) -> Iterator[Hint]:
    """The keys of the rooms as one; clicked, it shows everything that can be done."""
    keys = [each.shown for each in listed if each.name.startswith(_ROOM)]
    palette = next((each.key for each in hints(screen, words, every=True) if each.name == _PALETTE), "")
    if len(keys) > 1:
        row = all(each[:1] == "F" and each[1:].isdecimal() for each in keys)
        shown = f"{keys[0]}-{keys[-1]}" if row else " ".join(keys)
        yield Hint(palette, shown, said(words, _ROOMS[1]), said(words, _TOLD[1]), enabled=True)


def hints(screen: Screen[object], words: Words | None, *, every: bool = False) -> Iterator[Hint]:
    """The bindings that are active on a screen, each action once; with `every`, those too that the foot leaves out."""
    return hints_of(screen, screen.active_bindings.values(), words, every=every)


def hints_of(
    screen: Screen[object], found: Iterable[ActiveBinding], words: Words | None, *, every: bool = False
) -> Iterator[Hint]:
    """The same of bindings that are, or were, active on a screen."""
    seen: set[str] = set()
    for active in found:
        binding = active.binding
        if binding.action in seen or not (binding.show or every) or binding.system or not binding.id:
            continue
        seen.add(binding.action)
        yield _hint(screen, binding, words, enabled=active.enabled)


def _hint(screen: Screen[object], binding: Binding, words: Words | None, *, enabled: bool) -> Hint:
    shown = binding.key_display or screen.app.get_key_display(binding)
    word, sentence = said(words, binding.description), said(words, binding.tooltip)
    return Hint(binding.key, shown, word, sentence, enabled, binding.id or "", binding.tooltip)
