"""What the palette offers: the keys of the screen, every offence, the themes, the languages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

from sentencing.corpus.find import NAMED, search
from sentencing.corpus.problem import StatuteError, UsageProblem, one_line, without_command
from sentencing.folders import cases_folder
from sentencing.report.words import Words, languages, words
from sentencing.tui.hints import hints_of
from sentencing.tui.messages import Chosen
from sentencing.tui.palette import Offer, Palette
from sentencing.tui.themes import ROUND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.screen import Screen

    from sentencing.tui.shell import SentencingApp

ENDING = ".toml"  # of the file of a case
_MOST = 40  # offences


def palette(app: SentencingApp, said: Words) -> Palette:
    """The palette over the screen as it is."""
    screen, active = app.screen, tuple(app.screen.active_bindings.values())

    def offers(said: Words) -> Iterator[Offer]:
        yield from _keys(screen, active, said)
        for each in (_cases, _languages, _themes):
            yield from each(app, said)

    return Palette(offers, partial(_offences, app), app.untry_theme, said)


def _keys(screen: Screen[object], active: tuple[ActiveBinding, ...], said: Words) -> Iterator[Offer]:
    """What the keys do that work on a screen."""
    for hint in hints_of(screen, active, said, every=True):
        if hint.enabled and hint.name != "app.palette":
            english = f"{hint.word} {hint.name} {hint.source}"
            yield Offer(hint.sentence, hint.shown, partial(screen.app.simulate_key, hint.key), english)


def _cases(app: SentencingApp, said: Words) -> Iterator[Offer]:
    """The saved cases, by the names of their files; each is read when it is chosen."""
    kind, folder = said.meant("a kind of thing to choose", "case"), cases_folder()
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else ()
    for name in names:
        if name.endswith(ENDING):
            path = os.path.join(folder, name)
            yield Offer(one_line(name.removesuffix(ENDING)), kind, partial(_open_case, app, path), f"{kind} case")


def _open_case(app: SentencingApp, path: str) -> None:
    """Go on with a saved case; one that cannot be read is told of, and stays as it is."""
    from sentencing.saved import read_case  # reads TOML, which nothing else here does

    try:
        case = read_case(app.corpus, path)
    except (StatuteError, UsageProblem, OSError) as error:
        app.notify(without_command(str(error)), severity="warning", markup=False)
    else:
        app.take_case(case)


def _languages(app: SentencingApp, said: Words) -> Iterator[Offer]:
    kind = said.meant("a kind of thing to choose", "language")
    for language in languages():
        if language != said.language:
            name = words(language).meant("the language's own name", "English")
            yield Offer(name, kind, partial(app.take_language, language), f"{language} language")


def _themes(app: SentencingApp, said: Words) -> Iterator[Offer]:
    kind = said.meant("a kind of thing to choose", "theme")
    for name in dict.fromkeys((*ROUND, *app.available_themes)):
        yield Offer(name, kind, partial(app.take_theme, name), "theme", partial(app.try_theme, name))


def _offences(app: SentencingApp, said: Words, asked: str, resembling: bool) -> Iterator[Offer]:  # noqa: FBT001
    """The offences that the filter would find; those that only resemble what was asked for if that is wanted."""
    for hit in search(app.corpus.find_index(), asked, _MOST):
        if hit.kind == "offence" and (resembling or hit.score >= NAMED):
            chosen = partial(app.post_message, Chosen(hit.id))
            yield Offer(said.text(hit.title), f"{hit.jurisdiction} {hit.article}", chosen)
