"""Gather the named facts of letters that are about a zaak and not about one melding: reminders, besluiten, the rapport.

Dates, grounds and what still stands in the way come from ``regels``; nothing is reckoned here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from borgwijzer.brieven.besluitbrief import BouwstopFeiten, GebruiksverbodFeiten, GebruikVoorwaardenFeiten, OpheffingFeiten
from borgwijzer.brieven.datums import datums_in_zin
from borgwijzer.brieven.feiten import Brieffeiten
from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.herinnering import HerinneringEindeFeiten, HerinneringStartFeiten
from borgwijzer.brieven.model import Afzender, Geadresseerde, Kopie
from borgwijzer.brieven.rapport import RapportFeiten
from borgwijzer.brieven.verzamelen import (
    LOKET,
    bezwaardeel,
    eis_partijen,
    eist_start,
    maak_berekening,
    maak_zaakdeel,
    schrijf_adres,
    zoek_partijen,
)
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, Rol, list_rollen_voor
from borgwijzer.regels.besluitgronden import schrijf_artikel
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.herinnering import bereken_antwoorddag
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.levensloop import stand
from borgwijzer.toezicht.acties.besluitvorming import list_beslissers
from borgwijzer.zaken.feiten import dag_van, haal_feiten, kader_van
from borgwijzer.zaken.models import Besluit, Betrokkene, Controle, Controlestuk, Herinnering, Melding, Zaak

# A besluit goes to who must obey it, and not to who filed for him.
VOLGORDE_BESLUIT = ("initiatiefnemer", "gemachtigde", "contactpersoon")
KOPIE = ("initiatiefnemer", "gemachtigde", "aannemer", "kwaliteitsborger")
ONBEKEND = {"bouwstop": "Aan degene die bouwt", "gebruik": "Aan degene die het bouwwerk gebruikt"}
AANLEIDINGEN = {
    "gebruik_zonder_gereedmelding": "De aanleiding: het bouwwerk was in gebruik zonder gereedmelding.",
    "gebruik_te_vroeg": "De aanleiding: het bouwwerk was in gebruik voordat dat mocht.",
    "gebruik_onder_verbod": "De aanleiding: het bouwwerk was in gebruik terwijl er een gebruiksverbod gold.",
}
# A besluit of our own that just ended is no reason any more; that of the same day is left to its own letter.
NIET_GENOEMD = frozenset({"bouwstop", "gebruiksverbod", "besluit_onder_voorwaarden"})
Partijen = dict[str, Betrokkene]


def herinnering_feiten(zaak: Zaak, soort: str, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the reminder about the start or the end of the works; ``Geweigerd`` with what is missing."""
    kader, partijen = kader_van(zaak), eis_partijen(zaak)
    antwoord = bereken_antwoorddag(kader, dag_van(moment), met_bewijs=True)
    dag = zaak.geplande_start if soort == "start" else zaak.beeindigd_op
    if antwoord is None or antwoord.uitkomst is None or dag is None:
        raise Geweigerd("geen_herinnering", "Er valt nu niets te herinneren: kijk op de pagina van de zaak waarom.")
    eerder = Herinnering.objects.filter(zaak=zaak, soort=soort, verstuurd_op__lt=dag_van(moment)).order_by("pk").last()
    aan = next(partijen[rol] for rol in ("gemachtigde", *VOLGORDE_BESLUIT) if rol in partijen)
    gedeeld = {
        **maak_gedeeld(zaak, partijen, aan, moment, kenmerk),
        "dag": dag,
        "uiterlijk_op": antwoord.uitkomst,
        "berekening_uiterlijk": maak_berekening(antwoord, kader.inhoud.termijn[antwoord.termijn.id].naam),
        "meldkanaal": LOKET,
        "eerder_op": eerder.verstuurd_op if eerder else None,
        "met_bijlage": False,
    }
    if soort == "einde":
        return maak_feiten(HerinneringEindeFeiten, gedeeld)
    return maak_feiten(HerinneringStartFeiten, {**gedeeld, "kader_eist_start": eist_start(kader)})


