"""What the desk has before it: the claims and motions that there are, by the part of the law that they are about."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sentencing.corpus.claims import claim_files, read_claims, read_wording, wording_files
from sentencing.corpus.find import normal
from sentencing.corpus.motions import motions
from sentencing.corpus.problem import UsageProblem
from sentencing.debate.claim import pose
from sentencing.debate.nearest import apart, exact, nearest
from sentencing.debate.short import asserting, is_short, short_claim
from sentencing.debate.spoken import NotUnderstoodError, spoken_claim
from sentencing.debate.verdict import Answered, answer
from sentencing.engine.prepared import PreparedLaw
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.motion_found import begun, completed
from sentencing.report.motion_kept import keep, kept
from sentencing.report.near_claims import no_claim, not_understood
from sentencing.report.words import languages, words
from sentencing.tui.fields import sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.claims import Wording
    from sentencing.corpus.entries import Entry
    from sentencing.corpus.motions import MotionSource
    from sentencing.corpus.store import Corpus
    from sentencing.debate.motion_claims import Turned
    from sentencing.law.claim import Claim
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.report.words import Words

MOTIONS = "motions"


class Matter(Record):
    """A claim or a motion: its text, the part of the law it stands under (an id, and a title), and every way in which
    it is said, to be searched."""

    id: str
    text: dict[str, str]
    group: str
    heading: dict[str, str]
    forms: str
    claim: Claim | None = None
    motion: MotionSource | None = None


class Docket:
    """The claims and motions of a corpus, read when the desk is first opened; raises StatuteError."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.wording: Wording = read_wording(wording_files(corpus.roots))
        self.claims = [each.claim for each in read_claims(claim_files(corpus.roots))]
        parts = _Parts(corpus)
        found = sorted((parts.matter(each) for each in self.claims), key=lambda each: parts.order.index(each.group))
        sources = sorted(motions(corpus.roots), key=lambda each: each.motion.published.date, reverse=True)
        self.matters = (*found, *map(_motion, sources))

    def holding(self, typed: str) -> tuple[Matter, ...]:
        """Those that hold every word typed, in whatever language."""
        asked = normal(sought(typed)).split()
        return tuple(each for each in self.matters if all(word in each.forms for word in asked))

    def typed(self, words: Words, text: str, day: str) -> Matter:
        """What was typed, as a claim: the short form, or the claim that the words are most like; raises UsageProblem
        for what is none."""
        text = sought(text)
        if apart(self.wording, text):
            raise UsageProblem(
                words.say(
                    "not a question of sentencing law: this tool knows the law, not figures or what it ought to be"
                )
            )
        found = None if is_short(text) else nearest(self.wording, self.claims, text)
        if found and found.claim:
            return next(each for each in self.matters if each.claim is found.claim)
        try:
            made = self._written(words, text, day)
        except NotUnderstoodError as error:
            raise UsageProblem(words.sentence(not_understood(words, error))) from None
        if made is None:
            like = found.like if found else ()
            none = no_claim(words, text, like, ids=False) if like else words.say("No claim here says that.")
            hint = words.say("One can be typed: cn/240: at least 5y")
            raise UsageProblem(words.sentences([words.sentence(none), hint]))
        return _typed(words, text, made)

    def own(self, words: Words, text: str, day: str) -> Matter | None:
        """The claim that was typed, where it is one of its own: it names an offence and asserts something, and is not
        what anything listed is called. None for what filters the list."""
        called = (normal(title) for each in self.matters for title in each.text.values())
        if normal(text) in called or exact(self.claims, text) or not asserting(self.wording, text):
            return None
        try:
            made = self._written(words, text, day)
        except UsageProblem:
            return None
        return _typed(words, text, made) if made else None

    def _written(self, words: Words, text: str, day: str) -> Claim | None:
        """The claim that a text makes, in the short form or as it is spoken; None where it makes none. Raises
        UsageProblem."""
        if is_short(text):
            return short_claim(self.corpus, self.wording, text, words.language, day)
        return spoken_claim(self.corpus, self.wording, text, words.language)


def _typed(words: Words, text: str, claim: Claim) -> Matter:
    """A claim that was typed, as a matter of its own."""
    return Matter(f"typed:{text}", {words.language: text}, "", {}, "", claim=claim)


def claim_answers(corpus: Corpus, claim: Claim, day: str) -> tuple[Answered, ...]:
    """The answers under the law of the days that a claim names, and last of the day asked for; raises ClaimError and
    CaseError."""
    law = PreparedLaw(corpus)
    days = sorted({each.isoformat() for each in claim.as_of} - {day})
    return tuple(answer(law, pose(corpus, claim, each)) for each in (*days, day))


def motion_begun(corpus: Corpus, source: MotionSource) -> MotionAnswer:
    """What a motion would do to the law of the day of its publication: the whole of it, where that was kept, or what is
    found first; raises StatuteError and UsageProblem."""
    day: dt.date = source.motion.published.date
    return kept(corpus, source, day) or begun(corpus, source, day)


def motion_completed(corpus: Corpus, source: MotionSource, found: MotionAnswer) -> MotionAnswer:
    """The whole of what a motion would do, once it is begun; it is kept."""
    return keep(completed(corpus, found), corpus, source)


def motion_claims(docket: Docket, found: MotionAnswer) -> tuple[Turned, ...]:
    """The claims that there are about the offences of a motion, put to both laws."""
    from sentencing.debate.motion_claims import turned  # only when it is asked for

    return turned(docket.corpus, found.proposed, docket.claims, [each.offence for each in found.effects], found.day)


def _motion(source: MotionSource) -> Matter:
    motion = source.motion
    said = (*motion.title.values(), *motion.summary.values(), *motion.by.values(), *motion.published.title.values())
    days = _days([motion.published.date, *([motion.in_force] if motion.in_force else [])])
    forms = (motion.id, *said, *motion.alias, *days, MOTIONS)
    return Matter(motion.id, motion.title, MOTIONS, {}, normal(" ".join(forms)), motion=source)


def _days(days: Iterable[dt.date]) -> tuple[str, ...]:
    """Days as they are typed, and as every language prints them."""
    written = [each.isoformat() for each in days]
    return (*written, *(amounts.date(words(name), each) for name in languages() for each in written))


class _Parts:
    """The parts of the law: the chapters of each system, and the whole of it."""

    def __init__(self, corpus: Corpus) -> None:
        self._entries: tuple[Entry, ...] = tuple(corpus.entries())
        self._titles: dict[str, dict[str, str]] = {}
        for system in corpus.systems():
            self._titles |= {f"{system.id}/{name}": title for name, title in system.chapters}
            self._titles[system.id] = system.title
        self.order = (*self._titles, "")

    def matter(self, claim: Claim) -> Matter:
        """A claim in its place: under the chapter of the first offence that it speaks of."""
        group = next((each for each in self._groups(claim.of.ids) if each in self._titles), "")
        forms = (claim.id, *claim.text.values(), *claim.alias, *claim.of.ids, *self._named(claim.of.ids))
        return Matter(claim.id, claim.text, group, self._titles.get(group, {}), normal(" ".join(forms)), claim=claim)

    def _groups(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            yield name
            yield from (f"{each.jurisdiction}/{each.chapter}" for each in self._entries if _means(name, each))
            yield name.partition("/")[0]

    def _named(self, names: Iterable[str]) -> Iterator[str]:
        for each in self._entries:
            if any(_means(name, each) for name in names):
                yield from each.title.values()


def _means(name: str, entry: Entry) -> bool:
    return name in (entry.id, f"{entry.jurisdiction}/{entry.article}")
