"""A history as JSON: what `history` answers. Frames, rules and the rest stand on each side as `show` gives them."""

from __future__ import annotations

from sentencing.law.changes import LAST
from sentencing.report.json import SCHEMA, whole
from sentencing.report.law_json import ElementsJson, dates_json, reference_json, rule_json
from sentencing.report.story import Story

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.law.changes import Change
    from sentencing.law.provision import Offence, OffenceVersion, System, Total
    from sentencing.report.story import SystemStory
    from sentencing.report.words import Words

_NAMELESS = ("unit", "total")  # kinds whose elements have no id


def history_json(
    words: Words, stories: Iterable[Story | SystemStory], day: str, since: str, tool: dict[str, str]
) -> dict[str, Any]:
    """Some histories as one: the days in order, on each the changes of each offence. `offence` is null where general
    rules changed; `before` is null where there was nothing, `after` where there is nothing any more."""
    told = list(stories)
    rows = [_row(words, story.system, *row) for story in told for row in _moved(story)]
    sources = [story.source for story in told if isinstance(story, Story) and story.source]
    dates = {source.text_as_of for source in sources}
    return {
        "schema": SCHEMA,
        "tool": tool,
        "law": {"as_of": day, "text_as_of": dates.pop() if len(dates) == 1 else None},
        "since": since or None,
        "encoded": [_encoded(story) for story in told],
        "history": sorted(rows, key=lambda row: str(row["date"])),
    }


def _encoded(story: Story | SystemStory) -> dict[str, Any]:
    """From which day on, and until when, there is something to tell; and the days on which only the meaning of an
    offence's words moved."""
    offence = story.offence if isinstance(story, Story) else None
    made: dict[str, Any] = {"jurisdiction": story.system.id, "offence": offence.id if offence else None}
    if offence is None or not isinstance(story, Story):
        return {**made, "from": story.system.since or None, "new": False, "until": None, "words_moved": []}
    begun = min(each.since for each in offence.versions)
    until = max(each.until or LAST for each in offence.versions)
    new = any(each.new and each.since == begun for each in offence.versions)
    ends = {"from": begun or None, "new": new, "until": None if until == LAST else until}
    return {**made, **ends, "words_moved": list(story.reread)}


def _moved(story: Story | SystemStory) -> Iterator[tuple[str, Offence | None, tuple[Change, ...]]]:
    """Each day with the changes of one offence, or of the general rules."""
    if isinstance(story, Story):
        yield from ((day.date, story.offence, day.changes) for day in story.days)
        return
    for moves in story.days:
        if moves.general:
            yield moves.date, None, moves.general
        yield from ((moves.date, offence, changes) for offence, changes in moves.offences)


def _row(
    words: Words, system: System, date: str, offence: Offence | None, changes: tuple[Change, ...]
) -> dict[str, Any]:
    return {
        "date": date,
        "jurisdiction": system.id,
        "offence": offence.id if offence else None,
        "changes": [change_json(words, system, date, (offence, offence), each) for each in changes],
    }


def change_json(
    words: Words, system: System, date: str, offences: tuple[Offence | None, Offence | None], change: Change
) -> dict[str, Any]:
    """A change with both its sides; the names of facts are those of the offence on each side."""
    before, after = change.before, change.after
    then = ElementsJson(words, system, before.until or date, offences[0]) if before else None
    now = ElementsJson(words, system, date, offences[1])
    return {
        "kind": change.kind,
        "id": None if change.kind in _NAMELESS else change.id,
        "cite": change.cite,
        "before": _side(then, change.kind, before) if then else None,
        "after": _side(now, change.kind, after) if after else None,
    }


def _side(made: ElementsJson, kind: str, each: Any) -> dict[str, Any]:
    """An element as `show` gives it."""
    match kind:
        case "offence":
            return _version(each)
        case "needs":
            return {"text": made.condition(each.needs), **dates_json(each)}
        case "circumstance":
            return {"id": each.id, "cite": each.cite, "text": made.condition(each.when), **dates_json(each)}
        case "tier":
            return made.tier(each)
        case "unit":
            return made.unit(each)
        case "rule":
            return rule_json(made.speech, each)
        case "reference":
            return {**reference_json(each), "text": made.condition(each.when)}
        case "consequence":
            return {**made.consequence(each), "if": made.condition(each.when)}
        case "reduction":
            return {"id": each.id, "cite": each.cite, "method": each.method, "times": each.times, **dates_json(each)}
        case "instead":
            use = [made.sanction(one) for fallback in each.use for one in fallback.use]
            return {"of": each.of, "cite": each.cite, "use": use, **dates_json(each)}
        case _:
            return _total(each)


def _version(each: OffenceVersion) -> dict[str, Any]:
    return {"title": each.title, "summary": each.summary, "article": each.article, **dates_json(each)}


def _total(each: Total) -> dict[str, Any]:
    sums = [{"min": whole(cap.sum.low), "max": whole(cap.sum.high)} if cap.sum else None for cap in each.caps]
    caps = [{"sanction": cap.rung, "max": cap.high, "sum": one} for cap, one in zip(each.caps, sums, strict=True)]
    kept = {"absorb": list(each.absorb), "caps": caps, "swallows": each.swallows, "after": list(each.after)}
    return {"cite": each.cite, **kept, **dates_json(each)}
