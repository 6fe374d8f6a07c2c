"""What `check` finds in an offence that only sometimes is punished as another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.corpus.roots import system_folders
from sentencing.corpus.sources import read_systems
from sentencing.corpus.store import open_corpus
from sentencing.review.check import check
from tests.corpus.conftest import cache_home
from tests.corpus.house import circumstance, offence, problems, with_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["cache_home"]

TWO = '[[tier]]\nid = "base"\ncite = "1(1)"\nprincipal = ["prison 1y..5y"]\n'
UNREACHED = '[[tier]]\nid = "never"\ncite = "1(1)"\nwhen = "bad"\nprincipal = ["prison 5y..9y"]\n'
PUNISHED = '[[reference]]\nid = "as-two"\ncite = "1(1)"\npunish = "xx/2"\n'


def found(folder: Path, one: str) -> list[str]:
    """The findings in xx/1, apart from examples that are wanted."""
    root = with_files(folder, n1=offence("1", one), n2=offence("2"))
    within = str(root / "xx" / "1.toml")
    law = open_corpus((str(root),))
    said = [each.what for each in check(law, read_systems(system_folders((str(root),))), "2026-01-01", within)]
    return [each for each in said if "example" not in each and "fingerprint" not in each]


def test_its_own_tiers_are_looked_at_where_it_is_not(tmp_path: Path) -> None:
    own = TWO + UNREACHED + PUNISHED + 'when = "bad"\n' + circumstance("bad")
    assert any("no answers make this tier apply" in each for each in found(tmp_path, own))


def test_own_tiers_that_apply_otherwise_are_in_order(tmp_path: Path) -> None:
    own = TWO + UNREACHED + PUNISHED + 'when = "worse"\n' + circumstance("bad") + circumstance("worse")
    assert found(tmp_path, own) == []


def test_a_borrowed_punishment_sets_no_facts(tmp_path: Path) -> None:
    one = offence("1", PUNISHED + "with = { bad = true }\n")
    said = problems(with_files(tmp_path, n1=one, n2=offence("2", circumstance("bad"))))
    assert any("`punish` asks about the facts of both" in each for each in said)
