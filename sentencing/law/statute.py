"""The nouns of a statute file, as it is written. `statutes/README.md` explains them with examples.

Only reading TOML imports these. Every record that can change carries `since` and `until` (`from` and `until` in TOML):
the first and the last day on which it is law, both included; none means that nothing says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sentencing.law.condition import Condition
from sentencing.law.effect import Option
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span
from sentencing.law.values import Cite, Given, Some

Text = dict[str, str]
Modality = Literal["shall", "may", "ordinarily", "bar"]
Group = Literal["act", "person", "participation", "afterwards", "proceedings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the file is about: an article, section or short instrument, whether or not it names an offence. `until`:
    the last day on which it stood, if it was repealed."""

    article: str
    title: Text
    summary: Text = field(default_factory=dict)
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the file's figures come from: the instrument, the day of its text, the day they were compared with it
    by machine, and a fingerprint of each paragraph that was compared (`"240(1)" = "sha256:..."`)."""

    instrument: str
    text_as_of: date
    checked: date | None = None
    url: str = ""
    fingerprint: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A change of an instrument: the day on which it was made, and the first on which it is law (if another)."""

    on: date
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """What citation styles want to know of an instrument beside its names and number: its title in Latin letters, an
    abbreviation that lawyers abroad use, who made it, when, when it was revised as a whole, its changes since, and the
    volume and chapter under which it is found."""

    romanized: str = ""
    abbreviation: str = ""
    by: Text = field(default_factory=dict)
    made: date | None = None
    revised: date | None = None
    amended: tuple[Amended, ...] = ()
    volume: str = ""
    chapter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An act, code, amendment, decision, interpretation, guideline or opinion."""

    id: str
    kind: Literal["act", "code", "amendment", "decision", "interpretation", "guideline", "opinion"]
    title: Text
    short: Text = field(default_factory=dict)
    number: str = ""
    url: str = ""
    since: date | None = None
    until: date | None = None
    text_as_of: date | None = None
    citing: Citing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """What a person is convicted of. `needs`: without it there is no crime. `is_`: properties that the system lists.
    `new`: there was no such offence before; otherwise it is only not encoded for earlier days."""

    id: str
    article: str
    title: Text
    summary: Text = field(default_factory=dict)
    chapter: str = ""
    alias: tuple[str, ...] = ()
    is_: tuple[str, ...] = ()
    needs: Condition | None = None
    new: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a choice or level, or one part of a quantity."""

    id: str
    label: Text
    cite: Cite | None = None
    alias: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A number, choice, level, age or date asked about the case. `default` is what silence means; `within` is the
    span inside which an authority sets this figure, which is then never assumed. `each`: of each offence on its own,
    so that no further conviction takes the answer over."""

    id: str
    type: Literal["count", "amount", "quantity", "choice", "level", "age", "date", "offence"]
    label: Text = field(default_factory=dict)
    ask: Text = field(default_factory=dict)
    help: Text = field(default_factory=dict)
    group: Group = "act"
    cite: Cite | None = None
    unit: str = ""
    values: tuple[Value, ...] = ()
    parts: tuple[Value, ...] = ()
    default: Given | None = None
    within: Span | None = None
    each: bool = False
    alias: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place, and the figures that its authority has set, by the facts of the file that ask for them (`within`).
    `source` says where they were read."""

    id: str
    label: Text
    figures: dict[str, int]
    source: Text
    alias: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """A legal characterisation: derived from facts (`when`), left to the court (`open`), or asked as a question.
    `each`: of each offence on its own, so that no further conviction takes the answer over."""

    id: str
    cite: Cite
    label: Text
    ask: Text = field(default_factory=dict)
    help: Text = field(default_factory=dict)
    group: Group = "act"
    when: Condition | None = None
    open: bool = False
    default: Literal["no", "unknown"] = "no"
    each: bool = False
    alias: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What an instrument says a circumstance means: it must be found (`shall`), it may be found (`may`), and, with
    `only`, not otherwise."""

    of: str
    cite: Cite
    shall: Condition | None = None
    may: Condition | None = None
    only: bool = False
    contested: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What goes with a principal punishment: one of the list, which must or may be added, or may also stand alone."""

    shall: tuple[Sanction, ...] = ()
    may: tuple[Sanction, ...] = ()
    shall_or_sole: tuple[Sanction, ...] = ()
    may_or_sole: tuple[Sanction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A frame and the condition under which it applies. Absent `principal`, the frame is that of `frame_of`."""

    id: str
    cite: Cite
    label: Text = field(default_factory=dict)
    principal: tuple[Sanction, ...] = ()
    frame_of: str = ""
    additional: tuple[Addition, ...] = ()
    when: Condition | None = None
    within: str = ""
    lighter_than: Some = Some(())
    ladder: str = ""
    subject: Literal["person", "unit-persons"] = "person"
    of: Some = Some(())
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """How an organisation answers: its own fine (`principal`), and whose frame its responsible persons have."""

    cite: Cite
    principal: tuple[Sanction, ...] = ()
    persons: str = "same"
    of: Some = Some(())
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A condition that changes what the court must (`shall`) or may (`may`) do: one option of the list, or, for may,
    none."""

    id: str
    cite: Cite
    label: Text
    when: Condition | None = None
    shall: tuple[Option, ...] = ()
    may: tuple[Option, ...] = ()
    of: Some = Some(())
    but: Some = Some(())
    follows: bool = False
    instead_of: Some = Some(())
    contested: str = ""
    help: Text = field(default_factory=dict)
    since: date | None = None
    until: date | None = None

    @property
    def bars_liability(self) -> bool:
        """Whether it says that there is no conviction."""
        return any(effect.verb == "not-liable" for option in (*self.shall, *self.may) for effect in option.effects)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A sentence that carries the case to another offence: `convict` in place of this one, `punish` with that one's
    frames, the `heavier` of the two, `cumulate` beside it; `acts` names one whose elements the same acts fulfil.
    `lapses`: where the offence of a `convict` is not made out, this one stands; otherwise neither does.

    Answers go along by id. `apart` names those that do not, since the other offence asks something else by that id;
    `alike` those that do, though it asks in other words or leaves it to the court."""

    id: str
    cite: Cite
    label: Text = field(default_factory=dict)
    convict: str = ""
    punish: str = ""
    heavier: tuple[str, ...] = ()
    cumulate: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    when: Condition | None = None
    of: Some = Some(())
    subject: Literal["person", "unit", "unit-persons"] = "person"
    with_: dict[str, Given] = field(default_factory=dict)
    shall: tuple[Option, ...] = ()
    inferred: bool = False
    lapses: bool = False
    apart: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What follows from a sentence of the kinds in `on`, or bars what would follow (`modality = "bar"`); `otherwise`
    is what to say when no sentence in reach is of those kinds. `minor`: a detail, not among the first things asked.
    `unstated`: only of a sanction for which the text states no amount, share or term. `whole`: of the one sentence for
    all offences, where there are several."""

    id: str
    cite: Cite
    label: Text
    modality: Modality
    on: tuple[Sanction, ...] = ()
    when: Condition | None = None
    otherwise: Text = field(default_factory=dict)
    of: Some = Some(())
    but: Some = Some(())
    instead_of: Some = Some(())
    contested: str = ""
    minor: bool = False
    unstated: bool = False
    whole: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sentence of the law that moves no frame; with it every paragraph is accounted for."""

    cite: Cite
    kind: Literal["counting", "definition", "yields", "procedure", "other"]
    text: Text
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """Answers that cannot go together, and the articles that say so. `said`: only where a case says them all; no
    default and no unknown answer is held against another."""

    when: Condition
    cite: Cite
    label: Text
    said: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doctrine:
    """A contested point: what is assumed here, what others hold, and who."""

    id: str
    cite: Cite
    text: Text
    alternative: Text
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding of `sentencing check` that the law really has."""

    finding: str
    of: str
    cite: Cite
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case and what its answer must be: the author's own test. `additional = []`: nothing may be added."""

    given: dict[str, Given] = field(default_factory=dict)
    offence: str = ""
    as_of: date | None = None
    says: Text = field(default_factory=dict)
    refused: bool = False
    liable: Literal["yes", "no", "unknown", ""] = ""
    tier: str = ""
    convicted_of: str = ""
    cumulate: tuple[str, ...] = ()
    frame: tuple[Sanction, ...] = ()
    additional: tuple[Addition, ...] | None = None
    shall: tuple[Sanction, ...] = ()
    may: tuple[Sanction, ...] = ()
    open: tuple[Sanction, ...] = ()
    total: tuple[Sanction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatuteFile:
    """One file of a system: an article, or the facts that all its files share."""

    article: Article | None = None
    source: Source | None = None
    offence: tuple[Offence, ...] = ()
    fact: tuple[Fact, ...] = ()
    place: tuple[Place, ...] = ()
    circumstance: tuple[Circumstance, ...] = ()
    definition: tuple[Definition, ...] = ()
    tier: tuple[Tier, ...] = ()
    unit: tuple[Unit, ...] = ()
    rule: tuple[Rule, ...] = ()
    reference: tuple[Reference, ...] = ()
    consequence: tuple[Consequence, ...] = ()
    note: tuple[Note, ...] = ()
    never: tuple[Never, ...] = ()
    doctrine: tuple[Doctrine, ...] = ()
    waiver: tuple[Waiver, ...] = ()
    example: tuple[Example, ...] = ()
