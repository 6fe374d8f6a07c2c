"""The commands about proposals: `motion`, and `near`, which tells what is as grave as an offence."""

from __future__ import annotations

import datetime as dt

from sentencing.commands.shared import FINE, corpus_of, put, put_json, tool_of
from sentencing.corpus.motions import motion_meant, motions
from sentencing.corpus.overlay import amended
from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.corpus.roots import system_folders
from sentencing.debate.matrix import deciding, matrix
from sentencing.debate.motion import effects, program_of
from sentencing.debate.near import Neighbour, frames, order
from sentencing.law.days import is_day
from sentencing.question import names_meant
from sentencing.report.motion_answer import Knock, MotionAnswer
from sentencing.review.logic import Seen, faults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.commands.shared import Options
    from sentencing.corpus.motions import MotionSource
    from sentencing.corpus.overlay import AmendedLaw
    from sentencing.corpus.store import Corpus
    from sentencing.debate.matrix import Matrix
    from sentencing.debate.motion import Effects
    from sentencing.debate.motion_claims import Turned
    from sentencing.debate.near import Neighbours, Order
    from sentencing.engine.case import Law


def motion(options: Options) -> int:
    """`motion`: a proposal beside the law as it stands, or the list of those that there are."""
    corpus = corpus_of(options)
    if not options.name:
        return _listed(options, corpus)
    source = motion_meant(corpus.roots, " ".join(options.name))
    answer = answered(corpus, source, _day(options, source), exact=options.json)
    if options.claims:
        answer = answer._replace(claims=_claims(corpus, answer))
    if options.json:
        from sentencing.report.motion_json import motion_json

        put_json(motion_json(options.words, answer, tool_of(corpus)))
    else:
        from sentencing.report.motion import motion_text

        put(motion_text(options.words, answer, only_table=options.table))
    return FINE


def of_motion(options: Options, corpus: Corpus, name: str) -> MotionAnswer | None:
    """The answer to a known motion, named by its id, over the law of its own day or of that asked for; None if none
    has that id."""
    source = next((each for each in motions(corpus.roots) if each.motion.id == name), None)
    if source is None:
        return None
    named = getattr(options, "as_of", None)
    return answered(corpus, source, dt.date.fromisoformat(named) if named else source.motion.published.date)


def _listed(options: Options, corpus: Corpus) -> int:
    found = [each.motion for each in motions(corpus.roots)]
    if options.json:
        from sentencing.report.motion_json import motions_json

        put_json(motions_json(found, tool_of(corpus)))
    else:
        from sentencing.report.motion import motions_text

        put(motions_text(options.words, found))
    return FINE


def _day(options: Options, source: MotionSource) -> dt.date:
    """The day of the law that a motion is laid over: the one named, or that of its publication."""
    named: str | None = options.law or getattr(options, "as_of", None)
    if named is None:
        return source.motion.published.date
    if not is_day(named):
        raise UsageProblem(f"--law: {quoted(named)} is not a date such as 2015-06-18")
    return dt.date.fromisoformat(named)


def answered(corpus: Corpus, source: MotionSource, day: dt.date, *, exact: bool = False) -> MotionAnswer:
    """What a motion would do to the law of a day. The matrix is over every question with `exact`, else over those on
    which frames, own rules and duties of the court rest. Raises StatuteError for a motion that does not fit."""
    proposed = amended(system_folders(corpus.roots), source, day)
    about, on = source.motion.about or proposed.offences, day.isoformat()
    if not about:
        what = "it amends no offence: 'about' says in which ones its effect is shown"
        raise UsageProblem(str(source.document.problem(("motion",), what)))
    found = tuple(effects(corpus, proposed, each, on) for each in about)
    severities = _severities(corpus, source.motion.system, on)
    return MotionAnswer(
        source.motion,
        on,
        corpus,
        proposed,
        corpus.system(source.motion.system),
        found,
        tuple(_matrix(corpus, proposed, each, on, exact=exact) for each in about),
        tuple(_around(severities, each, after=True) for each in found),
        tuple(_around(severities, each, after=False) for each in found),
        tuple(knock for each in about for knock in _knocks(corpus, proposed, each, on)),
    )


def _claims(corpus: Corpus, answer: MotionAnswer) -> tuple[Turned, ...]:
    """The claims that there are about the offences of a motion, put to both laws."""
    from sentencing.corpus.claims import claim_files, read_claims
    from sentencing.debate.motion_claims import turned

    claims = [each.claim for each in read_claims(claim_files(corpus.roots))]
    return turned(corpus, answer.proposed, claims, [each.offence for each in answer.effects], answer.day)


def _matrix(corpus: Corpus, proposed: AmendedLaw, offence: str, day: str, *, exact: bool) -> Matrix | None:
    return matrix(corpus, proposed, offence, day, None if exact else deciding(corpus, proposed, offence, day))


def _severities(corpus: Corpus, system: str, day: str) -> Order:
    listed = (each.id for each in corpus.entries() if each.jurisdiction == system)
    return order(corpus.system(system).ladder, (frame for each in listed for frame in frames(corpus, each, day)))


def _around(severities: Order, found: Effects, *, after: bool) -> tuple[Neighbours, ...]:
    """The neighbours of the frames that move: of those before, or of those after."""
    sides = {each.tier.id: each for moved in found.moved for each in (moved.after if after else moved.before)}
    chapter = severities.chapter(found.offence)
    return tuple(severities.around(Neighbour(found.offence, chapter, each)) for each in sides.values())


def _knocks(law: Law, proposed: Law, offence: str, day: str) -> Iterator[Knock]:
    """The faults that the amended law has and the law has not."""
    had = {(each.finding, each.id) for each in faults(program_of(law, offence, day), Seen())}
    for each in faults(program_of(proposed, offence, day), Seen()):
        if (each.finding, each.id) not in had:
            yield Knock(offence, each.finding, each.noun, each.id, each.what)


def near(options: Options) -> int:
    """`near`: the frames of other offences that are as grave as those of one, and the next ones on either side."""
    corpus = corpus_of(options)
    for name in names_meant(corpus, " ".join(options.name)):
        if not corpus.knows(name):
            raise UsageProblem(f"{quoted(name)} is no offence: only those have frames")
        severities = _severities(corpus, corpus.offence(name).system, options.day)
        found = [severities.around(each) for each in frames(corpus, name, options.day)]
        _put_near(options, corpus, name, found)
    return FINE


def _put_near(options: Options, corpus: Corpus, name: str, found: list[Neighbours]) -> None:
    from sentencing.report.near import near_json, near_text

    if options.json:
        put_json(near_json(corpus, name, options.day, found, tool_of(corpus)))
    else:
        put(near_text(options.words, corpus, name, options.day, found))
