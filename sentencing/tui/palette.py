"""The palette: one line that finds everything the app can do and everything it can open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sentencing.corpus.find import normal
from sentencing.law.record import Record
from sentencing.report.words import Words, mark
from sentencing.tui.choose import nothing_found
from sentencing.tui.fields import Choices, Search, sought
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound, quietly
from sentencing.tui.over import Over
from sentencing.tui.rows import Answered, Line
from sentencing.tui.tones import PLAIN, QUIET

_MOST = 60  # lines


class Offer(Record):
    """Something to do: what it is called, what stands beside that (its key, its number, its kind), and how it is done.

    `also` are further words by which it is found; `tried` shows what it would be like, until another is looked at.
    """

    label: str
    aside: str
    run: Callable[[], object]
    also: str = ""
    tried: Callable[[], object] | None = None


class Palette(Over[Offer]):
    """Ends with what was chosen, or None. `search` finds what is too much to list; `untried` takes back a trial."""

    CSS = """
    Palette { align: center top; }
    Palette #sheet { margin-top: 2; }
    Palette Input { margin-bottom: 1; background: $panel; }
    Palette OptionList, Palette OptionList:focus {
        border: none; padding: 0; background: $panel; background-tint: $panel 0%;
        height: auto; scrollbar-size-vertical: 1;
    }
    Palette OptionList > .option-list--option { padding: 0 1 0 0; }
    Palette OptionList > .option-list--option-highlighted {
        background: $block-cursor-background; color: $block-cursor-foreground;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape,ctrl+p",
            "leave",
            mark("a key", "back"),
            mark("a key", "Leave without choosing"),
            "palette.back",
            shown="esc",
        ),
        quietly("down,ctrl+n", "move(1)", "palette.down"),
        quietly("up", "move(-1)", "palette.up"),
        quietly("pagedown", "move(10)", "palette.page-down"),
        quietly("pageup", "move(-10)", "palette.page-up"),
    ]

    def __init__(
        self,
        offers: Callable[[Words], Iterable[Offer]],
        search: Callable[[Words, str, bool], Iterable[Offer]],
        untried: Callable[[], object],
        words: Words,
    ) -> None:
        super().__init__(words)
        self._offer = offers
        self._offers: tuple[Offer, ...] = ()
        self._search = search
        self._untried = untried
        self._shown: tuple[Offer, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, and what it finds."""
        with Vertical(id="sheet"):
            yield Search()
            yield Choices(markup=False)
            yield Hints().data_bind(Over.words)

    def on_mount(self) -> None:
        """Show everything that can be listed."""
        self.say()

    def say(self) -> None:
        """What is offered, as far as it holds what is typed."""
        line = self.query_one(Input)
        line.placeholder = self.language.say("an action, an offence, a theme")
        self._offers = tuple(self._offer(self.language))
        self._show(line.value)

    @on(Input.Changed)
    def follow(self, event: Input.Changed) -> None:
        """Find what is typed."""
        event.stop()
        self._show(event.value)

    def _show(self, asked: str) -> None:
        self._shown = tuple(found(self._offers, partial(self._search, self.language), sought(asked)))[:_MOST]
        listed = self.query_one(OptionList)
        nothing = Option(Line(nothing_found(self.language), QUIET), disabled=True)
        options = [Option(Answered(offer.label, PLAIN, offer.aside, QUIET, court=False)) for offer in self._shown]
        listed.set_options(options or [nothing])
        listed.highlighted = 0 if self._shown else None

    @on(OptionList.OptionHighlighted)
    def look(self, event: OptionList.OptionHighlighted) -> None:
        """Try what can be tried."""
        event.stop()
        (self._shown[event.option_index].tried or self._untried)()

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Choose."""
        event.stop()
        self.dismiss(self._shown[event.option_index])

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Choose what the cursor is on."""
        event.stop()
        self.query_one(OptionList).action_select()

    def action_move(self, step: int) -> None:
        """Move the cursor while one types."""
        listed = self.query_one(OptionList)
        if self._shown:
            listed.highlighted = max(min((listed.highlighted or 0) + step, len(self._shown) - 1), 0)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.leave()

    def leave(self) -> None:
        """Leave everything as it was."""
        self._untried()
        self.dismiss(None)


def found(offers: Iterable[Offer], search: Callable[[str, bool], Iterable[Offer]], asked: str) -> Iterator[Offer]:
    """What holds every word asked for: first in what it is called, then as a word of its further ones, then what was
    searched for, then within its further words. What only resembles what was asked for is searched for if nothing
    holds it."""
    words = normal(asked).split()
    called, further, within = [], [], []
    for offer in offers:
        label, also = normal(offer.label), re.sub(r"\W", " ", normal(f"{offer.label} {offer.also}"))
        if all(word in label for word in words):
            called.append(offer)
        elif all(f" {word}" in f" {also}" for word in words):
            further.append(offer)
        elif all(word in also for word in words):
            within.append(offer)
    yield from (*called, *further)
    if words:
        yield from search(asked, not called and not further)
    yield from within
