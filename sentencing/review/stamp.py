"""Writes into a statute file that it was compared: the day, and the fingerprints of the paragraphs that it cites.

The file is edited as text, so that everything else, comments and blank lines too, stays as its author left it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from datetime import date

from sentencing.corpus.sources import SystemSource
from sentencing.review.official.edition import library
from sentencing.review.official.encoded import Encoding
from sentencing.review.official.prints import fingerprints
from sentencing.review.verify import Report

_SOURCE = re.compile(r"^\s*\[\s*source\s*\]\s*(#.*)?$")
_PRINTS = re.compile(r"^\s*\[\s*source\s*\.\s*fingerprint\s*\]\s*(#.*)?$")
_HEADER = re.compile(r"^\s*\[")
_WRITTEN = re.compile(r"^\s*(checked|fingerprint)\s*=")
_QUIET = re.compile(r"^\s*(#.*)?$")


def stamp(systems: Iterable[SystemSource], texts: str, report: Report, today: date) -> tuple[str, ...]:
    """Stamp each file that was reported on, that a text was found for and that has no difference; their paths."""
    changed = []
    for system in systems:
        encoding = Encoding(system)
        for newest in library(system, texts)[0][-1:]:
            for source in system.sources:
                prints = fingerprints(encoding, source, newest)
                if prints and report.settles(source):
                    _write(source.document.file, stamped(source.document.text, prints, today))
                    changed.append(source.document.file)
    return tuple(changed)


def stamped(text: str, prints: Mapping[str, str], today: date) -> str:
    """The text of a file with a new `checked` and new fingerprints in its [source]; the same where it has none."""
    lines = text.splitlines(keepends=True)
    begin = next((at for at, line in enumerate(lines) if _SOURCE.match(line.rstrip())), None)
    if begin is None:
        return text
    ending = "\r\n" if lines[begin].endswith("\r\n") else "\n"
    rest = _without_prints(lines[begin + 1 :])
    end = next((at for at, line in enumerate(rest) if _HEADER.match(line)), len(rest))
    while end and _QUIET.match(rest[end - 1].rstrip()):
        end -= 1
    kept = [line if line.endswith(("\n", "\r\n")) else line + ending for line in rest[:end] if not _WRITTEN.match(line)]
    written = [
        f"checked = {today}",
        "",
        "[source.fingerprint]",
        *(f'"{cite}" = "{found}"' for cite, found in prints.items()),
    ]
    return "".join([*lines[: begin + 1], *kept, *(line + ending for line in written), *rest[end:]])


def _without_prints(lines: list[str]) -> list[str]:
    """The lines without an earlier table of fingerprints and the blank line before it."""
    begin = next((at for at, line in enumerate(lines) if _PRINTS.match(line.rstrip())), None)
    if begin is None:
        return lines
    end = next((at for at in range(begin + 1, len(lines)) if not re.match(r'^\s*"', lines[at])), len(lines))
    while begin and not lines[begin - 1].strip():
        begin -= 1
    return lines[:begin] + lines[end:]


def _write(path: str, text: str) -> None:
    """Replace a file at once, so that a broken run leaves the old one."""
    aside = f"{path}.new"
    with open(aside, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    os.replace(aside, path)
