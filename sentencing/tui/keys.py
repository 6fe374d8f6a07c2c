"""Key bindings whose words are translated when they are shown."""

from __future__ import annotations

from textual.binding import Binding


def later(message: str) -> str:
    """A message that is said later, in the language that is then spoken. It makes translators see it."""
    return message


def bound(keys: str, action: str, word: str, sentence: str, name: str, *, show: bool = True, shown: str = "") -> Binding:
    """A binding: its keys, its action, a word or two for the foot of the screen, a sentence that explains it, and the
    name by which a keymap can bind it to other keys."""
    return Binding(keys, action, word, show=show, key_display=shown or None, tooltip=sentence, id=name)


def quietly(keys: str, action: str, name: str) -> Binding:
    """A second way to do what another binding explains: shown nowhere."""
    return Binding(keys, action, show=False, system=True, id=name)


# How one moves in a list: arrows, and the keys of vi.
MOVES = (
    quietly("down,j", "cursor_down", "list.down"),
    quietly("up,k", "cursor_up", "list.up"),
    quietly("home,g", "first", "list.first"),
    quietly("end,G", "last", "list.last"),
    quietly("pagedown,ctrl+d", "page_down", "list.page-down"),
    quietly("pageup,ctrl+u", "page_up", "list.page-up"),
)
