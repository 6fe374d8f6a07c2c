"""The law as an answer needs it: what `corpus` compiles statute files into, and the engine reads.

Dates are ISO strings, empty where nothing is said, so that they compare as text. Every label is a mapping from a
language to its words.
"""

from __future__ import annotations

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Protocol, TypeAlias, TypeVar

    from sentencing.law.condition import Node
    from sentencing.law.effect import Option
    from sentencing.law.place import Place
    from sentencing.law.sanction import Ladder, Sanction
    from sentencing.law.span import Span

    Text: TypeAlias = dict[str, str]
    FactValue: TypeAlias = bool | int | str

    class Dated(Protocol):
        """Anything that is law from a day, to a day."""

        @property
        def since(self) -> str:
            """The first day."""
            ...

        @property
        def until(self) -> str:
            """The last day."""
            ...

    D = TypeVar("D", bound=Dated)


def in_force(element: Dated, day: str) -> bool:
    """Whether an element is law on a day (both its dates included)."""
    return (not element.since or element.since <= day) and (not element.until or day <= element.until)


def on(elements: Iterable[D], day: str) -> tuple[D, ...]:
    """The elements that are law on a day."""
    return tuple(element for element in elements if in_force(element, day))


class Value(Record):
    """One value of a choice or level, or one part of a quantity."""

    id: str
    label: Text
    cite: str
    alias: tuple[str, ...]


class Fact(Record):
    """A number, choice, level, age or date asked about the case.

    `default` is what silence means: a number, a word, a pair of numbers (somewhere between, no law here tells where)
    or None, unknown. `within`: an authority sets it so, and has for `places`. `each`: of each offence on its own."""

    id: str
    type: str
    label: Text
    ask: Text
    help: Text
    group: str
    cite: str
    unit: str
    values: tuple[Value, ...]
    parts: tuple[Value, ...]
    default: Any
    within: tuple[int, int] | None
    alias: tuple[str, ...]
    each: bool = False
    places: tuple[Place, ...] = ()


class Circumstance(Record):
    """A legal characterisation: derived from facts (`when`), left to the court (`open`), or asked; `each` as a fact."""

    id: str
    cite: str
    label: Text
    ask: Text
    help: Text
    group: str
    when: Node | None
    open: bool
    default: str
    alias: tuple[str, ...]
    since: str
    until: str
    each: bool = False


class Definition(Record):
    """What an instrument says a circumstance means."""

    of: str
    cite: str
    shall: Node | None
    may: Node | None
    only: bool
    contested: str
    since: str
    until: str


class Addition(Record):
    """What goes with a principal punishment: exactly one of the choices (for may, at most one).

    `mode`: shall, may, shall-or-sole or may-or-sole; the last two may also stand alone.
    """

    mode: str
    choices: tuple[Sanction, ...]


class Tier(Record):
    """A frame and the condition under which it applies; `borrowed_from` names the tier whose frame it takes."""

    id: str
    cite: str
    label: Text
    principal: tuple[Sanction, ...]
    additional: tuple[Addition, ...]
    when: Node | None
    within: str
    lighter_than: tuple[str, ...]
    ladder: str
    subject: str
    borrowed_from: str
    since: str
    until: str


class Unit(Record):
    """How an organisation answers: its own fine, and whose frame its responsible persons have."""

    cite: str
    principal: tuple[Sanction, ...]
    persons: str
    since: str
    until: str


class Rule(Record):
    """A condition that changes what the court must or may do. `of` and `but`: the offences it reaches, all if empty."""

    id: str
    cite: str
    label: Text
    help: Text
    modality: str
    options: tuple[Option, ...]
    when: Node | None = None
    of: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    follows: bool = False
    instead_of: tuple[str, ...] = ()
    contested: str = ""
    since: str = ""
    until: str = ""


class Reference(Record):
    """A sentence that carries the case to other offences. `kind`: convict, punish, heavier, cumulate or acts; one that
    `lapses` does not where the other offence is not made out. Answers of the same id go along but for those `apart`."""

    id: str
    cite: str
    label: Text
    kind: str
    to: tuple[str, ...]
    when: Node | None
    subject: str
    given: dict[str, FactValue]
    options: tuple[Option, ...]
    inferred: bool
    since: str
    until: str
    lapses: bool = False
    apart: tuple[str, ...] = ()


class Consequence(Record):
    """What follows from a sentence, or is barred (`modality` "bar"); `minor` is not among the first things asked, and
    `unstated` only follows where the text states no amount, share or term of it; one that is `whole` follows from the
    one sentence for several offences."""

    id: str
    cite: str
    label: Text
    otherwise: Text
    modality: str
    on: tuple[Sanction, ...]
    when: Node | None
    of: tuple[str, ...]
    but: tuple[str, ...]
    instead_of: tuple[str, ...]
    contested: str
    minor: bool
    since: str
    until: str
    unstated: bool = False
    whole: bool = False


