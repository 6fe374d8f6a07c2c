"""The lines of the list of questions: group by group, with what does not matter folded away, or everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widgets.option_list import Option

from sentencing.law.record import Record
from sentencing.report.words import Words
from sentencing.tui import rows
from sentencing.tui.answers import shown
from sentencing.tui.sheet import GROUPS, Question, topics
from sentencing.tui.told import Told, heading, name_of
from sentencing.tui.tones import HEADING, PLAIN, QUIET, STRONG
from sentencing.tui.wanted import fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.tui.sheet import Topic

FOLD = "fold:"  # begins the id of a line that unfolds what does not matter in a topic
_CARET = "▏"


class Listed(Record):
    """How the questions are listed. `everything`: nothing is folded, and each stands where the law has it. `opened` are
    the topics unfolded; `wanted` is what a line must hold; `order` ranks questions within them; `suggested` is
    the one best answered next; `because` says why questions do not matter; `here` is the one under the cursor, to which
    `typing` is being typed."""

    everything: bool = False
    opened: frozenset[str] = frozenset()
    wanted: str = ""
    order: dict[str, int] = {}  # noqa: RUF012 - a record's default, never written to
    suggested: str = ""
    because: dict[str, str] = {}  # noqa: RUF012 - the same
    here: str = ""
    typing: str = ""


def options_of(told: Told, listed: Listed) -> Iterator[Option]:
    """The lines."""
    first = True
    for topic in topics(told.questions):
        lines = list(_topic(told, listed, topic))
        if lines:
            above = "" if first else "\n"
            yield Option(rows.Line(above + heading(told, topic), HEADING), f"group:{topic_id(topic)}", disabled=True)
            yield from lines
            first = False
    if first and listed.wanted:
        said = told.words.say("No question holds that. Esc lists all of them again.")
        yield Option(rows.Line(said, QUIET), "group:", disabled=True)


def topic_id(topic: Topic) -> str:
    """A topic in one word."""
    return "@".join(filter(None, topic))


def _topic(told: Told, listed: Listed, topic: Topic) -> Iterator[Option]:
    members = [each for each in told.questions if each.topic == topic]
    if listed.wanted:
        yield from _fitting(told, listed, members)
    elif listed.everything:
        yield from _rows(told, listed, members)
    else:
        members.sort(key=lambda each: listed.order.get(each.name, len(listed.order)))
        idle = [each for each in members if not each.matters and not each.said]
        yield from _rows(told, listed, (each for each in members if each not in idle))
        yield from _fold(told, listed, topic_id(topic), idle)


def _fitting(told: Told, listed: Listed, members: Iterable[Question]) -> Iterator[Option]:
    """Those that hold what was typed, the best first, each with what holds it."""
    found = [(each, how) for each in members if (how := fit(told, each, listed.wanted))]
    for each, how in sorted(found, key=lambda pair: pair[1].rank):
        yield _row(told, listed._replace(because={each.name: how.held_by}), each)


def _fold(told: Told, listed: Listed, topic: str, idle: list[Question]) -> Iterator[Option]:
    """The line under which a topic's idle questions are folded, and, unfolded, those questions."""
    if not idle:
        return
    unfolded = topic in listed.opened
    yield Option(rows.Line("  " + fold_line(told.words, len(idle), unfolded=unfolded), QUIET), FOLD + topic)
    if unfolded:
        yield from _rows(told, listed, idle)


def _rows(told: Told, listed: Listed, questions: Iterable[Question]) -> Iterator[Option]:
    return (_row(told, listed, each) for each in questions)


def _row(told: Told, listed: Listed, question: Question) -> Option:
    typing = listed.typing if listed.here == question.name else ""
    bears = question.matters or question.said
    line = rows.Answered(
        name_of(told, question),
        PLAIN if bears else QUIET,
        typing + _CARET if typing else shown(told.telling, question),
        STRONG if question.said or typing else QUIET,
        court=question.open,
        suggested=listed.suggested == question.name and not question.said,
        aside="" if (bears or listed.everything) and not listed.wanted else listed.because.get(question.name, ""),
    )
    return Option(line, question.name)


def best(told: Told, typed: str) -> str:
    """The question that best fits what was typed: of those that fit as well the first; empty where none does."""
    if not typed.strip():
        return ""
    ordered = sorted(told.questions, key=lambda each: GROUPS.index(each.group))
    fits = ((found.rank, each.name) for each in ordered if (found := fit(told, each, typed)))
    return min(fits, key=lambda each: each[0], default=(0, ""))[1]


def fold_line(words: Words, count: int, *, unfolded: bool) -> str:
    """The line under which what does not matter is folded away."""
    said = words.many("{n} more changes nothing now", "{n} more change nothing now", count)
    return ("▾ " if unfolded else "▸ ") + said
