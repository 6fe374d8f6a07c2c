"""Copying: by the system's own clipboard where there is one, else by asking the terminal (OSC 52)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_PATIENCE = 2  # seconds


def copied(text: str) -> bool:
    """Put a text on the system's clipboard; False where there is none, or it did not take it."""
    return any(shutil.which(command[0]) and _took(command, text) for command in _commands())


def _commands() -> list[list[str]]:
    """What copies on this system, in the order in which it is tried."""
    if sys.platform == "darwin":
        return [["pbcopy"]]
    if sys.platform == "win32":
        return [["clip.exe"]]
    found = []
    if os.environ.get("WAYLAND_DISPLAY"):
        found.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        found += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    if os.environ.get("WSL_DISTRO_NAME"):
        found.append(["clip.exe"])
    return found


def _took(command: list[str], text: str) -> bool:
    """Whether a command took the text. What it prints is let go: it may live on as the clipboard's owner."""
    # Windows' own reads its script only in this encoding.
    content = text.encode("utf-16-le" if command[0] == "clip.exe" else "utf-8", errors="replace")
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603 - the commands above, none of them typed by anyone
            command, input=content, stdout=quiet, stderr=quiet, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
