"""A card as one HTML file that needs nothing else: no script, nothing fetched, light and dark, a phone, a printed page.

What stands in statute files, or in the user's copy of a text, comes in as text only.
"""

from __future__ import annotations

import os
from functools import cache

from sentencing.report.card_drawing import ruler_svg
from sentencing.report.card_words import dated, disclaimer, heads, made_by
from sentencing.report.cells import width
from sentencing.report.safe import markup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.report.card import Card, Line
    from sentencing.report.words import Words

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_LONG = 150  # cells; a longer sentence is set smaller
_LINE = 95  # cells of a printed line
_FULL = ((75, "fullest"), (56, "fuller"), (40, "full"))  # from how many lines on a card is set smaller when printed
# Nothing is loaded or run, whatever a text may hold.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@cache
def stylesheet(name: str = "card.css") -> str:
    """A stylesheet of this folder."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def card_page(words: Words, card: Card) -> str:
    """The card as a whole page."""
    return page(card.language, card.tag or card.sentence, stylesheet(), card_article(words, card), _POLICY)


def page(language: str, title: str, style: str, body: str, policy: str) -> str:
    """An HTML page; the style and the body are markup, all else is text."""
    return (
        f'<!doctype html>\n<html lang="{markup(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{markup(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{markup(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def card_article(words: Words, card: Card, prefix: str = "ruler") -> str:
    """The card as an element of a page. `prefix` keeps its drawing's names apart from those of other cards there."""
    parts = "".join(f"{part}\n" for part in _parts(words, card, prefix))
    return f'<article class="{" ".join(("card", _fullness(card))).strip()}">\n{parts}</article>'


def _fullness(card: Card) -> str:
    """How much there is on a card, for the page that it is to fit on when it is printed."""
    lines = [*card.asked, *card.more, *(line for each in card.quotes for line in (*each.text.splitlines(), each.said))]
    lines += [" ".join(each) for each in (*card.expect, *card.assumptions)]
    rows = len(card.ruler.drawings[0].rows) if card.ruler else 0
    taken = sum(1 + width(line) // _LINE for line in lines) + 5 * rows
    taken += sum(2 + max(width(each.said) // 48, width(each.label) // 28) for each in card.table)
    return next((name for most, name in _FULL if taken > most), "")


def _parts(words: Words, card: Card, prefix: str) -> Iterator[str]:
    head = heads(words)
    yield from _paragraphs("tag", [card.tag], "h1")
    yield from _paragraphs("place", [card.place])
    yield from _paragraphs("asked", [" · ".join(card.asked)])
    yield from _paragraphs("verdict", [card.verdict])
    yield from _paragraphs("sentence long" if width(card.sentence) > _LONG else "sentence", [card.sentence])
    yield from _paragraphs("more", card.more)
    if card.ruler:
        yield f'<figure class="ruler">{ruler_svg(card.ruler, prefix)}</figure>'
    if card.table:
        yield f'<table class="table"><tbody>{"".join(map(_row, card.table))}</tbody></table>'
    yield from _quotes(card, head["quotes"])
    yield from _listed("part expect", head["expect"], card.expect)
    yield from _listed("part quiet assumptions", head["assumptions"], card.assumptions)
    if card.kind != "text":
        yield f'<footer class="foot">{"".join(_foot(words, card))}</footer>'


def _paragraphs(kind: str, texts: Iterable[str], tag: str = "p") -> Iterator[str]:
    return (f'<{tag} class="{kind}">{markup(text)}</{tag}>' for text in texts if text)


def _row(each: Line) -> str:
    return f'<tr><th scope="row">{markup(each.label)}</th><td>{markup(each.said)}</td><td>{markup(each.cite)}</td></tr>'


def _listed(kind: str, title: str, lines: Iterable[Line]) -> Iterator[str]:
    items = "".join(f"<li>{_item(each)}</li>" for each in lines)
    if items:
        yield f'<section class="{kind}"><h2>{markup(title)}</h2><ul>{items}</ul></section>'


def _item(each: Line) -> str:
    label = f'<span class="about">{markup(each.label)}</span> ' if each.label else ""
    cite = f' <span class="cite">{markup(each.cite)}</span>' if each.cite else ""
    return f"{label}{markup(each.said)}{cite}"


def _quotes(card: Card, title: str) -> Iterator[str]:
    if card.quotes:
        said = "".join(
            f'<blockquote class="quote">{markup(each.text)}</blockquote>'
            f'<p class="state {markup(each.state)}">{markup(each.said)}</p>'
            for each in card.quotes
        )
        yield f'<section class="part words"><h2>{markup(title)}</h2>{said}</section>'


def _foot(words: Words, card: Card) -> Iterator[str]:
    yield from _paragraphs("cited", card.citations)
    for title, address in card.links:
        if address.startswith(("https://", "http://")):
            link = f'<a href="{markup(address)}" rel="noopener noreferrer">{markup(address)}</a>'
            yield f"<p>{markup(title)}: {link}</p>"
    yield f"<p>{markup(words.sentences([*dated(words, card.dates), disclaimer(words)]))}</p>"
    yield from _paragraphs("made", [made_by(card)])
