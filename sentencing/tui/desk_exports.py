"""What the desk gives away: an answer as the command line prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.report.citation import style_for
from sentencing.report.origin import tool_of
from sentencing.tui.export import Exports

if TYPE_CHECKING:
    from typing import Any

    from sentencing.corpus.store import Corpus
    from sentencing.report.words import Words
    from sentencing.tui.docket import Matter


def exports(words: Words, corpus: Corpus, matter: Matter, found: Any) -> Exports | None:
    """The answer to a claim as `claim` prints it, that of a motion as `motion` does; None for a refusal."""
    if isinstance(found, str):
        return None
    name = "claim" if matter.id.startswith("typed:") else matter.id
    return _of_claim(words, corpus, name, found) if matter.claim else _of_motion(words, corpus, name, found)


def _of_claim(words: Words, corpus: Corpus, name: str, found: Any) -> Exports:
    from sentencing.report.card_made import of_claim
    from sentencing.report.claim_json import claim_json
    from sentencing.report.claim_text import claim_text

    return Exports(
        name,
        lambda: claim_text(words, corpus, found, every=True),
        lambda: claim_json(words, corpus, found, tool_of(corpus)),
        words,
        lambda: of_claim(words, corpus, found[-1], style_for(words.language)),
    )


def _of_motion(words: Words, corpus: Corpus, name: str, found: Any) -> Exports:
    from sentencing.report.card_made import of_motion
    from sentencing.report.motion import motion_text
    from sentencing.report.motion_json import motion_json

    return Exports(
        name,
        lambda: motion_text(words, found),
        lambda: motion_json(words, found, tool_of(corpus)),
        words,
        lambda: of_motion(words, corpus, found, style_for(words.language)),
    )
