"""A case with what came before it: undo and redo without end."""

from __future__ import annotations

from sentencing.engine.case import Case
from sentencing.law.record import Record


class History(Record):
    """The case as it is now, the cases before it (latest last) and those undone (next first)."""

    case: Case = Case({})
    past: tuple[Case, ...] = ()
    future: tuple[Case, ...] = ()

    def then(self, case: Case) -> History:
        """The history with one more step; a step that changes nothing is none."""
        return self if case == self.case else History(case, (*self.past, self.case))

    def amended(self, case: Case) -> History:
        """The history with its last step made differently, as while a number is being typed."""
        return History(case, self.past)

    def back(self) -> History:
        """One step back, if there is one."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.case, *self.future))

    def forth(self) -> History:
        """One step forth again, if one was undone."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.case), self.future[1:])
