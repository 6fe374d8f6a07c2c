"""Is the encoding right: `check`, `verify`, and `schema`, which editors read."""

from __future__ import annotations

from sentencing.commands.shared import FINDINGS, FINE, corpus_in, put, put_json, say
from sentencing.corpus.problem import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.commands.shared import Options
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.roots import SystemFolder


def check(options: Options) -> int:
    """`check`: every finding in the statute files, or in one of them."""
    from sentencing.corpus.problem import StatuteError
    from sentencing.review.check import check as checked

    roots = _roots_with(options)
    folders = _folders(options, roots)
    try:
        problems = checked(corpus_in(roots, options.words), folders, options.day, options.path)
    except StatuteError as error:
        problems = error.problems
    return _report(options, problems, folders)


def _roots_with(options: Options) -> tuple[str, ...]:
    """The folders of law; or, where the path given is in none of them, the system that it is part of: what others say
    has no bearing on it."""
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
        return roots if inside else (folder,)
    own = os.path.abspath(options.path)
    return roots if own in roots or not os.path.isdir(own) else (own,)


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
