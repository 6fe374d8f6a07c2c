"""A case with what came before it: undo and redo without end."""

from __future__ import annotations

from sentencing.engine.case import Case
from sentencing.law.record import Record


class History(Record):
    """The case as it is now, the cases before it (latest last) and those undone (next first). `names` are the cases
    that were saved or opened under a name, and those (their name empty) from which on it is another; `note` is what
    the user wrote beside the case, and stays whatever is undone."""

    case: Case = Case({})
    past: tuple[Case, ...] = ()
    future: tuple[Case, ...] = ()
    names: tuple[tuple[str, Case], ...] = ()
    note: str = ""

    @property
    def title(self) -> str:
        """The name of the case, whether or not it was changed since; empty for one that was begun anew."""
        return self._named[0] if self.names else ""

    @property
    def changed(self) -> bool:
        """Whether the case is no longer what was saved or opened under its name."""
        return bool(self.names) and self._named[1] != self.case

    @property
    def _named(self) -> tuple[str, Case]:
        """The nearest name: of the case, of one before it, or of one that was reached from it and undone."""
        for case in (self.case, *reversed(self.past)):
            title = self._name(case)
            if title is not None:
                return title, case
            if not case.facts:
                break
        before = self.case
        for case in self.future if before.facts else ():
            if len(dict(before.facts.items() ^ case.facts.items())) > 1:  # it was opened, not answered
                break
            title = self._name(case)
            if title is not None:
                return title, case
            before = case
        return "", self.case

    def _name(self, case: Case) -> str | None:
        return next((title for title, named in reversed(self.names) if named == case), None)

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

    def named(self, title: str, case: Case | None = None) -> History:
        """The history with a name for its case, or for one of its cases; an empty one: it is another from there."""
        case = self.case if case is None else case
        others = tuple(each for each in self.names if each[1] != case and (each[0] != title or not title))
        return self._replace(names=(*others, (title, case)) if title or others else ())

    def noted(self, note: str) -> History:
        """The history with a note."""
        return self._replace(note=note)
