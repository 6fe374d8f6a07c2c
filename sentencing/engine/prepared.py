"""A source of law that keeps what it has made ready, for whoever asks more than once."""

from __future__ import annotations

from sentencing.engine.program import prepare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Law
    from sentencing.engine.follow import Carried
    from sentencing.engine.program import Program
    from sentencing.law.provision import Offence, System


class PreparedLaw:
    """A law, with the programs of its offences kept. It is as current as the law it was made of."""

    def __init__(self, law: Law) -> None:
        self._law = law
        self._programs: dict[tuple[str, str, str, str], Program] = {}

    def system(self, identity: str) -> System:
        """The system of that id."""
        return self._law.system(identity)

    def offence(self, identity: str) -> Offence:
        """The offence of that id."""
        return self._law.offence(identity)

    def program(self, offence: str, day: str, subject: str, lender: str = "", carried: Carried = ()) -> Program:
        """An offence made ready for a day and a subject, with the frames of a `lender` where it borrows them, and the
        rules that came with the case."""
        if carried:
            return self._prepare(offence, day, subject, lender, carried)
        key = (offence, day, subject, lender)
        if key not in self._programs:
            self._programs[key] = self._prepare(offence, day, subject, lender, ())
        return self._programs[key]

    def _prepare(self, offence: str, day: str, subject: str, lender: str, carried: Carried) -> Program:
        found = self.offence(offence)
        borrowed = self.offence(lender) if lender else None
        return prepare(found, self.system(found.system), day, subject, borrowed, carried)
