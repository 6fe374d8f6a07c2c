"""Conditions in the words of a scenario: which answers an atom of some offence comes down to.

A scenario answers questions in the words of the offence that is asked about. An offence to which a reference carries
the case knows the same answers under its own names, some of them set by the reference, and silence may mean another
thing there. A *slot* says what a name stands for at one stop of the way. Conditions over slots are formulas with these
atoms:

    ("said", SLOT)                       the circumstance holds             ("named", WORD)  an answer is given at all
    ("test", SLOT, SIGN, OPERAND)        a number, date, level or choice passes; an operand may be another slot
    ("find", ID)                         the court makes a finding it may make
    ("tier", ..) ("frame", ..) ..        as in `engine.formula`: decided once the tier is known
"""

from __future__ import annotations

from sentencing.engine.formula import both, negate, replaced
from sentencing.engine.reading import SIGNS
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.program import Program


class Slot(Record):
    """What a name stands for: the answer to the question `word` or, where that is empty, a value already settled.

    `silent` is what silence means here (None: nothing, an answer is needed), or the settled value. `told` marks what
    counts as named even in silence. `vague` marks a silence that is only the beginning of a default span.
    """

    word: str
    silent: Answer
    told: bool = False
    vague: bool = False

    def value(self, answers: Mapping[str, Answer]) -> Answer:
        """The value under the answers of a scenario."""
        return answers.get(self.word, self.silent) if self.word else self.silent


class Scene(Record):
    """A program, and what its names stand for. `slots` are the names that a reference, or the case itself, has settled;
    for the rest `before` is the stop from which the case came, and `name_before` tells a name's name there."""

    program: Program
    silence: dict[str, Answer]
    slots: dict[str, Slot]
    before: Scene | None = None
    name_before: Callable[[str], str] = str

    def slot(self, name: str) -> Slot:
        """What a name stands for."""
        found = self.settled(name)
        if isinstance(found, Slot):
            return found
        fact = self.program.facts.get(name)
        return Slot(found, self.silence.get(name), False, fact is not None and isinstance(fact.default, tuple))

    def settled(self, name: str) -> Slot | str:
        """What was settled on the way for a name, or the word of the question that it stands for."""
        if name in self.slots:
            return self.slots[name]
        return self.before.settled(self.name_before(name)) if self.before is not None else name

    def formula(self, formula: Formula) -> Formula:
        """A formula of the program over slots."""
        return replaced(formula, lambda atom, _: self.atom(atom))

    def atom(self, atom: Atom) -> Formula:
        """An atom of the program over slots."""
        match atom[0]:
            case "var":
                slot = self.slot(atom[1])
                return ("said", slot) if slot.word else slot.silent is True
            case "cmp":
                return both(*(self._test(atom[1], sign, operand) for sign, operand in atom[2]))
            case _:
                return atom

    def _test(self, name: str, sign: str, operand: Atom) -> Formula:
        slot = self.slot(name)
        if operand[0] == "@":
            against: Atom = ("@", self.slot(operand[1]), *operand[2:])
        elif operand[0] == "w" and sign not in ("==", "!="):
            order = tuple(each.id for each in self.program.facts[name].values)
            against = ("in-order", operand[1], order)
        else:
            against = operand
        test = ("test", slot, sign, against)
        return test if any(each.word for each in slots_of(test)) else bool(truth(test, {}))

    def named(self, name: str) -> Formula:
        """Whether a name is answered, not left to silence."""
        slot = self.slot(name)
        if slot.told or not slot.word or slot.silent is None:
            return True
        return ("named", slot.word)

    def possible(self, formula: Formula) -> Formula:
        """A formula of what must not be; a default span gives way to the answer that it is compared with."""

        def change(atom: Atom, wanted: bool) -> Formula:  # noqa: FBT001
            names = [atom[1], *(operand[1] for _, operand in atom[2] if operand[0] == "@")] if atom[0] == "cmp" else []
            loose = [name for name in names if self.slot(name).vague]
            if not 0 < len(set(loose)) < len(set(names)):
                return self.atom(atom)
            sure = both(*map(self.named, loose))
            return both(sure, self.atom(atom)) if wanted else negate(both(sure, negate(self.atom(atom))))

        return replaced(formula, change)


def slots_of(atom: Atom) -> tuple[Slot, ...]:
    """The slots that an atom rests on."""
    if atom[0] == "test" and atom[3][0] == "@":
        return (atom[1], atom[3][1])
    return (atom[1],) if atom[0] in ("said", "test") else ()


def words_of(atom: Atom) -> tuple[str, ...]:
    """The words of the questions that an atom rests on."""
    if atom[0] == "named":
        return (atom[1],)
    words = [slot.word for slot in slots_of(atom) if slot.word]
    return tuple(words) if len(words) < 2 else tuple(dict.fromkeys(words))


def truth(atom: Atom, answers: Mapping[str, Answer]) -> bool | None:
    """Whether an atom holds under the answers of a scenario; None where an answer it needs is missing."""
    match atom[0]:
        case "named":
            return atom[1] in answers
        case "said":
            value = atom[1].value(answers)
            return value if isinstance(value, bool) else None
        case "test":
            value = atom[1].value(answers)
            return None if value is None else _compare(value, atom[2], atom[3], answers)
        case _:
            return None


def _compare(value: Any, sign: str, operand: Atom, answers: Mapping[str, Answer]) -> bool | None:
    match operand[0]:
        case "@":
            against = operand[1].value(answers)
            return None if against is None else SIGNS[sign](value * operand[3], against * operand[2])
        case "in-order":
            return SIGNS[sign](operand[2].index(value), operand[2].index(operand[1]))
        case "w":
            return SIGNS[sign](str(value), operand[1])
        case _:
            return SIGNS[sign](value, operand[1])
