"""Where a user's own things are kept: the settings, saved cases, copies of official texts, sessions, reports."""

from __future__ import annotations

import os
import sys

_NAME = "sentencing"
CONFIG = "SENTENCING_CONFIG"  # the environment's word for the file of settings
OWN = "SENTENCING_FOLDER"  # the environment's word for one folder in which all of it is kept, as for a visitor
TEXTS = "SENTENCING_TEXTS"  # and for the folder of official texts


def settings_file() -> str:
    """The file of settings; there need not be one."""
    given = os.environ.get(CONFIG)
    if given:
        return given
    from platformdirs import user_config_dir

    return os.path.join(_own("config") or user_config_dir(_NAME), "config.toml")


def cases_folder() -> str:
    """The folder of the cases that the app saves."""
    from platformdirs import user_data_dir

    return os.path.join(_own("data") or user_data_dir(_NAME), "cases")


def practice_file() -> str:
    """The file of the hypotheticals that were answered wrongly."""
    from platformdirs import user_state_dir

    return os.path.join(_own("state") or user_state_dir(_NAME), "practice.json")


def sessions_folder() -> str:
    """The folder in which the app keeps what was last on its screens."""
    from platformdirs import user_state_dir

    return os.path.join(_own("state") or user_state_dir(_NAME), "sessions")


def reports_folder() -> str:
    """The folder of the reports that the app writes when something in it breaks."""
    from platformdirs import user_state_dir

    return os.path.join(_own("state") or user_state_dir(_NAME), "reports")


def texts_folder() -> str:
    """The folder of official texts; there need not be one. Where the answer is one rule of the desktop standard it is
    not worth an import: a page that is shown asks for it."""
    if given := os.environ.get(TEXTS, ""):
        return os.path.abspath(given)
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        home = os.environ.get("XDG_DATA_HOME", "")
        base = home if os.path.isabs(home) else os.path.expanduser("~/.local/share")
        return os.path.join(base, _NAME, "texts")
    from platformdirs import user_data_dir

    return os.path.join(user_data_dir(_NAME), "texts")


def _own(kind: str) -> str:
    """The folder of that kind where the environment names one for everything; else empty."""
    given = os.environ.get(OWN)
    return os.path.join(given, kind) if given else ""


def short(path: str) -> str:
    """A path as it is said: with ~ for the user's own folder."""
    home = os.path.expanduser("~").rstrip(os.sep)
    return f"~{path[len(home) :]}" if home and path.startswith(home + os.sep) else path
