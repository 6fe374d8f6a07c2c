"""The nouns of `jurisdiction.toml`, as it is written: a legal system and what all its offences share.

Only reading TOML imports these. Dates are as in `law.statute`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from sentencing.law.statute import Doctrine, Instrument, Text
from sentencing.law.values import Cite, Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class RungRecord:
    """A sanction of the system: `kind` is from the set that all systems share, `limits` what the system allows."""

    id: str
    kind: str
    title: Text
    limits: Span | None = None
    limits_cite: Cite | None = None
    reprieve: Cite | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """Sanctions, and the contested doctrine they rest on, if any. `next_tier` adds what the next lower tier allows."""

    use: tuple[Sanction, ...] = ()
    next_tier: bool = False
    contested: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """What a reduction's name means. `next-tier`: the next lower tier, or `below` where there is none; `any-lower`:
    everything lighter than the frame; `scale`: ends multiplied by `max` and `min`, minimums by `min_table`, other
    rungs replaced by `rungs`. It is used at most `times` times."""

    id: str
    cite: Cite
    method: Literal["next-tier", "any-lower", "scale"]
    below: tuple[Fallback, ...] = ()
    max: Ratio | None = None
    min: Ratio | None = None
    min_table: dict[str, Span] = field(default_factory=dict)
    rungs: dict[str, tuple[Sanction, ...]] = field(default_factory=dict)
    times: int = 1
    contested: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """What takes the place of a barred sanction when nothing else is left of the frame."""

    of: str
    cite: Cite
    use: tuple[Fallback, ...]
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """The longest total on a rung, where the sum of the single terms lies in `sum` (any sum, if absent)."""

    rung: str
    cap: Span
    sum: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How sentences for several offences become one: `aggregate` runs from the longest single term to the sum, at most
    the cap. The kinds in `absorb` swallow every term; a rung in `swallows` swallows the rungs named; those in `after`
    are served after the rest."""

    cite: Cite
    method: Literal["aggregate"]
    absorb: tuple[str, ...] = ()
    cap: tuple[Cap, ...] = ()
    swallows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InTime:
    """Which law governs an act that is judged on a later day: that of the act, unless that of judgment is milder in the
    tier that fits it (its maximum, then its minimum). `committed` are the facts that tell the day of the act, the one
    that goes first if it is answered, which is the latest; `judged` tells the day of judgment. Days in another order
    cannot go together: `label` says why."""

    cite: Cite
    committed: tuple[str, ...]
    judged: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """Elements that follow the law of the act (`old`), of judgment (`new`) or of a named day whichever of the two
    governs the rest, for acts before a day that are judged on it or later. `total` among the ids is the rule for
    several offences.

    Instead of a day and ids, `first` names instruments that were the first on their point: what begins with one of
    them, and had no version before, is law for acts before it too, once it is law on the day of judgment; for acts
    of the day `since` or later, where it is named."""

    cite: Cite
    use: Literal["old", "new"] | date
    before: date | None = None
    since: date | None = None
    elements: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limitation:
    """How long an act may be prosecuted: the period that each of some consequences tells, from the last day of the act.
    `unless` says what keeps it from running out, where nothing is said of the circumstances it `asks`."""

    cite: Cite
    periods: dict[str, Span]
    asks: tuple[str, ...]
    unless: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of the system's code, for the tree of offences; `article` files belong to the chapter they name."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """A legal system: its sanctions and their limits, what its reductions mean, and how sentences add up.

    `mitigated` names the reduction that the bare word means; `order` is that in which reductions apply; `properties`
    is what an offence's `is` may hold; `no_minimum` lists what a frame without a minimum also allows; `since` is the
    first day for which the system's general rules are encoded."""

    id: str
    title: Text
    currency: str
    since: date | None = None
    language: str = "en"
    mitigated: str = ""
    order: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    no_minimum: tuple[str, ...] = ()
    code: str = ""
    rung: tuple[RungRecord, ...] = ()
    reduction: tuple[Reduction, ...] = ()
    instead: tuple[Instead, ...] = ()
    total: tuple[Total, ...] = ()
    in_time: InTime | None = None
    transition: tuple[Transition, ...] = ()
    limitation: tuple[Limitation, ...] = ()
    chapter: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionFile:
    """`jurisdiction.toml` of a system."""

    jurisdiction: Jurisdiction
    instrument: tuple[Instrument, ...] = ()
    doctrine: tuple[Doctrine, ...] = ()
