"""What a scenario answers: the questions, and for each of them one answer of every kind that makes a difference.

Numbers are cut at the thresholds that are used. Facts that are compared with one another are answered together. To be
silent is an answer where silence means something; to name what silence means anyway is another one only where it makes
a difference that a thing is named at all (`engine.presume`).
"""

from __future__ import annotations

import itertools

from sentencing.engine.domain import around, values_at
from sentencing.engine.space.scene import slots_of, truth, words_of
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom
    from sentencing.law.provision import Fact

    Bounds = tuple[int | None, int | None]
    Given = dict[str, Answer]
    Way = tuple[dict[Atom, bool], Given]


class Question(Record):
    """Names answered together. Each of the `answers` names some of them; the others are left to silence.

    `departures` counts, for each answer, the names of which it says what silence would not; a name that has no default
    must be answered in any case, and counts for nothing.
    """

    words: tuple[str, ...]
    answers: tuple[dict[str, Answer], ...]
    departures: tuple[int, ...]


class Asked(Record):
    """A question and, for every atom that rests on it, whether it holds under each answer."""

    question: Question
    truths: dict[Atom, tuple[int, ...]]


class Subject(Record):
    """What is known of the names that scenarios answer: their facts, those that must be answered, and those that may
    be."""

    facts: Mapping[str, Fact]
    required: frozenset[str]
    open: frozenset[str] | None


def subject_of(atoms: Iterable[Atom], facts: Mapping[str, Fact], names: frozenset[str] | None) -> Subject:
    """What must be answered for these atoms to be decided, and what may be (all, if `names` is None)."""
    slots = [slot for atom in atoms for slot in slots_of(atom)]
    return Subject(facts, frozenset(slot.word for slot in slots if slot.word and slot.silent is None), names)


def asked(atoms: Sequence[Atom], subject: Subject) -> tuple[Asked, ...]:
    """The questions on which these atoms rest, in the order in which the atoms name them."""
    return tuple([_yes_no(group, subject) or _asked(group, subject) for group in _groups(atoms, frozenset())])


def _yes_no(atoms: list[Atom], subject: Subject) -> Asked | None:
    """The question of a single circumstance that silence does not establish: by far the most are like that."""
    atom = atoms[0]
    if len(atoms) > 1 or atom[0] != "said" or atom[1].silent is not False:
        return None
    word = atom[1].word
    if subject.open is not None and word not in subject.open:
        return None
    return Asked(Question((word,), ({}, {word: True}), (0, 1)), {atom: (0, 1)})


def from_home(each: Asked, home: Mapping[str, Answer]) -> Asked:
    """A question with its departures counted from a case instead of from silence. The answer of the case comes first,
    even where the question has none like it; one that leaves to silence what the case names, answers it with None."""
    words = each.question.words
    here = {word: home[word] for word in words if word in home}
    if not here:
        return each
    held = {atom: int(truth(atom, here) is True) for atom in each.truths}
    answers = each.question.answers
    same = [at for at in range(len(answers)) if all(each.truths[atom][at] == held[atom] for atom in held)][:1]
    order = [at for at in range(len(answers)) if at not in same]
    changed = tuple({**dict.fromkeys(here), **answers[index]} for index in order)
    departures = tuple(max(1, sum(here.get(word) != value for word, value in answer.items())) for answer in changed)
    return Asked(
        Question(words, (here, *changed), (0, *departures)),
        {atom: (held[atom], *(row[index] for index in order)) for atom, row in each.truths.items()},
    )


def _groups(atoms: Iterable[Atom], settled: frozenset[str]) -> Iterator[list[Atom]]:
    """Atoms that rest on the same unanswered words, directly or through others."""
    by_word: dict[str, list[Atom]] = {}
    for atom in atoms:
        for word in words_of(atom):
            if word not in settled:
                by_word.setdefault(word, []).append(atom)
    seen: set[str] = set()
    for word, those in by_word.items():
        if len(those) == 1 and len(words_of(those[0])) == 1:
            yield those
        elif word not in seen:
            yield list(_joined(word, by_word, seen))


def _joined(word: str, by_word: dict[str, list[Atom]], seen: set[str]) -> dict[Atom, None]:
    found: dict[Atom, None] = {}
    left = [word]
    seen.add(word)
    while left:
        for atom in by_word[left.pop()]:
            found[atom] = None
            more = [other for other in words_of(atom) if other in by_word and other not in seen]
            seen.update(more)
            left += more
    return found


