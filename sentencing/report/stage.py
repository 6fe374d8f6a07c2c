"""Prepared cards on one page for two windows: the presenter's, and the one that the hall sees.

The page is one file that needs nothing else and works where it lies. Its script is the only one that its policy lets
run, and the windows tell each other a key, never words.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from sentencing.report.card_page import card_article, page, stylesheet
from sentencing.report.safe import markup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.report.card import Card
    from sentencing.report.words import Words


def stage_page(words: Words, title: str, cards: tuple[tuple[int, Card], ...]) -> str:
    """The page of some cards by their keys."""
    script = stylesheet("stage.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    body = "".join(_body(words, title, cards)) + f"<script>{script}</script>"
    made = page(words.language, title, stylesheet() + stylesheet("stage.css"), body, policy)
    name = sha256(body.encode()).hexdigest()[:12]
    return made.replace("<html ", f'<html data-stage="{name}" ', 1)


def _body(words: Words, title: str, cards: tuple[tuple[int, Card], ...]) -> Iterator[str]:
    yield f'<nav class="desk"><h1>{markup(title)}</h1>'
    for key, card in cards:
        label = markup(card.tag or card.sentence)
        yield f'<button type="button" data-shows="{key}"><kbd>{key}</kbd><span>{label}</span></button>'
    dark = markup(words.meant("on the presenter's page", "Dark screen"))
    yield f'<button type="button" data-shows="0"><kbd>b</kbd><span>{dark}</span></button>'
    yield f'<button type="button" id="open">{markup(words.say("Open the window for the hall"))}</button>'
    for said in (
        words.say("A number shows its card at once; b darkens the screen at once; arrows go on and back."),
        words.say("The hall does not see what to expect and what it rests on. In its window, f fills the screen."),
    ):
        yield f"<p>{markup(said)}</p>"
    yield "</nav><main>"
    yield f'<p class="nothing">{markup(words.say("The screen is dark."))}</p>'
    for key, card in cards:
        yield f'<section data-key="{key}" hidden>{card_article(words, card, f"ruler{key}")}</section>'
    yield "</main>"
