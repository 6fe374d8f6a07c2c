"""Reported judgments, as text and as JSON: what was imposed, and where that lies in the range computed."""

from __future__ import annotations

from sentencing.law.effect import written
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.cells import columns, wrap
from sentencing.report.json import SCHEMA, band, whole
from sentencing.report.listing import WIDTH
from sentencing.report.speech import Speech
from sentencing.report.words import mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.corpus.judged import Judged
    from sentencing.corpus.store import Corpus
    from sentencing.engine.placing import Place
    from sentencing.law.provision import Offence, System
    from sentencing.law.sanction import Ladder, Sanction
    from sentencing.report.words import Words

_INDENT = "  "
_POSITIONS = {
    "only": mark("where a sentence lies in a range", "{range}: this alone"),
    "lowest": mark("where a sentence lies in a range", "{range}: its lower end"),
    "highest": mark("where a sentence lies in a range", "{range}: its upper end"),
    "between": mark("where a sentence lies in a range", "{range}: between its ends"),
}


class Reported(Record):
    """A judgment, where its sentence lies, and the question to which that range is the answer, as it is typed."""

    judgment: Judged
    place: Place
    question: str


def heading(words: Words) -> str:
    """What a reader must know of every list of judgments."""
    return words.say(
        "These judgments were reported because they were notable, not because they are typical: "
        "they do not show what courts usually impose."
    )


def judgments_text(words: Words, corpus: Corpus, reported: Iterable[Reported]) -> str:
    """Judgments under the offences that they are about, in the order given; that there is none, too."""
    lines = wrap(heading(words), WIDTH)
    last = ""
    for each in reported:
        offence = corpus.offence(each.judgment.offence)
        telling = _Telling(words, corpus.system(offence.system), offence, each)
        if offence.id != last:
            lines += ["", *telling.title()]
            last = offence.id
        lines += ["", *telling.lines()]
    if not last:
        lines += ["", words.say("No judgment is recorded.")]
    return "\n".join(lines) + "\n"


