"""`range`: every sentence a court may lawfully impose."""

from __future__ import annotations

from sentencing.commands.shared import FINE, corpus_of, put, put_json, say, tool_of
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Answer, Case
    from sentencing.engine.in_time import InTime

SAVED = ".toml"  # how the name of a case's file ends


def assessed(options: Options) -> int:
    """`range`: the assessment of a case."""
    corpus, answer, laws = answered(options)
    if options.json:
        from sentencing.report.json import assessment_json

        put_json(assessment_json(options.words, corpus, answer, tool_of(corpus), laws))
    else:
        from sentencing.report.text import assessment_text

        put(assessment_text(options.words, corpus, answer, laws, every=options.all))
    return FINE


def answered(options: Options) -> tuple[Corpus, Assessment, InTime | None]:
    """The answer to what was typed, with the law it comes from and the two laws that may govern, if there are two; says
    what was understood. Raises UsageProblem for an impossible case."""
    from sentencing.engine.assess import assess
    from sentencing.engine.case import Case, ImpossibleCaseError
    from sentencing.question import impossible, spoken

    corpus = corpus_of(options)
    name, said, day = asked(corpus, options)
    try:
        laws = _laws(corpus, name, Case(said), day)
        answer = laws.governs if laws else assess(corpus, name, Case(said), _judged(corpus, name, said, options) or day)
    except ImpossibleCaseError as error:
        raise UsageProblem(impossible(corpus, error, said, name, options.words.text(error.label))) from None
    _tell_understood(options, spoken(corpus, name, said))
    return corpus, answer, laws


def asked(corpus: Corpus, options: Options) -> tuple[str, dict[str, Answer], str]:
    """The offence, what is said of the case, and the day (ISO date) whose law is asked for. The facts typed come after
    those of a file and replace them; a day typed replaces the file's."""
    from sentencing.question import answers_meant, case_meant

    if not options.offence.endswith(SAVED):
        return (*case_meant(corpus, [options.offence, *options.facts]), options.day)
    from sentencing.saved import read_case

    case = read_case(corpus, options.offence)
    said = answers_meant(corpus, corpus.offence(case.offence), options.facts)
    day = options.day if hasattr(options, "as_of") else case.as_of or options.day
    return case.offence, {**case.facts, **said}, day


def _laws(corpus: Corpus, offence: str, case: Case, day: str) -> InTime | None:
    """The two laws that may govern, if the case names the day of the act and it is judged later."""
    rule = corpus.system(corpus.offence(offence).system).in_time
    if rule is None or not any(name in case.facts for name in rule.committed):
        return None
    from sentencing.engine.in_time import in_time

    return in_time(corpus, offence, case, day)


def _judged(corpus: Corpus, offence: str, said: dict[str, Answer], options: Options) -> str:
    """The day of judgment (ISO) that a case names, where no day was typed: its law is meant, not today's."""
    rule = corpus.system(corpus.offence(offence).system).in_time
    if rule is None or rule.judged not in said or hasattr(options, "as_of"):
        return ""
    from sentencing.engine.in_time import day_of

    return day_of(said, rule.judged)


def _tell_understood(options: Options, understood: list[str]) -> None:
    """What was understood, where it was not typed so."""
    if understood != [options.offence, *options.facts]:
        say(options.words.say("Understood: {said}", said=" ".join(understood)))
