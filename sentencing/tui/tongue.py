"""The words of the app: its own messages, and behind them those of the reports, in one language."""

from __future__ import annotations

import gettext
import os

from sentencing import report
from sentencing.report.words import SOURCE, Words, languages

_OWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")
_REPORTS = os.path.join(os.path.dirname(os.path.abspath(report.__file__ or "")), "locale")


def tongue(language: str) -> Words:
    """The words of a language for the app; what no catalogue translates stays in the language of the source."""
    messages = gettext.translation("app", _OWN, [language], fallback=True)
    messages.add_fallback(gettext.translation("sentencing", _REPORTS, [language], fallback=True))
    return Words(language, messages)


def spoken() -> tuple[str, ...]:
    """The languages of the app, that of the source first."""
    own = os.listdir(_OWN) if os.path.isdir(_OWN) else []
    return tuple(dict.fromkeys((SOURCE, *languages(), *sorted(own))))


def after(language: str) -> str:
    """The language that comes after this one, the first after the last."""
    every = spoken()
    return every[(every.index(language) + 1) % len(every)] if language in every else every[0]
