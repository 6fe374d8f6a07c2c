"""The answer to a claim, part by part, in the words of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.fit import FITS, FORCES, PERMITS
from sentencing.debate.fit import asserted as part_asserted
from sentencing.law import band as bands
from sentencing.law.record import Record
from sentencing.law.values import pins
from sentencing.report import amounts
from sentencing.report.speech import Speech
from sentencing.report.telling import beyond, heading_of, version_of
from sentencing.report.words import capital, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.debate.counterexamples import Shown
    from sentencing.debate.summary import Frame
    from sentencing.debate.verdict import Answered
    from sentencing.engine.case import Law
    from sentencing.law.band import Band
    from sentencing.law.provision import Elements
    from sentencing.law.sanction import Ladder, Sanction
    from sentencing.report.words import Words

NOT_LIABLE = "not-liable"
VERDICTS = {
    "true": mark("a verdict on a claim", "true"),
    "not-guaranteed": mark("a verdict on a claim", "not guaranteed"),
    "false": mark("a verdict on a claim", "false"),
    "undecided": mark("a verdict on a claim", "undecided"),
    "right": mark("a verdict on a claim", "right"),
    "incomplete": mark("a verdict on a claim", "incomplete"),
    "wrong": mark("a verdict on a claim", "wrong"),
}
MOST_WORDS, MOST_CHARACTERS = 25, 45  # of what is said aloud


class Told(Record):
    """A case as one line of a list: what happened, what comes of it, and where the law says so."""

    who: str
    what: str
    cite: str


class ClaimTelling:
    """Says what the answer to a claim holds. `law` is where offences are found."""

    def __init__(self, words: Words, law: Law, answered: Answered) -> None:
        self.words = words
        self.law = law
        self.answered = answered
        self.posed = answered.posed
        self.system = self.posed.system
        self.several = len(self.posed.side.offences) > 1

    @property
    def ladder(self) -> Ladder:
        """The system's ladder."""
        return self.system.ladder

    def speech(self, offence: str = "") -> Speech:
        """The words for an offence (the first that the claim speaks of)."""
        found = self.law.offence(offence or self.posed.side.offences[0])
        return Speech(self.words, self.system, self.posed.day, found)

    def verdict(self, verdict: str) -> str:
        """A verdict, as it stands in a line of its own."""
        return self.words.meant(*VERDICTS[verdict])

    # Cases.

    def told(self, case: Shown) -> Told:
        """A case, told by its reasons; of several offences, with the one it is about."""
        speech = self.speech(case.offence)
        cite = self.words.meant("between cites", "; ").join(speech.cite(each, main=True) for each in case.cites)
        who = self._who(speech, case)
        if self.several and case.kind != NOT_LIABLE:
            title = speech.inside(version_of(self.law.offence(case.offence), self.posed.day).title)
            who = self.words.meant("a case of an offence", "{offence}: {case}", offence=title, case=who)
        return Told(who, self._what(speech, case), cite)

    def _who(self, speech: Speech, case: Shown) -> str:
        labels = [speech.text(each.label) for each in case.reasons if each.label]
        if labels:
            return self.words.meant("between reasons", "; ").join(labels)
        facts = [self._fact(speech, name, value) for name, value in case.facts.items()]
        return self.words.together(facts) if facts else self.words.say("nothing more is known")

    def _fact(self, speech: Speech, name: str, value: object) -> str:
        label = speech.label(name)
        if value is True:
            return label
        if value is False:
            return self.words.say("not: {condition}", condition=label)
        if value is None:
            return self.words.say("not known: {condition}", condition=label)
        said = speech.value(name, value)
        if getattr(speech.named(name), "type", "") == "choice":
            return said
        return self.words.meant("a fact and its value", "{fact}: {value}", fact=label, value=said)

    def _what(self, speech: Speech, case: Shown) -> str:
        if case.kind == NOT_LIABLE or case.assessment is None or case.assessment.liable is False:
            return self.words.meant("an effect", "not liable")
        if not case.outcomes:
            return self._brief(speech, case.assessment.may)
        union = bands.union(self.ladder, [each.band for each in case.outcomes])
        asserts = self.posed.claim.asserts
        inside = part_asserted(self.ladder, asserts, union) if case.kind == PERMITS and asserts.sanctions else ()
        shown = inside if asserts.verb in ("never", "excludes") else beyond(self.ladder, union, inside)
        return self._brief(speech, shown or union)

    def _plainest(self, band: Band) -> Band:
        """A band without what rests on contested doctrine, if anything else is in it, and without ends that are only
        the limits of the sanction itself."""
        certain = tuple(each for each in band if not each.contested) or band
        return tuple(self._unlimited(each) for each in certain)

    def _brief(self, speech: Speech, band: Band) -> str:
        """A band in few words; whatever ends a case without punishment is said last, as that."""
        free = [each for each in band if self.ladder.kind(each) == "exempt"]
        rest = self._plainest(tuple(each for each in band if each not in free))
        said = [self.words.meant("an effect", "no punishment")] if free else []
        return self.words.either([speech.brief(rest), *said] if rest else said)

    def _unlimited(self, sanction: Sanction) -> Sanction:
        limits, span = self.ladder.rung(sanction.rung).limits, sanction.span
        if span is None or limits is None or span.low != limits.low or span.high in (limits.high, None, span.low):
            return sanction
        return sanction._replace(span=span._replace(low=None))

    def sentence(self, case: Shown) -> str:
        """A case as one sentence."""
        told = self.told(case)
        shape = {
            FORCES: mark("a counterexample", "{who}: {what}; the court has no choice ({cite})."),
            PERMITS: mark("a counterexample", "{who}: the court may impose {what} ({cite})."),
            NOT_LIABLE: mark("a counterexample", "{who}: {what} ({cite})."),
            FITS: mark("an example", "{who}: {what} ({cite})."),
        }[case.kind]
        return self.words.meant(*shape, who=told.who, what=told.what, cite=told.cite)

    # The Code.

    def frame(self, frame: Frame) -> Told:
        """A frame as written, with what goes with it."""
        speech = self.speech(frame.offence)
        said = speech.punishment(frame.band, frame.additional)
        title = speech.text(version_of(self.law.offence(frame.offence), self.posed.day).title)
        heading = heading_of(speech, self.law.offence(frame.offence), self.posed.day)
        return Told(title, said, speech.cite(frame.cite, main=True) or heading)

    def framed(self) -> tuple[tuple[str, list[Frame]], ...]:
        """The frames that a claim speaks of, in lists, each with its heading: those of which it is true or not; where
        what it assumes bars what they hold, they show nothing against the verdict."""
        say, answered = self.words.say, self.answered
        cases, true = self.posed.claim.asserts.cases, answered.verdict == "true"
        fitting = [each for each in answered.frames if each.fits]
        others = [each for each in answered.frames if not each.fits]
        barred = say("Barred") if answered.barring and true is not (cases == "some") else ""
        if cases == "every":
            return (say("True of"), fitting), (barred or say("Not of"), self._named(others) if barred else others)
        if barred:
            return ((barred, self._named(fitting)),)
        if not fitting:  # what the law has instead
            return ((say("Not of") if cases == "some" else say("True of"), others),)
        return ((say("True of") if cases == "some" else say("Not of"), fitting),)

    def _named(self, frames: list[Frame]) -> list[Frame]:
        """Of some frames what the claim names, alone."""
        part = ((each, part_asserted(self.ladder, self.posed.claim.asserts, each.band)) for each in frames)
        return [each._replace(band=named, additional=()) for each, named in part if named]

    def contested(self) -> Iterator[str]:
        """The contested points on which the verdict turns."""
        named = {each.id: each for part in self._elements() for each in part.doctrines}
        for name in self.answered.contested:
            if name in named:
                speech, each = self.speech(), named[name]
                text, other = speech.text(each.text), speech.text(each.alternative)
                cite = speech.cite(each.cite, main=True)
                yield self.words.say("{text} ({cite}) Others: {alternative}", cite=cite, text=text, alternative=other)

    def undecided(self) -> Iterator[tuple[str, str, str]]:
        """The offences of which not every case could be looked at, and what the court's choice lies within there (empty
        where that is not known)."""
        for name, within in self.answered.undecided:
            speech = self.speech(name)
            title = speech.text(version_of(self.law.offence(name), self.posed.day).title)
            yield name, title, speech.punishment(within, ()) if within else ""

    def not_counted(self) -> Iterator[Told]:
        """Those who are not liable at all."""
        return map(self.told, self.answered.not_counted)

    def placed(self, told: Told) -> str:
        """A case by its name and its place alone."""
        return self.words.cited(told.who, told.cite)

    def besides(self) -> Iterator[Told]:
        """The convictions that may be added, which are sentenced besides."""
        for offence, reference in self.answered.besides:
            speech = self.speech(offence)
            yield Told(speech.text(reference.label), "", speech.cite(reference.cite, main=True))

    def _elements(self) -> Iterator[Elements]:
        yield self.system.elements
        yield from (self.law.offence(each).elements for each in self.posed.side.offences)

    def sides(self) -> Iterator[Told]:
        """The two cases of a comparison."""
        for each in self.answered.sides if self.posed.than else ():
            offence = self.law.offence(each.convicted_of or each.offence)
            speech = Speech(self.words, self.system, each.day, offence)
            version = version_of(offence, each.day)
            facts = [self._fact(speech, name, value) for name, value in each.facts.items()]
            title = speech.text(version.title)
            who = (
                self.words.meant(
                    "an offence with facts", "{offence} ({facts})", offence=title, facts=self.words.series(facts)
                )
                if facts
                else title
            )
            what = speech.punishment(each.frame, each.additional)
            yield Told(who, what, speech.cite(each.tier.cite, main=True) if each.tier else "")

    def followed(self) -> Iterator[Told]:
        """What the law says of the sentence, for a claim about the time served."""
        speech = self.speech()
        for each in self.answered.followed:
            yield Told(speech.text(each.consequence.label), "", speech.cite(each.consequence.cite, main=True))

    def cited(self) -> str:
        """The code and the articles on which the answer rests, in the order in which it names them."""
        speech, cites = self.speech(), self.cites()
        articles = [pin.article for cite in cites for pin in pins(cite) if not pin.instrument] if any(cites) else []
        listed = self.words.series([speech.cite(each) for each in list(dict.fromkeys(articles))[:6]])
        code = speech.instrument(self.system.code)
        if not listed:
            return code
        if len(set(articles)) == 1:
            return self.words.meant("a code and an article of it", "{code}, art. {article}", code=code, article=listed)
        return self.words.meant("a code and articles of it", "{code}, arts {articles}", code=code, articles=listed)

    def cites(self) -> list[str]:
        """The places on which the answer rests, in the order in which it names them."""
        frames, every = self.answered.frames, self.posed.claim.asserts.cases == "every"
        some = any(each.fits for each in frames)
        cites = [each.cite for each in frames if each.fits or every or not some]
        cites += self.answered.barring
        cites += [cite for case in self.answered.counterexamples for cite in case.cites]
        cites += self.answered.witness.cites if self.answered.witness else ()
        cites += [each.tier.cite for each in self.answered.sides if each.tier]
        cites += [each.consequence.cite for each in self.answered.followed]
        return list(dict.fromkeys(cites))

    # Aloud.

    def said(self) -> str:
        """A sentence to say aloud: the author's, where the verdict is the one expected, else one of the answer."""
        expected = self.answered.expected
        if expected and (expected.verdict, expected.say != {}) == (self.answered.verdict, True):
            return self.words.text(expected.say)
        found = self.plainest_first() or ((self.answered.witness,) if self.answered.witness else ())
        first = self._first(found[0]) if found else Told("", "", "")
        return next((each for each in self._aloud(first) if sayable(each)), self.verdict(self.answered.verdict))

    def plainest_first(self) -> tuple[Shown, ...]:
        """The counterexamples, those of the fewest facts first: the base frame before any exception to it."""
        return tuple(sorted(self.answered.counterexamples, key=lambda each: len(each.facts)))

    def _first(self, case: Shown) -> Told:
        """The case that is said aloud; what a court merely may do is said to be that."""
        told = self.told(case)
        if case.kind == PERMITS:
            told = told._replace(what=self.words.say("the court may impose {what}", what=told.what))
        return _capital(told)

    def _aloud(self, first: Told) -> Iterator[str]:
        """What can be said of an answer, the fullest first."""
        say = self.words.say
        match self.answered.verdict:
            case "true" if first.who:
                yield say("Yes: {who} ({cite}).", who=first.who, cite=first.cite)
                yield say("Yes, the law allows it ({cite}).", cite=first.cite)
            case "true" if self.answered.barring:
                cite = self.words.meant("between cites", "; ").join(
                    self.speech().cite(each, main=True) for each in self.answered.barring
                )
                yield say("Yes: no lawful sentence is outside it ({cite}).", cite=cite)
            case "true":
                yield say("Yes: no lawful sentence is outside it.")
            case "not-guaranteed":
                yield say(
                    "Not guaranteed. {who}: the court may go outside it ({cite}).", who=first.who, cite=first.cite
                )
                yield say("Not guaranteed: the court may go outside it ({cite}).", cite=first.cite)
                yield say("Not guaranteed: the court may go outside it.")
            case "false" if not first.who:
                yield say("No: no case comes to that.")
            case "false":
                what = first.what[:1].lower() + first.what[1:]
                yield say("No. {who}: {what} ({cite}).", who=first.who, what=what, cite=first.cite)
                yield say("No: the law itself goes outside it ({cite}).", cite=first.cite)
                yield say("No: the law itself goes outside it.")
            case _ if self.answered.undecided:
                yield say("Undecided: the law is too tangled there to look at every case.")
            case _ if self.answered.unanswered:
                yield say("Undecided: it turns on what the claim does not say.")
            case _:
                yield say("Undecided: the answer rests on contested doctrine.")

    def expect(self) -> str:
        """The question to expect, with its answer: the author's, else the next counterexample's; empty if none."""
        expected = self.answered.expected
        if expected and expected.expect and expected.verdict == self.answered.verdict:
            return self.words.text(expected.expect)
        found = self.plainest_first()[1:2] or self.answered.not_counted[:1]
        if not found:
            return ""
        told = self._first(found[0])
        return self.words.say("And here: {who}? {what} ({cite}).", who=told.who, what=told.what, cite=told.cite)

    def text_as_of(self) -> str:
        """The day of the text from which the answer is."""
        shows = [case.offence for case in self.answered.counterexamples]
        source = self.law.offence((*shows, *self.posed.side.offences)[0]).source
        return source.text_as_of if source else ""

    def source(self) -> str:
        """Who said it, and when; empty if nothing is known."""
        said = self.posed.claim.said
        if said is None:
            return ""
        by, day = self.words.text(said.by), said.date.text if said.date else ""
        named = [by, amounts.date(self.words, day) if "-" in day else day]
        return self.words.meant("between the parts of a source", ", ").join(each for each in named if each)


def _capital(told: Told) -> Told:
    """A case whose parts each begin a sentence."""
    return told._replace(who=capital(told.who), what=capital(told.what))


def sayable(text: str) -> bool:
    """Whether a text is short enough to be said in one breath."""
    if " " in text.strip():
        return len(text.split()) <= MOST_WORDS
    return len(text) <= MOST_CHARACTERS


def in_force_text(words: Words, day: str) -> str:
    """The day whose law an answer is of."""
    return words.say("law in force on {date}", date=amounts.date(words, day))


def by_kind(cases: Iterable[Shown], kind: str) -> list[Shown]:
    """The cases of a kind."""
    return [each for each in cases if each.kind == kind]
