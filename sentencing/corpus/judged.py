"""What a corpus holds of the judgments of courts. They are read only where they are asked for."""

from __future__ import annotations

from sentencing.law.record import Record
from sentencing.law.sanction import Sanction
from sentencing.law.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Text: TypeAlias = dict[str, str]


class Judged(Record):
    """What a court imposed on one person for one offence. `acted` and `judged` are ISO dates or years, `as_of` a day
    of the law that was applied, `given` the facts of the case; `suspended` is for how long, `total` the whole sentence
    where there were other offences. `source` is a title, a date and an address; `explained` says why the sentence is
    not in the range computed, and is empty where it is."""

    id: str
    offence: str
    acted: str
    judged: str
    as_of: str
    court: Text
    docket: str
    given: dict[str, Any]
    sentence: Sanction
    suspended: Span | None
    additional: tuple[Sanction, ...]
    total: Sanction | None
    summary: Text
    source: tuple[Text, str, str]
    explained: Text


def load(row: dict[str, Any]) -> Judged:
    """A judgment as the compiled corpus has it."""
    source = row["source"]
    return Judged(
        row["id"],
        row["offence"],
        row["acted"],
        row["judged"],
        row["as_of"],
        row["court"],
        row.get("docket", ""),
        row["given"],
        Sanction.parse(row["sentence"]),
        Span.unpack(row["suspended"]) if "suspended" in row else None,
        tuple(Sanction.parse(each) for each in row.get("additional", ())),
        Sanction.parse(row["total"]) if "total" in row else None,
        row["summary"],
        (source["title"], source["date"], source.get("url", "")),
        row.get("explained", {}),
    )
