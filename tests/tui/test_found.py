"""What the palette finds, and in which order."""

from __future__ import annotations

import pytest

from sentencing.tui.palette import Offer, found


def offer(label: str, also: str = "") -> Offer:
    return Offer(label, "", lambda: None, also)


OFFERS = (
    offer("Read the law in another language", "language app.language"),
    offer("Leave", "quit app.quit"),
    offer("Put two cases side by side", "compare walk.compare"),
    offer("sentencing-light", "theme"),
    offer("Stop", "unthemed"),
)


def searched(asked: str, resembling: bool) -> list[Offer]:  # noqa: FBT001
    return [offer("resembles " + asked)] if resembling else [offer("bears " + asked)]


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        ("quit", ["Leave", "bears quit"]),
        ("compar", ["Put two cases side by side", "bears compar"]),
        ("theme", ["sentencing-light", "bears theme", "Stop"]),
        ("language", ["Read the law in another language", "bears language"]),
        ("theft", ["resembles theft"]),
    ],
)
def test_what_bears_the_word_goes_before_what_is_searched_for(asked: str, labels: list[str]) -> None:
    assert [each.label for each in found(OFFERS, searched, asked)] == labels
