"""Which of two laws governs an act: that of its own day, or that of the day on which it is judged.

The law of the act governs, unless that of judgment punishes it less: of the tier that fits the act the maximum is
compared, then the minimum; where both are equal, the law of the act governs (in China art. 12(1) of the Criminal Law
and the interpretation of 1997 on it). Some elements follow one of the two whatever governs the rest: `transitions`.
"""

from __future__ import annotations

from sentencing.engine.assess import assess
from sentencing.engine.assessment import Assessment, Unmade
from sentencing.engine.case import Case, ImpossibleCaseError, NotInForceError
from sentencing.engine.moved import ALWAYS, TOTAL, Moved
from sentencing.law import band as bands
from sentencing.law.provision import in_force, on
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sentencing.engine.assessment import Reason
    from sentencing.engine.case import Answer, Law
    from sentencing.law.provision import Rule, System, Transition

_VAIN = ("not-in-force", "unasked")  # the reasons for what was said and nothing of the law of the day asks about


class InTime(Record):
    """The answers of two laws, and the one that governs.

    `why`: `milder` (the law of judgment is), `not-milder`, `no-crime-then`, `no-crime-now`, `undecided` (a tier depends
    on what is not known: then the law of the act is given). `cites` are the rules by which it was decided; `besides`
    the rules of the other law that apply though it does not govern.
    """

    committed: str
    judged: str
    old: Assessment
    new: Assessment
    why: str
    cites: tuple[str, ...]
    besides: tuple[Rule, ...] = ()

    @property
    def governs(self) -> Assessment:
        """The answer of the law that governs."""
        return self.new if self.why in ("milder", "no-crime-now") else self.old

    @property
    def other(self) -> Assessment:
        """The answer of the other law."""
        return self.old if self.governs is self.new else self.new


def in_time(law: Law, offence: str, case: Case, day: str) -> InTime | None:
    """Both laws of an act whose day is named and which is judged later; None where only one law can govern.

    Judged on the day that the case names, else on `day` (ISO). What a later law made an offence was none on the day of
    an act before it. Raises NotInForceError where the law of the act's day, or of choosing on that of judgment, is not
    encoded, and ImpossibleCaseError for an act after the day.
    """
    system = law.system(law.offence(offence).system)
    if system.in_time is None:
        return None
    committed = next(filter(None, (day_of(case.facts, name) for name in system.in_time.committed)), "")
    judged = day_of(case.facts, system.in_time.judged) or day
    if committed > judged and not day_of(case.facts, system.in_time.judged):
        named = next(name for name in system.in_time.committed if day_of(case.facts, name))
        raise ImpossibleCaseError((named,), system.in_time.cite, system.in_time.label)
    if not committed or committed >= judged:
        return None
    if judged < system.since:  # how a court chose between two laws then is part of what is not encoded
        raise NotInForceError(system.id, judged, system.since, "")
    moving = _moving(system.transitions, committed, judged)
    days = {"old": committed, "new": judged}
    now = Moved(law, committed, _elsewhere(moving, days, "new"))
    then = Moved(law, judged, _elsewhere(moving, days, "old"), _first(system, committed, judged))
    try:
        old = assess(then, offence, case, committed)
    except NotInForceError as error:
        if not error.new or error.offence != offence:
            raise
        return _none_yet(now, error, case, judged, system.in_time.cite)
    try:
        new = assess(now, offence, case, judged)
    except NotInForceError:  # it is no offence any more
        new = old._replace(day=judged, liable=False)
        return InTime(committed, judged, old, new, "no-crime-now", (system.in_time.cite,))
    old, new = _counting(old, new), _counting(new, old)
    found = InTime(committed, judged, old, new, _why(system, old, new), (system.in_time.cite,))
    cites = dict.fromkeys((*found.cites, *_also(system, found, moving), *_reached(then, found)))
    return found._replace(cites=tuple(cites), besides=tuple(_besides(law, found.governs)))


def _counting(answer: Assessment, other: Assessment) -> Assessment:
    """An answer in which what was said in vain is told to count under the other law, where it is law there."""
    vain = {reason.id for reason in other.reasons if reason.code in _VAIN}

    def told(reason: Reason) -> Reason:
        if reason.code not in _VAIN or reason.id in vain:
            return reason
        return reason._replace(code="other-law", detail={**reason.detail, "day": other.day})

    return answer._replace(reasons=tuple(told(each) for each in answer.reasons))


