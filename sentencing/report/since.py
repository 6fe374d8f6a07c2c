"""What changed in the whole law since a day, as text: day by day, a line for each offence and each general rule."""

from __future__ import annotations

from sentencing.corpus.entries import in_order
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.cells import clip, pad, right, width, wrap
from sentencing.report.contrast import Contrasting
from sentencing.report.places import place
from sentencing.report.speech import Speech
from sentencing.report.telling import version_of
from sentencing.report.text import WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.case import Law
    from sentencing.law.changes import Change
    from sentencing.law.provision import Offence
    from sentencing.report.story import Moves, SystemStory
    from sentencing.report.words import Words

_INDENT = "  "
_ID = 11  # cells; a longer id runs on
_CITE = 20  # cells
_NAMED = 2  # kinds of change
_FIRST = ("tier", "offence", "summary", "needs", "rule", "unit", "reference", "consequence")  # in which they are named


class Line(Record):
    """One line: an id (a general rule has none), a title, what changed, and where the law says so."""

    id: str
    title: str
    what: str
    cite: str


def since_text(words: Words, law: Law, story: SystemStory) -> str:
    """What changed in one system, at most 80 cells wide, with a line end after each line."""
    title = words.text(story.system.title, story.system.language)
    since, until = (amounts.date(words, day) for day in (story.first, story.last))
    span = words.meant("two days", "{since} to {until}", since=since, until=until)
    blocks = [[title + right(span, WIDTH - width(title))], [_INDENT + _lead(words, story)]]
    blocks += [list(_day(words, law, story, day)) for day in story.days]
    if any(day.offences for day in story.days):
        blocks.append(wrap(words.say("What moved in one of them: sentencing history, and its id."), WIDTH))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _lead(words: Words, story: SystemStory) -> str:
    if not story.days:
        return words.say("Nothing changed.")
    return words.many("The law changed on {n} day.", "The law changed on {n} days.", len(story.days))


def _day(words: Words, law: Law, story: SystemStory, day: Moves) -> Iterator[str]:
    yield amounts.date(words, day.date)
    contrasting = Contrasting(words, law, story.system, day.date, None)
    speech = contrasting.speech
    general = sorted(day.general, key=lambda each: in_order(each.cite))
    yield from _laid_out([_rule(contrasting, each) for each in general])
    yield from _laid_out([_offence(speech, offence, changes) for offence, changes in day.offences])


def _rule(contrasting: Contrasting, change: Change) -> Line:
    cite = place(contrasting.speech, [change.cite], _CITE)
    return Line("", contrasting.name(change), _became(contrasting.words, change), cite)


def _became(words: Words, change: Change) -> str:
    """Whether a general rule is new, ended or was changed."""
    if change.before is None:
        return words.meant("what a change of the law brought", "new")
    if change.after is None:
        return words.meant("what a change of the law ended", "ended")
    return words.say("changed")


def _offence(speech: Speech, offence: Offence, changes: tuple[Change, ...]) -> Line:
    title = speech.text(version_of(offence, speech.day).title)
    return Line(offence.id, title, _what(speech.words, changes), place(speech, [each.cite for each in changes], _CITE))


def _what(words: Words, changes: Iterable[Change]) -> str:
    """What of an offence changed: that it begins or ends, or how many of its frames, rules and references."""
    counts: dict[str, int] = {}
    for each in changes:
        if each.kind == "offence" and each.before is None:
            new = getattr(each.after, "new", False)
            return words.say("no such offence before") if new else words.say("not encoded before")
        if each.kind == "offence" and each.after is None:
            return words.meant("what a change of the law ended", "ended")
        kind = "summary" if each.kind == "offence" and each.before.title == each.after.title else each.kind
        counts[kind] = counts.get(kind, 0) + 1
    named = [_counted(words, kind, counts[kind]) for kind in _FIRST if kind in counts]
    if len(named) > _NAMED:
        return words.say("{first} and more", first=words.series(named[:_NAMED]))
    return words.series(named)


def _counted(words: Words, kind: str, n: int) -> str:
    match kind:
        case "offence":
            return words.meant("what changed of an offence", "title")
        case "summary":
            return words.meant("what changed of an offence", "what it is")
        case "needs":
            return words.meant("what changed of an offence", "needs")
        case "tier":
            return words.many("{n} frame", "{n} frames", n)
        case "unit":
            return words.meant("what changed of an offence", "organisations")
        case "rule":
            return words.many("{n} rule", "{n} rules", n)
        case "reference":
            return words.many("{n} reference", "{n} references", n)
        case _:
            return words.meant("what changed of an offence", "what follows")


def _laid_out(lines: list[Line]) -> Iterator[str]:
    """Titles on the left, cut where there is no room; what changed and the cite on the right."""
    cites = max((width(each.cite) for each in lines), default=0)
    ids = min(max((width(each.id) for each in lines), default=0), _ID)
    for each in lines:
        start = _INDENT + (pad(each.id, ids) + "  " if each.id else "")
        end = f"{each.what}  {right(each.cite, cites)}"
        title = clip(each.title, WIDTH - width(start) - width(end) - 2)
        yield start + title + right(end, WIDTH - width(start) - width(title))
