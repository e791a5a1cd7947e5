"""A headless Chromium, spoken to over a pipe (Chrome DevTools Protocol): no driver, no port, nothing fetched."""

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_DEADLINE = 30.0
_TALLEST = 4000
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-extensions", "--hide-scrollbars"),
    "--remote-debugging-pipe",
)


def binary() -> str | None:
    """Chromium as Debian or Fedora install it; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Browser:
    """One tab. ``said`` collects every console message, error and log entry of the page that is open."""

    to: int
    back: int
    session: str | None = None
    said: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    _number: int = 0
    _rest: bytes = b""

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """One command, and its answer; what the page says meanwhile is kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        os.write(self.to, json.dumps(message | ({"sessionId": self.session} if self.session else {})).encode() + b"\0")
        return self._until(lambda answer: answer.get("id") == self._number)

    def _until(self, wanted: Any) -> dict[str, Any]:
        deadline = time.monotonic() + _DEADLINE
        while True:
            answer = self._next(deadline)
            self._keep(answer)
            if wanted(answer):
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer.get("result", {})
                return result

    def _next(self, deadline: float) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self.back], [], [], max(deadline - time.monotonic(), 0))
            assert ready, "Chromium does not answer"
            piece = os.read(self.back, 1 << 20)
            assert piece, "Chromium ended"
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _keep(self, event: dict[str, Any]) -> None:
        params = event.get("params", {})
        if event.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            self.said.append(json.dumps(params))
        if event.get("method") == "Network.requestWillBeSent":
            self.requested.append(params["request"]["url"])

    def open(self, page: Path, width: int, height: int = 900, dark: bool = False, media: str = "screen") -> None:
        """Load the page at a width of so many CSS pixels."""
        self.said.clear()
        self.requested.clear()
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.ask("Page.navigate", url=page.resolve().as_uri())
        self._until(lambda event: event.get("method") == "Page.loadEventFired")

    def value(self, script: str) -> Any:
        """What an expression is in the page; the tests' own, since pages have no script."""
        return self.ask("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def screenshot(self, out: Path) -> None:
        """The page from its top, not only what is in view; of very long ones the beginning."""
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "scale": 1, "width": size["width"], "height": min(size["height"], _TALLEST)}
        data = self.ask("Page.captureScreenshot", captureBeyondViewport=True, optimizeForSpeed=True, clip=clip)["data"]
        out.write_bytes(base64.b64decode(data))

    def print(self, out: Path) -> None:
        """The page as a PDF on A4."""
        data = self.ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True)["data"]
        out.write_bytes(base64.b64decode(data))


@contextlib.contextmanager
def running(program: str, profile: Path) -> Iterator[Browser]:
    """Chromium with one tab, ended at the end whatever happens."""
    for_it, to = os.pipe()
    back, from_it = os.pipe()

    def hand_over() -> None:
        # Chromium reads commands from 3 and answers on 4; copies first, since the ends may be 3 or 4 themselves.
        reading, writing = os.dup(for_it), os.dup(from_it)
        reading, writing = os.dup2(reading, 13), os.dup2(writing, 14)
        os.dup2(reading, 3)
        os.dup2(writing, 4)

    process = subprocess.Popen(
        [program, *_QUIET, f"--user-data-dir={profile}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=False,
        preexec_fn=hand_over,
    )
    os.close(for_it)
    os.close(from_it)
    try:
        browser = Browser(to, back)
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        browser.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            browser.ask(f"{domain}.enable")
        yield browser
    finally:
        process.kill()
        process.wait()
        os.close(to)
        os.close(back)
