"""A device: a Chromium with a folder of its own, that can be killed like one whose battery is empty, and begun again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page

from tests.scenarios.conftest import VLAGGEN

WACHT = 30


class Toestel:
    """What is in ``map_`` is all that the device keeps when it is killed."""

    def __init__(self, soort: BrowserType, map_: Path) -> None:
        self._soort, self._map = soort, map_
        self._proces: subprocess.Popen[bytes] | None = None
        self._kijker: Browser | None = None

    def start(self) -> Page:
        """Begin the browser and give its page."""
        poort = self._poort
        poort.unlink(missing_ok=True)
        pad = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
        opdracht = [pad, *VLAGGEN, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={self._map}", "about:blank"]
        self._proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        einde = time.monotonic() + WACHT
        while not (poort.is_file() and poort.read_text().count("\n")):
            assert time.monotonic() < einde, "de browser begint niet"
            time.sleep(0.05)
        return self.kijk()

    def kijk(self) -> Page:
        """Look at the browser, whatever it is doing, and give its page."""
        self._kijker = self._soort.connect_over_cdp(f"http://127.0.0.1:{self._poort.read_text().splitlines()[0]}")
        context = self._kijker.contexts[0]
        context.set_default_timeout(30_000)
        return context.pages[0] if context.pages else context.new_page()

    def laat_los(self) -> None:
        """Look no more while it works on: who looks is told every byte that goes, and that takes longer than sending it."""
        if self._kijker is not None:
            self._kijker.close()
            self._kijker = None

    @property
    def _poort(self) -> Path:
        return self._map / "DevToolsActivePort"

    def dood(self) -> None:
        """Kill the browser with all its processes, without a word."""
        if self._proces is not None:
            os.killpg(self._proces.pid, signal.SIGKILL)
            self._proces.wait()
            self._proces = None
