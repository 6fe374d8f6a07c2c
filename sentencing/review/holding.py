"""Whether some consistent answers make formulas hold: found by answering one question at a time, never by listing.

What is left of the formulas after some answers is a state; a state that was seen before is not searched again. What
must be so for the rest to hold is answered first, so most searches go straight to their end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sentencing.engine.domain import compared
from sentencing.engine.formula import atoms, negate, reduce

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.domain import Question, Truth
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.reading import Reading

    Numbered: TypeAlias = tuple[int, Truth]  # an answer, and a number to know it by

State: TypeAlias = tuple[int, ...]  # formulas by number, all of which are still to hold


class Answers:
    """The consistent answers to what these formulas ask: what one search has found serves the next. `kept` are the
    questions that others worked out."""

    def __init__(self, formulas: Iterable[Formula], reading: Reading, kept: dict[object, Question]) -> None:
        self._answers: dict[Atom, tuple[Numbered, ...]] = {}
        self._count = 0
        asked = dict.fromkeys(atom for formula in formulas for atom in atoms(formula) if atom[0] == "cmp")
        for question in compared(asked, reading, kept):
            self._know(question.answers)
        self._numbers: dict[Formula, int] = {}
        self._formulas: list[Formula] = []
        self._atoms: list[frozenset[Atom]] = []
        self._left: dict[int, dict[int, State | None]] = {}  # by answer, and by formula
        self._found: dict[State, bool] = {}

    def allow(self, *formulas: Formula) -> bool:
        """Whether some of them make all these formulas hold. Atoms that were not in what is asked are free."""
        state = self._state(formulas)
        return state is not None and self._search(state)

    def _know(self, answers: tuple[Truth, ...]) -> tuple[Numbered, ...]:
        numbered = tuple(enumerate(answers, self._count))
        self._count += len(answers)
        self._answers.update(dict.fromkeys(answers[0], numbered))
        return numbered

    def _state(self, formulas: Iterable[Formula]) -> State | None:
        """What is to hold, taken apart into what must hold each by itself; None if that is never so."""
        parts = dict.fromkeys(part for formula in formulas for part in _parts(formula))
        return None if False in parts else tuple(self._number(part) for part in parts if part is not True)

    def _number(self, formula: Formula) -> int:
        if formula not in self._numbers:
            self._numbers[formula] = len(self._formulas)
            self._formulas.append(formula)
            self._atoms.append(frozenset(atoms(formula)))
        return self._numbers[formula]

    def _search(self, state: State) -> bool:
        if not state:
            return True
        if state not in self._found:
            self._found[state] = any(map(self._search, self._next(state)))
        return self._found[state]

    def _next(self, state: State) -> Iterator[State]:
        """The states after each answer to one question, the most promising first."""
        literal = next((each for each in state if len(self._atoms[each]) == 1), None)
        atom, wanted = _first(self._formulas[state[0] if literal is None else literal])
        answers = self._answers.get(atom) or self._know(({atom: True}, {atom: False}))
        for answer in sorted(answers, key=lambda each: each[1][atom] is not wanted):
            after = self._after(state, answer)
            if after is not None:
                yield after

    def _after(self, state: State, answer: Numbered) -> State | None:
        number, truth = answer
        known = self._left.setdefault(number, {})
        left: dict[int, None] = {}
        for each in state:
            if each not in known:
                idle = truth.keys().isdisjoint(self._atoms[each])
                known[each] = (each,) if idle else self._state((reduce(self._formulas[each], truth.get),))
            reduced = known[each]
            if reduced is None:
                return None
            for part in reduced:
                left[part] = None
        return tuple(left)


def _parts(formula: Formula) -> Iterator[Formula]:
    """What must hold, each by itself, for a formula to hold."""
    if isinstance(formula, bool):
        yield formula
    elif formula[0] == "all":
        for part in formula[1]:
            yield from _parts(part)
    elif formula[0] == "not" and formula[1][0] == "any":
        for part in formula[1][1]:
            yield from _parts(negate(part))
    else:
        yield formula


def _first(formula: Formula) -> tuple[Atom, bool]:
    """The first atom of a formula, and what it is to be for the formula to hold, as far as that depends on it."""
    wanted = True
    while True:
        assert not isinstance(formula, bool)
        match formula[0]:
            case "not":
                wanted, formula = not wanted, formula[1]
            case "all" | "any" | "at-least":
                formula = formula[-1][0]
            case _:
                return formula, wanted
