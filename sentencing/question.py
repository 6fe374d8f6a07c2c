"""What was typed as a question, understood: which offence, and what was said of the case.

What is typed as it stands in the law (an offence's id, a circumstance, a count) is read here. Everything else people
type is understood by `corpus.understand`, which is imported only then.
"""

from __future__ import annotations

from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.law.provision import Circumstance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Answer, ImpossibleCaseError
    from sentencing.law.provision import Fact, Offence

_LONGEST_COUNT = 9  # digits
_MOST_WORDS = 12  # of a case whose offence is looked for
_LOOKED_AT = 20  # things found by words, of which the best are meant


def offence_meant(corpus: Corpus, text: str) -> str:
    """The offence that a text means; raises UsageProblem where only the user can choose, or for none."""
    if corpus.knows(text):
        return text
    from sentencing.corpus.understand import resolve_offence, with_titles

    found = resolve_offence(corpus, text)
    if len(found) > 1:
        raise UsageProblem(f"{quoted(text)} may mean {with_titles(corpus, found, text)}: say which", found)
    return found[0]


def case_meant(corpus: Corpus, words: list[str]) -> tuple[str, dict[str, Answer]]:
    """The offence and what was said of the case. The offence stands first, or is the only word that makes sense of the
    others, where the first is no id; raises UsageProblem."""
    try:
        return _case(corpus, words, 0)
    except UsageProblem:
        looked = 1 < len(words) <= _MOST_WORDS and not corpus.knows(words[0])
        found = [each for each in _elsewhere(corpus, words) if each] if looked else []
        if len(found) == 1:
            return found[0]
        raise


def _case(corpus: Corpus, words: list[str], at: int) -> tuple[str, dict[str, Answer]]:
    name = offence_meant(corpus, words[at])
    return name, answers_meant(corpus, corpus.offence(name), [*words[:at], *words[at + 1 :]])


def _elsewhere(corpus: Corpus, words: list[str]) -> Iterator[tuple[str, dict[str, Answer]] | None]:
    """The case for each word after the first that may be the offence; no fact with its value is one."""
    for at, word in enumerate(words):
        if at == 0 or "=" in word:
            continue
        try:
            yield _case(corpus, words, at)
        except UsageProblem:
            yield None


def names_meant(corpus: Corpus, text: str) -> tuple[str, ...]:
    """The offences, or the article without offences, that a text means: by id, by number, or by words."""
    from sentencing.corpus.find import search

    name = text.strip().lower()
    if corpus.knows(name):
        return (name,)
    articles = corpus.articles()
    named = [each for each in articles if each.id == name] or [each for each in articles if each.article == name]
    if not named:
        hits = search(corpus.find_index(), text, _LOOKED_AT)
        best = [hit for hit in hits if (hit.score, hit.jurisdiction) == (hits[0].score, hits[0].jurisdiction)]
        if hits and best[0].kind == "offence" and len(best) == 1:
            return (best[0].id,)
        named = [each for each in articles if any(each.id == hit.id or hit.id in each.offences for hit in best)]
    if len(named) > 1:
        from sentencing.corpus.understand import with_titles

        several = tuple(each.id for each in named)
        raise UsageProblem(f"{quoted(text)} may mean {with_titles(corpus, several, text)}: say which", several)
    if not named:
        raise UsageProblem(f"{quoted(text)} is no offence and no article; `find` and `list` name them")
    return named[0].offences or (named[0].id,)


def answers_meant(corpus: Corpus, offence: Offence, typed: list[str]) -> dict[str, Answer]:
    """What was said of the case, by fact; raises UsageProblem where two words exclude each other, and for a
    word that says nothing or may say several things."""
    inputs = inputs_of(corpus, offence)
    plain = [_plain(inputs, word) for word in typed]
    pairs = [each for each in plain if each is not None]
    if len(pairs) < len(typed):
        pairs = _understood(corpus, offence, typed)
    said: dict[str, Answer] = {}
    for name, value in pairs:
        if said.setdefault(name, value) != value:
            raise UsageProblem(_excluded(inputs.get(name), name, said[name], value))
        if getattr(inputs.get(name), "type", "") == "date":
            _refuse_ahead(corpus, offence, name, value)
    return said


