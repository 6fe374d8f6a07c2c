"""What is not known, and the ways in which it can be answered that make a difference.

A *question* is a fact or circumstance, or several facts compared with one another. Its *answers* are what they decide:
one mapping from atoms to truth for each distinguishable way of answering, with values that answer so. Numbers are cut
at the thresholds that are used, so the answers are few and nothing is approximated.
"""

from __future__ import annotations

import itertools

from sentencing.engine.formula import atoms
from sentencing.engine.reading import Reading, name_of
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.law.provision import Fact

    Truth = dict[Atom, bool]


class Question(Record):
    """Facts or circumstances that are answered together, the distinguishable answers, and values for each of them."""

    names: tuple[str, ...]
    answers: tuple[Truth, ...]
    values: tuple[tuple[Answer, ...], ...]


def questions(formulas: Iterable[Formula], reading: Reading) -> tuple[Question, ...]:
    """The questions that these formulas leave open under a reading: numbers and choices first, since most rests on
    them."""
    open_atoms = tuple(dict.fromkeys(atom for formula in formulas for atom in atoms(formula)))
    yes_no = [atom for atom in open_atoms if atom[0] in ("var", "find")]
    single = [Question((name_of(atom),), ({atom: True}, {atom: False}), ((True,), (False,))) for atom in yes_no]
    groups = _groups([atom for atom in open_atoms if atom[0] == "cmp"], reading)
    return tuple([_question(group, reading) for group in groups] + single)


def compared(open_atoms: Iterable[Atom], reading: Reading, kept: dict[object, Question]) -> tuple[Question, ...]:
    """The questions that these atoms about numbers, dates and choices leave open under a reading. Those worked out
    before are `kept` by what they rest on; the facts they are about must outlast them."""
    found = []
    for group in _groups(list(open_atoms), reading):
        key = _rests_on(group, reading)
        if key not in kept:
            kept[key] = _question(group, reading)
        found.append(kept[key])
    return tuple(found)


def _rests_on(group: list[Atom], reading: Reading) -> object:
    """What a question rests on: its atoms, and what is known of the facts in them."""
    names = dict.fromkeys(name for atom in group for name in _named(atom))
    return (
        tuple(group),
        tuple((id(reading.facts.get(name)), reading.values.get(name), name in reading.vague) for name in names),
    )


def _named(atom: Atom) -> tuple[str, ...]:
    return (atom[1], *(operand[1] for _, operand in atom[2] if operand[0] == "@"))


def _groups(compared: list[Atom], reading: Reading) -> Iterator[list[Atom]]:
    """Atoms that speak of the same unknown facts, directly or through others."""
    left = [(atom, _unknown(atom, reading)) for atom in compared]
    while left:
        group, names = [left[0][0]], set(left[0][1])
        rest = left[1:]
        while joined := [each for each in rest if names & each[1]]:
            group += [atom for atom, _ in joined]
            names.update(*(found for _, found in joined))
            rest = [each for each in rest if each not in joined]
        yield group
        left = rest


def _unknown(atom: Atom, reading: Reading) -> frozenset[str]:
    return frozenset(name for name in _named(atom) if name in reading.vague or reading.values.get(name) is None)


def _question(group: list[Atom], reading: Reading) -> Question:
    names = tuple(dict.fromkeys(name for atom in group for name in sorted(_unknown(atom, reading))))
    found: dict[tuple[bool, ...], tuple[Answer, ...]] = {}
    for truth, values in _ways(group, names, reading):
        found.setdefault(tuple(truth[atom] for atom in group), tuple(values[name] for name in names))
    return Question(names, tuple(dict(zip(group, each, strict=True)) for each in found), tuple(found.values()))


def _ways(group: list[Atom], names: tuple[str, ...], reading: Reading) -> Iterator[tuple[Truth, dict[str, Answer]]]:
    """Ways of answering these facts that decide these atoms. The fact that most atoms speak of is answered first; what
    is then no longer compared with one another is answered apart."""
    hub = max(names, key=lambda name: sum(name in _unknown(atom, reading) for atom in group))
    candidates = _candidates(names, group, reading)
    others = {name: candidates[name][0] for name in names}
    for value in candidates[hub]:
        told = Reading(reading.facts, {**reading.values, hub: value}, reading.vague - {hub})
        known = {atom: told.known(atom) for atom in group}
        left = [atom for atom, truth in known.items() if truth is None]
        apart = [_question(each, told) for each in _groups(left, told)]
        decided = {atom: truth for atom, truth in known.items() if truth is not None}
        for choice in itertools.product(*(range(len(question.answers)) for question in apart)):
            truth, values = dict(decided), {**others, hub: value}
            for question, index in zip(apart, choice, strict=True):
                truth.update(question.answers[index])
                values.update(zip(question.names, question.values[index], strict=True))
            yield truth, values


def _candidates(names: tuple[str, ...], group: list[Atom], reading: Reading) -> dict[str, list[Answer]]:
    """Values of each fact on, just under and just over every threshold, those of linked facts included."""
    cuts: dict[str, set[int]] = {name: set() for name in names}
    for name in names:
        fact = reading.facts.get(name)
        if fact is not None and fact.within:
            cuts[name].update(fact.within)
    for _ in range(2):
        for atom in group:
            for _, operand in atom[2]:
                _cut(cuts, atom[1], operand, reading)
    return {name: values_at(reading.facts.get(name), cuts[name]) for name in names}


def _cut(cuts: dict[str, set[int]], name: str, operand: Atom, reading: Reading) -> None:
    if operand[0] == "n" and name in cuts:
        cuts[name].update(around(operand[1], 1, 1))
    if operand[0] != "@":
        return
    _, other, numerator, denominator = operand
    if name in cuts:
        for value in tuple(cuts.get(other, ())) or (reading.values.get(other),):
            cuts[name].update(around(value, numerator, denominator))
    if other in cuts:
        for value in tuple(cuts.get(name, ())) or (reading.values.get(name),):
            cuts[other].update(around(value, denominator, numerator))


def around(value: Any, numerator: int, denominator: int) -> Iterator[int]:
    """The whole numbers on both sides of a share of a value; none of a word."""
    if not isinstance(value, str) and value is not None:
        scaled = value * numerator
        yield int(scaled // denominator)
        yield int(-(-scaled // denominator))


def values_at(fact: Fact | None, cuts: set[int]) -> list[Answer]:
    """What a fact may be: its choices, or the numbers on, just under and just over each cut."""
    if fact is not None and fact.values:
        return [value.id for value in fact.values]
    low, high = (fact.within if fact is not None else None) or (0, None)
    near = {value + step for value in cuts for step in (-1, 0, 1)} or {low}
    return [value for value in sorted(near) if value >= low and (high is None or value <= high)]
