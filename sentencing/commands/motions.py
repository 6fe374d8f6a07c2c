"""The commands about proposals: `motion`, and `near`, which tells what is as grave as an offence."""

from __future__ import annotations

import datetime as dt

from sentencing.commands.shared import FINE, corpus_of, put, put_json, tool_of
from sentencing.corpus.motions import motion_meant, motions
from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.debate.near import frames
from sentencing.law.days import is_day
from sentencing.question import known_on, names_meant
from sentencing.report.motion_found import answered, severities
from sentencing.report.motion_kept import keep, kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.motions import MotionSource
    from sentencing.corpus.store import Corpus
    from sentencing.debate.motion_claims import Turned
    from sentencing.debate.near import Neighbours
    from sentencing.report.motion_answer import MotionAnswer


def motion(options: Options) -> int:
    """`motion`: a proposal beside the law as it stands, or the list of those that there are."""
    corpus = corpus_of(options)
    if not options.name:
        return _listed(options, corpus)
    source = motion_meant(corpus.roots, " ".join(options.name))
    day = _day(options, source)
    known_on(corpus, day.isoformat())
    answer = _found(corpus, source, day, exact=options.json)
    if options.claims:
        answer = answer._replace(claims=_claims(corpus, answer))
    if options.json:
        from sentencing.report.motion_json import motion_json

        put_json(motion_json(options.words, answer, tool_of(corpus)))
    else:
        from sentencing.report.motion import motion_text

        put(motion_text(options.words, answer, only_table=options.table, every=options.all))
    return FINE


def of_motion(options: Options, corpus: Corpus, name: str) -> MotionAnswer | None:
    """The answer to a known motion, named by its id, over the law of its own day or of that asked for; None if none
    has that id."""
    source = next((each for each in motions(corpus.roots) if each.motion.id == name), None)
    if source is None:
        return None
    named = getattr(options, "as_of", None)
    return _found(corpus, source, dt.date.fromisoformat(named) if named else source.motion.published.date)


def _found(corpus: Corpus, source: MotionSource, day: dt.date, *, exact: bool = False) -> MotionAnswer:
    """What a motion would do: as it was kept, or found anew, and then kept."""
    known = kept(corpus, source, day, exact=exact)
    return known or keep(answered(corpus, source, day, exact=exact), corpus, source, exact=exact)


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


def _claims(corpus: Corpus, answer: MotionAnswer) -> tuple[Turned, ...]:
    """The claims that there are about the offences of a motion, put to both laws."""
    from sentencing.corpus.claims import claim_files, read_claims
    from sentencing.debate.motion_claims import turned

    claims = [each.claim for each in read_claims(claim_files(corpus.roots))]
    return turned(corpus, answer.proposed, claims, [each.offence for each in answer.effects], answer.day)


def near(options: Options) -> int:
    """`near`: the frames of other offences that are as grave as those of one, and the next ones on either side."""
    from sentencing.engine.program import version_on

    corpus = corpus_of(options)
    meant = names_meant(corpus, " ".join(options.name))
    there = {each.id for each in corpus.entries() if each.on(options.day)}
    for name in [each for each in meant if each in there] or meant:
        if not corpus.knows(name):
            raise UsageProblem(f"{quoted(name)} is no offence: only those have frames")
        version_on(corpus.offence(name), options.day)
        order = severities(corpus, corpus.offence(name).system, options.day)
        found = [order.around(each) for each in frames(corpus, name, options.day)]
        _put_near(options, corpus, name, found)
    return FINE


def _put_near(options: Options, corpus: Corpus, name: str, found: list[Neighbours]) -> None:
    from sentencing.report.near import near_json, near_text

    if options.json:
        put_json(near_json(corpus, name, options.day, found, tool_of(corpus)))
    else:
        put(near_text(options.words, corpus, name, options.day, found, every=options.all))
