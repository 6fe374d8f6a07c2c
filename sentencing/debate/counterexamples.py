"""Cases that show a verdict, each with the reasons why it comes out so and where the law says so.

Of cases that differ only in detail, the one with the fewest facts is kept: a case whose reasons another one has too,
which needs less, shows nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.fit import FITS, FORCES, fit
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.law.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.debate.claim import Posed
    from sentencing.engine.assessment import Assessment, Outcome
    from sentencing.engine.case import Answer, Law
    from sentencing.law.provision import Rule

_ORDER = (FORCES, "permits")


class Reason(Record):
    """Why a case comes out as it does: a rule, a reference, a tier or a bar to liability, and where it stands."""

    noun: str
    id: str
    cite: str
    label: dict[str, str]


class Shown(Record):
    """A case: the offence, the facts beside those assumed, its kind (`forces`, `permits`, `fits`, `not-liable`), why,
    the assessment, and what of it lies outside what is asserted (or inside, for a case that fits)."""

    offence: str
    facts: dict[str, Answer]
    kind: str = ""
    reasons: tuple[Reason, ...] = ()
    assessment: Assessment | None = None
    outcomes: tuple[Outcome, ...] = ()

    @property
    def cites(self) -> tuple[str, ...]:
        """Where the law says so."""
        return tuple(dict.fromkeys(each.cite for each in self.reasons if each.cite))


def shown(law: Law, posed: Posed, case: Shown, kind: str) -> Shown:
    """A case with its reasons."""
    found = assess(law, case.offence, Case({**posed.side.case.facts, **case.facts}), posed.day)
    facts = {name: value for name, value in case.facts.items() if name not in posed.side.case.facts}
    if found.liable is False:
        return Shown(case.offence, facts, kind, tuple(_bars(found)), found)
    wanted = kind in (FITS,) or posed.claim.asserts.cases != "every"
    ladder, asserts = posed.system.ladder, posed.claim.asserts
    outcomes = tuple(each for each in found.outcomes if (fit(ladder, asserts, [each]) == FITS) is wanted)
    return Shown(case.offence, facts, kind, tuple(_reasons(law, found, outcomes)), found, outcomes)


def _bars(found: Assessment) -> Iterator[Reason]:
    for each in found.not_liable:
        if each.code == "rule":
            yield Reason("rule", each.id, each.cite, each.detail["label"])


def _reasons(law: Law, found: Assessment, outcomes: tuple[Outcome, ...]) -> Iterator[Reason]:
    """The rules by which the court reaches these outcomes, and the references that led here; failing both, the tier."""
    used = {name for each in outcomes for name in each.by}
    rules = [rule for rule in found.rules if rule.id in used or _binds(rule, found)]
    via = [each for each in found.via if each.kind in ("convict", "heavier")]
    for reference in via:
        label = _label(law, found.offence, reference.id)
        yield Reason("reference", reference.id, reference.cite, label)
    for rule in rules:
        yield Reason("rule", rule.id, rule.cite, rule.label)
    if found.tier and not (rules or via):
        yield Reason("tier", found.tier.id, found.tier.cite, {})


def _binds(rule: Rule, found: Assessment) -> bool:
    """Whether a rule takes a sanction of the frame away."""
    barred = {effect.name for option in rule.options for effect in option.effects if effect.verb == "bar"}
    return any(each.rung in barred for each in found.frame)


def _label(law: Law, offence: str, reference: str) -> dict[str, str]:
    found = (each for each in law.offence(offence).elements.references if each.id == reference)
    return next((each.label for each in found), {})


def by_reasons(cases: Iterable[Shown]) -> tuple[Shown, ...]:
    """The cases that show something of their own: forces first, then the simplest."""
    kept: list[Shown] = []
    for case in sorted(cases, key=_simplicity):
        if not any(_shows_as_much(each, case) for each in kept):
            kept.append(case)
    return tuple(kept)


def _simplicity(case: Shown) -> tuple[int, int, str]:
    order = _ORDER.index(case.kind) if case.kind in _ORDER else len(_ORDER)
    return (order, len(case.facts), ",".join(case.cites))


def _shows_as_much(one: Shown, other: Shown) -> bool:
    """Whether a case that was kept has no reason that another does not have."""
    mine, theirs = ({(each.noun, each.id) for each in case.reasons} for case in (one, other))
    return one.offence == other.offence and mine <= theirs
