"""The app in a browser, for a few visitors: a process for each, with empty folders of its own, which are removed.

Bound to this machine unless told otherwise. What comes from a visitor is keystrokes and the size of a window, nothing
else: the command line of the process, its folders and its environment are made here. No visitor sees what is the
server's own (its settings, its saved cases, its copies of official texts) or another visitor's.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from sentencing.folders import CONFIG, OWN, TEXTS
from sentencing.law.record import Record

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
_WIDEST, _HIGHEST = 500, 200  # cells of a window that is believed
_SIDES = (("width", 80), ("height", 24))  # of a window that does not say
_PATIENCE = 5  # seconds that a process has to end


# The page loads nothing from anywhere else, and stands in no other page.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self' data: 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
}
_FOREIGN = re.compile(r"<link[^>]*https?://[^>]*>")
_FOCUS = """<script>
new MutationObserver((_, watching) => {
  const typed = document.querySelector(".xterm-helper-textarea");
  if (typed) { typed.focus(); watching.disconnect(); }
}).observe(document, {childList: true, subtree: true});
</script></body>"""


class Terms(Record):
    """On what terms the app is served: where, to how many at a time, and after how many seconds without a key a visit
    ends. `arguments` stand behind the command of each process."""

    host: str
    port: int
    visitors: int
    idle: float
    arguments: tuple[str, ...] = ()


class Visit(AppService):
    """The process of one visitor, and its folder."""

    def __init__(self, arguments: tuple[str, ...], **channels: Any) -> None:
        super().__init__("", **channels)
        self._arguments = arguments
        self._folder = tempfile.mkdtemp(prefix="sentencing-visit-")

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        made = super()._build_environment(*_believed(width, height))
        own = {OWN: self._folder, TEXTS: os.path.join(self._folder, "texts"), CONFIG: ""}
        return {**made, **own, "TERM": "xterm-256color"}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        """Start the process without a shell: nothing that anyone types is part of a command."""
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "sentencing", *self._arguments),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=self._build_environment(width, height),
            cwd=self._folder,
        )
        self._stdin = self._process.stdin
        return self._process

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Another size of the window, if it can be one."""
        await super().set_terminal_size(*_believed(width, height))

    async def stop(self) -> None:
        """End the process, kill it if it does not, and remove its folder."""
        try:
            await asyncio.wait_for(super().stop(), _PATIENCE)
        except (TimeoutError, OSError):
            pass
        finally:
            if self._process and self._process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    self._process.kill()
                await self._process.wait()
            await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)


class Doors(Server):
    """Lets visitors in, as many as there is room for, and out again when they do nothing."""

    def __init__(self, terms: Terms) -> None:
        super().__init__("sentencing", host=terms.host, port=terms.port, title="sentencing")
        self.terms = terms
        self._inside = 0

    def open(self) -> None:
        """Serve until interrupted; raises OSError if the port cannot be had."""
        web.run_app(
            self._make_app(), host=self.host, port=self.port, print=lambda *_: None, access_log=None, shutdown_timeout=1
        )

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: whoever started it says where it is."""

    async def handle_index(self, request: web.Request) -> Any:
        """The page, if there is room."""
        self._check(request)
        # The page calls back under the name by which it was asked for.
        self.public_url = f"{request.scheme}://{request.host}"
        page = await super().handle_index(request)
        assert isinstance(page, web.Response)
        page.text = _at_home(page.text or "")
        page.headers.update(_HEADERS)
        return page

    def _check(self, request: web.Request) -> None:
        """Turn away whoever asks under another name than ours, from another site's page, or for a place that is
        taken."""
        name = request.host.rpartition(":")[0] or request.host
        if self.host in LOOPBACK and name not in LOOPBACK:
            raise web.HTTPForbidden(text="This is served to this machine only.\n")
        origin = request.headers.get("Origin")
        if origin is not None and origin.partition("://")[2] != request.host:
            raise web.HTTPForbidden(text="Another site asks for it.\n")
        if self._inside >= self.terms.visitors:
            raise web.HTTPServiceUnavailable(text="Every place is taken. Try again in a few minutes.\n")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One visit, from the first picture to the last key."""
        self._check(request)
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=2**16)
        async with self._place():
            await websocket.prepare(request)
            visit = Visit(
                self.terms.arguments,
                write_bytes=websocket.send_bytes,
                write_str=websocket.send_str,
                close=websocket.close,
                download_manager=self.download_manager,
            )
            try:
                await visit.start(*(to_int(request.query.get(side, ""), size) for side, size in _SIDES))
                await self._attend(websocket, visit)
            finally:
                await visit.stop()
        return websocket

    @contextlib.asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1

    async def _attend(self, websocket: web.WebSocketResponse, visit: Visit) -> None:
        """Pass on what is typed, until the visitor leaves or does nothing for too long."""
        now, idle = asyncio.get_running_loop().time, self.terms.idle
        try:
            async with asyncio.timeout(idle) as limit:
                async for message in websocket:
                    if isinstance(message.data, str) and await _passed(websocket, visit, message.data):
                        limit.reschedule(now() + idle)
        except TimeoutError:
            await websocket.close()


async def _passed(websocket: web.WebSocketResponse, visit: Visit, text: str) -> bool:
    """Whether a message was a key, or another thing that a visitor does; what is no message at all is nothing."""
    try:
        match json.loads(text):
            case ["stdin", str(typed)]:
                await visit.send_bytes(typed.encode(errors="replace"))
                return True
            case ["resize", {"width": int(width), "height": int(height)}]:
                await visit.set_terminal_size(width, height)
            case ["ping", data]:
                await websocket.send_json(["pong", data])
            case ["blur"] | ["blur", _]:
                await visit.blur()
            case ["focus"] | ["focus", _]:
                await visit.focus()
    except (ValueError, RecursionError, ConnectionError):
        return False
    return False


def _at_home(page: str) -> str:
    """The page without what it would load from other sites, ready to be typed on."""
    return _FOREIGN.sub("", page).replace("</body>", _FOCUS)


def _believed(width: int, height: int) -> tuple[int, int]:
    """The size of a window as far as it is believed."""
    return max(1, min(width, _WIDEST)), max(1, min(height, _HIGHEST))
