"""How much, as people write it beside a fact without an equals sign: `300万`, `50g heroin`, `海洛因50克`; in one word
or in two that stand together."""

from __future__ import annotations

from sentencing.corpus.find import normal
from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.corpus.values import read_value
from sentencing.law.condition import UNITS, leaves
from sentencing.law.provision import Circumstance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.understand import Input, Understood, Vocabulary
    from sentencing.law.provision import Fact, Value

_MEASURED = ("count", "amount", "age", "quantity")


def measured(known: Vocabulary, word: str, form: str) -> Iterator[Understood]:
    """The readings of a number with what it is of. A bare one is a sum of money, if the offence asks for one only, or
    counts one in the system's own unit; where it asks for none, it is the only thing that the offence counts."""
    if known.forms.numbering.number(form) is not None:
        sums = [(name, each) for name, each in _own(known) if each.type == "amount"]
        found = sums if len(sums) == 1 else [pair for pair in sums if known.forms.money in pair[1].alias]
        counts = _counts(known) if not sums else ()
        bare = [name for name, _ in found] or (list(counts) if len(counts) == 1 else [])
        yield from (_read(known, word, name, form) for name in bare)
        return
    yield from _weighed(known, word, form)
    for name, words in _countable(known):
        for each in words:
            rest = _without(form, each)
            if rest and (made := _tried(known, word, name, rest)):
                yield made
                break


def _weighed(known: Vocabulary, word: str, form: str) -> Iterator[Understood]:
    """The readings of a quantity without what it is of: of the only thing that the offence measures; raises
    UsageProblem where that has parts."""
    from sentencing.corpus.understand import Understood

    leading = known.forms.numbering.leading(form)
    asked = [(name, each) for name, each in _own(known) if each.type == "quantity"]
    if leading is None or len(asked) != 1 or leading[1] not in {**UNITS, **known.forms.figures}:
        return
    ((name, fact),) = asked
    if fact.parts:
        named = tuple(f"{name}.{part.id}={word}" for part in fact.parts)
        raise UsageProblem(f"{quoted(word)} of what? Say which, such as {named[0]}", named)
    yield Understood(word, name, read_value(name, fact, form, known.forms))


def joined(known: Vocabulary, words: list[str]) -> list[Understood]:
    """What each word says, where two that stand together may say one thing; raises UsageProblem."""
    from sentencing.corpus.understand import resolve_word

    found: list[tuple[str, tuple[Understood, ...]]] = []
    left = list(words)
    while left:
        word = left.pop(0)
        try:
            found.append((word, resolve_word(known, word)))
        except UsageProblem:
            if left and (both := _both(known, word, left[0])):
                left.pop(0)
            elif found and (both := _both(known, found[-1][0], word)):
                found.pop()
            else:
                raise
            found.append((both[0].typed, both))
    return [each for _, said in found for each in said]


def _both(known: Vocabulary, one: str, other: str) -> tuple[Understood, ...]:
    """What two words say together, if they do."""
    from sentencing.corpus.understand import resolve_word

    try:
        return resolve_word(known, f"{one} {other}") if "=" not in one + other else ()
    except UsageProblem:
        return ()


def _own(known: Vocabulary) -> Iterator[tuple[str, Fact]]:
    """The facts that the offence's own file asks for."""
    own = {each.id for each in known.offence.elements.facts}
    for name, each in known.inputs.items():
        if name in own and not isinstance(each, Circumstance):
            yield name, each


def _counts(known: Vocabulary) -> tuple[str, ...]:
    """The counts on which a circumstance or a tier of the offence turns."""
    elements = known.offence.elements
    turned = (*(each.when for each in elements.circumstances), *(each.when for each in elements.tiers))
    asked = dict.fromkeys(leaf[1] for when in turned if when for leaf in leaves(when) if leaf[0] == "test")
    return tuple(name for name in asked if getattr(known.inputs.get(name), "type", "") == "count")


def _countable(known: Vocabulary) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The facts, or their parts, that have a number, with what they are called."""
    for name, each in known.inputs.items():
        if isinstance(each, Circumstance) or each.type not in _MEASURED:
            continue
        if each.parts:
            yield from ((f"{name}.{part.id}", _words(part.id, part)) for part in each.parts)
        else:
            yield name, _words(name, each)


def _words(name: str, each: Input | Value) -> tuple[str, ...]:
    return tuple(normal(word) for word in (name, *each.label.values(), *each.alias))


def _without(form: str, word: str) -> str:
    """What stands before or after a word, if anything does."""
    if form == word or not word:
        return ""
    return (
        form.removeprefix(word) if form.startswith(word) else form.removesuffix(word) if form.endswith(word) else ""
    ).strip()


def _tried(known: Vocabulary, word: str, name: str, text: str) -> Understood | None:
    numbering = known.forms.numbering
    if numbering.number(text) is None and numbering.leading(text) is None:
        return None
    try:
        return _read(known, word, name, text)
    except UsageProblem:
        return None


def _read(known: Vocabulary, word: str, name: str, text: str) -> Understood:
    from sentencing.corpus.understand import Understood

    fact = known.inputs[name.partition(".")[0] if name not in known.inputs else name]
    return Understood(word, name, read_value(name, fact, text, known.forms))
