"""What an assessment is: the result types of the engine, in the words of the design.

Nothing here is text: a reason or an assumption carries a `code` and the ids it speaks of, and `report` puts it into
words. Bands are tuples of sanctions, least severe first (`law.band`).
"""

from __future__ import annotations

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.law.band import Band
    from sentencing.law.provision import Addition, Consequence, Rule
    from sentencing.law.sanction import Sanction


class Via(Record):
    """A reference that carried the case to another offence. `kind`: convict, punish or heavier."""

    id: str
    cite: str
    kind: str
    to: str


class Unmade(Record):
    """A reason why the person is not liable. `code`: needs, rule, unit, only-unit or not-yet (the act was done
    before a law made it an offence); `id` names the rule or offence."""

    id: str
    cite: str
    code: str
    detail: dict[str, Any]


class Assumption(Record):
    """A default, presumption, open term or contested doctrine that the answer rests on."""

    id: str
    cite: str
    kind: str
    detail: dict[str, Any]


class TierReached(Record):
    """The tier that applies. `article`, `paragraph` come from its cite; `borrowed_from` names a tier it copies."""

    id: str
    cite: str
    subject: str
    borrowed_from: str


class Outcome(Record):
    """A band that the court reaches by one way through the rules: the tier it lands in, what is added, and by which
    rules (ids; the fewest that lead there)."""

    tier: str
    band: Band
    additional: tuple[Addition, ...]
    by: tuple[str, ...]


class Beside(Record):
    """A sanction added to whatever is chosen and never merged."""

    sanction: Sanction
    rule: str
    cite: str
    modality: str
    consecutive: bool


class Reason(Record):
    """One step of the answer. `step`: version, reference, needs, liability, tier, why-not, rule, bar or instead."""

    step: str
    id: str
    cite: str
    code: str
    detail: dict[str, Any]
    before: Band | None = None
    after: Band | None = None


class Following(Record):
    """A consequence, and whether a sentence it follows from is in reach; if not, its `otherwise` is what to say."""

    consequence: Consequence
    reached: bool


class Assessment(Record):
    """About one person, one set of facts and one day of law. See the command contract for every field's meaning."""

    offence: str
    day: str
    facts: dict[str, Any]
    convicted_of: str | None = None
    via: tuple[Via, ...] = ()
    unknown: tuple[str, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    liable: bool | None = None
    not_liable: tuple[Unmade, ...] = ()
    tier: TierReached | None = None
    frame: Band = ()
    shall: Band = ()
    may: Band = ()
    open: Band = ()
    additional: tuple[Addition, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    beside: tuple[Beside, ...] = ()
    rules: tuple[Rule, ...] = ()
    reasons: tuple[Reason, ...] = ()
    consequences: tuple[Following, ...] = ()
    cumulate: tuple[Assessment, ...] = ()
    total: Band | None = None
    after_total: Band = ()
    elsewhere: tuple[str, ...] = ()
