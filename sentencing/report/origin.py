"""What made an answer."""

from __future__ import annotations

from sentencing import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.store import Corpus


def tool_of(corpus: Corpus) -> dict[str, str]:
    """The version of the program, and a hash of every statute file that an answer was made from."""
    from hashlib import sha256

    from sentencing.corpus.roots import system_folders

    made = sha256()
    for folder in system_folders(corpus.roots):
        for path in folder.paths:
            made.update(path.removeprefix(folder.folder).encode(errors="surrogatepass"))
            with open(path, "rb") as file:
                made.update(file.read())
    return {"version": __version__, "statutes": f"sha256:{made.hexdigest()}"}
