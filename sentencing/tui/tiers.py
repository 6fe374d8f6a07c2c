"""The tiers of an offence on one scale: a band for each, what it says and under which condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from sentencing.tui.preview import Drawn, Shown
from sentencing.tui.prose import wrap
from sentencing.tui.ruler import axis, bar, labels

_WIDEST = 84
_LEAST = 24


class Tiers(Widget):
    """Small rulers, the lightest tier first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tiers--label", "tiers--axis", "tiers--frame", "tiers--text", "tiers--condition"}

    shown: reactive[Shown | None] = reactive(None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes at that width."""
        del container, viewport
        return len(_lines(self.shown, width, None))

    def render(self) -> Content:
        """The rulers at the width that the widget has."""
        tones = {name.partition("--")[2]: self.get_visual_style(name, partial=True) for name in self.COMPONENT_CLASSES}
        return Content("\n").join(_lines(self.shown, self.content_size.width, tones))


def _lines(shown: Shown | None, width: int, tones: Mapping[str, Style] | None) -> list[Content]:
    if shown is None or shown.scale is None or width < _LEAST:
        return []
    tones = tones or dict.fromkeys(("label", "axis", "frame", "text", "condition"), Style.null())
    width = min(width, _WIDEST)
    measured = shown.scale.measured(width)
    rows = {row.band: row for row in measured.rows}
    lines = [Content.styled(labels(shown.scale, measured), tones["label"]), Content.styled(axis(measured), tones["axis"])]
    every = dict.fromkeys(rows, tones["frame"])
    for tier in shown.tiers:
        lines.append(bar(rows[tier.band], every, solid=True))
        lines += _said(tier, width, tones)
    return lines[:-1]


def _said(tier: Drawn, width: int, tones: Mapping[str, Style]) -> Iterator[Content]:
    yield from (Content.styled(line, tones["text"]) for line in wrap(tier.text, width))
    yield from (Content.styled(line, tones["condition"]) for line in wrap(tier.condition, width))
    yield Content("")
