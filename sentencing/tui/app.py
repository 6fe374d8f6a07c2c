"""Starting the app. Cheap to import: what draws is imported when it starts."""

from __future__ import annotations

import gc
import os
import sys

from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import TypeAlias

    from sentencing.corpus.progress import Told
    from sentencing.corpus.store import Corpus
    from sentencing.saved import SavedCase
    from sentencing.settings import Settings
    from sentencing.tui.session import Kept
    from sentencing.tui.shell import SentencingApp

    Meant: TypeAlias = str | SavedCase | None  # an offence, or a case of one
    Opening: TypeAlias = Callable[[Told], tuple[Corpus, Meant]]


def run(roots: tuple[str, ...], meant: Callable[[Corpus], Meant], language: str, day: str, settings: Settings) -> None:
    """Run the app on the law in these folders; if that has to be compiled first, a screen says so.

    It opens in the walk of the offence or the saved case that is `meant`, or, where that is none, where it was left.
    Without a `language` it speaks the one chosen last, or that of the settings. `day` is the day (ISO date) whose law
    is shown. Raises what `meant` raises, UsageProblem where there is no law or no terminal, and StatuteError with every
    mistake in the law.
    """
    ready = opened(roots)
    if ready:
        _run(ready, meant(ready), language, day, settings)
        return

    def opening(told: Told) -> tuple[Corpus, Meant]:
        from sentencing.corpus.store import open_corpus

        corpus = open_corpus(roots, told)
        return corpus, meant(corpus)

    _run(opening, None, language, day, settings)


def first_paint(statutes: str | None = None) -> None:
    """Draw the first picture of the library without a terminal, and leave: for measuring."""
    gc.disable()
    import time

    from sentencing.corpus.store import default_roots, open_corpus
    from sentencing.tui.shell import SentencingApp

    class Once(SentencingApp):
        def complete(self) -> None:
            self.exit()

    Once(open_corpus(default_roots(statutes)), None, "en", time.strftime("%Y-%m-%d")).run(headless=True)


def _run(
    corpus: Corpus | Opening, meant: Meant, language: str, day: str, settings: Settings, kept: Kept | None = None
) -> None:
    if not _has_terminal():
        raise UsageProblem("the app needs a terminal; with --plain it asks line by line instead")
    # Nothing that is made while starting is garbage: collecting is put off until the first picture is drawn.
    gc.disable()
    from sentencing.folders import sessions_folder
    from sentencing.tui.shell import SentencingApp

    app = SentencingApp(corpus, meant, language, day, settings, sessions_folder() if settings.restore else "", kept)
    try:
        with _Calmly(app):
            app.run()
        if app.mishap:
            app.session.tell("open", "")  # what broke may break again: begin in the library
    finally:
        app.session.close()
    if app.failure:
        raise app.failure
    if app.mishap and _again(app):
        _run(app.law or corpus, None, language, day, settings, None if app.session.keeps else app.left)


class _Calmly:
    """Keeps what breaks while an app draws or closes its screens from the shell: the app has it as its mishap."""

    def __init__(self, app: SentencingApp) -> None:
        self._app = app

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        self._app.broke(error)
        return True


def _again(app: SentencingApp) -> bool:
    """Write a report of what broke, and ask whether to start again; raises UsageProblem if not."""
    from sentencing.folders import reports_folder
    from sentencing.tui.mishap import Mishap, report_text, written

    assert app.mishap
    assert app.words
    text = report_text(app.mishap, *app.asked, app.size)
    report = written(reports_folder(), text)
    kept = app.session.keeps
    if not _in_browser() and Mishap(report, app.words, app.theme, kept=kept).run():
        return True
    where = f"what happened stands in {report.path}" if report.path else f"no report could be written\n{report.text}"
    what = "something in the app broke; your case is kept" if kept else "something in the app broke"
    raise UsageProblem(f"{what}; {where}")


def _in_browser() -> bool:
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def _has_terminal() -> bool:
    """Whether there is something to type on and to draw on: a browser, or a terminal, where it is drawn on standard
    error."""
    if _in_browser():
        return True
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def opened(roots: tuple[str, ...]) -> Corpus | None:
    """The law in these folders if it is compiled already."""
    from sentencing.corpus import cache
    from sentencing.corpus.roots import system_folders
    from sentencing.corpus.store import Corpus

    found = cache.load(cache.location(roots), cache.fingerprint(system_folders(roots)))
    return Corpus(roots, found) if found else None
