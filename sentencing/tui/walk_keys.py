"""The keys of a walk, but for those that answer its questions."""

from __future__ import annotations

from sentencing.report.words import mark
from sentencing.tui.keys import bound

KEYS = (
    bound(
        "tab,shift+tab",
        "reasons",
        mark("a key", "why"),
        mark("a key", "Turn to the reasons"),
        "walk.turn",
        shown="tab",
    ),
    bound(
        "tab,shift+tab",
        "questions",
        mark("a key", "ask"),
        mark("a key", "Turn to the questions"),
        "walk.turn",
        shown="tab",
    ),
    bound(
        "w",
        "other",
        mark("a key", "what if"),
        mark("a key", "What it would take for another result, and what each answer would do alone"),
        "walk.other",
    ),
    bound("a", "anew", mark("a key", "anew"), mark("a key", "Begin this case anew; undo brings it back"), "walk.anew"),
    bound("z,u", "undo", mark("a key", "undo"), mark("a key", "Take back the last answer"), "walk.undo"),
    bound(
        "Z,ctrl+r",
        "redo",
        mark("a key", "redo"),
        mark("a key", "Give again the answer taken back"),
        "walk.redo",
        show=False,
        shown="Z",
    ),
    bound(
        "d",
        "app.day",
        mark("a key", "law day"),
        mark("a key", "The day whose law is asked about; the day of the offence is a question of the case"),
        "app.day",
    ),
    bound(
        "i",
        "narrow",
        mark("a key", "filter"),
        mark("a key", "List only the questions that hold what is typed"),
        "walk.narrow",
    ),
    bound(
        "p",
        "project",
        mark("a key", "project"),
        mark("a key", "For a hall: a large ruler, one sentence, one citation"),
        "walk.project",
    ),
    bound("c", "compare", mark("a key", "compare"), mark("a key", "Set this case beside others"), "walk.compare"),
    bound("s", "save", mark("a key", "save"), mark("a key", "Save this case under a name"), "walk.save"),
    bound("o", "open", mark("a key", "open"), mark("a key", "Open or delete a saved case"), "walk.open"),
    bound(
        "m",
        "note",
        mark("a key", "note"),
        mark("a key", "A note beside this case"),
        "walk.note",
        show=False,
    ),
    bound("slash", "find", mark("a key", "find"), mark("a key", "Find another offence"), "app.find", shown="/"),
    bound(
        "escape",
        "leave",
        mark("a key", "back"),
        mark("a key", "Back to where one came from"),
        "walk.back",
        shown="esc",
    ),
)