def _besides(law: Law, answer: Assessment) -> Iterator[Rule]:
    """The rules of an answer that its own day's law does not have, or has elsewhere or with other effects."""
    offence = law.offence(answer.offence)
    listed = (*law.system(offence.system).elements.rules, *offence.elements.rules)
    own = [_effect(each) for each in listed if in_force(each, answer.day)]
    yield from (each for each in answer.rules if each.since == ALWAYS and _effect(each) not in own)


def _effect(rule: Rule) -> tuple[object, ...]:
    return rule.id, rule.cite, rule.modality, rule.options


def _moving(transitions: Iterable[Transition], committed: str, judged: str) -> dict[str, Transition]:
    """The transition of each element that has one; of several, that for the oldest acts."""
    reaching = (each for each in transitions if committed < each.before <= judged)
    ordered = sorted(reaching, key=lambda each: each.before, reverse=True)
    return {name: each for each in ordered for name in each.elements}


def _also(system: System, found: InTime, moving: Mapping[str, Transition]) -> Iterator[str]:
    """The cites of the rules by which what the answer tells is that of another day."""
    told = {TOTAL} if found.governs.total else set()
    told |= {rule.id for rule in found.governs.rules}
    told |= {each.consequence.id for each in found.governs.consequences}
    said = system.in_time.cite.split("; ") if system.in_time else []
    yield from (each.cite for name, each in moving.items() if name in told and each.cite not in said)


def _reached(then: Moved, found: InTime) -> Iterator[str]:
    """The cites of the rules by which an instrument that came after the act makes the answer another."""
    old, system = found.old, then.system(then.offence(found.old.offence).system)
    if found.governs is not old or not then.first:
        return
    without = assess(then.without_first(), old.offence, Case(old.facts), old.day)
    if _said(without) != _said(old):
        yield from (each.cite for each in system.transitions if not then.first.keys().isdisjoint(each.first))


def _said(answer: Assessment) -> tuple[object, ...]:
    """What an answer comes to."""
    further = tuple(each.offence for each in answer.cumulate)
    return answer.liable, answer.convicted_of, answer.tier, answer.open, answer.rules, answer.unknown, further


def _none_yet(law: Law, error: NotInForceError, case: Case, judged: str, cite: str) -> InTime:
    """The two laws of an act done before a law made it an offence. Those which the law of judgment sees in the same
    acts, and which were offences then, are told."""
    because = Unmade(error.offence, cite.partition("; ")[0], "not-yet", {"since": error.since})
    old = Assessment(error.offence, error.day, dict(case.facts), liable=False, not_liable=(because,))
    try:
        new = assess(law, error.offence, case, judged)
    except NotInForceError:
        return InTime(error.day, judged, old, old._replace(day=judged), "no-crime-then", (cite,))
    seen = dict.fromkeys(each.convicted_of for each in (new, *new.cumulate) if each.liable)
    then = tuple(each for each in seen if each and on(law.offence(each).versions, error.day))
    return InTime(error.day, judged, old._replace(elsewhere=then), new, "no-crime-then", (cite,))


def day_of(facts: Mapping[str, Answer], name: str) -> str:
    """The day that the facts of a case name, as ISO; empty if they name none."""
    value = facts.get(name)
    return f"{value // 10_000:04}-{value // 100 % 100:02}-{value % 100:02}" if isinstance(value, int) else ""


def _why(system: System, old: Assessment, new: Assessment) -> str:
    if old.liable is False:
        return "no-crime-then"
    if new.liable is False:
        return "no-crime-now"
    if not old.frame or not new.frame:
        return "undecided"
    ladder = system.ladder
    milder = bands.severity(ladder, new.frame) < bands.severity(ladder, old.frame)
    return "milder" if milder else "not-milder"


def _elsewhere(moving: Mapping[str, Transition], days: Mapping[str, str], own: str) -> dict[str, str]:
    """The day whose version applies of each element that is not of the law's `own` day."""
    return {name: days.get(each.use, each.use) for name, each in moving.items() if each.use != own}


def _first(system: System, committed: str, judged: str) -> dict[str, str]:
    """The instruments that reach back to an act, since nothing had been said on their point, with their first days."""
    listed = (item for each in system.transitions if committed >= each.since for item in each.first.items())
    return {name: since for name, since in listed if committed < since <= judged}
