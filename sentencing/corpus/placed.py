"""Places, as people name them beside an offence: each stands for every figure that it has set there."""

from __future__ import annotations

from sentencing.corpus.find import normal
from sentencing.corpus.problem import UsageProblem, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.understand import Understood, Vocabulary
    from sentencing.law.place import Place


def placed(known: Vocabulary, word: str, form: str) -> tuple[Understood, ...]:
    """The figures of the place that a form names, if it names one; raises UsageProblem where it names several."""
    from sentencing.corpus.understand import Understood

    meant = _meant(known, normal(form))
    if len(meant) > 1:
        raise UsageProblem(f"{quoted(word)} may mean {' or '.join(meant)}: say which", meant)
    return tuple(Understood(word, name, place.figure) for name, place in _places(known) if place.id in meant)


def forms(known: Vocabulary) -> Iterator[tuple[str, str]]:
    """What places are called, in the form in which words are compared, each with the id of one."""
    for _, place in _places(known):
        yield from ((normal(word), place.id) for word in (place.id, *place.label.values(), *place.alias))


def _meant(known: Vocabulary, form: str) -> tuple[str, ...]:
    """The places that a form names, by id before by any other name."""
    called = [(name, place) for name, place in forms(known) if name == form]
    exact = [place for _, place in called if normal(place) == form]
    return tuple(dict.fromkeys(exact or (place for _, place in called)))


def _places(known: Vocabulary) -> Iterator[tuple[str, Place]]:
    for name, each in known.inputs.items():
        yield from ((name, place) for place in getattr(each, "places", ()))
