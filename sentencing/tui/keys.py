"""Key bindings whose words are translated when they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from sentencing.report.words import Words, mark

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

CONTEXT = "a key"  # of every message that says what a key does; `mark` it, so that translators see it
Said = tuple[str, str]


def bound(
    keys: str, action: str, word: Said, sentence: Said, name: str, *, show: bool = True, shown: str = ""
) -> Binding:
    """A binding: its keys, its action, a word or two for the foot of the screen, a sentence that explains it, and the
    name by which a keymap can bind it to other keys."""
    return Binding(keys, action, word[1], show=show, key_display=shown or None, tooltip=sentence[1], id=name)


def quietly(keys: str, action: str, name: str) -> Binding:
    """A second way to do what another binding explains: shown nowhere."""
    return Binding(keys, action, show=False, system=True, id=name)


def said(words: Words | None, text: str) -> str:
    """What a key does, in a language."""
    return words.meant(CONTEXT, text) if words and text else text


async def obeyed(widget: Widget, event: events.Key) -> bool:
    """Do at once what a key is bound to in a widget, before the next key comes; False where it is bound to nothing."""
    active = widget.screen.active_bindings.get(event.key)
    if active is None or active.node is not widget:
        return False
    event.stop()
    event.prevent_default()
    if active.enabled:
        await widget.app.run_action(active.binding.action, widget)
    return True


class Seeking:
    """A screen with a line that searches, in which a number that is typed beside the line goes into it, and so does
    what no key is named by, as Chinese."""

    if TYPE_CHECKING:

        def action_find(self, typed: str = "") -> None:
            """Go to the line; what stood there gives way to what is typed, be it already or next."""

    def on_key(self, event: events.Key) -> None:
        """Begin to search."""
        character = event.character or ""
        if character.isdigit() or (character.isprintable() and not character.isascii()):
            event.stop()
            self.action_find(character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted beside the line goes into it."""
        event.stop()
        self.action_find(next(iter(event.text.splitlines()), ""))


# Works on every screen, and on the sheets above them.
JUMP = (
    bound(
        "f",
        "app.jump",
        mark("a key", "jump"),
        mark("a key", "Letters on everything one can go to: type them to go there"),
        "app.jump",
        show=False,
    ),
    quietly("ctrl+g", "app.jump", "app.jump"),
)

# How one moves in a list: arrows, and the keys of vi.
MOVES = (
    quietly("down,j", "cursor_down", "list.down"),
    quietly("up,k", "cursor_up", "list.up"),
    quietly("home,g", "first", "list.first"),
    quietly("end,G", "last", "list.last"),
    quietly("pagedown,ctrl+d", "page_down", "list.page-down"),
    quietly("pageup,ctrl+u", "page_up", "list.page-up"),
)
