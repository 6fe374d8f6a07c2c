"""Starting the app. Cheap to import: what draws is imported when it starts."""

from __future__ import annotations

import gc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus


def run_app(corpus: Corpus, offence: str | None, language: str, day: str) -> None:
    """Run the app on an open corpus until it is left: in the library, or in a walk through a case of an offence.

    `day` is the day (ISO date) whose law is shown.
    """
    # Nothing that is made while starting is garbage: collecting is put off until the first picture is drawn.
    gc.disable()
    from sentencing.tui.shell import SentencingApp

    SentencingApp(corpus, offence, language, day).run()
