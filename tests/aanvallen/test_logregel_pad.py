"""The log line of a failed request names no path: a zaak, or a signed link that still opens a file."""

from __future__ import annotations

import json
import logging

import pytest
from django.conf import settings

from borgwijzer.beheer.logregels import configureer


def test_de_regel_over_een_fout_noemt_het_adres_niet(capsys: pytest.CaptureFixture[str]) -> None:
    wortel = logging.getLogger()
    handlers, niveau = wortel.handlers, wortel.level
    try:
        configureer(settings.LOGGING)
        logging.getLogger("django.request").error("Internal Server Error: %s", "/bestand/geheim-teken/")
        regel = json.loads(capsys.readouterr().err.splitlines()[-1])
    finally:
        wortel.handlers = handlers
        wortel.setLevel(niveau)
    assert regel["event"] == "Internal Server Error"
    assert "geheim" not in json.dumps(regel)
