"""Reported judgments as questions: which were meant, and where their sentences lie in the ranges computed."""

from __future__ import annotations

from sentencing.engine.placing import place
from sentencing.question import spoken
from sentencing.report.judgments import Reported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.judged import Judged
    from sentencing.corpus.store import Corpus


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
