"""The law as a motion would have it, beside the law as it stands."""

from __future__ import annotations

from sentencing.engine.prepared import PreparedLaw
from sentencing.law.changes import between, between_systems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Law


class ProposedLaw(PreparedLaw):
    """A law as a motion of this `title` would have it, made ready. `standing` is the law over which it is laid, and
    `amends` are the offences in which it may change something."""

    def __init__(self, law: Law, standing: Law, title: Mapping[str, str], amends: Iterable[str]) -> None:
        super().__init__(law)
        self.standing = standing
        self.title = title
        self.amends = tuple(amends)
        self._changed: dict[tuple[str, str], bool] = {}

    def changes(self, offence: str, day: str) -> bool:
        """Whether anything is otherwise in an offence on a day."""
        key = (offence, day)
        if key not in self._changed:
            self._changed[key] = bool(between(self.standing.offence(offence), self.offence(offence), day))
        return self._changed[key]

    def leaves(self, answer: Assessment) -> bool:
        """Whether nothing is otherwise in any offence to which an answer speaks, nor in the general rules."""
        found = self.offence(answer.offence).system
        general = (found, answer.day)
        if general not in self._changed:
            sides = (self.standing.system(found), self.system(found))
            self._changed[general] = bool(between_systems(*sides, answer.day))
        return not self._changed[general] and not any(self.changes(each, answer.day) for each in _met(answer))


def _met(answer: Assessment) -> tuple[str, ...]:
    """The offence asked about, and those to which the case is carried."""
    further = (each for one in answer.cumulate for each in _met(one))
    met = (answer.offence, answer.convicted_of or "", *(each.to for each in answer.via), *further)
    return tuple(dict.fromkeys(filter(None, met)))
