"""A source of law that keeps what it has made ready, for whoever asks more than once."""

from __future__ import annotations

from sentencing.engine.program import prepare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from sentencing.engine.case import Law
    from sentencing.engine.follow import Carried
    from sentencing.engine.general import General
    from sentencing.engine.program import Program
    from sentencing.law.provision import Offence, System

    T = TypeVar("T")


class PreparedLaw:
    """A law, with the programs of its offences kept. It is as current as the law it was made of."""

    def __init__(self, law: Law) -> None:
        self._law = law
        self._programs: dict[tuple[str, str, str, str], Program] = {}
        self._made: dict[int, dict[Any, Any]] = {}  # what was made of each program kept
        self._general: dict[str, General | None] = {}
        self.kept: dict[tuple[object, ...], Any] = {}  # what questions over all cases make of programs, and keep

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
            program = self._programs[key] = self._prepare(offence, day, subject, lender, ())
            self._made[id(program)] = {}
        return self._programs[key]

    def made(self, program: Program, make: Callable[[Program], T]) -> T:
        """What something makes of a program, kept as long as the program is."""
        kept = self._made.get(id(program), {})
        if make not in kept:
            kept[make] = make(program)
        return kept[make]  # type: ignore[no-any-return]

    def _prepare(self, offence: str, day: str, subject: str, lender: str, carried: Carried) -> Program:
        found = self.offence(offence)
        borrowed = self.offence(lender) if lender else None
        general = self._general_part(found.system)
        if general is None:
            return prepare(found, self.system(found.system), day, subject, borrowed, carried)
        key = general.key(found, borrowed, day)
        shared = general.known(key, day) if key else None
        program = prepare(found, general.system, day, subject, borrowed, carried, shared)
        if key and shared is None:
            general.keep(key, program)
        return program

    def _general_part(self, system: str) -> General | None:
        """What is kept of a general part: nothing for the first offence, which may be the only one."""
        if system not in self._general:
            self._general[system] = None
        elif self._general[system] is None:
            from sentencing.engine.general import General

            self._general[system] = General(self.system(system))
        return self._general[system]
