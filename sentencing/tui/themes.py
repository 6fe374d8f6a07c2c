"""The app's two themes: ink on paper, and paper on ink; one accent colour in each."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="sentencing-dark",
    primary="#E3B268",
    secondary="#8FA3B5",
    accent="#E3B268",
    warning="#E3B268",
    error="#E58A74",
    success="#A9C08F",
    foreground="#DCD9D2",
    background="#14171B",
    surface="#14171B",
    panel="#1E2226",
    dark=True,
    variables={
        "quiet": "#939A9F",
        "faint": "#6B747C",
        "block-cursor-background": "#37434F",
        "block-cursor-foreground": "#F4F1EA",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#272D33",
        "block-cursor-blurred-foreground": "#DCD9D2",
        "block-hover-background": "#1E2226",
        "footer-key-foreground": "#E3B268",
        "scrollbar": "#2B323A",
        "scrollbar-hover": "#3A434C",
        "scrollbar-active": "#E3B268",
        "scrollbar-background": "#14171B",
        "scrollbar-background-hover": "#14171B",
        "scrollbar-background-active": "#14171B",
        "scrollbar-corner-color": "#14171B",
    },
)

LIGHT = Theme(
    name="sentencing-light",
    primary="#8F4E06",
    secondary="#4A5F73",
    accent="#8F4E06",
    warning="#8F4E06",
    error="#A3291B",
    success="#3F6B2A",
    foreground="#24272B",
    background="#FAF8F3",
    surface="#FAF8F3",
    panel="#F0ECE3",
    dark=False,
    variables={
        "quiet": "#62686E",
        "faint": "#8C8A82",
        "block-cursor-background": "#E0D6C1",
        "block-cursor-foreground": "#15181B",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#F0ECE3",
        "block-cursor-blurred-foreground": "#24272B",
        "block-hover-background": "#F0ECE3",
        "footer-key-foreground": "#8F4E06",
        "scrollbar": "#DDD6C7",
        "scrollbar-hover": "#C9C1B0",
        "scrollbar-active": "#8F4E06",
        "scrollbar-background": "#FAF8F3",
        "scrollbar-background-hover": "#FAF8F3",
        "scrollbar-background-active": "#FAF8F3",
        "scrollbar-corner-color": "#FAF8F3",
    },
)

THEMES = (DARK, LIGHT)
# What `t` goes through: the app's own two, then the colours of the terminal itself.
ROUND = (DARK.name, LIGHT.name, "ansi-dark", "ansi-light")
# Variables that other themes do not set.
DEFAULTS = {"quiet": "ansi_default", "faint": "ansi_bright_black"}


def after(theme: str) -> str:
    """The theme that comes after this one."""
    return ROUND[(ROUND.index(theme) + 1) % len(ROUND)] if theme in ROUND else ROUND[0]
