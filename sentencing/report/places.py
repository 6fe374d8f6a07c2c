"""Where several changes of the law stand, in little room."""

from __future__ import annotations

from sentencing.corpus.entries import in_order
from sentencing.law.values import pins
from sentencing.report.cells import clip, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.report.speech import Speech


def place(speech: Speech, cites: list[str], cells: int) -> str:
    """The place itself, or, where that is too wide, the articles of the code or the instruments in question."""
    whole = speech.cite(cites[0], main=True)
    if len(set(cites)) == 1 and width(whole) <= cells:
        return whole
    articles: dict[str, dict[str, None]] = {}
    for first, *_ in map(pins, cites):
        articles.setdefault(first.instrument, {})[first.article] = None
    if "" in articles:
        return clip(speech.cite("; ".join(sorted(articles[""], key=in_order))), cells)
    named = [_instrument(speech, name, list(held)) for name, held in articles.items()]
    return clip(speech.words.meant("between cites", "; ").join(named), cells)


def _instrument(speech: Speech, name: str, articles: list[str]) -> str:
    """An instrument, with its article if there is but one."""
    return speech.cite(f"{name} {articles[0]}") if len(articles) == 1 else speech.instrument(name)
