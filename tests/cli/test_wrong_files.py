"""Whatever is wrong with a statute file, a folder of law or the cache: one clear line, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from sentencing.corpus import cache
from sentencing.corpus.document import LARGEST_FILE
from tests.cli.asking import EXLAND, ROOT, ask, refused, run

# Each says in its first line what is wrong with it: LINE:COLUMN: words. What stands before `--` is the file that it
# takes the place of.
WRONG = sorted((ROOT / "tests" / "data" / "wrong").glob("*.toml"))


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A folder with a small system of law."""
    shutil.copytree(EXLAND, tmp_path / "law" / "xx")
    return tmp_path / "law"


# Statute files.


def _spoilt(law: Path, wrong: Path) -> tuple[Path, str]:
    """A wrong file in its place, and what is to be said of it."""
    content = wrong.read_bytes()
    name, dashes, _ = wrong.stem.partition("--")
    file = law / "xx" / f"{name if dashes else '13'}.toml"
    file.write_bytes(content)
    return file, content.split(b"\n", 1)[0].decode().removeprefix("# ")


def test_there_is_something_wrong() -> None:
    assert len(WRONG) > 50


@pytest.mark.parametrize("wrong", WRONG, ids=lambda path: path.stem)
def test_a_wrong_file_is_one_line_at_its_place(law: Path, wrong: Path) -> None:
    file, expected = _spoilt(law, wrong)
    assert refused(*ask(law)).startswith(f"{file}:{expected}")


@pytest.mark.parametrize("wrong", WRONG, ids=lambda path: path.stem)
def test_check_finds_it_too(law: Path, wrong: Path) -> None:
    file, expected = _spoilt(law, wrong)
    done = run("check", str(file), "--statutes", f"only:{law}")
    assert (done.code, done.err) == (1, "1 finding.\n")
    assert done.out.startswith(f"{file}:{expected}")
    assert done.out.count("\n") == 1


def test_a_huge_file(law: Path) -> None:
    file = law / "xx" / "13.toml"
    with file.open("wb") as huge:
        huge.truncate(120_000_000)
    assert refused(*ask(law)) == f"{file}:1:1: it is larger than {LARGEST_FILE // 10**6} MB, and no statute file is"


def _links(law: Path) -> None:
    (law / "xx" / "13.toml").symlink_to("13.toml")
    (law / "xx" / "14.toml").symlink_to(law / "nowhere")
    (law / "xx" / "15.toml").mkdir()
    (law / "loop").symlink_to("loop")
    os.mkfifo(law / "xx" / "16.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_what_is_no_file_is_passed_by(law: Path) -> None:
    _links(law)
    assert run(*ask(law)).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a device")
def test_a_file_without_end(law: Path) -> None:
    (law / "xx" / "wording.toml").unlink()
    (law / "xx" / "wording.toml").symlink_to("/dev/zero")  # no regular file: passed by, and never read to its end
    assert run(*ask(law)).code == 0


@pytest.mark.parametrize("name", ["A B", "13\n14", "\u202e13", "\udcff", "13.1", "Ü"])
def test_a_file_with_a_strange_name(law: Path, name: str) -> None:
    try:
        (law / "xx" / f"{name}.toml").write_text("", encoding="utf-8")
    except OSError:
        pytest.skip("no such name on this file system")
    assert "cannot name a file" in refused(*ask(law))


def test_markup_in_a_statute_is_text(law: Path) -> None:
    file = law / "xx" / "12.toml"
    text = file.read_text(encoding="utf-8").replace("Taking a boat", "[bold]Taking[/x] {a} %s boat")
    file.write_text(text, encoding="utf-8")
    for words in (ask(law), ("show", *ask(law)[1:]), ("find", "boat", *ask(law)[2:]), ("list", *ask(law)[2:])):
        done = run(*words)
        assert (done.code, done.err) == (0, "")
        assert "[bold]Taking[/x] {a} %s boat" in " ".join(done.out.split())


def test_two_mistakes_are_two_lines(law: Path) -> None:
    (law / "xx" / "13.toml").write_text("[[tier]]\nid = 1\ncite = 2\nprincipal = []\n", encoding="utf-8")
    done = run(*ask(law))
    assert (done.code, done.out) == (2, "")
    assert [line.split(" ")[0] for line in done.err.splitlines()] == [
        f"{law / 'xx' / '13.toml'}:2:6:",
        f"{law / 'xx' / '13.toml'}:3:8:",
    ]


# Folders of law.


@pytest.mark.parametrize(
    "named", ["{tmp}/none", "{tmp}/file", "{tmp}/empty", "only:{tmp}/empty", "only:", "", "\udcff"]
)
@pytest.mark.parametrize("how", ["option", "variable"])
def test_a_folder_that_holds_no_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, how: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    folder = named.format(tmp=tmp_path)
    if how == "option":
        assert "folder" in refused("range", "cn/240", "--statutes", folder)
    elif folder:  # a variable that is empty is as good as unset
        monkeypatch.setenv("SENTENCING_STATUTES", folder)
        assert "folder" in refused("range", "cn/240")


@pytest.mark.parametrize("command", ["check", "verify"])
@pytest.mark.parametrize("path", ["none", "note.txt", "empty", "/dev/null"])
def test_a_path_without_a_statute_file(tmp_path: Path, command: str, path: str) -> None:
    (tmp_path / "note.txt").write_text("", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    texts = ("--texts", str(tmp_path)) if command == "verify" else ()
    refused(command, str(tmp_path / path), *texts)


# The cache.


def _flip(path: Path) -> None:
    content = path.read_bytes()
    for at in range(40, len(content), len(content) // 7):
        content = content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
    path.write_bytes(content)


def _replace_with_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").touch()


DAMAGES = {
    "flipped bits": _flip,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-500]),
    "cut to its head": lambda path: path.write_bytes(path.read_bytes()[:30]),
    "empty": lambda path: path.write_bytes(b""),
    "zeroes": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "something else": lambda path: path.write_text('{"format": 1}\n{}\n', encoding="utf-8"),
    "a folder in its place": _replace_with_folder,
    "gone": Path.unlink,
    "not for us": lambda path: path.chmod(0),
}


@pytest.fixture
def cached(law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache file of the small system."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    run(*ask(law))
    found = Path(cache.location((str(law),)))
    assert found.is_file()
    return found


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_changes_nothing(law: Path, cached: Path, damage: str) -> None:
    before = run(*ask(law))
    DAMAGES[damage](cached)
    assert run(*ask(law)) == before
    assert run(*ask(law), "--json").code == 0


@pytest.mark.parametrize("where", ["a file", "a folder that is not there", "nowhere", "read only"])
def test_a_cache_that_cannot_be_kept(law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    before = run(*ask(law))
    home = tmp_path / "home"
    match where:
        case "a file":
            home.touch()
        case "read only":
            home.mkdir(mode=0o500)
        case "nowhere":
            home = Path("/dev/null/cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    assert run(*ask(law)) == before
