"""The page of one zaak, from its rows and one derived stand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from borgwijzer.brieven.models import OpgeslagenBrief
from borgwijzer.brieven.rapport import RapportFeiten
from borgwijzer.brieven.toezichtrapport import ToezichtrapportFeiten
from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.regels.feiten import Feiten
from borgwijzer.regels.levensloop import stand
from borgwijzer.web.beelden.datumtekst import schrijf_kort
from borgwijzer.web.beelden.etiketten import FASEN
from borgwijzer.web.beelden.onderdelen import Status
from borgwijzer.web.beelden.zaak import Briefregel, Partij, ZaakBeeld
from borgwijzer.web.vullen.bronnen import schrijf_kader
from borgwijzer.web.vullen.delen import maak_delen, maak_methode, noem_namen
from borgwijzer.web.vullen.documenten import verwijs
from borgwijzer.web.vullen.dossier import Dossierrijen, maak_dossierdeel
from borgwijzer.web.vullen.meldingen import list_meldingen
from borgwijzer.web.vullen.oordelen import maak_oordelen
from borgwijzer.web.vullen.partijen import maak_partijen, schrijf_tijdvakken
from borgwijzer.web.vullen.signalen import maak_signalen
from borgwijzer.web.vullen.tijdlijn import maak_filter, maak_tijdlijn
from borgwijzer.web.vullen.toezichtblok import maak_toezichtblok
from borgwijzer.web.vullen.verzoekenblok import maak_verzoekenblok
from borgwijzer.web.vullen.voorstellen import maak_voorstelrijen
from borgwijzer.web.vullen.voortgang import GEBRUIKSTAKEN, maak_keten, maak_taken, maak_termijnen
from borgwijzer.zaken.feiten import dag_van, kader_van
from borgwijzer.zaken.models import Document, Fase, Melding, Proefproject, Zaak
from borgwijzer.zaken.queries import Zaakdossier
from borgwijzer.zaken.queries_dossier import NOTITIES

BINNENSOORTEN = frozenset({RapportFeiten.SOORT, ToezichtrapportFeiten.SOORT})
BINNEN = Status("Bewaard, blijft binnen", "goed")
BRIEFSTATUS = {
    "klaar": Status("Klaar voor verzending", "wacht"), "in_verzending": Status("In verzending", "wacht"),
    "mislukt": Status("Niet aangekomen", "fout"), "verzonden": Status("Verzonden", "goed"), "bezorgd": Status("Bezorgd", "goed"),
}  # fmt: skip


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
    feiten = dossier.maak_feiten()
    bepaald = stand(feiten, kader, kijker.vandaag, met_bewijs=True)
    geldend = zoek_geldende(dossier.meldingen, dossier.fasen)
    mag_toetsen = kijker.mag(Daad.TOETS_MELDING)
    return ZaakBeeld(
        zaaknummer=zaak.nummer,
        titel=noem_zaak(zaak),
        omschrijving=zaak.omschrijving,
        fase=FASEN[bepaald.fase],
        behandelaar=zaak.behandelaar.naam if zaak.behandelaar else "",
        behandelaar_id=str(zaak.behandelaar_id or ""),
        kader=schrijf_kader(kader),
        **_maak_knoppen(zaak, bepaald.fase, kijker),
        oordelen=maak_oordelen(bepaald, kader),
        delen=maak_delen(dossier.fasen, bepaald, kader),
        methode=maak_methode(kader) if bepaald.fasen else None,
        keten=maak_keten(zaak, geldend, bepaald),
        taken=(*maak_voorstelrijen(dossier), *maak_taken(zaak, geldend, bepaald, mag_toetsen=mag_toetsen)),
        termijnen=maak_termijnen(bepaald),
        meldingen=list_meldingen(dossier, kader, kijker.vandaag, mag_toetsen=mag_toetsen),
        documenten=tuple(verwijs(document) for document in _huidige_documenten(dossier)),
        partijen=_maak_partijen(dossier, feiten, kijker),
        brieven=_maak_briefregels(brieven, dossier),
        signalen=maak_signalen(dossier.signalen, kader, noem_namen(dossier.fasen)),
        met_gebruik=any(een.over_gebruik for een in feiten.controles) or any(taak.code in GEBRUIKSTAKEN for taak in bepaald.taken),
        verzoeken=maak_verzoekenblok(dossier.informatieverzoeken, zaak, kijker.account, kijker.vandaag),
        toezicht=maak_toezichtblok(dossier, kijker.account, kijker.vandaag),
        tijdlijn=maak_tijdlijn(tijdlijn.rijen),
        tijdlijn_meer_url=tijdlijn.meer_url,
        proefproject=next((rij.naam for rij in dossier.ook.get(Proefproject, ()) if rij.beeindigd_op is None), ""),
        dossier=maak_dossierdeel(
            rijen, maak_filter(rijen.keuze, tijdlijn.rijen, rijen.noem_mensen()),
            hoogstens=NOTITIES, mag_noteren=kijker.mag(Daad.NOTEER), meer_url=_zoek_adres(zaak),
        ),
    )  # fmt: skip


def _maak_knoppen(zaak: Zaak, fase: str, kijker: Kijker) -> dict[str, bool]:
    return {
        "mag_opnemen": zaak.behandelaar_id != kijker.account.pk and kijker.mag(Daad.BEHANDEL_ZAAK),
        "mag_signaal": fase != "afgesloten" and kijker.mag(Daad.LEG_FEIT_VAST),
        "mag_registreren": fase != "afgesloten" and kijker.mag(Daad.REGISTREER_MELDING),
    }


def _maak_partijen(dossier: Zaakdossier, feiten: Feiten, kijker: Kijker) -> tuple[Partij, ...]:
    borgers = schrijf_tijdvakken(feiten, kijker.vandaag)
    return maak_partijen(dossier.huidige_partijen(), mag_bsn=kijker.mag(Daad.ZIE_BSN), getoond=kijker.bsn, borgers=borgers)


def _zoek_adres(zaak: Zaak) -> str:
    """The address of the search for this place."""
    return f"{reverse('zoeken')}?{urlencode({'q': ' '.join(deel for deel in (zaak.adres, zaak.postcode) if deel)})}"


def noem_zaak(zaak: Zaak) -> str:
    """The place of a zaak, or else its number."""
    return ", ".join(deel for deel in (zaak.adres, zaak.woonplaats) if deel) or zaak.kadastraal or f"Zaak {zaak.nummer}"


def zoek_geldende(meldingen: Sequence[Melding], fasen: Sequence[Fase]) -> dict[int, dict[str, Melding]]:
    """The newest melding of each soort that still counts, by the number of its part; 0 is the whole.

    ``meldingen`` are newest first.
    """
    nummers: dict[int | None, int] = {None: 0, **{fase.pk: fase.volgnummer for fase in fasen}}
    geldend: dict[int, dict[str, Melding]] = {nummer: {} for nummer in nummers.values()}
    for melding in meldingen:
        if melding.vervangen_door_id is None and melding.ingetrokken_op is None:
            geldend[nummers[melding.fase_id]].setdefault(melding.soort, melding)
    return geldend


def _huidige_documenten(dossier: Zaakdossier) -> list[Document]:
    """The documents of meldingen that were not replaced: a replaced one gave its documents to its successor."""
    vervangen = {melding.pk for melding in dossier.meldingen if melding.vervangen_door_id}
    return [document for document in dossier.documenten if document.melding_id not in vervangen]


def _maak_briefregels(brieven: Sequence[OpgeslagenBrief], dossier: Zaakdossier) -> tuple[Briefregel, ...]:
    """Letters in the order given; one about a part names it, for the subject is the same for each part."""
    namen = noem_namen(dossier.fasen)
    deel = {melding.pk: f" ({namen[melding.fase_id]})" for melding in dossier.meldingen if melding.fase_id}
    return tuple(
        Briefregel(
            str(brief.pk), f"{brief.onderwerp}{deel.get(brief.melding_id or 0, '')}", schrijf_kort(dag_van(brief.gemaakt_op)),
            bepaal_briefstatus(brief),
        )
        for brief in brieven
    )  # fmt: skip


def bepaal_briefstatus(brief: OpgeslagenBrief) -> Status:
    """Where a letter stands; a rapport stays inside."""
    return BINNEN if brief.soort in BINNENSOORTEN else BRIEFSTATUS[brief.toestand]
