"""What a motion would do to the law of the day of its publication, kept beside the compiled law.

It is worked out again when the law, the motion or this program has changed, or when what is kept is damaged; it can be
deleted at any time. Nothing in it is ever executed: it is made of records of the types named here, and of no others.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cached_property
from json import dumps
from types import ModuleType
from zlib import crc32

from sentencing.corpus import cache
from sentencing.corpus.overlay import AmendedLaw, amended
from sentencing.corpus.roots import system_folders
from sentencing.debate import matrix, motion, near
from sentencing.engine import frame
from sentencing.engine.prepared import PreparedLaw
from sentencing.law import changes, effect, provision, sanction, span
from sentencing.law.packed import load_offence, load_system
from sentencing.report import motion_answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sentencing.corpus.motions import MotionSource
    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Law
    from sentencing.law.provision import Offence, System
    from sentencing.report.motion_answer import MotionAnswer

_MADE_BY = ("law", "corpus", "engine", "engine/space", "debate", "review", "report")  # the code that an answer rests on
_FOUND = ("effects", "matrices", "near", "near_before", "knocks", "general")  # of an answer: what takes time to find
_WHO = ("most", "least", "helped")  # of a matrix
_TUPLE, _DICT, _SET, _FRACTION = range(4)  # what begins an array that is no record


def kept(corpus: Corpus, source: MotionSource, day: dt.date, *, exact: bool = False) -> MotionAnswer | None:
    """What was kept; None where nothing was, or where it is no longer so."""
    if day != source.motion.published.date:
        return None
    packed = cache.load(_location(corpus, source, exact=exact), _made_of(corpus, source))
    try:
        content = packed.read("answer") if packed else None
        if packed is None or content is None:
            return None
        found = [_read(each) for each in cache.parsed(content)]
    except cache.DamagedError:
        return None
    proposed, system = _KeptLaw(corpus, source, day, packed), corpus.system(source.motion.system)
    made = motion_answer.MotionAnswer(source.motion, day.isoformat(), corpus, proposed, system, *found)
    return made._replace(matrices=_with_assessments(made))


def keep(answer: MotionAnswer, corpus: Corpus, source: MotionSource, *, exact: bool = False) -> MotionAnswer:
    """Keep what a motion would do to the law of the day of its publication; of another day, nothing is kept."""
    proposed, short = answer.proposed, answer._replace(matrices=tuple(map(_by_facts, answer.matrices)))
    if isinstance(proposed, AmendedLaw) and answer.day == source.motion.published.date.isoformat():
        sections = {"answer": [_written(getattr(short, each)) for each in _FOUND], **proposed.packed}
        made = {name: dumps(content).encode() for name, content in sections.items()}
        cache.save(_location(corpus, source, exact=exact), _made_of(corpus, source), made)
    return answer


class _KeptLaw:
    """A system as a motion would have it: what an answer needed of it as it was kept; the rest is worked out anew when
    it is first asked for."""

    def __init__(self, corpus: Corpus, source: MotionSource, day: dt.date, packed: cache.Packed) -> None:
        self._of = corpus, source, day
        self._packed = packed
        self._made: dict[str, Any] = {}

    def system(self, identity: str) -> System:
        """The system, if it is that one; raises LookupError."""
        if identity not in self._made:
            made = self._loaded("system", load_system)
            if made is None or made.id != identity:
                made = self._law.system(identity)
            self._made[identity] = made
        return self._made[identity]  # type: ignore[no-any-return]

    def offence(self, identity: str) -> Offence:
        """An offence of the system; raises LookupError."""
        if identity not in self._made:
            self._made[identity] = self._loaded(f"offence:{identity}", load_offence) or self._law.offence(identity)
        return self._made[identity]  # type: ignore[no-any-return]

    def _loaded(self, section: str, load: Callable[[Any], Any]) -> Any:
        try:
            content = self._packed.read(section)
        except cache.DamagedError:
            return None
        return load(cache.parsed(content)) if content else None

    @cached_property
    def _law(self) -> Law:
        corpus, source, day = self._of
        return amended(system_folders(corpus.roots), source, day, sound=True)


def _by_facts(found: matrix.Matrix | None) -> Any:
    """A matrix in which whoever is hurt or helped stands with the facts alone: the rest is assessed again."""
    named = {name: getattr(found, name) for name in _WHO} if found else {}
    return found and found._replace(**{name: each and each.facts for name, each in named.items()})


def _with_assessments(answer: MotionAnswer) -> tuple[matrix.Matrix | None, ...]:
    made: list[matrix.Matrix | None] = []
    for effects, found in zip(answer.effects, answer.matrices, strict=True):
        sides = matrix.Sides((PreparedLaw(answer.law), PreparedLaw(answer.proposed)), effects.offence, answer.day)
        known: dict[str, Any] = {name: getattr(found, name) for name in _WHO} if found else {}
        hurt: dict[str, Any] = {name: None if each is None else sides.hurt(each) for name, each in known.items()}
        made.append(found and found._replace(**hurt))
    return tuple(made)


def _location(corpus: Corpus, source: MotionSource, *, exact: bool) -> str:
    return cache.location((*corpus.roots, source.document.file, str(exact)), "motion")


def _made_of(corpus: Corpus, source: MotionSource) -> str:
    """What an answer is made of: the law, this program, and the text of the motion."""
    text = source.document.text.encode(errors="surrogatepass")
    return f"{cache.fingerprint(system_folders(corpus.roots), _MADE_BY)}-{len(text)}-{crc32(text):08x}"


# Records as JSON: each an array that begins with its type.


def _records(*modules: ModuleType) -> dict[str, type]:
    every = (each for module in modules for each in vars(module).values())
    return {each.__name__: each for each in every if isinstance(each, type) and hasattr(each, "_fields")}


_RECORDS: dict[str, Any] = _records(
    provision, sanction, span, effect, changes, frame, motion, matrix, near, motion_answer
)


def _written(value: Any) -> Any:
    """A value as JSON."""
    if isinstance(value, Fraction):
        return [_FRACTION, value.numerator, value.denominator]
    if isinstance(value, tuple):
        kind = type(value).__name__
        assert kind == "tuple" or kind in _RECORDS, kind
        return [_TUPLE if kind == "tuple" else kind, *map(_written, value)]
    if isinstance(value, frozenset):
        return [_SET, *map(_written, value)]
    if isinstance(value, dict):
        return [_DICT, *(_written(part) for item in value.items() for part in item)]
    assert value is None or isinstance(value, (bool, int, str)), type(value)
    return value


def _read(packed: Any) -> Any:
    """A value, from JSON."""
    if not isinstance(packed, list):
        return packed
    kind, *rest = packed
    parts = [_read(each) for each in rest]
    if kind == _TUPLE:
        return tuple(parts)
    if kind == _DICT:
        return dict(zip(parts[::2], parts[1::2], strict=True))
    if kind == _SET:
        return frozenset(parts)
    return Fraction(*parts) if kind == _FRACTION else _RECORDS[kind](*parts)
