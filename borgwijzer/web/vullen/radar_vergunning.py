"""The page of one vergunning: where it stands, what it says, and what can be done with it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from borgwijzer.logboek.models import Gebeurtenis
from borgwijzer.organisaties.models import Account
from borgwijzer.organisaties.rechten import Daad, mag
from borgwijzer.radar.models import Bouwtechnisch, Toestand, Vergunning
from borgwijzer.radar.zoeken import Zaakvoorstel
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.radar import Daad as Vergunningdaad
from borgwijzer.regels.radar import beletselen_vergunning, bepaal_bezoekdag
from borgwijzer.regels.taakgrens import grenzen_bij
from borgwijzer.web.beelden.bewijs import Bewijs
from borgwijzer.web.beelden.datumtekst import schrijf_voluit
from borgwijzer.web.beelden.etiketten import FASEN, OVEREENKOMSTEN, VERGUNNINGSOORTEN
from borgwijzer.web.beelden.onderdelen import Keuze, Keuzeveld, Tekstveld
from borgwijzer.web.beelden.radar_vergunning import Koppelen, Plannen, Vastleggen, VergunningBeeld
from borgwijzer.web.beelden.taakgrens import Grens
from borgwijzer.web.beelden.triage_bericht import Feit, Kandidaat
from borgwijzer.web.vullen.bewijs import vertel_bewijs
from borgwijzer.web.vullen.radar import bepaal_status, noem_vergunning, schrijf_verstreken
from borgwijzer.web.vullen.taakgrens import maak_grenzen
from borgwijzer.web.vullen.tijdlijn import maak_tijdlijn
from borgwijzer.web.vullen.zaak import noem_zaak

HOE = "Dag-maand-jaar, zoals 3-12-2026."
GEMELD, NIET_GEMELD = "Er is een bouwmelding.", "Er is geen bouwmelding die telt: koppelen kan dan niet."
VOORBIJ = "Deze zaak is al afgesloten of het bouwwerk is in gebruik."
MELDING_NODIG = {Bouwtechnisch.JA: "Ja", Bouwtechnisch.NEE: "Nee", Bouwtechnisch.ONBEKEND: "Niet bekend"}
STANDEN = {
    Toestand.GEKOPPELD: "De bouwmelding bij deze vergunning staat in een zaak.",
    Toestand.BEZOCHT: "Bij een bezoek bleek dat er al gebouwd wordt zonder bouwmelding. In de zaak staat wat er nu moet gebeuren.",
    Toestand.AFGEHANDELD: "Voor deze vergunning hoeft geen bouwmelding te komen.",
}


@dataclass(frozen=True, slots=True)
class Invoer:
    """What was filled in, and what was wrong with it: ``velden`` per field, ``fout`` on top of the page."""

    waarden: Mapping[str, str] = field(default_factory=dict)
    velden: Mapping[str, str] = field(default_factory=dict)
    fout: str = ""

    def veld(self, naam: str, etiket: str, *, uitleg: str = "", waarde: str = "", regels: int = 1) -> Tekstveld:
        """A text field with what was typed in it."""
        return Tekstveld(
            naam=naam, etiket=etiket, uitleg=uitleg, waarde=self.waarden.get(naam, waarde), fout=self.velden.get(naam, ""),
            verplicht=True, regels=regels,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vergunningwerk:
    """The rows of the page, the kader of today, and who looks on which day."""

    vergunning: Vergunning
    voorstellen: Sequence[Zaakvoorstel]
    bezoekers: Sequence[Account]
    verloop: Sequence[Gebeurtenis]
    kader: Kader | None
    kijker: Account
    vandaag: datetime.date

    def kan(self, daad: Vergunningdaad, recht: Daad) -> bool:
        """Whether this person can do this now."""
        return not beletselen_vergunning(self.vergunning.toestand, daad) and mag(self.kijker, recht)  # type: ignore[arg-type]


def maak_vergunning(werk: Vergunningwerk, invoer: Invoer) -> VergunningBeeld:
    """The screen."""
    vergunning = werk.vergunning
    return VergunningBeeld(
        id=str(vergunning.pk),
        versie=str(vergunning.versie),
        titel=noem_vergunning(vergunning),
        omschrijving=vergunning.omschrijving,
        status=bepaal_status(vergunning, werk.kader, werk.vandaag)[0],
        stand=_schrijf_stand(werk),
        bewijs=_maak_bewijs(werk),
        feiten=_list_feiten(werk),
        verloop=maak_tijdlijn(werk.verloop),
        zaaknummer=vergunning.zaak.nummer if vergunning.zaak else "",
        koppelen=_maak_koppelen(werk, invoer) if werk.kan("koppel", Daad.BEHANDEL_VERGUNNING) else None,
        plannen=_maak_plannen(werk, invoer) if werk.kan("stel_bezoek_voor", Daad.BEHANDEL_VERGUNNING) else None,
        vastleggen=_maak_vastleggen(werk, invoer) if werk.kan("leg_bezoek_vast", Daad.LEG_BEZOEK_VAST) else None,
        sluiten=_vraag_reden(invoer, "Waarom is er geen bouwmelding nodig?")
        if werk.kan("sluit_zonder_melding", Daad.BEHANDEL_VERGUNNING)
        else None,
        heropenen=_vraag_reden(invoer, "Waarom moet deze vergunning terug in de radar?")
        if werk.kan("heropen", Daad.BEHANDEL_VERGUNNING)
        else None,
        grenzen=_maak_grenzen(werk),
        fout=invoer.fout,
    )


def _maak_grenzen(werk: Vergunningwerk) -> tuple[Grens, ...]:
    """What is no task at a visit, while one can be planned or written down."""
    if werk.kader is None or not werk.kan("leg_bezoek_vast", Daad.LEG_BEZOEK_VAST):
        return ()
    return maak_grenzen(grenzen_bij(werk.kader, "bezoek"), werk.kader)


def _vraag_reden(invoer: Invoer, etiket: str) -> Tekstveld:
    return invoer.veld("reden", etiket, uitleg="De reden komt in het logboek.", regels=2)


def _schrijf_stand(werk: Vergunningwerk) -> str:
    vergunning = werk.vergunning
    if vergunning.toestand in STANDEN:
        return STANDEN[Toestand(vergunning.toestand)]
    status, toelichting = bepaal_status(vergunning, werk.kader, werk.vandaag)
    if vergunning.toestand == Toestand.OPEN and vergunning.bouwtechnisch == Bouwtechnisch.NEE:
        return f"Er hoeft {toelichting} geen bouwmelding te komen. Klopt dat niet? Dan kunt u hier toch een bezoek plannen."
    slot = f" {status.woord}, {toelichting}." if toelichting else ""
    return f"Er is nog geen bouwmelding gekoppeld.{slot}"


def _maak_bewijs(werk: Vergunningwerk) -> Bewijs | None:
    vergunning = werk.vergunning
    if vergunning.toestand != Toestand.OPEN or vergunning.kijk_vanaf or werk.kader is None:
        return None
    uitkomst = bepaal_bezoekdag(vergunning.verleend_op, werk.kader, met_bewijs=True)
    return vertel_bewijs(uitkomst) if uitkomst else None


def _list_feiten(werk: Vergunningwerk) -> tuple[Feit, ...]:
    vergunning = werk.vergunning
    adres = ", ".join(deel for deel in (vergunning.adres, f"{vergunning.postcode} {vergunning.woonplaats}".strip()) if deel)
    verleend = f"{schrijf_voluit(vergunning.verleend_op)}, {schrijf_verstreken(vergunning.verleend_op, werk.vandaag)}"
    feiten = (
        Feit("Nummer", vergunning.nummer),
        Feit("Soort", VERGUNNINGSOORTEN[vergunning.soort]),
        Feit("Verleend", verleend),
        Feit("Adres", adres),
        Feit("BAG-nummer", vergunning.bag_id),
        Feit("Aanvrager", vergunning.aanvrager),
        Feit("Bouwmelding nodig", MELDING_NODIG[Bouwtechnisch(vergunning.bouwtechnisch)]),
        Feit("Laatste bevinding", vergunning.bevinding),
        Feit("Laatste reden", "" if vergunning.reden == vergunning.bevinding else vergunning.reden),
    )
    return tuple(feit for feit in feiten if feit.waarde)


def _maak_koppelen(werk: Vergunningwerk, invoer: Invoer) -> Koppelen:
    keuze = invoer.waarden.get("zaak", "")
    kandidaten = tuple(_maak_kandidaat(voorstel, keuze) for voorstel in werk.voorstellen)
    uitleg = "Het nummer van de zaak, zoals 2026-000123."
    return Koppelen(kandidaten, invoer.veld("zaak_anders", "Zaaknummer", uitleg=uitleg))


def _maak_kandidaat(gevonden: Zaakvoorstel, keuze: str) -> Kandidaat:
    zaak, voorstel = gevonden.zaak, gevonden.voorstel
    redenen = [OVEREENKOMSTEN[voorstel.overeenkomst], GEMELD if voorstel.gemeld else NIET_GEMELD]
    if voorstel.voorbij:
        redenen.append(VOORBIJ)
    return Kandidaat(zaak.nummer, noem_zaak(zaak), FASEN[zaak.fase], tuple(redenen), zaak.nummer == keuze)


def _maak_plannen(werk: Vergunningwerk, invoer: Invoer) -> Plannen:
    keuze = invoer.waarden.get("bezoeker") or str(werk.vergunning.bezoeker_id or werk.kijker.pk)
    bezoekers = tuple(Keuze(str(wie.pk), wie.naam, str(wie.pk) == keuze) for wie in werk.bezoekers)
    gepland = werk.vergunning.bezoek_op if werk.vergunning.toestand == Toestand.BEZOEK_VOORGESTELD else None
    dag = invoer.veld("bezoek_op", "Dag van het bezoek", uitleg=HOE, waarde=schrijf_invoer(gepland))
    return Plannen(dag, Keuzeveld("bezoeker", "Wie gaat er kijken", bezoekers, invoer.velden.get("bezoeker", "")))


def schrijf_invoer(dag: datetime.date | None) -> str:
    """A day as people type it: `3-12-2026`."""
    return f"{dag.day}-{dag.month}-{dag.year}" if dag else ""


def _maak_vastleggen(werk: Vergunningwerk, invoer: Invoer) -> Vastleggen:
    uitkomst, hoe = invoer.waarden.get("uitkomst", ""), f"{HOE} Weet u het niet? Vul de dag van uw bezoek in."
    vandaag = schrijf_invoer(werk.vandaag)
    return Vastleggen(
        bezocht_op=invoer.veld("bezocht_op", "Op welke dag was het bezoek?", uitleg=HOE, waarde=vandaag),
        bevinding=invoer.veld("bevinding", "Wat zag u?", regels=3),
        niet_begonnen=Keuze("niet_begonnen", "Nee, er wordt nog niet gebouwd", uitkomst == "niet_begonnen"),
        opnieuw_op=invoer.veld("opnieuw_op", "Vanaf wanneer kijkt u opnieuw?", uitleg=HOE),
        begonnen=Keuze("begonnen", "Ja, en er is geen bouwmelding", uitkomst == "begonnen"),
        begonnen_op=invoer.veld("begonnen_op", "Op welke dag is de bouw begonnen?", uitleg=hoe),
        fout=invoer.velden.get("uitkomst", ""),
    )
