"""A card for other programs: JSON, CSL-JSON for reference managers, and a table that Anki imports."""

from __future__ import annotations

import json

from sentencing.report.card_words import dated
from sentencing.report.json import SCHEMA, band
from sentencing.report.law_json import quote_json
from sentencing.report.safe import cell, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.report.card import Card, CardRuler, Line
    from sentencing.report.words import Words


def card_json(card: Card) -> dict[str, Any]:
    """The card as one object; every string that is words stands under `text`."""
    dates = card.dates
    return {
        "schema": SCHEMA,
        "tool": dict(card.tool),
        "id": card.id,
        "kind": card.kind,
        "law": {"as_of": dates.as_of or None, "text_as_of": dates.text_as_of or None},
        "in_force": {"from": dates.since or None, "until": dates.until or None, "changed": dates.changed or None},
        "checked": dates.checked or None,
        "made": dates.today or None,
        "ruler": _ruler(card.ruler),
        "quotes": [quote_json(each) for each in card.quotes],
        "links": [{"text": title, "url": address} for title, address in card.links],
        "csl": [dict(each) for each in card.csl],
        "text": {
            "language": card.language,
            "tag": card.tag,
            "place": card.place,
            "asked": list(card.asked),
            "verdict": card.verdict,
            "sentence": card.sentence,
            "more": list(card.more),
            "table": [_line(each) for each in card.table],
            "expect": [_line(each) for each in card.expect],
            "assumptions": [_line(each) for each in card.assumptions],
            "citations": list(card.citations),
        },
    }


def _ruler(ruler: CardRuler | None) -> list[dict[str, Any]]:
    if ruler is None:
        return []
    return [{"text": each.name, "band": band(ruler.ladder, each.band)} for each in ruler.stretches]


def _line(each: Line) -> dict[str, str]:
    return {"label": each.label, "said": each.said, "cite": each.cite}


def card_csl(card: Card) -> str:
    """The law that the card cites, as a CSL-JSON library: any citation style can be made from it."""
    return json.dumps([dict(each) for each in card.csl], ensure_ascii=False, indent=2) + "\n"


def card_anki(words: Words, cards: Iterable[Card]) -> str:
    """Cards as Anki imports them: a question and its answer each; made again, a card replaces the one it was."""
    head = ["#separator:tab", "#html:true", "#columns:id\tfront\tback\ttags", "#guid column:1", "#tags column:4"]
    return "\n".join([*head, *(_anki(words, card) for card in cards)]) + "\n"


def _anki(words: Words, card: Card) -> str:
    front = "\n".join(part for part in (card.tag, card.place, *card.asked) if part)
    rows = [" ".join(part for part in each if part) for each in card.table]
    cited = [*card.citations, words.sentences(dated(words, card.dates))]
    back = "\n".join(part for part in (card.verdict, card.sentence, *card.more, *rows, "", *cited) if part)
    tags = " ".join(("sentencing", card.kind, card.id.replace("/", "::")))
    identity = " ".join((card.language, card.kind, card.id, *card.asked))
    return "\t".join((cell(identity), cell(front), cell(back), "".join(plain(tags).split("\t"))))
