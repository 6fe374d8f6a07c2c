"""Cases that show a verdict, each with the reasons why it comes out so and where the law says so.

Of cases that differ only in detail, the one with the fewest facts is kept: a case whose reasons another one has too,
which needs less, shows nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.fit import FITS, FORCES, fit
from sentencing.engine.assess import assess
from sentencing.engine.assessment import Outcome
from sentencing.engine.case import Case
from sentencing.law.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.debate.claim import Posed
    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Answer, Law
    from sentencing.law.provision import Rule

_ORDER = (FORCES, "permits")
_GROUPS = ("act", "participation", "afterwards", "person", "proceedings")


class Reason(Record):
    """Why a case comes out as it does: a rule, a reference, a tier or a bar to liability, and where it stands."""

    noun: str
    id: str
    cite: str
    label: dict[str, str]


class Shown(Record):
    """A case: the offence, the facts beside those assumed, its kind (`forces`, `permits`, `fits`, `not-liable`), why,
    the assessment, what of it lies outside what is asserted (or inside, for a case that fits), and its place among
    others, by what its facts are about."""

    offence: str
    facts: dict[str, Answer]
    kind: str = ""
    reasons: tuple[Reason, ...] = ()
    assessment: Assessment | None = None
    outcomes: tuple[Outcome, ...] = ()
    place: int = 0

    @property
    def cites(self) -> tuple[str, ...]:
        """Where the law says so."""
        return tuple(dict.fromkeys(each.cite for each in self.reasons if each.cite))


def shown(law: Law, posed: Posed, case: Shown, kind: str) -> Shown:
    """A case with its reasons: those of the court's steps are not asked for where there is liability."""
    whole = Case({**posed.side.case.facts, **case.facts})
    found = assess(law, case.offence, whole, posed.day, explained=False)
    if found.liable is False:
        found = assess(law, case.offence, whole, posed.day)
    facts = {name: value for name, value in case.facts.items() if name not in posed.side.case.facts}
    if found.liable is False:
        return Shown(case.offence, facts, kind, tuple(_bars(found)), found, (), _place(law, case.offence, facts))
    wanted = kind == FITS or posed.claim.asserts.cases != "every"
    ladder, asserts = posed.system.ladder, posed.claim.asserts
    outcomes = tuple(each for each in found.outcomes if (fit(ladder, asserts, [each]) == FITS) is wanted)
    framed = Outcome("", found.frame, found.additional, ())
    alone = fit(ladder, asserts, [framed]) == (FITS if wanted else kind)
    reasons = tuple(_reasons(law, found, outcomes, alone=alone))
    return Shown(case.offence, facts, kind, reasons, found, outcomes, _place(law, case.offence, facts))


def _place(law: Law, offence: str, facts: dict[str, Answer]) -> int:
    """What the facts of a case are about: the act, who took part, what came after, the person, the proceedings."""
    own = law.offence(offence)
    parts = (own.elements, law.system(own.system).elements)
    groups: dict[str, str] = {each.id: each.group for part in parts for each in part.facts}
    groups |= {each.id: each.group for part in parts for each in part.circumstances}
    found = [groups.get(name.partition(".")[0], "") for name in facts]
    return min((_GROUPS.index(each) for each in found if each in _GROUPS), default=0)


def _bars(found: Assessment) -> Iterator[Reason]:
    for each in found.not_liable:
        if each.code == "rule":
            yield Reason("rule", each.id, each.cite, each.detail["label"])


def _reasons(law: Law, found: Assessment, outcomes: tuple[Outcome, ...], *, alone: bool) -> Iterator[Reason]:
    """The references that led here, and the rules by which the court reaches these outcomes; where it reaches them
    without any, the tier, and what takes a sanction of its frame away, unless the frame `alone` comes out so."""
    rules = {rule.id: rule for rule in found.rules}
    bars = {name for name, rule in rules.items() if _bars_only(rule)}
    binding = {name for name in bars if _binds(rules[name], found)}
    ways = [frozenset(each.by) - (bars - binding) for each in outcomes]
    plain = any(not way - bars for way in ways)
    used = (frozenset() if alone else binding) if plain else frozenset().union(*ways)
    via = [each for each in found.via if each.kind in ("convict", "heavier")]
    for reference in via:
        yield Reason("reference", reference.id, reference.cite, _label(law, found.offence, reference.id))
    for name, rule in rules.items():
        if name in used:
            yield Reason("rule", name, rule.cite, rule.label)
    if found.tier and not (used or via):
        yield Reason("tier", found.tier.id, found.tier.cite, {})


def _bars_only(rule: Rule) -> bool:
    return all(effect.verb == "bar" for option in rule.options for effect in option.effects)


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


def _simplicity(case: Shown) -> tuple[int, int, int, str]:
    order = _ORDER.index(case.kind) if case.kind in _ORDER else len(_ORDER)
    return (order, len(case.facts), case.place, ",".join(case.cites))


def _shows_as_much(one: Shown, other: Shown) -> bool:
    """Whether a case that was kept shows what another one would: it has no reason that the other has not, or it needs
    less for one of the same reasons, or nothing at all."""
    if one.offence != other.offence:
        return False
    mine, theirs = ({(each.noun, each.id) for each in case.reasons} for case in (one, other))
    less = one.facts.items() < other.facts.items()
    framed = all(noun == "tier" for noun, _ in mine)
    return mine <= theirs or (less and (not one.facts or framed or bool(mine & theirs)))
