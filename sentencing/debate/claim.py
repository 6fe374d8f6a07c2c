"""A claim put to the law of a day: the offences it speaks of, and the cases.

What does not fit the law is told with the key of the claim in which it stands, so that a file can be put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.corpus.problem import UsageProblem, nearest, quoted
from sentencing.corpus.understand import Vocabulary, resolve_word
from sentencing.engine.case import Case
from sentencing.law.claim import COMPARED, ENDS, FOLLOWING
from sentencing.law.record import Record
from sentencing.law.sanction import ADDED_KINDS, PRINCIPAL_KINDS, Sanction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sentencing.corpus.document import Path
    from sentencing.corpus.entries import Entry
    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Answer
    from sentencing.law.claim import Assertion, Claim
    from sentencing.law.provision import System
    from sentencing.law.sanction import Ladder
    from sentencing.law.values import Given, Some

_ARTICLES = ".."


class ClaimError(UsageProblem):
    """A claim that does not fit the law: the path of the key in it, what is wrong there, and what was meant."""

    def __init__(self, path: Path, what: str, hint: str = "", *, key: bool = False) -> None:
        super().__init__(f"{what}; did you mean '{hint}'?" if hint else what)
        self.path = path
        self.what = what
        self.hint = hint
        self.key = key


class Side(Record):
    """Offences of one system, and the case in which they are looked at."""

    offences: tuple[str, ...]
    case: Case


class Posed(Record):
    """A claim put to the law of a day; `than` is the other side of a comparison."""

    claim: Claim
    system: System
    day: str
    side: Side
    than: Side | None


def pose(corpus: Corpus, claim: Claim, day: str) -> Posed:
    """Put a claim to the law of a day; raises ClaimError for what does not fit it."""
    offences = offences_of(corpus, claim.of, claim.but, day)
    system = corpus.system(offences[0].partition("/")[0])
    _check(claim, system)
    parts = (system.elements, *(corpus.offence(name).elements for name in offences))
    _consequences(claim, {each.id for part in parts for each in part.consequences})
    than = None
    if claim.than is not None:
        others = offences_of(corpus, claim.than.of, None, day, ("than", "of"))
        than = Side(others, Case(_given(corpus, others, claim.than.given, ("than", "given"))))
    return Posed(claim, system, day, Side(offences, Case(_given(corpus, offences, claim.given, ("given",)))), than)


def offences_of(corpus: Corpus, of: Some, but: Some | None, day: str, path: Path = ("of",)) -> tuple[str, ...]:
    """The offences in force on a day that a claim speaks of; raises ClaimError for a name that means none."""
    left = {name for each in (but.ids if but else ()) for name in _selected(corpus, each, ("but",))}
    ids = [name for each in of.ids for name in _selected(corpus, each, path)]
    entries = {entry.id: entry for entry in corpus.entries()}
    found = tuple(name for name in dict.fromkeys(ids) if name not in left and entries[name].on(day))
    if not found:
        raise ClaimError(path, f"none of these is an offence on {day}: {', '.join(of.ids)}")
    if len({name.partition("/")[0] for name in found}) > 1:
        raise ClaimError(path, "a claim speaks of one legal system")
    return found


def _selected(corpus: Corpus, name: str, path: Path) -> list[str]:
    """The offences that a name means: an offence, an article, two articles and all between, a chapter, a system."""
    if corpus.knows(name):
        return [name]
    entries = corpus.entries()
    found = [each.id for each in entries if each.jurisdiction == name] or [
        each.id
        for each in entries
        if name in (f"{each.jurisdiction}/{each.article}", f"{each.jurisdiction}/{each.chapter}")
    ]
    if not found and _ARTICLES in name:
        found = _between(entries, name)
    if not found:
        known = [known for each in entries for known in (each.id, f"{each.jurisdiction}/{each.chapter}")]
        raise ClaimError(path, f"{quoted(name)} is no offence, article, chapter or system", nearest(name, known))
    return found


def _between(entries: tuple[Entry, ...], name: str) -> list[str]:
    """The offences from one article to another, in the order of the code."""
    first, _, last = name.partition(_ARTICLES)
    places = [f"{each.jurisdiction}/{each.article}" for each in entries]
    if first not in places or last not in places:
        return []
    end = len(places) - places[::-1].index(last)
    return [each.id for each in entries[places.index(first) : end]]


def _given(corpus: Corpus, offences: tuple[str, ...], given: Mapping[str, Given], path: Path) -> dict[str, Answer]:
    """What a claim takes for granted, as the records of its offences name it."""
    said: dict[str, Answer] = {}
    vocabulary = Vocabulary.of(corpus, corpus.offence(offences[0]))
    for key, value in given.items():
        try:
            found = resolve_word(vocabulary, _typed(key, value.raw))
        except UsageProblem as error:
            raise ClaimError((*path, key), error.message, key=True) from None
        said |= {each.name: each.value for each in found}
    return said


def _typed(key: str, value: bool | int | str) -> str:  # noqa: FBT001 - it is what a file gives
    return key if value is True else f"{key}={'no' if value is False else value}"


def _check(claim: Claim, system: System) -> None:
    """Raise ClaimError where an assertion does not fit the system's ladder, or the rest of the claim."""
    asserts = claim.asserts
    if (claim.than is not None) != (asserts.verb in COMPARED):
        raise ClaimError(("asserts",), "'heavier', 'lighter' and 'same' go with 'than', and nothing else does")
    for sanction in asserts.sanctions:
        if not rungs_of(system.ladder, sanction):
            names = [each.id for each in system.ladder.rungs]
            what = f"there is no sanction {quoted(sanction.rung)} on the ladder"
            raise ClaimError(("asserts",), what, nearest(sanction.rung, names))
    if asserts.sanctions and added(system.ladder, asserts) is None:
        raise ClaimError(("asserts",), "it speaks either of principal punishments or of what is added to them")
    if claim.frame and not rungs_of(system.ladder, Sanction(claim.frame)):
        raise ClaimError(("frame",), f"there is no sanction {quoted(claim.frame)} on the ladder")


def _consequences(claim: Claim, known: set[str]) -> None:
    """Raise ClaimError for the name of a consequence that its offences do not know."""
    asserts = claim.asserts
    for name in (*claim.served, *([asserts.name] if asserts.verb in FOLLOWING else ())):
        if name not in known:
            path: Path = ("served",) if name in claim.served else ("asserts",)
            raise ClaimError(path, f"there is no consequence {quoted(name)}", nearest(name, known))


def rungs_of(ladder: Ladder, sanction: Sanction) -> tuple[str, ...]:
    """The rungs that a claim means by a name: the one of that id and all of that kind."""
    return tuple(each.id for each in ladder.rungs if sanction.rung in (each.id, each.kind))


def added(ladder: Ladder, asserts: Assertion) -> bool | None:
    """Whether an assertion speaks of what is added to a principal punishment; None if it speaks of both."""
    if asserts.verb in ENDS:
        return False
    kinds = [ladder.rung(rung).kind for each in asserts.sanctions for rung in rungs_of(ladder, each)]
    if all(kind in ADDED_KINDS for kind in kinds):
        return True
    only_added = [kind for kind in kinds if kind not in PRINCIPAL_KINDS]
    return None if only_added else False


def said_of(posed: Posed) -> Iterator[str]:
    """The days of law for which a claim is answered beside the day asked about, the earliest first."""
    yield from sorted({day.isoformat() for day in posed.claim.as_of} - {posed.day})
