"""The card of a claim: what was said, whether it is so, and the cases that show it."""

from __future__ import annotations

from sentencing.debate.fit import FORCES, PERMITS
from sentencing.report.card import Card, Dates, Line
from sentencing.report.card_sources import read_at
from sentencing.report.claim import ClaimTelling, by_kind
from sentencing.report.claim_headings import shown_as

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentencing.debate.counterexamples import Shown
    from sentencing.report.card_law import Given

_MOST = 3  # cases of a kind
_MOST_CITED = 8


def claim_card(telling: ClaimTelling, given: Given) -> Card:
    """The card of the answer to a claim under the law of one day."""
    words, answered, posed = telling.words, telling.answered, telling.posed
    first = telling.law.offence(posed.side.offences[0]).source
    sources = given.library.sources(telling.cites()[:_MOST_CITED], first.url if first else "")
    expect = telling.expect()
    return Card(
        posed.claim.id,
        "claim",
        words.language,
        telling.said(),
        tag=words.meant("a claim", "“{text}”", text=words.text(posed.claim.text)),
        place=telling.source(),
        verdict=words.meant(
            "the two verdicts on a claim",
            "As a summary: {statute}. As a promise: {verdict}.",
            statute=telling.verdict(answered.statute),
            verdict=telling.verdict(answered.verdict),
        ),
        table=(*_frames(telling), *_cases(telling)),
        expect=(Line("", expect),) if expect else (),
        assumptions=(*_not_counted(telling), *(Line("", each) for each in telling.contested())),
        quotes=given.quotes,
        citations=sources.citations,
        links=(*sources.links, *_said_at(telling)),
        csl=sources.csl,
        dates=Dates(
            posed.day,
            text_as_of=telling.text_as_of(),
            checked=first.checked if first else "",
            today=given.library.today,
        ),
        tool=given.tool,
    )


def _said_at(telling: ClaimTelling) -> tuple[tuple[str, str], ...]:
    """Where it was said, if that can be read."""
    said = telling.posed.claim.said
    return read_at(telling.words.text(said.by), said.url) if said else ()


def _frames(telling: ClaimTelling) -> Iterator[Line]:
    """The frames that it speaks of, where they are few."""
    if len(telling.answered.frames) <= _MOST:
        for each in map(telling.frame, telling.answered.frames):
            yield Line(each.who, telling.words.sentence(each.what), each.cite)


def _cases(telling: ClaimTelling) -> Iterator[Line]:
    """The cases that show the verdict: those that force, then those that permit."""
    words, found = telling.words, telling.answered.counterexamples
    for kind in (FORCES, PERMITS):
        yield from _listed(telling, shown_as(words, telling.answered, kind), by_kind(found, kind))
    more = [telling.told(each).who for each in by_kind(found, PERMITS)[_MOST:]]
    if more:
        listed = words.sentence(words.meant("between reasons", "; ").join(more))
        yield Line(
            words.meant("a case of a claim", "{shown}, too", shown=shown_as(words, telling.answered, PERMITS)), listed
        )


def _not_counted(telling: ClaimTelling) -> Iterator[Line]:
    """Whom the claim does not speak of, by their names."""
    words, who = telling.words, [telling.placed(each) for each in telling.not_counted()]
    if who:
        listed = words.sentence(words.meant("between reasons", "; ").join(who))
        yield Line(words.meant("a case of a claim", "Not counted"), listed)


def _listed(telling: ClaimTelling, label: str, cases: Sequence[Shown]) -> Iterator[Line]:
    for told in map(telling.told, cases[:_MOST]):
        named = telling.words.meant("a case and what it does to a claim", "{kind}: {case}", kind=label, case=told.who)
        yield Line(named, telling.words.sentence(told.what), told.cite)
