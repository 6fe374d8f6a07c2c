"""What shows a verdict: the smallest cases, told by their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.counterexamples import Shown, by_reasons, shown
from sentencing.debate.fit import FITS, FORCES, PERMITS
from sentencing.engine.case import ImpossibleCaseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sentencing.debate.cases import Cases
    from sentencing.debate.claim import Posed
    from sentencing.engine.case import Answer, Law
    from sentencing.engine.space import Group

NOT_LIABLE = "not-liable"


class Evidence:
    """The cases that show a verdict."""

    def __init__(self, law: Law, posed: Posed, looked: Iterable[Cases]) -> None:
        self.law = law
        self.posed = posed
        self.looked = tuple(looked)

    def counterexamples(self) -> tuple[Shown, ...]:
        """The smallest counterexamples, those that force a court first."""
        match self.posed.claim.asserts.cases:
            case "some":
                return ()
            case "no":
                return self._lean(self._found(lambda cases, group: cases.fit(group) == FITS, FORCES))
            case _:
                forced = tuple(
                    map(self._presupposed, self._found(lambda cases, group: cases.fit(group) == FORCES, FORCES))
                )
                permitted = self._found(lambda cases, group: cases.fit(group) == PERMITS, PERMITS)
                return self._lean(by_reasons((*forced, *permitted)))

    def witness(self) -> Shown | None:
        """The smallest case of which a claim that something exists is true."""
        found = self._lean(self._found(lambda cases, group: cases.fit(group) == FITS, FITS))
        return min(found, key=lambda each: len(each.facts), default=None)

    def not_counted(self) -> tuple[Shown, ...]:
        """Who is not liable at all, and so not spoken of; not those whose act is not this offence."""
        if self.posed.claim.liable == "anyone" or self.posed.claim.asserts.cases != "every":
            return ()
        found = [self._shown(Shown(each.offence, bar), NOT_LIABLE) for each in self.looked for bar in each.bars]
        barred = [
            each for each in found if each and each.assessment and each.assessment.liable is False and each.reasons
        ]
        groups = self._found(lambda _, group: group.liable is False, NOT_LIABLE, counted=False)
        lean = self._lean(by_reasons([*barred, *(each for each in groups if each.reasons)]))
        return tuple({tuple(one.id for one in each.reasons): each for each in reversed(lean)}.values())[::-1]

    def _presupposed(self, case: Shown) -> Shown:
        """A case that forces a court; but where only a rule that bars the lighter kinds makes it so, that rule
        presupposes the graver one, and the court was free to choose it."""
        rules = [each for each in case.assessment.rules if each.modality == "shall"] if case.assessment else []
        named = {each.id for each in case.reasons if each.noun == "rule"}
        ladder, found = self.posed.system.ladder, case.assessment
        if not named or found is None or len(named) < len(case.reasons):
            return case
        least = min((ladder.rank[each.rung] for each in found.may), default=0)
        effects = [effect for rule in rules if rule.id in named for each in rule.options for effect in each.effects]
        bars = [ladder.rank.get(each.name, -1) < least for each in effects if each.verb == "bar"]
        alone = all(each.verb in ("bar", "heavier") for each in effects) and bool(bars) and all(bars)
        return case._replace(kind=PERMITS) if alone else case

    def _shown(self, case: Shown, kind: str) -> Shown | None:
        """A case with its reasons; None where it cannot be."""
        try:
            return shown(self.law, self.posed, case, kind)
        except ImpossibleCaseError:
            return None

    def _found(self, holds: Callable[[Cases, Group], bool], kind: str, *, counted: bool = True) -> tuple[Shown, ...]:
        """The cases of which something holds: those of single grounds, or, if none of them is so, of all cases."""
        found = []
        for cases in self.looked:
            for groups in (cases.grounds, cases.whole_groups):
                wanted = [each for each in groups if (not counted or cases.counts(each)) and holds(cases, each)]
                if wanted:
                    found += [
                        shown(self.law, self.posed, Shown(cases.offence, dict(each.witness)), kind) for each in wanted
                    ]
                    break
        return by_reasons(found)

    def _lean(self, found: Iterable[Shown]) -> tuple[Shown, ...]:
        """The cases without the facts that make no difference to them."""
        return by_reasons(self._without_idle(each) for each in found)

    def _without_idle(self, case: Shown) -> Shown:
        for name in case.facts:
            fewer: dict[str, Answer] = {key: value for key, value in case.facts.items() if key != name}
            other = self._shown(Shown(case.offence, fewer), case.kind)
            if other and (other.reasons, _comes(other)) == (case.reasons, _comes(case)):
                case = other
        return case


def _comes(case: Shown) -> tuple[object, ...]:
    """How a case comes out."""
    found = case.assessment
    return (found.liable, found.frame, found.may, found.open) if found else ()
