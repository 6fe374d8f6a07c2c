"""Whether the days of an act and of its judgment alone say that it may no longer be prosecuted."""

from __future__ import annotations

from sentencing.law.days import later
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Law
    from sentencing.engine.in_time import InTime
    from sentencing.law.provision import Limitation


class RunOut(Record):
    """A period (months) that ended on a day (ISO) before that of judgment. `id` and `cite` are of the consequence that
    tells it; what keeps it from running out stands in `law`."""

    id: str
    cite: str
    period: int
    ended: str
    law: Limitation


def run_out(law: Law, found: InTime) -> RunOut | None:
    """The period that ran out between the act and its judgment, if one did and the case says nothing of it."""
    answer = found.governs
    system = law.system(law.offence(answer.offence).system)
    for each in answer.consequences:
        consequence = each.consequence
        for limitation in system.limitations:
            period = limitation.periods.get(consequence.id)
            if period is None or any(answer.facts.get(name) is not None for name in limitation.asks):
                continue
            ended = later(found.committed, period)
            if ended < found.judged:
                return RunOut(consequence.id, consequence.cite, period, ended, limitation)
    return None
