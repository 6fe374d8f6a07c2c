"""The examples of statute files: cases whose answers their authors wrote down."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sentencing.corpus.convert import Converter, base_number
from sentencing.engine.assess import assess
from sentencing.engine.case import Case, CaseError
from sentencing.law import band as bands
from sentencing.law.effect import written
from sentencing.law.statute import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.names import Names
    from sentencing.corpus.sources import Source
    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Law
    from sentencing.law.band import Band
    from sentencing.law.provision import Addition
    from sentencing.law.sanction import Sanction
    from sentencing.law.statute import Example

_LIABLE = {True: "yes", False: "no", None: "unknown"}
_BANDS = ("frame", "shall", "may", "open", "total")


def wrong(law: Law, names: Names, source: Source, example: Example, today: str) -> Iterator[tuple[str, str]]:
    """What an example says that the answer does not: the key, and what is so instead."""
    offence = names.example_offence(source, example)
    day = example.as_of.isoformat() if example.as_of else today
    try:
        answer = assess(law, offence, given(names, source, example), day, explained=False)
    except CaseError as error:
        if not example.refused:
            yield "given", str(error)
        return
    if example.refused:
        yield "refused", "the case is not refused"
    yield from _differences(law, names, example, answer)
    yield from _additions(names, source, example, answer)


def given(names: Names, source: Source, example: Example) -> Case:
    """The case of an example."""
    home = names.system.homes.get(names.example_offence(source, example))
    facts: dict[str, Any] = {}
    for key, value in example.given.items():
        found = names.find(source, key) or (names.find(home, key) if home else None)
        declared = found.fact if found else None
        raw = value.raw
        facts[found.seen_from(home) if found else key] = None if raw == "?" else _base(declared, raw)
    return Case(facts)


def _base(declared: Fact | None, raw: bool | int | str) -> bool | int | str:  # noqa: FBT001 - an answer as written
    return raw if declared is None or declared.values else base_number(declared, raw)


def _differences(law: Law, names: Names, example: Example, answer: Assessment) -> Iterator[tuple[str, str]]:
    if example.liable and example.liable != _LIABLE[answer.liable]:
        yield "liable", f"liable is {_LIABLE[answer.liable]}"
    tier = answer.tier.id if answer.tier else "none"
    if example.tier and example.tier != tier:
        yield "tier", f"the tier is {tier}"
    if example.convicted_of and example.convicted_of != answer.convicted_of:
        yield "convicted_of", f"convicted of {answer.convicted_of or 'nothing'}"
    further = tuple(each.offence for each in answer.cumulate)
    if example.cumulate and set(example.cumulate) != set(further):
        yield "cumulate", f"further convictions: {', '.join(further) or 'none'}"
    ladder = law.system(names.system.id).ladder
    for key in _BANDS:
        expected, found = getattr(example, key), getattr(answer, key) or ()
        if expected and bands.plain(bands.band(ladder, expected)) != bands.plain(found):
            yield key, f"{key} is {_words(found)}"


def _additions(names: Names, source: Source, example: Example, answer: Assessment) -> Iterator[tuple[str, str]]:
    """What goes with the principal punishment, if the example speaks of it; the order of the two lists says nothing."""
    if example.additional is None:
        return
    home = names.system.homes.get(names.example_offence(source, example))
    expected = Converter(names, source, home).additions(example.additional)
    if _unordered(expected) != _unordered(answer.additional):
        yield "additional", f"what is added is {'; '.join(map(_added, answer.additional)) or 'nothing'}"


def _unordered(additions: Iterable[Addition]) -> Counter[tuple[str, frozenset[Sanction]]]:
    return Counter((each.mode, frozenset(each.choices)) for each in additions)


def _added(addition: Addition) -> str:
    return f"{addition.mode} {' or '.join(written(sanction) for sanction in addition.choices)}"


def _words(band: Band) -> str:
    return ", ".join(written(sanction) for sanction in band) or "empty"
