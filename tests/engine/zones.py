"""Sets of sentences as the naive judge keeps them: points on rungs, told apart end by end, open ends included.

A piece is (rung, low, low_open, high, high_open) with infinities where nothing says where it ends; a zone is a set of
pieces that may overlap. `canonical` decides membership point by point, so that equal sets come out equal.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from sentencing.law.sanction import Ladder, Sanction

    Edge = int | Fraction | float

FAR = float("inf")
TERMS = ("surveillance", "detention", "prison")


class Piece(NamedTuple):
    rung: str
    low: Edge
    low_open: bool
    high: Edge
    high_open: bool

    def holds(self, step: Edge) -> bool:
        above = step > self.low or (step == self.low and not self.low_open)
        return above and (step < self.high or (step == self.high and not self.high_open))

    @property
    def empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))


Zone = frozenset[Piece]


def zone(ladder: Ladder, sanctions: Iterable[Sanction]) -> Zone:
    """The points of some sanctions, the ends that they leave open closed by the ladder's limits."""
    return solid(_piece(ladder, each) for each in sanctions)


def solid(pieces: Iterable[Piece]) -> Zone:
    """Those of the pieces that hold anything."""
    return frozenset(piece for piece in pieces if not piece.empty)


def _piece(ladder: Ladder, sanction: Sanction) -> Piece:
    limits, span = ladder.rung(sanction.rung).limits, sanction.span
    low, high, low_open, high_open = (None, None, False, False) if span is None else span[:4]
    if low is None and limits is not None:
        low, low_open = limits.low, limits.low_open
    if high is None and limits is not None and not (span and span.high_rung):
        high, high_open = limits.high, limits.high_open
    return Piece(sanction.rung, -FAR if low is None else low, low_open, FAR if high is None else high, high_open)


def lightest(ladder: Ladder, zone: Zone) -> Piece | None:
    """The one lightest point: the beginning of the first stretch (all of it, where nothing says where it begins)."""
    first = next(iter(canonical(ladder, zone)), None)
    if first is None or first.low == -FAR:
        return first
    return Piece(first.rung, first.low, False, first.low, False)


def below(ladder: Ladder, zone: Zone, limit: Piece) -> Zone:
    """What is strictly lighter than every point of a piece."""
    return frozenset(piece for piece in zone if _rank(ladder, piece) < _rank(ladder, limit)) | solid(
        _end(piece, limit.low, is_open=not limit.low_open) for piece in zone if piece.rung == limit.rung
    )


def at_most(ladder: Ladder, zone: Zone, cap: Piece) -> Zone:
    """What is no more severe than the gravest end of a piece."""
    return frozenset(piece for piece in zone if _rank(ladder, piece) < _rank(ladder, cap)) | solid(
        _end(piece, cap.high, is_open=cap.high_open) for piece in zone if piece.rung == cap.rung
    )


def at_least(ladder: Ladder, zone: Zone, floor: Piece) -> Zone:
    """What is at least as severe as the lightest end of a piece."""
    return frozenset(piece for piece in zone if _rank(ladder, piece) > _rank(ladder, floor)) | solid(
        _begin(piece, floor.low, is_open=floor.low_open) for piece in zone if piece.rung == floor.rung
    )


def without(zone: Zone, rungs: Iterable[str]) -> Zone:
    """What stands on none of these rungs."""
    gone = set(rungs)
    return frozenset(piece for piece in zone if piece.rung not in gone)


def _rank(ladder: Ladder, piece: Piece) -> int:
    return ladder.rank[piece.rung]


def _end(piece: Piece, high: Edge, *, is_open: bool) -> Piece:
    if high > piece.high or (high == piece.high and not is_open):
        return piece
    return piece._replace(high=high, high_open=is_open)


def _begin(piece: Piece, low: Edge, *, is_open: bool) -> Piece:
    if low < piece.low or (low == piece.low and not is_open):
        return piece
    return piece._replace(low=low, low_open=is_open)


def canonical(ladder: Ladder, zone: Zone) -> tuple[Piece, ...]:
    """The one way of writing a set of points: on each rung, the maximal stretches."""
    found: list[Piece] = []
    for rung in ladder.rank:
        found += _stretches(rung, [piece for piece in zone if piece.rung == rung])
    return tuple(found)


def _stretches(rung: str, pieces: list[Piece]) -> Iterable[Piece]:
    """Walks over every end and every gap between two of them; adjacent ones that are held make one stretch."""
    ends = sorted({edge for piece in pieces for edge in (piece.low, piece.high)})
    cells: list[tuple[Edge, Edge, Edge]] = [(ends[0], ends[0], ends[0])] if ends else []
    for one, other in pairwise(ends):
        cells += [(one, other, _between(one, other)), (other, other, other)]
    held = [(low, high) for low, high, inside in cells if any(piece.holds(inside) for piece in pieces)]
    run: list[tuple[Edge, Edge]] = []
    for cell in [*held, None]:
        if run and (cell is None or not _follows(run[-1], cell)):
            (low, first_high), (last_low, high) = run[0], run[-1]
            yield Piece(rung, low, low != first_high, high, last_low != high)
            run = []
        if cell is not None:
            run.append(cell)


def _follows(one: tuple[Edge, Edge], other: tuple[Edge, Edge]) -> bool:
    """Whether nothing lies between two cells: a point and the gap after it, or a gap and the point that ends it."""
    return one[1] == other[0] and (one[0] == one[1]) != (other[0] == other[1])


def _between(one: Edge, other: Edge) -> Edge:
    if one == -FAR:
        return 0 if other == FAR else other - 1
    return one + 1 if other == FAR else (one + other) / 2


def severity(ladder: Ladder, zone: Zone) -> tuple[object, ...]:
    """The gravest end, then the lightest: what makes one frame graver than another."""
    if not zone:
        return ((-1, 0, False), (-1, 0, False))
    rung = max((piece.rung for piece in zone), key=ladder.rank.__getitem__)
    gravest = max((piece.high, not piece.high_open) for piece in zone if piece.rung == rung)
    first = min((piece.rung for piece in zone), key=ladder.rank.__getitem__)
    light = min((piece.low, piece.low_open) for piece in zone if piece.rung == first)
    return ((ladder.rank[rung], *gravest), (ladder.rank[first], *light))


def longest(ladder: Ladder, zone: Zone) -> Edge:
    """The longest term in months; life and death exceed every term."""
    return max((_term(ladder, piece, piece.high) for piece in zone), default=0)


def shortest(ladder: Ladder, zone: Zone) -> Edge:
    """The shortest prison term in months; nothing, where something lighter than prison is possible."""
    kinds = [(ladder.rung(piece.rung).kind, piece) for piece in zone]
    if any(kind not in ("prison", "life", "death") for kind, _ in kinds):
        return 0
    return min((_term(ladder, piece, max(piece.low, 0)) for _, piece in kinds), default=0)


def _term(ladder: Ladder, piece: Piece, end: Edge) -> Edge:
    kind = ladder.rung(piece.rung).kind
    return FAR if kind in ("life", "death") else end if kind in TERMS else 0
