"""A headless Chromium, driven over a pipe, for what only a browser can show. None where the machine has none."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
    "--disable-popup-blocking",
)


class Browser:
    """A running browser."""

    def __init__(self, program: str, profile: Path) -> None:
        ours, theirs = os.pipe(), os.pipe()
        read, write = (fcntl.fcntl(each, fcntl.F_DUPFD, 20) for each in (ours[0], theirs[1]))
        os.close(ours[0])
        os.close(theirs[1])

        def wire() -> None:
            os.dup2(read, 3)
            os.dup2(write, 4)

        command = [program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self.process = subprocess.Popen(
            command,
            preexec_fn=wire,  # noqa: PLW1509 - no threads are running
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read)
        os.close(write)
        self._to, self._from = ours[1], theirs[0]
        self._held = b""
        self._last = 0
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str = "", /, **given: Any) -> Any:
        """Call a method of the DevTools protocol."""
        self._last += 1
        said = {"id": self._last, "method": method, "params": given, **({"sessionId": session} if session else {})}
        os.write(self._to, json.dumps(said).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            more = os.read(self._from, 1 << 20)
            assert more, "the browser is gone"
            self._held += more
        one, _, self._held = self._held.partition(b"\0")
        return json.loads(one)  # type: ignore[no-any-return]

    def open(self, url: str, width: int = 1200, height: int = 900) -> Page:
        """A new window."""
        target = self.call("Target.createTarget", url="about:blank", newWindow=True)["targetId"]
        page = self.attach(target)
        page.size(width, height)
        page.go(url)
        return page

    def attach(self, target: str) -> Page:
        """A window that is there."""
        return Page(self, self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def targets(self) -> list[dict[str, Any]]:
        """The windows."""
        every = self.call("Target.getTargets")["targetInfos"]
        return [each for each in every if each["type"] == "page"]

    def close(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()
        os.close(self._to)
        os.close(self._from)


class Page:
    """A window."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser = browser
        self.session = session
        self.call("Page.enable")
        self.call("Runtime.enable")

    def call(self, method: str, **given: Any) -> Any:
        return self.browser.call(method, self.session, **given)

    def go(self, url: str) -> None:
        """Load a page and wait until it is there."""
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def says(self, expression: str) -> Any:
        """The value of an expression."""
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def wait(self, expression: str, seconds: float = 10) -> None:
        """Wait until an expression is true."""
        until = time.monotonic() + seconds
        while not self.says(expression):
            assert time.monotonic() < until, expression
            time.sleep(0.02)

    def press(self, key: str) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, text=key if len(key) == 1 and kind == "keyDown" else ""
            )

    def size(self, width: int, height: int) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def scheme(self, name: str) -> None:
        """Light or dark."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def picture(self, path: str, *, whole: bool = True) -> None:
        made = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        Path(path).write_bytes(base64.b64decode(made["data"]))

    def printed(self) -> int:
        """How many pages it prints on."""
        made = base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
        return made.count(b"/Type /Page\n") + made.count(b"/Type /Page/") + made.count(b"/Type /Page ")


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own."""
    assert PROGRAM
    made = Browser(PROGRAM, folder / "profile")
    try:
        yield made
    finally:
        made.close()
