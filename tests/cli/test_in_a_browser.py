"""Cards and stages in a real browser: drawn, printed, and kept in step. Skipped where the machine has none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import PROGRAM, Browser, browser
from tests.cli.asking import run

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium")

PACK = """
title = "An evening"
[[card]]
offence = "cn/240"
[[card]]
offence = "cn/240"
given = ["victims=3", "surrender"]
[[card]]
key = 9
text = "We are back at nine.<script>window.hit = 1</script>"
"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser")) as made:
        yield made


@pytest.mark.parametrize(
    "asked",
    [
        "cn/240",
        "cn/240 victims=3 surrender",
        "cn/160",
        "cn/347 --lang zh",
        "us/1591 victim-age=16",
        "buyers-as-sellers",
    ],
)
def test_a_card(chromium: Browser, asked: str, tmp_path: Path) -> None:
    file = tmp_path / "card.html"
    file.write_text(run("card", *asked.split(), "--format", "html").out, encoding="utf-8")
    page = chromium.open(file.as_uri(), 1200, 900)
    assert page.printed() == 1
    colours = set()
    for scheme in ("light", "dark"):
        page.scheme(scheme)
        colours.add(page.says("getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == 2
    for wide in (1200, 360):
        page.size(wide, 800)
        assert page.says("document.documentElement.scrollWidth") <= wide
        assert (
            page.says("[...document.querySelectorAll('svg')].filter(each => each.getBoundingClientRect().width).length")
            == 1
        )
        assert (
            page.says(
                "[...document.querySelectorAll('svg rect.bar')].filter(each => each.getBoundingClientRect().width > 1).length"
            )
            > 0
        )
    assert page.says("parseFloat(getComputedStyle(document.querySelector('.sentence')).fontSize)") >= 20


def test_a_long_text_is_set_smaller_on_paper(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cn").mkdir()
    items = "".join(f"（{number}）{'划走别人的船，' * 9}的；\n" for number in range(1, 45))
    text = tmp_path / "cn" / "criminal-law@2025-04-19.txt"
    text.write_text(f"第二百四十条 有下列情形之一的，划船三日：\n{items}", encoding="utf-8")
    monkeypatch.setenv("SENTENCING_TEXTS", str(tmp_path))
    file = tmp_path / "card.html"
    file.write_text(run("card", "cn/240", "victims=3", "surrender", "--format", "html").out, encoding="utf-8")
    page = chromium.open(file.as_uri())
    assert page.says("document.querySelector('.quote').textContent.length") > 2500
    assert page.printed() == 1


def shown(page: object) -> str:
    return page.says(
        "[...document.querySelectorAll('[data-key]')].filter(each => !each.hidden).map(each => each.dataset.key).join()"
    )  # type: ignore[attr-defined, no-any-return]


def test_a_stage_keeps_two_windows_in_step(chromium: Browser, tmp_path: Path) -> None:
    pack, file = tmp_path / "pack.toml", tmp_path / "stage.html"
    pack.write_text(PACK, encoding="utf-8")
    done = run("stage", str(pack), "--out", str(file))
    assert done.code == 0, done.err
    presenter = chromium.open(file.as_uri())
    hall = chromium.open(f"{file.as_uri()}#hall", 1280, 720)
    assert hall.says("document.body.className") == "hall dark"  # nothing until it is asked for
    for key in ("2", "9", "1"):
        presenter.press(key)
        hall.wait(f"!document.querySelector('[data-key=\"{key}\"]').hidden")
        assert shown(hall) == shown(presenter) == key
        assert hall.says("document.documentElement.scrollHeight <= innerHeight")
    assert hall.says("getComputedStyle(document.querySelector('.expect')).display") == "none"
    presenter.press("b")
    hall.wait("document.body.classList.contains('dark')")
    assert shown(hall) == ""
    presenter.press("b")  # pressed in haste, it stays dark
    assert "dark" in hall.says("document.body.className")
    late = chromium.open(f"{file.as_uri()}#hall", 1280, 720)
    presenter.press("2")
    late.wait("!document.querySelector('[data-key=\"2\"]').hidden")
    assert hall.says("window.hit") is None
    assert hall.says("document.querySelectorAll('input, textarea, [contenteditable]').length") == 0


def test_the_hall_takes_keys_and_nothing_else(chromium: Browser, tmp_path: Path) -> None:
    pack, file = tmp_path / "pack.toml", tmp_path / "stage.html"
    pack.write_text(PACK.replace("An evening", "Another evening"), encoding="utf-8")
    run("stage", str(pack), "--out", str(file))
    presenter, hall = chromium.open(file.as_uri()), chromium.open(f"{file.as_uri()}#hall")
    name = presenter.says("'sentencing-stage-' + document.documentElement.dataset.stage")
    before = hall.says("document.body.innerText")
    hall.says(f"window.heard = 0; new BroadcastChannel({name!r}).onmessage = () => window.heard++; 0")
    for said in ("{key: 7, at: 1e15}", "{key: '1', at: 9e15}", "'<b>words</b>'", "{key: 1, at: 'now'}", "null"):
        presenter.says(f"new BroadcastChannel({name!r}).postMessage({said})")
    presenter.press("x")
    hall.wait("window.heard >= 5")
    assert shown(hall) == ""
    assert "dark" in hall.says("document.body.className")
    presenter.press("1")  # what is said after all that arrives after all that
    hall.wait("!document.querySelector('[data-key=\"1\"]').hidden")
    presenter.press("b")
    hall.wait("document.body.classList.contains('dark')")
    assert shown(hall) == ""
    assert hall.says("document.body.innerText") == before


def test_the_hall_sees_the_whole_card_and_can_read_it(chromium: Browser, tmp_path: Path) -> None:
    """What does not fit on a projector's picture leaves out its details, never its end."""
    pack, file = tmp_path / "pack.toml", tmp_path / "stage.html"
    pack.write_text(
        '[[card]]\nclaim = "at-least-five-years"\n[[card]]\nmotion = "buyers-as-sellers"\n', encoding="utf-8"
    )
    file.write_text(run("stage", str(pack)).out, encoding="utf-8")
    hall = chromium.open(f"{file.as_uri()}#hall", 1280, 720)
    for key, least in (("1", 14), ("2", 10)):
        hall.press(key)
        assert hall.says("document.documentElement.scrollHeight") <= 720
        assert hall.says("parseFloat(document.documentElement.style.fontSize)") >= least
        foot = "[...document.querySelectorAll('.foot')].find(each => each.offsetParent).getBoundingClientRect().bottom"
        assert hall.says(foot) <= 720