def _asked(atoms: list[Atom], subject: Subject) -> Asked:
    words = tuple(dict.fromkeys(word for atom in atoms for word in words_of(atom)))
    ways = _ways(atoms, frozenset(), {}, _candidates(words, atoms, subject), subject)
    answers = tuple(values for _, values in ways)
    departures = tuple(sum(word not in subject.required for word in values) for values in answers)
    return Asked(
        Question(words, answers, departures), {atom: tuple([int(held[atom]) for held, _ in ways]) for atom in atoms}
    )


def _ways(
    atoms: list[Atom], settled: frozenset[str], given: Given, candidates: dict[str, list[Given]], subject: Subject
) -> list[Way]:
    """The distinguishable ways of answering what is not settled. The word on which most rests is answered first; what
    then hangs together no longer is answered apart."""
    count: dict[str, int] = {}
    for atom in atoms:
        for word in words_of(atom):
            if word not in settled:
                count[word] = count.get(word, 0) + 1
    hub = max(count, key=count.__getitem__)
    now = settled | {hub}
    whole = [atom for atom in atoms if now.issuperset(words_of(atom))]
    groups = list(_groups([atom for atom in atoms if atom not in whole], now))
    found: dict[tuple[bool, ...], Way] = {}
    for value in candidates[hub]:
        said = {**given, **value}
        held = {atom: truth(atom, said) is True for atom in whole}
        apart = [_ways(group, now, said, candidates, subject) for group in groups]
        for choice in itertools.product(*apart):
            joined, values = dict(held), dict(value)
            for more, others in choice:
                joined.update(more)
                values.update(others)
            _keep(found, tuple(joined[atom] for atom in atoms), (joined, values), subject)
    return list(found.values())


def _keep(found: dict[tuple[bool, ...], Way], key: tuple[bool, ...], way: Way, subject: Subject) -> None:
    if key not in found or _departures(way, subject) < _departures(found[key], subject):
        found[key] = way


def _departures(way: Way, subject: Subject) -> int:
    return sum(word not in subject.required for word in way[1])


def _candidates(words: tuple[str, ...], atoms: list[Atom], subject: Subject) -> dict[str, list[Given]]:
    """For each word: silence, where it means something, then values on, just under and just over every threshold."""
    tests = [atom for atom in atoms if atom[0] == "test"]
    cuts: dict[str, set[int]] = {word: set() for word in words}
    for word in words:
        fact = subject.facts.get(word)
        if fact is not None and fact.within:
            cuts[word].update(fact.within)
    for _ in range(2):
        for test in tests:
            _cut(cuts, test)
    compared = {word for test in tests for word in words_of(test)}
    found = {}
    for word in words:
        silent: list[Given] = [] if word in subject.required else [{}]
        values = values_at(subject.facts.get(word), cuts[word]) if word in compared else [bool(silent), not silent]
        may = subject.open is None or word in subject.open or word in subject.required
        found[word] = [*silent, *({word: value} for value in values)] if may else silent
    return found


def bounds(atoms: Sequence[Atom], word: str, value: int) -> Bounds | None:
    """The least and the greatest number that answer as this one does (None: without end); None where the word is asked
    about together with others, or by no number."""
    if any(atom[0] != "test" or words_of(atom) != (word,) or atom[3][0] != "n" for atom in atoms):
        return None
    cuts = sorted({near + step for atom in atoms for near in around(atom[3][1], 1, 1) for step in (-1, 0, 1)})
    here = [truth(atom, {word: value}) for atom in atoms]

    def last(candidates: Iterable[int]) -> int | None:
        """The last of the candidates that answer so; None if all of them do."""
        found = value
        for each in candidates:
            if [truth(atom, {word: each}) for atom in atoms] != here:
                return found
            found = each
        return None

    return last(each for each in reversed(cuts) if each < value), last(each for each in cuts if each > value)


def _cut(cuts: dict[str, set[int]], test: Atom) -> None:
    _, slot, _, operand = test
    if operand[0] == "n" and slot.word:
        cuts[slot.word].update(around(operand[1], 1, 1))
    if operand[0] != "@":
        return
    _, other, numerator, denominator = operand
    here = {*cuts.get(slot.word, ()), slot.silent}
    there = {*cuts.get(other.word, ()), other.silent}
    if slot.word:
        cuts[slot.word].update(*(around(value, numerator, denominator) for value in there))
    if other.word:
        cuts[other.word].update(*(around(value, denominator, numerator) for value in here))
