"""What a device takes along to work without reach: the visits of the coming days, each with all that its form needs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from borgwijzer.organisaties.models import Account
from borgwijzer.regels.controle import list_punten
from borgwijzer.regels.taakgrens import grenzen_bij
from borgwijzer.toezicht.queries_controle import list_daglijst
from borgwijzer.zaken.feiten import kader_van
from borgwijzer.zaken.models import Controle

VOORUIT = 14


def maak_pakket(account: Account, vandaag: datetime.date) -> dict[str, Any]:
    """The visits of this person, in the order of his list. Nothing of a reporter or of any other zaak goes along."""
    controles = list_daglijst(account.pk, vandaag + datetime.timedelta(days=VOORUIT))
    return {"dag": vandaag.isoformat(), "naam": account.naam, "controles": [_maak_controle(controle) for controle in controles]}


def _maak_controle(controle: Controle) -> dict[str, Any]:
    zaak, kader = controle.zaak, kader_van(controle.zaak)
    namen = [kader.onderwerpen[naam].naam for naam in controle.onderwerpen if naam in kader.onderwerpen]
    return {
        "id": controle.pk, "versie": controle.versie, "zaak": zaak.nummer,
        "plaats": ", ".join(deel for deel in (zaak.adres, zaak.woonplaats) if deel) or zaak.kadastraal or f"Zaak {zaak.nummer}",
        "gepland_op": controle.gepland_op.isoformat() if controle.gepland_op else "",
        "aanleiding": controle.aanleiding, "opdracht": controle.opdracht, "onderwerpen": namen,
        "gezien": _maak_gezien(controle), "punten": _maak_punten(kader, controle.onderwerpen),
        "grenzen": [grens.tekst for grens in grenzen_bij(kader, "bezoek")],
    }  # fmt: skip


def _maak_gezien(controle: Controle) -> dict[str, Any] | None:
    """What was written down already, so that the device goes on from there."""
    if controle.gedaan_op is None:
        return None
    return {
        "gedaan_op": controle.gedaan_op.isoformat(), "plaats": controle.plaats, "aanwezigen": controle.aanwezigen,
        "begonnen_om": f"{controle.begonnen_om:%H:%M}" if controle.begonnen_om else "",
        "geeindigd_om": f"{controle.geeindigd_om:%H:%M}" if controle.geeindigd_om else "",
        "uitkomst": controle.uitkomst, "waarnemingen": controle.waarnemingen,
        "punten": {punt["id"]: {"antwoord": punt["antwoord"], "opmerking": punt["opmerking"]} for punt in controle.punten},
    }  # fmt: skip


def _maak_punten(kader: Any, onderwerpen: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {"id": punt.id, "tekst": punt.tekst, "wet": list(punt.wet), "soort": punt.soort, "keuzes": list(punt.keuzes),
         "eenheid": punt.eenheid, "hulp": punt.hulp, "eigen": bool(punt.onderwerpen)}
        for punt in list_punten(kader, onderwerpen)
    ]  # fmt: skip
