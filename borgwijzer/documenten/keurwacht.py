"""The process that keeps the libraries of the inspection loaded and forks a ``keurcel`` for every batch of files.

Loading them takes some ten times as long as inspecting a few documents. It opens no file itself, holds no secret (its
environment is empty) and every batch gets a process of its own, so what one file does cannot reach the next batch.
Started by ``keurproces``, with a socket as standard input; it ends with its caller, or after a while without work.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import traceback

STIL_SECONDEN = 300.0
PIJPEN = 3


def main() -> int:
    """Fork a cell for every message with three file descriptors, until the caller is gone or silent; returns the exit code."""
    verbinding = socket.socket(fileno=os.dup(0))
    verbinding.settimeout(STIL_SECONDEN)
    _laad_bibliotheken()
    # What is loaded stays shared with the cells: their garbage collection does not touch it.
    gc.freeze()
    # The kernel clears up cells that ended: nobody here waits for them.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while pijpen := _ontvang(verbinding):
        pid = os.fork()
        if pid == 0:
            _word_cel(verbinding, pijpen)
        _meld(verbinding, pid)
        for pijp in pijpen:
            os.close(pijp)
    return 0


def _laad_bibliotheken() -> None:
    import borgwijzer.documenten.inspectie.ifc
    import borgwijzer.documenten.inspectie.pakket
    import borgwijzer.documenten.inspectie.pdf
    import borgwijzer.documenten.inspectie.tekst
    import borgwijzer.documenten.keurcel
    import borgwijzer.documenten.voorbeeld  # noqa: F401 - loaded for the cells


def _ontvang(verbinding: socket.socket) -> list[int]:
    try:
        _, pijpen, _, _ = socket.recv_fds(verbinding, 1, PIJPEN)
    except OSError:  # silent for too long, or the caller broke off
        return []
    return pijpen if len(pijpen) == PIJPEN else []


def _meld(verbinding: socket.socket, pid: int) -> None:
    """Give the caller a handle on the cell; none when it has ended already."""
    try:
        handvat = os.pidfd_open(pid)
    except ProcessLookupError:
        verbinding.send(b"-")
        return
    socket.send_fds(verbinding, [b"+"], [handvat])
    os.close(handvat)


def _word_cel(verbinding: socket.socket, pijpen: list[int]) -> None:
    """From here this process is a cell: its pipes are its whole world. Does not return."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        verbinding.close()
        for doel, pijp in enumerate(pijpen):
            os.dup2(pijp, doel)
            os.close(pijp)
        from borgwijzer.documenten.keurcel import main as keur

        code = keur()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