def besluit_feiten(besluit: Besluit, door: Account, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the letter of a besluit as ``door`` would take it now."""
    kader, regel = kader_van(besluit.zaak), kader_van(besluit.zaak).inhoud.besluit.get(besluit.soort)  # type: ignore[call-overload]
    if regel is None:
        raise Geweigerd("besluit_zonder_regel", "Dit kader zegt niets over dit besluit: vul het kader aan.")
    gedeeld = {
        **_besluitdeel(besluit, door, moment, kenmerk, f"besluit_{besluit.soort}"),
        "motivering": besluit.motivering,
        "vanaf": besluit.vanaf,
        "tot_en_met": besluit.tot_en_met,
        "gronden": tuple(datums_in_zin(zin) for zin in besluit.gronden),
        "vorm": regel.vorm,
        "bevoegdheid": noem_artikelen(regel.bevoegdheid, kader),
    }
    if besluit.soort == "gebruik_onder_voorwaarden":
        voorwaarden = tuple(voorwaarde["tekst"] for voorwaarde in besluit.voorwaarden)
        return maak_feiten(GebruikVoorwaardenFeiten, {**gedeeld, "voorwaarden": voorwaarden})
    return maak_feiten(BouwstopFeiten if besluit.soort == "bouwstop" else GebruiksverbodFeiten, gedeeld)


def opheffing_feiten(besluit: Besluit, reden: str, door: Account, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the letter that a besluit ended today: what the reader may do then comes from ``stand()``."""
    zaak, dag = besluit.zaak, dag_van(moment)
    bepaald = stand(_zonder(haal_feiten(zaak), besluit, dag), kader_van(zaak), dag)
    oordeel = bepaald.mag_starten if besluit.soort == "bouwstop" else bepaald.mag_in_gebruik
    nog = [datums_in_zin(reden.tekst) for reden in oordeel.redenen if reden.code not in NIET_GENOEMD]
    return maak_feiten(OpheffingFeiten, {
        **_besluitdeel(besluit, door, moment, kenmerk, "opheffing_besluit"),
        "motivering": reden,
        "besluit": besluit.soort,
        "besluit_op": besluit.beslist_op,
        "geeindigd_op": dag,
        "nog_nodig": tuple(nog) if oordeel.oordeel != "ja" else (),
    })  # fmt: skip


def rapport_feiten(controle: Controle, door: Account, *, moment: datetime.datetime, kenmerk: str) -> Brieffeiten:
    """Facts of the rapport as ``door`` would fix it now; why use was not allowed is what held on the day of the controle."""
    zaak, kader = controle.zaak, kader_van(controle.zaak)
    if controle.gedaan_op is None:
        raise Geweigerd("niet_gedaan", "De controle is nog niet gedaan: leg eerst vast wat er is gezien.")
    oordeel = stand(haal_feiten(zaak), kader, controle.gedaan_op).mag_in_gebruik
    stukken = Controlestuk.objects.filter(controle=controle).order_by("pk")
    gedeeld = maak_zaakdeel(zaak, moment=moment, kenmerk=kenmerk)
    rol = kader.inhoud.rol.get("juridisch")
    return maak_feiten(RapportFeiten, {
        **gedeeld,
        "afzender": replace(ondertekend(gedeeld["afzender"], door, list_rollen_voor(Daad.STEL_RAPPORT_VAST)), namens=""),
        "geadresseerde": Geadresseerde(
            naam=rol.naam if rol else "De jurist", adresregels=(zaak.organisatie.naam,), aanhef="Geachte collega"),
        "ontvangen_op": zaak.geopend_op,
        "aanleiding": AANLEIDINGEN[controle.aanleiding],
        "gedaan_op": controle.gedaan_op,
        "gedaan_door": controle.gedaan_naam,
        "plaats": controle.plaats,
        "aanwezigen": controle.aanwezigen,
        "gebruik_gezien": bool(controle.gebruik_gezien),
        "waarnemingen": controle.waarnemingen,
        "redenen": tuple(datums_in_zin(reden.tekst) for reden in oordeel.redenen),
        "stukken": tuple(stuk.bestandsnaam for stuk in stukken),
    })  # fmt: skip


def maak_feiten(klasse: Callable[..., Brieffeiten], gegevens: dict[str, Any]) -> Brieffeiten:
    """The facts of a letter. Raises ``Geweigerd`` with what is missing for it."""
    try:
        return klasse(**gegevens)
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def _besluitdeel(besluit: Besluit, door: Account, moment: datetime.datetime, kenmerk: str, brief: str) -> dict[str, Any]:
    zaak, partijen = besluit.zaak, zoek_partijen(besluit.zaak)
    aan = next((partijen[rol] for rol in VOLGORDE_BESLUIT if rol in partijen), None)
    gedeeld = maak_gedeeld(zaak, partijen, aan, moment, kenmerk)
    if aan is None:
        naam = ONBEKEND["bouwstop" if besluit.soort == "bouwstop" else "gebruik"]
        plaats = (zaak.adres, f"{zaak.postcode} {zaak.woonplaats}".strip())
        gedeeld["geadresseerde"] = Geadresseerde(naam=naam, adresregels=tuple(regel for regel in plaats if regel))
    gedeeld["afzender"] = ondertekend(gedeeld["afzender"], door, list_beslissers(besluit.soort, kader_van(zaak)))
    deel = bezwaardeel(kader_van(zaak), zaak.organisatie_id, brief, dag_van(moment))
    return {**gedeeld, **deel, **({"berekening_bezwaar": deel["berekeningen"][0]} if deel else {})}


def maak_gedeeld(zaak: Zaak, partijen: Partijen, aan: Betrokkene | None, moment: datetime.datetime, kenmerk: str) -> dict[str, Any]:
    """What every letter about a zaak has; the bouwmelding, when there is one, gives the number that the reader knows."""
    rijen = Melding.objects.filter(zaak=zaak, soort="bouwmelding", vervangen_door=None, ingetrokken_op=None)
    bouwmelding = rijen.order_by("ontvangen_op", "pk").last()
    geadresseerde = Geadresseerde(naam=aan.naam, adresregels=schrijf_adres(aan)) if aan else Geadresseerde(naam="", adresregels=())
    gedeeld = {
        **maak_zaakdeel(zaak, moment=moment, kenmerk=kenmerk),
        "geadresseerde": geadresseerde,
        "ontvangen_op": bouwmelding.ontvangen_op if bouwmelding else zaak.geopend_op,
        "kopie_aan": tuple(
            Kopie(rol.capitalize(), partijen[rol].naam) for rol in KOPIE if rol in partijen and partijen[rol] != aan
        ),
    }
    if bouwmelding and bouwmelding.verzoeknummer:
        gedeeld |= {"verzoeknummer": bouwmelding.verzoeknummer, "nummersoort": "Verzoeknummer"}
    return gedeeld


def ondertekend(afzender: Afzender, door: Account, rollen: Sequence[Rol]) -> Afzender:
    """Signed by whoever does the deed, with those of his ``rollen`` that may; who only looks on has all his roles there."""
    bevoegd = [rol.value for rol in rollen if rol.value in door.rollen]
    functie = ", ".join(bevoegd or door.rollen).capitalize()
    namens = afzender.namens or f"Namens het college van burgemeester en wethouders van {afzender.gemeente}"
    return replace(afzender, ondertekenaar=door.naam, functie=functie, namens=namens)


def noem_artikelen(artikelen: Sequence[str], kader: Kader) -> str:
    """Articles as a sentence reads them; empty without any."""
    return " en ".join(schrijf_artikel(artikel, kader) for artikel in artikelen)


def _zonder(feiten: Feiten, besluit: Besluit, dag: datetime.date) -> Feiten:
    """The facts as they are once this besluit has ended."""
    gisteren = dag - datetime.timedelta(days=1)
    besluiten = tuple(
        een.model_copy(update={"tot_en_met": gisteren}) if een.soort == besluit.soort and een.vanaf == besluit.vanaf else een
        for een in feiten.besluiten
    )
    return feiten.model_copy(update={"besluiten": besluiten})
