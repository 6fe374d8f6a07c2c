"""Every shipped statute on the screen: its text stands there as it stands in its file, brackets included.

By default each is drawn in the library, and what it asks in one of two languages; every eightieth is walked.
SENTENCING_EVERY=1 draws and walks all of them in both (minutes).
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from sentencing.engine.case import Case
from sentencing.engine.prepared import PreparedLaw
from sentencing.report.cells import clip
from sentencing.report.telling import version_of
from sentencing.tui.detail import detail
from sentencing.tui.library import Library
from sentencing.tui.messages import Place
from sentencing.tui.prose import Prose
from sentencing.tui.questions import Questions
from sentencing.tui.shell import SentencingApp
from sentencing.tui.told import tell
from sentencing.tui.walk import Walk
from tests import shipped
from tests.tui.house import DAY, lines, settled, squeezed

ROOT = Path(__file__).parents[2] / "statutes"
EVERY = bool(os.environ.get("SENTENCING_EVERY"))
LEAST = 24  # cells of a title that stand whatever else does
SIZE = (100, 40)  # so narrow that no text of a statute stands in columns


@cache
def in_files() -> frozenset[str]:
    """Every string of every statute file."""
    found: set[str] = set()
    for path in sorted(ROOT.rglob("*.toml")):
        found.update(strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    return frozenset(found)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def on_screen(widget: Widget) -> str:
    """The text that a widget draws, without its spaces."""
    strips = widget.render_lines(widget.size.region)
    return squeezed("\n".join(strip.text for strip in strips))


def sample(every: Iterable[Any], step: int) -> list[Any]:
    return list(every)[:: 1 if EVERY else step]


def check(texts: Iterable[str], screen: str, where: str) -> None:
    for text in texts:
        assert text in in_files(), (where, text)
        assert squeezed(text) in screen, (where, text)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_the_preview_shows(language: str) -> None:
    corpus = shipped.law()
    app = SentencingApp(corpus, None, language, DAY)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        library = app.screen
        assert isinstance(library, Library)
        for entry in corpus.entries():
            version = version_of(corpus.offence(entry.id), DAY)
            screen = await previewed(pilot, library, Place("offence", entry.id, entry.jurisdiction, "", {}, ""))
            check(version.title.values(), screen, entry.id)
            check([own(version.summary, language)] if version.summary else [], screen, entry.id)
        for entry in (each for each in corpus.articles() if each.general):
            article = corpus.article(entry.id)
            screen = await previewed(pilot, library, Place("article", entry.id, entry.jurisdiction, "", {}, ""))
            check(article.title.values(), screen, entry.id)
            check([own(article.summary, language)] if article.summary else [], screen, entry.id)


def own(text: dict[str, str], language: str) -> str:
    return text.get(language) or next(iter(text.values()))


async def previewed(pilot: Pilot[None], library: Library, place: Place) -> str:
    library._look(place)
    await pilot.pause()
    return on_screen(library.query_one("#preview Prose", Prose))


@pytest.mark.parametrize(("language", "first"), [("en", 0), ("zh", 1)])
async def test_what_is_asked(language: str, first: int) -> None:
    corpus = shipped.law()
    prepared = PreparedLaw(corpus)
    app = SentencingApp(corpus, None, language, DAY)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        library = app.screen
        assert isinstance(library, Library)
        text = library.query_one("#preview Prose", Prose)
        every = [each for each in corpus.entries() if each.on(DAY) is not None]
        for entry in every if EVERY else every[first::2]:
            told = tell(prepared, entry.id, Case({}), DAY, app.words)  # type: ignore[arg-type]
            library.preview = tuple(block for question in told.questions for block in detail(prepared, told, question))
            await pilot.pause()
            asked = [own(each.about.ask or each.about.label, language) for each in told.questions]
            check(asked, on_screen(text), entry.id)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_a_walk_shows(language: str) -> None:
    corpus = shipped.law()
    app = SentencingApp(corpus, None, language, DAY)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for entry in sample((each for each in corpus.entries() if each.on(DAY) is not None), 80):
            walk = Walk(corpus, entry.id, DAY, app.words)  # type: ignore[arg-type]
            await app.push_screen(walk)
            await settled(pilot)
            title, head = own(version_of(corpus.offence(entry.id), DAY).title, language), lines(pilot)[0]
            assert title in head or clip(title, LEAST)[:-1] in head
            assert on_screen(walk.query_one(Questions))
            await app.pop_screen()