class Never(Record):
    """Answers that cannot go together; `said`: where a case says them all."""

    when: Node
    cite: str
    label: Text
    said: bool = False
    since: str = ""
    until: str = ""


class Doctrine(Record):
    """A contested point: what is assumed, what others hold, and who."""

    id: str
    cite: str
    text: Text
    alternative: Text
    source: str


class Fallback(Record):
    """Sanctions, and the doctrine they rest on; `next_tier` adds what the next lower tier allows."""

    use: tuple[Sanction, ...]
    next_tier: bool
    contested: str


class Reduction(Record):
    """What a reduction's name means; see `law.statute.Reduction`."""

    id: str
    cite: str
    method: str
    below: tuple[Fallback, ...]
    max: tuple[int, int] | None
    min: tuple[int, int] | None
    min_table: tuple[tuple[int, int], ...]
    rungs: dict[str, tuple[Sanction, ...]]
    times: int
    contested: str
    since: str
    until: str


class Instead(Record):
    """What takes the place of a barred sanction when nothing else is left."""

    of: str
    cite: str
    use: tuple[Fallback, ...]
    since: str
    until: str


class Cap(Record):
    """The longest total on a rung, in months, where the sum of the single terms lies in `sum`."""

    rung: str
    high: int
    sum: Span | None


class Total(Record):
    """How sentences for several offences become one; see `law.statute.Total`."""

    cite: str
    absorb: tuple[str, ...]
    caps: tuple[Cap, ...]
    swallows: dict[str, tuple[str, ...]]
    after: tuple[str, ...]
    since: str
    until: str


class Elements(Record):
    """What a file declares that bears on an answer: of one offence, or of every offence of a system."""

    facts: tuple[Fact, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    definitions: tuple[Definition, ...] = ()
    tiers: tuple[Tier, ...] = ()
    units: tuple[Unit, ...] = ()
    rules: tuple[Rule, ...] = ()
    references: tuple[Reference, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    nevers: tuple[Never, ...] = ()
    doctrines: tuple[Doctrine, ...] = ()


class OffenceVersion(Record):
    """The name, needs and properties of an offence between two dates; `new` where there was no such offence before."""

    article: str
    title: Text
    summary: Text
    chapter: str
    properties: tuple[str, ...]
    needs: Node | None
    since: str
    until: str
    new: bool = False


class Source(Record):
    """Where the figures come from, the date of that text, and the day they were compared with it (empty: not yet)."""

    instrument: str
    text_as_of: str
    checked: str
    url: str


class Offence(Record):
    """An offence with every element that only some offences share."""

    id: str
    system: str
    versions: tuple[OffenceVersion, ...]
    source: Source | None
    elements: Elements


class InTime(Record):
    """Which law governs an act judged on a later day; `committed` (the latest first) and `judged` are the facts that
    tell the days, and `label` says why they cannot come in another order."""

    cite: str
    committed: tuple[str, ...]
    judged: str
    label: Text


def naming(to: str) -> str:
    """The fact that names the offence a reference leads to (`other`: `other-offence`); empty where it does itself."""
    if "/" in to:
        return ""
    return "other-offence" if to == "other" else to


class Transition(Record):
    """Elements that follow the law of the act (`old`), of judgment (`new`) or of a day (ISO), for acts before a day;
    or, in `first`, instruments that reach back since nothing said anything on their point before, each with its first
    day; to acts of the day `since` or later, if it is not empty."""

    cite: str
    before: str
    use: str
    elements: tuple[str, ...]
    first: dict[str, str]
    since: str = ""


class Limitation(Record):
    """The periods (months) that some consequences tell, by their ids, and what keeps one from running out where nothing
    is said of the circumstances that it `asks`."""

    cite: str
    periods: dict[str, int]
    asks: tuple[str, ...]
    unless: Text


class System(Record):
    """A jurisdiction: its ladder, its general rules, and how it counts. `since`: the first day encoded."""

    id: str
    title: Text
    currency: str
    language: str
    code: str
    since: str
    ladder: Ladder
    mitigated: str
    order: tuple[str, ...]
    no_minimum: tuple[str, ...]
    reductions: tuple[Reduction, ...]
    insteads: tuple[Instead, ...]
    totals: tuple[Total, ...]
    instruments: dict[str, tuple[Text, Text, str, str]]
    wording: dict[str, Any]
    source: Source | None
    elements: Elements
    in_time: InTime | None = None
    transitions: tuple[Transition, ...] = ()
    limitations: tuple[Limitation, ...] = ()
