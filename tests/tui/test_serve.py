"""The app in a browser: a case is walked in headless Chromium, and nobody gets more than a visitor is to have."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest

from sentencing.serving import Doors, Terms, Visit
from tests.cli.asking import refused

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def served(temporary: Path, *options: str) -> Iterator[str]:
    """The address at which the app is served, its visitors' folders in a folder of the test's own."""
    port = free_port()
    command = [sys.executable, "-m", "sentencing", "serve", "--port", str(port), *options]
    server = subprocess.Popen(command, env={**os.environ, "TMPDIR": str(temporary)}, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        assert f"http://127.0.0.1:{port}" in server.stderr.readline()
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def folders(temporary: Path) -> list[Path]:
    return list(temporary.glob("sentencing-visit-*"))


def until(condition: object, seconds: float = 20) -> bool:
    """Whether something becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium on this machine")
async def test_a_case_is_walked_in_a_browser(tmp_path: Path) -> None:
    from playwright.async_api import async_playwright

    received: list[str] = []
    asked: list[str] = []
    with served(tmp_path, "--lang", "en") as address:
        async with async_playwright() as play:
            browser = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = await browser.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(_text(frame))))
            await page.goto(address)
            assert await _seen(received, "find a number")
            assert len(folders(tmp_path)) == 1
            await page.keyboard.type("/")
            await asyncio.sleep(0.5)
            await page.keyboard.type("cn/240")
            assert await _seen(received, "Trafficking in women or children")
            await page.keyboard.press("Enter")
            assert await _seen(received, "How many victims")
            await asyncio.sleep(0.5)
            received.clear()  # the library has shown the frames already
            await page.keyboard.type("3")
            assert await _seen(received, "10 to 15 years in prison, or life")
            (kept,) = folders(tmp_path)[0].rglob("*.jsonl")
            assert await asyncio.to_thread(until, lambda: '"victims":3' in kept.read_text(encoding="utf-8"))
            assert all(url.startswith(address) for url in asked), asked
            await browser.close()
        assert until(lambda: not folders(tmp_path))


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")


async def _seen(received: list[str], wanted: str) -> bool:
    for _ in range(200):
        if wanted in "".join(received):
            return True
        await asyncio.sleep(0.1)
    return False


async def test_there_is_room_for_so_many_and_who_does_nothing_leaves(tmp_path: Path) -> None:
    with served(tmp_path, "--visitors", "1", "--idle", "0.05") as address:
        async with aiohttp.ClientSession() as session, session.ws_connect(f"{address}/ws?width=10000000") as first:
            async with session.get(address) as page:
                assert page.status == 503
                assert "Every place is taken" in await page.text()
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(f"{address}/ws")
            await first.send_str("no message[")
            await first.send_str(json.dumps(["resize", {"width": 10**9, "height": "many"}]))
            started = time.monotonic()
            while (await first.receive()).type != aiohttp.WSMsgType.CLOSE:
                assert time.monotonic() - started < 20
        assert until(lambda: not folders(tmp_path))
        async with aiohttp.ClientSession() as session, session.get(address) as page:
            assert page.status == 200


async def test_other_names_and_other_sites_are_turned_away(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        async with aiohttp.ClientSession() as session:
            for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
                for path in ("/", "/ws"):
                    async with session.get(address + path, headers=headers) as answer:
                        assert answer.status == 403
            async with session.get(f"{address}/?arguments=--statutes&fontsize=;id") as page:
                assert page.status == 200
    assert not folders(tmp_path)


def test_a_process_has_folders_of_its_own_and_no_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    asking = "from sentencing import folders as f; print('__GANGLION__'); "
    asking += "print(f.settings_file(), f.cases_folder(), f.texts_folder())"
    monkeypatch.setenv("SENTENCING_CONFIG", str(tmp_path / "the-server's.toml"))
    monkeypatch.setenv("SENTENCING_TEXTS", str(tmp_path / "the-server's"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "the-server's"))

    one = Visit(("; touch injected",), write_bytes=None, write_str=None, close=None, download_manager=None)
    environment = one._build_environment(10**9, -1)
    assert (environment["COLUMNS"], environment["ROWS"]) == ("500", "1")

    async def complaint() -> bytes:
        _, said = await (await one._open_app_process()).communicate()
        return said

    assert b"touch injected" in asyncio.run(complaint())
    assert not list(tmp_path.rglob("injected"))
    done = subprocess.run([sys.executable, "-c", asking], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.count("sentencing-visit-") == 3
    assert "the-server's" not in done.stdout


def test_only_this_machine_is_served_unless_told_otherwise() -> None:
    from sentencing.commands.arguments import parsed

    assert parsed(["serve"]).host == "127.0.0.1"
    assert Doors(Terms("127.0.0.1", 1, 1, 1.0)).host == "127.0.0.1"


@pytest.mark.parametrize("wrong", [("--port", "0"), ("--port", "99999"), ("--visitors", "0"), ("--idle", "0")])
def test_wrong_terms_are_refused(wrong: tuple[str, str]) -> None:
    assert wrong[0] in refused("serve", *wrong)


def test_without_the_extra_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentencing.serving", None)
    assert "pip install 'sentencing-reference[serve]'" in refused("serve")


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        assert run_taken(one.getsockname()[1])


def run_taken(port: int) -> bool:
    command = [sys.executable, "-m", "sentencing", "serve", "--port", str(port)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode == 2 and f"port {port} of 127.0.0.1 cannot be had" in done.stderr
