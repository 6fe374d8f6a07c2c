"""A small system of law in a folder of its own, changed as a test needs it."""

from __future__ import annotations

import shutil
from pathlib import Path

from sentencing.corpus.link import link
from sentencing.corpus.names import Names
from sentencing.corpus.problem import StatuteError
from sentencing.corpus.roots import system_folders
from sentencing.corpus.sources import read_systems

DATA = Path(__file__).parent.parent / "data"
REPOSITORY = DATA.parent.parent
SOURCE = '[source]\ninstrument = "xx/code"\ntext_as_of = 2026-01-01\n'


def copied(folder: Path) -> Path:
    """A copy of the test system; the root that holds it."""
    shutil.copytree(DATA / "xx", folder / "law" / "xx")
    return folder / "law"


def offence(article: str, more: str = "") -> str:
    """The text of a file with one offence and, unless told otherwise, one tier."""
    head = f'[[offence]]\nid = "xx/{article}"\narticle = "{article}"\ntitle = {{ en = "Offence {article}" }}\n'
    tier = f'[[tier]]\nid = "base"\ncite = "{article}(1)"\nprincipal = ["prison 1y..5y"]\n'
    return head + ("" if "[[tier]]" in more else tier) + more


def circumstance(name: str, more: str = "") -> str:
    """The text of a circumstance."""
    return f'[[circumstance]]\nid = "{name}"\ncite = "1"\nlabel = {{ en = "{name} it is" }}\n{more}'


def problems(root: Path) -> list[str]:
    """Every problem of the systems in a root, with file names instead of paths."""
    try:
        systems = read_systems(system_folders((str(root),)))
        found = [problem for system in systems for problem in link(Names(system))]
    except StatuteError as error:
        found = list(error.problems)
    return [str(problem._replace(file=Path(problem.file).name)) for problem in found]


def with_files(folder: Path, **files: str) -> Path:
    """The test system with more files: `n13="..."` is 13.toml, `general_6` is general/6.toml."""
    root = copied(folder)
    for name, text in files.items():
        path = name.removeprefix("n").replace("general_", "general/").replace("_", "-")
        (root / "xx" / f"{path}.toml").write_text(text, encoding="utf-8")
    return root
