"""`compare`: two to four answers side by side."""

from __future__ import annotations

from sentencing.commands.shared import FINE, corpus_of, put, put_json, tool_of
from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.debate.compare import FEWEST, MOST, Side, carried, compare
from sentencing.question import answers_meant, impossible, is_fact, offence_meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus

BETWEEN = "vs"  # stands between two columns
_DAY = "@"  # stands before the day of one column
_MOTION = "motion:"  # stands before the motion that one column takes for passed


def comparison(options: Options) -> int:
    """`compare`: scenarios, days, offences, systems, side by side."""
    from sentencing.engine.case import ImpossibleCaseError

    corpus = corpus_of(options)
    sides = _sides(corpus, options.columns, options.day)
    try:
        columns = compare(sides)
    except ImpossibleCaseError as error:
        side = next(each for each in sides if set(error.answers) <= set(each.facts))
        raise UsageProblem(
            impossible(corpus, error, side.facts, side.offence, options.words.text(error.label))
        ) from None
    if options.json:
        from sentencing.report.comparison import comparison_json

        put_json(comparison_json(options.words, columns, tool_of(corpus)))
    else:
        from sentencing.report.comparison import comparison_text

        put(comparison_text(options.words, columns))
    return FINE


def _sides(corpus: Corpus, typed: list[str], day: str) -> tuple[Side, ...]:
    columns: list[list[str]] = [[]]
    for word in typed:
        if word == BETWEEN:
            columns.append([])
        else:
            columns[-1].append(word)
    if not FEWEST <= len(columns) <= MOST or not all(columns):
        raise UsageProblem(
            f"say two to four columns, with '{BETWEEN}' between them: sentencing compare cn/240 victims=3 vs age=17"
        )
    sides = [_first(corpus, columns[0], day)]
    sides += [_side(corpus, each, sides[0]) for each in columns[1:]]
    return tuple(sides)


def _first(corpus: Corpus, typed: list[str], day: str) -> Side:
    words, day = _dated(corpus, typed, day)
    if not words or words[0].startswith(_MOTION):
        raise UsageProblem("the first column names no offence")
    offence = offence_meant(corpus, words[0])
    return Side(corpus, offence, answers_meant(corpus, corpus.offence(offence), words[1:]), day)


def _side(corpus: Corpus, typed: list[str], first: Side) -> Side:
    """A further column. It takes over what it does not say: without an offence of its own, the first column's offence
    and facts, its own facts added; without facts of its own, the first column's facts."""
    typed, motions = _apart(typed, _MOTION)
    words, day = _dated(corpus, typed, first.day)
    first = _passed(corpus, first._replace(day=day), motions)
    if not words or is_fact(corpus, corpus.offence(first.offence), words[0]):
        more = answers_meant(corpus, corpus.offence(first.offence), words)
        return first._replace(facts={**first.facts, **more})
    offence = offence_meant(corpus, words[0])
    if len(words) == 1:
        return carried(first, offence)
    return first._replace(offence=offence, facts=answers_meant(corpus, corpus.offence(offence), words[1:]))


def _passed(corpus: Corpus, side: Side, motions: list[str]) -> Side:
    """The same under the law as a motion would have it."""
    if not motions:
        return side
    if len(motions) > 1:
        raise UsageProblem(f"{quoted(_MOTION + motions[1])}: a column has one motion")
    from sentencing.report.motion_found import under

    return under(corpus, side, motions[0])


def _apart(typed: list[str], mark: str) -> tuple[list[str], list[str]]:
    """The words of a column, and those that begin with a mark, without it."""
    return [each for each in typed if not each.startswith(mark)], [
        each.removeprefix(mark) for each in typed if each.startswith(mark)
    ]


def _dated(corpus: Corpus, typed: list[str], day: str) -> tuple[list[str], str]:
    """The words of a column without its day, and that day; raises UsageProblem for one that is none."""
    from sentencing.law.days import is_day

    words, days = _apart(typed, _DAY)
    wrong = next((each for each in days if not is_day(each)), None)
    if wrong is not None or len(days) > 1:
        raise UsageProblem(f"{quoted(_DAY + (wrong or days[1]))}: a column has one day, such as {_DAY}2015-06-18")
    if days:
        from sentencing.question import known_on

        known_on(corpus, days[0])
    return words, days[0] if days else day
