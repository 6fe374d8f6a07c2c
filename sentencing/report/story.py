"""What a history tells: the days on which one offence, one article of the General Part, or a whole system moved."""

from __future__ import annotations

from sentencing.law import changes
from sentencing.law.days import following
from sentencing.law.record import Record
from sentencing.law.values import pins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.corpus.entries import Article
    from sentencing.law.changes import Day
    from sentencing.law.provision import Offence, Source, System, Text


class Story(Record):
    """How an offence, or an article of the General Part (`offence` is None), moved between two days, both included.

    `reread`: the days on which an instrument changed what its words mean. `begun`: the first day for which it is
    encoded, where that is later than the system's own (`new`: there was no such offence before); `ended`: the last day
    on which there was such an offence.
    """

    system: System
    offence: Offence | None
    title: Text
    article: str
    source: Source | None
    first: str
    last: str
    days: tuple[Day, ...]
    reread: tuple[str, ...] = ()
    begun: str = ""
    ended: str = ""
    new: bool = False


def offence_story(system: System, offence: Offence, since: str, last: str) -> Story:
    """How an offence moved from a day (or, if empty, from its system's beginning) to another."""
    latest = max((each for each in offence.versions if each.since <= last), key=lambda each: each.since)
    first_version = min(offence.versions, key=lambda each: each.since)
    begun = first_version.since
    earliest = min(system.since, begun)  # an offence may be encoded further back than the General Part as a whole
    first = max(since, following(earliest)) if earliest else since
    return Story(
        system,
        offence,
        latest.title,
        latest.article,
        offence.source,
        max(since, earliest),
        last,
        changes.of_offence(offence, first, last),
        changes.reread(offence, first, last),
        begun if begun > max(since, earliest) else "",
        latest.until if latest.until and latest.until < last else "",
        first_version.new,
    )


def article_story(system: System, article: Article, since: str, last: str) -> Story:
    """How the rules that an article of the General Part declares, and what it says of reductions and totals, moved."""
    own = {(noun, row["id"]) for noun in ("rule", "consequence") for row in article.elements.get(noun, ())}

    def its(change: changes.Change) -> bool:
        declared = change.kind in ("rule", "consequence")
        return (change.kind, change.id) in own if declared else pins(change.cite)[0].article == article.article

    days = changes.of_system(system, _first(system, since), last)
    kept = [day._replace(changes=tuple(filter(its, day.changes))) for day in days]
    return Story(system, None, article.title, article.article, None, max(since, system.since), last, _moved(kept))


def _moved(days: Iterable[Day]) -> tuple[Day, ...]:
    return tuple(day for day in days if day.changes)


class Moves(Record):
    """What moved on a day in a whole system: its general rules, and its offences."""

    date: str
    general: tuple[changes.Change, ...]
    offences: tuple[tuple[Offence, tuple[changes.Change, ...]], ...]


class SystemStory(Record):
    """How a whole system moved between two days, both included."""

    system: System
    first: str
    last: str
    days: tuple[Moves, ...]


def system_story(system: System, offences: Iterable[Offence], since: str, last: str) -> SystemStory:
    """How the general rules and the offences of a system moved from a day to another."""
    first = _first(system, since)
    general = {day.date: day.changes for day in changes.of_system(system, first, last)}
    moved: dict[str, list[tuple[Offence, tuple[changes.Change, ...]]]] = {}
    for offence in offences:
        for day in changes.of_offence(offence, first, last):
            moved.setdefault(day.date, []).append((offence, day.changes))
    days = sorted({*general, *moved})
    told = tuple(Moves(day, general.get(day, ()), tuple(moved.get(day, ()))) for day in days)
    return SystemStory(system, max(since, system.since), last, told)


def _first(system: System, since: str) -> str:
    """The first day that can be one of change: with the system's own first day nothing changes, everything begins."""
    return max(since, following(system.since)) if system.since else since
