"""The picture in the README shows the app as it is."""

from __future__ import annotations

from tests import shipped
from tests.test_readme import README
from tests.tui.picture import FILE, drawn, words


async def test_it_says_what_the_app_says() -> None:
    """Draw it anew with `python -m tests.tui.picture` if this fails."""
    assert "tests/tui/walk.svg" in README
    assert words(FILE.read_text(encoding="utf-8")) == words(await drawn(shipped.law()))
