"""Is a system's wording.toml whole? What `report` and `review` rely on in it, and what is missing or malformed."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any, TypeAlias

from sentencing.corpus.document import shown
from sentencing.law.effect import Effect
from sentencing.law.grammar import GrammarError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Wrong: TypeAlias = "tuple[tuple[str | int, ...], str]"

# The places that each template must have and may have: `!` marks those it must.
_WRITING: dict[str, dict[str, str]] = {
    "units": dict.fromkeys(("year", "month", "day", "money", "percent", "times"), "!n"),
    "span": {"between": "!low !high", "least": "!low", "most": "!high", "below": "!high", "exactly": "!low"},
    "frame": {"penalty": "!principal", "sanction": "!of !span !kind", "and": "", "or": "", "added": "!added"},
    "additional": dict.fromkeys(("shall", "may", "shall-or-sole", "may-or-sole"), "!choices"),
    "unit": {"penalty": "!principal"},
    "kinds": {},
}
_READING: dict[str, dict[str, str]] = {
    "frame": {"stops": "", "pauses": ""},
    "mention": {"penalty": "!principal"},
    "rule": {"otherwise": "", "end": "", "not_before": ""},
    "reference": {"heavier": "", "cumulate": ""},
    "consequence": {},
    "number_words": {},
}
_AMENDING = {"amendment": dict.fromkeys(("delete", "whole", "replace", "open", "close"), "")}
_CITING = {"article": "!article", "inserted": "!number", "paragraph": "!paragraph", "item": "!item", "join": ""}
_PATTERNS = {
    "layout": ("heading", "item", "skip", "stop"),
    "reference": ("pattern", "named", "article", "paragraph"),
}
_AMENDING_PATTERNS = {"amendment": ("item", "article", "paragraph", "insert_article", "insert_paragraph", "entry")}
# Groups that the pattern of a reference must name.
_GROUPS = {("reference", "pattern"): ("target", "convict")}


def misworded(wording: Mapping[str, Any]) -> Iterator[Wrong]:
    """Everything that is wrong with a wording, each with the path of its key. What a wording is not used for may be
    left out of it: the words of a penalty (`frame`), of a cite (`cite`), and what reads official texts (`text`)."""
    yield from _typed(wording)
    if "frame" in wording:
        yield from _templates(wording, _WRITING)
    if "cite" in wording:
        yield from _templates(wording, {"cite": _CITING})
        yield from _templates(_table(wording, "cite"), {"short": _CITING}, ("cite",))
    if "text" in wording:
        yield from _templates(wording, _WRITING)
        yield from _templates(wording, _READING)
        yield from _patterns(wording, _PATTERNS)
        yield from _layout(wording)
        yield from _rules(_table(wording, "rule"))
        yield from _previous(wording)
        yield from _texts(wording["text"])
    elif isinstance(heading := _table(wording, "layout").get("heading"), str):
        yield from ((("layout", "heading"), what) for what in _pattern(heading))
        yield from _layout(wording)
    if "amendment" in wording or _amends(wording.get("text")):
        yield from _templates(wording, _AMENDING)
        yield from _patterns(wording, _AMENDING_PATTERNS)


def _templates(
    wording: Mapping[str, Any], wanted: Mapping[str, Mapping[str, str]], under: tuple[str, ...] = ()
) -> Iterator[Wrong]:
    for name, keys in wanted.items():
        table = wording.get(name)
        if not isinstance(table, dict):
            yield (*under, name), "a table is wanted here"
            continue
        for key, places in keys.items():
            if not isinstance(table.get(key), str):
                yield (*under, name, key), "a string is wanted here"
            else:
                yield from (((*under, name, key), what) for what in _places(table[key], places.split()))


def _places(template: str, places: Iterable[str]) -> Iterator[str]:
    """What is wrong with the places of a template. A word that is no template has none to get wrong."""
    if not places:
        return
    try:
        found = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    except ValueError as error:
        yield f"'{template}' is not a template: {error}"
        return
    known = [place.lstrip("!") for place in places]
    yield from (f"{{{name}}} is none of the places {', '.join(known)}" for name in found if name not in known)
    lacking = [place[1:] for place in places if place.startswith("!") and place[1:] not in found]
    yield from (f"'{template}' has no place {{{name}}}" for name in lacking)


def _patterns(wording: Mapping[str, Any], wanted: Mapping[str, Iterable[str]]) -> Iterator[Wrong]:
    for name, keys in wanted.items():
        table = _table(wording, name)
        for key in keys:
            yield from (((name, key), what) for what in _pattern(table.get(key), _GROUPS.get((name, key), ())))


def _layout(wording: Mapping[str, Any]) -> Iterator[Wrong]:
    for key in ("part", "added", "end", "date"):
        if key in _table(wording, "layout"):
            yield from ((("layout", key), what) for what in _pattern(_table(wording, "layout")[key]))
    for key in ("heading", "item"):
        if "(" not in str(_table(wording, "layout").get(key, "(")):
            yield ("layout", key), "a group around the number is wanted in it"


def _pattern(pattern: object, groups: Iterable[str] = ()) -> Iterator[str]:
    if not isinstance(pattern, str):
        yield "a regular expression is wanted here"
        return
    try:
        compiled = re.compile(pattern.replace("{n}", "[0-9]+"))
    except re.error as error:
        yield f"'{pattern}' is not a regular expression: {error}"
        return
    yield from (f"'{pattern}' has no group ?P<{group}>" for group in groups if group not in compiled.groupindex)


def _rules(rule: Mapping[str, Any]) -> Iterator[Wrong]:
    for name in ("words", "phrases"):
        for pattern, effect in _table(rule, name).items():
            path = ("rule", name, pattern)
            yield from ((path, what) for what in _pattern(pattern))
            yield from ((path, what) for what in _effect(effect))
    for word, modality in _table(rule, "modals").items():
        if modality not in ("shall", "may"):
            yield ("rule", "modals", word), "'shall' or 'may' is wanted here"
    for name in ("inferred", "noted"):
        if not isinstance(rule.get(name), list):
            yield ("rule", name), "a list of effects is wanted here"


def _effect(effect: object) -> Iterator[str]:
    try:
        if not isinstance(effect, str):
            yield f"an effect is wanted, not {shown(effect)}"
        for each in effect.split(" | ") if isinstance(effect, str) else ():
            Effect.parse(each)
    except GrammarError as error:
        yield error.why


def _typed(wording: Mapping[str, Any]) -> Iterator[Wrong]:
    """What is wrong with the forms in which people write answers."""
    wanted = {
        "figures": (int, "a whole number"),
        "number_words": (int, "a whole number"),
        "answers": (bool, "a boolean"),
    }
    for name, (kind, what) in wanted.items():
        if not isinstance(wording.get(name, {}), dict):
            yield (name,), "a table is wanted here"
        for word, value in _table(wording, name).items():
            if type(value) is not kind:
                yield (name, word), f"{what} is wanted, not {shown(value)}"
    yield from _issued(wording.get("issued", {}))


def _issued(languages: object) -> Iterator[Wrong]:
    """What is wrong with how the numbers of instruments are written in other languages."""
    if not isinstance(languages, dict):
        yield ("issued",), "a table is wanted here"
        return
    for language, parts in languages.items():
        if not isinstance(parts, dict):
            yield ("issued", language), "a table is wanted here"
            continue
        for written, said in parts.items():
            if not isinstance(said, str):
                yield ("issued", language, written), f"a string is wanted, not {shown(said)}"


def _previous(wording: Mapping[str, Any]) -> Iterator[Wrong]:
    previous = _table(_table(wording, "reference"), "previous")
    for word, number in previous.items():
        if type(number) is not int or number < 1:
            yield ("reference", "previous", word), "how many paragraphs back is wanted here, 1 or more"


def _texts(texts: object) -> Iterator[Wrong]:
    if not isinstance(texts, list):
        yield ("text",), f"a list of texts is wanted, not {shown(texts)}"
        return
    for index, each in enumerate(texts):
        if not isinstance(each, dict):
            yield ("text", index), f"a table is wanted, not {shown(each)}"
            continue
        for key in ("instrument", "file"):
            if not isinstance(each.get(key), str):
                yield ("text", index, key), "a string is wanted here"
        if not hasattr(each.get("as_of"), "isoformat") and "as_of" in each:
            yield ("text", index, "as_of"), "a date without quotes, such as 2015-11-01, is wanted"
        if "heading" in each:
            yield from ((("text", index, "heading"), what) for what in _pattern(each["heading"]))


def _amends(texts: object) -> bool:
    return isinstance(texts, list) and any(isinstance(each, dict) and each.get("amends") for each in texts)


def _table(wording: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = wording.get(name)
    return found if isinstance(found, dict) else {}
