"""What a motion would do to the law of a day: its effects, matrices, neighbours and knock-on faults, found together."""

from __future__ import annotations

import datetime as dt

from sentencing.corpus.motions import motion_meant
from sentencing.corpus.overlay import AMENDS_NONE, amended
from sentencing.corpus.problem import UsageProblem
from sentencing.corpus.roots import system_folders
from sentencing.debate.matrix import deciding, matrix
from sentencing.debate.motion import effects, program_of
from sentencing.debate.near import Neighbour, frames, order
from sentencing.debate.proposed import ProposedLaw
from sentencing.law.changes import between_systems
from sentencing.report.motion_answer import Knock, MotionAnswer
from sentencing.review.logic import Seen, faults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.motions import MotionSource
    from sentencing.corpus.store import Corpus
    from sentencing.debate.compare import Side
    from sentencing.debate.matrix import Matrix
    from sentencing.debate.motion import Effects
    from sentencing.debate.near import Neighbours, Order
    from sentencing.engine.case import Law


def answered(corpus: Corpus, source: MotionSource, day: dt.date, *, exact: bool = False) -> MotionAnswer:
    """What a motion would do to the law of a day. The matrix is over every question with `exact`, else over those on
    which frames, own rules and duties of the court rest. Raises StatuteError for a motion that does not fit."""
    return completed(corpus, begun(corpus, source, day), exact=exact)


def begun(corpus: Corpus, source: MotionSource, day: dt.date) -> MotionAnswer:
    """What takes the least time to find of it: what changes, and the frames that move. Raises as `answered` does."""
    proposed = amended(system_folders(corpus.roots), source, day, sound=True)
    about, on = source.motion.about or proposed.offences, day.isoformat()
    if not about:
        raise UsageProblem(str(source.document.problem(("motion",), AMENDS_NONE)))
    system = corpus.system(source.motion.system)
    return MotionAnswer(
        source.motion,
        on,
        corpus,
        proposed,
        system,
        tuple(effects(corpus, proposed, each, on, passing=False) for each in about),
        matrices=(None,) * len(about),
        near=((),) * len(about),
        near_before=((),) * len(about),
        knocks=(),
        general=between_systems(system, proposed.system(system.id), on),
        whole=False,
    )


def completed(corpus: Corpus, answer: MotionAnswer, *, exact: bool = False) -> MotionAnswer:
    """What was begun, with all the rest."""
    proposed, day = answer.proposed, answer.day
    about = tuple(each.offence for each in answer.effects)
    found = tuple(effects(corpus, proposed, each, day) for each in about)
    ranked = severities(corpus, answer.system.id, day)
    return answer._replace(
        effects=found,
        matrices=tuple(_matrix(corpus, proposed, each, day, exact=exact) for each in about),
        near=tuple(_around(ranked, each, after=True) for each in found),
        near_before=tuple(_around(ranked, each, after=False) for each in found),
        knocks=tuple(knock for each in about for knock in _knocks(corpus, proposed, each, day)),
        whole=True,
    )


def under(corpus: Corpus, side: Side, motion: str) -> Side:
    """A column of a comparison as a motion would have it; raises UsageProblem where there is no such motion, and
    StatuteError where it does not fit the law of that day."""
    source = motion_meant(corpus.roots, motion)
    law = amended(system_folders(corpus.roots), source, dt.date.fromisoformat(side.day), sound=True)
    proposed = ProposedLaw(law, corpus, source.motion.title, law.offences)
    return side._replace(law=proposed, motion=source.motion.id, proposal=source.motion.title)


def _matrix(law: Law, proposed: Law, offence: str, day: str, *, exact: bool) -> Matrix | None:
    return matrix(law, proposed, offence, day, None if exact else deciding(law, proposed, offence, day))


def severities(corpus: Corpus, system: str, day: str) -> Order:
    """Every frame of a system on a day, in the order of severity."""
    listed = (each.id for each in corpus.entries() if each.jurisdiction == system)
    return order(corpus.system(system).ladder, (frame for each in listed for frame in frames(corpus, each, day)))


def _around(ranked: Order, found: Effects, *, after: bool) -> tuple[Neighbours, ...]:
    """The neighbours of the frames that move: of those before, or of those after."""
    sides = {each.tier.id: each for moved in found.moved for each in (moved.after if after else moved.before)}
    chapter = ranked.chapter(found.offence)
    return tuple(ranked.around(Neighbour(found.offence, chapter, each)) for each in sides.values())


def _knocks(law: Law, proposed: Law, offence: str, day: str) -> Iterator[Knock]:
    """The faults that the amended law has and the law has not."""
    had = {(each.finding, each.id) for each in faults(program_of(law, offence, day), Seen())}
    for each in faults(program_of(proposed, offence, day), Seen()):
        if (each.finding, each.id) not in had:
            yield Knock(offence, each.finding, each.noun, each.id, each.what)
