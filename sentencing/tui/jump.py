"""Jump mode: letters on every line and part of the screen that one can go to; typing them goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from sentencing.law.record import Record
from sentencing.report.words import mark
from sentencing.tui.keys import bound
from sentencing.tui.lines import Lines
from sentencing.tui.tones import KEY

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"  # those under the fingers first


class Target(Record):
    """Where one can go: the cell of the screen at which it begins, and how one goes there."""

    x: int
    y: int
    go: Callable[[], object]


class Jump(ModalScreen[Target | None]):
    """Ends with the target whose letters were typed, or None."""

    CSS = """
    ModalScreen.-jump, ModalScreen.-jump:ansi { background: transparent; align: left top; }
    Jump Static { position: absolute; width: auto; height: 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("escape", "dismiss(None)", mark("a key", "back"), mark("a key", "Stay"), "jump.back", shown="esc"),
    ]

    def __init__(self, targets: tuple[Target, ...]) -> None:
        super().__init__(classes="-jump")
        self._targets = dict(zip(labels(len(targets)), targets, strict=True))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The letters, each where it leads."""
        for label, target in self._targets.items():
            letters = Static(Content.styled(label, KEY), markup=False, name=label)
            letters.styles.offset = (target.x, target.y)
            yield letters

    def on_key(self, event: events.Key) -> None:
        """Go where the letters lead; letters that lead nowhere end it."""
        if event.key == "escape":
            return
        event.stop()
        self._typed += event.character or "\0"
        left = [label for label in self._targets if label.startswith(self._typed)]
        if self._typed in left or not left:
            self.dismiss(self._targets.get(self._typed))
            return
        for letters in self.query(Static):
            letters.display = letters.name in left

    def on_click(self) -> None:
        """A click stays."""
        self.dismiss(None)


def labels(count: int) -> list[str]:
    """So many labels of equal length, none of which begins another."""
    length = 1 if count <= len(_LETTERS) else 2
    return ["".join(letters) for letters in product(_LETTERS, repeat=length)][:count]


def targets(screen: Screen[object]) -> tuple[Target, ...]:
    """Every line and part of a screen that one can go to, from the top left."""
    found: dict[tuple[int, int], Target] = {}
    for widget in screen.focus_chain:
        seen = screen.find_widget(widget).visible_region
        for target in _in(widget, seen):
            found.setdefault((target.y, target.x), target)
    return tuple(found[place] for place in sorted(found))[: len(_LETTERS) ** 2]


def _in(widget: Widget, seen: Region) -> Iterator[Target]:
    """The lines of a list, or else the widget itself."""
    if isinstance(widget, Lines):
        yield from (Target(seen.x, y, go) for y, go in _of_lines(widget, seen))
    elif isinstance(widget, OptionList):
        yield from (Target(seen.x, y, go) for y, go in _of_options(widget, seen))
    elif seen.area:
        yield Target(seen.x, seen.y, widget.focus)


def _of_lines(lines: Lines[Any], seen: Region) -> Iterator[tuple[int, Callable[[], object]]]:
    for y in range(seen.height):
        index = y + lines.scroll_offset.y
        if index < len(lines.rows):
            yield seen.y + y, partial(_put, lines, "cursor", index)


def _of_options(options: OptionList, seen: Region) -> Iterator[tuple[int, Callable[[], object]]]:
    before = None
    for y in range(seen.height):
        index = _option_at(options, y)
        if index is not None and index != before and not options.options[index].disabled:
            yield seen.y + y, partial(_put, options, "highlighted", index)
        before = index


def _option_at(options: OptionList, y: int) -> int | None:
    """Which option stands on a line that is seen."""
    found = (segment.style.meta.get("option") for segment in options.render_line(y) if segment.style)
    return next((index for index in found if index is not None), None)


def _put(widget: Widget, cursor: str, index: int) -> None:
    """The cursor of a list on a line of it."""
    widget.focus()
    setattr(widget, cursor, index)
