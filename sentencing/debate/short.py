"""A claim in its short form, as it is typed: `OFFENCE [FACT ...]: ASSERTION`, in any language that is listed.

How people word an assertion, and what is no question of sentencing law, stands in the file `wording.toml` of a folder
of claims.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sentencing.corpus.find import normal
from sentencing.corpus.numerals import Numbering
from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.corpus.understand import resolve_facts, resolve_offence, with_titles
from sentencing.debate.claim import ClaimError, offences_of
from sentencing.law.claim import ENDS, QUANTIFIERS, VERBS, Assertion, Claim
from sentencing.law.grammar import GrammarError
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from sentencing.law.values import Given, Some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.claims import Wording
    from sentencing.corpus.store import Corpus
    from sentencing.law.provision import System

_COLON = re.compile("[:：]")
_WORDS = re.compile(r"[^\s:：]+")
_STRICT = "exclusive"  # before a verb: its end is not counted
MINUS = ("-", "−")  # before a number
_TRAILING = " .!?。！？"


class ShortError(ValueError):
    """An assertion that is not understood: why, how many characters into it, and what it may begin with."""

    def __init__(self, why: str, at: int = 0, offered: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.why = why
        self.at = at
        self.offered = offered


def is_short(text: str) -> bool:
    """Whether a text has the short form."""
    return bool(_COLON.search(text))


def short_claim(corpus: Corpus, wording: Wording, typed: str, language: str, day: str) -> Claim:
    """The claim that a short form makes; raises UsageProblem, with the place of the mistake."""
    found = _COLON.search(typed)
    assert found
    before, after = typed[: found.start()], typed[found.end() :]
    offence, given = _spoken_of(corpus, wording, before, day)
    system = corpus.system(offence.partition("/")[0])
    lead = len(after) - len(after.lstrip())
    try:
        asserts = assertion(wording, system, after.strip(_TRAILING))
    except ShortError as error:
        column = found.end() + lead + error.at + 1
        known = f"; write, for example, {before.strip()}: {error.offered[0]} 5y" if error.offered else ""
        raise UsageProblem(f"column {column}: {error.why}{known}") from None
    return Claim(id="asked", text={language: typed.strip()}, of=Some((offence,)), given=given, asserts=asserts)


def _spoken_of(corpus: Corpus, wording: Wording, text: str, day: str) -> tuple[str, dict[str, Given]]:
    """What a claim speaks of, and the facts it assumes: words, as they stand; or as they are spoken, where a number is
    written out or no space sets the facts apart."""
    from sentencing.debate.spoken import about  # which reads what is asserted as this does

    if any(each in wording.number for each in text.lower().split()) and (found := about(corpus, wording, text)):
        return found.offence, found.given
    try:
        offence, facts = _about(corpus, text, day)
    except UsageProblem as error:
        if found := about(corpus, wording, text):
            return found.offence, found.given
        raise UsageProblem(f"column 1: {error.message}", error.readings) from None
    return offence, {
        name: Given(value if equals else True) for name, equals, value in (each.partition("=") for each in facts)
    }


def _about(corpus: Corpus, text: str, day: str) -> tuple[str, list[str]]:
    """What a claim speaks of, and the words for its facts: the first word names an offence, or as many as do."""
    tokens = text.split()
    if not tokens:
        raise UsageProblem("an offence is missing, such as cn/240: at least 5y")
    for size in range(len(tokens), 0, -1):
        name = " ".join(tokens[:size])
        if size == 1 or corpus.knows(name):
            return _named(corpus, name, day), tokens[size:]
        if found := _worded(corpus, name):
            return found, tokens[_naming(corpus, found, tokens[:size]) :]
    raise AssertionError


def _naming(corpus: Corpus, offence: str, words: list[str]) -> int:
    """How many of some words name an offence: those behind that say something of a case are facts, unless all of them
    are its title."""
    names = {normal(title) for each in corpus.offence(offence).versions for title in each.title.values()}
    size = len(words)
    while (
        size > 1
        and normal(" ".join(words[:size])) not in names
        and _is_fact(corpus, offence, words[size - 1])
        and _worded(corpus, " ".join(words[: size - 1])) == offence
    ):
        size -= 1
    return size


def _is_fact(corpus: Corpus, offence: str, word: str) -> bool:
    try:
        return bool(resolve_facts(corpus, corpus.offence(offence), [word]))
    except UsageProblem:
        return False


def _worded(corpus: Corpus, name: str) -> str:
    try:
        found = resolve_offence(corpus, name)
    except UsageProblem:
        return ""
    return found[0] if len(found) == 1 else ""


def _named(corpus: Corpus, name: str, day: str) -> str:
    try:
        offences_of(corpus, Some((name,)), None, day)
    except ClaimError:
        found = resolve_offence(corpus, name)
        if len(found) > 1:
            said = with_titles(corpus, found, name)
            raise UsageProblem(f"{quoted(name)} may mean {said}: say which", found) from None
        return found[0]
    return name


def assertion(wording: Wording, system: System, typed: str) -> Assertion:
    """What a text asserts, as people say it or as files write it; raises ShortError."""
    text = unicodedata.normalize("NFKC", typed).lower()
    reader = _Sanctions(wording, system)
    alone = text in reader.named  # as "no punishment" is, which asserts that there is none
    phrase = "" if alone else max((each for each in wording.assertion if _begins(text, each)), key=len, default="")
    if not phrase:
        ending, rest = reader.ending(text)
        return _said(reader, wording.ending[ending], ending, rest, 0) if ending else _as_written(reader, typed, text)
    rest = text[len(phrase) :]
    at = len(phrase) + len(rest) - len(rest.lstrip())
    if not rest.strip():
        raise ShortError("a sanction is missing after it, such as 5y, life or death", len(text))
    ending, core = reader.ending(rest.strip())
    if ending and wording.assertion[phrase] in ("always", wording.ending[ending]):
        return _said(reader, wording.ending[ending], ending, core, at)
    if wording.assertion[phrase] == "always" and any(_begins(rest.strip(), each) for each in wording.assertion):
        return _further(wording, system, rest.strip(), at)  # always at least five years
    return _said(reader, wording.assertion[phrase], phrase, rest.strip(), at)


def _further(wording: Wording, system: System, text: str, at: int) -> Assertion:
    """What is asserted behind an `always` that asserts no more than it."""
    try:
        return assertion(wording, system, text)
    except ShortError as error:
        raise ShortError(error.why, at + error.at, error.offered) from None


def wanted(wording: Wording, system: System, typed: str) -> Assertion | None:
    """The result that a text asks for: what it asserts, or None for no sentence at all; raises ShortError."""
    text = unicodedata.normalize("NFKC", typed).strip(_TRAILING).lower()
    return None if text in wording.outcome.get("not-liable", ()) else assertion(wording, system, typed.strip(_TRAILING))


def _said(reader: _Sanctions, meant: str, phrase: str, text: str, at: int) -> Assertion:
    """What a phrase asserts of the sanctions beside it."""
    cases, _, verb = meant.rpartition(" ")
    sanctions = tuple(reader.read(text, at))
    if cases == _STRICT and not any(each.span for each in sanctions):
        raise ShortError(f"{quoted(phrase)} wants a term after it, such as 5y", at)
    if verb not in ENDS:
        return Assertion(cases.removesuffix("-case") or "every", verb, sanctions)
    ended = tuple(_ended(each, verb, strict=cases == _STRICT) for each in sanctions)
    if verb == "at-most" or len(ended) == 1:
        return Assertion("every", verb, (reader.gravest(ended),))
    return Assertion("every", "always", tuple(each._replace(span=_onward(each.span)) for each in ended))


def _onward(span: Span | None) -> Span | None:
    """A term and all that is longer: five years at least, or death, says what every sentence is."""
    return span and span._replace(high=None)


def is_bare(wording: Wording, typed: str) -> bool:
    """Whether a short form names sanctions alone, without saying what of them."""
    text = unicodedata.normalize("NFKC", _COLON.split(typed, maxsplit=1)[1].strip()).lower()
    return not asserting(wording, text)


def asserting(wording: Wording, typed: str) -> bool:
    """Whether a text asserts something of sanctions, and does not only name them."""
    text = unicodedata.normalize("NFKC", typed).lower()
    words = (each.strip(_TRAILING) for each in _WORDS.findall(text))
    phrases = (each for each in wording.assertion if each in text)
    said = any(_begins(text[at:], each) for each in phrases for at in _places(text, each))
    return said or any(each in (*VERBS, *QUANTIFIERS) for each in words) or any(each in text for each in wording.ending)


def _places(text: str, phrase: str) -> Iterator[int]:
    """Where a phrase stands as words of its own, or among characters that are set without spaces."""
    for found in re.finditer(re.escape(phrase), text):
        at = found.start()
        if not (phrase[0].isascii() and at and text[at - 1].isascii() and text[at - 1].isalnum()):
            yield at


def _ended(sanction: Sanction, verb: str, *, strict: bool) -> Sanction:
    """A term with the end that is said; a `strict` one is not counted: under ten years is less than ten, over three is
    more than three."""
    span = sanction.span
    if span is None or not strict:
        return sanction
    if verb == "at-least":
        return sanction._replace(span=span._replace(high=None, low_open=True))
    return sanction._replace(span=span._replace(low=None, high_open=True))


def _as_written(reader: _Sanctions, typed: str, text: str) -> Assertion:
    try:
        return Assertion.parse(typed)
    except GrammarError as error:
        first = text.split(" ", maxsplit=1)[0]
        if error.at:
            raise ShortError(error.why, error.at) from None
        if bare := _bare(reader, text):
            return bare
        offered = tuple(each for each in reader.wording.assertion if each.isascii() == text.isascii())
        raise ShortError(f"{quoted(first)} asserts nothing of a sentence", 0, offered[:12]) from None


def _bare(reader: _Sanctions, text: str) -> Assertion | None:
    """Sanctions alone, taken as what every sentence is; None if they are none."""
    try:
        return Assertion("every", "always", tuple(reader.read(text, 0)))
    except ShortError:
        return None


def _begins(text: str, phrase: str) -> bool:
    rest = text[len(phrase) :]
    return text.startswith(phrase) and not (
        phrase[-1].isascii() and rest[:1].isascii() and (rest[:1].isalnum() or rest[:1] == "-")
    )


class _Sanctions:
    """Reads sanctions as people name them."""

    def __init__(self, wording: Wording, system: System) -> None:
        self.wording = wording
        self.numbering = Numbering.of(system.wording)
        titles = {title.lower(): each.id for each in system.ladder.rungs for title in each.title.values()}
        self.named = {**{each.id: each.id for each in system.ladder.rungs}, **titles, **wording.sanction}
        self.rank = system.ladder.rank
        self.prison = next(each.id for each in system.ladder.rungs if each.kind == "prison")

    def ending(self, text: str) -> tuple[str, str]:
        """The phrase that ends a text, before the name of a sanction if one stands last, and the text without it; empty
        where none does, or where the other end of a span comes before it."""
        name = max((each for each in self.named if text.endswith(each)), key=len, default="")
        core = text[: len(text) - len(name)].rstrip() if name else text
        phrase = max((each for each in self.wording.ending if core.endswith(each)), key=len, default="")
        rest = core[: len(core) - len(phrase)].strip()
        if not phrase or not rest or (phrase[0].isascii() and core[-len(phrase) - 1] != " "):
            return "", text
        return ("", text) if self._between(core) else (phrase, f"{rest} {name}".strip())

    def read(self, text: str, at: int) -> Iterator[Sanction]:
        """The sanctions of a list."""
        splitter = "|".join(re.escape(each) for each in sorted(self.wording.join, key=len, reverse=True))
        start = 0
        joins = (each for each in re.finditer(splitter, text) if not self._ends(text[each.start() :].strip()))
        for found in (*joins, None):
            end = found.start() if found else len(text)
            part = text[start:end]
            yield self._one(part.strip(), at + start + len(part) - len(part.lstrip()))
            start = found.end() if found else end

    def _one(self, text: str, at: int) -> Sanction:
        if text in self.named:
            return Sanction(self.named[text])
        names = [name for name in self.named if name in text]
        name = max(names, key=len, default="")
        rest = text.replace(name, " ", 1).strip() if name else text
        span = self._span(rest)
        if span is None and text[:1] in MINUS and self._span(text[1:].strip()):
            raise ShortError(f"{quoted(text)} is negative; a term is counted from 1m up, such as 5y", at)
        if span is None:
            raise ShortError(f"{quoted(text)} is no sanction, such as 5y, a fine, life or death", at)
        return Sanction(self.named[name] if name else self.prison, span)

    def _ends(self, text: str) -> bool:
        """Whether a text begins with a phrase that ends an assertion: the `or` of `or more` joins no sanctions."""
        return any(_begins(text, each) for each in self.wording.ending)

    def gravest(self, sanctions: Iterable[Sanction]) -> Sanction:
        """The gravest of some sanctions."""
        return max(sanctions, key=self._gravity)

    def _gravity(self, sanction: Sanction) -> tuple[int, int]:
        high = sanction.span.high if sanction.span else None
        return self.rank[sanction.rung], int(high or 0)

    def _span(self, text: str) -> Span | None:
        """`5y`, `10 to 15 years`, `五年以上`; None for anything else."""
        if between := self._between(text):
            return Span(*between)
        ending, rest = self.ending(text)
        months = self._months(rest)
        if months is None:
            return None
        verb = self.wording.ending[ending] if ending else ""
        return Span(None if verb == "at-most" else months, None if verb == "at-least" else months)

    def _between(self, text: str) -> tuple[int, int] | None:
        """`10 to 15 years`, `三年以上十年以下`: both ends in months; None for anything else."""
        for phrase in self.wording.between:
            before, found, after = text.partition(phrase)
            last = max((each for each in self.wording.ending if after.endswith(each)), key=len, default="")
            after = after[: len(after) - len(last)].strip()
            high = self._months(after) if found else None
            if high is not None:
                low = self._months(before.strip()) or self._months(before.strip() + self._unit(after))
                return (low, high) if low is not None and low < high else None
        return None

    def _unit(self, text: str) -> str:
        """The unit that ends a term."""
        every = (each for words in self.wording.unit.values() for each in words if text.endswith(each))
        return max(every, key=len, default="")

    def _months(self, text: str) -> int | None:
        """`5y`, `five years`, `1y6m`, `五年`: how many months; None for anything else."""
        total, left = 0, text
        while left:
            for unit, size in (("y", 12), ("m", 1)):
                words = sorted(self.wording.unit.get(unit, ()), key=len, reverse=True)
                found = re.match(rf"(.+?)\s*(?:{'|'.join(map(re.escape, words))})(?![a-z])\s*", left)
                number = self._number(found[1].strip()) if found else None
                if found and number is not None:
                    total, left = total + number * size, left[found.end() :]
                    break
            else:
                return None
        return total or None

    def _number(self, text: str) -> int | None:
        if text in self.wording.number:
            return self.wording.number[text]
        if text.isascii():
            return int(text) if text.isdigit() and len(text) < 4 else None
        return self.numbering.number(text)
