"""The message catalogues: `python -m tests.report.catalogue` takes new messages from the source into every catalogue
and compiles it. The words themselves are written by hand, in `sentencing/report/locale/LANGUAGE/LC_MESSAGES`."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).parent.parent.parent
LOCALE = REPOSITORY / "sentencing" / "report" / "locale"
# The methods of `report.words.Words`, and what of their arguments is a message or its context.
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {"say": None, "meant": ((1, "c"), 2), "many": (1, 2), "mark": ((1, "c"), 2)}


def catalogues() -> list[Path]:
    """The catalogues that there are."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/sentencing.po"))


def said() -> Catalog:
    """Every message in the source."""
    found = Catalog(project="sentencing", copyright_holder="", fuzzy=False)
    sources = extract_from_dir(REPOSITORY / "sentencing", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _, message, _, context in sources:
        if message:
            found.add(message, locations=[(f"sentencing/{Path(file).as_posix()}", None)], context=context)
    return found


def read(path: Path) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def written(catalogue: Catalog) -> bytes:
    """A catalogue as text, its messages in the order of the source."""
    made = io.BytesIO()
    write_po(made, catalogue, width=120, omit_header=False, ignore_obsolete=True, include_lineno=False)
    # The day on which it was written says nothing.
    return re.sub(
        rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Report-Msgid-Bugs-To)[^\n]*\n',
        b"",
        made.getvalue(),
    )


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it."""
    made = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = _EPOCH  # the day on which it was compiled says nothing
    write_mo(made, catalogue)
    return made.getvalue()


def update() -> None:
    """Bring every catalogue up to date with the source, and compile it."""
    template = said()
    for path in catalogues():
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        path.write_bytes(written(catalogue))
        path.with_suffix(".mo").write_bytes(compiled(read(path)))


if __name__ == "__main__":
    update()
