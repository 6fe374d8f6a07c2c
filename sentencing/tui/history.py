"""A case with what came before it: undo and redo without end."""

from __future__ import annotations

from sentencing.engine.case import Case
from sentencing.law.record import Record


class History(Record):
    """The case as it is now, the cases before it (latest last) and those undone (next first). `title` is the name under
    which it was saved or opened, `note` what the user wrote beside it: both stay whatever is undone."""

    case: Case = Case({})
    past: tuple[Case, ...] = ()
    future: tuple[Case, ...] = ()
    title: str = ""
    note: str = ""

    def then(self, case: Case) -> History:
        """The history with one more step; a step that changes nothing is none."""
        return self if case == self.case else self._replace(case=case, past=(*self.past, self.case), future=())

    def amended(self, case: Case) -> History:
        """The history with its last step made differently, as while a number is being typed."""
        return self._replace(case=case, future=())

    def back(self) -> History:
        """One step back, if there is one."""
        if not self.past:
            return self
        return self._replace(case=self.past[-1], past=self.past[:-1], future=(self.case, *self.future))

    def forth(self) -> History:
        """One step forth again, if one was undone."""
        if not self.future:
            return self
        return self._replace(case=self.future[0], past=(*self.past, self.case), future=self.future[1:])

    def noted(self, title: str, note: str) -> History:
        """The history with a name and a note."""
        return self._replace(title=title, note=note)
