"""How a list and what explains its cursor share the lines of their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

    from sentencing.tui.prose import Prose
    from sentencing.tui.rows import Rows


def share(column: Widget, listed: Rows, said: Prose) -> None:
    """Give the text what it takes beyond its own share, as far as the list leaves lines of the column empty."""
    before = said.styles.min_height
    if not column.content_size or (before is None and said.whole):
        return
    others = sum(each.outer_size.height + each.styles.margin.height for each in column.displayed_children)
    others -= listed.outer_size.height + said.outer_size.height + said.styles.margin.height
    free = column.content_size.height - others - listed.takes
    least = min(said.takes + said.gutter.height, free)
    said.styles.min_height = max(least, 0) or None
