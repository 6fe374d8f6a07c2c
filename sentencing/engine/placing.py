"""Where a sentence that a court imposed lies in the range computed for its facts, under the law of its day."""

from __future__ import annotations

from sentencing.engine.assess import assess
from sentencing.engine.case import Case, NotInForceError
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer, Law
    from sentencing.law.band import Band
    from sentencing.law.sanction import Ladder, Sanction


class Place(Record):
    """`where`: in the `frame`, outside the frame but where the rules let the court go (`by-rule`), `outside` the range,
    or `not-encoded` for that day. `position` in the range `may`: `lowest`, `highest`, `between` or the `only` one;
    empty if it is not in it."""

    where: str
    position: str = ""
    frame: Band = ()
    may: Band = ()

    @property
    def inside(self) -> bool:
        """Whether the court could lawfully impose it on these facts."""
        return self.where in ("frame", "by-rule")


def place(law: Law, offence: str, facts: dict[str, Answer], day: str, sentence: Sanction) -> Place:
    """Where a sentence lies; raises CaseError for facts that cannot be assessed."""
    try:
        answer = assess(law, offence, Case(facts), day, explained=False)
    except NotInForceError:
        return Place("not-encoded")
    ladder = law.system(offence.partition("/")[0]).ladder
    imposed = bands.band(ladder, (sentence,))
    may = answer.may or answer.open
    if not bands.holds(ladder, may, imposed):
        return Place("outside", "", answer.frame, may)
    where = "frame" if bands.holds(ladder, answer.frame, imposed) else "by-rule"
    return Place(where, _position(ladder, may, sentence), answer.frame, may)


def _position(ladder: Ladder, may: Band, sentence: Sanction) -> str:
    """Which end of a range a sentence of it is."""
    lighter = bands.lighter_than(ladder, may, sentence)
    graver = may[-1].rung != sentence.rung or (
        sentence.span is not None and may[-1].span is not None and may[-1].span.high != sentence.span.high
    )
    if not lighter:
        return "lowest" if graver else "only"
    return "between" if graver else "highest"
