"""A card as plain text, 80 cells wide, and as Markdown."""

from __future__ import annotations

from sentencing.report import amounts
from sentencing.report.card_words import dated, disclaimer, heads, made_by
from sentencing.report.cells import columns, pad, right, width, wrap
from sentencing.report.safe import markdown, plain
from sentencing.report.text import GLYPHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.report.card import Card, Drawing, Line
    from sentencing.report.quotes import Quote
    from sentencing.report.words import Words

WIDTH = 80
_INDENT = "  "


def card_text(words: Words, card: Card) -> str:
    """The card as text, at most 80 cells wide but for addresses, with a line end after each line."""
    head = heads(words)
    blocks = [
        _head(words, card),
        [*_lines(card.asked, "")],
        [*_lines([card.verdict], _INDENT), *_lines([card.sentence, *card.more], _INDENT)],
        _drawn(card),
        columns([tuple(map(plain, each)) for each in _table(card)], WIDTH, indent=_INDENT, widest=(30, 18)),
        _section(words, head["expect"], card.expect),
        _section(words, head["assumptions"], card.assumptions),
        _quotes(card.quotes),
        [*_lines(card.citations, "", _INDENT), *(f"{title}: {address}" for title, address in card.links)],
        [*_foot(words, card)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(words: Words, card: Card) -> list[str]:
    day = amounts.date(words, card.dates.as_of) if card.dates.as_of else ""
    tag = plain(card.tag)
    if width(tag) + width(day) + 2 > WIDTH:
        return [*wrap(tag, WIDTH), *_lines([card.place], ""), right(day, WIDTH)]
    return [line for line in (tag + right(day, WIDTH - width(tag)) if day else tag, plain(card.place)) if line]


def _lines(texts: Iterable[str], indent: str, rest: str | None = None) -> Iterator[str]:
    for text in texts:
        if text:
            yield from wrap(" ".join(plain(text).split()), WIDTH, indent, rest)


def _table(card: Card) -> list[tuple[str, str, str]]:
    return [(each.label, each.cite, each.said) for each in card.table]


def _drawn(card: Card) -> list[str]:
    if card.ruler is None:
        return []
    names = [name for name, _ in card.ruler.drawings[0].rows]
    margin = max(map(width, names)) + 2
    room = WIDTH - len(_INDENT) - margin
    fitting = [each for each in card.ruler.drawings if each.width <= room]
    beside = bool(fitting)
    drawing = fitting[0] if fitting else card.ruler.drawings[0]
    return [line.rstrip() for line in _rows(drawing, margin if beside else 0, solid=card.ruler.solid)]


def _rows(drawing: Drawing, margin: int, *, solid: bool) -> Iterator[str]:
    """The ticks' labels, then each row with its name beside it or, without a margin, above it."""
    scale = ""
    for column, label in drawing.ticks:
        scale = pad(scale, column) + label
    yield _INDENT + " " * margin + scale
    for name, row in drawing.rows:
        marks = [" "] * (drawing.width + 1)
        for column, _ in drawing.ticks:
            marks[column] = "."
        for run in row.runs:
            glyph = GLYPHS["frame" if solid else run.origin]
            marks[run.first : run.last + 1] = glyph * (run.last + 1 - run.first)
        if margin:
            yield _INDENT + pad(plain(name), margin) + "".join(marks)
        else:
            yield _INDENT + plain(name)
            yield _INDENT + "".join(marks)


def _section(words: Words, title: str, lines: Iterable[Line]) -> list[str]:
    said = [line for each in lines for line in _item(words, each)]
    return [title, *said] if said else []


def _item(words: Words, each: Line) -> list[str]:
    said = f"{each.label} {words.cited(each.said, each.cite)}"
    return wrap(" ".join(plain(said).split()), WIDTH, _INDENT, _INDENT * 2)


def _quotes(quotes: Iterable[Quote]) -> list[str]:
    made: list[str] = []
    for each in quotes:
        made += [line for part in plain(each.text).splitlines() for line in wrap(part, WIDTH, _INDENT * 2)]
        made += wrap(each.said, WIDTH, _INDENT)
    return made


def card_markdown(words: Words, card: Card) -> str:
    """The card as Markdown (CommonMark, with the table of GitHub)."""
    return "\n\n".join(block for block in _markdown(words, card) if block) + "\n"


def _markdown(words: Words, card: Card) -> Iterator[str]:
    head = heads(words)
    yield f"## {markdown(card.tag)}" if card.tag else ""
    yield markdown(" · ".join(part for part in (card.place, *card.asked) if part))
    yield f"**{markdown(card.verdict)}**" if card.verdict else ""
    yield f"**{markdown(card.sentence)}**"
    yield from map(markdown, card.more)
    if card.table:
        rows = [f"| {markdown(each.label)} | {markdown(each.said)} | {markdown(each.cite)} |" for each in card.table]
        yield "\n".join(["|  |  |  |", "|---|---|---|", *rows])
    for title, lines in ((head["expect"], card.expect), (head["assumptions"], card.assumptions)):
        if lines:
            yield f"### {markdown(title)}"
            yield "\n".join(_bullet(words, each) for each in lines)
    for each in card.quotes:
        yield "\n".join(f"> {markdown(line)}  " for line in each.text.splitlines())
        yield f"*{markdown(each.said)}*"
    yield "  \n".join(map(markdown, card.citations))
    yield "  \n".join(f"[{markdown(title)}](<{address}>)" for title, address in card.links)
    yield markdown(words.sentences([*dated(words, card.dates), disclaimer(words)]))
    yield f"<sub>{markdown(made_by(card))}</sub>" if card.tool else ""


def _bullet(words: Words, each: Line) -> str:
    label = f"**{markdown(each.label)}** " if each.label else ""
    return f"- {label}{markdown(words.cited(each.said, each.cite))}"


def _foot(words: Words, card: Card) -> Iterator[str]:
    if card.kind != "text":
        said = words.sentences([*dated(words, card.dates), disclaimer(words)])
        yield from _lines([said, made_by(card)], "")
