"""A case: what is said of a person and an act. Immutable."""

from __future__ import annotations

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TypeAlias

    from sentencing.law.grammar import Number
    from sentencing.law.provision import Offence, System

    Answer: TypeAlias = bool | Number | str | None

    class Law(Protocol):
        """Where the engine finds offences and systems."""

        def system(self, identity: str) -> System:
            """The system of that id."""
            ...

        def offence(self, identity: str) -> Offence:
            """The offence of that id."""
            ...


class Case(Record):
    """The answers given, by fact or circumstance id. None is unknown (`?`); what is not named is not established.

    `supposed` are those that nobody gave: answers tried out for what is unknown though it was not named.
    """

    facts: dict[str, Answer]
    supposed: frozenset[str] = frozenset()

    def answer(self, name: str, value: Answer) -> Case:
        """The case with one more answer, or another one."""
        return self._replace(facts={**self.facts, name: value})

    def forget(self, name: str) -> Case:
        """The case without that answer."""
        return self._replace(facts={key: value for key, value in self.facts.items() if key != name})

    def suppose(self, answers: dict[str, Answer]) -> Case:
        """The case with answers tried out: to what was named as unknown, they are given; to the rest, supposed."""
        return Case({**self.facts, **answers}, self.supposed.union(name for name in answers if name not in self.facts))


class CaseError(ValueError):
    """A case that cannot be assessed."""


class ImpossibleCaseError(CaseError):
    """Answers that cannot go together, as `label` and `cite` say; `presumed` are the facts that nobody said and that
    they meet in what silence means."""

    def __init__(
        self, answers: tuple[str, ...], cite: str, label: dict[str, str], presumed: tuple[str, ...] = ()
    ) -> None:
        super().__init__(f"{' and '.join(answers)} cannot go together ({cite})")
        self.answers = answers
        self.presumed = presumed
        self.cite = cite
        self.label = label


class NotInForceError(CaseError):
    """An offence that is not encoded for the day asked, or, if it is `new` since the nearest version, was none then;
    `since` and `until` bound that version."""

    def __init__(self, offence: str, day: str, since: str, until: str, *, new: bool = False) -> None:
        when = f"before {since}" if since and day < since else f"after {until}"
        super().__init__(f"{offence} was no offence {when}" if new else f"{offence} is not encoded {when}")
        self.offence = offence
        self.day = day
        self.since = since
        self.until = until
        self.new = new
