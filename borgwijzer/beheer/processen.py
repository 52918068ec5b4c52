"""Child processes: start them, start them again when they die, stop them all."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

RUST = 0.2
LANGSTE_PAUZE = 30.0
# A child that lived so long is healthy: after it dies the pauses begin again at one second.
GEZOND_NA = 60.0
STOPTIJD = 25.0
PR_SET_PDEATHSIG = 1


def _sterf_met_ouder() -> None:
    """On Linux: get SIGTERM when the parent is killed, so that no web server stays behind on the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Kind:
    """One child process. ``naam`` is used in messages; ``omgeving`` is its whole environment."""

    naam: str
    opdracht: list[str]
    omgeving: Mapping[str, str]
    proces: "subprocess.Popen[bytes] | None" = None
    begonnen: float = 0.0
    pauze: float = 0.0
    weer_om: float = 0.0

    def start(self) -> None:
        """Start the process, away from the keyboard: the parent alone gets Ctrl-C."""
        self.begonnen = time.monotonic()
        self.proces = subprocess.Popen(  # noqa: S603 - our own Python with fixed words
            self.opdracht,
            env=dict(self.omgeving),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_sterf_met_ouder,
        )

    def let_op(self, meld: Callable[[str], None]) -> None:
        """Start the process again when it is dead and its pause is over; each pause is twice the one before."""
        nu = time.monotonic()
        if self.proces is None:
            if nu >= self.weer_om:
                self.start()
        elif self.proces.poll() is not None:
            self.pauze = 1.0 if nu - self.begonnen > GEZOND_NA or not self.pauze else min(self.pauze * 2, LANGSTE_PAUZE)
            self.weer_om = nu + self.pauze
            code = self.proces.returncode
            self._ruim_op()
            meld(f"Proces '{self.naam}' is gestopt (code {code}) en start over {self.pauze:.0f} s opnieuw.")

    def vraag_te_stoppen(self) -> None:
        """Send SIGTERM, if it runs."""
        if self.proces is not None and self.proces.poll() is None:
            self.proces.terminate()

    def wacht_tot_weg(self, tot: float) -> None:
        """Wait for the process until ``tot`` (monotonic seconds), then kill what is left of it and its children."""
        if self.proces is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.proces.wait(max(0.0, tot - time.monotonic()))
        self._ruim_op()

    def _ruim_op(self) -> None:
        """Kill what is left of the group: a web server that was killed leaves workers that keep the port."""
        assert self.proces is not None
        with suppress(ProcessLookupError):
            os.killpg(self.proces.pid, signal.SIGKILL)
        self.proces.wait()
        self.proces = None


@dataclass
class Gezin:
    """The children of this process, and what else must be looked after meanwhile."""

    kinderen: list[Kind]
    meld: Callable[[str], None]
    waak: Callable[[], None] = field(default=lambda: None)

    def start(self) -> None:
        """Start every child."""
        for kind in self.kinderen:
            kind.start()

    def waak_tot(self, klaar: Callable[[], bool]) -> None:
        """Keep the children alive until ``klaar`` says so."""
        while not klaar():
            for kind in self.kinderen:
                kind.let_op(self.meld)
            self.waak()
            time.sleep(RUST)

    def stop(self) -> None:
        """Ask all children to stop at once, wait for them together, and kill what stays."""
        for kind in self.kinderen:
            kind.vraag_te_stoppen()
        tot = time.monotonic() + STOPTIJD
        for kind in self.kinderen:
            kind.wacht_tot_weg(tot)
