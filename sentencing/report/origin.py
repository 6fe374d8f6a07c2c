"""What made an answer."""

from __future__ import annotations

from sentencing import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from sentencing.corpus.roots import SystemFolder
    from sentencing.corpus.store import Corpus


def tool_of(corpus: Corpus) -> dict[str, str]:
    """The version of the program, and a hash of every statute file that an answer was made from."""
    from sentencing.corpus.roots import system_folders

    return tool_from(system_folders(corpus.roots))


def tool_from(folders: Iterable[SystemFolder]) -> dict[str, str]:
    """The same, of the law in some folders, whether or not it can be compiled."""
    from hashlib import sha256

    made = sha256()
    for folder in folders:
        for path in folder.paths:
            made.update(path.removeprefix(folder.folder).encode(errors="surrogatepass"))
            with open(path, "rb") as file:
                made.update(file.read())
    return {"version": __version__, "statutes": f"sha256:{made.hexdigest()}"}
