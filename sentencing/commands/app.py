"""Opening the app."""

from __future__ import annotations

from sentencing.commands.shared import FINE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options


def app(options: Options) -> int:
    """Open the app."""
    from sentencing.corpus.store import default_roots
    from sentencing.question import offence_meant
    from sentencing.tui.app import run

    typed = options.offence
    run(
        default_roots(options.statutes),
        lambda corpus: offence_meant(corpus, typed) if typed else None,
        options.words.language,
        options.day,
    )
    return FINE
