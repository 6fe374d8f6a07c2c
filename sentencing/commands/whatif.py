"""`whatif`: what would have to be different for another result."""

from __future__ import annotations

from sentencing.commands.assessment import asked
from sentencing.commands.shared import FINE, corpus_of, put, put_json, tool_of
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.law.claim import Assertion


def whatif(options: Options) -> int:
    """`whatif`: the fewest changes that lead to each other result, and what each answer would do alone."""
    from sentencing.debate.whatif import what_if
    from sentencing.engine.case import ImpossibleCaseError
    from sentencing.question import impossible

    corpus = corpus_of(options)
    offence, said, day = asked(corpus, options)
    asserts = _asserted(corpus, offence, options.to) if options.to else None
    try:
        found = what_if(corpus, offence, said, day, asserts)
    except ImpossibleCaseError as error:
        raise UsageProblem(impossible(corpus, error, said, offence, options.words.text(error.label))) from None
    if options.json:
        from sentencing.report.whatif import whatif_json

        put_json(whatif_json(options.words, corpus, found, tool_of(corpus)))
    else:
        from sentencing.report.whatif import whatif_text

        put(whatif_text(options.words, corpus, found))
    return FINE


def _asserted(corpus: Corpus, offence: str, typed: str) -> Assertion:
    """What `--to` asks for, as claims say it; raises UsageProblem, with the place of the mistake."""
    from sentencing.corpus.claims import read_wording, wording_files
    from sentencing.debate.short import ShortError, assertion

    system = corpus.system(corpus.offence(offence).system)
    try:
        return assertion(read_wording(wording_files(corpus.roots)), system, typed)
    except ShortError as error:
        known = f"; it begins with {', '.join(error.offered)}" if error.offered else ""
        raise UsageProblem(f"--to, column {error.at + 1}: {error.why}{known}") from None
