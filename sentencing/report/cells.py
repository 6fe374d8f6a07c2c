"""Text in the cells of a terminal: how wide it is, where it may be broken, how it is padded.

An East Asian character takes two cells. Lines break between words, and between any two wide characters, not between
a letter and a digit; no line begins with closing punctuation or ends with opening punctuation (Unicode's classes tell
which is which).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CLOSING = ("Pe", "Pf", "Po")
_OPENING = ("Ps", "Pi")
_ZERO = ("Mn", "Me", "Cf")


def width(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if text.isascii() else sum([_CELLS[each] for each in text])


def pad(text: str, cells: int) -> str:
    """The text with spaces after it until it takes so many cells."""
    return text + " " * (cells - width(text))


def right(text: str, cells: int) -> str:
    """The text with spaces before it until it takes so many cells."""
    return " " * (cells - width(text)) + text


def wrap(text: str, cells: int, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of at most so many cells; `first` stands before the first of them, `rest` (or as many spaces) before the
    others. A word that is wider than a line is cut."""
    rest = " " * width(first) if rest is None else rest
    if width(first) + width(text) <= cells:
        return [(first + text).rstrip()]
    lines: list[str] = []
    line, taken = first, width(first)
    begun = False
    for word in _words(text, max(cells - max(width(first), width(rest)), 2)):
        wide = width(word)
        if begun and taken + wide - (len(word) - len(word.rstrip())) > cells:
            lines.append(line.rstrip())
            line, taken, begun = rest, width(rest), False
        kept = word if begun else word.lstrip()
        line += kept
        taken += wide - (len(word) - len(kept))
        begun = True
    return [*lines, line.rstrip()]


def clip(text: str, cells: int) -> str:
    """The text, cut and marked with an ellipsis if it takes more cells than that."""
    if width(text) <= cells:
        return text
    kept = ""
    for each in text:
        if width(kept + each) >= cells:
            break
        kept += each
    return kept.rstrip() + "…"


def columns(
    rows: Iterable[tuple[str, ...]], cells: int, *, indent: str = "  ", widest: tuple[int, ...] = ()
) -> list[str]:
    """Rows of texts set in columns, the last of which is wrapped. `widest` limits the others, in cells."""
    rows = list(rows)
    sizes = [_size(rows, index, widest) for index in range(len(rows[0]) - 1)] if rows else []
    lines: list[str] = []
    for row in rows:
        lines += _row(row, sizes, cells, indent)
    return lines


def _size(rows: list[tuple[str, ...]], index: int, widest: tuple[int, ...]) -> int:
    size = max(width(row[index]) for row in rows)
    return min(size, widest[index]) if index < len(widest) else size


def _row(row: tuple[str, ...], sizes: list[int], cells: int, indent: str) -> Iterator[str]:
    """One row: a text too long for its column runs on over several lines, and so does the last."""
    at = width(indent) + sum(size + 2 for size in sizes)
    parts = [wrap(text, size) for text, size in zip(row, sizes, strict=False)]
    parts.append(wrap(row[-1], cells - at))
    for index in range(max(map(len, parts))):
        line = [part[index] if index < len(part) else "" for part in parts]
        padded = [pad(text, size) for text, size in zip(line, sizes, strict=False)]
        yield (indent + "  ".join([*padded, line[-1]])).rstrip()


class _Widths(dict[str, int]):
    """How many cells each character takes, found out once."""

    def __missing__(self, each: str) -> int:
        from unicodedata import category, east_asian_width  # a large module: only where there is more than ASCII

        wide = east_asian_width(each) in "WF"
        self[each] = cells = 2 if wide else 0 if category(each) in _ZERO else 1
        return cells


_CELLS = _Widths()


def _words(text: str, cells: int) -> Iterator[str]:
    """Pieces between which a line may be broken, none wider than a line; each with the space before it."""
    space = ""
    for word in text.split(" "):
        for piece in (word,) if word.isascii() else _pieces(word):
            yield from _cut(space + piece, cells)
            space = ""
        space += " "


def _pieces(word: str) -> Iterator[str]:
    """The parts of a word with wide characters in it."""
    from unicodedata import category

    held = ""
    for each in word:
        apart = held and (_CELLS[each] == 2 or _CELLS[held[-1]] == 2) and not _counted(held[-1], each)
        if apart and category(each) not in _CLOSING and category(held[-1]) not in _OPENING:
            yield held
            held = ""
        held += each
    yield held


def _counted(one: str, other: str) -> bool:
    """Whether one of two characters is a digit and the other a letter: a number and what it counts."""
    return (one.isdecimal() and other.isalpha()) or (one.isalpha() and other.isdecimal())


def _cut(piece: str, cells: int) -> Iterator[str]:
    """A piece, in parts if it is wider than a line; after a hyphen, if one is near the end."""
    while width(piece.lstrip()) > cells:
        kept, taken = "", 0
        for each in piece.lstrip():
            taken += _CELLS[each]
            if taken > cells:
                break
            kept += each
        hyphen = kept.rfind("-") + 1
        kept = kept[:hyphen] if 2 * hyphen > len(kept) else kept  # an id breaks where its words do
        yield kept
        piece = piece.lstrip()[len(kept) :]
    yield piece
