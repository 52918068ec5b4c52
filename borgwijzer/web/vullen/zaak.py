"""The page of one zaak, from its rows and one derived stand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.levensloop import stand
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.zaak import Briefregel, ZaakBeeld
from borgwijzer.web.vullen.bronnen import schrijf_kader
from borgwijzer.web.vullen.documenten import verwijs
from borgwijzer.web.vullen.dossier import Dossierrijen, maak_dossierdeel
from borgwijzer.web.vullen.meldingen import list_meldingen
from borgwijzer.web.vullen.oordelen import maak_oordelen
from borgwijzer.web.vullen.partijen import maak_partijen
from borgwijzer.web.vullen.signalen import maak_signalen
from borgwijzer.web.vullen.tijdlijn import maak_filter, maak_tijdlijn
from borgwijzer.web.vullen.voortgang import maak_keten, maak_taken, maak_termijnen
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Document, Melding, Proefproject, Zaak
from borgwijzer.zaken.queries import Zaakdossier
from borgwijzer.zaken.queries_dossier import NOTITIES

BRIEFSTATUS = {"klaar": Status("Klaar voor verzending", "wacht"), "bezorgd": Status("Bezorgd", "goed")}


@dataclass(frozen=True, slots=True)
class Tijdlijnstuk:
    """Events newest first; ``meer_url`` leads to the ones before them, or is empty."""

    rijen: Sequence[Gebeurtenis]
    meer_url: str = ""


@dataclass(frozen=True, slots=True)
class Kijker:
    """Who looks and on which day; ``bsn`` holds what was asked to be shown once, by betrokkene."""

    account: Account
    vandaag: datetime.date
    bsn: Mapping[int, str] = field(default_factory=dict)

    def mag(self, daad: Daad) -> bool:
        return mag(self.account, daad)


def maak_zaak(
    dossier: Zaakdossier, brieven: Sequence[OpgeslagenBrief], tijdlijn: Tijdlijnstuk, rijen: Dossierrijen, kijker: Kijker
) -> ZaakBeeld:
    """Everything of the page."""
    zaak, kader = dossier.zaak, kader_van(dossier.zaak)
    bepaald = stand(dossier.maak_feiten(), kader, kijker.vandaag, met_bewijs=True)
    geldend = zoek_geldende(dossier.meldingen)
    mag_toetsen = kijker.mag(Daad.TOETS_MELDING)
    return ZaakBeeld(
        zaaknummer=zaak.nummer,
        titel=noem_zaak(zaak),
        omschrijving=zaak.omschrijving,
        fase=FASEN[bepaald.fase],
        behandelaar=zaak.behandelaar.naam if zaak.behandelaar else "",
        behandelaar_id=str(zaak.behandelaar_id or ""),
        kader=schrijf_kader(kader),
        mag_opnemen=zaak.behandelaar_id != kijker.account.pk and kijker.mag(Daad.BEHANDEL_ZAAK),
        mag_registreren=bepaald.fase != "afgesloten" and kijker.mag(Daad.REGISTREER_MELDING),
        oordelen=maak_oordelen(bepaald, kader),
        keten=maak_keten(zaak, geldend, bepaald),
        taken=maak_taken(zaak, geldend, bepaald, mag_toetsen=mag_toetsen),
        termijnen=maak_termijnen(bepaald),
        meldingen=list_meldingen(dossier, kader, kijker.vandaag, mag_toetsen=mag_toetsen),
        documenten=tuple(verwijs(document) for document in _huidige_documenten(dossier)),
        partijen=maak_partijen(dossier.huidige_partijen(), mag_bsn=kijker.mag(Daad.ZIE_BSN), getoond=kijker.bsn),
        brieven=tuple(_maak_briefregel(brief) for brief in brieven),
        signalen=maak_signalen(dossier.signalen, kader),
        tijdlijn=maak_tijdlijn(tijdlijn.rijen),
        tijdlijn_meer_url=tijdlijn.meer_url,
        proefproject=next((rij.naam for rij in dossier.ook.get(Proefproject, ()) if rij.beeindigd_op is None), ""),
        dossier=maak_dossierdeel(
            rijen, maak_filter(rijen.keuze, tijdlijn.rijen, rijen.noem_mensen()),
            hoogstens=NOTITIES, mag_noteren=kijker.mag(Daad.NOTEER), meer_url=_zoek_adres(zaak),
        ),
    )  # fmt: skip


def _zoek_adres(zaak: Zaak) -> str:
    """The address of the search for this place."""
    return f"{reverse('zoeken')}?{urlencode({'q': ' '.join(deel for deel in (zaak.adres, zaak.postcode) if deel)})}"


def noem_zaak(zaak: Zaak) -> str:
    """The place of a zaak, or else its number."""
    return ", ".join(deel for deel in (zaak.adres, zaak.woonplaats) if deel) or zaak.kadastraal or f"Zaak {zaak.nummer}"


def zoek_geldende(meldingen: Sequence[Melding]) -> dict[str, Melding]:
    """The newest melding of each soort that still counts; ``meldingen`` are newest first."""
    geldend: dict[str, Melding] = {}
    for melding in meldingen:
        if melding.vervangen_door_id is None and melding.ingetrokken_op is None:
            geldend.setdefault(melding.soort, melding)
    return geldend


def _huidige_documenten(dossier: Zaakdossier) -> list[Document]:
    """The documents of meldingen that were not replaced: a replaced one gave its documents to its successor."""
    vervangen = {melding.pk for melding in dossier.meldingen if melding.vervangen_door_id}
    return [document for document in dossier.documenten if document.melding_id not in vervangen]


def _maak_briefregel(brief: OpgeslagenBrief) -> Briefregel:
    return Briefregel(str(brief.pk), brief.onderwerp, schrijf_kort(dag_van(brief.gemaakt_op)), BRIEFSTATUS[brief.toestand])
