"""Asking the command line in this process, and what it is to say when it refuses."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import NamedTuple

from sentencing.cli import main

ROOT = Path(__file__).parents[2]
EXLAND = ROOT / "tests" / "data" / "xx"


class Done(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


def run(*words: str) -> Done:
    """A command in this process."""
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            code = main(words)
        except SystemExit as end:  # --help and --version leave by the door that argparse uses
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def refused(*words: str) -> str:
    """The one line that a command says when it refuses."""
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("\n")
    line = done.err[:-1]
    assert line.isprintable(), line
    assert len(line) < 1200
    return line


def ask(law: Path) -> tuple[str, ...]:
    """A question about the small system in a folder."""
    return ("range", "xx/12", "--statutes", f"only:{law}")