def known_on(corpus: Corpus, day: str) -> None:
    """Raise NotKnownError for a day (ISO) after today whose law is not known in any system."""
    from time import strftime

    from sentencing.engine.ahead import NotKnownError, refuse_ahead

    refused: NotKnownError | None = None
    for system in corpus.systems() if day > (today := strftime("%Y-%m-%d")) else ():
        offences = (corpus.offence(each.id) for each in corpus.entries() if each.jurisdiction == system.id)
        try:
            refuse_ahead(corpus.system(system.id), offences, day, today)
        except NotKnownError as error:
            refused = refused or error
        else:
            return
    if refused:
        raise refused


def _refuse_ahead(corpus: Corpus, offence: Offence, name: str, value: Answer) -> None:
    """Raise UsageProblem for a day of a case whose law is not known yet."""
    from time import strftime

    from sentencing.engine.ahead import NotKnownError, refuse_days_ahead
    from sentencing.engine.case import Case

    try:
        refuse_days_ahead(corpus, offence.id, Case({name: value}), strftime("%Y-%m-%d"))
    except NotKnownError as error:
        raise UsageProblem(f"{as_typed(name, value, inputs_of(corpus, offence)[name])}: {error}") from None


def inputs_of(corpus: Corpus, offence: Offence) -> dict[str, Fact | Circumstance]:
    """The facts and circumstances of an offence and its system, by id."""
    common = corpus.system(offence.system).elements
    own = offence.elements
    every: tuple[Fact | Circumstance, ...] = (*own.facts, *own.circumstances, *common.facts, *common.circumstances)
    return {each.id: each for each in reversed(every)}


def is_fact(corpus: Corpus, offence: Offence, word: str) -> bool:
    """Whether a word says something of a case of an offence, rather than name another offence."""
    name = word.partition("=")[0].partition(".")[0]
    if "=" in word or name in inputs_of(corpus, offence):
        return True
    try:
        answers_meant(corpus, offence, [word])
    except (UsageProblem, LookupError):
        return False
    return not corpus.knows(word)


def spoken(corpus: Corpus, offence: str, said: dict[str, Answer]) -> list[str]:
    """A question as it may be typed again, word for word."""
    inputs = inputs_of(corpus, corpus.offence(offence))
    return [offence, *(as_typed(name, value, inputs.get(name.partition(".")[0])) for name, value in said.items())]


def _plain(inputs: dict[str, Fact | Circumstance], word: str) -> tuple[str, Answer] | None:
    """A circumstance by its bare id, or a count as FACT=NUMBER; None for everything else."""
    name, equals, value = word.partition("=")
    found = None if ":" in name else inputs.get(name)
    if not equals:
        return (name, True) if isinstance(found, Circumstance) else None
    counts = found is not None and not isinstance(found, Circumstance) and found.type == "count" and not found.within
    digits = value.isascii() and value.isdigit() and len(value) <= _LONGEST_COUNT
    return (name, int(value)) if counts and digits else None


def _understood(corpus: Corpus, offence: Offence, typed: list[str]) -> list[tuple[str, Answer]]:
    from sentencing.corpus.measured import joined
    from sentencing.corpus.understand import Vocabulary

    known = Vocabulary.of(corpus, offence).naming(typed)
    return [(each.name, each.value) for each in joined(known, typed)]


def _excluded(fact: Fact | Circumstance | None, name: str, one: Answer, other: Answer) -> str:
    """That two answers to one question cannot go together, with the articles of both."""
    values = getattr(fact, "values", ())
    cites = [each.cite for each in values if each.id in (one, other) and each.cite]
    where = f" ({'; '.join(cites)})" if cites else ""
    return f"{as_typed(name, one)} and {as_typed(name, other)} cannot go together{where}"


def impossible(corpus: Corpus, error: ImpossibleCaseError, said: dict[str, Answer], offence: str, why: str) -> str:
    """That answers cannot go together, and what the law says of it."""
    inputs = inputs_of(corpus, corpus.offence(offence))
    together = " and ".join(as_typed(name, said[name], inputs.get(name)) for name in said if name in error.answers)
    what = "cannot go together" if len(error.answers) > 1 else "cannot be"
    return f"{together} {what} in {offence}: {why} ({error.cite})"


def as_typed(name: str, value: Answer, fact: Fact | Circumstance | None = None) -> str:
    """An answer as it may be typed: `surrender`, `victims=3`, `age=?`, `drugs.heroin=60g`."""
    if value is True:
        return name
    if isinstance(value, int) and value is not False:
        from sentencing.report.amounts import as_given

        return f"{name}={as_given(fact, value)}"
    return f"{name}={'?' if value is None else 'no' if value is False else value}"
