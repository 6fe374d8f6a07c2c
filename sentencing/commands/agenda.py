"""What is left to ask of a case, as text and as JSON: the best question first, and why the rest changes nothing."""

from __future__ import annotations

from sentencing.report.cells import columns, wrap
from sentencing.tui.idle import clause
from sentencing.tui.sheet import topics
from sentencing.tui.told import heading, name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sentencing.tui.sheet import Question
    from sentencing.tui.study import Agenda
    from sentencing.tui.told import Told

_WIDTH = 80
_INDENT = "  "
_WIDEST = (28, 28)  # cells of what is typed, and of what it is called


def next_lines(told: Told, agenda: Agenda) -> list[str]:
    """What is best asked next, under its heading; nothing where nothing can change the range."""
    question = told.question(agenda.suggested)
    if question is None:
        return []
    said = told.telling.speech.text(question.about.ask) or name_of(told, question)
    return [told.words.say("Ask next"), *columns([(question.name, said)], _WIDTH, indent=_INDENT)]


def agenda_text(told: Told, agenda: Agenda) -> str:
    """The open questions by group, the best first; then those that change nothing now, and why."""
    words = told.words
    blocks = [next_lines(told, agenda) or wrap(words.say("No open question can change the range."), _WIDTH)]
    for topic in topics(agenda.questions):
        open_ = [each for each in agenda.questions if each.topic == topic and each.matters and not each.said]
        if open_:
            blocks.append([heading(told, topic), *_rows(told, open_)])
    idle = [each for each in agenda.questions if each.name in agenda.idle]
    if idle:
        blocks.append([words.say("Changes nothing now"), *_rows(told, idle, agenda)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _rows(told: Told, listed: list[Question], agenda: Agenda | None = None) -> list[str]:
    rows = [(each.name, name_of(told, each), *_why(told, agenda, each)) for each in listed]
    return columns(rows, _WIDTH, indent=_INDENT, widest=_WIDEST[: 2 if agenda else 1])


def _why(told: Told, agenda: Agenda | None, question: Question) -> Iterator[str]:
    if agenda:
        yield clause(told, agenda.idle[question.name])


def agenda_json(told: Told, agenda: Agenda) -> dict[str, Any]:
    """The keys `next` and `questions` of an answer."""
    return {
        "next": agenda.suggested or None,
        "questions": [
            {
                "id": each.name,
                "group": each.group,
                "said": each.said,
                "matters": each.matters,
                "why": _why_json(told, agenda, each),
                "text": name_of(told, each),
            }
            for each in agenda.questions
        ],
    }


def _why_json(told: Told, agenda: Agenda, question: Question) -> dict[str, Any] | None:
    idle = agenda.idle.get(question.name)
    return idle and {"kind": idle.kind, "name": idle.name or None, "text": clause(told, idle)}
