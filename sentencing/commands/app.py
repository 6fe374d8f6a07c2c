"""Opening the app."""

from __future__ import annotations

import os

from sentencing.commands.assessment import SAVED
from sentencing.commands.shared import FINE, say
from sentencing.corpus.problem import UsageProblem, nearest, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.settings import Settings
    from sentencing.tui.app import Meant


def app(options: Options) -> int:
    """Open the app."""
    from sentencing.corpus.store import default_roots
    from sentencing.folders import settings_file
    from sentencing.settings import read_settings

    typed = options.offence
    settings = read_settings(settings_file(), options.words.language)
    for problem in settings.problems:
        say(str(problem))
    if options.plain or settings.plain or os.environ.get("TERM") == "dumb":
        return _plainly(options, settings)
    from sentencing.tui.app import run

    run(
        default_roots(options.statutes or settings.statutes or None),
        lambda corpus: _meant(corpus, typed) if typed else None,
        options.lang if hasattr(options, "lang") else "",
        options.day,
        settings,
    )
    return FINE


def _plainly(options: Options, settings: Settings) -> int:
    """The app line by line; what is not typed is as the settings have it."""
    from sentencing.commands.plainly import plainly
    from sentencing.report.words import words

    options.statutes = options.statutes or settings.statutes or None
    if not hasattr(options, "lang"):
        options.words = words(settings.language)
    return plainly(options)


def _meant(corpus: Corpus, typed: str) -> Meant:
    """The offence that was typed, or the case in the file that was."""
    from sentencing.question import offence_meant

    if not typed.endswith(SAVED):
        try:
            return offence_meant(corpus, typed)
        except UsageProblem:
            from sentencing.commands.arguments import COMMANDS

            if command := nearest(typed, COMMANDS):
                said = f"{quoted(typed)} is no offence and no command; did you mean: sentencing {command}?"
                raise UsageProblem(said) from None
            raise
    from sentencing.saved import read_case

    return read_case(corpus, typed)
