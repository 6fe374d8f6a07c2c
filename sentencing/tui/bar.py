"""The line at the head of a screen: where one is, and the day whose law is shown."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sentencing.law.record import Record
from sentencing.report import cells
from sentencing.tui.tones import QUIET, STRONG

_GAP = "  "
_TITLE = 24  # cells of a title by which one knows it


class Head(Record):
    """What a bar says: a place, what it is called, what else it is called, and on the right the day. `shorter` are
    shorter ways to name the place."""

    place: str = ""
    title: str = ""
    other: str = ""
    aside: str = ""
    shorter: tuple[str, ...] = ()


class Bar(Widget):
    """One line. Where there is little room the title stays longest."""

    head: reactive[Head] = reactive(Head())

    def render(self) -> Content:
        """The parts for which there is room."""
        head, width = fitting(self.head, self.content_size.width), self.content_size.width
        shown = [(head.place, QUIET), (head.title, STRONG), (head.other, QUIET)]
        left = Content(_GAP).join(Content.styled(text, tone) for text, tone in shown if text)
        gap = " " * max(width - left.cell_length - cells.width(head.aside), 0)
        return Content.assemble(left, gap, (head.aside, QUIET))


def fitting(head: Head, width: int) -> Head:
    """The head without what does not fit: first the other name goes, then of the place what it can do without; then the
    title is cut, as long as enough of it stands; then the rest of the place goes, and the day."""
    alone = head._replace(other="")
    shorter = [alone._replace(place=place) for place in (*head.shorter, "")]
    for kept in (head, alone, shorter[0]):
        if _length(kept) <= width:
            return kept
    room = width - _length(shorter[0]._replace(title="")) - len(_GAP)
    if shorter[0].place and room >= _TITLE:
        return shorter[0]._replace(title=cells.clip(head.title, room))
    for kept in (*shorter, *(each._replace(aside="") for each in shorter)):
        if _length(kept) <= width:
            return kept
    alone = Head(title=head.title)
    return alone if _length(alone) <= width else Head(title=cells.clip(head.title, max(width, 1)))


def _length(head: Head) -> int:
    said = [cells.width(text) for text in (head.place, head.title, head.other, head.aside) if text]
    return sum(said) + len(_GAP) * (len(said) - 1)
