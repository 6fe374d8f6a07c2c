"""An article that was repealed says so, and nothing in its file outlasts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.store import open_corpus
from tests.corpus.house import SOURCE, problems, with_files

ARTICLE = '[article]\narticle = "14"\ntitle = { en = "About 14" }\nuntil = 2015-10-31\n'
TIER = '[[tier]]\nid = "worst"\ncite = "14(1)"\nof = "xx/12"\nprincipal = ["life"]\nwhen = "several"\n'


def law(folder: Path, more: str) -> Path:
    return with_files(folder, n14=ARTICLE + SOURCE + TIER.replace("several", "xx/12:several") + more)


def test_what_ends_with_it(tmp_path: Path) -> None:
    root = law(tmp_path, "until = 2015-10-31\n")
    assert problems(root) == []
    article = open_corpus((str(root),)).article("xx/14")
    assert article.until == "2015-10-31"
    assert list(article.bears_on) == ["xx/12"]


@pytest.mark.parametrize("more", ["", "until = 2015-11-01\n"])
def test_what_outlasts_it(tmp_path: Path, more: str) -> None:
    (found,) = problems(law(tmp_path, more))
    assert "the article was repealed after 2015-10-31: this tier ends with it at the latest" in found
    assert found.startswith("14.toml:")
    if more:
        assert found.startswith("14.toml:14:9: tier.worst.until: ")


def test_only_a_day_is_its_last(tmp_path: Path) -> None:
    (found,) = problems(with_files(tmp_path, n14=ARTICLE.replace("2015-10-31", '"soon"')))
    assert "until" in found
