"""A claim as it is spoken, without the colon of the short form: `240 at least 5y`, `拐卖三个儿童至少十年`.

Every word counts: what names neither the offence, nor a fact of it, nor what is asserted, nor says nothing by itself,
is named, with the claim that would be without it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.corpus.understand import Vocabulary, readings_of, resolve_offence
from sentencing.debate.short import MINUS, ShortError, assertion
from sentencing.debate.written import short
from sentencing.law.claim import Assertion, Claim
from sentencing.law.record import Record
from sentencing.law.values import Given, Some

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentencing.corpus.claims import Wording
    from sentencing.corpus.store import Corpus
    from sentencing.corpus.understand import Understood
    from sentencing.corpus.values import Answer

_TRAILING = " .!?,;:。！？，；：、"
_WORD = re.compile(r"[^\s,;，；、。.!?]*[^\W_][^\s,;，；、。!?]*")
_ARTICLE = re.compile(r"(?:art|arts|article|section|sec|s|§)\.? ?\d[\w.()-]*")
_ANY = Assertion.parse("at-least prison 5y")  # what an example asserts
_SURE = 10**6  # characters: as long as any name
_LONGEST_NAME, _LONGEST_FACT = 12, 10  # words, or characters of a writing without spaces


class _Unit(Record):
    """A word, or a character of a writing that sets no spaces between words; where it stands."""

    text: str
    at: int

    @property
    def dense(self) -> bool:
        """Whether no space stands around it."""
        return not self.text.isascii()


class NotUnderstoodError(UsageProblem):
    """Words of a claim that say nothing: of which offence they say no fact, and the claim that would be without them;
    or, where they are `wrong` as a sanction, a claim that may be made of the offence."""

    def __init__(self, left: tuple[str, ...], claim: Claim, *, wrong: bool = False) -> None:
        super().__init__(f"not understood: {', '.join(map(quoted, left))}; without it: {short(claim)}")
        self.left = left
        self.claim = claim
        self.wrong = wrong


class About(Record):
    """What a claim speaks of: an offence, in a name of so many characters (`named`), the facts it assumes, and the
    words that say nothing of either."""

    offence: str
    named: int
    facts: tuple[Understood, ...]
    left: tuple[str, ...]

    @property
    def given(self) -> dict[str, Given]:
        """The facts as a claim holds them."""
        return {each.name: Given(_raw(each.value)) for each in self.facts}


def spoken_claim(corpus: Corpus, wording: Wording, typed: str, language: str) -> Claim | None:
    """The claim that a text makes; None where nothing of it can be told to be one. Raises NotUnderstoodError for one of
    which some words are not understood."""
    text, said = unicodedata.normalize("NFKC", typed).strip(_TRAILING), {language: typed.strip()}
    reader = _Reader(corpus, wording)
    doubts: list[NotUnderstoodError] = []
    for cut in _cuts(text):
        if not reader.asserted(text[cut:]):
            continue
        about = reader.about(text[:cut])
        asserts = reader.asserted(text[cut:], about.offence) if about else None
        if about and asserts:
            made = Claim(id="asked", text=said, of=Some((about.offence,)), given=about.given, asserts=asserts)
            if not about.left:
                return made
            if len("".join(about.left)) <= about.named:  # else what is not understood weighs more
                doubts.append(NotUnderstoodError(about.left, made))
    if doubts:
        raise min(doubts, key=lambda each: len("".join(each.left)))
    reader.refuse(text)
    return None


def _cuts(text: str) -> Iterator[int]:
    """The places where what is asserted may begin: at a word, or at a character of a dense writing."""
    for at, char in enumerate(text):
        before = text[at - 1] if at else " "
        if before in MINUS and char.isdigit():
            continue  # a negative number is one
        if at and not char.isspace() and (not char.isascii() or not before.isascii() or not before.isalnum()):
            yield at


def _raw(value: Answer) -> bool | int | str:
    return "?" if value is None else value


class _Reader:
    """Reads parts of spoken claims."""

    def __init__(self, corpus: Corpus, wording: Wording) -> None:
        self.corpus = corpus
        self.wording = wording
        self._fillers = {each.lower() for each in wording.filler}
        self._named: dict[str, tuple[str, ...]] = {}
        self._meant: dict[tuple[str, str], Understood | None] = {}
        self._known: dict[str, Vocabulary] = {}
        self._systems = tuple(dict.fromkeys(each.jurisdiction for each in corpus.entries()))

    def asserted(self, text: str, offence: str = "") -> Assertion | None:
        """What a text asserts, in the system of an offence or in any; None for nothing."""
        for system in (offence.partition("/")[0],) if offence else self._systems:
            try:
                return assertion(self.wording, self.corpus.system(system), text.strip(_TRAILING))
            except ShortError:
                continue
        return None

    def refuse(self, text: str) -> None:
        """Raise NotUnderstoodError where an offence stands before a phrase that asserts something of what is no
        sanction."""
        for cut in _cuts(text):
            about = self.about(text[:cut])
            if about is None or about.left:
                continue
            try:
                assertion(self.wording, self.corpus.system(about.offence.partition("/")[0]), text[cut:])
            except ShortError as error:
                if error.at:
                    example = Claim(id="asked", text={}, of=Some((about.offence,)), given=about.given, asserts=_ANY)
                    raise NotUnderstoodError((text[cut + error.at :],), example, wrong=True) from None

    def about(self, text: str) -> About | None:
        """What a text speaks of: the reading that leaves the least, of those the one with the shortest name; None where
        it names no offence for sure."""
        units = list(_units(text))
        best: About | None = None
        for first, last in _stretches(len(units)):
            name = _joined(units[first:last])
            found = self._resolved(name)
            if len(found) == 1:
                best = self._better(best, found[0], name, [units[:first], units[last:]])
                if not best.left:
                    return best
        plain = self._said_of([each for each in units if not self._number(each.text)])
        name = _joined(plain) if any(self._number(each.text) for each in units) else ""
        found = self._resolved(name)
        counted = [units[at : at + 2] for at, each in enumerate(units) if self._number(each.text)]
        return self._better(best, found[0], name, counted) if len(found) == 1 else best

    def _better(self, best: About | None, offence: str, name: str, parts: Sequence[list[_Unit]]) -> About:
        """The best reading so far, or this one if it leaves less."""
        sure = any(each.isdigit() for each in name)  # an id or a number says which offence, whatever stands beside it
        found = About(offence, _SURE if sure else len(name), *self._facts(offence, parts))
        return found if best is None or len("".join(found.left)) < len("".join(best.left)) else best

    def _said_of(self, units: list[_Unit]) -> list[_Unit]:
        """Some words without those at either end that say nothing."""
        says = [at for at, each in enumerate(units) if each.text.lower() not in self._fillers]
        return units[says[0] : says[-1] + 1] if says else []

    def _number(self, word: str) -> bool:
        return word.lower() in self.wording.number or word.isdigit()

    def _resolved(self, name: str) -> tuple[str, ...]:
        """The offences that a name may be of. What says nothing is no name, and a number in one is that of an
        article."""
        if name not in self._named:
            words = name.lower().split()
            numbered = len(words) > 1 and any(map(self._number, words)) and not _ARTICLE.fullmatch(name.lower())
            try:
                skip = numbered or not words or words[0] in self._fillers or words[-1] in self._fillers
                self._named[name] = () if skip else resolve_offence(self.corpus, name)
            except UsageProblem:
                self._named[name] = ()
        return self._named[name]

    def _facts(self, offence: str, parts: Sequence[list[_Unit]]) -> tuple[tuple[Understood, ...], tuple[str, ...]]:
        """The facts that some words say of a case, and the words that say none."""
        if offence not in self._known:
            self._known[offence] = Vocabulary.of(self.corpus, self.corpus.offence(offence))
        known = self._known[offence]
        found: dict[str, Understood] = {}
        left: list[_Unit] = []
        for units in parts:
            at = 0
            while at < len(units):
                size, facts = self._fact(known, units[at:])
                if any(found.get(each.name, each).value != each.value for each in facts):
                    size, facts = 0, ()
                found.update({each.name: each for each in facts})
                if not size:
                    left.append(units[at])
                at += size or 1
        return tuple(found.values()), tuple(_together(left))

    def _fact(self, known: Vocabulary, units: list[_Unit]) -> tuple[int, tuple[Understood, ...]]:
        """How many words say the first fact, and that fact; with a number before a word for those counted, both. Words
        that say nothing are taken with no fact; 0 where the first says something else."""
        for size in range(min(len(units), _LONGEST_FACT), 0, -1):
            said = _joined(units[:size])
            if said.lower() in self._fillers:
                return size, ()
            if facts := self._said(known, said):
                return size, facts
        return 0, ()

    def _said(self, known: Vocabulary, text: str) -> tuple[Understood, ...]:
        """What a text says of a case: one fact; or a number of something, and what that is."""
        counted = _numbered(known, self.wording, text)
        if counted is None:
            fact = None if self._number(text) else self._fact_meant(known, text)
            return (fact,) if fact else ()
        number, what = counted
        whole = self._fact_meant(known, f"{number}{what}")
        for at in range(len(what)):
            kind = self._fact_meant(known, what[at:].strip())
            fact = whole or self._fact_meant(known, f"{number}{what[:at]}")
            if fact and kind and kind.name != fact.name:
                return fact, kind
        return (whole,) if whole else ()

    def _fact_meant(self, known: Vocabulary, text: str) -> Understood | None:
        key = (known.offence.id, text)
        if key not in self._meant:
            name, equals, value = (part.strip() for part in text.partition("="))
            try:
                found = readings_of(known, text, name, value if equals else None) if name else []
            except UsageProblem:
                found = []
            self._meant[key] = found[0] if len(found) == 1 else None
        return self._meant[key]


def about(corpus: Corpus, wording: Wording, text: str) -> About | None:
    """What a text speaks of, every word of it; None where some say nothing, or none names an offence."""
    found = _Reader(corpus, wording).about(unicodedata.normalize("NFKC", text))
    return found if found and not found.left else None


def _stretches(size: int) -> Iterator[tuple[int, int]]:
    """The stretches of some words in which a name may stand: at the beginning, then elsewhere; the shortest first."""
    for first in range(size):
        for last in range(first + 1, min(size, first + _LONGEST_NAME) + 1):
            yield first, last


def _numbered(known: Vocabulary, wording: Wording, text: str) -> tuple[int, str] | None:
    """A number, in figures or in words, and what it counts; None for a text that begins with none."""
    first, _, rest = text.partition(" ")
    if rest and first.lower() in wording.number:
        return wording.number[first.lower()], f" {rest}"
    return known.forms.numbering.leading(text)


def _units(text: str) -> Iterator[_Unit]:
    for word in _WORD.finditer(text):
        if word[0].isascii() or "=" in word[0]:
            yield _Unit(word[0], word.start())
            continue
        for part in re.finditer(r"[!-~]+|[^!-~]", word[0]):
            yield _Unit(part[0], word.start() + part.start())


def _together(units: Sequence[_Unit]) -> Iterator[str]:
    """Words, those that stood together in a dense writing as one."""
    end, word = -1, ""
    for each in units:
        if word and not (each.dense and each.at == end):
            yield word
            word = ""
        word += each.text
        end = each.at + len(each.text)
    if word:
        yield word


def _joined(units: Sequence[_Unit]) -> str:
    """Words as they are written: with spaces, unless their writing sets none."""
    made = ""
    for each in units:
        made += each.text if not made or each.dense or not made[-1].isascii() else f" {each.text}"
    return made
