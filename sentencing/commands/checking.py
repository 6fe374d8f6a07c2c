"""Is the encoding right: `check`, `verify`, and `schema`, which editors read."""

from __future__ import annotations

from sentencing.commands.shared import FINDINGS, FINE, corpus_in, put, put_json, say, tool_from
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.commands.shared import Options
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.roots import SystemFolder
    from sentencing.corpus.store import Corpus


def check(options: Options) -> int:
    """`check`: every finding in the statute files, or in one of them."""
    from sentencing.corpus.problem import StatuteError
    from sentencing.review.check import check as checked

    roots = _roots_with(options)
    claims = _claim_files(options, roots)
    folders = () if claims and options.path else _folders(options, roots)
    try:
        corpus = corpus_in(roots, options.words)
        problems = (
            *(checked(corpus, folders, options.day, options.path) if folders else ()),
            *_of_claims(options, corpus, claims),
        )
    except StatuteError as error:
        problems = error.problems
    return _report(options, problems, folders, len(claims))


def _claim_files(options: Options, roots: tuple[str, ...]) -> tuple[str, ...]:
    """The files of claims that are to be checked."""
    from sentencing.corpus.claims import claim_files, wording_files

    found = (*claim_files(roots), *wording_files(roots))
    return tuple(path for path in found if _is_within(path, options.path))


def _of_claims(options: Options, corpus: Corpus, files: tuple[str, ...]) -> tuple[Problem, ...]:
    """What is wrong with these claims. Their verdicts take long: they are made again only where claims are named."""
    from sentencing.corpus.claims import is_wording
    from sentencing.debate.check import claim_problems

    claims = tuple(path for path in files if not is_wording(path))
    wordings = tuple(path for path in files if is_wording(path))
    return claim_problems(corpus, claims, wordings, options.day, answered=bool(options.path))


def _roots_with(options: Options) -> tuple[str, ...]:
    """The folders of law; or, where the path given is in none of them, the system that it is part of: what others say
    has no bearing on it."""
    import os

    from sentencing.corpus.claims import FOLDER as CLAIMS
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
        return roots if inside else (folder,)
    own = os.path.abspath(options.path)
    apart = os.path.basename(own) == CLAIMS
    return roots if apart or own in roots or not os.path.isdir(own) else (own,)


def _folders(options: Options, roots: tuple[str, ...]) -> tuple[SystemFolder, ...]:
    """The systems in these folders; raises UsageProblem where the path given holds none of their files."""
    from sentencing.corpus.problem import quoted
    from sentencing.corpus.roots import system_folders

    folders = system_folders(roots)
    if not any(_is_within(path, options.path) for folder in folders for path in folder.paths):
        raise UsageProblem(f"there is no statute file in {quoted(options.path)}")
    return folders


def _report(options: Options, problems: Iterable[Problem], folders: tuple[SystemFolder, ...], apart: int = 0) -> int:
    """Print what was found, a line each; that nothing was, too. `apart`: how many files of claims were looked at."""
    listed = list(problems)
    words = options.words
    if options.json:
        found = [dict(zip(each._fields, each, strict=True)) for each in listed]
        put_json({"schema": 1, "tool": tool_from(folders), "findings": found})
    elif listed:
        put("".join(f"{each}\n" for each in listed))
        say(words.many("{n} finding.", "{n} findings.", len(listed)))
    else:
        files = sum(_is_within(path, options.path) for folder in folders for path in folder.paths) + apart
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
