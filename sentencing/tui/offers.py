"""What the palette offers: the keys of the screen, every offence, the themes, the languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sentencing.corpus.find import search
from sentencing.report.words import Words, languages, words
from sentencing.tui.hints import hints
from sentencing.tui.messages import Chosen
from sentencing.tui.palette import Offer, Palette
from sentencing.tui.themes import ROUND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.screen import Screen

    from sentencing.tui.shell import SentencingApp

_MOST = 40  # offences


def palette(app: SentencingApp, said: Words) -> Palette:
    """The palette over the screen as it is."""
    offers = (*_keys(app.screen, said), *_languages(app, said), *_themes(app, said))
    return Palette(offers, partial(_offences, app, said), app.untry_theme, said)


def _keys(screen: Screen[object], said: Words) -> Iterator[Offer]:
    """What the keys do that work here."""
    for hint in hints(screen, said, every=True):
        if hint.enabled and hint.name != "app.palette":
            english = f"{hint.word} {hint.name} {hint.source}"
            yield Offer(hint.sentence, hint.shown, partial(screen.app.simulate_key, hint.key), english)


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


def _offences(app: SentencingApp, said: Words, asked: str) -> Iterator[Offer]:
    """The offences that the filter would find."""
    for hit in search(app.corpus.find_index(), asked, _MOST):
        if hit.kind == "offence":
            chosen = partial(app.post_message, Chosen(hit.id))
            yield Offer(said.text(hit.title), f"{hit.jurisdiction} {hit.article}", chosen)
