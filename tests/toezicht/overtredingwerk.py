"""An overtreding as a person writes it down, and an afweging that misses nothing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from borgwijzer.organisaties.models import Account
from borgwijzer.regels.afweging import Antwoord, Opzet, Overleg
from borgwijzer.toezicht.acties.afwegingen import keur_afweging_goed, stel_afweging_voor
from borgwijzer.toezicht.acties.overtredingen import Vastlegging, stel_overtreding_vast
from borgwijzer.zaken.models import Afweging, Overtreding, Zaak
from tests.zaken.zaakwerk import MOMENT

LANG = "Hij rekende op een boete die lager is dan de winst: dat zei hij bij de controle, en het staat in het rapport."
VASTLEGGING = Vastlegging(
    norm="fundering", artikel="Bbl 4.12", feiten="De wapening in de fundering ontbreekt over drie meter.",
    geconstateerd_op=MOMENT.date(), overtreder={"naam": "Bouwbedrijf De Knotwilg B.V.", "kvk": "90001234"},
    overtreder_rol="bouwer", overtreder_reden="Hij bouwt het bouwwerk in opdracht van zichzelf.",
    bewijs_anders="Foto van 2 maart 2026.",
)  # fmt: skip
# Cel 3C of the kader: strafrecht is named, so consultation is asked; BSB and BB are possible sometimes.
OPZET = Opzet(
    gevolg=3, gedrag="C", ernst="ernstig", herhaling=False, weigering=False,
    redenen={"gevolg": "De constructie is in gevaar.", "gedrag": LANG, "ernst": "Structureel gebrek."},
    samenloop="De kwaliteitsborger heeft het gemeld en wacht op herstel.",
    overleg=Overleg(nodig=False, reden="De politie ziet geen strafbaar feit."),
    mogelijk={"BSB": Antwoord(False, "Staat niet op de lijst."), "BB": Antwoord(False, "Geen grondslag gevonden.")},
    keuze="last_onder_dwangsom", keuze_reden="Zonder dwang herstelt hij het niet.",
    lichter={trede: "Hij deed er eerder niets mee." for trede in ("signaalgesprek", "waarschuwing", "herstelmaatregel")},
)  # fmt: skip


def maak_overtreding(zaak: Zaak, wie: Account, *, moment: datetime.datetime = MOMENT, **anders: Any) -> Overtreding:
    vast = replace(VASTLEGGING, geconstateerd_op=moment.date(), **anders)
    return stel_overtreding_vast(zaak.pk, vast, door=wie, moment=moment)


def stel_voor(overtreding: Overtreding, wie: Account, *, versie: int = 0, **anders: Any) -> Afweging:
    return stel_afweging_voor(overtreding.pk, replace(OPZET, **anders), versie=versie, door=wie, moment=MOMENT)


def stel_vast(overtreding: Overtreding, wie: Account, ander: Account, **anders: Any) -> Afweging:
    voorstel = stel_voor(overtreding, wie, **anders)
    return keur_afweging_goed(overtreding.pk, versie=voorstel.versie, door=ander, moment=MOMENT)


def bevestig(ids: Sequence[int], *, telt: bool = True) -> dict[str, Antwoord]:
    return {str(pk): Antwoord(telt, "Zelfde bedrijf, zelfde fout.") for pk in ids}
