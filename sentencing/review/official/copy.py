"""A copy of an official text as people have it (HTML, Markdown or plain text), read: of what, how much, as of when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from sentencing.corpus.entries import Instrument
from sentencing.corpus.problem import UsageProblem
from sentencing.law.numerals import Numerals
from sentencing.law.record import Record
from sentencing.review.official.text import Code, split

LARGEST = 20_000_000  # bytes
_HEAD = 6000  # characters in which a text says what it is
_BLOCKS = frozenset(("article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr"))
_BLOCKS |= frozenset(("li", "ol", "p", "pre", "section", "table", "td", "tr", "ul"))
_UNSEEN = frozenset(("script", "style", "head", "template", "noscript"))
_INLINE = frozenset(("b", "strong", "span", "a", "em", "i"))
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|p|div|span|br)\b", re.IGNORECASE)
_NUMBERED = 16  # characters; a bold beginning as short as that is an article's number


class Copy(Record):
    """A copy of an instrument of a system: its words line by line, its articles, and the day as of which it stands,
    empty if it does not say so."""

    system: str
    instrument: Instrument
    as_of: str
    text: str
    articles: Code


def read_copy(path: str) -> str:
    """A file as text, one line for each paragraph; raises UsageProblem if it is none."""
    content = _content(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise UsageProblem(f"{path} is not text; save it as HTML, Markdown or plain text (UTF-8)")
    if "\0" in text:
        raise UsageProblem(f"{path} is not text; save it as HTML, Markdown or plain text (UTF-8)")
    return _seen(text) if _MARKUP.search(text[:_HEAD]) else text


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageProblem(f"{path} cannot be read: {error.strerror or error}") from None
    if len(content) > LARGEST:
        raise UsageProblem(f"{path} is larger than {LARGEST // 1_000_000} MB, and no official text is")
    return content


def recognised(path: str, text: str, readers: Iterable[tuple[str, Mapping[str, Any], Iterable[Instrument]]]) -> Copy:
    """The copy that a text is. `readers` are the systems whose texts can be read: id, wording, instruments. Raises
    UsageProblem for a text of nothing that is known, or without articles."""
    head = _flat(text[:_HEAD])
    best: tuple[int, int, str, Mapping[str, Any], Instrument] | None = None
    for system, wording, instruments in readers:
        for each in instruments:
            for title in each.title.values():
                at = head.find(_flat(title))
                if title and at >= 0 and (best is None or (at, -len(title)) < best[:2]):
                    best = (at, -len(title), system, wording, each)
    if best is None:
        raise UsageProblem(f"{path} does not begin with the title of an instrument that the statutes name")
    _, _, system, wording, instrument = best
    kept = cleaned(text, wording)
    articles = split(kept, _wording(wording, instrument.id), instrument.id)
    if not articles:
        raise UsageProblem(f"{path} has the title of {instrument.id}, but no article of it can be found")
    return Copy(system, instrument, _as_of(text, wording, instrument), kept, articles)


def articles_of(text: str, wording: Mapping[str, Any], instrument: str) -> Code:
    """The articles of a text that was kept, or stands in a folder of official texts."""
    return split(cleaned(text, wording), _wording(wording, instrument), instrument)


def cleaned(text: str, wording: Mapping[str, Any]) -> str:
    """The text without the headings of its parts, what collections add to it, and what comes after its articles."""
    layout, numerals = wording["layout"], Numerals.of(wording)
    part, added, end = (_pattern(layout.get(key, ""), numerals) for key in ("part", "added", "end"))
    heading = _pattern(layout["heading"], numerals)
    lines: list[str] = []
    begun = False
    for raw in text.splitlines():
        line = raw.strip()
        begun = begun or bool(heading and heading.match(line))
        if begun and end and end.match(line):
            break
        if line and not (part and part.match(line.lstrip("# "))):
            lines.append(added.sub(r"\1", line) if added else line)
    return "\n".join(lines) + "\n"


def _pattern(pattern: str, numerals: Numerals) -> re.Pattern[str] | None:
    return re.compile(pattern.replace("{n}", numerals.pattern)) if pattern else None


def _wording(wording: Mapping[str, Any], instrument: str) -> Mapping[str, Any]:
    """The wording with the headings that the articles of an instrument have."""
    named = (
        each["heading"] for each in wording.get("text", ()) if each["instrument"] == instrument and "heading" in each
    )
    heading = next(named, wording["layout"]["heading"])
    return {**wording, "layout": {**wording["layout"], "heading": heading}}


def _flat(text: str) -> str:
    return re.sub(r"[\s#*]+", "", text)


def _as_of(text: str, wording: Mapping[str, Any], instrument: Instrument) -> str:
    """The day from which the last change that the text tells of is law; empty if it tells of none that is known."""
    pattern = wording["layout"].get("date", "")
    told = {_day(found.groups()) for found in re.finditer(pattern, text[:_HEAD])} if pattern else set()
    held = [since for made, since in instrument.amended if made in told]
    return held[-1] if held else ""


def _day(parts: tuple[str, ...]) -> str:
    return "-".join(part.zfill(2) for part in parts)


class _Seen(HTMLParser):
    """What a reader of a page sees, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line."""
        del attrs
        if tag in _UNSEEN:
            self.hidden += 1
        elif tag in _BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """A block ends a line; an article's number in bold is set apart from its words."""
        if tag in _UNSEEN:
            self.hidden = max(self.hidden - 1, 0)
        elif tag in _BLOCKS:
            self.lines.append("")
        elif tag in _INLINE and 0 < len(self.lines[-1].strip()) < _NUMBERED:
            self.lines[-1] += " "

    def handle_data(self, data: str) -> None:
        """Text, its line ends being mere spaces."""
        if not self.hidden:
            self.lines[-1] += re.sub(r"[\r\n\t]+", " ", data)


def _seen(text: str) -> str:
    page = _Seen()
    page.feed(text)
    page.close()
    return "\n".join(_told(page.lines))


def _told(lines: Iterable[str]) -> Iterator[str]:
    return (line.strip() for line in lines if line.strip())
