"""The form in which an overtreding is written down or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from borgwijzer.regels.kader import Kader
from borgwijzer.regels.kaderhandhaving import Norm
from borgwijzer.toezicht.acties.overtredingen import noem_norm
from borgwijzer.web.beelden.datumtekst import schrijf_invuldag
from borgwijzer.web.beelden.etiketten import ADRESSATEN
from borgwijzer.web.beelden.formulier import Groep, Invoerveld
from borgwijzer.web.beelden.onderdelen import Beletsel, Keuze
from borgwijzer.web.beelden.overtreding import OvertredingFormulierBeeld
from borgwijzer.web.vullen.bronnen import schrijf_datums
from borgwijzer.web.vullen.taken import noem_zaakplaats
from borgwijzer.web.vullen.veldvorm import Getypt
from borgwijzer.zaken.models import Betrokkene, Overtreding, Zaak

RICHT = {
    "bouwer": "wie bouwt of laat bouwen",
    "uitvoerder": "wie het werk uitvoert",
    "gebruiker": "wie het gebruikt",
    "eigenaar": "de eigenaar",
    "anders": "een ander",
}


@dataclass(frozen=True, slots=True)
class Formulierwerk:
    """``partijen`` are those of the zaak; ``bewijs`` words and lines of what it has. ``begin``: what the fields begin with."""

    zaak: Zaak
    kader: Kader
    partijen: Sequence[Betrokkene]
    bewijs: Sequence[tuple[str, str]]
    getypt: Getypt
    adres: str
    terug: str
    begin: Mapping[str, str] = field(default_factory=dict)
    gekozen: Sequence[str] = ()
    verborgen: Mapping[str, str] = field(default_factory=dict)
    wijzigt: bool = False
    beletselen: tuple[Beletsel, ...] = ()
    fout: str = ""

    def veld(self, naam: str, etiket: str, uitleg: str = "", *, soort: str = "tekst", verplicht: bool = False) -> Invoerveld:
        return self.getypt.tekst(naam, etiket, uitleg, self.begin.get(naam, ""), soort=soort, verplicht=verplicht)


def maak_formulier(werk: Formulierwerk) -> OvertredingFormulierBeeld:
    """The form; with beletselen only why not."""
    groepen = (_norm(werk), _feiten(werk), _overtreder(werk), _bewijs(werk), *_reden(werk))
    return OvertredingFormulierBeeld(
        zaaknummer=werk.zaak.nummer,
        zaak_titel=noem_zaakplaats(werk.zaak),
        adres=werk.adres,
        terug=werk.terug,
        titel="Wijzig de overtreding" if werk.wijzigt else "Leg een overtreding vast",
        groepen=() if werk.beletselen else groepen,
        beletselen=werk.beletselen,
        verborgen=tuple(Keuze(naam, waarde) for naam, waarde in werk.verborgen.items()),
        knop="Bewaar de wijziging" if werk.wijzigt else "Leg de overtreding vast",
        fout=werk.fout,
    )


def lees_begin(overtreding: Overtreding) -> dict[str, str]:
    """The fields as they are, to change them."""
    overtreder = {f"overtreder_{naam}": str(waarde) for naam, waarde in overtreding.overtreder.items()}
    anders = [stuk["tekst"] for stuk in overtreding.bewijs if stuk["soort"] == "anders"]
    return {
        **overtreder,
        "norm": overtreding.norm_id,
        "artikel": overtreding.norm,
        "norm_reden": overtreding.norm_reden,
        "norm_versie": schrijf_invuldag(overtreding.norm_versie),
        "onderwerp": overtreding.onderwerp,
        "feiten": overtreding.feiten,
        "geconstateerd_op": schrijf_invuldag(overtreding.geconstateerd_op),
        "overtreder_rol": overtreding.overtreder_rol,
        "overtreder_reden": overtreding.overtreder_reden,
        "bewijs_anders": "\n".join(anders),
    }


def list_gekozen(overtreding: Overtreding) -> list[str]:
    """The pieces of evidence that are ticked."""
    return [f"{stuk['soort']}-{stuk['id']}" for stuk in overtreding.bewijs if stuk["soort"] != "anders"]


def _norm(werk: Formulierwerk) -> Groep:
    normen = {"": "Staat er niet bij", **{norm.id: _noem(norm) for norm in werk.kader.inhoud.norm}}
    onderwerpen = {"": "Geen of onbekend", **{o.id: o.naam for o in werk.kader.onderwerpen.values()}}
    velden = (
        werk.getypt.keuze(
            "norm",
            "Welke regel is overtreden?",
            normen,
            werk.begin.get("norm", ""),
            "Achter elke regel staat tot wie zij zich richt.",
        ),
        werk.veld(
            "artikel", "Artikel en lid", "Als u het preciezer weet, of als de regel er niet bij staat. Bijvoorbeeld: Bbl 7.7 lid 1."
        ),
        werk.veld("norm_reden", "Waarom past geen regel van de lijst?", "Alleen als de regel er niet bij staat.", soort="lang"),
        werk.getypt.dag(
            "norm_versie",
            "Van welke dag is de wettekst die u las?",
            werk.begin.get("norm_versie", ""),
            verplicht=False,
            uitleg="Laat leeg voor de tekst die het kader noemt.",
        ),
        werk.getypt.keuze("onderwerp", "Over welk onderwerp gaat het? (bijlage 1)", onderwerpen, werk.begin.get("onderwerp", "")),
    )
    return Groep("Welke regel?", velden)


def _noem(norm: Norm) -> str:
    wie = " of ".join(RICHT[een] for een in norm.normadressaat)
    return f"{norm.tekst} ({noem_norm(norm)}; voor {wie})"


def _feiten(werk: Formulierwerk) -> Groep:
    velden = (
        werk.getypt.dag("geconstateerd_op", "Op welke dag is het gezien?", werk.begin.get("geconstateerd_op", "")),
        werk.veld(
            "feiten", "Wat is er gezien?", "Wat, waar en hoe. Geen oordeel: dat komt bij het wegen.", soort="lang", verplicht=True
        ),
    )
    return Groep("Wat is er gezien?", velden)


def _overtreder(werk: Formulierwerk) -> Groep:
    partijen = {"": "Iemand anders: vul de naam in", **{str(partij.pk): _partij(partij) for partij in werk.partijen if partij.naam}}
    velden = (
        werk.getypt.keuze("partij", "Wie is de overtreder?", partijen),
        werk.veld("overtreder_naam", "Naam"),
        werk.veld("overtreder_kvk", "KvK-nummer"),
        werk.veld("overtreder_adres", "Adres en plaats"),
        werk.veld("overtreder_email", "E-mailadres", soort="email"),
        werk.getypt.keuze(
            "overtreder_rol",
            "In welke rol spreken wij hem aan?",
            {"": "Maak een keuze", **ADRESSATEN},
            werk.begin.get("overtreder_rol", ""),
        ),
        werk.veld(
            "overtreder_reden",
            "Waarom is hij de overtreder?",
            "Hij overtreedt de regel zelf, of kan haar laten naleven.",
            soort="lang",
            verplicht=True,
        ),
    )
    return Groep("Wie is de overtreder?", velden, "Kies een partij van de zaak, of vul naam en adres in.")


def _partij(partij: Betrokkene) -> str:
    return f"{partij.naam} ({partij.rol.replace('_', ' ')})"


def _bewijs(werk: Formulierwerk) -> Groep:
    gekozen = werk.getypt.velden.get("bewijs", ()) if werk.getypt.velden else werk.gekozen
    keuzes = tuple(Keuze(woord, schrijf_datums(tekst), woord in gekozen) for woord, tekst in werk.bewijs)
    vinkjes = (Invoerveld(naam="bewijs", etiket="Uit deze zaak", soort="vinkjes", keuzes=keuzes),) if keuzes else ()
    anders = werk.veld(
        "bewijs_anders",
        "Ander bewijs",
        "Eén per regel, bijvoorbeeld: foto van 2 maart 2026, gemaakt door de wijkagent.",
        soort="lang",
    )
    return Groep("Waaruit blijkt het?", (*vinkjes, anders))


def _reden(werk: Formulierwerk) -> tuple[Groep, ...]:
    if not werk.wijzigt:
        return ()
    veld = werk.getypt.tekst("reden", "Waarom wijzigt u dit?", "Wat er eerst stond, blijft in het logboek.")
    return (Groep("De wijziging", (veld,)),)
