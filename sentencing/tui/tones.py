"""The few ways in which text is set. Each is a style that Textual looks up in the theme when it draws."""

from __future__ import annotations

PLAIN = ""
STRONG = "bold"
HEADING = "$accent"
ACCENT = "$accent"
KEY = "bold $accent"
QUIET = "$quiet"
FAINT = "$faint"
WARNING = "bold $error"
