"""Every action that a key can be bound to, from the bindings themselves: what settings may rebind.

Foot, help and palette read the same bindings while the app runs; this reads them without it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, format_key
from textual.screen import ModalScreen

from sentencing import tui
from sentencing.corpus.problem import Problem, nearest, quoted
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.settings import Settings

_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super", "hyper", "meta"})
_NAMED = frozenset(str(key.value).rpartition("+")[2] for key in Keys)
_EVERYWHERE = ("app", "list")  # what these names begin with works beside every other action
_ROOMS = (frozenset({"library", "tree", "hits"}),)  # begin the names of what works at the same time


class Action(Record):
    """Something that a key does: its name in settings, its keys unless they are bound anew (long names, with commas),
    and what it does in a word or two and in a sentence (empty for a second way to do what another action explains).
    `alone`: it works on a sheet over the screen, where nothing else does."""

    name: str
    keys: str
    word: str
    sentence: str
    alone: bool


def actions() -> tuple[Action, ...]:
    """Every action of the app, by name."""
    found: dict[str, Action] = {}
    for owner in _owners():
        for binding in owner.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                made = _action(binding, alone=issubclass(owner, ModalScreen))
                known = found.get(made.name, made)
                best = made if made.sentence and not known.sentence else known
                found[made.name] = best._replace(alone=known.alone and made.alone)
    return tuple(found[name] for name in sorted(found))


def _owners() -> Iterator[type[DOMNode]]:
    """Every class of the app that may have bindings."""
    for module in pkgutil.iter_modules(tui.__path__, f"{tui.__name__}."):
        for each in vars(import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, DOMNode) and each.__module__ == module.name:
                yield each


def _action(binding: Binding, *, alone: bool) -> Action:
    keys = ",".join(_long(key) for key in binding.key.split(","))
    return Action(binding.id or "", keys, binding.description, binding.tooltip, alone)


def _long(key: str) -> str:
    """A key by its long name: `?` is `question_mark`."""
    return next(iter(Binding.make_bindings([Binding(key, "")]))).key


def sound(keys: dict[str, str]) -> dict[str, str]:
    """Those settings of keys that name only keys that there are."""
    return {name: given for name, given in keys.items() if not any(map(_wrong, _split(given)))}


def problems(settings: Settings) -> tuple[Problem, ...]:
    """What is wrong with the keys that are set, each with its place in the file."""
    known = actions()
    wrong = [*_wrong_names(settings.keys, known), *_wrong_keys(settings.keys), *_clashes(settings.keys, known)]
    if not wrong:
        return ()
    from sentencing.corpus.document import open_document

    document = open_document(settings.file)
    return tuple(document.problem(("keys", name), what, hint, key=key) for name, what, hint, key in wrong)


def _wrong_names(keys: dict[str, str], known: tuple[Action, ...]) -> Iterator[tuple[str, str, str, bool]]:
    names = [action.name for action in known]
    for name in keys:
        if name not in names:
            yield name, "there is no such action: this line is ignored", nearest(name, names), True


def _wrong_keys(keys: dict[str, str]) -> Iterator[tuple[str, str, str, bool]]:
    for name, given in keys.items():
        for key in _split(given):
            if _wrong(key):
                yield name, f"there is no key {quoted(key)}: this line is ignored", nearest(key, _NAMED), False


def _clashes(keys: dict[str, str], known: tuple[Action, ...]) -> Iterator[tuple[str, str, str, bool]]:
    """Keys bound anew that another action has at the same time."""
    before = {action.name: _longs(action.keys) for action in known}
    after = before | {name: _longs(given) for name, given in sound(keys).items() if name in before}
    by_name = {action.name: action for action in known}
    for name in (each for each in keys if each in before):
        for other in (each for each in before if each != name):
            both = (after[name] & after[other]) - (before[name] & before[other])
            if both and _together(by_name[name], by_name[other]):
                yield name, f"{quoted(min(both))} is also the key of {other}: only one of them works", "", False


def _longs(keys: str) -> frozenset[str]:
    return frozenset(map(_long, _split(keys)))


def _together(one: Action, other: Action) -> bool:
    """Whether two actions can be wanted at the same time."""
    first, second = (action.name.partition(".")[0] for action in (one, other))
    if first == second:
        return True
    if one.alone or other.alone:
        return False
    return first in _EVERYWHERE or second in _EVERYWHERE or any(first in room and second in room for room in _ROOMS)


def _split(keys: str) -> list[str]:
    """Keys with commas between them; a comma alone is the comma's own key."""
    return [key.strip() for key in keys.split(",")]


def _wrong(key: str) -> bool:
    """Whether no keyboard sends it."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    if not last or not _MODIFIERS.issuperset(modifiers):
        return True
    if len(last) == 1:
        return not last.isprintable() or last.isspace()
    return last not in _NAMED and len(format_key(last)) != 1
