"""Neighbours in severity, as text and as JSON."""

from __future__ import annotations

from sentencing.law.condition import facts_of
from sentencing.report import amounts
from sentencing.report.cells import columns, right, width, wrap
from sentencing.report.effects import condition
from sentencing.report.elements import target
from sentencing.report.json import SCHEMA, band
from sentencing.report.speech import Speech
from sentencing.report.telling import version_of
from sentencing.report.words import capital

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.debate.near import Neighbour, Neighbours
    from sentencing.engine.case import Law
    from sentencing.law.provision import System, Tier
    from sentencing.report.words import Words

WIDTH = 80
_INDENT = "  "
_NAMED = 3
_SHORT = 72  # cells
_SIDES = ("graver", "same", "lighter")


def near_text(
    words: Words, law: Law, offence: str, day: str, found: Iterable[Neighbours], *, every: bool = False
) -> str:
    """The neighbours of every frame of an offence, a few on each side or `every` one, at most 80 cells wide."""
    system = law.system(law.offence(offence).system)
    speech = Speech(words, system, day, law.offence(offence))
    title = speech.text(version_of(law.offence(offence), day).title)
    date = words.say("law in force on {date}", date=amounts.date(words, day))
    head = [*wrap(title, WIDTH), offence + right(date, WIDTH - len(offence))]
    blocks = [head, *(list(_frame(words, law, system, day, each, every=every)) for each in found)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _frame(words: Words, law: Law, system: System, day: str, found: Neighbours, *, every: bool) -> Iterator[str]:
    speech = Speech(words, system, day, law.offence(found.of.offence))
    tier = found.of.framed.tier
    cite = speech.cite(tier.cite, main=True)
    named = _tier(speech, tier) or words.say("the base frame")
    said = speech.brief(found.of.framed.frame)
    if named != cite:
        said = words.meant("a fact and its value", "{fact}: {value}", fact=capital(named), value=said)
    first, *more = wrap(said, WIDTH - width(cite) - 2)
    yield first + right(cite, WIDTH - width(first))
    yield from more
    yield from near_rows(words, law, system, day, found, every=every)


def near_rows(
    words: Words, law: Law, system: System, day: str, found: Neighbours, title: str = "", *, every: bool = False
) -> list[str]:
    """The neighbours of a frame, a few on each side or `every` one; `title` says of which of two laws."""
    rows = neighbours(words, law, system, day, found, every=every)
    lines = columns(rows, WIDTH, indent=_INDENT * 2 if title else _INDENT)
    return [*wrap(of_which(words, system, day, found, title), WIDTH, _INDENT), *lines] if title else lines


def of_which(words: Words, system: System, day: str, found: Neighbours, title: str) -> str:
    """The frame whose neighbours they are, after a title."""
    frame = Speech(words, system, day).brief(found.of.framed.frame)
    return words.meant("a fact and its value", "{fact}: {value}", fact=title, value=frame)


def neighbours(
    words: Words, law: Law, system: System, day: str, found: Neighbours, *, every: bool = False
) -> list[tuple[str, str]]:
    """The neighbours of a frame: on which side, and the first few there, or `every` one."""
    names = {
        "graver": words.meant("neighbours in severity", "graver"),
        "same": words.meant("neighbours in severity", "as grave"),
        "lighter": words.meant("neighbours in severity", "lighter"),
    }
    sides = ((side, getattr(found, side)) for side in _SIDES)
    return [(names[side], _side(words, law, system, day, listed, every=every)) for side, listed in sides if listed]


def _side(words: Words, law: Law, system: System, day: str, listed: tuple[Neighbour, ...], *, every: bool) -> str:
    """The neighbours on one side: their frame, and the first of them, or all, by name."""
    speech = Speech(words, system, day)
    offences = {each.offence: each for each in reversed(listed)}
    first = list(offences.values())[::-1]
    named = [_frame_of(words, law, system, day, each) for each in (first if every else first[:_NAMED])]
    if len(first) > len(named):
        named.append(words.more(len(first) - _NAMED))
    frame = speech.brief(listed[0].framed.frame)
    said = words.meant("between people", "; ").join(named)
    return words.meant("a fact and its value", "{fact}: {value}", fact=frame, value=said)


def _frame_of(words: Words, law: Law, system: System, day: str, each: Neighbour) -> str:
    """A frame of another offence: the offence and, if it is not the base frame, which."""
    speech = Speech(words, system, day, law.offence(each.offence))
    offence, tier = target(law, speech, each.offence), _tier(speech, each.framed.tier)
    return words.meant("a frame of an offence", "{offence}, {frame}", offence=offence, frame=tier) if tier else offence


def _tier(speech: Speech, tier: Tier) -> str:
    """What a frame is called inside a sentence, or else when it applies, if that is short, or where it stands; nothing
    for the base frame."""
    if tier.label or tier.when is None:
        return speech.inside(tier.label)
    said = condition(speech, tier.when)
    known = all(speech.named(name) for name in facts_of(tier.when))
    return said if known and width(said) <= _SHORT else speech.cite(tier.cite, main=True)


def near_json(law: Law, offence: str, day: str, found: Iterable[Neighbours], tool: dict[str, str]) -> dict[str, Any]:
    """The neighbours of every frame of an offence, all of them."""
    system = law.system(law.offence(offence).system)
    return {
        "schema": SCHEMA,
        "tool": tool,
        "law": {"as_of": day, "text_as_of": source.text_as_of if (source := law.offence(offence).source) else None},
        "offence": offence,
        "frames": [around_json(system, each) for each in found],
    }


def around_json(system: System, found: Neighbours) -> dict[str, Any]:
    """A frame and its neighbours."""
    return {
        **_one(system, found.of),
        **{side: [_one(system, each) for each in getattr(found, side)] for side in _SIDES},
    }


def _one(system: System, each: Neighbour) -> dict[str, Any]:
    frame = band(system.ladder, each.framed.frame)
    return {"offence": each.offence, "tier": each.framed.tier.id, "cite": each.framed.tier.cite, "frame": frame}
