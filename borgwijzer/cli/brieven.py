"""Opdrachten over brieven: zonder database."""

from __future__ import annotations

import dataclasses
import os
from argparse import Namespace
from typing import Any

Antwoord = tuple[Any, int]


def controleer(opdracht: Namespace) -> Antwoord:
    """Wat een gemeente in haar kader aan brieven verving, en wat daarvan niet klopt; afsluitcode 1 als er iets te herstellen is."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borgwijzer.settings")
    django.setup()
    from borgwijzer.brieven.kaderteksten import list_brieffouten, list_vervangingen
    from borgwijzer.kaders.bestanden import zoek_kader

    kader = zoek_kader(opdracht.kader)
    fouten = list_brieffouten(kader)
    vervangen = [dataclasses.asdict(een) for een in list_vervangingen(kader)]
    return {"kader": opdracht.kader, "vervangen": vervangen, "fouten": fouten}, 1 if fouten else 0
