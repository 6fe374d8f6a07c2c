"""`cases`: reported judgments, and where their sentences lie in the ranges computed."""

from __future__ import annotations

from sentencing.commands.shared import FINE, corpus_of, put, put_json, tool_of
from sentencing.engine.placing import place
from sentencing.question import names_meant, spoken
from sentencing.report.judgments import Reported, judgments_json, judgments_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.commands.shared import Options
    from sentencing.corpus.judged import Judged
    from sentencing.corpus.store import Corpus


def cases(options: Options) -> int:
    """`cases`: reported judgments of an offence, or all, and where their sentences lie in the ranges computed."""
    corpus = corpus_of(options)
    found = reported(corpus, names_meant(corpus, " ".join(options.name)) if options.name else (), options.day)
    if options.json:
        put_json(judgments_json(options.words, corpus, found, tool_of(corpus)))
    else:
        put(judgments_text(options.words, corpus, found))
    return FINE


def reported(corpus: Corpus, offences: tuple[str, ...], day: str) -> list[Reported]:
    """The judgments about these offences (about any, if none is named) that had been given by a day: offences in the
    order of the code, the latest judgment first."""
    order = {each.id: index for index, each in enumerate(corpus.entries())}
    latest = sorted(_given(corpus, offences, day), key=lambda each: each.judged, reverse=True)
    return [_reported(corpus, each) for each in sorted(latest, key=lambda each: order[each.offence])]


def _given(corpus: Corpus, offences: tuple[str, ...], day: str) -> Iterator[Judged]:
    for each in corpus.judgments():
        if (not offences or each.offence in offences) and each.judged <= day[: len(each.judged)]:
            yield each


def _reported(corpus: Corpus, each: Judged) -> Reported:
    lies = place(corpus, each.offence, each.given, each.as_of, each.sentence)
    asked = " ".join(spoken(corpus, each.offence, each.given))
    return Reported(each, lies, f"sentencing range {asked} --as-of {each.as_of}")
