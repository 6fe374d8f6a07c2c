"""A card: one answer that can be read at a glance, cited and checked, in one language.

Whatever makes one (an offence, an assessment, a claim, a motion) fills in these records; `card_text`, `card_page` and
`card_data` render them. Everything is plain text, never markup: who renders it escapes it.
"""

from __future__ import annotations

from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.report.ruler import ruler
from sentencing.report.text import tick_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from sentencing.law.band import Band
    from sentencing.law.sanction import Ladder
    from sentencing.report.quotes import Quote
    from sentencing.report.ruler import Row
    from sentencing.report.telling import Telling

WIDTHS = (78, 58, 40)  # columns of a drawing: of a page, of a terminal, and of a narrow page
_LONGEST = 44  # cells of what a row is called


class Line(Record):
    """A row of the small table, or something to expect: what it is about, what is said, and where the law says so."""

    label: str
    said: str
    cite: str = ""


class Dates(Record):
    """The days that a card speaks of, ISO, empty where there is none. `as_of`: the day whose law it is; `since` and
    `until`: the first and the last day on which that law stands; `changed`: when the law of the offence last changed
    after the first; `text_as_of`: of the text that the figures come from;
    `checked`: when they were compared with it; `today`: when the card was made."""

    as_of: str = ""
    since: str = ""
    until: str = ""
    text_as_of: str = ""
    checked: str = ""
    today: str = ""
    changed: str = ""


class Drawing(Record):
    """A ruler of `width` columns, measured and named: ticks with their columns and labels, rows with their names. A row
    that `differs` from the one above is drawn in full, the others thin."""

    width: int
    ticks: tuple[tuple[int, str], ...]
    rows: tuple[tuple[str, Row], ...]


class Stretch(Record):
    """A band by what it is called, and in few words."""

    name: str
    said: str
    band: Band


class CardRuler(Record):
    """Bands, and how they are drawn: the widest drawing first. `solid`: each row stands for itself (frames of tiers),
    not for what the court adds to the one above."""

    ladder: Ladder
    stretches: tuple[Stretch, ...]
    drawings: tuple[Drawing, ...]
    solid: bool = False


class Card(Record):
    """What a card says. Only `id`, `kind`, `language` and `sentence` must be given.

    `kind`: offence, assessment, claim, motion or text. `tag`: the tag line, what it is about; `place`: where that
    stands; `asked`: the facts or the wording that were asked about; `verdict`: a verdict in a word or two, above the
    sentence; `sentence`: the range or verdict, in one sentence that is read aloud; `more`: what must be said with it.
    `citations` and `links` (a title and an address each) say where to read it, `csl` the same for other programs.
    `assumptions`: what it rests on; `expect`: what will be asked, or follows. `tool`: what made it.
    """

    id: str
    kind: str
    language: str
    sentence: str
    tag: str = ""
    place: str = ""
    asked: tuple[str, ...] = ()
    verdict: str = ""
    more: tuple[str, ...] = ()
    table: tuple[Line, ...] = ()
    expect: tuple[Line, ...] = ()
    assumptions: tuple[Line, ...] = ()
    quotes: tuple[Quote, ...] = ()
    citations: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    csl: tuple[Mapping[str, Any], ...] = ()
    dates: Dates = Dates()
    ruler: CardRuler | None = None
    tool: Mapping[str, str] = {}


def card_ruler(
    telling: Telling,
    bands: Mapping[str, Band],
    names: Mapping[str, str],
    others: Iterable[Band] = (),
    *,
    solid: bool = False,
) -> CardRuler | None:
    """A ruler of some bands by a key, `names` saying what each is called; None where they are all empty. The ends of
    `others` are marked where there is room. `solid`: each band stands for itself."""
    held = {key: band for key, band in bands.items() if band}
    if not held:
        return None
    called = {key: cells.clip(names[key], _LONGEST) for key in held}
    marked = tuple(others)
    drawings = tuple(_drawing(telling, held, marked, width, called, solid=solid) for width in WIDTHS)
    stretches = tuple(Stretch(names[key], telling.speech.brief(band), band) for key, band in held.items())
    return CardRuler(telling.ladder, stretches, drawings, solid)


def _drawing(
    telling: Telling,
    held: Mapping[str, Band],
    others: tuple[Band, ...],
    width: int,
    called: Mapping[str, str],
    *,
    solid: bool,
) -> Drawing:
    def label_width(tick: Any) -> int:
        return cells.width(tick_name(telling, tick))

    measured = ruler(telling.ladder, held, width, label_width, others)
    ticks = tuple((tick.column, tick_name(telling, tick)) for tick in measured.ticks)
    rows = tuple((called[row.band], row) for row in measured.rows if solid or row.differs)
    return Drawing(measured.width, ticks, rows)