class _Telling:
    """One judgment in one language."""

    def __init__(self, words: Words, system: System, offence: Offence, reported: Reported) -> None:
        self.words = words
        self.offence = offence
        self.judgment = reported.judgment
        self.place = reported.place
        self.question = reported.question
        self.speech = Speech(words, system, reported.judgment.as_of, offence)

    def title(self) -> list[str]:
        """The offence, as it is called now."""
        latest = max(self.offence.versions, key=lambda each: each.since)
        return wrap(self.speech.text(latest.title), WIDTH, f"{self.offence.id}{_INDENT}")

    def lines(self) -> Iterator[str]:
        """Date and court, the facts in short, and what else is known."""
        yield from wrap(
            self.speech.text(self.judgment.court), WIDTH, f"{_INDENT}{self.day(self.judgment.judged)}{_INDENT}"
        )
        yield from wrap(self.speech.text(self.judgment.summary), WIDTH, _INDENT * 2)
        yield from columns(self.rows(), WIDTH, indent=_INDENT * 2)

    def rows(self) -> list[tuple[str, str]]:
        """What was imposed, where it lies, why it lies outside, how to ask, and the source."""
        say = self.words.say
        explained = self.judgment.explained
        asked = self.place.where != "not-encoded"
        return [
            (say("Imposed"), self.imposed()),
            (say("Range"), self.range()),
            *([(say("Why"), self.speech.text(explained))] if explained else []),
            *([(say("Ask"), self.question)] if asked else []),
            (say("Source"), self.source()),
        ]

    def day(self, day: str) -> str:
        """A date, or a year."""
        return amounts.date(self.words, day) if "-" in day else day

    def imposed(self) -> str:
        """The whole sentence: principal, suspended or not, what was added, and the total for several offences."""
        meant, judgment = self.words.meant, self.judgment
        said = self.sanction(judgment.sentence)
        if judgment.suspended is not None and judgment.suspended.low is not None:
            span = amounts.term(self.words, judgment.suspended.low)
            reprieved = self.speech.system.ladder.rung(judgment.sentence.rung).reprieve
            said = (
                meant(
                    "a sentence that is commuted in time", "{sentence}, reprieved for {span}", sentence=said, span=span
                )
                if reprieved
                else meant("a suspended sentence", "{sentence}, suspended for {span}", sentence=said, span=span)
            )
        if judgment.additional:
            added = self.words.both([self.sanction(each) for each in judgment.additional])
            said = meant("a sentence and what is added", "{sentence}, with {added}", sentence=said, added=added)
        if judgment.total:
            total = self.sanction(judgment.total)
            said = meant(
                "a sentence, and that for all offences",
                "{sentence}; with the other offences, {total}",
                sentence=said,
                total=total,
            )
        return said

    def sanction(self, sanction: Sanction) -> str:
        """One punishment as it was imposed."""
        rung, span = self.speech.system.ladder.rung(sanction.rung), sanction.span
        title = self.speech.text(rung.title)
        if span is None or span.low is None or span.unit != "months":
            return title if rung.reprieve else self.speech.added(sanction)
        lasts = amounts.term(self.words, span.low)
        if rung.kind == "prison":
            return self.words.meant("a term imposed", "{span} in prison", span=lasts, title=title)
        return self.words.meant("a term imposed", "{title} for {span}", span=lasts, title=title)

    def range(self) -> str:
        """What the court could impose under the law of that day, and where its sentence lies in it."""
        day = amounts.date(self.words, self.judgment.as_of)
        if self.place.where == "not-encoded":
            return self.words.say("Not computed: the law of {day} is not encoded.", day=day)
        said = self.speech.band(self.place.may)
        if self.place.position:
            said = self.words.meant(*_POSITIONS[self.place.position], range=said)
        law = self.words.say("law of {day}", day=day)
        if self.place.where == "by-rule":
            frame = self.speech.brief(self.place.frame)
            law = self.words.say("{law}; the frame is {frame}", law=law, frame=frame)
        return self.words.meant("a remark after a text", "{text} ({remark})", text=said, remark=law)

    def source(self) -> str:
        """The docket number, where it was reported, and when."""
        title, day, _ = self.judgment.source
        named = [self.judgment.docket, self.speech.text(title), self.day(day) if day else ""]
        return self.words.meant("between the parts of a source", ", ").join(each for each in named if each)


def judgments_json(words: Words, corpus: Corpus, reported: Iterable[Reported], tool: dict[str, str]) -> dict[str, Any]:
    """Judgments, with the bands computed for them. Texts are tables of languages."""
    rows = [_row(corpus, each) for each in reported]
    return {"schema": SCHEMA, "tool": tool, "text": heading(words), "cases": rows}


def _row(corpus: Corpus, reported: Reported) -> dict[str, Any]:
    judgment, place = reported.judgment, reported.place
    jurisdiction = judgment.offence.partition("/")[0]
    ladder = corpus.system(jurisdiction).ladder
    title, day, url = judgment.source
    return {
        "id": judgment.id,
        "offence": judgment.offence,
        "jurisdiction": jurisdiction,
        "acted": judgment.acted,
        "judged": judgment.judged,
        "law": {"as_of": judgment.as_of},
        "court": judgment.court,
        "docket": judgment.docket or None,
        "facts": judgment.given,
        "question": reported.question,
        "sentence": _imposed(ladder, judgment.sentence),
        "suspended": judgment.suspended.low if judgment.suspended else None,
        "additional": [_imposed(ladder, each) for each in judgment.additional],
        "total": _imposed(ladder, judgment.total) if judgment.total else None,
        "place": {
            "where": place.where,
            "position": place.position or None,
            "frame": band(ladder, place.frame),
            "may": band(ladder, place.may),
        },
        "summary": judgment.summary,
        "source": {"title": title, "date": day or None, "url": url or None},
        "explained": judgment.explained or None,
    }


def _imposed(ladder: Ladder, each: Sanction) -> dict[str, Any]:
    """A sanction as it was imposed: its length in months or days, or its sum, if it has one."""
    kind, span = ladder.kind(each), each.span
    size = {"size": whole(span.low), "unit": span.unit} if span else {"size": None, "unit": None}
    return {"kind": kind, **({"sanction": each.rung} if each.rung != kind else {}), **size, "written": written(each)}
