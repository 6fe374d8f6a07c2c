from __future__ import annotations

from pathlib import Path

from sentencing.settings import read_settings


def test_a_quotation_mark_that_is_not_closed_is_told_in_words(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('restore = false\ntheme = "pink\n', encoding="utf-8")
    (problem,) = read_settings(str(file), "en").problems
    assert str(problem).endswith(":2:14: not TOML: a quotation mark is not closed on this line")
