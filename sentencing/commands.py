"""What each command does: asks the corpus and the engine, and prints what `report` says.

Everything a command needs is imported when it runs, so that none pays for another. Each returns its exit code.
"""

from __future__ import annotations

import sys

from sentencing import __version__
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeAlias

    from sentencing.corpus.problem import Problem
    from sentencing.corpus.roots import SystemFolder
    from sentencing.corpus.store import Corpus
    from sentencing.engine.case import Case
    from sentencing.engine.in_time import InTime
    from sentencing.law.provision import System
    from sentencing.report.shown import Shown

    Options: TypeAlias = Any  # of `argparse`, or of a plain question: what was typed, by name

VERSION = __version__
FINE, FINDINGS, BAD = 0, 1, 2
_FOUND_AT_MOST = 20


# What the commands share.


def corpus_of(options: Options) -> Corpus:
    """The law that was asked about."""
    from sentencing.corpus.store import default_roots, open_corpus

    return open_corpus(default_roots(options.statutes))


def put(text: str) -> None:
    """Data, whole or not at all; what the terminal's encoding cannot hold is escaped. Raises UsageProblem if there is
    nothing to print to."""
    if sys.stdout is None:
        raise UsageProblem("the answer cannot be written: standard output is closed")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()


def put_json(made: object) -> None:
    """Data as JSON."""
    import json

    put(json.dumps(made, ensure_ascii=False, indent=2) + "\n")


