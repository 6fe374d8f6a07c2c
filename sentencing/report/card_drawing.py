"""A card's ruler as SVG: the ladder of sanctions on one line, and the bands on it. Every colour is the page's."""

from __future__ import annotations

from sentencing.report.safe import markup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.report.card import CardRuler, Drawing
    from sentencing.report.ruler import Run

_UNIT = 10  # of a column
_MARGIN = 4  # on either side
_AXIS = 34  # how far down the line of the ladder is
_ROW, _BAR = 46, 18  # from one row to the next; how high a bar is
_NAME = 15  # from a row's top down to its name
_CORNER = 3


def ruler_svg(ruler: CardRuler, prefix: str) -> str:
    """The ruler for a page and, narrower, for a phone: the page shows one of them. `prefix` keeps apart the names that
    several drawings in one page give to their patterns."""
    said = markup("; ".join(f"{each.name}: {each.said}" for each in ruler.stretches))
    pages = (("wide", ruler.drawings[0]), ("narrow", ruler.drawings[-1]))
    return "".join(_svg(each, f"{prefix}-{kind}", said, kind, solid=ruler.solid) for kind, each in pages)


def _svg(drawing: Drawing, prefix: str, said: str, kind: str, *, solid: bool) -> str:
    width = drawing.width * _UNIT + 2 * _MARGIN
    height = _AXIS + _ROW * len(drawing.rows) + 8
    parts = [*_patterns(prefix), *_ladder(drawing, height), *_rows(drawing, prefix, solid=solid)]
    opening = f'<svg class="drawing {kind}" viewBox="0 0 {width} {height}" role="img" aria-label="{said}">'
    return f"{opening}{''.join(parts)}</svg>"


def _patterns(prefix: str) -> Iterator[str]:
    """Bands differ by pattern as well as by shade."""
    yield "<defs>"
    for band, size, drawn in (
        ("shall", 6, '<rect width="6" height="6" class="ground"/><path d="M0 3H6" class="line thick"/>'),
        ("may", 7, '<rect width="7" height="7" class="ground"/><path d="M-1 8L8 -1" class="line"/>'),
        ("open", 8, '<circle cx="2" cy="2" r="1.2" class="dot"/><circle cx="6" cy="6" r="1.2" class="dot"/>'),
    ):
        yield f'<pattern id="{prefix}-{band}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
        yield f"{drawn}</pattern>"
    yield "</defs>"


def _x(column: int) -> int:
    return _MARGIN + column * _UNIT


def _ladder(drawing: Drawing, height: int) -> Iterator[str]:
    last = _x(drawing.width)
    yield f'<path class="axis" d="M{_MARGIN} {_AXIS}H{last}"/>'
    for column, label in drawing.ticks:
        yield f'<path class="tick" d="M{_x(column)} {_AXIS - 5}V{height}"/>'
        yield f'<text class="label" x="{_x(column)}" y="{_AXIS - 13}">{markup(label)}</text>'


def _rows(drawing: Drawing, prefix: str, *, solid: bool) -> Iterator[str]:
    marked = frozenset(column for column, _ in drawing.ticks)
    for index, (name, row) in enumerate(drawing.rows):
        top = _AXIS + _ROW * index
        yield f'<text class="name" x="{_MARGIN}" y="{top + _NAME + 2}">{markup(name)}</text>'
        for run in _joined(row.runs) if solid else row.runs:
            yield _bar(run, top + _NAME + 9, prefix, marked, solid=solid)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The stretches without regard to what else holds them."""
    held: Run | None = None
    for run in runs:
        if held and held.last + 1 == run.first:
            held = held._replace(last=run.last)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _bar(run: Run, top: int, prefix: str, marked: frozenset[int], *, solid: bool) -> str:
    """A stretch, from its first column to the tick on which it ends, or to the end of its last column."""
    left = _x(run.first)
    right = _x(run.last if run.last in marked and run.last > run.first else run.last + 1)
    fill = 'class="bar"' if solid or run.origin == "frame" else f'class="bar of" fill="url(#{prefix}-{run.origin})"'
    return f'<rect {fill} x="{left}" y="{top}" width="{right - left}" height="{_BAR}" rx="{_CORNER}"/>'
