"""The nouns of a file of claims: what people say of the law, as it is written. `statutes/README.md` explains them.

Only reading TOML imports these. Claims are about the law; they are not the law, and nothing that is assessed rests on
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sentencing.law.grammar import GrammarError
from sentencing.law.judgment import Day
from sentencing.law.record import Record
from sentencing.law.sanction import Sanction
from sentencing.law.statute import Text
from sentencing.law.values import Given, Some

QUANTIFIERS = ("some-case", "no-case")  # without one: every case
ENDS = ("at-least", "at-most")
SETS = ("always", "never", "includes", "excludes")
COMPARED = ("heavier", "lighter", "same")
FOLLOWING = ("follows", "never-follows")
VERBS = (*ENDS, *SETS, *COMPARED, *FOLLOWING)
_JOIN = " | "


class Assertion(Record):
    """What a claim asserts of the lawful sentences of a case, and of how many cases (`every`, `some`, `no`).

    `at-least`, `at-most`, `always` and `never` speak of each sentence; `includes` and `excludes` of what the court may
    choose from; `heavier`, `lighter` and `same` compare with the claim's other side; `follows` and `never-follows` name
    a consequence of the sentence (`name`).
    """

    cases: str
    verb: str
    sanctions: tuple[Sanction, ...] = ()
    name: str = ""

    @staticmethod
    def pattern() -> str:
        """The grammar as a regular expression, for editors."""
        listed = rf"{Sanction.pattern()}(?: \| {Sanction.pattern()})*"
        said = (
            rf"(?:{'|'.join(ENDS)}) {Sanction.pattern()}",
            rf"(?:{'|'.join(SETS)}) {listed}",
            rf"(?:{'|'.join(COMPARED)})",
            rf"(?:{'|'.join(FOLLOWING)}) [a-z][a-z0-9-]*",
        )
        return rf"(?:(?:{'|'.join(QUANTIFIERS)}) )?(?:{'|'.join(said)})"

    @classmethod
    def parse(cls, text: str) -> Assertion:
        """Read `at-least prison 5y`, `never death`, `some-case includes death | life`; raises GrammarError."""
        first, _, rest = text.partition(" ")
        quantified = first in QUANTIFIERS
        verb, _, operand = (rest if quantified else text).partition(" ")
        at = len(first) + 1 if quantified else 0
        cases = first.removesuffix("-case") if quantified else "every"
        if verb not in VERBS:
            known = ", ".join((*QUANTIFIERS, *VERBS))
            raise GrammarError(f"'{verb}' asserts nothing of a sentence ({known})", at)
        return cls._with(cases, verb, operand, at + len(verb) + 1)

    @classmethod
    def _with(cls, cases: str, verb: str, operand: str, at: int) -> Assertion:
        if verb in COMPARED:
            if operand:
                raise GrammarError(f"'{verb}' stands alone: 'than' says what is compared", at)
            return cls(cases, verb)
        if not operand:
            example = "always death | life" if verb in SETS else "at-least prison 5y"
            raise GrammarError(f"'{verb}' needs more, such as {example}", max(at - 1, 0))
        if verb in FOLLOWING:
            if not re.fullmatch("[a-z][a-z0-9-]*", operand):
                raise GrammarError(f"'{operand}' is not the id of a consequence, such as parole-life", at)
            return cls(cases, verb, name=operand)
        sanctions = _sanctions(operand, at)
        if verb in ENDS and len(sanctions) > 1:
            raise GrammarError(f"'{verb}' takes one sanction", at)
        return cls(cases, verb, sanctions)


def _sanctions(text: str, at: int) -> tuple[Sanction, ...]:
    found = []
    for part in text.split(_JOIN):
        try:
            found.append(Sanction.parse(part))
        except GrammarError as error:
            raise GrammarError(error.why, at + error.at) from None
        at += len(part) + len(_JOIN)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Where and when it was said, in public: a publication, never a private person."""

    by: Text
    date: Day | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The other side of a comparison: its offences, and the facts assumed there."""

    of: Some
    given: dict[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What its author holds of a claim, read from the text of the law, for the law from the day `since` on: the
    verdicts, and why; a sentence to say aloud, the question to expect, and what to answer to it."""

    since: date | None = None
    verdict: Literal["true", "not-guaranteed", "false", "undecided"]
    statute: Literal["right", "incomplete", "wrong"]
    why: Text
    say: Text = field(default_factory=dict)
    expect: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something said of sentences.

    `of` and `but`: offences, articles, chapters or whole systems; `given`: facts that it takes for granted; `frame`:
    only the cases whose frame, as written, holds that sanction; `convicted`: only those convicted of these very
    offences, not those whom a reference takes elsewhere; `as_of`: days of law for which it is answered, beside the day
    asked about. It speaks of those who are liable, or of `anyone`; `served`: it speaks of the time served, which is not
    the sentence, and these consequences of the sentence tell how long that is.
    """

    id: str
    text: Text
    alias: tuple[str, ...] = ()
    said: Said | None = None
    as_of: tuple[date, ...] = ()
    of: Some
    but: Some = Some(())
    given: dict[str, Given] = field(default_factory=dict)
    frame: str = ""
    convicted: bool = False
    liable: Literal["liable", "anyone"] = "liable"
    served: tuple[str, ...] = ()
    asserts: Assertion
    than: Side | None = None
    answer: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFile:
    """One file of the folder `claims`."""

    claim: tuple[Claim, ...]
