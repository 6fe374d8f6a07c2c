"""The commands that look over the law: how it moved (`history`), and what of a code is encoded (`coverage`)."""

from __future__ import annotations

from sentencing.commands.shared import FINE, corpus_of, put, put_json, systems_of, systems_on, tool_of
from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.question import names_meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.commands.shared import Options
    from sentencing.corpus.store import Corpus
    from sentencing.report.story import Story, SystemStory


def history(options: Options) -> int:
    """`history`: how an offence moved, date by date; or, since a day, the whole law."""
    corpus, since = corpus_of(options), _since(options)
    name = " ".join(options.name)
    if name and not _is_system(corpus, name):
        return _history_of(options, corpus, name, since)
    if not since:
        raise UsageProblem("say which offence, or since when: sentencing history cn/240, or --since 2021-03-01")
    stories = [_system_story(corpus, each.id, since, options.day) for each in systems_on(corpus, name, options.day)]
    if options.json:
        _put_history(options, corpus, stories, since)
    else:
        from sentencing.report.since import since_text

        put("\n".join(since_text(options.words, corpus, story) for story in stories))
    return FINE


def _since(options: Options) -> str:
    """The day from which changes are told, empty for all; raises UsageProblem for one that is none, or too late."""
    from sentencing.law.days import is_day

    if options.since is None:
        return ""
    since: str = options.since
    if not is_day(since):
        raise UsageProblem(f"--since: {quoted(since)} is not a date such as 2015-06-18")
    if since > options.day:
        raise UsageProblem(f"--since: {since} is after {options.day}, the day whose law is asked for (--as-of)")
    return since


def _is_system(corpus: Corpus, name: str) -> bool:
    return name in systems_of(corpus, None)


def _history_of(options: Options, corpus: Corpus, name: str, since: str) -> int:
    """The history of what a name means: an offence, several of an article, or an article of the General Part."""
    stories = _stories(corpus, names_meant(corpus, name), since, options.day)
    if options.json:
        _put_history(options, corpus, stories, since)
    else:
        from sentencing.report.history import history_text

        put("\n\n".join(history_text(options.words, corpus, story) for story in stories))
    return FINE


def _stories(corpus: Corpus, names: tuple[str, ...], since: str, day: str) -> list[Story]:
    """The history of each that is encoded by a day; raises NotInForceError if none is."""
    from sentencing.engine.case import NotInForceError

    told: list[Story] = []
    for last, name in enumerate(names, 1 - len(names)):
        try:
            told.append(_story(corpus, name, since, day))
        except NotInForceError:
            if last == 0 and not told:
                raise
    return told


def _story(corpus: Corpus, name: str, since: str, day: str) -> Story:
    """The history of an offence or an article; raises NotInForceError where nothing of it is encoded by that day."""
    from sentencing.engine.case import NotInForceError
    from sentencing.report.story import article_story, offence_story

    if not corpus.knows(name):
        article = corpus.article(name)
        (system,) = systems_on(corpus, article.jurisdiction, day)
        return article_story(system, article, since, day)
    offence = corpus.offence(name)
    begun = min(offence.versions, key=lambda each: each.since)
    if day < begun.since:
        raise NotInForceError(name, day, begun.since, "", new=begun.new)
    return offence_story(corpus.system(offence.system), offence, since, day)


def _system_story(corpus: Corpus, system: str, since: str, day: str) -> SystemStory:
    from sentencing.report.story import system_story

    offences = (corpus.offence(each.id) for each in corpus.entries() if each.jurisdiction == system)
    return system_story(corpus.system(system), offences, since, day)


def _put_history(options: Options, corpus: Corpus, stories: list[Story] | list[SystemStory], since: str) -> None:
    from sentencing.report.history_json import history_json

    put_json(history_json(options.words, stories, options.day, since, tool_of(corpus)))


def coverage(options: Options) -> int:
    """`coverage`: every article of each code, and what became of it."""
    from sentencing.corpus.coverage import covered

    corpus = corpus_of(options)
    systems = systems_on(corpus, options.system, options.day)
    found = {each.id: covered(corpus, each, options.day) for each in systems}
    if options.json:
        from sentencing.report.coverage import coverage_json

        put_json(coverage_json(found, options.day, tool_of(corpus)))
    else:
        from sentencing.report.coverage import coverage_text

        chapters = {each.id: each.chapters for each in corpus.systems()}
        texts = [coverage_text(options.words, each, chapters[each.id], found[each.id], options.day) for each in systems]
        put("\n".join(texts))
    return FINE
