"""The picture of the app in the README: `python -m tests.tui.picture` draws it anew, with the app itself."""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path

from rich.cells import cell_len

from sentencing.corpus.store import Corpus
from sentencing.tui.shell import SentencingApp
from tests import shipped

FILE = Path(__file__).parent / "walk.svg"
SIZE = (118, 34)


async def drawn(corpus: Corpus) -> str:
    """The walk through a case of trafficking with three victims, as SVG."""
    app = SentencingApp(corpus, "cn/240", "en", "2026-11-22")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        for key in ("3", "tab", "tab"):
            await pilot.press(key)
            await pilot.pause(0.3)
        return plain(app.export_screenshot(title="sentencing cn/240"))


def plain(svg: str) -> str:
    """The picture without fonts from elsewhere and without names made up anew each time; wide characters as wide as
    they are."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    step = float(re.search(r'textLength="([\d.]+)"[^>]*>.</text>', svg)[1])  # type: ignore[index]

    def spaced(found: re.Match[str]) -> str:
        return f'textLength="{cell_len(html.unescape(found[3])) * step:g}"{found[2]}>{found[3]}</text>'

    return re.sub(r'textLength="([\d.]+)"([^>]*)>([^<]*)</text>', spaced, svg)


def words(svg: str) -> str:
    """What can be read in a picture."""
    return " ".join(" ".join(html.unescape(each) for each in re.findall(r">([^<>]+)</text>", svg)).split())


if __name__ == "__main__":
    FILE.write_text(asyncio.run(drawn(shipped.law())), encoding="utf-8")
