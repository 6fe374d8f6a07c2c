"""What is made when the program is built: its manual page, from the command line as it is declared."""  # noqa: INP001 - no package: the builder alone reads it

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Manual(BuildHookInterface[Any]):
    """Puts the manual page where `man` finds it."""

    folder = ""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write it, unless nothing is installed but a link to this folder."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from sentencing.commands.declared import manual

        self.folder = tempfile.mkdtemp()
        path = os.path.join(self.folder, "sentencing.1")
        with open(path, "w", encoding="ascii") as file:
            file.write(manual())
        build_data["shared_data"][path] = "share/man/man1/sentencing.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        del version, build_data, artifact_path
        if self.folder:
            shutil.rmtree(self.folder)
