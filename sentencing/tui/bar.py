"""The line at the head of a screen: where one is, and the day whose law is shown."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sentencing.report import cells


class Bar(Widget):
    """One line: a place on the left, what it is called, and on the right the day."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--place", "bar--title", "bar--aside"}

    place: reactive[str] = reactive("")
    name_shown: reactive[str] = reactive("")
    other_name: reactive[str] = reactive("")
    aside: reactive[str] = reactive("")

    def render(self) -> Content:
        """What there is room for: the title before the place, the place before the other name."""
        width = self.content_size.width
        aside = self.aside if cells.width(self.aside) + cells.width(self.name_shown) + 4 <= width else ""
        room = width - cells.width(aside) - 2 if aside else width
        parts = _fitting([("title", self.name_shown), ("place", self.place), ("aside", self.other_name)], room)
        shown = [(tone, text) for tone, text in (("place", parts.get("place", "")), ("title", parts.get("title", "")), ("aside", parts.get("aside", ""))) if text]
        left = Content("  ").join(self._toned(tone, text) for tone, text in shown)
        gap = " " * max(width - left.cell_length - cells.width(aside), 0)
        return Content.assemble(left, gap, self._toned("aside", aside))

    def _toned(self, tone: str, text: str) -> Content:
        return Content.styled(text, self.get_visual_style(f"bar--{tone}", partial=True))


def _fitting(parts: list[tuple[str, str]], room: int) -> dict[str, str]:
    """The parts for which there is room, the first at any rate, cut if need be."""
    kept: dict[str, str] = {}
    for tone, text in parts:
        size = cells.width(text) + (2 if kept else 0)
        if not kept and size > room:
            return {tone: cells.clip(text, max(room, 1))}
        if text and size <= room:
            kept[tone] = text
            room -= size
    return kept
