"""`whatif`: what would have to be different for another result."""

from __future__ import annotations

from sentencing.commands.assessment import asked
from sentencing.commands.shared import FINE, corpus_of, put, put_json, tool_of
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Answer
    from sentencing.law.claim import Assertion
    from sentencing.report.words import Words
    from sentencing.tui.study import Agenda
    from sentencing.tui.told import Told


def whatif(options: Options) -> int:
    """`whatif`: the fewest changes that lead to each other result, and what each answer would do alone; and what is
    best asked next."""
    from sentencing.debate.whatif import what_if
    from sentencing.engine.case import ImpossibleCaseError
    from sentencing.question import impossible

    corpus = corpus_of(options)
    offence, said, day = asked(corpus, options)
    asserts = _asserted(corpus, offence, options.to) if options.to else None
    try:
        found = what_if(corpus, offence, said, day, asserts, acquitted=bool(options.to) and asserts is None)
    except ImpossibleCaseError as error:
        raise UsageProblem(impossible(corpus, error, said, offence, options.words.text(error.label))) from None
    told, asked_next = _agenda(options.words, corpus, offence, said, day)
    if options.json:
        from sentencing.commands.agenda import agenda_json
        from sentencing.report.whatif import whatif_json

        put_json({**whatif_json(options.words, corpus, found, tool_of(corpus)), **agenda_json(told, asked_next)})
    elif options.questions:
        from sentencing.commands.agenda import agenda_text

        put(agenda_text(told, asked_next))
    else:
        from sentencing.commands.agenda import next_lines
        from sentencing.report.whatif import whatif_text

        put(whatif_text(options.words, corpus, found, next_lines(told, asked_next), every=options.all))
    return FINE


def _agenda(words: Words, corpus: Corpus, offence: str, said: dict[str, Answer], day: str) -> tuple[Told, Agenda]:
    """The questions of the case as a walk would ask them."""
    from sentencing.engine.case import Case
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.tui.study import agenda
    from sentencing.tui.told import tell

    law = PreparedLaw(corpus)
    told = tell(law, offence, Case(said), day, words)
    return told, agenda(law, told)


def _asserted(corpus: Corpus, offence: str, typed: str) -> Assertion | None:
    """What `--to` asks for, as claims say it, None for no conviction; raises UsageProblem, with the place of the
    mistake."""
    from sentencing.corpus.claims import read_wording, wording_files
    from sentencing.debate.short import ShortError, wanted

    system = corpus.system(corpus.offence(offence).system)
    try:
        return wanted(read_wording(wording_files(corpus.roots)), system, typed)
    except ShortError as error:
        known = f"; it begins with {', '.join(error.offered)}" if error.offered else ""
        raise UsageProblem(f"--to, column {error.at + 1}: {error.why}{known}") from None
