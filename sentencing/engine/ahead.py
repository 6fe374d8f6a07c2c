"""Days that are still to come: their law is known only as far as something that is encoded begins then."""

from __future__ import annotations

from sentencing.engine.case import CaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.engine.case import Case, Law
    from sentencing.law.provision import Offence, System


class NotKnownError(CaseError):
    """A day (ISO) whose law nobody knows yet. `checked` is the last day on which the texts were compared."""

    def __init__(self, day: str, checked: str) -> None:
        until = f"; the texts were last checked on {checked}" if checked else ""
        super().__init__(f"the law of {day} is not known: that day is still to come{until}")
        self.day = day
        self.checked = checked


def refuse_ahead(system: System, offences: Iterable[Offence], day: str, today: str) -> None:
    """Raise NotKnownError for a day (ISO) after today and after everything that begins in these parts of the law."""
    if day <= today:
        return
    listed = tuple(offences)
    if day > max((each for offence in listed for each in _beginnings(offence, system)), default=""):
        sources = (system.source, *(offence.source for offence in listed))
        checked = max((source.checked or source.text_as_of for source in sources if source), default="")
        raise NotKnownError(day, checked)


def refuse_days_ahead(law: Law, offence: str, case: Case, today: str, day: str = "") -> None:
    """The same for the day that a case of an offence is asked about for, and for every day that it names."""
    found = law.offence(offence)
    system = law.system(found.system)
    refuse_ahead(system, (found,), day, today)
    days = {each.id for each in (*found.elements.facts, *system.elements.facts) if each.type == "date"}
    for name, value in case.facts.items():
        if name in days and isinstance(value, int):
            named = f"{value // 10_000:04}-{value // 100 % 100:02}-{value % 100:02}"
            refuse_ahead(system, (found,), named, today)


def _beginnings(offence: Offence, system: System) -> Iterable[str]:
    """The first days of every version of an offence, and of every element that bears on it."""
    elements = (*offence.elements, *system.elements)  # records are tuples of their fields
    groups = (*elements, offence.versions, system.reductions, system.insteads, system.totals)
    return (str(getattr(each, "since", "")) for group in groups for each in group)
