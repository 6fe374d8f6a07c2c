"""Colours: nothing is told by colour alone, whoever looks at it, and none is used where none is wanted."""

from __future__ import annotations

import pytest
from textual.color import Color

from sentencing.corpus.store import Corpus
from sentencing.tui import themes
from sentencing.tui.ruler import PATTERNS
from tests.tui.house import opened, press, text

# How eyes without one kind of cone see linear light (Machado and others 2009, severity 1.0).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TEXT, LARGE = 4.5, 1.7  # contrasts (WCAG) that text needs, and that something faint still has


def seen(colour: str, eye: str) -> tuple[float, ...]:
    """Linear light as an eye sees it."""
    light = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    ]
    return tuple(
        min(max(sum(weight * part for weight, part in zip(row, light, strict=True)), 0), 1) for row in EYES[eye]
    )


def contrast(one: str, other: str, eye: str) -> float:
    bright = sorted(
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), seen(each, eye), strict=True)) for each in (one, other)
    )
    return (bright[1] + 0.05) / (bright[0] + 0.05)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_every_text_is_read_by_every_eye(theme: object, eye: str) -> None:
    colours = {**theme.variables, **{name: getattr(theme, name) for name in ("foreground", "accent", "error")}}  # type: ignore[attr-defined]
    for ground in (theme.background, theme.panel):  # type: ignore[attr-defined]
        for name, least in {"foreground": TEXT, "accent": TEXT, "error": TEXT, "quiet": TEXT, "faint": LARGE}.items():
            assert contrast(colours[name], ground, eye) >= least, (name, ground, eye)
    cursor = colours["block-cursor-background"]
    assert contrast(colours["block-cursor-foreground"], cursor, eye) >= TEXT


def test_bands_differ_without_any_colour() -> None:
    assert len(set(PATTERNS.values())) == len(PATTERNS)


async def test_without_colour_the_bands_are_told_apart(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(corpus) as pilot:
        assert pilot.app.no_color
        await press(pilot, "4", "down", "down", "question_mark")
        ruler = pilot.app.screen.query_one("RulerView")
        drawn = text(pilot).split("\n")[ruler.region.y : ruler.region.bottom]
        assert any(PATTERNS["frame"] in line for line in drawn)
        strips = pilot.app.screen._compositor.render_strips()
        from textual.color import TRANSPARENT

        for strip in strips:
            for name in ("color", "bgcolor"):
                for segment in strip.apply_filter(pilot.app._filters[-1], TRANSPARENT):
                    colour = getattr(segment.style, name, None)
                    if colour is not None and not colour.is_default:
                        red, green, blue = colour.get_truecolor()
                        assert max(red, green, blue) - min(red, green, blue) <= 1, (segment.text, colour)
