"""How far the compiling of the law has come, in words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.report.words import Words


def told_so_far(words: Words, step: str, done: int, total: int) -> str:
    """How many files of a step (see `corpus.progress`) are done: `Reading the law: 231 of 507 files`."""
    match step:
        case "read":
            return words.say("Reading the law: {done} of {total} files", done=done, total=total)
        case "link":
            return words.say("Checking the law: {done} of {total} files", done=done, total=total)
        case _:
            return words.say("Compiling the law: {done} of {total} files", done=done, total=total)
