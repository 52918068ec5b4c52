"""Gather the named facts of a letter from a zaak. Dates and their proof come from ``regels``; nothing is reckoned here."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from borgwijzer.brieven.berekening import Berekening, Rekendag
from borgwijzer.brieven.bouwmelding_oordeel import OnvolledigFeiten, OordeelFeiten, VolledigFeiten
from borgwijzer.brieven.datums import datums_in_zin
from borgwijzer.brieven.feiten import Bezwaar, Gemeentetekst, Ondertekening
from borgwijzer.brieven.fouten import BriefFout
from borgwijzer.brieven.model import Afzender, Geadresseerde, Kopie
from borgwijzer.brieven.models import Briefpapier
from borgwijzer.brieven.ontbrekend import OntbrekendDeel
from borgwijzer.brieven.ontvangstbevestiging import NAAM_VAN_MELDING, OntvangenStuk, OntvangstFeiten
from borgwijzer.geweigerd import Geweigerd
from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderinhoud import Toets
from borgwijzer.regels.poorten import vervalt_na, wachttijd_na
from borgwijzer.regels.termijnen import Termijnuitkomst, bereken, noem_lengte
from borgwijzer.regels.volledigheid import Bevinding, Toetsresultaat, aangewezen_kanalen, kanaaloordeel
from borgwijzer.toezicht.acties.signaalintake import OMSCHRIJVING
from borgwijzer.zaken.acties.afschermen import is_afgeschermd
from borgwijzer.zaken.feiten import dag_van, kader_van, maak_meldingfeit
from borgwijzer.zaken.models import Betrokkene, Document, Melding, Zaak

LOKET = "het Omgevingsloket"
KANALEN = {
    "omgevingsloket": LOKET, "formulier": "het formulier op onze website", "papier": "de post",
    "e-mail": "e-mail", "balie": "de balie",
    "telefoon": "de telefoon",
}  # fmt: skip
MET_LIDWOORD = ("bouw van ", "nieuwbouw van ", "herbouw van ", "verbouw van ", "uitbreiding van ", "plaatsing van ")
VOLGORDE = ("gemachtigde", "initiatiefnemer", "contactpersoon")


def zoek_briefpapier(organisatie_id: int) -> Briefpapier:
    """The letter paper of the organisatie. Raises ``Geweigerd`` when it was never filled in."""
    papier = Briefpapier.objects.filter(organisatie_id=organisatie_id).first()
    if papier is None:
        raise Geweigerd(
            "geen_briefpapier", "Het briefpapier is nog niet ingevuld: vraag de beheerder om afzender en ondertekenaar."
        )
    return papier


def ontvangst_feiten(melding: Melding, *, moment: datetime.datetime, kenmerk: str) -> OntvangstFeiten | None:
    """Facts of the confirmation of receipt; None when there is nobody to write to, or no letter for this soort."""
    partijen = zoek_partijen(melding.zaak)
    aan = _zoek_bereikbare(melding, partijen)
    if melding.soort not in NAAM_VAN_MELDING or aan is None:
        return None
    stukken = Document.objects.filter(melding=melding, toestand="aanwezig").order_by("id")
    return OntvangstFeiten(
        **verzamel_gedeeld(melding, partijen, moment=moment, kenmerk=kenmerk, aan=aan),
        deel=noem_deel(melding),
        melding=melding.soort,  # type: ignore[arg-type]
        kanaal=KANALEN[melding.kanaal],
        meldkanaal=noem_meldkanaal(melding),
        stukken=tuple(OntvangenStuk(d.soort.replace("_", " ").capitalize(), d.bestandsnaam) for d in stukken),
    )


def noem_deel(melding: Melding) -> str:
    """The name of the part that a melding is about; empty for the whole project."""
    return melding.fase.naam if melding.fase else ""


def noem_meldkanaal(melding: Melding) -> str:
    """Where this melding should have been done, to read on after "via"; empty when it came the right way."""
    kader, feit = kader_van(melding.zaak), maak_meldingfeit(melding, ())
    if kanaaloordeel(feit, kader) is None:
        return ""
    return " of ".join(KANALEN[kanaal] for kanaal in aangewezen_kanalen(kader, feit.soort))


def _zoek_bereikbare(melding: Melding, partijen: dict[str, Betrokkene]) -> Betrokkene | None:
    """Whom to confirm a receipt to: the kwaliteitsborger who reports a strijdigheid, else who did the melding.

    A party that this melding names goes before one that the zaak knows from an earlier melding. Of a kwaliteitsborger who does not
    want his name passed on: nobody. He is written to as every shielded reporter, from the page of the signal.
    """
    if is_afgeschermd(melding.soort, melding.inhoud):
        return None
    rollen = ("kwaliteitsborger",) if melding.soort == "strijdigheid" else sorted(VOLGORDE, key=lambda r: r not in melding.inhoud)
    gevonden = (partijen[rol] for rol in rollen if rol in partijen)
    return next((partij for partij in gevonden if partij.naam.strip() and (schrijf_adres(partij) or partij.email)), None)


def oordeel_feiten(
    melding: Melding, resultaat: Toetsresultaat, *, moment: datetime.datetime, kenmerk: str, met_bijlage: bool
) -> OordeelFeiten:
    """Facts of the letter with the verdict on a bouwmelding. Raises ``Geweigerd`` with what is missing for the letter."""
    partijen = eis_partijen(melding.zaak)
    gedeeld = verzamel_gedeeld(melding, partijen, moment=moment, kenmerk=kenmerk)
    try:
        if resultaat.samen == "volledig":
            return _volledig(melding, gedeeld, partijen, met_bijlage=met_bijlage)
        return _onvolledig(melding, resultaat, gedeeld)
    except BriefFout as fout:
        raise Geweigerd("brief_onvolledig", f"De brief kan niet worden gemaakt: {fout}") from fout


def _volledig(melding: Melding, gedeeld: dict[str, Any], partijen: dict[str, Betrokkene], *, met_bijlage: bool) -> VolledigFeiten:
    """The dates are those of ``stand()``: the later of kader and wet for the start, the earlier for the end of validity."""
    kader, feit = kader_van(melding.zaak), maak_meldingfeit(melding, ())
    start = wachttijd_na(feit, kader, met_bewijs=True).beslissend
    vervalt = vervalt_na(feit, kader)
    assert start.uitkomst and vervalt.uitkomst
    return VolledigFeiten(
        **gedeeld,
        volledig_op=feit.ontvangen_op,
        vroegste_start=start.uitkomst,
        uiterste_start=vervalt.uitkomst,
        berekening_start=maak_berekening(start, kader.inhoud.termijn["bouwmelding_wachttijd"].naam),
        kwaliteitsborger=partijen["kwaliteitsborger"].naam if "kwaliteitsborger" in partijen else "naam niet bekend",
        informeren_via=LOKET,
        kader_eist_start=eist_start(kader),
        met_bijlage=met_bijlage,
    )


def _onvolledig(melding: Melding, resultaat: Toetsresultaat, gedeeld: dict[str, Any]) -> OnvolledigFeiten:
    papier, kader = zoek_briefpapier(melding.organisatie_id), kader_van(melding.zaak)
    regel = kader.inhoud.onvolledig["bouwmelding"]
    return OnvolledigFeiten(
        **gedeeld,
        **bezwaardeel(kader, melding.organisatie_id, "bouwmelding_onvolledig", gedeeld["datum"]),
        alleen_kader=not resultaat.wet_mist_iets,
        ontbrekend=list_ontbrekend(melding, resultaat.bevindingen),
        herstel="nieuwe_melding",
        meldkanaal=LOKET,
        contactpersoon=papier.team,
        contact_telefoon=papier.telefoon,
        kaderwoord=regel.woord if regel.lezing and not kader.is_wettelijk else "",
        lezing=regel.lezing if not kader.is_wettelijk else "",
    )


def list_ontbrekend(melding: Melding, bevindingen: Sequence[Bevinding]) -> tuple[OntbrekendDeel, ...]:
    """What is not in order, each thing once: an eis of the wet that asks the same as one of the kader is left out."""
    eisen = {eis.id: eis for eis in kader_van(melding.zaak).inhoud.eis}
    genoemd: list[Toets] = []
    delen = []
    for bevinding in bevindingen:
        eis = eisen[bevinding.eis]
        if not bevinding.telt or bevinding.voldaan is not False or (eis.toets and eis.toets in genoemd):
            continue
        if eis.toets:
            genoemd.append(eis.toets)
        reden = datums_in_zin(bevinding.reden[:1].upper() + bevinding.reden[1:])
        delen.append(OntbrekendDeel(f"{eis.gebrek or eis.tekst}.", f"{reden.rstrip('.')}.", f"Bron: {bevinding.grondslag[0]}."))
    return tuple(delen)


def eist_start(kader: Kader) -> bool:
    """Whether the kader lets no works begin before word of it was given."""
    poort = kader.inhoud.poort.get("start")
    return bool(poort and "startbouw" in poort.vereist)


def bezwaardeel(kader: Kader, organisatie_id: int, brief: str, verzonden_op: datetime.date) -> dict[str, Any]:
    """The remedy clause with its proof as an annex, when the kader has set it for this letter."""
    regel = kader.inhoud.brief.get(brief)
    if regel is None or not regel.rechtsmiddel:
        return {}
    termijn = bereken(kader.termijn("bezwaar"), verzonden_op, kader.kalender, met_bewijs=True)
    assert termijn.uitkomst
    adres = ", ".join(zoek_briefpapier(organisatie_id).adresregels)
    return {
        "bezwaar": Bezwaar(uiterlijk_op=termijn.uitkomst, indienen_bij=f"het college van burgemeester en wethouders, {adres}"),
        "berekeningen": (maak_berekening(termijn, kader.inhoud.termijn["bezwaar"].naam),),
    }


def maak_berekening(resultaat: Termijnuitkomst, naam: str) -> Berekening:
    """The proof of a date as a letter shows it; ``naam`` is what the term is about."""
    assert resultaat.uitkomst
    bronnen = "; ".join(str(bron) for bron in resultaat.termijn.grondslag)
    return Berekening(
        onderwerp=naam.lower(),
        uitkomst=resultaat.uitkomst,
        betekenis=resultaat.termijn.betekenis.capitalize(),
        uitleg=f"De termijn is {noem_lengte(resultaat.termijn.lengte, resultaat.termijn.eenheid)}. De regel staat in: {bronnen}.",
        dagen=tuple(Rekendag(rij.datum, rij.telt, rij.reden) for rij in resultaat.bewijs),
    )


def eis_partijen(zaak: Zaak) -> dict[str, Betrokkene]:
    """The latest party per rol. Raises ``Geweigerd`` when there is nobody to write to."""
    partijen = zoek_partijen(zaak)
    if not any(rol in partijen for rol in VOLGORDE):
        raise Geweigerd("geen_geadresseerde", "Er is niemand om aan te schrijven: vul de initiatiefnemer of gemachtigde in.")
    return partijen


def zoek_partijen(zaak: Zaak) -> dict[str, Betrokkene]:
    """The latest party per rol."""
    return {partij.rol: partij for partij in Betrokkene.objects.filter(zaak=zaak).order_by("sinds", "id")}


def verzamel_gedeeld(
    melding: Melding, partijen: dict[str, Betrokkene], *, moment: datetime.datetime, kenmerk: str, aan: Betrokkene | None = None
) -> dict[str, Any]:
    """The facts that every letter has."""
    aan = aan or next(partijen[rol] for rol in VOLGORDE if rol in partijen)
    kopie = tuple(
        Kopie(rol.capitalize(), partijen[rol].naam)
        for rol in ("initiatiefnemer", "kwaliteitsborger")
        if rol in partijen and partijen[rol] != aan and melding.soort != "strijdigheid"
    )
    gedeeld = {
        **maak_zaakdeel(melding.zaak, moment=moment, kenmerk=kenmerk),
        "geadresseerde": Geadresseerde(naam=aan.naam, adresregels=schrijf_adres(aan)),
        "ontvangen_op": melding.ontvangen_op,
        "kopie_aan": kopie,
    }
    return gedeeld | ({"verzoeknummer": melding.verzoeknummer, "nummersoort": "Verzoeknummer"} if melding.verzoeknummer else {})


def maak_zaakdeel(zaak: Zaak, *, moment: datetime.datetime, kenmerk: str) -> dict[str, Any]:
    """The facts that come from the zaak itself; its own number until there is one that the reader knows better."""
    papier = zoek_briefpapier(zaak.organisatie_id)
    return {
        "kenmerk": kenmerk,
        "datum": dag_van(moment),
        "afzender": maak_afzender(papier, zaak.organisatie.naam),
        "verzoeknummer": zaak.nummer,
        "nummersoort": "Zaaknummer",
        "bouwactiviteit": noem_bouwactiviteit(zaak),
        "locatie": ", ".join(deel for deel in (zaak.adres, zaak.woonplaats) if deel) or zaak.kadastraal or "de opgegeven plaats",
        "oefening": zaak.organisatie.demo,
        "kadernoot": kader_van(zaak).inhoud.kader.voorbehoud,
        "gemeentetekst": list_gemeenteteksten(kader_van(zaak)),
        "ondertekening": list_ondertekening(kader_van(zaak), papier),
    }


def list_gemeenteteksten(kader: Kader) -> tuple[Gemeentetekst, ...]:
    """The own words of the municipality, for all kinds of letter."""
    regels = kader.inhoud.brief.items()
    return tuple(Gemeentetekst(naam, stuk, tekst) for naam, regel in regels for stuk, tekst in sorted(regel.teksten.items()))


def list_ondertekening(kader: Kader, papier: Briefpapier) -> tuple[Ondertekening, ...]:
    """Who signs which letter: the kader names a function, the letter paper who holds it. Nobody holds it: the usual signatory."""
    regels = ((naam, regel, papier.ondertekenaars.get(regel.functie, "")) for naam, regel in kader.inhoud.brief.items())
    return tuple(
        Ondertekening(naam, papier.ondertekenaar, wie, regel.functie if wie else "", regel.namens)
        for naam, regel, wie in regels
        if wie or regel.namens
    )


def noem_bouwactiviteit(zaak: Zaak) -> str:
    """What is built, as words that read on after "voor": no capital and no full stop, and `de bouw van een loods`."""
    if zaak.omschrijving == OMSCHRIJVING:  # says how we came to know of it, and nothing of what is built
        return f"het bouwwerk op het adres {zaak.adres}" if zaak.adres else "het bouwwerk"
    tekst = " ".join(zaak.omschrijving.split())[:300].rstrip(". ")
    tekst = tekst[:1].lower() + tekst[1:] if tekst else "uw bouwplan"
    return f"de {tekst}" if tekst.startswith(MET_LIDWOORD) else tekst


def schrijf_adres(aan: Betrokkene) -> tuple[str, ...]:
    """The address of a party in lines."""
    return tuple(regel for regel in (aan.adres, f"{aan.postcode} {aan.woonplaats}".strip()) if regel)


def maak_afzender(papier: Briefpapier, gemeente: str) -> Afzender:
    """Who sends every letter on this paper."""
    return Afzender(
        gemeente=gemeente, team=papier.team, adresregels=tuple(papier.adresregels), telefoon=papier.telefoon,
        email=papier.email, ondertekenaar=papier.ondertekenaar, functie=papier.functie, namens=papier.namens,
    )  # fmt: skip
