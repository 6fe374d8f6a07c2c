"""The keys that answer the questions of a walk."""

from __future__ import annotations

from sentencing.report.words import mark
from sentencing.tui.answers import NUMBERS
from sentencing.tui.keys import bound, quietly
from sentencing.tui.sheet import YES_NO, Question

_CHOSEN = ("offence", "date")  # kinds of question of which there is a list to choose from

KEYS = (
    bound("y", "answer(True)", mark("a key", "yes"), mark("a key", "Answer yes"), "walk.yes"),
    bound("n", "answer(False)", mark("a key", "no"), mark("a key", "Answer no"), "walk.no"),
    bound(
        "question_mark",
        "unknown",
        mark("a key", "unknown"),
        mark("a key", "Not known: the answer widens"),
        "walk.unknown",
        shown="?",
    ),
    bound(
        "plus,equals_sign,right",
        "step(1)",
        mark("a key", "count"),
        mark("a key", "One more; - is one less"),
        "walk.more",
        shown="+-",
    ),
    quietly("minus,left", "step(-1)", "walk.less"),
    bound(
        "plus,equals_sign,right",
        "turn(1)",
        mark("a key", "switch"),
        mark("a key", "To the next value; - is the one before"),
        "walk.more",
        shown="+-",
    ),
    quietly("minus,left", "turn(-1)", "walk.less"),
    bound(
        "enter,space",
        "select",
        mark("a key", "choose"),
        mark("a key", "Choose from a list"),
        "walk.choose",
        shown="enter",
    ),
    quietly("enter,space", "cycle", "walk.choose"),
    bound(
        "backspace,delete",
        "forget",
        mark("a key", "clear"),
        mark("a key", "Take the answer back: not said"),
        "walk.clear",
        show=False,
    ),
    bound(
        "full_stop",
        "next",
        mark("a key", "next"),
        mark("a key", "To the open question that can change the most, marked ›"),
        "walk.next",
        shown=".",
    ),
    bound(
        "x",
        "everything",
        mark("a key", "all"),
        mark("a key", "Every question on one checklist, nothing folded; and back"),
        "walk.everything",
    ),
)


def works(action: str, question: Question | None, *, typing: bool) -> bool:
    """Whether an action answers a question, or what an action does where the cursor is on none."""
    match action:
        case "answer" | "cycle":
            return question is not None and question.kind == YES_NO
        case "unknown":
            return question is not None
        case "step":
            return question is not None and question.kind in NUMBERS and not question.within
        case "turn":
            return question is not None and bool(question.values or question.within)
        case "forget":
            return question is not None and (question.said or typing)
        case "select":
            return question is None or bool(question.values or question.within) or question.kind in _CHOSEN
        case _:
            return True
