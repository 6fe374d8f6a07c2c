"""That an act may no longer be prosecuted, by its days alone: as a sentence and as JSON."""

from __future__ import annotations

from sentencing.engine.limitation import run_out
from sentencing.report import amounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.in_time import InTime
    from sentencing.engine.limitation import RunOut
    from sentencing.report.telling import Telling


def limitation(telling: Telling, laws: InTime | None) -> str:
    """The sentence; empty where no period has run out, or where that was asked about. `laws` are those of the days of
    the act and of its judgment."""
    found = run_out(telling.law, laws) if laws else None
    return _said(telling, found) if found else ""


def limitation_json(telling: Telling, laws: InTime | None) -> dict[str, Any] | None:
    """The same as JSON; None where nothing is said."""
    found = run_out(telling.law, laws) if laws else None
    if found is None:
        return None
    return {
        "id": found.id,
        "cites": [found.cite, found.law.cite],
        "months": found.period,
        "ended": found.ended,
        "asks": list(found.law.asks),
        "text": _said(telling, found),
    }


def _said(telling: Telling, found: RunOut) -> str:
    words, speech = telling.words, telling.speech
    return words.say(
        "The period of limitation, {period}, ended on {date} ({cite}): no prosecution, unless {exceptions} ({cites}).",
        period=amounts.term(words, found.period),
        date=amounts.date(words, found.ended),
        cite=speech.cite(found.cite, main=True),
        exceptions=speech.text(found.law.unless),
        cites=speech.cite(found.law.cite, main=True),
    )
