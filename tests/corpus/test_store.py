from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sentencing.corpus import build, cache, store
from sentencing.corpus.problem import StatuteError, UsageProblem
from sentencing.corpus.roots import default_roots, shipped
from sentencing.corpus.store import Corpus, UnknownError, UnknownOffence, open_corpus
from tests.corpus.house import DATA, REPOSITORY, copied, offence


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often something was compiled."""
    times: list[int] = []
    real = build.build

    def counting(*given: Any) -> dict[str, bytes]:
        times.append(1)
        return real(*given)

    monkeypatch.setattr(build, "build", counting)
    return times


def packed(root: Path) -> Path:
    return Path(cache.location((str(root),)))


def read_all(corpus: Corpus) -> None:
    assert corpus.offence("xx/12").elements.tiers[0].id == "base"
    assert corpus.system("xx").ladder.rank["life"] == 3
    assert corpus.article("xx/5").elements["rule"][0]["id"] == "surrender"
    assert [entry.id for entry in corpus.entries()] == ["xx/12"]
    assert [entry.id for entry in corpus.articles()] == ["xx/5", "xx/12"]
    assert corpus.systems()[0].chapters == (("ch1", {"en": "Boats"}),)
    assert corpus.find_index().docs
    assert corpus.typed("xx")["zishou"] == ["自首"]


def test_it_is_compiled_once(tmp_path: Path, compiled: list[int]) -> None:
    root = copied(tmp_path)
    for _ in range(3):
        read_all(open_corpus((str(root),)))
    assert len(compiled) == 1


@pytest.mark.parametrize("change", ["edit", "touch", "add", "remove", "rename"])
def test_any_change_of_a_source_is_noticed(tmp_path: Path, compiled: list[int], change: str) -> None:
    root = copied(tmp_path)
    open_corpus((str(root),))
    path = root / "xx" / "12.toml"
    match change:
        case "edit":
            path.write_text(path.read_text(encoding="utf-8").replace("5y..10y", "5y..11y") + "\n", encoding="utf-8")
        case "touch":
            os.utime(path, ns=(1, 1))
        case "add":
            (root / "xx" / "13.toml").write_text(offence("13"), encoding="utf-8")
        case "remove":
            (root / "xx" / "general" / "5.toml").unlink()
        case "rename":
            (root / "xx" / "general" / "5.toml").rename(root / "xx" / "general" / "6.toml")
    open_corpus((str(root),))
    assert len(compiled) == 2


@pytest.mark.parametrize("keep", [0, 1, 30, 0.3, 0.6, 0.999])
def test_a_cut_cache_is_rebuilt(tmp_path: Path, keep: float) -> None:
    root = copied(tmp_path)
    open_corpus((str(root),))
    content = packed(root).read_bytes()
    packed(root).write_bytes(content[: int(keep if keep >= 1 else keep * len(content))])
    read_all(open_corpus((str(root),)))


def test_a_changed_byte_anywhere_is_noticed(tmp_path: Path) -> None:
    root = copied(tmp_path)
    open_corpus((str(root),))
    content = packed(root).read_bytes()
    for at in range(0, len(content), len(content) // 60):
        packed(root).write_bytes(content[:at] + bytes([content[at] ^ 0x15]) + content[at + 1 :])
        read_all(open_corpus((str(root),)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"null\n",
        b"[]\n",
        b"{}\n",
        b"[" * 100_000,
        b'{"format": 1, "from": 1, "sections": 3}\n',
        b"\xff\xfe\n",
    ],
)
def test_a_cache_that_is_something_else_is_rebuilt(tmp_path: Path, content: bytes) -> None:
    root = copied(tmp_path)
    open_corpus((str(root),))
    packed(root).write_bytes(content)
    read_all(open_corpus((str(root),)))


def test_damage_found_while_reading_is_repaired(tmp_path: Path, compiled: list[int]) -> None:
    root = copied(tmp_path)
    corpus = open_corpus((str(root),))
    head, index, _ = packed(root).read_bytes().split(b"\n", 2)
    packed(root).write_bytes(b"\n".join([head, index, b"x" * 50]))
    read_all(corpus)
    packed(root).unlink()
    read_all(open_corpus((str(root),)))
    assert len(compiled) == 3


def test_it_is_written_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path)
    open_corpus((str(root),))
    before = packed(root).read_bytes()
    os.utime(root / "xx" / "12.toml", ns=(1, 1))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        open_corpus((str(root),))
    assert packed(root).read_bytes() == before
    assert not list(packed(root).parent.glob("*.tmp"))


@pytest.mark.parametrize("obstacle", ["file", "read-only", "full"])
def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, obstacle: str
) -> None:
    root = copied(tmp_path)
    home = tmp_path / "home"
    if obstacle == "file":
        home.write_text("", encoding="utf-8")
    else:
        home.mkdir(mode=0o500)
        if obstacle == "full" or os.access(home, os.W_OK):
            monkeypatch.setattr(os, "replace", _no_space)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    for _ in range(2):
        read_all(open_corpus((str(root),)))
    assert not list(home.rglob("*.tmp"))


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_nothing_is_written_when_the_law_is_wrong(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "xx" / "13.toml").write_text("x = 1", encoding="utf-8")
    with pytest.raises(StatuteError) as caught:
        open_corpus((str(root),))
    assert len(caught.value.problems) == 1
    assert not packed(root).exists()


def test_what_is_not_there(tmp_path: Path) -> None:
    corpus = open_corpus((str(copied(tmp_path)),))
    with pytest.raises(UnknownOffence, match="there is no offence 'xx/21'; did you mean xx/12"):
        corpus.offence("xx/21")
    with pytest.raises(UnknownError):
        corpus.system("zz")
    with pytest.raises(UnknownError):
        corpus.article("\x1b" * 5000)
    assert corpus.knows("xx/12")
    assert not corpus.knows("xx/13")


def test_where_the_law_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert default_roots() == (shipped(),)
    assert shipped() == str(REPOSITORY / "statutes")
    own = str(copied(tmp_path))
    assert default_roots(own) == (own, shipped())
    assert default_roots(f"only:{own}") == (own,)
    monkeypatch.setenv("SENTENCING_STATUTES", own)
    assert default_roots() == (own, shipped())
    assert default_roots(f"{own}{os.pathsep}{DATA}") == (own, str(DATA), shipped())
    with pytest.raises(UsageProblem, match="there is no folder"):
        default_roots(str(tmp_path / "none"))


def test_one_s_own_system_takes_the_place_of_another_of_its_id(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for name in ("12.toml", "general/5.toml"):
        (root / "xx" / name).unlink()
    (root / "xx" / "14.toml").write_text(offence("14"), encoding="utf-8")
    assert [each.id for each in open_corpus((str(root), str(DATA))).entries()] == ["xx/14"]
    assert [each.id for each in open_corpus((str(DATA), str(root))).entries()] == ["xx/12"]


def test_a_root_may_be_a_system_itself(tmp_path: Path) -> None:
    assert open_corpus((str(copied(tmp_path) / "xx"),)).offence("xx/12").system == "xx"


def test_a_folder_without_law(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match=r"no folder with jurisdiction\.toml"):
        open_corpus((str(tmp_path),))


def test_a_folder_of_claims_or_motions_alone_stands_beside_the_law(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    assert [each.id for each in open_corpus((str(tmp_path), str(DATA))).entries()] == ["xx/12"]
    with pytest.raises(UsageProblem, match=r"no folder with jurisdiction\.toml"):
        open_corpus((str(tmp_path),))


def test_proposals_and_hidden_files_are_not_the_law(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for name in ("motions", "claims", ".git"):
        (root / "xx" / name).mkdir()
        (root / "xx" / name / "1.toml").write_text("= not law", encoding="utf-8")
    read_all(open_corpus((str(root),)))


HEAVY = {
    "pydantic",
    "tomli",
    "tree_sitter",
    "rapidfuzz",
    "pypinyin",
    "platformdirs",
    "typing",
    "dataclasses",
    "pathlib",
}


def test_an_answer_imports_little() -> None:
    open_corpus((str(DATA),))
    code = (
        "import sys; from sentencing.corpus.store import open_corpus; from sentencing.corpus.understand import *\n"
        f"corpus = open_corpus(({str(DATA)!r},)); (name,) = resolve_offence(corpus, '12')\n"
        "resolve_facts(corpus, corpus.offence(name), ['boats=3', 'surrender', 'accessory', 'age=?'])\n"
        "print(*{module.partition('.')[0] for module in sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert not HEAVY & set(run.stdout.split())


def test_the_store_says_what_it_offers() -> None:
    assert set(store.__all__) <= set(dir(store))
