"""Help: the keys of a screen, made from its bindings, and what a result means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen

from sentencing.report.words import Words, mark
from sentencing.tui.hints import Hint, Hints, hints_of
from sentencing.tui.keys import bound, quietly
from sentencing.tui.over import Over
from sentencing.tui.prose import Block, Entry, Heading, Passage, Prose, Table
from sentencing.tui.rows import COURT, CURSOR, NEXT, NONE
from sentencing.tui.ruler import OUT, PATTERNS, THIN
from sentencing.tui.tones import ACCENT, QUIET


class Help(Over[None]):
    """A sheet of text over the screen; any of its keys, or a click beside it, closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "escape,q,f1", "dismiss", mark("a key", "back"), mark("a key", "Close the help"), "help.back", shown="esc"
        ),
        quietly("down,j", "move(1)", "help.down"),
        quietly("up,k", "move(-1)", "help.up"),
        quietly("pagedown,space,ctrl+d", "move(20)", "help.page-down"),
        quietly("pageup,ctrl+u", "move(-20)", "help.page-up"),
        quietly("home,g", "first", "help.first"),
        quietly("end,G", "last", "help.last"),
    ]

    def __init__(self, screen: Screen[object], words: Words) -> None:
        """The help for a screen as it is now."""
        super().__init__(words)
        self._screen = screen
        self._active = tuple(screen.active_bindings.values())

    def compose(self) -> ComposeResult:
        """One sheet, which scrolls."""
        with Vertical(id="sheet"):
            with VerticalScroll(id="text", can_focus=False):
                yield Prose()
            yield Hints().data_bind(Over.words)

    def on_mount(self) -> None:
        """Say it."""
        self.say()

    def say(self) -> None:
        """The keys, and what a result means."""
        listed = hints_of(self._screen, self._active, self.words, every=True)
        self.query_one(Prose).blocks = tuple(_helping(listed, self.language))

    def action_move(self, lines: int) -> None:
        """Go down, or up, so many lines."""
        text = self.query_one("#text")
        text.scroll_to(y=text.scroll_y + lines, animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self.query_one("#text").scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.query_one("#text").scroll_end(animate=False)


def _helping(listed: Iterable[Hint], words: Words) -> Iterator[Block]:
    rows = [Entry(hint.shown, hint.word, hint.sentence, ACCENT) for hint in listed]
    yield Heading(words.say("The ruler"))
    yield Table((*(Entry(PATTERNS[row] * 4, name, said, ACCENT) for row, name, said in _rows(words)), *_drawn(words)))
    yield Heading(words.say("Marks"))
    yield Table(tuple(_marks(words)), narrow=0)
    yield Heading(words.say("Keys"))
    yield Table(tuple(rows), label=12)
    yield Passage(
        words.say("Arrows, or h j k l where they are free, move. Ctrl+P lists every command. Ctrl+Q quits at once."),
        QUIET,
    )
    yield Heading(words.say("What a result means"))
    yield Passage(
        words.say(
            "The answer is the set of all lawful sentences, not a prediction. What is not said counts as not "
            "established; what is not known widens the answer. ⚖ marks what the court judges. Not legal advice."
        )
    )


def _rows(words: Words) -> Iterator[tuple[str, str, str]]:
    """The rows of the ruler: the pattern of each, its name, and what it shows."""
    yield (
        "frame",
        words.meant("a row of the ruler", "law"),
        words.say("the frame of the tier that the facts reach, as written"),
    )
    said = words.say("what remains if the court does all it must and nothing it merely may")
    yield "shall", words.meant("a row of the ruler", "must"), said
    yield "may", words.meant("a row of the ruler", "may"), words.say("everything the court can lawfully reach")
    said = words.say("what else is possible as long as something is not known")
    yield "open", words.meant("a row of the ruler", "open"), said


def _drawn(words: Words) -> Iterator[Entry]:
    """What stands on a ruler beside its rows."""
    yield Entry(THIN * 4, "", words.say("on the ruler: the same as the row above, so drawn thin"), ACCENT)
    yield Entry(OUT * 4, "", words.say("on a ruler of one line: in the frame, but out of the court's reach"), ACCENT)


def _marks(words: Words) -> Iterator[Entry]:
    """What else stands on a screen and is no word."""
    yield Entry(CURSOR, "", words.say("the cursor: the question that a key answers"), ACCENT)
    yield Entry(NEXT, "", words.say("the open question that can change the most: ask it next"), ACCENT)
    yield Entry(NONE, "", words.say("nothing said: it counts as not established"), ACCENT)
    yield Entry("?", "", words.say("not known: the answer leaves room for both"), ACCENT)
    yield Entry(COURT, "", words.say("for the court to judge"), ACCENT)
