"""Text that others wrote, made safe to stand in a page, in Markdown or in a table: it can only be read."""

from __future__ import annotations

import html
import re
import unicodedata

from sentencing.corpus.problem import DISGUISING

_DISGUISING = re.compile(f"[{DISGUISING}]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def plain(text: str) -> str:
    """The text without anything that a reader would not see: control characters, marks that reorder or hide text."""
    seen = _DISGUISING.sub("", text)
    return "".join(each for each in seen if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs", "Co"))


def markup(text: str) -> str:
    """The text for HTML or SVG, as content or in a quoted attribute."""
    return html.escape(plain(text), quote=True)


def markdown(text: str) -> str:
    """The text for Markdown, on one line."""
    flat = " ".join(plain(text).split())
    return _LIST.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", flat.replace("&", "&amp;")))


def cell(text: str) -> str:
    """The text for a field of tab-separated HTML."""
    return "<br>".join(markup(line).replace("\t", " ") for line in text.splitlines())