def say(text: str) -> None:
    """Talk; where nobody listens it is lost, and the answer is not."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = None  # nor does Python try again at the end


def tool_of(corpus: Corpus) -> dict[str, str]:
    """What made an answer: the version of the program, and a hash of every statute file it was made from."""
    from hashlib import sha256

    from sentencing.corpus.roots import system_folders

    made = sha256()
    for folder in system_folders(corpus.roots):
        for path in folder.paths:
            made.update(path.removeprefix(folder.folder).encode(errors="surrogatepass"))
            with open(path, "rb") as file:
                made.update(file.read())
    return {"version": VERSION, "statutes": f"sha256:{made.hexdigest()}"}


# The commands.


def app(options: Options) -> int:
    """Open the app."""
    from sentencing.corpus.store import default_roots
    from sentencing.question import offence_meant
    from sentencing.tui.app import run

    typed = options.offence
    run(
        default_roots(options.statutes),
        lambda corpus: offence_meant(corpus, typed) if typed else None,
        options.words.language,
        options.day,
    )
    return FINE


def assessed(options: Options) -> int:
    """`range`: the assessment of a case."""
    from sentencing.engine.assess import assess
    from sentencing.engine.case import Case, ImpossibleCaseError
    from sentencing.question import answers_meant, impossible, offence_meant, spoken

    corpus = corpus_of(options)
    name = offence_meant(corpus, options.offence)
    said = answers_meant(corpus, corpus.offence(name), options.facts)
    try:
        laws = _laws(corpus, name, Case(said), options.day)
        answer = laws.governs if laws else assess(corpus, name, Case(said), options.day)
    except ImpossibleCaseError as error:
        raise UsageProblem(impossible(error, said, name, options.words.text(error.label))) from None
    _tell_understood(options, spoken(corpus, name, said))
    if options.json:
        from sentencing.report.json import assessment_json

        put_json(assessment_json(options.words, corpus, answer, tool_of(corpus), laws))
    else:
        from sentencing.report.text import assessment_text

        put(assessment_text(options.words, corpus, answer, laws))
    return FINE


def _laws(corpus: Corpus, offence: str, case: Case, day: str) -> InTime | None:
    """The two laws that may govern, if the case names the day of the act and it is judged later."""
    rule = corpus.system(corpus.offence(offence).system).in_time
    if rule is None or not any(name in case.facts for name in rule.committed):
        return None
    from sentencing.engine.in_time import in_time

    return in_time(corpus, offence, case, day)


def _tell_understood(options: Options, understood: list[str]) -> None:
    """What was understood, where it was not typed so."""
    if understood != [options.offence, *options.facts]:
        say(options.words.say("Understood: {said}", said=" ".join(understood)))


def find(options: Options) -> int:
    """`find`: offences and articles by what people type."""
    from sentencing.corpus.find import search

    corpus = corpus_of(options)
    text = " ".join(options.query)
    hits = search(corpus.find_index(), text, _FOUND_AT_MOST)
    if options.json:
        from sentencing.report.law_json import found_json

        put_json(found_json(hits, options.day, tool_of(corpus)))
    elif hits:
        from sentencing.report.listing import found_text

        put(found_text(options.words, hits))
    else:
        say(options.words.say("Nothing found."))
    return FINE


def listed(options: Options) -> int:
    """`list`: every offence of a day, or those of one system."""
    corpus = corpus_of(options)
    names = systems_of(corpus, options.system)
    entries = [found for each in corpus.entries() if each.jurisdiction in names and (found := each.on(options.day))]
    if options.json:
        from sentencing.report.law_json import offences_json

        put_json(offences_json(entries, options.day, tool_of(corpus)))
    else:
        from sentencing.report.listing import offences_text

        systems = [each for each in corpus.systems() if each.id in names]
        put(offences_text(options.words, systems, entries))
    return FINE


def systems_of(corpus: Corpus, wanted: str | None) -> tuple[str, ...]:
    """The systems asked for: one, or all; raises UnknownError for one that is not there."""
    if wanted:
        return (corpus.system(wanted).id,)
    return tuple(each.id for each in corpus.systems())


def systems_on(corpus: Corpus, wanted: str | None, day: str) -> list[System]:
    """The systems asked for whose general rules are encoded for a day; raises NotInForceError if none is."""
    from sentencing.engine.case import NotInForceError

    systems = [corpus.system(name) for name in systems_of(corpus, wanted)]
    known = [each for each in systems if each.since <= day]
    if not known:
        first = min(systems, key=lambda each: each.since)
        raise NotInForceError(first.id, day, first.since, "")
    return known


def rules(options: Options) -> int:
    """`rules`: the general rules by what they make or let a court do."""
    corpus = corpus_of(options)
    both = options.shall == options.may
    modalities = ("shall", "may") if both else ("shall",) if options.shall else ("may",)
    systems = systems_on(corpus, options.system, options.day)
    if options.json:
        from sentencing.report.law_json import rules_json

        put_json(rules_json(options.words, systems, options.day, modalities, tool_of(corpus)))
    else:
        from sentencing.report.listing import rules_text

        texts = [rules_text(options.words, system, options.day, modalities) for system in systems]
        put("\n".join(text for text in texts if text))
    return FINE


def show(options: Options) -> int:
    """`show`: an offence or an article as its file has it."""
    from sentencing.question import names_meant

    corpus = corpus_of(options)
    names = names_meant(corpus, " ".join(options.name))
    pages = [_page(corpus, name, "") for name in names] if options.all else _pages_on(corpus, names, options.day)
    if options.json:
        from sentencing.report.law_json import several_json, shown_json

        tool = tool_of(corpus)
        made = [shown_json(options.words, page, tool) for page in pages]
        put_json(made[0] if len(made) == 1 else several_json(made))
    else:
        from sentencing.report.show import shown_text

        put("\n\n".join(shown_text(options.words, corpus, page) for page in pages))
    return FINE


def _pages_on(corpus: Corpus, names: tuple[str, ...], day: str) -> list[Shown]:
    """What there is to show of each that is encoded for a day; raises NotInForceError if none is."""
    from sentencing.engine.case import NotInForceError
    from sentencing.engine.program import version_on

    pages = []
    for last, name in enumerate(names, 1 - len(names)):
        try:
            if corpus.knows(name):
                version_on(corpus.offence(name), day)
            else:
                systems_on(corpus, corpus.article(name).jurisdiction, day)
            pages.append(_page(corpus, name, day))
        except NotInForceError:
            if last == 0 and not pages:
                raise
    return pages


def _page(corpus: Corpus, name: str, day: str) -> Shown:
    """What there is to show of an offence, or of an article without offences."""
    if not corpus.knows(name):
        from sentencing.report.article import article_shown

        article = corpus.article(name)
        return article_shown(corpus.system(article.jurisdiction), article, day)
    from sentencing.report.shown import offence_shown

    offence = corpus.offence(name)
    files = [corpus.article(each.id) for each in corpus.articles() if name in each.offences]
    examples = [row for file in files for row in file.elements.get("example", ()) if row["offence"] == name]
    notes = [(row["cite"], row["text"]) for file in files for row in file.elements.get("note", ())]
    return offence_shown(corpus.system(offence.system), offence, day, examples, notes)


def cases(options: Options) -> int:
    """`cases`: reported judgments of an offence, or all, and where their sentences lie in the ranges computed."""
    from sentencing.judgments import reported
    from sentencing.question import names_meant
    from sentencing.report.judgments import judgments_json, judgments_text

    corpus = corpus_of(options)
    found = reported(corpus, names_meant(corpus, " ".join(options.name)) if options.name else (), options.day)
    if options.json:
        put_json(judgments_json(options.words, corpus, found, tool_of(corpus)))
    else:
        put(judgments_text(options.words, corpus, found))
    return FINE


def check(options: Options) -> int:
    """`check`: every finding in the statute files, or in one of them."""
    from sentencing.corpus.problem import StatuteError
    from sentencing.corpus.store import open_corpus
    from sentencing.review.check import check as checked

    roots = _roots_with(options)
    folders = _folders(options, roots)
    try:
        problems = checked(open_corpus(roots), folders, options.day, options.path)
    except StatuteError as error:
        problems = error.problems
    return _report(options, problems, folders)


def _roots_with(options: Options) -> tuple[str, ...]:
    """The folders of law, with the system that a path given is part of, if it is none of theirs."""
    import os

    from sentencing.corpus.roots import JURISDICTION
    from sentencing.corpus.store import default_roots

    roots = default_roots(options.statutes)
    if not options.path:
        return roots
    if not os.path.exists(options.path):
        raise UsageProblem(f"there is no file or folder '{options.path}'")
    folder = os.path.abspath(options.path)
    while not os.path.isfile(os.path.join(folder, JURISDICTION)) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    inside = any(os.path.commonpath([folder, root]) == root for root in roots)
    if os.path.isfile(os.path.join(folder, JURISDICTION)):
        return roots if inside else (folder, *roots)
    own = os.path.abspath(options.path)
    return roots if own in roots or not os.path.isdir(own) else (own, *roots)


def _folders(options: Options, roots: tuple[str, ...]) -> tuple[SystemFolder, ...]:
    """The systems in these folders; raises UsageProblem where the path given holds none of their files."""
    from sentencing.corpus.problem import quoted
    from sentencing.corpus.roots import system_folders

    folders = system_folders(roots)
    if not any(_is_within(path, options.path) for folder in folders for path in folder.paths):
        raise UsageProblem(f"there is no statute file in {quoted(options.path)}")
    return folders


def _report(options: Options, problems: Iterable[Problem], folders: tuple[SystemFolder, ...]) -> int:
    """Print what was found, a line each; that nothing was, too."""
    listed = list(problems)
    words = options.words
    if options.json:
        put_json({"schema": 1, "findings": [dict(zip(each._fields, each, strict=True)) for each in listed]})
    elif listed:
        put("".join(f"{each}\n" for each in listed))
        say(words.many("{n} finding.", "{n} findings.", len(listed)))
    else:
        files = sum(_is_within(path, options.path) for folder in folders for path in folder.paths)
        put(words.many("{n} file, nothing found.", "{n} files, nothing found.", files) + "\n")
    return FINDINGS if listed else FINE


def _is_within(path: str, folder: str) -> bool:
    import os

    folder = os.path.abspath(folder) if folder else ""
    return not folder or path == folder or path.startswith(folder + os.sep)


def verify(options: Options) -> int:
    """`verify`: the statute files against the official texts."""
    from sentencing.corpus.sources import read_systems
    from sentencing.review.verify import verify as verified

    folders = _folders(options, _roots_with(options))
    systems = read_systems(folders)
    report = verified(systems, options.texts, options.path)
    if options.stamp:
        from datetime import date

        from sentencing.review.stamp import stamp

        for path in stamp(systems, options.texts, report, date.fromisoformat(options.day)):
            say(options.words.say("Stamped: {file}", file=path))
    counts = ", ".join(f"{kind} {n}" for kind, n in sorted(report.counts.items()))
    say(options.words.say("Compared: {counts}. Out of reach: {skipped}.", counts=counts, skipped=len(report.skipped)))
    return _report(options, report.problems(), folders)


def schema(options: Options) -> int:
    """`schema`: the JSON Schema of statute files."""
    from sentencing.corpus.schema import schema_text

    del options
    put(schema_text())
    return FINE
