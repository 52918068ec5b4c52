"""The rapport of a controle on the spot, and what a device sent: the deed and its rapport are one, or neither."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.db import transaction

from borgwijzer.brieven.acties import verstuur_van_plek
from borgwijzer.brieven.concept.acties import Verzendplek, stel_concept_op
from borgwijzer.brieven.fotos import maak_foto, teken_eerst
from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.kenmerk import maak_kenmerk
from borgwijzer.brieven.model import Brief, Foto, Geadresseerde
from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.toezichtrapport import Bevinding, ToezichtrapportFeiten
from borgwijzer.brieven.verzamelen import maak_zaakdeel
from borgwijzer.brieven.verzamelen_zaak import ondertekend
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, eis_recht, list_rollen_voor, mag
from borgwijzer.regels.controle import REDENEN
from borgwijzer.regels.taakgrens import grenzen_bij
from borgwijzer.toezicht.acties.bezoeken import stel_bezoekrapport_vast
from borgwijzer.toezicht.acties.veldrapporten import neem_veldrapport_op
from borgwijzer.toezicht.queries_controle import list_stukken
from borgwijzer.toezicht.veldvorm import Gestuurd
from borgwijzer.zaken.feiten import NEDERLAND, kader_van
from borgwijzer.zaken.models import Controle, Veldrapport, Veldtoestand, Zaak

UITKOMSTEN = {
    "niets_bijzonders": "Er is niets gezien dat aandacht vraagt.",
    "vervolg_nodig": "Er is iets gezien dat vervolg nodig heeft.",
    "niet_gezien": "Er kon niet worden gekeken.",
}
VINKJES = {"ja": "Ja", "nee": "Nee", "": "Niet bekeken"}


def toon_bezoekrapport(controle: Controle, door: Account, *, moment: datetime.datetime) -> Brief:
    """The rapport as it would be if ``door`` signed it now, without its pictures. Stores nothing."""
    feiten = bezoekrapport_feiten(controle, door, moment=moment, kenmerk=maak_kenmerk(controle.zaak), met_beeld=False)
    return stel_concept_op(feiten, controle.zaak, f"bezoekrapport-{controle.pk}")


@transaction.atomic
def stel_bezoekrapport_vast_en_bewaar(
    controle_id: int, *, versie: int, ondertekend: bool, door: Account, moment: datetime.datetime
) -> OpgeslagenBrief:
    """Sign and fix the rapport of a controle and store it with its photos; it stays inside, so it is not sent."""
    eis_recht(door, Daad.STEL_RAPPORT_VAST)
    zaak = Zaak.objects.select_for_update().get(controles=controle_id)
    kenmerk = maak_kenmerk(zaak)
    controle = stel_bezoekrapport_vast(
        controle_id, versie=versie, kenmerk=kenmerk, ondertekend=ondertekend, door=door, moment=moment
    )
    feiten = bezoekrapport_feiten(controle, door, moment=moment, kenmerk=kenmerk)
    plek = Verzendplek(f"bezoekrapport-{controle_id}", blijft_binnen=True)
    return verstuur_van_plek(feiten, plek, zaak, moment=moment, door=door)


def bezoekrapport_feiten(
    controle: Controle, door: Account, *, moment: datetime.datetime, kenmerk: str, met_beeld: bool = True
) -> ToezichtrapportFeiten:
    """Facts of the rapport as ``door`` would sign it now. Raises ``Geweigerd`` for what is missing."""
    zaak, kader = controle.zaak, kader_van(controle.zaak)
    if controle.gedaan_op is None:
        raise Geweigerd("niet_gedaan", "De controle is nog niet gedaan: leg eerst vast wat er is gezien.")
    gedeeld = maak_zaakdeel(zaak, moment=moment, kenmerk=kenmerk)
    namen = [kader.onderwerpen[naam].naam for naam in controle.onderwerpen if naam in kader.onderwerpen]
    stop = controle.mondelinge_bouwstop_op
    gegevens: dict[str, Any] = {
        **gedeeld,
        "afzender": replace(ondertekend(gedeeld["afzender"], door, list_rollen_voor(Daad.STEL_RAPPORT_VAST)), namens=""),
        "geadresseerde": Geadresseerde(
            naam=f"Dossier van zaak {zaak.nummer}", adresregels=(zaak.organisatie.naam,), aanhef="Geachte collega"),
        "ontvangen_op": zaak.geopend_op,
        "aanleiding": f"De aanleiding is {REDENEN[controle.aanleiding]}.",
        "gedaan_op": controle.gedaan_op, "gedaan_door": controle.gedaan_naam, "tijden": _schrijf_tijden(controle),
        "plaats": controle.plaats, "aanwezigen": controle.aanwezigen,
        "opdracht": controle.opdracht, "onderwerpen": ", ".join(namen),
        "uitkomst": UITKOMSTEN[controle.uitkomst], "waarnemingen": controle.waarnemingen,
        "bevindingen": tuple(map(_maak_bevinding, controle.punten)), "fotos": _list_fotos(controle, moment, met_beeld),
        "bouwstop_op": stop.astimezone(NEDERLAND) if stop else None, "bouwstop_aan": controle.bouwstop_aan,
        "bouwstop_getuigen": controle.bouwstop_getuigen, "bouwstop_reden": controle.bouwstop_reden,
        "grenzen": tuple(grens.tekst for grens in grenzen_bij(kader, "bezoek")),
    }  # fmt: skip
    try:
        return ToezichtrapportFeiten(**gegevens)
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"Het rapport kan niet worden gemaakt: {fout}") from fout


def _schrijf_tijden(controle: Controle) -> str:
    tijden = [f"{tijd:%H.%M}" for tijd in (controle.begonnen_om, controle.geeindigd_om) if tijd]
    return f"{' tot '.join(tijden)} uur" if tijden else ""


def _maak_bevinding(punt: dict[str, Any]) -> Bevinding:
    antwoord = VINKJES.get(punt["antwoord"], punt["antwoord"]) if punt["soort"] == "vinkje" else punt["antwoord"]
    woorden = f"{antwoord} {punt['eenheid']}".strip() if punt["antwoord"] else "Niet bekeken"
    return Bevinding(punt["tekst"], ", ".join(punt["wet"]) or "-", woorden, punt["opmerking"])


def _list_fotos(controle: Controle, moment: datetime.datetime, met_beeld: bool) -> tuple[Foto, ...]:
    stukken = list_stukken(controle)
    if met_beeld:
        teken_eerst([stuk.bestand for stuk in stukken])
    punten = {punt["id"]: punt["tekst"] for punt in controle.punten}
    fotos = []
    for nummer, stuk in enumerate(stukken, 1):
        woorden = ". ".join(deel.rstrip(".") for deel in (stuk.bijschrift, punten.get(stuk.punt, "")) if deel) or stuk.bestandsnaam
        kaal = Foto(nummer=nummer, bijschrift=woorden)
        fotos.append(maak_foto(stuk.bestand, nummer, woorden, moment=moment) if met_beeld else kaal)
    return tuple(fotos)


def neem_veldrapport_op_en_bewaar(gestuurd: Gestuurd, *, door: Account, moment: datetime.datetime) -> Veldrapport:
    """Keep what a device sent; signed there and without a clash, it is fixed at once, by who has that right.

    Taking it in and fixing it are two deeds: when the second cannot be done, the first still holds and somebody signs later.
    """
    rapport = neem_veldrapport_op(gestuurd, door=door, moment=moment)
    controle = rapport.controle
    controle.refresh_from_db()
    klaar = rapport.toestand == Veldtoestand.VERWERKT and controle.vastgesteld_op is None and controle.gedaan_op
    if klaar and rapport.inhoud["ondertekend"] and mag(door, Daad.STEL_RAPPORT_VAST):
        with suppress(Geweigerd):
            stel_bezoekrapport_vast_en_bewaar(controle.pk, versie=controle.versie, ondertekend=True, door=door, moment=moment)
        controle.refresh_from_db()
    return rapport
