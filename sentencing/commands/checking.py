"""Is the encoding right: `check`, `verify`, and `schema`, which editors read."""

from __future__ import annotations

from sentencing.commands.shared import FINDINGS, FINE, corpus_in, put, put_json, say, tool_from
from sentencing.corpus.problem import UsageProblem
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.commands.shared import Options
    from sentencing.corpus.problem import Problem
    from sentencing.corpus.roots import SystemFolder
    from sentencing.corpus.store import Corpus


def check(options: Options) -> int:
    """`check`: every finding in the statute files, or in one of them."""
    from sentencing.commands.stage import pack_problems
    from sentencing.corpus.overlay import misfits
    from sentencing.corpus.problem import StatuteError
    from sentencing.corpus.progress import uncollected
    from sentencing.corpus.roots import system_folders
    from sentencing.corpus.sources import read_systems
    from sentencing.review.check import check as checked

    roots = _roots_with(options)
    try:
        apart = _apart(options, roots)
        folders = () if apart.files and options.path else _folders(options, roots)
        corpus = corpus_in(roots, options.words)
        with uncollected():
            systems = read_systems(system_folders(roots), sound=True) if folders or apart.motions else ()
            problems = (
                *(checked(corpus, systems, options.day, options.path) if folders else ()),
                *_of_claims(options, corpus, apart.claims),
                *misfits(systems, apart.motions),
                *(each for pack in apart.packs for each in pack_problems(options, pack)),
            )
    except StatuteError as error:
        return _report(options, error.problems, ())
    return _report(options, problems, folders, len(apart.files))


class _Apart(Record):
    """The files to be checked that are no law: of claims, motions and packs."""

    claims: tuple[str, ...] = ()
    motions: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.claims, *self.motions, *self.packs)


def _apart(options: Options, roots: tuple[str, ...]) -> _Apart:
    """The files beside the law that are to be checked: those in the folders of law or, wherever it stands, the one
    named, by what it says of itself."""
    import os

    from sentencing.corpus.claims import claim_files, wording_files
    from sentencing.corpus.document import open_document
    from sentencing.corpus.motions import motion_files
    from sentencing.corpus.roots import system_folders

    claims = tuple(each for each in (*claim_files(roots), *wording_files(roots)) if _is_within(each, options.path))
    found = _Apart(claims, tuple(each for each in motion_files(roots) if _is_within(each, options.path)))
    if found.files or not os.path.isfile(options.path):
        return found
    if any(_is_within(each, options.path) for folder in system_folders(roots) for each in folder.paths):
        return found
    table = open_document(options.path).table
    named = [(options.path,) if key in table else () for key in ("claim", "motion", "card")]
    return _Apart(*named)


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
    from sentencing.corpus.motions import FOLDER as MOTIONS
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
    apart = os.path.basename(own) in (CLAIMS, MOTIONS)
    return roots if apart or own in roots or not os.path.isdir(own) else (own,)


def _folders(options: Options, roots: tuple[str, ...]) -> tuple[SystemFolder, ...]:
    """The systems in these folders; raises UsageProblem where the path given holds none of their files."""
    from sentencing.corpus.problem import quoted
    from sentencing.corpus.roots import system_folders

    folders = system_folders(roots)
    if not any(_is_within(path, options.path) for folder in folders for path in folder.paths):
        what = "a motion has [motion], claims stand in [[claim]], the cards of a pack in [[card]]"
        raise UsageProblem(f"there is no statute file in {quoted(options.path)}; {what}")
    return folders


def _report(options: Options, problems: Iterable[Problem], folders: tuple[SystemFolder, ...], apart: int = 0) -> int:
    """Print what was found, a line each; that nothing was, too. `apart`: how many files beside the law were seen."""
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
