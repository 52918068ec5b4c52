"""A letter as a beeld: the same blocks that are set in the PDF."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from borgwijzer.brieven.concept.plekken import lees_plek
from borgwijzer.brieven.datums import datum_met_dag
from borgwijzer.brieven.model import (
    Alinea,
    Brief,
    Fotos,
    Kader,
    Kop,
    Opsomming,
    Punt,
    Rechtsmiddel,
    Tabel,
    TekstBlok,
    Tekstbron,
)
from borgwijzer.brieven.weergave import OEFENING
from borgwijzer.web.beelden.oordeel import Briefbeeld, Briefblok, Tekstlink

STANDEN = {
    "concept": "{wie} veranderde de tekst.",
    "voorgelegd": "{wie} legde deze brief voor aan een collega.",
    "goedgekeurd": "Deze brief is goedgekeurd.",
    "teruggestuurd": "Een collega stuurde deze brief terug: open de tekst en lees waarom.",
}


def maak_brief(brief: Brief) -> Briefbeeld:
    """The letter as the reader will see it; annexes by their title."""
    afzender, eigen = brief.afzender, {deel.stuk.partition(".")[0] for deel in brief.aangepast}
    return Briefbeeld(
        afzender=(afzender.gemeente, afzender.team, *afzender.adresregels),
        geadresseerde=(brief.geadresseerde.naam, *brief.geadresseerde.adresregels),
        datum=datum_met_dag(brief.datum),
        kenmerk=brief.kenmerk,
        onderwerp=brief.titel,
        aanhef=f"{brief.geadresseerde.aanhef},",
        blokken=tuple(replace(deel, eigen=blok.naam in eigen) for blok in brief.tekstblokken for deel in _maak_blokken(blok)),
        slot=tuple(regel for regel in (brief.groet, afzender.namens, f"{afzender.ondertekenaar}, {afzender.functie}") if regel),
        bijlagen=tuple(bijlage.titel for bijlage in brief.bijlagen),
        noten=tuple(_list_noten(brief)),
        merk=OEFENING if brief.oefening else "",
        tekst=_maak_tekstlink(brief.tekstbron) if brief.tekstbron else None,
    )


def _maak_tekstlink(bron: Tekstbron) -> Tekstlink:
    zin = STANDEN.get(bron.toestand, "").format(wie=bron.gewijzigd_door) if bron.gewijzigd_door else ""
    if bron.veranderd:
        zin = f"{zin} Daarna veranderde: {', '.join(bron.veranderd)}. Lees de brief opnieuw."
    plek = lees_plek(bron.plek)
    url = "" if plek and plek.formulier else reverse("brieftekst", args=[bron.zaaknummer, bron.plek])
    return Tekstlink(url, str(bron.versie), zin.strip())


def _list_noten(brief: Brief) -> list[str]:
    noten = [f"Een kopie van deze brief gaat naar {kopie.naam} ({kopie.rol.lower()})." for kopie in brief.kopie_aan]
    return [*noten, *([brief.kadernoot] if brief.kadernoot else [])]


def _maak_blokken(blok: TekstBlok) -> list[Briefblok]:
    match blok:
        case Kop():
            return [Briefblok("kop", blok.tekst)]
        case Alinea():
            return [Briefblok("alinea", blok.tekst)]
        case Kader():
            return [Briefblok("kader", blok.tekst)]
        case Opsomming():
            return [Briefblok("lijst", punten=tuple(_schrijf_punt(punt) for punt in blok.punten), genummerd=blok.genummerd)]
        case Tabel():
            return [Briefblok("tabel", blok.bijschrift, koppen=blok.koppen, rijen=blok.rijen)]
        case Fotos():
            return [Briefblok("lijst", punten=tuple(f"Foto {foto.nummer}. {foto.bijschrift}" for foto in blok.fotos))]
        case Rechtsmiddel():
            return [Briefblok("kop", blok.titel), *(Briefblok("alinea", alinea) for alinea in blok.alineas)]


def _schrijf_punt(punt: Punt) -> str:
    if not punt.kop:
        return punt.tekst
    return f"{punt.kop} {punt.tekst}" if punt.kop.endswith(("?", "!", ":")) else f"{punt.kop.rstrip('.')}. {punt.tekst}"
