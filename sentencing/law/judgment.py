"""The nouns of a file of judgments, as it is written: what courts have imposed. `statutes/README.md` explains them.

Only reading TOML imports these. Judgments are not law: nothing that is assessed rests on them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sentencing.law.grammar import GrammarError
from sentencing.law.record import Record
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from sentencing.law.statute import Text
from sentencing.law.values import Given


class Day(Record):
    """A date, or a year where no more is known: `2015-11-01`, `2015`."""

    text: str

    @classmethod
    def parse(cls, raw: object) -> Day:
        """Read a date or a whole number; raises GrammarError."""
        if isinstance(raw, date):
            return cls(raw.isoformat())
        if isinstance(raw, int) and not isinstance(raw, bool) and 1000 <= raw <= 9999:
            return cls(str(raw))
        raise GrammarError("a date without quotes is wanted, such as 2015-11-01, or a year, such as 2015")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Where a judgment was reported: what it is called there, the day of the report, and where that can be read."""

    title: Text
    date: Day | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """What a court imposed on one person for one offence. `acted` is the day of the (last) act, `as_of` a day of the
    law that the court applied; `suspended` is for how long, `total` the whole sentence where there were other offences;
    `explained` says why the sentence is not in the range computed, and stands only where it is not."""

    id: str
    offence: str
    acted: Day
    judged: Day
    as_of: date
    court: Text
    docket: str = ""
    given: dict[str, Given] = field(default_factory=dict)
    sentence: Sanction
    suspended: Span | None = None
    additional: tuple[Sanction, ...] = ()
    total: Sanction | None = None
    summary: Text
    source: Report
    explained: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgmentFile:
    """One file of a system's folder `cases`."""

    judgment: tuple[Judgment, ...]
