"""What stands beside the tree before an offence is looked at, and where a search finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.report.words import Words
from sentencing.tui.prose import Block, Gap, Passage
from sentencing.tui.tones import QUIET, STRONG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.entries import SystemEntry
    from sentencing.corpus.store import Corpus


def of_system(corpus: Corpus, entry: SystemEntry, words: Words) -> Iterator[Block]:
    """A legal system: what of it is encoded, and how to begin."""
    offences = sum(each.jurisdiction == entry.id and each.stands for each in corpus.entries())
    general = sum(each.jurisdiction == entry.id and each.general for each in corpus.articles())
    said = [words.many("{figure} offence", "{figure} offences", offences, figure=f"{offences:,}")]
    if general:
        said.append(
            words.many(
                "{figure} article of the General Part",
                "{figure} articles of the General Part",
                general,
                figure=f"{general:,}",
            )
        )
    yield Passage(words.text(entry.title, entry.language), STRONG)
    yield Passage(words.sentence(words.both(said)), QUIET)
    yield Gap()
    yield from welcome(words)


def welcome(words: Words) -> Iterator[Block]:
    """What this is and how to begin."""
    yield Passage(
        words.say(
            "Every sentence a court may lawfully impose, what it must do and what it may do, "
            "with the article behind each word."
        )
    )
    yield Gap()
    yield Passage(
        words.say(
            "Press / and type a number, a name or a word of the law. Press Enter on an offence to walk through a case."
        ),
        QUIET,
    )
    yield Gap()
    yield Passage(words.say("F4 sets cases side by side. F5 tells whether it is true what people say."), QUIET)
    yield Gap()
    yield Passage(words.say("What the law allows, not a prediction; not legal advice."), QUIET)


def nothing(words: Words) -> Iterator[Block]:
    """What stands where nothing was found."""
    yield Passage(words.say("Nothing found."), STRONG)
    yield Gap()
    yield Passage(
        words.say("Try an article number (240), a name in any language, pinyin, or a word of the law."), QUIET
    )
