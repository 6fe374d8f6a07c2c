"""Places whose authority has set a figure that the law leaves to it."""

from __future__ import annotations

from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.provision import Text


class Place(Record):
    """A place, the figure that was set for it (in the smallest unit of the fact that asks for it), and where that was
    read."""

    id: str
    label: Text
    alias: tuple[str, ...]
    figure: int
    source: Text
